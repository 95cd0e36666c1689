"""The table of the plan editor: the day item by item, with the times that follow, and what is to look at. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from functools import lru_cache
from typing import NamedTuple, cast

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from facilitator.agenda.counting import count_words
from facilitator.agenda.editing.plan_text import PlanText, read_item
from facilitator.agenda.editing.problems_at import WHOLE_PLAN, ProblemAt
from facilitator.agenda.editing.timeline import Slot, Timeline
from facilitator.agenda.kinds import KINDS
from facilitator.agenda.model import KindId
from facilitator.agenda.times_of_day import WRITING, as_said, clock_words
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, beside, clip, fill, strip_of, wrap
from facilitator.console.painting.spots import Spot, does, standing
from facilitator.console.painting.times import time_column

WITH_KIND, WITH_WHO, WITH_NEEDS = 60, 74, 92
"""Columns from which the table tells the kind, who leads and what is needed."""
BESIDE, KIND, WHO = 18, 12, 10
"""Cells of what stands beside the time at the left (mark, minutes, least), of the kind, of who leads."""
SAVED = "saved"


class TableRow(NamedTuple):
    """An item as the table tells it; `item` is where it stands, WHOLE_PLAN for the day itself, which comes first."""

    item: int
    starts: str
    minutes: str
    least: str
    title: str
    aside: str
    kind: str
    who: str
    needs: str
    problems: tuple[str, ...] = ()
    rests: bool = False


class Table(NamedTuple):
    """The rows, and which of them is in hand."""

    rows: tuple[TableRow, ...]
    at: int = 0


def table_rows(plan: PlanText, times: Timeline, problems: Sequence[ProblemAt]) -> tuple[TableRow, ...]:
    """The day itself, and every item."""
    told: dict[int, list[str]] = {}
    for one in problems:
        told.setdefault(one.item, []).append(one.problem.what)
    form = plan.rest.form
    day = TableRow(
        WHOLE_PLAN,
        clock(form.time("starts")),
        "",
        "",
        form.text("title") or "The day itself",
        "",
        "the day",
        "",
        form.text("organisation"),
        tuple(told.get(WHOLE_PLAN, ())),
    )
    both = enumerate(zip(plan.items, times.slots, strict=True))
    rows = (_row(at, item.body, slot, tuple(told.get(at, ())), WRITING.halves) for at, (item, slot) in both)
    return (day, *rows)


@lru_cache(maxsize=2048)
def _row(at: int, body: str, slot: Slot, problems: tuple[str, ...], halves: bool) -> TableRow:
    """A row of the table; its times are written in another way, and it is another row, by `halves`."""
    item = read_item(body)
    assert item is not None, "an item is read before it is taken into a plan"
    form = item.form
    least, fixed = form.whole("least"), form.flag("fixed")
    kind = KINDS[cast("KindId", form.text("kind"))]
    begins = form.time("at")
    aside = f"at {clock(begins)}" if begins is not None else ""
    if slot.late:
        aside += f", {slot.late} min late"
    elif slot.free:
        aside += f", {slot.free} min free before"
    return TableRow(
        at,
        clock_words(slot.begins % 1440),
        str(form.whole("minutes") or "?"),
        "fixed" if fixed else str(least) if least else "",
        item.title or "(no title)",
        aside,
        kind.word.lower() + ("" if form.text("priority") == "must" else f", {form.text('priority')}"),
        ", ".join(form.texts("leads")),
        ", ".join(form.texts("materials")),
        problems,
        kind.rests,
    )


def clock(at: time | None) -> str:
    """A time of day as it is written; nothing for none."""
    return as_said(at) if at is not None else ""


def table_lines(table: Table, width: int, height: int, style: Ink, *, active: bool) -> list[Strip]:
    """The table in at most `height` lines, so moved that the row in hand shows.

    `active` is false while the keys go to the fields of that row.
    """
    head = _head(width, style)
    blocks = [1 + _looks(row, number == table.at, width) for number, row in enumerate(table.rows)]
    room = max(1, height - 1)
    first = _first(blocks, table.at, room)
    lines = [head]
    for number in range(first, len(table.rows)):
        if len(lines) > room:
            break
        painted = _row_lines(table.rows[number], number == table.at, width, style, active=active)
        lines += standing(painted, Spot("row", str(number)))
    return lines[:height]


def _first(blocks: Sequence[int], at: int, room: int) -> int:
    """The first row to show: the one in hand stands in the middle, and there is no room left over at the end."""
    first, used = at, blocks[at]
    while first > 0 and used + blocks[first - 1] <= max(room // 2, blocks[at]):
        first -= 1
        used += blocks[first]
    while first > 0 and sum(blocks[first - 1 :]) <= room:
        first -= 1
    return first


def _looks(row: TableRow, here: bool, width: int) -> int:
    """Lines that a row's problems take: one; all of them where the row is in hand."""
    if not row.problems:
        return 0
    return sum(len(wrap(f"▲ {words}", max(10, width - _times() - 1))) for words in row.problems[:3]) if here else 1


