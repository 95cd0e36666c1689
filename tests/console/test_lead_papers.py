"""What opens over the lead's screen: go to, keys, notes to read, lists, groups, export, palette, themes."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.console.screens.pick import ChoiceList
from facilitator.live.facts.agenda import PageTurned
from facilitator.live.facts.entries import (
    AddAction,
    AddNote,
    AddParking,
    EntryEdited,
    EntryWithdrawn,
    WithdrawEntry,
)
from facilitator.live.facts.groups import GroupAdded, GroupClosed, GroupRenamed, GroupReopened
from facilitator.live.facts.issues import CaptureIssue
from tests.console.stage import Stage, lead
from tests.makers import ITEMS, Day, small_plan, started


def listed(stage: Stage) -> list[str]:
    """The choices of the list on top."""
    return [choice.text.strip() for choice in stage.screen.query_one(ChoiceList).choices]


async def test_go_to_finds_items_and_pages_by_a_few_letters(tmp_path: Path) -> None:
    """Nothing moves before Enter."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("g")
        assert stage.top == "PickScreen"
        assert listed(stage)[:5] == ["1 Welcome", "welcome 1", "welcome 2", "welcome 3", "2 Aim"]
        await stage.put("wel 2")
        assert listed(stage) == ["welcome 2"]
        assert stage.happened() == []
        await stage.press("enter")
        assert stage.appended() == [PageTurned("welcome", 1)]
        await stage.press("g")
        await stage.put("back")
        assert listed(stage) == ["4 Report-back 1", "7 Report-back 2"]
        await stage.press("down", "enter")
        assert stage.now.id == "back2"


async def test_go_to_opens_on_the_present_item_and_is_left_by_escape(tmp_path: Path) -> None:
    """Arrows move the mark, the ends are ends."""
    async with lead(tmp_path, started().goes_to("close")) as stage:
        await stage.press("g")
        chosen = stage.screen.query_one(ChoiceList)
        assert chosen.chosen is not None
        assert chosen.chosen.id == "close"
        await stage.press("pagedown", "down")
        assert chosen.at == len(chosen.choices) - 1
        await stage.press("pageup", "pageup", "up", "up")
        assert chosen.at == 0
        await stage.press("escape")
        assert stage.happened() == []
        assert stage.top == "LeadScreen"


async def test_go_to_with_nothing_found_stays_open(tmp_path: Path) -> None:
    """Enter on nothing does nothing."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("g")
        await stage.put("xyzzy")
        assert stage.shows("Nothing matches these letters.")
        await stage.press("enter", "up", "down")
        assert stage.top == "PickScreen"
        await stage.put("")
        assert len(listed(stage)) > 8


async def test_go_to_the_present_item_says_so(tmp_path: Path) -> None:
    """It is no step."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("g", "enter")
        assert stage.happened() == []
        assert "at this item already" in stage.said


async def test_help_shows_the_keys_that_work_now(tmp_path: Path) -> None:
    """Opened and closed by the same key."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("question_mark")
        assert stage.top == "PaperScreen"
        assert stage.shows("Next page; from the last page")
        await stage.press("question_mark")
        assert stage.top == "LeadScreen"
        await stage.press("question_mark", "down", "down", "pagedown", "up", "q")
        assert stage.top == "LeadScreen"
        assert stage.happened() == []


async def test_private_words_in_full(tmp_path: Path) -> None:
    """Prompts, aims and the case's learning points; before the start there is a sentence."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.press("i")
        assert stage.shows("Learning points: Robin")
        assert stage.shows("Ask her")
        await stage.press("escape")
    async with lead(tmp_path, Day()) as stage:
        await stage.press("i")
        assert "once the day has begun" in stage.said or stage.top == "PaperScreen"


def led() -> Day:
    """A day whose first item says who leads it and what it needs."""
    first = replace(ITEMS[0], leads=("AB", "CD"), materials=("name badges", "pens"))
    return started(small_plan((first, *ITEMS[1:])))


async def test_who_leads_and_what_is_needed_stand_beside_the_page(tmp_path: Path) -> None:
    """And first in what is read in full; an item that says neither has no line for it."""
    async with lead(tmp_path, led()) as stage:
        assert stage.shows("Led by: AB, CD")
        assert stage.shows("Needs: name badges, pens")
        await stage.press("i")
        assert stage.shows("Led by: AB, CD")
        await stage.press("escape", "n")
        assert not stage.shows("Led by")
        assert not stage.shows("Needs:")


def noted() -> Day:
    """A day with a note, a parked question and an action."""
    day = started()
    day.does(AddNote("cold room"), AddParking("Who pays?"))
    day.does(AddAction("Write", "lead officer", "Friday"))
    return day


async def test_the_list_rewords_an_entry(tmp_path: Path) -> None:
    """Its owner and its date stay."""
    async with lead(tmp_path, noted()) as stage:
        await stage.press("l")
        assert listed(stage) == ["N1  cold room", "P1  Who pays?", "A1  Write"]
        await stage.press("down", "down", "enter")
        assert stage.head == "Reword A1"
        assert stage.line.value == "Write"
        await stage.enter("Write to the school")
        assert stage.appended() == [EntryEdited("A1", "Write to the school", "lead officer", "Friday")]
        assert "A1 is reworded" in stage.said


async def test_emptied_an_entry_is_taken_back(tmp_path: Path) -> None:
    """And undo brings it back."""
    async with lead(tmp_path, noted()) as stage:
        await stage.press("l", "enter")
        await stage.enter("")
        assert stage.appended() == [EntryWithdrawn("N1")]
        await stage.press("l")
        assert listed(stage) == ["P1  Who pays?", "A1  Write"]
        await stage.press("escape", "u", "l")
        assert len(listed(stage)) == 3


