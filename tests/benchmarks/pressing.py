"""Keys that are held down, keys while the disk refuses, and keys in the other windows of a day. POSIX only."""

from __future__ import annotations

import random
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from statistics import median

from facilitator.journal.place import journal_path
from tests.benchmarks.figures import Figure, Unmeasured, worst
from tests.benchmarks.large import deck_of
from tests.benchmarks.painting import (
    BARE_KEY,
    BARE_MARK,
    LEAD_KEYS,
    LEAD_MARK,
    LINE,
    SAVED,
    TYPED,
    Keystroke,
    Stage,
    key_figures,
    press,
    stage,
)
from tests.benchmarks.pty_program import Piece, Program
from tests.terminal.driver import environment

PAGE = re.compile(r"page (\d+) of \d+")
HELD = Keystroke("enter", re.compile(r"NOT SAVED (\d+)"))
RATE, SECONDS = 30, 5
"""How often a second a held key repeats, and for how long it is held."""
PAGES = 40
"""Pages of the deck whose bytes are counted: as full as those of the deck that other programs are measured on."""


def held(quick: bool) -> list[Figure]:
    """A page key that is held: how late a page comes at most, and how long after the key is let go the last one."""
    presses = RATE * (2 if quick else SECONDS)
    with tempfile.TemporaryDirectory() as place:
        here = Stage(Path(place), deck_of(300)(Path(place)))
        with here.lead() as lead:
            lead.first_paint(LEAD_MARK)
            lead.idle(1.5)
            lead.catch_up()
            pressed, pieces = _hold(lead, "right", presses)
            shown = _shown(lead, pieces)
    late = [1000 * (shown[number] - at) for number, at in enumerate(pressed, 2) if number in shown]
    last = 1000 * (shown.get(presses + 1, pieces[-1].at) - pressed[-1])
    return [
        Figure("a held page key: late, 99 of 100", worst(late, 0.99), "ms", None, 16.0, by_ratio=False),
        Figure("a held page key: the last page after it is let go", last, "ms", None, 50.0, by_ratio=False),
        Figure("a held page key: pages that were shown", 100 * len(late) / presses, "%"),
    ]


def _hold(lead: Program, key: str, presses: int) -> tuple[list[float], list[Piece]]:
    """Press a key again and again at the rate of a keyboard; when that was, and all that was written."""
    pressed: list[float] = []
    pieces: list[Piece] = []
    began = time.monotonic()
    for number in range(presses):
        until = began + number / RATE
        while (left := until - time.monotonic()) > 0:
            if (piece := lead.read(left)) is not None:
                pieces.append(piece)
        pressed.append(time.monotonic())
        lead.type(key)
    pieces += lead.burst(time.monotonic() + 1.0)
    return pressed, pieces


def _shown(lead: Program, pieces: Sequence[Piece]) -> dict[int, float]:
    """When each page stood on the screen first."""
    shown: dict[int, float] = {}
    for piece in pieces:
        lead.emulator.feed(piece.data)
        if lead.emulator.complete and (found := PAGE.search(lead.emulator.text)):
            shown.setdefault(int(found[1]), piece.at)
    return shown


def page_bytes(quick: bool) -> list[Figure]:
    """What goes to the terminal for a page that is turned, on a deck as full as a real one."""
    presses = 8 if quick else 30
    with tempfile.TemporaryDirectory() as place:
        here = Stage(Path(place), deck_of(PAGES)(Path(place)))
        with here.lead() as lead:
            lead.first_paint(LEAD_MARK)
            lead.idle(1.5)
            sent = []
            for _ in range(presses):
                lead.type("right")
                sent.append(sum(len(piece.data) for piece in lead.burst(time.monotonic() + 1.0)))
    return [Figure("bytes a page, to the terminal", median(sent), "bytes", None, 4000.0, by_ratio=False)]


def in_trouble(quick: bool) -> list[Figure]:
    """Typing and Enter while another program keeps the journal locked: the day goes on, with words about it."""
    chance = random.Random(5)
    with stage() as here, here.lead() as lead:
        lead.first_paint(LEAD_MARK)
        lead.idle(1.5)
        lead.catch_up()
        lead.press("c", lambda text: "enter saves" in text)
        with closing(sqlite3.connect(journal_path(here.folder), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            typed, entered = [], []
            for _ in range(2 if quick else 6):
                typed += [press(lead, TYPED, chance) for _ in range(LINE)]
                entered.append(press(lead, HELD, chance))
            other.execute("ROLLBACK")
    return [
        Figure("typing while the disk refuses, median", median(typed), "ms", None, 16.0, by_ratio=False),
        Figure("Enter while the disk refuses, at worst", max(entered), "ms", None, 500.0, by_ratio=False),
    ]


def other_windows(quick: bool) -> list[Figure | Unmeasured]:
    """Keys in the scribe's window, and what a page that the lead turns costs the room's."""
    presses = 8 if quick else 32
    chance = random.Random(6)
    found: list[Figure | Unmeasured] = []
    with stage() as here, here.bare() as bare, here.lead() as lead:
        bare.first_paint(BARE_MARK)
        lead.first_paint(LEAD_MARK)
        program = [sys.executable, "-m", "facilitator", "--data", str(here.folder)]
        env = environment(here.folder)
        with Program([*program, "scribe", here.run], env, here.folder) as scribe:
            scribe.first_paint(LEAD_MARK)
            for window in (lead, bare, scribe):
                window.idle(1.5)
                window.catch_up()
            if "enter saves" not in scribe.emulator.text:
                scribe.press("c", lambda text: "enter saves" in text)
            typed, floor, entered = [], [], []
            for number in range(presses):
                floor.append(press(bare, BARE_KEY, chance))
                typed.append(press(scribe, TYPED, chance))
                if number % LINE == LINE - 1:
                    entered.append(press(scribe, SAVED, chance))
            found += key_figures("typing in the scribe's window", typed, floor, 3.0)
            found += key_figures("Enter in the scribe's window", entered, floor, 6.0, 32.0)
        with Program([*program, "room", here.run], env, here.folder) as room:
            room.first_paint(rb"\x1b\[\?1049h[\s\S]*\x1b\[")
            found += _room_costs(lead, room, bare, presses)
    return found


def _room_costs(lead: Program, room: Program, bare: Program, presses: int) -> list[Figure | Unmeasured]:
    """CPU of the room's window for each page that the lead turns, beside a bare app's key."""
    for window in (lead, room):
        window.idle(2.0)
    before, floor = room.cpu(), bare.cpu()
    if before is None or floor is None:
        return [Unmeasured("CPU of a page in the room", "this system does not tell the CPU of a process in /proc")]
    for number in range(presses):
        lead.type(LEAD_KEYS["page turn"][number % 2].key)
        bare.type(BARE_KEY.key)
        for window in (lead, room, bare):
            window.burst(time.monotonic() + 0.15)
    took, least = room.cpu(), bare.cpu()
    assert took is not None
    assert least is not None
    return [
        Figure(
            "CPU of a page in the room's window",
            1000 * (took - before) / presses,
            "ms",
            1000 * (least - floor) / presses,
        )
    ]
