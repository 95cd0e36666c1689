"""The README says what is so: its keys, formats and pictures. Its commands are tested beside them, in `tests/cli`."""

from __future__ import annotations

import re
from pathlib import Path

from facilitator.console.keys import keys_table
from facilitator.sessionlog.formats import FORMATS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def between(name: str) -> str:
    """What stands between two markers."""
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", README, re.DOTALL)
    assert found is not None, f"the README has no {name} between markers"
    return found[1]


def test_the_keys_table_is_the_declarations() -> None:
    """The table is generated, and is the present one."""
    assert between("keys").strip() == keys_table().strip(), "python -m tests.readme writes it anew"


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


def test_nothing_in_the_readme_points_at_a_file_that_is_not_there() -> None:
    """Each file of the project that is named exists."""
    for path in re.findall(r"`((?:sessions|content|tests|facilitator)/[\w./-]+)`", README):
        assert (ROOT / path).exists(), path
