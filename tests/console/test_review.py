"""A week of five runs by two trainers, reviewed by keys alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.agenda.checking import check
from facilitator.agenda.plan_reader import read_plan
from facilitator.application.deletion import MOST
from facilitator.application.export_service import export_run
from facilitator.console.app import ConsoleApp
from facilitator.console.screens.pick import ChoiceList
from facilitator.console.screens.review import ReviewScreen
from facilitator.console.screens.review_list import ReviewListScreen, shown_runs
from facilitator.console.widgets.panels import Message
from facilitator.controller import Controller
from facilitator.journal.sqlite import SqliteJournal
from facilitator.live.facts.day import EndRun, RunStarted
from facilitator.live.facts.issues import CaptureIssue, IssueEdited
from facilitator.live.facts.review import CommentMade, DebriefWritten, MakeComment, SetRetention
from facilitator.live.rules import replay
from facilitator.live.state import State
from tests.console.stage import Stage, on_stage
from tests.console.test_screens import compare
from tests.console.week import PLAN, WallClock, make_week, run_of
from tests.journal.harm import run_sql

LATER = datetime(2026, 3, 9, 18, 0, tzinfo=UTC)
"""When the week is reviewed."""


class Review(Stage):
    """The review on the stage."""

    @property
    def words(self) -> str:
        """The line of words of the screen on top."""
        return self.screen.query_one(Message).words

    @property
    def read(self) -> ReviewScreen:
        """The run that is read."""
        assert isinstance(self.screen, ReviewScreen)
        return self.screen

    @property
    def listed(self) -> ReviewListScreen:
        """The list of runs."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, ReviewListScreen))

    def found(self) -> list[str]:
        """What a search has found, by run."""
        return [hit.run for hit in self.listed.hits]

    def stored(self, day: int) -> State:
        """A run of the week as the journal holds it."""
        return replay(self.app.journal.read(run_of(day)))

    async def write(self, text: str) -> None:
        """Put words in the line as if they had been typed; what follows is done at once."""
        await self.put(text)

    def all_shown(self) -> str:
        """Everything the pane holds, in sight or not."""
        pane = self.read.pane
        return "\n".join("".join(text for text, _ in line.runs) for line in pane._laid_out())


@asynccontextmanager
async def review(folder: Path, first: str | Path = "", size: tuple[int, int] = (120, 36)) -> AsyncIterator[Review]:
    """The review of the week, on all runs or on one."""
    journal = make_week(folder) if not (folder / "journal.db").exists() else SqliteJournal(folder / "journal.db")
    clock = WallClock(LATER)
    app = ConsoleApp(journal, folder, clock, review=first)
    async with on_stage(app, clock, size) as stage:
        stage.__class__ = Review
        assert isinstance(stage, Review)
        await stage.settle()
        yield stage
    journal.close()


async def test_the_week_is_listed_and_filtered_as_it_is_typed(tmp_path: Path) -> None:
    """The newest day first, with plan, groups, issues and state; Enter reads the one that is marked."""
    async with review(tmp_path) as stage:
        assert [row.split()[0] for row in stage.rows() if "wk" in row] == [f"2026-03-0{day}" for day in (6, 5, 4, 3, 2)]
        assert stage.shows("2026-03-06  Early help day")
        assert stage.shows("ended        2026-03-06-wke")
        await stage.press("slash")
        for letters, count in (("03-0", 5), ("03-03", 1), ("03-03 zebra", 0), ("ended 3 issues", 5)):
            await stage.write(letters)
            assert len(shown_runs(stage.listed)) == count, letters
        await stage.write("wkb")
        await stage.press("enter", "enter")
        assert stage.top == "ReviewScreen"
        assert stage.read.bench.controller.run == run_of(1)
        await stage.press("escape")
        assert shown_runs(stage.listed) == [run_of(1)]
        await stage.press("escape")
        assert len(shown_runs(stage.listed)) == 5


