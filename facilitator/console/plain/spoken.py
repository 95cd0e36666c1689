"""How a day stands, and what has changed in it, as lines to be read aloud: pure."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.agenda.counting import count_words
from facilitator.console.painting.side import who_words
from facilitator.console.painting.times import left_words, local_clock, second_words
from facilitator.live.queries.day_words import local, meaning
from facilitator.live.queries.view import Column, Now, View


def standing(view: View) -> Iterator[str]:
    """The time, what is left of the item, whose turn it is, and how the day stands."""
    now = view.now
    stands = meaning(view)
    yield f"{local_clock(view.at, view.offsets)}. {stands[:1].upper()}{stands[1:]}."
    if now is not None:
        yield f"{now.title}: {clock_words(now)}."
    if view.second is not None:
        yield f"{second_words(view.second)}."
    if view.turns is not None and view.turns.now:
        left = f", {left_words(view.turns.left)}" if view.turns.left is not None else ""
        yield f"Turn: {group_name(view, view.turns.now)}{left}."


def clock_words(now: Now) -> str:
    """An item's clock: "12:59 left, running, phase discuss"."""
    phase = f", {now.clock.phase}: {left_words(now.clock.phase_left)}" if now.clock.phase else ""
    return f"{left_words(now.clock.left)}, clock {now.clock.state}{phase}"


def coming(view: View) -> Iterator[str]:
    """What is still to come, with its times."""
    ahead = [row for row in view.rows if row.mark in ("next", "later")]
    if not ahead:
        yield "Nothing comes after this."
    for row in ahead:
        fixed = ", fixed" if row.fixed else ""
        yield f"{local(view, row.begins)} {row.item.title}, {count_words(round(row.minutes), 'minute')}{fixed}"


def item_words(view: View) -> Iterator[str]:
    """The item that is on, and its page."""
    now = view.now
    if now is None:
        yield "The day has not begun: next page starts the first item."
        return
    yield f"Item {now.position} of {len(view.rows)}: {now.title}, {now.word}, {clock_words(now)}."
    yield page_line(now)


def page_line(now: Now) -> str:
    """Which page it is: "Page 1 of 4: Why we are here"."""
    title = f": {now.page.title}" if now.page is not None and now.page.title else ""
    step = f", {now.step} of {now.steps} shown" if now.steps else ""
    stage = f", part {now.stage} of {now.stages} of the case" if now.stages else ""
    return f"Page {now.page_number} of {now.pages}{title}{step}{stage}." if now.page is not None else "No page."


def notes_words(now: Now) -> Iterator[str]:
    """What is for the lead alone."""
    notes = (*who_words(now), *now.prompts, *(now.page.notes if now.page is not None else ()))
    yield from notes or ("There are no notes here.",)


def said_words(view: View) -> Iterator[str]:
    """What the groups said, group by group."""
    if view.board is None:
        yield "No exercise has begun yet."
        return
    for column in view.board.columns:
        yield f"{column.group.name}: {count_words(len(column.issues), 'issue')}."
        yield from _column(view, column)


def _column(view: View, column: Column) -> Iterator[str]:
    board = view.board
    for issue in column.issues:
        voices = board.voices.get(issue.id, ()) if board is not None else ()
        others = [group_name(view, group) for group in voices if group != column.group.id]
        beside = board.beside.get(issue.id, "") if board is not None else ""
        more = [*([f"also {', '.join(others)}"] if others else []), *([beside] if beside else [])]
        yield f"{issue.id} {issue.text}{' (' if more else ''}{'; '.join(more)}{')' if more else ''}"


def group_name(view: View, group: str) -> str:
    """What a group is called."""
    return next((one.name for one in view.groups if one.id == group), group)


def changes(before: View, after: View, own: bool) -> Iterator[str]:
    """What differs between two looks, a line each. `own`: this window's command did it, so that its words tell it."""
    if before.phase != after.phase and after.phase == "ended":
        yield "The day has ended."
    was, now = before.now, after.now
    if now is not None and (was is None or was.id != now.id):
        yield from item_words(after)
    elif was is not None and now is not None:
        if (was.page_number, was.step, was.stage) != (now.page_number, now.step, now.stage):
            yield page_line(now)
        if was.clock.state != now.clock.state and not own:
            yield f"{now.title}: {clock_words(now)}."
        if was.clock.left > 0 >= now.clock.left and now.clock.state == "running":
            yield f"Time is up: {now.title}."
    if after.turns is not None and after.turns.now and (before.turns is None or before.turns.now != after.turns.now):
        yield f"Turn: {group_name(after, after.turns.now)}."
    if not own:
        yield from _by_others(before, after)


def _by_others(before: View, after: View) -> Iterator[str]:
    """What another window wrote."""
    known = _issues(before)
    for issue, words in _issues(after).items():
        if issue not in known:
            yield f"{issue} was added: {words}"
        elif known[issue] != words:
            yield f"{issue} now reads: {words}"
    entries = {entry.id for entry in before.entries}
    yield from (f"{entry.id} was added: {entry.text}" for entry in after.entries if entry.id not in entries)


def _issues(view: View) -> dict[str, str]:
    columns = view.board.columns if view.board is not None else ()
    return {issue.id: issue.text for column in columns for issue in column.issues}
