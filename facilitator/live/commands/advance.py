"""What no key asks for: moving on because the plan says so."""

from __future__ import annotations

from facilitator.live.commands.base import Command


class AdvanceByClock(Command, frozen=True):
    """Leave this item for the next, because its time is up and its plan lets it move on by itself."""

    item: str