async def test_a_run_is_read_in_all_its_tabs(tmp_path: Path) -> None:
    """Plan against actual, every event, issues, themes, notes, comments, debrief; nothing is written by reading."""
    async with review(tmp_path, run_of(0)) as stage:
        before = stage.app.journal.read(run_of(0))
        shown = stage.all_shown()
        assert "19 of 15, 4 min over" in shown
        assert "by 3 items of 3" in shown
        expected = {
            "2": "Group 1: E1-G1-1 was written down. “Nobody asked the children”",
            "3": "Nobody asked the children",
            "4": "Through the child's eyes",
            "5": "Ask the board",
            "6": "Nobody has commented yet",
            "7": "What worked?",
        }
        for key, words in expected.items():
            await stage.press(key)
            assert words in stage.all_shown(), key
        await stage.press("tab", "tab", "shift+tab")
        assert stage.read.run.tab == 0
        await stage.press("2", "slash")
        await stage.write("E1-G2-1")
        assert stage.all_shown().count("\n") == 0
        assert "E1-G2-1 was written down" in stage.all_shown()
        await stage.press("tab")
        assert stage.shows("filter: E1-G2-1")
        await stage.press("slash", "escape")
        assert not stage.shows("filter:")
        await stage.press("3", "g")
        assert "Report" not in stage.all_shown()
        assert "no theme yet" in stage.all_shown()
        assert stage.app.journal.read(run_of(0)) == before


async def test_comments_are_signed_once_and_stand_after_the_day(tmp_path: Path) -> None:
    """On an issue and on the day; taken back and brought back; the timeline shows them apart."""
    async with review(tmp_path, run_of(0)) as stage:
        await stage.press("3", "down", "c")
        await stage.enter("CD")
        assert stage.read.bench.field.purpose.label.startswith("Comment on E1-G1-2")
        await stage.enter("Say more about this [bold]next time[/]")
        (comment,) = stage.stored(0).comments.values()
        assert (comment.author, comment.about, comment.at.wall) == ("CD", "E1-G1-2", LATER)
        assert "CD: Say more about this [bold]next time[/]" in stage.all_shown()
        await stage.press("1", "c")
        await stage.enter("Well led")
        await stage.press("6", "down", "d")
        assert stage.stored(0).comments["C2"].withdrawn
        await stage.press("u")
        assert not stage.stored(0).comments["C2"].withdrawn
        assert stage.words.startswith("Taken back: taking a comment back")
        await stage.press("2")
        told = stage.all_shown()
        assert told.index("The day was ended.") < told.index("After the day") < told.index("CD commented on E1-G1-2.")
        state = stage.stored(0)
        assert state.phase == "ended"
        assert [visit for item in state.items.values() for visit in item.visits if visit.left is None] == []


async def test_what_goes_fits_on_a_screen(tmp_path: Path) -> None:
    """However many files there are; the line in which the short form is typed stands under it."""
    (tmp_path / "exports").mkdir()
    for number in range(40):
        (tmp_path / "exports" / f"copy {number:02}.md").write_text(f"Run {run_of(4)}")
    async with review(tmp_path, size=(80, 24)) as stage:
        await stage.press("X")
        assert stage.shows("With it go 40 exported files:")
        assert stage.shows("and 30 more")
        assert stage.shows("Delete it? Type wke")
        assert stage.shows("There is no way back")
        await stage.press(*"wke", "enter")
        assert list((tmp_path / "exports").iterdir()) == []


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("Nobody asked the child", "at most 3 words"),
        ("They rang!", "a sentence"),
        ("x" * 31, "at most 30"),
        ("7", "letter"),
    ],
)
async def test_a_comment_typed_at_who_are_you_is_no_name(tmp_path: Path, typed: str, reason: str) -> None:
    """It stays in the line, with the reason; nothing is remembered until somebody can be meant."""
    async with review(tmp_path, run_of(0)) as stage:
        await stage.press("c", *typed, "enter")
        assert stage.words.startswith("Initials or a role, please")
        assert reason in stage.words
        assert stage.line.value == typed
        assert stage.app.settings.reviewer == ""
        await stage.enter("CD")
        assert stage.shows("signed CD")
        await stage.enter("Well led")
        (comment,) = stage.stored(0).comments.values()
        assert (comment.author, comment.text) == ("CD", "Well led")
    async with review(tmp_path, run_of(1)) as stage:
        await stage.press("c", "x", "enter")
        assert [comment.author for comment in stage.stored(1).comments.values()] == ["CD"]


