"""The sheets over the lead's screen, by their keys: the journal and what is read are checked."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from facilitator.agenda.model import Theme
from facilitator.live.facts.agenda import InsertItem
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.entries import (
    AddAction,
    AddNote,
    AddParking,
    EntryEdited,
    EntrySettled,
    MakePledge,
    PledgeMade,
)
from facilitator.live.facts.groups import (
    AttendanceCounted,
    CountAttendance,
    GroupObserved,
    GroupReadBack,
    GroupRenamed,
    RenameGroup,
)
from facilitator.live.facts.issues import (
    CaptureIssue,
    EchoIssue,
    HypothesisDetailed,
    HypothesisJudged,
    IssueCaptured,
    IssueEdited,
    WordsJudged,
)
from facilitator.live.facts.room import RoomViewChosen
from facilitator.live.facts.tallies import TallyTaken, TallyWithdrawn
from facilitator.live.facts.themes import TagIssue
from tests.console.stage import RUN, lead
from tests.makers import Day, small_plan, started

AGENCIES = ("Police", "Housing", "Midwifery")
THEMES = (Theme("voice", "th", "The child's voice"), Theme("talk", "th", "Communication"), Theme("time", "th", "Drift"))


def begun() -> Day:
    """A day with agencies and themes, at its first item."""
    return started(replace(small_plan(), agencies=AGENCIES, themes=THEMES))


def exercise() -> Day:
    """The exercise with its clock running."""
    day = begun().goes_to("ex1")
    day.does(ToggleClock())
    return day


def said() -> Day:
    """A report-back with issues of two groups."""
    day = exercise().goes_to("back1")
    day.does(
        CaptureIssue("G1", "No one asked the child"),
        CaptureIssue("G2", "GP letters filed"),
        CaptureIssue("G2", "Two misses and out"),
    )
    return day


def supposing() -> Day:
    """Two hypotheses."""
    day = begun().goes_to("ex2")
    day.does(CaptureIssue("G1", "We are the problem"), CaptureIssue("G2", "She is afraid of him"))
    return day


# -- walking round ---------------------------------------------------------------------------------------------


async def test_walking_round_takes_a_digit_and_a_letter(tmp_path: Path) -> None:
    """And tells who waits."""
    async with lead(tmp_path, exercise()) as stage:
        await stage.press("w")
        assert stage.top == "WalkSheet"
        await stage.press("3", "k")
        assert stage.appended() == [GroupObserved("G3", "ex1", "stuck")]
        assert stage.shows("Group 3: stuck")
        assert stage.shows("u takes it back")
        await stage.turn(6 * 60)
        assert stage.shows("Waiting for you: Group 1, Group 2, Group 3, Group 4")
        assert stage.shows("09:36 · 14:00 left")
        await stage.press("4", "d")
        assert stage.shows("Group 4: done")
        await stage.press("u", "escape")
        assert stage.happened() == ["group.observed", "change.undone"]
        assert stage.top == "LeadScreen"


async def test_each_standing_has_its_key(tmp_path: Path) -> None:
    """Arrows take another group; a number that is no group's is told."""
    async with lead(tmp_path, exercise()) as stage:
        await stage.press("w", "s", "t", "p", "k", "d", "down", "down", "p", "up", "s", "9")
        seen = [(event.group, event.standing) for event in stage.appended() if isinstance(event, GroupObserved)]
        own = ["settling", "on task", "has points", "stuck", "done"]
        assert seen == [*(("G1", standing) for standing in own), ("G3", "has points"), ("G2", "settling")]
        assert stage.shows("There is no group 9.")
        await stage.press("u", "U", "question_mark")
        assert stage.top == "PaperScreen"
        assert stage.shows("The group has points to report")
        await stage.press("escape", "q")
        assert stage.top == "LeadScreen"


