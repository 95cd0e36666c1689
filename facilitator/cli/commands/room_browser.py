"""The room's screen in a browser on this laptop: `facilitator room --browser`."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec

from facilitator.cli.problems import FINE, Explained
from facilitator.cli.run_lookup import folder_of
from facilitator.cli.speaking import say

NEEDED = "aiohttp"


def serve_room_in_browser(asked: argparse.Namespace, run: str) -> int:
    """Serve the room's page for a run ("": today's) until it is ended with Ctrl-C. Raises Explained."""
    if find_spec(NEEDED) is None:
        from facilitator.application.installation import adding

        raise Explained(
            "Showing the room's screen in a browser needs one more package, which is not installed here. Without it, "
            f"facilitator room shows the same in a second terminal window. {adding('browser')}"
        )
    from facilitator.application.following import Follower, JournalPath
    from facilitator.clock import SystemClock
    from facilitator.journal.place import journal_path
    from facilitator.serving.server import listen, serve_room
    from facilitator.serving.watching import Lookout

    try:
        listening = listen(asked.port)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise Explained(f"Port {asked.port} of this laptop cannot be used: {reason}. Leave --port out for any.") from (
            problem
        )
    folder = folder_of(asked)
    lookout = Lookout(Follower(JournalPath(journal_path(folder)), SystemClock(), run), folder)
    serve_room(lookout, listening, lambda address: _open(address, asked.open))
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
