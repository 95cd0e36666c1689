"""Times and lengths as people write them: "ca. 10.30", "9am", "09.00 - 09.10", "1h30", "20 mins". Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

HALF_DAY = 12 * 60
DAY = 24 * 60

ABOUT = r"(?:(?:ca?|circa|approx(?:imately)?|about|around|from|by|at)\b\.?|~|\u2248)"
HALF = r"(?:\s*[ap]\.?\s?m\b\.?)"
CLOCK = (
    rf"(?:\d{{1,2}}\s*[:.\u2236]\s*\d{{2}}(?::\d{{2}})?{HALF}?|\d{{1,2}}h\d{{2}}|\d{{1,2}}{HALF}"
    r"|\d{4}(?=\s*(?:h\b|hrs?\b|[-\u2013\u2014]|$))|(?:0[6-9]|1\d)[0-5][05](?=\s+[^\W\d]))"
)
NAMED = r"(?:(?:12\s*)?(?:noon|midday|midnight)\b)"
AT = rf"(?:{CLOCK}|{NAMED})(?:\s*(?:h|hrs?|hours|o'clock|uhr)\b)?(?:\s*(?:onwards|prompt|sharp)\b)?"
BARE = r"\d{1,2}"
DASH = r"\s*(?:-|\u2013|\u2014|\u2212|to|until|till|til|bis)\s*"
HOURS = r"(?:hours?|hrs?|h)\b\.?"
MINS = r"(?:minutes?|mins?|min|m|')(?![\w])\.?"

RANGE = re.compile(rf"(?P<about>{ABOUT}\s*)?(?P<start>{AT}|{BARE}){DASH}(?P<about2>{ABOUT}\s*)?(?P<end>{AT})", re.I)
POINT = re.compile(rf"(?P<about>{ABOUT}\s*)?(?P<start>{AT})(?!\d|:\d)", re.I)
LENGTH = re.compile(
    rf"(?<![\d:.])(?P<about>{ABOUT}\s*)?(?:(?P<both>[0-7])\s*(?:{HOURS}|h)\s*(?:and\s*)?(?P<rest>\d{{1,2}})\s*(?:{MINS})?"
    rf"|(?P<hours>\d{{1,2}}(?:[.,]\d{{1,2}})?|half\s+an|an?)\s*(?:{HOURS})|(?P<minutes>\d{{1,3}})\s*(?:{MINS}))",
    re.I,
)
COLON = re.compile(r"(?P<hours>\d{1,2}):(?P<rest>\d{2})(?::00)?")


class Span(NamedTuple):
    """When something is, as far as it is said: minutes since midnight, and minutes long. `about` is for "ca."."""

    start: int | None = None
    end: int | None = None
    minutes: int | None = None
    about: bool = False


class Cut(NamedTuple):
    """A span that was found in words, and the words without it."""

    span: Span
    rest: str


def read_span(text: str) -> Span | None:
    """The span that a whole cell holds; None where it holds anything else."""
    cut = find_span(text)
    return cut.span if cut is not None and not re.sub(r"[\s()\[\].,;:*-]", "", cut.rest) else None


def read_minutes(text: str) -> int | None:
    """The length that a cell of a column of lengths holds: a bare number is minutes, "0:45" is hours and minutes."""
    words = text.strip()
    if re.fullmatch(r"\d{1,3}", words):
        return int(words)
    if (found := COLON.fullmatch(words)) is not None:
        return int(found["hours"]) * 60 + int(found["rest"])
    found = LENGTH.fullmatch(words.strip("()"))
    return _length(found) if found is not None else None


def find_span(text: str) -> Cut | None:
    """A span at the beginning of a line, or at its end; None where there is none."""
    begin = re.match(r"[\s(\[*\u2022]*(?:[-\u2013\u2014]\s+)?", text)
    at = begin.end() if begin is not None else 0
    for pattern in (RANGE, LENGTH, POINT):
        found = pattern.match(text, at)
        if found is not None and not text[found.end() : found.end() + 1].isalnum() and not _is_a_year(found, text):
            return Cut(_span(found), _without(text, found))
    for pattern in (RANGE, LENGTH, POINT):
        for found in pattern.finditer(text):
            before = text[: found.start()]
            ended = not re.sub(r"[\s)\].,;:]", "", text[found.end() :])
            if ended and (not before or not before[-1].isalnum()) and not _is_a_year(found, text):
                return Cut(_span(found), _without(text, found))
    return None


def _is_a_year(found: re.Match[str], text: str) -> bool:
    """Whether four figures among words are more likely a year: "Working Together 2023", "2026 - what is new"."""
    return (
        re.match(r"\W*(?:19|20)\d\d(?!\s*(?:h|hrs?)\b)(?!\W*\d{4})", found[0]) is not None
        and found[0].strip() != text.strip()
    )


def _without(text: str, found: re.Match[str]) -> str:
    """The words on both sides, without the signs that only held the time."""
    before, after = text[: found.start()], text[found.end() :]
    before = re.sub(r"[\s(\[,;:|\u2013\u2014-]+$", "", before)
    after = re.sub(r"^[\s)\],;:|.\u2013\u2014-]+", "", after)
    return f"{before} {after}".strip()


def _span(found: re.Match[str]) -> Span:
    groups = found.groupdict()
    about = bool(groups.get("about") or groups.get("about2"))
    if "minutes" in groups:
        return Span(minutes=_length(found), about=about)
    end = _clock(groups["end"]) if groups.get("end") else None
    start = _clock(groups["start"])
    if end is not None and start is not None:
        start = _same_half(groups["start"], start, groups["end"], end)
        end += HALF_DAY if end < start and end + HALF_DAY > start and end < HALF_DAY else 0
    return Span(start, end, about=about)


def _same_half(written: str, start: int, written_end: str, end: int) -> int:
    """ "2-3pm" begins in the afternoon too."""
    after = re.search(r"p\.?\s?m", written_end, re.I)
    plain = not re.search(r"[ap]\.?\s?m", written, re.I)
    return start + HALF_DAY if after and plain and start < HALF_DAY and start + HALF_DAY <= end else start


def _length(found: re.Match[str]) -> int:
    if found["both"]:
        return int(found["both"]) * 60 + int(found["rest"])
    if found["hours"]:
        words = found["hours"].casefold()
        if words.startswith("half"):
            return 30
        return 60 if words in ("a", "an") else round(float(words.replace(",", ".")) * 60)
    return int(found["minutes"])


def _clock(words: str) -> int | None:
    """Minutes since midnight."""
    said = words.casefold().strip()
    for name, minutes in (("noon", HALF_DAY), ("midday", HALF_DAY), ("midnight", DAY)):
        if said.startswith(name):
            return minutes
    figures = re.findall(r"\d+", said)
    hour, minute = int(figures[0]), int(figures[1]) if len(figures) > 1 else 0
    if len(figures) == 1 and len(figures[0]) == 4:
        hour, minute = int(figures[0][:2]), int(figures[0][2:])
    half = re.search(r"([ap])\.?\s?m", said)
    if half is not None and hour <= 12:
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None
