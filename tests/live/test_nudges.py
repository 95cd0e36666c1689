"""What passes between the scribe and the lead: numbered, never lost, seen once."""

from __future__ import annotations

import pytest

from facilitator.live import commands as c
from facilitator.live import events
from tests.makers import started


def test_the_scribe_tells_and_the_lead_has_seen() -> None:
    """Each nudge has a number of its own; seeing it twice is no event."""
    day = started()
    assert day.does(c.SendNudge("  group 4 is stuck\x07", "G4"), by="scribe") == (
        events.NudgeSent("U1", "group 4 is stuck", "G4"),
    )
    assert day.does(c.SendNudge("too warm"), by="scribe") == (events.NudgeSent("U2", "too warm"),)
    assert day.does(c.SeeNudge("U1")) == (events.NudgeSeen("U1"),)
    assert day.does(c.SeeNudge("U1")) == ()
    assert [nudge.seen for nudge in day.state.nudges] == [True, False]


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (c.SendNudge(" \x00"), "There are no words to tell the lead yet."),
        (c.SendNudge("x" * 121), "A nudge has at most 120 characters; that is 121."),
        (c.SendNudge("stuck", "G9"), "There is no such group."),
        (c.SeeNudge("U1"), "There is no such nudge."),
    ],
)
def test_what_is_refused(wish: c.Command, words: str) -> None:
    """In words."""
    assert started().refuses(wish) == words
