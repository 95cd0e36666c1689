"""Sentences that name a key name the one that is bound: the trainer's own, where she has one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import facilitator
from facilitator.console.keys import KEYS
from facilitator.console.painting.lettering import NAMED, named
from tests.console.stage import lead
from tests.makers import started

HOUSE = Path(facilitator.__file__).parent
SIGNS = {one.id: one.sign for one in KEYS}

TELLS = (
    "adds|asks|begins|brings|captures|changes|clears|closes|cuts|decides|deletes|ends|exports|fills|goes|hides|holds|if"
    "|leaves|links|lists|marks|opens|pauses|puts|reads|rewords|shows|splits|starts|takes|tells|turns|undoes|wins|writes"
)
FIXED = re.compile(rf"(?:^|[\s.:;,(])(?:(?:f )?[A-Za-z!#]|space|ctrl\+(?![zy])[a-z]|F[1-9])(?: (?:{TELLS})\b|: )")
"""A key in so many words, as the beginning of what it does. In a line, ctrl+z and ctrl+y are always undo and redo."""

NO_KEY = ("'a: b'", "E1-G3-1: ", "a letter opens one")
"""What only looks so: a promise about one screen, an example."""


def texts(path: Path) -> Iterator[str]:
    """The literal texts of a module, docstrings aside."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


SPEAKING = sorted(path for folder in ("console", "live", "application") for path in (HOUSE / folder).rglob("*.py"))


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_no_sentence_names_a_fixed_key(path: Path) -> None:
    """It would go on telling people to press what they have moved."""
    assert [text for text in texts(path) if FIXED.search(text) and not any(one in text for one in NO_KEY)] == []


def test_a_sentence_names_the_sign_that_a_command_has() -> None:
    """What stands in a sentence until somebody has a key of her own is what is declared."""
    found = [m for path in SPEAKING for text in texts(path) for m in NAMED.finditer(text)]
    assert len(found) >= 70
    assert {(one[1], one[2]) for one in found} <= set(SIGNS.items())


def test_words_of_people_are_left_alone() -> None:
    """Only what has the form of a command's name is one."""
    assert named("“a: b” ⟦undo:u⟧ ⟦not this⟧ [undo:u]", {"undo": "z"}) == "“a: b” z ⟦not this⟧ [undo:u]"


async def test_the_words_on_the_screen_follow_the_trainers_own_key(tmp_path: Path) -> None:
    """Undo and the capture key were moved; so were the words about them."""
    (tmp_path / "keys.yaml").write_text("undo: f7\ncapture.open: f6\n", encoding="utf-8")
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.press("up")
        assert "F6 captures the first issue" in stage.said or "f6 captures the first issue" in stage.said.lower()
        await stage.press("o")
        await stage.enter("a note")
        await stage.press("f7")
        assert "does it again" in stage.said
