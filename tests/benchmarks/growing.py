"""What a key costs on a large day beside a small one: it changes one thing, so it must cost the same. POSIX only.

Both run at once, each in a pseudo-terminal of its own, and keys are pressed in the one and the other in turns.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from tests.benchmarks.figures import Figure, median_ratio
from tests.benchmarks.large import board_of, day_of, deck_of, run_of
from tests.benchmarks.painting import LEAD_KEYS, LEAD_MARK, TYPED, Keystroke, Stage, press
from tests.benchmarks.pty_program import Program

PAIRS: dict[str, tuple[Callable[[Path], str], Callable[[Path], str]]] = {
    "a deck of 300 pages beside 4": (deck_of(300), deck_of(4)),
    "600 issues of 12 groups beside 20 of 4": (board_of(12, 600), board_of(4, 20)),
    "100 items beside 32": (day_of(100), day_of(32)),
    "30,000 events beside 200": (run_of(30_000), run_of(200)),
}
"""A large day and a small one. The smaller plan fills the list of the day's items too, so both paint as many lines."""

MOST = 1.15
CAPTURING = "enter saves"


@contextmanager
def both(large: Callable[[Path], str], small: Callable[[Path], str]) -> Iterator[tuple[Program, Program]]:
    """The lead's windows of two days, settled."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        stages = [Stage(Path(place), make(Path(place))) for place, make in ((one, large), (other, small))]
        with stages[0].lead() as first, stages[1].lead() as second:
            for program in (first, second):
                program.first_paint(LEAD_MARK)
            for program in (first, second):
                program.idle(1.5)
                program.catch_up()
            yield first, second


def growing(quick: bool) -> list[Figure]:
    """Page turn, clock key and typing on each pair."""
    presses = 6 if quick else 12
    return [figure for name, (large, small) in PAIRS.items() for figure in _pair(name, large, small, presses)]


def _pair(name: str, large: Callable[[Path], str], small: Callable[[Path], str], presses: int) -> Iterator[Figure]:
    chance = random.Random(3)
    with both(large, small) as (first, second):
        for kind, strokes in LEAD_KEYS.items():
            yield _figure(f"{kind}, {name}", first, second, [strokes[n % 2] for n in range(presses)], chance)
        for program in (first, second):
            program.press("c", lambda text: CAPTURING in text)
        yield _figure(f"typing, {name}", first, second, [TYPED] * presses, chance)


def _figure(name: str, first: Program, second: Program, strokes: list[Keystroke], chance: random.Random) -> Figure:
    """Keys pressed in both, in turns; the first two only warm up what is kept."""
    took: list[float] = []
    floor: list[float] = []
    for number, stroke in enumerate([*strokes[:2], *strokes]):
        turns = [(first, took), (second, floor)]
        for program, found in turns if number % 2 else reversed(turns):
            found.append(press(program, stroke, chance))
    took, floor = took[2:], floor[2:]
    return Figure(name, median_ratio(took, floor) * median(floor), "ms", median(floor), MOST)


def resuming(quick: bool) -> list[Figure]:
    """CPU to the first picture of a run of 30,000 events, beside one of 200."""
    found: dict[int, list[float]] = {30_000: [], 200: []}
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        stages = {
            events: Stage(Path(place), run_of(events)(Path(place)))
            for events, place in zip(found, (one, other), strict=True)
        }
        for _ in range(3 if quick else 8):
            for events, stage in stages.items():
                with stage.lead() as program:
                    program.first_paint(LEAD_MARK)
                    found[events].append(program.kill())
    large, small = found[30_000], found[200]
    value = median_ratio(large, small) * median(small)
    return [Figure("CPU to resume 30,000 events beside 200", 1000 * value, "ms", 1000 * median(small), 1.5)]
