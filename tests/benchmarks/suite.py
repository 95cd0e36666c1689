"""All benchmarks: the one place to add another."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from tests.benchmarks import cueing, scheduling, starting, storing
from tests.benchmarks.figures import Figure, Unmeasured

Benchmark = Callable[[bool], Sequence[Figure | Unmeasured]]
"""Measures; told whether to be quick rather than exact."""


def _screens(name: str) -> Benchmark:
    """A benchmark of `painting`, which needs pseudo-terminals."""

    def measure(quick: bool) -> Sequence[Figure | Unmeasured]:
        if os.name != "posix":
            return [Unmeasured(name, "Python opens pseudo-terminals on POSIX only")]
        from tests.benchmarks import painting

        benchmark: Benchmark = getattr(painting, name)
        return benchmark(quick)

    return measure


BENCHMARKS: dict[str, Benchmark] = {
    "start": _screens("start"),
    "keys": _screens("keys"),
    "idle": _screens("idle"),
    "append": storing.append,
    "long-day": storing.long_day,
    "commands": starting.commands,
    "cues": cueing.cues,
    "expected-times": scheduling.expected_times,
}
"""Every benchmark, by the name that `--only` takes."""
