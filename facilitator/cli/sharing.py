"""What every command has that serves a page: where, to whom, and what is told of it."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from facilitator.cli.problems import Explained
from facilitator.cli.speaking import say

if TYPE_CHECKING:
    from facilitator.cli.command import Parser
    from facilitator.serving.door import Door
    from facilitator.serving.showing import Shown

NEEDED = "aiohttp"
"""The module that serves pages; it comes with an extra."""


def add_share(command: Parser) -> None:
    """Declare what every page has that may be shared with another device."""
    command.add_argument(
        "--share",
        metavar="ADDRESS",
        default="",
        help="open it to one other device, on this address of this laptop (such as 192.168.1.7)",
    )
    command.add_argument("--port", type=port, default=0, help="the port to use for a page (default: any free one)")


def port(typed: str) -> int:
    """A port number; 0 for any."""
    if not (typed.isascii() and typed.isdigit() and int(typed) < 65536):
        raise argparse.ArgumentTypeError("a port is a whole number from 0 to 65535")
    return int(typed)


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
    say("The address works once. The lead's screen says which device has it open. H there ends it, or Ctrl-C here.")
    sys.stdout.flush()


def tell_ended(shown: Shown) -> None:
    """Say that it was the lead who ended a page that was shared, where it was."""
    if shown.ended_by_lead.is_set():
        say("The lead's window ended it: nothing is shared any more.")
