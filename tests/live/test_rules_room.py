"""The scribe's nudges: short, private, numbered, seen once."""

from __future__ import annotations

import pytest

from facilitator.live.facts.agenda import NextItem
from facilitator.live.facts.base import Command, Refused
from facilitator.live.facts.changes import Undo
from facilitator.live.facts.room import NudgeSeen, NudgeSent, SeeNudge, SendNudge
from tests.makers import Day


def test_a_nudge_is_numbered_cleaned_and_seen_once() -> None:
    """Two windows see the same numbers; seeing it again changes nothing."""
    day = Day().at("09:30")
    day.does(NextItem())
    assert day.does(SendNudge(" group 4 is \x1b[2J stuck ", "G4"), by="scribe") == (
        NudgeSent("U1", "group 4 is [2J stuck", "G4"),
    )
    assert day.does(SendNudge("5 min"), by="scribe") == (NudgeSent("U2", "5 min"),)
    assert day.does(SeeNudge("U1")) == (NudgeSeen("U1"),)
    assert day.does(SeeNudge("U1")) == ()
    assert [(nudge.id, nudge.seen) for nudge in day.state.nudges] == [("U1", True), ("U2", False)]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (SendNudge("  "), "no words"),
        (SendNudge("x" * 121), "121 characters"),
        (SendNudge("stuck", "G9"), "no such group"),
        (SeeNudge("U7"), "no nudge U7"),
    ],
)
def test_what_cannot_be_sent_or_seen(command: Command, words: str) -> None:
    """Refused in words."""
    with pytest.raises(Refused, match=words):
        Day().at("09:30").does(command)


def test_a_nudge_is_never_taken_back() -> None:
    """Undo takes back what was captured, not what the lead has read."""
    day = Day().at("09:30")
    day.does(NextItem())
    day.does(SendNudge("5 min"), by="scribe")
    with pytest.raises(Refused):
        day.does(Undo("scribe"))
