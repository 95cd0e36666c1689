"""A case from elsewhere: its story page by page, and what is for the trainer alone. Pure.

What a trainer heads "Learning points", "What went well" or "Notes for the facilitator" is for no room: it becomes a
field or a private note. What nothing is said about is left as a line to fill in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from facilitator.agenda.cleaning import LONGEST_LINE
from facilitator.bringing.slides import Rows
from facilitator.bringing.word_text import Block, Head, Text, Words, lines_of

PRIVATE = {
    "points": re.compile(
        r"(?:key )?(?:learning(?: points?| to bring out)?|lessons?(?: learn(?:ed|t))?|key messages?)", re.I
    ),
    "well": re.compile(r"(?:what (?:went|worked) (?:well|right)|good practice|strengths)", re.I),
    "notes": re.compile(
        r"(?:notes?|guidance|answers?)(?: for (?:the )?(?:trainer|facilitator|tutor)s?)?"
        r"|(?:trainer|facilitator|tutor)(?:['\u2019]s|s['\u2019]|s)? (?:notes?|guidance|answers?|copy)",
        re.I,
    ),
}
"""Headings of what no room is to see."""
WARNED = re.compile(r"(?:content|trigger) (?:warning|note)\s*[:.-]\s*(.+)", re.I | re.S)
MADE_UP = re.compile(r"\b(?:fictional|fictitious|made[ -]up|invented)\b", re.I)
NOT_MADE_UP = re.compile(r"(?:\b(?:not|never|nor|no)|n['\u2019]t)\s+(?:\w+\s+){0,2}(?:ficti|made[ -]up|invented)", re.I)
WHEN = re.compile(r"(?:dates?|when|time|day)", re.I)
WHAT = re.compile(r"(?:events?|what(?: happened)?|details?|description|incidents?|actions?)", re.I)
WHOSE = re.compile(r"(?:agency|agencies|who(?: knew)?|services?|source|professionals?)", re.I)
LONGEST_EVENT, LONGEST_DATE, LONGEST_AGENCY, MOST_EVENTS = 300, 40, 60, 100


class Page(msgspec.Struct):
    """A page of the story: its heading and what stands below it."""

    heading: str
    blocks: list[Block]


class Event(msgspec.Struct, frozen=True):
    """A row of a chronology; `agencies` are those that it names."""

    date: str
    words: str
    agencies: tuple[str, ...]


class Case(msgspec.Struct):
    """A case as it is made out. `unsure` is what a person should look at."""

    title: str
    pages: list[Page]
    points: list[str] = []
    well: list[str] = []
    notes: list[str] = []
    warning: str = ""
    fictional: bool = False
    events: list[Event] = []
    unsure: list[str] = []
    body: str = ""
    """The story as Markdown, where it is Markdown already; `pages` are empty then."""
    front: str = ""
    """Front matter that it has already, and the names of its fields in `known`."""
    known: tuple[str, ...] = ()
    pictures: tuple[tuple[str, bytes], ...] = ()
    """Pictures of `body`, by their paths in it."""

    def words(self) -> int:
        """How many words its story has."""
        told = (line for page in self.pages for block in page.blocks for line in (page.heading, *lines_of(block)))
        return len(re.findall(r"[^\W\d_]+", self.body or " ".join(told)))

    def keep(self, part: str, lines: Sequence[str]) -> None:
        """Put words aside that no room is to see."""
        {"points": self.points, "well": self.well, "notes": self.notes}[part].extend(lines)


def case_of(text: Text, name: str) -> Case:
    """The case in a document; `name` is its title where the document has none."""
    case = Case(name, [Page("", [])], notes=list(text.beside))
    titled, kept, depth = False, "", 0
    for block in text.blocks:
        if isinstance(block, Head):
            if kept and block.level > depth:
                case.keep(kept, [block.words])
                continue
            kept, depth = private_part(block.words), block.level
            if not kept and block.level == 0 and not titled:
                case.title, titled = block.words, True
            elif not kept:
                _begin(case, block)
        elif kept:
            case.keep(kept, lines_of(block))
        else:
            _tell(case, block)
    case.pages = [page for page in case.pages if page.heading or page.blocks]
    words = " ".join(line for page in case.pages for block in page.blocks for line in lines_of(block))
    case.fictional = is_made_up(f"{case.title} {words}")
    look_over(case)
    return case


def is_made_up(words: str) -> bool:
    """Whether a case says of itself that it is made up, and never that it is not."""
    return MADE_UP.search(words) is not None and NOT_MADE_UP.search(words) is None


def private_part(heading: str) -> str:
    """Which part for the trainer alone a heading begins; "" for one of the story."""
    return next((part for part, head in PRIVATE.items() if head.fullmatch(heading.strip(" :."))), "")


def _begin(case: Case, head: Head) -> None:
    """A page of its own for a heading of the first two levels; one further down stands on the page."""
    page = case.pages[-1]
    if head.level > 2:
        page.blocks.append(head)
    elif page.heading or page.blocks:
        case.pages.append(Page(head.words, []))
    else:
        page.heading = head.words


def _tell(case: Case, block: Block) -> None:
    warned = WARNED.fullmatch(block.words.strip()) if isinstance(block, Words) else None
    if warned is not None and not case.warning:
        case.warning = " ".join(warned[1].split())
        return
    if isinstance(block, Rows):
        case.events += _events(block)[: MOST_EVENTS - len(case.events)]
    case.pages[-1].blocks.append(block)


def _events(table: Rows) -> list[Event]:
    """The events of a table whose heads say when and what; none of any other."""
    head = [cell.strip(" :.") for cell in table.rows[0]] if table.rows else []
    when, what = _column(head, WHEN), _column(head, WHAT)
    if when is None or what is None:
        return []
    whose = _column(head, WHOSE)
    found = []
    for row in table.rows[1:]:
        named = re.split(r"[,;/&\n]| and ", row[whose]) if whose is not None else []
        agencies = tuple(words[:LONGEST_AGENCY] for one in named if (words := one.strip()))
        if row[what]:
            found.append(Event(short(row[when], LONGEST_DATE) or "undated", short(row[what], LONGEST_EVENT), agencies))
    return found


def _column(head: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    return next((at for at, cell in enumerate(head) if pattern.fullmatch(cell)), None)


def short(words: str, most: int) -> str:
    """Words that a field holds, cut with a mark: they stand whole in the story, or in a private note."""
    return words if len(words) <= most else f"{words[: most - 1]}\u2026"


def look_over(case: Case) -> None:
    """What nobody but the trainer can say."""
    case.notes += [words for words in (*case.points, *case.well, case.warning) if len(words) > LONGEST_LINE]
    if "fictional" in case.known:
        return
    said = "its words say that it is made up" if case.fictional else "nothing says that it is made up"
    case.unsure.append(f"{said}: is it? Where it is, every view and export says so")
    if not case.points:
        case.unsure.append("it has no learning points yet: C in the plan editor asks for them")
    if not case.warning:
        case.unsure.append("nothing says what may be hard to read: C in the plan editor asks for it")
