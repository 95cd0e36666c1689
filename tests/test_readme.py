"""What people read says what is so: its keys, formats and pictures. Its commands are tested in `tests/cli`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.console.keys import KEYS
from facilitator.sessionlog.formats import FORMATS
from tests.documents import PAGES, all_that_people_read
from tests.readme import PLACES, SHEETS, keys_tables

ROOT = Path(__file__).parent.parent
BESIDE = ("content/README.md", "sessions/README.md", "tests/README.md", ".github/CONTRIBUTING.md")
MADE_UP = ("cases/", "notes/", "plans/", "a01-welcome.md", "test_slides.py")
"""Names in them that stand for files of each day, or for files that the words before them place."""
READ = all_that_people_read()
HOUSE = ROOT / "facilitator" / "README.md"


def between(name: str) -> str:
    """What stands between two markers."""
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", READ, re.DOTALL)
    assert found is not None, f"no page has {name} between markers"
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
        assert re.search(rf"--format [a-z,]*\b{name}\b", READ), name


def test_every_picture_is_there() -> None:
    """Each picture that is shown exists."""
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", READ)
    assert len(pictures) >= 3


@pytest.mark.parametrize("page", [*PAGES, HOUSE], ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    """To a file of the project, beside the page that has the link."""
    for path in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / path).is_file(), path


def test_the_top_readme_is_two_pages() -> None:
    """Sixty lines a page; whoever leads a day reads no more before the first one."""
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 125


@pytest.mark.parametrize("readme", [*(page.relative_to(ROOT).as_posix() for page in PAGES), *BESIDE])
def test_nothing_in_a_readme_points_at_a_file_that_is_not_there(readme: str) -> None:
    """Each file of the project that is named exists; beside another folder's files, also those named from there."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    for path in re.findall(r"`((?:sessions|content|tests|facilitator)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), path
    if readme in BESIDE:
        folder = (ROOT / readme).parent
        for path in re.findall(r"`([\w/]+/|[\w/]+\.(?:py|json|md))`", text):
            assert (folder / path).exists() or (ROOT / path).exists() or path in MADE_UP, path


def recipes() -> dict[str, list[str]]:
    """Each recipe of the house by its name, with the files that it names."""
    text = HOUSE.read_text(encoding="utf-8")
    found = re.search(r"<!-- recipes -->\n(.*?)<!-- /recipes -->", text, re.DOTALL)
    assert found is not None
    told = re.findall(r"\*\*([^*]+)\*\*:.*?\n((?:`[\w./]+`(?:, )?)+)\n", found[1], re.DOTALL)
    return {name: re.findall(r"`([\w./]+)`", files) for name, files in told}


MOST_FILES = {
    "An export format": 2,
    "A kind of item": 2,
    "A command with a key and an event": 4,
    "A field of an issue": 7,
}
"""How many files a recipe may name at the most, the module that is added counted for a format."""


def test_the_recipes_lead_to_files_that_are_there() -> None:
    """And to few of them."""
    found = recipes()
    assert len(found) == HOUSE.read_text(encoding="utf-8").split("<!-- recipes -->")[1].count("**:") >= 8
    for name, files in found.items():
        for path in files:
            assert (HOUSE.parent / path).exists(), f"{name}: {path} is not there"
        assert len(files) <= MOST_FILES.get(name, 4), name


def test_the_house_names_its_folders() -> None:
    """Each part of the package is in the drawing, and no other."""
    drawn = re.findall(r"^(\w+)(?:/|\.py) ", HOUSE.read_text(encoding="utf-8"), re.MULTILINE)
    modules = {path.stem for path in HOUSE.parent.glob("*.py")} - {"__init__", "__main__"}
    assert set(drawn) == {path.parent.name for path in HOUSE.parent.glob("*/__init__.py")} | modules | {"docs"}
