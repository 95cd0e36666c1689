"""What goes to the terminal when something changes: the stretches that differ, in as few codes as it needs.

Textual writes a line from its widget's left edge to where the change ends, with all colours and a reset for every
piece. Here a line begins where the change does, and a piece tells only what is other than in the piece before it: a
page that is turned is a third of the bytes, which a slow terminal and a projector's cable notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual import screen
from textual._compositor import ChopsUpdate, Compositor, ReflowResult
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

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


class Stretch(NamedTuple):
    """A piece of a line of the screen, from column `x` on: what a widget's line holds from cell `left` to `right`."""

    y: int
    x: int
    strip: Strip
    left: int
    right: int


class SparingUpdate(ChopsUpdate):
    """The stretches of lines that differ."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        """Take them in the order in which they are written."""
        super().__init__([], [], [])
        self.stretches = stretches

    def render_segments(self, console: Console) -> str:
        """What to write."""
        system = console._color_system or ColorSystem.TRUECOLOR
        told: list[str] = []
        shown = ""
        for y, x, strip, left, right in self.stretches:
            told.append(f"\x1b[{y + 1};{x + 1}H")
            shown = _tell(_within(strip, left, right), shown, system, told)
        return "".join(told) + (RESET if shown else "")


def _within(strip: Strip, left: int, right: int) -> Iterable[Segment]:
    """The pieces of a line between two cells; it is cheaper not to make a line of its own of them."""
    if left <= 0 and right >= strip.cell_length:
        return strip
    found: list[Segment] = []
    at = 0
    for piece in strip:
        begin, at = at, at + cell_len(piece.text)
        if at <= left:
            continue
        if begin < left:
            piece, begin = piece.split_cells(left - begin)[1], left
        if at > right:
            piece = piece.split_cells(right - begin)[0]
        found.append(piece)
        if at >= right:
            break
    return found


def _tell(pieces: Iterable[Segment], shown: str, system: ColorSystem, told: list[str]) -> str:
    """Tell a line's pieces on; `shown` and what is given back are the codes that hold before and after."""
    for text, style, _ in pieces:
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


class Piece(NamedTuple):
    """A widget that has a part of a line, from one column of the screen up to another."""

    widget: Widget
    region: Region
    clip: Region
    left: int
    right: int


class SparingCompositor(Compositor):
    """Puts a screen's widgets together as Textual does, and has only what differs written."""

    def __init__(self) -> None:
        """Nothing has a place yet."""
        super().__init__()
        self._placed: Mapping[Widget, tuple[Region, Region]] = {}
        self._pieces: dict[int, list[Piece]] = {}

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay out anew, and have everybody told whose size that changes.

        Where somebody asked for a place while the layout was about to change, Textual lays out there and then and
        forgets to tell the others.
        """
        found = super().reflow(parent, size)
        missed = {one for one, (region, *_) in self._full_map.items() if one.outer_size != region.size}
        return found._replace(resized=found.resized | (missed - found.shown))

    def update_widgets(self, widgets: set[Widget]) -> None:
        """Take what changed in widgets that have a place; others are shown whole once they get one."""
        super().update_widgets(widgets & self.visible_widgets.keys())

    def render_partial_update(self) -> SparingUpdate | None:
        """What differs since the last time; None where nothing does."""
        bounds = self.size.region
        regions = [region.intersection(bounds) for region in self._dirty_regions]
        self._dirty_regions.clear()
        spans = list(self._regions_to_spans(regions))
        if not spans:
            return None
        lines: dict[Widget, Mapping[int, Strip]] = {}
        return SparingUpdate([found for y, begin, end in spans for found in self._stretches(y, begin, end, lines)])

    def _stretches(self, y: int, begin: int, end: int, lines: dict[Widget, Mapping[int, Strip]]) -> list[Stretch]:
        """A span of a line of the screen, each piece of it from the widget on top; `lines` keeps what is rendered."""
        found: list[Stretch] = []
        free = [(begin, end)]
        for widget, region, clip, left, right in self._on_line(y):
            rest: list[tuple[int, int]] = []
            for first, last in free:
                one, other = first if first > left else left, last if last < right else right
                if one >= other:
                    rest.append((first, last))
                    continue
                strip = _lines(widget, region, clip, lines)[y]
                found.append(Stretch(y, one, strip, one - region.x, other - region.x))
                if first < one:
                    rest.append((first, one))
                if other < last:
                    rest.append((other, last))
            free = rest
            if not free:
                break
        return sorted(found, key=lambda one: one.x) if len(found) > 1 else found

    def _on_line(self, y: int) -> list[Piece]:
        """The widgets that have a part of a line, that on top first; worked out once for as long as they stay there."""
        widgets = self.visible_widgets
        if widgets is not self._placed:
            self._placed, self._pieces = widgets, {}
        pieces = self._pieces.get(y)
        if pieces is None:
            pieces = self._pieces[y] = []
            for widget, (region, clip) in widgets.items():
                (x, top, width, height), (left, upper, wide, high) = region, clip
                if top <= y < top + height and upper <= y < upper + high:
                    pieces.append(Piece(widget, region, clip, max(x, left), min(x + width, left + wide)))
        return pieces


def _lines(
    widget: Widget, region: Region, clip: Region, known: dict[Widget, Mapping[int, Strip]]
) -> Mapping[int, Strip]:
    """What can be seen of a widget, line by line; rendered once for all spans."""
    lines = known.get(widget)
    if lines is None:
        top, bottom = max(region.y, clip.y), min(region.bottom, clip.bottom)
        strips = widget.render_lines(Region(0, top - region.y, region.width, bottom - top))
        lines = known[widget] = dict(enumerate(strips, top))
    return lines


def write_sparingly() -> None:
    """Have screens that are made from now on put together so. They have no public way to be given a compositor."""
    vars(screen)["Compositor"] = SparingCompositor
