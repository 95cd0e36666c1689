"""What was filled in: values checked against their shapes, cleaned, each with its place for the checks that follow."""

from __future__ import annotations

from datetime import time
from typing import NamedTuple

from facilitator.agenda.problems import Place
from facilitator.agenda.shapes import TableShape


class Put(NamedTuple):
    """A value, and where it was written."""

    place: Place
    value: Value


class Pair(NamedTuple):
    """A key that the author chose, its value, and where the key was written."""

    place: Place
    key: str | int
    value: Value


_USUAL: dict[int, tuple[TableShape, dict[str, Value]]] = {}
"""The usual values of tables, which are asked for a thousand times while a plan is read; each kept with its table."""


def _usual_values(table: TableShape) -> dict[str, Value]:
    known = _USUAL.get(id(table))
    if known is None or known[0] is not table:
        known = _USUAL[id(table)] = (table, {field.name: field.default for field in table.fields})
    return known[1]


class Form:
    """A table as someone filled it in: only values that are right, so that reading on needs no second look.

    The getters give the field's default where nothing, or nothing right, was written.
    """

    def __init__(self, table: TableShape, place: Place, values: dict[str, Put]) -> None:
        """Keep what `filling.fill` found right."""
        self.table = table
        self.place = place
        self.values = values
        self._usual = _usual_values(table)

    def __contains__(self, name: str) -> bool:
        """Whether something right was written for the field."""
        return name in self.values

    def where(self, name: str) -> Place:
        """Where the field's value stands; where the form begins when it has none."""
        return self.values[name].place if name in self.values else self.place

    def text(self, name: str) -> str:
        """A text, a choice, an id or a path."""
        value = self._value(name)
        return value if isinstance(value, str) else ""

    def whole(self, name: str) -> int:
        """A whole number."""
        value = self._value(name)
        return value if isinstance(value, int) else 0

    def flag(self, name: str) -> bool:
        """True or false."""
        return self._value(name) is True

    def time(self, name: str) -> time | None:
        """A time of day."""
        value = self._value(name)
        return value if isinstance(value, time) else None

    def puts(self, name: str) -> tuple[Put, ...]:
        """The entries of a list, with their places."""
        value = self._value(name)
        return tuple(entry for entry in value if isinstance(entry, Put)) if isinstance(value, tuple) else ()

    def texts(self, name: str) -> tuple[str, ...]:
        """The entries of a list of texts."""
        return tuple(put.value for put in self.puts(name) if isinstance(put.value, str))

    def wholes(self, name: str) -> tuple[int, ...]:
        """The entries of a list of whole numbers."""
        return tuple(put.value for put in self.puts(name) if isinstance(put.value, int))

    def forms(self, name: str) -> tuple[Form, ...]:
        """The entries of a list of tables."""
        return tuple(put.value for put in self.puts(name) if isinstance(put.value, Form))

    def pairs(self, name: str) -> tuple[Pair, ...]:
        """Keys that the author chose, with their values, in the file's order."""
        value = self._value(name)
        return tuple(entry for entry in value if isinstance(entry, Pair)) if isinstance(value, tuple) else ()

    def _value(self, name: str) -> Value:
        put = self.values.get(name)
        return put.value if put is not None else self._usual[name]


Value = str | int | bool | time | Form | tuple[Put, ...] | tuple[Pair, ...]
