"""The ordinary answer to a command that may not happen."""

from __future__ import annotations


class Refused(Exception):
    """What was asked for may not happen; the message is a sentence for the trainer. Nothing was changed."""
