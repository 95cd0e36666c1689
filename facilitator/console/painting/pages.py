"""A page's blocks into lines: wrapped, spaced and styled for a width; and the blocks of papers over the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from facilitator.agenda.measuring import GAP, column_widths, indentation
from facilitator.agenda.model import (
    Bars,
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
from facilitator.agenda.placeholders import ASK, PLACEHOLDER
from facilitator.console.painting.ink import Ink, ink
from facilitator.console.painting.lettering import Run, clip, fill, strip_of, wrap_runs

Line = list[Run]

COLUMN = 78
"""A column of reading text is at most this wide; two stand side by side from TWO_COLUMNS on."""
TWO_COLUMNS = 110
GUTTER = 4

NARROWEST = 14
"""Cells from which on there is room for a frame with its title."""
LATER = "┆ "
"""Before what the room does not see yet."""
STRUCK = Style(strike=True)
EIGHTHS = " ▏▎▍▌▋▊▉"


def page_lines(
    page: Page, width: int, height: int, theme: str, step: int | None = None, margin: int = 0
) -> list[Strip]:
    """The page as strips of exactly `width`: one column, or two where the width allows and one would not fit.

    What the room does not see before a later `step` is quiet, and has a sign before it.
    Lines beyond `height` are not cut here; the caller scrolls. Cached by the page's identity, the width and the theme.
    `margin` cells are left free at each side beyond the width.
    """
    return _laid_out(_Same(page), width, height, theme, step, margin)


class _Same:
    """A page as a key of the cache: the very same object, since comparing pages by value costs more than painting."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def __hash__(self) -> int:
        return id(self.page)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.page is self.page


