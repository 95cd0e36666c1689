"""Keys and pastes one by one: each is carried through before the next, and none reaches a screen coming or going.

Textual hands input from queue to queue. After a slow moment letters would overtake an Enter, the second of two Enters
would reach a list that the first has closed, and words typed while a line comes up would be commands, or lost.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable

from textual.app import App
from textual.events import Key, Paste


class InTurn:
    """What was pressed and pasted and is not carried through yet."""

    def __init__(self, app: App[int], carry_through: Callable[[Key | Paste], Awaitable[None]]) -> None:
        """Keep input for an app; `carry_through` does all that follows from one before it returns."""
        self._app = app
        self._carry_through = carry_through
        self._waiting: deque[Key | Paste] = deque()
        self._busy = False
        self._over = False

    async def take(self, event: Key | Paste) -> None:
        """Take the next one; it is carried through at once unless others come first or a screen comes up."""
        if not self._over:
            self._waiting.append(event)
            await self.go_on()

    def end(self) -> None:
        """The program is being left: nothing that is pressed now does anything."""
        self._over = True
        self._waiting.clear()

    async def go_on(self) -> None:
        """Carry through what waits, as long as the screen on top is there to take it."""
        if self._busy:
            return
        self._busy = True
        try:
            while self._waiting and self._ready():
                await self._carry_through(self._waiting.popleft())
        finally:
            self._busy = False
        if self._waiting and self._app.screen_stack:
            # a screen does this when it has come up, in its turn; the app then goes on
            self._app.screen.call_later(self._app.call_later, self.go_on)

    def _ready(self) -> bool:
        return bool(self._app.screen_stack) and self._app.screen.is_mounted
