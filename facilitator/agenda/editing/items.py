"""Edits of a plan's items. Each takes a plan and gives a new one; items are named by where they stand, from 0. Pure.

Every edit is read again before it is given back: what would come out otherwise than it was meant is refused.
"""

from __future__ import annotations

from collections.abc import Mapping as Pairs
from typing import cast

from facilitator.agenda.counting import count_words
from facilitator.agenda.editing.extents import NotInPlace, is_block, remarks
from facilitator.agenda.editing.keys import put, take_out
from facilitator.agenda.editing.layout import Piece, with_an_end
from facilitator.agenda.editing.lines import end_of, ended, is_blank, is_remark, split
from facilitator.agenda.editing.plan_text import ItemText, PlanText, read_item
from facilitator.agenda.editing.values import WRITTEN_ORDER, EditRefused, checked, is_nothing
from facilitator.agenda.fields import ITEM, MOST_ITEMS
from facilitator.agenda.kinds import KINDS
from facilitator.agenda.model import KindId
from facilitator.agenda.yaml_places import Mapping, Plain
from facilitator.agenda.yaml_writing import entry_lines

LAID_OUT = "{title} is laid out in the plan's file in a way that only you can change, in a text editor."


def set_field(plan: PlanText, index: int, name: str, value: Plain) -> PlanText:
    """The plan with this value for a field of an item; nothing (None, "", no entries) takes the field out.

    What was typed is understood as the reader does ("20 min", "9.30"). With an id, the items that report on this one
    name it by its new id. Raises EditRefused.
    """
    item = plan.items[index]
    if is_nothing(value):
        return _without(plan, index, name)
    value = checked(ITEM, name, value)
    if name == "id":
        return _renamed(plan, index, str(value))
    if name == "of":
        _check_report(plan, index, str(value))
    if name == "kind":
        return _of_kind(plan, index, str(value))
    usual = ITEM.field(name).default
    if value == usual and usual != "" and name in item.values and not _has_remark(item, name):
        return _without(plan, index, name)
    if value == usual and usual != "" and name not in item.values:
        return plan
    return _with_values(plan, index, {**item.values, name: value}, name)


def _of_kind(plan: PlanText, index: int, kind: str) -> PlanText:
    """The item as one of another kind: what only a report-back has comes and goes with that kind."""
    item = plan.items[index]
    usual = ITEM.field("kind").default
    new = _with_values(plan, index, {**item.values, "kind": kind}, "kind")
    if kind == usual and ("kind" not in item.values or not _has_remark(item, "kind")):
        new = _without(plan, index, "kind")
    if KINDS[cast("KindId", kind)].reports:
        earlier = [one for one in plan.items[:index] if "capture" in one.form and one.id]
        if "of" not in item.values and earlier:
            new = _with_values(new, index, {**new.items[index].values, "of": earlier[-1].id}, "of")
            return new.saying(f'It reports on "{earlier[-1].title}".')
        return new
    for name in ("of", "turns"):
        new = _without(new, index, name)
    return new


def _without(plan: PlanText, index: int, name: str) -> PlanText:
    item = plan.items[index]
    field = ITEM.field(name)
    if field.required:
        raise EditRefused(f"An item needs its {name}.")
    if name == "capture":
        _refuse_if_reported(plan, index, "what its groups say could not be captured any more")
    if name not in item.values:
        return plan
    return _with_values(plan, index, {key: one for key, one in item.values.items() if key != name}, name)


def _has_remark(item: ItemText, name: str) -> bool:
    if not isinstance(item.node, Mapping) or not is_block(item.node):
        return False
    row = item.node.entries[name].place.line - 1
    return bool(remarks(item.node.entries[name], split(item.body), row, row))


