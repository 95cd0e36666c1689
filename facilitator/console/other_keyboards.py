"""What a key means that types no letter of ours: a Greek or Cyrillic layout, French figures, Caps Lock. Pure.

A terminal hands over what a key types, not where it lies. So a key is taken by its place only where its sign can lie in
one place alone: Greek has one layout; a Cyrillic letter lies elsewhere in Moscow than in Belgrade, until a letter was
pressed that only one of them has; a row of figures is French once two of its signs were pressed, one of them with an
accent. Everything else is told in words, and nothing is done.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

GREEK = dict(zip("αβψδεφγηιξκλμνοπρστθωςχυζ", "abcdefghijklmnoprstuvwxyz", strict=True))
EASTERN = dict(zip("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm", strict=True)) | {"\u0456": "s"}
SERBIAN = dict(zip("љњертзуиопасдфгхјклѕџцвбнм", "qwertzuiopasdfghjklyxcvbnm", strict=True))
"""Letters by where they lie on their keyboard: the letter that a Latin one has there."""

ONLY_EASTERN, ONLY_SERBIAN = frozenset("ыэёїєґ"), frozenset("јљњћђџ")
"""Letters that one of the two layouts has and the other has not."""

FRENCH = dict(zip("&é\"'(§è_çà", "1234567890", strict=True))
ACCENTED = frozenset("éèçà")
"""Figures as a French keyboard types them without Shift, but for the hyphen, which is a key of its own here."""

BY_PLACE = "its keys are taken by their place."
SWITCH = "Switch the keyboard to Latin letters (often Alt+Shift, Win+Space or Ctrl+Space)."
SHIFTED = "Is this a French keyboard? Its figures need Shift, until a second such key shows that it is one."
CAPITALS = "Capital letters: is Caps Lock on? They do other things than small ones. ctrl+z takes back what they did."


class Meant(NamedTuple):
    """What a key comes to: the character to take in its place ("": none), and words to say."""

    character: str = ""
    words: str = ""


class Keyboard:
    """What the keys that were pressed as commands tell of the keyboard."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._seen: set[str] = set()
        self._told: set[str] = set()
        self._capitals = ""

    def meant(self, character: str) -> Meant:
        """What a key is to do that is bound to nothing."""
        if not character or not character.isprintable() or character == " ":
            return Meant()
        small = character.lower()
        self._seen.add(small)
        plain = unicodedata.normalize("NFKC", character)
        if plain != character and len(plain) == 1 and plain.isascii():
            return Meant(plain)  # the wide letters of a Japanese or Chinese way of typing
        if small in GREEK:
            return Meant(_as(GREEK[small], character), self._once(f"Greek keyboard: {BY_PLACE}"))
        if "CYRILLIC" in unicodedata.name(small, ""):
            return self._cyrillic(small, character)
        if small in FRENCH:
            return self._french(small)
        return Meant(words=f"“{character}” is no key here. {SWITCH}") if small.isalpha() and small > "\x7f" else Meant()

    def _cyrillic(self, small: str, character: str) -> Meant:
        eastern, serbian = bool(self._seen & ONLY_EASTERN), bool(self._seen & ONLY_SERBIAN)
        layout = EASTERN if eastern and not serbian else SERBIAN if serbian and not eastern else {}
        if small in layout:
            return Meant(
                _as(layout[small], character), self._once("Cyrillic keyboard: its keys are taken by their place.")
            )
        return Meant(words=f"“{character}” is a Cyrillic letter, so nothing was done. {SWITCH}")

    def _french(self, small: str) -> Meant:
        pressed = self._seen & FRENCH.keys()
        if len(pressed) > 1 and pressed & ACCENTED:
            return Meant(FRENCH[small], self._once("French keyboard: figures work without Shift."))
        return Meant(words=f"“{small}” is no key here. {SHIFTED}") if small in ACCENTED else Meant()

    def _once(self, words: str) -> str:
        if words in self._told:
            return ""
        self._told.add(words)
        return words

    def pressed(self, character: str) -> str:
        """Words about capital letters, after a key that was a command; "" almost always.

        One alone is meant, and so is the same one twice; two that differ, or three, are Caps Lock.
        """
        if not (len(character) == 1 and character.isascii() and character.isupper()):
            self._capitals = ""
            return ""
        self._capitals += character
        several = len(set(self._capitals)) > 1 or len(self._capitals) > 2
        if not several:
            return ""
        self._capitals = ""
        return CAPITALS


def _as(letter: str, like: str) -> str:
    return letter.upper() if like.isupper() else letter
