r"""What a typed line of capture means: pure. The marks are few and only stand where a marker makes sense.

`3: ` at the start gives the line to group 3. A word of its own that is `#1` takes the first suggested theme, `#role`
the theme that "role" finds, `+4` says that group 4 had that too (`+2+4`: both). A backslash before such a sign makes
it part of the words (`\#1`). Everything else is the group's words, kept exactly.

Of several lines that were pasted each becomes an issue, once the trainer has looked at them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from facilitator.agenda.cleaning import clean, clean_line
from facilitator.agenda.model import Theme
from facilitator.live.state import Group

GROUP_MARK = re.compile(r"(\d{1,2}):(?:\s+|\Z)")
ESCAPED_GROUP = re.compile(r"\\+\d{1,2}:(?:\s|\Z)")
PIECE = re.compile(r"(\s*)(\S+)")
ESCAPED = re.compile(r"\\+[#+]")
PICK = re.compile(r"#(\d)\Z")
SEARCH = re.compile(r"#(\S{2,})\Z")
ALSO = re.compile(r"(?:\+\d{1,2})+\Z")


class Search(msgspec.Struct, frozen=True):
    """A `#word` and the themes it finds, the best first; the first is taken."""

    word: str
    themes: tuple[str, ...]


class Typed(msgspec.Struct, frozen=True):
    """A line understood: the group it names ("" when it names none), the words to keep, and its marks.

    `themes` are ids in the order typed, `suggested` those of them that were taken by number. `echoes` are ids of
    groups. `searches` tell what each `#word` found. `waiting` are the figures of offers that cannot be seen yet.
    """

    group: str
    words: str
    themes: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    echoes: tuple[str, ...] = ()
    searches: tuple[Search, ...] = ()
    waiting: tuple[int, ...] = ()

    @property
    def marks(self) -> bool:
        """Whether the line has marks other than a group's number at its start."""
        return bool(self.themes or self.echoes)


def understand(
    line: str, groups: Sequence[Group], themes: Sequence[Theme] = (), offered: Sequence[str] = (), most: int = 0
) -> Typed:
    """What a line means for these groups, themes and themes on offer. What means nothing belongs to the words.

    `most` is how many themes may be on offer in a moment: after the words, figures up to it are marks that wait.
    """
    rest = clean_line(line)
    numbers = {group.number: group.id for group in groups}
    group = ""
    mark = GROUP_MARK.match(rest)
    if mark and int(mark[1]) in numbers:
        group, rest = numbers[int(mark[1])], rest[mark.end() :]
    reading = _Reading(numbers, themes, offered, most)
    pieces = _pieces(rest)
    kept = [(space, reading.take(piece)) for space, piece in pieces]
    said = max((at for at, (_, piece) in enumerate(kept) if piece), default=-1)
    for at in (at for at in reading.waiting if at < said):  # "the #1 reason" goes on, so it is no mark
        kept[at] = pieces[at]
    waiting = [int(pieces[at][1][1:]) for at in reading.waiting if at > said]
    words = "".join(space + piece for space, piece in kept if piece).strip()
    return Typed(
        group,
        words[1:] if ESCAPED_GROUP.match(words) else words,
        tuple(dict.fromkeys(reading.themes)),
        tuple(dict.fromkeys(reading.suggested)),
        tuple(dict.fromkeys(reading.echoes)),
        tuple(reading.searches),
        tuple(dict.fromkeys(waiting)),
    )


def _pieces(text: str) -> list[tuple[str, str]]:
    """The words of a text, each with the space before it."""
    return [(found[1], found[2]) for found in PIECE.finditer(text)]


