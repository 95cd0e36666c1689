"""Markdown's tokens into pages: splitting, blocks, notes, slide numbers, roles, and what cannot be shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from facilitator.agenda.cleaning import clean, clean_line
from facilitator.agenda.deck_blocks import PictureReader, is_closed, read_fence
from facilitator.agenda.deck_directives import Settings, dividing_levels, told_in
from facilitator.agenda.deck_draft import Draft, DraftPages
from facilitator.agenda.deck_hidden import Hidden, Places
from facilitator.agenda.deck_html import TAG, Piece, pieces_of
from facilitator.agenda.deck_inline import Image, Inline, read_inline
from facilitator.agenda.deck_remarks import take_comments, understand
from facilitator.agenda.files import Finds, Source
from facilitator.agenda.model import Drawing, Heading, ListLine, Paragraph, Quote, Rule, Span, Table
from facilitator.agenda.placeholders import Details
from facilitator.agenda.problems import Place, Problems, quoted

if TYPE_CHECKING:
    from markdown_it.token import Token

MOST_PAGES = 300
ADDRESSES = ("http://", "https://", "mailto:")

Cells = list[tuple[Span, ...]]


class PageMaker:
    """Goes once through the tokens of a deck. What is wrong goes to `problems`; the rest becomes `pages`."""

    def __init__(self, source: Source, lines: list[str], tree: Finds, details: Details, problems: Problems) -> None:
        """For the file `source`, whose text without its front matter is `lines`."""
        self.lines, self.details, self.problems = lines, details, problems
        self.pictures = PictureReader(source, tree, details, problems)
        self.pages = DraftPages(details)
        self.place = Places(lines).of
        self.hidden = Hidden(lines, problems, self.pages)
        self.quotes = 0
        self.heading = 0
        self.rows: list[Cells] | None = None
        self.header: Cells = []
        self.dividing: frozenset[int] = frozenset()

    def go_through(self, tokens: Sequence[Token], front: Settings) -> list[Draft]:
        """The pages with something on them or noted for them, in order. `front` is what the front matter tells Marp."""
        self.pages.told(front)
        self.dividing = dividing_levels(_divider(tokens) or front.get("headingDivider", ""))
        for token in tokens:
            self._token(token)
            if len(self.pages.every) > MOST_PAGES:
                what = f"there are more than {MOST_PAGES} pages; the first {MOST_PAGES} are shown"
                self.problems.warn(self.place(token), what, "a shorter deck")
                self.pages.every.pop()
                break
        else:
            self.pages.end_page()
        return self.pages.with_something()

    def _token(self, token: Token) -> None:
        if self.hidden.takes(token):
            self.heading = 0
            return
        match token.type:
            case "inline":
                self._inline(token)
            case "hr":
                self._rule(token)
            case "heading_open":
                self._heading(token)
            case "bullet_list_open" | "ordered_list_open":
                self.pages.lists.open(token)
            case "bullet_list_close" | "ordered_list_close":
                self.pages.lists.close()
            case "list_item_open":
                self.pages.lists.entry(token)
            case "list_item_close":
                self.pages.lists.end_entry()
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting
            case "fence":
                self._fence(token)
            case "code_block":
                self._code(token)
            case "html_block":
                self._html(token)
            case _:
                self._table_part(token)

    def _heading(self, token: Token) -> None:
        self.heading = int(token.tag[1:])
        if token.level == 0 and self.heading in self.dividing and self.pages.present.blocks:
            self.hidden.end_page()
            self.pages.new_page(token)
        if token.markup == "-":
            what = "a line of dashes right below text makes a heading of it, not a new page"
            self.problems.warn(self.place(token), what, "an empty line above the dashes", looks=True)

    def _table_part(self, token: Token) -> None:
        match token.type:
            case "table_open":
                self.rows, self.header = [], []
            case "tr_open" if self.rows is not None:
                self.rows.append([])
            case "thead_close" if self.rows:
                self.header = self.rows.pop()
            case "table_close" if self.rows is not None:
                rows, self.rows = self.rows, None
                header = tuple(self.header) if any(self.header) else ()
                if header or rows:
                    self.pages.add(Table(header, tuple(tuple(row) for row in rows)), token)

    def _rule(self, token: Token) -> None:
        """Any ruler parts pages; inside a quote or a list it is a line."""
        if token.level == 0:
            self.hidden.end_page()
            self.pages.new_page(token)
        else:
            self.pages.add(Rule(), token)

    def _inline(self, token: Token) -> None:
        if not self.heading and not self.rows and self.hidden.begins_with(token):
            return
        inline = read_inline(token, self.details)
        heading, self.heading = self.heading, 0
        if self.rows:
            self.rows[-1].append(inline.spans)
            self.pages.begin(token)
        elif inline.spans and heading:
            self.pages.add(Heading(heading, inline.spans), token)
        elif inline.spans:
            marker = self.pages.lists.take_marker()
            if marker is not None:
                self.pages.add(ListLine(self.pages.lists.depth - 1, marker, inline.spans), token)
                self._rest(token, inline, inline.images)
            else:
                self._running(token, inline)
            return
        self._rest(token, inline, inline.images)

    def _running(self, token: Token, inline: Inline) -> None:
        """Running text, with its pictures where they stand in it."""
        begin = 0
        for at, image in inline.placed:
            self._paragraph(inline.spans_between(begin, at), token)
            self._picture(image, token)
            begin = at
        self._paragraph(inline.spans_between(begin, None), token)
        self._rest(token, inline, tuple(image for image in inline.images if image.background))

    def _paragraph(self, spans: tuple[Span, ...], token: Token) -> None:
        if spans:
            self.pages.add(Quote(spans) if self.quotes else Paragraph(spans), token)

    def _rest(self, token: Token, inline: Inline, images: Iterable[Image]) -> None:
        """Everything of a run of text that is not words, and has no place of its own among them."""
        for span in inline.spans:
            if span.link.startswith(ADDRESSES) and span.text not in span.link:
                self.pages.note(f"{span.text}: {span.link}", token)
        for image in images:
            self._picture(image, token)
        for body in inline.comments:
            self._remark(body, token)
        for tag in inline.html:
            self._tag(token, tag)
        if inline.unclosed is not None:
            self.hidden.unclosed(inline.unclosed, token)

    def _tag(self, token: Token, tag: str) -> None:
        """HTML that was left out."""
        first = tag.strip().split("\n", 1)[0]
        what = f"HTML is left out, its words are kept ({quoted(first)})"
        if not first.lower().startswith("<br"):
            self.problems.warn(self.place(token, first), what, "Markdown", looks=True)

    def _picture(self, image: Image, token: Token) -> None:
        found = self.pictures.read(image, self.place(token, "!["))
        if found is not None:
            self.pages.add(found, token)
        else:
            self.pages.present.background = clean_line(image.source)

    def _fence(self, token: Token) -> None:
        if not is_closed(token, self.lines):
            what = f"a fence opened with {token.markup[:10]} is never closed, so all that follows stands on this page"
            self.problems.warn(self.place(token), what, f"a line with {token.markup[:10]} at its end")
        block = read_fence(token, self.details, self._complain)
        if block is not None:
            self.pages.add(block, token)

    def _complain(self, index: int, what: str, expected: str) -> None:
        self.problems.warn(Place(index + 1, 1), what, expected)

    def _code(self, token: Token) -> None:
        """Lines set in by four spaces. A comment among them would be shown, which nobody who wrote one wants."""
        bodies, rest = take_comments(token.content)
        shown, opened, hidden = rest.partition("<!--")
        if bodies or opened:
            what = "a note set in by four spaces would be shown to the room as a drawing; it is kept private"
            self.problems.warn(self.place(token, "<!--"), what, "the note at the beginning of its line")
        for body in (*bodies, hidden):
            self.pages.note(body, token)
        lines = clean(shown).rstrip()
        if lines.strip():
            drawn = tuple(self.details.fill(line.expandtabs(4).rstrip()) for line in lines.split("\n"))
            self.pages.add(Drawing(drawn), token)

    def _html(self, token: Token) -> None:
        bodies, rest = take_comments(token.content)
        shown, opened, hidden = rest.partition("<!--")
        if shown.strip():
            pieces, notes = pieces_of(shown)
            if TAG.search(shown):
                self._tag(token, shown.strip())
            else:
                what = f"text after --> on its line is no private note ({quoted(shown.strip())})"
                self.problems.warn(self.place(token, shown.strip()), what, "the text on a line of its own", looks=True)
            for piece in pieces:
                self._piece(piece, token)
            for note in notes:
                self.pages.note(note, token)
        for body in bodies:
            self._remark(body, token)
        if opened:
            self.hidden.unclosed(hidden, token)

    def _piece(self, piece: Piece, token: Token) -> None:
        """A line of words out of a block of HTML."""
        spans = (Span(self.details.fill(piece.text)),)
        match piece.kind:
            case "picture":
                self._picture(Image(piece.source, piece.text), token)
            case "heading":
                self.pages.add(Heading(piece.level, spans), token)
            case "item":
                self.pages.add(ListLine(0, "", spans), token)
            case _:
                self.pages.add(Paragraph(spans), token)

    def _remark(self, body: str, token: Token) -> None:
        place = self.place(token, "<!--")
        if "<!--" in body:
            what = "a private note begins inside another one; all of it is kept from the room"
            self.problems.warn(place, what, "--> at the end of the first")
            self.pages.note(body, token)
            return
        remark = understand(body)
        draft = self.pages.present
        self.pages.directives.take(told_in(clean(body)))
        if remark.mistake:
            self.problems.warn(place, remark.mistake.what, remark.mistake.expected, remark.mistake.suggestion)
        self.pages.note(remark.note, token)
        draft.slide = remark.slide or draft.slide
        draft.role = "handout" if remark.handout else draft.role


def _divider(tokens: Sequence[Token]) -> str:
    """What the last comment that divides by headings says: it holds for the whole deck, wherever it stands."""
    found = ""
    for token in tokens:
        for part in (token, *(token.children or ())):
            if part.type in ("html_block", "html_inline") and "headingDivider" in part.content:
                for body in take_comments(part.content)[0]:
                    found = told_in(clean(body)).get("headingDivider", found)
    return found
