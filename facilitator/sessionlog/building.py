"""What all parts of building a session log need to know of a run's history."""

from __future__ import annotations

import msgspec

from facilitator.live.facts import KINDS, Recorded
from facilitator.live.facts.agenda import ItemEntered
from facilitator.live.facts.day import RunEnded, RunReopened
from facilitator.live.facts.groups import GroupAdded
from facilitator.live.stamp import Stamp, between
from facilitator.live.state import Issue
from facilitator.sessionlog.history import History
from facilitator.sessionlog.model import GroupLog, Standing, ThemeLog

BEGINNINGS = tuple(event for event in KINDS if event.gives == "id")
"""The events that bring something with an id into a run."""


AT_ONCE = 15 * 60.0
"""Seconds after its end within which a day that is opened again counts as never ended."""


class Ground(msgspec.Struct):
    """A history, and what was found in it first: who was there, the themes, and what brought each thing into the run.

    `under` holds the standing issues that were put under another, by the other's id.
    `present` are the groups without those that left before they said anything.
    `closed` is the sequence number of the event that ended the day for good; what comes after it was added afterwards.
    """

    history: History
    first: dict[str, Recorded]
    closed: int
    groups: tuple[GroupLog, ...] = ()
    present: tuple[GroupLog, ...] = ()
    themes: tuple[ThemeLog, ...] = ()
    under: dict[str, list[Issue]] = {}

    def stands(self, issue: Issue) -> bool:
        """Whether an issue is on the board, if perhaps under another."""
        return self.standing(self.first.get(issue.id), issue.withdrawn) == "stands"

    def standing(self, first: Recorded | None, withdrawn: bool) -> Standing:
        """Whether something stands: what its window undid is taken back, what was taken off the board withdrawn."""
        if first is not None and first.seq in self.history.taken_back:
            return "taken back"
        return "withdrawn" if withdrawn else "stands"

    def group_name(self, group_id: str) -> str:
        """What a group was called in the end; its id where there is none."""
        group = self.history.state.groups.get(group_id)
        return group.name if group is not None else group_id

    def theme_label(self, theme_id: str) -> str:
        """What a theme was called in the end; its id where there is none."""
        return next((theme.label for theme in self.themes if theme.id == theme_id), theme_id)

    def title(self, item_id: str) -> str:
        """An item's title; its id where the plan has none, and nothing for no item."""
        plan = self.history.state.plan
        return plan.item(item_id).title if plan.position(item_id) >= 0 else item_id


def ground_of(history: History) -> Ground:
    """What is needed before anything else can be built."""
    first: dict[str, Recorded] = {}
    for entry in history.entries:
        if isinstance(entry.event, BEGINNINGS):
            first.setdefault(str(getattr(entry.event, "id", "")), entry)
    ground = Ground(history, first, closed_by(history))
    ground.groups = _groups(ground)
    heard = {group for issue in history.state.issues.values() for group in (issue.group, *issue.echoes)}
    ground.present = tuple(group for group in ground.groups if not group.left or group.id in heard)
    for issue in history.state.issues.values():
        if issue.merged and ground.stands(issue):
            ground.under.setdefault(issue.merged, []).append(issue)
    return ground


def closed_by(history: History) -> int:
    """The number of the event that ended the day for good; beyond all others while it has not been.

    A day that was opened again at once, or went on to another item, had not really ended; one that was opened again
    later for something forgotten had.
    """
    never = history.entries[-1].seq + 1
    found, at = never, history.entries[0].at
    for entry in history.effective():
        if isinstance(entry.event, RunEnded):
            found, at = (entry.seq, entry.at) if found == never else (found, at)
        elif isinstance(entry.event, ItemEntered) or _at_once(entry, at):
            found = never
    return found


def _at_once(entry: Recorded, ended: Stamp) -> bool:
    """Whether the day was opened again so soon that its end must have been a slip."""
    return isinstance(entry.event, RunReopened) and between(ended, entry.at) <= AT_ONCE


def _groups(ground: Ground) -> tuple[GroupLog, ...]:
    """The groups by number, without those whose arrival was taken back and that said nothing."""
    state = ground.history.state
    added = {key: entry for key, entry in ground.first.items() if isinstance(entry.event, GroupAdded)}
    speaking = {issue.group for issue in state.issues.values()}
    return tuple(
        GroupLog(group.id, group.number, group.name, left=group.closed, late=group.id in added)
        for group in sorted(state.groups.values(), key=lambda group: group.number)
        if group.id in speaking or ground.standing(added.get(group.id), False) == "stands"
    )
