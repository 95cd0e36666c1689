"""Runs that come from a colleague: read from her JSON export, taken into the journal, or only looked at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from facilitator.agenda.counting import count_words
from facilitator.clock import ClockSource
from facilitator.controller import Controller
from facilitator.journal.port import Journal, JournalProblem, take_in
from facilitator.live.facts import Recorded
from facilitator.live.facts.base import Refused
from facilitator.sessionlog.problems import ImportProblem


class RunFile(msgspec.Struct, frozen=True):
    """A run as a file tells it: its id, its events, sentences about the file, its pictures by digest."""

    run: str
    entries: tuple[Recorded, ...]
    told: tuple[str, ...] = ()
    pictures: dict[str, bytes] = {}


def read_run_file(file: Path, told: Callable[[int, int], object] = lambda read, of: None) -> RunFile:
    """The run in a JSON export. Raises ImportProblem, also for a file that is too large to be one.

    `told` hears now and then how many events of how many were read.
    """
    from facilitator.sessionlog.reading import LARGEST_FILE, read_export

    try:
        with file.expanduser().open("rb") as content:
            taken = read_export(content.read(LARGEST_FILE + 1), told)
    except OSError as problem:
        raise ImportProblem(f"{file} cannot be read: {problem.strerror or problem}.") from problem
    except (RuntimeError, ValueError) as problem:
        raise ImportProblem(f"{file} cannot be the name of a file.") from problem
    except ImportProblem as problem:
        raise ImportProblem(f"{file} was not taken in. {problem}") from problem
    return RunFile(taken.run, taken.entries, taken.words, taken.pictures)


def keep_run_file(journal: Journal, clock: ClockSource, foreign: RunFile) -> str:
    """Take a run into the journal, or of a copy of one that is there what was added to it; words about what was done.

    Raises ImportProblem when the copies differ before the end of the day, or the journal refuses.
    """
    from facilitator.sessionlog.merging import common, merge

    run, theirs = foreign.run, foreign.entries
    try:
        ours = journal.read(run)
        shared = common(ours, theirs)
        if shared == len(theirs):
            _keep_pictures(journal, foreign)
            return f"{run} is there already, with all {count_words(len(theirs), 'event')} of the file."
        if shared == len(ours):
            new = take_in(journal, run, theirs, foreign.pictures)
            return f"{run} taken in: {count_words(new, 'event')}{' more' if shared else ''}."
        merged = merge(run, ours, theirs)
        asked = [command for command in (merged.command, *merged.photographs) if command is not None]
        if asked:
            _keep_pictures(journal, foreign)
            Controller(journal, clock, run, "import").dispatch_together(asked)
    except (JournalProblem, ImportProblem, Refused) as problem:
        raise ImportProblem(f"{problem}") from problem
    return merged.words


def _keep_pictures(journal: Journal, foreign: RunFile) -> None:
    """Store a file's pictures with a run that is there. Raises JournalProblem."""
    for digest, picture in foreign.pictures.items():
        journal.keep_photograph(foreign.run, digest, picture)
