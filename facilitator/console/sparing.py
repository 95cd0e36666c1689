"""What goes to the terminal when something changes: the stretches that differ, in as few codes as it needs.

Textual writes a line from its widget's left edge to where the change ends, with all colours and a reset for every
piece. Here a line begins where the change does, and a piece tells only what is other than in the piece before it: a
page that is turned is a third of the bytes, which a slow terminal and a projector's cable notice.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual import screen
from textual._compositor import ChopsUpdate, Compositor
from textual.strip import Strip

RESET = "\x1b[0m"
OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "9": "29"}
"""What ends each attribute of a text; those that are not here end with a reset."""
SEEN = frozenset({"4", "7", "9", "21", "51", "52", "53"})
"""Attributes that show on blanks too."""
EXTENDED = {"5": 3, "2": 5}
"""How many numbers a colour takes, by the number after 38 or 48."""


class Look(NamedTuple):
    """How text looks: its attributes, the colour of its letters and that behind it, as numbers of the terminal."""

    attributes: frozenset[str] = frozenset()
    letters: str = ""
    behind: str = ""


@lru_cache(maxsize=512)
def look_of(codes: str) -> Look:
    """What a style's codes say ("1;38;2;124;196;255;48;2;18;22;28")."""
    attributes: set[str] = set()
    letters = behind = ""
    numbers = codes.split(";") if codes else []
    at = 0
    while at < len(numbers):
        number = numbers[at]
        size = EXTENDED.get(numbers[at + 1], 1) if number in ("38", "48") and at + 1 < len(numbers) else 1
        whole = ";".join(numbers[at : at + size])
        if number == "38" or number in COLOURS:
            letters = whole
        elif number == "48" or number in GROUNDS:
            behind = whole
        else:
            attributes.add(number)
        at += size
    return Look(frozenset(attributes), letters, behind)


COLOURS = frozenset(map(str, (*range(30, 38), 39, *range(90, 98))))
GROUNDS = frozenset(map(str, (*range(40, 48), 49, *range(100, 108))))


@lru_cache(maxsize=2048)
def change(before: str, after: str) -> str:
    """The shortest code from one look to another, each told by its style's codes."""
    one, other = look_of(before), look_of(after)
    if not after:
        return RESET
    whole = f"\x1b[0;{after}m" if before else f"\x1b[{after}m"
    gone = one.attributes - other.attributes
    if not all(number in OFF for number in gone):
        return whole
    ends = sorted({OFF[number] for number in gone})
    kept = one.attributes - ({"1", "2"} if "22" in ends else set())
    parts = [*ends, *sorted(other.attributes - kept)]
    parts += [other.letters or "39"] if one.letters != other.letters else []
    parts += [other.behind or "49"] if one.behind != other.behind else []
    lean = f"\x1b[{';'.join(parts)}m" if parts else ""
    return min(lean, whole, key=len)


@lru_cache(maxsize=2048)
def blank_alike(one: str, other: str) -> bool:
    """Whether blanks look the same with the codes of two styles: the colour of letters does not show on them."""
    first, second = look_of(one), look_of(other)
    return first.behind == second.behind and not (first.attributes | second.attributes) & SEEN


def codes_of(style: Style, system: ColorSystem) -> str:
    """The codes of a style, which it keeps once they are made."""
    codes: str | None = style._ansi
    return Strip.render_ansi(style, system) if codes is None else codes


class SparingUpdate(ChopsUpdate):
    """The stretches of lines that differ."""

    def render_segments(self, console: Console) -> str:
        """What to write."""
        system = console._color_system or ColorSystem.TRUECOLOR
        told: list[str] = []
        shown = ""
        for y, begin, end in self.spans:
            for (x, strip), edge in zip(self.chops[y].items(), self.chop_ends[y], strict=False):
                if strip is None or x >= end or edge <= begin:
                    continue
                left, right = max(begin, x), min(end, edge)
                told.append(f"\x1b[{y + 1};{left + 1}H")
                if left > x or right < edge:
                    strip = strip.crop(left - x, right - x)
                shown = _tell(strip, shown, system, told)
        return "".join(told) + (RESET if shown else "")


def _tell(strip: Strip, shown: str, system: ColorSystem, told: list[str]) -> str:
    """Tell a line's pieces on; `shown` and what is given back are the codes that hold before and after."""
    for text, style, _ in strip:
        codes = codes_of(style, system) if style is not None else ""
        if style is not None and style._link:
            told.append((RESET if shown else "") + Strip.render_style(style, text, system))
            shown = ""
            continue
        if codes != shown and not (blank_alike(shown, codes) and not text.strip(" ")):
            told.append(change(shown, codes))
            shown = codes
        told.append(text)
    return shown


class SparingCompositor(Compositor):
    """Puts a screen's widgets together as Textual does, and has only what differs written."""

    def render_partial_update(self) -> SparingUpdate | None:
        """What differs since the last time; None where nothing does."""
        update = super().render_partial_update()
        return SparingUpdate(update.chops, update.spans, update.chop_ends) if update is not None else None


def write_sparingly() -> None:
    """Have screens that are made from now on put together so. They have no public way to be given a compositor."""
    vars(screen)["Compositor"] = SparingCompositor
