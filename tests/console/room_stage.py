"""A stage for the room's screen: the real window on a journal in memory that a test writes, by a clock turned by hand.

async with room(exercise()) as stage:
    stage.lead.dispatch(ToggleBlank())
    await stage.looks()
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from facilitator.application.following import Follower, Mark
from facilitator.console.room_app import RoomApp
from facilitator.console.screens.room import RoomScreen
from facilitator.console.settings import SettingsFile
from facilitator.controller import Controller
from facilitator.journal.port import Journal, JournalProblem
from facilitator.live.facts.base import Command
from tests.console.block_reader import words_on
from tests.makers import Day, HandClock, StubbornJournal

RUN = "2026-03-02-abc"


class MadePlace:
    """A place where a journal in memory stands, or does not: set `number` to None to take it away."""

    def __init__(self, journal: StubbornJournal) -> None:
        """Stand for this journal."""
        self.journal, self.name = journal, "memory"
        self.number: int | None = 1
        self.refuses: JournalProblem | None = None

    def mark(self) -> Mark | None:
        """Whether it stands there."""
        return None if self.number is None else (1, self.number, True)

    def open(self) -> Journal:
        """Another handle on it."""
        if self.refuses is not None:
            raise self.refuses
        return self.journal.beside()


class RoomStage:
    """A room's window on the stage."""

    def __init__(self, app: RoomApp, pilot: Pilot[int], clock: HandClock, place: MadePlace) -> None:
        """Take what was opened."""
        self.app, self.pilot, self.clock, self.place = app, pilot, clock, place
        self.lead = Controller(place.journal, clock, RUN)

    @property
    def screen(self) -> RoomScreen:
        """The window's screen."""
        assert isinstance(self.app.screen, RoomScreen)
        return self.app.screen

    async def looks(self) -> None:
        """The window looks at the journal, as it does ten times a second."""
        self.screen.tick()
        await self.pilot.pause(0)

    async def turn(self, seconds: float) -> None:
        """Time passes, and the window looks."""
        self.clock.wait(seconds)
        await self.looks()

    async def does(self, *wishes: Command) -> None:
        """The lead does something, and the window looks."""
        for wish in wishes:
            self.lead.dispatch(wish)
        await self.looks()

    def rows(self) -> list[str]:
        """The lines of the screen as text."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    def shown(self) -> str:
        """The screen as text."""
        return "\n".join(self.rows()) + "\n"

    def words(self) -> str:
        """The screen as people read it, block letters as well."""
        return words_on(self.rows())


@asynccontextmanager
async def room(
    day: Day, size: tuple[int, int] = (80, 24), run: str = RUN, folder: Path = Path(__file__)
) -> AsyncIterator[RoomStage]:
    """The room's window on a day as it stands; `folder` holds its settings, and is none unless a test has one."""
    place = MadePlace(day.journal(RUN))
    app = RoomApp(Follower(place, day.clock, run), SettingsFile(folder))
    async with app.run_test(size=size) as pilot:
        stage = RoomStage(app, pilot, day.clock, place)
        await pilot.pause(0)
        await stage.looks()
        yield stage
