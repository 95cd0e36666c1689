"""The driver itself: what it sees is what a person would see."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal.driver import Lost, Terminal, environment, posix_only
from tests.terminal.emulator import Emulator, answer
from tests.terminal.keyboard import bytes_of

SLOW = """
import sys, tty
tty.setcbreak(0)
print("\\x1b[?2026h\\x1b[2J\\x1b[Hhalf", end="", flush=True)
key = sys.stdin.read(1)
print(f"\\x1b[H{key!r} whole\\x1b[?2026l", end="", flush=True)
sys.stdin.read(1)
print("\\x1b]0;owned\\x07\\x1b[?1049h", end="", flush=True)
raise SystemExit(3)
"""


def test_letters_of_every_width() -> None:
    """Umlauts, wide letters and letters that a chunk cuts in two."""
    emulator = Emulator(20, 2)
    for byte in "äö 漢字 ok".encode():
        emulator.feed(bytes([byte]))
    assert emulator.lines[0].replace(" ", "") == "äö漢字ok"


def test_private_sequences_are_not_shown() -> None:
    """Keyboard protocol, queries and colours of underlines are orders, wherever a chunk ends."""
    stream = b"a\x1b[>25ub\x1b[<uc\x1b[?2026$pd\x1b[=1;1ue\x1bPtext\x1b\\f\x1b[?25lg"
    for size in range(1, len(stream)):
        emulator = Emulator(20, 2)
        for start in range(0, len(stream), size):
            emulator.feed(stream[start : start + size])
        assert emulator.lines[0] == "abcdefg", size
        assert emulator.modes == set()


def test_questions_are_answered() -> None:
    """As a terminal that knows synchronised frames."""
    assert answer(b"xx\x1b[?2026$pyy") == b"\x1b[?2026;2$y"
    assert answer(b"plain") == b""


def test_keys() -> None:
    """By name, with ctrl, or as they are."""
    assert [bytes_of(key) for key in ("enter", "ctrl+c", "é", "f5")] == [b"\r", b"\x03", "é".encode(), b"\x1b[15~"]
    with pytest.raises(ValueError, match="hyper"):
        bytes_of("hyper+x")


@pytest.mark.terminal
@posix_only
def test_a_program_in_a_terminal(tmp_path: Path) -> None:
    """A frame counts when it is complete; the exit code, the modes left on and orders to the terminal are seen."""
    with Terminal([sys.executable, "-c", SLOW], env=environment(tmp_path)) as terminal:
        with pytest.raises(Lost, match="half"):
            terminal.wait("half", within=1.0)
        terminal.press("a")
        assert terminal.wait("whole").startswith("'a' whole")
        terminal.press("b")
        assert terminal.wait_end() == 3
        assert not terminal.left_clean()
        assert terminal.orders() == {b"0;owned"}
