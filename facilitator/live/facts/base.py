"""The ancestors of all commands and all events."""

from __future__ import annotations

import msgspec


class Command(msgspec.Struct, frozen=True):
    """The ancestor of all commands."""


class Event(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind"):
    """The ancestor of all events."""