async def test_outside_an_exercise_there_is_nothing_to_walk_round_to(tmp_path: Path) -> None:
    """What is seen is put on record all the same, for the item the day is at."""
    async with lead(tmp_path, begun()) as stage:
        await stage.press("w")
        assert stage.shows("No exercise is going on now.")
        await stage.press("t")
        assert stage.appended() == [GroupObserved("G1", "welcome", "on task")]


# -- the forms -------------------------------------------------------------------------------------------------


async def test_forms_open_by_letter_or_by_enter(tmp_path: Path) -> None:
    """One key, then one letter; Esc leaves without anything."""
    async with lead(tmp_path, said()) as stage:
        await stage.press("escape")
        for letter, top in (
            *(("h", "TallySheet"), ("a", "AttendanceSheet"), ("y", "HypothesesSheet"), ("r", "ReadBackSheet")),
            *(("m", "MatrixSheet"), ("o", "EntriesSheet"), ("n", "DoubtfulSheet")),
        ):
            await stage.press("f", letter)
            assert stage.top == top
            await stage.press("escape")
        await stage.press("f")
        assert stage.shows("hands up")
        await stage.press("down", "enter")
        assert stage.top == "AttendanceSheet"
        await stage.press("escape", "f", "escape")
        assert stage.top == "LeadScreen"
        assert stage.happened() == []


async def test_after_the_end_only_what_may_still_happen_is_offered(tmp_path: Path) -> None:
    """The others say why not."""
    day = said()
    day.does(EndRun())
    async with lead(tmp_path, day) as stage:
        await stage.press("f")
        assert stage.shows("late words")
        assert not stage.shows("who is here")
        await stage.press("a")
        assert stage.top == "FormsSheet"
        assert stage.shows("The day has ended.")
        await stage.press("m")
        assert stage.top == "MatrixSheet"


# -- hands up --------------------------------------------------------------------------------------------------


async def test_an_outcome_is_counted_at_start_and_end(tmp_path: Path) -> None:
    """Five numbers; what they mean is told before Enter; counting again replaces them."""
    async with lead(tmp_path, begun()) as stage:
        await stage.press("f", "h", "enter")
        await stage.put("4 4 2")
        assert stage.shows("5 numbers, for 1, 2, 3, 4 and 5; 3 so far.")
        await stage.press("enter")
        assert stage.happened() == []
        await stage.put("4 4 2 0 0")
        assert stage.shows("mean 1.8 of 10 hands")
        await stage.press("enter")
        first = stage.appended()
        assert first == [
            TallyTaken(
                "T1", "outcome", "Tell a small day from a large one", (4, 4, 2, 0, 0), "LO1", "1-5", "start", "welcome"
            )
        ]
        await stage.press("m", "enter")
        await stage.enter("0 1 3 4 2")
        assert stage.shows("up 1.9")
        await stage.press("m", "enter")
        await stage.enter("3 4 3 0 0")
        assert [tally.counts for tally in stage.state.tallies.values()] == [(3, 4, 3, 0, 0), (0, 1, 3, 4, 2)]
        await stage.press("d")
        assert stage.appended()[-1] == TallyWithdrawn("T1")
        await stage.press("u")
        assert stage.shows("up 1.7")


async def test_a_question_an_issue_and_a_theme_are_counted(tmp_path: Path) -> None:
    """Yes and no as well; each is in hand after it was counted."""
    async with lead(tmp_path, said()) as stage:
        await stage.press("escape", "f", "h", "y", "n")
        await stage.enter("Coffee now?")
        await stage.enter("12 3")
        assert stage.shows("12 yes, 3 no")
        await stage.press("y", "i")
        assert stage.top == "PickScreen"
        await stage.enter("letters")
        await stage.enter("0 0 1 2 3")
        await stage.press("t")
        await stage.enter("drift")
        await stage.enter("1 0 0 0 0")
        await stage.press("d", "i", "escape")
        kinds = [(e.about, e.ref, e.scale) for e in stage.appended() if isinstance(e, TallyTaken)]
        assert kinds == [("question", "", "yes-no"), ("issue", "E1-G2-1", "1-5"), ("theme", "time", "1-5")]
        assert [tally.about for tally in stage.state.tallies.values() if not tally.withdrawn] == ["question", "issue"]


