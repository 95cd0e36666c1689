"""Plain mode on the real app: lines in, lines out, with time and other windows in the test's hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from facilitator.agenda.model import Bar, Bars, Drawing, Heading, ListLine, Picture, Rule, Span, Table
from facilitator.console.app import ConsoleApp
from facilitator.console.key import shares
from facilitator.console.plain.asked import Asked, names_of, understand
from facilitator.console.plain.asking import LEFT_OUT, Asking
from facilitator.console.plain.front import Front
from facilitator.console.plain.page_words import page_words
from facilitator.console.screens.lead import KEYS
from facilitator.controller import Controller
from facilitator.journal.port import JournalProblem
from facilitator.live.facts.issues import CaptureIssue
from tests.console.stage import RUN, Stage, on_stage
from tests.documents import DOCS
from tests.makers import Day, StubbornJournal, started

Step = str | float | Callable[[Stage], object]


class Script:
    """What is typed: lines, seconds that pass with nothing typed, and things that happen elsewhere meanwhile."""

    def __init__(self, stage: Stage, steps: tuple[Step, ...], out: list[str]) -> None:
        """Play these steps; what each led to is kept in `after`."""
        self.stage, self.steps, self.out = stage, list(steps), out
        self.after: list[list[str]] = [[]]

    async def next(self, within: float) -> str | None:
        """The next line; None at the end."""
        self.after[-1] = "".join(self.out).split("\n")[:-1]
        self.out.clear()
        self.after.append([])
        if not self.steps:
            return None
        step = self.steps.pop(0)
        if isinstance(step, str):
            return step
        if callable(step):
            step(self.stage)
        else:
            await self.stage.turn(step)
        self.stage.lead.tick()
        raise TimeoutError

    def end(self) -> None:
        """Nothing is waited for."""


async def told(
    tmp_path: Path, day: Day, *steps: Step, journal: StubbornJournal | None = None, prompts: bool = False
) -> list[list[str]]:
    """What is told at the beginning, and after each step."""
    kept = day.journal(RUN) if journal is None else journal
    controller = Controller(kept, day.clock, RUN)
    app = ConsoleApp(kept, tmp_path, day.clock, controller=controller, plain=True)
    out: list[str] = []
    async with on_stage(app, day.clock, (120, 200)) as stage:
        script = Script(stage, steps, out)
        await Front(app, out.append, prompts=prompts).converse(script)
        return script.after[1:] if steps else script.after


def reporting() -> Day:
    """A day at its report-back, where the groups' line would open by itself."""
    return started().goes_to("ex1").goes_to("back1")


async def test_every_line_answers_with_what_changed(tmp_path: Path) -> None:
    """The item, its page and its clock once each; a page turned is one line; the clock is one line."""
    item, page, clock = (await told(tmp_path, started(), "next item", "next", "pause"))[:3]
    assert item[0].startswith("Item 2 of ")
    assert item[1].startswith("Page 1 of ")
    assert len(item) == 2
    assert len(page) == 1
    assert clock == ["The clock is paused: 20:00 left."]


async def test_letters_do_what_their_keys_do(tmp_path: Path) -> None:
    """Capital letters are other keys; a word after a letter is words for it."""
    day = reporting()
    after = await told(tmp_path, day, "2 nobody asked", "c: really", "u", "U", "o slow down", "E", ".")
    assert "E1-G2-1 kept: nobody asked" in after[0]
    assert after[1] == ["Nothing was done with: c: really. help tells what can be typed."]
    assert any(line.startswith("Taken back") for line in after[2])
    assert any(line.startswith("Done again") for line in after[3])
    assert after[4] == ["The note is kept."]
    assert after[5][0] == "End the day?"
    assert after[6] == []


