"""The account of one copy of a session log: its head, and its sections in order."""

from __future__ import annotations

from facilitator.sessionlog import wording, words
from facilitator.sessionlog.account import agreed, by_theme, day, one_page, said, told
from facilitator.sessionlog.account.blocks import Account, Section
from facilitator.sessionlog.choices import USUAL, Choices
from facilitator.sessionlog.headings import KEPT_FOR_LATER
from facilitator.sessionlog.model import SessionLog


def account_of(copy: SessionLog, choices: Choices = USUAL) -> Account:
    """What one copy says: what was chosen of it, as whoever made the copy has decided what its readers may have."""
    facts = copy.facts
    sections = (one_page.summary(copy, choices.brief), *(() if choices.brief else _rest(copy, choices)))
    return Account(
        full=copy.private,
        run=facts.run,
        title=facts.title,
        day=words.day_words(facts.day),
        subtitle=tuple(filter(None, (facts.organisation, words.day_words(facts.day)))),
        notice=wording.notice(copy),
        rehearsal=wording.rehearsal(facts),
        sections=tuple(section for section in sections if section is not None),
    )


def _rest(copy: SessionLog, choices: Choices) -> tuple[Section | None, ...]:
    """What follows the first page; what was taken back may hold words, so a full copy has it in any case."""
    as_it_went = (agreed.report_backs(copy), told.away(copy), told.timeline(copy)) if choices.timeline else ()
    return (
        day.day(copy),
        day.timings(copy),
        day.changes(copy),
        said.said(copy),
        told.photographs(copy),
        said.walls(copy),
        by_theme.by_theme(copy),
        by_theme.matrix(copy),
        agreed.points(copy),
        agreed.entries("parking", KEPT_FOR_LATER, copy.parking, copy),
        agreed.entries("actions", "Actions", copy.actions, copy),
        agreed.entries("pledges", "Pledges", copy.pledges, copy),
        agreed.tallies(copy),
        agreed.attendance(copy),
        told.private(copy),
        told.comments(copy),
        told.debrief(copy),
        told.amendments(copy),
        *as_it_went,
        told.undone(copy) if copy.private or choices.timeline else None,
    )
