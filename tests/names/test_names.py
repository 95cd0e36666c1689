"""Names are found in lines as people type them, in the variety of British towns, and capitals alone are no names."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.application.export_service import export_run
from facilitator.application.following import Follower
from facilitator.controller import Controller
from facilitator.journal.memory import MemoryJournal
from facilitator.journal.port import Journal
from facilitator.journal.sqlite import SqliteJournal
from facilitator.live import word_lists
from facilitator.live.facts.changes import Redo, Undo
from facilitator.live.facts.issues import CaptureIssue, JudgeWords
from facilitator.live.learned import NOTHING, Learned
from facilitator.live.personal_data import learned, looks_personal
from facilitator.live.personal_data import marked as marked_by
from facilitator.live.queries.doubtful import undecided
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.sharing import shared
from tests.console.room_stage import MadePlace
from tests.makers import Day, StubbornJournal, started
from tests.names.names_set import SEEN, UNSEEN, lines, measure


def marked(text: str) -> list[str]:
    """What is marked in a line."""
    return [text[mark.start : mark.end] for mark in looks_personal(text)]


@pytest.mark.parametrize(("file", "fewest"), [(SEEN, 300), (UNSEEN, 120)])
def test_most_names_are_found_and_few_other_lines_are_marked(file: str, fewest: int) -> None:
    """In sets apart from the lists, of which half names somebody; one of them was written before it was looked at."""
    assert len(lines("name", file)) + len(lines("none", file)) >= fewest
    assert not set(lines("name", file)) & set(lines("none", file))
    measured = measure(file)
    assert measured.recall >= 0.95, measured.missed
    assert measured.false_alarms <= 0.10, measured.alarms


@pytest.mark.parametrize(
    ("line", "stretch"),
    [
        ("Agnieszka was never asked", "Agnieszka"),
        ("nobody rang the Begum family", "Begum family"),
        ("signed by J. Smith", "J. Smith"),
        ("zainab missed 4 appts", "zainab"),
        ("mr okoro has keys", "mr okoro"),
        ("Mrs. Hall gave a statement", "Mrs. Hall"),
        ("nobody asked Grace", "Grace"),
        ("Hope was never spoken to", "Hope"),
        ("Baker family in and out", "Baker family"),
        ("moved with Thwarpley in June", "Thwarpley"),
        ("Teresa Wójcik came", "Teresa Wójcik"),
    ],
)
def test_each_sign_of_a_name_is_seen(line: str, stretch: str) -> None:
    """First names from everywhere, families, initials, titles, plain words, and words nobody knows."""
    assert marked(line) == [stretch]


@pytest.mark.parametrize(
    "line",
    [
        "Section 47 on Monday",
        "CAMHS and Ofsted said so",
        "St Mary's Primary rang twice",
        "Hope was all we had",
        "by April it was too late",
        "Clare's Law never mentioned",
        "The Voice Of The Child",
        "Polish interpreter in Oldham",
        "Laming said this",
    ],
)
def test_a_capital_alone_is_no_name(line: str) -> None:
    """Laws, agencies, days, schools, places, headings."""
    assert marked(line) == []


def test_decisions_teach() -> None:
    """What was cleared is not asked about again, what was held back is found again, and the second goes first."""
    taught = learned((("told Mirela twice", True), ("asked Grace", False)))
    assert taught.cleared == {"mirela"}
    assert taught.sought == {"grace"}
    assert not looks_personal("Mirela came late", taught.cleared, taught.sought)
    assert looks_personal("grace came late", taught.cleared, taught.sought)
    both = learned((("told Mirela twice", True), ("asked Mirela", False)))
    assert both.cleared == frozenset()
    assert looks_personal("Mirela came late", both.cleared, both.sought)


def test_a_line_that_was_only_cleared_teaches_nothing_about_the_next() -> None:
    """The next Mirela may be another; the lead says of the word itself that it is nobody's, and takes that back."""
    day = started().goes_to("ex1")
    day.does(CaptureIssue("G1", "nobody asked Mirela"), CaptureIssue("G2", "Mirela had no bed"))
    assert undecided(day.state) == ("E1-G1-1", "E1-G2-1")
    day.does(JudgeWords("E1-G1-1", True))
    assert undecided(day.state) == ("E1-G2-1",)
    day.does(JudgeWords("E1-G1-1", True, nobody=True))
    assert undecided(day.state) == ()
    day.does(JudgeWords("E1-G1-1", False))
    assert undecided(day.state) == ("E1-G2-1",)


def copy_of(day: Day, earlier: Learned = NOTHING) -> list[str]:
    """The words that a copy to share has of a day."""
    copy = shared(session_log("r", day.entries, earlier=earlier))
    return [issue.text for exercise in copy.exercises for group in exercise.groups for issue in group.issues]


