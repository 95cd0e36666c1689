"""What a terminal tells of its gift for pictures: by sixel, by the kitty protocol, or in characters alone. Pure.

Nothing waits for an answer. A question is asked once the first picture stands; where no answer comes, or one that
makes no sense, pictures stay in half blocks. Only a question that every terminal knows is asked of every terminal:
what it is. Those that do not know the kitty protocol may print its question, so it is asked only of those that say by
their environment that they do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

WHAT_ARE_YOU = "\x1b[c"
HOW_LARGE_IS_A_CELL = "\x1b[16t"
KITTY = 31
"""The number of the picture that the kitty protocol is asked about; none is made."""
DO_YOU_KNOW_KITTY = f"\x1b_Gi={KITTY},s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"

ATTRIBUTES = re.compile(r"\x1b\[\?(\d{1,4}(?:;\d{1,4}){0,30})c")
CELL = re.compile(r"\x1b\[6;(\d{1,4});(\d{1,4})t")
KNOWS = re.compile(rf"\x1b_Gi={KITTY};OK")
SIXEL = "4"
"""What a terminal has among its attributes that draws sixels."""
SMALLEST, LARGEST = 2, 200
"""Pixels along a cell's side; outside of these an answer makes no sense."""

Protocol = Literal["", "sixel", "kitty"]


class Graphics(NamedTuple):
    """How a terminal draws pictures, and the width and height of a cell in pixels."""

    protocol: Protocol = ""
    cell: tuple[int, int] = (10, 20)


class Asking:
    """The questions to a terminal, one after the other, and what has come of them so far."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Know what the environment tells of the terminal."""
        self.graphics = Graphics()
        self._environment = environment
        self._open: set[str] = set()
        """The questions that wait for an answer."""

    def begin(self) -> str:
        """What to write to the terminal first; nothing where it is not worth asking."""
        told = self._environment
        if told.get("NO_COLOR") or told.get("TERM", "") in ("dumb", "linux"):
            return ""
        kitty = self._ask(DO_YOU_KNOW_KITTY) if self._may_know_kitty() else ""
        return kitty + self._ask(WHAT_ARE_YOU)

    def hear(self, answer: str) -> str:
        """Take an answer, in whichever order they come; what to write next, if anything."""
        if KNOWS.match(answer) and self._answered(DO_YOU_KNOW_KITTY):
            self.graphics = Graphics("kitty")
            self._open.clear()
        elif (attributes := ATTRIBUTES.fullmatch(answer)) is not None and self._answered(WHAT_ARE_YOU):
            if SIXEL in attributes[1].split(";")[1:]:
                return self._ask(HOW_LARGE_IS_A_CELL)
        elif (cell := CELL.fullmatch(answer)) is not None and self._answered(HOW_LARGE_IS_A_CELL):
            high, wide = int(cell[1]), int(cell[2])
            if SMALLEST <= wide <= LARGEST and SMALLEST <= high <= LARGEST:
                self.graphics = Graphics("sixel", (wide, high))
        return ""

    def _ask(self, question: str) -> str:
        self._open.add(question)
        return question

    def _answered(self, question: str) -> bool:
        """Whether this question waited for an answer, which it does no more."""
        waited = question in self._open
        self._open.discard(question)
        return waited

    def _may_know_kitty(self) -> bool:
        """Whether the terminal says that it knows the protocol with placeholders, and nothing stands between."""
        told = self._environment
        if told.get("TMUX") or told.get("TERM", "").startswith(("screen", "tmux")):
            return False
        named = f"{told.get('TERM', '')} {told.get('TERM_PROGRAM', '')}".lower()
        return bool(told.get("KITTY_WINDOW_ID")) or "kitty" in named or "ghostty" in named
