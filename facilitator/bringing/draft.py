"""The plan that a timetable becomes: what each row turns into, for a person to look at, and the file's text. Pure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import msgspec

from facilitator.agenda.counting import count_words
from facilitator.agenda.fields import ITEM
from facilitator.agenda.kinds import KINDS
from facilitator.agenda.model import Plan
from facilitator.agenda.shapes import Field, ListOf, Text
from facilitator.agenda.times_of_day import clock_words, minutes_as_filed
from facilitator.agenda.yaml_writing import UNWRITABLE, quoted
from facilitator.bringing.case_draft import Case
from facilitator.bringing.parts import Part
from facilitator.bringing.timetable import Day, Entry
from facilitator.bringing.word_text import lines_of

NINE = 9 * 60
LONGEST_TITLE = 200
MOST_ITEMS = 100


class Row(msgspec.Struct, frozen=True):
    """A line of the look beforehand: when, how long, what, as what; `unsure` says what a person should look at."""

    time: str
    minutes: str
    title: str
    kind: str
    unsure: tuple[str, ...]


def rows_of(day: Day) -> tuple[Row, ...]:
    """What each item becomes."""
    found: list[Row] = []
    now = _begins(day)
    for entry in day.entries:
        minutes = entry.minutes or 0
        found.append(Row(clock_words(now), f"{minutes} min", entry.title, entry.kind, tuple(entry.unsure)))
        now += minutes
    return tuple(found)


def rows_of_parts(parts: Sequence[Part], plan: Plan) -> tuple[Row, ...]:
    """What each part becomes in a plan that is there: pages of one of its items, or an item at its end."""
    found: list[Row] = []
    for part in parts:
        unsure = tuple(part.entry.unsure)
        if part.to and part.case is not None:
            found.append(
                Row("case", case_words(part.case), f"for \u201c{plan.item(part.to).title}\u201d", "case", unsure)
            )
        elif part.to:
            pages = count_words(len(part.slides), "page")
            found.append(Row("", pages, f"for \u201c{plan.item(part.to).title}\u201d", "pages", unsure))
        else:
            found.append(Row("at the end", f"{part.entry.minutes} min", part.entry.title, part.entry.kind, unsure))
    return tuple(found)


def told_of_parts(parts: Sequence[Part], plan: Plan) -> tuple[str, ...]:
    """What will be put into the plan, in sentences."""
    new = [part for part in parts if not part.to]
    minutes = sum(part.entry.minutes or 0 for part in new)
    pages = sum(len(part.slides) for part in parts if part.to)
    found = [f"The case \u201c{part.case.title}\u201d." for part in parts[:1] if part.case is not None]
    if pages:
        items = count_words(sum(bool(part.to) for part in parts), "item")
        found.append(f"{count_words(pages, 'page')} for {items} of {plan.title}.")
    if new:
        found.append(
            f"{count_words(len(new), 'item')} behind the last one of {plan.title}, {count_words(minutes, 'minute')} in"
            " all: its finish stays as it is, and is to be looked at."
        )
    unsure = sum(bool(part.entry.unsure) for part in parts)
    return (*found, f"{unsure or 'None'} of them to look at. Nothing else in the plan changes.")


def case_words(case: Case) -> str:
    """How long a case is."""
    return count_words(case.words(), "word")


def rows_of_case(case: Case) -> tuple[Row, ...]:
    """What stands where in the case's file."""
    found = [Row("the case", case_words(case), case.title, "story", ())]
    for number, page in enumerate(case.pages, 1):
        told = [line for block in page.blocks for line in lines_of(block)]
        words = count_words(sum(len(line.split()) for line in told), "word")
        found.append(Row(f"page {number}", words, page.heading or next(iter(told), ""), "everyone", ()))
    alone = (("learning point", case.points), ("what went right", case.well), ("private note", case.notes))
    for name, lines in alone:
        found += [Row("", "", words, name, ()) for words in lines]
    found += [Row(event.date, "", event.words, "chronology", ()) for event in case.events]
    return tuple(found)


