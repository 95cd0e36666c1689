"""The door to the room's screen: a window of its own, on the projector, that follows a run."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from facilitator.cli.console_doors import require_terminal
from facilitator.cli.shelf import choose, folder_of, journal_of

if TYPE_CHECKING:
    from facilitator.cli.parser import Commands


def add_to(commands: Commands) -> None:
    """Declare the command."""
    room = commands(
        "room",
        show,
        "show participants what they may see, on the projector",
        "facilitator room\nfacilitator room last",
    )
    room.add_argument(
        "run", metavar="RUN", nargs="?", default="", help="which run (default: the one under way, or the next)"
    )


def show(asked: argparse.Namespace) -> int:
    """Open the room's screen."""
    require_terminal()
    from facilitator.clock import SystemClock
    from facilitator.console.room_app import run_room
    from facilitator.following import Follower, Place
    from facilitator.journal.place import journal_path

    run = _named(asked) if asked.run else ""
    return run_room(Follower(Place(journal_path(folder_of(asked))), SystemClock(), run))


def _named(asked: argparse.Namespace) -> str:
    """The id of the run that is meant. Raises Explained when there is none such."""
    with journal_of(asked) as journal:
        return choose(journal.runs(), asked.run, unfinished=True).run