async def test_there_is_nothing_to_count_where_there_is_nothing(tmp_path: Path) -> None:
    """In words."""
    plan = replace(small_plan(), outcomes=())
    async with lead(tmp_path, started(plan)) as stage:
        await stage.press("f", "h")
        assert stage.shows("n asks a question")
        await stage.press("enter", "d")
        assert stage.shows("nothing to take back")
        await stage.press("i")
        assert stage.shows("no issue on the board")
        await stage.press("t")
        assert stage.shows("There is no theme yet")
        await stage.press("n")
        await stage.enter("")
        assert stage.top == "TallySheet"
        assert stage.happened() == []


# -- who is here -----------------------------------------------------------------------------------------------


async def test_people_are_counted_by_agency(tmp_path: Path) -> None:
    """A figure, Enter, and the next is in hand; at a group after g; another agency is added."""
    async with lead(tmp_path, begun()) as stage:
        await stage.press("f", "a", "1", "2", "enter", "4", "enter")
        assert stage.shows("Counting in the room: 16 so far.")
        await stage.press("plus", "plus", "minus", "g", "up", "up", "3", "enter")
        await stage.press("n")
        await stage.enter("Museum")
        counted = [(e.agency, e.count, e.group) for e in stage.appended() if isinstance(e, AttendanceCounted)]
        assert counted == [
            ("Police", 12, ""),
            ("Housing", 4, ""),
            ("Midwifery", 1, ""),
            ("Midwifery", 2, ""),
            ("Midwifery", 1, ""),
            ("Police", 3, "G1"),
            ("Museum", 1, "G1"),
        ]
        assert stage.shows("Counting at Group 1: 4 so far.")
        await stage.press("enter")
        await stage.enter("many")
        assert stage.shows("Type a number")
        await stage.enter("")
        await stage.press("minus", "u")
        assert stage.state.attendance["Museum/G1"].count == 1


# -- hypotheses ------------------------------------------------------------------------------------------------


async def test_a_hypothesis_gets_its_basis_its_test_and_its_end(tmp_path: Path) -> None:
    """Enter goes from one part to the next; a letter says where it stands."""
    async with lead(tmp_path, supposing()) as stage:
        await stage.press("f", "y")
        assert stage.shows("2 of at least 4 · 2 open · 2 without a basis · 2 without a test")
        await stage.press("enter")
        await stage.enter("Notes of three visits")
        await stage.enter("Ask the interpreter")
        assert stage.appended() == [
            HypothesisDetailed("E2-G1-1", "Notes of three visits"),
            HypothesisDetailed("E2-G1-1", "Notes of three visits", "Ask the interpreter"),
        ]
        await stage.press("t")
        await stage.enter("He interpreted for her")
        await stage.enter("An interpreter each time")
        known = stage.state.issues["E2-G1-1"].testing
        assert (known.standing, known.finding, known.recommended) == (
            "tested",
            "He interpreted for her",
            "An interpreter each time",
        )
        assert stage.shows("recommended: An interpreter each time")
        await stage.press("down", "d")
        await stage.enter("She said not")
        assert stage.shows("all tested or discarded") is False
        stage.appended()
        await stage.press("n", "o", "u", "u")
        judged = [event.standing for event in stage.appended() if isinstance(event, HypothesisJudged)]
        assert judged == ["new", "open"]
        assert stage.shows("Group 2 · discarded")


async def test_the_draft_of_a_hypothesis_is_kept(tmp_path: Path) -> None:
    """Esc leaves the line, the same key brings the words back."""
    async with lead(tmp_path, supposing()) as stage:
        await stage.press("f", "y", "enter", *"notes", "escape")
        assert stage.shows("The draft is kept")
        assert stage.top == "HypothesesSheet"
        await stage.press("enter")
        assert stage.line.value == "notes"
        await stage.press("escape", "escape", "escape")
        assert stage.happened() == []


