// Writes a page that shows every deck as Marp does, one frame each, and measures in the browser which pages do not fit.
// Run where marp-core is installed: NODE_PATH=DIR/node_modules node fits.mjs OUT.html DECK...
// Opened with scripts on, the page has a line for each page of each deck under "found": deck, number, height that its
// words need, height that there is, and by how much its widest table or drawing is too wide.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const require = createRequire(join(process.env.NODE_PATH ?? ".", "x.js"));
const { Marp } = require("@marp-team/marp-core");
const [, , out, ...decks] = process.argv;
const quoted = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

const frames = decks.map((deck) => {
  const { html, css } = new Marp().render(readFileSync(deck, "utf8"));
  const page = `<!DOCTYPE html><meta charset="utf-8"><style>body { margin: 0; width: 1280px } ${css}</style>${html}`;
  return `<iframe title="${quoted(deck)}" width="1280" height="720" srcdoc="${quoted(page)}"></iframe>`;
});

function measure() {
  const found = [];
  for (const frame of document.querySelectorAll("iframe")) {
    const pages = [...frame.contentDocument.querySelectorAll("section")].filter((one) => !one.parentElement.closest("section"));
    pages.forEach((page, number) => {
      const wide = [...page.querySelectorAll("pre, table")].map((one) => one.scrollWidth - one.clientWidth);
      found.push([frame.title, number + 1, page.scrollHeight, page.clientHeight, Math.max(0, ...wide)].join("\t"));
    });
  }
  document.getElementById("found").textContent = found.join("\n");
}

const script = `${measure}; addEventListener("load", () => setTimeout(measure, 300));`;
writeFileSync(out, `<!DOCTYPE html><meta charset="utf-8">${frames.join("\n")}<pre id="found"></pre><script>${script}</script>`);
