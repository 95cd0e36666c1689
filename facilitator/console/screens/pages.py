"""The pages of an item, written in place: their text at the left, at the right what the room will see of them."""

from __future__ import annotations

import os

from textual.app import ComposeResult
from textual.containers import Container
from textual.strip import Strip

from facilitator.agenda.counting import count_words
from facilitator.agenda.deck_places import page_alone, page_at, page_starts
from facilitator.agenda.deck_reader import read_deck
from facilitator.agenda.editing.lines import MARK, usual_end
from facilitator.agenda.editing.pages import DeckText
from facilitator.agenda.editing.values import EditRefused
from facilitator.agenda.files import Source
from facilitator.agenda.placeholders import Details
from facilitator.application.plan_editing import EditingRefused
from facilitator.console.editor.bench import EditorBench
from facilitator.console.key import KeyedScreen, key
from facilitator.console.outside import edit_elsewhere
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import beside, clip
from facilitator.console.painting.room_pictured import Draw
from facilitator.console.program import Program, program
from facilitator.console.screens.over import open_over
from facilitator.console.screens.paper import all_keys
from facilitator.console.screens.picture import PictureScreen
from facilitator.console.widgets.canvas import Canvas, Painted
from facilitator.console.widgets.editor import EditorFoot
from facilitator.console.widgets.panels import Message
from facilitator.console.widgets.room_preview import RoomPreview
from facilitator.console.widgets.typed_text import TypedText
from facilitator.journal.typed_path import plain_path

PAGES = "pages of an item"
NEW_PAGE = "\n\n---\n\n# "
PICTURE = "Put a picture on the page, by the name of its file"
OUTSIDE = "Open the pages in a text editor of yours; what is saved there is taken in afterwards"
SAVE = "Save; it is saved as well when you turn the page and when you leave"
HOW = "--- between empty lines begins a page · <!-- words --> is a note that only you see"


