"""What the rows of a timetable say: the items of a day, their minutes, and what was not sure. Pure.

Starts and lengths are both used; where they differ the starts count. A time that runs backwards is either the
afternoon on a twelve-hour clock or the next day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from facilitator.agenda.kinds import KINDS
from facilitator.agenda.model import KindId
from facilitator.bringing.columns import LOOKED_AT, Role, guessed, heads_of
from facilitator.bringing.grids import Grid
from facilitator.bringing.spans import HALF_DAY, Span, find_span, read_minutes, read_span

GUESSED, LUNCH = 15, 45
"""Minutes of an item that nothing is said about, and of a lunch."""
LONGEST = 600
EARLIEST = 8 * 60
"""Minutes from midnight before which no day begins: a time that goes back to before it is meant for the afternoon."""

DAY_HEAD = re.compile(
    r"(?:day\s+(?:\d{1,2}|one|two|three|four|five)\b.*"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?!.*\b(?:session|workshop)\b).{0,40})",
    re.I,
)
SHEET_OF_A_DAY = re.compile(r"(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\.?(?:\s.{0,40})?", re.I)
"""What a sheet of a book may be called too."""
ENDS = re.compile(
    r"(?:close|end|ends|finish|finishes|depart|departure|home|end of (?:the )?(?:day|session|course))[.!]?", re.I
)
BREAK = re.compile(
    r"\b(?:breaks?|lunch|tea|coffee|refreshments?|comfort|registration and coffee|dinner|supper|free time)\b", re.I
)
NO_BREAK = re.compile(r"\b(?:after|before|following|icebreaker|ice-breaker|breakout|break-out|break out)\b", re.I)
REPORT = re.compile(
    r"\b(?:feed ?back|feeding back|report(?:ing)?[ -]backs?|reports? back|plenary|share back|sharing back)\b", re.I
)
EXERCISE = re.compile(
    r"\b(?:exercises?|group ?work|group (?:task|activity|discussion)s?|small groups?|in groups|break-?outs?"
    r"|activit(?:y|ies)|breakout rooms?|case (?:study|studies|discussion)|scenarios?|workshop task)\b",
    re.I,
)
NO_EXERCISE = re.compile(r"\b(?:introduc\w+|brief\w*|explain\w*|evaluation|physical)\b", re.I)


class Entry(msgspec.Struct):
    """An item as it is being made out. `start` counts minutes from midnight; `unsure` says what was taken on trust.

    `deck` and `case` are the paths of its pages and its case where it has some, as the plan names them.
    """

    title: str
    kind: KindId = "talk"
    start: int | None = None
    minutes: int | None = None
    who: list[str] = []
    materials: list[str] = []
    aims: list[str] = []
    notes: list[str] = []
    unsure: list[str] = []
    deck: str = ""
    case: str = ""


class Day(msgspec.Struct):
    """One day: its items in order, what stood before them, and when it ends if that was said."""

    name: str = ""
    entries: list[Entry] = []
    before: list[str] = []
    finishes: int | None = None


def days_of(grids: Sequence[Grid]) -> tuple[Day, ...]:
    """The days in a file's tables, those without an item left out; their words go to the one that is next."""
    days: list[Day] = []
    words: list[str] = []
    for grid in grids:
        for day in _days_in(grid):
            if day.entries:
                day.before = [*words, *day.before]
                words = []
                days.append(day)
            else:
                words += day.before
    if days:
        days[-1].entries[-1].notes += words
    for day in days:
        _settle(day)
    return tuple(days)


