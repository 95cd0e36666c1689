"""Pages while they are being put together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from facilitator.agenda.cleaning import clean
from facilitator.agenda.deck_blocks import Lists
from facilitator.agenda.deck_directives import Directives, Settings, Standing
from facilitator.agenda.deck_inline import plain_text
from facilitator.agenda.model import Block, Heading, Page, Span
from facilitator.agenda.placeholders import Details

if TYPE_CHECKING:
    from markdown_it.token import Token


class Draft:
    """A page to be; `line` is where its first block or note stands.

    `cut` is the index of the line that parts it from the page before, and `top` that of its first line: the one after
    a ruler, or the heading itself where headings part pages.
    """

    def __init__(self, cut: int = 0, top: int = 0) -> None:
        """Start without a page."""
        self.cut, self.top = cut, top
        self.line = 0
        self.blocks: list[Block] = []
        self.steps: list[int] = []
        self.notes: list[str] = []
        self.slide = 0
        self.role: Literal["", "handout"] = ""
        self.background = ""
        self.standing = Standing()

    def add(self, block: Block, step: int) -> None:
        """Put a block below the others, to be seen from a step on."""
        self.blocks.append(block)
        self.steps.append(step)

    def page(self, spans: Callable[[str], tuple[Span, ...]]) -> Page:
        """The page, called by its first heading; `spans` reads the line above and the one below it."""
        standing = self.standing
        return Page(
            title=next((plain_text(block.spans) for block in self.blocks if isinstance(block, Heading)), ""),
            blocks=tuple(self.blocks),
            notes=tuple(self.notes),
            slide=self.slide,
            role=self.role,
            header=spans(standing.header),
            footer=spans(standing.footer),
            number=standing.number,
            classes=tuple(name for name in standing.classes if name != "handout"),
            colour=standing.colour,
            background=self.background or standing.background,
            steps=tuple(self.steps) if any(self.steps) else (),
        )


class DraftPages:
    """The pages of a deck so far; the last one is in hand. What stands in lists is seen at its step."""

    def __init__(self, details: Details) -> None:
        """Begin with one that has nothing on it."""
        self.details = details
        self.every = [Draft()]
        self.lists = Lists()
        self.directives = Directives({})

    @property
    def present(self) -> Draft:
        """The page in hand."""
        return self.every[-1]

    def told(self, front: Settings) -> None:
        """What the front matter tells Marp."""
        self.directives = Directives(front)

    def begin(self, token: Token) -> None:
        """The page in hand begins at this token, unless it has begun before."""
        if not self.present.line and token.map:
            self.present.line = token.map[0] + 1

    def add(self, block: Block, token: Token) -> None:
        """Put a block on the page."""
        self.begin(token)
        self.present.add(block, self.lists.step)

    def note(self, text: str, token: Token) -> None:
        """Keep words for the trainer alone."""
        words = clean(text).strip()
        if words:
            self.begin(token)
            self.present.notes.append(self.details.fill(words))

    def end_page(self) -> None:
        """Nothing more comes on the page in hand."""
        self.present.standing = self.directives.end_page()
        self.lists.new_page()

    def new_page(self, token: Token) -> None:
        """Close the page in hand and start the next one at this token."""
        self.end_page()
        cut, end = token.map or (0, 0)
        self.every.append(Draft(cut, end if token.type == "hr" else cut))

    def with_something(self) -> list[Draft]:
        """The pages with something on them or noted for them, in order."""
        return [draft for draft in self.every if draft.blocks or draft.notes]
