// The lead's remote on a telephone: shows where the day is, and asks the laptop for four things. It keeps nothing.
"use strict";

const SILENT = 7000; // milliseconds without a word from the laptop after which it is asked anew
const AGAIN = 1000;

const place = (id) => document.getElementById(id);
const buttons = [...document.querySelectorAll("button[data-press]")];

function show(face) {
  for (const name of ["item", "page", "left", "clock", "cue", "coming"]) place(name).textContent = face[name];
  if (place("spoken").textContent !== face.spoken) place("spoken").textContent = face.spoken;
  document.body.dataset.stands = face.stands;
  for (const button of buttons) {
    button.disabled = !face.open;
    if (button.dataset.press === "blank") {
      button.textContent = face.blank ? "Show" : "Blank";
      button.setAttribute("aria-pressed", face.blank);
    }
    if (button.dataset.press === "clock") button.textContent = face.runs ? "Pause" : "Start";
  }
}

async function press(what) {
  place("said").textContent = "";
  try {
    const answer = await fetch("/press", { method: "POST", body: JSON.stringify({ press: what }) });
    place("said").textContent = answer.ok ? (await answer.json()).said : "The laptop did not take that.";
  } catch {
    place("said").textContent = "The laptop cannot be reached; it was not done.";
  }
}

for (const button of buttons) button.addEventListener("click", () => press(button.dataset.press));

async function listen() {
  const ending = new AbortController();
  let timer = setTimeout(() => ending.abort(), SILENT);
  try {
    const answer = await fetch("/view", { method: "POST", signal: ending.signal });
    if (!answer.ok) throw new Error(answer.status);
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let text = ""; ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      clearTimeout(timer);
      timer = setTimeout(() => ending.abort(), SILENT);
      const blocks = (text + value).split("\n\n");
      text = blocks.pop();
      for (const block of blocks) if (block.startsWith("data: ")) show(JSON.parse(block.slice(6)));
    }
  } catch {
    place("clock").textContent = "The laptop cannot be reached. Trying again.";
    for (const button of buttons) button.disabled = true;
  }
  clearTimeout(timer);
  setTimeout(listen, AGAIN);
}

listen();
