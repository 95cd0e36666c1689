"""Which words are names and which are words: the lists in `word-lists.txt.gz`, read when a line is first looked at.

They are kept as one long text in order of letters and halved, not as tables: nothing is built of them, so that the
first line costs little and they take no more memory than their letters.
`lists.md` beside them says where they come from.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Any

DATA = "word-lists.txt.gz"
"""The file, beside this module."""

ENDINGS = (("s", ""), ("es", ""), ("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"), ("ly", ""), ("er", ""), ("ers", ""))
"""Endings that a word may have beside the list, each with what stands in its place there."""

MORE_ENDINGS = (
    *ENDINGS,
    *(("ies", "y"), ("ied", "y"), ("ness", ""), ("less", ""), ("able", ""), ("ful", ""), ("ised", "e")),
)
"""The same with rarer ones."""

BEGINNINGS = ("un", "re", "non", "over", "under", "out", "pre", "mis", "dis", "co", "multi", "inter", "anti", "self")
"""What a word may begin with beside the list."""

FEWEST = 3
"""Letters that must be left of a word when an ending or a beginning is taken off."""


def bare(word: str) -> str:
    """A word in small letters without accents, as the lists have it."""
    small = word.casefold().replace("\u2019", "'").replace("ł", "l").replace("ø", "o").replace("đ", "d")
    if small.isascii():
        return small
    return "".join(letter for letter in unicodedata.normalize("NFKD", small) if not unicodedata.combining(letter))


@cache
def _text() -> bytes:
    """All lists, one after the other: each begins with its name in brackets and has its words in order of letters.

    They stay as they are unpacked: as text they would take their memory a second time while they are read.
    """
    from zlib import decompress

    beside = __file__.rpartition("word_lists")[0]
    loader: Any = __spec__.loader  # it finds the file wherever the package lies, be that an archive
    return decompress(loader.get_data(f"{beside}{DATA}"), 31)


NEAR = 2048
"""Bytes that are searched as they stand; more are halved first. Longer than any line."""


@cache
def _list(name: str) -> tuple[int, int]:
    """From where to where the words of a list stand, with the line breaks around them."""
    text, head = _text(), f"\n[{name}]\n".encode()
    begins = text.index(head) + len(head) - 1
    ends = text.find(b"\n[", begins)
    return begins, ends + 1 if ends >= 0 else len(text)


def _has(name: str, word: str) -> bool:
    """Whether a list has a word. Its stretch is halved until it is short, by the order of the words."""
    if not word:
        return False
    text, line = _text(), word.encode("utf-8", "replace") + b"\n"
    begins, ends = _list(name)
    while ends - begins > NEAR:
        middle = text.index(b"\n", (begins + ends) // 2) + 1
        if text[middle : middle + len(line)] <= line:
            begins = middle - 1
        else:
            ends = middle
    return text.find(b"\n" + line, begins, ends) >= 0


@lru_cache(maxsize=4096)
def is_first_name(word: str) -> bool:
    """Whether a word (as `bare` gives it) is a first name that many people have, or a surname that is no word."""
    return _has("small", word) or _has("first", word)


@lru_cache(maxsize=4096)
def is_name_in_small_letters(word: str) -> bool:
    """Whether it is hardly anything but a name, even without a capital."""
    return _has("small", word)


@lru_cache(maxsize=4096)
def is_plain_name(word: str) -> bool:
    """Whether it is a first name that is an ordinary word too."""
    return _has("plain", word)


@lru_cache(maxsize=4096)
def is_surname(word: str) -> bool:
    """Whether it is a surname that is in the lists."""
    return _has("surnames", word)


@lru_cache(maxsize=4096)
def is_proper(word: str) -> bool:
    """Whether it is a place, a people, a firm or the like."""
    return _has("proper", word)


@lru_cache(maxsize=4096)
def is_word(word: str) -> bool:
    """Whether it is an ordinary word, in any of its usual forms."""
    if _formed(word):
        return True
    for start in BEGINNINGS:
        if word.startswith(start) and len(word) - len(start) > FEWEST and _formed(word[len(start) :]):
            return True
    return False


def _formed(word: str, endings: int = 2) -> bool:
    """Whether a word is in the list, or is once so many endings are taken off."""
    if _has("words", word):
        return True
    for ending, instead in MORE_ENDINGS if endings else ():
        root = word[: -len(ending)]
        if word.endswith(ending) and len(root) >= FEWEST:
            if _formed(root + instead, endings - 1):
                return True
            if root[-1] == root[-2] and _has("words", root[:-1]):
                return True
    return False