class _Reading:
    """The marks read so far."""

    def __init__(self, numbers: dict[int, str], known: Sequence[Theme], offered: Sequence[str], most: int) -> None:
        self._numbers = numbers
        self._known = known
        self._offered = offered
        self._most = most
        self._at = -1
        self.waiting: list[int] = []
        """The places of the pieces that wait for an offer."""
        self.themes: list[str] = []
        self.suggested: list[str] = []
        self.echoes: list[str] = []
        self.searches: list[Search] = []

    def take(self, piece: str) -> str:
        """What a piece of the line leaves of itself in the words: nothing, if it is a mark."""
        self._at += 1
        if ESCAPED.match(piece):
            return piece[1:]
        if ALSO.match(piece):
            return "" if self._also(piece) else piece
        pick = PICK.match(piece)
        if pick and 1 <= int(pick[1]) <= len(self._offered):
            theme = self._offered[int(pick[1]) - 1]
            self.themes.append(theme)
            self.suggested.append(theme)
            return ""
        if pick and 1 <= int(pick[1]) <= self._most:
            self.waiting.append(self._at)
            return ""
        search = SEARCH.match(piece)
        found = search_themes(self._known, search[1]) if search else ()
        if not found:
            return piece
        self.themes.append(found[0])
        self.searches.append(Search(piece[1:], found))
        return ""

    def _also(self, piece: str) -> bool:
        numbers = [int(number) for number in piece[1:].split("+")]
        if not all(number in self._numbers for number in numbers):
            return False
        self.echoes += [self._numbers[number] for number in numbers]
        return True


def search_themes(themes: Sequence[Theme], word: str) -> tuple[str, ...]:
    """The themes that a word finds, the best first: by id, then by a word of the label, a keyword, a part of either."""
    wanted = word.casefold()
    ranked: list[tuple[int, str]] = []
    for theme in themes:
        name, label = theme.id.casefold(), theme.label.casefold()
        if wanted in (name, label):
            rank = 0
        elif any(part.startswith(wanted) for part in label.split()):
            rank = 1
        elif any(part.startswith(wanted) for part in (name, *name.split("-"))):
            rank = 2
        elif any(keyword.casefold().startswith(wanted) for keyword in theme.keywords):
            rank = 3
        elif wanted in label or wanted in name:
            rank = 4
        else:
            continue
        ranked.append((rank, theme.id))
    return tuple(theme for _, theme in sorted(ranked, key=lambda one: one[0]))


def escape(words: str) -> str:
    """The line to type for exactly these words, whatever the groups and themes are."""
    pieces = [
        (space, f"\\{piece}" if re.match(r"\\*[#+]", piece) else piece) for space, piece in _pieces(clean_line(words))
    ]
    line = "".join(space + piece for space, piece in pieces)
    return f"\\{line}" if re.match(r"\\*\d{1,2}:(?:\s|\Z)", line) else line


BULLET = re.compile("\\s*(?:[-*\u2022\u00b7\u2013\u2014\u25aa\u25e6\u2023]|\\d{1,2}[.)])\\s+")
"""What stands before a line of a list where it is copied from: a dash, a dot, "3." or "3)"."""

FIGURES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
NUMBERED = re.compile(rf"(?:group|table|team)\s*(?:no\.?|nr\.?)?\s*(\d{{1,2}}|{'|'.join(FIGURES)})", re.IGNORECASE)
"""A group by its number, whatever it is called by now."""

DRESS = " \t#*_=:.-\u2013\u2014"
"""What a heading is dressed up with."""


class PastedLine(msgspec.Struct, frozen=True):
    """One line: the id of the group it is for, its words, and what its marks say beside them.

    `heading` is the line above that may name a group, where it is not certain which: the trainer is to say.
    """

    group: str
    words: str
    themes: tuple[str, ...] = ()
    echoes: tuple[str, ...] = ()
    heading: str = ""


def pasted_lines(
    text: str, group: str, groups: tuple[Group, ...], themes: tuple[Theme, ...] = ()
) -> tuple[PastedLine, ...]:
    """The lines of a paste that hold words, each for the group it names or else the last one named, first `group`.

    A bullet before a line is not part of the words. A line that only names a group ("Group 3", "3:", its name, a name
    it had before) is a heading, and before a colon and words it names the group of those. A heading that may be of
    two groups, or of none that is here, stays among the lines, and what is under it waits to be given to a group.
    One of nothing but other marks is kept as words, so that nothing pasted is lost.
    """
    found: list[PastedLine] = []
    heading = ""
    for line in clean(text).split("\n"):
        bare = BULLET.sub("", line, count=1).strip() if BULLET.match(line) else line.strip()
        if not bare:
            continue
        named = _named(bare, groups)
        if named is not None:
            group, heading = (next(iter(named)), "") if len(named) == 1 else (group, bare)
            if heading:
                found.append(PastedLine(group, bare, heading=heading))
            continue
        before, colon, after = bare.partition(":")
        ahead = _named(before, groups) if colon and after.strip() and not before.strip().isdigit() else None
        typed = understand(after.strip() if ahead and len(ahead) == 1 else bare, groups, themes)
        if ahead and len(ahead) == 1 and typed.words:
            found.append(PastedLine(typed.group or next(iter(ahead)), typed.words, typed.themes, typed.echoes))
        elif typed.words:
            unsure = bare if ahead is not None else "" if typed.group else heading
            found.append(PastedLine(typed.group or group, typed.words, typed.themes, typed.echoes, unsure))
        else:
            found.append(PastedLine(group, bare, heading=heading))
    return tuple(found)