class PagesHead(Canvas):
    """Whose pages they are, and which of them is in hand."""

    name_line = Painted("")
    aside = Painted("")

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The line."""
        title = clip(f" {self.name_line}", max(10, width - len(self.aside) - 2))
        return [beside([(title, style.bar_strong)], [(f"{self.aside} ", style.bar_quiet)], width, style.bar)]


class PagesScreen(KeyedScreen):
    """The text of a deck or a case. What is typed is kept when it is left, and whenever another page is gone to."""

    CSS_PATH = "pages.tcss"
    AUTO_FOCUS = ""

    def __init__(self, bench: EditorBench, reference: str, title: str, draw: Draw | None = None) -> None:
        """Write on the deck or case that the plan names by `reference`; `draw` draws the pictures of its pages."""
        super().__init__()
        self.bench, self.reference, self._title = bench, reference, title
        self.path = bench.sitting.tree.root / bench.sitting.document(reference)
        text = self.kept
        self._end = usual_end(text)
        self._seen: tuple[str, int] = ("", -1)
        self.head, self.preview, self.foot = PagesHead(), RoomPreview(), EditorFoot(id="foot")
        self.preview.draw = draw
        self.text, self.message = TypedText(self, self._read(text)), Message()

    @property
    def kept(self) -> str:
        """The text as the sitting has it."""
        return self.bench.sitting.deck(self.reference).text

    def _read(self, text: str) -> str:
        """A file's text as it is typed: a line ends in one sign only, and no mark stands before the first."""
        return text.removeprefix(MARK).replace(self._end, "\n")

    @property
    def written(self) -> str:
        """What is typed, as the file has it."""
        mark = MARK if self.kept.startswith(MARK) else ""
        return mark + self.text.text.replace("\n", self._end)

    @property
    def console(self) -> Program:
        """The program."""
        return program(self)

    def compose(self) -> ComposeResult:
        """Head, text and picture, words, keys."""
        yield self.head
        with Container(id="both"):
            yield self.text
            yield self.preview
        yield self.message
        yield self.foot

    def on_mount(self) -> None:
        """Begin on the first page."""
        self.message.words = HOW
        self.set_focus(self.text, scroll_visible=False)
        self.to_page(0)
        self.foot.offer(self.KEYS, PAGES)

    # -- what is shown -------------------------------------------------------------------------------------------

    @property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return self.text.text.split("\n")

    def look(self) -> None:
        """Show the page that the cursor stands on."""
        lines = self.lines
        at, starts = page_at(lines, self.text.cursor_location[0]), page_starts(lines)
        alone = page_alone(lines, at)
        if self._seen != (alone, at):
            self._seen = (alone, at)
            path, tree = self.path, self.bench.sitting.tree
            pages = read_deck(Source(path, path.name, path.name, alone), tree, Details({})).deck.pages
            self.preview.page = pages[0] if pages else None
        self.head.name_line = f"Pages: {self._title}"
        self.head.aside = f"page {at + 1} of {len(starts)}{'' if self.is_kept else ' · not saved yet'}"

    @property
    def is_kept(self) -> bool:
        """Whether everything that was typed is in the file."""
        return self.written == self.kept

    def text_edited(self) -> None:
        """Show what was typed."""
        self.look()

    def text_left(self) -> None:
        """Keep it, and go back; what cannot be kept is said, and stays."""
        if self.keep():
            self.app.pop_screen()

    def keep(self) -> bool:
        """Have the text written; whether it is."""
        if self.is_kept:
            return True
        deck = DeckText.of(self.written)
        try:
            self.bench.sitting.edit_deck(self.reference, lambda _: deck, f"pages of {self._title}")
        except (EditRefused, EditingRefused) as refused:
            self.message.words = str(refused)
            return False
        self.bench.save()
        self.message.tell(HOW, self.bench.trouble)
        self.look()
        return True

    def show_keys(self) -> None:
        """The keys of this screen."""
        self.app.push_screen(all_keys(self.KEYS, self.console.signs))

    # -- keys ------------------------------------------------------------------------------------------------------

    def to_page(self, page: int) -> None:
        """Put the cursor on the first words of a page."""
        lines, starts = self.lines, page_starts(self.lines)
        page = max(0, min(page, len(starts) - 1))
        begins = min(starts[page], len(lines) - 1)
        ends = starts[page + 1] - 1 if page + 1 < len(starts) else len(lines)
        said = (n for n in range(begins, ends) if lines[n].strip() and not lines[n].lstrip().startswith("<!--"))
        line = next(said, begins)
        self.text.move_cursor((line, len(lines[line])))
        self.text.scroll_to(y=self.text.wrapped_document.location_to_offset((begins, 0)).y, animate=False, force=True)
        self.look()

    @key("pages.next", "pagedown", "next page", "The next page", 1, where=PAGES, footer=1, first=True)
    @key("pages.previous", "pageup", "page before", "The page before", -1, where=PAGES, footer=2, first=True)
    def turn(self, way: int) -> None:
        self.keep()
        self.to_page(page_at(self.lines, self.text.cursor_location[0]) + way)

    @key("pages.new", "ctrl+n", "new page", "Put in a page behind this one", where=PAGES, footer=3)
    def new_page(self) -> None:
        lines = self.lines
        at = page_at(lines, self.text.cursor_location[0])
        starts = page_starts(lines)
        end = starts[at + 1] - 2 if at + 1 < len(starts) else len(lines) - 1
        while end > 0 and not lines[end].strip():
            end -= 1
        self.text.insert(NEW_PAGE, (end, len(lines[end])))
        self.to_page(at + 1)

    @key("pages.picture", "ctrl+o", "picture", PICTURE, where=PAGES, footer=4)
    def picture(self) -> None:
        if self.keep():
            open_over(self.app, PictureScreen(self._put_in), self._has_picture)

    def _put_in(self, typed: str, words: str) -> str:
        """Put a picture on the page that the cursor stands on. Raises ValueError with a sentence."""
        sitting = self.bench.sitting
        deck = sitting.deck(self.reference)
        row = self.text.cursor_location[0] + 1
        page = max((n for n in range(len(deck.pages)) if deck.line_of(n) <= row), default=0)
        file = plain_path(typed, windows=os.name == "nt")
        try:
            return sitting.add_picture(self.reference, page, file, words)
        except (EditRefused, EditingRefused) as refused:
            raise ValueError(str(refused)) from refused

    def _has_picture(self, told: str | None) -> None:
        if told is not None:
            self._show_again()
            self.message.words = told

    def _show_again(self) -> None:
        """Show the text as the sitting has it now, on the page where the cursor was."""
        at = page_at(self.lines, self.text.cursor_location[0])
        self.text.text = self._read(self.kept)
        self.to_page(at)
        self.bench.save()

    @key("pages.outside", "f2", "text editor", OUTSIDE, where=PAGES)
    def outside(self) -> None:
        """Have the pages in the trainer's own text editor, and take in what was changed there."""
        if not self.keep():
            return
        self.bench.store()
        told = edit_elsewhere(self.app, self.path, self.text.cursor_location[0] + 1)
        try:
            taken = self.bench.sitting.reread()
        except EditingRefused as refused:
            self.message.words = str(refused)
            return
        self._show_again()
        self.message.words = told or taken or HOW

    @key("pages.save", "ctrl+s", "save", SAVE, where=PAGES)
    def save(self) -> None:
        if self.keep():
            self.message.words = f"Saved in {self.path.name}: {count_words(len(page_starts(self.lines)), 'page')}."

    @key("pages.leave", "escape", "back", "Save, and back to the day", where=PAGES, footer=9)
    def leave(self) -> None:
        self.text_left()