def _days_in(grid: Grid) -> list[Day]:
    rows = list(grid.rows)
    at, roles = next(
        ((n, heads) for n, row in enumerate(rows[:LOOKED_AT]) if (heads := heads_of(row)) is not None), (-1, None)
    )
    named = DAY_HEAD.fullmatch(grid.name) or SHEET_OF_A_DAY.fullmatch(grid.name)
    day = Day(grid.name if named else "", [], [])
    day.before = [] if day.name or re.fullmatch(r"(?:Sheet ?\d*)?", grid.name) else [grid.name]
    days = [day]
    for row in rows[: max(at, 0)]:
        _take_words(days, row)
    body = rows[at + 1 :]
    headed, roles = roles is not None, roles or guessed([row for row in body if sum(map(bool, row)) > 1])
    for row in body:
        if heads_of(row) is None:
            _take(days, row, roles)
    return days if headed or any(_is_a_timetable(day) for day in days) else [_only_words(grid)]


def _is_a_timetable(day: Day) -> bool:
    """Whether a table without heads has times in it, or more than one length: a list of costs has figures too."""
    return len(day.entries) > 1 or any(entry.start is not None for entry in day.entries)


def _only_words(grid: Grid) -> Day:
    name = [] if re.fullmatch(r"(?:Sheet ?\d*)?", grid.name) else [grid.name]
    return Day("", [], name + [" ".join(filter(None, row)) for row in grid.rows])


def _take_words(days: list[Day], row: Sequence[str]) -> None:
    """Words that are no row of the table: a heading of a day, or of the whole."""
    words = " ".join(cell for cell in row if cell)
    if DAY_HEAD.fullmatch(words):
        _begin_day(days, words)
    elif days[-1].entries:
        days[-1].entries[-1].notes.append(words)
    else:
        days[-1].before.append(words)


def _take(days: list[Day], row: Sequence[str], roles: dict[int, Role]) -> None:
    """A row of the table: an item, a day's heading, or more words of the item before."""
    day_cell = next((cell for at, cell in enumerate(row) if roles.get(at) == "day" and cell), "")
    if day_cell and day_cell != days[-1].name:
        _begin_day(days, day_cell)
    made = _by_columns(row, roles)
    if made is None:
        _take_words(days, row)
        return
    entry, end = made
    known = next((one.start for one in reversed(days[-1].entries) if one.start is not None), None)
    if entry.start is not None and known is not None and entry.start < known:
        if entry.start < EARLIEST and entry.start + HALF_DAY > known:
            entry.start += HALF_DAY
            end = end + HALF_DAY if end is not None and end < entry.start else end
        else:
            _begin_day(days, "")
    if end is not None and entry.start is not None:
        entry.minutes = (end - entry.start) % (2 * HALF_DAY) or None
    if ENDS.fullmatch(entry.title) and entry.start is not None and not entry.minutes and days[-1].entries:
        days[-1].finishes = entry.start
        days[-1].entries[-1].notes += [entry.title, *entry.who, *entry.materials, *entry.aims, *entry.notes]
        return
    days[-1].entries.append(entry)


def _begin_day(days: list[Day], name: str) -> None:
    """Another day; one that has no item yet only gets its name."""
    if days[-1].entries:
        days.append(Day(name, [], []))
    else:
        days[-1].name = name


def _by_columns(row: Sequence[str], roles: dict[int, Role]) -> tuple[Entry, int | None] | None:
    """The item in a row, and when it ends; None where nothing tells a time, or no words are left for a title."""
    entry = Entry("")
    kept: dict[Role, list[str]] = {"who": entry.who, "materials": entry.materials, "aims": entry.aims}
    end: int | None = None
    timed = False
    for at, cell in enumerate(row):
        role = roles.get(at, "notes")
        if not cell or role == "day" or (role == "number" and re.fullmatch(r"\d+\.?", cell)):
            continue
        span = _span_of(cell, role)
        if span is not None:
            timed = True
            end = _apply(entry, span if role != "end" else Span(None, span.start, span.minutes, span.about), end)
            if span.about:
                entry.unsure.append(f"\u201c{cell}\u201d is not exact")
        elif role == "title" and not entry.title:
            entry.title = cell
        else:
            kept.get(role, entry.notes).append(cell)
    if entry.title and entry.minutes is None and end is None:
        timed, end = _by_words(entry, timed, end)
    if not entry.title:
        first = next((words for words in (entry.notes, entry.aims, entry.who) if words), None)
        entry.title = first.pop(0) if first is not None else ""
    return (entry, end) if timed and entry.title else None


