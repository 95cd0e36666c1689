"""Keys as Windows and some terminals report them: what a key types is typed; AltGr is no Ctrl with Alt. Pure.

AltGr reaches a program as Ctrl and Alt together, with the character that it types on this keyboard ("@", "[", "€"). No
keyboard types a plain letter, a figure or a space by it, so those stay chords. What conhost calls win32-input-mode is a
whole key event as a sequence: the key, the character, whether it went down, what was held with it, and how often.
"""

from __future__ import annotations

import re
from typing import NamedTuple

SHIFT, ALT, CTRL = 1, 2, 4
"""What is held, as terminals count it (and add one)."""

EVENT = re.compile(r"(\d{0,5});(\d{0,5});(\d{0,5});([01]?);(\d{0,5});(\d{0,5})_")
RIGHT_ALT, LEFT_ALT, RIGHT_CTRL, LEFT_CTRL, SHIFTED = 1, 2, 4, 8, 16
"""The same as Windows counts it."""

NAMED = {
    0x21: "5~",
    0x22: "6~",
    0x23: "1F",
    0x24: "1H",
    0x2D: "2~",
    0x2E: "3~",
    0x25: "1D",
    0x26: "1A",
    0x27: "1C",
    0x28: "1B",
    0x70: "1P",
    0x71: "1Q",
    0x72: "13~",
    0x73: "1S",
    0x74: "15~",
    0x75: "17~",
    0x76: "18~",
    0x77: "19~",
    0x78: "20~",
    0x79: "21~",
    0x7A: "23~",
    0x7B: "24~",
}
"""Windows' numbers of keys without a character, and what ends the sequence of each."""

CODES = {0x08: 127, 0x09: 9, 0x0D: 13, 0x1B: 27}
"""Keys whose character says too little: Backspace, Tab, Enter, Esc."""

MOST = 40
"""How often a key that is held down is taken to have been pressed, at most."""


class Pressed(NamedTuple):
    """What a key event comes to: characters to type, or a sequence that names the key; both empty for neither."""

    letters: str = ""
    sequence: str = ""


def types(character: str, held: int) -> bool:
    """Whether a key types this character, with these keys held: none, Shift, or AltGr."""
    if not character.isprintable():
        return False
    if held & CTRL and held & ALT:
        return not (character.isascii() and (character.isalnum() or character == " "))
    return not held & (CTRL | ALT) and held in (0, SHIFT)


def pressed(event: re.Match[str]) -> Pressed:
    """What a key event of win32-input-mode comes to; nothing for a key that goes up, or that is held for another."""
    key, _, code, down, state, times = (int(part) if part else 0 for part in event.groups())
    if not down:
        return Pressed()
    held = (SHIFT if state & SHIFTED else 0) | (ALT if state & 3 else 0) | (CTRL if state & 12 else 0)
    if key in NAMED:
        number, end = NAMED[key][:-1], NAMED[key][-1]
        return Pressed(sequence=f"\x1b[{number};{1 + held}{end}")
    if key in CODES:
        return Pressed(sequence=f"\x1b[{CODES[key]};{1 + held if held else ''}u")
    if not code or 0xD800 <= code < 0xE000:
        return Pressed()
    character = chr(code)
    if state & RIGHT_ALT and state & LEFT_CTRL and character.isprintable():
        return Pressed(character * _often(times))
    if types(character, held):
        return Pressed(character * _often(times))
    if code < 0x20:  # Ctrl with a letter has made this of it
        return Pressed(character)
    return Pressed(sequence=f"\x1b[{code};{1 + held}u")


def _often(times: int) -> int:
    return min(max(1, times), MOST)
