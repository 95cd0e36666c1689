"""Nodes into forms: each value against its shape, every mistake in a sentence, nothing raised."""

from __future__ import annotations

import re

from facilitator.agenda.cleaning import clean, clean_line
from facilitator.agenda.forms import Form, Pair, Put, Value
from facilitator.agenda.problems import Problems, listed, nearest, quoted
from facilitator.agenda.shapes import Choice, FilePath, Flag, ListOf, MapOf, Shape, Table, Text, TimeOfDay, Whole
from facilitator.agenda.times_of_day import meant_time, read_time
from facilitator.agenda.yaml_places import Listing, Mapping, Node, Scalar

SAYS_YES = frozenset(("yes", "on", "y", "1"))
SAYS_NO = frozenset(("no", "off", "n", "0"))


def fill(node: Node, table: Table, problems: Problems) -> Form | None:
    """The form that `node` fills in; None where it is nothing of the kind. What is wrong goes to `problems`."""
    value = _Filler(problems).value(node, table, table.what)
    return value if isinstance(value, Form) else None


class _Filler:
    """Checks values; `name` is what messages call the one in hand."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems

    def value(self, node: Node, shape: Shape, name: str) -> Value | None:
        """The value that `node` has in this shape; None (and a problem) where it has none."""
        if isinstance(shape, Table):
            return self.table(node, shape, name)
        if isinstance(shape, ListOf):
            return self.listing(node, shape, name)
        if isinstance(shape, MapOf):
            return self.mapping(node, shape, name)
        if not isinstance(node, Scalar):
            kind = "a list" if isinstance(node, Listing) else "a group of keys"
            hint = "; put quotation marks round text that has ': ' in it" if isinstance(node, Mapping) else ""
            self.problems.add(node.place, f"{name} is {kind}", shape.words + hint)
            return None
        if isinstance(shape, Text):
            return self.text(node, shape, name)
        if node.value is None or node.text == "":
            self.problems.add(node.place, f"{name} has nothing after it", f"{shape.words}, or no such line at all")
            return None
        return self.scalar(node, shape, name)

    def wrong(self, node: Scalar, shape: Shape, name: str, suggestion: str = "") -> None:
        """Say what stands there and what should."""
        self.problems.add(node.place, f"{name} is {quoted(node.text)}", shape.words, suggestion)

    def text(self, node: Scalar, shape: Text, name: str) -> str | None:
        """A text; numbers and the like are not quietly turned into one, for 010 and 1.10 would suffer."""
        if shape.loose and not isinstance(node.value, str):
            return clean_line(node.text) if node.value is not None else ""
        if node.value is None:
            hint = "; text that begins with # needs quotation marks"
            self.problems.add(
                node.place, f"{name} has nothing after it", f"{shape.words}, or no such line at all{hint}"
            )
            return None
        if not isinstance(node.value, str):
            mark = f'{shape.what} in quotation marks: "{clean_line(node.text)}"'
            self.problems.add(node.place, f"{name} is a {_sort(node)}, not text", mark)
            return None
        text = clean(node.value).strip() if shape.several_lines else clean_line(node.value)
        if not text and not shape.loose:
            self.problems.add(node.place, f"{name} is empty", f"{shape.words}, or no such line at all")
        elif len(text) > shape.longest:
            self.problems.add(node.place, f"{name} has {len(text):,} characters", f"at most {shape.longest:,}")
        elif shape.pattern and not re.fullmatch(shape.pattern, text):
            self.wrong(node, shape, name)
        else:
            return text
        return None

    def scalar(self, node: Scalar, shape: Shape, name: str) -> Value | None:
        """A number, a flag, a time, a choice or a path."""
        if isinstance(shape, Whole):
            return self.whole(node, shape, name)
        if isinstance(shape, Flag):
            if isinstance(node.value, bool):
                return node.value
            word = node.text.lower()
            self.wrong(
                node,
                shape,
                name,
                "true" if word in SAYS_YES else "false" if word in SAYS_NO else nearest(word, ("true", "false")),
            )
            return None
        if isinstance(shape, TimeOfDay):
            at = read_time(node.text.strip())
            if at is None:
                self.wrong(node, shape, name, meant_time(node.text))
            return at
        if isinstance(shape, Choice):
            if node.value in shape.choices:
                return node.text
            self.wrong(node, shape, name, nearest(node.text, shape.choices))
            return None
        assert isinstance(shape, FilePath)
        path = clean_line(node.text)
        if isinstance(node.value, str) and path.lower().endswith(shape.endings):
            return path
        self.wrong(node, shape, name)
        return None

    def whole(self, node: Scalar, shape: Whole, name: str) -> int | None:
        """A whole number. One in quotation marks is not one, so that editors and this program agree."""
        number = node.value
        if isinstance(number, int) and not isinstance(number, bool) and shape.minimum <= number <= shape.maximum:
            return number
        if isinstance(number, str) and node.text.strip().isdecimal():
            what = f"{name} is {quoted(node.text)} in quotation marks, which makes text of it"
            self.problems.add(node.place, what, f"{shape.words}, without them")
        else:
            self.wrong(node, shape, name)
        return None

    def listing(self, node: Node, shape: ListOf, name: str) -> tuple[Put, ...] | None:
        """A list; entries that are wrong are left out."""
        if not isinstance(node, Listing):
            self.problems.add(node.place, f"{name} is not a list", shape.words)
            return None
        if not shape.fewest <= len(node.items) <= shape.most:
            limit = f"at most {shape.most}" if len(node.items) > shape.most else f"at least {shape.fewest}"
            what = f"{name} has {len(node.items)} entries" if node.items else f"{name} is an empty list"
            self.problems.add(node.place, what, shape.words if shape.fewest == shape.most else limit)
            return None
        entry = shape.of.what if isinstance(shape.of, Table) else f"an entry of {name}"
        found = ((item.place, self.value(item, shape.of, entry)) for item in node.items)
        return tuple(Put(place, value) for place, value in found if value is not None)

    def mapping(self, node: Node, shape: MapOf, name: str) -> tuple[Pair, ...] | None:
        """Keys that the author chose; pairs that are wrong are left out."""
        if not isinstance(node, Mapping):
            self.problems.add(node.place, f"{name} has no keys", shape.words)
            return None
        if len(node.entries) > shape.most:
            self.problems.add(node.place, f"{name} has {len(node.entries)} keys", f"at most {shape.most}")
            return None
        pairs: dict[str | int, Pair] = {}
        for text, entry in node.entries.items():
            written = int(text) if isinstance(shape.keys, Whole) and text.isdecimal() and len(text) < 10 else text
            key = self.value(Scalar(entry.place, written, text), shape.keys, f"a key of {name}")
            value = self.value(entry.node, shape.of, f"{quoted(text)} of {name}")
            if not isinstance(key, str | int) or value is None:
                continue
            if key in pairs:
                self.problems.add(entry.place, f"the key {quoted(key)} is given twice in {name}", "each key once")
            pairs.setdefault(key, Pair(entry.place, key, value))
        return tuple(pairs.values())

    def table(self, node: Node, table: Table, name: str) -> Form | None:
        """A group of keys with known names."""
        if isinstance(node, Scalar) and table.short:
            value = self.value(node, table.field(table.short).shape, name)
            return None if value is None else Form(table, node.place, {table.short: Put(node.place, value)})
        if not isinstance(node, Mapping):
            what = "this is a list" if isinstance(node, Listing) else f"this is the single value {quoted(node.text)}"
            self.problems.add(node.place, what, table.words)
            return None
        values: dict[str, Put] = {}
        known = {field.name: field for field in table.fields}
        misspelt: set[str] = set()
        for key, entry in node.entries.items():
            if key in known:
                value = self.value(entry.node, known[key].shape, f"'{key}'")
                if value is not None:
                    values[key] = Put(entry.node.place, value)
            elif key not in table.ignored:
                meant = nearest(key, known)
                misspelt.add(meant)
                expected = "" if meant else f"one of: {listed(known)}"
                self.problems.add(entry.place, f"{quoted(key)} is not a key of {table.what}", expected, meant)
        for field in table.fields:
            if field.required and field.name not in node.entries and field.name not in misspelt:
                self.problems.add(node.place, f"{table.what} needs '{field.name}' here", field.shape.words)
        return Form(table, node.place, values)


def _sort(node: Scalar) -> str:
    return "true-or-false value" if isinstance(node.value, bool) else "number"