async def test_without_hypotheses_the_sheet_says_how_they_come(tmp_path: Path) -> None:
    """Nothing breaks."""
    async with lead(tmp_path, said()) as stage:
        await stage.press("escape", "f", "y", "enter", "t", "n")
        assert stage.shows("There is no hypothesis yet.")
        assert stage.happened() == []


# -- reading back ----------------------------------------------------------------------------------------------


async def test_words_are_read_back_group_by_group(tmp_path: Path) -> None:
    """Confirmed, or corrected with the line that was wrong; with times."""
    async with lead(tmp_path, said()) as stage:
        await stage.press("escape", "f", "r")
        assert stage.shows("Not read back yet: Group 1, Group 2")
        await stage.press("right")
        assert stage.shows("Read back: Group 2")
        await stage.press("down", "enter")
        assert stage.line.value == "Two misses and out"
        await stage.enter("Two misses, then out")
        await stage.press("x", "right", "c")
        assert stage.appended() == [
            IssueEdited("E1-G2-2", "Two misses, then out"),
            GroupReadBack("G2", "ex1", "corrected"),
            GroupReadBack("G1", "ex1", "confirmed"),
        ]
        assert stage.shows("confirmed 09:30")
        assert stage.shows("Every group's words were read back.")
        await stage.press("left")
        assert stage.shows("corrected 09:30")


async def test_the_room_sees_the_words_that_are_read_back(tmp_path: Path) -> None:
    """Sent by a key; the next group's follow; closing the sheet gives the room back what it saw."""
    async with lead(tmp_path, said()) as stage:
        await stage.press("escape", "f", "r", "v")
        assert stage.shows("The room sees these words too.")
        await stage.press("right", "c", "v", "v", "escape")
        chosen = [(e.view, e.group) for e in stage.appended() if isinstance(e, RoomViewChosen)]
        assert chosen == [("read-back", "G1"), ("read-back", "G2"), ("page", ""), ("read-back", "G2"), ("page", "")]


async def test_there_is_nothing_to_read_back_before_an_exercise(tmp_path: Path) -> None:
    """In words; nor where nobody said anything."""
    async with lead(tmp_path, begun()) as stage:
        await stage.press("f", "r")
        assert "nothing to read back" in stage.said
    async with lead(tmp_path, exercise()) as stage:
        await stage.press("f", "r", "right", "enter")
        assert stage.shows("Nothing has been written down")
        assert stage.happened() == []


# -- the matrix ------------------------------------------------------------------------------------------------


async def test_the_matrix_tells_who_raised_what(tmp_path: Path) -> None:
    """Only one group, nobody, untagged; agencies; one exercise against another."""
    day = said()
    day.does(
        TagIssue("E1-G1-1", "voice"),
        TagIssue("E1-G2-1", "talk"),
        EchoIssue("E1-G2-1", "G4"),
        CountAttendance("Police", 2, "G1"),
    )
    day.goes_to("ex2")
    day.does(CaptureIssue("G3", "She was not asked"), TagIssue("E2-G3-1", "voice"))
    async with lead(tmp_path, day, size=(80, 24)) as stage:
        await stage.press("f", "m")
        assert stage.shows("4 issues, 1 without a theme · themes of only one group: 0 · of nobody: 1")
        assert stage.shows("Communication")
        assert any(row.split()[-6:-1] == ["·", "1", "·", "+1", "1"] for row in stage.rows() if "Communication" in row)
        assert any(row.split()[-6:-1] == ["1", "·", "1", "·", "2"] for row in stage.rows() if "voice" in row)
        assert not stage.shows("Drift")
        await stage.press("n")
        assert stage.shows("Drift")
        await stage.press("enter")
        assert stage.shows("E1-G1-1 No one asked the child")
        await stage.press("a")
        assert stage.shows("Group 1: Police 2")
        await stage.press("e")
        assert stage.shows("The child's voice (only Group 1)")
        await stage.press("e", "e")
        assert stage.shows("1 came up in both, 0 only in the second")
        await stage.press("e")
        assert stage.shows("all exercises")
        assert stage.happened() == []


