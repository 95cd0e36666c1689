"""Where the journal lies, and whether that is a good place."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import platformdirs
import pytest

from facilitator.journal.place import data_folder, doubt_about, journal_path, make_folder
from facilitator.journal.port import WriteRefused


def test_the_command_line_decides() -> None:
    """Before the environment, before the system's own place."""
    assert data_folder(Path("chosen"), {"FACILITATOR_DATA": "named"}) == Path("chosen")
    assert data_folder(Path("~/chosen"), {}) == Path.home() / "chosen"


def test_the_environment_decides_next() -> None:
    """An empty value says nothing."""
    assert data_folder(None, {"FACILITATOR_DATA": "~/named"}) == Path.home() / "named"
    assert data_folder(None, {"FACILITATOR_DATA": ""}) == data_folder(None, {})


def test_else_it_is_the_users_own_data_folder() -> None:
    """Wherever the system keeps that."""
    folder = data_folder(None, {})
    assert folder == platformdirs.user_data_path("facilitator", appauthor=False)
    assert journal_path(folder).parent == folder


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("/Users/kim/OneDrive - Council/facilitator", "cloud"),
        ("/home/kim/Dropbox/facilitator", "cloud"),
        ("/Users/kim/Library/Mobile Documents/com~apple~CloudDocs/day", "cloud"),
        ("/Users/kim/Library/CloudStorage/GoogleDrive-kim/My Drive", "cloud"),
        ("/home/kim/iCloud Drive", "cloud"),
        ("//server/share/facilitator", "network"),
        ("\\\\server\\share\\facilitator", "network"),
    ],
)
def test_shared_folders_are_doubted(folder: str, words: str) -> None:
    """Two machines writing one file can lose words."""
    assert words in doubt_about(Path(folder))


def test_an_ordinary_folder_is_not_doubted(tmp_path: Path) -> None:
    """Most are fine."""
    assert doubt_about(tmp_path) == ""


def test_a_link_into_a_synchronised_folder_is_doubted(tmp_path: Path) -> None:
    """As desktops often are."""
    (tmp_path / "Dropbox").mkdir()
    link = tmp_path / "Desktop"
    try:
        link.symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    except OSError:
        pytest.skip("this user may not make links on Windows")
    assert "cloud" in doubt_about(link)


def test_a_new_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    """One that is there already keeps its permissions; on Windows it takes those of the profile."""
    folder = tmp_path / "some" / "where"
    make_folder(folder)
    make_folder(folder)
    assert folder.is_dir()
    assert os.name == "nt" or stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """Here a file is in the way."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(WriteRefused, match="cannot be made"):
        make_folder(tmp_path / "file" / "folder")
