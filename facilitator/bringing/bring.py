"""What a file or a pasted text holds, looked at before anything is written: a timetable's days, slides, or a case."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import msgspec

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.counting import count_words
from facilitator.bringing.case_draft import Case, case_of
from facilitator.bringing.columns import heads_of
from facilitator.bringing.grids import READERS, grids_in, grids_of
from facilitator.bringing.markdown_case import markdown_case
from facilitator.bringing.open_slides import open_slides_of
from facilitator.bringing.opened import NotATimetable
from facilitator.bringing.paged import pages_of
from facilitator.bringing.slides import Slide, slides_of
from facilitator.bringing.timetable import Day, Entry, days_of
from facilitator.bringing.word_text import word_text


class Brought(msgspec.Struct, frozen=True):
    """What a file holds: its days, and the file's name."""

    days: tuple[Day, ...]
    source: str
    decks: tuple[tuple[Slide, ...], ...] = ()
    """Slides, for each item those that it shows; none for a timetable and a case."""
    case: Case | None = None
    """The case that the only day's items work with."""
    other: Brought | None = None
    """What else the file may be: a case, where its times make a timetable of it."""

    doubtful: bool = False
    """Whether it should be asked which of both it is: no head of a column says that it is a timetable."""

    @property
    def as_what(self) -> str:
        """What it is taken for."""
        return "case" if self.case is not None else "slides" if self.decks else "timetable"


SHOWS: dict[str, Callable[[Path], tuple[Slide, ...]]] = {
    ".pptx": slides_of,
    ".odp": open_slides_of,
    ".pdf": pages_of,
}
"""How files with slides are read, by their ending; every other one is taken for a timetable."""

CASES: dict[str, Callable[[Path], Case]] = {
    ".docx": lambda path: case_of(word_text(path), clean_line(path.stem)),
    **dict.fromkeys((".md", ".markdown"), markdown_case),
}
"""How files that may hold a case are read, by their ending."""

PASTED = "the pasted text"
"""What a text is called that came without a file."""

FEWEST_WORDS = 8
"""In a case; less is no story."""
READING, WORKING, REPORTING = 10, 20, 25
"""Minutes that a case is given, until somebody says better."""
MINUTES_A_SLIDE = 2
"""What a slide is taken to need, until somebody says better."""


def can_be_brought(path: Path) -> bool:
    """Whether a file's name says that it holds a timetable or slides; every other one is taken for a plan."""
    return path.suffix.lower() in (*READERS, ".txt", *SHOWS)


def look(path: Path) -> Brought:
    """Make out what a file says, and write nothing. Raises NotATimetable; ImportError where slides cannot be read."""
    if (read := SHOWS.get(path.suffix.lower())) is not None:
        return _look_at_slides(path, read(path))
    grids = grids_of(path)
    days = days_of(grids)
    case = _look_at_case(path) if path.suffix.lower() in CASES else None
    if case is not None and not days:
        return case
    _ask_for_times(days, path.name)
    headed = any(heads_of(row) is not None for grid in grids for row in grid.rows)
    return Brought(days, clean_line(path.name), other=case, doubtful=case is not None and not headed)


def look_at_text(text: str, name: str = PASTED) -> Brought:
    """Make out what a text says that came without a file: a timetable out of an e-mail. Raises NotATimetable."""
    days = days_of(grids_in(text, name))
    _ask_for_times(days, name)
    return Brought(days, name)


def _ask_for_times(days: tuple[Day, ...], name: str) -> None:
    if not days:
        raise NotATimetable(
            f"No times and no lengths were found in {name}, so it is not taken for a timetable. A row needs"
            " a time such as 9.30, or a length such as 20 min, beside its words."
        )


def _look_at_case(path: Path) -> Brought | None:
    """A case is read, worked on in groups, and reported back; None where there is hardly a word."""
    case = CASES[path.suffix.lower()](path)
    if case.words() < FEWEST_WORDS:
        return None
    entries = [
        Entry(f"{case.title}: read and settle", minutes=READING, unsure=list(case.unsure)),
        Entry(f"{case.title}: exercise", "exercise", minutes=WORKING),
        Entry(f"{case.title}: report back", "report-back", minutes=REPORTING),
    ]
    return Brought((Day("", entries),), clean_line(path.name), case=case)


def _look_at_slides(path: Path, slides: tuple[Slide, ...]) -> Brought:
    """An item for each section of the slides, or one for all of them."""
    entries: list[Entry] = []
    decks: list[tuple[Slide, ...]] = []
    for section, of_it in groupby(slides, key=lambda slide: slide.section):
        deck = tuple(of_it)
        title = section or next((slide.title for slide in deck if slide.title), clean_line(path.stem))
        entries.append(_entry(deck, title))
        decks.append(deck)
    return Brought((Day("", entries),), clean_line(path.name), tuple(decks))


def _entry(deck: tuple[Slide, ...], title: str) -> Entry:
    """The item that shows these slides, where it is a new one."""
    minutes = max(5, min(120, MINUTES_A_SLIDE * len(deck)))
    guessed = f"{count_words(len(deck), 'slide')}, so it has {minutes} minutes"
    return Entry(title, minutes=minutes, unsure=[guessed, *looks_of(deck)])


def looks_of(deck: tuple[Slide, ...]) -> list[str]:
    """What a person should look at on the pages that these slides become."""
    hidden = sum(slide.hidden for slide in deck)
    empty = sum(not slide.title and not slide.pieces for slide in deck)
    found = [f"{count_words(hidden, 'slide')} hidden there, and a page here: look at it"] if hidden else []
    found += [f"{count_words(empty, 'page')} without words: pictures that can't be taken along"] if empty else []
    return found
