"""The journal that is meant, on this machine or a pool's server, and finding a run in it by what was typed."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from facilitator.cli.problems import Explained
from facilitator.cli.speaking import complain, is_terminal, say

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.application.following import Whereabouts
    from facilitator.journal.port import Journal, RunSummary
    from facilitator.journal.recovery import OpenedJournal

LAST = "last"
"""What is typed for the run that was touched last."""


def folder_of(asked: Namespace) -> Path:
    """The data folder: what --data says, else FACILITATOR_DATA, else the user's own."""
    from pathlib import Path

    from facilitator.disk.long_paths import BELOW, reachable
    from facilitator.journal.place import data_folder

    data = getattr(asked, "data", None)
    return reachable(data_folder(Path(data) if data else None, os.environ).absolute(), below=BELOW)


def own_plans(folder: Path) -> Path:
    """Where a trainer keeps plans of her own."""
    return folder / "plans"


def address_of(asked: Namespace) -> str:
    """The server's address of a pool's journal: what --journal says, else FACILITATOR_JOURNAL; "" for the folder's own.

    Raises Explained for what is no address.
    """
    named = str(getattr(asked, "journal", "") or os.environ.get("FACILITATOR_JOURNAL", ""))
    if not named:
        return ""
    from facilitator.journal.postgres_address import is_address

    if not is_address(named):
        raise Explained(
            "The address of a pool's journal looks like postgresql://SERVER/NAME, and this is none: "
            f'"{named[:60]}". The folder of a journal on this laptop is named with --data.'
        )
    return named


def pool_of(asked: Namespace) -> str:
    """The address of the pool's server: what --pool or --journal says, else FACILITATOR_POOL or FACILITATOR_JOURNAL,
    else the settings; "" where none is named.
    """
    from facilitator.console.own_file import pool_in, pool_named

    given = str(getattr(asked, "pool", "") or getattr(asked, "journal", "") or "")
    return given or pool_named(os.environ) or pool_in(folder_of(asked))


@contextmanager
def opened(asked: Namespace) -> Iterator[OpenedJournal]:
    """The journal that is meant: in its folder it is made if there is none, and recovered if it is damaged.

    Raises JournalProblem.
    """
    address = address_of(asked)
    found = _on_a_server(address) if address else in_its_folder(folder_of(asked))
    try:
        yield found
    finally:
        found.journal.close()


def in_its_folder(folder: Path) -> OpenedJournal:
    """This laptop's own journal in a folder. Raises JournalProblem."""
    from datetime import UTC, datetime

    from facilitator.journal.place import journal_path
    from facilitator.journal.recovery import open_journal

    return open_journal(journal_path(folder), datetime.now(UTC))


def _on_a_server(address: str) -> OpenedJournal:
    from facilitator.journal.recovery import OpenedJournal

    require_server_package()
    from facilitator.journal.postgres import PostgresJournal
    from facilitator.journal.postgres_address import shown

    journal = PostgresJournal(address)
    return OpenedJournal(journal, (f"This is the pool's journal on {shown(address)}, not this laptop's own.",))


def require_server_package() -> None:
    """Raise Explained where the package that speaks to the pool's server is not installed."""
    from importlib.util import find_spec

    from facilitator.application.installation import EXTRAS, adding

    if find_spec(EXTRAS["pool"]) is None:
        raise Explained(
            "A pool's journal on a server needs one more package, which is not installed here. Everything else works "
            f"without it. {adding('pool')}"
        )


def whereabouts(asked: Namespace) -> Whereabouts:
    """Where a window that only looks on finds the journal that is meant. Raises Explained."""
    from facilitator.application.following import JournalPath, JournalServer
    from facilitator.journal.place import journal_path

    address = address_of(asked)
    if address:
        require_server_package()
        return JournalServer(address)
    return JournalPath(journal_path(folder_of(asked)))


@contextmanager
def journal_of(asked: Namespace) -> Iterator[Journal]:
    """The journal for a command without a screen; what there is to tell about it goes to stderr.

    Only reading and writing runs needs one, so where there is none yet that is said instead of making one.
    """
    if not has_journal(asked):
        raise Explained(f"There are no runs in {folder_of(asked)} yet: facilitator run starts one.")
    with opened(asked) as found:
        for sentence in found.told:
            complain(sentence)
        yield found.journal


def has_journal(asked: Namespace) -> bool:
    """Whether the folder holds a journal, or what is left of one that was damaged or is being recovered.

    A server that is named is taken to hold one. Raises Explained where this user may not look: that there is none would
    not be so.
    """
    from facilitator.journal.place import journal_path

    if address_of(asked):
        return True
    folder = folder_of(asked)
    try:
        os.scandir(folder).close()
    except PermissionError as problem:
        raise Explained(
            f"{folder} may not be looked into by this user. Perhaps it is somebody else's: name one of your own with "
            "--data."
        ) from problem
    except OSError:
        return False
    stem, suffix = journal_path(folder).stem, journal_path(folder).suffix
    return any(folder.glob(f"{stem}*{suffix}"))


def choose(runs: Sequence[RunSummary], name: str, unfinished: bool = False) -> RunSummary:
    """The run that is meant by an id, the beginning of one, or "last". Raises Explained.

    With `unfinished`, "last" means the one touched last that has not ended; if all have, the one touched last.
    A rehearsal is "last" only where there is no real day, or none that is unfinished and none since.
    `runs` come with the one touched last first, and with rehearsals after every real day.
    """
    if not runs:
        raise Explained("There are no runs yet: facilitator run starts one.")
    exact = next((run for run in runs if run.run == name), None)
    if exact is not None:
        return exact
    if name == LAST:
        going = next((run for run in runs if run.state != "ended"), runs[0]) if unfinished else runs[0]
        return runs[0] if going.rehearsal and not runs[0].rehearsal and going.started < runs[0].touched else going
    found = [run for run in runs if name and run.run.startswith(name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise Explained(
            f'"{name}" is the beginning of {len(found)} runs: {listed(found)}. Type more of the one you mean.'
        )
    raise Explained(f'There is no run "{name}". There are: {listed(runs)}.')


def ask_which(runs: Sequence[RunSummary]) -> str:
    """Which run is meant, asked where several of today are unfinished; empty where it is plain or nobody can be asked.

    Enter means the one that was touched last.
    """
    import sys
    from datetime import UTC, datetime

    from facilitator.application.following import todays

    found = todays(runs, datetime.now(UTC))
    if len(found) < 2 or not is_terminal(sys.stdin):
        return ""
    say("More than one run is unfinished:")
    for number, run in enumerate(found, 1):
        say(f"  {number}  {described(run)}")
    while True:
        sys.stdout.write(f"Which one? 1 to {len(found)}, Enter for 1: ")
        sys.stdout.flush()
        typed = sys.stdin.readline()
        if typed.strip().isdecimal() and 0 < int(typed) <= len(found):
            return found[int(typed) - 1].run
        if not typed.strip():
            return found[0].run


def described(run: RunSummary) -> str:
    """A run in a line: its id, whether it is a rehearsal, its plan, when it was opened."""
    kind = "rehearsal of " if run.rehearsal else ""
    from facilitator.agenda.times_of_day import as_said

    opened = run.started.astimezone()
    return f"{run.run}  {kind}{run.title}, opened {opened:%Y-%m-%d} {as_said(opened)}, {run.state_words}"


def listed(runs: Sequence[RunSummary], most: int = 6) -> str:
    """The ids of some runs, in a sentence."""
    shown = ", ".join(run.run for run in runs[:most])
    return shown if len(runs) <= most else f"{shown} and {len(runs) - most} more"
