"""Expected times in fifty situations, worked out by hand: when each item begins, the finish, and the drift in words.

The small plan (`tests.makers`): welcome 09:30, aim 09:40, ex1 10:00 (its clock by hand), back1 10:20 to 10:50, ten
minutes free, lunch fixed at 11:00, ex2 11:30, back2 11:50, close 12:10 to 12:20. Other plans are below.

A situation is told in steps "time what": n next item, N item before, t the clock, +5 and -5 minutes, S skip it,
R again, u undo, U redo, and words for the rest (`STEPS`); "look" lets time pass. "-" stands for an item without a
time: skipped or passed over.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import msgspec
import pytest

from facilitator.agenda.model import Item, Plan
from facilitator.live.facts.agenda import (
    Backdate,
    Cut,
    GoTo,
    InsertItem,
    MoveItem,
    NextItem,
    PreviousItem,
    RepeatItem,
    RestoreItem,
    SkipItem,
    SplitItem,
    TakeCatchUp,
)
from facilitator.live.facts.base import Command
from facilitator.live.facts.changes import Redo, Undo
from facilitator.live.facts.clocks import ChangeClock, SetClock, ToggleClock
from facilitator.live.facts.day import EndRun, NoteGap, ReopenRun
from facilitator.live.queries.day_words import local, meaning
from tests.makers import Day, HandClock, small_plan, start_command

STEPS: dict[str, Callable[[list[str]], list[Command]]] = {
    "look": lambda words: [],
    "n": lambda words: [NextItem()],
    "N": lambda words: [PreviousItem()],
    "t": lambda words: [ToggleClock()],
    "S": lambda words: [NextItem(skipping=True)],
    "R": lambda words: [RepeatItem()],
    "u": lambda words: [Undo()],
    "U": lambda words: [Redo()],
    "go": lambda words: [GoTo(words[0])],
    "skip": lambda words: [SkipItem(words[0])],
    "hold": lambda words: [RestoreItem(words[0])],
    "set": lambda words: [SetClock(float(words[0]) * 60)],
    "in": lambda words: [InsertItem("Extra", int(words[0]), words[1])],
    "split": lambda words: [SplitItem(words[0], int(words[1]))],
    "move": lambda words: [MoveItem(words[0], words[1])],
    "began": lambda words: [Backdate(float(words[0]) * 60)],
    "clock": lambda words: [Backdate(float(words[0]) * 60, "clock")],
    "cut": lambda words: [TakeCatchUp(words[0], (Cut(words[1], float(words[2]) * 60),))],
    "away": lambda words: [NoteGap(float(words[0]) * 60, counted=True)],
    "waited": lambda words: [NoteGap(float(words[0]) * 60, counted=False)],
    "end": lambda words: [EndRun()],
    "reopen": lambda words: [ReopenRun()],
}
"""What the steps of a situation ask for."""


def wishes(step: str) -> list[Command]:
    """The commands of one step without its time."""
    word, *rest = step.split()
    if word[0] in "+-":
        return [ChangeClock(float(word) * 60)]
    return STEPS[word](rest)


class Situation(msgspec.Struct, frozen=True):
    """What happened, and what is expected then: the begins in the day's order, the finish, the drift; and why."""

    steps: str
    begins: str
    finish: str
    drift: str
    why: str


PLANNED = "09:30 09:40 10:00 10:20 11:00 11:30 11:50 12:10"
AFTERNOON = "11:00 11:30 11:50 12:10"
AT_EX1 = "09:30 n, 09:40 n, 10:00 n"
AT_BACK1 = f"{AT_EX1}, 10:00 t, 10:20 n"

