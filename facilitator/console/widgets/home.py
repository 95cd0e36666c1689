"""What home is made of: its head, the cards, the day beside them, and its foot."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.console.painting.home import Detail, Place, cards, detail_lines, head_lines
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, beside, clip, strip_of, wrap
from facilitator.console.painting.spots import does
from facilitator.console.widgets.canvas import Canvas, Painted

WIDE = 96
"""Columns from which the foot has room for more keys."""


class Head(Canvas):
    """The program's name, the date, and one sentence that says what to press."""

    day = Painted("")

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The lines."""
        return head_lines(self.day, width, height, style)


FOOT = (
    *(("home.go_on", "enter", "go on"), ("", "↑ ↓", "choose"), ("home.rehearse", "r", "rehearse")),
    *(("home.make_own", "m", "make it yours"), ("help", "?", "keys"), ("home.leave", "q", "leave")),
    *(("home.review", "v", "review"), ("home.bring", "b", "bring a timetable"), ("home.edit", "e", "edit")),
)
"""The commands, their keys and words, the most needed first; what has no room is left out."""


class Foot(Canvas):
    """The keys of this screen."""

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The line."""
        gap = 3 if width >= WIDE else 2
        keys: list[Run] = [(" ", style.bar)]
        used = 1
        for command, sign, label in FOOT:
            if used + cell_len(sign) + 1 + len(label) <= width:
                shades = [does(shade, command) if command else shade for shade in (style.key, style.bar)]
                keys += [(" " * gap if used > 1 else "", style.bar), (sign, shades[0]), (f" {label}", shades[1])]
                used = sum(cell_len(text) for text, _ in keys)
        return [beside(keys, [], width, style.bar)]


class Cards(Canvas):
    """What there is to go on with, to start and to look back on, one of it in hand."""

    choices: Painted[tuple[Place, ...]] = Painted(())
    at = Painted(0)
    shows: Sequence[int] = ()
    """Which of the choices each line shows; -1 for none."""

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The cards."""
        lines, self.shows = cards(self.choices, self.at, width, height, style)
        return lines

    @property
    def chosen(self) -> Place | None:
        """The one in hand."""
        return self.choices[self.at] if self.choices else None

    def show(self, choices: Sequence[Place], at: int) -> None:
        """List others, with one of them in hand."""
        self.at, self.choices = 0, tuple(choices)
        self.at = max(0, min(at, len(self.choices) - 1))

    def take(self, place: str) -> None:
        """Take this one in hand."""
        self.at = next((n for n, one in enumerate(self.choices) if one.id == place), self.at)

    def move(self, way: int) -> None:
        """Take another in hand; the ends are ends."""
        self.at = max(0, min(len(self.choices) - 1, self.at + way))


class Beside(Canvas):
    """What there is to know of what is marked, in a card of its own."""

    detail: Painted[Detail | None] = Painted(None)

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The card."""
        return detail_lines(self.detail, width, height, style) if self.detail is not None else []


class About(Canvas):
    """The same in a few words, in a window that has no room for it."""

    words = Painted("")

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The words, as far as there are lines."""
        lines = wrap(self.words, max(1, width - 2)) if self.words else ()
        if len(lines) > height:
            lines = (*lines[: height - 1], clip(" ".join(lines[height - 1 :]), width - 2))
        painted = [strip_of([(" " + line, style.quiet)], width, style.plain) for line in lines]
        return [*painted, *[strip_of([], width, style.plain)] * (height - len(painted))]
