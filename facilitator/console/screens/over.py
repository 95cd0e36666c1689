"""What may open over a screen: it shows how the day goes on below."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.screen import ModalScreen, ScreenResultType

from facilitator.console.key import Keyed
from facilitator.console.painting.times import time_words
from facilitator.live.view import View


@runtime_checkable
class OnTheDay(Protocol):
    """A screen that shows a run."""

    @property
    def view(self) -> View | None:
        """What the run looks like now."""


class OverTheDay(Keyed, ModalScreen[ScreenResultType]):
    """Something that may open over a screen on a run: it is told when the day looks different.

    The time, and what is left of the item, stand in its frame (the container with the class "frame").
    """

    DEFAULT_CSS = """
    OverTheDay { align: center middle; background: $background 70%; }
    OverTheDay .frame { border: round $accent; background: $background; }
    OverTheDay .frame { border-title-align: right; border-title-color: $foreground; }
    """

    def on_mount(self) -> None:
        """Show the time."""
        below = next((screen for screen in reversed(self.app.screen_stack) if isinstance(screen, OnTheDay)), None)
        self.follow(below.view if below is not None else None)

    def follow(self, view: View | None) -> None:
        """Show the day as it is now."""
        for frame in self.query(".frame"):  # none while the screen is still coming up
            frame.border_title = time_words(view)
