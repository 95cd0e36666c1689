"""Lines that look as if they named somebody are cleared or held back in the review, and shared copies follow."""

from __future__ import annotations

from pathlib import Path

from facilitator.controller import Controller
from facilitator.journal.sqlite import SqliteJournal
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.entries import AddAction, AddNote, EditEntry
from facilitator.live.facts.groups import RenameGroup
from facilitator.live.facts.issues import CaptureIssue, JudgeWords, WordsJudged
from facilitator.live.facts.review import CommentMade
from facilitator.live.queries.doubtful import undecided
from facilitator.live.rules import replay
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.sharing import shared
from tests.console.stage import lead
from tests.console.test_review import LATER, Review, review
from tests.console.week import WallClock
from tests.makers import started

RUN = "2026-03-02-abc"
NAMED, PHONE, PLAIN = "Mrs Bexley at the surgery knew", "ring 07700 900123 about the form", "no one asked the child"


def make(folder: Path) -> None:
    """A day with a name on the board, a number in an action, a name in a private note."""
    day = started().goes_to("ex1")
    day.does(CaptureIssue("G1", NAMED), CaptureIssue("G2", PLAIN))
    day.does(AddAction(PHONE), AddNote("Mr Holloway came late"), EndRun())
    folder.mkdir(parents=True, exist_ok=True)
    journal = SqliteJournal(folder / "journal.db")
    journal.append(RUN, 0, day.entries)
    journal.close()


def a_shared_copy_holds(stage: Review, words: str) -> bool:
    """Whether the copy to pass on, as its exports are written from it, has these words anywhere."""
    return words in str(shared(session_log(RUN, stage.app.journal.read(RUN))))


async def test_what_waits_is_counted_and_one_key_goes_to_it(tmp_path: Path) -> None:
    """The summary says how many and which key; n leads from one to the next, over the tabs and back."""
    make(tmp_path)
    async with review(tmp_path, RUN) as stage:
        assert "2 lines wait for a decision before a shared copy would hold them: n goes to the next" in (
            " ".join(stage.all_shown().split())
        )
        before = stage.app.journal.read(RUN)
        await stage.press("n")
        assert (stage.read.run.tab, stage.read.pane.ref) == (2, "E1-G1-1")
        assert "held back: looks like somebody's name" in stage.all_shown()
        await stage.press("n")
        assert (stage.read.run.tab, stage.read.pane.ref) == (4, "A1")
        assert "held back: looks like a phone number" in stage.all_shown()
        await stage.press("n")
        assert (stage.read.run.tab, stage.read.pane.ref) == (2, "E1-G1-1")
        assert stage.app.journal.read(RUN) == before


async def test_names_and_words_beside_others_are_decided_about_too(tmp_path: Path) -> None:
    """They stand in a part of the notes tab; the same keys work there, and undo brings them back."""
    day = started().goes_to("ex1")
    day.does(CaptureIssue("G1", PLAIN), RenameGroup("G2", "Mrs Bexley's table"))
    day.does(AddAction("send the slides", owner="Mrs Bexley"), EndRun())
    tmp_path.mkdir(exist_ok=True)
    journal = SqliteJournal(tmp_path / "journal.db")
    journal.append(RUN, 0, day.entries)
    journal.close()
    async with review(tmp_path, RUN) as stage:
        await stage.press("n")
        assert (stage.read.run.tab, stage.read.pane.ref) == (4, "A1 owner")
        assert "A1 owner: Mrs Bexley" in stage.all_shown()
        await stage.press("h", "c")
        await stage.enter("AB")
        await stage.enter("ask her")
        assert stage.app.journal.read(RUN)[-1].event == CommentMade("C1", "ask her", "AB", "A1")
        await stage.press("n")
        assert stage.read.pane.ref == "group G2"
        await stage.press("s")
        assert stage.app.journal.read(RUN)[-1].event == WordsJudged("group G2", "Mrs Bexley's table", True)
        assert a_shared_copy_holds(stage, "Mrs Bexley's table")
        assert "No line waits now" in stage.words
        await stage.press("u", "slash")
        await stage.write("held back")
        assert "group G2: Mrs Bexley's table" in stage.all_shown()
        assert "A1 owner" in stage.all_shown()
        assert "send the slides" not in stage.all_shown()


