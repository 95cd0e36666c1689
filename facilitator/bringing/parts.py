"""Where each part of what is brought goes: onto an item of a plan that is there, or into one of its own. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from facilitator.agenda.kinds import KINDS
from facilitator.agenda.model import Item, Plan
from facilitator.bringing.bring import Brought, looks_of
from facilitator.bringing.case_draft import Case
from facilitator.bringing.slides import Slide
from facilitator.bringing.timetable import Entry

BY_TITLES, AT_THE_END = "by titles", "at the end"
"""Where parts go: each to the item whose title it has, or all behind the last item. Else an item's id says where."""

FEWEST_WORDS = 2
"""Words that a title needs before one that has more words counts as the same."""


class Part(msgspec.Struct, frozen=True):
    """Something that is brought: the item it makes, its slides, and the item it goes to by its id, "" for a new one."""

    entry: Entry
    slides: tuple[Slide, ...] = ()
    to: str = ""
    case: Case | None = None


def parts_of(brought: Brought, day: int) -> tuple[Part, ...]:
    """Each item of the day, counted from 0, as a new one."""
    entries = brought.days[day].entries
    decks = brought.decks or ((),) * len(entries)
    with_it = [brought.case if not KINDS[entry.kind].reports else None for entry in entries]
    return tuple(Part(entry, deck, "", case) for entry, deck, case in zip(entries, decks, with_it, strict=True))


def dealt(brought: Brought, day: int, plan: Plan, where: str) -> tuple[Part, ...]:
    """The parts, and where in the plan each goes. No item that shows pages, or has a case, gets another."""
    parts = parts_of(brought, day)
    if brought.case is not None and where not in (BY_TITLES, AT_THE_END):
        item = plan.item(where)
        return (Part(Entry(item.title, unsure=list(brought.case.unsure)), (), item.id, brought.case),)
    slides = tuple(slide for part in parts for slide in part.slides)
    if not slides or where == AT_THE_END:
        return parts
    if where == BY_TITLES:
        return _by_titles(slides, free_items(plan)) or parts
    item = plan.item(where)
    return (Part(Entry(item.title, unsure=looks_of(slides)), slides, item.id),)


def free_items(plan: Plan) -> tuple[Item, ...]:
    """The items that show no pages yet."""
    return tuple(item for item in plan.items if not item.deck)


def items_without_case(plan: Plan) -> tuple[Item, ...]:
    """The items that have no case yet, those first that groups work in, then those that name one."""
    free = [item for item in plan.items if not item.case and not KINDS[item.kind].rests]
    return tuple(sorted(free, key=lambda item: (not KINDS[item.kind].at_work, "case" not in item.title.casefold())))


def _by_titles(slides: Sequence[Slide], items: Sequence[Item]) -> tuple[Part, ...]:
    """The slides cut where one has the title of a later item; none where no title is found. The first ones go along."""
    begins: list[tuple[int, Item]] = []
    left = list(items)
    for at, slide in enumerate(slides):
        opens = slide.section if not at or slides[at - 1].section != slide.section else ""
        names = [name for name in (opens, slide.title) if name]
        found = next((item for item in left if any(_same(name, item.title) for name in names)), None)
        if found is not None:
            begins.append((at, found))
            left = left[left.index(found) + 1 :]
    parts: list[Part] = []
    for number, (at, item) in enumerate(begins):
        end = begins[number + 1][0] if number + 1 < len(begins) else len(slides)
        deck = tuple(slides[at if number else 0 : end])
        parts.append(Part(Entry(item.title, unsure=looks_of(deck)), deck, item.id))
    return tuple(parts)


def _same(one: str, other: str) -> bool:
    """Whether two titles mean the same item: the same words, or all words of the shorter within the longer."""
    short, long = sorted((re.findall(r"\w+", one.casefold()), re.findall(r"\w+", other.casefold())), key=len)
    if short == long:
        return bool(short)
    runs = (long[at : at + len(short)] for at in range(len(long) - len(short) + 1))
    return len(short) >= FEWEST_WORDS and short in runs
