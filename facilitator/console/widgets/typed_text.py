"""A text of several lines that somebody writes: cleaned as it comes in, its keys handed on like a line's."""

from __future__ import annotations

from typing import Protocol

from textual import events
from textual.widgets import TextArea

from facilitator.agenda.cleaning import clean, typed


class TextOwner(Protocol):
    """Whoever owns a text. It is called directly and at once, as the owner of a typed line is."""

    def text_edited(self) -> None:
        """The words, or the place in them, changed."""

    def text_left(self) -> None:
        """Escape was pressed."""


class TypedText(TextArea, inherit_css=False):
    """A text field of several lines. Of Textual's own it takes no styles, which would cost a start to read."""

    COMPONENT_CLASSES = TextArea.COMPONENT_CLASSES
    DEFAULT_CSS = """
    TypedText { width: 1fr; height: 1fr; padding: 0 1; background: $background; color: $foreground; }
    TypedText .text-area--cursor { background: $input-cursor-background; color: $input-cursor-foreground; }
    TypedText .text-area--cursor-line { background: $panel; }
    TypedText .text-area--selection { background: $input-selection-background; color: $input-selection-foreground; }
    """

    def __init__(self, owner: TextOwner, text: str) -> None:
        """Belong to someone, with these words."""
        super().__init__(text, soft_wrap=True, show_line_numbers=False)
        self.cursor_blink = False
        self._owner = owner

    async def take(self, event: events.Key) -> bool:
        """Take a key that is a letter, a new line or leads out, at once; whether it was one."""
        if event.key == "escape":
            self._owner.text_left()
        elif event.key == "enter":
            self._put("\n")
        elif words := typed(event.character or ""):
            self._put(words)
        else:
            return False
        return True

    def take_paste(self, text: str) -> None:
        """Put pasted text in, in as many lines as it has."""
        if words := clean(text):
            self._put(words)

    def _put(self, words: str) -> None:
        """Put words where the cursor stands, in place of what is selected."""
        self._replace_via_keyboard(words, *self.selection)

    def on_text_area_changed(self) -> None:
        """Tell of other words."""
        self._owner.text_edited()

    def on_text_area_selection_changed(self) -> None:
        """Tell of another place in them."""
        self._owner.text_edited()

    async def _on_key(self, event: events.Key) -> None:
        if await self.take(event):
            event.stop()
            event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.take_paste(event.text)
