"""Home and setup: from nothing to a run that is going on, by the keys that the screens name."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.application.opening import Setup
from facilitator.console.app import ConsoleApp
from facilitator.console.screens.setup import group_names, start_time
from facilitator.console.widgets.home import Cards
from facilitator.console.widgets.panels import Message
from facilitator.journal.port import Damaged, WriteRefused
from facilitator.live.facts.day import EndRun
from facilitator.live.queries.room_view import room_look
from tests.console.stage import RUN, Stage, on_stage
from tests.makers import Day, HandClock, StubbornJournal, small_plan, started


def home(folder: Path, journal: StubbornJournal | None = None, told: tuple[str, ...] = ()) -> ConsoleApp:
    """The app as it opens without a run."""
    return ConsoleApp(journal or StubbornJournal(), folder, HandClock(), told)


def choices(stage: Stage) -> list[str]:
    """What home lists."""
    return [choice.text for choice in stage.screen.query_one(Cards).choices]


def words(stage: Stage) -> str:
    """The words under the screen."""
    return stage.screen.query_one(Message).words


def two_runs() -> StubbornJournal:
    """A journal with an unfinished run and one that has ended."""
    journal = started().journal()
    ended = started()
    ended.does(EndRun())
    journal.append("2026-03-01-xyz", 0, ended.entries)
    return journal


async def test_a_newcomer_sees_the_plans_and_what_to_press(tmp_path: Path) -> None:
    """The bundled days, with their length."""
    async with on_stage(home(tmp_path), HandClock(), (80, 24)) as stage:
        assert any("Learning from Serious Case Reviews" in text for text in choices(stage))
        assert stage.shows("Enter goes on with what is marked")


async def test_an_unfinished_run_is_on_top_and_ended_ones_below(tmp_path: Path) -> None:
    """With what to do with each."""
    async with on_stage(home(tmp_path, two_runs()), HandClock(), (80, 24)) as stage:
        listed = choices(stage)
        assert listed[0] == "Carry on: A small day"
        assert listed[-1] == "Look back: A small day"
        assert stage.shows("unfinished, 0 issues")


async def test_carrying_on_opens_the_run(tmp_path: Path) -> None:
    """Where it was left."""
    async with on_stage(home(tmp_path, two_runs()), HandClock("09:30:05"), (120, 36)) as stage:
        await stage.press("enter")
        assert stage.top == "LeadScreen"
        assert stage.controller.run == RUN
        await stage.press("space")
        assert stage.now.page_number == 2


async def test_from_a_plan_through_setup_to_a_run(tmp_path: Path) -> None:
    """Enter, Enter, Enter: the demonstration day begins."""
    async with on_stage(home(tmp_path), HandClock(), (120, 36)) as stage:
        await stage.press("down")
        await stage.press("enter")
        assert stage.top == "SetupScreen"
        await stage.press("escape")
        assert stage.top == "HomeScreen"
        assert stage.shows("5 to fill in")
        await stage.press("enter")
        assert stage.shows("Not filled in yet")
        assert stage.shows("quiet room, support contact")
        await stage.press("enter", "enter", "enter", "enter", "enter")
        assert (stage.top, stage.shows("5 details not filled in")) == ("DetailsScreen", True)
        await stage.press("enter", "enter", "enter", "enter", "enter")
        assert (stage.top, stage.shows("NOT FILLED IN: quiet room")) == ("PaperScreen", True)
        await stage.press("escape")
        assert stage.top == "LeadScreen"
        assert stage.view.phase == "waiting"
        assert len(stage.app.journal.runs()) == 1
        await stage.press("space")
        assert stage.state.phase == "running"


async def test_a_plan_that_needs_correcting_says_where(tmp_path: Path) -> None:
    """All problems, each with its line and column."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "broken.yaml").write_text("title: [/x]\nminutes: no\n")
    async with on_stage(home(tmp_path), HandClock(), (100, 30)) as stage:
        number = next(n for n, choice in enumerate(stage.screen.query_one(Cards).choices) if "broken" in choice.id)
        assert stage.screen.query_one(Cards).choices[number].aside == "needs correcting"
        stage.screen.query_one(Cards).at = number
        await stage.press("enter")
        assert stage.top == "PaperScreen"
        assert "broken.yaml:2:1:" in "".join(row.strip(" │") for row in stage.rows())
        await stage.press("escape")
        assert stage.top == "HomeScreen"


