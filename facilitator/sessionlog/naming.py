"""File names that say what a file is, and that every system can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.disk.names import distinct, portable

if TYPE_CHECKING:
    from facilitator.sessionlog.choices import Choices
    from facilitator.sessionlog.model import SessionLog

LONGEST, LONGEST_RUN = 120, 40
"""Bytes kept of a plan's and of a run's id; the whole name then fits the 255 that file systems allow."""


def file_name(log: SessionLog, tail: str) -> str:
    """The name of one file of an export: the day, the plan, and what the file holds ("issues.csv").

    A rehearsal's files say that they are one, also where nobody opens them.
    """
    rehearsal = "rehearsal " if log.facts.rehearsal else ""
    return f"{log.facts.day.isoformat()} {safe(log.facts.plan)} {rehearsal}{tail}"


def copy_name(copy: SessionLog, tail: str) -> str:
    """The name of a file that people read: a copy that holds what is private says so before anybody opens it."""
    return file_name(copy, f"private {tail}" if copy.private else tail)


def read_name(copy: SessionLog, choices: Choices, ending: str) -> str:
    """The name of a session log that is read; the summary alone never takes the place of the whole."""
    return copy_name(copy, f"{'summary' if choices.brief else 'session log'}.{ending}")


def is_private(name: str) -> bool:
    """Whether a file of ours holds what is private, as its name tells."""
    return name.endswith(".json") or " private " in name


def safe(text: str) -> str:
    """An id as part of a file name; "plan" when nothing of it can be kept."""
    return portable(text, LONGEST, "plan")


def with_run(name: str, run: str) -> str:
    """The same name made unmistakable by the run's id, for a folder that has another run's file of this name.

    Also where the other's id differs in nothing but capitals, or far beyond what a name can hold.
    """
    stem, dot, suffix = name.rpartition(".")
    return f"{stem} ({distinct(run, LONGEST_RUN, 'run')}){dot}{suffix}"
