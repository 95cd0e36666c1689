"""What tests are made of: a small plan, a clock that is turned by hand, a day that commands drive, a stubborn journal.

    day = Day().at("09:30")
    day.does(NextItem())                  # the day is at "welcome", its clock runs
    day.wait(90).does(NextPage())
    assert day.view().now.page_number == 2

Nothing here knows the machine's date, zone or speed: the day is 2 March 2026 in a place that keeps UTC.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from facilitator.agenda.model import (
    Case,
    Cue,
    Deck,
    Heading,
    Item,
    LearningPoint,
    Outcome,
    Page,
    Phase,
    Plan,
    Span,
    Theme,
    ThemeGroup,
)
from facilitator.journal.memory import MemoryJournal
from facilitator.journal.port import JournalProblem
from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import GoTo, NextItem, TurnTo
from facilitator.live.facts.base import Command, Event, Refused
from facilitator.live.facts.clocks import ChangeClock, ToggleClock
from facilitator.live.facts.day import StartRun
from facilitator.live.facts.issues import CaptureIssue, EditIssue, IssueCaptured
from facilitator.live.pending import record
from facilitator.live.queries.schedule import Expected, Schedule, schedule
from facilitator.live.queries.view import Now, View, look
from facilitator.live.rules import decide, evolve, replay
from facilitator.live.stamp import Offsets, Stamp
from facilitator.live.state import Clock, State

DAY = date(2026, 3, 2)
"""The day of every made run, a Monday."""

BOOT = "boot-1"
"""The name of the first boot of a made clock."""


def at(clock_time: str) -> datetime:
    """An instant of the made day: "09:30" or "09:30:15"."""
    return datetime.combine(DAY, time.fromisoformat(clock_time), tzinfo=UTC)


def stamp(clock_time: str, run: float | None = None, boot: str = BOOT) -> Stamp:
    """A stamp of the made day. Its running clock counts from midnight unless `run` says otherwise."""
    wall = at(clock_time)
    return Stamp(wall, (wall - at("00:00")).total_seconds() if run is None else run, boot)


# -- plans -----------------------------------------------------------------------------------------------------


def page(title: str, slide: int = 0) -> Page:
    """A page with a heading."""
    return Page(title, (Heading(1, (Span(title),)),), slide=slide)


def deck(name: str, pages: int) -> Deck:
    """A deck of so many pages: "welcome 1", "welcome 2", ..."""
    return Deck(f"{name}.md", tuple(page(f"{name} {number}", number) for number in range(1, pages + 1)))


ITEMS = (
    Item("welcome", "Welcome", 10, deck="welcome.md", outcomes=("LO1",), prompts=("Fire exits",)),
    Item("aim", "Aim", 20, deck="aim.md"),
    Item(
        "ex1",
        "Exercise 1",
        20,
        kind="exercise",
        fixed=True,
        deck="task.md",
        case="robin.md",
        capture="issues",
        issues=(5, 6),
        phases=(Phase("read", 5), Phase("discuss", 10), Phase("write up", 5)),
        cues=(Cue(10, "Half way"), Cue(2, "Two minutes"), Cue(0, "Pens down", public=True)),
    ),
    Item("back1", "Report-back 1", 30, kind="report-back", least=20, of="ex1"),
    Item("lunch", "Lunch", 30, kind="break", least=20, at=time(11)),
    Item("ex2", "Exercise 2", 20, kind="exercise", capture="hypotheses", issues=(2, 3)),
    Item("back2", "Report-back 2", 20, kind="report-back", of="ex2"),
    Item("close", "Close", 10, deck="close.md"),
)
"""The items of the small plan: 09:30, 09:40, 10:00, 10:20, (10 minutes' slack), 11:00, 11:30, 11:50, 12:10 to 12:20."""


def small_plan(items: Sequence[Item] = ITEMS) -> Plan:
    """A morning of eight items with every kind, two exercises, phases, cues and a fixed lunch."""
    story = (page("Robin is born"), page("Robin is two"), replace(page("What was learned"), role="handout"))
    return Plan(
        id="small",
        title="A small day",
        starts=time(9, 30),
        finishes=time(12, 20),
        items=tuple(items),
        organisation="Test Pool",
        outcomes=(Outcome("LO1", "Tell a small day from a large one"),),
        decks={made.id: made for made in (deck("welcome", 3), deck("aim", 2), deck("task", 1), deck("close", 1))},
        cases={
            "robin.md": Case("robin.md", "Robin", story, warning="Neglect", points=(LearningPoint("LP1", "Ask her"),))
        },
    )


def themed_plan() -> Plan:
    """The small plan with three themes, a second learning point and two agencies."""
    plan = small_plan()
    robin = replace(plan.cases["robin.md"], points=(LearningPoint("LP1", "Ask her"), LearningPoint("LP2", "Count")))
    return replace(
        plan,
        theme_groups=(ThemeGroup("seeing", "Seeing the child"), ThemeGroup("acting", "Acting")),
        themes=(
            Theme("voice", "seeing", "Her voice", "Nobody asked the child", ("asked",), ("no one spoke to her",)),
            Theme("drift", "acting", "Drift", "Nothing changes", ("again",), ("start again each time",)),
            Theme("role", "acting", "Role confusion", "Who does what", ("whose",), ("thought health would ring",)),
        ),
        cases={"robin.md": robin},
        agencies=("Health", "Police"),
    )


UTC_ALL_DAY: Offsets = ((at("00:00"), 0),)
"""Local time is UTC."""


def start_command(
    plan: Plan | None = None, groups: int | Sequence[str] = 4, offsets: Offsets = UTC_ALL_DAY
) -> StartRun:
    """The command that opens a run of a plan on the made day, at the plan's own times (UTC, whatever the offsets)."""
    plan = plan or small_plan()
    names = tuple(f"Group {n}" for n in range(1, groups + 1)) if isinstance(groups, int) else tuple(groups)
    return StartRun(
        plan=plan,
        day=DAY,
        starts_at=at(plan.starts.isoformat()),
        finishes_at=at(plan.finishes.isoformat()),
        fixed={item.id: at(item.at.isoformat()) for item in plan.items if item.at is not None},
        offsets=offsets,
        groups=names,
        trainers=("AB",),
        venue="Town hall",
    )


# -- time ------------------------------------------------------------------------------------------------------


class HandClock:
    """A clock that stands still until it is turned; it can do everything that real ones do to us."""

    def __init__(self, begins: str = "09:00") -> None:
        """Show a time of the made day."""
        self._now = stamp(begins)

    def now(self) -> Stamp:
        """This moment."""
        return self._now

    def wait(self, seconds: float) -> None:
        """Time passes, awake or asleep: the boot clock runs on through both."""
        self.turn(wall=seconds, run=seconds)

    def turn(self, wall: float = 0.0, run: float = 0.0) -> None:
        """Move the two clocks apart from each other, as when the wall clock is set."""
        self._now = replace(self._now, wall=self._now.wall + timedelta(seconds=wall), run=self._now.run + run)

    def reboot(self, uptime: float, seconds: float = 0.0, boot: str = "boot-2") -> None:
        """The machine starts again: its running clock shows `uptime`, the wall clock has gone on by `seconds`."""
        self._now = Stamp(self._now.wall + timedelta(seconds=seconds), uptime, boot)

    def set_to(self, clock_time: str) -> None:
        """Let time pass until this time of day."""
        self.wait((at(clock_time) - self._now.wall).total_seconds())


# -- a day -----------------------------------------------------------------------------------------------------


class Day:
    """A run driven by commands: decide and evolve on a clock turned by hand, without a journal.

    Every event is kept in `entries`; `states` holds the state before the first and after each.
    """

    def __init__(
        self,
        plan: Plan | None = None,
        groups: int | Sequence[str] = 4,
        begins: str = "09:00",
        offsets: Offsets = UTC_ALL_DAY,
    ) -> None:
        """Open a run of the small plan, or of another."""
        self.clock = HandClock(begins)
        self.entries: list[Recorded] = []
        self.states: list[State] = [State()]
        self.does(start_command(plan, groups, offsets))

    @property
    def state(self) -> State:
        """What has happened so far."""
        return self.states[-1]

    @property
    def now(self) -> Stamp:
        """This moment."""
        return self.clock.now()

    def at(self, clock_time: str) -> Day:
        """Let time pass until this time of day."""
        self.clock.set_to(clock_time)
        return self

    def wait(self, seconds: float = 0.0, *, minutes: float = 0.0) -> Day:
        """Let time pass."""
        self.clock.wait(seconds + minutes * 60)
        return self

    def does(self, *wishes: Command, by: str = "lead") -> tuple[Event, ...]:
        """Carry out commands in a window, each by a press of its own; the events of all of them. Raises Refused."""
        happened: list[Event] = []
        for wish in wishes:
            decided = decide(self.state, wish, self.now)
            self.follow(record(self.state, decided, self.now, by))
            happened += decided
        return tuple(happened)

    def happens(self, *happened: Event, by: str = "lead") -> Day:
        """Let events happen that no command need have led to, as they were recorded before there were batches."""
        for event in happened:
            self.follow([Recorded(self.state.seq + 1, self.now, by, event)])
        return self

    def follow(self, entries: Iterable[Recorded]) -> None:
        """Let happen what was recorded, next."""
        for entry in entries:
            self.entries.append(entry)
            self.states.append(evolve(self.state, entry))

    def tries(self, wish: Command, by: str = "lead") -> str:
        """Carry out a command; the words in which it was refused, or an empty text."""
        try:
            self.does(wish, by=by)
        except Refused as refusal:
            return str(refusal)
        return ""

    def refuses(self, wish: Command) -> str:
        """The words in which a command is refused. Fails when it is not."""
        before = self.state
        with pytest.raises(Refused) as refusal:
            decide(before, wish, self.now)
        return str(refusal.value)

    def goes_to(self, item: str) -> Day:
        """Enter an item."""
        self.does(GoTo(item))
        return self

    def view(self) -> View:
        """What a screen may read now."""
        return look(self.state, self.now)

    def here(self) -> Now:
        """The item the day is at, as a screen sees it."""
        now = self.view().now
        assert now is not None
        return now

    def clock_of(self, item: str) -> Clock:
        """The clock of an item."""
        return self.state.items[item].clock

    def schedule(self) -> Schedule:
        """The day as it stands."""
        return schedule(self.state, self.now)

    def row(self, item: str) -> Expected:
        """One item of the schedule."""
        return next(row for row in self.schedule().rows if row.item.id == item)

    def journal(self, run: str = "2026-03-02-abc") -> StubbornJournal:
        """A journal that holds this day."""
        journal = StubbornJournal()
        journal.append(run, 0, self.entries)
        return journal


def started(plan: Plan | None = None, groups: int | Sequence[str] = 4) -> Day:
    """A day at its first item, at 09:30 sharp."""
    day = Day(plan, groups).at("09:30")
    day.does(NextItem())
    return day


def long_day(count: int, seconds: float = 4.0) -> list[Recorded]:
    """The events of a busy day: in ten, six page turns or clock keys, three captures of four groups, one edit.

    It has the same events every time, `seconds` apart.
    """
    day = started()
    day.goes_to("ex1")
    said = 0
    while len(day.entries) < count:
        turn = len(day.entries) % 10
        day.wait(seconds)
        if turn in (1, 4, 7):
            said += 1
            day.does(CaptureIssue(f"G{said % 4 + 1}", f"Issue number {said}: nobody asked the child"))
        elif turn == 5 and said:
            day.does(EditIssue(list(day.state.issues)[-1], f"Better said {said}"))
        elif turn in (2, 8):
            day.does(ChangeClock(60.0 if turn == 2 else -60.0))
        elif turn == 3:
            day.does(ToggleClock())
        else:
            day.does(TurnTo(len(day.entries) // 2 % 2), TurnTo((len(day.entries) // 2 + 1) % 2))
    return day.entries[:count]


def folded(entries: Iterable[Recorded]) -> State:
    """The state after events."""
    return replay(entries)


def without_place(state: State) -> State:
    """A state without where it stands in the journal and in time, to compare what it means."""
    return replace(state, seq=0, last=None, wall_sets=())


def texts_said(entries: Iterable[Recorded]) -> dict[str, str]:
    """The words of every issue captured, by number."""
    captured = (entry.event for entry in entries)
    return {event.id: event.text for event in captured if isinstance(event, IssueCaptured)}


# -- a journal that has bad days -------------------------------------------------------------------------------


class StubbornJournal(MemoryJournal):
    """A journal in memory that can be told to refuse: set `refuses`, `unreadable` or `pictures_refused`.

    `tried` counts the appends it was asked for.
    """

    def __init__(self) -> None:
        """An empty journal that works."""
        super().__init__()
        self.refuses: JournalProblem | None = None
        self.unreadable: JournalProblem | None = None
        self.pictures_refused: JournalProblem | None = None
        self.tried = 0

    def beside(self) -> StubbornJournal:
        """Another window's handle on the same store, with refusals of its own."""
        other = StubbornJournal()
        other.__dict__.update(super().beside().__dict__)
        other.pictures_refused = self.pictures_refused
        return other

    def keep_photograph(self, run: str, digest: str, picture: bytes) -> None:
        """Store a picture, unless told to refuse."""
        if self.pictures_refused is not None:
            raise self.pictures_refused
        super().keep_photograph(run, digest, picture)

    def append(self, run: str, expected: int, entries: Sequence[Recorded]) -> None:
        """Store events, unless told to refuse."""
        self.tried += 1
        if self.refuses is not None:
            raise self.refuses
        super().append(run, expected, entries)

    def read(self, run: str, after: int = 0) -> tuple[Recorded, ...]:
        """The run's events, unless told to fail."""
        if self.unreadable is not None:
            raise self.unreadable
        return super().read(run, after)
