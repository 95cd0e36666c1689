"""What may open over a screen: it shows how the day goes on below, closes once, and gives something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Protocol, TypeVar, runtime_checkable

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from facilitator.console.key import Key, gather, perform
from facilitator.console.painting.times import time_words
from facilitator.console.widgets.behind import Behind
from facilitator.live.queries.view import View

Given = TypeVar("Given")


@runtime_checkable
class OnTheDay(Protocol):
    """A screen that shows a run."""

    @property
    def view(self) -> View | None:
        """What the run looks like now."""


class OverTheDay(ModalScreen[Given]):
    """Something that may open over a screen on a run: it is told when the day looks different.

    The time, and what is left of the item, stand in its frame (the container with the class "frame"). Closing it
    again, by a key, a message or a change of the day, does nothing.
    """

    KEYS: ClassVar[tuple[Key, ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    OverTheDay { align: center middle; background: $background; layers: behind default; }
    OverTheDay .frame { border: round $accent; background: $background; }
    OverTheDay .frame { border-title-align: right; border-title-color: $foreground; }
    """
    then: Callable[[Given | None], object] | None = None
    """What is done with what it gives. Textual would put that into a queue, where the next key overtakes it."""

    def __init_subclass__(cls, **names: bool) -> None:
        """Take the commands that are declared over the methods."""
        gather(cls)
        super().__init_subclass__(**names)

    def action_perform(self, command_id: str, *which: str) -> None:
        """Carry out a command."""
        perform(self, command_id, *which)

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """What lies below comes first, under everything else."""
        super()._extend_compose(widgets)
        widgets.insert(0, Behind())

    def on_mount(self) -> None:
        """Show the time."""
        below = next((screen for screen in reversed(self.app.screen_stack) if isinstance(screen, OnTheDay)), None)
        self.follow(below.view if below is not None else None)

    def follow(self, view: View | None) -> None:
        """Show the day as it is now."""
        for frame in self.query(".frame"):  # none while the screen is still coming up
            frame.border_title = time_words(view)
        for behind in self.query(Behind):
            behind.follow(view)

    def dismiss(self, result: Given | None = None) -> AwaitComplete:
        """Close, unless it is closing already or something lies over it, and hand on what it gives."""
        if not self.is_active:
            return AwaitComplete()
        closed = super().dismiss(result)
        if self.then is not None:
            self.then(result)
        return closed


def open_over(app: App[Any], screen: OverTheDay[Given], then: Callable[[Given | None], object] | None = None) -> None:
    """Open something modal; `then` gets what it gives."""
    screen.then = then
    app.push_screen(screen)


def is_there(screen: Screen[Any]) -> bool:
    """Whether a screen is one of those that are open; one that is closing takes no more of timers and workers."""
    return screen.is_attached and screen in screen.app.screen_stack
