"""A page as the room is going to see it, in small, while it is being written."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual.strip import Strip

from facilitator.agenda.counting import count_words
from facilitator.agenda.model import Page
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.room import room_standing
from facilitator.console.painting.room_pictured import Draw
from facilitator.console.painting.today import heading
from facilitator.console.widgets.canvas import Canvas, Painted
from facilitator.live.queries.room_view import page_look


class RoomPreview(Canvas):
    """What the room will see of a page."""

    EDGE: ClassVar[Literal["", "left", "right"]] = "left"
    page: Painted[Page | None] = Painted(None)
    draw: Draw | None = None

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """A heading, and the page."""
        if self.page is None:
            return [heading("The room will see", "nothing: this page is empty", width, style)]
        parts, at = room_standing(page_look(self.page), width, max(1, height - 1), style, self.draw)
        told = f"in {count_words(len(parts), 'part')} at this size" if len(parts) > 1 else ""
        if self.page.notes:
            told = f"{told} · {count_words(len(self.page.notes), 'private note')}".removeprefix(" · ")
        return [heading("The room will see", told, width, style), *parts[at]]
