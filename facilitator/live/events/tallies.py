"""Hands up: counts, never who."""

from __future__ import annotations

from typing import Literal

from facilitator.live.events.base import Event


class TallyTaken(Event, frozen=True, tag="tally.taken"):
    """Hands were counted. Taking a tally of the same id again replaces its counts.

    `about` says what it is about and `ref` which (an issue's, an outcome's or a theme's id; "" for a question).
    `counts` has one number for each answer of the `scale`, from 1 to 5 or yes then no. `moment` tells the two
    countings of an outcome apart.
    """

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

    id: str