async def test_an_empty_list_says_how_to_fill_it(tmp_path: Path) -> None:
    """Nothing opens."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("l")
        assert "o notes, k parks" in stage.said
        assert stage.top == "LeadScreen"


async def test_an_entry_taken_back_elsewhere_meanwhile_is_refused_in_words(tmp_path: Path) -> None:
    """The words stay in the line."""
    day = noted()
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        await stage.press("l", "enter")
        day.does(WithdrawEntry("N1"), by="scribe")
        journal.beside().append("2026-03-02-abc", stage.seq, day.entries[-1:])
        await stage.turn(1)
        await stage.enter("warm room")
        assert "N1 has been taken back" in stage.said
        assert stage.line.value == "warm room"


async def test_a_group_is_renamed(tmp_path: Path) -> None:
    """By what the room calls it; a name that is taken is refused and kept in the line."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.press("m")
        assert listed(stage)[:3] == ["Add a group", "Rename Group 1", "Group 1 has left"]
        await stage.press("down", "enter")
        assert stage.line.value == "Group 1"
        await stage.enter("group 2")
        assert "called group 2 already" in stage.said
        assert stage.line.value == "group 2"
        await stage.enter("Health")
        assert stage.appended() == [GroupRenamed("G1", "Health")]
        await stage.press("1")
        assert stage.head.startswith("Health")


async def test_a_group_comes_and_goes(tmp_path: Path) -> None:
    """Added with or without a name, closed, and back again."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.press("m", "enter", "enter")
        await stage.press("m", "enter")
        await stage.enter("Latecomers")
        assert stage.appended() == [GroupAdded("G5", 5, "Group 5"), GroupAdded("G6", 6, "Latecomers")]
        await stage.press("m")
        await stage.put("Group 5 left")
        await stage.put("Group 5 has left")
        await stage.press("enter")
        assert stage.appended() == [GroupClosed("G5")]
        await stage.press("5")
        assert "There is no group 5" in stage.said
        await stage.press("escape", "m")
        await stage.put("is back")
        await stage.press("enter")
        assert stage.appended() == [GroupReopened("G5")]


async def test_the_log_is_exported_at_once(tmp_path: Path) -> None:
    """Every form of it, beside the day, which goes on meanwhile; and the words that say where."""
    day = started().goes_to("ex1")
    day.does(CaptureIssue("G1", "nobody asked her"))
    async with lead(tmp_path, day) as stage:
        await stage.press("x")
        await stage.written()
        written = sorted(path.suffix for path in (tmp_path / "exports").iterdir())
        assert set(written) == {".csv", ".docx", ".xlsx", ".html", ".md"}
        assert str(tmp_path / "exports") in stage.said
        assert any("nobody asked her" in path.read_text() for path in (tmp_path / "exports").glob("*.md"))
        assert stage.happened() == []


async def test_an_export_that_fails_says_so(tmp_path: Path) -> None:
    """The run goes on."""
    (tmp_path / "exports").write_text("in the way")
    async with lead(tmp_path, started()) as stage:
        await stage.press("x")
        await stage.written()
        assert "could not be written" in stage.said
        assert "Exported" not in stage.said
        await stage.press("space")
        assert stage.happened() == ["page.turned"]


async def test_the_palette_carries_out_commands_by_name(tmp_path: Path) -> None:
    """What works now, by its label."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("ctrl+p")
        assert stage.top == "PickScreen"
        names = {choice.text: choice.aside for choice in stage.screen.query_one(ChoiceList).choices}
        assert (names["next item"], names["reopen"]) == ("n", "not now · O")
        await stage.press(*"next item", "enter")
        assert stage.happened() == ["item.entered"]
        assert stage.now.id == "aim"
        await stage.press("ctrl+p", *"theme light", "enter")
        assert stage.app.theme == "light"


async def test_themes_go_round(tmp_path: Path) -> None:
    """`D` changes every panel at once, and nothing in the journal."""
    async with lead(tmp_path, started()) as stage:
        seen = []
        for _ in range(3):
            seen.append((stage.app.theme, str(stage.middle.render_line(0).text), stage.middle.ink.palette.name))
            await stage.press("D")
        assert [theme for theme, _, _ in seen] == ["dark", "light", "high contrast"]
        assert [name for _, _, name in seen] == ["dark", "light", "high contrast"]
        assert len({text for _, text, _ in seen}) == 1
        assert stage.app.theme == "dark"
        assert stage.happened() == []


@pytest.mark.parametrize("theme", ["light", "high contrast"])
async def test_a_theme_reaches_every_cell(tmp_path: Path, theme: str) -> None:
    """No panel is left behind in the colours of the one before."""
    async with lead(tmp_path, started()) as stage:
        stage.app.use_theme(theme)
        await stage.settle()
        grounds = {
            segment.style.bgcolor.triplet.hex
            for strip in stage.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None and segment.style.bgcolor is not None and segment.style.bgcolor.triplet
        }
        style, palette = stage.middle.ink, stage.middle.ink.palette
        stretches = {
            kind.bgcolor.triplet.hex
            for kind in (*style.stretch.values(), *style.stretch_past.values())
            if kind.bgcolor is not None and kind.bgcolor.triplet is not None
        }
        usual = {palette.ground, palette.panel, palette.accent_ground, palette.accent, palette.over, palette.warn}
        assert grounds <= usual | stretches
        assert palette.ground in grounds
