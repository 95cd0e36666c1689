"""An archive to search, list and read: so many runs of the bundled day with so many issues, the same every time.

`python -m tests.benchmarks.archive FOLDER [RUNS]` makes one to try the review with.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

from facilitator.agenda.model import Plan
from facilitator.console.painting.ink import ink
from facilitator.console.painting.review_lines import RunReading
from facilitator.console.painting.review_lists import hit_lines, runs_lines
from facilitator.console.painting.review_summary import summary
from facilitator.console.screens.review_list import MOST
from facilitator.journal.place import journal_path, make_folder
from facilitator.journal.search import Wanted
from facilitator.journal.sqlite import SqliteJournal
from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import ItemEntered
from facilitator.live.facts.base import Event
from facilitator.live.facts.day import GroupSeated, RunEnded, RunStarted
from facilitator.live.facts.issues import IssueCaptured, IssueEdited
from facilitator.live.facts.review import CommentMade
from facilitator.live.facts.themes import IssueTagged
from facilitator.live.rules import replay
from facilitator.live.stamp import Stamp
from facilitator.sessionlog.build import session_log
from tests.benchmarks.days import bundled_day
from tests.benchmarks.figures import Figure, Unmeasured, worst
from tests.benchmarks.storing import timed

RUNS, ISSUES = 1_000, 40
"""Runs of the archive that figures are about, and issues of each: 40,000 in all."""

WIDTH = 120
"""Columns of the window."""

FIRST_DAY = date(2021, 1, 4)
WHO = ("nobody", "the school", "the health visitor", "the GP", "social care", "the police", "housing", "each agency")
DID = (
    "asked the child what home was like",
    "filed the letter and did not ring",
    "thought another agency was leading",
    "missed the appointment and closed the case",
    "wrote it down but told no one",
    "took the mother's word about the partner",
    "started again when the baby was born",
    "saw two visits refused and went away",
)
WHEN = ("again", "for months", "after the move", "twelve times", "before the birth", "at the weekend", "", "in time")
TRAINERS = (("AB", "lead"), ("CD",), ("EF", "GH"))


class _Run:
    """Events of one run, numbered and stamped one after another."""

    def __init__(self, begins: datetime) -> None:
        self.at = begins
        self.begins = begins
        self.entries: list[Recorded] = []

    def add(self, event: Event, seconds: float = 1.0, by: str = "lead") -> None:
        """One more event, so many seconds after the last."""
        self.at += timedelta(seconds=seconds)
        stamp = Stamp(self.at, 1000.0 + (self.at - self.begins).total_seconds(), "archive")
        self.entries.append(Recorded(len(self.entries) + 1, stamp, by, event))


def run_name(number: int) -> str:
    """The name of a run of the archive."""
    return f"{(FIRST_DAY + timedelta(days=number)).isoformat()}-arc"


def make_entries(plan: Plan, number: int, issues: int = ISSUES) -> list[Recorded]:
    """The events of one run: every item entered, four groups' words with themes and corrections, the end, a comment."""
    chance = random.Random(number)
    day = FIRST_DAY + timedelta(days=number)
    begins = datetime(day.year, day.month, day.day, plan.starts.hour, plan.starts.minute, tzinfo=UTC)
    made = _Run(begins - timedelta(minutes=3))
    groups = tuple(GroupSeated(n, f"Group {n}") for n in range(1, 5))
    finishes = begins.replace(hour=plan.finishes.hour, minute=plan.finishes.minute)
    fixed = {item.id: begins.replace(hour=item.at.hour, minute=item.at.minute) for item in plan.items if item.at}
    trainers = TRAINERS[number % len(TRAINERS)]
    made.add(RunStarted(plan, day, begins, finishes, fixed, ((begins, 0),), groups, trainers, "school hall"))
    exercises = [item.id for item in plan.exercises()]
    reported = sum(item.of in exercises for item in plan.items)
    themes = [theme.id for theme in plan.themes]
    for item in plan.items:
        took = item.minutes * 60 * chance.uniform(0.8, 1.3)
        made.add(ItemEntered(item.id, running=True))
        if item.of in exercises:
            share = issues // reported
            for said in range(share):
                took -= _say(made, chance, exercises.index(item.of) + 1, item.of, said, item.id, themes)
        made.at += timedelta(seconds=max(0.0, took))
    made.add(RunEnded())
    made.add(CommentMade("C1", f"{chance.choice(WHO)} {chance.choice(DID)}", "CD"), 3600.0, "review")
    return made.entries


