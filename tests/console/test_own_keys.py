"""The trainer's own keys: read, checked in words, and working."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.console.key import with_own
from facilitator.console.keys import BY_ID
from facilitator.console.own_keys import FILE, MOST_BYTES, OwnKeys, read_own_keys


def written(folder: Path, text: str) -> OwnKeys:
    """What is read from a file that says this."""
    (folder / FILE).write_text(text, encoding="utf-8")
    return read_own_keys(folder)


def test_without_a_file_there_are_no_own_keys(tmp_path: Path) -> None:
    """No file, no keys, no words."""
    assert read_own_keys(tmp_path) == OwnKeys()


def test_keys_are_read_as_text_whatever_yaml_makes_of_them(tmp_path: Path) -> None:
    """A key called y or 0 is that key, not yes or a number."""
    found = written(tmp_path, 'capture.open: y\npage.next: "space, z"\nundo: 0\n')
    assert found == OwnKeys({"capture.open": "y", "page.next": "space,z", "undo": "0"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("page.nex: z", "did you mean page.next"),
        ("capture.group: z", "no command is called capture.group"),
        ("capture.open:", "capture.open needs a key, such as c"),
        ("capture.open: [a, b]", "capture.open needs a key"),
        ("- a list", "should hold lines such as"),
        ("a: [", "is not a list of keys"),
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
    assert with_own(BY_ID["undo"], {"undo": "z,ctrl+z"}).sign == "z"
    assert with_own(BY_ID["undo"], {}).sign == "u"
