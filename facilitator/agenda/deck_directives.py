"""What Marp is told in a deck's front matter and in comments: where pages part, and what stands round each of them.

As in Marp, a local directive holds from its page on, one with an underscore for its page alone, and `headingDivider`
for the whole deck wherever it stands.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping as MappingType

import msgspec

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.fields import MARP_KEYS
from facilitator.agenda.yaml_places import Listing, Mapping, Node, Scalar, load

Settings = MappingType[str, str]
"""Directives by their names, a list of classes joined by spaces."""

NAMES = "|".join(MARP_KEYS)
ONE = re.compile(rf"^[_$]?(?:{NAMES})\s*:", re.MULTILINE)
LOOSE = re.compile(
    rf"^([_$]?(?:{'|'.join(key for key in MARP_KEYS if key != 'title')})\s*:)[ \t]+"
    r"([^\s\[\x22'{|>~&*`\u2018-\u201f].*)$",
    re.MULTILINE,
)
"""A directive with a value that is no list, no quotation and no block of lines."""
LOCAL = frozenset(("paginate", "header", "footer", "class", "color", "backgroundColor"))
LEVEL = re.compile(r"[1-6]")


def told_in(text: str) -> Settings:
    """The directives in the text of a comment; none where it is no list of 'key: value'."""
    mapping = _mapping(text)
    return of_mapping(mapping) if mapping is not None else {}


def only_directives(text: str) -> bool:
    """Whether a comment says nothing but what Marp is told."""
    mapping = _mapping(text)
    return mapping is not None and all(key.lstrip("_$") in MARP_KEYS for key in mapping.entries)


def _mapping(text: str) -> Mapping | None:
    text = textwrap.dedent(text).strip()
    node = load(loosened(text), "")[0] if ONE.search(text) else None
    return node if isinstance(node, Mapping) else None


def loosened(text: str) -> str:
    """Text in which what Marp is told may hold colons and number signs without quotation marks, as Marp lets it."""
    return LOOSE.sub(_quoted, text)


def _quoted(found: re.Match[str]) -> str:
    value = found[2].strip().replace("'", "''")
    return f"{found[1]} '{value}'"


def of_mapping(mapping: Mapping) -> Settings:
    """The directives among some keys."""
    return {
        key.removeprefix("$"): _words(entry.node)
        for key, entry in mapping.entries.items()
        if key.lstrip("_$") in MARP_KEYS
    }


def _words(node: Node) -> str:
    if isinstance(node, Scalar):
        return clean_line(node.text) if node.value is not None else ""
    return " ".join(map(_words, node.items)) if isinstance(node, Listing) else ""


def dividing_levels(words: str) -> frozenset[int]:
    """The levels of headings that begin a page: 2 means 1 and 2, a list means exactly those."""
    levels = [int(level) for level in LEVEL.findall(words)]
    if not levels or "false" in words:
        return frozenset()
    return frozenset(range(1, levels[0] + 1)) if len(levels) == 1 and not words.startswith("[") else frozenset(levels)


class Standing(msgspec.Struct, frozen=True):
    """What stands round a page: Markdown of one line above and below it, its number, its classes, its colours."""

    header: str = ""
    footer: str = ""
    number: str = ""
    classes: tuple[str, ...] = ()
    colour: str = ""
    background: str = ""


class Directives:
    """Follows the directives of a deck from page to page."""

    def __init__(self, front: Settings) -> None:
        """Begin with what the front matter says."""
        self.kept: dict[str, str] = {}
        self.scoped: dict[str, str] = {}
        self.pages = 0
        self.take(front)

    def take(self, told: Settings) -> None:
        """Directives that stand on the present page."""
        for key, words in told.items():
            if key in LOCAL:
                self.kept[key] = words
            elif key.removeprefix("_") in LOCAL:
                self.scoped[key.removeprefix("_")] = words

    def end_page(self) -> Standing:
        """What stands round the present page; the next one begins."""
        told = {**self.kept, **self.scoped}
        self.scoped = {}
        paginate = told.get("paginate", "")
        if paginate not in ("skip", "hold") or (paginate == "hold" and not self.pages):
            self.pages += 1
        return Standing(
            told.get("header", ""),
            told.get("footer", ""),
            str(self.pages) if paginate in ("true", "hold") else "",
            tuple(told.get("class", "").split()),
            told.get("color", ""),
            told.get("backgroundColor", ""),
        )
