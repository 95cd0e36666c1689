"""`facilitator doctor`: is this laptop ready for a day? Every finding in words.

Textual is loaded only where a room's window is open: what that cannot show at once is found with its own painting.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from facilitator.agenda.counting import count_words
from facilitator.cli.problems import FINE, PROBLEM, Explained
from facilitator.cli.run_lookup import (
    address_of,
    folder_of,
    has_journal,
    opened,
    own_plans,
    pool_of,
    require_server_package,
)
from facilitator.cli.speaking import columns, is_terminal, say

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.cli.command import Commands

SMALLEST = (80, 24)
"""Columns and rows at which everything still fits."""

ROOM = 100 * 1024 * 1024
"""Free bytes below which the disk is called nearly full; a long day needs less than one hundredth of that."""

NO_ROOM = "no window of the room is open, so its size cannot be asked; facilitator check --room 60x16 tries one"
"""What is said where nobody can be asked."""


class Finding(NamedTuple):
    """One thing that was looked at: what, whether it is fine, and in words."""

    about: str
    fine: bool
    words: str


def add_to(commands: Commands) -> None:
    """Declare the command."""
    commands("doctor", examine, "look whether this laptop is ready for a day", "facilitator doctor")


def examine(asked: argparse.Namespace) -> int:
    """Look at everything and say what was found; 1 when something needs a look."""
    folder = folder_of(asked)
    try:
        inside = [*_journal(asked), *_room(asked)]
    except Explained as problem:  # a folder that this user may not look into
        inside = [Finding("journal", False, str(problem))]
    findings = [*_program(), *_terminal(), *inside, *_disk(folder), *_plans(folder)]
    for line in columns([(found.about, _verdict(found), found.words) for found in findings]):
        say(line)
    return FINE if all(found.fine for found in findings) else PROBLEM


def _verdict(found: Finding) -> str:
    """The word for it; none for a line that belongs to the one before."""
    return ("fine" if found.fine else "LOOK") if found.about else ""


def _program() -> Iterator[Finding]:
    import platform

    from facilitator import __version__

    yield Finding(
        "program", True, f"facilitator {__version__}, Python {platform.python_version()}, {platform.system()}"
    )
    yield from _extras()


def _extras() -> Iterator[Finding]:
    """How the program was installed, and how what is not there is added to that; nothing of it is needed for a day."""
    from facilitator.application.installation import adding, extras, installation

    yield Finding("installed", True, installation().words)
    for name, there in extras().items():
        yield Finding("extra", True, f"{name}: it is there" if there else f"{name}: not there. {adding(name)}")


def _terminal() -> Iterator[Finding]:
    """The window, as far as it can be told from here."""
    if not is_terminal(sys.stdout):
        yield Finding("terminal", True, "not looked at, because the output goes elsewhere")
        return
    size = os.get_terminal_size(sys.stdout.fileno())
    words = f"{size.columns} columns, {size.lines} rows"
    if size.columns < SMALLEST[0] or size.lines < SMALLEST[1]:
        wanted = f"{SMALLEST[0]} by {SMALLEST[1]}"
        yield Finding(
            "terminal", False, f"{words}: make the window larger or its letters smaller, to {wanted} at least"
        )
    else:
        yield Finding("terminal", True, words)
    yield from _kind()


def _kind() -> Iterator[Finding]:
    """Which terminal it is, what it can, and what its characters and colours are."""
    from facilitator.console.raster_font import has_raster_font
    from facilitator.console.terminals import colours_of, draws_plainly, terminal_of

    environment, windows = os.environ, os.name == "nt"
    term = environment.get("TERM", "")
    if term == "dumb":
        yield Finding("colours", False, 'this terminal calls itself "dumb", so no screen can be shown in it')
        return
    kind = terminal_of(environment, windows)
    yield Finding("kind", not kind.stops, kind.words())
    yield from _seen_and_heard()
    if draws_plainly("auto", environment, has_raster_font()):
        words = "plain ones draw bars and figures, as the font here has no others"
        yield Finding("characters", True, f"{words}; glyphs: full in settings.yaml changes that")
    colours = colours_of(environment, windows)
    if colours == "none":
        yield Finding("colours", True, "shades of grey, because NO_COLOR is set; every state is also said in words")
    elif colours == "16":
        yield Finding("colours", True, f"16 ({term or 'TERM is not set'}); every state is also said in words")
    else:
        yield Finding("colours", True, colours)


def _seen_and_heard() -> Iterator[Finding]:
    """What only whoever sits here can tell: the bell, which rings now, and large letters."""
    from facilitator.console.painting.block_face import drawn

    sys.stdout.write("\a")
    sys.stdout.flush()
    yield Finding("bell", True, "it rang just now; if nothing was heard, the terminal's own settings have it off")
    yield Finding("letters", True, "the next lines should read 09:30; if they do not, glyphs: plain in settings.yaml")
    yield from (Finding("", True, row) for row in drawn("09:30", 1) if row.strip())


def _pool(address: str) -> Iterator[Finding]:
    """The server of a pool's journal."""
    from facilitator.journal.port import JournalProblem

    try:
        require_server_package()
    except Explained as problem:
        yield Finding("pool", False, str(problem))
        return
    from facilitator.journal.postgres_checks import look_at

    try:
        for remark in look_at(address):
            yield Finding("pool", remark.fine, remark.words)
    except JournalProblem as problem:
        yield Finding("pool", False, str(problem))