def _say(
    made: _Run, chance: random.Random, exercise: int, asked: str, said: int, item: str, themes: Sequence[str]
) -> float:
    """One issue, with a theme or two and now and then a correction; the seconds it took."""
    group, number = said % 4 + 1, said // 4 + 1
    name = f"E{exercise}-G{group}-{number}"
    words = f"{chance.choice(WHO)} {chance.choice(DID)} {chance.choice(WHEN)}".strip()
    made.add(IssueCaptured(name, asked, f"G{group}", words, item), 20.0)
    for theme in chance.sample(themes, min(len(themes), chance.choice((1, 1, 2)))):
        made.add(IssueTagged(name, theme, suggested=True), 1.0)
    if chance.random() < 0.1:
        made.add(IssueEdited(name, f"{words}, they said"), 5.0)
    return 23.0


def make_archive(folder: Path, runs: int = RUNS, issues: int = ISSUES) -> Path:
    """An archive in a data folder; the path of its journal."""
    make_folder(folder)
    path = journal_path(folder)
    plan = bundled_day()
    journal = SqliteJournal(path)
    for number in range(runs):
        journal.append(run_name(number), 0, make_entries(plan, number, issues))
    journal.close()
    return path


QUESTIONS = ("child", "missed appointments", "asking", "lett", "nobody thought another agency", "xylophone", "b")
"""Words as people type them: common, stemmed, unfinished, several, none, one letter."""


def archive(quick: bool) -> list[Figure | Unmeasured]:
    """Searching, listing and opening, against an archive of 1,000 runs and 40,000 issues (quick: a tenth of it).

    Each up to the lines that the screen shows, at 120 columns.
    """
    runs = RUNS // 10 if quick else RUNS
    with tempfile.TemporaryDirectory() as place:
        journal = SqliteJournal(make_archive(Path(place), runs))
        indexing = timed(partial(_index, journal)) / runs
        rounds = 3 if quick else 10
        asked = [timed(partial(_search, journal, wanted)) for _ in range(rounds) for wanted in wanted_at_all()]
        listed = [timed(partial(_list, journal)) for _ in range(rounds)]
        opened = list(_openings(journal, runs, rounds))
        memory = _memory(journal, runs)
        journal.close()
    size = f"{runs:,} runs, {runs * ISSUES:,} issues"
    return [
        Figure(f"search {size}, worst", worst(asked, 1.0), "ms", None, 50.0, by_ratio=False),
        Figure(f"list {runs:,} runs", median(listed), "ms", None, 100.0, by_ratio=False),
        Figure("open one run for review", worst(opened), "ms", None, 150.0, by_ratio=False),
        Figure("read one run into the search, once", indexing, "ms"),
        memory,
    ]


def _index(journal: SqliteJournal) -> None:
    while journal.read_for_search(50):
        pass


def _search(journal: SqliteJournal, wanted: Wanted) -> None:
    """What a key does while words are searched: find, and lay out."""
    hits = journal.search(wanted, MOST + 1)
    hit_lines(True, hits[:MOST], len(hits) > MOST, WIDTH, ink("dark"))


def _list(journal: SqliteJournal) -> None:
    """What opening the review does."""
    runs_lines(journal.runs(), "", "2026-11-25", WIDTH, ink("dark"))


def _open(journal: SqliteJournal, run: str) -> None:
    """What opening a run does."""
    entries = journal.read(run)
    summary(RunReading(session_log(run, entries), replay(entries)), WIDTH, ink("dark"))


def wanted_at_all() -> Iterator[Wanted]:
    """What is searched for: words as people type them, and filters."""
    for words in QUESTIONS:
        yield Wanted(words)
    yield Wanted("child", group="3", since="2021-06-01", until="2022-06-01")
    yield Wanted("agency", theme="is-childs-eyes", item="Exercise 2")
    yield Wanted("letter", plan="no such plan")


def _openings(journal: SqliteJournal, runs: int, rounds: int) -> Iterator[float]:
    for number in range(rounds):
        yield timed(partial(_open, journal, run_name(number * 97 % runs)))


def _memory(journal: SqliteJournal, runs: int) -> Figure | Unmeasured:
    """By how much the process grows while runs are searched and opened over and over, once it has done so."""
    name = "memory after 100 more searches and openings"
    if sys.platform == "win32":
        return Unmeasured(name, "Windows does not tell a process its peak this way")
    import resource

    list(_openings(journal, runs, 20))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for wanted in wanted_at_all():
        for _ in range(10):
            _search(journal, wanted)
    list(_openings(journal, runs, 100))
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / unit
    return Figure(name, grown, "MB", None, 2.0, by_ratio=False)


if __name__ == "__main__":
    make_archive(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else RUNS)
