"""Plain characters in the place of bars, frames, figures and signs, for a terminal whose font has no others.

Every one takes as many cells as what it stands for, so nothing on a screen moves. Letters stay as people wrote them.
"""

from __future__ import annotations

import re
import unicodedata

from rich.cells import cell_len

STANDS_FOR = {
    "-": "─━╌╍┄┅┈┉╴╶╸╺·\u2013\u2014\u2010\u2011\u2012\u2212\u2043",
    "|": "│┃┆┇┊┋╵╷╹╻▏▎▍▌▐",
    "=": "═▊▋≡",
    "#": "█▉▓▒",
    ".": "░…",
    '"': "▀\u201c\u201d\u201e",
    "_": "▄▁▂▃▅▆▇",
    "'": "\u2018\u2019\u201a\u2032",
    ">": "→▶▸‣►↳\u203a⇒",
    "<": "←◂◀\u2039⇐",
    "^": "↑⇧▲▴",
    "v": "↓✓✔▼▾",
    "*": "●◆•★■▪◉",
    "o": "○◇◐◑☆□▫◦",
    "x": "\u00d7✗✕✘",
    "~": "≈",
}
"""For each plain character what it is drawn for."""

TABLE = str.maketrans({sign: plain for plain, signs in STANDS_FOR.items() for sign in signs})
FRAMES, BLOCKS = range(0x2500, 0x2580), range(0x2580, 0x25A0)
OTHER = re.compile(r"[^\x00-\xff]")


def plain(text: str) -> str:
    """The text in plain characters, as wide as it was."""
    if text.isascii():
        return text
    return OTHER.sub(_other, text.translate(TABLE))


def _other(found: re.Match[str]) -> str:
    """What stands for a character that no font of old has, unless it is a letter or a figure."""
    sign = found[0]
    if sign.isalnum():
        return sign
    if unicodedata.category(sign).startswith("M"):
        return sign
    if ord(sign) in FRAMES:
        return "+"
    if ord(sign) in BLOCKS or 0x1FB00 <= ord(sign) < 0x1FC00:
        return "#"
    return " " * cell_len(sign) if sign.isspace() else "?" * cell_len(sign)
