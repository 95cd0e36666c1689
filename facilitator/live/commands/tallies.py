"""Hands up: counts, never who."""

from __future__ import annotations

from facilitator.live.commands.base import Command


class TakeTally(Command, frozen=True):
    """Count hands: one number for each answer of the scale ("1-5", or "yes-no").

    `about` is "question", "issue", "outcome" or "theme", `ref` which one; their own words stand where `question` is
    empty. `moment` is "start" or "end" for an outcome. With the `id` of a tally, its counts are taken anew.
    """

    about: str
    counts: tuple[int, ...]
    question: str = ""
    ref: str = ""
    scale: str = "1-5"
    moment: str = ""
    id: str = ""


class WithdrawTally(Command, frozen=True):
    """Take a tally back."""

    id: str