# -- open questions, actions, pledges, and the end -------------------------------------------------------------


def noted() -> Day:
    """At the item before the last, with a question and an action that nobody has taken."""
    day = begun().goes_to("back2")
    day.does(AddParking("Who pays?"), AddAction("Write to the school"), AddNote("cold room"))
    return day


async def test_what_is_open_is_brought_back_at_the_last_item(tmp_path: Path) -> None:
    """Once; Enter asks who and by when, s settles."""
    async with lead(tmp_path, noted()) as stage:
        await stage.press("escape", "n")
        assert stage.top == "EntriesSheet"
        assert stage.shows("2 open, 2 without an owner")
        assert not stage.shows("cold room")
        await stage.press("down", "enter")
        await stage.enter("lead officer")
        await stage.enter("Friday")
        assert stage.shows("lead officer · Friday")
        await stage.press("up", "s")
        await stage.enter("the Board's chair")
        assert stage.appended()[1:] == [
            EntryEdited("A1", "Write to the school", "lead officer"),
            EntryEdited("A1", "Write to the school", "lead officer", "Friday"),
            EntrySettled("P1", "the Board's chair"),
        ]
        assert stage.shows("1 open")
        await stage.press("escape", "N", "escape", "n")
        assert stage.top == "LeadScreen"


async def test_with_nothing_open_nothing_comes_up_at_the_close(tmp_path: Path) -> None:
    """The last item is just the last item."""
    async with lead(tmp_path, begun().goes_to("back2")) as stage:
        await stage.press("escape", "n")
        assert (stage.top, stage.now.id) == ("LeadScreen", "close")


async def test_entries_are_reworded_and_taken_back(tmp_path: Path) -> None:
    """Undo brings them back; a pledge cannot be settled."""
    day = noted()
    day.does(MakePledge("Ring first", "Midwifery"))
    async with lead(tmp_path, day) as stage:
        await stage.press("escape", "f", "o", "w")
        await stage.enter("Who pays for it?")
        await stage.press("d", "u", "down", "down", "s")
        assert stage.shows("A pledge stands as it is")
        await stage.press("enter")
        assert stage.line.value == "Ring first"
        await stage.enter("Ring, then write")
        assert stage.happened() == ["jotting.edited", "jotting.withdrawn", "change.undone", "jotting.edited"]
        assert stage.state.entries["PL1"].owner == "Midwifery"


async def test_ending_asks_once_and_lists_what_nobody_has_taken(tmp_path: Path) -> None:
    """From there to the list and back, then Enter ends the day."""
    async with lead(tmp_path, noted()) as stage:
        await stage.press("escape", "E")
        assert stage.shows("Without an owner")
        assert stage.shows("P1 Who pays?")
        await stage.press("o")
        assert stage.top == "EntriesSheet"
        await stage.press("escape", "E", "escape")
        assert stage.happened() == []
        await stage.press("E", "enter")
        assert stage.happened() == ["run.ended"]


async def test_pledges_one_after_another(tmp_path: Path) -> None:
    """Words, then an agency or none; Esc at the agencies leaves the words in the line."""
    async with lead(tmp_path, begun()) as stage:
        await stage.press("f", "p")
        await stage.enter("Ring first")
        assert stage.top == "PickScreen"
        await stage.press("enter")
        await stage.enter("Ask the child alone")
        await stage.enter("mid")
        await stage.put("See both parents")
        await stage.press("enter", "escape")
        assert stage.line.value == "See both parents"
        await stage.put("")
        await stage.press("enter")
        assert stage.head == ""
        assert stage.appended() == [
            PledgeMade("PL1", "Ring first", "welcome"),
            PledgeMade("PL2", "Ask the child alone", "welcome", "Midwifery"),
        ]


# -- late words, and pastes ------------------------------------------------------------------------------------


