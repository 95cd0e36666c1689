"""Keys of other keyboards: acted on by their place where that is certain, else told in words; and Caps Lock."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key

from facilitator.console.other_keyboards import Keyboard
from tests.console.stage import Stage, lead
from tests.makers import started

NU, JE, WIDE_N = "\u03bd", "\u0458", "\uff4e"
"""Letters that look like Latin ones."""


async def types(stage: Stage, characters: str) -> None:
    """Press keys that type these characters, as a terminal hands them over."""
    for character in characters:
        stage.app.post_message(events.Key(_character_to_key(character), character))
        await stage.settle()


async def test_greek_letters_are_taken_by_their_place(tmp_path: Path) -> None:
    """There is one Greek layout, so a small nu lies where n lies, and a large one where N does."""
    async with lead(tmp_path, started()) as stage:
        await types(stage, NU)
        assert stage.now.id == "aim"
        assert stage.said == "Greek keyboard: its keys are taken by their place."
        await types(stage, NU.upper())
        assert stage.now.id == "welcome"


async def test_a_cyrillic_letter_that_may_lie_anywhere_does_nothing_and_says_so(tmp_path: Path) -> None:
    """т is n in Moscow and t in Belgrade."""
    async with lead(tmp_path, started()) as stage:
        await types(stage, "т")
        assert stage.happened() == []
        assert stage.said.startswith("“т” is a Cyrillic letter, so nothing was done. Switch the keyboard")


@pytest.mark.parametrize(("known", "item"), [("ы", "aim"), (JE, "welcome")])
async def test_a_letter_that_one_layout_has_alone_tells_which_it_is(tmp_path: Path, known: str, item: str) -> None:
    """After ы, т is n; after je it is t."""
    async with lead(tmp_path, started()) as stage:
        await types(stage, known)
        await stage.press("escape")
        await types(stage, "т")
        assert stage.now.id == item
        assert stage.happened()[-1] == ("item.entered" if item == "aim" else "clock.paused")


async def test_figures_of_a_french_keyboard(tmp_path: Path) -> None:
    """The first is told of, because é lies elsewhere in Rome; from the second on it is certain."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await types(stage, "é")
        assert stage.said.startswith("“é” is no key here. Is this a French keyboard?")
        assert stage.place == "lead"
        await types(stage, '"')
        assert stage.head.startswith("Group 3")
        await stage.press("escape")
        await types(stage, "é")
        assert stage.head.startswith("Group 2")


async def test_a_quotation_mark_alone_is_no_french_keyboard(tmp_path: Path) -> None:
    """It is somebody's shift and 2."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await types(stage, "\"'(")
        assert (stage.place, stage.said) == ("lead", "")


async def test_wide_letters_are_letters(tmp_path: Path) -> None:
    """As a Japanese way of typing sends them."""
    async with lead(tmp_path, started()) as stage:
        await types(stage, WIDE_N)
        assert stage.now.id == "aim"


async def test_other_letters_are_told_of_on_a_sheet_too(tmp_path: Path) -> None:
    """Wherever keys are commands."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("!")
        await types(stage, "ש")
        assert stage.shows("is no key here")
        assert stage.top == "HappenedSheet"


async def test_in_a_line_every_letter_is_a_letter(tmp_path: Path) -> None:
    """Nothing is taken by its place where words are typed."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("o")
        await types(stage, f"{NU} т é NB")
        assert stage.line.value == f"{NU} т é NB"


async def test_caps_lock_is_noticed(tmp_path: Path) -> None:
    """Two capitals that differ; what they did is named, and how it is taken back."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.press("N")
        assert "Caps Lock" not in stage.said
        await stage.press("S")
        assert stage.said.endswith("ctrl+z takes back what they did.")
        assert "Caps Lock" in stage.said
        await stage.press("ctrl+z", "ctrl+z")
        assert stage.now.id == "ex1"


async def test_the_same_capital_twice_is_meant(tmp_path: Path) -> None:
    """Back two items, or done again twice."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.press("N", "N")
        assert "Caps Lock" not in stage.said


def test_nothing_is_learned_from_what_says_nothing() -> None:
    """Spaces, control characters and keys without a character."""
    keyboard = Keyboard()
    assert [keyboard.meant(one) for one in ("", " ", "\x1b", "%")] == [("", "")] * 4
