"""YAML text into nodes that know their place: the only file of this project that imports yaml.

Scalars are read as YAML 1.2's core schema has it, whatever PyYAML would make of them: `09:30` and `no` stay text.
Nodes are built straight from the parser's events, so the limits below hold before anything grows, and nothing in a
file can name a Python class, share a value or refer to itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, NoReturn

import msgspec
import yaml

from facilitator.agenda.lookalikes import plain_yaml
from facilitator.agenda.problems import WHOLE_FILE, Place, Problem, quoted


class Saying(NamedTuple):
    """A phrase of the parser's, and what to say instead. `at_start`: the slip is where the thing began, not where it
    was noticed."""

    phrase: re.Pattern[str]
    what: str
    expected: str
    at_start: bool = False


def _saying(phrase: str, what: str, expected: str, *, at_start: bool = False) -> Saying:
    return Saying(re.compile(phrase), what, expected, at_start)


SAYINGS = (
    _saying(
        "mapping values are not allowed",
        "there is a colon where no key can stand",
        "quotation marks round text that has ': ' in it, and keys of one group exactly below one another",
    ),
    _saying(r"'\\t' that cannot start|tab character", "a tab is used for indentation", "spaces"),
    _saying(
        "character .* that cannot start",
        "a value cannot begin with this character",
        "quotation marks round the value",
    ),
    _saying("unexpected end of stream", "a quotation mark is opened and never closed", "a second one", at_start=True),
    _saying("document separator", "a quotation mark is opened and never closed", "a second one", at_start=True),
    _saying(
        "unknown escape character|escape sequence",
        r"a backslash inside double quotation marks means something special",
        r"single quotation marks, or \\ for each backslash",
    ),
    _saying(
        "expected ',' or '[]}]'",
        "a bracket is opened and not closed, or a comma is missing",
        "a comma between entries and a closing bracket",
        at_start=True,
    ),
    _saying("sequence entries are not allowed", "a list begins on the line of its key", "'- ' on a line of its own"),
    _saying(
        "could not find expected ':'",
        "this line is neither a key nor part of a list",
        "'key: value' or '- '",
        at_start=True,
    ),
    _saying("alphabetic or numeric", "a value cannot begin with * or & here", "quotation marks round the value"),
    _saying("chomping or indentation", "nothing can follow | or > on its line", "the text on the lines below"),
    _saying("undefined tag handle|a tag", "a value cannot begin with ! here", "quotation marks round the value"),
    _saying(
        "found '<(scalar|alias|anchor|tag)>'",
        "there is more text after a value that had ended, or a line that does not stand below the others",
        "the whole value inside one pair of quotation marks, and keys of one group exactly below one another",
    ),
    _saying(
        "expected (<block end>|'<document start>')",
        "this line does not stand below the others of its group",
        "keys of one group, and the dashes of one list, exactly below one another",
    ),
    _saying("expected the node content", "a value cannot begin with this character", "quotation marks round the value"),
)


def in_plain_words(error: yaml.MarkedYAMLError, file: str, lines_before: int, text: str) -> Problem:
    """The parser's complaint as a problem. A phrase without a saying is repeated: better than nothing."""
    said = " ".join(part for part in (error.problem, error.context) if part)
    mark = error.problem_mark or error.context_mark
    for saying in SAYINGS:
        if saying.phrase.search(error.problem or ""):
            if saying.at_start:
                mark = error.context_mark or mark
            return Problem(file, *_place(mark, lines_before, text), saying.what, saying.expected)
    return Problem(file, *_place(mark, lines_before, text), f"YAML cannot be read here ({quoted(said)[1:-1]})")


def _place(mark: yaml.Mark | None, lines_before: int, text: str) -> Place:
    """The mark's place. What was noticed at the end of the file was so at its last line with something on it."""
    if mark is None:
        return Place(1 + lines_before, 1)
    lines = text.rstrip().split("\n")
    if mark.line >= len(lines):
        return Place(len(lines) + lines_before, len(lines[-1]) + 1)
    return Place(mark.line + 1 + lines_before, mark.column + 1)


