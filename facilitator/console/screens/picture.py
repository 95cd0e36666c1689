"""A picture for a page: the name of its file, and what it shows in words."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult

from facilitator.agenda.cleaning import clean_line
from facilitator.console.key import key
from facilitator.console.screens.over import OverTheDay
from facilitator.console.widgets.fields import FieldName, Fields, FieldsFoot, FieldsHead, Form
from facilitator.console.widgets.panels import Message
from facilitator.console.widgets.typing import TypedLine

TOLD = "It stands at the foot of the page. One that lies elsewhere is copied into the plan's own folder."
FILE, WORDS = "file", "words"


class PictureScreen(OverTheDay[str | None]):
    """File and words. It gives what was done, or None where somebody went back."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    PictureScreen Form { width: 84; height: 13; }
    PictureScreen FieldsHead { height: 3; }
    """

    def __init__(self, put_in: Callable[[str, str], str]) -> None:
        """Hand file and words to `put_in`, which says what it did, or raises ValueError with why it cannot be."""
        super().__init__()
        self._put_in = put_in
        self.fields = Fields(self, self._done, lambda: self.dismiss(None))
        self.fields.edited = self._unsay

    def compose(self) -> ComposeResult:
        """Words, the lines, what went wrong, keys."""
        with Form(id="picture"):
            yield FieldsHead("A picture for this page", TOLD)
            yield FieldName("The file", "its name in the plan's folder, its path, or drop it into this window")
            yield TypedLine(self.fields, id=FILE)
            yield FieldName("What does it show?", "read out to those who cannot see it")
            yield TypedLine(self.fields, id=WORDS)
            yield Message()
            yield FieldsFoot("put it in")

    def on_mount(self) -> None:
        """Begin at the file."""
        super().on_mount()
        self.fields.begin()

    def _unsay(self) -> None:
        self.query_one(Message).words = ""

    @key("picture.next", "down", "next", "The next line", where="picture")
    def next_line(self) -> None:
        self.fields.step(1)

    def _done(self) -> None:
        typed = [self.query_one(f"#{name}", TypedLine).value for name in (FILE, WORDS)]
        try:
            self.dismiss(self._put_in(typed[0], clean_line(typed[1])))
        except ValueError as refused:
            self.query_one(Message).words = str(refused)
