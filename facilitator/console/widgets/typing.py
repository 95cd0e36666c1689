"""The line in which the trainer types while people speak: one line for every purpose, its draft always kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Input

from facilitator.agenda.cleaning import clean_line, typed
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, beside, shortened
from facilitator.console.widgets.canvas import Canvas, Painted, lies_there
from facilitator.console.widgets.offers import Offers


class Purpose(NamedTuple):
    """What a line is typed for, and what becomes of it."""

    place: str
    """Names its draft."""
    label: str
    """Stands over the line."""
    enter: Callable[[str], object]
    """What Enter does with the cleaned words, which may be empty. It closes the line, or leaves them in it."""
    hint: str = "enter saves · esc out, draft kept"
    """Tells what the keys do."""
    text: str = ""
    """What stands in the line at first, where there is no draft."""
    words: bool = False
    """Whether these are a group's words."""
    marks: bool = False
    """Whether marks are understood, and offers stand under the line."""
    kept: bool = True
    """Whether Esc says that the draft is kept."""
    typed: Callable[[str], object] | None = None
    """What each change of the words does, in place of keeping them as a draft."""
    pasted: Callable[[str], bool] | None = None
    """Takes a paste as it came, and says whether it did; else it goes into the line as one line."""
    left: Callable[[], object] | None = None
    """What Esc leads back to."""
    led: Callable[[str], object] | None = None
    """What Tab and the arrows up lead to."""


