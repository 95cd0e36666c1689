"""What every store must do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta, timezone

import pytest
from msgspec.structs import replace

from facilitator.journal.codec import Unstorable
from facilitator.journal.port import Journal, JournalProblem, Overtaken
from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import PageTurned
from facilitator.live.facts.clocks import ClockSet
from facilitator.live.facts.day import RunEnded
from facilitator.live.facts.issues import IssueCaptured, IssueEdited
from facilitator.live.stamp import Stamp

from .conftest import Opener
from .samples import BOOT, NINE, ONE_OF_EACH, a_day, record, stamp, started


def test_what_was_appended_is_read_back_exactly(journal: Journal) -> None:
    """Every kind of event, in order."""
    entries = record(ONE_OF_EACH)
    journal.append("r", 0, entries)
    assert journal.read("r") == entries
    assert journal.last("r") == len(entries)


def test_which_events_came_together_is_read_back(journal: Journal) -> None:
    """Also where it was not told, and when a window reads on in the middle of them."""
    entries = tuple(replace(one, batch=batch) for one, batch in zip(a_day(6), (0, 0, 3, 3, 3, 6), strict=True))
    journal.append("r", 0, entries[:4])
    journal.append("r", 4, entries[4:])
    assert journal.read("r") == entries
    assert [one.batch for one in journal.read("r", 3)] == [3, 3, 6]


def test_reading_on_gives_only_what_is_new(journal: Journal) -> None:
    """A window asks for what came after the event it saw last."""
    entries = a_day(10)
    journal.append("r", 0, entries)
    assert journal.read("r", 7) == entries[7:]
    assert journal.read("r", 10) == ()
    assert journal.read("r", 99) == ()


def test_an_unknown_run_is_empty(journal: Journal) -> None:
    """Looking at a run that is not there is no error."""
    assert journal.read("r") == ()
    assert journal.last("r") == 0
    assert journal.drafts("r") == {}
    assert journal.touched("r") is None
    assert journal.runs() == ()


def test_runs_are_numbered_apart(journal: Journal) -> None:
    """Each run counts from 1."""
    first, second = a_day(3, "One"), a_day(5, "Two")
    journal.append("a", 0, first)
    journal.append("b", 0, second[:2])
    journal.append("b", 2, second[2:])
    assert (journal.read("a"), journal.read("b")) == (first, second)


@pytest.mark.parametrize("expected", [0, 2, 4])
def test_an_append_that_expects_another_number_is_overtaken(journal: Journal, expected: int) -> None:
    """Nothing is overwritten and no hole is left."""
    entries = a_day(3)
    journal.append("r", 0, entries)
    with pytest.raises(Overtaken):
        journal.append("r", expected, record([RunEnded()], after=expected))
    assert journal.read("r") == entries


def test_a_run_cannot_begin_in_its_middle(journal: Journal) -> None:
    """A run that is not there has no number but 0."""
    with pytest.raises(Overtaken):
        journal.append("r", 1, record([RunEnded()], after=1))
    assert journal.runs() == ()


def test_a_batch_is_stored_whole_or_not_at_all(journal: Journal) -> None:
    """One event that cannot be stored keeps the others out, too."""
    journal.append("r", 0, a_day(2))
    bad = record([PageTurned("a01", 1), IssueEdited("E1-G1-1", "half \ud83d a character")], after=2)
    with pytest.raises(Unstorable, match="cannot be saved"):
        journal.append("r", 2, bad)
    assert journal.last("r") == 2
    journal.append("r", 2, bad[:1])
    assert journal.last("r") == 3


def _stamped(at: Stamp, by: str = "lead") -> tuple[Recorded, ...]:
    return (Recorded(2, at, by, RunEnded()),)


@pytest.mark.parametrize(
    "entries",
    [
        record([RunEnded()], after=4),
        record([ClockSet("a08", float("nan"))], after=1),
        record([ClockSet("a08", float("inf"))], after=1),
        _stamped(Stamp(NINE.replace(tzinfo=None), 1.0, BOOT)),
        _stamped(Stamp(NINE, float("nan"), BOOT)),
        _stamped(Stamp(NINE, 1.0, "\udc80")),
        _stamped(stamp(2), by="\udc80"),
    ],
    ids=["number", "nan", "infinity", "naive", "clock", "boot", "window"],
)
def test_what_could_not_be_read_back_is_refused(journal: Journal, entries: tuple[Recorded, ...]) -> None:
    """Such an event would be lost without a word, or worse, stop the reading of the whole run."""
    journal.append("r", 0, a_day(1))
    with pytest.raises(Unstorable):
        journal.append("r", 1, entries)
    assert journal.last("r") == 1


def test_a_run_name_that_cannot_be_written_is_refused(journal: Journal) -> None:
    """Even the name of a run may come from a broken import."""
    with pytest.raises(Unstorable):
        journal.append("\ud800", 0, a_day(1))
    assert journal.runs() == ()


def test_the_word_null_is_an_ordinary_word(journal: Journal) -> None:
    """It is looked at more closely, and let through."""
    entries = record([started(), IssueCaptured("E1-G1-1", "a08", "G1", "null and void", "")])
    journal.append("r", 0, entries)
    assert journal.read("r") == entries


def test_another_time_zone_is_stored_as_utc(journal: Journal) -> None:
    """The instant is the same."""
    local = NINE.astimezone(timezone(timedelta(hours=5, minutes=30)))
    journal.append("r", 0, [Recorded(1, Stamp(local, 1.0, BOOT), "lead", started())])
    assert journal.read("r")[0].at.wall == NINE


def test_appending_nothing_does_nothing(journal: Journal) -> None:
    """A command may lead to no event."""
    journal.append("r", 0, ())
    assert journal.runs() == ()


def test_two_windows_take_turns(opener: Opener) -> None:
    """Whoever is overtaken reads on and then appends."""
    lead, scribe = opener(), opener()
    entries = a_day(4)
    lead.append("r", 0, entries[:2])
    assert scribe.read("r") == entries[:2]
    scribe.append("r", 2, entries[2:3])
    with pytest.raises(Overtaken):
        lead.append("r", 2, entries[2:3])
    assert lead.read("r", 2) == entries[2:3]
    lead.append("r", 3, entries[3:])
    assert scribe.read("r") == entries


def test_only_the_first_window_begins_a_run(opener: Opener) -> None:
    """Two laptops' keys pressed at once give one run."""
    lead, scribe = opener(), opener()
    lead.append("r", 0, a_day(1))
    with pytest.raises(Overtaken):
        scribe.append("r", 0, a_day(1, "Another"))
    assert [run.title for run in scribe.runs()] == ["Learning from Serious Case Reviews"]


