"""From a file to a plan among the trainer's own: looked at first, written whole or not at all."""

from __future__ import annotations

import re
import secrets
from itertools import groupby
from pathlib import Path

import msgspec

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.counting import count_words
from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.scaffold import NewPlanRefused, free_place, write_at_once, write_schema
from facilitator.bringing.deck_draft import PICTURES, deck_text, pictures_of
from facilitator.bringing.draft import plan_text
from facilitator.bringing.grids import READERS, NotATimetable, grids_of
from facilitator.bringing.slides import Slide, slides_of
from facilitator.bringing.timetable import Day, Entry, days_of
from facilitator.disk.placing import discard, discard_folder, move, reason


class Brought(msgspec.Struct, frozen=True):
    """What a file holds: its days, and the file's name."""

    days: tuple[Day, ...]
    source: str
    decks: tuple[tuple[Slide, ...], ...] = ()
    """Slides, for each item those that it shows; none for a timetable."""


SLIDES = ".pptx"
"""The ending of files with slides; every other one is taken for a timetable."""

LONGEST_SLUG = 40
MINUTES_A_SLIDE = 2
"""What a slide is taken to need, until somebody says better."""


def can_be_brought(path: Path) -> bool:
    """Whether a file's name says that it holds a timetable or slides; every other one is taken for a plan."""
    return path.suffix.lower() in (*READERS, ".txt", SLIDES)


def look(path: Path) -> Brought:
    """Make out what a file says, and write nothing. Raises NotATimetable; ImportError where slides cannot be read."""
    if path.suffix.lower() == SLIDES:
        return _look_at_slides(path)
    days = days_of(grids_of(path))
    if not days:
        raise NotATimetable(
            f"No times and no lengths were found in {path.name}, so it is not taken for a timetable. A row needs"
            " a time such as 9.30, or a length such as 20 min, beside its words."
        )
    return Brought(days, clean_line(path.name))


def _look_at_slides(path: Path) -> Brought:
    """An item for each section of the slides, or one for all of them."""
    slides = slides_of(path)
    entries: list[Entry] = []
    decks: list[tuple[Slide, ...]] = []
    for section, of_it in groupby(slides, key=lambda slide: slide.section):
        deck = tuple(of_it)
        title = section or next((slide.title for slide in deck if slide.title), clean_line(path.stem))
        minutes = max(5, min(120, MINUTES_A_SLIDE * len(deck)))
        unsure = [f"{count_words(len(deck), 'slide')}, so it has {minutes} minutes"]
        hidden = sum(slide.hidden for slide in deck)
        unsure += [f"{count_words(hidden, 'slide')} hidden there, and a page here: look at it"] if hidden else []
        entries.append(Entry(title, minutes=minutes, unsure=unsure))
        decks.append(deck)
    return Brought((Day("", entries),), clean_line(path.name), tuple(decks))


def _write_decks(brought: Brought, documents: Path, folder: Path) -> None:
    """Write a deck for each item, and the pictures, into `folder`, which becomes `documents`; items get their decks."""
    first = 1
    for number, (entry, deck) in enumerate(zip(brought.days[0].entries, brought.decks, strict=True), 1):
        slug = "-".join(re.findall(r"[^\W_]+", entry.title.lower()))[:LONGEST_SLUG].strip("-") or "pages"
        name = f"{number:02d}-{slug}.md"
        (folder / name).write_text(deck_text(deck, entry.title, first), encoding="utf-8", newline="\n")
        for at, slide in enumerate(deck, first):
            for called, data in pictures_of(slide, at):
                (folder / PICTURES).mkdir(exist_ok=True)
                (folder / PICTURES / called).write_bytes(data)
        entry.deck = f"{documents.name}/{name}"
        first += len(deck)


def write(brought: Brought, day: int, name: str, own: Path) -> Path:
    """Write one of the days, counted from 0, as a plan of this name; its path. Raises NewPlanRefused."""
    title = clean_line(name)
    path, documents = free_place(title, own)
    part = own / f".{path.stem}.{secrets.token_hex(4)}.part"
    try:
        own.mkdir(parents=True, exist_ok=True)
        write_schema(own / "plan.schema.json")
        if brought.decks:
            part.mkdir()
            _write_decks(brought, documents, part)
            move(part, documents)
        write_at_once(path, plan_text(brought.days[day], title, brought.source))
    except FileExistsError:
        raise NewPlanRefused(f"there is a file in the way of {path.name} in {own}") from None
    except OSError as error:
        raise NewPlanRefused(f"the plan cannot be written to {own}: {reason(error)}") from None
    finally:
        discard_folder(part)
    reading = read_plan(path)
    if reading.plan is None:
        first = next(str(problem) for problem in reading.problems if not problem.warning)
        discard(path)
        discard_folder(documents)
        raise NewPlanRefused(f"no plan that can be run came out of {brought.source}: {first}")
    return path