SMALL = {
    "before the start": Situation("09:00 look", PLANNED, "12:20", "on time", "nothing has happened"),
    "at the start": Situation("09:30 n", PLANNED, "12:20", "on time", "to the minute"),
    "waiting, six minutes late": Situation(
        "09:36 look", f"09:36 09:46 10:06 10:26 {AFTERNOON}", "12:20", "6 min behind", "6 of 10 free minutes used"
    ),
    "a late start within the free time": Situation(
        "09:40 n", f"09:40 09:50 10:10 10:30 {AFTERNOON}", "12:20", "10 min behind", "all 10 free minutes used"
    ),
    "a late start a minute beyond it": Situation(
        "09:41 n", "09:41 09:51 10:11 10:31 11:01 11:31 11:51 12:11", "12:21", "11 min behind", "11 - 10 carried on"
    ),
    "a late start well beyond it": Situation(
        "09:45 n", "09:45 09:55 10:15 10:35 11:05 11:35 11:55 12:15", "12:25", "15 min behind", "15 - 10 carried on"
    ),
    "an early start": Situation(
        "09:25 n", f"09:25 09:35 09:55 10:15 {AFTERNOON}", "12:20", "5 min in hand", "lunch waits for its time"
    ),
    "an early finish of the first": Situation(
        "09:30 n, 09:36 n", f"09:30 09:36 09:56 10:16 {AFTERNOON}", "12:20", "4 min in hand", "10 - 6"
    ),
    "an overrun that goes on": Situation(
        "09:30 n, 09:43 look", f"09:30 09:43 10:03 10:23 {AFTERNOON}", "12:20", "3 min behind", "no time is left to it"
    ),
    "an overrun beyond the free time": Situation(
        "09:30 n, 09:53 look", "09:30 09:53 10:13 10:33 11:03 11:33 11:53 12:13", "12:23", "13 min behind", "13 - 10"
    ),
    "an overrun that was left": Situation(
        "09:30 n, 09:53 n", "09:30 09:53 10:13 10:33 11:03 11:33 11:53 12:13", "12:23", "13 min behind", "the same"
    ),
    "won back by a short item": Situation(
        "09:30 n, 09:53 n, 10:00 n", PLANNED.replace("09:40", "09:53"), "12:20", "on time", "aim took 7 of 20"
    ),
    "an exercise whose clock waits": Situation(
        f"{AT_EX1}, 10:03 look", f"09:30 09:40 10:00 10:23 {AFTERNOON}", "12:20", "3 min behind", "all 20 still to come"
    ),
    "a pause": Situation(
        f"{AT_EX1}, 10:00 t, 10:05 t, 10:09 look",
        f"09:30 09:40 10:00 10:24 {AFTERNOON}",
        "12:20",
        "4 min behind",
        "15 left at 10:09",
    ),
    "a pause that is over": Situation(
        f"{AT_EX1}, 10:00 t, 10:05 t, 10:09 t, 10:12 look",
        f"09:30 09:40 10:00 10:24 {AFTERNOON}",
        "12:20",
        "4 min behind",
        "12 left at 10:12",
    ),
    "a pause taken back": Situation(
        f"{AT_EX1}, 10:00 t, 10:05 t, 10:09 u, 10:12 look", PLANNED, "12:20", "on time", "the clock ran on after all"
    ),
    "five minutes more": Situation(
        "09:30 n, 09:30 +5", f"09:30 09:45 10:05 10:25 {AFTERNOON}", "12:20", "5 min behind", "5 of 10 free"
    ),
    "fifteen minutes more": Situation(
        "09:30 n, 09:30 +15", "09:30 09:55 10:15 10:35 11:05 11:35 11:55 12:15", "12:25", "15 min behind", "15 - 10"
    ),
    "five minutes less": Situation(
        "09:30 n, 09:30 -5", f"09:30 09:35 09:55 10:15 {AFTERNOON}", "12:20", "5 min in hand", "lunch waits"
    ),
    "five minutes more and taken back": Situation(
        "09:30 n, 09:30 +5, 09:31 u", PLANNED, "12:20", "on time", "as if never given"
    ),
    "the clock set to what is left": Situation(
        "09:30 n, 09:34 set 3", f"09:30 09:37 09:57 10:17 {AFTERNOON}", "12:20", "3 min in hand", "09:34 + 3"
    ),
    "an item to come skipped": Situation(
        "09:30 n, 09:30 skip ex1", f"09:30 09:40 - 10:00 {AFTERNOON}", "12:20", "on time", "lunch waits all the same"
    ),
    "an item skipped and held after all": Situation(
        "09:30 n, 09:30 skip ex1, 09:31 hold ex1", PLANNED, "12:20", "on time", "as planned again"
    ),
    "the current item skipped": Situation(
        "09:30 n, 09:34 S", f"- 09:34 09:54 10:14 {AFTERNOON}", "12:20", "6 min in hand", "10 - 4"
    ),
    "the fixed point skipped": Situation(
        "09:30 n, 09:30 skip lunch",
        "09:30 09:40 10:00 10:20 - 10:50 11:10 11:30",
        "11:40",
        "on time",
        "nothing waits for a lunch that is not held",
    ),
    "the first item again": Situation(
        "09:30 n, 09:34 R", f"09:34 09:44 10:04 10:24 {AFTERNOON}", "12:20", "4 min behind", "the first try is lost"
    ),
    "five minutes put in": Situation(
        "09:30 n, 09:30 in 5 aim",
        f"09:30 09:40 10:00 10:05 10:25 {AFTERNOON}",
        "12:20",
        "on time",
        "the extra item is at 10:00, and 5 of 10 free minutes are used",
    ),
    "fifteen minutes put in": Situation(
        "09:30 n, 09:30 in 15 aim",
        "09:30 09:40 10:00 10:15 10:35 11:05 11:35 11:55 12:15",
        "12:25",
        "on time",
        "on time so far; 15 - 10 at lunch",
    ),
    "in the item that was put in": Situation(
        "09:30 n, 09:30 in 15 aim, 09:40 n, 10:00 n",
        "09:30 09:40 10:00 10:15 10:35 11:05 11:35 11:55 12:15",
        "12:25",
        "15 min behind",
        "the plan has no time for it",
    ),
    "put in and taken back": Situation(
        "09:30 n, 09:30 in 15 aim, 09:31 u", PLANNED, "12:20", "on time", "as planned again"
    ),
    "an item cut in two": Situation(
        "09:30 n, 09:30 split aim 12",
        f"09:30 09:40 09:52 10:00 10:20 {AFTERNOON}",
        "12:20",
        "on time",
        "12 and 8 are the 20 there were",
    ),
    "the current item cut in two": Situation(
        f"{AT_BACK1}, 10:30 split back1 12",
        f"09:30 09:40 10:00 10:20 10:32 {AFTERNOON}",
        "12:20",
        "on time",
        "2 of its 12 are left, 18 follow",
    ),
    "its second part moved behind lunch": Situation(
        f"{AT_BACK1}, 10:30 split back1 12, 10:30 move x1 lunch",
        "09:30 09:40 10:00 10:20 11:00 11:30 11:48 12:08 12:28",
        "12:38",
        "on time",
        "18 more after lunch, and nothing is won before it, for lunch waits",
    ),
    "an item with more time than planned cut in two": Situation(
        "09:30 n, 09:40 n, 09:40 +6, 09:40 split aim 10, 09:50 n",
        f"09:30 09:40 09:50 10:06 10:26 {AFTERNOON}",
        "12:20",
        "6 min behind",
        "10 and 16 where the plan had 20",
    ),
    "an item cut in three": Situation(
        "09:30 n, 09:40 n, 09:40 split aim 12, 09:40 split aim 5, 09:45 n",
        f"09:30 09:40 09:45 09:52 10:00 10:20 {AFTERNOON}",
        "12:20",
        "on time",
        "5, 7 and 8 are the 20 there were",
    ),
    "two items changed round": Situation(
        "09:30 n, 09:30 move ex1 welcome", PLANNED, "12:20", "on time", "ex1 at 09:40 and aim at 10:00, 20 each"
    ),
    "an item moved into the free time": Situation(
        "09:30 n, 09:30 move close back1",
        "09:30 09:40 10:00 10:20 10:50 11:00 11:30 11:50",
        "12:10",
        "on time",
        "close takes the ten free minutes, and the day ends ten sooner",
    ),
    "lunch begun early": Situation(
        "09:30 n, 10:55 go lunch", "09:30 - - - 10:55 11:25 11:45 12:05", "12:15", "5 min in hand", "it keeps its 30"
    ),
    "lunch begun late": Situation(
        "09:30 n, 11:07 go lunch", "09:30 - - - 11:07 11:37 11:57 12:17", "12:27", "7 min behind", "it keeps its 30"
    ),
    "lunch shortened to win time": Situation(
        "09:45 n, 09:45 cut finish lunch 5",
        "09:45 09:55 10:15 10:35 11:05 11:30 11:50 12:10",
        "12:20",
        "15 min behind",
        "25 of its 30, its least being 20",
    ),
    "a report-back shortened to win time": Situation(
        "09:45 n, 09:45 cut lunch back1 5", f"09:45 09:55 10:15 10:35 {AFTERNOON}", "12:20", "on time", "25 of 30"
    ),
    "late again after time was won": Situation(
        "09:45 n, 09:45 cut lunch back1 5, 09:45 +3",
        "09:45 09:58 10:18 10:38 11:03 11:33 11:53 12:13",
        "12:23",
        "3 min behind",
        "as late as lunch is: the free time before it is used up",
    ),
    "late, and an item to come skipped": Situation(
        "09:45 n, 09:45 skip aim", f"09:45 - 09:55 10:15 {AFTERNOON}", "12:20", "on time", "15 late, 20 left out"
    ),
    "late, and too little to come skipped": Situation(
        "10:05 n, 10:05 skip aim", "10:05 - 10:15 10:35 11:05 11:35 11:55 12:15", "12:25", "5 min behind", "lunch is"
    ),
    "time won and given back": Situation(
        "09:45 n, 09:45 cut lunch back1 5, 09:45 u",
        "09:45 09:55 10:15 10:35 11:05 11:35 11:55 12:15",
        "12:25",
        "15 min behind",
        "as if it had not been taken",
    ),
    "an item began earlier than noted": Situation(
        "09:30 n, 09:46 n, 09:46 began 6", PLANNED, "12:20", "on time", "14 of 20 are left at 09:46"
    ),
    "the day began earlier than noted": Situation(
        "09:36 began 5", f"09:31 09:41 10:01 10:21 {AFTERNOON}", "12:20", "1 min behind", "5 of 10 are left at 09:36"
    ),
    "the clock ran before it was started": Situation(
        f"{AT_EX1}, 10:06 clock 4", f"09:30 09:40 10:00 10:22 {AFTERNOON}", "12:20", "2 min behind", "16 left at 10:06"
    ),
    "the laptop away while the day went on": Situation(
        "09:30 n, 09:50 away 15", f"09:30 09:50 10:10 10:30 {AFTERNOON}", "12:20", "10 min behind", "10 over"
    ),
    "the laptop away while everything waited": Situation(
        "09:30 n, 09:50 waited 15",
        "09:30 09:55 10:15 10:35 11:05 11:35 11:55 12:15",
        "12:25",
        "15 min behind",
        "5 used, 5 left at 09:50",
    ),
    "back to the item before": Situation(
        "09:30 n, 09:40 n, 09:45 N",
        "09:45 09:45 10:00 10:20 11:00 11:30 11:50 12:10",
        "12:20",
        "on time",
        "welcome has nothing left, aim 15",
    ),
    "a look ahead": Situation(
        "09:30 n, 09:32 go close, 09:33 go welcome",
        "09:33 09:41 10:01 10:21 11:00 11:30 11:50 12:10",
        "12:19",
        "1 min behind",
        "a minute of close is used already",
    ),
    "items passed over": Situation(
        "09:30 n, 09:40 go back1", f"09:30 - - 09:40 {AFTERNOON}", "12:20", "40 min in hand", "lunch waits"
    ),
    "ended early": Situation(
        "09:30 n, 12:05 go close, 12:12 end", "09:30 - - - - - - 12:05", "12:12", "8 min in hand", "12:20 - 12:12"
    ),
    "ended late": Situation(
        "09:30 n, 12:05 go close, 12:31 end", "09:30 - - - - - - 12:05", "12:31", "11 min behind", "12:31 - 12:20"
    ),
    "opened again": Situation(
        "09:30 n, 12:05 go close, 12:12 end, 12:30 reopen",
        "09:30 - - - - - - 12:30",
        "12:33",
        "13 min behind",
        "3 of close are left",
    ),
}


