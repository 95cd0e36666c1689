"""Deleting a run with everything of it: events, drafts, words in the search, exported files, its place in backups.

First `what_goes` looks; the trainer reads it; then `delete_all` does it and tells what it could not reach.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.counting import count_words
from facilitator.application.export_service import digest
from facilitator.disk.long_paths import reachable
from facilitator.disk.placing import reason, remove
from facilitator.journal.pictured import pictures_of
from facilitator.journal.place import PRIVATE
from facilitator.journal.port import Journal, JournalProblem, RunSummary, take_in
from facilitator.live.facts import Recorded
from facilitator.live.facts.day import RunStarted
from facilitator.live.queries.photographs import named_by

MOST = 10
"""Paths that are listed, so that all there is to read fits on a screen."""

SHORTEST = 3
"""Characters that the short form of an id has at least."""


class Going(msgspec.Struct, frozen=True):
    """What deleting a run takes away, and what it leaves.

    `files` are its exports that are still what was written or name the run near their top; `changed` are those whose
    content is another now. `backups` hold the run and can be reached, `unreachable` may hold it but cannot be looked
    into now (a stick that is not plugged in). `damaged` are files set aside that nothing can be deleted from.
    """

    run: RunSummary
    drafts: int
    photographs: int = 0
    files: tuple[Path, ...] = ()
    changed: tuple[Path, ...] = ()
    backups: tuple[Path, ...] = ()
    unreachable: tuple[Path, ...] = ()
    damaged: tuple[Path, ...] = ()

    @property
    def word(self) -> str:
        """What is typed to agree: the short form of the run's id, its last part ("2026-03-06-wke" is "wke").

        The whole id where that part would be no more than a figure or two.
        """
        whole = clean_line(self.run.run)
        last = whole.rpartition("-")[2]
        return last if len(last) >= SHORTEST and not last.isdecimal() else whole

    def is_meant(self, typed: str) -> bool:
        """Whether what was typed agrees to the deletion of this run."""
        return typed.strip().casefold() in (self.word.casefold(), clean_line(self.run.run).casefold())

    def words(self, most: int = MOST) -> tuple[str, ...]:
        """What deleting takes away, for the trainer to read first: counts, then at most so many paths."""
        run = self.run
        parts = [count_words(run.events, "event"), _issues(run)]
        parts += [count_words(self.drafts, "unfinished line")] if self.drafts else []
        parts += [count_words(self.photographs, "photograph")] if self.photographs else []
        state = run.state_words
        head = f"{run.run}, {run.title} on {run.day} ({state}): {', '.join(parts)}. There is no way back."
        paths = [f"  {path}" for path in (*self.files, *self.backups)]
        more = len(paths) - most
        return (head, *self._beside(), *paths[:most], *([f"  and {more} more"] if more > 0 else []))

    def _beside(self) -> list[str]:
        """What goes and what stays beside the run itself, in numbers."""
        told = []
        if self.changed:
            told.append(f"{count_words(len(self.changed), 'exported file')} changed since will be left.")
        goes = [count_words(len(self.files), "exported file")] if self.files else []
        goes += [f"its place in {count_words(len(self.backups), 'backup')}"] if self.backups else []
        if goes:
            told.append(f"With it {'go' if len(self.files) > 1 or len(goes) > 1 else 'goes'} {' and '.join(goes)}:")
        return told


def _issues(run: RunSummary) -> str:
    return f"{count_words(run.issues, 'issue')} of {count_words(run.groups, 'group')}"


def what_goes(journal: Journal, folder: Path, run: RunSummary) -> Going:
    """Look for everything of a run. Raises JournalProblem when the journal itself cannot be read."""
    files, changed = _exports(journal, folder, run.run)
    backups, unreachable = _backups(journal, run.run)
    return Going(
        run=run,
        drafts=sum(bool(text) for text in journal.drafts(run.run).values()),
        photographs=len(named_by(journal.read(run.run))),
        files=files,
        changed=changed,
        backups=backups,
        unreachable=unreachable,
        damaged=tuple(sorted(folder.glob("journal.damaged-*.db"))),
    )


def _exports(journal: Journal, folder: Path, run: str) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The run's files that are there: those that are its own beyond doubt, and those that were changed since."""
    listed = {Path(path): told for path, told in journal.exported(run).items()}
    own: list[Path] = []
    changed: list[Path] = []
    for path, told in listed.items():
        content = _content(path)
        if content is not None:
            (own if digest(content) == told or _names(content, run) else changed).append(path)
    for path in (one for name in ("exports", PRIVATE) for one in sorted((folder / name).glob("*"))):
        content = None if path.absolute() in listed else _content(path)
        if content is not None and _names(content, run):
            own.append(path)
    return tuple(own), tuple(changed)