async def test_a_report_back_takes_no_command_for_a_groups_words(tmp_path: Path) -> None:
    """By keys its line opens by itself, which is seen; here every line is a command until words are asked for."""
    day = started().goes_to("ex1")
    after = await told(tmp_path, day, "n", "where", "c", "where", ".", "where")
    assert after[1][0].startswith("Item ")
    assert "type the words" in after[2][0]
    assert after[3] == ["E1-G1-1 kept: where", "Turn: Group 1."] or after[3][-1] == "E1-G1-1 kept: where"
    assert after[5][0].startswith("Item ")


async def test_words_with_a_command_leave_a_draft_alone(tmp_path: Path) -> None:
    """Unfinished words stay unfinished, and an empty line saves them when their line is opened."""
    day = reporting()
    journal = day.journal(RUN)
    journal.save_draft(RUN, "lead:note", "half a thou")
    after = await told(tmp_path, day, "note buy tea", "note", "", "list", "1", ".", journal=journal)
    assert after[0] == ["The note is kept."]
    assert "In the line already: half a thou. An empty line saves that." in after[1]
    assert after[2] == ["The note is kept."]
    assert [line.partition("  ")[2] for line in after[3][1:3]] == ["buy tea (note)", "half a thou (note)"]


async def test_time_is_told_once(tmp_path: Path) -> None:
    """That an item's time is up, and the cue for it: a line each, and no line for a second that passes."""
    day = started().goes_to("ex1")
    after = await told(tmp_path, day, "t", 60.0, 60.0, 20 * 60.0, 5.0, 5.0, 5.0)
    quiet = after[2]
    assert not [line for line in quiet if "left" in line]
    assert sum(line.startswith("Time is up") for lines in after for line in lines) == 1
    assert after[4] == after[5] == []


async def test_what_another_window_writes_is_told(tmp_path: Path) -> None:
    """With its number and its words, once."""
    day = reporting()
    journal = day.journal(RUN)

    def scribe(stage: Stage) -> None:
        Controller(journal.beside(), day.clock, RUN, "scribe").dispatch(CaptureIssue("G3", "the scribe heard this"))

    after = await told(tmp_path, day, scribe, 1.0, journal=journal)
    assert after[0] == ["E1-G3-1 was added: the scribe heard this"]
    assert after[1] == []


async def test_trouble_with_saving_is_told(tmp_path: Path) -> None:
    """In the same words as on the screen, once until it changes, and the day goes on."""
    day = reporting()
    journal = day.journal(RUN)

    def refuse(stage: Stage) -> None:
        journal.refuses = JournalProblem("The disk is full.")

    after = await told(tmp_path, day, refuse, "1 kept in memory", 1.0, journal=journal)
    assert any("NOT SAVED" in line for line in after[1])
    assert after[2] == []


async def test_lists_are_chosen_from_by_number_or_by_letters(tmp_path: Path) -> None:
    """Letters that leave several list those; letters that leave one choose it."""
    day = started().goes_to("ex1")
    after = await told(tmp_path, day, "go to", "zzz", "exercise", ".", "go to report-back 1")
    assert after[0][-1].startswith("Type a number")
    assert after[1] == ["Nothing matches these letters."]
    assert after[4][0].startswith("Item 4 of 8: Report-back 1"), after


async def test_rows_without_numbers_are_taken_by_word(tmp_path: Path) -> None:
    """Where a line is typed beside them: which is in hand is told, and an answer is for that one."""
    day = started().goes_to("ex1")
    after = await told(tmp_path, day, 240.0, "began earlier", "up", "9", "down", "2", "coming")
    assert "in hand: Only its clock ran … minutes ago" in after[1]
    assert "in hand: Exercise 1 began … minutes ago" in after[2]
    refused = [line for line in after[3] if "at most" in line]
    assert len(refused) == 1  # on the sheet and below it, but told once
    assert any(line.startswith("in hand: Only its clock ran") for line in after[4])
    assert any(line.startswith("Only its clock ran 2 min more: ") for line in after[5])
    assert "Report-back 1" in after[6][0]


