"""Keys as Windows Terminal and conhost send them: read by Textual's own driver for Windows, and in a real terminal."""

from __future__ import annotations

import ctypes
import importlib
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, NamedTuple, Protocol

import pytest
from textual import events
from textual.message import Message

from facilitator.console.ears import Ears, prick_up
from tests.terminal.driver import posix_only
from tests.terminal.lead import Lead
from tests.terminal.test_hostile import in_the_line

ALTGR = {
    "as text of the keyboard protocol": ("\x1b[113;7;64u", "@"),
    "as a character of the keyboard protocol": ("\x1b[64;7u", "@"),
    "as another key of xterm": ("\x1b[27;7;64~", "@"),
    "with shift": ("\x1b[27;8;191~", "\u00bf"),
    "a euro": ("\x1b[27;7;8364~", "€"),
    "a letter of Polish": ("\x1b[97;7;261u", "ą"),
    "behind an escape": ("\x1b@", "@"),
    "as an event of Windows": ("\x1b[81;16;64;1;9;1_", "@"),
    "as an event that began with Ctrl": ("\x1b[17;29;0;1;8;1_\x1b[18;56;0;1;265;1_\x1b[56;9;91;1;265;1_", "["),
    "plain": ("@", "@"),
}
"""What AltGr with a key reaches the program as, and what it types."""

EVENTS = {
    "\x1b[65;30;97;1;0;1_": [("a", "a")],
    "\x1b[65;30;65;1;16;1_": [("A", "A")],
    "\x1b[65;30;97;1;0;3_": [("a", "a")] * 3,
    "\x1b[65;30;97;0;0;1_": [],
    "\x1b[16;42;0;1;16;1_": [],
    "\x1b[67;46;3;1;8;1_": [("ctrl+c", "\x03")],
    "\x1b[13;28;13;1;0;1_": [("enter", "\r")],
    "\x1b[27;1;27;1;0;1_": [("escape", None)],
    "\x1b[8;14;8;1;0;1_": [("backspace", "\x7f")],
    "\x1b[9;15;9;1;16;1_": [("shift+tab", None)],
    "\x1b[37;75;0;1;272;1_": [("shift+left", None)],
    "\x1b[39;77;0;1;264;1_": [("ctrl+right", None)],
    "\x1b[33;73;0;1;256;1_": [("pageup", None)],
    "\x1b[34;81;0;1;256;1_": [("pagedown", None)],
    "\x1b[116;63;0;1;0;1_": [("f5", None)],
    "\x1b[65;30;97;1;2;1_": [("alt+a", None)],
    "\x1b[32;57;32;1;0;1_": [("space", " ")],
    "\x1b[;;;;;_": [],
}
"""Key events of win32-input-mode, as a connection that was lost leaves it switched on."""

KEYS = {
    "\x03": [("ctrl+c", "\x03")],
    "\x1a": [("ctrl+z", "\x1a")],
    "\x1b[1;2D": [("shift+left", None)],
    "\x1b[1;2A": [("shift+up", None)],
    "\x1b[1;5C": [("ctrl+right", None)],
    "\x1b[5~": [("pageup", None)],
    "\x1b[27;5;99~": [("ctrl+c", None)],
    "\x1b[27;2;65~": [("A", "A")],
    "\x1b[27;2;13~": [("shift+enter", None)],
    "\x1b[27;7;97~": [("alt+ctrl+a", None)],
    "\x1b[97;7u": [("alt+ctrl+a", None)],
    "é": [("é", "é")],
}
"""What Windows Terminal and conhost send for other keys: Ctrl with a letter, Shift with an arrow."""


def heard(sent: str) -> list[tuple[str, str | None]]:
    """The keys that a read comes to."""
    listener = Ears()
    messages = [*listener.feed(sent), *listener.tick()]
    return [(one.key, one.character) for one in messages if isinstance(one, events.Key)]


@pytest.mark.parametrize(("sent", "typed"), ALTGR.values(), ids=ALTGR)
def test_altgr_types_its_character(sent: str, typed: str) -> None:
    """With nothing held that could make a command of it."""
    ((key, character),) = heard(sent)
    assert character == typed
    assert "ctrl" not in key
    assert "alt" not in key


@pytest.mark.parametrize(("sent", "keys"), [*EVENTS.items(), *KEYS.items()], ids=ascii)
def test_each_key_is_itself(sent: str, keys: list[tuple[str, str | None]]) -> None:
    """Whole, and torn at any place."""
    assert heard(sent) == keys
    listener = Ears()
    torn = [message for letter in sent for message in listener.feed(letter)] if sent != "\x1b" else []
    assert [(one.key, one.character) for one in torn if isinstance(one, events.Key)] == keys


# -- Textual's driver for Windows, on a console that is imitated -------------------------------------------------------


class Record(NamedTuple):
    """A key that Windows reports: the character, which key, what is held, and whether it went down."""

    character: str
    key: int = 65
    held: int = 0
    down: bool = True


class ByReference(Protocol):
    """What is handed to the system to be filled in."""

    _obj: Any


