"""A widget that shows painted lines and repaints only those that changed."""

from __future__ import annotations

from textual.events import Resize
from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from facilitator.console.painting.ink import Ink, ink
from facilitator.live.view import View


class Canvas(Widget):
    """Lines painted from a view. Subclasses say what they show in `paint`; equal views paint nothing."""

    DEFAULT_CSS = "Canvas { width: 1fr; height: 1fr; }"

    view: var[View | None] = var(None)
    """What the run looks like now; bound down from the screen."""

    def __init__(self, **names: str) -> None:
        """Take a widget's id and classes."""
        super().__init__(id=names.get("id"), classes=names.get("classes"))
        self._lines: list[Strip] = []

    @property
    def ink(self) -> Ink:
        """The ink of the theme in use."""
        return ink(self.app.theme)

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The lines to show: at most `height` strips of exactly `width` cells."""
        raise NotImplementedError

    def watch_view(self) -> None:
        """Show the new view."""
        self.repaint()

    def repaint(self, everything: bool = False) -> None:
        """Paint again, and put on the screen only the lines that differ from what it shows."""
        width, height = self.size
        if not (width and height and self.is_mounted):
            return
        before, self._lines = self._lines, self.paint(width, height, self.ink)
        if everything or len(before) != len(self._lines):
            self.refresh()
            return
        changed = [
            difference(y, old, new) for y, (old, new) in enumerate(zip(before, self._lines, strict=True)) if old != new
        ]
        if changed:
            self.refresh(*changed)

    def on_resize(self, event: Resize) -> None:
        """Paint for the new size."""
        self.repaint(everything=True)

    def render_line(self, y: int) -> Strip:
        """One line of what was painted; the ground where there is none."""
        if y < len(self._lines):
            return self._lines[y]
        return Strip.blank(self.size.width, self.ink.plain)


def difference(y: int, old: Strip, new: Strip) -> Region:
    """The stretch of line `y` in which two strips of one width differ, so that a ticking second costs few bytes."""
    before, after = list(old), list(new)
    left = right = 0
    while before and after and before[0] == after[0]:
        left += before.pop(0).cell_length
        after.pop(0)
    while before and after and before[-1] == after[-1]:
        right += before.pop().cell_length
        after.pop()
    return Region(left, y, max(1, new.cell_length - left - right), 1)