async def test_keys_at_home(tmp_path: Path) -> None:
    """Themes, keys, the ends of the list, and out."""
    async with on_stage(home(tmp_path), HandClock(), (80, 24)) as stage:
        await stage.press("D")
        assert stage.app.theme == "light"
        await stage.press("up", "pageup", "left")
        assert stage.screen.query_one(Cards).at == 0
        await stage.press("question_mark")
        assert stage.top == "PaperScreen"
        await stage.press("escape", "f5", "full_stop", "b", "escape")
        assert stage.top == "HomeScreen"
        await stage.press("q")
        assert stage.app.return_code == 0


async def test_a_journal_that_cannot_be_read_leaves_the_plans(tmp_path: Path) -> None:
    """With the problem in words."""
    journal = two_runs()

    def runs() -> tuple[object, ...]:
        raise Damaged("The journal cannot be read.")

    journal.runs = runs  # type: ignore[method-assign,assignment]
    async with on_stage(home(tmp_path, journal), HandClock(), (80, 24)) as stage:
        assert words(stage) == "The journal cannot be read."
        assert choices(stage)


async def test_a_run_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    """And home stays."""
    journal = two_runs()
    async with on_stage(home(tmp_path, journal), HandClock(), (80, 24)) as stage:
        journal.unreadable = Damaged("The journal cannot be read.")
        await stage.press("enter")
        assert stage.top == "HomeScreen"
        assert words(stage) == "The journal cannot be read."


async def test_what_there_is_to_tell_is_told_first_and_once(tmp_path: Path) -> None:
    """Not again when a run is opened."""
    async with on_stage(home(tmp_path, two_runs(), ("Set aside. [/x]",)), HandClock("09:30:05"), (80, 24)) as stage:
        assert stage.top == "PaperScreen"
        assert stage.shows("Set aside. [/x]")
        await stage.press("escape", "enter")
        assert stage.top == "LeadScreen"


def setup(folder: Path, journal: StubbornJournal | None = None, known: Setup | None = None) -> ConsoleApp:
    """The app as `run PLAN` opens it."""
    return ConsoleApp(journal or StubbornJournal(), folder, HandClock(), plan=small_plan(), setup=known)


async def fill(stage: Stage, **values: str) -> None:
    """Put words in the fields."""
    for name, value in values.items():
        stage.screen.query_one(f"#{name}").value = value  # type: ignore[attr-defined]
    await stage.settle()


async def test_setup_takes_what_is_typed(tmp_path: Path) -> None:
    """Names of groups, trainers, the venue and the start."""
    async with on_stage(setup(tmp_path), HandClock(), (80, 24)) as stage:
        await fill(stage, groups="Health, School, Police", trainers="AB, lead", venue="school hall", starts="9.15")
        for _ in range(5):
            await stage.press("enter")
        run = stage.controller.state.started
        assert run is not None
        assert [group.name for group in run.groups] == ["Health", "School", "Police"]
        assert (run.trainers, run.venue) == (("AB", "lead"), "school hall")
        assert f"{run.starts_at:%H:%M}" == "09:15"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("groups", "99", "From 1 to 12 groups"),
        ("groups", "0", "From 1 to 12 groups"),
        ("groups", "A, b, a", "same name"),
        ("groups", ",".join("abcdefghijklm"), "room for 12 groups"),
        ("groups", ", ,", "at least one group"),
        ("starts", "soon", "such as 09:30"),
        ("starts", "25:99", "such as 09:30"),
        ("starts", "-1", "such as 09:30"),
        ("starts", "9:30:11", "such as 09:30"),
        ("shared", "perhaps", "Yes or no"),
    ],
)
async def test_setup_says_what_is_wrong_and_keeps_what_was_typed(
    tmp_path: Path, field: str, value: str, sentence: str
) -> None:
    """Nothing is opened."""
    async with on_stage(setup(tmp_path), HandClock(), (80, 24)) as stage:
        await fill(stage, **{field: value})
        await stage.press("enter", "enter", "enter", "enter", "enter")
        assert sentence in words(stage)
        assert stage.top == "SetupScreen"
        assert stage.screen.focused is not None
        assert stage.screen.focused.id == field
        assert stage.screen.query_one(f"#{field}").value == value  # type: ignore[attr-defined]
        assert stage.app.journal.runs() == ()


