"""A key that is a command: done at once, or taken for what it means on the keyboard that it comes from."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from textual.app import App
from textual.events import Key
from textual.keys import _character_to_key

from facilitator.console.other_keyboards import Keyboard


class Speaks(Protocol):
    """What says a line of words."""

    said: str

    def say(self, words: str) -> None:
        """Show one line of words."""


@runtime_checkable
class Says(Protocol):
    """A screen with a line for words."""

    @property
    def bench(self) -> Speaks:
        """What says them."""


async def press(app: App[Any], event: Key, keyboard: Keyboard) -> None:
    """Do what a key is bound to; where it is bound to nothing, what it means on this keyboard, or say so."""
    if await app._check_bindings(event.key):
        _tell(app, keyboard.pressed(event.character or ""))
        return
    meant = keyboard.meant(event.character or "")
    if meant.character:
        await app._check_bindings(_character_to_key(meant.character))
    _tell(app, meant.words)


def _tell(app: App[Any], words: str) -> None:
    """Say something beside what was said last, where the screen on top has a line for words."""
    screen = app.screen
    if words and isinstance(screen, Says):
        screen.bench.say(f"{screen.bench.said} {words}".lstrip())