async def test_words_of_a_comment_survive_escape_and_a_restart(tmp_path: Path) -> None:
    """They wait where they were typed."""
    async with review(tmp_path, run_of(0)) as stage:
        await stage.press("A")
        await stage.enter("CD")
        await stage.press("c")
        await stage.write("Half a tho")
        await stage.press("escape", "c")
        assert stage.line.value == "Half a tho"
        stage.read._try_to_save()
    async with review(tmp_path, run_of(0)) as stage:
        await stage.press("A")
        await stage.enter("CD")
        await stage.press("c")
        assert stage.line.value == "Half a tho"


async def test_themes_that_are_suggested_stand_first(tmp_path: Path) -> None:
    """After those that the issue has; the rest follow."""
    async with review(tmp_path, run_of(0)) as stage:
        await stage.press("3", "t")
        assert stage.screen.query_one(ChoiceList).choices[0].aside == "has it, enter takes it off"
        await stage.press("enter", "t")
        choices = stage.screen.query_one(ChoiceList).choices
        assert choices[0].id == "is-eyes"
        given = [choice.aside for choice in choices if choice.aside]
        assert set(given) == {"suggested"}
        assert [choice.aside for choice in choices[: len(given)]] == given


async def test_themes_and_learning_points_are_given_and_taken(tmp_path: Path) -> None:
    """Chosen from a list by a few letters; undo takes the last step back."""
    async with review(tmp_path, run_of(0)) as stage:
        await stage.press("3", "t")
        assert stage.top == "PickScreen"
        await stage.write("sharing")
        await stage.press("enter")
        assert stage.stored(0).issues["E1-G1-1"].themes == ("is-eyes", "ms-sharing")
        assert "Sharing what is known" in stage.all_shown()
        await stage.press("t")
        await stage.write("eyes")
        await stage.press("enter")
        assert stage.stored(0).issues["E1-G1-1"].themes == ("ms-sharing",)
        await stage.press("u")
        assert stage.stored(0).issues["E1-G1-1"].themes == ("is-eyes", "ms-sharing")
        await stage.press("l")
        assert "no case with learning points" in stage.words
        await stage.press("1", "t")
        assert "Mark an issue first" in stage.words


async def test_learning_points_of_a_case(tmp_path: Path) -> None:
    """Linked and taken off again, and counted on the themes tab."""
    from tests.makers import started

    day = started()
    day.goes_to("ex1").does(CaptureIssue("G1", "Nobody asked"), EndRun())
    tmp_path.mkdir(exist_ok=True)
    journal = SqliteJournal(tmp_path / "journal.db")
    journal.append("2026-03-02-abc", 0, day.entries)
    journal.close()
    async with review(tmp_path, "2026-03-02-abc") as stage:
        await stage.press("3", "l", "enter")
        assert "brings out LP1" in stage.words
        state = replay(stage.app.journal.read("2026-03-02-abc"))
        assert state.issues["E1-G1-1"].points == (("robin.md", "LP1"),)
        await stage.press("4")
        assert "1 of 1 raised" in stage.all_shown()
        await stage.press("3", "l", "enter", "4")
        assert "0 of 1 raised" in stage.all_shown()


