"""A stage for the console: the real app on a journal in memory, a clock turned by hand, a terminal of any size.

    async with lead(tmp_path, started()) as stage:
        await stage.press("n", "t")
        assert stage.happened() == ["item.entered", "clock.started"]
        await stage.turn(90)

Keys are real keys. Time passes only in `turn` (the program is alive) and `sleep` (the lid is closed).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC
from pathlib import Path
from typing import TypeVar

from rich.cells import cell_len
from textual import events
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.screen import Screen

from facilitator.clock import ClockSource
from facilitator.console.app import ConsoleApp
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.desks.thinking import Thinking
from facilitator.console.exporting import GROUP
from facilitator.console.mode import Mode
from facilitator.console.screens.running import RunScreen
from facilitator.console.widgets.canvas import Canvas
from facilitator.console.widgets.panels import Middle
from facilitator.console.widgets.typing import TypedLine
from facilitator.controller import Controller
from facilitator.journal.port import Journal
from facilitator.live.facts import KINDS
from facilitator.live.facts.base import Event
from facilitator.live.queries.view import Now, View
from facilitator.live.state import State
from tests.console.block_reader import read
from tests.makers import Day, HandClock, StubbornJournal

RUN = "2026-03-02-abc"
"""The run that `Day.journal` holds."""

SETTLING = 4
"""Rounds of waiting after which nothing moves any more: key, mount, focus, layout."""

STEP = 20.0
"""Seconds between two looks while time passes: less than what the program takes for sleep."""


AnyDesk = TypeVar("AnyDesk", bound=Desk)


class Stage:
    """A console on the stage, and what a test may do with it."""

    def __init__(self, app: ConsoleApp, pilot: Pilot[int], clock: HandClock) -> None:
        """Take what was opened."""
        self.app = app
        self.pilot = pilot
        self.clock = clock
        self._seen = self.seq

    # -- what is there ------------------------------------------------------------------------------------

    @property
    def screen(self) -> Screen[object]:
        """The screen on top."""
        return self.app.screen

    @property
    def top(self) -> str:
        """What kind of screen is on top, by the name of its class."""
        return type(self.screen).__name__

    @property
    def lead(self) -> RunScreen:
        """The lead's screen (or the scribe's), on top or below."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, RunScreen))

    @property
    def bench(self) -> Bench:
        """Its bench."""
        return self.lead.bench

    def desk(self, kind: type[AnyDesk]) -> AnyDesk:
        """One of its desks."""
        return next(desk for desk in self.bench.desks if isinstance(desk, kind))

    @property
    def thinking(self) -> Thinking:
        """What thinks about the words that are typed."""
        return self.desk(Thinking)

    @property
    def mode(self) -> Mode:
        """What is in hand."""
        return self.bench.mode

    @property
    def controller(self) -> Controller:
        """The controller of the lead's screen."""
        return self.bench.controller

    @property
    def state(self) -> State:
        """What has happened so far."""
        return self.controller.state

    @property
    def view(self) -> View:
        """What the lead's screen shows."""
        return self.bench.now

    @property
    def now(self) -> Now:
        """The item the day is at, as the lead's screen shows it."""
        assert self.view.now is not None
        return self.view.now

    @property
    def seq(self) -> int:
        """How many events the journal holds."""
        return len(self.app.journal.read(RUN))

    @property
    def line(self) -> TypedLine:
        """The text field of the screen on top that has the keyboard, else its first."""
        focused = self.screen.focused
        return focused if isinstance(focused, TypedLine) else self.screen.query(TypedLine).first()

    @property
    def head(self) -> str:
        """What stands over the typed line; empty while it is closed."""
        typing = self.bench.typing
        return typing.purpose.label if typing is not None else ""

    @property
    def said(self) -> str:
        """The words under the panels."""
        return self.bench.message.words

    @property
    def place(self) -> str:
        """Where the keys go: "lead", "board" or "typing"."""
        return "typing" if self.mode.place == "line" else self.mode.place

    @property
    def middle(self) -> Middle:
        """The panel in the middle."""
        return self.lead.query_one(Middle)

    def appended(self) -> list[Event]:
        """The events that the journal got since this was last asked (or `happened`)."""
        entries = self.app.journal.read(RUN, self._seen)
        self._seen += len(entries)
        return [entry.event for entry in entries]

    def happened(self) -> list[str]:
        """The kinds of those events."""
        return [KINDS[type(event)] for event in self.appended()]

    def texts(self) -> list[str]:
        """The issues that stand, in the order they were captured."""
        return [issue.text for issue in self.state.issues.values() if not issue.withdrawn]

    # -- what is seen -------------------------------------------------------------------------------------

    def rows(self) -> list[str]:
        """The lines of the composed screen as text."""
        strips = self.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    def shown(self) -> str:
        """The composed screen as text, as it is kept on file."""
        return "\n".join(self.rows()) + "\n"

    def shows(self, words: str) -> bool:
        """Whether these words can be read on one line of the screen."""
        return any(words in row for row in self.rows())

    def reads(self, words: str) -> bool:
        """The same where they may stand in block letters."""
        return words in " ".join(" ".join(read(self.rows())).split())

    def canvases(self) -> list[Canvas]:
        """Every painted panel of the screens on the stack."""
        return [canvas for screen in self.app.screen_stack for canvas in screen.query(Canvas)]

    # -- what is done -------------------------------------------------------------------------------------

    async def settle(self) -> None:
        """Wait until every widget has done what it was told, and what follows from that, and the screen shows it."""
        for _ in range(SETTLING):
            await self.pilot.pause(0)

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, each waited for.

        The events are those that Textual's own pilot sends, without its waits for an idle processor.
        """
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
            try:
                sign = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
            except KeyError:
                sign = None
            self.app.post_message(events.Key(name, sign))
            await self.settle()

    def cell(self, words: str, nth: int = 0) -> tuple[int, int]:
        """Where words stand on the composed screen, by their first cell; the nth place where they stand."""
        found = [
            (cell_len(row[: match.start()]), y)
            for y, row in enumerate(self.rows())
            for match in re.finditer(re.escape(words), row)
        ]
        assert len(found) > nth, f"{words!r} is not on the screen:\n{self.shown()}"
        return found[nth]

    async def mouse(self, kind: type[events.MouseEvent], at: tuple[int, int], button: int = 1) -> None:
        """Have the mouse do something in a cell of the screen, as the terminal would tell it."""
        x, y = at
        self.app.post_message(kind(None, x, y, 0, 0, button, False, False, False, x, y))
        await self.settle()

    async def click(self, at: str | tuple[int, int], nth: int = 0, button: int = 1, times: int = 1) -> None:
        """Click words that stand on the screen, or a cell; not as part of a double click unless `times` says so."""
        cell = self.cell(at, nth) if isinstance(at, str) else at
        self.app.pointer.clicked = None
        for _ in range(times):
            await self.mouse(events.MouseDown, cell, button)
            await self.mouse(events.MouseUp, cell, button)

    async def drag(self, held: str | tuple[int, int], onto: str | tuple[int, int], nth: int = 0) -> None:
        """Hold what stands there, and let it go over something else."""
        begin = self.cell(held) if isinstance(held, str) else held
        end = self.cell(onto, nth) if isinstance(onto, str) else onto
        await self.mouse(events.MouseDown, begin)
        await self.mouse(events.MouseMove, end)
        await self.mouse(events.MouseUp, end)

    async def wheel(self, at: str | tuple[int, int], way: int) -> None:
        """Turn the wheel up (-1) or down (1) over something."""
        kind = events.MouseScrollDown if way > 0 else events.MouseScrollUp
        await self.mouse(kind, self.cell(at) if isinstance(at, str) else at, 0)

    async def enter(self, text: str) -> None:
        """Put words in the line as if they had been typed, and press Enter."""
        await self.put(text)
        await self.press("enter")

    async def enter_note(self, text: str) -> None:
        """Note something."""
        await self.press("o")
        await self.enter(text)

    async def put(self, text: str) -> None:
        """Put words in the line as if they had been typed."""
        self.line.value = text
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste text where the keyboard is."""
        target = self.screen.focused or self.screen
        target.post_message(events.Paste(text))
        await self.settle()

    async def think(self) -> None:
        """Pause in typing, until what is typed has been thought about."""
        await self.thinking.sense()
        await self.settle()

    async def finish(self) -> None:
        """Wait until nothing is being done beside the screens."""
        await self.app.workers.wait_for_complete()
        await self.settle()

    async def written(self) -> None:
        """Wait until the session log that was asked for has been written, or could not be."""
        await self.app.workers.wait_for_complete([one for one in self.app.workers if one.group == GROUP])
        await self.settle()

    async def turn(self, seconds: float) -> None:
        """Let time pass while the program is alive."""
        while seconds > 0:
            step = min(seconds, STEP)
            self.clock.wait(step)
            self.lead.tick()
            seconds -= step
        await self.settle()

    async def sleep(self, seconds: float) -> None:
        """Close the lid for a while."""
        self.clock.wait(seconds)
        self.lead.tick()
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()


@asynccontextmanager
async def on_stage(app: ConsoleApp, clock: HandClock, size: tuple[int, int]) -> AsyncIterator[Stage]:
    """Run an app of a test's own making."""
    app.localise = lambda instant: instant.astimezone(UTC)
    async with app.run_test(size=size) as pilot:
        stage = Stage(app, pilot, clock)
        await stage.settle()
        yield stage


@asynccontextmanager
async def lead(
    folder: Path,
    day: Day,
    journal: StubbornJournal | None = None,
    size: tuple[int, int] = (120, 36),
    clock: ClockSource | None = None,
    window: str = "lead",
) -> AsyncIterator[Stage]:
    """The lead's screen (or another window's) on a day as it stands, from its journal or one that holds it already."""
    kept: Journal = day.journal(RUN) if journal is None else journal
    controller = Controller(kept, clock or day.clock, RUN, window)
    app = ConsoleApp(kept, folder, clock or day.clock, controller=controller)
    async with on_stage(app, day.clock, size) as stage:
        yield stage