async def test_a_line_is_cleared_and_a_shared_copy_then_holds_it(tmp_path: Path) -> None:
    """As an amendment after the day, which undo takes back; the words never stand in the timeline of a shared copy."""
    make(tmp_path)
    async with review(tmp_path, RUN) as stage:
        assert not a_shared_copy_holds(stage, NAMED)
        await stage.press("n", "s")
        last = stage.app.journal.read(RUN)[-1]
        assert last.event == WordsJudged("E1-G1-1", NAMED, True)
        assert (last.at.wall, last.by) == (LATER, "review")
        assert "cleared: a shared copy holds this" in stage.all_shown()
        assert "1 line waits" in stage.words
        assert a_shared_copy_holds(stage, NAMED)
        assert not a_shared_copy_holds(stage, PHONE)
        await stage.press("2")
        told = stage.all_shown()
        assert told.index("After the day") < told.index("The words of E1-G1-1 may be shared.")
        await stage.press("u")
        assert "Taken back: deciding about the words" in stage.words
        assert not a_shared_copy_holds(stage, NAMED)
        await stage.press("3")
        assert "held back: looks like somebody's name" in stage.all_shown()
        await stage.press("U")
        assert a_shared_copy_holds(stage, NAMED)
        await stage.press("x")
        await stage.written()
        (board,) = (tmp_path / "exports").rglob("*.md")
        assert NAMED in board.read_text(encoding="utf-8")


async def test_a_line_is_held_back_for_good(tmp_path: Path) -> None:
    """Then it waits no longer; and any line can be held back, because no rule finds every name."""
    make(tmp_path)
    async with review(tmp_path, RUN) as stage:
        await stage.press("n", "h")
        assert "held back: decided so" in stage.all_shown()
        await stage.press("down", "s")
        assert "already" in stage.words
        assert a_shared_copy_holds(stage, PLAIN)
        await stage.press("h")
        assert not a_shared_copy_holds(stage, PLAIN)
        await stage.press("h")
        assert "s clears it" in stage.words
        await stage.press("s")
        assert a_shared_copy_holds(stage, PLAIN)
        await stage.press("n", "s")
        assert a_shared_copy_holds(stage, PHONE)
        assert "No line waits now" in stage.words
        await stage.press("n")
        assert "No line waits for a decision" in stage.words
        assert not a_shared_copy_holds(stage, NAMED)
        await stage.press("1")
        assert "for a decision" not in stage.all_shown()


async def test_where_there_is_nothing_to_decide_words_say_so(tmp_path: Path) -> None:
    """On other tabs, on a private note, and in a file that is only read."""
    make(tmp_path)
    async with review(tmp_path, RUN) as stage:
        before = stage.app.journal.read(RUN)
        for key in "sh":
            await stage.press("1", key)
            assert "Mark a line first" in stage.words
            await stage.press("5", "down", key)
            assert stage.read.pane.ref == "N1"
            assert "private note is in no shared copy" in stage.words
        assert stage.app.journal.read(RUN) == before
        await stage.press("5", "slash")
        await stage.write("held back")
        assert "A1" in stage.all_shown()
        assert "Holloway" not in stage.all_shown()


async def test_a_reworded_line_is_looked_at_afresh(tmp_path: Path) -> None:
    """What was decided is about one wording."""
    make(tmp_path)
    journal = SqliteJournal(tmp_path / "journal.db")
    controller = Controller(journal, WallClock(LATER), RUN, "review")
    controller.dispatch(JudgeWords("A1", True))
    controller.dispatch(EditEntry("A1", f"{PHONE} again"))
    assert replay(journal.read(RUN)).judged["A1"].words == PHONE
    journal.close()
    async with review(tmp_path, RUN) as stage:
        await stage.press("n", "n")
        assert stage.read.pane.ref == "A1"
        assert "held back: looks like a phone number" in stage.all_shown()


async def test_words_are_said_to_be_nobodys_name(tmp_path: Path) -> None:
    """By a key in the review and on the lead's form: then no later line with them waits, and undo takes that back."""
    day = started().goes_to("ex1")
    day.does(CaptureIssue("G1", "the Threlkwater files were paper"), CaptureIssue("G2", "bus from Threlkwater"))
    async with lead(tmp_path / "lead", day) as stage:
        await stage.press("f", "n", "s")
        assert undecided(stage.state) == ("E1-G2-1",)
        await stage.press("u", "n")
        assert undecided(stage.state) == ()
        assert stage.appended()[-1] == WordsJudged("E1-G2-1", "bus from Threlkwater", True, True, ("threlkwater",))
        await stage.press("u")
        assert len(undecided(stage.state)) == 2
    day.does(EndRun())
    journal = SqliteJournal(tmp_path / "journal.db")
    journal.append(RUN, 0, day.entries)
    journal.close()
    async with review(tmp_path, RUN) as stage:
        await stage.press("n", "a")
        assert stage.words.startswith("E1-G1-1 names nobody: its words are not asked about again. No line waits now.")
        assert a_shared_copy_holds(stage, "bus from Threlkwater")