async def test_the_debrief_form(tmp_path: Path) -> None:
    """Enter answers the question that is marked and goes on to the next; every variance is asked about."""
    async with review(tmp_path, run_of(4)) as stage:
        await stage.press("7")
        assert "Welcome took 26 min, 11 min over: why?" in stage.all_shown()
        await stage.press("enter")
        await stage.enter("AB")
        await stage.enter("The exercise")
        for answer in ("Less talk", "Late start", "Slides to the school", "Nothing yet"):
            await stage.press("enter")
            await stage.enter(answer)
        answers = {key: answer.text for key, answer in stage.stored(4).debriefs.items()}
        assert answers == {
            "worked//AB": "The exercise",
            "change//AB": "Less talk",
            "cause/a01/AB": "Late start",
            "follow-up//AB": "Slides to the school",
            "three months//AB": "Nothing yet",
        }
        await stage.press("up", "up", "up", "up", "enter")
        assert stage.line.value == "The exercise"
        await stage.enter("")
        assert stage.stored(4).debriefs["worked//AB"].text == ""


async def test_the_day_of_deletion_reminds_and_deletes(tmp_path: Path) -> None:
    """Set by a length or a date; shown in the list; X names what goes, asks, and leaves nothing."""
    async with review(tmp_path, run_of(0)) as stage:
        await stage.press("b")
        await stage.enter("soon")
        assert "such as 2027-03-31" in stage.words
        await stage.enter("7 days")
        assert stage.stored(0).delete_by == date(2026, 3, 9)
        await stage.press("x")
        await stage.written()
        await stage.press("escape")
        assert f"1 run is to be deleted by now: {run_of(0)} (by 2026-03-09)." in stage.words
        assert stage.shows("delete now, was due 2026-03-09")
        exported = list((tmp_path / "exports").iterdir())
        assert exported
        await stage.press("down", "down", "down", "down", "X")
        assert stage.shows("There is no way back")
        assert stage.shows("Delete it? Type wka")
        assert stage.shows(f"With it go {len(exported)} exported files:")
        assert sum(stage.shows(file.name) for file in exported) == MOST
        assert stage.shows(f"and {len(exported) - MOST} more")
        await stage.press("escape")
        assert stage.words == "Nothing was deleted."
        for typed in ("", "yes", "wkb", "wk"):
            await stage.press("X", *typed, "enter")
            assert stage.words.startswith("Nothing was deleted")
            assert run_of(0) in shown_runs(stage.listed)
            assert stage.listed.pane.ref == run_of(0)
        await stage.press("X", *"wkA", "enter")
        assert stage.words.startswith(f"{run_of(0)} is deleted.")
        assert run_of(0) not in [run.run for run in stage.app.journal.runs()]
        assert not any(file.exists() for file in exported)


async def test_home_reminds_and_leads_to_the_review(tmp_path: Path) -> None:
    """r shows all runs, Enter on an ended run reads it."""
    journal = make_week(tmp_path)
    Controller(journal, WallClock(LATER), run_of(2), "review").dispatch(SetRetention(date(2026, 3, 5)))
    clock = WallClock(LATER)
    async with on_stage(ConsoleApp(journal, tmp_path, clock), clock, (100, 30)) as stage:
        assert f"1 run is to be deleted by now: {run_of(2)}" in stage.screen.query_one(Message).words
        assert stage.shows("ended, to be deleted by now")
        await stage.press("v")
        assert stage.top == "ReviewListScreen"
        await stage.press("q")
        assert stage.top == "HomeScreen"
        await stage.press("pageup", *["down"] * 20, "enter")
        assert stage.top == "ReviewScreen"
        await stage.press("escape", "escape")
        assert stage.top == "HomeScreen"
    journal.close()


