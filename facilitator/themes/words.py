"""From a line as it was typed to plain words and their stems: pure."""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 400
"""Characters of a line that are looked at; the rest of a paste would only cost time."""

SPELLED: tuple[tuple[str, str], ...] = (
    ("a&e", " ae "),
    ("a & e", " ae "),
    ("a+e", " ae "),
    ("d&a", " drug alcohol "),
    ("d & a", " drug alcohol "),
    ("s&l", " speech language "),
    ("w/out", " without "),
    ("w/o", " without "),
    ("w/", " with "),
    ("b/f", " boyfriend "),
    ("n/a", " none "),
    ("s/w", " sw "),
    ("h/v", " hv "),
    ("&", " and "),
    ("thro'", " through "),
    ("no-one", " nobody "),
    ("no one", " nobody "),
    ("noone", " nobody "),
)
"""Signs people write on a flipchart, and the words they stand for."""

ENDING = re.compile(r"'(?:s|d|ve|ll|re|m)\b")
DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
WORD = re.compile(r"[^\W_]+")
MARK = str.maketrans({"\u2019": "'", "\u2018": "'", "`": "'", "\u201c": '"', "\u201d": '"'})


def words(text: str) -> tuple[str, ...]:
    """The words of a line in order, in lower case, with contractions joined (`didnt`) and `'s` taken off."""
    line = text[:LONGEST].casefold().translate(MARK)
    for sign, word in SPELLED:
        if sign in line:
            line = line.replace(sign, word)
    line = DOTTED.sub(lambda found: found[0].replace(".", ""), line)
    return tuple(WORD.findall(ENDING.sub("", line).replace("'", "")))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending: "visited", "visits" and "visiting" meet. Short words and numbers stay."""
    if len(word) < 4 or not word.isalpha():
        return word
    for ending, instead in (("iness", "y"), ("ness", ""), ("ies", "y"), ("ied", "y")):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            return word[: -len(ending)] + instead
    base = word
    if base.endswith("s") and not base.endswith(("ss", "us", "is")):
        base = base[:-2] if base.endswith(("ches", "shes", "sses", "xes")) else base[:-1]
    for ending in ("ingly", "edly", "ing", "ed", "ly"):
        if base.endswith(ending) and len(base) - len(ending) >= 3 and any(v in "aeiouy" for v in base[: -len(ending)]):
            base = base[: -len(ending)]
            if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
                base = base[:-1]
            break
    return base[:-1] if len(base) > 3 and base.endswith("e") else base
