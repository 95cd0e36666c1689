"""The room's window: how soon it shows what the lead does, and what it costs while nothing happens.

Two programs in two pseudo-terminals on one journal file. POSIX only.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from statistics import median

from tests.benchmarks.figures import Figure, Unmeasured, worst
from tests.benchmarks.painting import LEAD_MARK, Stage, stage
from tests.benchmarks.pty_program import Program
from tests.terminal.driver import environment

ROOM_MARK = rb"\x1b\[\?1049h[\s\S]*\x1b\["
"""The room's window has begun to paint."""

SETTLED = 2.0
"""Seconds after which both windows have nothing left to do."""


def room_of(here: Stage) -> Program:
    """The room's window on the run."""
    argv = [sys.executable, "-m", "facilitator", "--data", str(here.folder), "room", here.run]
    return Program(argv, environment(here.folder), here.folder)


def follow(quick: bool) -> Sequence[Figure | Unmeasured]:
    """From a key in the lead's window to the first byte of the new page in the room's."""
    taken: list[float] = []
    chance = random.Random(7)
    with stage() as here, here.lead() as lead, room_of(here) as room:
        lead.first_paint(LEAD_MARK)
        room.first_paint(ROOM_MARK)
        for program in (lead, room):
            program.idle(SETTLED)
        for count in range(40 if quick else 150):
            until = time.monotonic() + chance.uniform(0.15, 0.35)
            while time.monotonic() < until:  # at any moment between two looks of the room's window
                lead.read(0.01)
                room.read(0.01)
            taken.append(1000 * _seconds_to(lead, room, "space" if count % 2 == 0 else "left"))
    return [
        Figure("key to room, median", median(taken), "ms"),
        Figure("key to room, 99 of 100", worst(taken, 0.99), "ms", None, 60.0, by_ratio=False),
    ]


def _seconds_to(lead: Program, room: Program, key: str) -> float:
    """Press a key in one window; seconds until the other writes. Raises TimeoutError."""
    began = time.monotonic()
    lead.type(key)
    while time.monotonic() < began + 5.0:
        piece = room.read(0.002)
        if piece is not None:
            return piece.at - began
        lead.read(0.0)
    raise TimeoutError(f"{key} was not seen in the room within 5 s")


def room_idle(quick: bool) -> Sequence[Figure | Unmeasured]:
    """The room's window while nothing happens."""
    seconds = 5.0 if quick else 30.0
    with stage() as here, room_of(here) as room:
        room.first_paint(ROOM_MARK)
        room.idle(SETTLED)
        before = room.cpu()
        sent = room.idle(seconds)
        after = room.cpu()
    bytes_figure = Figure("room idle, to the terminal", sent / seconds / 1000, "KB/s", None, 1.0, by_ratio=False)
    if before is None or after is None:
        return [bytes_figure, Unmeasured("room idle, CPU", "this system does not tell the CPU of a process in /proc")]
    return [
        Figure("room idle, CPU", (after - before) / seconds * 100, "% of a core", None, 0.4, by_ratio=False),
        bytes_figure,
    ]
