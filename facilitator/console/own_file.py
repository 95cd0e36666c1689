"""Small files of the trainer's own in the data folder, which may hold anything; what the settings say of tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from facilitator.agenda.times_of_day import WRITING
from facilitator.disk.placing import BRIEF, patiently, reason

MOST_BYTES = 20_000


class Unreadable(ValueError):
    """The file is there but cannot be read now; what is in it may be sound."""


def small_text(path: Path, what: str) -> str:
    """The text of a file that should hold `what`; empty where there is none.

    Raises ValueError with the beginning of a sentence: what is the matter with the file. It is Unreadable where the
    file may be sound.
    """
    try:
        if not path.exists():
            return ""
        if not path.is_file():
            raise ValueError(f"{path} is no file")
        if path.stat().st_size > MOST_BYTES:
            raise ValueError(f"{path} is too large for {what}")
        return patiently(lambda: path.read_text(encoding="utf-8-sig"), BRIEF)
    except OSError as problem:
        raise Unreadable(f"{path} could not be read ({reason(problem)})") from problem
    except UnicodeError as problem:
        raise ValueError(f"{path} could not be read ({problem})") from problem


POOL = re.compile(r"^(?:pool|journal):\s*[\"']?(postgres(?:ql)?://[^\s\"']+)", re.MULTILINE | re.IGNORECASE)
LINE = re.compile(r"^csv:\s*[\"']?(\w+)", re.MULTILINE | re.IGNORECASE)
SEPARATORS: dict[str, Literal[",", ";"]] = {"comma": ",", "semicolon": ";"}


TIMES = re.compile(r"^times:\s*[\"']?(12|24)\b", re.MULTILINE | re.IGNORECASE)


def write_times_as_set_in(folder: Path) -> None:
    """Have times written as the settings in a data folder say; as they are where those say nothing."""
    try:
        found = TIMES.search(small_text(folder / "settings.yaml", "a list of settings"))
    except ValueError:
        return
    if found is not None:
        WRITING.follow(f"{found[1]} h")


def separator_of(word: str) -> Literal[",", ";"]:
    """The sign for what the settings call it; a comma for anything else."""
    return SEPARATORS.get(word.casefold(), ",")


def pool_in(folder: Path) -> str:
    """The pool's address that the settings in a data folder name; "" where they name none."""
    try:
        found = POOL.search(small_text(folder / "settings.yaml", "a list of settings"))
    except ValueError:
        return ""
    return found[1] if found is not None else ""


def pool_named(environment: Mapping[str, str]) -> str:
    """The pool's address that the environment names; "" where it names none."""
    return environment.get("FACILITATOR_POOL", "") or environment.get("FACILITATOR_JOURNAL", "")


def separator_in(folder: Path) -> Literal[",", ";"]:
    """What the settings in a data folder say; a comma where they say nothing that can be followed.

    The console tells what is wrong with the file; a table is no place to do so.
    """
    try:
        found = LINE.search(small_text(folder / "settings.yaml", "a list of settings"))
    except ValueError:
        return ","
    return separator_of(found[1]) if found is not None else ","
