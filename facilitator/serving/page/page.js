// The room's screen in a browser: hears what is to be seen, shows it, and tells how much of it the screen could hold.
// It keeps nothing, and no key or click does anything but f, which fills the screen.
"use strict";

import { floor, lay, unfold } from "/page/laying.js";
import { code, make, spans } from "/page/pieces.js";

const SILENT = 7000; // milliseconds without a word from the server after which it is asked anew
const LOST = 4000; // milliseconds without a server after which the old picture goes: its clock would stand still
const AGAIN = 1000;
const STILL = 3000; // milliseconds after which a pointer that rests is hidden

const root = document.documentElement;
const place = (id) => document.getElementById(id);
const stage = place("stage");
const aside = place("aside");

let shown = { scene: null, face: null, mark: "" };
let said = "";
const page = crypto.randomUUID?.() ?? String(Math.random()); // tells this page from others that look on

// -- showing -----------------------------------------------------------------------------------------------------

function show(told, again = false) {
  const { scene, face } = told;
  shown = told;
  for (const [name, colour] of Object.entries(scene.colours ?? {})) root.style.setProperty(`--${name}`, colour);
  stage.dataset.lays = scene.lays;
  const coded = scene.code?.length && !face;
  if (face) stage.dataset.aside = scene.lays === "face" ? "filling" : "beside";
  else if (coded) stage.dataset.aside = "beside";
  else delete stage.dataset.aside;
  const text = place("text");
  text.className = [scene.large && "large", scene.middle && "middle", coded && "coded"].filter(Boolean).join(" ");
  write("header", spans(scene.header));
  write("footer", spans(scene.footer));
  if (place("message").textContent !== (scene.message ?? "")) write("message", scene.message ?? ""); // read aloud once
  write("remark", scene.remark ?? "");
  write("quiet", scene.quiet ?? "");
  const headed = (scene.pieces ?? []).some((piece) => piece.is === "heading");
  for (const [name, value] of [["role", "heading"], ["aria-level", "1"]]) {
    if (headed || !scene.quiet) place("quiet").removeAttribute(name);
    else place("quiet").setAttribute(name, value); // a page without a heading has the item's name for one
  }
  write("number", scene.number ?? "");
  write("told", [scene.told, scene.rehearsal && "REHEARSAL"].filter(Boolean).join(" · "));
  if (!face) aside.replaceChildren(...(coded ? [code(scene.code)] : []));
  tick(face);
  const [part, parts] = lay(scene, again);
  tick(face);
  stage.dataset.part = part;
  stage.dataset.mark = told.mark;
  tell(part, parts);
}

function write(id, content) {
  place(id).replaceChildren(...(Array.isArray(content) ? content : [content]));
}

/** Show how a clock stands. What is read aloud changes with its minutes only. */
function tick(face) {
  shown.face = face;
  const spoken = face?.spoken ?? "";
  if (spoken !== place("spoken").textContent) place("spoken").textContent = spoken;
  if (!face) return;
  if (!aside.querySelector(".figures")) {
    aside.replaceChildren(make("p", "above"), make("p", "figures"), make("p", "below"));
    aside.querySelector(".figures").setAttribute("aria-hidden", "true");
  }
  aside.dataset.stands = face.stands;
  for (const name of ["above", "figures", "below"]) aside.querySelector(`.${name}`).textContent = face[name];
  enlarge(face.figures);
}

let enlarged = "";

/** The figures as large as the space allows; they keep their size while only the figures in them change. */
function enlarge(figures) {
  const shape = figures.replace(/\d/g, "0");
  const space = `${shape} ${aside.clientWidth}x${aside.clientHeight} ${aside.querySelector(".below").textContent.length}`;
  if (space === enlarged) return;
  const row = aside.querySelector(".figures");
  row.textContent = shape;
  let [low, high] = [floor(), innerHeight];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    aside.style.setProperty("--figures", `${middle}px`);
    if (aside.scrollWidth <= aside.clientWidth && aside.scrollHeight <= aside.clientHeight) low = middle;
    else high = middle - 1;
  }
  aside.style.setProperty("--figures", `${low}px`);
  row.textContent = figures;
  enlarged = space;
}

/** Tell which part of how many the screen shows, and how much it holds, as if in cells. */
function tell(part, parts) {
  if (!shown.mark) return;
  const width = Math.floor(innerWidth / (0.6 * floor()));
  const height = Math.floor(innerHeight / (1.35 * floor()));
  const words = JSON.stringify({ page, mark: shown.mark, part, parts, width, height });
  if (words === said) return;
  said = words;
  fetch("/laid-out", { method: "POST", body: words }).catch(() => (said = ""));
}

function moment() {
  const spans = [{ text: "One moment, please" }];
  show({ scene: { lays: "words", large: true, pieces: [{ is: "words", looks: "moment", spans }] }, face: null, mark: "" });
}

// -- hearing -----------------------------------------------------------------------------------------------------

const HEARD = {
  scene: (told) => show(told),
  face: (face) => tick(face),
};

function hear(block) {
  const lines = block.split("\n");
  const kind = lines.find((line) => line.startsWith("event: "))?.slice(7);
  const data = lines.find((line) => line.startsWith("data: "))?.slice(6);
  if (kind && data) HEARD[kind]?.(JSON.parse(data));
}

/** Listen until the server is silent or gone. */
async function listen(heard) {
  const giving = new AbortController();
  let waiting = setTimeout(() => giving.abort(), SILENT);
  try {
    const answer = await fetch("/view", { method: "POST", body: page, signal: giving.signal });
    if (!answer.ok) return;
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => giving.abort(), SILENT);
      heard();
      const blocks = (rest + value).split("\n\n");
      rest = blocks.pop();
      blocks.forEach(hear);
    }
  } finally {
    clearTimeout(waiting);
    giving.abort();
  }
}

async function follow() {
  let lost = 0;
  for (;;) {
    await listen(() => (lost = clearTimeout(lost))).catch(() => {});
    said = "";
    lost ||= setTimeout(moment, LOST);
    await new Promise((done) => setTimeout(done, AGAIN));
  }
}

// -- the window ---------------------------------------------------------------------------------------------------

addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "f" || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (document.fullscreenElement) document.exitFullscreen();
  else root.requestFullscreen().catch(() => {});
});

let resting = 0;
addEventListener("pointermove", () => {
  document.body.classList.remove("still");
  clearTimeout(resting);
  resting = setTimeout(() => document.body.classList.add("still"), STILL);
});

function again() {
  enlarged = "";
  if (shown.scene) show(shown, true);
}

new ResizeObserver(again).observe(document.body);
document.addEventListener("picture", again); // its shape is known now, or that it cannot be shown
addEventListener("beforeprint", () => shown.scene && unfold(shown.scene));
addEventListener("afterprint", again);

/** A projector that goes dark in the middle of a talk helps nobody; where the browser cannot keep it on, so be it. */
function awake() {
  if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => {});
}
document.addEventListener("visibilitychange", awake);
awake();

follow();
