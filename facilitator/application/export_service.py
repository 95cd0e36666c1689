"""Exporting a run: its session log written as files, and going on in another folder."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from facilitator.agenda.counting import count_words
from facilitator.journal.pictured import pictures_of
from facilitator.journal.place import PRIVATE
from facilitator.journal.port import Journal, JournalProblem
from facilitator.live.facts import Recorded
from facilitator.live.learned import NOTHING, Learned
from facilitator.live.queries.photographs import named_by
from facilitator.sessionlog.choices import Choices
from facilitator.sessionlog.problems import ExportProblem

USUAL = ("md", "html", "docx", "xlsx", "csv")
"""The formats that are written without being asked for: all that may be passed on, as each is for another reader."""

EVERYTHING = (*USUAL, "json")
"""What a copy with everything private is written as."""


class Exported(msgspec.Struct, frozen=True):
    """Where the files are, and what they are called.

    `names` lie in `folder` and may be passed on; `private` lie in `apart` and may not. `strays` are files in `folder`
    that may not either: an earlier version put them there. `held` counts the lines that the files to pass on leave
    out because they may name someone, `unseen` those of them that nobody has looked at. `told` is a sentence about
    something that did not go well.
    """

    folder: Path
    names: tuple[str, ...]
    apart: Path
    private: tuple[str, ...] = ()
    strays: tuple[str, ...] = ()
    held: int = 0
    unseen: int = 0
    told: str = ""

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file that was written, in full."""
        return (*(self.folder / name for name in self.names), *(self.apart / name for name in self.private))


def export_run(
    journal: Journal,
    run: str,
    folder: Path,
    formats: Sequence[str] = USUAL,
    full: bool = False,
    choices: Choices | None = None,
) -> Exported:
    """Write a run's session log into a folder. Raises ExportProblem.

    What holds private words (all of it where `full`, the archive always) is put into a folder inside it that is named
    for that. The journal remembers where the files went, so that deleting the run finds them.
    """
    try:
        entries, earlier = journal.read(run), journal.learned(run)
    except JournalProblem as problem:
        raise ExportProblem(str(problem)) from problem
    wanted = Wanted(tuple(formats), full, choices or Choices(), earlier)
    pictures, missed = _pictures(journal, run, entries, wanted)
    handed, written = _write(run, entries, Places(folder, folder / PRIVATE), wanted, pictures)
    handed = _marked(handed, missed)
    return _marked(handed, _remember(journal, run, written))


def export_open_run(opened: Journal, run: str, data: Path, entries: Sequence[Recorded], wanted: Wanted) -> Exported:
    """The same, in another thread than the one that opened the journal, into a data folder. Raises ExportProblem.

    `entries` are all that the window knows, also what could not be stored yet: the files may be all that is left then.
    """
    places = Places(data / "exports", data / PRIVATE)
    try:
        journal = opened.beside()
    except JournalProblem as problem:
        missed = MISSED.format(problem) if named_by(entries) and _has_pictures(wanted) else ""
        handed, _ = _write(run, entries, places, wanted, {})
        return _marked(handed, f"{missed} {UNMARKED.format(problem)}".strip())
    try:
        pictures, missed = _pictures(journal, run, entries, wanted)
        handed, written = _write(run, entries, places, wanted, pictures)
        return _marked(_marked(handed, missed), _remember(journal, run, written))
    finally:
        journal.close()


def _has_pictures(wanted: Wanted) -> bool:
    """Whether any of the files holds photographs: what may be passed on never does."""
    from facilitator.sessionlog.formats import FORMATS

    return wanted.full or any(FORMATS[form].private for form in wanted.formats)


def _pictures(journal: Journal, run: str, entries: Sequence[Recorded], wanted: Wanted) -> tuple[dict[str, bytes], str]:
    """The pictures of the run's photographs, where they are wanted, and a sentence about those that are not there."""
    if not _has_pictures(wanted):
        return {}, ""
    try:
        found = pictures_of(journal, run, entries)
    except JournalProblem as problem:
        return {}, MISSED.format(problem)
    left = len(named_by(entries)) - len(found)
    return (
        found,
        f"{count_words(left, 'photograph')} could not be found and {'is' if left == 1 else 'are'} left out."
        if left
        else "",
    )


class Wanted(msgspec.Struct, frozen=True):
    """What is asked to be written: which formats, whether with everything private, and how they are wanted.

    `earlier` is what other days taught about names.
    """

    formats: tuple[str, ...] = USUAL
    full: bool = False
    choices: Choices = Choices()
    earlier: Learned = NOTHING


