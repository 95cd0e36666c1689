"""What passes between the scribe and the lead, silently: never for the room."""

from __future__ import annotations

from facilitator.live.commands.base import Command


class SendNudge(Command, frozen=True):
    """Tell the lead something privately; `group` is the id of the group that it is about, if it is about one."""

    text: str
    group: str = ""


class SeeNudge(Command, frozen=True):
    """The lead has seen a nudge."""

    id: str