async def test_setup_goes_on_when_the_journal_refuses(tmp_path: Path) -> None:
    """The run begins in memory, and the lead's screen says that it is not saved; or setup says why it cannot."""
    journal = StubbornJournal()
    async with on_stage(setup(tmp_path, journal), HandClock(), (120, 36)) as stage:
        journal.refuses = WriteRefused("The disk is full.")
        await stage.press("enter", "enter", "enter", "enter", "enter")
        assert "The disk is full." in (words(stage))


async def test_fields_are_walked_by_tab_and_arrows(tmp_path: Path) -> None:
    """Forth and back."""
    async with on_stage(setup(tmp_path), HandClock(), (80, 24)) as stage:
        walked = []
        for key in ("tab", "down", "enter", "up", "shift+tab"):
            await stage.press(key)
            walked.append(stage.screen.focused.id if stage.screen.focused else "")
        assert walked == ["trainers", "venue", "starts", "venue", "trainers"]
        await stage.press("escape")
        assert stage.app.return_code == 0


async def test_setup_starts_with_what_is_known(tmp_path: Path) -> None:
    """From the command line or the plan."""
    async with on_stage(setup(tmp_path, known=Setup(("Red", "Blue"))), HandClock(), (80, 24)) as stage:
        assert stage.screen.query_one("#groups").value == "Red, Blue"  # type: ignore[attr-defined]
    async with on_stage(setup(tmp_path), HandClock(), (80, 24)) as stage:
        assert stage.screen.query_one("#groups").value == "4"  # type: ignore[attr-defined]


async def test_setup_says_what_matters_in_the_plan_and_the_day_begins(tmp_path: Path) -> None:
    """A picture that is gone costs the day nothing: it is said at the setup, again over the day, and the day runs."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "d.md").write_text("# One\n\n![our office](office.png)\n", encoding="utf-8")
    (tmp_path / "plans" / "ours.yaml").write_text(
        'title: Ours\nstarts: "09:30"\nfinishes: "10:00"\nagenda:\n  - {id: a, title: A, minutes: 30, deck: d.md}\n',
        encoding="utf-8",
    )
    async with on_stage(ConsoleApp(StubbornJournal(), tmp_path, HandClock()), HandClock(), (120, 36)) as stage:
        await stage.press("enter")
        said = "".join(stage.rows())
        assert "The day can be run; its plan has 1 warning." in said
        assert "there is no file 'office.png'; its words stand for it" in " ".join(said.split())
        await stage.press("enter", "enter", "enter", "enter", "enter")
        assert "Before you go on" in "".join(stage.rows())
        await stage.press("escape", "space")
        assert "our office" in "".join(stage.rows())


@pytest.mark.parametrize(("typed", "hidden"), [("yes", True), ("Y", True), ("no", False), ("", False)])
async def test_setup_asks_whether_participants_see_this_screen(tmp_path: Path, typed: str, hidden: bool) -> None:
    """Then the run opens in the room's layout, as with --one-screen."""
    async with on_stage(setup(tmp_path), HandClock(), (80, 24)) as stage:
        assert stage.shows("Participants see this screen")
        await fill(stage, shared=typed)
        for _ in range(5):
            await stage.press("enter")
        assert stage.lead.has_class("-room") is hidden
        assert stage.shows("private") is not hidden
        await stage.press("M")
        assert stage.lead.has_class("-room") is not hidden


