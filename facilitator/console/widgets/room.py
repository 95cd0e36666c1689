"""What participants see, as one canvas: it fills a window of its own, or the lead's on a mirrored laptop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.strip import Strip

from facilitator.console.fine_pictures import FinePictures, Wanted
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import clip, strip_of
from facilitator.console.painting.room import room_lines, waiting_lines
from facilitator.console.painting.room_pictured import Draw
from facilitator.console.widgets.canvas import Canvas, Painted
from facilitator.live.queries.room_view import RoomView


class RoomCanvas(Canvas):
    """The room's screen."""

    room: Painted[RoomView | None] = Painted(None)
    """What participants may see; None while there is nothing to show."""
    waiting = Painted("")
    """What to say meanwhile."""

    told = Painted("")
    """A few words at the bottom, for whoever stands at the laptop."""

    draw: Draw | None = None
    """What draws the pictures of pages; without it their words stand for them."""

    fine: FinePictures | None = None
    """What has the terminal draw them, where it can."""
    _tell: Callable[[str], object] | None = None
    _making = False

    def take(self, fine: FinePictures, tell: Callable[[str], object]) -> None:
        """Have the terminal draw pictures from now on; `tell` writes to it."""
        self.fine, self._tell = fine, tell
        self.repaint(everything=True)

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The picture, or the words while there is none."""
        fine = self.fine
        if fine is not None:
            fine.begin()
        if self.room is None:
            lines = waiting_lines(self.waiting, width, height, style)
        else:
            draw = None if style.plainly else self.draw if fine is None else fine.drawn
            lines = room_lines(self.room, width, height, style, draw)
        if fine is not None:
            lines = fine.put(lines)
            self._make(fine)
        if self.told:
            free = [y for y, line in enumerate(lines) if not line.text.strip()]
            at = -1 if not free or free[-1] == height - 1 or free[0] else 0  # rather on top than over words
            lines[at] = strip_of([(clip(self.told, width).center(width), style.quiet)], width, style.plain)
        return lines

    def _make(self, fine: FinePictures) -> None:
        """Have what the terminal is to draw made beside the screen, which goes on in half blocks until then."""
        if fine.wanted and not self._making:
            self._making = True
            self.run_worker(partial(self._made, fine, fine.wanted), thread=True)

    def _made(self, fine: FinePictures, wanted: tuple[Wanted, ...]) -> None:
        told = "".join(fine.make(one) for one in wanted)
        self.app.call_from_thread(self._show, told)

    def _show(self, told: str) -> None:
        self._making = False
        if told and self._tell is not None:
            self._tell(told)
        self.repaint(everything=True)


class RoomFoot(Canvas):
    """One quiet line under the room's picture on a mirrored laptop: how the lead gets her own layout back."""

    words = Painted("")
    """Why a key did nothing here."""
    trouble = Painted(False)
    """Whether something is not saved; the words about it are on the lead's own layout."""

    kept = Painted("")
    """That something is kept off the picture until the lead says yes."""

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The line."""
        words = self.words or (
            "not saved: ⟦room.mirror:M⟧ tells why" if self.trouble else self.kept or "⟦room.mirror:M⟧"
        )
        words = style.named(words)
        return [strip_of([(words.rjust(width - 1), style.warn if self.trouble else style.quiet)], width, style.plain)]
