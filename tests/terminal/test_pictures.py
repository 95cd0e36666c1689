"""Pictures in a real pseudo-terminal that answers as one with sixels does, as kitty does, or as one without either."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.terminal.driver import Terminal, environment, facilitator, posix_only
from tests.terminal.lead import Lead
from tests.terminal.sixels import shown

pytestmark = [pytest.mark.terminal, posix_only]

SIZE = (80, 24)
CELL = (10, 20)
PLAN = """\
title: Pictures
starts: "09:30"
finishes: "10:00"
groups: 1
agenda:
  - id: a1
    title: Look
    deck: deck.md
    minutes: 30
"""
DECK = "# Look here\n\nWords before it\n\n![Half red, half blue](halves.png)\n\nWords after it\n"

ANSWERS = {
    "sixel": {b"\x1b[c": b"\x1b[?62;4;22c", b"\x1b[16t": b"\x1b[6;20;10t"},
    "kitty": {b"\x1b_Gi=31": b"\x1b_Gi=31;OK\x1b\\", b"\x1b[c": b"\x1b[?62c"},
    "late and torn": {b"\x1b[c": b"\x1b[?62;4;2"},
    "neither": {},
    "silent": {b"\x1b[c": b""},
}


def told(folder: Path) -> Path:
    """A plan of one's own with a picture, in a data folder."""
    own = folder / "plans" / "pictures"
    own.mkdir(parents=True)
    image = Image.new("RGB", (80, 40), "red")
    image.paste("blue", (40, 0, 80, 40))
    image.save(own / "halves.png")
    (own / "deck.md").write_text(DECK, encoding="utf-8")
    (own / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return own / "plan.yaml"


def test_each_terminal_draws_as_well_as_it_can(tmp_path: Path) -> None:
    """The words stand where they are in any of them, nothing is printed that is no text, and keys are keys."""
    folder = tmp_path / "data"
    with Lead(folder, "run", str(told(folder)), "--starts", "now") as lead:
        lead.ready()
        lead.terminal.press("space")
        lead.terminal.wait("Look here")
        seen = {kind: looked_at(folder, kind) for kind in ANSWERS}
    for kind, (raw, lines) in seen.items():
        text = "\n".join(lines)
        assert text.index("Words before it") < text.index("Half red, half blue") < text.index("Words after it")
        assert "62;" not in text
        assert "OK" not in text
        assert b"\x1bP" in raw if kind == "sixel" else b"\x1bP" not in raw
        assert (b"\x1b_Ga=T" in raw) is (kind == "kitty")
        assert ("\U0010eeee" in text) is (kind == "kitty")
        assert ("▀" in text) is (kind not in ("sixel", "kitty"))
        assert raw.count("▀".encode()) > 0, "half blocks come first"
    words = [[line for line in seen[kind][1] if line.strip() and "▀" not in line] for kind in ("sixel", "neither")]
    assert words[0] == words[1]
    screen = shown(bytes(seen["sixel"][0]), SIZE, CELL)
    colours = {colour: count for count, colour in screen.getcolors(1 << 20) or []}
    assert colours[(255, 0, 0)] == colours[(0, 0, 255)] > 50_000
    top, bottom = (next(y for y, line in enumerate(seen["sixel"][1]) if word in line) for word in ("before", "Half"))
    box = screen.getbbox()
    assert box is not None
    assert (top + 1) * CELL[1] <= box[1] < box[3] <= bottom * CELL[1]


def looked_at(folder: Path, kind: str) -> tuple[bytes, tuple[str, ...]]:
    """What a room window wrote to a terminal that answers so, and what stood there in the end; a key leaves it."""
    more = {"TERM": "xterm-kitty"} if kind == "kitty" else {}
    with Terminal(facilitator("--data", str(folder), "room"), SIZE, environment(folder.parent, more)) as terminal:
        terminal.answers = ANSWERS[kind]
        terminal.wait("Words after it")
        if kind in ("sixel", "kitty"):
            terminal.wait_gone("▀")
        terminal.wait_gone("follows the run")
        terminal.settle()
        raw, lines = bytes(terminal.raw), terminal.lines
        terminal.press("q")
        terminal.wait("once more")
        terminal.press("q")
        assert terminal.wait_end() == 0
        return raw, lines
