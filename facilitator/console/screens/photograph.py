"""One photograph, as large as the window is: drawn in half blocks, nearer on wish; where it cannot be, words."""

from __future__ import annotations

import asyncio

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip

from facilitator.application.installation import adding
from facilitator.console.beside import begin_beside
from facilitator.console.key import key
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, beside, strip_of, wrap
from facilitator.console.painting.today import heading
from facilitator.console.pictures import Drawn, Part, draw_part
from facilitator.console.screens.over import OverTheDay
from facilitator.console.widgets.canvas import Canvas, Painted

NEAREST = 8
"""How many times nearer than the whole picture it can be looked at."""

GONE = "The picture is no longer in the journal, or was changed there. What was said of it is kept."
UNDRAWN = "The picture cannot be drawn here; it is kept. Drawing needs Pillow."
HINT = "⟦photograph.nearer:+⟧ nearer · ⟦photograph.farther:-⟧ farther · arrows move · ⟦photograph.close:esc⟧ closes"


class PictureCanvas(Canvas):
    """The picture under its heading, with what the keys do below."""

    drawn: Painted[Drawn] = Painted(())
    words = Painted("Drawing it ...")
    """What stands there while nothing is drawn."""

    def __init__(self, name: str, caption: str) -> None:
        """Stand under a heading."""
        super().__init__()
        self._heading, self._caption = name, caption

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """Heading, caption, picture in the middle, keys."""
        lines = [heading(self._heading, "private", width, style)]
        lines += [strip_of([(f" {line}", style.plain)], width, style.plain) for line in wrap(self._caption, width - 2)]
        if self.drawn:
            left = max(0, (width - len(self.drawn[0])) // 2)
            lines += [strip_of([(" " * left, style.plain), *row], width, style.plain) for row in self.drawn]
        else:
            said: list[Run] = [(f"  {line}", style.quiet) for line in wrap(self.words, width - 4)]
            lines += [strip_of([one], width, style.plain) for one in said]
        room = height - 1
        lines = lines[:room] + [strip_of([], width, style.plain)] * (room - len(lines))
        return [*lines, beside([(style.named(f" {HINT}"), style.bar_quiet)], [], width, style.bar)]

    @property
    def room(self) -> tuple[int, int]:
        """Cells that a picture may take, across and down."""
        width = self.size.width
        return max(4, width - 2), max(2, self.size.height - 2 - len(wrap(self._caption, max(10, width - 2))))


class PhotographScreen(OverTheDay[bool]):
    """A photograph over the screen."""

    DEFAULT_CSS = """
    PhotographScreen #photograph { width: 100%; height: 100%; }
    """

    def __init__(self, name: str, caption: str, picture: bytes | None) -> None:
        """Show this picture (None: it is not there) under its name."""
        super().__init__()
        self._canvas = PictureCanvas(name, caption)
        self._picture = picture
        self._part = Part()

    def compose(self) -> ComposeResult:
        """The picture."""
        with Vertical(id="photograph", classes="frame"):
            yield self._canvas

    def on_mount(self) -> None:
        """Begin to draw, once it is known how large."""
        super().on_mount()
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Draw it in the new size."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        """In a thread: a large picture takes a moment."""
        picture = self._picture
        if picture is None:
            self._canvas.words = GONE
            return

        async def drawn() -> None:
            found = await asyncio.to_thread(draw_part, picture, self._part, *self._canvas.room)
            self._canvas.words = UNDRAWN if found else f"{UNDRAWN} {adding('pictures')}"
            self._canvas.drawn = found

        begin_beside(self, drawn, "drawing", exclusive=True)

    @key("photograph.close", "escape,q,enter", "close", "Close the photograph", where="photograph")
    def close_photograph(self) -> None:
        self.dismiss(True)

    @key("photograph.nearer", "plus,equals_sign", "nearer", "Look nearer", 2, where="photograph")
    @key("photograph.farther", "minus", "farther", "Look from farther away", 0.5, where="photograph")
    def near(self, times: float) -> None:
        self._part = self._part._replace(near=min(float(NEAREST), max(1.0, self._part.near * times)))
        self._draw()

    @key("photograph.left", "left", "left", "What is to the left", -1, 0, where="photograph")
    @key("photograph.right", "right", "right", "What is to the right", 1, 0, where="photograph")
    @key("photograph.up", "up,pageup", "up", "What is above", 0, -1, where="photograph")
    @key("photograph.down", "down,pagedown,space", "down", "What is below", 0, 1, where="photograph")
    def move(self, across: int, down: int) -> None:
        step = 0.5 / self._part.near
        held = (min(1.0, max(0.0, at)) for at in (self._part.across + across * step, self._part.down + down * step))
        self._part = Part(self._part.near, *held)
        self._draw()
