"""Exporting a run: its session log written as files, and going on in another folder."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from facilitator.agenda.model import Plan
from facilitator.application.opening import Localise, Setup, default_groups, start_command, system_local
from facilitator.journal.port import Journal, JournalProblem
from facilitator.live.facts import Recorded
from facilitator.live.stamp import Stamp
from facilitator.live.state import State
from facilitator.sessionlog.problems import ExportProblem

if TYPE_CHECKING:
    from facilitator.sessionlog.choices import Choices

USUAL = ("md", "html", "docx", "xlsx", "csv", "json")
"""The formats that are written without being asked for: all of them, as each is for another reader."""


class Exported(msgspec.Struct, frozen=True):
    """Where the files are, and what they are called; `told` is a sentence about something that did not go well."""

    folder: Path
    names: tuple[str, ...]
    told: str = ""


def export_run(
    journal: Journal,
    run: str,
    folder: Path,
    formats: Sequence[str] = USUAL,
    full: bool = False,
    choices: Choices | None = None,
) -> Exported:
    """Write a run's session log into a folder; share-safe unless `full`. Raises ExportProblem.

    The journal remembers where the files went, so that deleting the run finds them.
    """
    try:
        entries = journal.read(run)
    except JournalProblem as problem:
        raise ExportProblem(str(problem)) from problem
    written = _write(run, entries, folder, formats, full, choices)
    return _exported(folder, written, _remember(journal, run, written))


def export_beside(
    opened: Journal, run: str, folder: Path, entries: Sequence[Recorded], choices: Choices | None = None
) -> Exported:
    """The same, in another thread than the one that opened the journal. Raises ExportProblem.

    `entries` are all that the window knows, also what could not be stored yet: the files may be all that is left then.
    """
    written = _write(run, entries, folder, USUAL, False, choices)
    try:
        journal = opened.beside()
    except JournalProblem as problem:
        return _exported(folder, written, UNMARKED.format(problem))
    try:
        return _exported(folder, written, _remember(journal, run, written))
    finally:
        journal.close()


UNMARKED = "The files are written, but deleting the run will not find them by itself: {}"


def _write(
    run: str,
    entries: Sequence[Recorded],
    folder: Path,
    formats: Sequence[str],
    full: bool,
    choices: Choices | None,
) -> dict[Path, str]:
    """Write the files; where each is, and what identifies its content. Raises ExportProblem."""
    from facilitator.sessionlog.build import session_log
    from facilitator.sessionlog.choices import Choices
    from facilitator.sessionlog.files import write_export
    from facilitator.sessionlog.formats import render

    files = render(session_log(run, entries), formats, "full" if full else "share", choices or Choices())
    paths = write_export(folder, run, files)
    return {path: digest(content) for path, content in zip(paths, files.values(), strict=True)}


def _exported(folder: Path, written: Mapping[Path, str], told: str) -> Exported:
    from facilitator.sessionlog.files import held

    return Exported(folder, tuple(path.name for path in written), " ".join(filter(None, (held(written), told))))


def _remember(journal: Journal, run: str, written: Mapping[Path, str]) -> str:
    """Put on record where files went; a sentence when the journal does not take that, which does the files no harm."""
    try:
        journal.note_exported(run, {str(path.absolute()): content for path, content in written.items()})
    except JournalProblem as problem:
        return UNMARKED.format(problem)
    return ""


def digest(content: bytes) -> str:
    """What identifies the content of a file."""
    from hashlib import sha256

    return sha256(content).hexdigest()


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


def print_run(state: State, run: str, now: Stamp, folder: Path, name: str = "") -> Path:
    """Write the paper twin of a run as it stands at this moment; where it is. Raises ExportProblem.

    Without a `name` it is a web page named by the day and the plan.
    """
    from facilitator.sessionlog.naming import safe

    if state.started is None:
        raise ExportProblem("The run holds no day yet, so there is nothing to print.")
    if state.phase == "ended":
        raise ExportProblem(
            "The day has ended, so nothing of it is still to come. The session log has it all: facilitator export."
        )
    rehearsal = "rehearsal " if state.started.rehearsal else ""
    usual = f"{state.started.day.isoformat()} {safe(state.plan.id)} {rehearsal}private paper.html"
    return _printed(state, now, folder / (name or usual), run)


def print_hand_outs(state: State, run: str, path: Path, large: bool = False) -> Path:
    """Write what the groups get on paper; where it is. Raises ExportProblem."""
    from facilitator.sessionlog.paper.formats import write_page
    from facilitator.sessionlog.paper.handouts import hand_outs
    from facilitator.sessionlog.paper.handouts_html import render

    given = hand_outs(state, run, large)
    return write_page(path, given.mark, render(given))


def print_certificates(state: State, run: str, path: Path, template: Path, names: Path) -> Path:
    """Write a certificate for each name of a list; where they are. Nothing is kept. Raises ExportProblem."""
    from facilitator.sessionlog.paper.certificates import certificates
    from facilitator.sessionlog.paper.formats import write_page

    if state.started is None:
        raise ExportProblem("The run holds no day yet, so nobody has attended it.")
    mark = f"Certificates of run {run.replace('--', '- -')}"
    return write_page(path, mark, certificates(template, names, state.started, mark))


def plan_state(plan: Plan, now: datetime, localise: Localise = system_local) -> tuple[State, Stamp]:
    """A day of a plan as it is before it begins, at the plan's own times, and that moment; nothing is kept of it."""
    from facilitator.live.pending import record
    from facilitator.live.rules import decide, replay

    command = start_command(plan, Setup(groups=default_groups(plan), starts=plan.starts), now, localise)
    begins = Stamp(command.starts_at, 0.0, "paper")
    return replay(record(State(), decide(State(), command, begins), begins, "lead")), begins


def print_plan(plan: Plan, path: Path, now: datetime, localise: Localise = system_local) -> Path:
    """Write the paper twin of a plan that no run has begun yet, at its own times. Raises ExportProblem."""
    state, begins = plan_state(plan, now, localise)
    return _printed(state, begins, path, "")


def _printed(state: State, now: Stamp, path: Path, run: str) -> Path:
    """Write it in the form that the ending asks for. Raises ExportProblem."""
    from facilitator.sessionlog.paper.formats import write_twin
    from facilitator.sessionlog.paper.twin import paper_twin

    return write_twin(paper_twin(state, now, run), path)