async def test_words_after_the_report_back_are_late_unless_she_says_not(tmp_path: Path) -> None:
    """The line says so; ctrl+o turns it round; Esc ends it."""
    async with lead(tmp_path, said().goes_to("lunch")) as stage:
        await stage.press("2")
        assert stage.head == "Group 2 (2 of 5 to 6), late for E1"
        await stage.enter("a cooker is not safety")
        await stage.press("ctrl+o")
        assert stage.head == "Group 2 (3 of 5 to 6)"
        await stage.enter("said just now")
        await stage.press("escape", "ctrl+o")
        assert stage.appended() == [
            IssueCaptured("E1-G2-3", "ex1", "G2", "a cooker is not safety", "lunch", True),
            IssueCaptured("E1-G2-4", "ex1", "G2", "said just now", "lunch"),
        ]


async def test_late_words_for_an_earlier_exercise(tmp_path: Path) -> None:
    """Chosen among those that are over; the board that shows is theirs."""
    day = said().wait(minutes=1).goes_to("ex2").goes_to("back2").goes_to("close")
    async with lead(tmp_path, day) as stage:
        await stage.press("f", "t")
        assert stage.top == "PickScreen"
        await stage.enter("exercise 1")
        assert stage.shows("GP letters filed")
        await stage.enter("4: a late line")
        assert stage.appended() == [IssueCaptured("E1-G4-1", "ex1", "G4", "a late line", "close", True)]
        await stage.press("escape")
        assert stage.view.board is not None
        assert stage.view.board.exercise == "ex2"


async def test_late_words_after_the_end_of_the_day(tmp_path: Path) -> None:
    """The day stays ended; what is not late is refused."""
    day = said().goes_to("lunch")
    day.does(EndRun())
    async with lead(tmp_path, day) as stage:
        await stage.press("f", "t")
        await stage.enter("3: found on the chart")
        assert stage.appended() == [IssueCaptured("E1-G3-1", "ex1", "G3", "found on the chart", "lunch", True)]
        await stage.press("ctrl+z")
        assert stage.happened() == ["change.undone"]
        await stage.press("escape", "c")
        assert "The day has ended" in stage.said
        assert stage.state.phase == "ended"


async def test_before_anything_is_over_nothing_is_late(tmp_path: Path) -> None:
    """In words."""
    async with lead(tmp_path, exercise()) as stage:
        await stage.press("f", "t")
        assert "c captures as usual" in stage.said


LINES = "3: no one asked\n- GP letters filed\n* start again\n\nGroup 4\nleft it to others"


async def test_a_paste_is_looked_at_and_one_undo_takes_it_back(tmp_path: Path) -> None:
    """Marks are respected, a line may change its group or be left out."""
    async with lead(tmp_path, exercise()) as stage:
        await stage.press("2")
        await stage.paste(LINES)
        assert stage.top == "PastingSheet"
        assert stage.shows("4 pasted lines")
        await stage.press("down", "1", "d", "enter")
        got = [(event.group, event.text) for event in stage.appended() if isinstance(event, IssueCaptured)]
        assert got == [("G3", "no one asked"), ("G1", "GP letters filed"), ("G4", "left it to others")]
        assert "ctrl+z takes them all back" in stage.said
        await stage.press("ctrl+z")
        assert stage.texts() == []
        assert stage.happened() == ["change.undone"] * 3
        assert "3 pasted issues" in stage.said
        await stage.press("ctrl+y")
        assert len(stage.texts()) == 3
        await stage.press("ctrl+z", "ctrl+z")
        assert "nothing to take back" in stage.said or "Taken back" in stage.said
        assert stage.texts() == []


async def test_a_paste_that_is_not_wanted_goes_into_the_line_as_one(tmp_path: Path) -> None:
    """So does one of a single line, and one into any other line."""
    async with lead(tmp_path, exercise()) as stage:
        await stage.press("c")
        await stage.paste(LINES)
        await stage.press("escape")
        assert stage.line.value.startswith("3: no one asked - GP letters filed")
        await stage.put("")
        await stage.paste("one line\n")
        assert stage.line.value == "one line"
        await stage.put("")
        await stage.press("escape", "o")
        await stage.paste("two\nlines")
        assert stage.line.value == "two lines"
        assert stage.happened() == []


