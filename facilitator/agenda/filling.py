"""Nodes into forms: each value against its shape, every mistake in a sentence, nothing raised."""

from __future__ import annotations

import re
from datetime import time

from facilitator.agenda.cleaning import clean, clean_line
from facilitator.agenda.counting import count_words
from facilitator.agenda.forms import Form, Pair, Put, Value
from facilitator.agenda.problems import Place, Problems, listed, nearest, quoted
from facilitator.agenda.shapes import (
    Field,
    FilePath,
    Flag,
    ListOf,
    MapOf,
    OneOf,
    Shape,
    TableShape,
    Text,
    TimeOfDay,
    Whole,
)
from facilitator.agenda.times_of_day import meant_time, read_time
from facilitator.agenda.yaml_places import Entry, Listing, Mapping, Node, Scalar

SAYS_YES = frozenset(("yes", "on", "y", "1"))
SAYS_NO = frozenset(("no", "off", "n", "0"))
MINUTES = re.compile(r"([0-9]{1,9})(?:\s*(?:m|min|mins|minute|minutes|minuten)\.?)?", re.IGNORECASE)
"""A whole number as people write lengths: "30 min"."""


def fill(node: Node, table: TableShape, problems: Problems) -> Form | None:
    """The form that `node` fills in; None where it is nothing of the kind. What is wrong goes to `problems`.

    Only what is wrong with a vital field is a mistake; other fields are as if they had been left out, and that is
    warned of.
    """
    value = _Filler(problems).value(node, table, table.what)
    return value if isinstance(value, Form) else None


