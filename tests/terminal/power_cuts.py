"""`python -m tests.terminal.power_cuts --rounds 300`: power cuts while somebody types what the groups say.

Each round carries on with the run, types issues into the capture line through a real terminal, and ends the program
with SIGKILL at a moment drawn by chance: between two keys, inside a word, or right after Enter. Now and then another
program opens the journal meanwhile and leaves again, as a room's window does. Then every issue whose "kept" was seen on
the screen must be in the journal, word for word, and the next round must be able to carry on.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from facilitator.journal.place import journal_path
from facilitator.journal.recovery import open_journal
from facilitator.live.rules import replay
from tests.terminal.driver import Terminal, environment, facilitator

PLAN = "demonstration"
SAVED = re.compile(r"saved \d\d:\d\d")
KEPT = re.compile(r"(E\d+-G\d+-\d+) kept: (.*?)\s*$", re.MULTILINE)
LINE = re.compile(r"enter saves")

ROUNDS_A_DAY = 20
"""Rounds after which a new day is begun, so that the board stays as full as a real one."""

LONGEST = 1.2
"""Seconds of typing within which the power is cut."""

PASSING = 0.3
"""How likely it is after a line that another program has opened the journal and left again."""


class Cut(NamedTuple):
    """When the power goes: so long after the typing begins, or so long after the Enter that follows."""

    after: float
    on_enter: bool


class Round(NamedTuple):
    """What came of one round: how many confirmations were seen, and which of them the journal does not have.

    `doubled` tells that the line came back with words in it that had been kept already.
    """

    confirmed: int
    lost: tuple[str, ...]
    doubled: bool


class Room:
    """A data folder in which the power keeps failing."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        """Begin a day in an empty folder, and go to the report-back."""
        self.folder = folder
        self.chance = chance
        self.lines = 0
        self.confirmed: dict[str, str] = {}
        start = facilitator("--data", str(folder), "run", PLAN, "--groups", "3", "--starts", "now")
        with self._terminal(start) as terminal:
            terminal.wait(SAVED)
            terminal.settle()
            for title in ("Hello", "Exercise", "The groups report"):
                terminal.press("n")
                terminal.wait(re.compile(rf"▶ \d\d:\d\d \S {title}|E\d  {title}|^ ?{title}", re.MULTILINE))
            terminal.wait(LINE)
            terminal.kill()

    def _terminal(self, argv: Sequence[str]) -> Terminal:
        return Terminal(argv, env=environment(self.folder))

    def power_cut(self) -> Round:
        """Carry on, type until the power goes, and compare."""
        before = len(self.confirmed)
        with self._terminal(facilitator("--data", str(self.folder), "resume")) as terminal:
            terminal.wait(SAVED)
            terminal.wait(LINE)
            terminal.settle()
            doubled = self._empty_line(terminal)
            self._type_until(terminal, Cut(self.chance.uniform(0, LONGEST), self.chance.random() < 0.5))
            terminal.kill()
            self._note(terminal)
        return Round(len(self.confirmed) - before, self.missing(), doubled)

    def _empty_line(self, terminal: Terminal) -> bool:
        """Take out what the line came back with; whether that had been kept as an issue already."""
        head = next(number for number, line in enumerate(terminal.lines) if LINE.search(line))
        words = terminal.lines[head + 1].strip()
        if not words:
            return False
        terminal.press("ctrl+u")
        terminal.wait_gone(f" {words}\n")
        return any(kept.startswith(words) for kept in self.confirmed.values())

    def _type_until(self, terminal: Terminal, cut: Cut) -> None:
        """Type line after line, a few characters at a time, until the moment of the cut."""
        end = time.monotonic() + cut.after
        while True:
            self.lines += 1
            words = f"line {self.lines} of round words, spoken {self.chance.randrange(10**6)}"
            while words:
                some, words = words[:7], words[7:]
                terminal.type_text(some)
                self._watch(terminal, 0.01)
                if time.monotonic() >= end and not cut.on_enter:
                    return
            terminal.press("enter")
            if time.monotonic() >= end:
                self._watch(terminal, self.chance.uniform(0, 0.03))
                return
            self._watch(terminal, 0.1)
            if self.chance.random() < PASSING:
                open_journal(journal_path(self.folder), datetime.now(UTC)).journal.close()

    def _watch(self, terminal: Terminal, seconds: float) -> None:
        """Look at the screen for a while, and note every confirmation on it."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            terminal.look(left)
            self._note(terminal)

    def _note(self, terminal: Terminal) -> None:
        """Note the confirmations that can be read; half a frame over the one before it is not to be read."""
        if terminal.emulator.complete:
            for issue, words in KEPT.findall(terminal.text):
                self.confirmed[issue] = words

    def missing(self) -> tuple[str, ...]:
        """What was confirmed on the screen and is not in the journal with these words, each in words."""
        opened = open_journal(journal_path(self.folder), datetime.now(UTC))
        try:
            (run,) = opened.journal.runs()
            issues = replay(opened.journal.read(run.run)).issues
        finally:
            opened.journal.close()
        if opened.told:
            return opened.told
        stored = {issue.id: issue.said for issue in issues.values()}
        # Drafts that outlived a cut make some lines longer than the window, where only their first row is read.
        seen = self.confirmed.items()
        lost = [(issue, words) for issue, words in seen if not stored.get(issue, "").startswith(words)]
        for issue, _ in lost:
            del self.confirmed[issue]  # told once
        return tuple(f"{issue} {words!r}, stored as {stored.get(issue)!r}" for issue, words in lost)


def main(arguments: Sequence[str] | None = None) -> int:
    """Cut the power as often as asked; 1 when a confirmed line is lost or a run cannot be carried on."""
    parser = argparse.ArgumentParser(prog="python -m tests.terminal.power_cuts", description=__doc__)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    if os.name != "posix":
        sys.stdout.write("Pseudo-terminals are POSIX only, so the power cannot be cut here.\n")
        return 0
    chance = random.Random(asked.seed)
    confirmed = lost = doubled = done = 0
    while done < asked.rounds:
        with tempfile.TemporaryDirectory() as place:
            room = Room(Path(place), chance)
            for _ in range(min(ROUNDS_A_DAY, asked.rounds - done)):
                result = room.power_cut()
                done += 1
                confirmed += result.confirmed
                doubled += result.doubled
                for issue in result.lost:
                    lost += 1
                    sys.stdout.write(f"LOST in round {done}: {issue}\n")
        sys.stdout.write(
            f"{done} rounds, {confirmed} lines confirmed on the screen, {lost} lost; "
            f"{doubled} times the line came back with words that had been kept\n"
        )
        sys.stdout.flush()
    return 1 if lost else 0


if __name__ == "__main__":
    raise SystemExit(main())
