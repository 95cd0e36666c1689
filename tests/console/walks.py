"""Walks of random keys over every screen, sheet and window: no key may end the program.

    python -m tests.console.walks --walks 30 --keys 300

A walk is made by its number alone, so that one that found something can be walked again (`--first 17 --walks 1`).
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from textual import events

from facilitator.console.app import ConsoleApp
from facilitator.console.keys import KEYS
from facilitator.console.screens import handed
from facilitator.controller import Controller
from facilitator.live.facts.issues import CaptureIssue
from tests.console.stage import RUN, Stage, lead, on_stage
from tests.makers import Day, HandClock, started, themed_plan

OVER = (
    *(("g",), ("T",), ("r",), ("e",), ("w",), ("0",), ("question_mark",), ("E",), ("ctrl+p",), ("y",)),
    *(("f",), ("f", "h"), ("f", "a"), ("f", "y"), ("f", "r"), ("f", "m"), ("f", "o"), ("f", "n"), ("f", "l")),
    *(("c", "up", "l"), ("c", "up", "m"), ("c", "up", "enter"), ("c", "up", "plus"), ("G",), ("J",), ("S",), ("j",)),
    *(("number_sign",), ("x", "X"), ("escape", "number_sign", "down", "enter", *"split", "enter")),
)
"""Keys of the lead's screen behind which something opens."""

OVER_REVIEW = (("3", "t"), ("3", "l"), ("c",), ("question_mark",), ("A",), ("b",), ("7", "enter"), ("3", "slash"))
"""The same in the review of a run."""

LETTERS = "abcxyz 0123456789#+:.?/!"
MORE = ("escape", "enter", "tab", "shift+tab", "up", "down", "left", "right", "pageup", "pagedown", "home", "end")
EDITING = ("backspace", "delete", "ctrl+w", "ctrl+u", "ctrl+k", "ctrl+a", "ctrl+e", "ctrl+x", "ctrl+v", "f1", "f5")
LEFT_OUT = frozenset({"q", "ctrl+q", "ctrl+c", "F", "shift+f"})
"""Keys that end a walk before it is over, or lead it into other folders of the machine."""

POSSIBLE = tuple(
    dict.fromkeys(
        name
        for name in (*(name for key in KEYS for name in key.keys.split(",")), *LETTERS, *MORE, *EDITING)
        if name not in LEFT_OUT
    )
)
"""Every key that is declared anywhere, letters, and what moves and edits in a text field."""

Opening = Callable[[Path], AbstractAsyncContextManager[Stage]]


def busy() -> Day:
    """A day in its first report-back, late, with issues."""
    day = started(themed_plan()).goes_to("ex1").wait(minutes=50).goes_to("back1")
    day.does(CaptureIssue("G1", "nobody asked the child"), CaptureIssue("G2", "letters were filed"))
    return day


@asynccontextmanager
async def reviewed(folder: Path, day: Day) -> AsyncIterator[Stage]:
    """The review of a run, over the list of runs."""
    app = ConsoleApp(day.journal(RUN), folder, day.clock, review=RUN)
    async with on_stage(app, day.clock, (120, 36)) as stage:
        yield stage


@asynccontextmanager
async def at_home(folder: Path, day: Day) -> AsyncIterator[Stage]:
    """Home, with a run that can be carried on."""
    app = ConsoleApp(day.journal(RUN), folder, day.clock)
    async with on_stage(app, day.clock, (120, 36)) as stage:
        yield stage


@asynccontextmanager
async def setting_up(folder: Path, day: Day) -> AsyncIterator[Stage]:
    """The setup of a plan."""
    clock = HandClock()
    app = ConsoleApp(day.journal(RUN), folder, clock, plan=themed_plan())
    async with on_stage(app, clock, (100, 30)) as stage:
        yield stage


@asynccontextmanager
async def mirrored(folder: Path, day: Day) -> AsyncIterator[Stage]:
    """The lead's window in the room's layout."""
    journal = day.journal(RUN)
    app = ConsoleApp(journal, folder, day.clock, controller=Controller(journal, day.clock, RUN), one_screen=True)
    async with on_stage(app, day.clock, (120, 36)) as stage:
        yield stage


WINDOWS: dict[str, Opening] = {
    "lead": lambda folder: lead(folder, busy()),
    "before": lambda folder: lead(folder, Day(themed_plan()), size=(80, 24)),
    "scribe": lambda folder: lead(folder, busy(), window="scribe"),
    "review": lambda folder: reviewed(folder, busy()),
    "home": lambda folder: at_home(folder, busy()),
    "setup": lambda folder: setting_up(folder, busy()),
    "mirrored": lambda folder: mirrored(folder, busy()),
}
"""Where a walk may begin; it goes on wherever its keys lead."""


def keys_of(number: int, length: int) -> list[str]:
    """The keys of a walk."""
    choose = random.Random(number)
    openers = [*OVER, *OVER_REVIEW]
    found: list[str] = []
    while len(found) < length:
        found += choose.choice(openers) if choose.random() < 0.15 else (choose.choice(POSSIBLE),)
    return found[:length]


async def walk(window: str, number: int, length: int, folder: Path) -> None:
    """Press a walk's keys, some of them all at once. Raises whatever a key raises."""
    choose = random.Random(number)
    async with WINDOWS[window](folder) as stage:
        waiting = 0
        for key in keys_of(number, length):
            sign = key if len(key) == 1 else {"space": " ", "number_sign": "#", "plus": "+"}.get(key)
            stage.app.post_message(events.Key(key, sign))
            waiting += 1
            if waiting >= choose.choice((1, 1, 2, 5)):
                waiting = 0
                await stage.settle()
            if not stage.app.is_running or stage.app.return_code is not None:
                return
        await stage.settle()


def main() -> int:
    """Walk, and tell of every walk that ended badly; 1 if there was one."""
    parser = argparse.ArgumentParser(description="Walks of random keys over every screen.")
    parser.add_argument("--walks", type=int, default=30)
    parser.add_argument("--keys", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args()
    bad = 0
    vars(handed)["open_outside"] = "{} is not opened on a walk.".format  # no window on the walker's own desktop
    for number in range(asked.first, asked.first + asked.walks):
        window = list(WINDOWS)[number % len(WINDOWS)]
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            try:
                asyncio.run(walk(window, number, asked.keys, Path(folder)))
            except Exception as problem:  # told, and the next walk goes on
                bad += 1
                sys.stdout.write(f"walk {number} ({window}): {type(problem).__name__}: {problem}\n")
    sys.stdout.write(f"{asked.walks} walks of {asked.keys} keys, {bad} ended badly\n")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
