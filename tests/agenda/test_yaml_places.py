"""YAML text into values with their places: what a value means, and what is refused."""

from __future__ import annotations

import pytest
import yaml

from facilitator.agenda.problems import Place
from facilitator.agenda.yaml_places import MOST_BYTES, MOST_VALUES, Listing, Mapping, Scalar, load, plain

LAUGHS = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"


def problem(text: str) -> str:
    """The only problem of a text of which nothing can be made."""
    node, problems = load(text, "x.yaml")
    assert node is None
    (only,) = problems
    return str(only)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("09:30", "09:30"),
        ("9:30", "9:30"),
        ("no", "no"),
        ("on", "on"),
        ("2026-11-23", "2026-11-23"),
        ("1_000", "1_000"),
        ("010", 10),
        ("0o17", 15),
        ("0xff", 255),
        ("-5", -5),
        ("9.30", 9.3),
        (".inf", float("inf")),
        ("-.INF", float("-inf")),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ('"true"', "true"),
        ("'12'", "12"),
        ("9" * 5000, "9" * 5000),
        ("=", "="),
        ("<<", "<<"),
    ],
)
def test_unquoted_values_mean_what_yaml_1_2_says(written: str, value: object) -> None:
    """The old meanings are the traps: 10:30 as 630, no as false."""
    node, problems = load(f"a: {written}\n", "x.yaml")
    assert problems == ()
    assert node is not None
    assert plain(node) == {"a": value}


def test_every_key_and_value_knows_its_place() -> None:
    """Counted from one, as editors do."""
    node, _ = load("title: x\nagenda:\n  - id: a01\n    minutes: 5\n", "x.yaml")
    assert isinstance(node, Mapping)
    agenda = node.entries["agenda"]
    assert agenda.place == Place(2, 1)
    assert isinstance(agenda.node, Listing)
    item = agenda.node.items[0]
    assert isinstance(item, Mapping)
    assert item.entries["minutes"].place == Place(4, 5)
    assert item.entries["minutes"].node == Scalar(Place(4, 14), 5, "5")


def test_places_count_from_where_the_text_begins_in_its_file() -> None:
    """Front matter begins on a deck's second line."""
    node, _ = load("a: 1\n", "deck.md", first_line=7)
    assert isinstance(node, Mapping)
    assert node.entries["a"].place == Place(7, 1)
    _, problems = load("a: 'x\n", "deck.md", first_line=7)
    assert problems[0].line == 7


def test_a_key_given_twice_is_told_with_the_first_place_and_the_rest_is_read() -> None:
    """The first one holds."""
    node, problems = load("a: 1\nb: 2\na: 3\n", "x.yaml")
    assert node is not None
    assert plain(node) == {"a": 1, "b": 2}
    assert [str(p) for p in problems] == [
        "x.yaml:3:1: warning: the key 'a' is given twice (first on line 1); expected each key once"
    ]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("", "x.yaml: is empty"),
        ("# only a remark\n", "x.yaml: is empty"),
        ("a: 1\n---\nb: 2\n", "x.yaml:2:1: a second document begins here"),
        (LAUGHS, "x.yaml:1:4: a value that begins with & is an anchor"),
        ("a: *a\n", "x.yaml:1:4: a value that begins with * is a reference"),
        ("a: &a [*a]\n", "x.yaml:1:4: a value that begins with &"),
        ("a: !!python/object/apply:os.system [ls]\n", "x.yaml:1:4: a value that begins with ! is a tag"),
        ("!!map {a: 1}\n", "x.yaml:1:1: a value that begins with !"),
        ("[" * 5000, "x.yaml:1:41: this is nested deeper than 40 levels"),
        ("- " * 5000, "x.yaml:1:81: this is nested deeper than 40 levels"),
        ("- x\n" * (MOST_VALUES + 1), f"x.yaml:{MOST_VALUES}:3: there are more than 50,000 values"),
        ("a: " + "x" * MOST_BYTES, "x.yaml: is larger than 1,000,000 bytes"),
        ("a: b\n\x1bc: 1\n", "x.yaml:2:1: there is a control character here (U+001B)"),
        ("a: \0\n", "x.yaml:1:4: there is a control character here (U+0000)"),
        ("a: b: c\n", "x.yaml:1:5: there is a colon where no key can stand"),
        ("a: x\n  b: y\n", "x.yaml:2:4: there is a colon where no key can stand"),
        ("a: x\n\tb: y\n", "x.yaml:2:1: a tab is used for indentation"),
        ("a: @x\n", "x.yaml:1:4: a value cannot begin with this character"),
        ("a: %x\n", "x.yaml:1:4: a value cannot begin with this character"),
        ("a: 1\nb: 'x\nc: 3\n", "x.yaml:2:4: a quotation mark is opened and never closed"),
        ("a: 'x\n---\nb: 1\n", "x.yaml:1:4: a quotation mark is opened and never closed"),
        ('a: "C:\\dir"\n', "x.yaml:1:8: a backslash inside double quotation marks"),
        ('a: "\\x1"\n', "x.yaml:1:7: a backslash inside double quotation marks"),
        ("a: 1\nb: [1, 2\n", "x.yaml:2:4: a bracket is opened and not closed"),
        ("a: {b: 1\n", "x.yaml:1:4: a bracket is opened and not closed"),
        ("a: - b\n", "x.yaml:1:4: a list begins on the line of its key"),
        ("a: 1\nno colon here\nb: 2\n", "x.yaml:2:1: this line is neither a key nor part of a list"),
        ("a: |x\n b\n", "x.yaml:1:5: nothing can follow | or >"),
        ("a: *\n", "x.yaml:1:5: a value cannot begin with * or &"),
        ("a: !x!y z\n", "x.yaml:1:4: a value cannot begin with !"),
        ("a: 'x' y\n", "x.yaml:1:8: there is more text after a value that had ended"),
        ("a:\n  - b\n c: 1\n", "x.yaml:3:2: this line does not stand below the others"),
        ("- a\nb: 1\n", "x.yaml:2:1: this line does not stand below the others"),
        ("a: ]\n", "x.yaml:1:4: a value cannot begin with this character"),
        ("%YAML 3.0\n---\na\n", "x.yaml:1:1: YAML cannot be read here (found incompatible YAML document"),
    ],
)
def test_what_cannot_be_read_is_said_in_plain_words_at_its_place(text: str, start: str) -> None:
    """Bombs, tags, bad characters and honest slips."""
    assert problem(text).startswith(start)


def test_the_slow_parser_alone_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every Python has the fast one."""
    texts = ["a: b: c\n", "a: &a [x]\n", "a: [1, 2\n", "a: 'x\n", "a: 1\na: 2\n", "a: {b: [1, 2.5, no]}\n"]
    fast = [load(text, "x.yaml") for text in texts]
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert [load(text, "x.yaml") for text in texts] == fast


def test_a_list_as_a_key_is_a_problem_and_the_rest_is_read() -> None:
    """YAML allows it; no trainer means it."""
    node, problems = load("? [a]\n: 1\nb: 2\n", "x.yaml")
    assert node is not None
    assert plain(node) == {"b": 2}
    assert "cannot be a key" in str(problems[0])
