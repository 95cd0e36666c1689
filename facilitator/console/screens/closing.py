"""A screen over another one: it closes once, and what it gives is done before the next key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen, ScreenResultType


def is_there(screen: Screen[Any]) -> bool:
    """Whether a screen is one of those that are open; one that is closing takes no more of timers and workers."""
    return screen.is_attached and screen in screen.app.screen_stack


class Closing(ModalScreen[ScreenResultType]):
    """Something modal. Closing it again, by a key, a message or a change of the day, does nothing."""

    then: Callable[[ScreenResultType | None], None] | None = None
    """What is done with what it gives. Textual would put that into a queue, where the next key overtakes it."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close, unless it is closing already or something lies over it, and hand on what it gives."""
        if not self.is_active:
            return AwaitComplete()
        closed = super().dismiss(result)
        if self.then is not None:
            self.then(result)
        return closed


def open_over(
    app: App[Any],
    screen: Closing[ScreenResultType],
    then: Callable[[ScreenResultType | None], None] | None = None,
) -> None:
    """Open something modal; `then` gets what it gives."""
    screen.then = then
    app.push_screen(screen)
