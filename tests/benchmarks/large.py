"""Days larger than any real one, each beside a small one of its kind: what a key costs must not tell them apart.

A deck of 300 pages, a board of 12 groups with 600 issues, a plan of 100 items, a run of 30,000 events. Every one of
them stands in a talk (or an exercise) of pages as full as those of a real deck, and has just begun.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from facilitator.agenda.model import Plan
from facilitator.agenda.plan_reader import read_plan
from facilitator.application.opening import Setup, default_groups, start_command
from facilitator.journal.place import journal_path
from facilitator.journal.recovery import open_journal
from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import GoTo, TurnTo
from facilitator.live.facts.base import Command
from facilitator.live.facts.clocks import ChangeClock
from facilitator.live.facts.entries import AddNote
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.pending import carry_out
from facilitator.live.state import State
from tests.benchmarks.days import PastClock

RUN = "2026-01-05-big"
"""What each of these runs is called."""

MOST_AT_ONCE = 500
"""Events that are stored at once: a run is made in seconds, not minutes."""

VOCABULARY = (
    *("agenda", "group", "question", "silence", "signal", "story", "card", "buffer", "whiteboard", "outcome", "prompt"),
    *("pause", "learner", "feedback", "handout", "exercise", "survey", "timer", "vote", "room", "plan", "share"),
    *("drift", "pair", "voice", "minute", "summary", "debrief", "example", "note", "slide", "goal"),
)


def page(number: int, chance: random.Random) -> str:
    """One page of a deck in Markdown: heading, paragraph, a list of five, a stretch of code, a quotation."""

    def words(count: int) -> str:
        return " ".join(chance.choice(VOCABULARY) for _ in range(count)).capitalize()

    points = "\n".join(f"- {words(3)} **{words(1)}** {words(3)} *{words(1)}* {words(2)}." for _ in range(5))
    code = f"```python\ndef step_{number}(group, minutes={number}):\n    return minutes * 60  # seconds\n```"
    opening = f"{words(9)} **{words(1)}** {words(12)}."
    return f"# Slide {number} {words(2)}\n\n{opening}\n\n{points}\n\n{code}\n\n> {words(12)}.\n"


def write_deck(path: Path, pages: int) -> None:
    """A deck of so many pages, the same every time."""
    chance = random.Random(4)
    path.write_text("\n---\n\n".join(page(number, chance) for number in range(1, pages + 1)), encoding="utf-8")


def plan_of(folder: Path, *, pages: int = 4, items: int = 3, groups: int = 4) -> Plan:
    """A plan with a deck of so many pages in its talks, an exercise and what else makes up so many items.

    Raises ValueError when it cannot be read.
    """
    write_deck(folder / "deck.md", pages)
    lines = ["title: A large day", 'starts: "09:00"', 'finishes: "17:00"', f"groups: {groups}", "agenda:"]
    lines += ["  - id: talk", "    title: Talk", "    deck: deck.md", "    minutes: 60"]
    lines += ["  - id: ex", "    kind: exercise", "    title: Exercise", "    minutes: 60", "    capture: issues"]
    lines += ["  - id: back", "    kind: report-back", "    of: ex", "    minutes: 20"]
    for number in range(items - 3):
        lines += [f"  - id: more{number}", f"    title: Talk {number}", "    deck: deck.md", "    minutes: 3"]
    (folder / "large.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    reading = read_plan(folder / "large.yaml")
    if reading.plan is None:
        raise ValueError("\n".join(str(problem) for problem in reading.problems))
    return reading.plan


def store(folder: Path, plan: Plan, groups: int, commands: Iterable[Command]) -> str:
    """A run of a plan in which these commands were carried out within the last five minutes; its name."""
    now = datetime.now(UTC)
    clock = PastClock(now - timedelta(seconds=300))
    begins = clock.now().wall.replace(second=0, microsecond=0).time()
    setup = Setup(default_groups(plan, groups), ("AB",), "hall", begins)
    journal = open_journal(journal_path(folder), now).journal
    state = State()
    todo = [start_command(plan, setup, clock.now().wall, lambda instant: instant), *commands]
    pause = 300 / len(todo)
    for at in range(0, len(todo), MOST_AT_ONCE):
        written: list[Recorded] = []
        before = state.seq
        for command in todo[at : at + MOST_AT_ONCE]:
            carried = carry_out(state, [command], clock.now(), "lead")
            written += carried.entries
            state = carried.state
            clock.move(pause)
        journal.append(RUN, before, tuple(written))
    journal.touch(RUN, datetime.now(UTC))
    journal.close()
    return RUN


def deck_of(pages: int) -> Callable[[Path], str]:
    """A day that has begun with a talk of so many pages."""
    return lambda folder: store(folder, plan_of(folder, pages=pages), 4, [GoTo("ex"), GoTo("talk")])


def board_of(groups: int, issues: int) -> Callable[[Path], str]:
    """A day in its exercise, with so many issues of so many groups on the board."""

    def make(folder: Path) -> str:
        said = [CaptureIssue(f"G{n % groups + 1}", f"issue {n}: nobody asked the child", "ex") for n in range(issues)]
        return store(folder, plan_of(folder, groups=groups), groups, [GoTo("talk"), GoTo("ex"), *said, GoTo("talk")])

    return make


def day_of(items: int) -> Callable[[Path], str]:
    """A day of so many items, in its first talk."""
    return lambda folder: store(folder, plan_of(folder, items=items), 4, [GoTo("ex"), GoTo("talk")])


def run_of(events: int) -> Callable[[Path], str]:
    """A run of so many events: pages turned and clocks changed, and notes and issues as many as a day has."""

    def step(number: int) -> Command:
        if number % 50 == 7 and number < 30_000:
            return CaptureIssue(f"G{number % 4 + 1}", f"{number}: nobody asked the child", "ex")
        if number % 300 == 11:
            return AddNote(f"note {number}")
        if number % 8 == 3:
            return ChangeClock(60.0 if number % 16 == 3 else -60.0)
        return TurnTo(number % 3)

    return lambda folder: store(
        folder, plan_of(folder), 4, [GoTo("ex"), GoTo("talk"), *(step(number) for number in range(events - 3))]
    )
