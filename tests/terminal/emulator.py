"""What a person in front of the terminal would see: bytes in, lines of text out.

`pyte` keeps the screen. Around it: private sequences that its parser would print or take for colours are taken out,
the modes a program switches on are remembered (did it leave the terminal clean?), and what lies inside a synchronised
frame (mode 2026) does not count as seen before the frame is complete.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyte

FOREIGN = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[[0-9;?]*\$[a-zA-Z]|\x1b[P_^].*?\x1b\\", re.DOTALL)
"""Sequences that pyte would show as letters or take for something else: the keyboard protocol, queries, DCS."""

UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;?<>=$]*|[P_^][^\x1b]{0,4096}\x1b?|\][^\x07\x1b]{0,4096}\x1b?)?\Z")
"""A sequence that the end of a chunk cut in two."""

MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")

FRAME = 2026
ALTERNATE = 1049
CURSOR = 25
MOUSE = frozenset({1000, 1002, 1003, 1015, 1006, 1016})
PASTE = 2004
FOCUS = 1004

ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # synchronised frames: yes
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",  # resizes told in band: no, by SIGWINCH
    b"\x1b[c": b"\x1b[?62;22c",
}


class Emulator:
    """A screen of a given size."""

    def __init__(self, columns: int, rows: int) -> None:
        """An empty screen."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._tail = b""
        self.modes: set[int] = {CURSOR}

    def feed(self, data: bytes) -> None:
        """Show what a program wrote."""
        data = self._tail + data
        cut = UNFINISHED.search(data)
        self._tail = data[cut.start() :] if cut else b""
        data = data[: cut.start()] if cut else data
        for numbers, way in MODE.findall(data):
            for number in numbers.split(b";"):
                (self.modes.add if way == b"h" else self.modes.discard)(int(number or 0))
        self._stream.feed(FOREIGN.sub(b"", data))

    def resize(self, columns: int, rows: int) -> None:
        """Take another size."""
        self._screen.resize(rows, columns)

    @property
    def complete(self) -> bool:
        """Whether what was fed is whole frames, so that what stands on the screen is what a person sees."""
        return FRAME not in self.modes

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the screen, without the blanks at their ends."""
        return tuple(line.rstrip() for line in self._screen.display)

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    @property
    def title(self) -> str:
        """What the program called the window."""
        return str(self._screen.title)


def answer(data: bytes, others: Mapping[bytes, bytes] = ANSWERS) -> bytes:
    """What a modern terminal answers to the questions in what a program wrote; `others` answer in its place."""
    return b"".join(reply for question, reply in {**ANSWERS, **others}.items() if question in data)