class _Filler:
    """Checks values; `name` is what messages call the one in hand, and `vital` whether a day needs it."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.vital = True

    def tell(self, place: Place, what: str, expected: str = "", suggestion: str = "") -> None:
        """Note a mistake, or a warning where the day can do without."""
        note = self.problems.add if self.vital else self.problems.warn
        note(place, what, expected, suggestion)

    def field(self, entry: Entry, field: Field) -> Value | None:
        """The value of a field of a table."""
        before, self.vital = self.vital, field.vital
        value = self.value(entry.node, field.shape, f"'{field.name}'")
        self.vital = before
        return value

    def value(self, node: Node, shape: Shape, name: str) -> Value | None:
        """The value that `node` has in this shape; None (and a problem) where it has none."""
        if isinstance(shape, TableShape):
            return self.table(node, shape, name)
        if isinstance(shape, ListOf):
            return self.listing(node, shape, name)
        if isinstance(shape, MapOf):
            return self.mapping(node, shape, name)
        if not isinstance(node, Scalar):
            kind = "a list" if isinstance(node, Listing) else "a group of keys"
            hint = "; put quotation marks round text that has ': ' in it" if isinstance(node, Mapping) else ""
            self.tell(node.place, f"{name} is {kind}", shape.words + hint)
            return None
        if isinstance(shape, Text):
            return self.text(node, shape, name)
        if node.value is None or node.text == "":
            self.tell(node.place, f"{name} has nothing after it", f"{shape.words}, or no such line at all")
            return None
        return self.scalar(node, shape, name)

    def wrong(self, node: Scalar, shape: Shape, name: str, suggestion: str = "") -> None:
        """Say what stands there and what should."""
        self.tell(node.place, f"{name} is {quoted(node.text)}", shape.words, suggestion)

    def text(self, node: Scalar, shape: Text, name: str) -> str | None:
        """A text; numbers and the like are taken as they were written, for 010 and 1.10 would suffer otherwise."""
        if shape.loose and not isinstance(node.value, str):
            return clean_line(node.text) if node.value is not None else ""
        if node.value is None:
            hint = "; text that begins with # needs quotation marks"
            self.tell(node.place, f"{name} has nothing after it", f"{shape.words}, or no such line at all{hint}")
            return None
        written = node.value if isinstance(node.value, str) else node.text
        text = clean(written).strip() if shape.several_lines else clean_line(written)
        if not text and not shape.loose:
            self.tell(node.place, f"{name} is empty", f"{shape.words}, or no such line at all")
            return None
        if shape.pattern and not re.fullmatch(shape.pattern, text):
            self.wrong(node, shape, name)
            return None
        if not isinstance(node.value, str):
            mark = f'{shape.what} in quotation marks: "{text}"'
            self.problems.read_as(node.place, f"{name} is a {_sort(node)}, not text", mark, text)
        if len(text) > shape.longest:
            self.tell(node.place, f"{name} has {len(text):,} characters", f"at most {shape.longest:,}")
            return f"{text[: shape.longest - 1]}…"
        return text

    def scalar(self, node: Scalar, shape: Shape, name: str) -> Value | None:
        """A number, a flag, a time, a choice or a path."""
        if isinstance(shape, Whole):
            return self.whole(node, shape, name)
        if isinstance(shape, Flag):
            return self.flag(node, shape, name)
        if isinstance(shape, TimeOfDay):
            return self.time(node, shape, name)
        if isinstance(shape, OneOf):
            if node.value in shape.choices:
                return node.text
            return self.understood(node, shape, name, nearest(node.text, shape.choices))
        assert isinstance(shape, FilePath)
        path = clean_line(node.text)
        if isinstance(node.value, str) and path.lower().endswith(shape.endings):
            return path
        self.wrong(node, shape, name)
        return None

    def understood(self, node: Scalar, shape: Shape, name: str, meant: str) -> str | None:
        """What was probably meant, which is then taken and told; None (and a problem) where that would be a guess."""
        if not meant:
            self.wrong(node, shape, name)
            return None
        self.problems.read_as(node.place, f"{name} is {quoted(node.text)}", shape.words, meant)
        return meant

    def flag(self, node: Scalar, shape: Shape, name: str) -> bool | None:
        """True or false; other words for them are understood."""
        if isinstance(node.value, bool):
            return node.value
        word = node.text.lower()
        meant = "true" if word in SAYS_YES else "false" if word in SAYS_NO else nearest(word, ("true", "false"))
        taken = self.understood(node, shape, name, meant)
        return None if taken is None else taken == "true"

    def time(self, node: Scalar, shape: Shape, name: str) -> time | None:
        """A time of day; other ways to write one are understood."""
        at = read_time(node.text.strip())
        if at is not None:
            return at
        meant = self.understood(node, shape, name, meant_time(node.text))
        return read_time(meant) if meant else None

    def whole(self, node: Scalar, shape: Whole, name: str) -> int | None:
        """A whole number. One in quotation marks, or with words for minutes behind it, is understood."""
        number = node.value
        if isinstance(number, int) and not isinstance(number, bool) and shape.minimum <= number <= shape.maximum:
            return number
        found = MINUTES.fullmatch(node.text.strip()) if isinstance(number, str) else None
        meant = int(found[1]) if found else -1
        if not shape.minimum <= meant <= shape.maximum:
            self.wrong(node, shape, name)
            return None
        if node.text.strip().isdecimal():
            what = f"{name} is {quoted(node.text)} in quotation marks, which makes text of it"
            self.problems.read_as(node.place, what, f"{shape.words}, without them", str(meant))
        else:
            self.problems.read_as(node.place, f"{name} is {quoted(node.text)}", f"{shape.words} alone", str(meant))
        return meant

    def listing(self, node: Node, shape: ListOf, name: str) -> tuple[Put, ...] | None:
        """A list; entries that are wrong are left out."""
        if shape.or_one and isinstance(node, Scalar):
            node = Listing(node.place, (node,))
        if not isinstance(node, Listing):
            self.tell(node.place, f"{name} is not a list", shape.words)
            return None
        if not shape.fewest <= len(node.items) <= shape.most:
            limit = f"at most {shape.most}" if len(node.items) > shape.most else f"at least {shape.fewest}"
            what = (
                f"{name} has {count_words(len(node.items), 'entry', 'entries')}"
                if node.items
                else f"{name} is an empty list"
            )
            self.tell(node.place, what, shape.words if shape.fewest == shape.most else limit)
            if self.vital or len(node.items) < shape.fewest:
                return None
        entry = shape.of.what if isinstance(shape.of, TableShape) else f"an entry of {name}"
        found = ((item.place, self.value(item, shape.of, entry)) for item in node.items[: shape.most])
        return tuple(Put(place, value) for place, value in found if value is not None)

    def mapping(self, node: Node, shape: MapOf, name: str) -> tuple[Pair, ...] | None:
        """Keys that the author chose; pairs that are wrong are left out."""
        if not isinstance(node, Mapping):
            self.tell(node.place, f"{name} has no keys", shape.words)
            return None
        if len(node.entries) > shape.most:
            self.tell(node.place, f"{name} has {count_words(len(node.entries), 'key')}", f"at most {shape.most}")
        pairs: dict[str | int, Pair] = {}
        for text, entry in list(node.entries.items())[: shape.most]:
            written = int(text) if isinstance(shape.keys, Whole) and text.isdecimal() and len(text) < 10 else text
            key = self.value(Scalar(entry.place, written, text), shape.keys, f"a key of {name}")
            value = self.value(entry.node, shape.of, f"{quoted(text)} of {name}")
            if not isinstance(key, str | int) or value is None:
                continue
            if key in pairs:
                self.tell(entry.place, f"the key {quoted(key)} is given twice in {name}", "each key once")
            pairs.setdefault(key, Pair(entry.place, key, value))
        return tuple(pairs.values())

    def table(self, node: Node, table: TableShape, name: str) -> Form | None:
        """A group of keys with known names."""
        if isinstance(node, Scalar) and table.short:
            value = self.value(node, table.field(table.short).shape, name)
            return None if value is None else Form(table, node.place, {table.short: Put(node.place, value)})
        if not isinstance(node, Mapping):
            what = "this is a list" if isinstance(node, Listing) else f"this is the single value {quoted(node.text)}"
            self.tell(node.place, what, table.words)
            return None
        known = {field.name: field for field in table.fields}
        values: dict[str, Put] = {}
        for key, entry in node.entries.items():
            name = key if key in known else self.stranger(key, entry, node, table)
            value = self.field(entry, known[name]) if name and name not in values else None
            if value is not None:
                values[name] = Put(entry.node.place, value)
        written = {*node.entries, *values}
        for field in table.fields:
            if field.required and field.name not in written:
                note = self.problems.add if field.vital else self.problems.warn
                note(node.place, f"{table.what} needs '{field.name}' here", field.shape.words)
        return Form(table, node.place, values)

    def stranger(self, key: str, entry: Entry, node: Mapping, table: TableShape) -> str:
        """The field that a key of no field probably means, if that one is not written too; "" where there is none."""
        if key.lstrip("_$") in table.ignored:
            return ""
        names = [field.name for field in table.fields]
        meant = nearest(key, names)
        what = f"{quoted(key)} is not a key of {table.what}"
        if meant and meant not in node.entries:
            self.problems.read_as(entry.place, what, "", meant)
            return meant
        self.problems.warn(entry.place, what, "" if meant else f"one of: {listed(names)}", meant)
        return ""


def _sort(node: Scalar) -> str:
    return "true-or-false value" if isinstance(node.value, bool) else "number"