async def test_setup_knows_what_was_said_at_the_start(tmp_path: Path) -> None:
    """With --one-screen the field says yes before anything is typed."""
    app = ConsoleApp(StubbornJournal(), tmp_path, HandClock(), plan=small_plan(), one_screen=True)
    async with on_stage(app, HandClock(), (80, 24)) as stage:
        assert stage.screen.query_one("#shared").value == "yes"  # type: ignore[attr-defined]
        for _ in range(5):
            await stage.press("enter")
        assert stage.lead.has_class("-room")


async def test_setup_takes_trainers_by_initials_or_roles(tmp_path: Path) -> None:
    """A sentence is refused with a reason, and the line is in hand again."""
    async with on_stage(setup(tmp_path), HandClock(), (80, 24)) as stage:
        await fill(stage, trainers="CD, somebody who knows the group")
        for _ in range(5):
            await stage.press("enter")
        assert stage.shows("at most 3 words")
        assert stage.line.id == "trainers"


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (40, 10)], ids=str)
async def test_the_field_in_hand_is_in_sight_in_any_window(tmp_path: Path, size: tuple[int, int]) -> None:
    """A low window scrolls to it."""
    async with on_stage(setup(tmp_path), HandClock(), size) as stage:
        for _ in range(5):
            assert stage.screen.focused is not None
            assert stage.screen.focused.region.bottom <= size[1] - 1
            assert stage.screen.focused.region.height
            await stage.press("tab")


async def test_home_tells_what_the_marked_plan_is_about(tmp_path: Path) -> None:
    """Its description, or what is wrong with it."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "broken.yaml").write_text("title: Mine\nminutes: no\n")
    async with on_stage(home(tmp_path), HandClock(), (80, 24)) as stage:
        listed = stage.screen.query_one(Cards)
        seen = set()
        for _ in listed.choices:
            seen.add(" ".join("".join(stage.rows()[-4:-2]).split()))
            await stage.press("down")
        assert any("village fete" in words for words in seen)
        assert any("broken.yaml" in words for words in seen)


def test_a_start_is_a_time_of_day_or_now() -> None:
    """In the ways people write it."""
    now = HandClock("10:41:30").now().wall.time()
    found = [f"{start_time(typed, now)}" for typed in ("9:30", "09.30", "9", "now", "NOW", "")]
    assert found == ["09:30:00", "09:30:00", "09:00:00", "10:41:00", "10:41:00", "None"]


def test_groups_are_a_number_or_names() -> None:
    """Nothing typed means the plan's own."""
    plan = small_plan()
    assert group_names(plan, "") == group_names(plan, "4") == ("Group 1", "Group 2", "Group 3", "Group 4")
    assert group_names(plan, " Health , School ,") == ("Health", "School")


def test_a_made_day_opens() -> None:
    """The makers and the console speak of the same run."""
    assert Day().journal().runs()[0].run == RUN


async def test_a_rehearsal_is_thrown_away_with_one_key_and_brought_back(tmp_path: Path) -> None:
    """It stands below the plans; a real run is not touched by the key; u brings all of it back."""
    journal, day = two_runs(), started()
    first = replace(day.entries[0], event=replace(day.entries[0].event, rehearsal=5.0))
    journal.append("2026-03-02-reh", 0, [first, *day.entries[1:]])
    before = journal.read("2026-03-02-reh")
    async with on_stage(home(tmp_path, journal), HandClock(), (120, 36)) as stage:
        listed = stage.screen.query_one(Cards)
        assert listed.choices[0].id == f"run:{RUN}"
        await stage.press("X")
        assert len(journal.runs()) == 3
        assert "A real run is deleted in the review" in words(stage)
        while listed.chosen is not None and listed.chosen.id != "run:2026-03-02-reh":
            await stage.press("down")
        await stage.press("X")
        assert len(journal.runs()) == 2
        assert "u brings it back" in words(stage)
        assert "exported" not in words(stage)
        await stage.press("u")
        assert journal.read("2026-03-02-reh") == before


