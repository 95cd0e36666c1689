// What is told, as elements. Words only ever become text; what is drawn is made of numbers.
"use strict";

const SVG = "http://www.w3.org/2000/svg";
const BULLETS = ["•", "‣", "·"];
const DEEPEST = 4;
const CELL = 20; // a cell's height in a diagram's units; it is half as wide
const QUIET = 4; // modules of white round a code, as the standard asks for

/** An element with a class and things in it: other elements, or words. */
export function make(name, look = "", ...inside) {
  const element = document.createElement(name);
  if (look) element.className = look;
  element.append(...inside);
  return element;
}

function draw(name, attributes, ...inside) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

/** Stretches of text, each in its style and with a direction of its own. */
export function spans(list = []) {
  return list.map((span) => {
    let element = make("bdi", "", span.text);
    if (span.code) element = make("code", "", element);
    if (span.strike) element = make("s", "", element);
    if (span.emphasis) element = make("em", "", element);
    if (span.strong) element = make("strong", "", element);
    return element;
  });
}

/** Pieces in order as elements; lines of one list, rows of one table and issues of one group stand together. */
export function elements(pieces) {
  const found = [];
  let board = null;
  for (const piece of pieces) {
    const last = found[found.length - 1];
    if (piece.is === "line") {
      const list = last?.tagName === "UL" ? last : make("ul");
      if (list !== last) found.push(list);
      list.append(line(piece));
    } else if (piece.is === "row") {
      const table = last?.tagName === "TABLE" && !piece.first ? last : headed(piece);
      if (table !== last) found.push(table);
      if (piece.cells?.length) table.tBodies[0].append(row("td", piece.cells));
    } else if (piece.is === "issue") {
      if (!board) found.push((board = make("div", "board")));
      column(board, piece).append(issue(piece));
    } else {
      found.push(SINGLE[piece.is](piece));
    }
  }
  for (const list of found.flatMap((one) => (one === board ? [...one.querySelectorAll("ul")] : [one]))) {
    const markers = [...list.querySelectorAll(":scope > li > .marker")].map((marker) => marker.textContent.length);
    if (markers.length) list.style.setProperty("--marker", Math.max(...markers)); // "9." and "10." have words in line
  }
  return found;
}

const SINGLE = {
  heading: (piece) => make(`h${piece.level}`, "", ...spans(piece.spans)),
  words: (piece) => make(piece.looks === "quote" ? "blockquote" : "p", piece.looks, ...spans(piece.spans)),
  rule: () => make("hr"),
  bar,
  diagram,
  picture,
};

function line(piece) {
  const depth = piece.depth ?? 0;
  const marker = make("span", "marker", piece.marker || BULLETS[Math.min(depth, 2)]);
  if (!piece.marker) marker.setAttribute("aria-hidden", "true");
  const look = `deep-${Math.min(depth, DEEPEST)}${piece.coming ? " coming" : ""}`;
  return make("li", look, marker, make("span", "", ...spans(piece.spans)));
}

function headed(piece) {
  const table = make("table");
  if (piece.head?.length) {
    const head = row("th", piece.head);
    for (const cell of head.cells) cell.scope = "col";
    table.append(make("thead", "", head));
  }
  table.append(make("tbody"));
  return table;
}

function row(name, cells) {
  const made = make("tr", "", ...cells.map((cell) => make(name, "", ...spans(cell))));
  for (const words of made.querySelectorAll("bdi")) words.replaceChildren(...breakable(words.textContent));
  return made;
}

/** Words with places to break in those that are too long for a column. */
function breakable(text) {
  const bits = text.split(/(\S{24,})/).flatMap((bit) => (/^\S{24,}$/.test(bit) ? bit.match(/.{1,8}/gsu) : [bit]));
  return bits.flatMap((bit, at) => (at ? [make("wbr"), bit] : [bit]));
}

function column(board, piece) {
  const last = board.lastElementChild;
  if (last?.dataset.column === String(piece.column)) return last.lastElementChild;
  const group = make("section", "group", make("h2", "", make("bdi", "", piece.group)), make("ul", "flowing"));
  group.dataset.column = piece.column;
  board.append(group);
  return group.lastElementChild;
}

function issue(piece) {
  const words = make("span", piece.number || piece.more ? "" : "empty", make("bdi", "", piece.text));
  if (piece.skipped) words.prepend(make("span", "skipped", piece.skipped));
  if (piece.others) words.append(make("span", "others", piece.others));
  return make("li", "", make("span", "marker", piece.number ?? ""), words);
}

function bar(piece) {
  const box = draw("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" });
  box.append(draw("rect", { class: "whole", x: 0, y: 0, width: 100, height: 10, "vector-effect": "non-scaling-stroke" }));
  box.append(draw("rect", { class: "share", x: 0, y: 0, width: 100 * piece.share, height: 10 }));
  const label = make("bdi", "", piece.label);
  return make("div", "bar", make("div", "", label, make("span", "count", piece.count)), box);
}

function diagram(piece) {
  const { width, height, words } = piece.drawing;
  const top = piece.top ?? 0;
  const bottom = piece.bottom ?? height / CELL;
  const box = draw("svg", {
    viewBox: `0 ${top * CELL} ${width} ${(bottom - top) * CELL}`,
    role: "img",
    "aria-label": piece.text,
  });
  // a column is as wide as a letter of the text round it, unless the whole is wider than the page
  box.style.width = `${(width / CELL) * 1.2}em`;
  for (const look of ["lines", "broken", "shapes"]) {
    if (piece.drawing[look]) box.append(draw("path", { class: look, d: piece.drawing[look] }));
  }
  for (const { column: x, row: y, cells, text } of words) {
    if (y < top || y >= bottom) continue;
    const place = { x: (x * CELL) / 2, y: y * CELL + 15.5, lengthAdjust: "spacingAndGlyphs" };
    box.append(draw("text", { ...place, textLength: (cells * CELL) / 2 }, text));
  }
  return make("figure", "diagram", box);
}

const images = new Map(); // by source: an image is asked for once, however often the page is laid out
const MOST_IMAGES = 20;

/** A picture with the words that stand for it; only those, where it cannot be seen. */
function picture(piece) {
  const caption = make("figcaption", "", make("bdi", "", piece.text));
  const image = piece.source && (images.get(piece.source) ?? asked(piece.source));
  if (!image || image.dataset.gone) return make("figure", "picture words", caption);
  image.alt = piece.text;
  caption.setAttribute("aria-hidden", "true");
  return make("figure", "picture", image, caption);
}

function asked(source) {
  const image = make("img");
  if (images.size >= MOST_IMAGES) images.delete(images.keys().next().value);
  images.set(source, image);
  image.addEventListener("load", () => {
    image.style.setProperty("--ratio", image.naturalWidth / image.naturalHeight);
    document.dispatchEvent(new Event("picture"));
  });
  image.addEventListener("error", () => {
    image.dataset.gone = "yes";
    document.dispatchEvent(new Event("picture"));
  });
  image.src = `/picture/${encodeURIComponent(source)}`;
  return image;
}

/** The code to scan: always dark on white. */
export function code(rows) {
  const size = rows.length + 2 * QUIET;
  const dark = rows.flatMap((row, y) =>
    [...row].map((sign, x) => (sign === "1" ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : "")),
  );
  return draw(
    "svg",
    { class: "code", viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": "A code to scan", "shape-rendering": "crispEdges" },
    draw("rect", { width: size, height: size }),
    draw("path", { d: dark.join("") }),
  );
}
