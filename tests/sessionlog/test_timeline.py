"""Every kind of event has its sentence, and no sentence gives away what was typed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from msgspec.structs import replace

from facilitator.live.facts import KINDS, Recorded
from facilitator.live.facts.agenda import ItemEntered, ItemRestored, PageTurned
from facilitator.live.facts.base import Event
from facilitator.live.facts.changes import ChangeRedone, ChangeUndone
from facilitator.live.facts.clocks import ClockChanged, ClockSet, ClockStarted
from facilitator.live.facts.day import GapNoted, RecordLost, ReopenRun
from facilitator.live.facts.entries import ActionAdded, EntryEdited, EntryWithdrawn, NoteAdded, ParkingAdded
from facilitator.live.facts.groups import GroupRenamed
from facilitator.live.facts.issues import IssueCaptured, IssueEdited, IssueMoved
from facilitator.sessionlog.account.blocks import BulletList
from facilitator.sessionlog.account.told import BEGINS, COUNTED, SILENT, TOLD, timeline
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.model import Line
from facilitator.sessionlog.sentences import SENTENCES
from tests.journal.samples import ONE_OF_EACH
from tests.sessionlog import day


def lines(*happened: Event) -> list[Line]:
    """The lines of these events, after the small day has come to its report-back."""
    teller = day.at_report_back()
    first = len(teller.entries)
    for event in happened:
        teller.entries.append(Recorded(len(teller.entries) + 1, teller.now, "lead", event))
    return list(session_log(day.RUN, teller.entries).timeline[first:])


def test_every_kind_of_event_has_a_sentence() -> None:
    """A new kind fails here until it has one."""
    assert all((kind in SENTENCES) != bool(kind.told) for kind in KINDS)


def test_every_kind_of_event_is_told_or_counted_or_kept_back() -> None:
    """In the day as it went; a new kind fails here until somebody has decided which."""
    kinds = {str(kind.__struct_config__.tag) for kind in KINDS}
    ways = (frozenset(BEGINS), TOLD, frozenset(COUNTED), SILENT)
    assert set().union(*ways) == kinds
    assert sum(map(len, ways)) == len(kinds)


def test_a_day_is_told_as_a_person_would() -> None:
    """Its items with what was out of the ordinary; issues are counted, what was taken back is told apart."""
    section = timeline(session_log(day.RUN, day.full_day().entries))
    (listing,) = section.blocks
    assert isinstance(listing, BulletList)
    told = [" ".join(run.text for run in entry).strip() for entry in listing.entries]
    assert any(line.endswith("Report-back | all *groups* began.") for line in told)
    assert not any(" was written down." in line or "Typed too early" in line for line in told)
    (counted,) = [line for line in told if "lines written down" in line]
    assert counted.startswith("13 lines written down, 1 line reworded, 1 line withdrawn, 1 line moved to another")
    assert all(re.match(r"(\d\d:\d\d )?\S", line) and not re.match(r"\d\d:\d\d:\d\d", line) for line in told)


def test_the_whole_day_shows_every_kind() -> None:
    """On top of the small day, one of each: every sentence is told."""
    teller = day.full_day().do(ReopenRun())
    for event in ONE_OF_EACH[1:]:
        teller.entries.append(Recorded(len(teller.entries) + 1, teller.now, "lead", event))
    told = {line.kind for line in session_log(day.RUN, teller.entries).timeline}
    assert told == {kind.__struct_config__.tag for kind in KINDS}


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (RecordLost(), "What was recorded here could not be read any more after the journal was damaged."),
        (GapNoted(125), "The program was away for 2 min; running clocks ran on."),
        (GapNoted(40, counted=False, why="sleep"), "The laptop slept for 40 s; clocks stood still."),
        (ItemEntered("a01", running=True), "Back to Welcome & introductions. Its clock started."),
        (ItemEntered("a03", again=True), "Report-back | all *groups* began again with its full time."),
        (ItemEntered("a04", skipping=True), "Report-back | all *groups* was skipped. Coffee began."),
        (ClockStarted("a02"), "The clock of Exercise 1 went on."),
        (ClockStarted("a04"), "The clock of Coffee started."),
        (ClockChanged("a04", -90), "Coffee was given 2 min less."),
        (ClockSet("a04", 3900), "The clock of Coffee was set to 1 h 5 min left."),
        (IssueMoved("E1-G1-2", "G2"), "E1-G1-2 was moved from Group 1 to Herons & *friends*."),
        (IssueMoved("E7-G1-2", "G8"), "E7-G1-2 was moved to G8."),
        (GroupRenamed("G1", "Owls"), "Group 1 is now called Owls."),
        (PageTurned("a99", 1), "Page 2 of a99 was shown."),
        (PageTurned("", 0), "Page 1 of no item was shown."),
        (ItemRestored("a05"), "=What now? was put back into the day."),
    ],
)
def test_sentences(event: Event, text: str) -> None:
    """As a trainer would say it, also where something is unknown."""
    assert lines(event)[0].text == text


def test_words_that_were_typed_stand_apart() -> None:
    """So that a copy to share can leave them out."""
    secret = "typed words"
    told = lines(
        IssueCaptured("E1-G1-90", "a02", "G1", secret),
        IssueEdited("E1-G1-90", secret),
        NoteAdded("N9", secret),
        ParkingAdded("P9", secret),
        ActionAdded("A9", secret),
        EntryEdited("P9", secret),
    )
    assert all(line.words == secret and secret not in line.text for line in told)


def test_what_concerns_notes_is_private_also_when_it_is_taken_back() -> None:
    """What cannot be told apart from a note counts as one."""
    note = len(day.at_report_back().entries) + 1
    told = lines(
        NoteAdded("N9", "x"),
        EntryEdited("N9", "y"),
        ChangeUndone(note + 1),
        ChangeRedone(note + 1),
        EntryWithdrawn("N9"),
        EntryWithdrawn("unknown"),
        ChangeUndone(4000),
    )
    assert all(line.private for line in told)
    assert told[2].text == "Taken back: The private note N9 was changed."
    assert not any(line.private for line in lines(ParkingAdded("P9", "x"), EntryWithdrawn("P9")))


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (120, "The laptop's clock had been put forward by 2 min. Private note N71 was made."),
        (-45, "The laptop's clock had been put back by 45 s. Private note N71 was made."),
        (29, "Private note N71 was made."),
    ],
)
def test_a_wall_clock_that_was_set_is_on_record(step: float, told: str) -> None:
    """Over the first thing that happened after it, since the times before it and after it cannot be compared."""
    teller = day.at_report_back()
    first = len(teller.entries)
    at = teller.now
    for number, wall in enumerate((0.0, step, step)):
        moment = replace(at, wall=at.wall + timedelta(seconds=wall + number), run=at.run + number)
        teller.entries.append(Recorded(first + number + 1, moment, "lead", NoteAdded(f"N{number + 70}", "x", "a03")))
    before, after, later = (line.text for line in session_log(day.RUN, teller.entries).timeline[first:])
    assert after.startswith(told)
    assert "clock had been" not in before + later
