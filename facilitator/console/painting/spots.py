"""What stands in a painted cell: a command, a key, words to type, or a thing that can be taken in hand.

A spot is painted with the text, in the style of its run, so whatever moves, cuts or joins painted lines takes it
along, and no second layout has to say where something stands. It changes nothing of how the text looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Generic, Literal, NamedTuple, TypeVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

Kind = Literal[
    "", "do", "press", "type", "row", "choice", "line", "button", "item", "issue", "group", "field", "panel", "title"
]
"""What a spot stands for: nothing; a command, a key of the keyboard, words for the typed line; or a thing."""

THINGS = frozenset({"row", "choice", "line", "item", "issue", "group"})
"""The kinds that can be in hand, opened and dragged."""

MARK = "spot"
"""What it is called among the notes of a style."""


class Spot(NamedTuple):
    """What stands in a cell: `name` is the command's id, the key, the words, or the id of the thing.

    `which` is the figure that a command is given which stands on several.
    """

    kind: Kind = ""
    name: str = ""
    which: str = ""


NOWHERE = Spot()


T = TypeVar("T", Style, Strip)

MOST = 4096
"""Answers about styles and lines that are remembered."""


class _Same(Generic[T]):
    """What came of the very same style or line, which is held on to so that no other takes its number.

    Styles and lines are compared by all that is in them, in Python; whoever paints has them again and again.
    """

    def __init__(self) -> None:
        """Nothing is remembered yet."""
        self.known: dict[tuple[int, Spot], tuple[T, T]] = {}
        """By the number of the thing and a spot: the thing, and what came of it."""

    def keep(self, thing: T, spot: Spot, came: T) -> T:
        """Remember what came of it, and hand it on."""
        if len(self.known) >= MOST:
            self.known.clear()
        self.known[id(thing), spot] = thing, came
        return came


_spotted, _bare = _Same[Style](), _Same[Style]()
_standing_lines, _bare_lines = _Same[Strip](), _Same[Strip]()


def spotted(style: Style, spot: Spot) -> Style:
    """A style in which this stands; it looks the same."""
    if not spot.kind:
        return style
    known = _spotted.known.get((id(style), spot))
    return known[1] if known is not None else _spotted.keep(style, spot, style + Style(meta={MARK: tuple(spot)}))


def _without(style: Style) -> Style:
    """A style in which nothing stands."""
    known = _bare.known.get((id(style), NOWHERE))
    return known[1] if known is not None else _bare.keep(style, NOWHERE, style.clear_meta_and_links())


def unspotted(strip: Strip) -> Strip:
    """A line as it is shown, without what stands in it: neighbours that look alike are one piece again."""
    for _, style, _ in strip._segments:
        if style is not None and style._meta:
            break
    else:
        return strip
    known = _bare_lines.known.get((id(strip), NOWHERE))
    return known[1] if known is not None else _bare_lines.keep(strip, NOWHERE, _shown(strip))


def _shown(strip: Strip) -> Strip:
    found: list[Segment] = []
    for text, style, control in strip._segments:
        shade = _without(style) if style is not None and style._meta else style
        before = found[-1] if found else None
        if before is not None and (before.style is shade or before.style == shade) and not (control or before.control):
            found[-1] = Segment(before.text + text, shade)
        else:
            found.append(Segment(text, shade, control))
    return Strip(found, strip.cell_length)


def does(style: Style, command: str, which: str = "") -> Style:
    """A style in which a command stands."""
    return spotted(style, Spot("do", command, which))


def presses(style: Style, key: str) -> Style:
    """A style in which a key of the keyboard stands, by Textual's name."""
    return spotted(style, Spot("press", key))


def standing(strips: Iterable[Strip], spot: Spot) -> list[Strip]:
    """Lines in which all that has no spot of its own is this one."""
    return [_standing(strip, spot) for strip in strips]


def _standing(strip: Strip, spot: Spot) -> Strip:
    known = _standing_lines.known.get((id(strip), spot))
    if known is not None:
        return known[1]
    found = []
    for text, style, control in strip._segments:
        free = style is not None and not (style._meta and MARK in style.meta)
        found.append(
            Segment(text, spotted(style, spot), control) if style is not None and free else Segment(text, style)
        )
    return _standing_lines.keep(strip, spot, Strip(found, strip.cell_length))


NAMED = re.compile(r"⟦([a-z_.]+):([^⟧]+)⟧([^.:;,·⟦]*)")
"""A command's key in a sentence, and what it says the key does."""

PRESSED = {
    "enter": "enter",
    "esc": "escape",
    "tab": "tab",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
    "ctrl+r": "ctrl+r",
    "ctrl+l": "ctrl+l",
}
"""The keys that a hint may begin with, by how it writes them; never a letter, which would be typed."""

Run = tuple[str, Style]


def offered(words: str, shade: Style, own: Mapping[str, str]) -> list[Run]:
    """A sentence as runs, with what it offers standing where it says so; `own` has the trainer's own signs by command.

    Parted by dots, a part that begins with the name of a key presses it: "enter saves · esc out, draft kept".
    """
    runs: list[Run] = []
    for number, part in enumerate(words.split(" · ")):
        runs += [(" · ", shade)] if number else []
        begins, _, _ = part.strip().partition(" ")
        ground = presses(shade, PRESSED[begins]) if begins in PRESSED else shade
        at = 0
        for found in NAMED.finditer(part):
            runs += [(part[at : found.start()], ground)] if found.start() > at else []
            runs.append((own.get(found[1], found[2]) + found[3], does(shade, found[1])))
            at = found.end()
        runs += [(part[at:], ground)] if at < len(part) else []
    return runs


def spot_at(strip: Strip, x: int) -> Spot:
    """What stands in a cell of a painted line; NOWHERE where nothing does."""
    for text, style, _ in strip:
        x -= cell_len(text)
        if x < 0:
            told = style.meta.get(MARK) if style is not None and style._meta else None
            return Spot(*told) if told else NOWHERE
    return NOWHERE
