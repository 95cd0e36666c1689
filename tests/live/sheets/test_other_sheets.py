"""Hypotheses, attendance, read-backs, entries at the close, late entry and pastes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator.agenda.model import Theme
from facilitator.live.capture_line import PastedLine, pasted_lines
from facilitator.live.capture_line import given as given_to
from facilitator.live.facts.agenda import SkipItem
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.entries import AddAction, AddNote, AddParking, EntryEdited, EntrySettled, PledgeMade
from facilitator.live.facts.groups import AttendanceCounted, GroupReadBack, RenameGroup
from facilitator.live.facts.issues import CaptureIssue, HypothesisDetailed, HypothesisJudged, WithdrawIssue
from facilitator.live.queries.board import hypotheses, is_hypothesis, missing
from facilitator.live.queries.day import can_be_late, entries, entry_aside, is_closing, is_over
from facilitator.live.queries.groups import agency_mix, mix_words, read_backs
from tests.makers import ITEMS, Day, small_plan, started


def supposing() -> Day:
    """Two groups that hold hypotheses, and an issue that is none."""
    day = started().goes_to("ex1")
    day.does(CaptureIssue("G1", "No one asked"))
    day.goes_to("ex2")
    day.does(CaptureIssue("G2", "She is afraid of him"), CaptureIssue("G1", "We are the problem"))
    return day


def test_hypotheses_are_a_kind_of_their_own() -> None:
    """By group, with what is missing; at least four are asked for, whatever a plan says."""
    day = supposing()
    found = hypotheses(day.state)
    assert [(row.issue.id, row.group) for row in found.rows] == [("E2-G1-1", "Group 1"), ("E2-G2-1", "Group 2")]
    assert found.rows[0].missing == ("based on", "how to test")
    assert found.asked == 4
    assert found.so_far == ("2 of at least 4", "2 open", "2 without a basis", "2 without a test")
    assert not is_hypothesis(day.state, day.state.issues["E1-G1-1"])
    assert is_hypothesis(day.state, day.state.issues["E2-G1-1"])


def test_more_than_four_where_the_plan_asks_for_more() -> None:
    """The plan may ask for more, not for fewer."""
    items = [replace(item, issues=(6, 8)) if item.id == "ex2" else item for item in ITEMS]
    assert hypotheses(started(small_plan(items)).state).asked == 6


def test_a_review_tells_what_is_still_to_be_done() -> None:
    """Tested needs a finding and a recommendation, discarded a reason."""
    day = supposing()
    day.happens(
        HypothesisDetailed("E2-G1-1", "Notes of three visits", "Ask the interpreter"),
        HypothesisJudged("E2-G1-1", "tested"),
        HypothesisDetailed("E2-G2-1", "What she said", "See her alone"),
        HypothesisJudged("E2-G2-1", "discarded"),
    )
    issues = day.state.issues
    assert missing(issues["E2-G1-1"]) == ("finding", "recommended")
    assert missing(issues["E2-G2-1"]) == ("finding",)
    assert hypotheses(day.state).so_far[-1] == "all tested or discarded, 2 not recorded"
    day.happens(
        HypothesisJudged("E2-G1-1", "tested", "He interpreted", "An interpreter each time"),
        HypothesisJudged("E2-G2-1", "discarded", "She was not"),
    )
    assert hypotheses(day.state).so_far == (
        "2 of at least 4",
        "1 tested",
        "1 discarded",
        "all evaluated and recorded",
    )


def test_the_mix_adds_up_groups_unless_the_room_was_counted() -> None:
    """Agencies of the plan come first, others that turned up after them; nought is nobody."""
    day = started(replace(small_plan(), agencies=("Police", "Housing")))
    assert [(agency.name, agency.count) for agency in agency_mix(day.state).agencies] == [("Police", 0), ("Housing", 0)]
    day.happens(
        AttendanceCounted("Police", 2, "G1"),
        AttendanceCounted("Police", 1, "G2"),
        AttendanceCounted("Museum", 1, "G1"),
        AttendanceCounted("Housing", 5),
        AttendanceCounted("Housing", 1, "G2"),
    )
    mix = agency_mix(day.state)
    assert [(a.name, a.count) for a in mix.agencies] == [("Police", 3), ("Housing", 5), ("Museum", 1)]
    assert (mix.total, mix.at("G1"), mix.at("G2"), mix.at("G3")) == (9, 3, 2, 0)
    assert mix_words(mix, "G1") == "Police 2, Museum 1"
    assert mix_words(mix, "G3") == ""
    day.happens(AttendanceCounted("Museum", 0, "G1"))
    assert [agency.name for agency in agency_mix(day.state).agencies] == ["Police", "Housing"]


def test_what_there_is_to_read_back() -> None:
    """Groups that said something, with every answer."""
    day = supposing().happens(GroupReadBack("G1", "ex2", "corrected"))
    day.wait(60).happens(GroupReadBack("G1", "ex2", "confirmed"))
    found = read_backs(day.state, "ex2")
    assert (found.title, found.number, [read.group.id for read in found.groups]) == ("Exercise 2", 2, ["G1", "G2"])
    assert [answer.result for answer in found.groups[0].answers] == ["corrected", "confirmed"]
    assert [group.id for group in found.unread] == ["G2"]
    day.does(WithdrawIssue("E2-G2-1"))
    assert [read.group.id for read in read_backs(day.state, "ex2").groups] == ["G1"]


def test_entries_at_the_close() -> None:
    """What is open, what nobody has taken, what is settled, what was pledged; never a note."""
    day = started()
    day.does(AddNote("cold room"), AddParking("Who pays?"), AddParking("Which form?", "trainer"), AddAction("Write"))
    day.happens(EntrySettled("P2", "the Board's own"), PledgeMade("PL1", "Ring first", "welcome", "Midwifery"))
    found = entries(day.state)
    assert [entry.id for entry in found.open] == ["P1", "A1"]
    assert [entry.id for entry in found.ownerless] == ["P1", "A1"]
    assert [entry.id for entry in found.settled] == ["P2"]
    assert [entry.id for entry in found.pledges] == ["PL1"]
    told = {entry.id: entry_aside(entry) for entry in day.state.entries.values()}
    assert told == {
        "N1": "note",
        "P1": "parked · no owner",
        "P2": "parked · trainer · the Board's own",
        "A1": "action · no owner",
        "PL1": "pledge · Midwifery",
    }
    day.happens(EntryEdited("A1", "Write", "lead officer", "Friday"), EntrySettled("A1"))
    assert entry_aside(day.state.entries["A1"]) == "action · lead officer · Friday · done"


def test_the_close_is_the_last_item_to_be_held() -> None:
    """A skipped one after it does not count."""
    day = started().goes_to("back2")
    assert not is_closing(day.state)
    day.does(SkipItem("close"))
    assert is_closing(day.state)
    assert is_closing(started().goes_to("close").state)
    assert not is_closing(Day().state)


@pytest.mark.parametrize(
    ("item", "over"),
    [("welcome", []), ("ex1", []), ("back1", []), ("lunch", ["ex1"]), ("ex2", ["ex1"]), ("close", ["ex1", "ex2"])],
)
def test_words_are_late_once_exercise_and_report_back_are_over(item: str, over: list[str]) -> None:
    """In every place of the day."""
    day = started().goes_to("ex1").goes_to("ex2") if item in ("ex2", "close") else started().goes_to("ex1")
    if item == "welcome":
        day = started()
    elif day.state.current != item:
        day.goes_to(item)
    assert [exercise.id for exercise in can_be_late(day.state)] == over


def test_an_exercise_not_held_is_never_late_until_the_day_has_ended() -> None:
    """Then all that was held is over; what was not held has no words."""
    day = started().goes_to("lunch")
    assert not is_over(day.state, "ex1")
    day.goes_to("ex1")
    day.does(EndRun())
    assert is_over(day.state, "ex1")
    assert [exercise.id for exercise in can_be_late(day.state)] == ["ex1"]
    assert not is_over(started().state, "no such")


PASTE = """3: No one asked
  - GP letters filed
