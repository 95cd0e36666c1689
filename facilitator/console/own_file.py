"""Small files of the trainer's own in the data folder, which may hold anything."""

from __future__ import annotations

from pathlib import Path

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