class Console:
    """What Windows' kernel answers the driver: one read of key records after the other, then nothing more."""

    def __init__(self, reads: Sequence[Sequence[Record]], ended: threading.Event) -> None:
        """Hand these over."""
        self.reads, self.ended = list(reads), ended
        self.GetStdHandle = _Call(lambda number: 3)
        self.WaitForMultipleObjects = _Call(self.wait)
        self.ReadConsoleInputW = _Call(self.read)

    def wait(self, count: int, handles: object, every: object, timeout: object) -> int:
        """0 while there is something to read; else that the time is up, and then it is over."""
        if self.reads:
            return 0
        self.ended.set()
        return 0x102

    def read(self, handle: object, records: ByReference, most: int, count: ByReference) -> int:
        """Fill in the next read."""
        found = self.reads.pop(0)
        for at, one in enumerate(found):
            record = records._obj[at]
            record.EventType = 1
            event = record.Event.KeyEvent
            event.bKeyDown, event.wVirtualKeyCode, event.dwControlKeyState = int(one.down), one.key, one.held
            event.uChar.UnicodeChar = one.character
        count._obj.value = len(found)
        return 1


class _Call:
    """A function of a library of Windows, whose types can be declared."""

    def __init__(self, act: Callable[..., int]) -> None:
        self._act = act
        self.argtypes: object = None
        self.restype: object = None

    def __call__(self, *given: object) -> int:
        return self._act(*given)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Textual's driver for Windows, loaded on this system."""
    monkeypatch.setitem(sys.modules, "msvcrt", ModuleType("msvcrt"))
    monkeypatch.setattr(ctypes, "WinDLL", lambda name, use_last_error: Console((), threading.Event()), raising=False)
    monkeypatch.delitem(sys.modules, "textual.drivers.win32", raising=False)
    module = importlib.import_module("textual.drivers.win32")
    prick_up()
    yield module
    sys.modules.pop("textual.drivers.win32", None)


def read_by(module: ModuleType, *reads: Sequence[Record]) -> list[tuple[str, str | None]]:
    """The keys that the driver makes of these reads."""
    ended = threading.Event()
    console = Console(reads, ended)
    module.KERNEL32 = console  # type: ignore[attr-defined]
    prick_up()
    module.GetStdHandle = console.GetStdHandle  # type: ignore[attr-defined]
    found: list[Message] = []
    troubles: list[object] = []
    app = SimpleNamespace(log=SimpleNamespace(error=lambda *what: troubles.append(what)))
    module.EventMonitor(None, app, ended, found.append).run()
    assert not troubles
    return [(one.key, one.character) for one in found if isinstance(one, events.Key)]


def records(text: str) -> list[Record]:
    """A sequence as conhost hands it over: each of its characters as a key of its own."""
    return [Record(character, 0 if character == "\x1b" else 65) for character in text]


def test_the_driver_for_windows_listens_through_the_guard(windows: ModuleType) -> None:
    """What is no key is swallowed there as well, across reads; letters and keys arrive."""
    assert windows.XTermParser is Ears
    assert read_by(windows, records("a"), records("\x1b[?65;1"), records(";9c"), records("q\x1b[1;2D")) == [
        ("a", "a"),
        ("q", "q"),
        ("shift+left", None),
    ]


def test_a_key_that_goes_up_types_nothing(windows: ModuleType) -> None:
    """Windows reports both."""
    assert read_by(windows, [Record("a"), Record("a", down=False), Record("b")]) == [("a", "a"), ("b", "b")]


@pytest.mark.parametrize(("sent", "typed"), ALTGR.values(), ids=ALTGR)
def test_altgr_types_its_character_there(windows: ModuleType, sent: str, typed: str) -> None:
    """However the console hands it over."""
    assert [character for _, character in read_by(windows, records(sent))] == [typed]


def test_a_character_of_two_halves_may_be_torn(windows: ModuleType) -> None:
    """By the console, between two reads or within one; what is typed afterwards arrives as well."""
    first, second = Record("\ud83d", 0), Record("\ude00", 0)
    smile = "\U0001f600"
    for reads in ([[first], [second], records("q")], [[first, second], records("q")], [[Record("a"), first], [second]]):
        typed = [character for _, character in read_by(windows, *reads)]
        assert smile in typed
        assert typed[-1] == ("q" if len(reads[-1]) == 1 and reads[-1][0].character == "q" else smile)


def test_a_paste_is_one_there(windows: ModuleType) -> None:
    """Its letters are no commands."""
    assert read_by(windows, records("\x1b[200~quit\x1b"), records("[201~"), records("x")) == [("x", "x")]


# -- the real program in a real terminal -------------------------------------------------------------------------------


@posix_only
@pytest.mark.terminal
def test_what_is_typed_so_is_words_of_the_group(tmp_path: Path) -> None:
    """In the line of a report-back: every way of AltGr, events of Windows, Shift with arrows, a paste; then Enter."""
    with Lead(tmp_path / "data", "run", "demonstration", "--starts", "now") as lead:
        in_the_line(lead)
        sent = "".join(sequence for sequence, _ in ALTGR.values())
        sent += "".join(f"\x1b[{ord(letter.upper())};1;{ord(letter)};1;0;1_" for letter in "visit")
        sent += "\x1b[1;2C\x1b[1;2C\x1b[27;7;97~\x1b[27;5;98~\x1b[16;42;0;1;16;1_"
        lead.terminal.type_text(sent)
        words = "".join(typed for _, typed in ALTGR.values()) + "visit"
        lead.terminal.wait("visit")
        lead.terminal.settle()
        lead.press("enter", "E1-G1-1 kept")
        assert [issue.text for issue in lead.state().issues.values()] == [words]
        lead.terminal.kill()