def unreadable_character(error: yaml.reader.ReaderError, file: str, lines_before: int, text: str) -> Problem:
    """A character that YAML forbids, such as NUL or ESC, by its number, for it cannot be shown."""
    found = error.character
    number = found if isinstance(found, int) else ord(found[:1] or "\0")
    before = text[: text.find(chr(number))]
    line = before.count("\n") + 1 + lines_before
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Problem(file, line, column, f"there is a control character here (U+{number:04X})", "ordinary text")


MOST_BYTES = 1_000_000
MOST_VALUES = 50_000
MOST_DEPTH = 40

LONGEST_NUMBER = 18
"""Longer runs of digits stay text: no plan needs such a number, and Python refuses to read very long ones."""

WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
WHOLE = re.compile(r"[-+]?[0-9]+\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
BROKEN = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z|[-+]?\.(inf|Inf|INF)\Z|\.(nan|NaN|NAN)\Z")


class Scalar(msgspec.Struct, frozen=True):
    """A single value. `text` is what was written, which for `9.30` says more than the number does.

    `end` is where it is over, and `style` the mark that it begins with (`"`, `'`, `|`, `>`, or none); both only where
    a text was loaded with its ends.
    """

    place: Place
    value: str | int | float | bool | None
    text: str
    end: Place = WHOLE_FILE
    style: str = ""


class Listing(msgspec.Struct, frozen=True):
    """A list. `end` is where its closing bracket is past, for one that has brackets and was loaded with its ends."""

    place: Place
    items: tuple[Node, ...]
    end: Place = WHOLE_FILE


class Entry(msgspec.Struct, frozen=True):
    """A key's place, and what was written for it."""

    place: Place
    node: Node


class Mapping(msgspec.Struct, frozen=True):
    """Keys, always as text, with what was written for each, in the file's order. `end` is as that of a list."""

    place: Place
    entries: dict[str, Entry]
    end: Place = WHOLE_FILE


Node = Scalar | Listing | Mapping
Plain = str | int | float | bool | list["Plain"] | dict[str, "Plain"] | None


def plain(node: Node) -> Plain:
    """The node without its places, as JSON would have it."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return {key: plain(entry.node) for key, entry in node.entries.items()}


class NotReadable(Exception):
    """The text is not YAML, or more of it than is accepted. Carries the problem that says so."""

    def __init__(self, problem: Problem) -> None:
        """Hold the problem that YAML has, with its place."""
        super().__init__(str(problem))
        self.problem = problem


def load(text: str, file: str, *, first_line: int = 1, ends: bool = False) -> tuple[Node | None, tuple[Problem, ...]]:
    """The one document in `text`, and what is wrong with it; the node is None where nothing could be made of it.

    `file` names the text in problems; `first_line` is where it begins in that file (the front matter of a deck). With
    `ends` the nodes know where they are over, for whoever wants to change the text. Never raises for anything that a
    file can hold.
    """
    reader = _Reader(file, first_line - 1, ends)
    encoded = text.encode("utf-8", "replace")
    text = encoded.decode("utf-8")
    if len(encoded) > MOST_BYTES:
        return None, (Problem(file, *WHOLE_FILE, f"is larger than {MOST_BYTES:,} bytes", "a smaller file"),)
    text, put_right = plain_yaml(text, file, first_line - 1)
    fast: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        try:
            node = reader.document(yaml.parse(text, Loader=fast))
        except yaml.YAMLError:
            # The two parsers put the same mistake in different words: the slow one, which is always there, is asked.
            reader = _Reader(file, first_line - 1, ends)
            node = reader.document(yaml.parse(text, Loader=yaml.SafeLoader))
    except NotReadable as refusal:
        return None, (*put_right, *reader.problems, refusal.problem)
    except yaml.MarkedYAMLError as error:
        return None, (
            *put_right,
            in_plain_words(error, file, first_line - 1, text),
        )
    except yaml.reader.ReaderError as error:
        return None, (
            *put_right,
            unreadable_character(error, file, first_line - 1, text),
        )
    return node, (*put_right, *reader.problems)


class _Reader:
    """Builds the nodes of one text. `lines_before` is added to every line number; `ends` are noted where wanted."""

    def __init__(self, file: str, lines_before: int, ends: bool) -> None:
        self.file = file
        self.lines_before = lines_before
        self.ends = ends
        self.problems: list[Problem] = []
        self.values = 0

    def document(self, events: Iterator[yaml.Event]) -> Node:
        """The only document."""
        node: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    self.refuse(event, "a second document begins here", "one document, so no second line of ---")
            elif isinstance(event, yaml.NodeEvent):
                node = self.node(event, events, 1)
        if node is None or (isinstance(node, Scalar) and node.value is None):
            raise NotReadable(Problem(self.file, *WHOLE_FILE, "is empty", "lines of 'key: value'"))
        return node

    def place(self, event: yaml.Event) -> Place:
        """Where an event begins."""
        mark = event.start_mark
        return WHOLE_FILE if mark is None else Place(mark.line + 1 + self.lines_before, mark.column + 1)

    def end(self, event: yaml.Event, *, known: bool = True) -> Place:
        """Where an event is over, if that is wanted and `known`."""
        mark = event.end_mark if self.ends and known else None
        return WHOLE_FILE if mark is None else Place(mark.line + 1 + self.lines_before, mark.column + 1)

    def refuse(self, event: yaml.Event, what: str, expected: str = "") -> NoReturn:
        """Give up on the whole text."""
        raise NotReadable(Problem(self.file, *self.place(event), what, expected))

    def add(self, place: Place, what: str, expected: str = "") -> None:
        """Note a problem and read on."""
        self.problems.append(Problem(self.file, *place, what, expected, warning=True))

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        """The node that `event` begins; what belongs to it is taken from `events`."""
        self.values += 1
        if self.values > MOST_VALUES:
            self.refuse(event, f"there are more than {MOST_VALUES:,} values", "a smaller file")
        if depth > MOST_DEPTH:
            self.refuse(event, f"this is nested deeper than {MOST_DEPTH} levels", "flatter lists")
        if isinstance(event, yaml.AliasEvent):
            self.refuse(
                event, "a value that begins with * is a reference in YAML", "quotation marks round such a value"
            )
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            self._no_extras(event)
        if isinstance(event, yaml.ScalarEvent):
            style = event.style if self.ends and event.style else ""
            return Scalar(self.place(event), _value(event), event.value, self.end(event), style)
        if isinstance(event, yaml.SequenceStartEvent):
            items, end = self._items(event, events, depth)
            return Listing(self.place(event), items, end)
        return self._mapping(event, events, depth)

    def _no_extras(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Tags and anchors are for programs: here they are slips, such as a value that begins with ! or &."""
        if event.anchor is not None:
            self.refuse(event, "a value that begins with & is an anchor in YAML", "quotation marks round such a value")
        if event.tag is not None:
            self.refuse(event, f"a value that begins with ! is a tag in YAML ({quoted(event.tag)})", "quotation marks")

    def _items(
        self, start: yaml.SequenceStartEvent, events: Iterator[yaml.Event], depth: int
    ) -> tuple[tuple[Node, ...], Place]:
        items: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return tuple(items), self.end(event, known=start.flow_style is True)
            items.append(self.node(event, events, depth + 1))
        raise AssertionError("a parser ends every list that it began")

    def _mapping(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        end = WHOLE_FILE
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                end = self.end(event, known=isinstance(start, yaml.MappingStartEvent) and start.flow_style is True)
                break
            place = self.place(event)
            key = self.node(event, events, depth + 1)
            node = self.node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                self.add(place, "a list or a group of lines cannot be a key", "a word and a colon")
            elif key.text in entries:
                first = entries[key.text].place.line
                self.add(place, f"the key {quoted(key.text)} is given twice (first on line {first})", "each key once")
            else:
                entries[key.text] = Entry(place, node)
        return Mapping(self.place(start), entries, end)


def _value(event: yaml.ScalarEvent) -> str | int | float | bool | None:
    """What a scalar means; only unquoted ones may mean anything but their text."""
    text = event.value
    if not event.implicit[0]:
        return text
    if text in WORDS:
        return WORDS[text]
    if len(text) > LONGEST_NUMBER:
        return text
    if WHOLE.match(text):
        return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
    if BROKEN.match(text):
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return text
