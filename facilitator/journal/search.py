"""Searching all runs: what can be asked, what is found, and which words of a run can be found at all.

Found are the words that stand: issues in their present wording, parking-lot entries, actions and pledges. What was
withdrawn, taken back or reworded is often what named somebody, so no search finds it, and private notes neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from facilitator.live.facts import Recorded
from facilitator.live.rules import replay
from facilitator.live.state import Entry, Issue, State

WORD = re.compile(r"\w+")
"""What counts as a word; everything else that is typed only parts words."""

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

MOST_WORDS = 20
"""More words than this are no question; the rest is left out of account."""


class Wanted(msgspec.Struct, frozen=True):
    """What is looked for: words that must all occur, and filters; an empty text asks for nothing.

    `plan` is an id or a part of a title, `item` and `theme` likewise, `group` a part of a name or a number. `since`
    and `until` are ISO dates, both included. The last word counts as the beginning of one, as it is being typed.
    """

    words: str = ""
    plan: str = ""
    item: str = ""
    group: str = ""
    theme: str = ""
    since: str = ""
    until: str = ""

    def split(self) -> tuple[str, ...]:
        """The words, as letters and figures alone."""
        return tuple(WORD.findall(self.words)[:MOST_WORDS])


FILTER = re.compile(r"(plan|item|group|theme|from|until):(\S*)")


def wanted_of(typed: str) -> Wanted:
    """What a line asks for, such as "missed visits group:3 from:2026-09-01"; what is no date asks for none."""
    filters = {name: value for name, value in FILTER.findall(typed) if value}
    for name in ("from", "until"):
        if not DAY.fullmatch(filters.get(name, "")):
            filters.pop(name, None)
    since = filters.pop("from", "")
    return Wanted(FILTER.sub(" ", typed).strip(), since=since, **filters)


class Hit(msgspec.Struct, frozen=True):
    """Something found: in which run, what it is called there, and its words.

    `ref` is the issue's or entry's id, `kind` "issue", "parking", "action" or "pledge". `themes` are ids, and
    `labels` what they are called in that run, in the same order.
    """

    run: str
    plan: str
    title: str
    day: str
    ref: str
    kind: str
    item: str
    item_title: str
    group: str
    themes: tuple[str, ...]
    labels: tuple[str, ...]
    text: str


def findable(run: str, entries: Sequence[Recorded]) -> tuple[Hit, ...]:
    """All that a search may find of a run."""
    state = replay(entries)
    return tuple(_hits(run, state)) if state.started is not None else ()


def _hits(run: str, state: State) -> Iterator[Hit]:
    for issue in state.issues.values():
        if not issue.withdrawn:
            yield _of_issue(run, state, issue)
    for entry in state.entries.values():
        if not entry.withdrawn and entry.kind != "note":
            yield _of_entry(run, state, entry)


def _title(state: State, item: str) -> str:
    return state.plan.item(item).title if state.plan.position(item) >= 0 else item


def _hit(
    run: str, state: State, ref: str, kind: str, item: str, text: str, group: str = "", themes: tuple[str, ...] = ()
) -> Hit:
    assert state.started is not None
    labels = {theme.id: theme.label for theme in state.plan.themes} if themes else {}
    called = tuple(labels.get(theme, theme) for theme in themes)
    title, day = _title(state, item), state.started.day.isoformat()
    return Hit(run, state.plan.id, state.plan.title, day, ref, kind, item, title, group, themes, called, text)


def _of_issue(run: str, state: State, issue: Issue) -> Hit:
    group = state.groups.get(issue.group)
    name = group.name if group is not None else issue.group
    return _hit(run, state, issue.id, "issue", issue.exercise, issue.text, name, issue.themes)


def _of_entry(run: str, state: State, entry: Entry) -> Hit:
    text = ", ".join(part for part in (entry.text, entry.owner, entry.by_when) if part)
    return _hit(run, state, entry.id, entry.kind, entry.item, text)