async def test_a_step_after_a_paste_is_undone_alone(tmp_path: Path) -> None:
    """Then the paste as a whole."""
    async with lead(tmp_path, exercise()) as stage:
        await stage.press("c")
        await stage.paste("one\ntwo\nthree")
        await stage.press("enter")
        await stage.enter("four")
        await stage.press("ctrl+z")
        assert stage.texts() == ["one", "two", "three"]
        await stage.press("ctrl+z")
        assert stage.texts() == []


async def test_a_paste_is_one_step_after_a_restart_and_in_another_window(tmp_path: Path) -> None:
    """What came together is in the journal: a window that never saw it takes it back whole, and brings it again."""
    day = exercise()
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        await stage.press("c")
        await stage.enter("before")
        await stage.paste("one\ntwo\nthree")
        await stage.press("enter")
        assert stage.texts() == ["before", "one", "two", "three"]
    async with lead(tmp_path, day, journal) as stage:
        await stage.press("u")
        assert stage.texts() == ["before"]
        assert "3 pasted issues" in stage.said
    async with lead(tmp_path, day, journal) as stage:
        await stage.press("U")
        assert stage.texts() == ["before", "one", "two", "three"]


async def test_no_line_of_a_long_paste_is_lost(tmp_path: Path) -> None:
    """More than a screen holds are all taken; what is too long for one issue goes into the line, and that is said."""
    said = [f"said {number}" for number in range(79)]
    async with lead(tmp_path, exercise()) as stage:
        await stage.press("c")
        await stage.paste("\n".join([*said, "long " * 2_500]))
        assert stage.shows("80 pasted lines")
        await stage.press("enter")
        assert stage.texts() == said
        assert stage.line.value == ("long " * 2_500).strip()
        assert "79 issues kept" in stage.said
        assert "one line holds 10,000 at most" in stage.said
        assert "1 line stands in the line, whole" in stage.said


async def test_a_paste_of_more_lines_than_anyone_looks_at_stays_whole_in_the_line(tmp_path: Path) -> None:
    """With a word why."""
    said = [f"said {number}" for number in range(301)]
    async with lead(tmp_path, exercise()) as stage:
        await stage.press("c")
        await stage.paste("\n".join(said))
        assert stage.top == "LeadScreen"
        assert stage.line.value == " ".join(said)
        assert "These 301 lines stand here as one, whole" in stage.said


async def test_pasted_lines_outlive_a_crash_before_they_are_taken(tmp_path: Path) -> None:
    """They are the draft of the line while they are looked at, and no more once they are issues."""
    day = exercise()
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        await stage.press("c")
        await stage.paste("one\ntwo\nthree")
        assert stage.top == "PastingSheet"
        assert journal.drafts(RUN) == {"lead:capture": "one two three"}
        await stage.press("enter")
        assert stage.texts() == ["one", "two", "three"]
        assert journal.drafts(RUN) == {}


# -- on the board ----------------------------------------------------------------------------------------------


async def test_a_hypothesis_on_the_board_opens_in_detail(tmp_path: Path) -> None:
    """It says there where it stands; an issue has no such detail."""
    async with lead(tmp_path, supposing()) as stage:
        await stage.press("tab")
        assert stage.shows("2 to 3 hypotheses each")
        assert stage.shows("open · no basis")
        await stage.press("up", "right", "i")
        assert stage.top == "HypothesesSheet"
        await stage.press("d")
        await stage.enter("")
        await stage.press("escape")
        assert stage.place == "board"
        assert stage.shows("discarded ·")
    async with lead(tmp_path, said()) as stage:
        await stage.press("up", "i")
        assert "Only hypotheses" in stage.said


