"""What the screens cost: from start to picture, from key to picture, and doing nothing. POSIX only."""

from __future__ import annotations

import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import NamedTuple

from facilitator.journal import presence
from tests.benchmarks import bare_app
from tests.benchmarks.days import make_run
from tests.benchmarks.figures import Figure, Unmeasured, median_ratio, worst
from tests.benchmarks.pty_program import Program, Sees
from tests.terminal.driver import ROOT, environment

EVENTS = 200
"""Events of the run that the screen is resumed with."""

BARE_MARK = re.escape(bare_app.READY).encode()
LEAD_MARK = rb"saved \d\d:"
"""What is painted last, as a pattern: the end of the footer."""


class Stage(NamedTuple):
    """Where programs are started: a data folder with one run in it."""

    folder: Path
    run: str

    def bare(self) -> Program:
        """The floor."""
        return Program(
            [sys.executable, str(ROOT / "tests/benchmarks/bare_app.py")], environment(self.folder), self.folder
        )

    def lead(self) -> Program:
        """The lead's screen, resumed."""
        presence.touch(
            self.folder, self.run, datetime.now(UTC)
        )  # or the program would ask how long the laptop was away
        argv = [sys.executable, "-m", "facilitator", "--data", str(self.folder), "resume"]
        return Program(argv, environment(self.folder), self.folder)


@contextmanager
def stage() -> Iterator[Stage]:
    """A stage, for as long as it is needed."""
    with tempfile.TemporaryDirectory() as place:
        yield Stage(Path(place), make_run(Path(place), EVENTS))


def start(quick: bool) -> list[Figure]:
    """First paint, CPU to it, and memory, of the lead's screen and of a bare app in turns."""
    lead: list[Start] = []
    bare: list[Start] = []
    with stage() as here:
        for count in range(-1, 5 if quick else 20):
            turns = [(here.lead, LEAD_MARK, lead), (here.bare, BARE_MARK, bare)]
            for launch, mark, found in turns if count % 2 else reversed(turns):
                began = _one_start(launch, mark)
                if count >= 0:  # the first round only warms the disk's cache
                    found.append(began)
        memory = [(_settled(here.lead, LEAD_MARK), _settled(here.bare, BARE_MARK)) for _ in range(2 if quick else 5)]

    def figure(name: str, values: list[float], floors: list[float], most: float | None) -> Figure:
        return Figure(name, 1000 * median_ratio(values, floors) * median(floors), "ms", 1000 * median(floors), most)

    return [
        figure("first paint", [one.seconds for one in lead], [one.seconds for one in bare], None),
        figure("CPU to first paint", [one.cpu for one in lead], [one.cpu for one in bare], 1.5),
        Figure("resident memory", median(m[0] for m in memory), "MB", median(m[1] for m in memory), 1.4),
    ]


class Start(NamedTuple):
    """One start: seconds to the first picture, and CPU seconds used by then."""

    seconds: float
    cpu: float


def _one_start(launch: Callable[[], Program], mark: bytes) -> Start:
    """Start a program, and end it at its first picture."""
    with launch() as program:
        seconds = program.first_paint(mark)
        return Start(seconds, program.kill())


def _settled(launch: Callable[[], Program], mark: bytes) -> float:
    """Megabytes resident once everything that follows the first picture is done."""
    with launch() as program:
        program.first_paint(mark)
        program.idle(2.0)
        return program.memory()


class Keystroke(NamedTuple):
    """A key to press, and a pattern whose first group is something on the screen that the key changes."""

    key: str
    shows: re.Pattern[str]


BARE_KEY = Keystroke("space", re.compile(r"Pressed (\d+) times"))

LEAD_KEYS: dict[str, tuple[Keystroke, ...]] = {
    "page turn": (
        Keystroke("right", re.compile(r"page (\d+) of \d+")),
        Keystroke("left", re.compile(r"page (\d+) of \d+")),
    ),
    "clock key": (
        Keystroke("+", re.compile(r"left, ends (\d\d:\d\d)")),
        Keystroke("-", re.compile(r"left, ends (\d\d:\d\d)")),
    ),
}
"""Keys of the lead's screen, pressed in turn."""

