"""Write the pages of keys and of terminals anew from the declarations: `python -m tests.readme`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from facilitator.console.key import Key
from facilitator.console.keys import KEYS
from facilitator.console.terminals import table
from tests.documents import DOCS

PAGE, TERMINALS = DOCS / "keys.md", DOCS / "terminals.md"

PLACES: dict[str, tuple[str, ...]] = {
    "The day": ("lead", "anywhere"),
    "Forms": ("forms",),
    "Something happened": ("happened", "happened list"),
    "While you type": ("line",),
    "On the board": ("board",),
    "The scribe's window": ("scribe",),
    "Every sheet": ("sheet",),
    "The list of runs": ("reviews",),
    "Reading a run": ("review",),
    "Runs side by side": ("compared",),
    "Home": ("home",),
    "Setting up a day": ("setup", "details", "bring"),
    "Editing a plan": ("editor",),
    "The fields of an item or of the day": ("editor fields",),
    "Writing pages": ("pages of an item", "picture"),
    "The menu": ("menu",),
    "Choosing one of many": ("choosing",),
    "Something to read": ("paper",),
    "The settings": ("settings",),
    "All commands with their keys": ("own keys",),
    "The room's window": ("the room's window",),
}
"""Headings, and the places whose keys stand under each; the keys of one sheet stand under its own."""

SHEETS = {
    "list of forms": "The list of forms",
    "walk": "Walk-round",
    "tally": "Hands up",
    "attendance": "Who is here",
    "hypotheses": "Hypotheses",
    "read-back": "Read back",
    "matrix": "Themes by group",
    "entries": "Open questions and actions",
    "doubtful": "Words that may name someone",
    "pasting": "Pasted lines",
    "splitting": "A theme that is split",
    "heaps": "Gathering into heaps",
    "message": "A message to the room",
    "wall": "The wall",
    "ending": "The end of the day",
    "handed": "What was exported",
    "photographs": "Photographs of flipcharts",
    "photograph": "One photograph",
    "second clock": "The second clock",
    "began earlier": "It began earlier",
    "win time back": "Winning time back",
    "change the day": "Changing the day",
}
"""Sheets over the screen, and what they are called here."""

NAMES = {"pagedown": "PageDown", "pageup": "PageUp", "right": "→", "left": "←", "home": "Home", "f5": "F5"}
"""Keys that are named beside the one that the footer shows."""


def keys_tables() -> str:
    """The commands as Markdown tables, a heading for each place where they work."""
    known = {place for places in PLACES.values() for place in places}
    found = [_table(heading, (key for key in KEYS if key.where in places)) for heading, places in PLACES.items()]
    rest = dict.fromkeys(key.where for key in KEYS if key.where not in known)
    sheets = [_table(SHEETS.get(place, place), (key for key in KEYS if key.where == place)) for place in rest]
    after = list(PLACES).index("Every sheet") + 1
    return "\n".join([*found[:after], *sheets, *found[after:]])


def _table(heading: str, keys: Iterable[Key]) -> str:
    rows = [f"**{heading}**", "", "| key | does | id |", "| --- | --- | --- |"]
    for key in keys:
        sign = " ".join(f"`{part}`" for part in _signs(key))
        rows.append(f"| {sign} | {key.help} | `{key.id}` |")
    return "\n".join(rows) + "\n"


def _signs(key: Key) -> list[str]:
    extra = [NAMES[name] for name in key.keys.split(",") if name in NAMES]
    return [key.sign, *(sign for sign in extra if sign != key.sign)]


def with_keys(text: str) -> str:
    """The page with the present keys between its markers."""
    return re.sub(
        r"(<!-- keys -->\n).*?(<!-- /keys -->)", lambda m: f"{m[1]}{keys_tables()}{m[2]}", text, flags=re.DOTALL
    )


def with_terminals(text: str) -> str:
    """The page with the present terminals between its markers."""
    return re.sub(
        r"(<!-- terminals -->\n).*?(<!-- /terminals -->)", lambda m: f"{m[1]}{table()}{m[2]}", text, flags=re.DOTALL
    )


if __name__ == "__main__":
    TERMINALS.write_text(with_terminals(TERMINALS.read_text(encoding="utf-8")), encoding="utf-8")
    PAGE.write_text(with_keys(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
