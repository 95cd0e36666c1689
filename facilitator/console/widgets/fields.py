"""Lines to fill in, one below the other: their names, the keys at the foot, and going from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.containers import Vertical
from textual.screen import Screen
from textual.strip import Strip

from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, beside, strip_of, wrap
from facilitator.console.painting.spots import presses
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


class FieldsHead(Canvas):
    """What the lines are for: a heading, and what is going to happen."""

    def __init__(self, name: str, told: str) -> None:
        """Take the heading and the words under it."""
        super().__init__()
        self._name_line, self._told = name, told

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """Heading and words, as far as there are lines."""
        lines = [strip_of([(f" {self._name_line}", style.title)], width, style.plain)]
        for line in wrap(self._told, max(1, width - 2)):
            lines.append(strip_of([(f" {line}", style.plain)], width, style.plain))
        return lines[:height]


class Form(Vertical):
    """The frame of lines to fill in: a head, the lines and their names, a message, the keys.

    Each screen says how wide and high it is, and its head; a long one scrolls its lines and is `fit` to their number.
    """

    AROUND = 8
    """Lines of a long one beside those that are typed in and their names: frame, head, message, keys."""
    DEFAULT_CSS = """
    Form { max-width: 100%; max-height: 100%; }
    Form FieldName { height: 1; }
    Form TypedLine { border-left: thick $line; margin: 0 1; width: 1fr; }
    Form TypedLine:focus { border-left: thick $accent; background: $panel; }
    Form VerticalScroll { height: 1fr; overflow-y: auto; scrollbar-size-vertical: 1; }
    Form Message { height: 1fr; }
    Form FieldsFoot { height: 1; }
    Form.long FieldsHead { height: 3; }
    Form.long Message { height: 1; }
    """

    def __init__(self, *, id: str, long: bool = False) -> None:
        """A frame of this name."""
        super().__init__(id=id, classes="frame long" if long else "frame")

    def fit(self) -> None:
        """Be as high as the lines need that are there by now."""
        self.styles.height = self.AROUND + 2 * len(self.query(TypedLine))


class FieldsFoot(Canvas):
    """The keys of a screen of lines; `last` is what Enter does on the last of them, and `alone` says that it is one."""

    def __init__(
        self, last: str = "start", *, alone: bool = False, more: tuple[str, str] = ("", ""), id: str | None = None
    ) -> None:
        """Take the words for Enter; `more` is one more key and what it does."""
        super().__init__(**({"id": id} if id else {}))
        self._last, self._alone, self._more = last, alone, more

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The keys."""
        onward = (
            self._last
            if self._alone
            else f"next line, from the last one {self._last}"
            if not self._more[0]
            else f"next, then {self._last}"
        )
        told = [("enter", "enter", onward), ("tab", "tab", "next line"), ("escape", "esc", "back")]
        keys: list[Run] = [(" ", style.bar)]
        if self._more[0]:
            told.insert(2, (self._more[0], *self._more))
        for name, sign, label in told:
            if name != "tab" or not self._alone:
                keys += [(sign, presses(style.key, name)), (f" {label}", presses(style.bar, name)), ("   ", style.bar)]
        return [beside(keys, [], width, style.bar)]


YES, NO = ("y", "yes"), ("n", "no", "")
"""What may be typed where a line asks whether something is so."""


class Fields:
    """The typed lines of a screen, in their order, and what owns them: Enter goes down them and out of the last."""

    def __init__(self, screen: Screen[Any], done: Callable[[], object], back: Callable[[], object]) -> None:
        """Go through the lines of this screen; `done` follows the last of them, `back` is what Escape does."""
        self._screen, self._done, self._back = screen, done, back
        self.edited: Callable[[], object] = lambda: None
        """What else words that are typed do: nothing, before the last line is left."""

    def line_edited(self, line: TypedLine) -> None:
        """Other words stand in a line."""
        self.edited()

    def line_entered(self, line: TypedLine) -> None:
        """On to the next line; from the last one out."""
        if line is self._screen.query(TypedLine).last():
            self._done()
        else:
            self.step(1)

    def line_left(self, line: TypedLine, key: str) -> None:
        """Back, or to another line."""
        if key == "escape":
            self._back()
        else:
            self.step(1 if key == "tab" else -1)

    def begin(self) -> None:
        """Take the first line."""
        self.take(self._screen.query(TypedLine).first())

    def step(self, way: int) -> None:
        """Take the next line (1) or the one before (-1) at once, round and round."""
        lines = list(self._screen.query(TypedLine))
        at = next((n for n, line in enumerate(lines) if line is self._screen.focused), -way)
        self.take(lines[(at + way) % len(lines)])

    def take(self, line: TypedLine) -> None:
        """Give a line the keyboard, with all of it selected, so that typing takes its place."""
        self._screen.set_focus(line)
        line.select_all()
