"""A key given by pressing it: it works at once, clashes are refused by name, and the file keeps all else."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.console.changing_keys import REMOTE, ChangingKeys, refusal, stays
from facilitator.console.kept_lines import without
from facilitator.console.keys import BY_ID
from facilitator.console.own_keys import FILE, OwnKeys, read_own_keys
from facilitator.console.screens.pick import ChoiceList
from tests.console.stage import Stage, lead, on_stage
from tests.console.test_home import home
from tests.console.test_keys import REMOTE as SENT
from tests.makers import HandClock, started

MINE = "# ours\r\nundo: 'z'  # as at home\r\n\r\nclock.toggle: f7\r\n"


async def to_keys(stage: Stage, words: str) -> None:
    """From a screen to the list of keys, with the command that these words mean in hand."""
    await stage.press("f9", *["pagedown"] * 20, "enter", *words)
    assert stage.top == "OwnKeysScreen"


def in_hand(stage: Stage) -> str:
    """The id of the command in hand."""
    chosen = stage.screen.query_one(ChoiceList).chosen
    return chosen.id if chosen is not None else ""


async def test_a_key_that_is_pressed_works_at_once_and_is_kept(tmp_path: Path) -> None:
    """On the day, without leaving it; and the footers say the new one."""
    async with lead(tmp_path, started()) as stage:
        await to_keys(stage, "next item")
        assert in_hand(stage) == "item.next"
        await stage.press("enter")
        assert stage.shows("Press the new key for “next item” now.")
        await stage.press("f6")
        assert stage.shows("next item: f6. It holds in this window now")
        assert (tmp_path / FILE).read_text() == "item.next: f6\n"
        await stage.press("escape", "escape")
        assert stage.shows("1 of your own")
        await stage.press("escape")
        assert stage.top == "LeadScreen"
        assert "f6 next item" in " ".join(" ".join(stage.rows()).split())
        stage.happened()
        await stage.press("n")
        assert not stage.happened()
        await stage.press("f6")
        assert stage.happened()[0] == "item.entered"


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_clash_names_the_other_command_and_esc_leaves_all_as_it_was(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Also a key that would leave the program or open the menu: it does neither while one is asked for."""
    async with on_stage(home(tmp_path), HandClock(), size) as stage:
        await to_keys(stage, "next item")
        for pressed, other in (
            ("u", "“undo”"),
            ("ctrl+c", "“copy”"),
            ("f10", "“menu”: The menu"),
            ("pagedown", "remotes"),
        ):
            await stage.press("enter", pressed)
            assert stage.top == "OwnKeysScreen"
            assert stage.shows("Next item stays as it is:")
            assert stage.shows(other)
        await stage.press("enter", "escape")
        assert stage.shows("next item: as it was.")
        assert stage.top == "OwnKeysScreen"
    assert not (tmp_path / FILE).exists()


async def test_delete_gives_the_usual_key_back(tmp_path: Path) -> None:
    """Once the letters that found the command are gone; it works at once again."""
    (tmp_path / FILE).write_text("item.next: f6\n")
    async with lead(tmp_path, started()) as stage:
        await to_keys(stage, "xy")
        await stage.press("backspace", "backspace")
        while in_hand(stage) != "item.next":
            await stage.press("down")
        assert stage.shows("f6 (usually n)")
        await stage.press("delete")
        assert stage.shows("next item: n. It holds")
        await stage.press("escape", "escape")
        stage.happened()
        await stage.press("n")
        assert stage.happened()[0] == "item.entered"
    assert (tmp_path / FILE).read_text() == ""


def test_a_line_is_put_changed_and_taken_out_where_it_stands(tmp_path: Path) -> None:
    """Comments, blank lines, quotes and ends of lines stay byte for byte."""
    (tmp_path / FILE).write_bytes(MINE.encode())
    assert ChangingKeys(tmp_path).give(BY_ID["item.next"], "full_stop") != ""
    assert ChangingKeys(tmp_path).give(BY_ID["undo"], "f6") == ""
    assert (tmp_path / FILE).read_bytes() == MINE.replace("'z'", "f6").encode()
    assert ChangingKeys(tmp_path).give_back(BY_ID["undo"]) == ""
    assert (tmp_path / FILE).read_bytes() == b"# ours\r\n# as at home\r\n\r\nclock.toggle: f7\r\n"
    assert read_own_keys(tmp_path).keys == {"clock.toggle": "f7"}


def test_a_usual_key_that_another_has_now_is_not_given_back(tmp_path: Path) -> None:
    """It would take the key from that one without a word."""
    (tmp_path / FILE).write_text("item.next: f6\nundo: n\n")
    assert "“undo”" in ChangingKeys(tmp_path).give_back(BY_ID["item.next"])
    assert read_own_keys(tmp_path).keys == {"item.next": "f6", "undo": "n"}


def test_a_file_that_is_no_list_is_left_alone(tmp_path: Path) -> None:
    """What is wrong with it is said; one between braces is written as lines."""
    (tmp_path / FILE).write_text("- a\n")
    assert "Nothing was changed" in ChangingKeys(tmp_path).give(BY_ID["undo"], "f6")
    assert (tmp_path / FILE).read_text() == "- a\n"
    (tmp_path / FILE).write_text("{undo: z}\n")
    assert ChangingKeys(tmp_path).give(BY_ID["item.next"], "f6") == ""
    assert read_own_keys(tmp_path).keys == {"undo": "z", "item.next": "f6"}


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("page.next", "presenter remotes send it"),
        ("room.blank", "presenter remotes send it"),
        ("sheet.close", "stays on esc"),
        ("program.copy", "as in every terminal"),
        ("letters.larger", "has no key"),
        ("capture.group", "figures 1 to 9"),
    ],
)
def test_keys_that_stay_say_why(command: str, said: str) -> None:
    """In the list, before any key is asked for."""
    assert said in stays(BY_ID[command])


@pytest.mark.parametrize(
    ("command", "pressed", "said"),
    [
        ("page.down", "n", "“next item”"),
        ("walk.left", "up", "is the key of"),
        ("pick.down", "j", "is for words there"),
        ("turn.pass", "enter", "is for words there"),
        ("menu", "space", "presenter remotes send"),
    ],
)
def test_a_key_that_would_do_harm_or_nothing_is_refused(command: str, pressed: str, said: str) -> None:
    """A letter of a longer key's name, a key of every sheet, a letter where letters are words, a remote's."""
    assert said in refusal(BY_ID[command], pressed, OwnKeys())


def test_the_keys_of_remotes_are_those_that_are_tried(tmp_path: Path) -> None:
    """One list here, one in the tests of what a remote may do."""
    assert REMOTE == SENT


@pytest.mark.parametrize(
    "text", ["undo: z", "a: 1\nundo: z\n", "\ufeffundo: z\na: 1\n", "undo:\na: 1\n", "undo: z\nundo: y\n"]
)
def test_a_line_is_taken_out_of_any_file(text: str) -> None:
    """Without a last end of line, after a mark of its encoding, without a value, twice."""
    assert without(text, "undo").removeprefix("\ufeff") == ("a: 1\n" if "a" in text else "")
