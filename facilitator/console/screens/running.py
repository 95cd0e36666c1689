"""What every screen on a run shares: the controller, the view, and asking for things."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual.reactive import var
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget

from facilitator.agenda.model import Block
from facilitator.console.key import Key
from facilitator.console.keys import working
from facilitator.console.painting.choices import Choice
from facilitator.console.painting.times import time_words
from facilitator.console.screens.closing import Closing, open_over
from facilitator.console.widgets.panels import Footer, Message
from facilitator.controller import Controller, held_words
from facilitator.live.commands import Command
from facilitator.live.day_words import is_late, price
from facilitator.live.refused import Refused
from facilitator.live.view import View

SOONEST, GRACE = 0.2, 0.01
"""Seconds: never look at the clock more often than SOONEST, and look GRACE after the second that shows has changed."""


def stands(screen: Screen[Any], *parts: type[Widget]) -> bool:
    """Whether a screen has all these parts: not while it is coming up or being taken down, when a second may pass."""
    return all(screen.query(part) for part in parts)


class OverTheDay(Closing[ScreenResultType]):
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
        self.follow()

    def follow(self) -> None:
        """Show the day as it is now."""
        view = next((screen.view for screen in reversed(self.app.screen_stack) if isinstance(screen, RunScreen)), None)
        for frame in self.query(".frame"):  # none while the screen is still coming up
            frame.border_title = time_words(view)


class RunScreen(Screen[None]):
    """A screen on one run."""

    BLANK = True
    PARTS: ClassVar[tuple[type[Widget], ...]] = (Message,)
    """What has to be there before anything can be shown without a key."""
    view: var[View | None] = var(None, init=False)
    """What the run looks like now; widgets get it by `data_bind`."""

    def __init__(self, controller: Controller) -> None:
        """Open on a run."""
        super().__init__()
        self.controller = controller
        self._said = ""
        self.set_reactive(RunScreen.view, controller.view())

    @property
    def now(self) -> View:
        """The view; never None once the screen exists."""
        assert self.view is not None
        return self.view

    @property
    def whole(self) -> bool:
        """Whether all of the screen is there."""
        return stands(self, *self.PARTS)

    def keys_at(self, place: str) -> list[Key]:
        """The commands of a place that work now in this window."""
        return list(working(self.view, place))

    def ask(self, command: Command) -> bool:
        """Carry out a command and show what came of it; a refusal is shown in words. Returns whether it was done."""
        try:
            self.controller.dispatch(command)
        except Refused as refusal:
            self.say(str(refusal))
            return False
        self.say("")
        self.look()
        return True

    def action_perform(self, command_id: str, *which: str) -> None:
        """Carry out a command of the declaration; each screen says how."""

    def choose(self, heading: str, choices: Sequence[Choice], then: Callable[[str | None], None], at: str = "") -> None:
        """Let one of many be chosen, with `at` in hand; `then` gets its id, or None where none was chosen."""
        from facilitator.console.screens.pick import PickScreen

        open_over(self.app, PickScreen(heading, choices, at), then)

    def show_paper(self, heading: str, blocks: Sequence[Block]) -> None:
        """Show something to read over the screen."""
        from facilitator.console.screens.paper import PaperScreen

        self.app.push_screen(PaperScreen(heading, blocks))

    def look(self) -> None:
        """Show the run as it is now."""
        self.view = self.present()

    def present(self) -> View:
        """What the screen shows of the run now."""
        return self.controller.view()

    def say(self, words: str) -> None:
        """Show one line of words until the next command; trouble with saving stays over it."""
        self._said = words
        trouble = held_words(self.controller.saving)
        for message in self.query(Message):  # none while the screen comes up or goes
            message.alarm = bool(trouble)
            message.set_class(bool(trouble), "-alarm")
            message.words = f"{trouble} F goes on in another folder." if trouble else words

    @property
    def undo_and_redo(self) -> tuple[str, str]:
        """The keys that take a step back and do it again where the keys go now: in the line, letters are words."""
        return ("ctrl+z", "ctrl+y") if self.query_one(Footer).place == "typing" else ("u", "U")

    def say_price(self, what: str) -> None:
        """Say what was done, what it does to the next fixed point and the finish, and how to take it back."""
        back = " · r shows how to win it back" if is_late(self.now) else ""
        self.say(f"{what}: {price(self.now)} · u takes it back{back}")

    @property
    def said(self) -> str:
        """The words said last."""
        return self._said

    def repeat_words(self) -> None:
        """Show trouble that came or went, over or instead of what was said."""
        self.say(self._said)