def _with_values(plan: PlanText, index: int, wanted: dict[str, Plain], name: str, said: str = "") -> PlanText:
    """The plan whose item has these fields, of which `name` is the one that differs. Raises EditRefused."""
    item = plan.items[index]
    end = plan.layout.end
    lines = split(item.body)
    try:
        if not isinstance(item.node, Mapping):
            raise NotInPlace
        new = (
            put(lines, item.node, name, wanted[name], WRITTEN_ORDER, end)
            if name in wanted
            else take_out(lines, item.node, name)
        )
        body = "".join(new)
        if not _says(body, wanted):
            raise NotInPlace
    except NotInPlace:
        body = _anew(plan, item, wanted)
        if not _says(body, wanted):
            raise EditRefused(LAID_OUT.format(title=item.title or "The item")) from None
    return plan.with_body(index, body, said)


def _says(body: str, wanted: Pairs[str, Plain]) -> bool:
    """Whether the lines are those of one item with these fields and nothing else."""
    found = read_item(body)
    return found is not None and found.values == wanted


def _anew(plan: PlanText, item: ItemText, wanted: dict[str, Plain]) -> str:
    """An item written anew in lines of its own, with all its remarks above it. Raises EditRefused."""
    if any("given twice" in one.what or "cannot be a key" in one.what for one in item.problems):
        raise EditRefused(LAID_OUT.format(title=item.title or "The item"))
    lines = split(item.body)
    column, end = plan.layout.column, plan.layout.end
    said = [" " * column + words for _, words in remarks(item.node, lines, 0, len(lines) - 1)]
    ranks = {name: rank for rank, name in enumerate(WRITTEN_ORDER)}
    known = list(item.values)
    new = [name for name in wanted if name not in known]
    order = [name for name in known if name in wanted]
    for name in new:
        before = [at for at, one in enumerate(order) if ranks.get(one, -1) < ranks.get(name, len(ranks))]
        order.insert(before[-1] + 1 if before else 0, name)
    body = ended([*said, *entry_lines({name: wanted[name] for name in order}, column)], end)
    body[-1] = body[-1].removesuffix(end) + end_of(lines[-1])
    return "".join(body)


def _renamed(plan: PlanText, index: int, name: str) -> PlanText:
    before = plan.ids[index]
    if name == before:
        return plan
    if name in plan.ids:
        raise EditRefused(f'There is an item "{name}" already; each needs an id of its own.')
    alone = plan.ids.count(before) == 1
    new = _with_values(plan, index, {**plan.items[index].values, "id": name}, "id")
    if before and alone:
        for at in reports_on(plan, index):
            new = _with_values(new, at, {**new.items[at].values, "of": name}, "of")
    return new


def reports_on(plan: PlanText, index: int) -> tuple[int, ...]:
    """The items that report on this one."""
    name = plan.ids[index]
    return tuple(at for at, item in enumerate(plan.items) if name and item.form.text("of") == name and at != index)


def _refuse_if_reported(plan: PlanText, index: int, why: str) -> None:
    items = plan.items
    named = [items[at].title for at in reports_on(plan, index)]
    if named and plan.ids.count(plan.ids[index]) == 1:
        raise EditRefused(f'"{named[0]}" reports on "{items[index].title}": {why}. Change "{named[0]}" first.')


def _check_report(plan: PlanText, index: int, name: str) -> None:
    if name not in plan.ids[:index]:
        there = "does not come before this one" if name in plan.ids else "is not an item of this plan"
        raise EditRefused(f'"{name}" {there}; a report-back names an earlier exercise by its id.')


def new_id(plan: PlanText, like: str = "") -> str:
    """An id that no item has: the next one after those that are there, or after `like`."""
    taken = {one.casefold() for one in plan.ids}
    model = like or next((one for one in reversed(plan.ids) if one), "") or "a00"
    stem = model.rstrip("0123456789")
    digits = model[len(stem) :]
    if like or not digits:
        return next(name for n in range(2, 1000) if (name := f"{model[:36]}-{n}").casefold() not in taken)
    numbers = (f"{stem}{n:0{len(digits)}d}" for n in range(int(digits) + 1, int(digits) + 1000))
    return next(name[:40] for name in numbers if name.casefold() not in taken)