class TypingHead(Canvas):
    """The line over the typed one: what it is for, and what the keys do."""

    purpose: Painted[Purpose | None] = Painted(None)
    understood = Painted("")
    """What the marks in the line mean, in place of the hint."""

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The words."""
        if self.purpose is None:
            return []
        aside, shade = (self.understood, style.bar_good) if self.understood else (self.purpose.hint, style.bar_quiet)
        aside = shortened(aside, max(0, width - cell_len(self.purpose.label) - len(TYPING) - 7))
        left: list[Run] = [(f" {TYPING} ", style.chip), (f" {self.purpose.label} ▸", style.bar_accent)]
        return [beside(left, [*style.offers(aside, shade), (" ", shade)], width, style.bar)]


TYPING = "TYPING"
"""Stands before everything else while letters are words and no commands."""

LEADING = ("escape", "tab", "shift+tab", "up")
"""Keys that lead out of a line."""


class LineOwner(Protocol):
    """Whoever owns a field.

    It is called directly and at once: a message would wait its turn, and a second Enter that was read with the first
    would then find a screen that is closing.
    """

    def line_edited(self, line: TypedLine) -> None:
        """The words in the field changed."""

    def line_entered(self, line: TypedLine) -> None:
        """Enter was pressed."""

    def line_left(self, line: TypedLine, key: str) -> None:
        """A key was pressed that leads out of the field: one of `LEADING`."""


class TypedLine(Input, inherit_css=False):
    """A text field that cleans what is pasted, and hands Enter, Tab and the arrows it has no use for to its owner.

    It is one line without a frame; of Textual's own field it takes no styles, which would cost a start 5 ms to read.
    """

    COMPONENT_CLASSES = Input.COMPONENT_CLASSES
    DEFAULT_CSS = """
    TypedLine {
        width: 100%; height: 1; padding: 0 1; overflow: auto; scrollbar-size-horizontal: 0;
        background: $surface; color: $foreground;
    }
    TypedLine > .input--cursor {
        background: $input-cursor-background; color: $input-cursor-foreground; text-style: $input-cursor-text-style;
    }
    TypedLine > .input--selection { background: $input-selection-background; color: $input-selection-foreground; }
    TypedLine > .input--placeholder { color: $quiet; }
    """

    virtual_size = reactive(Size(0, 0), layout=False)
    """How long the words are; the line is as wide as its place, so a letter more changes no layout."""

    def __init__(self, owner: LineOwner, value: str = "", placeholder: str = "", id: str | None = None) -> None:
        """Belong to someone, with these words in the line."""
        super().__init__(value, placeholder, id=id, select_on_focus=False)
        self.cursor_blink = False
        self._owner = owner

    def freshen(self) -> None:
        """Have it shown with the canvases that the key changed, not two idle turns and a beat later."""
        screen, wanted = self.screen, self._repaint_required and not self._layout_required
        if wanted and screen is self.app.screen and lies_there(screen, self):
            self._repaint_required = False
            screen._dirty_widgets.add(self)

    def watch_value(self) -> None:
        """Tell the owner of other words; not of those that the line came up with."""
        if self.is_mounted:
            self._owner.line_edited(self)

    async def action_submit(self) -> None:
        """Enter was pressed."""
        self._owner.line_entered(self)

    async def take(self, event: events.Key) -> bool:
        """Take a key that is a letter or leads out, at once; whether it was one."""
        if event.key in LEADING:
            self._owner.line_left(self, event.key)
        elif words := typed(event.character or ""):
            self._type(words)
        else:
            return False
        return True

    def _type(self, words: str) -> None:
        """Put a key's character where the cursor stands, or in the place of what is selected.

        Textual's own field takes only what Python calls printable, which leaves out the spaces and joiners that French,
        Persian and figures are written with.
        """
        self._restart_blink()
        if self.selection.is_empty:
            self.insert_text_at_cursor(words)
        else:
            self.replace(words, *self.selection)

    def take_paste(self, text: str) -> None:
        """Put pasted text where the cursor stands, as one line, in place of what is selected."""
        words = clean_line(text)
        if words:
            self.replace(words, *self.selection)

    async def _on_key(self, event: events.Key) -> None:
        if await self.take(event):
            event.stop()
            event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.take_paste(event.text)


class Typist(Protocol):
    """Whoever owns a typing line. It is called directly: words typed ahead must find what the key before them did."""

    def edited(self, purpose: Purpose, text: str) -> None:
        """The words in the line changed."""

    def entered(self, purpose: Purpose, text: str) -> None:
        """Enter was pressed on these cleaned words (they may be empty), typed for this purpose."""

    def leaving(self, key: str) -> None:
        """A key was pressed that leads out of the line: one of `LEADING`."""


class TypingLine(Vertical):
    """Head and line together, and what is on offer for a group's words; hidden until opened for a purpose."""

    DEFAULT_CSS = """
    TypingLine { height: auto; display: none; }
    TypingLine.-open { display: block; }
    TypingLine Offers { height: 2; display: none; }
    TypingLine.-words Offers { display: block; }
    TypingLine TypingHead { height: 1; }
    TypingLine TypedLine { background: $typing; }
    """

    def __init__(self, typist: Typist, field: type[OwnLine] | None = None) -> None:
        """Belong to someone; closed. `field` is a kind of line that has keys of its own."""
        super().__init__()
        self._typist = typist
        self._purpose: Purpose | None = None
        self._known = ""
        self._head = TypingHead()
        self._line = (field or OwnLine)(self)
        self.offers = Offers()

    def compose(self) -> ComposeResult:
        """The head and the field."""
        yield self._head
        yield self._line
        yield self.offers

    @property
    def open(self) -> bool:
        """Whether somebody is typing in it."""
        return self._purpose is not None

    @property
    def purpose(self) -> Purpose:
        """What it is open for."""
        assert self._purpose is not None
        return self._purpose

    @property
    def takes_words(self) -> bool:
        """Whether it is open for a group's words, with marks among them."""
        return self._purpose is not None and self._purpose.words

    @property
    def understood(self) -> str:
        """What the marks in the line mean, as it stands over the line."""
        return self._head.understood

    @understood.setter
    def understood(self, words: str) -> None:
        """Say over the line what its marks mean; an empty text shows the hint again."""
        self._head.understood = words

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self._line.value

    def turn_to(self, purpose: Purpose, text: str) -> None:
        """Open, or go on, for a purpose with these words in the line, and take the keyboard at once."""
        self.hand_in()
        self.name_purpose(purpose)
        self.understood = ""
        self.fill(text)
        self.add_class("-open")
        self.set_class(purpose.marks, "-words")
        self.screen.set_focus(self._line, scroll_visible=False)

    def fill(self, text: str) -> None:
        """Put words in the line that its owner knows of."""
        self._known = text
        self._line.value = text
        self._line.cursor_position = len(text)

    def select_all(self) -> None:
        """Select the words, so that typing takes their place."""
        self._line.select_all()

    def name_purpose(self, purpose: Purpose) -> None:
        """Say something else over the line; what stands in it stays."""
        self._purpose = self._head.purpose = purpose

    def close(self) -> None:
        """Hide, and give the keyboard back."""
        self.hand_in()
        self._purpose = None
        self.remove_class("-open")
        if self.screen.focused is self._line:
            self.screen.set_focus(None)

    def line_edited(self, line: TypedLine) -> None:
        """Tell the owner the words."""
        self.hand_in()

    def hand_in(self) -> None:
        """Tell the owner the words so far, unless they are known."""
        if self._purpose is not None and self.text != self._known:
            self._known = self.text
            self._typist.edited(self._purpose, self.text)

    def line_entered(self, line: TypedLine) -> None:
        """Hand the owner the words that Enter was pressed on."""
        self.hand_in()
        self._typist.entered(self.purpose, clean_line(self.text))

    def line_left(self, line: TypedLine, key: str) -> None:
        """Tell the owner of the key, once it knows the words."""
        self.hand_in()
        self._typist.leaving(key)

    def pasted(self, text: str) -> bool:
        """Text was pasted, as it came; whether it was taken as more than a line."""
        return self.purpose.pasted is not None and self.purpose.pasted(text)

    def insert(self, text: str) -> None:
        """Put words where the cursor stands, as one line."""
        self._line.insert_text_at_cursor(clean_line(text))


class OwnLine(TypedLine):
    """The field of a typing line, which calls it directly."""

    def __init__(self, owner: TypingLine) -> None:
        """Stand in a typing line."""
        super().__init__(owner)
        self._typing = owner

    def take_paste(self, text: str) -> None:
        """Put it into the line, unless it is taken as more than one."""
        if not self._typing.pasted(text):
            super().take_paste(text)