\u2022 two misses and out

Group 2
1. start again
2) new baby, new file
 4:
left it to the others\r\n"""


def test_a_paste_becomes_lines() -> None:
    """Marks and headings name groups, bullets go, empty lines too."""
    groups = started().state.open_groups()
    assert pasted_lines(PASTE, "G1", groups) == (
        PastedLine("G3", "No one asked"),
        PastedLine("G1", "GP letters filed"),
        PastedLine("G1", "two misses and out"),
        PastedLine("G2", "start again"),
        PastedLine("G2", "new baby, new file"),
        PastedLine("G4", "left it to the others"),
    )


def test_a_long_paste_is_taken_to_its_last_line() -> None:
    """Eight groups with a dozen lines each are more than a screen holds, and all of them were said."""
    said = [f"said {number}" for number in range(96)]
    lines = pasted_lines("\n".join(said), "G1", started().state.open_groups())
    assert [line.words for line in lines] == said


HEADINGS = [
    ("Group 2", "G2"),
    ("**Group 2:**", "G2"),
    ("group two", "G2"),
    ("Table 2", "G2"),
    ("Nursery", "G2"),
    ("Early help", "G2"),
]


@pytest.mark.parametrize(("heading", "group"), HEADINGS)
def test_a_heading_is_found_by_number_by_name_and_by_an_old_name(heading: str, group: str) -> None:
    """Also once the group has a name, and then another."""
    day = started()
    day.does(RenameGroup("G2", "Early help"), RenameGroup("G2", "Nursery"))
    groups = day.state.open_groups()
    assert pasted_lines(f"{heading}\nletters filed", "G1", groups) == (PastedLine(group, "letters filed"),)
    assert pasted_lines(f"{heading.strip('*:')}: filed\nstays", "G1", groups) == (
        PastedLine(group, "filed"),
        PastedLine("G1", "stays"),
    )


def test_what_may_be_two_groups_or_none_is_asked() -> None:
    """A name that was another group's number, and a number that nobody has. A given group answers for all below."""
    day = started()
    day.does(RenameGroup("G2", "Nursery"), RenameGroup("G1", "Group 2"))
    groups = day.state.open_groups()
    lines = pasted_lines("Group 2\nfiled\n3: sure\nGroup 9\nlost", "G1", groups)
    assert [(line.group, line.words, line.heading) for line in lines] == [
        ("G1", "Group 2", "Group 2"),
        ("G1", "filed", "Group 2"),
        ("G3", "sure", ""),
        ("G1", "Group 9", "Group 9"),
        ("G1", "lost", "Group 9"),
    ]
    answered = given_to(lines, 1, "G2")
    assert [(line.group, line.words) for line in answered if not line.heading] == [("G2", "filed"), ("G3", "sure")]


def test_marks_of_pasted_lines_are_understood() -> None:
    """As in the capture line; a line of nothing but marks is kept as words."""
    themes = (Theme("talk", "th", "Communication"),)
    groups = started().state.open_groups()
    assert pasted_lines("2: letters filed #comm +4\n+3", "G1", groups, themes) == (
        PastedLine("G2", "letters filed", ("talk",), ("G4",)),
        PastedLine("G1", "+3"),
    )


def test_a_minus_is_no_bullet_and_a_number_without_a_dot_is_a_word() -> None:
    """Words are kept exactly."""
    groups = started().state.open_groups()
    assert [line.words for line in pasted_lines("-5 degrees\n17 of 50\n9: stays", "G1", groups)] == [
        "-5 degrees",
        "17 of 50",
        "9: stays",
    ]


@given(st.text(max_size=300))
def test_any_paste_gives_lines_that_can_be_captured(text: str) -> None:
    """Each is one clean line for a group in the room."""
    groups = started().state.open_groups()
    lines = pasted_lines(text, "G1", groups)
    for line in lines:
        assert line.words == line.words.strip() != ""
        assert "\n" not in line.words
        assert line.group in {group.id for group in groups}
