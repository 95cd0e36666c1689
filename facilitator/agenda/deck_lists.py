"""Where a deck's reader stands among its lists: how deep, which number is next, at which step an entry appears."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

ONE_BY_ONE = ("*", ")")
"""The signs of entries that come one by one in Marp: bullets of stars, and numbers with a bracket."""


class Lists:
    """Follows lists and their entries. `steps` counts the entries of the page so far that come one by one."""

    def __init__(self) -> None:
        """Begin outside of any list."""
        self.numbers: list[int] = []
        self.shown_at: list[int] = [0]
        self.steps = 0
        self.marker: str | None = None

    @property
    def depth(self) -> int:
        """How many lists the present place is inside of."""
        return len(self.numbers)

    @property
    def step(self) -> int:
        """The step of the page at which what stands here appears."""
        return self.shown_at[-1]

    def open(self, token: Token) -> None:
        """A list begins; 0 stands for one without numbers."""
        start = token.attrs.get("start", 1)
        self.numbers.append(int(start) if token.type.startswith("ordered") else -1)

    def close(self) -> None:
        """Close the innermost open list."""
        self.numbers.pop()

    def entry(self, token: Token) -> None:
        """An entry begins: its number is the one that it has in the list, whatever was written."""
        number = self.numbers[-1]
        self.marker = f"{number}{token.markup}" if number >= 0 else ""
        if number >= 0:
            self.numbers[-1] += 1
        if token.markup in ONE_BY_ONE:
            self.steps += 1
            self.shown_at.append(self.steps)
        else:
            self.shown_at.append(self.step)

    def end_entry(self) -> None:
        """Close the entry of the innermost open list."""
        self.shown_at.pop()
        self.marker = None

    def take_marker(self) -> str | None:
        """The sign of the entry whose words come now; None for what stands below them, or outside of a list."""
        marker, self.marker = self.marker, None
        return marker

    def new_page(self) -> None:
        """Count the steps of another page."""
        self.steps = 0
