"""What participants' screen is told to show, and how far a case has been told, as parts of a run's state."""

from __future__ import annotations

import msgspec

from facilitator.live.facts.room import RoomShows


class Room(msgspec.Struct, frozen=True):
    """What the participants' screen is told to show; `held` is the item, page and view it stays at, if any.

    A view is chosen for `item`, the one that the day was at: at the next, the room sees its page again. `part` is the
    part of it, from 0, that the room was turned to while the item stood at `part_page`; `support_part` that of support.
    A board is turned by whose turn it is: the part stays while no more than `part_turn` turns are given, and of one
    group alone the next group's words come where that group `follows`, since it had the turn when it was chosen.
    `under` names what lay on top when the day was interrupted ("blank", "support"): "We go on soon" is above it.
    `peek` is the page it looks at beside the day, `message` the words that stand above it all ("": none).
    """

    view: RoomShows = "page"
    item: str = ""
    exercise: str = ""
    group: str = ""
    blank: bool = False
    support: bool = False
    held: RoomHold | None = None
    part: int = 0
    part_page: int = 0
    part_turn: int = -1
    follows: bool = False
    support_part: int = 0
    peek: Peek | None = None
    message: str = ""
    under: tuple[str, ...] = ()


def on_top(room: Room) -> tuple[str, ...]:
    """What lies over the day's own picture: the dark, the support page."""
    return (*(("blank",) if room.blank else ()), *(("support",) if room.support else ()))


FOLLOWING = -1
"""In the place of a part: the one in which the words stand of the group whose turn it is."""


class RoomHold(msgspec.Struct, frozen=True):
    """Where the room's screen stays: an item ("" before the first), its page and step, counted from 0, and the view.

    Of a board, `turn` is the group whose words a `part` that is FOLLOWING has.
    """

    item: str
    page: int
    view: RoomShows
    exercise: str = ""
    group: str = ""
    step: int = 0
    part: int = 0
    turn: str = ""
    beside: bool = False
    """Whether this is a page that the room looks at beside the day."""


class Peek(msgspec.Struct, frozen=True):
    """A page of an item that the room looks at beside the day, and which part of it; both counted from 0."""

    item: str
    page: int
    part: int = 0


class WallState(msgspec.Struct, frozen=True):
    """One case: the ids of events that are uncovered, and what was marked as told to whom, as (event, agency).

    `stage` is how many of its stages have been brought up; 0 where nobody has begun to tell it in stages.
    """

    uncovered: tuple[str, ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    stage: int = 0


BARE = WallState()
"""A wall with nothing on it."""
