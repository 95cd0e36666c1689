"""What sets one kind of item apart from another: the one place to touch to add a kind."""

from __future__ import annotations

from facilitator.agenda.model import Item, KindId, Record


class Kind(Record, frozen=True):
    """How items of one kind behave.

    `word` is what screens call it. `starts_clock`: the clock starts on entry rather than by the trainer's key.
    `holds`: turning pages never leaves it while its clock runs. `warns` lists the minutes left at which the lead is
    told the time even where the plan has no cue of its own.
    """

    id: KindId
    word: str
    starts_clock: bool
    holds: bool
    warns: tuple[int, ...] = ()


KINDS: dict[KindId, Kind] = {
    kind.id: kind
    for kind in (
        Kind(id="talk", word="Talk", starts_clock=True, holds=False, warns=(2,)),
        Kind(id="exercise", word="Exercise", starts_clock=False, holds=True, warns=(10, 5, 2)),
        Kind(id="report-back", word="Report-back", starts_clock=True, holds=True, warns=(5, 2)),
        Kind(id="break", word="Break", starts_clock=True, holds=True, warns=(2,)),
    )
}


def kind_of(item: Item) -> Kind:
    """The kind of an item."""
    return KINDS[item.kind]


def clock_starts_on_entry(item: Item) -> bool:
    """Whether entering the item starts its clock: the plan's word first, else its kind's way."""
    return item.clock == "entry" if item.clock else kind_of(item).starts_clock
