"""Archives of a day, mutated by chance from a seed so that there is more in them: none keeps a trainer waiting.

`python -m tests.sessionlog.archive_fuzz 2600` reads that many and tells how long the slowest took; a short walk, which
counts lines of code instead of seconds, stays in the suite.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

import facilitator
from facilitator.sessionlog.reading import ImportProblem, read_export

SOURCE = Path(__file__).parent / "golden" / "every kind" / "full" / "2026-11-23 two-cases run.json"
PACKAGE = str(Path(facilitator.__file__).parent)
SEED = 20261123
SLOW = 1.0
"""Seconds; told by the command, judged by no test."""

Tracer = Callable[[FrameType, str, object], Any]

ODD: tuple[object, ...] = (
    None,
    "",
    -1,
    0,
    1,
    1e10,
    10**9,
    "x",
    [],
    {},
    True,
    "G1",
    "x01",
    "E1-G2-1",
    "2200-01-01T00:00:00Z",
)


def mutants(seed: int, count: int, most: int) -> Iterator[bytes]:
    """So many files, the same ones for the same seed; what is repeated in them is repeated up to `most` times."""
    chance = random.Random(seed)
    for _ in range(count):
        values = json.loads(SOURCE.read_bytes())
        for _ in range(chance.randint(1, 3)):
            (_repeat if chance.random() < 0.6 else _change)(values, chance, most)
        entries = values.get("entries")
        for number, entry in enumerate(entries if isinstance(entries, list) else (), 1):
            if isinstance(entry, dict):
                entry["seq"] = number
        yield json.dumps(values).encode()


def _repeat(values: dict[str, Any], chance: random.Random, most: int) -> None:
    """One event many times, each with an id, a window or a reference of its own."""
    entries = values.get("entries")
    if not isinstance(entries, list) or len(entries) < 2:
        return
    at = chance.randrange(1, len(entries))
    numbered = chance.choice(("", "id", "into", "group", "theme", "text", "name", "agency", "by"))
    repeated = []
    for number in range(1000, 1000 + chance.randint(most // 2, most)):
        entry = json.loads(json.dumps(entries[at]))
        place = entry if numbered == "by" or not isinstance(entry.get("event"), dict) else entry["event"]
        if isinstance(place.get(numbered), str):
            place[numbered] = f"{place[numbered]}{number}"
        if numbered == "into" and "id" in place:
            place["id"], place["into"] = f"E1-G1-{number}", f"E1-G1-{number + 1}"
        repeated.append(entry)
    entries[at:at] = repeated


def _change(values: dict[str, Any], chance: random.Random, most: int) -> None:
    """Another value at a place that is reached by going down at random; or a text or a list that is much longer."""
    place: Any = values
    while isinstance(place, (dict, list)) and place:
        key = chance.choice(list(place)) if isinstance(place, dict) else chance.randrange(len(place))
        if not isinstance(place[key], (dict, list)) or chance.random() < 0.1:
            longer = isinstance(place[key], (str, list)) and chance.random() < 0.5
            place[key] = place[key] * most if longer else chance.choice(ODD)
            return
        place = place[key]


def lines_of(data: bytes) -> int:
    """How many lines of the program reading a file takes, taken in or refused: the same on any machine."""
    lines = 0

    def line(frame: FrameType, what: str, argument: object) -> Tracer:
        nonlocal lines
        lines += what == "line"
        return line

    def call(frame: FrameType, what: str, argument: object) -> Tracer | None:
        return line if frame.f_code.co_filename.startswith(PACKAGE) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        read_export(data)
    except ImportProblem:
        pass
    finally:
        sys.settrace(before)
    return lines


def slowest(seed: int, count: int, most: int) -> tuple[float, int]:
    """Seconds of work that the slowest of so many files took, and how many took too long.

    What else the machine did meanwhile is not counted.
    """
    times = []
    for data in mutants(seed, count, most):
        begun = time.process_time()
        with suppress(ImportProblem):
            read_export(data)
        times.append(time.process_time() - begun)
    return max(times), sum(one > SLOW for one in times)


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    worst, slow = slowest(SEED, wanted, 3_000)
    sys.stdout.write(f"{wanted:,} mutated files: the slowest took {worst:.2f} s, {slow} more than {SLOW:.0f} s\n")