def _times() -> int:
    """Cells of the columns at the left."""
    return BESIDE + WRITING.cells


def _head(width: int, style: Ink) -> Strip:
    runs: list[Run] = [(fill(f"   {fill('starts', WRITING.cells + 1)}  min  least", _times()), style.bar_quiet)]
    title, kind, who, needs = _columns(width)
    runs.append((fill("item", title), style.bar_quiet))
    for name, size in (("kind", kind), ("who", who), ("needs", needs)):
        runs += [(fill(name, size), style.bar_quiet)] if size else []
    return strip_of(runs, width, style.bar)


def _columns(width: int) -> tuple[int, int, int, int]:
    """Cells of title, kind, who and needs in a table of this width."""
    kind = KIND if width >= WITH_KIND else 0
    who = WHO if width >= WITH_WHO else 0
    left = width - _times() - kind - who
    needs = min(44, left // 3) if width >= WITH_NEEDS else 0
    return left - needs, kind, who, needs


def _row_lines(row: TableRow, here: bool, width: int, style: Ink, *, active: bool) -> list[Strip]:
    shade, quiet = (style.here, style.here_quiet) if here else (style.plain, style.quiet)
    if row.item == WHOLE_PLAN and not here:
        shade = style.title
    title, kind, who, needs = _columns(width)
    mark = ("▶" if active else "▷") if here else " "
    name = row.title.upper() if row.rests else row.title
    aside = row.aside
    while ", " in aside and cell_len(name) + cell_len(aside) + 3 > title:
        aside = aside.rpartition(", ")[0]
    aside = f"  {aside}" if aside else ""
    shown = clip(name, title - cell_len(aside) - 1)
    runs: list[Run] = [
        (f" {mark} ", shade),
        (f"{time_column(row.starts)} ", shade),
        (fill(row.minutes, 5, right=True), shade),
        (fill(f"  {row.least}", 9), quiet),
        (shown, shade),
        (fill(aside, title - cell_len(shown)), quiet),
    ]
    for words, size in ((row.kind, kind), (row.who, who), (row.needs, needs)):
        runs += [(fill(clip(words, size - 1), size), quiet)] if size else []
    lines = [strip_of(runs, width, shade if here else style.plain)]
    if row.problems:
        lines += _problem_lines(row, here, width, style)
    return lines


def _problem_lines(row: TableRow, here: bool, width: int, style: Ink) -> list[Strip]:
    room = max(10, width - _times() - 1)
    more = len(row.problems) - 1
    if here:
        words = [line for told in row.problems[:3] for line in wrap(f"▲ {told}", room)]
    else:
        tail = f" (and {more} more)" if more else ""
        words = [clip(f"▲ {row.problems[0]}", room - cell_len(tail)) + tail]
    return [strip_of([(" " * _times(), style.plain), (line, style.warn)], width, style.plain) for line in words]


def day_line(name: str, times: Timeline, looks: int, saved: str, width: int, style: Ink) -> list[Strip]:
    """The two lines over the table: which plan it is, and its total, its end, what is free, what is to look at."""
    left: list[Run] = [(" ", style.bar), (clip(name, max(8, width - 20)), does(style.bar_strong, "menu"))]
    left.append((" · yours", style.bar_quiet))
    shade: Style = style.bar_good if saved == SAVED else style.alarm
    first = beside(left, [(f" {saved} ", shade)], width, style.bar)
    shade = style.bar_warn if looks else style.bar_good
    look = f"{count_words(looks, 'thing')} to look at" if looks else "nothing to look at"
    over = times.left is not None and times.left < 0
    told: list[Run] = [(" ", style.bar), (times.words, style.bar_warn if over else style.bar)]
    return [first, beside(told, [(f"  {look} ", shade)], width, style.bar)]
