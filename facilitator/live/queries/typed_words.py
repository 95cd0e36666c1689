"""All words that people typed and a copy of the session log may hold, each with the id that a decision names it by.

An issue and an entry are named by their own ids, because nothing else could be decided about once; what stands beside
their words, and names that people gave to things, by an id that says what it is: "E2-G1-1 finding", "A1 owner",
"group G3", "interruption 1", "theme x-kit", "item y01", "agency Police". Notes are in no copy to share,
so they are not among them.
"""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.live.facts.base import Command
from facilitator.live.facts.entries import EditEntry, SettleEntry
from facilitator.live.facts.groups import RenameGroup
from facilitator.live.facts.interruptions import ExplainInterruption
from facilitator.live.facts.issues import DetailHypothesis, EditIssue, JudgeHypothesis
from facilitator.live.facts.room import ShowMessage
from facilitator.live.facts.themes import RenameTheme
from facilitator.live.queries.schedule import origin
from facilitator.live.state import Entry, Issue, State, Testing

Typed = Iterator[tuple[str, str]]
"""Ids with words, none of them empty."""

ANSWERS = ("based_on", "how_to_test", "finding", "recommended")
"""The words beside a hypothesis, by the fields that hold them."""

ASIDES = ("owner", "by_when", "how")
"""The words beside an entry, by the fields that hold them."""


MESSAGE = "message"
"""The id of the words that stand above whatever the room sees."""


INTERRUPTION = "interruption"
"""Begins the id of the reason of an interruption, which its number from 1 follows."""


def beside(holder: str, field: str) -> str:
    """The id of words that stand beside others: "A1" and "by_when" make "A1 by when"."""
    return f"{holder} {field.replace('_', ' ')}"


def typed_words(state: State) -> Typed:
    """All of them as they stand now; what was withdrawn is in no copy to share."""
    for issue in state.issues.values():
        if not issue.withdrawn:
            yield from _of_issue(issue)
    for entry in state.entries.values():
        if not entry.withdrawn and entry.kind != "note":
            yield from _of_entry(entry)
    yield from given_names(state)
    yield from (
        (tally.id, tally.question) for tally in state.tallies.values() if tally.question and not tally.withdrawn
    )
    for number, one in enumerate(state.interruptions, 1):
        if one.reason:
            yield f"{INTERRUPTION} {number}", one.reason
    if state.room.message:
        yield MESSAGE, state.room.message


def given_names(state: State) -> Typed:
    """What people called groups, themes, items and agencies, where it is not the plan's own word for it."""
    if state.started is None:
        return
    planned = state.started.plan
    yield from ((f"group {group.id}", group.name) for group in state.groups.values())
    if state.agenda is not None:
        labels = {(theme.id, theme.label) for theme in planned.themes}
        for theme in state.agenda.themes:
            if (theme.id, theme.label) not in labels:
                yield f"theme {theme.id}", theme.label
        for item in state.agenda.items:
            if planned.position(origin(state, item.id)) < 0:
                yield f"item {item.id}", item.title
    agencies = dict.fromkeys(found.agency for found in state.attendance.values() if found.count > 0)
    yield from ((f"agency {agency}", agency) for agency in agencies if agency not in planned.agencies)


def words_of(state: State, holder: str) -> str:
    """The words that an id names; nothing where there are none."""
    return next((words for found, words in typed_words(state) if found == holder), "")


def rewording(state: State, holder: str, text: str) -> Command | None:
    """The command that gives what an id names other words; None where there is no such command."""
    first, _, rest = holder.partition(" ")
    issue, entry = state.issues.get(first), state.entries.get(first)
    match first, rest:
        case "message", _:
            return ShowMessage(text)
        case "interruption", _:
            return ExplainInterruption(text) if rest == str(len(state.interruptions)) else None
        case "group", _:
            return RenameGroup(rest, text)
        case "theme", _:
            return RenameTheme(rest, text)
        case _, "" if issue is not None:
            return EditIssue(first, text)
        case _, "" if entry is not None:
            return EditEntry(first, text, entry.owner, entry.by_when)
        case _ if issue is not None:
            return _reworded_answer(issue, rest.replace(" ", "_"), text)
        case _ if entry is not None:
            return _reworded_aside(entry, rest.replace(" ", "_"), text)
        case _:
            return None


# -- the words beside an issue and an entry ----------------------------------------------------------------------


def _of_issue(issue: Issue) -> Typed:
    yield issue.id, issue.text
    if issue.testing != NOTHING:
        for field in ANSWERS:
            if words := getattr(issue.testing, field):
                yield beside(issue.id, field), words


NOTHING = Testing()


def _of_entry(entry: Entry) -> Typed:
    yield entry.id, entry.text
    for field in ASIDES:
        if words := getattr(entry, field):
            yield beside(entry.id, field), words


def _reworded_answer(issue: Issue, field: str, text: str) -> Command | None:
    told = issue.testing
    match field:
        case "based_on":
            return DetailHypothesis(issue.id, text, told.how_to_test)
        case "how_to_test":
            return DetailHypothesis(issue.id, told.based_on, text)
        case "finding":
            return JudgeHypothesis(issue.id, told.standing, text, told.recommended)
        case "recommended":
            return JudgeHypothesis(issue.id, told.standing, told.finding, text)
        case _:
            return None


def _reworded_aside(entry: Entry, field: str, text: str) -> Command | None:
    match field:
        case "owner":
            return EditEntry(entry.id, entry.text, text, entry.by_when)
        case "by_when":
            return EditEntry(entry.id, entry.text, entry.owner, text)
        case "how":
            return SettleEntry(entry.id, text)
        case _:
            return None
