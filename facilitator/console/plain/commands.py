"""Carrying out a line that is a command, with the words that follow its name."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.console.bench import Bench
from facilitator.console.key import Key, shares
from facilitator.console.plain.asked import Asked, understand
from facilitator.console.plain.asking import Asking, can_be_asked, name_and_sign
from facilitator.console.plain.changes import Heard
from facilitator.console.plain.hands import Hands
from facilitator.console.plain.over import commands_of
from facilitator.console.screens.over import OverTheDay
from facilitator.console.screens.paper import PaperScreen
from facilitator.console.screens.pick import PickScreen
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import TypedLine

WORDS_LEFT = "These words were not used: {}. capture keeps a group's words, note your own."


class Commands:
    """The lead's commands, those of sheets, and what can be asked for in plain mode alone."""

    def __init__(self, hands: Hands, heard: Heard) -> None:
        """Work with these hands; what was told so far is known to `heard`."""
        self.hands, self.heard = hands, heard
        self._asking = Asking(hands.bench, hands.tell)
        self._capturing = False
        """Whether the line for groups' words was asked for, so that every line that is typed is a group's."""
        self._once = ""
        """The place of the words that came with a command: the line that took them closes behind them."""

    @property
    def bench(self) -> Bench:
        """The bench of the lead's window."""
        return self.hands.bench

    def tidy(self) -> None:
        """Close a line that opened by itself, and one whose words came with their command."""
        field = self.bench.field
        if self.hands.app.screen is self.hands.lead:
            if field.open and (field.purpose.place == self._once or (field.takes_words and not self._capturing)):
                self.bench.close_line()
            self._once, self._capturing = "", field.takes_words

    async def read_off(self, *, own: bool) -> None:
        """Tell what is different now, and close what only was to be read."""
        while not self.hands.gone:
            self.hands.tell(self.heard.news(own=own))
            top = self.hands.app.screen
            if not isinstance(top, PaperScreen) or top.agreement:
                break
            await self.hands.press("escape")

    async def leave(self) -> None:
        """Leave, once what is written beside the screen has been written and told; the day stays open."""
        app = self.hands.app
        writing = [worker for worker in app.workers if worker.group != "load" and not worker.is_finished]
        if writing:
            await app.workers.wait_for_complete(writing)
            await self.hands.settle()
            self.hands.tell(self.heard.news(own=False))
        app.leave_now()

    async def on_sheet(self, top: OverTheDay[object], typed: str) -> None:
        """A command of what lies over the day, a row by its number, or Enter on the row in hand."""
        if not typed:
            await self.hands.press("enter")
            return
        number, _, more = typed.partition(" ")
        if isinstance(top, Sheet) and number.isdecimal() and 0 < int(number) <= len(top.rows):
            top.at = top.rows[int(number) - 1].id
            top.renew()
            if not more:
                self.hands.tell([f"In hand: {top.rows[int(number) - 1].text}"])
                return
            typed = more.strip()
        found = understand(typed, [one for one in commands_of(top) if one.label], self._is_issue)
        if not isinstance(found, Asked):
            self._not_understood(typed, found)
            return
        top.action_perform(found.key.id, *([found.which] if shares(found.key) else []))
        await self.hands.settle()
        if found.rest and isinstance(self.hands.app.focused, TypedLine):
            await self.hands.fill(found.rest)

    # -- a command of the lead's ------------------------------------------------------------------------------

    async def carry_out(self, typed: str) -> None:
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
            await self._perform(found)

    async def _perform(self, found: Asked) -> None:
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
            await self.leave()
            return
        bench.perform(key.id, *([found.which] if shares(key) else []))
        await self.hands.settle()
        if rest:
            await self._words_for(rest)
        self._capturing = key.types and not found.rest

    async def _words_for(self, rest: str) -> None:
        """Words that followed a command go where it asks for words, once a paper that came meanwhile is read off."""
        if isinstance(self.hands.app.screen, PaperScreen):
            await self.read_off(own=False)
        top = self.hands.app.screen
        if isinstance(top, PickScreen):
            await self.hands.choose(top, rest)
        elif isinstance(self.hands.app.focused, TypedLine):
            field = self.bench.field
            self._once = field.purpose.place if field.open else ""
            await self.hands.fill(rest)
        else:
            self.hands.tell(self.heard.news(own=True))
            self.hands.tell([WORDS_LEFT.format(rest)])

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
        await self.hands.settle()
        if bench.mode.merging and len(named) > 1:
            bench.put(chosen=named[1])
            bench.perform("board.edit")
        elif words and not shares(found.key):
            await self._words_for(words)
        await self.hands.settle()
        if self.hands.app.screen is self.hands.lead and not bench.field.open and not bench.mode.merging:
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
        self.hands.tell([f"Nothing was done with: {typed}. {hint}"])
