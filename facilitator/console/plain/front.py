"""The conversation of plain mode: a line in, what it changed in lines out, and what time and other windows change.

Nothing is decided here. A line is carried out by the command, the list or the sheet that a key would have reached.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from facilitator.agenda.cleaning import clean, clean_line
from facilitator.console.app import ConsoleApp
from facilitator.console.plain.changes import Heard
from facilitator.console.plain.commands import Commands
from facilitator.console.plain.hands import LOOK, Hands
from facilitator.console.screens.over import OverTheDay
from facilitator.console.screens.pick import PickScreen
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import TypedLine

BACK = "."
"""The line that leads out of whatever is open, as Esc does."""


STEPS = ("up", "down")
"""Lines that take another row in hand where rows have no numbers, also beside a line to type in."""


class Typed(Protocol):
    """Where lines come from."""

    async def next(self, within: float) -> str | None:
        """The next line, None at the end. Raises TimeoutError where none comes within so many seconds."""

    def end(self) -> None:
        """Nobody waits for a line any more."""


class Front:
    """Plain mode over the lead's window."""

    def __init__(self, app: ConsoleApp, write: Callable[[str], None], *, prompts: bool) -> None:
        """Write lines with their ends by `write`; `prompts` tells whether someone is asked for each line."""
        self._hands = Hands(app, self.tell)
        self._write, self._prompts = write, prompts
        self._asked = False
        """Whether a prompt stands on the last line."""

    # -- speaking ---------------------------------------------------------------------------------------------

    def tell(self, lines: Iterable[str]) -> None:
        """Say lines, each on one of its own."""
        for words in (clean_line(part) for line in lines for part in clean(line).split("\n")):
            if words:
                self._write(f"\n{words}\n" if self._asked else f"{words}\n")
                self._asked = False

    def ask(self) -> None:
        """Ask for a line, in the words of what it is for."""
        hands = self._hands
        if self._prompts and not self._asked and not hands.gone:
            line = hands.bench.field
            on_top = hands.app.screen is hands.lead
            self._write(f"{clean_line(line.purpose.label)}: " if on_top and line.open else "> ")
            self._asked = True

    # -- the conversation -------------------------------------------------------------------------------------

    async def converse(self, lines: Typed) -> None:
        """Until the program is left; the end of the input leaves it, and the day stays open."""
        hands = self._hands
        heard = Heard(hands.lead)
        commands = Commands(hands, heard)
        await hands.settle()
        self.tell([f"{hands.bench.now.plan.title}. help tells what can be typed.", *heard.beginning()])
        await self._go_on(commands, own=True)
        while not hands.gone:
            self.ask()
            try:
                line = await lines.next(LOOK)
            except TimeoutError:
                await self._go_on(commands, own=False)
                continue
            self._asked = False  # whoever typed has ended the line
            if line is None:
                await commands.leave()
                break
            await self._take(commands, clean_line(line))
            await self._go_on(commands, own=True)
        lines.end()

    async def _go_on(self, commands: Commands, *, own: bool) -> None:
        """Tell what is different now, and close what only was to be read."""
        await self._hands.settle()
        if not self._hands.gone:
            commands.tidy()
        await commands.read_off(own=own)

    async def _take(self, commands: Commands, typed: str) -> None:
        """Do what a line asks for, where things stand."""
        hands = self._hands
        top, focused = hands.app.screen, hands.app.focused
        if typed == BACK:
            await hands.press("escape")
        elif isinstance(top, PickScreen):
            await hands.choose(top, typed)
        elif isinstance(top, OverTheDay) and typed.casefold() in STEPS and not isinstance(top, Sheet):
            await hands.press(typed.casefold())
        elif isinstance(focused, TypedLine):
            await hands.fill(typed)
        elif isinstance(top, OverTheDay):
            await commands.on_sheet(top, typed)
        elif typed:
            await commands.carry_out(typed)
        else:
            await hands.press("enter")
