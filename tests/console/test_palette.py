"""The palette: what people say finds its command, with typing errors, and what was used most comes first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from facilitator.console.finding import Wanted, errors, find
from facilitator.console.keys import BY_ID
from facilitator.console.sayings import SAYINGS
from facilitator.console.screens.pick import ChoiceList
from facilitator.console.used import FILE, Used
from tests.console.stage import Stage, lead
from tests.makers import Day, started

HERE = Path(__file__).with_name("intents")
FIRST = 3
"""A command is found if it is among so many."""


def intents(name: str) -> list[tuple[str, set[str]]]:
    """What is wanted, in a trainer's words, with the commands any of which serves."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" = ") for line in lines if line and not line.startswith("#"))
    return [(words, set(ids.split())) for words, _, ids in pairs]


def listed(stage: Stage) -> list[str]:
    """The ids on the list, from above."""
    return [choice.id for choice in stage.screen.query_one(ChoiceList).choices]


async def said(stage: Stage, words: str) -> list[str]:
    """What comes first for some words."""
    await stage.put(words)
    return listed(stage)[:FIRST]


async def test_what_trainers_ask_for_is_found(tmp_path: Path) -> None:
    """In their own words, of which ten were written down before there was anything to find them with."""
    before, after, trainers = intents("before.txt"), intents("after.txt"), intents("trainers.txt")
    assert (len(before), len(after), len(trainers)) == (10, 20, 33)
    async with lead(tmp_path, started().goes_to("back1")) as stage:
        await stage.press("escape", "ctrl+p")
        asked = [*before, *after, *trainers]
        assert [words for words, ids in asked if not ids & set(await said(stage, words))] == []


TYPED = {
    "fier alarm": "interruption.alarm",
    "pasue": "clock.toggle",
    "interuption": "interruption.begin",
    "porjector": "happened.projector",
    "tiimer": "clock.second",
    "add gruop": "happened.group",
    "slide agian": "room.peek",
    "prnt": "paper.print",
    "suport page": "room.support",
    "atendance": "attendance.open",
    "undoo": "undo",
    "exprot": "export",
}


@pytest.mark.parametrize("typed", TYPED)
async def test_typing_errors_are_forgiven(typed: str) -> None:
    """Two letters that changed places, one too many, one missing, one in another's place."""
    wanted = [Wanted(one.id, one.label, one.help, (*one.synonyms, *SAYINGS.get(one.id, ()))) for one in COMMANDS]
    assert TYPED[typed] in find(wanted, typed, {})[:FIRST]


COMMANDS = [one for one in BY_ID.values() if one.where in ("lead", "forms", "happened", "anywhere") and one.label]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("alarm", "alarm", 0),
        ("alram", "alarm", 1),
        ("alrm", "alarm", 1),
        ("alaarm", "alarm", 1),
        ("alatm", "alarm", 1),
        ("larma", "alarm", 2),
        ("", "ab", 2),
        ("fire", "tables", 3),
    ],
)
def test_errors_are_counted_as_fingers_make_them(one: str, other: str, count: int) -> None:
    """Letters that changed places are one error, in either direction."""
    assert errors(one, other) == errors(other, one) == count


def test_short_words_are_no_typing_errors_of_others() -> None:
    """ "bell" and "tell" are two words, and nonsense finds nothing."""
    wanted = [Wanted("a", "bell"), Wanted("b", "go to")]
    assert find(wanted, "bel", {}) == ["a"]
    assert find(wanted, "xyzzy plugh", {}) == []


def test_every_saying_is_for_a_command() -> None:
    """And says something."""
    assert not SAYINGS.keys() - BY_ID.keys()
    assert all(saying and saying == saying.strip() for said in SAYINGS.values() for saying in said)


async def test_a_choice_is_done_and_looks_like_the_console(tmp_path: Path) -> None:
    """The name, its key at the right, and what it does under the one in hand."""
    async with lead(tmp_path, started(), size=(80, 24)) as stage:
        await stage.press("ctrl+p")
        await stage.put("hide the screen")
        assert any(row.split() == ["│", "▶", "blank", "room", "b", "│"] for row in stage.rows())
        assert stage.shows("Blank the room's screen, or bring it back")
        await stage.press("enter")
        assert stage.happened() == ["room.blanked"]


async def test_a_key_is_found_by_pressing_it(tmp_path: Path) -> None:
    """Who remembers the key and not what it is called."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("ctrl+p", "!")
        assert listed(stage)[0] == "happened.open"


async def test_what_cannot_be_now_is_found_and_says_why(tmp_path: Path) -> None:
    """A command that is left out looks as if there were none."""
    async with lead(tmp_path, Day().at("09:20")) as stage:
        await stage.press("ctrl+p")
        await stage.put("fire alarm")
        assert stage.shows("not now")
        await stage.press("enter")
        assert stage.said.startswith("That works once the day has begun")


async def test_what_was_used_most_comes_first(tmp_path: Path) -> None:
    """Also the next day, and nothing but ids and numbers is kept for it."""
    async with lead(tmp_path, started()) as stage:
        for _ in range(2):
            await stage.press("ctrl+p")
            await stage.enter("blank")
        await stage.press("ctrl+p")
        await stage.enter("pause")
        await stage.press("ctrl+p")
        assert listed(stage)[:2] == ["room.blank", "clock.toggle"]
    kept = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    assert kept == {"room.blank": 2, "clock.toggle": 1}
    (tmp_path / FILE).unlink()
    async with lead(tmp_path, started()) as stage:
        await stage.press("ctrl+p")
        assert listed(stage)[0] != "room.blank"


@pytest.mark.parametrize("text", ["", "[]", "{", '{"x": "y"}', '{"room.blank": -3}', "\x00"])
def test_nonsense_in_the_file_does_nothing(tmp_path: Path, text: str) -> None:
    """And the next choice is counted all the same."""
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    used = Used(tmp_path)
    assert used.counts() == {}
    used.count("undo")
    assert used.counts() == {"undo": 1}


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    """Costs the order of a list, and nothing else."""
    used = Used(tmp_path / "gone")
    used.count("undo")
    assert used.counts() == {}


async def test_larger_letters_have_no_key_and_are_found(tmp_path: Path) -> None:
    """The terminal makes them; who asks is told how."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("ctrl+p")
        await stage.enter("too small")
        assert stage.shows("ctrl and + makes them larger")
