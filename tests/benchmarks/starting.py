"""What the commands without a screen cost: CPU against `python -c pass`, and for an export how long one waits."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from facilitator.sessionlog.formats import FORMATS
from tests.benchmarks.archive import make_archive
from tests.benchmarks.days import make_run
from tests.benchmarks.figures import Figure, Unmeasured, median_ratio, worst
from tests.terminal.driver import environment

NOTHING = (sys.executable, "-c", "pass")


def cpu_of(argv: Sequence[str], folder: Path) -> float:
    """Milliseconds of CPU that a command takes from beginning to end. Raises RuntimeError when it fails."""
    env = environment(folder)
    with subprocess.Popen(argv, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{argv} ended with {process.returncode}")
    return (usage.ru_utime + usage.ru_stime) * 1000


def commands(quick: bool) -> list[Figure | Unmeasured]:
    """`--help`, and `export` of a full day."""
    if os.name != "posix":
        return [Unmeasured("--help and export", "the CPU of a process that has ended is told on POSIX only")]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_run(folder, 400)
        program = (sys.executable, "-m", "facilitator")
        export = (*program, "--data", place, "export", "--output", place)
        asked = {
            "CPU of --help": (*program, "--help"),
            "CPU of export, a full day": (*export, "--format", "md,csv,json"),
        }
        targets = {"CPU of --help": 6.0, "CPU of export, a full day": 15.0}
        found: dict[str, list[float]] = {name: [] for name in asked}
        floor: list[float] = []
        for argv in (NOTHING, *asked.values()):
            cpu_of(argv, folder)
        for _ in range(5 if quick else 20):
            floor.append(cpu_of(NOTHING, folder))
            for name, argv in asked.items():
                found[name].append(cpu_of(argv, folder))
    return [
        Figure(name, median_ratio(values, floor) * median(floor), "ms", median(floor), targets[name])
        for name, values in found.items()
    ]


ISSUES = 66
"""Issues of a full day: two exercises of six groups, with five or six each."""


def exports(quick: bool) -> list[Figure | Unmeasured]:
    """Each format of a full day, and all of them together: seconds of the clock, from the command to the last file."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_archive(folder, 1, ISSUES)
        command = (sys.executable, "-m", "facilitator", "--data", place, "export", "--output", place, "--format")
        found: list[Figure | Unmeasured] = []
        for wanted in (*FORMATS, ",".join(FORMATS)):
            _took((*command, wanted), folder)
            took = [_took((*command, wanted), folder) for _ in range(3 if quick else 10)]
            name, target = (wanted, 1000.0) if wanted in FORMATS else ("every format", None)
            found.append(Figure(f"export a full day: {name}", worst(took, 1.0), "ms", None, target, by_ratio=False))
    return found


def _took(argv: Sequence[str], folder: Path) -> float:
    """Milliseconds until a command has ended. Raises CalledProcessError when it fails."""
    env = environment(folder)
    began = time.perf_counter()
    subprocess.run(argv, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - began) * 1000