@lru_cache(maxsize=128)
def _laid_out(same: _Same, width: int, height: int, theme: str, step: int | None, margin: int) -> list[Strip]:
    style, page = ink(theme), same.page
    blocks, column = page.blocks, min(COLUMN, width)
    steps = page.steps if step is not None and step < page.last_step else ()
    later = [at > (step or 0) for at in steps]
    lines = _titled(blocks, column, style, later)
    edge: Line = [(" " * margin, style.plain)] if margin else []
    if len(lines) <= height or width < TWO_COLUMNS:
        return [_framed(line, edge, width, style) for line in lines]
    column = min(COLUMN, (width - GUTTER) // 2)
    lines = _titled(blocks, column, style, later)
    split = column_break(lines, max(height, -(-len(lines) // 2)))
    left, right = lines[:split], lines[split:]
    rows = []
    for number in range(max(len(left), len(right))):
        one = strip_of(left[number] if number < len(left) else [], column + GUTTER, style.plain)
        two = strip_of(right[number] if number < len(right) else [], width - column - GUTTER, style.plain)
        rows.append(_framed([(text, shade or style.plain) for text, shade, _ in (*one, *two)], edge, width, style))
    return rows


def _titled(blocks: Sequence[Block], width: int, style: Ink, later: Sequence[bool]) -> list[Line]:
    """The blocks of a page; a heading that it begins with is its title, and stands over a rule as long as it is."""
    if not blocks or not isinstance(blocks[0], Heading) or (later and later[0]):
        return block_lines(blocks, width, style, later)
    lines = block_lines(blocks[:1], width, style)
    longest = max((sum(cell_len(text) for text, _ in line) for line in lines), default=0)
    rest = block_lines(blocks[1:], width, style, later[1:])
    return [*lines, [("━" * longest, style.accent)], *([[]] if rest else []), *rest]


def _framed(line: Line, edge: Line, width: int, style: Ink) -> Strip:
    """A line of this width between two margins; what is too long is clipped before the second."""
    if not edge:
        return strip_of(line, width, style.plain)
    if sum(cell_len(text) for text, _ in line) > width:
        line = [(text, shade or style.plain) for text, shade, _ in strip_of(line, width, style.plain)]
    return strip_of([*edge, *line], width + 2 * len(edge[0][0]), style.plain)


def column_break(lines: Sequence[Line], at: int) -> int:
    """Where to break a column: never leaving a heading or half a gap on its last line."""
    at = min(at, len(lines))
    while at > 1 and at < len(lines) and (not lines[at - 1] or lines[at - 1][0][1].bold):
        at -= 1
    return at


def block_lines(blocks: Sequence[Block], width: int, style: Ink, later: Sequence[bool] = ()) -> list[Line]:
    """Blocks as lines of runs, with a blank line between them (none between the lines of one list).

    `later` marks blocks that are not to be seen yet: they are told apart, for the lead.
    """
    lines: list[Line] = []
    before: Block | None = None
    for number, block in enumerate(blocks):
        if before is not None and not (isinstance(block, ListLine) and isinstance(before, ListLine)):
            lines.append([])
        if number < len(later) and later[number]:
            hidden = _block(block, width - cell_len(LATER), style)
            lines += [[(LATER, style.quiet), *((text, style.quiet) for text, _ in line)] for line in hidden]
        else:
            lines += _block(block, width, style)
        before = block
    return lines


def _block(block: Block, width: int, style: Ink) -> list[Line]:
    match block:
        case Heading():
            chosen = style.title if block.level <= 2 else style.strong
            return wrap_runs([(span.text, chosen + STRUCK if span.strike else chosen) for span in block.spans], width)
        case Paragraph():
            return wrap_runs(_runs(block.spans, style), width)
        case ListLine():
            return _list_line(block, width, style)
        case Quote():
            return [[("▎ ", style.accent), *line] for line in wrap_runs(_runs(block.spans, style), width - 2)]
        case Drawing():
            return [[(clip(line, width), style.plain)] for line in block.lines]
        case Bars():
            return _bars(block, width, style)
        case Table():
            return _table(block, width, style)
        case Picture():
            return _picture(block, width, style)
        case Rule():
            return [[("─" * width, style.line)]]


def _runs(spans: Sequence[Span], style: Ink) -> list[Run]:
    return [(shown(span.text), _style(span, style)) for span in spans]


def _style(span: Span, style: Ink) -> Style:
    chosen = style.accent if span.code else style.plain
    if span.strong or span.emphasis:
        chosen = style.strong if span.strong else style.emphasis
    return chosen + STRUCK if span.strike else chosen


def shown(text: str) -> str:
    """Text as a room may see it: a blank that nobody filled in becomes an invitation to ask."""
    return PLACEHOLDER.sub(ASK, text) if "{{" in text else text


def blanks(page: Page) -> tuple[str, ...]:
    """The names of the blanks on a page that nobody has filled in, once each."""
    return _blanks(_Same(page))


@lru_cache(maxsize=128)
def _blanks(same: _Same) -> tuple[str, ...]:
    page = same.page
    found: dict[str, None] = {}
    for block in page.blocks:
        for span in getattr(block, "spans", ()):
            found.update(dict.fromkeys(match[1] for match in PLACEHOLDER.finditer(span.text)))
    return tuple(found)


def _list_line(block: ListLine, width: int, style: Ink) -> list[Line]:
    indent = " " * indentation(block, width)
    marker = block.marker or "·•‣"[1 if block.depth == 0 else 2 if block.depth == 1 else 0]
    head = f"{indent}{marker} "
    rest = " " * cell_len(head)
    wrapped = wrap_runs(_runs(block.spans, style), width - len(rest))
    return [[(head if number == 0 else rest, style.accent), *line] for number, line in enumerate(wrapped)]


def _bars(block: Bars, width: int, style: Ink) -> list[Line]:
    """Each bar on two lines or more: its label with the count in words, then the bar against its own whole."""
    lines: list[Line] = []
    room = width - 2
    for bar in block.bars:
        share = bar.value / bar.of if bar.of else 0.0
        full, part = divmod(round(share * room * 8), 8)
        drawn = "█" * full + (EIGHTHS[part] if part else "")
        if lines:
            lines.append([])
        label: Line = [(bar.label, style.strong), (f"   {bar.value} of {bar.of}", style.accent)]
        lines += [label] if sum(cell_len(text) for text, _ in label) <= width else wrap_runs(label, width)
        lines.append([(drawn, style.accent), ("░" * (room - cell_len(drawn)), style.line)])
    return lines


def _table(block: Table, width: int, style: Ink) -> list[Line]:
    """A table with wrapped cells: columns share the width by what they hold, no frame but a line under the head."""
    widths = column_widths(block, width)
    lines: list[Line] = []
    if block.header:
        lines += _row([_bold(cell) for cell in block.header], widths, style)
        lines.append([((" " * GAP).join("─" * size for size in widths), style.line)])
    for row in block.rows:
        lines += _row(row, widths, style)
    return lines


def _bold(cell: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(Span(span.text, strong=True) for span in cell)


def _row(cells: Sequence[Sequence[Span]], widths: Sequence[int], style: Ink) -> list[Line]:
    wrapped = [wrap_runs(_runs(cell, style), size) for cell, size in zip(cells, widths, strict=True)]
    lines: list[Line] = []
    for number in range(max(map(len, wrapped))):
        line: Line = []
        for column, (cell, size) in enumerate(zip(wrapped, widths, strict=True)):
            part = cell[number] if number < len(cell) else []
            used = sum(cell_len(text) for text, _ in part)
            gap = GAP if column < len(widths) - 1 else 0
            line += [*part, (" " * (size - used + gap), style.plain)]
        lines.append(line)
    return lines


def _picture(block: Picture, width: int, style: Ink) -> list[Line]:
    """A framed place for a picture, with the words that stand for it; in too narrow a place, the words alone."""
    if width < NARROWEST:
        return wrap_runs([(f"picture: {block.alternative or block.path}", style.quiet)], width)
    inner = min(width, 60) - 4
    body = wrap_runs([(block.alternative or block.path, style.quiet)], inner)
    top: Line = [("┌─ picture " + "─" * (inner - 8) + "┐", style.line)]
    middle: list[Line] = [
        [("│ ", style.line), (fill("".join(t for t, _ in line), inner), style.quiet), (" │", style.line)]
        for line in body
    ]
    return [top, *middle, [("└" + "─" * (inner + 2) + "┘", style.line)]]


def title(text: str) -> Heading:
    """A heading within a paper."""
    return Heading(3, (Span(text),))


def words(text: str, strong: bool = False) -> Paragraph:
    """Running text of a paper."""
    return Paragraph((Span(text, strong=strong),))


def line(text: str) -> ListLine:
    """A line of a list of a paper."""
    return ListLine(0, "", (Span(text),))


def two_columns(rows: Iterable[tuple[str, str]]) -> Table:
    """Pairs side by side, the first of each standing out."""
    return Table((), tuple(((Span(first, code=True),), (Span(second),)) for first, second in rows))