async def test_words_are_searched_in_all_runs_as_they_are_typed(tmp_path: Path) -> None:
    """In any form, narrowed by filters; Enter opens the run at the line."""
    async with review(tmp_path) as stage:
        await stage.press("w")
        assert stage.app.journal.read_for_search(99) == 0
        await stage.write("asking chil")
        assert stage.found() == [run_of(day) for day in (4, 3, 0)]
        await stage.write("asking child from:2026-03-03 group:2 theme:nothing")
        assert stage.found() == []
        await stage.write("asking child from:2026-03-06")
        assert stage.found() == [run_of(4)]
        hit = stage.listed.hits[0]
        await stage.press("enter", "enter")
        assert stage.read.bench.controller.run == hit.run
        assert stage.read.pane.ref == hit.ref
        await stage.press("escape")
        assert stage.shows("Found in all runs")
        await stage.press("escape")
        assert stage.shows("5 runs")


@pytest.mark.parametrize("harm", ["DELETE FROM search_data", "DROP TABLE findable", "DROP TABLE searched"])
async def test_a_damaged_search_is_made_anew_and_says_so(tmp_path: Path, harm: str) -> None:
    """Before the first word, and while words are typed; every run is found again."""
    async with review(tmp_path) as stage:
        await _read_in(stage)
        await stage.press("escape")
        run_sql(tmp_path / "journal.db", harm)
        await _read_in(stage)
        assert stage.found() == [run_of(day) for day in (4, 3, 0)]
        assert "made anew" in stage.words
        await stage.press("escape", "w")
        assert "made anew" not in stage.words
    run_sql(tmp_path / "journal.db", harm)
    async with review(tmp_path) as stage:
        await _read_in(stage)
        assert stage.found() == [run_of(day) for day in (4, 3, 0)]
        assert "made anew" in stage.words


async def _read_in(stage: Review) -> None:
    """Search for something until all runs have been read, as they are while nothing is typed."""
    await stage.press("w")
    await stage.write("asking chil")
    while stage.listed._reading:
        stage.listed._read_next()
    await stage.settle()


async def test_runs_are_compared_and_the_plan_is_changed(tmp_path: Path) -> None:
    """Median and range, themes that come back, and the change shown before it is written; the plan passes its check."""
    async with review(tmp_path) as stage:
        await stage.press("c")
        assert stage.top == "ComparedScreen"
        assert stage.shows("Welcome")
        rows = stage.rows()
        assert any("15     21   19 to 26     5  6 over" in row for row in rows)
        assert any("Through the child's eyes" in row and "in 3 of 5" in row for row in rows)
        path = tmp_path / "plans" / f"{PLAN}.yaml"
        before = path.read_text(encoding="utf-8")
        await stage.press("s")
        assert stage.shows("-    minutes: 15")
        assert stage.shows("+    minutes: 21")
        await stage.press("escape")
        assert path.read_text(encoding="utf-8") == before
        await stage.press("s", "enter")
        plan = read_plan(path).plan
        assert plan is not None
        assert (plan.item("a01").minutes, f"{plan.finishes:%H:%M}") == (21, "10:51")
        assert check(path).fine
        assert len(path.read_text(encoding="utf-8").splitlines()) == len(before.splitlines())
        await stage.press("s")
        assert stage.top == "PaperScreen" or "no change" in stage.words


async def test_a_rehearsal_is_listed_and_never_compared(tmp_path: Path) -> None:
    """It says so."""
    journal = make_week(tmp_path)
    entries = journal.read(run_of(0))
    assert isinstance(entries[0].event, RunStarted)
    fast = replace(entries[0], event=replace(entries[0].event, rehearsal=20.0))
    journal.append("2026-03-07-reh", 0, [fast, *entries[1:]])
    journal.close()
    async with review(tmp_path) as stage:
        assert stage.shows("rehearsal    2026-03-07-reh")
        await stage.press("c")
        assert stage.shows("5 runs")