def plan_text(day: Day, title: str, source: str) -> str:
    """The plan as YAML. Everything that was written down is in it; what only the trainer should see is in `prompts`."""
    begins = _begins(day)
    ends = begins + sum(entry.minutes or 0 for entry in day.entries)
    lines = [
        "# yaml-language-server: $schema=./plan.schema.json",
        "#",
        _remark(f"Made from {source}. Lines that begin with # are remarks for you; the program does not read them."),
        *(_remark(words) for words in (day.name, *day.before) if words),
        "",
        f"title: {quoted(title)}",
        f'starts: "{minutes_as_filed(begins)}"',
        f'finishes: "{minutes_as_filed(ends)}"',
        "groups: 4",
        "agenda:",
    ]
    exercise = ""
    for number, entry in enumerate(day.entries[:MOST_ITEMS], 1):
        name = f"a{number:02d}"
        first, *others = item_lines(entry, name, exercise, begins)
        lines += ["", f"  - {first}", *(f"    {line}" for line in others)]
        begins += entry.minutes or 0
        exercise = name if KINDS[entry.kind].at_work else exercise
    return "\n".join(lines) + "\n"


def _begins(day: Day) -> int:
    """When the day begins: as its first time says, less what stands before that one; else at nine."""
    before = 0
    for entry in day.entries:
        if entry.start is not None:
            return max(0, entry.start - before)
        before += entry.minutes or 0
    return NINE


def item_lines(entry: Entry, name: str, exercise: str, begins: int = -1) -> list[str]:
    """The lines of an item, each as it stands below the item's dash.

    `exercise` is the id of what a report-back reports, `begins` when the item begins in minutes from midnight.
    """
    title, rest = entry.title[:LONGEST_TITLE], entry.title[LONGEST_TITLE:]
    kind = KINDS[entry.kind if exercise or not KINDS[entry.kind].reports else "talk"]
    lines = [f"id: {name}", f"title: {quoted(title)}", f"minutes: {entry.minutes}", f"kind: {kind.id}"]
    if entry.deck:
        lines.append(f"deck: {quoted(entry.deck)}")
    if entry.case:
        lines.append(f"case: {quoted(entry.case)}")
    if kind.at_work:
        lines.append("capture: issues")
    if kind.reports:
        lines.append(f"of: {exercise}")
    if "lunch" in entry.title.casefold() and entry.start == begins:
        lines.append(f'at: "{minutes_as_filed(begins)}"')
    if entry.aims:
        lines += ["aims:", *(f"  - {quoted(words)}" for words in entry.aims)]
    leads, told = _listed("Leads", entry.who, r"[,;/&+\n]", ITEM.field("leads"))
    materials, needed = _listed("Needs", entry.materials, r"[,;\n]", ITEM.field("materials"))
    lines += [f"leads: [{', '.join(map(quoted, leads))}]"] if leads else []
    lines += [f"materials: [{', '.join(map(quoted, materials))}]"] if materials else []
    prompts = [rest] if rest else []
    prompts += [*told, *needed]
    prompts += entry.notes
    if prompts:
        lines += ["prompts:", *(f"  - {quoted(words)}" for words in prompts)]
    return [*lines, *(_remark(f"look at this: {words}") for words in entry.unsure)]


def _listed(head: str, cells: Sequence[str], between: str, field: Field) -> tuple[list[str], list[str]]:
    """What a field takes of some cells; and those cells as lines of their own that it cannot hold whole."""
    assert isinstance(field.shape, ListOf)
    assert isinstance(field.shape.of, Text)
    found: list[str] = []
    left: list[str] = []
    for cell in cells:
        parts = [words for part in _apart(cell, between) if (words := part.strip())]
        fits = all(len(part) <= field.shape.of.longest for part in parts)
        if fits and len(found) + len(parts) <= field.shape.most:
            found += parts
        else:
            left.append(f"{head}: {cell}")
    return found, left


def _apart(cell: str, between: str) -> list[str]:
    """A cell in its parts; what stands in brackets stays together."""
    held = re.sub(r"\([^()]*\)", lambda found: re.sub(between, "\0", found[0]), cell)
    at = [0, *(found.end() for found in re.finditer(between, held)), len(cell) + 1]
    return [cell[begin : end - 1] for begin, end in itertools.pairwise(at)]


def _remark(words: str) -> str:
    return f"# {UNWRITABLE.sub(' ', words)}"


def told(days: tuple[Day, ...], chosen: int) -> tuple[str, ...]:
    """What was made of the file, in sentences."""
    day = days[chosen]
    unsure = sum(bool(entry.unsure) for entry in day.entries)
    found = [f"{count_words(len(day.entries), 'item')}; {unsure or 'none'} of them to look at."]
    if all(entry.start is None for entry in day.entries):
        found.append(f"Nothing says when the day begins, so it begins at {clock_words(NINE)}.")
    if len(days) > 1:
        names = ", ".join(f"{number}: {one.name or 'day ' + str(number)}" for number, one in enumerate(days, 1))
        found.append(f"The file has {len(days)} days ({names}); this is day {chosen + 1}.")
    return tuple(found)
