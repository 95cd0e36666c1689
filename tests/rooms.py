"""A room with two windows, for the tests of the controller."""

from __future__ import annotations

from facilitator.controller import Controller
from facilitator.journal.port import WriteRefused
from facilitator.live.facts.base import Command
from facilitator.live.facts.issues import CaptureIssue
from tests.makers import Day, texts_said

RUN = "2026-03-02-abc"
FULL = WriteRefused("The disk is full.")


class Room:
    """A laptop with one journal and two windows on a run that stands at its first exercise."""

    def __init__(self) -> None:
        """Open both windows at 10:00."""
        day = Day().at("10:00").goes_to("ex1")
        self.clock = day.clock
        self.journal = day.journal(RUN)
        self.beside = self.journal.beside()
        self.lead = Controller(self.journal, self.clock, RUN)
        self.scribe = Controller(self.beside, self.clock, RUN, "scribe")

    def ticks(self, seconds: float = 1.0) -> None:
        """Time passes, and both windows tick once."""
        self.clock.wait(seconds)
        self.lead.tick()
        self.scribe.tick()

    def stored(self) -> dict[str, str]:
        """The words on disk, by number."""
        return texts_said(self.beside.read(RUN))

    def boards(self) -> list[dict[str, str]]:
        """The present words by number, as the lead and as the scribe see them."""
        return [{issue.id: issue.text for issue in w.state.issues.values()} for w in (self.lead, self.scribe)]


def say(group: str, text: str) -> CaptureIssue:
    """A capture without naming the exercise, as a screen asks for it."""
    return CaptureIssue(group, text)


def holding(room: Room, *wishes: Command) -> None:
    """The lead's disk is full while she does these."""
    room.journal.refuses = FULL
    for wish in wishes:
        room.lead.dispatch(wish)