def test_a_change_by_another_window_is_noticed_once(opener: Opener) -> None:
    """One's own writes are no news."""
    lead, scribe = opener(), opener()
    assert not lead.changed()
    lead.append("r", 0, a_day(2))
    assert not lead.changed()
    assert scribe.changed()
    assert not scribe.changed()
    scribe.append("r", 2, record([RunEnded()], after=2))
    lead.save_draft("r", "lead:capture:G1", "half a")
    assert lead.changed()
    assert scribe.changed()


def test_a_new_window_has_seen_what_was_there(opener: Opener) -> None:
    """Nothing has changed since it was opened."""
    opener().append("r", 0, a_day(2))
    assert not opener().changed()


USES: list[Callable[[Journal], object]] = [
    lambda journal: journal.append("r", 0, a_day(1)),
    lambda journal: journal.read("r"),
    lambda journal: journal.last("r"),
    lambda journal: journal.changed(),
    lambda journal: journal.runs(),
    lambda journal: journal.delete("r"),
    lambda journal: journal.save_draft("r", "p", "t"),
    lambda journal: journal.drafts("r"),
]


def test_a_closed_journal_says_so(opener: Opener) -> None:
    """Closing twice is harmless; using it afterwards is a problem in words, except for the sign of life."""
    journal = opener()
    journal.close()
    journal.close()
    for use in USES:
        with pytest.raises(JournalProblem, match="has been closed"):
            use(journal)
    journal.touch("r", NINE)
    assert opener().runs() == ()
