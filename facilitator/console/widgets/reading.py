"""A pane of lines to read, in which some can be marked: the lists and tabs of the review."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.strip import Strip

from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import strip_of
from facilitator.console.painting.review_lines import ReadLine
from facilitator.console.painting.spots import NOWHERE, Spot, standing
from facilitator.console.widgets.canvas import Canvas

Tell = Callable[[int, Ink], Sequence[ReadLine]]
"""Lays the lines out for a width and an ink."""


WHEEL = 3
"""Lines that the wheel scrolls at a time."""


class ReadingPane(Canvas):
    """Lines that scroll, with one thing marked where something can be."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._tell: Tell = lambda width, style: ()
        self._told: dict[tuple[int, str], Sequence[ReadLine]] = {}
        self._top = 0
        self.ref = ""
        """What is marked; empty when nothing can be."""

    def show(self, tell: Tell, ref: str | None = None) -> None:
        """Show other lines; with `ref` marked, or from the top when that is empty; None keeps place and mark."""
        self._tell, self._told = tell, {}
        if ref is not None:
            self.ref, self._top = ref, 0
        refs = self._refs()
        if self.ref not in refs:
            self.ref = refs[0] if refs else ""
        self._follow()
        self.repaint()

    def _laid_out(self) -> Sequence[ReadLine]:
        """The lines for the present width and theme, laid out once."""
        width = self.size.width or 80
        key = (width, self.app.theme)
        if key not in self._told:
            self._told = {key: self._tell(width, self.ink)}
        return self._told[key]

    def _refs(self) -> list[str]:
        """What can be marked, in order."""
        return list(dict.fromkeys(line.ref for line in self._laid_out() if line.ref))

    def move(self, way: int) -> None:
        """Mark another, `way` on; where nothing can be marked, or at the ends, scroll."""
        refs = self._refs()
        if refs:
            here = refs.index(self.ref) if self.ref in refs else 0
            there = max(0, min(len(refs) - 1, here + way))
            if there != here:
                self.ref = refs[there]
                self._follow()
                self.repaint()
                return
        self.scroll_lines(way)

    def take(self, ref: str) -> None:
        """Mark what was clicked; the lines stay where they are."""
        if ref in self._refs():
            self.ref = ref
            self.repaint()

    def wheel(self, way: int) -> bool:
        """Scroll."""
        self.scroll_lines(WHEEL * way)
        return True

    def page(self, way: int) -> None:
        """Mark what is about a screen on, or scroll by one."""
        room = max(1, self.size.height - 2)
        refs, lines = self._refs(), self._laid_out()
        if not refs:
            self.scroll_lines(way * room)
            return
        at = next((n for n, line in enumerate(lines) if line.ref == self.ref), 0) + way * room
        choices = [n for n, line in enumerate(lines) if line.ref]
        self.ref = lines[min(choices, key=lambda n: abs(n - at))].ref
        self._follow()
        self.repaint()

    def scroll_lines(self, way: int) -> None:
        """Scroll by lines."""
        self._top = max(0, min(len(self._laid_out()) - self.size.height, self._top + way))
        self.repaint()

    def _follow(self) -> None:
        """Bring what is marked into sight, with a line above it."""
        places = [n for n, line in enumerate(self._laid_out()) if line.ref and line.ref == self.ref]
        height = self.size.height
        if places and height:
            first, last = places[0], places[-1]
            if first - 1 < self._top:
                self._top = max(0, first - 2)
            elif last >= self._top + height:
                self._top = last - height + 2

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The lines in sight."""
        lines = self._laid_out()
        self._top = max(0, min(self._top, len(lines) - height))
        shown = lines[self._top : self._top + height]
        painted = [
            strip
            for line in shown
            for strip in standing([self._strip(line, width, style)], Spot("line", line.ref) if line.ref else NOWHERE)
        ]
        return painted + [strip_of([], width, style.plain)] * (height - len(painted))

    def _strip(self, line: ReadLine, width: int, style: Ink) -> Strip:
        if not line.ref or line.ref != self.ref:
            return strip_of(line.runs, width, style.plain)
        marked = [(text, style.here if shade.bold else style.here_quiet) for text, shade in line.runs]
        return strip_of(marked, width, style.here_quiet)
