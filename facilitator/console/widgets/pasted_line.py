"""A line for the path of a file, into which the text itself can be pasted in its place."""

from __future__ import annotations

from facilitator.agenda.cleaning import clean
from facilitator.agenda.counting import count_words
from facilitator.console.widgets.typing import TypedLine


class PastedLine(TypedLine):
    """What is pasted as several lines, or with tabs in it, is kept as it came; the line says how much it is.

    It is let go of as soon as anything else stands in the line.
    """

    _kept = ""
    _told = ""

    @property
    def pasted(self) -> str:
        """The text that was pasted; "" where something else stands in the line."""
        return self._kept if self._told and self.value == self._told else ""

    def take_paste(self, text: str) -> None:
        """Keep a text of several lines; anything else is a path."""
        from facilitator.bringing.grids import MOST_PASTED

        kept = text[: MOST_PASTED + 1].strip("\r\n")
        lines = sum(bool(line.strip()) for line in clean(kept).split("\n"))
        if lines > 1 or "\t" in kept:
            self._kept, self._told = kept, f"{count_words(lines, 'line')} pasted"
            self.value = self._told
            self.cursor_position = len(self._told)
        else:
            super().take_paste(text)