PASSED_ON = Wanted()
"""What may be passed on."""

WITH_PRIVATE = Wanted(EVERYTHING, full=True)
"""Everything, for the trainer alone."""

RESCUED = Wanted(EVERYTHING)
"""What may be passed on, and the archive beside it: for a day that cannot be stored otherwise."""


class Places(msgspec.Struct, frozen=True):
    """Where files go: those to pass on, and apart from them those that are private."""

    shared: Path
    private: Path


MISSED = "The photographs are left out: {}"
UNMARKED = "The files are written, but deleting the run will not find them by itself: {}"


def _write(
    run: str, entries: Sequence[Recorded], places: Places, wanted: Wanted, pictures: Mapping[str, bytes]
) -> tuple[Exported, dict[Path, str]]:
    """Write the files; what there is, and what identifies the content of each. Raises ExportProblem."""
    from facilitator.sessionlog.build import session_log
    from facilitator.sessionlog.files import held, write_export
    from facilitator.sessionlog.formats import FORMATS, copy_for, render
    from facilitator.sessionlog.naming import is_private

    log = session_log(run, entries, pictures, wanted.earlier)
    formats = wanted.formats
    private = [form for form in formats if wanted.full or FORMATS[form].private]
    copy = copy_for(log, "share" if len(private) < len(formats) else "full")
    written: dict[Path, str] = {}
    names: list[tuple[str, ...]] = []
    for folder, files in (
        (places.shared, render(copy, [form for form in formats if form not in private], "share", wanted.choices)),
        (places.private, render(log, private, "full", wanted.choices)),
    ):
        paths = write_export(folder, run, files) if files else ()
        written |= {path: digest(content) for path, content in zip(paths, files.values(), strict=True)}
        names.append(tuple(path.name for path in paths))
    strays = sorted(path.name for path in places.shared.glob("*") if is_private(path.name) and path.is_file())
    facts = copy.facts
    handed = Exported(places.shared, names[0], places.private, names[1], tuple(strays), facts.held_back, facts.unseen)
    return _marked(handed, held(written)), written


def _marked(handed: Exported, told: str) -> Exported:
    return msgspec.structs.replace(handed, told=" ".join(filter(None, (handed.told, told))))


def _remember(journal: Journal, run: str, written: Mapping[Path, str]) -> str:
    """Put on record where files went; a sentence when the journal does not take that, which does the files no harm."""
    try:
        journal.note_exported(run, {str(path.absolute()): content for path, content in written.items()})
    except JournalProblem as problem:
        return UNMARKED.format(problem)
    return ""


def digest(content: bytes) -> str:
    """What identifies the content of a file."""
    from facilitator.journal.digests import digest_of

    return digest_of(content)


class Elsewhere(msgspec.Struct, frozen=True):
    """Another place to go on in: its journal, its folder, and sentences about what was found there."""

    journal: Journal
    folder: Path
    told: tuple[str, ...] = ()


def open_elsewhere(folder: str, now: datetime) -> Elsewhere:
    """A journal in another folder of the trainer's choice. Raises ExportProblem when none can be had there.

    `now` (aware) names a damaged file that has to be set aside.
    """
    from facilitator.journal.place import doubt_about, journal_path
    from facilitator.journal.recovery import open_journal

    where = _folder_typed(folder)
    try:
        opened = open_journal(journal_path(where), now)
    except JournalProblem as problem:
        raise ExportProblem(str(problem)) from problem
    doubt = doubt_about(where)
    return Elsewhere(opened.journal, where, (*opened.told, doubt) if doubt else opened.told)


def _folder_typed(typed: str) -> Path:
    """The folder that was typed or dragged. Raises ExportProblem unless it is there and named in full."""
    from facilitator.journal.typed_path import plain_path

    folder = plain_path(typed, windows=os.name == "nt")
    try:
        where = Path(folder)
        if not (where.is_absolute() and where.is_dir()):  # a name that is there is itself, with a $ or % in it too
            where = Path(os.path.expandvars(folder)).expanduser()
        there = where.is_dir()
    except (RuntimeError, ValueError, OSError) as problem:  # RuntimeError: "~name" that nobody has
        raise ExportProblem(f"There is no folder {folder}; the day goes on where it was.") from problem
    if not where.is_absolute():
        raise ExportProblem(f"{folder} is only a part of a path. Type all of it, or drag the folder into this window.")
    if not there:
        raise ExportProblem(
            f"There is no folder {folder}; the day goes on where it was. Make it first, or name another."
        )
    return where
