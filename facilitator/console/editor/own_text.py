"""A file of the trainer's own while it is edited: read with its line ends, written whole or not at all."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from facilitator.disk.placing import BRIEF, discard, put, reason


class OwnText:
    """A text file, as it was read or written last."""

    def __init__(self, path: Path) -> None:
        """Read it. Raises OSError, UnicodeDecodeError."""
        self.path = path
        self.text = _read(path)

    def keep(self, text: str) -> str:
        """Write other words into it; why that could not be, in a sentence, or nothing.

        Where another window or program has written it meanwhile, that stays.
        """
        try:
            if _read(self.path) != self.text:
                return (
                    f"NOT SAVED: {self.path.name} was changed in another window or program meanwhile."
                    " Leave the editor and open the plan again to see what it says now."
                )
            draft = self.path.with_name(f".{self.path.name}.{secrets.token_hex(4)}")
            try:
                draft.write_text(text, encoding="utf-8", newline="")
                shutil.copymode(self.path, draft)
                put(draft, self.path, BRIEF)
            finally:
                discard(draft)
        except (OSError, UnicodeDecodeError) as problem:
            why = reason(problem) if isinstance(problem, OSError) else "it is no text any more"
            return f"NOT SAVED: {self.path.name} could not be written: {why}. It is tried again with the next change."
        self.text = text
        return ""


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()
