"""Markdown's tokens into pages: splitting, blocks, notes, slide numbers, roles, and what cannot be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from facilitator.agenda.cleaning import clean, clean_line
from facilitator.agenda.deck_directives import Directives, Settings, dividing_levels, told_in
from facilitator.agenda.deck_draft import Draft
from facilitator.agenda.deck_fences import is_closed, read_fence
from facilitator.agenda.deck_html import TAG, Piece, pieces_of
from facilitator.agenda.deck_inline import Image, Inline, read_inline
from facilitator.agenda.deck_lists import Lists
from facilitator.agenda.deck_other_notes import PAGE_END, Ending, other_notes
from facilitator.agenda.deck_pictures import PictureReader
from facilitator.agenda.deck_remarks import take_comments, understand
from facilitator.agenda.files import Source, Tree
from facilitator.agenda.model import (
    Block,
    Drawing,
    Heading,
    ListLine,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
)
from facilitator.agenda.placeholders import Details
from facilitator.agenda.problems import Place, Problems, quoted

if TYPE_CHECKING:
    from markdown_it.token import Token

MOST_PAGES = 300
HIDDEN = frozenset(("inline", "fence", "code_block", "html_block"))
"""Tokens that have words."""
COMMENT_ENDS = re.compile("<!--+|--+>")
ADDRESSES = ("http://", "https://", "mailto:")

Cells = list[tuple[Span, ...]]


class PageMaker:
    """Goes once through the tokens of a deck. What is wrong goes to `problems`; the rest becomes `drafts`."""

    def __init__(self, source: Source, lines: list[str], tree: Tree, details: Details, problems: Problems) -> None:
        """For the file `source`, whose text without its front matter is `lines`."""
        self.lines, self.details, self.problems = lines, details, problems
        self.pictures = PictureReader(source, tree, details, problems)
        self.drafts = [Draft()]
        self.lists = Lists()
        self.quotes = 0
        self.heading = 0
        self.rows: list[Cells] | None = None
        self.header: Cells = []
        self.hiding: Ending = ""
        self.directives = Directives({})
        self.dividing: frozenset[int] = frozenset()

    def go_through(self, tokens: Sequence[Token], front: Settings) -> list[Draft]:
        """The pages with something on them or noted for them, in order. `front` is what the front matter tells Marp."""
        self.directives = Directives(front)
        self.dividing = dividing_levels(_divider(tokens) or front.get("headingDivider", ""))
        for token in tokens:
            self._token(token)
            if len(self.drafts) > MOST_PAGES:
                what = f"there are more than {MOST_PAGES} pages; the first {MOST_PAGES} are shown"
                self.problems.warn(self._place(token), what, "a shorter deck")
                self.drafts.pop()
                break
        else:
            self._end_page()
        return [draft for draft in self.drafts if draft.blocks or draft.notes]

    def _end_page(self) -> None:
        self.drafts[-1].standing = self.directives.end_page()
        self.lists.new_page()
        self.hiding = "" if self.hiding != "-->" else self.hiding

    def _new_page(self) -> None:
        self._end_page()
        self.drafts.append(Draft())

    def _token(self, token: Token) -> None:
        if self.hiding and token.type in HIDDEN:
            self._hide(token)
            return
        match token.type:
            case "inline":
                self._inline(token)
            case "hr":
                self._rule(token)
            case "heading_open":
                self._heading(token)
            case "bullet_list_open" | "ordered_list_open":
                self.lists.open(token)
            case "bullet_list_close" | "ordered_list_close":
                self.lists.close()
            case "list_item_open":
                self.lists.entry(token)
            case "list_item_close":
                self.lists.end_entry()
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
        if token.level == 0 and self.heading in self.dividing and self.drafts[-1].blocks:
            self._new_page()
        if token.markup == "-":
            what = "a line of dashes right below text makes a heading of it, not a new page"
            self.problems.warn(self._place(token), what, "an empty line above the dashes", looks=True)

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
                    self._add(Table(header, tuple(tuple(row) for row in rows)), token)

    def _add(self, block: Block, token: Token) -> None:
        self._begin(token)
        self.drafts[-1].add(block, self.lists.step)

    def _begin(self, token: Token) -> None:
        if not self.drafts[-1].line and token.map:
            self.drafts[-1].line = token.map[0] + 1

    def _place(self, token: Token, needle: str = "") -> Place:
        """Where the token begins, or where in it the words `needle` stand."""
        first, end = token.map or (0, 0)
        head = needle.split("\n", 1)[0]
        for number in range(first, min(end, len(self.lines))) if head else ():
            column = self.lines[number].find(head)
            if column >= 0:
                return Place(number + 1, column + 1)
        return Place(first + 1, 1)

    def _rule(self, token: Token) -> None:
        """Any ruler parts pages; inside a quote or a list it is a line."""
        if token.level == 0:
            self._new_page()
        else:
            self._add(Rule(), token)

    def _inline(self, token: Token) -> None:
        if not self.heading and not self.rows and self._notes_of_others(token):
            return
        inline = read_inline(token, self.details)
        heading, self.heading = self.heading, 0
        if self.rows:
            self.rows[-1].append(inline.spans)
            self._begin(token)
        elif inline.spans and heading:
            self._add(Heading(heading, inline.spans), token)
        elif inline.spans:
            marker = self.lists.take_marker()
            if marker is not None:
                self._add(ListLine(self.lists.depth - 1, marker, inline.spans), token)
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
            self._add(Quote(spans) if self.quotes else Paragraph(spans), token)

    def _notes_of_others(self, token: Token) -> bool:
        """Notes as other programs write them; whether they are private here and were taken."""
        found = other_notes(token.content, self.lines[token.map[1] :] if token.map else [])
        if found is None:
            return False
        self.problems.warn(self._place(token), found.what, "<!-- a private note -->")
        if not found.hides:
            return False
        self._note(found.words, token)
        self.hiding = found.until
        return True

    def _rest(self, token: Token, inline: Inline, images: Iterable[Image]) -> None:
        """Everything of a run of text that is not words, and has no place of its own among them."""
        for span in inline.spans:
            if span.link.startswith(ADDRESSES) and span.text not in span.link:
                self._note(f"{span.text}: {span.link}", token)
        for image in images:
            self._picture(image, token)
        for body in inline.comments:
            self._remark(body, token)
        for tag in inline.html:
            self._tag(token, tag)
        if inline.unclosed is not None:
            self._unclosed(inline.unclosed, token)

    def _tag(self, token: Token, tag: str) -> None:
        """HTML that was left out."""
        first = tag.strip().split("\n", 1)[0]
        what = f"HTML is left out, its words are kept ({quoted(first)})"
        if not first.lower().startswith("<br"):
            self.problems.warn(self._place(token, first), what, "Markdown", looks=True)

    def _unclosed(self, text: str, token: Token) -> None:
        """Words after a comment that is not closed where it should be: private, and so is all up to its end."""
        what = "a private note begins here with <!-- and is not closed; all of it is kept from the room"
        self.problems.warn(self._place(token, "<!--"), what, "--> at its end, and no empty line inside a note")
        self._note(text, token)
        end = token.map[1] if token.map else 0
        after = "\n".join(self.lines[end:])
        closed, opened = after.find("-->"), after.find("<!--")
        self.hiding = "-->" if closed >= 0 and (opened < 0 or closed < opened) else ""

    def _hide(self, token: Token) -> None:
        """A block inside a note that goes on: a note too, up to the block that has its end."""
        self.heading = 0
        marker = self.hiding
        before, found, _ = token.content.partition(marker) if marker != PAGE_END else (token.content, "", "")
        self._note(COMMENT_ENDS.sub("", before), token)
        self.hiding = "" if found else marker

    def _note(self, text: str, token: Token) -> None:
        words = clean(text).strip()
        if words:
            self._begin(token)
            self.drafts[-1].notes.append(self.details.fill(words))

    def _picture(self, image: Image, token: Token) -> None:
        found = self.pictures.read(image, self._place(token, "!["))
        if found is not None:
            self._add(found, token)
        else:
            self.drafts[-1].background = clean_line(image.source)

    def _fence(self, token: Token) -> None:
        if not is_closed(token, self.lines):
            what = f"a fence opened with {token.markup[:10]} is never closed, so all that follows stands on this page"
            self.problems.warn(self._place(token), what, f"a line with {token.markup[:10]} at its end")
        block = read_fence(token, self.details, self._complain)
        if block is not None:
            self._add(block, token)

    def _complain(self, index: int, what: str, expected: str) -> None:
        self.problems.warn(Place(index + 1, 1), what, expected)

    def _code(self, token: Token) -> None:
        """Lines set in by four spaces. A comment among them would be shown, which nobody who wrote one wants."""
        bodies, rest = take_comments(token.content)
        shown, opened, hidden = rest.partition("<!--")
        if bodies or opened:
            what = "a note set in by four spaces would be shown to the room as a drawing; it is kept private"
            self.problems.warn(self._place(token, "<!--"), what, "the note at the beginning of its line")
        for body in (*bodies, hidden):
            self._note(body, token)
        lines = clean(shown).rstrip()
        if lines.strip():
            drawn = tuple(self.details.fill(line.expandtabs(4).rstrip()) for line in lines.split("\n"))
            self._add(Drawing(drawn), token)

    def _html(self, token: Token) -> None:
        bodies, rest = take_comments(token.content)
        shown, opened, hidden = rest.partition("<!--")
        if shown.strip():
            pieces, notes = pieces_of(shown)
            if TAG.search(shown):
                self._tag(token, shown.strip())
            else:
                what = f"text after --> on its line is no private note ({quoted(shown.strip())})"
                self.problems.warn(self._place(token, shown.strip()), what, "the text on a line of its own", looks=True)
            for piece in pieces:
                self._piece(piece, token)
            for note in notes:
                self._note(note, token)
        for body in bodies:
            self._remark(body, token)
        if opened:
            self._unclosed(hidden, token)

    def _piece(self, piece: Piece, token: Token) -> None:
        """A line of words out of a block of HTML."""
        spans = (Span(self.details.fill(piece.text)),)
        match piece.kind:
            case "picture":
                self._picture(Image(piece.source, piece.text), token)
            case "heading":
                self._add(Heading(piece.level, spans), token)
            case "item":
                self._add(ListLine(0, "", spans), token)
            case _:
                self._add(Paragraph(spans), token)

    def _remark(self, body: str, token: Token) -> None:
        place = self._place(token, "<!--")
        if "<!--" in body:
            what = "a private note begins inside another one; all of it is kept from the room"
            self.problems.warn(place, what, "--> at the end of the first")
            self._note(body, token)
            return
        remark = understand(body)
        draft = self.drafts[-1]
        self.directives.take(told_in(clean(body)))
        if remark.mistake:
            self.problems.warn(place, remark.mistake.what, remark.mistake.expected, remark.mistake.suggestion)
        if remark.note:
            self._begin(token)
            draft.notes.append(self.details.fill(remark.note))
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
