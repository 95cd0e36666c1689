"""What the plan editor's screen is made of: the lines over it, the table of the day, the fields of what is in hand."""

from __future__ import annotations

from typing import ClassVar, Literal, NamedTuple

from textual.strip import Strip

from facilitator.agenda.editing.timeline import Timeline
from facilitator.console.everywhere import Everywhere
from facilitator.console.key import TYPING, Key, working
from facilitator.console.painting.bars import footer
from facilitator.console.painting.editor_form import FormShown, form_lines
from facilitator.console.painting.editor_table import Table, day_line, table_lines
from facilitator.console.painting.ink import Ink
from facilitator.console.widgets.canvas import Canvas, Painted


class HeadShown(NamedTuple):
    """What stands over the table."""

    name: str
    times: Timeline
    looks: int
    saved: str = ""


class EditorHead(Canvas):
    """Whose plan it is and whether it is saved; its total, its end, what is free, what is to look at."""

    shown: Painted[HeadShown | None] = Painted(None)

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The two lines."""
        if self.shown is None:
            return []
        head = self.shown
        return day_line(head.name, head.times, head.looks, head.saved, width, style)[:height]


class EditorTable(Canvas):
    """The day, item by item."""

    shown: Painted[Table | None] = Painted(None)
    active = Painted(True)

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The rows about the one in hand."""
        if self.shown is None:
            return []
        lines = table_lines(self.shown, width, height, style, active=self.active)
        return _filled(lines, width, height, style)


class EditorForm(Canvas):
    """The fields of the row in hand."""

    EDGE: ClassVar[Literal["", "left", "right"]] = "left"
    shown: Painted[FormShown | None] = Painted(None)

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The fields about the one in hand."""
        if self.shown is None:
            return []
        return _filled(form_lines(self.shown, width, height, style), width, height, style)


def _filled(lines: list[Strip], width: int, height: int, style: Ink) -> list[Strip]:
    """The lines, and the ground below them."""
    return [*lines, *[Strip.blank(width, style.plain)] * (height - len(lines))][:height]


class EditorFoot(Canvas):
    """The keys that do something now; while something is typed, the line over it tells what its keys do."""

    keys: Painted[tuple[Key, ...]] = Painted(())

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The line."""
        return [footer(list(self.keys), None, (), width, style)]

    def offer(self, keys: tuple[Key, ...], place: str) -> None:
        """Offer what works at this place of a screen, and what works everywhere."""
        if place in TYPING:
            self.keys = ()
            return
        found = [one for one in working((*keys, *Everywhere.KEYS), None, place, "anywhere") if one.footer]
        self.keys = tuple(sorted(found, key=lambda one: one.footer))
