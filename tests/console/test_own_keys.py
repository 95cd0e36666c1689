"""The trainer's own keys: read, checked in words, and working."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.console.key import with_own
from facilitator.console.keys import BY_ID
from facilitator.console.own_file import MOST_BYTES
from facilitator.console.own_keys import FILE, OwnKeys, read_own_keys
from tests.console.stage import lead
from tests.makers import Day, small_plan


def written(folder: Path, text: str) -> OwnKeys:
    """What is read from a file that says this."""
    (folder / FILE).write_text(text, encoding="utf-8")
    return read_own_keys(folder)


def test_without_a_file_there_are_no_own_keys(tmp_path: Path) -> None:
    """No file, no keys, no words."""
    assert read_own_keys(tmp_path) == OwnKeys()


def test_keys_are_read_as_text_whatever_yaml_makes_of_them(tmp_path: Path) -> None:
    """A key called y or 0 is that key, not yes or a number."""
    found = written(tmp_path, 'capture.open: y\nturns.order: f7\npage.next: "space, z"\nundo: 0\nclock.second: f6\n')
    assert found == OwnKeys(
        {"capture.open": "y", "turns.order": "f7", "page.next": "space,z", "undo": "0", "clock.second": "f6"}
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("page.nex: z", "did you mean page.next"),
        ("capture.group: '&'", "capture.group goes by the figures 1 to 9"),
        ("item.next: ctrl+shift+banana", "item.next stays on n: no key is called banana"),
        ("item.next: pagedwn", "did you mean pagedown"),
        ("item.next: crtl+n", "no key crtl to hold down; did you mean ctrl"),
        ("page.next: '.'", "page.next stays on space: . is the key of room.blank (blank room)"),
        ("capture.open:", "capture.open needs a key, such as c"),
        ("capture.open: [a, b]", "capture.open needs a key"),
        ("- a list", "should hold lines such as"),
        ("a: [", "is not a list of keys"),
        ("a: " + "[" * 9000, "is not a list of keys"),
        ("x" * (MOST_BYTES + 1), "too large"),
    ],
)
def test_what_cannot_be_followed_is_told_and_the_rest_holds(tmp_path: Path, text: str, said: str) -> None:
    """Each slip has its sentence."""
    found = written(tmp_path, text)
    assert said in found.told[0]
    assert not found.keys


def test_one_bad_line_leaves_the_others(tmp_path: Path) -> None:
    """A slip in one line costs only that line."""
    found = written(tmp_path, "nonsense: z\nundo: z\n")
    assert found.keys == {"undo": "z"}
    assert len(found.told) == 1


def test_a_file_that_is_not_text_is_told(tmp_path: Path) -> None:
    """Bytes that are no text are a sentence, not an error."""
    (tmp_path / FILE).write_bytes(b"\xff\xfe\x00")
    assert "could not be read" in read_own_keys(tmp_path).told[0]


def test_the_footer_shows_the_trainers_own_key() -> None:
    """What is shown is what has to be pressed."""
    assert with_own(BY_ID["undo"], OwnKeys({"undo": "z,ctrl+z"}).signs).sign == "z"
    assert with_own(BY_ID["undo"], {}).sign == "u"


def test_two_commands_may_change_places(tmp_path: Path) -> None:
    """A key is free once the command that had it has another."""
    assert written(tmp_path, "page.next: n\nitem.next: '&'\n").keys == {"page.next": "n", "item.next": "ampersand"}


def test_every_key_that_is_declared_is_a_key_that_may_be_wished_for(tmp_path: Path) -> None:
    """No name of ours is refused as nonsense."""
    for key in BY_ID.values():
        if key.keys and not key.keys.startswith("1,"):
            assert not written(tmp_path, f"{key.id}: '{key.keys}'").told


def test_what_has_no_key_is_said_to_be_found_by_its_name(tmp_path: Path) -> None:
    """A wish for it is told, not taken and then forgotten."""
    assert "letters.larger has no key: ctrl+p" in written(tmp_path, "letters.larger: f8").told[0]


async def test_the_card_before_the_start_names_the_key_that_begins(tmp_path: Path) -> None:
    """The trainer's own, where she has one."""
    (tmp_path / FILE).write_text("page.next: f6\n", encoding="utf-8")
    async with lead(tmp_path, Day(small_plan())) as stage:
        assert stage.shows("Press f6 to begin.")
        await stage.press("f6")
        assert stage.happened()[0] == "item.entered"


def test_what_works_while_one_types_goes_on_working_beside_a_letter(tmp_path: Path) -> None:
    """Sentences promise it, and a letter of her own would be a word there; nothing else may take it."""
    found = written(tmp_path, "undo: z\nforms.open: f7\ntally.open: z\n")
    assert found.keymap["undo"] == "z,ctrl+z"
    assert (found.signs["tally.open"], found.signs["read_back.open"]) == ("f7 z", "f7 r")
    assert "ctrl+z is the key of undo" in written(tmp_path, "undo: z\nitem.next: ctrl+z\n").told[0]


async def test_every_word_on_the_screen_follows_the_keys_that_were_moved(tmp_path: Path) -> None:
    """Panels, bars, refusals, cues and footers alike, before the day, in it and after it."""
    moved = {"page.next": "f6", "clock.toggle": "f7", "item.next": "f8", "papers.read": "f4", "room.mirror": "f12"}
    (tmp_path / FILE).write_text("".join(f"{name}: {key}\n" for name, key in moved.items()), encoding="utf-8")
    async with lead(tmp_path, Day(small_plan())) as stage:
        assert stage.shows("f6 starts the first item")
        await stage.press("f8", "f8", "f8")
        assert stage.shows("f7 starts")
        await stage.press("f7", *["f6"] * 5)
        assert "f8 goes on to the next item" in stage.said
        await stage.press("f12")
        assert stage.rows()[-1].endswith("f12")
