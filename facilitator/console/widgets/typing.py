"""The line in which the trainer types while people speak: one line for every purpose, its draft always kept."""

from __future__ import annotations

from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widgets import Input

from facilitator.agenda.cleaning import clean_line
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, beside, clip
from facilitator.console.widgets.canvas import Canvas


class Purpose(NamedTuple):
    """What a line is typed for: `place` names its draft, `label` stands over it, `hint` tells what the keys do."""

    place: str
    label: str
    hint: str


class TypingHead(Canvas):
    """The line over the typed one: what it is for, and what the keys do."""

    purpose: var[Purpose | None] = var(None)

    def watch_purpose(self) -> None:
        """Say what it is for now."""
        self.repaint()

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The words."""
        if self.purpose is None:
            return []
        hint = clip(self.purpose.hint, max(0, width - len(self.purpose.label) - 6))
        left: list[Run] = [(f" {self.purpose.label} ▸", style.bar_accent)]
        return [beside(left, [(hint + " ", style.bar_quiet)], width, style.bar)]


class TypedLine(Input):
    """A text field that cleans what is pasted, and hands Tab and the arrows it has no use for to the line's owner."""

    class Leaving(Message):
        """The trainer pressed a key that leads out of the line: "escape", "tab", "shift+tab", "up"."""

        def __init__(self, key: str) -> None:
            """Name the key."""
            super().__init__()
            self.key = key

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("escape", "tab", "shift+tab", "up"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Leaving(event.key))
            return
        await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        text = clean_line(event.text)
        event.stop()
        event.prevent_default()
        if text:
            self.insert_text_at_cursor(text)


class TypingLine(Vertical):
    """Head and line together. Posts `Submitted`, `Edited` and `TypedLine.Leaving`."""

    DEFAULT_CSS = """
    TypingLine { height: 2; }
    TypingLine TypingHead { height: 1; }
    TypingLine TypedLine { height: 1; border: none; padding: 0 1; background: $surface; }
    TypingLine TypedLine:focus { border: none; background-tint: $foreground 0%; }
    """

    class Submitted(Message):
        """Enter was pressed on these cleaned words (they may be empty), typed for this purpose."""

        def __init__(self, purpose: Purpose, text: str) -> None:
            """Name the purpose and the words."""
            super().__init__()
            self.purpose = purpose
            self.text = text

    class Edited(Message):
        """The words in the line changed."""

        def __init__(self, purpose: Purpose, text: str) -> None:
            """Name the purpose and the words so far."""
            super().__init__()
            self.purpose = purpose
            self.text = text

    def __init__(self, purpose: Purpose, text: str = "") -> None:
        """Open for a purpose, with a draft."""
        super().__init__()
        self.purpose = purpose
        self._head = TypingHead()
        self._head.set_reactive(TypingHead.purpose, purpose)
        self._line = TypedLine(text, select_on_focus=False)
        self._line.cursor_blink = False

    def compose(self) -> ComposeResult:
        """The head and the field."""
        yield self._head
        yield self._line

    def on_mount(self) -> None:
        """Take the keyboard."""
        self._line.focus()

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self._line.value

    def turn_to(self, purpose: Purpose, text: str) -> None:
        """Go on with another purpose and its draft, and take the keyboard."""
        self.name_purpose(purpose)
        with self.prevent(Input.Changed):
            self._line.value = text
        self._line.cursor_position = len(text)
        self._line.focus()

    def name_purpose(self, purpose: Purpose) -> None:
        """Say something else over the line; what stands in it stays."""
        self.purpose = purpose
        self._head.purpose = purpose

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted(self.purpose, clean_line(event.value)))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Edited(self.purpose, event.value))
