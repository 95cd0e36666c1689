"""What lies below something modal, dim and in one colour: it can be told where one is, and nothing draws the eye.

Textual would blend every colour of the screen below with every picture; here its painted lines are taken as words.
"""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.strip import Strip

from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import strip_of
from facilitator.console.widgets.canvas import Canvas
from facilitator.live.queries.view import View


class Behind(Canvas):
    """The screen below."""

    DEFAULT_CSS = "Behind { layer: behind; width: 100%; height: 100%; }"
    _told: tuple[object, ...] = ()

    def follow(self, view: View | None) -> None:
        """Look again where what lies below may look different by now."""
        now = view.now if view is not None else None
        told = (view.seq, view.at, now.clock.left if now is not None else 0) if view is not None else ()
        if told != self._told:
            self._told = told
            self.stale()

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """Its lines; none where nobody sees the window."""
        below = self._below()
        if below is None or getattr(self.app, "plain", False):
            return []
        rows = ("".join(segment.text for segment in strip) for strip in below._compositor.render_strips())
        lines = [strip_of([(row.rstrip(), style.behind)], width, style.behind) for row in rows]
        return [*lines, *[strip_of([], width, style.behind)] * (height - len(lines))][:height]

    def _below(self) -> Screen[Any] | None:
        stack = self.app.screen_stack
        place = stack.index(self.screen) if self.screen in stack else 0
        return stack[place - 1] if place else None
