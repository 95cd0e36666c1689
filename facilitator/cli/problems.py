"""Everything that can go wrong on the command line becomes a sentence and an exit code; never a traceback.

0 is fine, 1 a problem that is explained, 2 wrong usage.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FINE, PROBLEM, USAGE = 0, 1, 2


class Explained(Exception):
    """A problem whose message is a sentence for the trainer."""


class WrongUsage(Exception):
    """What was typed cannot be understood; the message says why. `command` is the one whose help shows how."""

    def __init__(self, message: str, command: str = "facilitator") -> None:
        """Say why, and which command it was."""
        super().__init__(message)
        self.command = command


def explanation(error: Exception) -> str:
    """The sentence for an error that the layers below explain themselves; empty for one that nobody foresaw."""
    from facilitator.journal.port import JournalProblem
    from facilitator.live.facts.base import Refused
    from facilitator.sessionlog.problems import ExportProblem

    return str(error) if isinstance(error, Explained | ExportProblem | JournalProblem | Refused) else ""


def unforeseen(error: Exception, data: str | None) -> str:
    """Words about an error that nobody foresaw, after writing its details down; `data` is what --data said."""
    where = note_down(error, data)
    details = f"Details are in {where}" if where else "The details could not be written down: no folder takes them"
    return (
        "Something went wrong that we did not foresee. Nothing typed was lost: all that the screen called saved is in "
        "the journal, and unfinished words are there up to the last second. "
        f"{details}; please send that file to whoever looks after this program."
    )


def note_down(error: Exception, data: str | None) -> Path | None:
    """Write the details into a file in the data folder, or else in the system's temporary one; None if none works."""
    import platform
    import traceback
    from datetime import UTC, datetime

    from facilitator import __version__

    now = datetime.now(UTC)
    head = f"facilitator {__version__}, Python {platform.python_version()}, {platform.platform()}, {now.isoformat()}"
    text = "\n\n".join((head, "".join(traceback.format_exception(error))))
    for place in _places(data):
        try:
            folder = place()
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = folder / f"facilitator-problem-{now:%Y%m%dT%H%M%S.%f}Z.txt"
            file.touch(mode=0o600, exist_ok=False)  # other users read the system's temporary folder too
            file.write_text(text, encoding="utf-8", errors="backslashreplace")
        except (OSError, RuntimeError, ValueError):  # there is no such folder, or it takes no file: the next may
            continue
        return file
    return None


def _places(data: str | None) -> tuple[Callable[[], Path], ...]:
    """Where details may be written, best first; finding out may fail as well."""
    import os
    import tempfile
    from pathlib import Path

    from facilitator.journal.place import data_folder

    return (
        lambda: data_folder(Path(data) if data else None, os.environ),
        lambda: Path(tempfile.gettempdir()),
    )
