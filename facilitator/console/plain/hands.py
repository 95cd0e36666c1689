"""What a person would do at the keyboard of the window that nobody sees: press, type, choose; each carried through."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress

from textual.events import Key as Pressed

from facilitator.console.app import ConsoleApp
from facilitator.console.bench import Bench
from facilitator.console.plain.over import choices, is_called
from facilitator.console.screens.lead import LeadScreen
from facilitator.console.screens.pick import ChoiceList, PickScreen
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import TypedLine

LOOK = 0.25
"""Seconds between two looks at what time and other windows have changed."""

SETTLING = 3
"""Rounds of waiting after which nothing moves any more: command, mount, focus."""


class Hands:
    """Hands on the lead's window."""

    def __init__(self, app: ConsoleApp, tell: Callable[[Iterable[str]], None]) -> None:
        """Work this app; `tell` says lines."""
        self.app, self.tell = app, tell

    @property
    def lead(self) -> LeadScreen:
        """The window."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, LeadScreen))

    @property
    def bench(self) -> Bench:
        """Its bench."""
        return self.lead.bench

    @property
    def gone(self) -> bool:
        """Whether the program is being left."""
        return self.app.return_code is not None

    async def settle(self) -> None:
        """Wait until what was done last has been carried through."""
        for _ in range(SETTLING):
            for queue in (self.app, *self.app.screen_stack[-1:]):
                passed = asyncio.Event()
                if queue.call_later(passed.set):
                    while not (passed.is_set() or self.gone):
                        with suppress(TimeoutError):
                            await asyncio.wait_for(passed.wait(), LOOK)

    async def press(self, key: str) -> None:
        """Press a key."""
        self.app.post_message(Pressed(key, None))
        await self.settle()

    async def fill(self, words: str) -> None:
        """Type words into the line that is open, and Enter. A draft that stood in it stays a draft."""
        line, top = self.app.focused, self.app.screen
        if not (isinstance(line, TypedLine) and words):
            await self.press("enter")
            return
        bench = top.bench if isinstance(top, Sheet) else self.bench
        place = bench.field.purpose.place if bench.field.open else ""
        draft = bench.drafts.of(place) if place else ""
        line.value = ""
        line.insert_text_at_cursor(words)
        await self.press("enter")
        if draft and not bench.drafts.of(place):
            bench.drafts.keep(place, draft)
            if bench.field.open and bench.field.purpose.place == place:
                bench.field.fill(draft)

    async def choose(self, top: PickScreen, typed: str) -> None:
        """Choose by a number, or by letters where they leave one; an empty line takes the one in hand."""
        listed = top.query_one(ChoiceList)
        if typed.isdecimal() and 0 < int(typed) <= len(listed.choices):
            listed.at = int(typed) - 1
        elif typed:
            line = self.app.focused
            if isinstance(line, TypedLine):
                line.value = typed
            await self.settle()
            called = [n for n, one in enumerate(listed.choices) if is_called(one, typed)]
            if len(called) != 1 and len(listed.choices) != 1:
                self.tell(choices(listed))
                return
            listed.at = called[0] if called else 0
        await self.press("enter")
