"""The room's screen: a window of its own, on the projector, that follows a run."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from facilitator.cli.command import add_mouse
from facilitator.cli.commands.day import require_terminal
from facilitator.cli.problems import FINE, Explained
from facilitator.cli.run_lookup import ask_which, choose, folder_of, has_journal, journal_of, whereabouts
from facilitator.cli.sharing import NEEDED, add_share, door_for, tell_ended, tell_shared
from facilitator.cli.speaking import complain, say

if TYPE_CHECKING:
    from facilitator.cli.command import Commands


def add_to(commands: Commands) -> None:
    """Declare the command."""
    room = commands(
        "room",
        show,
        "show participants what they may see, on the projector",
        "facilitator room\nfacilitator room last\nfacilitator room --browser",
    )
    room.add_argument(
        "run", metavar="RUN", nargs="?", default="", help="which run (default: the one under way, or the next)"
    )
    room.add_argument("--browser", action="store_true", help="show it in a browser on this laptop instead")
    add_share(room)
    add_mouse(room)
    room.add_argument(
        "--no-open", dest="open", action="store_false", help="with --browser: only tell the address, open nothing"
    )


def show(asked: argparse.Namespace) -> int:
    """Open the room's screen."""
    if asked.browser or asked.share:
        return serve_room_in_browser(asked, _named(asked))
    require_terminal()
    from facilitator.application.following import Follower
    from facilitator.clock import SystemClock
    from facilitator.console.room_app import run_room
    from facilitator.console.settings import SettingsFile

    run = _named(asked)
    folder = folder_of(asked)
    settings = SettingsFile(folder)
    follower = Follower(whereabouts(asked), SystemClock(), run, asked=bool(run and not asked.run))
    code = run_room(follower, folder, settings, asked.mouse)
    for sentence in settings.told:
        complain(sentence)
    return code


def _named(asked: argparse.Namespace) -> str:
    """The id of the run that is meant; empty for whichever is today's. Raises Explained when there is none such."""
    if not asked.run and not has_journal(asked):
        return ""
    with journal_of(asked) as journal:
        runs = journal.runs()
        return choose(runs, asked.run, unfinished=True).run if asked.run else ask_which(runs)


def serve_room_in_browser(asked: argparse.Namespace, run: str) -> int:
    """Serve the room's page for a run ("": today's) until it is ended with Ctrl-C. Raises Explained."""
    if find_spec(NEEDED) is None:
        from facilitator.application.installation import adding

        raise Explained(
            "Showing the room's screen in a browser needs one more package, which is not installed here. Without it, "
            f"facilitator room shows the same in a second terminal window. {adding('browser')}"
        )
    from facilitator.application.following import Follower
    from facilitator.clock import SystemClock
    from facilitator.serving.server import serve_room
    from facilitator.serving.watching import Lookout

    door = door_for(asked.share, asked.port)
    folder = folder_of(asked)
    lookout = Lookout(Follower(whereabouts(asked), SystemClock(), run), folder)
    if door.shared:
        told = partial(tell_shared, "The room's screen", fingerprint=door.fingerprint)
        tell_ended(serve_room(lookout, door, told))
    else:
        serve_room(lookout, door, lambda address: _open(address, asked.open))
    return FINE


def _open(address: str, browser: bool) -> None:
    """Tell the address, and open it in the system's browser if asked."""
    say(f"The room's screen: {address}")
    say("The address works once, in one browser on this laptop; drag its window to the projector, f fills the screen.")
    say("Nothing pressed or clicked there changes the day. Ctrl-C here ends it.")
    sys.stdout.flush()
    if browser:
        import webbrowser

        if not webbrowser.open(address):
            say("No browser could be opened from here: open that address in one yourself.")
            sys.stdout.flush()