def _named(line: str, groups: tuple[Group, ...]) -> set[str] | None:
    """The ids of the groups that a line may name and nothing else; None where it is no heading."""
    typed = understand(line, groups)
    if typed.group and not typed.words:
        return {typed.group}
    bare = line.strip(DRESS).casefold()
    if not bare:
        return None
    named = {group.id for group in groups if bare in {name.casefold() for name in (group.name, *group.former)}}
    numbered = NUMBERED.fullmatch(bare)
    if numbered:
        figure = numbered[1]
        number = int(figure) if figure.isdigit() else FIGURES.index(figure) + 1
        named |= {group.id for group in groups if group.number == number}
    return named if named or numbered else None


def given(lines: tuple[PastedLine, ...], place: int, group: str) -> tuple[PastedLine, ...]:
    """The lines after one was given to a group: with it go those under the same doubtful heading, which itself goes."""
    heading = lines[place].heading
    found: list[PastedLine] = []
    for at, line in enumerate(lines):
        if at == place or (heading and line.heading == heading):
            if heading and line.words == heading and NUMBERED.fullmatch(heading.strip(DRESS)):
                continue
            found.append(msgspec.structs.replace(line, group=group, heading=""))
        else:
            found.append(line)
    return tuple(found)


# -- what is typed on a line that holds no group's words ---------------------------------------------------------------
# People sign by initials, a short name or a role, never with a sentence that was meant for another line.


MOST_WORDS = 3
MOST_CHARACTERS = 30
PLEASE = "Initials or a role, please, such as CD or co-trainer"

SENTENCE = re.compile(r'[!?;:,"…“”„«»]|\w{3,}\.$')
"""Signs that stand in sentences; a full stop after one or two letters only shortens."""


def signature(text: str) -> str:
    """What somebody signs with, as typed but for spaces. Raises ValueError with a reason in plain words."""
    words = clean_line(text).split()
    signed = " ".join(words)
    if not any(letter.isalpha() for letter in signed):
        raise ValueError(f"{PLEASE}: at least a letter.")
    if SENTENCE.search(signed):
        raise ValueError(f"{PLEASE}: that reads like a sentence.")
    if len(words) > MOST_WORDS:
        raise ValueError(f"{PLEASE}: at most {MOST_WORDS} words.")
    if len(signed) > MOST_CHARACTERS:
        raise ValueError(f"{PLEASE}: at most {MOST_CHARACTERS} characters.")
    return signed


LONGEST_SECOND = 12 * 3600.0
"""No second clock is longer than this many seconds; more is a slip of the finger."""

SECOND = re.compile(
    r"(?P<minutes>\d{0,3})(?::(?P<seconds>[0-5]?\d))?(?:\s*(?:m|min|minutes?)(?=\s|$))?(?:\s+(?P<name>.*))?"
)
"""Minutes, or minutes and seconds, and then what it is for: "2 energiser", "2:30 Group 3", ":45", "5 min"."""


def read_second(text: str) -> tuple[float, str] | None:
    """The seconds and the name that were typed for a second clock; None when they are no length of time."""
    found = SECOND.fullmatch(text.strip())
    if found is None or not (found["minutes"] or found["seconds"]):
        return None
    seconds = int(found["minutes"] or 0) * 60 + int(found["seconds"] or 0)
    return (float(seconds), (found["name"] or "").strip()) if 0 < seconds <= LONGEST_SECOND else None
