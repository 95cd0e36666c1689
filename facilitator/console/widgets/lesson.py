"""The line of the demonstration that says what to try next."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import beside, clip, strip_of, wrap
from facilitator.console.widgets.canvas import Canvas, Painted

LEAVE = " ⟦teaching.leave:L⟧ leaves the lessons "


class LessonLine(Canvas):
    """What to try, and which of the steps it is."""

    words = Painted("")
    step = Painted("")

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The line, in two where one is too short."""
        mark, leave = f" {self.step} ", style.named(LEAVE)
        room = max(1, width - cell_len(mark) - 2)
        first, *rest = wrap(self.words, room if height > 1 else room - cell_len(leave)) or ("",)
        if height > 1 and rest:
            rest = [clip(" ".join(rest), room - cell_len(leave))]
        second = f"{' ' * (cell_len(mark) + 1)}{rest[0] if rest else ''}"
        lines = [strip_of([(mark, style.chip), (f" {first}", style.bar_strong)], width, style.bar)]
        lines.append(beside([(second, style.bar_strong)], [(leave, style.bar_quiet)], width, style.bar))
        return lines[:height]
