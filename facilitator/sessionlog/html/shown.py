"""The appendix: the pages of every item that was held, from the plan that the run itself keeps.

A deck or a case stands once, under the first item that showed it. Private notes stand here where the copy has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from facilitator.agenda.kinds import kind_of
from facilitator.agenda.model import (
    Bars,
    Block,
    Drawing,
    Heading,
    Item,
    ListLine,
    Page,
    Paragraph,
    Picture,
    Plan,
    Quote,
    Rule,
    Span,
    Table,
)
from facilitator.agenda.placeholders import ASK, PLACEHOLDER
from facilitator.sessionlog.account.bars import share_of
from facilitator.sessionlog.html.columns import WHOLE, rooms
from facilitator.sessionlog.model import SessionLog

DEEPEST = 4
"""How far the lines of a list are indented at most."""

Cell = tuple[Span, ...]


class ShownLine(msgspec.Struct, frozen=True):
    """One line of a list; `marker` is empty for a bullet."""

    depth: int
    marker: str
    spans: Cell


class ShownBar(msgspec.Struct, frozen=True):
    """One bar: its label, its count in words, and how long it is drawn."""

    label: str
    count: str
    length: int


class Part(msgspec.Struct, frozen=True):
    """A piece of a page. Which fields are filled depends on the `kind`; lines of one list are one part.

    `letters` is how many letters' room each column of a table keeps, so that no word in it is torn. `narrow` says that
    the first has only dates and the like in it, which may stay on one line each.
    """

    kind: str
    level: int = 0
    text: str = ""
    spans: Cell = ()
    lines: tuple[ShownLine, ...] = ()
    bars: tuple[ShownBar, ...] = ()
    header: tuple[Cell, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    letters: tuple[int, ...] = ()
    narrow: bool = False


class ShownPage(msgspec.Struct, frozen=True):
    """One page. `label` tells a slide's number or that it is a hand-out; `notes` are empty in a copy to share."""

    title: str
    label: str
    fictional: bool
    parts: tuple[Part, ...]
    notes: tuple[str, ...]


class Again(msgspec.Struct, frozen=True):
    """Pages that stand under an earlier item, by its number: those of a case, or with no name the item's own."""

    case: str
    under: int


class ShownItem(msgspec.Struct, frozen=True):
    """One item with the pages that no earlier one showed."""

    number: int
    title: str
    warning: str
    pages: tuple[ShownPage, ...]
    again: tuple[Again, ...]


def shown_items(copy: SessionLog) -> tuple[ShownItem, ...]:
    """Every item that was held and had something to show, in the plan's order."""
    held = {timing.item for timing in copy.timings if timing.stays}
    return tuple(_items(copy.plan, held))


def _items(plan: Plan, held: set[str]) -> Iterator[ShownItem]:
    first: dict[tuple[str, ...], int] = {}
    for number, item in enumerate(plan.items, 1):
        sources = _sources(plan, item) if item.id in held else ()
        pages: list[ShownPage] = []
        again: list[Again] = []
        for source in sources:
            under = first.setdefault(source.key, number)
            if under == number:
                pages += (shown_page(page, place, source.fictional) for place, page in enumerate(source.pages, 1))
            else:
                again.append(Again(source.case, under))
        if sources:
            warnings = [source.warning for source in sources if first[source.key] == number]
            yield ShownItem(number, item.title, "".join(warnings), tuple(pages), tuple(again))


class _Source(msgspec.Struct, frozen=True):
    """Pages that belong together: a deck's, or those of a case that this kind of item shows."""

    key: tuple[str, ...]
    pages: tuple[Page, ...]
    case: str = ""
    fictional: bool = False
    warning: str = ""


def _sources(plan: Plan, item: Item) -> tuple[_Source, ...]:
    """What an item shows, as `Plan.pages_of` has it."""
    deck, case = plan.decks.get(item.deck), plan.cases.get(item.case)
    found = [_Source(("deck", item.deck), deck.pages)] if deck is not None else []
    if case is not None:
        role = kind_of(item).case_pages
        pages = tuple(page for page in case.pages if page.role == role)
        found.append(_Source(("case", item.case, role), pages, case.title, case.fictional, case.warning))
    return tuple(source for source in found if source.pages)


def shown_page(page: Page, place: int, fictional: bool) -> ShownPage:
    """A page without the heading that its title repeats."""
    blocks = page.blocks
    if blocks and isinstance(blocks[0], Heading) and "".join(span.text for span in blocks[0].spans) == page.title:
        blocks = blocks[1:]
    label = "hand-out" if page.role == "handout" else f"slide {page.slide}" if page.slide else ""
    return ShownPage(filled(page.title) or f"Page {place}", label, fictional, tuple(_parts(blocks)), page.notes)


def filled(text: str) -> str:
    """Text with an invitation to ask where a blank was left open."""
    return PLACEHOLDER.sub(ASK, text)


def _spans(spans: Sequence[Span]) -> Cell:
    return tuple(msgspec.structs.replace(span, text=filled(span.text)) if "{{" in span.text else span for span in spans)


def _parts(blocks: Sequence[Block]) -> Iterator[Part]:
    lines: list[ShownLine] = []
    for block in blocks:
        if isinstance(block, ListLine):
            depth = min(max(block.depth, 0), DEEPEST)
            lines.append(ShownLine(depth, block.marker, _spans(block.spans)))
            continue
        if lines:
            yield Part("list", lines=tuple(lines))
            lines = []
        yield _part(block)
    if lines:
        yield Part("list", lines=tuple(lines))


def _part(block: Heading | Paragraph | Quote | Drawing | Bars | Table | Picture | Rule) -> Part:
    match block:
        case Heading():
            return Part("heading", level=5, spans=_spans(block.spans))
        case Paragraph():
            return Part("paragraph", spans=_spans(block.spans))
        case Quote():
            return Part("quote", spans=_spans(block.spans))
        case Drawing():
            return Part("drawing", text="\n".join(filled(line) for line in block.lines))
        case Bars():
            return Part("bars", bars=tuple(_bar(filled(bar.label), bar.value, bar.of) for bar in block.bars))
        case Table():
            rows = tuple(tuple(_spans(cell) for cell in row) for row in block.rows)
            header = tuple(_spans(cell) for cell in block.header)
            there = (header, *rows)
            return Part("table", header=header, rows=rows, letters=rooms(_columns(there)), narrow=_narrow(there))
        case Picture():
            return Part("picture", text=filled(block.alternative))
        case Rule():
            return Part("rule")


def _columns(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    most = max(map(len, rows), default=0)
    return [[_text(row[place]) for row in rows if place < len(row)] for place in range(most)]


def _narrow(rows: Sequence[Sequence[Cell]]) -> bool:
    return len(max(rows, key=len, default=())) > 1 and all(len(_text(row[0])) <= WHOLE for row in rows if row)


def _text(cell: Cell) -> str:
    return "".join(span.text for span in cell)


def _bar(label: str, value: int, of: int) -> ShownBar:
    return ShownBar(label, f"{value} of {of}", share_of(value, of))
