"""All benchmarks: the one place to add another."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib import import_module

from tests.benchmarks import archive, cueing, naming, scheduling, starting, storing, suggesting
from tests.benchmarks.figures import Figure, Unmeasured

Benchmark = Callable[[bool], Sequence[Figure | Unmeasured]]
"""Measures; told whether to be quick rather than exact."""


def _screens(name: str, module: str = "painting") -> Benchmark:
    """A benchmark of a module that needs pseudo-terminals."""

    def measure(quick: bool) -> Sequence[Figure | Unmeasured]:
        if os.name != "posix":
            return [Unmeasured(name, "Python opens pseudo-terminals on POSIX only")]
        benchmark: Benchmark = getattr(import_module(f"tests.benchmarks.{module}"), name)
        return benchmark(quick)

    return measure


def _beside(name: str, module: str) -> Benchmark:
    """A benchmark of a module that is loaded only for it, because it needs a package of its own."""

    def measure(quick: bool) -> Sequence[Figure | Unmeasured]:
        benchmark: Benchmark = getattr(import_module(f"tests.benchmarks.{module}"), name)
        return benchmark(quick)

    return measure


BENCHMARKS: dict[str, Benchmark] = {
    "start": _screens("start"),
    "keys": _screens("keys"),
    "growing": _screens("growing", "growing"),
    "resuming": _screens("resuming", "growing"),
    "bytes": _screens("page_bytes", "pressing"),
    "held": _screens("held", "pressing"),
    "trouble": _screens("in_trouble", "pressing"),
    "windows": _screens("other_windows", "pressing"),
    "idle": _screens("idle"),
    "follow": _screens("follow", "rooms"),
    "follow-in-browser": _screens("follow_in_browser", "browsing"),
    "room-idle": _screens("room_idle", "rooms"),
    "append": storing.append,
    "long-day": storing.long_day,
    "archive": archive.archive,
    "pool": _beside("pool", "pooling"),
    "commands": starting.commands,
    "exports": starting.exports,
    "suggesting": suggesting.suggesting,
    "cues": cueing.cues,
    "names": naming.names,
    "expected-times": scheduling.expected_times,
}
"""Every benchmark, by the name that `--only` takes."""