def beside_a_rehearsal() -> StubbornJournal:
    """A journal with nothing but a rehearsal."""
    journal, day = StubbornJournal(), started()
    first = replace(day.entries[0], event=replace(day.entries[0].event, rehearsal=5.0))
    journal.append("2026-03-02-reh", 0, [first, *day.entries[1:]])
    return journal


async def mark_the_rehearsal(stage: Stage) -> None:
    """Mark it in the list."""
    listed = stage.screen.query_one(Cards)
    while listed.chosen is not None and listed.chosen.id != "run:2026-03-02-reh":
        await stage.press("down")


async def test_a_rehearsal_that_another_window_has_open_is_not_thrown_away(tmp_path: Path) -> None:
    """Its sign changes between two looks; one that a crash left does not, and then it goes."""
    journal, clock = beside_a_rehearsal(), HandClock()
    app = ConsoleApp(journal, tmp_path, clock)
    async with on_stage(app, clock, (120, 36)) as stage:
        await mark_the_rehearsal(stage)
        for _ in range(3):
            journal.here("2026-03-02-reh", "room-77-80x24")
            await stage.press("X")
            assert "The room's window still has 2026-03-02-reh open: close it there first." in words(stage)
            clock.wait(2)
        assert len(journal.runs()) == 1
        await stage.press("X")
        assert "is thrown away" in words(stage)
        assert journal.runs() == ()


async def test_where_the_exported_files_of_a_rehearsal_stay_is_said(tmp_path: Path) -> None:
    """They are not the journal's to delete."""
    journal = beside_a_rehearsal()
    file = tmp_path / "exports" / "rehearsal.md"
    file.parent.mkdir()
    file.write_text("words", encoding="utf-8")
    journal.note_exported("2026-03-02-reh", {str(file): "md", str(tmp_path / "gone" / "x.md"): "md"})
    async with on_stage(home(tmp_path, journal), HandClock(), (120, 36)) as stage:
        await mark_the_rehearsal(stage)
        await stage.press("X")
        assert f"What was exported of it stays in {file.parent}: delete that yourself." in words(stage)
        assert file.exists()
        await stage.press("u")
        assert journal.exported("2026-03-02-reh")[str(file)] == "md"


OWN_PLAN = """\
title: A day of mine
starts: "09:30"
finishes: "10:00"
details:
  quiet room: ""   # changes from house to house
  contact: ""
agenda:
  - id: a01
    title: Welcome
    deck: welcome.md
    minutes: 30
"""


@asynccontextmanager
async def at_the_details(folder: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Stage]:
    """Home, setup, and on to what the trainer's own plan leaves open."""
    (folder / "plans").mkdir(exist_ok=True)
    (folder / "plans" / "mine.yaml").write_text(OWN_PLAN, encoding="utf-8")
    (folder / "plans" / "welcome.md").write_text("# Hello\n\nQuiet: {{ quiet room }}, {{ contact }}", encoding="utf-8")
    async with on_stage(home(folder), HandClock(), size) as stage:
        listed = stage.screen.query_one(Cards)
        while listed.chosen is not None and "mine" not in listed.chosen.id:
            await stage.press("down")
        await stage.press("enter", *["enter"] * 5)
        assert stage.top == "DetailsScreen"
        yield stage


async def test_what_is_missing_is_filled_in_for_this_day_alone(tmp_path: Path) -> None:
    """The room and the log show it, the plan's file stays, and a dash puts the other away; in a low window too."""
    async with at_the_details(tmp_path, (60, 10)) as stage:
        assert stage.shows("from the last one start")
        assert stage.shows("2 details not filled in")
        await stage.press(*"Room 4", "enter", "-", "enter")
        assert stage.shows("Keep them in your plan's file?")
        await stage.press("enter")
        assert stage.top == "LeadScreen"
        assert stage.state.plan.unfilled == ()
        await stage.press("space")
        assert "Quiet: Room 4, (please ask your trainers)" in repr(room_look(stage.state, stage.clock.now()))
    assert (tmp_path / "plans" / "mine.yaml").read_text(encoding="utf-8") == OWN_PLAN


