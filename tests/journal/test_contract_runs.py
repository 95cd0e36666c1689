"""What every store must do with whole runs: list them, keep their unfinished words, forget them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from facilitator.journal.codec import Unstorable
from facilitator.journal.port import Journal, RunSummary, RunUnknown
from facilitator.live.facts.agenda import ItemEntered
from facilitator.live.facts.base import Event
from facilitator.live.facts.changes import ChangeUndone
from facilitator.live.facts.day import RunEnded, RunStarted
from facilitator.live.facts.groups import GroupAdded
from facilitator.live.facts.issues import IssueCaptured, IssueWithdrawn
from facilitator.live.facts.review import RetentionSet
from facilitator.live.queries.photographs import digest_of

from .conftest import Opener
from .samples import HOSTILE, NINE, a_day, record, stamp, started


def test_runs_are_summed_up(journal: Journal) -> None:
    """A list of runs says all this without reading events."""
    found: list[Event] = [started(groups=3, rehearsal=4.0), ItemEntered("a08")]
    found += [GroupAdded("G4", 4, "Late")]
    found += [IssueCaptured(f"E1-G1-{n}", "a08", "G1", "Words", "a08") for n in (1, 2, 3)]
    journal.append("r", 0, record([*found, IssueWithdrawn("E1-G1-2")]))
    assert journal.runs() == (
        RunSummary(
            run="r",
            title="Learning from Serious Case Reviews",
            plan="lscr",
            day="2026-03-02",
            state="running",
            events=7,
            issues=2,
            groups=4,
            started=stamp(1).wall,
            touched=stamp(7).wall,
            rehearsal=4.0,
        ),
    )
    assert journal.runs()[0].touched.utcoffset() == timedelta(0)


def test_the_day_of_deletion_is_known_from_the_start(journal: Journal) -> None:
    """Where the plan says how long its runs are kept; what a reviewer sets goes before it, until it is taken back."""
    first = started()
    assert isinstance(first, RunStarted)
    kept = replace(first, plan=replace(first.plan, keep_days=30))
    journal.append("r", 0, record([kept, RunEnded()]))
    assert journal.runs()[0].delete_by == "2026-04-01"
    journal.append("r", 2, record([RetentionSet(date(2026, 3, 9))], after=2))
    assert journal.runs()[0].delete_by == "2026-03-09"
    journal.append("r", 3, record([ChangeUndone(3)], after=3))
    assert journal.runs()[0].delete_by == "2026-04-01"


def test_runs_come_newest_first(journal: Journal) -> None:
    """By the last event, then by name."""
    entries = a_day(9)
    for run, length in (("b", 3), ("old", 1), ("a", 3), ("new", 9)):
        journal.append(run, 0, entries[:length])
    assert [run.run for run in journal.runs()] == ["new", "a", "b", "old"]


def test_a_run_without_its_start_is_listed_all_the_same(journal: Journal) -> None:
    """A merged journal may hold one; it has a day, but no title."""
    journal.append("r", 0, record([RunEnded()]))
    (run,) = journal.runs()
    assert (run.title, run.plan, run.day, run.state, run.groups) == ("", "", "2026-03-02", "ended", 0)


def test_drafts_are_kept_replaced_and_forgotten(opener: Opener) -> None:
    """Unfinished words are there for the next window, exactly."""
    journal = opener()
    journal.append("r", 0, a_day(1))
    journal.save_draft("r", "lead:capture:G2", "Nobody as")
    journal.save_draft("r", "lead:capture:G1", HOSTILE)
    journal.save_draft("r", "lead:capture:G2", "Nobody asked")
    assert opener().drafts("r") == {"lead:capture:G1": HOSTILE, "lead:capture:G2": "Nobody asked"}
    journal.save_draft("r", "lead:capture:G1", "")
    journal.save_draft("r", "lead:never", "")
    assert opener().drafts("r") == {"lead:capture:G2": "Nobody asked"}
    assert journal.last("r") == 1


def test_words_without_a_run_are_refused(journal: Journal) -> None:
    """They would be left over when nobody knows of them."""
    with pytest.raises(RunUnknown):
        journal.save_draft("r", "lead:note", "words")
    journal.save_draft("r", "lead:note", "")
    with pytest.raises(Unstorable):
        journal.save_draft("r", "lead:note", "\ud800")


def test_a_sign_of_life_is_remembered_exactly(opener: Opener) -> None:
    """By any window, for each run apart, whatever its name."""
    at = NINE + timedelta(microseconds=123457)
    journal, names = opener(), ("2026-03-02-abc", "../escape", "C:\\aux.", "家 👩🏽‍🏫")
    for number, name in enumerate(names):
        journal.touch(name, at + timedelta(seconds=number))
    assert [opener().touched(name) for name in names] == [at + timedelta(seconds=n) for n in range(len(names))]
    journal.touch(names[0], at)
    journal.touch(names[0], at + timedelta(hours=1))
    assert journal.touched(names[0]) == at + timedelta(hours=1)
    assert journal.runs() == ()


def test_a_deleted_run_leaves_nothing(opener: Opener) -> None:
    """Events, drafts, summary and sign of life go; the other runs stay."""
    journal = opener()
    for run in ("r", "other"):
        journal.append(run, 0, a_day(3))
        journal.save_draft(run, "lead:note", "words")
        journal.touch(run, NINE)
    journal.delete("r")
    assert journal.read("r") == ()
    assert journal.last("r") == 0
    assert journal.drafts("r") == {}
    assert journal.touched("r") is None
    assert [run.run for run in opener().runs()] == ["other"]
    assert journal.read("other") == a_day(3)
    assert journal.drafts("other") == {"lead:note": "words"}


def test_a_deleted_run_can_be_begun_again(journal: Journal) -> None:
    """An import puts it back."""
    journal.append("r", 0, a_day(3))
    journal.delete("r")
    journal.append("r", 0, a_day(5))
    assert journal.last("r") == 5


def test_an_unknown_run_cannot_be_deleted(journal: Journal) -> None:
    """The command line says so."""
    with pytest.raises(RunUnknown, match="no run r"):
        journal.delete("r")


def test_photographs_are_kept_with_their_run_and_go_with_it(opener: Opener) -> None:
    """By any window, exactly; another run that holds the same picture keeps its own."""
    journal, picture = opener(), b"\xff\xd8 a picture \xff\xd9"
    digest = digest_of(picture)
    for run in ("r", "other"):
        journal.append(run, 0, a_day(3))
        journal.keep_photograph(run, digest, picture)
        journal.keep_photograph(run, digest, picture)
    assert opener().photograph("r", digest) == picture
    assert journal.photograph("r", "0" * 64) is None
    journal.delete("r")
    assert opener().photograph("r", digest) is None
    assert opener().photograph("other", digest) == picture
    with pytest.raises(RunUnknown):
        journal.keep_photograph("r", digest, picture)


def test_a_picture_that_is_not_what_it_was_is_none(journal: Journal) -> None:
    """Bytes that changed on the disk are never shown as what somebody attached."""
    journal.append("r", 0, a_day(1))
    journal.keep_photograph("r", digest_of(b"one"), b"another")
    assert journal.photograph("r", digest_of(b"one")) is None
