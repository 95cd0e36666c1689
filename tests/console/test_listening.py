"""What the terminal sends: keys are keys, in any pieces; everything else is swallowed whole."""

from __future__ import annotations

import random
from importlib.util import find_spec
from pathlib import Path

import pytest
from textual import events
from textual.message import Message

from facilitator.console import ears
from facilitator.console.ears import Ears
from facilitator.console.listening import PASTE_SILENCE, SILENCE


class Beat:
    """A clock that goes on when told."""

    def __init__(self) -> None:
        """Begin at nought."""
        self.now = 0.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


@pytest.fixture
def beat(monkeypatch: pytest.MonkeyPatch) -> Beat:
    """The clock that the ears hear by."""
    beat = Beat()
    monkeypatch.setattr(ears, "monotonic", beat)
    return beat


def heard(*pieces: str) -> list[Message]:
    """What comes of these reads, one after the other."""
    listener = Ears()
    return [message for piece in pieces for message in [*listener.feed(piece), *listener.tick()]]


def keys(*pieces: str) -> list[tuple[str, str | None]]:
    """The keys among it, each with its character."""
    return [(one.key, one.character) for one in heard(*pieces) if isinstance(one, events.Key)]


NO_KEYS = {
    "what it is": "\x1b[?65;1;9c",
    "what it is, more": "\x1b[>41;354;0c",
    "it is well": "\x1b[0n",
    "restore": "\x1b[u",
    "a letter that is none": "\x1b[65;1~",
    "a number too large": "\x1b[99999999u",
    "half a character": "\x1b[55296u",
    "a key released": "\x1b[99;1:3u",
    "text that is none": "\x1b[99;1;7777777u",
    "a size of nothing": "\x1b[48;0;0;0;0t",
    "a size past belief": "\x1b[48;9999;9999;1;1t",
    "a report of windows": "\x1b[8;24;80t",
    "a colour": "\x1b]11;rgb:1e1e/2e2e/2e2e\x1b\\",
    "a colour, ended by a bell": "\x1b]11;rgb:1e1e/2e2e/2e2e\x07",
    "a setting": "\x1bP1$r0m\x1b\\",
    "its version": "\x1bP>|tmux 3.3a\x1b\\",
    "a picture": "\x1b_Gi=31;OK\x1b\\",
    "a private message": "\x1b^hello\x1b\\",
    "a string": "\x1bXquit now\x1b\\",
    "no SS3": "\x1bO9z",
    "a mouse without numbers": "\x1b[<0;NaN;NaNM",
    "an old mouse without numbers": "\x1b[NaN;NaN;NaNM",
    "a mouse far away": "\x1b[<0;99999999999999999999;3M",
    "the oldest mouse": "\x1b[M q!",
    "in eight bits": "\x9b?65;1;9c",
    "colour in eight bits": "\x9d11;rgb:0/0/0\x9c",
    "a long string": "\x1b]52;c;" + "quit" * 500 + "\x07",
}


@pytest.mark.parametrize("sent", NO_KEYS.values(), ids=NO_KEYS)
def test_what_is_no_key_never_acts_as_one(sent: str, beat: Beat) -> None:
    """Whole, and torn in two at any place, and letter by letter; what follows is a letter again."""
    assert keys(sent, "q") == [("q", "q")]
    for place in range(1, min(len(sent), 60)):
        assert keys(sent[:place], sent[place:], "q") == [("q", "q")]
    assert keys(*sent, "q") == [("q", "q")]


KEYS = {
    "q": [("q", "q")],
    "é": [("é", "é")],
    "\r": [("enter", "\r")],
    "\x1b[A": [("up", None)],
    "\x1bOP": [("f1", None)],
    "\x1b[15~": [("f5", None)],
    "\x1b[Z": [("shift+tab", None)],
    "\x1b[1;5D": [("ctrl+left", None)],
    "\x1b[[A": [("f1", None)],
    "\x1b[99;5u": [("ctrl+c", None)],
    "\x1b[1089::99;1;1089u": [("\u0441", "\u0441")],
    "\x1b[97:65;2;65u": [("A", "A")],
    "\x1b[97;1:1;97u": [("a", "a")],
    "\x1b[27u": [("escape", None)],
    "\x1ba": [("alt+a", "a")],
    "\x1b[27;5;99~": [("ctrl+c", None)],
}


