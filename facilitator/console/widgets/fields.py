"""Lines to fill in, one below the other: their names, the keys at the foot, and going from one to the next."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.strip import Strip

from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import beside
from facilitator.console.widgets.canvas import Canvas
from facilitator.console.widgets.typing import TypedLine


class FieldName(Canvas):
    """The words over a line, and a hint beside them; `indent` is how many cells it stands from the edge."""

    def __init__(self, name: str, hint: str = "", indent: int = 1) -> None:
        """Name the line."""
        super().__init__()
        self._words = (" " * indent + name, f"  {hint}")

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """Name and hint."""
        name, hint = self._words
        return [beside([(name, style.strong), (hint, style.quiet)], [], width, style.plain)]


class FieldsFoot(Canvas):
    """The keys of a screen of lines."""

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The keys."""
        keys = [(" enter", style.key), (" next line, from the last one start   ", style.bar)]
        keys += [("tab", style.key), (" next line   ", style.bar), ("esc", style.key), (" back", style.bar)]
        return [beside(keys, [], width, style.bar)]


class Fields:
    """The typed lines of a screen, in their order."""

    def __init__(self, screen: Screen[Any]) -> None:
        """Go through the lines of this screen."""
        self._screen = screen

    def begin(self) -> None:
        """Take the first line."""
        self.take(self._screen.query(TypedLine).first())

    def is_last(self, line: TypedLine) -> bool:
        """Whether no line comes after this one."""
        return line is self._screen.query(TypedLine).last()

    def step(self, way: int) -> None:
        """Take the next line (1) or the one before (-1) at once, round and round."""
        lines = list(self._screen.query(TypedLine))
        at = next((n for n, line in enumerate(lines) if line is self._screen.focused), -way)
        self.take(lines[(at + way) % len(lines)])

    def take(self, line: TypedLine) -> None:
        """Give a line the keyboard, with all of it selected, so that typing takes its place."""
        self._screen.set_focus(line)
        line.select_all()
