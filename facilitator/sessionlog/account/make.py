"""The account of one copy of a session log: its head, and its sections in order."""

from __future__ import annotations

from facilitator.sessionlog import wording, words
from facilitator.sessionlog.account import after, agreed, day, one_page, said, wall
from facilitator.sessionlog.account.blocks import Account, Section
from facilitator.sessionlog.model import SessionLog


def account_of(copy: SessionLog) -> Account:
    """What one copy says: all of it, as whoever made the copy has decided what its readers may have."""
    facts = copy.facts
    sections: tuple[Section | None, ...] = (
        one_page.summary(copy),
        day.day(copy),
        day.timings(copy),
        day.changes(copy),
        said.said(copy),
        wall.walls(copy),
        said.themes(copy),
        said.points(copy),
        said.report_backs(copy),
        agreed.jottings("parking", "Parking lot", copy.parking, copy),
        agreed.jottings("actions", "Actions", copy.actions, copy),
        agreed.jottings("pledges", "Pledges", copy.pledges, copy),
        agreed.tallies(copy),
        agreed.attendance(copy),
        after.private(copy),
        after.comments(copy),
        after.debrief(copy),
        after.amendments(copy),
        after.gaps(copy),
        after.undone(copy),
        after.timeline(copy),
    )
    return Account(
        full=copy.private,
        title=facts.title,
        subtitle=tuple(filter(None, (facts.organisation, words.day_words(facts.day), f"run {facts.run}"))),
        notice=wording.notice(copy),
        rehearsal=wording.rehearsal(facts),
        sections=tuple(section for section in sections if section is not None),
    )