async def test_a_colleagues_file_is_looked_into_and_then_taken_in(tmp_path: Path) -> None:
    """Nothing is stored before; two reviews of one run are then one, with who said what."""
    mine, hers = tmp_path / "mine", tmp_path / "hers"
    make_week(mine).close()
    theirs = make_week(hers)
    Controller(theirs, WallClock(LATER), run_of(0), "review").dispatch(MakeComment("From CD", "CD"))
    export_run(theirs, run_of(0), tmp_path / "out", ("json",))
    theirs.close()
    (file,) = (tmp_path / "out").rglob("*.json")
    async with review(mine) as stage:
        before = stage.app.journal.read(run_of(0))
        Controller(stage.app.journal, stage.clock, run_of(0), "review").dispatch(MakeComment("From AB", "AB"))
        await stage.press("i")
        await stage.enter(str(file))
        assert "not in your archive" in stage.words
        await stage.press("6")
        assert "From CD" in stage.all_shown()
        assert "From AB" not in stage.all_shown()
        await stage.press("c")
        assert "i takes it" in stage.words
        assert len(stage.app.journal.read(run_of(0))) == len(before) + 1
        await stage.press("i")
        assert "taken over from this copy: 1 comment" in stage.words
        assert {one.text for one in stage.stored(0).comments.values()} == {"From AB", "From CD"}
        await stage.press("6")
        assert "From AB" in stage.all_shown()
        assert "from a colleague's copy" in stage.all_shown()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": "facilitator run", "version": 99}'])
async def test_a_file_that_is_none_says_so(tmp_path: Path, content: bytes) -> None:
    """In words, and the list stays."""
    file = tmp_path / "x.json"
    file.write_bytes(content)
    async with review(tmp_path / "data", file) as stage:
        assert stage.top == "ReviewListScreen"
        assert "was not taken in" in stage.words
        assert len(stage.app.journal.runs()) == 5


async def test_the_leads_screen_is_one_key_away(tmp_path: Path) -> None:
    """There a day that ended too early is opened again."""
    async with review(tmp_path, run_of(0)) as stage:
        await stage.press("o")
        assert stage.top == "LeadScreen"


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60), (40, 12)])
async def test_every_screen_fits_every_window(tmp_path: Path, size: tuple[int, int]) -> None:
    """Lines are as wide as the window, and the keys stand at the bottom."""
    async with review(tmp_path, size=size) as stage:
        for keys in (["c"], ["escape", "enter"], *([str(tab)] for tab in range(2, 8)), ["question_mark"]):
            await stage.press(*keys)
            rows = stage.rows()
            assert len(rows) <= size[1]
            assert all(len(row) <= size[0] for row in rows)


SHOWN = {
    "list": [],
    "summary": ["enter"],
    "issues": ["enter", "3"],
    "themes": ["enter", "4"],
    "compared": ["c"],
}
"""The keys that lead to each screen on file."""


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80", "120"])
@pytest.mark.parametrize("name", SHOWN)
async def test_screens_on_file(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    """The review as people read it."""
    async with review(tmp_path, size=size) as stage:
        await stage.press(*SHOWN[name])
        compare(f"review-{name}-{size[0]}", stage.shown())


async def test_hostile_words_are_only_words(tmp_path: Path) -> None:
    """Markup, escapes and what commands a terminal show as what they are, or not at all."""
    journal = make_week(tmp_path)
    last = journal.read(run_of(0))[-1]
    nasty = "[/x] [@click=app.quit]here[/] \x1b[31mred\u202e gnp.exe \x07"
    made = [
        CommentMade("C1", nasty, "[b]A", "E1-G1-1"),
        DebriefWritten("worked", nasty, "[b]A"),
        IssueEdited("E1-G1-2", nasty),
    ]
    journal.append(run_of(0), last.seq, [replace(last, seq=last.seq + n, event=one) for n, one in enumerate(made, 1)])
    journal.close()
    async with review(tmp_path, run_of(0)) as stage:
        for tab in "1234567":
            await stage.press(tab)
            rows = "".join(stage.rows())
            assert not any(sign in rows for sign in "\x1b\x07\u202e")
            assert "[@click=app.quit]here[/]" in rows or tab not in "2367"
        await stage.press("escape", "w")
        stage.app.journal.read_for_search(9)
        await stage.write("click")
        assert stage.shows("[@click=app.quit]here[/]")
