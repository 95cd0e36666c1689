"""Reading back: one group's words at a time, with what the group said to them, and when."""

from __future__ import annotations

import msgspec

from facilitator.live.state import Group, Issue, ReadBack, State


class Read(msgspec.Struct, frozen=True):
    """One group's words of an exercise, and every time they were read back, oldest first."""

    group: Group
    issues: tuple[Issue, ...]
    answers: tuple[ReadBack, ...]


class ReadBacks(msgspec.Struct, frozen=True):
    """An exercise's groups that said something, in their order."""

    exercise: str
    title: str
    number: int
    groups: tuple[Read, ...]

    @property
    def unread(self) -> tuple[Group, ...]:
        """The groups whose words have not been read back yet."""
        return tuple(read.group for read in self.groups if not read.answers)


def read_backs(state: State, exercise: str) -> ReadBacks:
    """What there is to read back of an exercise; words that were merged are read with the group that said them."""
    said: dict[str, list[Issue]] = {}
    for issue in state.issues.values():
        if issue.exercise == exercise and not issue.withdrawn:
            said.setdefault(issue.group, []).append(issue)
    groups = sorted(state.groups.values(), key=lambda group: group.number)
    number = next((n for n, item in enumerate(state.plan.exercises(), 1) if item.id == exercise), 0)
    found = tuple(
        Read(group, tuple(said[group.id]), state.read_backs.get(f"{exercise}/{group.id}", ()))
        for group in groups
        if group.id in said
    )
    return ReadBacks(exercise, state.plan.item(exercise).title if number else "", number, found)