def _journal(asked: argparse.Namespace) -> Iterator[Finding]:
    """The journal: whether it can be read and written, and what it holds."""
    from facilitator.journal.place import doubt_about
    from facilitator.journal.port import JournalProblem
    from facilitator.journal.summary import due_runs, due_words

    folder = folder_of(asked)
    doubt = doubt_about(folder)
    yield Finding("folder", not doubt, doubt or str(folder))
    if address := address_of(asked):
        yield from _pool(address)
        return
    if address := pool_of(asked):  # where runs go between days; the day itself is led on the journal here
        yield from _pool(address)
    if not has_journal(asked):
        yield Finding("journal", True, "none yet; the first run makes one")
        return
    try:
        with opened(asked) as found:
            runs = found.journal.runs()
    except JournalProblem as problem:
        yield Finding("journal", False, str(problem))
        return
    for sentence in found.told:
        yield Finding("journal", False, sentence)
    left = sum(run.state != "ended" for run in runs)
    yield Finding("journal", True, f"{count_words(len(runs), 'run')}, {left} unfinished")
    from datetime import UTC, datetime

    due = due_runs(runs, datetime.now(UTC).astimezone().date().isoformat())
    if due:
        yield Finding("deletion", False, f"{due_words(due)} Such as: facilitator delete {due[0].run}")


def _room(asked: argparse.Namespace) -> Iterator[Finding]:
    """The room's windows that are open, and what they cannot show at once."""
    import time

    from facilitator.application.presence import open_windows
    from facilitator.cli.room_size import window_notes
    from facilitator.clock import SystemClock
    from facilitator.journal.port import JournalProblem

    folder = folder_of(asked)
    if address_of(asked) or not has_journal(asked):
        yield Finding("room", True, NO_ROOM)
        return
    clock = SystemClock()
    try:
        with opened(asked) as found:
            rooms = open_windows("room", found.journal, clock, time.sleep)
            told = [window_notes(found.journal, clock, folder, *room) for room in rooms]
    except JournalProblem:
        return  # that has been said already
    for head, *notes in told:
        yield Finding("room", True, head)
        yield from (Finding("", True, note) for note in notes)
    if not told:
        yield Finding("room", True, NO_ROOM)


def _disk(folder: Path) -> Iterator[Finding]:
    import shutil

    there = next((place for place in (folder, *folder.parents) if place.is_dir()), None)
    if there is None:
        yield Finding("disk", False, f"{folder} is on a disk that is not there")
        return
    try:
        free = shutil.disk_usage(there).free
    except OSError as problem:
        yield Finding("disk", False, f"{there} cannot be looked at: {problem.strerror or problem}")
        return
    words = f"{free // 1_000_000:,} MB free"
    yield Finding("disk", free >= ROOM, words if free >= ROOM else f"{words}: make room before the day begins")
    writable = os.access(there, os.W_OK)
    if not writable:
        yield Finding("disk", False, f"{there} may not be written to; choose another folder with --data")


def _plans(folder: Path) -> Iterator[Finding]:
    """Every plan with all that it names: mistakes, blanks, and pages that do not fit the room's screen."""
    from facilitator.agenda.checking import check
    from facilitator.agenda.library import plans

    for plan in plans(own_plans(folder)):
        checked = check(plan.path)
        verdict = checked.lines[-1].rpartition(": ")[2]
        more = "; facilitator check says which" if len(checked.lines) > 1 else ""
        yield Finding("plan", checked.fine, f"{plan.id} {verdict}{more}")
        if checked.unfilled:
            yield Finding("details", False, f"{plan.id}: {checked.unfilled}")
        for line in checked.worst:
            yield Finding("", checked.fine, line)