def follow(day: Day, steps: str) -> None:
    """Drive a day through steps."""
    for step in steps.split(", "):
        moment, _, what = step.partition(" ")
        day.at(moment).does(*wishes(what))


def told(day: Day) -> tuple[str, str, str]:
    """The begins in the day's order, the finish, and the drift, in the local time of the run."""
    view = day.view()
    begins = ("-" if row.mark in ("skipped", "passed over") else local(view, row.begins) for row in view.rows)
    return " ".join(begins), local(view, view.milestones[-1].expected), view.drift


@pytest.mark.parametrize("situation", SMALL.values(), ids=SMALL)
def test_the_small_day(situation: Situation) -> None:
    """Each as worked out by hand."""
    day = Day()
    follow(day, situation.steps)
    assert told(day) == (situation.begins, situation.finish, situation.drift), situation.why


def test_there_are_enough_of_them() -> None:
    """At least forty."""
    assert len(SMALL) + len(ELSEWHERE) >= 40


@pytest.mark.parametrize("situation", SMALL.values(), ids=SMALL)
def test_a_rehearsal_expects_the_same(situation: Situation) -> None:
    """Its clock goes faster; what is expected does not depend on that."""
    day = Day()
    first = day.entries[0]
    rehearsed = msgspec.structs.replace(first.event, rehearsal=20.0)
    day.entries.clear()
    day.states[1:] = []
    day.happens(rehearsed)
    follow(day, situation.steps)
    assert told(day) == (situation.begins, situation.finish, situation.drift)


