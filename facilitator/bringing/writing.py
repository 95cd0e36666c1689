"""What was brought, written: as a plan of its own, or into one that is there. Whole, or not at all."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from pathlib import Path

import msgspec

from facilitator.agenda.additions import NotAddable, with_fields, with_items
from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.model import Plan
from facilitator.agenda.own_copy import CopyRefused, FileChange, text_of
from facilitator.agenda.own_copy import write as put_change
from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.scaffold import NewPlanRefused, free_place, write_at_once, write_schema
from facilitator.bringing.bring import Brought
from facilitator.bringing.case_draft import Case
from facilitator.bringing.case_text import case_text, pictures_of_case
from facilitator.bringing.deck_draft import PICTURES, deck_text, pictures_of
from facilitator.bringing.draft import item_lines, plan_text
from facilitator.bringing.parts import Part, dealt, parts_of
from facilitator.disk.names import folded, is_device
from facilitator.disk.placing import discard, discard_folder, move, reason

LONGEST_SLUG = 40
FOLDER = "pages"
"""What the folder of what was brought is called, where the file's name has no letters."""


def _slug(words: str, instead: str) -> str:
    slug = "-".join(re.findall(r"[^\W_]+", words.lower()))[:LONGEST_SLUG].strip("-")
    return slug if slug and not is_device(slug) else instead


class Paths(msgspec.Struct, frozen=True):
    """The paths of a part's pages and of its case, as the plan names them; "" for none."""

    deck: str = ""
    case: str = ""

    def fields(self) -> dict[str, str]:
        """The fields of an item that name them."""
        return {name: path for name, path in (("deck", self.deck), ("case", self.case)) if path}


def _write_files(parts: Sequence[Part], documents: str, folder: Path) -> list[Paths]:
    """Write what each part shows into `folder`, which becomes `documents`, with the pictures. Their paths."""
    first, found = 1, []
    for number, part in enumerate(parts):
        if part.case is not None:
            found.append(Paths(case=f"{documents}/{_write_case(part.case, folder)}"))
            continue
        if not part.slides:
            found.append(Paths())
            continue
        name = f"{number + 1:02d}-{_slug(part.entry.title, 'pages')}.md"
        (folder / name).write_text(deck_text(part.slides, part.entry.title, first), encoding="utf-8", newline="\n")
        for at, slide in enumerate(part.slides, first):
            for called, data in pictures_of(slide, at):
                (folder / PICTURES).mkdir(exist_ok=True)
                (folder / PICTURES / called).write_bytes(data)
        found.append(Paths(deck=f"{documents}/{name}"))
        first += len(part.slides)
    return found


def _write_case(case: Case, folder: Path) -> str:
    """Write a case with its pictures, if that was not done for another part; its path inside `folder`."""
    name = f"{_slug(case.title, 'case')}.md"
    if not (folder / name).exists():
        (folder / name).write_text(case_text(case), encoding="utf-8", newline="\n")
        for path, data in pictures_of_case(case):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    return name


def write(brought: Brought, day: int, name: str, own: Path) -> Path:
    """Write one of the days, counted from 0, as a plan of this name; its path. Raises NewPlanRefused."""
    title = clean_line(name)
    path, documents = free_place(title, own)
    part = own / f".{path.stem}.{secrets.token_hex(4)}.part"
    chosen = brought.days[day]
    try:
        own.mkdir(parents=True, exist_ok=True)
        write_schema(own / "plan.schema.json")
        if brought.decks or brought.case is not None:
            part.mkdir()
            files = _write_files(parts_of(brought, day), documents.name, part)
            both = zip(chosen.entries, files, strict=True)
            entries = [msgspec.structs.replace(one, deck=paths.deck, case=paths.case) for one, paths in both]
            chosen = msgspec.structs.replace(chosen, entries=entries)
            move(part, documents)
        write_at_once(path, plan_text(chosen, title, brought.source))
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


def write_into(brought: Brought, day: int, path: Path, where: str) -> tuple[Part, ...]:
    """Put one of the days, counted from 0, into the trainer's own plan at `path`, and tell where each part went.

    `where` is as `dealt` has it. The files lie in a folder of their own; in the plan's text nothing else changes.
    Raises NewPlanRefused, and then everything is as it was.
    """
    reading = read_plan(path)
    if reading.plan is None:
        first = next((str(problem) for problem in reading.problems if not problem.warning), "it cannot be read")
        raise NewPlanRefused(f"{path.name} needs correcting first: {first}")
    try:
        parts = dealt(brought, day, reading.plan, where)
    except KeyError:
        raise NewPlanRefused("the plan was changed meanwhile, and the item is gone") from None
    documents = _free_folder(path, brought.source)
    part = documents.with_name(f".{documents.name}.{secrets.token_hex(4)}.part")
    there = False
    try:
        part.mkdir(parents=True)
        files = _write_files(parts, f"{path.stem}/{documents.name}", part)
        before = text_of(path)
        change = FileChange(path, before, _with_parts(before, reading.plan, parts, files), bundled=False)
        if any(paths.fields() for paths in files):
            move(part, documents)
            there = True
        put_change(change, warned=True)
    except (NotAddable, CopyRefused) as refused:
        discard_folder(documents if there else part)
        raise NewPlanRefused(str(refused).removesuffix(".")) from None
    except (OSError, UnicodeDecodeError) as error:
        discard_folder(documents if there else part)
        told = reason(error) if isinstance(error, OSError) else "it is not saved as UTF-8"
        raise NewPlanRefused(f"{path.name} cannot be changed: {told}") from None
    finally:
        discard_folder(part)
    return parts


def _free_folder(path: Path, source: str) -> Path:
    """A folder that is not there yet, among the plan's own documents."""
    above = path.with_suffix("")
    taken = {folded(one.name) for one in above.iterdir()} if above.is_dir() else set()
    stem = _slug(Path(source).stem, FOLDER)
    name, number = stem, 2
    while folded(name) in taken:
        name, number = f"{stem}-{number}", number + 1
    return above / name


def _with_parts(text: str, plan: Plan, parts: Sequence[Part], files: Sequence[Paths]) -> str:
    """The plan's text with what was brought. Raises NotAddable."""
    taken = {item.id for item in plan.items}
    exercise = next((item.id for item in reversed(plan.items) if item.capture), "")
    new: list[list[str]] = []
    for part, paths in zip(parts, files, strict=True):
        if part.to:
            text = with_fields(text, plan.position(part.to), paths.fields())
            continue
        count = len(plan.items) + len(new) + 1
        name = next(one for one in (f"a{n:02d}" for n in range(count, count + len(taken) + 1)) if one not in taken)
        taken.add(name)
        entry = msgspec.structs.replace(part.entry, deck=paths.deck, case=paths.case)
        lines = item_lines(entry, name, exercise)
        new.append(lines)
        exercise = name if entry.kind == "exercise" else exercise
    return with_items(text, new) if new else text
