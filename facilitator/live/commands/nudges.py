"""What the scribe tells the lead, silently."""

from __future__ import annotations

from facilitator.live.commands.base import Command


class SendNudge(Command, frozen=True):
    """Tell the lead something, about a group if one is named; nobody else sees it."""

    text: str
    group: str = ""


class SeeNudge(Command, frozen=True):
    """The lead has seen it."""

    id: str
