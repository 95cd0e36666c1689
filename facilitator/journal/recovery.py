"""Opening the journal even when its file was damaged: set it aside, carry over what can be read, say what was lost.

The damaged file is never changed and never removed. The new journal is made complete beside it before the names are
exchanged, so an interruption at any point loses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from facilitator.disk.placing import move, reason, remove
from facilitator.journal.place import make_folder
from facilitator.journal.port import Journal, WriteRefused
from facilitator.journal.sqlite import SqliteJournal
from facilitator.journal.sqlite_recovery import Salvaged, alone, is_damaged, salvage
from facilitator.live.facts.day import RunStarted

COMPANIONS = ("-wal", "-shm", "-journal")
"""SQLite's files beside the journal's own. What is left of one would be played into another file of that name."""


class OpenedJournal(msgspec.Struct, frozen=True):
    """A journal, and sentences for the trainer about what was found while opening it."""

    journal: Journal
    told: tuple[str, ...] = ()


def open_journal(path: Path, now: datetime) -> OpenedJournal:
    """The journal at this path, made if missing and recovered if damaged; `now` (aware) names what is set aside.

    Raises NotOurs for the file of another program or of a newer version, which is never touched, and other
    JournalProblems where no journal can be had at all.
    """
    make_folder(path.parent)
    told = _recover(path, now) if is_damaged(path) or _was_interrupted(path) else ()
    journal = SqliteJournal(path)
    return OpenedJournal(journal, told + journal.remarks)


def fresh_file(path: Path) -> Path:
    """Where the new journal is made before it takes the old one's place."""
    return path.with_name(f"{path.stem}.recovering{path.suffix}")


def _was_interrupted(path: Path) -> bool:
    """Whether a recovery stopped after the old file was set aside and before the new one, complete, was in place."""
    return not path.exists() and fresh_file(path).exists()


def _recover(path: Path, now: datetime) -> tuple[str, ...]:
    """Put a sound journal in place of a damaged one; nothing to tell when another window has just done so."""
    with alone(path):
        try:
            if _was_interrupted(path):
                move(fresh_file(path), path)
                return ("A recovery of the journal that had been interrupted is now complete.",)
            if not is_damaged(path):
                return ()
            salvaged = salvage(path)
            _write(fresh_file(path), salvaged)
            aside = set_aside(path, now)
            move(fresh_file(path), path)
        except OSError as error:
            raise WriteRefused(
                f"{path} is damaged and could not be set aside ({reason(error)}). "
                "Close all other windows of this program and start it again."
            ) from error
    told = [f"The journal was damaged. The damaged file is kept as {aside.name} in {aside.parent}."]
    told += [account(run) for run in salvaged] or ["No run could be read from it."]
    return tuple(told)


def _write(fresh: Path, salvaged: Sequence[Salvaged]) -> None:
    """Make a new journal of what was salvaged, in place of an unfinished earlier attempt."""
    for name in (fresh.name, *(f"{fresh.name}{ending}" for ending in COMPANIONS)):
        remove(fresh.with_name(name))
    journal = SqliteJournal(fresh)
    try:
        for run in salvaged:
            journal.append(run.run, 0, run.events)
            for place, text in run.drafts.items() if run.events else ():
                journal.save_draft(run.run, place, text)
            for digest, picture in run.photographs.items() if run.events else ():
                journal.keep_photograph(run.run, digest, picture)
    finally:
        journal.close()


def set_aside(path: Path, now: datetime, why: str = "damaged") -> Path:
    """Rename a file and its companions, saying why; the file itself last, so that it is found until all are gone.

    Raises OSError, and then all have the names that they had: a journal without its companion would lack events.
    """
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = path.with_name(f"{path.stem}.{why}-{stamp}{path.suffix}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem}.{why}-{stamp}-{number}{path.suffix}")
    _move_all(path, aside)
    return aside


def put_back(aside: Path, path: Path) -> None:
    """Undo what `set_aside` did. Raises OSError."""
    _move_all(aside, path)


def _move_all(path: Path, target: Path) -> None:
    """Give a journal another name with its companions, all of them or none. Raises OSError."""
    moved: list[str] = []
    try:
        for ending in (*COMPANIONS, ""):
            one = path.with_name(f"{path.name}{ending}")
            if one.exists() or not ending:
                move(one, target.with_name(f"{target.name}{ending}"))
                moved.append(ending)
    except OSError:
        for ending in moved:
            move(target.with_name(f"{target.name}{ending}"), path.with_name(f"{path.name}{ending}"))
        raise


def account(run: Salvaged) -> str:
    """What became of one run, in words."""
    name = run.title
    if not name and run.events and isinstance(run.events[0].event, RunStarted):
        name = run.events[0].event.plan.title
    name = f"{name or 'A run'} ({run.run})"
    kept = len(run.events) - run.lost
    if not kept:
        return f"{name}: nothing of it could be read."
    if run.stored is None:
        words = f"{kept} events were kept; whether there were more cannot be told."
    elif kept < run.stored:
        words = f"{kept} of {run.stored} events were kept; the log says where the others stood."
    else:
        words = f"all {kept} events were kept."
    return f"{name}: {words}{PLAN_WORDS[run.plan]}" + (" Unfinished words were kept, too." if run.drafts else "")


PLAN_WORDS = {
    "its own": "",
    "the library": " Its plan could not be read, so the one that the library has under its name stands in for it.",
    "none": " Its plan could not be read, and the library has none for it: items are named as the words name them.",
}
"""Where the plan of a run comes from, in words."""