def _by_words(entry: Entry, timed: bool, end: int | None) -> tuple[bool, int | None]:
    """Take times and lengths out of a title: "9.15 Intro (15 mins)". Whether there are any now, and when it ends."""
    for _ in range(2):
        cut = find_span(entry.title)
        if cut is None or not cut.rest or (timed and cut.span.minutes is None):
            break
        entry.title, timed = cut.rest, True
        end = _apply(entry, cut.span, end)
        if cut.span.about:
            entry.unsure.append("its time is not exact")
    return timed, end


def _apply(entry: Entry, span: Span, end: int | None) -> int | None:
    """Put what a span says into an item; when the item ends, as far as that is known."""
    entry.start = span.start if span.start is not None else entry.start
    entry.minutes = span.minutes if span.minutes is not None else entry.minutes
    return span.end if span.end is not None else end


def _span_of(cell: str, role: Role) -> Span | None:
    """What a cell of a column of times or lengths says; None for words, and for every other column."""
    if role not in ("time", "end", "length"):
        return None
    if role == "length":
        minutes = read_minutes(cell)
        return Span(minutes=minutes) if minutes is not None else read_span(cell)
    span = read_span(cell)
    if span is None and re.fullmatch(r"\d{1,2}", cell) and int(cell) < 24:
        return Span(start=int(cell) * 60)
    return span


def _settle(day: Day) -> None:
    """Kinds, and minutes where starts tell them; what is left open is guessed and said."""
    entries = day.entries
    for at, entry in enumerate(entries):
        following = next((one.start for one in entries[at + 1 :] if one.start is not None), day.finishes)
        between = [one for one in entries[at + 1 :] if one.start is None]
        beside = (at + 1 < len(entries) and entries[at + 1].start is not None) or at + 1 == len(entries)
        if entry.start is not None and following is not None and (beside or not between):
            until = following - entry.start
            if entry.minutes is None and 0 < until <= LONGEST:
                entry.minutes = until
            elif entry.minutes is not None and 0 < until < entry.minutes:
                entry.unsure.append(f"{entry.minutes} minutes would run into what follows, so it has {until}")
                entry.minutes = until
        if entry.minutes is None or not 0 < entry.minutes <= LONGEST:
            entry.minutes = LUNCH if "lunch" in entry.title.casefold() else GUESSED
            entry.unsure.append(f"nothing says how long, so it has {entry.minutes} minutes")
    _give_kinds(entries)
    day.entries = _with_gaps(entries)


def _give_kinds(entries: list[Entry]) -> None:
    for at, entry in enumerate(entries):
        title = entry.title
        if BREAK.search(title) and not NO_BREAK.search(title) and len(title) <= 60:
            entry.kind = "break"
        elif REPORT.search(title) and any(KINDS[one.kind].at_work for one in entries[:at]):
            entry.kind = "report-back"
        elif EXERCISE.search(title) and not NO_EXERCISE.search(title):
            entry.kind = "exercise"


def _with_gaps(entries: list[Entry]) -> list[Entry]:
    """The items with free time where the timetable leaves some."""
    found: list[Entry] = []
    now: int | None = None
    for entry in entries:
        if now is not None and entry.start is not None and entry.start > now:
            gap = entry.start - now
            if gap <= LONGEST:
                told = [f"the timetable leaves {gap} minutes before “{entry.title}”"]
                found.append(Entry("Free time", "break", now, gap, [], [], [], [], told))
        start = entry.start if entry.start is not None else now
        now = start + (entry.minutes or 0) if start is not None else None
        found.append(entry)
    return found
