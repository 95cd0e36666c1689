"""The room's screen: a window of its own, on the projector, that follows a run."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from facilitator.cli.commands.day import require_terminal
from facilitator.cli.problems import FINE, Explained
from facilitator.cli.run_lookup import ask_which, choose, folder_of, has_journal, journal_of, whereabouts
from facilitator.cli.speaking import complain, say

if TYPE_CHECKING:
    from facilitator.cli.command import Commands, Parser
    from facilitator.serving.door import Door


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
    room.add_argument("--port", type=port, default=0, help="with --browser: the port to use (default: any free one)")
    add_share(room)
    room.add_argument(
        "--no-open", dest="open", action="store_false", help="with --browser: only tell the address, open nothing"
    )


def add_share(command: Parser) -> None:
    """Declare what every page has that may be shared with another device."""
    command.add_argument(
        "--share",
        metavar="ADDRESS",
        default="",
        help="open it to one other device, on this address of this laptop (such as 192.168.1.7)",
    )


def port(typed: str) -> int:
    """A port number; 0 for any."""
    if not (typed.isascii() and typed.isdigit() and int(typed) < 65536):
        raise argparse.ArgumentTypeError("a port is a whole number from 0 to 65535")
    return int(typed)


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
    code = run_room(follower, folder, settings)
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


NEEDED = "aiohttp"


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
        serve_room(lookout, door, lambda address: tell_shared("The room's screen", address, door.fingerprint))
    else:
        serve_room(lookout, door, lambda address: _open(address, asked.open))
    return FINE


def door_for(share: str, port: int) -> Door:
    """Where a page is served: on this laptop alone, or shared on an address of it. Raises Explained."""
    from facilitator.serving.door import local_door, own_addresses, shared_door

    if share and find_spec("cryptography") is None:
        from facilitator.application.installation import adding

        raise Explained(f"Sharing a page needs one more package, which is not installed here. {adding('share')}")
    try:
        return shared_door(share, port) if share else local_door(port)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", "") or str(problem)
        if not share:
            words = f"Port {port} of this laptop cannot be used: {reason}. Leave --port out for any."
            raise Explained(words) from problem
        known = ", ".join(own_addresses()) or "none that it knows; look in the system's network settings"
        raise Explained(
            f"Nothing can be shared on {share[:40]}: {reason}. The addresses of this laptop are: {known}."
        ) from problem


def tell_shared(what: str, address: str, fingerprint: str) -> None:
    """Tell the address of a page that is shared, and how whoever opens it makes sure that it is this one."""
    from facilitator.serving.door import grouped

    say(f"{what}, for one other device: {address}")
    say("Type it there. Its browser warns that nobody vouches for the certificate: before going on, let it show the")
    say("certificate, and compare its SHA-256 fingerprint with this one (the lead's screen shows how it begins):")
    say(f"  {grouped(fingerprint)}")
    say("The address works once. The lead's screen says which device has it open. Ctrl-C here ends it.")
    sys.stdout.flush()


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