@pytest.mark.parametrize("sent", KEYS)
def test_keys_stay_keys(sent: str, beat: Beat) -> None:
    """Whole, and torn at any place; those of the keyboard protocol with their alternates too."""
    assert keys(sent) == KEYS[sent]
    assert keys(*sent) == KEYS[sent]


def test_altgr_types_its_letter(beat: Beat) -> None:
    """Whatever modifiers come with it."""
    assert [letter for _, letter in keys("\x1b[113;7;64u")] == ["@"]


def test_escape_alone_is_the_key_once_nothing_followed(beat: Beat) -> None:
    """And not before; two of them are two."""
    listener = Ears()
    assert [*listener.feed("\x1b"), *listener.tick()] == []
    beat.now += 0.2
    assert [one.key for one in listener.tick() if isinstance(one, events.Key)] == ["escape"]
    assert list(listener.tick()) == []
    assert keys("\x1b\x1b[A") == [("escape", "\x1b"), ("up", None)]


def test_what_never_ends_is_given_up(beat: Beat) -> None:
    """A moment later the keyboard works again."""
    for begun in ("\x1b[12;", "\x1b]11;rgb", "\x1bP1", "\x1bO", "\x1b[M", "\x1b[<0;1"):
        listener = Ears()
        assert list(listener.feed(begun)) == []
        beat.now += SILENCE
        assert list(listener.tick()) == []
        assert [one.key for one in listener.feed("q") if isinstance(one, events.Key)] == ["q"]


def test_a_paste_is_text_whatever_is_in_it(beat: Beat) -> None:
    """Torn anywhere; sequences in it are not keys; one that never ends is text after a while."""
    sent = "\x1b[200~one \x1b[?65;1;9c two \x1b]52;c;eHg=\x07" + "three" * 20 + "\x1b[201~"
    for place in range(1, len(sent)):
        messages = heard(sent[:place], sent[place:])
        assert [type(one) for one in messages] == [events.Paste]
        assert messages[0].text == sent[6:-6]  # type: ignore[attr-defined]
    listener = Ears()
    assert list(listener.feed("\x1b[200~half")) == []
    beat.now += PASTE_SILENCE
    assert [one.text for one in listener.tick() if isinstance(one, events.Paste)] == ["half"]


def test_mouse_and_focus_and_size_still_arrive(beat: Beat) -> None:
    """What Textual asked for."""
    kinds = [
        type(one).__name__ for one in heard("\x1b[<0;5;6M", "\x1b[I", "\x1b[O", "\x1b[48;24;80;0;0t", "\x1b[<0;9;9m")
    ]
    assert kinds == ["MouseDown", "AppFocus", "AppBlur", "Resize", "MouseUp"]


def test_sequences_made_up_are_swallowed_in_any_pieces(beat: Beat) -> None:
    """Nothing is typed, no command is given, nothing breaks."""
    chance = random.Random(12)
    digits = "0123456789;:"
    for _ in range(1500):
        inside = "".join(chance.choices(digits, k=chance.randrange(12)))
        words = "".join(chance.choices("abcqQ?+-19;= ", k=chance.randrange(80)))
        sent = chance.choice(
            [
                f"\x1b[{chance.choice('?>=<')}{inside}{chance.choice('cnyRhlJKMm')}",
                f"\x1b[?{inside}{chance.choice(' $!')}{chance.choice('cpqwz')}",
                f"\x1b{chance.choice('P]X^_')}{words}\x1b\\",
                f"\x1b]{words}\x07",
                f"\x1b[<{chance.choice(['NaN', '-1', '9' * 30])};{chance.choice(['NaN', 'inf', ''])};3M",
            ]
        )
        cut = sorted(chance.choices(range(len(sent)), k=chance.randrange(4)))
        pieces = [sent[a:b] for a, b in zip([0, *cut], [*cut, len(sent)], strict=True)]
        assert keys(*(piece for piece in pieces if piece), "q") == [("q", "q")], pieces


@pytest.mark.parametrize("name", ears.DRIVERS)
def test_every_driver_takes_its_parser_from_where_the_guard_puts_it(name: str) -> None:
    """Read as text, since a system's own driver loads nowhere else."""
    found = find_spec(f"textual.drivers.{name}")
    assert found is not None
    assert found.origin is not None
    source = Path(found.origin).read_text(encoding="utf-8")
    assert "\nfrom textual._xterm_parser import XTermParser" in source
    assert "= XTermParser(" in source