async def test_the_board_has_a_quiet_word_for_names_and_late_words(tmp_path: Path) -> None:
    """Until she has decided."""
    async with lead(tmp_path, said().goes_to("lunch")) as stage:
        await stage.press("2")
        await stage.enter("Mrs Bexley knew")
        assert "E1-G2-3 is kept. It looks like somebody's name" in stage.said
        assert stage.shows("someone?")
        await stage.press("escape", "f", "n", "s", "escape")
        assert stage.appended()[-1] == WordsJudged("E1-G2-3", "Mrs Bexley knew", True)
        assert not stage.shows("someone?")


async def test_words_are_decided_about_one_after_another(tmp_path: Path) -> None:
    """Shared, held back, reworded; undo takes a decision back; export says how many wait."""
    day = said()
    day.does(
        CaptureIssue("G1", "Mrs Bexley knew"),
        AddParking("Can Mr Holloway tell us more?"),
        AddAction("ring 07700 900123"),
    )
    async with lead(tmp_path, day) as stage:
        await stage.press("escape", "x")
        await stage.written()
        assert "3 lines are held back" in stage.said
        await stage.press("f", "n", "h", "s", "enter")
        await stage.enter("ring the surgery")
        assert stage.appended() == [
            WordsJudged("E1-G1-2", "Mrs Bexley knew", False, names=("bexley",)),
            WordsJudged("P1", "Can Mr Holloway tell us more?", True),
            EntryEdited("A1", "ring the surgery"),
        ]
        assert stage.shows("0 to decide.")
        await stage.press("u", "u")
        assert stage.shows("2 to decide.")
        await stage.press("escape", "x")
        await stage.written()
        assert "has looked at 2: f n" in stage.said


async def test_names_given_on_the_day_are_decided_about_too(tmp_path: Path) -> None:
    """A group's name is reworded or shared; the title of an item can only be shared or held back, and it says so."""
    day = said()
    day.does(
        RenameGroup("G1", "Mrs Bexley's table"),
        RenameGroup("G2", "Mr Holloway's lot"),
        InsertItem("Thank Mrs Bexley", 5, "back1"),
    )
    async with lead(tmp_path, day) as stage:
        await stage.press("escape", "f", "n")
        assert stage.shows("group G1: Mrs Bexley's table")
        assert stage.shows("item: Thank Mrs Bexley")
        await stage.press("enter")
        await stage.enter("Herons")
        await stage.press("s", "enter")
        assert stage.shows("cannot be reworded")
        await stage.press("h")
        renamed, shared, held = stage.appended()
        assert renamed == GroupRenamed("G1", "Herons")
        assert shared == WordsJudged("group G2", "Mr Holloway's lot", True)
        assert isinstance(held, WordsJudged)
        assert (held.words, held.share) == ("Thank Mrs Bexley", False)
        assert stage.shows("0 to decide.")


# -- while participants see this window ------------------------------------------------------------------------


async def test_nothing_opens_by_itself_while_participants_look_on(tmp_path: Path) -> None:
    """Neither what is open at the last item, nor pasted lines; no sheet opens by its key."""
    async with lead(tmp_path, noted()) as stage:
        await stage.press("escape", "M", "w", "f", "n")
        assert (stage.top, stage.now.id) == ("LeadScreen", "close")
        await stage.press("2")
        await stage.paste("one\ntwo")
        assert stage.top == "LeadScreen"
        assert stage.line.value == "one two"
        await stage.press("escape", "M", "f", "o")
        assert stage.top == "EntriesSheet"


async def test_an_owner_that_looks_like_a_person_is_told(tmp_path: Path) -> None:
    """It is kept, and undo is named."""
    async with lead(tmp_path, noted()) as stage:
        await stage.press("escape", "f", "o", "enter")
        await stage.enter("Mrs Bexley")
        assert stage.shows("An owner is a role or an agency; this looks like somebody's name.")
        await stage.press("u", "enter")
        await stage.enter("family hub")
        await stage.press("enter")
        assert (stage.state.entries["P1"].owner, stage.state.entries["P1"].by_when) == ("family hub", "")
