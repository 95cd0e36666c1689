"""A page while it is being put together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from facilitator.agenda.deck_directives import Standing
from facilitator.agenda.deck_inline import plain_text
from facilitator.agenda.model import Block, Heading, Page, Span


class Draft:
    """A page to be; `line` is where its first block or note stands."""

    def __init__(self) -> None:
        """Begin with nothing."""
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
