"""Searching a pool's journal by the server's own full text: the same lines as on a laptop, found by the same words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from facilitator.journal.search import WORD, Hit, Wanted

SEARCH = """
SELECT run, plan, title, day, ref, kind, item, item_title, team, themes, labels, words
FROM facilitator.search(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
READ_IN = "SELECT facilitator.read_in(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
STALE = "SELECT run, events, behind FROM facilitator.stale(%s)"

BETWEEN = "\x1f"
"""Parts the labels of themes; cleaned text never holds it."""

NO_ZERO = str.maketrans("\0", " ")
"""No text on the server holds a zero byte, and nobody looks for one."""


def spelt(text: str) -> str:
    """Words as the server is to see them: letters and figures without marks over them, in small letters."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return " ".join(WORD.findall(plain.replace("_", " ").casefold()))


def lines_of(run: str, seen: int, hits: Sequence[Hit]) -> tuple[Any, ...]:
    """What `READ_IN` is to be given for the lines of a run that has `seen` events."""
    first = hits[0] if hits else None
    told = [first.plan, first.title, first.day] if first else ["", "", ""]
    columns: tuple[list[str], ...] = (
        [hit.ref for hit in hits],
        [hit.kind for hit in hits],
        [hit.item for hit in hits],
        [hit.item_title for hit in hits],
        [hit.group for hit in hits],
        [f" {' '.join(hit.themes)} " for hit in hits],
        [BETWEEN.join(hit.labels) for hit in hits],
        [hit.text for hit in hits],
        [spelt(hit.text) for hit in hits],
    )
    return (run, seen, _storable(told), *map(_storable, columns))


def _storable(texts: Sequence[str]) -> list[str]:
    return [text.translate(NO_ZERO) for text in texts]


def question(wanted: Wanted, most: int) -> tuple[Any, ...] | None:
    """What `SEARCH` is to be given; None where nothing can match."""
    words = [part for word in wanted.split() for part in spelt(word).split()]
    if wanted.words.strip() and not words:
        return None
    asked = " & ".join([*(f"'{word}'" for word in words[:-1]), *(f"'{word}':*" for word in words[-1:])]) or None
    return (
        asked,
        *(_either(wanted.plan) if wanted.plan else (None, None)),
        *(_either(wanted.item) if wanted.item else (None, None)),
        *(_either(wanted.group) if wanted.group else (None, None)),
        *(_either(wanted.theme) if wanted.theme else (None, None)),
        wanted.since or None,
        wanted.until or None,
        most,
    )


def _either(text: str) -> tuple[str, str]:
    return text.translate(NO_ZERO), _part(text)


def _escaped(text: str) -> str:
    return text.translate(NO_ZERO).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _part(text: str) -> str:
    return f"%{_escaped(text)}%"


def hit_of(row: Sequence[Any]) -> Hit:
    """One line that was found."""
    run, plan, title, day, ref, kind, item, item_title, group, themes, labels, text = map(str, row)
    named = tuple(labels.split(BETWEEN)) if labels else ()
    return Hit(run, plan, title, day, ref, kind, item, item_title, group, tuple(themes.split()), named, text)