# -- other plans -----------------------------------------------------------------------------------------------


class Elsewhere(msgspec.Struct, frozen=True):
    """A day of its own: items as "id minutes" or "id minutes @fixed", and its minutes from the first moment.

    `begins` is the UTC instant of the planned start, `finish` the planned length of the day in minutes, `offsets` what
    local time was ahead of UTC. The situation's steps are "minute what", counted from the planned start; fixed points
    are so many minutes after it as well.
    """

    items: str
    begins: datetime
    length: int
    situation: Situation
    offsets: tuple[tuple[datetime, int], ...] = ()


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant in October 2026."""
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC)


NIGHT = "first 60, second 75, break 30 @150, last 60"  # 22:00, 23:00 to 00:15, 15 free, 00:30, 01:00 to 02:00
TWO_STOPS = "a 30, tea 15 @40, b 60, lunch 30 @120, c 30"  # 09:00, 10 free, 09:40, 09:55, 5 free, 11:00, 11:30 to 12:00
FREE = "a 20, b 20, c 20"
CLOCKS_BACK = "a 120, b 90, break 30 @240, c 60"  # 23:00, 01:00, (02:00 is 01:00), 30 free, 02:00, 02:30 to 03:30
SUMMER_ENDS = ((utc(24, 12), 60), (utc(25, 1), 0))

ELSEWHERE = {
    "over midnight, on time": Elsewhere(
        NIGHT, utc(10, 22), 240, Situation("0 n", "22:00 23:00 00:30 01:00", "02:00", "on time", "as planned")
    ),
    "over midnight, within the free time": Elsewhere(
        NIGHT, utc(10, 22), 240, Situation("10 n", "22:10 23:10 00:30 01:00", "02:00", "10 min behind", "10 of 15")
    ),
    "over midnight, beyond it": Elsewhere(
        NIGHT, utc(10, 22), 240, Situation("20 n", "22:20 23:20 00:35 01:05", "02:05", "20 min behind", "20 - 15")
    ),
    "two fixed points, each with free time": Elsewhere(
        TWO_STOPS,
        utc(12, 9),
        180,
        Situation("12 n", "09:12 09:42 09:57 11:00 11:30", "12:00", "12 min behind", "12 - 10 - 2 of 5"),
    ),
    "two fixed points, beyond both": Elsewhere(
        TWO_STOPS,
        utc(12, 9),
        180,
        Situation("20 n", "09:20 09:50 10:05 11:05 11:35", "12:05", "20 min behind", "20 - 10 - 5"),
    ),
    "no fixed point": Elsewhere(
        FREE, utc(12, 9), 60, Situation("5 n", "09:05 09:25 09:45", "10:05", "5 min behind", "all of it carried on")
    ),
    "no fixed point, free time before the finish": Elsewhere(
        FREE, utc(12, 9), 75, Situation("5 n", "09:05 09:25 09:45", "10:15", "5 min behind", "5 of 15 free")
    ),
    "no fixed point, beyond the free time": Elsewhere(
        FREE, utc(12, 9), 75, Situation("20 n", "09:20 09:40 10:00", "10:20", "20 min behind", "20 - 15")
    ),
    "no fixed point, an item skipped": Elsewhere(
        FREE,
        utc(12, 9),
        75,
        Situation("0 n, 0 skip b", "09:00 - 09:20", "09:55", "on time", "20 sooner, the free 15 kept"),
    ),
    "the clocks go back, on time": Elsewhere(
        CLOCKS_BACK,
        utc(24, 22),
        330,
        Situation("0 n", "23:00 01:00 02:00 02:30", "03:30", "on time", "b is 90 min from 01:00 to 01:30"),
        SUMMER_ENDS,
    ),
    "the clocks go back, within the free time": Elsewhere(
        CLOCKS_BACK,
        utc(24, 22),
        330,
        Situation("30 n", "23:30 01:30 02:00 02:30", "03:30", "30 min behind", "01:30 + 90 is 02:00"),
        SUMMER_ENDS,
    ),
    "the clocks go back, beyond it": Elsewhere(
        CLOCKS_BACK,
        utc(24, 22),
        330,
        Situation("40 n", "23:40 01:40 02:10 02:40", "03:40", "40 min behind", "40 - 30"),
        SUMMER_ENDS,
    ),
}


def opened(where: Elsewhere) -> Day:
    """A run of its plan, opened at the planned start."""
    items, fixed = [], {}
    for entry in where.items.split(", "):
        name, minutes, *stop = entry.split()
        items.append(Item(name, name.capitalize(), int(minutes), at=time(0) if stop else None))
        if stop:
            fixed[name] = where.begins + timedelta(minutes=int(stop[0][1:]))
    finish = where.begins + timedelta(minutes=where.length)
    plan = Plan("there", "There", where.begins.time(), finish.time(), tuple(items))
    day = Day(small_plan())
    day.entries.clear()
    day.states[1:] = []
    day.clock = HandClock()
    day.clock.wait((where.begins - day.now.wall).total_seconds())
    command = msgspec.structs.replace(
        start_command(plan), day=date(2026, 10, where.begins.day), starts_at=where.begins, finishes_at=finish
    )
    day.does(msgspec.structs.replace(command, fixed=fixed, offsets=where.offsets or ((where.begins, 0),)))
    return day


@pytest.mark.parametrize("where", ELSEWHERE.values(), ids=ELSEWHERE)
def test_days_of_other_plans(where: Elsewhere) -> None:
    """Each as worked out by hand."""
    day, passed = opened(where), 0
    for step in where.situation.steps.split(", "):
        minute, _, what = step.partition(" ")
        day.wait(minutes=int(minute) - passed).does(*wishes(what))
        passed = int(minute)
    situation = where.situation
    assert told(day) == (situation.begins, situation.finish, situation.drift), situation.why


# -- in words --------------------------------------------------------------------------------------------------

MEANINGS = {
    "09:30 n": "on time: lunch 11:00 and finish 12:20 hold, 10 min to spare before lunch",
    "09:36 n": "6 min behind: lunch 11:00 and finish 12:20 hold, 4 min to spare before lunch",
    "09:45 n": "15 min behind: lunch 11:05 instead of 11:00, finish 12:25 instead of 12:20",
    "09:25 n": "5 min in hand: lunch 11:00 and finish 12:20 hold, 15 min to spare before lunch",
    "09:30 n, 09:30 in 15 aim": "on time, but lunch 11:05 instead of 11:00, finish 12:25 instead of 12:20",
    "09:30 n, 10:55 go lunch": "5 min in hand: finish 12:15 instead of 12:20",
    "09:30 n, 11:00 go lunch": "on time: finish 12:20 holds",
    "09:30 n, 12:20 go close, 12:31 end": "11 min behind: finish 12:31 instead of 12:20",
}


@pytest.mark.parametrize(("steps", "words"), MEANINGS.items())
def test_drift_with_what_it_means(steps: str, words: str) -> None:
    """Never a bare plus or minus."""
    day = Day()
    follow(day, steps)
    assert meaning(day.view()) == words


def test_words_on_the_other_side_of_the_night_in_which_the_clocks_change() -> None:
    """Each time is told by its own offset."""
    day = opened(ELSEWHERE["the clocks go back, beyond it"])
    day.wait(minutes=40).does(NextItem())
    assert meaning(day.view()) == "40 min behind: break 02:10 instead of 02:00, finish 03:40 instead of 03:30"