def put_in(plan: PlanText, at: int, values: Pairs[str, Plain]) -> PlanText:
    """The plan with a new item before the item `at` (at the end: their number), with these fields.

    `title` and `minutes` are needed; an id is made where none is given. Raises EditRefused.
    """
    if len(plan.items) >= MOST_ITEMS:
        raise EditRefused(f"A plan has at most {MOST_ITEMS} items.")
    given = {"id": new_id(plan), **{name: one for name, one in values.items() if not is_nothing(one)}}
    if given["id"] in plan.ids:
        raise EditRefused(f'There is an item "{given["id"]}" already; each needs an id of its own.')
    for field in ITEM.fields:
        if field.required and field.name not in given:
            raise EditRefused(f"A new item needs its {field.name}.")
    ranks = {name: rank for rank, name in enumerate(WRITTEN_ORDER)}
    order = sorted(given, key=lambda name: ranks.get(name, len(ranks)))
    wanted = {name: checked(ITEM, name, given[name]) for name in order}
    layout = plan.layout
    body = "".join(ended(entry_lines(wanted, layout.column), layout.end))
    if not _says(body, wanted):
        raise EditRefused("The new item cannot be written down as it is.")
    return _inserted(plan, at, body)


def _inserted(plan: PlanText, at: int, body: str, said: str = "") -> PlanText:
    """The plan with the lines of an item before the item `at`; a blank line parts it where others are parted so."""
    layout = plan.layout
    pieces = list(layout.pieces)
    parted = sum(any(map(is_blank, split(one.gap))) for one in pieces[1:])
    gap = layout.end if parted * 2 > len(pieces) - 1 else ""
    if not pieces:
        return _first(plan, body, said)
    if at >= len(pieces):
        last = pieces[-1]
        pieces[-1] = Piece(last.gap, with_an_end(last.body, layout.end))
        pieces.append(Piece(gap, body))
    elif at == 0:
        first = pieces[0]
        pieces[:1] = [Piece(first.gap, body), Piece(gap, first.body)]
    else:
        pieces[at:at] = [Piece(pieces[at].gap, body)]
        pieces[at + 1] = Piece(gap, pieces[at + 1].body)
    return plan.with_pieces(tuple(pieces), said)


def _first(plan: PlanText, body: str, said: str) -> PlanText:
    layout = plan.layout
    head = with_an_end(layout.head, layout.end)
    if "agenda" not in plan.rest.node.entries:
        head += f"agenda:{layout.end}"
    new = PlanText.of(head + body + layout.foot)
    if len(new.items) != 1 or new.rest.values != plan.rest.values:
        raise EditRefused("The plan's list of items is written in a way that only you can change, in a text editor.")
    return new.saying(said)


def delete(plan: PlanText, index: int) -> PlanText:
    """The plan without an item; the last one of a plan, and one that is reported on, stay. Raises EditRefused."""
    pieces = plan.layout.pieces
    if len(pieces) == 1:
        raise EditRefused("A plan needs an item: change this one, or put another in first.")
    _refuse_if_reported(plan, index, "it would have nothing to report on")
    left = list(pieces)
    gone = left.pop(index)
    lone = any(is_remark(line) for line in split(gone.gap))
    if lone and index < len(left):
        left[index] = Piece(gone.gap + left[index].gap.lstrip("\r\n"), left[index].body)
    elif index == 0:
        left[0] = Piece(gone.gap, left[0].body)
    new = plan.with_pieces(tuple(left))
    if lone and index == len(left):
        layout = plan.layout
        new = PlanText.of(f"{layout.head}{''.join(one.gap + one.body for one in left)}{gone.gap}{layout.foot}")
    return new


