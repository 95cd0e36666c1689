"""Typing shows; Esc is one level; no letter meant for something else lands on the board; slips cost nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.console.painting.ink import PALETTES
from facilitator.live.facts.agenda import NextItem
from facilitator.live.facts.issues import CaptureIssue
from tests.console.stage import Stage, lead
from tests.makers import Day, started


@pytest.mark.parametrize("theme", PALETTES)
async def test_typing_has_its_own_word_and_colour(tmp_path: Path, theme: str) -> None:
    """Over the line and in it, in every theme; both are gone with the line."""
    async with lead(tmp_path, started(), size=(80, 24)) as stage:
        stage.app.use_theme(theme)
        await stage.press("o")
        assert stage.shows(" TYPING  Note for yourself ▸") or stage.shows(" TYPING ")
        ground = stage.line.styles.background.hex.lower()
        assert ground == PALETTES[theme].accent_ground
        assert ground not in (PALETTES[theme].ground, PALETTES[theme].panel)
        await stage.press("escape")
        assert not stage.shows("TYPING")


def to_report() -> Day:
    """At the exercise, with two items said in an earlier stay of nobody's."""
    day = started().goes_to("ex1")
    day.does(CaptureIssue("G1", "nobody asked"))
    return day


async def jumps(stage: Stage, words: str) -> None:
    """Go somewhere by the list."""
    await stage.press("g")
    await stage.enter(words)


async def test_letters_after_a_jump_are_commands_and_never_land_on_the_board(tmp_path: Path) -> None:
    """Who searches for the report-back and types on does not write on the board; one key opens the line."""
    async with lead(tmp_path, to_report()) as stage:
        await jumps(stage, "report")
        assert (stage.now.id, stage.place) == ("back1", "lead")
        assert "c opens the line" in stage.said
        await stage.press(*"hb", "enter")
        assert stage.texts() == ["nobody asked"]
        await stage.press("c")
        assert stage.head.startswith("Group 1")


async def test_the_way_on_opens_the_line_as_everyone_expects(tmp_path: Path) -> None:
    """The first time; who comes back to it finds it closed."""
    async with lead(tmp_path, to_report()) as stage:
        await stage.press("n")
        assert stage.place == "typing"
        await stage.press("escape", "n", "N")
        assert (stage.now.id, stage.place) == ("back1", "lead")


async def test_what_another_window_or_undo_does_opens_no_line(tmp_path: Path) -> None:
    """The next key was meant for something else."""
    day = to_report()
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        stage.controller.dispatch(NextItem())
        stage.lead.look()
        await stage.settle()
        assert (stage.now.id, stage.place) == ("back1", "lead")


async def test_escape_from_the_board_leads_where_one_came_from(tmp_path: Path) -> None:
    """Out of the line to the board and back into the line; from the lead's keys to the board and back to those."""
    async with lead(tmp_path, to_report()) as stage:
        await stage.press("n", "up", "escape")
        assert stage.place == "typing"
        await stage.press("escape")
        assert stage.place == "lead"
        await stage.press("up", "escape")
        assert stage.place == "lead"
        await stage.press("up", "m", "escape")
        assert stage.place == "board"
        await stage.press("enter", "escape")
        assert stage.place == "board"
        await stage.press("escape")
        assert stage.place == "lead"


async def test_editing_on_the_board_leads_back_into_the_line_one_came_from(tmp_path: Path) -> None:
    """Words typed after it are words, not commands."""
    async with lead(tmp_path, to_report()) as stage:
        await stage.press("n", "up", "enter")
        await stage.enter("nobody asked her")
        await stage.press("escape", *"and more", "enter")
        assert stage.texts() == ["nobody asked her", "and more"]


@pytest.mark.parametrize(
    ("opens", "levels"),
    [
        (("!",), 1),
        (("f",), 1),
        (("f", "o"), 1),
        (("f", "o", "?"), 2),
        (("ctrl+p",), 1),
        (("ctrl+p", "x", "y"), 1),
        (("G",), 1),
        (("f", "h"), 1),
        (("e",), 1),
        (("e", "m"), 2),
        (("o", "x"), 1),
        (("?",), 1),
    ],
    ids=str,
)
async def test_escape_is_one_level(tmp_path: Path, opens: tuple[str, ...], levels: int) -> None:
    """So many, and one is at the lead's keys; the next does nothing."""
    async with lead(tmp_path, started()) as stage:
        await stage.press(*opens)
        for _ in range(levels):
            assert (stage.top, stage.place) != ("LeadScreen", "lead")
            await stage.press("escape")
        assert (stage.top, stage.place) == ("LeadScreen", "lead")
        stage.happened()
        await stage.press("escape")
        assert (stage.top, stage.happened()) == ("LeadScreen", [])


# -- a small letter and its capital: what a slip costs ---------------------------------------------------------------


async def test_r_and_its_capital(tmp_path: Path) -> None:
    """An item that was begun again by a slip has its clock and its page again."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("space")
        await stage.turn(100)
        assert (stage.now.page_number, stage.now.clock.left) == (2, 500)
        await stage.press("R")
        assert (stage.now.page_number, stage.now.clock.left) == (1, 600)
        await stage.press("u")
        assert (stage.now.page_number, stage.now.clock.left) == (2, 500)


@pytest.mark.parametrize(
    ("slip", "back"),
    [
        ("N", ("u",)),
        ("n", ("u",)),
        ("t", ("u",)),
        ("T", ("escape",)),
        ("R", ("u",)),
        ("r", ()),
        ("S", ("u",)),
        ("s", ("escape",)),
        ("O", ()),
        ("o", ("escape",)),
        ("M", ("M",)),
        ("m", ("escape",)),
        ("E", ("escape",)),
        ("e", ("escape",)),
        ("B", ("B",)),
        ("b", ("b",)),
    ],
)
async def test_a_slip_between_a_small_letter_and_its_capital_costs_nothing(
    tmp_path: Path, slip: str, back: tuple[str, ...]
) -> None:
    """Undo, the same key or Esc, and the day is as it was: item, page, clock, room, words."""
    async with lead(tmp_path, started().goes_to("aim")) as stage:
        await stage.press("space", slip, *back)
        if back == () and slip == "r":
            assert "nothing to win back" in stage.said
        now = stage.now
        assert (now.id, now.page_number, now.clock.state, now.clock.left) == ("aim", 2, "running", 1200)
        assert (stage.top, stage.place, stage.mode.room, stage.state.room.blank) == ("LeadScreen", "lead", False, False)
        assert stage.view.phase == "running"
