// Writes golden.json: what Marp makes of every deck in decks/, as pages with their words in order and their notes.
// Run where marp-core is installed: npm install --prefix DIR @marp-team/marp-core@5 && NODE_PATH=DIR/node_modules node make.mjs
import { createRequire } from "node:module";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(join(process.env.NODE_PATH ?? ".", "x.js"));
const { Marp } = require("@marp-team/marp-core");
const { version } = require("@marp-team/marp-core/package.json");
const here = dirname(fileURLToPath(import.meta.url));

const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0", copy: "\u00a9" };
const INLINE = /^(a|abbr|b|bdi|bdo|cite|code|data|del|em|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|u|var|wbr)$/;

const decoded = (text) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, ten, name) =>
    hex ? String.fromCodePoint(parseInt(hex, 16)) : ten ? String.fromCodePoint(Number(ten)) : (NAMED[name] ?? all)
  );
const attribute = (tag, name) => tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1] ?? "";

// The words of a page's HTML as someone reads them: pictures by their words, list entries with the number before them.
function words(html) {
  const lists = [];
  let said = "";
  let silent = "";
  for (const [piece] of html.matchAll(/<!--[^]*?-->|<[^>]*>|[^<]+/g)) {
    if (piece.startsWith("<!--")) continue;
    const name = piece.match(/^<\/?([a-zA-Z][\w-]*)/)?.[1]?.toLowerCase();
    if (!name) {
      if (!silent) said += decoded(piece);
      continue;
    }
    const closes = piece.startsWith("</");
    if (silent) {
      if (closes && name === silent) silent = "";
      continue;
    }
    if ((name === "style" || name === "script") && !closes) silent = name;
    else if (name === "img") said += attribute(piece, "class") === "emoji" ? decoded(attribute(piece, "alt")) : ` ${decoded(attribute(piece, "alt"))} `;
    else if (name === "ol" || name === "ul") closes ? lists.pop() : lists.push(name === "ol" ? Number(attribute(piece, "start") || 1) : 0);
    if (name === "li" && !closes && lists.at(-1)) said += ` ${lists[lists.length - 1]++}. `;
    if (!INLINE.test(name) && name !== "img") said += " ";
  }
  return said.split(/\s+/).filter(Boolean);
}

const golden = { version, decks: {} };
for (const file of readdirSync(join(here, "decks")).sort()) {
  const { html, comments } = new Marp({ script: false, inlineSVG: false }).render(
    readFileSync(join(here, "decks", file), "utf8"),
    { htmlAsArray: true }
  );
  golden.decks[file] = html.map((page, number) => ({
    words: words(page),
    notes: comments[number],
    number: attribute(page, "data-marpit-pagination"),
    steps: Number(attribute(page, "data-marpit-fragments") || 0),
  }));
}
writeFileSync(join(here, "golden.json"), `${JSON.stringify(golden, null, 1)}\n`);
