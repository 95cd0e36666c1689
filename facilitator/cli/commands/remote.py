"""`facilitator remote`: the lead's remote on a telephone."""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from typing import TYPE_CHECKING

from facilitator.cli.problems import FINE, Explained, WrongUsage
from facilitator.cli.run_lookup import LAST, choose, folder_of, opened
from facilitator.cli.sharing import NEEDED, add_share, door_for, tell_ended, tell_shared
from facilitator.cli.speaking import complain

if TYPE_CHECKING:
    from facilitator.cli.command import Commands


def add_to(commands: Commands) -> None:
    """Declare the command."""
    remote = commands(
        "remote",
        serve,
        "let a telephone turn pages and hold the clock of the day that is under way",
        "facilitator remote --share 192.168.1.7",
    )
    remote.add_argument("run", metavar="RUN", nargs="?", default="", help="which run (default: the unfinished one)")
    add_share(remote)


def share_scribe(asked: argparse.Namespace) -> int:
    """Serve the scribe's window of a run to one other laptop until it is ended by the lead or with Ctrl-C."""
    if find_spec(NEEDED) is None or find_spec("textual_serve") is None:
        from facilitator.application.installation import adding

        raise Explained(f"Sharing a window needs more packages, which are not installed here. {adding('share')}")
    from facilitator.clock import SystemClock
    from facilitator.serving.pages import serve_until_stopped
    from facilitator.serving.scribe import ScribeServer, window_command

    folder = folder_of(asked)
    with opened(asked) as found:
        run = choose(found.journal.runs(), asked.run or LAST, unfinished=not asked.run)
        door = door_for(asked.share, asked.port)
        server = ScribeServer(window_command(folder, run.run), found.journal, run.run, door, SystemClock())

        def ready(address: str) -> None:
            tell_shared("The scribe's window", address, door.fingerprint)

        serve_until_stopped(lambda stop: server.serve(ready, stop))
        tell_ended(server.audience.shown)
    return FINE


def serve(asked: argparse.Namespace) -> int:
    """Serve the remote's page for a run until it is ended by the lead or with Ctrl-C."""
    if not asked.share:
        raise WrongUsage("say on which address of this laptop, with --share", "facilitator remote")
    if find_spec(NEEDED) is None:
        from facilitator.application.installation import adding

        raise Explained(f"Sharing a page needs one more package, which is not installed here. {adding('share')}")
    from facilitator.application.opening import clock_of
    from facilitator.clock import SystemClock
    from facilitator.controller import Controller
    from facilitator.serving.pages import serve_until_stopped
    from facilitator.serving.remote import WINDOW, Remote
    from facilitator.serving.remote_server import RemoteServer

    real = SystemClock()
    with opened(asked) as found:
        for sentence in found.told:
            complain(sentence)
        run = choose(found.journal.runs(), asked.run or LAST, unfinished=not asked.run)
        if run.state == "ended":
            raise Explained(f"{run.run} has ended, so there is nothing to turn.")
        door = door_for(asked.share, asked.port)
        clock = clock_of(found.journal, run.run, run.rehearsal, real)
        remote = Remote(Controller(found.journal, clock, run.run, WINDOW), folder_of(asked), real)

        def ready(address: str) -> None:
            tell_shared("The remote", address, door.fingerprint)

        server = RemoteServer(remote, door, real)
        serve_until_stopped(lambda stop: server.serve(ready, stop))
        tell_ended(server.audience.shown)
    return FINE
