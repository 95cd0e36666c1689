"""Deciding how two groups become one: the events of one step, which one undo takes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from facilitator.live import commands, events
from facilitator.live.events import AnyEvent
from facilitator.live.finding import the_group
from facilitator.live.refused import Refused
from facilitator.live.stamp import Stamp
from facilitator.live.state import Issue, State

Events = tuple[AnyEvent, ...]


def _join(state: State, command: commands.JoinGroups, now: Stamp) -> Events:
    """Close the one; whatever it said and whatever is still before it goes over to the other."""
    group, into = the_group(state, command.id), the_group(state, command.into)
    if group.id == into.id:
        raise Refused(f"{group.name} cannot be put together with itself.")
    for one in (group, into):
        if one.closed:
            raise Refused(f"{one.name} has left.")
    standing = (issue for issue in state.issues.values() if not issue.withdrawn)
    return (
        events.GroupClosed(group.id, into.id),
        *(events.TurnGiven(item, into.id) for item, turns in state.turns.items() if turns.now == group.id),
        *(event for issue in standing for event in _over(issue, group.id, into.id)),
    )


def _over(issue: Issue, group: str, into: str) -> Iterator[AnyEvent]:
    """What makes an issue, or the mark on it, the other group's; nobody has a mark on what it said itself."""
    if issue.group == group:
        yield events.IssueMoved(issue.id, into)
        if into in issue.echoes:
            yield events.IssueEchoWithdrawn(issue.id, into)
    elif group in issue.echoes:
        yield events.IssueEchoWithdrawn(issue.id, group)
        if into != issue.group and into not in issue.echoes:
            yield events.IssueEchoed(issue.id, into)


DECISIONS: dict[type, Callable[[State, Any, Stamp], Events]] = {commands.JoinGroups: _join}