def move(plan: PlanText, index: int, to: int) -> PlanText:
    """The plan with an item at another place: it comes to stand at `to`. Gaps stay, remarks above it come along.

    A report-back stays behind what it reports on. Raises EditRefused.
    """
    layout = plan.layout
    to = max(0, min(to, len(layout.pieces) - 1))
    order = list(range(len(layout.pieces)))
    order.insert(to, order.pop(index))
    items = plan.items
    for at in (index, *reports_on(plan, index)):
        name = items[at].form.text("of")
        if name in plan.ids and order.index(at) < order.index(plan.ids.index(name)):
            first, second = items[plan.ids.index(name)].title, items[at].title
            raise EditRefused(f'"{second}" reports on "{first}", so it stays behind it.')
    bodies = [with_an_end(layout.pieces[one].body, layout.end) for one in order]
    gaps = [piece.gap for piece in layout.pieces]
    return plan.with_pieces(tuple(Piece(gap, body) for gap, body in zip(gaps, bodies, strict=True)))


def duplicate(plan: PlanText, index: int) -> PlanText:
    """The plan with a copy of an item right behind it, under an id of its own. Raises EditRefused."""
    if len(plan.items) >= MOST_ITEMS:
        raise EditRefused(f"A plan has at most {MOST_ITEMS} items.")
    item = plan.items[index]
    name = new_id(plan, item.id or new_id(plan))
    copied = _inserted(plan, index + 1, with_an_end(item.body, plan.layout.end))
    return _with_values(copied, index + 1, {**item.values, "id": name}, "id")


def cut(plan: PlanText, index: int, minutes: int, second_deck: str = "") -> PlanText:
    """The plan with an item cut in two, of which the first keeps so many minutes.

    Phases and cues go where their time falls; a fixed point, what is captured and what reports on it stay with the
    first; all else both have. `second_deck` is the path of the second one's pages where its deck was cut too. Raises
    EditRefused.
    """
    item = plan.items[index]
    whole = item.form.whole("minutes")
    if whole < 2:
        raise EditRefused("An item of a minute cannot be cut in two.")
    if not 0 < minutes < whole:
        raise EditRefused(f"{item.title} has {count_words(whole, 'minute')}: cut it after 1 to {whole - 1} of them.")
    new = duplicate(plan, index)
    first, second = halves(item, minutes)
    if second_deck:
        second["deck"] = second_deck
    for at, half in ((index, first), (index + 1, second)):
        for name, value in half.items():
            new = set_field(new, at, name, value)
    said = f"Cut in two: {minutes} and {whole - minutes} minutes."
    if "capture" in item.values:
        said += f" What groups say is still captured for {item.id}, the first."
    return new.saying(said)


def halves(item: ItemText, minutes: int) -> tuple[dict[str, Plain], dict[str, Plain]]:
    """What differs in the two halves of an item from what it says, by field; None where a half has not got it."""
    whole, least = item.form.whole("minutes"), item.form.whole("least")
    rest = whole - minutes
    first: dict[str, Plain] = {"minutes": minutes}
    second: dict[str, Plain] = {"minutes": rest}
    if least:
        first["least"] = max(1, min(minutes, least * minutes // whole))
        second["least"] = max(1, min(rest, least - least * minutes // whole))
    for name in ("capture", "issues", "at"):
        if name in item.values:
            second[name] = None
    if item.form.pairs("phases"):
        first["phases"], second["phases"] = _phases(item, minutes)
    cues = item.values.get("cues")
    if isinstance(cues, dict) and cues:
        early = {str(int(key) - rest): one for key, one in cues.items() if key.isdecimal() and int(key) > rest}
        late: dict[str, Plain] = {key: one for key, one in cues.items() if not key.isdecimal() or int(key) <= rest}
        first["cues"], second["cues"] = early or None, late or None
    return first, second


def _phases(item: ItemText, minutes: int) -> tuple[dict[str, Plain] | None, dict[str, Plain] | None]:
    """The phases of each half; the one that is cut is in both."""
    first: dict[str, Plain] = {}
    second: dict[str, Plain] = {}
    left = minutes
    for pair in item.form.pairs("phases"):
        length = pair.value if isinstance(pair.value, int) else 0
        if left > 0:
            first[str(pair.key)] = min(left, length)
        if length > left:
            second[str(pair.key)] = length - max(left, 0)
        left -= length
    return first or None, second or None
