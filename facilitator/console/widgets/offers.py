"""Under the typed line: themes and repeats on offer, and the learning points that nobody has raised."""

from __future__ import annotations

from textual.strip import Strip

from facilitator.console.painting.ink import Ink
from facilitator.console.painting.offers import Offer, offer_lines, radar_lines
from facilitator.console.widgets.canvas import Canvas, Painted

NOTHING = Offer()

TALL, LOFTY = 30, 50
"""Lines of a window from which on there is room for a heading and three points, and for eight."""


class Offers(Canvas):
    """What may be taken into the line with one key."""

    offer = Painted(NOTHING)

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The lines."""
        return offer_lines(self.offer, width, height, style)


class Radar(Canvas):
    """The learning points not raised yet; private, on the lead's screen alone."""

    near: Painted[tuple[str, ...]] = Painted(())
    """The points that what is typed may bring out, the likeliest first."""
    linked: Painted[tuple[str, ...]] = Painted(())
    """The points it will be linked to."""

    _rows = 0

    def repaint(self, everything: bool = False) -> None:
        """Show what is missing now, in as many lines as the window has to spare; they stay while it is worked on."""
        if not self.is_mounted:
            return
        height = self.app.size.height
        room = 2 if height < TALL else 4 if height < LOFTY else 9
        rows = min(room, len(self.view.radar) + 1 if self.view is not None else 1)
        if rows != self._rows:
            self._rows = rows
            self.styles.height = rows
        super().repaint(everything)

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The panel."""
        if self.view is None:
            return []
        return radar_lines(self.view, self.near, self.linked, width, height, style)
