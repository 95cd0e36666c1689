"""What a case says of itself, to be filled in: whether it is made up, what is hard in it, what it brings out. Pure.

The fields stand in the front matter of the case's file, above its story. Only the lines of a field that changes are
written anew, and a line that says what to fill in gives way to it; everything else stays, byte for byte.

    case = case_fields(deck)                       # raises EditRefused where the front matter cannot be read
    case.values                                    # what each field says, as one types it
    case.missing                                   # the names of those that say nothing yet
    deck = with_case_fields(deck, {"warning": "A child is hurt"})
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Pairs

import msgspec

from facilitator.agenda.case_blanks import ASKED, UNSURE, blanks_in, front_of
from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.editing.extents import NotInPlace
from facilitator.agenda.editing.keys import put, take_out
from facilitator.agenda.editing.lines import normal, split
from facilitator.agenda.editing.pages import DeckText
from facilitator.agenda.editing.values import EditRefused
from facilitator.agenda.fields import CASE
from facilitator.agenda.yaml_places import Mapping, Plain, load, plain
from facilitator.agenda.yaml_writing import lines_of

LISTS = frozenset(("went_right", "learning_points"))
BETWEEN = ";"
"""Stands between the entries of a list that is typed in one line."""
ORDER = tuple(field.name for field in CASE.fields)
DASH = "-"
"""Leaves a field open on purpose: nobody is asked for it any more."""
UNREADABLE = (
    "What this case says of itself cannot be read, so it cannot be filled in here: a text editor can put it right."
)


class CaseFields(msgspec.Struct, frozen=True):
    """What each field says, as it would be typed.

    `missing` are those still to be filled in, `elsewhere` those that say it in a way that one line cannot hold.
    """

    values: dict[str, str]
    missing: tuple[str, ...]
    elsewhere: tuple[str, ...]


def case_fields(deck: DeckText) -> CaseFields:
    """What a case says of itself. Raises EditRefused."""
    _, inner, _ = _parts(deck)
    said = _said(inner)
    values = {name: _typed(name, said.get(name)) for name in ASKED}
    missing = tuple(name for name in blanks_in(inner) if name == "fictional" or not values[name])
    elsewhere = tuple(name for name in LISTS if _entries(values[name]) != _texts(said.get(name)))
    return CaseFields(values, missing, elsewhere)


def with_case_fields(deck: DeckText, typed: Pairs[str, str]) -> DeckText:
    """The case with these words in its fields; one that says the same stays as it is written. Raises EditRefused."""
    before, inner, after = _parts(deck)
    now = case_fields(deck)
    wanted = _said(inner)
    for name in ASKED:
        words = clean_line(typed.get(name, now.values[name]))
        if name in now.elsewhere or (words == now.values[name] and (name != "fictional" or name not in now.missing)):
            continue
        if words == DASH and name in now.missing and name != "fictional":
            first, last = blanks_in(inner)[name]
            inner = [*inner[:first], *inner[last:]]
            continue
        value = _value(name, words, wanted.get(name))
        try:
            inner = _put(inner, name, value, deck.end)
        except NotInPlace as problem:
            raise EditRefused(UNREADABLE) from problem
        wanted = {**wanted, name: value} if value not in ("", []) else {k: v for k, v in wanted.items() if k != name}
    if _said(inner) != wanted:
        raise EditRefused(UNREADABLE)
    return msgspec.structs.replace(deck, front=before + "".join(inner) + after, said="")


def _parts(deck: DeckText) -> tuple[str, list[str], str]:
    """The front matter: its first line, the lines between, and the line that ends it with what follows."""
    lines = split(deck.front)
    first, last = front_of([line.rstrip("\r\n") for line in lines])
    if not first:
        return f"---{deck.end}", [], f"---{deck.end}{deck.end}{deck.front}"
    return "".join(lines[:first]), lines[first:last], "".join(lines[last:])


def _read(lines: list[str]) -> Mapping | None:
    """What these lines hold; None where that is nothing. Raises EditRefused."""
    node, _ = load(normal(lines), "the case", ends=True)
    if isinstance(node, Mapping):
        return node
    if node is not None or any(line.strip() and not line.lstrip().startswith("#") for line in lines):
        raise EditRefused(UNREADABLE)
    return None


def _said(lines: list[str]) -> dict[str, Plain]:
    node = _read(lines)
    found = plain(node) if node is not None else {}
    return found if isinstance(found, dict) else {}


def _texts(value: Plain) -> list[str]:
    """The words of a list's entries; a learning point's are its text."""
    entries = value if isinstance(value, list) else [] if value is None else [value]
    return [str(one.get("text", "")) if isinstance(one, dict) else str(one) for one in entries]


def _typed(name: str, value: Plain) -> str:
    if name == "fictional":
        return "yes" if value is True else "no"
    if name in LISTS:
        return f"{BETWEEN} ".join(_texts(value))
    return "" if value is None else clean_line(str(value))


def _entries(words: str) -> list[str]:
    return [one.strip() for one in words.split(BETWEEN) if one.strip()]


def _value(name: str, words: str, before: Plain) -> Plain:
    """What is to stand in the file. Raises EditRefused."""
    if name == "fictional":
        if words.casefold() not in ("y", "yes", "n", "no"):
            raise EditRefused("Is the case made up? Yes or no, please.")
        return words.casefold() in ("y", "yes")
    if name not in LISTS:
        return words
    if name == "went_right":
        return list(_entries(words))
    return _points(_entries(words), before if isinstance(before, list) else [])


def _points(texts: list[str], before: list[Plain]) -> Plain:
    """Learning points with these words: one that was there keeps its name and its themes, also where the words of one
    are changed in its place.
    """
    known = {text: one for text, one in zip(_texts(before), before, strict=True) if isinstance(one, dict)}
    used = {str(one.get("id")) for one in before if isinstance(one, dict)}
    found: list[Plain] = []
    for at, text in enumerate(texts):
        there = before[at] if at < len(before) else None
        if text in known:
            found.append(known[text])
        elif isinstance(there, dict) and str(there.get("text")) not in texts:
            found.append({**there, "text": text})
        else:
            number = next(n for n in range(1, len(used) + 2) if f"p{n}" not in used)
            used.add(f"p{number}")
            found.append({"id": f"p{number}", "text": text})
    return found


def _put(lines: list[str], name: str, value: Plain, end: str) -> list[str]:
    """The lines with a field's value; the lines that said what to fill in go. Raises NotInPlace."""
    keys = _read(lines)
    if value in ("", []):
        return take_out(lines, keys, name) if keys is not None and name in keys.entries else lines
    if name == "fictional":
        lines = [_answered(line) for line in lines]
        keys = _read(lines)
    if keys is not None and name in keys.entries:
        return put(lines, keys, name, value, ORDER, end)
    if name not in (blanks := blanks_in(lines)) and keys is not None and keys.entries:
        return put(lines, keys, name, value, ORDER, end)
    at, over = blanks.get(name, (len(lines), len(lines)))
    return [*lines[:at], *(f"{line}{end}" for line in lines_of(name, value, 0)), *lines[over:]]


def _answered(line: str) -> str:
    """The line of a case that was asked whether it is made up, without the question."""
    return re.sub(r"\s*#[^\r\n]*", "", line) if UNSURE.match(line) else line