async def test_the_board_is_worked_on_by_an_issues_number(tmp_path: Path) -> None:
    """Edit, put together, also us, give away, withdraw: whatever the keys can do to the chosen issue."""
    day = reporting()
    lines = ("1 first", "2 second", "edit e1-g1-1 first, reworded", "also us E1-G1-1 +3", "merge E1-G2-1 E1-G1-1")
    after = await told(tmp_path, day, *lines, "withdraw E1-G1-1", "undo", "said", "where")
    said = after[7]
    assert any("E1-G1-1 first, reworded" in line and "Group 3" in line for line in said)
    assert any("is together with" in line for line in after[4])
    assert any("is withdrawn" in line for line in after[5])
    assert after[8][0].startswith("Item ")


async def test_turns_go_on_by_word(tmp_path: Path) -> None:
    """The next one, a group's that is named, and one that has nothing new."""
    after = await told(tmp_path, reporting(), "turn", "turn 3", "nothing new", "turn 9")
    assert after[0] == ["Turn: Group 1."]
    assert after[1] == ["Turn: Group 3."]
    assert after[2][0].startswith("Turn: ")
    assert after[3] == ["There is no group 9."]


async def test_the_end_asks_and_an_empty_line_agrees(tmp_path: Path) -> None:
    """The session log is written before the program is left, also where the input ends at once."""
    after = await told(tmp_path, reporting(), "end", "")
    assert "an empty line: end the day" in after[0][-1]
    assert "The day has ended." in after[1]
    assert list((tmp_path / "exports").iterdir())


async def test_help_names_every_command_that_can_be_typed(tmp_path: Path) -> None:
    """Each of the lead's commands that work now and do not only move what is seen."""
    (lines,) = (await told(tmp_path, reporting(), "help"))[:1]
    text = "\n".join(lines)
    for name in ("next page", "capture", "note", "pledge", "undo", "time", "turn", "end the day", "blank room"):
        assert f"\n{name}" in text, name
    assert "scroll" not in text


async def test_the_prompt_says_what_a_line_is_for(tmp_path: Path) -> None:
    """One at a time, and none where nobody is asked."""
    after = await told(tmp_path, reporting(), "note", "slow down", prompts=True)
    assert after[0][-1].startswith("Note for yourself: ") or "Note for yourself" in after[0][0]


def test_every_command_of_the_lead_can_be_typed_by_its_label() -> None:
    """By the label that help names, whatever other command's name it begins like."""
    offered = [one for one in KEYS if one.label and one.where in ("lead", "forms", "line") and one.id not in LEFT_OUT]
    keys = [*Asking.KEYS, *offered]
    for one in offered:
        if shares(one):
            continue
        found = understand(one.label, keys, lambda word: False)
        assert isinstance(found, Asked), one.id
        assert found.key.label == one.label
        assert one.label in names_of(found.key)


def test_what_can_only_be_asked_here_is_documented() -> None:
    """Each question of plain mode is in the table, by the word that is typed."""
    page = (DOCS / "leading.md").read_text(encoding="utf-8").partition("## In plain lines")[2]
    for one in Asking.KEYS:
        assert f"`{one.label}`" in page, one.label


def test_a_page_is_read_without_its_drawing() -> None:
    """Lists, tables, bars and pictures in words; lines and boxes are left out."""
    words = (Span("Who"),), (Span("When"),)
    blocks = (
        Heading(1, (Span("Title"),)),
        ListLine(0, "2.", (Span("second"),)),
        Drawing(("┌──────┐", "│ Word │", "└──────┘")),
        Bars((Bar("Missed", 3, 5),)),
        Table(words, (((Span("GP"),), (Span("May"),)),)),
        Picture("x.png", "two doors"),
        Rule(),
    )
    expected = ["Title", "2. second", "A drawing with the words:", "Word", "Missed: 3 of 5", "Who: GP; When: May"]
    assert list(page_words(blocks)) == [*expected, "A picture: two doors"]
