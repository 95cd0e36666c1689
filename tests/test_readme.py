"""The README says what is so: its keys, formats and pictures. Its commands are tested beside them, in `tests/cli`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.console.keys import KEYS
from facilitator.sessionlog.formats import FORMATS
from tests.readme import PLACES, SHEETS, keys_tables

ROOT = Path(__file__).parent.parent
BESIDE = ("content/README.md", "sessions/README.md", "tests/README.md", ".github/CONTRIBUTING.md")
MADE_UP = ("cases/", "notes/", "plans/", "a01-welcome.md", "test_slides.py")
"""Names in them that stand for files of each day, or for files that the words before them place."""
README = (ROOT / "README.md").read_text(encoding="utf-8")


def between(name: str) -> str:
    """What stands between two markers."""
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", README, re.DOTALL)
    assert found is not None, f"the README has no {name} between markers"
    return found[1]


def test_the_keys_table_is_the_declarations() -> None:
    """The tables are generated, and are the present ones."""
    assert between("keys").strip() == keys_tables().strip(), "python -m tests.readme writes it anew"


def test_the_tables_list_every_command_once_with_its_keys() -> None:
    """Under a heading that says where it works."""
    tables = keys_tables()
    for key in KEYS:
        assert tables.count(f"| `{key.id}` |") == 1
        assert key.help in tables
    rows = [line for line in tables.splitlines() if line.startswith("|")]
    assert all(line.count("|") - line.count("`|`") == 4 for line in rows)
    used = {key.where for key in KEYS}
    assert set(SHEETS) <= used
    assert {place for places in PLACES.values() for place in places} <= used


def test_every_format_is_in_the_readme() -> None:
    """No export format is left out."""
    for name in FORMATS:
        assert re.search(rf"--format [a-z,]*\b{name}\b", README), name


def test_every_picture_is_there() -> None:
    """Each picture that is shown exists."""
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert len(pictures) >= 3
    for picture in pictures:
        assert (ROOT / picture).is_file(), picture


@pytest.mark.parametrize("readme", ["README.md", *BESIDE])
def test_nothing_in_a_readme_points_at_a_file_that_is_not_there(readme: str) -> None:
    """Each file of the project that is named exists; beside another folder's files, also those named from there."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    for path in re.findall(r"`((?:sessions|content|tests|facilitator)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), path
    if readme != "README.md":
        folder = (ROOT / readme).parent
        for path in re.findall(r"`([\w/]+/|[\w/]+\.(?:py|json|md))`", text):
            assert (folder / path).exists() or (ROOT / path).exists() or path in MADE_UP, path
