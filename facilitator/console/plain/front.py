"""The conversation of plain mode: a line in, what it changed in lines out, and what time and other windows change.

Nothing is decided here. A line is carried out by the command, the list or the sheet that a key would have reached.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from textual.events import Key as Pressed

from facilitator.agenda.cleaning import clean, clean_line
from facilitator.console.app import ConsoleApp
from facilitator.console.bench import Bench
from facilitator.console.key import Key, shares
from facilitator.console.plain.asked import Asked, understand
from facilitator.console.plain.asking import Asking, can_be_asked, name_and_sign
from facilitator.console.plain.changes import Heard
from facilitator.console.plain.listening import Lines
from facilitator.console.plain.over import choices, commands_of, is_called
from facilitator.console.screens.lead import LeadScreen
from facilitator.console.screens.over import OverTheDay
from facilitator.console.screens.paper import PaperScreen
from facilitator.console.screens.pick import ChoiceList, PickScreen
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import TypedLine

LOOK = 0.25
"""Seconds between two looks at what time and other windows have changed."""

SETTLING = 3
"""Rounds of waiting after which nothing moves any more: command, mount, focus."""

BACK = "."
"""The line that leads out of whatever is open, as Esc does."""

WORDS_LEFT = "These words were not used: {}. capture keeps a group's words, note your own."


class Front:
    """Plain mode over the lead's window."""

    def __init__(self, app: ConsoleApp, write: Callable[[str], None], *, prompts: bool) -> None:
        """Write lines with their ends by `write`; `prompts` tells whether someone is asked for each line."""
        self.app, self._write, self._prompts = app, write, prompts
        self._asked = False
        """Whether a prompt stands on the last line."""
        self._capturing = False
        """Whether the line for groups' words was asked for, so that every line that is typed is a group's."""
        self._once = ""
        """The place of the words that came with a command: the line that took them closes behind them."""

    @property
    def lead(self) -> LeadScreen:
        """The window that is told of."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, LeadScreen))

    @property
    def bench(self) -> Bench:
        """Its bench."""
        return self.lead.bench

    @property
    def gone(self) -> bool:
        """Whether the program is being left."""
        return self.app.return_code is not None

    # -- speaking ---------------------------------------------------------------------------------------------

    def tell(self, lines: Iterable[str]) -> None:
        """Say lines, each on one of its own."""
        for words in (clean_line(part) for line in lines for part in clean(line).split("\n")):
            if words:
                self._write(f"\n{words}\n" if self._asked else f"{words}\n")
                self._asked = False

    def ask(self) -> None:
        """Ask for a line, in the words of what it is for."""
        if self._prompts and not self._asked and not self.gone:
            line = self.bench.field
            on_top = self.app.screen is self.lead
            self._write(f"{clean_line(line.purpose.label)}: " if on_top and line.open else "> ")
            self._asked = True

    # -- the conversation -------------------------------------------------------------------------------------

    async def converse(self, lines: Lines) -> None:
        """Until the program is left; the end of the input leaves it, and the day stays open."""
        self._heard = Heard(self.lead)
        self._asking = Asking(self.bench, self.tell)
        await self._settle()
        self.tell([f"{self.bench.now.plan.title}. help tells what can be typed."])
        self.tell(self._heard.beginning())
        await self._go_on(own=True)
        while not self.gone:
            self.ask()
            try:
                line = await lines.next(LOOK)
            except TimeoutError:
                await self._go_on(own=False)
                continue
            self._asked = False  # whoever typed has ended the line
            if line is None:
                await self._leave()
                break
            await self._take(clean_line(line))
            await self._go_on(own=True)
        lines.end()

    async def _settle(self) -> None:
        """Wait until a command has been carried through."""
        for _ in range(SETTLING):
            for queue in (self.app, *self.app.screen_stack[-1:]):
                passed = asyncio.Event()
                if queue.call_later(passed.set):
                    while not (passed.is_set() or self.gone):
                        with suppress(TimeoutError):
                            await asyncio.wait_for(passed.wait(), LOOK)

    async def _press(self, key: str) -> None:
        """Press a key, and wait until it is carried through."""
        self.app.post_message(Pressed(key, None))
        await self._settle()

    async def _go_on(self, *, own: bool) -> None:
        """Tell what is different now; close what only was to be read, and a line that opened by itself."""
        await self._settle()
        field = self.bench.field
        if self.app.screen is self.lead:
            if field.open and (field.purpose.place == self._once or (field.takes_words and not self._capturing)):
                self.bench.close_line()
            self._once, self._capturing = "", field.takes_words
        while not self.gone:
            self.tell(self._heard.news(own=own))
            top = self.app.screen
            if not (isinstance(top, PaperScreen) and not top.agreement):
                break
            await self._press("escape")

    async def _leave(self) -> None:
        """Leave once what is written beside the screen has been written."""
        writing = [worker for worker in self.app.workers if worker.group != "load" and not worker.is_finished]
        if writing:
            await self.app.workers.wait_for_complete(writing)
            await self._settle()
            self.tell(self._heard.news(own=False))
        self.app.leave_now()

    # -- a line -----------------------------------------------------------------------------------------------

    async def _take(self, typed: str) -> None:
        """Do what a line asks for, where things stand."""
        top, focused = self.app.screen, self.app.focused
        if typed == BACK:
            await self._press("escape")
        elif isinstance(top, PickScreen):
            await self._choose(top, typed)
        elif isinstance(focused, TypedLine):
            await self._fill(typed)
        elif isinstance(top, OverTheDay):
            await self._on_sheet(top, typed)
        elif typed:
            await self._command(typed)
        else:
            await self._press("enter")

    async def _fill(self, words: str) -> None:
        """Type words into the line that is open, and Enter. A draft that stood in it stays a draft."""
        line, top = self.app.focused, self.app.screen
        if not (isinstance(line, TypedLine) and words):
            await self._press("enter")
            return
        bench = top.bench if isinstance(top, Sheet) else self.bench
        place = bench.field.purpose.place if bench.field.open else ""
        draft = bench.drafts.of(place) if place else ""
        line.value = ""
        line.insert_text_at_cursor(words)
        await self._press("enter")
        if draft and not bench.drafts.of(place):
            bench.drafts.keep(place, draft)
            if bench.field.open and bench.field.purpose.place == place:
                bench.field.fill(draft)

    async def _choose(self, top: PickScreen, typed: str) -> None:
        """Choose by a number, or by letters where they leave one; an empty line takes the one in hand."""
        listed = top.query_one(ChoiceList)
        if typed.isdecimal() and 0 < int(typed) <= len(listed.choices):
            listed.at = int(typed) - 1
        elif typed:
            line = self.app.focused
            if isinstance(line, TypedLine):
                line.value = typed
            await self._settle()
            called = [n for n, one in enumerate(listed.choices) if is_called(one, typed)]
            if len(called) != 1 and len(listed.choices) != 1:
                self.tell(choices(listed))
                return
            listed.at = called[0] if called else 0
        await self._press("enter")

    async def _on_sheet(self, top: OverTheDay[object], typed: str) -> None:
        """A command of what lies over the day, a row by its number, or Enter on the row in hand."""
        if not typed:
            await self._press("enter")
            return
        number, _, more = typed.partition(" ")
        if isinstance(top, Sheet) and number.isdecimal() and 0 < int(number) <= len(top.rows):
            top.at = top.rows[int(number) - 1].id
            top.renew()
            if not more:
                self.tell([f"In hand: {top.rows[int(number) - 1].text}"])
                return
            typed = more.strip()
        found = understand(typed, [one for one in commands_of(top) if one.label], self._is_issue)
        if not isinstance(found, Asked):
            self._not_understood(typed, found)
            return
        top.action_perform(found.key.id, *([found.which] if shares(found.key) else []))
        await self._settle()
        if found.rest and isinstance(self.app.focused, TypedLine):
            await self._fill(found.rest)

    # -- a command of the lead's ------------------------------------------------------------------------------

    async def _command(self, typed: str) -> None:
        """Carry out a command with the words that follow its name."""
        bench = self.bench
        found = understand(typed, can_be_asked(bench), self._is_issue)
        if not isinstance(found, Asked):
            self._not_understood(typed, found)
        elif found.key.where == "plain":
            found.key.handler(self._asking, *([found.rest] if found.rest and found.key.id == "plain.turn" else []))
        elif found.key.where == "board":
            await self._on_board(found)
        else:
            await self._carry_out(found)

    async def _carry_out(self, found: Asked) -> None:
        bench, key, rest = self.bench, found.key, found.rest
        if key.where == "line":
            group = next((one for one in bench.now.groups if rest in (str(one.number), one.name)), None)
            if group is not None:
                bench.put(group=group.id)
                rest = ""
            if rest:
                bench.perform("capture.open")
                bench.field.insert(rest)
                rest = ""
        if key.id == "leave":
            await self._leave()
            return
        bench.perform(key.id, *([found.which] if shares(key) else []))
        await self._settle()
        if rest:
            await self._words_for(rest)
        self._capturing = key.types and not found.rest

    async def _words_for(self, rest: str) -> None:
        """Words that followed a command go where it asks for words."""
        top = self.app.screen
        if isinstance(top, PickScreen):
            await self._choose(top, rest)
        elif isinstance(self.app.focused, TypedLine):
            field = self.bench.field
            self._once = field.purpose.place if field.open else ""
            await self._fill(rest)
        else:
            self.tell(self._heard.news(own=True))
            self.tell([WORDS_LEFT.format(rest)])

    async def _on_board(self, found: Asked) -> None:
        """A command on the issue that is named, or on the newest; one that takes two is given the second."""
        bench = self.bench
        named, words = self._issues_in(found.rest)
        bench.perform("board.enter")
        if bench.mode.place != "board":
            return
        if named:
            bench.put(chosen=named[0])
        bench.perform(found.key.id, *([words] if shares(found.key) else []))
        await self._settle()
        if bench.mode.merging and len(named) > 1:
            bench.put(chosen=named[1])
            bench.perform("board.edit")
        elif words and not shares(found.key):
            await self._words_for(words)
        await self._settle()
        if self.app.screen is self.lead and not bench.field.open and not bench.mode.merging:
            bench.screen.set_focus(None)
            bench.put(chosen="", place="lead")

    def _is_issue(self, word: str) -> bool:
        return self._issue(word) != ""

    def _issue(self, word: str) -> str:
        """The number of the issue that a word names, whatever its capitals; "" for another word."""
        return next((one for one in self.bench.state.issues if one.casefold() == word.casefold()), "")

    def _issues_in(self, rest: str) -> tuple[list[str], str]:
        """The issues that are named first, and the words after them."""
        named: list[str] = []
        words = rest
        while words and (issue := self._issue(words.partition(" ")[0])):
            named.append(issue)
            words = words.partition(" ")[2].strip()
        return named, words

    def _not_understood(self, typed: str, near: Sequence[Key]) -> None:
        """Nothing was done; what may have been meant."""
        meant = ", ".join(map(name_and_sign, near))
        later = understand(typed, [*Asking.KEYS, *self.bench.keys], self._is_issue)
        hint = f"It may mean: {meant}." if near else "help tells what can be typed."
        if not near and isinstance(later, Asked) and later.key.label:
            hint = f"{later.key.label} does not work now."
        self.tell([f"Nothing was done with: {typed}. {hint}"])
