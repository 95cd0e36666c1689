// Lays pieces out so that they fill the screen: as large as fits, in columns where that makes them larger, and in
// parts where even the smallest size that is read from the last row does not hold them. Nothing is ever cut off.
"use strict";

import { elements } from "/page/pieces.js";

const stage = document.getElementById("stage");
const words = document.getElementById("words");
const text = document.getElementById("text");

const foot = document.getElementById("part");
const PART = (part, parts) => (parts > 1 ? `part ${part} of ${parts}` : "");
const LONG = 24; // letters of a word that may have to be broken

/** The smallest size of text, in CSS pixels: a share of the screen, and more where the browser's own text is larger. */
export function floor(share = 0.03) {
  const own = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return Math.round(Math.max(share * innerHeight, 0.5 * share * innerWidth, 1.25 * own, 18));
}

let beside = []; // what has something at its right that a long word could run into

function fits() {
  if (words.scrollHeight > words.clientHeight || words.scrollWidth > words.clientWidth) return false;
  return beside.every((one) => one.scrollWidth <= one.clientWidth);
}

/** The greatest whole number from least to most for which something holds; 0 where it does not even for the least. */
function greatest(least, most, holds) {
  if (!holds(least)) return 0;
  let [low, high] = [least, Math.max(least, Math.floor(most))];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function at(size) {
  words.style.fontSize = `${size}px`;
  return fits();
}

class Layout {
  constructor(scene) {
    this.scene = scene;
    this.board = scene.lays === "board";
    document.documentElement.style.setProperty("--small", `${floor()}px`);
    this.least = floor(this.board ? 0.026 : 0.03); // lines of a board are short, and many
    const share = scene.large ? 0.075 : this.board ? 0.055 : scene.lays === "face" ? 0.05 : 0.065;
    this.most = Math.max(this.least, Math.min(share * innerHeight, share * 0.72 * innerWidth));
  }

  /** Put some pieces on the stage. */
  build(pieces) {
    text.replaceChildren(...elements(pieces));
    this.pictures = text.querySelectorAll("img").length;
    this.groups = text.querySelectorAll(".group").length;
    this.drawn = text.querySelector(".diagram, table") !== null;
    text.classList.toggle("drawn", this.drawn);
    text.classList.toggle("pictured", this.pictures > 0);
  }

  /** The ways in which what is on the stage can be laid out, those that hold most where it is to be quick. `gain` is how
   *  much larger than by an earlier way the text must become for a way to be taken. */
  *ways(quick) {
    if (this.board) {
      const most = Math.max(1, Math.min(this.groups, Math.floor(words.clientWidth / (9 * this.least))));
      const rows = Math.ceil(this.groups / most);
      for (let more = 0; more < (quick ? 2 : 4); more++) {
        const across = Math.max(1, Math.ceil(this.groups / (rows + more)));
        for (const flow of this.groups === 1 ? [1, 2, 3] : [1]) yield { across, flow, gain: 1.04 };
        if (across === 1) return;
      }
      return;
    }
    const wide = innerWidth >= 1.5 * innerHeight;
    const asides = this.scene.lays !== "clock" ? [] : wide ? ["beside", "line"] : ["below", "beside", "line"];
    for (const aside of asides.length ? asides : [undefined]) {
      yield { columns: 1, aside, gain: aside === "line" ? 1.6 : 1.2 }; // a small clock is for long words alone
      if (aside === "beside" || this.drawn || this.scene.large) continue;
      const roomy = stage.clientWidth / this.least > 28;
      if (roomy && text.querySelectorAll("li, p, figure, .bar").length > 3) yield { columns: 2, aside, gain: aside === "line" ? 1.6 : 1.2 };
    }
  }

  use(way) {
    stage.dataset.columns = way.columns ?? 1;
    if (way.aside) stage.dataset.aside = way.aside;
    words.style.setProperty("--across", way.across ?? 1);
    words.style.setProperty("--flow", way.flow ?? 1);
    beside = this.board || way.columns === 2 ? [...text.querySelectorAll(".group, li, #text > *")] : [];
  }

  /** The size at which what is on the stage fits, in the best way; 0 where it does not. */
  best(most = this.most) {
    let found = { size: 0, worth: 0 };
    for (const way of this.ways(most === this.least)) {
      this.use(way);
      const enough = Math.ceil(found.worth * way.gain);
      if (!this.pictures && enough && (enough > most || !at(Math.max(enough, this.least)))) continue;
      const size = this.pictures ? this.pictured() : greatest(Math.max(enough, this.least), most, at);
      if (size && !this.pictures) at(size);
      const worth = Math.min(size, this.lettered());
      if (worth > found.worth * (found.size ? way.gain : 1)) found = { size, way, worth };
      if (worth >= most && !this.pictures) break;
    }
    if (found.size) {
      this.use(found.way);
      if (this.pictures) this.pictured();
      else at(found.size);
    }
    return found.size;
  }

  /** How large the letters of the smallest diagram on the stage are, which may be a little smaller than others; how high
   *  the lowest picture is, where there are some. */
  lettered() {
    const images = [...text.querySelectorAll("img")];
    if (images.length) return Math.min(...images.map((image) => image.clientHeight));
    const boxes = [...text.querySelectorAll(".diagram svg")];
    return Math.min(Infinity, ...boxes.map((box) => (1.25 * 16.5 * box.clientWidth) / box.viewBox.baseVal.width));
  }

  /** Pictures as high as the words leave room for; their height. The words are of a middling size beside them. */
  pictured() {
    const lowest = Math.round(0.2 * innerHeight);
    for (const size of [1.5, 1.2, 1].map((times) => Math.min(this.most, times * this.least))) {
      at(size);
      const high = greatest(lowest, innerHeight, (height) => {
        words.style.setProperty("--picture", `${height}px`);
        return fits();
      });
      if (high) {
        words.style.setProperty("--picture", `${high}px`);
        return high;
      }
    }
    return 0;
  }

  /** All pieces as the fewest parts, each a list of pieces. */
  parts(pieces) {
    const long = pieces.some((piece) => split(piece).some((word) => word.text.trim().length > (this.board ? LONG / 2 : LONG)));
    for (const breaking of long ? [false, true] : [false]) {
      document.body.classList.toggle("breaking", breaking); // only words that are longer than a line
      this.build(pieces);
      if (this.best()) return [pieces];
    }
    foot.textContent = foot.textContent || PART(1, 2); // the line at the foot takes room of its own
    const head = this.board ? pieces.slice(0, 1) : [];
    const rest = [...pieces.slice(head.length)].filter((piece) => !piece.coming);
    const found = [];
    while (rest.length) {
      let count = greatest(1, rest.length, (count) => this.holds([...head, ...rest.slice(0, count)]));
      if (!count) {
        const [one, other] = this.cut(rest[0], (piece) => this.holds([...head, piece]));
        rest.splice(0, 1, one, ...(other ? [other] : []));
        count = 1;
      }
      while (count > 1 && count < rest.length && rest[count - 1].is === "heading") count--;
      found.push([...head, ...rest.splice(0, count)]);
    }
    return found;
  }

  holds(pieces) {
    this.build(pieces);
    return this.best(this.least) > 0;
  }

  /** One piece that is too large for the screen as one that is not, and the rest of it. */
  cut(piece, holds) {
    if (piece.is === "diagram") {
      const [top, bottom] = [piece.top ?? 0, piece.bottom ?? piece.drawing.height / 20];
      const rows = greatest(1, bottom - top - 1, (rows) => holds({ ...piece, top, bottom: top + rows })) || 1;
      return bottom - top > 1 ? [{ ...piece, top, bottom: top + rows }, { ...piece, top: top + rows, bottom }] : [piece];
    }
    const signs = split(piece);
    const count = greatest(1, signs.length - 1, (count) => holds(first(piece, signs.slice(0, count)))) || 1;
    return signs.length > 1 ? [first(piece, signs.slice(0, count)), later(piece, signs.slice(count))] : [piece];
  }

  /** Show one part of a picture; how many it takes. */
  show(parts, part) {
    this.build(parts[part]);
    if (!this.best(parts.length > 1 ? Math.max(this.least, 1.35 * this.least) : this.most)) at(this.least);
  }
}

// -- pieces cut by their words ---------------------------------------------------------------------------------------

function runs(piece) {
  return piece.is === "issue" ? [{ text: piece.text }] : (piece.spans ?? piece.cells?.flat() ?? []);
}

/** The words of a piece, each with its style and the space behind it. */
function split(piece) {
  return runs(piece).flatMap((span) => (span.text.match(/\s*\S+\s*/g) ?? []).map((text) => ({ ...span, text })));
}

function first(piece, words) {
  if (piece.is === "issue") return { ...piece, text: words.map((word) => word.text).join(""), others: "" };
  if (piece.is === "row") return { is: "words", looks: "text", spans: words };
  return { ...piece, spans: words };
}

function later(piece, words) {
  const rest = { ...first(piece, words), marker: piece.marker ? " " : piece.marker };
  return piece.is === "issue" ? { ...rest, number: "", more: true, skipped: "", others: piece.others } : rest;
}

let kept = { key: "", parts: [], breaking: false };

/** The part in which the words of a group end, counted from 0; the first where it is nobody's turn. */
function following(turn) {
  return Math.max(0, kept.parts.map((part) => part.some((piece) => piece.column === turn)).lastIndexOf(true));
}

/** Lay a picture out, the part of it that it names; how many parts there are, and which one it is, from 0. */
export function lay(scene, again = false) {
  const layout = new Layout(scene);
  const { part: wanted = 0, turn = -1, coming = 0, pieces = [], ...others } = scene;
  const key = JSON.stringify([pieces, coming, others, innerWidth, innerHeight, layout.least]);
  if (again || kept.key !== key) {
    foot.textContent = "";
    const empty = Array.from({ length: coming }, () => ({ is: "line", coming: true, spans: [{ text: " " }] }));
    kept = { key, parts: layout.parts([...pieces, ...empty]) };
    kept.breaking = document.body.classList.contains("breaking");
  }
  document.body.classList.toggle("breaking", kept.breaking);
  const part = wanted < 0 ? following(turn) : Math.min(wanted, kept.parts.length - 1);
  foot.textContent = PART(part + 1, kept.parts.length);
  layout.show(kept.parts, part);
  return [part, kept.parts.length];
}

/** All pieces one below the other, for paper. */
export function unfold(scene) {
  stage.dataset.columns = 1;
  text.replaceChildren(...elements(scene.pieces ?? []));
}
