"""The files around a plan: missing, unreadable, hostile, or outside the plan's tree."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facilitator.agenda.plan_reader import read_plan

from .writing import edited, read_changed, told, write_tree

DECK = "deck: ../content/welcome.md"


@pytest.mark.parametrize(
    ("reference", "what"),
    [
        ("../content/welcom.md", "there is no file '../content/welcom.md'; did you mean '../content/welcome.md'?"),
        ("../nowhere/at/all.md", "there is no file '../nowhere/at/all.md'"),
        ("../../elsewhere.md", "'../../elsewhere.md' leads out of the plan's folder"),
        ("../content/../../elsewhere.md", "'../content/../../elsewhere.md' leads out of the plan's folder"),
        ("/etc/notes.md", "'/etc/notes.md' is a path from the root of a disk; expected a path as seen from day.yaml"),
        ("~/notes.md", "'~/notes.md' is a path from the root of a disk"),
        ("C:/notes.md", "'C:/notes.md' is a path from the root of a disk"),
        ("..\\content\\welcome.md", "has a backslash; expected forward slashes; did you mean '../content/welcome.md'?"),
        ("https://example.org/a.md", "'https://example.org/a.md' is an address; expected a file of this plan"),
        (
            "../content/welcome.docx",
            "'deck' is '../content/welcome.docx'; expected the path of a file that ends in .md",
        ),
        ("../content/folder.md", "'../content/folder.md' is not a file"),
        ("x" * 5000 + ".md", "there is no file 'xxx"),
    ],
)
def test_a_path_must_name_a_file_of_the_plans_tree(tmp_path: Path, reference: str, what: str) -> None:
    """Each way to name another is told in its own words."""
    (tmp_path / "elsewhere.md").write_text("# Not yours\n", encoding="utf-8")
    (tmp_path / "tree" / "content" / "folder.md").mkdir(parents=True)
    reading = read_changed(tmp_path / "tree", edited(DECK, f"deck: {reference}"))
    assert reading.plan is not None
    assert not reading.plan.item("a01").deck
    (line,) = [one for one in told(reading, tmp_path / "tree") if "quiet room" not in one]
    assert line.startswith("sessions/day.yaml:18:11: warning: ")
    assert what in line


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_out_of_the_tree_is_refused_and_one_inside_it_is_followed(tmp_path: Path) -> None:
    """A link to itself is no file."""
    (tmp_path / "elsewhere.md").write_text("# Not yours\n", encoding="utf-8")
    path = write_tree(tmp_path / "tree", edited(DECK, "deck: ../content/link.md"))
    link = tmp_path / "tree" / "content" / "link.md"
    link.symlink_to(tmp_path / "elsewhere.md")
    (line,) = told(read_plan(path), tmp_path / "tree")
    assert "'../content/link.md' is a link that leads out of the plan's folder; expected the file itself" in line
    link.unlink()
    link.symlink_to("welcome.md")
    assert read_plan(path).plan is not None
    link.unlink()
    link.symlink_to("link.md")
    (line,) = told(read_plan(path), tmp_path / "tree")
    assert "there is no file '../content/link.md'" in line


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_folder_that_is_a_link_out_of_the_tree_is_refused(tmp_path: Path) -> None:
    """The path looks harmless there."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.md").write_text("# Not yours\n", encoding="utf-8")
    path = write_tree(tmp_path / "tree", edited(DECK, "deck: ../content/linked/a.md"))
    (tmp_path / "tree" / "content" / "linked").symlink_to(tmp_path / "elsewhere")
    assert "is a link that leads out of the plan's folder" in told(read_plan(path), tmp_path)[0]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_tree_that_is_reached_through_a_link_is_read(tmp_path: Path) -> None:
    """The tree as a whole may lie anywhere."""
    write_tree(tmp_path / "real")
    (tmp_path / "alias").symlink_to(tmp_path / "real")
    assert read_plan(tmp_path / "alias" / "sessions" / "day.yaml").plan is not None


BAD_BYTES = [
    (b"title: caf\xe9\n", "1:11: this character is not UTF-8 (byte E9); expected a file saved as UTF-8"),
    (b"a: 1\nb: \xf0\x28\n", "2:4: this character is not UTF-8 (byte F0)"),
    ("title: x\n".encode("utf-16"), " is saved as UTF-16; expected UTF-8"),
    (b"title: x\nb: \0\n", "2:4: there is a NUL character here; expected a text file"),
]


