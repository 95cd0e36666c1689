"""What parts two cells of a CSV table, read from `settings.yaml` alone: commands that need no terminal ask for it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from facilitator.console.own_file import small_text

LINE = re.compile(r"^csv:\s*[\"']?(\w+)", re.MULTILINE | re.IGNORECASE)
SEPARATORS: dict[str, Literal[",", ";"]] = {"comma": ",", "semicolon": ";"}


def separator_of(word: str) -> Literal[",", ";"]:
    """The sign for what the settings call it; a comma for anything else."""
    return SEPARATORS.get(word.casefold(), ",")


def separator_in(folder: Path) -> Literal[",", ";"]:
    """What the settings in a data folder say; a comma where they say nothing that can be followed.

    The console tells what is wrong with the file; a table is no place to do so.
    """
    try:
        found = LINE.search(small_text(folder / "settings.yaml", "a list of settings"))
    except ValueError:
        return ","
    return separator_of(found[1]) if found is not None else ","
