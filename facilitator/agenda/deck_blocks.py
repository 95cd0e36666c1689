"""What a deck's page is put together from: its pictures, its fenced blocks, and where its reader stands among lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import unquote

from facilitator.agenda.cleaning import clean, clean_line
from facilitator.agenda.deck_inline import Image
from facilitator.agenda.files import Finds, NotFound, Source
from facilitator.agenda.model import Bar, Bars, Block, Drawing, Picture
from facilitator.agenda.placeholders import Details
from facilitator.agenda.problems import Place, Problems, quoted

if TYPE_CHECKING:
    from markdown_it.token import Token


COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\([^()]*\)|[A-Za-z]+")
"""What may stand in the place of a background picture."""


class PictureReader:
    """Reads the pictures of one deck; what is wrong with them goes to its problems."""

    def __init__(self, source: Source, tree: Finds, details: Details, problems: Problems) -> None:
        """For the deck in the file `source`."""
        self.source, self.tree, self.details, self.problems = source, tree, details, problems

    def read(self, image: Image, place: Place) -> Picture | None:
        """The picture; one that cannot be shown keeps its words alone. None for a background that is a colour."""
        source = clean_line(unquote(image.source))
        if image.background and COLOUR.fullmatch(source):
            return None
        try:
            path = self.tree.id_of(self.tree.find(source, self.source.path))
        except NotFound as error:
            what = f"picture: {error.what}; its words stand for it"
            self.problems.warn(place, what, error.expected, error.suggestion)
            return Picture("", self.details.fill(image.alternative or _file_name(source)))
        if not image.alternative:
            what = "a picture has no words for those who cannot see it"
            self.problems.warn(place, what, "![what it shows](file.png)", looks=True)
        return Picture(path, self.details.fill(image.alternative))


def _file_name(source: str) -> str:
    """What to call a picture that has neither words nor a file: the end of its path or address."""
    if source.lower().startswith("data:"):
        return "a picture"
    return source.split("?", 1)[0].split("#", 1)[0].rstrip("/").rpartition("/")[2] or source or "a picture"


BAR = re.compile(r"(.*\S)\s*:\s*(\d{1,6})\s+of\s+(\d{1,6})", re.ASCII)

Complain = Callable[[int, str, str], None]
"""Takes the index of a line in the file, what is wrong with it, and what was expected."""


def read_fence(token: Token, details: Details, complain: Complain) -> Block | None:
    """The block that a fence holds; None where it holds nothing that can be shown."""
    text = clean(token.content).rstrip()
    if not text:
        return None
    first = token.map[0] + 1 if token.map else 0
    words = token.info.split()
    if words and words[0] == "bars":
        return _bars(text, first, details, complain)
    return Drawing(tuple(details.fill(line.expandtabs(4).rstrip()) for line in text.split("\n")))


def _bars(text: str, first: int, details: Details, complain: Complain) -> Bars | None:
    bars: list[Bar] = []
    for number, line in enumerate(text.split("\n")):
        if not line.strip():
            continue
        found = BAR.fullmatch(line.strip())
        if found and int(found[3]) > 0 and int(found[2]) <= int(found[3]):
            bars.append(Bar(details.fill(clean_line(found[1])), int(found[2]), int(found[3])))
        else:
            complain(
                first + number, f"{quoted(line)} is not a bar", "'Label: 17 of 50', the first number not the larger one"
            )
    return Bars(tuple(bars)) if bars else None


def is_closed(token: Token, lines: list[str]) -> bool:
    """Whether the fence has its closing line; without it a fence swallows the rest of the deck, notes and all."""
    if not token.map or token.map[1] - token.map[0] < 2:
        return False
    last = lines[token.map[1] - 1].strip(" \t>")
    return len(last) >= len(token.markup) and not last.strip(token.markup[0])


ONE_BY_ONE = ("*", ")")
"""The signs of entries that come one by one in Marp: bullets of stars, and numbers with a bracket."""


class Lists:
    """Follows lists and their entries. `steps` counts the entries of the page so far that come one by one."""

    def __init__(self) -> None:
        """Begin outside of any list."""
        self.numbers: list[int] = []
        self.shown_at: list[int] = [0]
        self.steps = 0
        self.marker: str | None = None

    @property
    def depth(self) -> int:
        """How many lists the present place is inside of."""
        return len(self.numbers)

    @property
    def step(self) -> int:
        """The step of the page at which what stands here appears."""
        return self.shown_at[-1]

    def open(self, token: Token) -> None:
        """A list begins; 0 stands for one without numbers."""
        start = token.attrs.get("start", 1)
        self.numbers.append(int(start) if token.type.startswith("ordered") else -1)

    def close(self) -> None:
        """Close the innermost open list."""
        self.numbers.pop()

    def entry(self, token: Token) -> None:
        """An entry begins: its number is the one that it has in the list, whatever was written."""
        number = self.numbers[-1]
        self.marker = f"{number}{token.markup}" if number >= 0 else ""
        if number >= 0:
            self.numbers[-1] += 1
        if token.markup in ONE_BY_ONE:
            self.steps += 1
            self.shown_at.append(self.steps)
        else:
            self.shown_at.append(self.step)

    def end_entry(self) -> None:
        """Close the entry of the innermost open list."""
        self.shown_at.pop()
        self.marker = None

    def take_marker(self) -> str | None:
        """The sign of the entry whose words come now; None for what stands below them, or outside of a list."""
        marker, self.marker = self.marker, None
        return marker

    def new_page(self) -> None:
        """Count the steps of another page."""
        self.steps = 0
