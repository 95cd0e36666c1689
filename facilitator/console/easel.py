"""Where canvases wait that are to be painted again: each is painted once for all that a key or a second changed.

What was painted is shown at once. Textual's own way there takes a message and two idle turns of every widget, and then
waits for the next beat of a timer: more than the painting itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Protocol

from textual.app import App


class Paintable(Protocol):
    """Something that is painted when it has to be."""

    def freshen(self) -> None:
        """Paint what is stale; nothing where that was done already."""


def at_once(app: App[Any]) -> AbstractContextManager[None]:
    """Have an app paint and show at the end of this what has become stale in it."""
    easel = getattr(app, "easel", None)
    return easel.busy() if isinstance(easel, Easel) else nullcontext()


def shown_at_once(app: App[Any]) -> bool:
    """Whether what is painted now is shown by the easel right after, so that nobody has to be woken for it."""
    easel = getattr(app, "easel", None)
    return isinstance(easel, Easel) and easel.paints


class Easel:
    """The canvases of an app that are stale."""

    def __init__(self, app: App[Any]) -> None:
        """Nothing is stale."""
        self._app = app
        self._waiting: list[Paintable] = []
        self._called = self._busy = False
        self.paints = False
        """Whether it is at work."""

    def put(self, canvas: Paintable) -> None:
        """Have a canvas painted: at the end of the key that is carried out, or else in the app's next turn."""
        self._waiting.append(canvas)
        if not (self._called or self._busy):
            self._called = True
            self._app.call_next(self._turn)

    @contextmanager
    def busy(self) -> Iterator[None]:
        """While a key or a second is carried out; what has become stale by its end is painted then, and shown."""
        before, self._busy = self._busy, True
        try:
            yield
        finally:
            self._busy = before
        self.paint()

    def _turn(self) -> None:
        self._called = False
        self.paint()

    def paint(self) -> None:
        """Paint what waits, and show it."""
        self.paints = True
        try:
            while self._waiting:
                waiting, self._waiting = self._waiting, []
                for canvas in waiting:
                    canvas.freshen()
        finally:
            self.paints = False
        self._show()

    def _show(self) -> None:
        """Put on the screen what differs, unless its layout changes too: then all of it comes at once."""
        app = self._app
        screen = app.screen if app.screen_stack else None
        if screen is None or not screen._dirty_widgets:
            return
        waits = screen._layout_required or screen._scroll_required or screen._repaint_required
        if waits or app._batch_count or not screen.is_mounted:
            screen.check_idle()
            return
        screen._compositor.update_widgets(screen._dirty_widgets)
        screen._compositor_refresh()
