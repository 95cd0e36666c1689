"""How often a trainer found each command by its name: `most-used.json` in the data folder.

It holds ids of commands and numbers, and nothing of any day. Without it, or where it holds nonsense, the palette lists
everything in the usual order. Removing it forgets all of it.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from facilitator.console.kept_lines import put_in_place
from facilitator.console.own_file import small_text

FILE = "most-used.json"
MOST, HIGHEST = 300, 1000
"""Commands that are remembered at most, and the number at which counting ends."""


class Used:
    """The numbers of one data folder; of none, where nothing is to be remembered."""

    def __init__(self, folder: Path | None = None) -> None:
        """Nothing is read before it is asked for."""
        self._folder = folder

    def counts(self) -> dict[str, int]:
        """How often each command was chosen, by its id."""
        if self._folder is None:
            return {}
        try:
            found = msgspec.json.decode(
                small_text(self._folder / FILE, "a list of numbers") or "{}", type=dict[str, int]
            )
        except (ValueError, msgspec.MsgspecError):
            return {}
        return {name: min(HIGHEST, times) for name, times in list(found.items())[:MOST] if times > 0}

    def count(self, command_id: str) -> None:
        """Count a command once more; where that cannot be written, nothing is lost but the order of a list."""
        if self._folder is None:
            return
        counts = self.counts()
        counts[command_id] = min(HIGHEST, counts.get(command_id, 0) + 1)
        try:
            put_in_place(self._folder / FILE, msgspec.json.encode(counts).decode())
        except OSError:
            return
