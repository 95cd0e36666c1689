"""What sets one kind of item apart from another: the one place to touch to add a kind."""

from __future__ import annotations

from typing import Literal

from facilitator.agenda.model import Item, KindId, Record


class Kind(Record, frozen=True):
    """How items of one kind behave.

    `word` is what screens call it. `starts_clock`: the clock starts on entry rather than by the trainer's key.
    `holds`: turning pages never leaves it while its clock runs. `moves_on`: a plan may let it go on to the next item by
    itself. `captures`: groups' words may be taken down in it. `reports`: groups report back in it, so there are
    turns, the board stands in the middle, the line opens, and of a case only the hand-outs are shown. `at_work`: groups
    work at their tables, and the trainer walks round. `paced`: its pages tell how far its time should be. `rests`:
    nothing is taught in it, so it is never dropped to win time back. `room` is what the room sees of it unless the lead
    chooses otherwise. `warns` lists the minutes left at which the lead is told the time even where the plan has no cue
    of its own.
    """

    id: KindId
    word: str
    starts_clock: bool = True
    holds: bool = True
    moves_on: bool = False
    captures: bool = False
    reports: bool = False
    at_work: bool = False
    paced: bool = False
    rests: bool = False
    room: Literal["page", "task", "break"] = "page"
    warns: tuple[int, ...] = ()

    @property
    def case_pages(self) -> str:
        """The role of the pages of a case that it shows: "handout", or "" for the story."""
        return "handout" if self.reports else ""


KINDS: dict[KindId, Kind] = {
    kind.id: kind
    for kind in (
        Kind("talk", "Talk", holds=False, moves_on=True, captures=True, paced=True, warns=(2,)),
        Kind("exercise", "Exercise", starts_clock=False, captures=True, at_work=True, room="task", warns=(10, 5, 2)),
        Kind("report-back", "Report-back", reports=True, warns=(5, 2)),
        Kind("break", "Break", moves_on=True, rests=True, room="break", warns=(2,)),
    )
}


def kind_of(item: Item) -> Kind:
    """The kind of an item."""
    return KINDS[item.kind]


def clock_starts_on_entry(item: Item) -> bool:
    """Whether entering the item starts its clock: the plan's word first, else its kind's way."""
    return item.clock == "entry" if item.clock else kind_of(item).starts_clock