def test_a_copy_to_share_goes_by_the_same_rule() -> None:
    """What was only cleared is not believed of the next line; what is nobody's is."""
    day = started().goes_to("ex1")
    day.does(CaptureIssue("G1", "nobody asked Mirela"), CaptureIssue("G2", "Mirela had no bed"))
    day.does(JudgeWords("E1-G1-1", True))
    assert copy_of(day) == ["nobody asked Mirela", ""]
    day.does(JudgeWords("E1-G1-1", True, nobody=True))
    assert copy_of(day) == ["nobody asked Mirela", "Mirela had no bed"]


@pytest.fixture(params=["sqlite", "memory"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    """A journal of each kind."""
    made: Journal = SqliteJournal(tmp_path / "journal.db") if request.param == "sqlite" else MemoryJournal()
    yield made
    made.close()


def decided(words: str, share: bool, nobody: bool = False) -> Day:
    """A day on which one line was decided about."""
    day = started()
    day.goes_to("ex1").does(CaptureIssue("G1", words))
    day.does(JudgeWords("E1-G1-1", share, nobody))
    return day


def test_later_days_learn_until_the_day_that_taught_is_deleted(journal: Journal, tmp_path: Path) -> None:
    """A word in no list that is nobody's is not asked about, one that was held back is found in small letters too."""
    journal.append("taught", 0, decided("all the Threlkwater files were paper", True, nobody=True).entries)
    journal.append("held", 0, decided("Grace was left alone", False).entries)
    learned_of = journal.learned("new")
    assert learned_of == Learned(frozenset({"threlkwater"}), frozenset({"grace"}))
    later = started().goes_to("ex1")
    later.does(CaptureIssue("G1", "went to Threlkwater by bus"), CaptureIssue("G2", "and grace came late"))
    assert copy_of(later) == ["", "and grace came late"]
    assert copy_of(later, learned_of) == ["went to Threlkwater by bus", ""]
    journal.append("new", 0, later.entries)
    controller = Controller(journal, later.clock, "new")
    assert undecided(controller.state) == ("E1-G2-1",)
    export_run(journal, "new", tmp_path / "out", ["md"])
    (file,) = (tmp_path / "out").glob("*.md")
    assert "Threlkwater" in file.read_text(encoding="utf-8")
    assert "grace came late" not in file.read_text(encoding="utf-8")
    journal.delete("taught")
    journal.delete("held")
    assert journal.learned("new") == NOTHING
    assert undecided(Controller(journal, later.clock, "new").state) == ("E1-G1-1",)


def test_what_is_in_a_list_of_names_is_nobodys_only_for_that_day(journal: Journal) -> None:
    """On another day another child may be called so; and where days differ, it is found."""
    journal.append("r1", 0, decided("nobody asked Zainab", True, nobody=True).entries)
    assert journal.learned("new") == NOTHING
    journal.append("r2", 0, decided("all the Threlkwater files", True, nobody=True).entries)
    journal.append("r3", 0, decided("told Threlkwater twice", False).entries)
    assert journal.learned("new") == Learned(frozenset(), frozenset({"threlkwater"}))


def test_a_decision_that_was_undone_teaches_nothing(journal: Journal) -> None:
    """Nor does one of a rehearsal, or one that another followed; one that was done again does."""
    day = decided("all the Threlkwater files", True, nobody=True)
    day.does(Undo("lead"))
    journal.append("r1", 0, day.entries)
    assert journal.learned("new") == NOTHING
    day.does(Redo("lead"))
    journal.append("r1", len(day.entries) - 1, day.entries[-1:])
    assert journal.learned("new").cleared == {"threlkwater"}
    day.does(JudgeWords("E1-G1-1", True))
    journal.append("r1", len(day.entries) - 1, day.entries[-1:])
    assert journal.learned("new") == NOTHING


def test_the_names_of_a_days_own_case_may_stand_though_another_day_held_them_back() -> None:
    """What this run says goes first."""
    taught = Learned(frozenset(), frozenset({"robin"}))
    assert not marked_by("Robin was four", frozenset({"Robin"}), NOTHING, taught)
    assert marked_by("robin was four", frozenset(), NOTHING, taught)


def test_the_room_learns_what_the_lead_learned(tmp_path: Path) -> None:
    """Or it would show what her own screen says is kept off."""
    journal = StubbornJournal()
    place = MadePlace(journal)
    journal.append("held", 0, decided("Grace was left alone", False).entries)
    later = started().goes_to("ex1")
    journal.append("new", 0, later.entries)
    follower = Follower(place, later.clock, "new")
    follower.poll()
    assert follower.state is not None
    assert follower.state.earlier.sought == {"grace"}


def test_the_lists_are_small_and_loaded_only_when_needed() -> None:
    """A console that has no line to look at has not read them."""
    file = Path(word_lists.__file__).with_name(word_lists.DATA)
    assert file.stat().st_size < 400_000
    asked = (
        "import sys, facilitator.console.app, facilitator.console.screens.lead; print('word_lists' in str(sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=120)
    assert said.stdout.strip() == "False"