@pytest.mark.parametrize(
    "name", ["sessions/day.yaml", "content/welcome.md", "content/themes.yaml", "content/cases/robin.md"]
)
@pytest.mark.parametrize(("data", "what"), BAD_BYTES)
def test_a_file_that_is_no_utf_8_text_is_named(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    """Whichever of the plan's files it is."""
    reading = read_changed(tmp_path, {name: data})
    assert (reading.plan is None) == (name == "sessions/day.yaml")
    lines = [line.replace("warning: ", "", 1) for line in told(reading, tmp_path)]
    assert any(line.startswith(f"{name}:{what}") for line in lines)


@pytest.mark.parametrize("name", ["sessions/day.yaml", "content/welcome.md"])
def test_a_hundred_megabytes_are_refused_unread(tmp_path: Path, name: str) -> None:
    """By their size alone."""
    path = write_tree(tmp_path)
    with open(tmp_path / name, "r+b") as file:
        file.truncate(100_000_000)
    (line,) = told(read_plan(path), tmp_path)
    warned = "" if name == "sessions/day.yaml" else "warning: "
    assert line == f"{name}: {warned}is larger than 1,000,000 bytes; expected a smaller file"


def test_a_plan_that_is_not_there_or_no_file_is_a_problem(tmp_path: Path) -> None:
    """Never an exception."""
    assert told(read_plan(tmp_path / "none.yaml"), tmp_path) == ["none.yaml: there is no such file"]
    (tmp_path / "folder.yaml").mkdir()
    (line,) = told(read_plan(tmp_path / "folder.yaml"), tmp_path)
    assert line.startswith("folder.yaml: ")
    assert read_plan(Path("nul\0byte.yaml")).plan is None
    assert read_plan(tmp_path / ("x" * 5000)).plan is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_keep_the_reader_waiting(tmp_path: Path) -> None:
    """Opening one for reading usually waits for a writer."""
    path = write_tree(tmp_path, {"content/welcome.md": None})
    os.mkfifo(tmp_path / "content" / "welcome.md")
    assert "is not a file" in told(read_plan(path), tmp_path)[0]
    os.mkfifo(tmp_path / "pipe.yaml")
    assert told(read_plan(tmp_path / "pipe.yaml"), tmp_path) == ["pipe.yaml: is not an ordinary file"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    """With the system's reason."""
    path = write_tree(tmp_path)
    (tmp_path / "content" / "welcome.md").chmod(0)
    assert "content/welcome.md: warning: cannot be read (Permission denied)" in told(read_plan(path), tmp_path)


@pytest.mark.parametrize("data", ["# Café\n".encode("cp1252"), "# Café\n".encode("utf-16")])
def test_a_deck_from_an_old_program_keeps_its_words(tmp_path: Path, data: bytes) -> None:
    """It is told, and shown as it was meant."""
    reading = read_changed(tmp_path, {"content/welcome.md": data})
    assert reading.plan is not None
    assert reading.plan.decks["content/welcome.md"].pages[0].title == "Café"


def test_a_file_named_twice_is_read_and_blamed_once(tmp_path: Path) -> None:
    """Two items may share a deck."""
    changes = {
        **edited("    minutes: 20\n    at:", f"    minutes: 20\n    {DECK}\n    at:"),
        "content/welcome.md": b"\xff",
    }
    lines = told(read_changed(tmp_path, changes), tmp_path)
    assert [line for line in lines if line.startswith("content/welcome.md")] == [
        "content/welcome.md:1:1: warning: this character is not UTF-8 (byte FF); expected a file saved as UTF-8; "
        "read as 'Windows-1252'"
    ]


def test_problems_call_files_as_seen_from_where_the_plan_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a terminal's links lead there."""
    write_tree(tmp_path, {"content/welcome.md": "<b>x {{ quiet room }}\n"})
    monkeypatch.chdir(tmp_path)
    assert read_plan(Path("sessions/day.yaml")).problems[0].file == "content/welcome.md"
    monkeypatch.chdir(tmp_path / "sessions")
    assert read_plan(Path("day.yaml")).problems[0].file == "../content/welcome.md"
