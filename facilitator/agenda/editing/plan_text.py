"""A plan's text as a value that does not change: what it says, item by item; every edit makes a new one. Pure."""

from __future__ import annotations

from datetime import time
from functools import lru_cache

import msgspec

from facilitator.agenda.editing.layout import AGENDA, Layout, NotReadable, Piece, read_lines, take_apart
from facilitator.agenda.editing.values import EditRefused
from facilitator.agenda.fields import ITEM, PLAN
from facilitator.agenda.filling import fill
from facilitator.agenda.forms import Form
from facilitator.agenda.problems import Place, Problem, Problems
from facilitator.agenda.yaml_places import Listing, Mapping, Node, Plain, plain

__all__ = ["ItemText", "NotReadable", "PlanText", "RestText"]


class ItemText(msgspec.Struct, frozen=True):
    """What an item's lines say.

    `values` are its fields as they were written; `form` has those of them that are right, as the reader understands
    them (`form.whole("minutes")`, `form.time("at")`), and every other's usual value. `problems` are those of the fields
    alone, with places counted from the item's first line, which may be a remark above it. `minutes` and `at` are those
    of the form, 0 and None where it has none that are right.
    """

    body: str
    node: Node
    values: dict[str, Plain]
    form: Form
    problems: tuple[Problem, ...]
    minutes: int = 0
    at: time | None = None

    @property
    def id(self) -> str:
        """The item's id as it was written; "" for none."""
        return self.form.text("id")

    @property
    def title(self) -> str:
        """What it is called; its id where it has no title."""
        return self.form.text("title") or self.id

    def field_at(self, line: int) -> str:
        """The field that a line of the item, counted as its problems are, belongs to; "" where it is none's."""
        if not isinstance(self.node, Mapping):
            return ""
        at = [name for name, entry in self.node.entries.items() if entry.place.line <= line]
        return at[-1] if at else ""


class RestText(msgspec.Struct, frozen=True):
    """What a plan's lines say beside its items: `values` as they were written, `form` as they are understood."""

    node: Mapping
    values: dict[str, Plain]
    form: Form
    problems: tuple[Problem, ...]


@lru_cache(maxsize=2048)
def read_item(body: str) -> ItemText | None:
    """What the lines of an item say; None where they are not those of one."""
    node, found = read_lines(body)
    if not isinstance(node, Listing) or len(node.items) != 1:
        return None
    (item,) = node.items
    problems = Problems("the plan")
    problems.take(found)
    form = fill(item, ITEM, problems)
    values = {key: plain(entry.node) for key, entry in item.entries.items()} if isinstance(item, Mapping) else {}
    form = form or Form(ITEM, item.place, {})
    told = tuple(problems.in_order())
    return ItemText(body, item, values, form, told, form.whole("minutes"), form.time("at"))


@lru_cache(maxsize=64)
def read_rest(text: str) -> RestText | None:
    """What a plan without its items says; None where it is no plan."""
    node, found = read_lines(text)
    if not isinstance(node, Mapping):
        return None
    problems = Problems("the plan")
    problems.take(found)
    without = Mapping(node.place, {key: one for key, one in node.entries.items() if key != AGENDA}, node.end)
    form = fill(without, PLAN, problems) or Form(PLAN, Place(1, 1), {})
    values = {key: plain(entry.node) for key, entry in without.entries.items()}
    told = [one for one in problems.in_order() if f"'{AGENDA}'" not in one.what]
    return RestText(node, values, form, tuple(told))


class PlanText(msgspec.Struct, frozen=True):
    """A plan's text. Make one with `PlanText.of`; the functions of `items` and `details` make others of it.

    `items` is what each item says, in order, and `rest` what the plan says beside them. `said` is what an edit did
    beside what was asked for, as a sentence to show; "" for nothing. `opened` is the text as it was, until something
    is changed, where it is laid out so that its items can only be edited in lines of their own.
    """

    layout: Layout
    items: tuple[ItemText, ...]
    rest: RestText
    said: str = ""
    opened: str | None = None

    @classmethod
    def of(cls, text: str) -> PlanText:
        """The plan that a file holds, its line ends and byte order mark as they are. Raises NotReadable."""
        layout, as_it_is = take_apart(text)
        items, rest = _read(layout)
        if None in items:
            at = items.index(None)
            what = f"item {at + 1} is laid out in a way that only you can change"
            raise NotReadable(Problem("the plan", layout.first_line(at), 1, what))
        if rest is None:
            raise NotReadable(Problem("the plan", 1, 1, "this is no plan", "lines of 'key: value'"))
        return cls(layout, tuple(filter(None, items)), rest, "", None if as_it_is else text)

    @property
    def text(self) -> str:
        """What the file is to hold."""
        return self.layout.text if self.opened is None else self.opened

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the items, in order; "" for one that has none."""
        return tuple(item.id for item in self.items)

    def with_layout(self, layout: Layout, said: str = "") -> PlanText:
        """The plan in other pieces. Raises EditRefused where they could not be put together into what they say."""
        items, rest = _read(layout)
        if rest is None or None in items or not layout.is_sound:
            raise EditRefused("The plan's file is laid out in a way that only you can change, in a text editor.")
        return PlanText(layout, tuple(filter(None, items)), rest, said)

    def with_pieces(self, pieces: tuple[Piece, ...], said: str = "") -> PlanText:
        """The plan with other items. Raises EditRefused."""
        return self.with_layout(msgspec.structs.replace(self.layout, pieces=pieces), said)

    def with_body(self, index: int, body: str, said: str = "") -> PlanText:
        """The plan with other lines for one item. Raises EditRefused."""
        pieces = self.layout.pieces
        new = msgspec.structs.replace(pieces[index], body=body)
        return self.with_pieces((*pieces[:index], new, *pieces[index + 1 :]), said)

    def saying(self, said: str) -> PlanText:
        """The same plan, with something to say of the edit that made it."""
        return msgspec.structs.replace(self, said=said)


def _read(layout: Layout) -> tuple[tuple[ItemText | None, ...], RestText | None]:
    """What the pieces say; None for those that say nothing that could be read."""
    return tuple(read_item(piece.body) for piece in layout.pieces), read_rest(layout.rest)