TYPED = Keystroke("x", re.compile(r"^ (x+)\s*$", re.MULTILINE))
SAVED = Keystroke("enter", re.compile(r"(E\d+-G\d+-\d+) kept"))
LINE = 8
"""Letters typed between two presses of Enter."""


def keys(quick: bool) -> list[Figure]:
    """From key to picture: the bare app's one key, and the lead's, in turns."""
    presses = 12 if quick else 40
    chance = random.Random(1)
    figures: list[Figure] = []
    with stage() as here, here.bare() as bare, here.lead() as lead:
        bare.first_paint(BARE_MARK)
        lead.first_paint(LEAD_MARK)
        for program in (bare, lead):
            program.idle(1.0)
            program.catch_up()
        for name, strokes in LEAD_KEYS.items():
            took, floor = [], []
            for count in range(presses):
                floor.append(press(bare, BARE_KEY, chance))
                took.append(press(lead, strokes[count % len(strokes)], chance))
            figures += key_figures(name, took, floor, 1.5, 12.0)
        figures += _capturing(bare, lead, presses, chance)
    return figures


def _capturing(bare: Program, lead: Program, presses: int, chance: random.Random) -> list[Figure]:
    """Typing in the capture line, and Enter in it: durable and on the board."""
    lead.press("c", lambda text: "enter saves" in text)
    typed, saved, floor = [], [], []
    for _ in range(max(4, presses // 4)):
        for _ in range(LINE):
            floor.append(press(bare, BARE_KEY, chance))
            typed.append(press(lead, TYPED, chance))
        saved.append(press(lead, SAVED, chance))
    return [
        *key_figures("typing in the capture line", typed, floor, 1.5, 12.0),
        *key_figures("Enter in the capture line", saved, floor, 3.0, 32.0),
    ]


def press(program: Program, stroke: Keystroke, chance: random.Random) -> float:
    """Milliseconds from a key to the change it makes; pressed at a moment that locks on to no timer."""
    program.idle(chance.uniform(0.02, 0.12))
    program.catch_up()
    return program.press(stroke.key, changed(stroke.shows, program.emulator.text)) * 1000


def changed(shows: re.Pattern[str], before: str) -> Sees:
    """Whether a part of the screen is there and is no longer what it was."""
    found = shows.search(before)
    was = found[1] if found else ""

    def sees(text: str) -> bool:
        now = shows.search(text)
        return now is not None and now[1] != was

    return sees


def key_figures(name: str, took: list[float], floor: list[float], most: float, longest: float = 16.0) -> list[Figure]:
    """The median and the worst but five of a hundred, beside those of a bare app's key."""
    return [
        Figure(f"{name}, median", median(took), "ms", median(floor), most),
        Figure(f"{name}, 95 of 100", worst(took), "ms", worst(floor), longest, by_ratio=False),
    ]


def idle(quick: bool) -> list[Figure | Unmeasured]:
    """Doing nothing while a clock runs: CPU and bytes to the terminal."""
    seconds = 5.0 if quick else 20.0
    with stage() as here, here.lead() as lead:
        lead.first_paint(LEAD_MARK)
        lead.idle(2.0)
        before = lead.cpu()
        sent = lead.idle(seconds)
        after = lead.cpu()
    bytes_figure = Figure(
        "idle with a clock running, to the terminal", sent / seconds / 1000, "KB/s", None, 0.4, by_ratio=False
    )
    if before is None or after is None:
        return [bytes_figure, Unmeasured("idle CPU", "this system does not tell the CPU of a running process in /proc")]
    share = (after - before) / seconds * 100
    return [Figure("idle with a clock running, CPU", share, "% of a core", None, 0.5, by_ratio=False), bytes_figure]
