"""The guard between the terminal's bytes and the keys: what is no key never acts as one. Pure.

A terminal also answers questions (what it is, where the cursor stands, which colours it has), reports the mouse, and
may send either late, in halves or garbled. Textual's parser takes what it does not understand apart and plays it as
letters, each of them a command here; of some it makes an error that ends the program. So every sequence is followed to
its end first, across as many reads as it takes, and only one that names a key, a click or a report that Textual knows
is handed on. Everything else is swallowed whole.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS

from facilitator.console.windows_keys import ALT, CTRL, EVENT, SHIFT, Pressed, pressed, types

ESC = "\x1b"
ALTGR = CTRL | ALT
ALONE = 0.1
"""Seconds after which an Esc that nothing followed is the key."""

SILENCE = 0.5
"""Seconds after which the rest of a sequence will not come; what came of it is thrown away."""

PASTE_SILENCE = 2.0
"""Seconds after which the end of a paste will not come; what came of it is words."""

LONGEST = 256
"""Characters that a sequence which may be handed on has at most."""

STRINGS = "P]X^_"
"""After Esc: what opens a string (DCS, OSC, SOS, PM, APC) that lasts to its terminator."""

SINGLE = {"\x9b": "[", "\x8f": "O", "\x90": "P", "\x9d": "]", "\x98": "X", "\x9e": "^", "\x9f": "_"}
"""Characters that stand for Esc and another."""

STRING_ENDS = re.compile("\x1b\\\\|[\x9c\x18\x1a]|\x1b(?=[^\\\\])")
OSC_ENDS = re.compile("\x1b\\\\|[\x07\x9c\x18\x1a]|\x1b(?=[^\\\\])")
"""Where a string ends: its terminator, or an Esc that begins something else."""

CSI_WHOLE = re.compile(
    "\x1b\\[(?:<[\\w.;:+-]*?[Mm]|M(?s:.{3})|\\[[A-Z]|(?:[0-?]|NaN|nan|inf)*[ -/]*(?:[^\\[M -?Nni]|(?<!\\[)M|"
    "n(?!a)|N(?!a)|i(?!n)))"
)
"""One CSI to its end, or to the character that cannot be in one; a mouse that reports no number ("NaN") is in it."""

SS3_WHOLE = re.compile("\x1bO[0-9;]*[^0-9;]")

MOUSE = re.compile(r"<\d{1,3};-?\d{1,5};-?\d{1,5}[Mm]")
KITTY = re.compile(r"(\d{1,7})(?::\d*){0,2}(?:;(\d{0,3})(?::([12]))?)?(?:;([\d:]*))?u")
NAMED = re.compile(r"(\d{0,5})(?:;(\d{0,3})(?::([12]))?)?(?:;[\d:]*)?([~A-HPQRS])")
OTHER_KEYS = re.compile(r"27;(\d{1,3});(\d{1,7})~")
RESIZED = re.compile(r"48;(\d{1,4});(\d{1,4});(\d{1,5});(\d{1,5})t")
ANSWER = re.compile(r"\?\d{1,4}(?:;\d{1,4}){0,30}c|6;\d{1,4};\d{1,4}t")
"""What the terminal is, and how large its cells are."""
PICTURES = re.compile(r"\x1b_Gi=\d{1,9};[ -~]{1,60}\x1b\\")
"""Whether it knows the kitty protocol for pictures."""
REPORT = re.compile(r"[IO]|\?\d{1,5};\d\$y|\d{1,4};\d{1,4}R")
PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"
PRIVATE = range(0xE000, 0xF900)
"""Numbers that the keyboard protocol gives to keys without a character."""


class Heard(NamedTuple):
    """What was heard: letters, keys in Textual's notation, Alt with a letter, a click, a paste's text.

    A "report" is one that Textual knows, an "answer" one that only this program has asked for.
    """

    kind: Literal["letters", "key", "alt", "mouse", "report", "answer", "paste"]
    text: str


class Listening:
    """Reads what the terminal sends, in any pieces, and tells what of it is meant for the program."""

    def __init__(self) -> None:
        """Start with no part of a sequence waiting."""
        self._held = ""
        self._since = 0.0
        self._pasting = False

    def hear(self, data: str, now: float) -> list[Heard]:
        """Take in a read. `now` is in seconds of a clock that only goes forward."""
        rest, self._held, self._since = self._held + data, "", now
        found: list[Heard] = []
        while rest:
            before = len(rest)
            rest = self._paste(rest, found) if self._pasting else self._next(rest, found)
            if len(rest) == before:
                self._held = rest
                break
        return found

    def wait(self, now: float) -> list[Heard]:
        """Some time went by without a read: an Esc alone is the key, and what is unfinished is given up."""
        silent = now - self._since
        held = self._held
        if not held and not self._pasting:
            return []
        if self._pasting:
            if silent < PASTE_SILENCE:
                return []
            self._held, self._pasting = "", False
            return [Heard("paste", held)] if held else []
        if silent < (ALONE if held == ESC else SILENCE):
            return []
        self._held = ""
        return [Heard("key", ESC)] if held == ESC else []

    def _paste(self, rest: str, found: list[Heard]) -> str:
        text, end, after = rest.partition(PASTE_ENDS)
        if not end:
            return rest
        self._pasting = False
        found.append(Heard("paste", text))
        return after

    def _next(self, rest: str, found: list[Heard]) -> str:
        """Take one thing off the front of what is left; nothing, where its end has not come yet."""
        if rest[0] in SINGLE:
            return ESC + SINGLE[rest[0]] + rest[1:]
        if rest[0] != ESC:
            letters = re.match("[^\x1b\x8f\x90\x98\x9b\x9d-\x9f]+", rest)
            taken = letters[0] if letters else rest[0]
            found.append(Heard("letters", taken))
            return rest[len(taken) :]
        second = rest[1:2]
        if not second:
            return rest
        if second == ESC:
            found.append(Heard("key", ESC))
            return rest[1:]
        if second in STRINGS:
            after = _string(rest)
            whole = rest[: len(rest) - len(after)]
            if PICTURES.fullmatch(whole):
                found.append(Heard("answer", whole))
            return after
        if second in "[O":
            return self._sequence(rest, found)
        if second != "\\":
            found.append(Heard("alt", rest[:2]))
        return rest[2:]

    def _sequence(self, rest: str, found: list[Heard]) -> str:
        whole = (CSI_WHOLE if rest[1] == "[" else SS3_WHOLE).match(rest)
        if whole is None:
            return rest if len(rest) < LONGEST else ESC + rest[1] + rest[-1]
        if rest[1] == "[" and whole.end() == len(rest) and whole[0][-1] in "Nni":
            return rest  # "NaN" may be torn
        if not " " < whole[0][-1] < "\x7f" and not whole[0].startswith("\x1b[M"):
            return rest[whole.end() - 1 :]  # not of the sequence, which breaks off before it
        if whole[0] == PASTE_BEGINS:
            self._pasting = True
        elif (heard := _meant(whole[0])) is not None:
            found.append(heard)
        return rest[whole.end() :]


def _string(rest: str) -> str:
    """What follows a string; what there is of it, shortened, where its end has not come yet."""
    end = (OSC_ENDS if rest[1] == "]" else STRING_ENDS).search(rest, 2)
    if end is not None:
        return rest[end.start() if end[0] == ESC else end.end() :]
    if len(rest) <= LONGEST:
        return rest
    return rest[:2] + (ESC if rest.endswith(ESC) else "")


def _meant(sequence: str) -> Heard | None:
    """What a whole sequence means to the program; None for all that is no key, click or report it asked for."""
    body = sequence[2:]
    if sequence[1] == "O" or (sequence in ANSI_SEQUENCES_KEYS and not REPORT.fullmatch(body)):
        return Heard("key", sequence) if sequence in ANSI_SEQUENCES_KEYS else None
    if MOUSE.fullmatch(body):
        return Heard("mouse", sequence)
    if resized := RESIZED.fullmatch(body):
        return _resized(*map(int, resized.groups()))
    if REPORT.fullmatch(body):
        return Heard("report", sequence)
    if ANSWER.fullmatch(body):
        return Heard("answer", sequence)
    if kitty := KITTY.fullmatch(body):
        return _kitty(int(kitty[1]), int(kitty[2] or 0), kitty[4] or "")
    if other := OTHER_KEYS.fullmatch(body):
        return _other_key(int(other[2]), int(other[1]))
    if event := EVENT.fullmatch(body):
        return _of_windows(pressed(event))
    if (named := NAMED.fullmatch(body)) and f"{named[1] or 1}{named[4]}" in FUNCTIONAL_KEYS:
        return Heard("key", f"\x1b[{named[1] or 1};{int(named[2] or 1) or 1}{named[4]}")
    return None


def _resized(rows: int, columns: int, high: int, wide: int) -> Heard | None:
    """A new size; a terminal that does not know its pixels has one for each cell, since Textual divides by them."""
    if not (0 < rows <= 1000 and 0 < columns <= 2000):
        return None
    return Heard("report", f"\x1b[48;{rows};{columns};{high or rows};{wide or columns}t")


def _kitty(code: int, modifiers: int, text: str) -> Heard | None:
    """A key of the keyboard protocol without the alternates that Textual cannot read; None for no such key."""
    named = f"{code}u" in FUNCTIONAL_KEYS
    if not named and (code in PRIVATE or not _character(code)):
        return None
    texts = [int(one) for one in text.split(":") if one]
    if not all(_character(one) for one in texts):
        return None
    words = "".join(map(chr, texts)) or ("" if named else chr(code))
    held = max(0, modifiers - 1) & (SHIFT | ALTGR)
    if len(words) == 1 and held & ALTGR == ALTGR and types(words, held):
        return Heard("letters", words)
    said = ":".join(map(str, texts))
    return Heard("key", f"\x1b[{code};{modifiers or ''}{f';{said}' if said else ''}u")


def _other_key(code: int, modifiers: int) -> Heard | None:
    """A key with what is held, as xterm tells it: the character is the one that Shift or AltGr has made."""
    if _character(code) and types(chr(code), max(0, modifiers - 1)):
        return Heard("letters", chr(code))
    return _kitty(code, modifiers, "")


def _of_windows(came: Pressed) -> Heard | None:
    if came.letters:
        return Heard("letters", came.letters)
    return Heard("key", came.sequence) if came.sequence else None


def _character(code: int) -> bool:
    """Whether a number is a character that a key may stand for."""
    if code < 0x20 or code == 0x7F:
        return code in (8, 9, 13, 27, 127)
    return code <= 0x10FFFF and not 0x7F < code < 0xA0 and not 0xD800 <= code < 0xE000
