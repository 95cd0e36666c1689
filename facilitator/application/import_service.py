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
    """A run as a file tells it: its id, its events, and sentences about the file."""

    run: str
    entries: tuple[Recorded, ...]
    told: tuple[str, ...] = ()


def read_run_file(file: Path, told: Callable[[int, int], object] = lambda read, of: None) -> RunFile:
    """The run in a JSON export. Raises ImportProblem, also for a file that is too large to be one.

    `told` hears now and then how many events of how many were read.
    """
    from facilitator.sessionlog.reading import LARGEST, read_export

    try:
        with file.expanduser().open("rb") as content:
            taken = read_export(content.read(LARGEST + 1), told)
    except OSError as problem:
        raise ImportProblem(f"{file} cannot be read: {problem.strerror or problem}.") from problem
    except (RuntimeError, ValueError) as problem:
        raise ImportProblem(f"{file} cannot be the name of a file.") from problem
    except ImportProblem as problem:
        raise ImportProblem(f"{file} was not taken in. {problem}") from problem
    return RunFile(taken.run, taken.entries, taken.words)


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
            return f"{run} is there already, with all {count_words(len(theirs), 'event')} of the file."
        if shared == len(ours):
            new = take_in(journal, run, theirs)
            return f"{run} taken in: {count_words(new, 'event')}{' more' if shared else ''}."
        merged = merge(run, ours, theirs)
        if merged.command is not None:
            Controller(journal, clock, run, "import").dispatch(merged.command)
    except (JournalProblem, ImportProblem, Refused) as problem:
        raise ImportProblem(f"{problem}") from problem
    return merged.words
