"""Hands up: counts, never who."""

from __future__ import annotations

from typing import ClassVar, Literal

from facilitator.live.facts.base import Command, Event, Name, Words

# -- what may be asked -------------------------------------------------------------------------------------------------


class TakeTally(Command, frozen=True):
    """Count hands: one number for each answer of the scale ("1-5", or "yes-no").

    `about` is "question", "issue", "outcome" or "theme", `ref` which one; their own words stand where `question` is
    empty. `moment` is "start" or "end" for an outcome. With the `id` of a tally, its counts are taken anew.
    """

    about: str
    counts: tuple[int, ...]
    question: Words = ""
    ref: Name = ""
    scale: str = "1-5"
    moment: str = ""
    id: Name = ""


class WithdrawTally(Command, frozen=True):
    """Take a tally back."""

    id: Name


# -- what then happened ------------------------------------------------------------------------------------------------


class TallyTaken(Event, frozen=True, tag="tally.taken"):
    """Hands were counted. Taking a tally of the same id again replaces its counts.

    `about` says what it is about and `ref` which (an issue's, an outcome's or a theme's id; "" for a question).
    `counts` has one number for each answer of the `scale`, from 1 to 5 or yes then no. `moment` tells the two
    countings of an outcome apart.
    """

    undo: ClassVar[str] = "a tally"
    gives: ClassVar[str] = "id"

    id: str
    about: Literal["question", "issue", "outcome", "theme"]
    question: str
    counts: tuple[int, ...]
    ref: str = ""
    scale: Literal["1-5", "yes-no"] = "1-5"
    moment: Literal["", "start", "end"] = ""
    item: str = ""


class TallyWithdrawn(Event, frozen=True, tag="tally.withdrawn"):
    """A tally was taken back; its counts stay on record."""

    told: ClassVar[str] = "The tally {id} was taken back."
    undo: ClassVar[str] = "taking a tally back"

    id: str