def _content(path: Path) -> bytes | None:
    """A file's bytes; None when it is no file, or cannot be read."""
    path = reachable(path)
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None


def _names(content: bytes, run: str) -> bool:
    """Whether a file names the run near its top, as every text format does."""
    from facilitator.sessionlog.files import HEAD

    return run.encode() in content[:HEAD]


def _backups(journal: Journal, run: str) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The backups that hold the run, and those that cannot be looked into now."""
    known = tuple(map(Path, journal.backups()))
    if not known:
        return (), ()
    from facilitator.journal.sqlite_backup import holds

    found: list[Path] = []
    unreachable: list[Path] = []
    for path in known:
        try:
            if not path.exists():
                unreachable.append(path)
            elif holds(path, run):
                found.append(path)
        except (JournalProblem, OSError):
            unreachable.append(path)
    return tuple(found), tuple(unreachable)


def delete_all(journal: Journal, going: Going) -> tuple[str, ...]:
    """Delete it; sentences about what is left and must be seen to by hand. Raises JournalProblem if the run stays."""
    run = going.run.run
    journal.delete(run)
    told = [f"{path} was changed since it was exported and was left: delete it by hand." for path in going.changed]
    for path in going.files:
        try:
            remove(path)
        except OSError as problem:
            told.append(f"{path} could not be deleted: {reason(problem)}. Delete it by hand.")
    told += _clear_backups(journal, going.backups, run)
    told += [f"The backup {path} could not be looked into and may still hold the run." for path in going.unreachable]
    told += [f"{path} was set aside as damaged and may still hold the run." for path in going.damaged]
    return tuple(told)


def _clear_backups(journal: Journal, backups: tuple[Path, ...], run: str) -> Iterator[str]:
    if not backups:
        return
    from facilitator.journal.sqlite_backup import clear

    for path in backups:
        try:
            if clear(path, run):
                journal.forget_backup(str(path))
        except JournalProblem as problem:
            yield f"The run is still in the backup {path}: {problem}"
        except OSError as problem:
            yield f"The backup {path}, which held only this run, could not be deleted: {reason(problem)}."


class Thrown(msgspec.Struct, frozen=True):
    """A rehearsal that was thrown away, with all that brings it back: events, drafts, files exported, pictures."""

    run: str
    entries: tuple[Recorded, ...]
    drafts: dict[str, str]
    exported: dict[str, str]
    pictures: dict[str, bytes]


def throw_away(journal: Journal, run: str) -> Thrown:
    """Take a rehearsal out of the journal; its exported files stay. Raises JournalProblem, also for a real day."""
    entries = journal.read(run)
    if not entries or not isinstance(first := entries[0].event, RunStarted) or not first.rehearsal:
        raise JournalProblem(f"{run} is no rehearsal, so it was not thrown away.")
    pictures = pictures_of(journal, run, entries)
    thrown = Thrown(run, entries, journal.drafts(run), journal.exported(run), pictures)
    journal.delete(run)
    return thrown


def exported_words(thrown: Thrown) -> str:
    """Where the files lie that were exported of it, which stay; "" where there are none."""
    folders = sorted({str(Path(file).parent) for file in thrown.exported if Path(file).exists()})
    if not folders:
        return ""
    return f" What was exported of it stays in {' and in '.join(folders)}: delete that yourself."


def bring_back(journal: Journal, thrown: Thrown) -> None:
    """Put it back as it was. Raises JournalProblem."""
    take_in(journal, thrown.run, thrown.entries, thrown.pictures)
    for place, text in thrown.drafts.items():
        journal.save_draft(thrown.run, place, text)
    if thrown.exported:
        journal.note_exported(thrown.run, thrown.exported)