async def test_with_a_yes_it_is_kept_in_the_plans_own_file(tmp_path: Path) -> None:
    """With the remark beside it; what was left empty is asked for again, and nonsense is not taken for a yes."""
    async with at_the_details(tmp_path) as stage:
        await stage.press(*"Room 4", "enter", "enter", *"perhaps", "enter")
        assert stage.top == "DetailsScreen"
        assert stage.shows("Yes or no, please.")
        await stage.put("yes")
        await stage.press("enter")
        assert stage.state.plan.unfilled == ("contact",)
    kept = (tmp_path / "plans" / "mine.yaml").read_text(encoding="utf-8")
    assert kept == OWN_PLAN.replace('room: ""', 'room: "Room 4"')


async def test_back_from_the_details_is_the_setup_and_nothing_has_begun(tmp_path: Path) -> None:
    """Esc."""
    async with at_the_details(tmp_path) as stage:
        await stage.press("escape")
        assert stage.top == "SetupScreen"
        assert stage.app.journal.runs() == ()


async def test_a_plan_that_cannot_be_written_says_so_and_the_day_can_have_it_all_the_same(tmp_path: Path) -> None:
    """Somebody took the file away meanwhile."""
    async with at_the_details(tmp_path) as stage:
        (tmp_path / "plans" / "mine.yaml").unlink()
        await stage.press(*"Room 4", "enter", "enter", *"yes", "enter")
        assert stage.top == "DetailsScreen"
        assert stage.shows("With no, this day has")
        await stage.put("no")
        await stage.press("enter")
        assert stage.state.plan.unfilled == ("contact",)


async def known(stage: Stage) -> None:
    """Wait until home has read what is marked."""
    await stage.app.workers.wait_for_complete()
    await stage.settle()


async def test_home_shows_what_is_marked_beside_the_cards(tmp_path: Path) -> None:
    """A plan with what is missing and its day; an unfinished run with where it was left; a finished one in figures."""
    async with on_stage(home(tmp_path, two_runs()), HandClock(), (120, 36)) as stage:
        await known(stage)
        for card in ("Go on", "Start a day", "Look back"):
            assert stage.shows(f"╭─ {card} ─")
        assert stage.shows("left at Welcome, on time")
        assert stage.shows("2 h 50 min in hand · 0 issues · nothing owed")
        await stage.press("down", "down")
        await known(stage)
        assert stage.shows("To be filled in: quiet room")
        assert stage.shows("≡ ")
        assert stage.shows("fixed 12:25") or stage.shows("fixed")
        await stage.resize(80, 24)
        assert stage.shows("5 to fill in")
        assert not stage.shows("To be filled in")


async def test_a_plan_is_rehearsed_from_home(tmp_path: Path) -> None:
    """With one key; it is marked as a rehearsal, and a run that is marked is none."""
    async with on_stage(home(tmp_path), HandClock(), (120, 36)) as stage:
        await stage.press("r")
        assert stage.top == "LeadScreen"
        assert stage.view.rehearsal == 20.0
        assert stage.shows("REHEARSAL")
    async with on_stage(home(tmp_path, two_runs()), HandClock(), (120, 36)) as stage:
        await stage.press("r")
        assert words(stage) == "Mark a plan first: a plan is rehearsed."


async def test_nothing_on_a_card_is_cut(tmp_path: Path) -> None:
    """What does not fit beside a title stands under it, in any window; more than fits is told."""
    async with on_stage(home(tmp_path, two_runs()), HandClock(), (104, 30)) as stage:
        await known(stage)
        cards = stage.screen.query_one(Cards)
        assert not any("…" in line for line in cards.lines_shown)
        await stage.resize(80, 12)
        assert stage.shows("↓ more")
        assert stage.shows("q leave")
        await stage.press(*["down"] * 20)
        assert stage.shows("↑ ")
        assert stage.shows("▶ A small day")
