"""Values into YAML as a trainer would write it: plain words where they are read as they stand, else quotation marks.

What is written here is read back by `facilitator.agenda.yaml_places` as the very same value, and by other readers of
YAML too: words such as `no`, times and dates get quotation marks. Pure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import lru_cache

from facilitator.agenda.yaml_places import Mapping, Plain, load, plain

UNWRITABLE = re.compile("[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What may not stand in YAML as it is (its specification, 5.1), and marks that would end a line there."""

NO_MERE_WORDS = re.compile(r"(?:y|n|yes|no|on|off|true|false|null)\Z|[-+.~]|[0-9][0-9:._/eExob-]*\Z", re.IGNORECASE)
"""What some reader of YAML takes for something other than text."""

WORDS = re.compile(r"[^\W_](?:[^\t\n:#]|:(?=\S)|(?<! )#)*(?<![\s:])")
"""Text that begins with a letter or a figure and has nothing in it that could end it early."""

SHORT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
"""What may stand in a list on one line without its being hard to read."""

WIDEST = 120
"""Columns; what is written on one line and would be wider gets a line for each entry."""


def quoted(words: str) -> str:
    """Words as YAML and JSON both have them, whatever is in them."""
    return UNWRITABLE.sub(_escaped, json.dumps(words, ensure_ascii=False))


def _escaped(found: re.Match[str]) -> str:
    """A character by its number: four figures where they do, else eight as YAML has them (half characters never)."""
    number = ord(found[0])
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


@lru_cache(maxsize=4096)
def needs_no_quotes(words: str, *, among_others: bool = False) -> bool:
    """Whether YAML reads these characters as this very text; `among_others`, also between brackets and commas."""
    if WORDS.fullmatch(words) is None or NO_MERE_WORDS.match(words) or UNWRITABLE.search(words):
        return False
    text = f"[{words}]" if among_others else f"k: {words}"
    node, problems = load(text, "")
    return node is not None and not problems and plain(node) == ([words] if among_others else {"k": words})


def written(value: Plain, style: str = "", *, among_others: bool = False) -> str:
    """A value on one line. `style` is the quotation mark that stood there before, which is kept where it can be."""
    if isinstance(value, list):
        return f"[{', '.join(written(one, among_others=True) for one in value)}]"
    if isinstance(value, dict):
        pairs = (
            f"{key_written(key, among_others=True)}: {written(one, among_others=True)}" for key, one in value.items()
        )
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, str):
        if style == "'" and not UNWRITABLE.search(value):
            return "'" + value.replace("'", "''") + "'"
        bare = style != '"' and needs_no_quotes(value, among_others=among_others)
        return value if bare else quoted(value)
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)


def key_written(key: str, *, among_others: bool = False) -> str:
    """A key as it stands before its colon: numbers as they are, words without quotation marks where that is safe."""
    if re.fullmatch(r"[0-9]{1,9}", key):
        return key
    if among_others:
        return written(key, among_others=True)
    node, problems = load(f"{key}: 1", "") if WORDS.fullmatch(key) and not UNWRITABLE.search(key) else (None, ())
    fine = isinstance(node, Mapping) and not problems and list(node.entries) == [key]
    return key if fine and not NO_MERE_WORDS.match(key) else quoted(key)


def lines_of(key: str, value: Plain, indent: int) -> list[str]:
    """A key with its value as lines without their ends, set in by so many spaces: lists one entry a line, but short
    ones of ids and numbers on the key's own.
    """
    head = f"{' ' * indent}{key_written(key)}:"
    if isinstance(value, list) and not _short(value):
        return [head, *(line for one in value for line in entry_lines(one, indent + 2))]
    if isinstance(value, dict) and value:
        return [head, *(line for inner, one in value.items() for line in pair_lines(inner, one, indent + 2))]
    return [f"{head} {written(value)}"]


def pair_lines(key: str, value: Plain, indent: int) -> list[str]:
    """A pair inside a field as lines without their ends: on one line if it can be."""
    line = f"{' ' * indent}{key_written(key)}: {written(value)}"
    return [line] if len(line) <= WIDEST or not isinstance(value, list | dict) else lines_of(key, value, indent)


def entry_lines(value: Plain, indent: int) -> list[str]:
    """An entry of a list as lines without their ends; a group of keys has one key a line."""
    dash = f"{' ' * indent}- "
    if isinstance(value, dict) and value:
        lines = [line for key, one in value.items() for line in lines_of(key, one, indent + 2)]
        return [dash + lines[0][indent + 2 :], *lines[1:]]
    return [dash + written(value)]


def _short(values: Sequence[Plain]) -> bool:
    """Whether a list is one of numbers or ids, which trainers write on one line."""
    return all(isinstance(one, int) or (isinstance(one, str) and SHORT.fullmatch(one)) for one in values) and (
        sum(len(str(one)) + 2 for one in values) < WIDEST * 2 // 3
    )
