"""Markdown's tokens into pages: splitting, blocks, notes, slide numbers, roles, and what cannot be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

from facilitator.agenda.cleaning import clean, clean_line
from facilitator.agenda.deck_fences import is_closed, read_fence
from facilitator.agenda.deck_html import TAG, Piece, pieces_of
from facilitator.agenda.deck_inline import Image, Inline, plain_text, read_inline
from facilitator.agenda.deck_remarks import take_comments, understand
from facilitator.agenda.files import NotFound, Source, Tree
from facilitator.agenda.model import (
    Block,
    Drawing,
    Heading,
    ListLine,
    Page,
    Paragraph,
    Picture,
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
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\([^()]*\)|[A-Za-z]+")
"""What may stand in the place of a background picture."""

Cells = list[tuple[Span, ...]]


class Draft:
    """A page while it is being put together; `line` is where its first block or note stands."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.line = 0
        self.blocks: list[Block] = []
        self.notes: list[str] = []
        self.slide = 0
        self.role: Literal["", "handout"] = ""

    def page(self) -> Page:
        """The page, called by its first heading."""
        title = next((plain_text(block.spans) for block in self.blocks if isinstance(block, Heading)), "")
        return Page(title, tuple(self.blocks), tuple(self.notes), self.slide, self.role)


class PageMaker:
    """Goes once through the tokens of a deck. What is wrong goes to `problems`; the rest becomes `drafts`."""

    def __init__(self, source: Source, lines: list[str], tree: Tree, details: Details, problems: Problems) -> None:
        """For the file `source`, whose text without its front matter is `lines`."""
        self.source, self.lines, self.tree, self.details, self.problems = source, lines, tree, details, problems
        self.drafts = [Draft()]
        self.lists = 0
        self.quotes = 0
        self.marker: str | None = None
        self.heading = 0
        self.rows: list[Cells] | None = None
        self.header: Cells = []
        self.hiding = False

    def go_through(self, tokens: Iterable[Token]) -> list[Draft]:
        """The pages with something on them or noted for them, in order."""
        for token in tokens:
            self._token(token)
            if len(self.drafts) > MOST_PAGES:
                what = f"there are more than {MOST_PAGES} pages; the first {MOST_PAGES} are shown"
                self.problems.warn(self._place(token), what, "a shorter deck")
                self.drafts.pop()
                break
        return [draft for draft in self.drafts if draft.blocks or draft.notes]

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
                self.heading = int(token.tag[1:])
                if token.markup == "-":
                    what = "a line of dashes right below text makes a heading of it, not a new page"
                    self.problems.warn(self._place(token), what, "an empty line above the dashes", looks=True)
            case "bullet_list_open" | "ordered_list_open":
                self.lists += 1
            case "bullet_list_close" | "ordered_list_close":
                self.lists -= 1
            case "list_item_open":
                self.marker = token.info + token.markup if token.info else ""
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
        self.drafts[-1].blocks.append(block)

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
        """Dashes part pages; stars and underscores draw a line."""
        if token.level == 0 and token.markup.startswith("-"):
            self.drafts.append(Draft())
        else:
            self._add(Rule(), token)

    def _inline(self, token: Token) -> None:
        inline = read_inline(token, self.details)
        heading, self.heading = self.heading, 0
        if self.rows:
            self.rows[-1].append(inline.spans)
            self._begin(token)
        elif inline.spans and heading:
            self._add(Heading(heading, inline.spans), token)
        elif inline.spans and self.lists and self.marker is not None:
            self._add(ListLine(self.lists - 1, self.marker, inline.spans), token)
            self.marker = None
        elif inline.spans:
            self._add(Quote(inline.spans) if self.quotes else Paragraph(inline.spans), token)
        self._rest(token, inline)

    def _rest(self, token: Token, inline: Inline) -> None:
        """Everything of a run of text that is not words."""
        for image in inline.images:
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
        self.hiding = closed >= 0 and (opened < 0 or closed < opened)

    def _hide(self, token: Token) -> None:
        """A block inside a note that goes on: a note too, up to the block that has its end."""
        if token.content.strip():
            self._note(token.content.replace("-->", ""), token)
        self.hiding = "-->" not in token.content

    def _note(self, text: str, token: Token) -> None:
        words = clean(text).strip()
        if words:
            self._begin(token)
            self.drafts[-1].notes.append(self.details.fill(words))

    def _picture(self, image: Image, token: Token) -> None:
        """A picture; one that cannot be shown is a frame with its words."""
        place = self._place(token, "![")
        source = clean_line(unquote(image.source))
        if image.background and COLOUR.fullmatch(source):
            return
        try:
            path = self.tree.id_of(self.tree.find(source, self.source.path))
        except NotFound as error:
            self.problems.warn(
                place, f"picture: {error.what}; its words stand for it", error.expected, error.suggestion
            )
            path = ""
        words = image.alternative
        if not words:
            if path:
                what = "a picture has no words for those who cannot see it"
                self.problems.warn(place, what, "![what it shows](file.png)", looks=True)
            words = "" if path else _file_name(source)
        self._add(Picture(path, self.details.fill(words)), token)

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
        if remark.mistake:
            self.problems.warn(place, remark.mistake.what, remark.mistake.expected, remark.mistake.suggestion)
        if remark.note:
            self._begin(token)
            draft.notes.append(self.details.fill(remark.note))
        draft.slide = remark.slide or draft.slide
        draft.role = "handout" if remark.handout else draft.role


def _file_name(source: str) -> str:
    """What to call a picture that has neither words nor a file: the end of its path or address."""
    if source.lower().startswith("data:"):
        return "a picture"
    return source.split("?", 1)[0].split("#", 1)[0].rstrip("/").rpartition("/")[2] or source or "a picture"
