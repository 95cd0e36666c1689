"""Who reads which part of a case in a jigsaw: the parts that groups are given, for hand-outs and for the room. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from facilitator.agenda.model import Block, Case, CaseEvent, Heading, Item, Paragraph, Span, Table


class CasePart(msgspec.Struct, frozen=True):
    """What one group reads: its number, the agencies whose eyes it has, and what those knew, in order."""

    group: int
    agencies: tuple[str, ...]
    events: tuple[CaseEvent, ...]


def parts_of(case: Case, item: Item | None, groups: Sequence[int]) -> tuple[CasePart, ...]:
    """The part of each group, by the groups' numbers: as the item says, else the agencies are dealt in order.

    Where there are more groups than agencies, some agencies are dealt twice. None where nobody's view is told.
    """
    if not case.views or not groups:
        return ()
    named = {view.group: view.agencies for view in item.views} if item is not None else {}
    left = [view.agency for view in case.views if view.agency not in {one for all in named.values() for one in all}]
    without = [group for group in groups if group not in named]
    dealt: dict[int, list[str]] = {group: [] for group in without}
    hand = left or [view.agency for view in case.views]
    for place in range(max(len(hand), len(without)) if without else 0):
        dealt[without[place % len(without)]].append(hand[place % len(hand)])
    return tuple(_part(case, group, named.get(group) or tuple(dict.fromkeys(dealt[group]))) for group in groups)


def part_blocks(title: str, part: CasePart) -> tuple[Block, ...]:
    """The part of one group as a page: what happened, by date."""
    head = ((Span("When"),), (Span("What we knew"),))
    rows = tuple(((Span(event.date),), (Span(event.text),)) for event in part.events)
    nothing = Paragraph((Span("Nothing of this reached us."),))
    return (Heading(1, (Span(title),)), Table(head, rows) if rows else nothing)


def _part(case: Case, group: int, agencies: tuple[str, ...]) -> CasePart:
    seen = {event for view in case.views if view.agency in agencies for event in view.events}
    return CasePart(group, agencies, tuple(event for event in case.chronology if event.id in seen))
