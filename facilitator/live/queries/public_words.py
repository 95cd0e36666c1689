"""What people typed on the day, as the room may see it: words that look personal wait for the lead's yes.

The yes is the one that lets a copy to share hold them (`facilitator.live.queries.doubtful`), and undo takes it back.
The plan's own words stand: somebody wrote, checked and printed them.
"""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.agenda.kinds import kind_of
from facilitator.agenda.model import Item
from facilitator.live.queries.doubtful import decision, doubt
from facilitator.live.queries.schedule import origin
from facilitator.live.queries.typed_words import MESSAGE
from facilitator.live.room_state import RoomHold
from facilitator.live.state import Group, Issue, State

KEPT_OFF = "(kept off the screen)"
"""What the room reads in place of words that wait for a yes."""


def public_issue(state: State, issue: Issue) -> str:
    """An issue's words."""
    return issue.text if _may(state, issue.id, issue.text) else KEPT_OFF


def public_group(state: State, group: Group) -> str:
    """A group's name, else its number."""
    return group.name if _may(state, f"group {group.id}", group.name) else f"Group {group.number}"


def public_title(state: State, item: Item) -> str:
    """An item's title; of one that was put in on the day and looks personal, only what kind of item it is."""
    return item.title if _may_title(state, item) else kind_of(item).word.capitalize()


def public_message(state: State) -> str:
    """What the lead wrote for everyone; nothing while it waits for a yes, since nothing would miss it."""
    words = state.room.message
    return words if words and _may(state, MESSAGE, words) else ""


def kept_off(state: State, place: RoomHold) -> tuple[str, ...]:
    """The ids, as decisions have them, of all that is kept off the picture at this place of the day."""
    waiting = (MESSAGE,) if state.room.message and not public_message(state) else ()
    return (*waiting, *_off_the_place(state, place))


def _off_the_place(state: State, place: RoomHold) -> tuple[str, ...]:
    if not place.item or state.plan.position(place.item) < 0:
        return ()
    if place.view in ("board", "read-back"):
        return tuple(_off_the_board(state, place.exercise, place.group))
    item = state.plan.item(place.item)
    return () if _may_title(state, item) else (f"item {item.id}",)


def _off_the_board(state: State, exercise: str, group: str) -> Iterator[str]:
    """What a board of one exercise leaves out: its title, groups' names, issues."""
    item = state.plan.item(exercise)
    if not _may_title(state, item):
        yield f"item {item.id}"
    said = [i for i in state.issues.values() if i.exercise == exercise and not i.withdrawn]
    for one in state.groups.values():
        shown = not one.closed or any(issue.group == one.id for issue in said)
        if shown and group in ("", one.id) and not _may(state, f"group {one.id}", one.name):
            yield f"group {one.id}"
    for issue in said:
        if group in ("", issue.group) and not _may(state, issue.id, issue.text):
            yield issue.id


def _may_title(state: State, item: Item) -> bool:
    planned = state.started is not None and state.started.plan.position(origin(state, item.id)) >= 0
    return planned or _may(state, f"item {item.id}", item.title)


def _may(state: State, holder: str, words: str) -> bool:
    """Whether words may be seen by everyone: they look harmless, or the lead said yes to these very words."""
    decided = decision(state, holder, words)
    return not doubt(state, holder, words) if decided is None else decided
