"""Reading rows although bytes of their text may have changed on the disk."""

from __future__ import annotations

import sqlite3
from typing import Any

UNREADABLE_TEXT = "Could not decode to UTF-8"
"""How Python's sqlite3 begins to say that a text is no text any more; it has no code of its own for that."""


def fetch(db: sqlite3.Connection, query: str, *values: str | int) -> list[Any]:
    """The rows of a query; where bytes of a text have changed, with a mark for each that means nothing.

    Raises sqlite3.Error for whatever else goes wrong.
    """
    try:
        return db.execute(query, values).fetchall()
    except sqlite3.OperationalError as error:
        if not str(error).startswith(UNREADABLE_TEXT):
            raise
    db.text_factory = lambda text: text.decode("utf-8", "replace")
    try:
        return db.execute(query, values).fetchall()
    finally:
        db.text_factory = str
