"""Where the journal lies on this machine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from facilitator.disk.drives import drive_of
from facilitator.disk.long_paths import usual
from facilitator.journal.port import WriteRefused
from facilitator.journal.typed_path import at_home

PRIVATE = "private - do not pass on"
"""The folder for what is written and must not be passed on: it never lies among files that may be."""

SYNCED = ("onedrive", "dropbox", "icloud", "google drive", "my drive", "mobile documents", "cloudstorage")
"""How the folders of cloud services are called, as a part of the name and in small letters."""


def data_folder(override: Path | None, environment: Mapping[str, str]) -> Path:
    """The folder of the journal: what the command line says, else FACILITATOR_DATA, else the user's own data folder.

    Raises JournalProblem where that would lie in a home folder that there is not.
    """
    if override is not None:
        return at_home(override)
    if named := environment.get("FACILITATOR_DATA"):
        return at_home(Path(named))
    import platformdirs

    try:
        found = platformdirs.user_data_path("facilitator", appauthor=False)
    except RuntimeError:  # it knows of no home; older ones leave the "~" as it is
        found = Path("~")
    return at_home(found)


def journal_path(folder: Path) -> Path:
    """The journal's file in its folder."""
    return folder / "journal.db"


def make_folder(folder: Path) -> None:
    """Make the folder if it is missing, for this user alone.

    A folder that is there already keeps its permissions: it may be someone's documents folder, and the journal's
    file is private by itself. On Windows a new folder takes the access list of the user's profile, which is private
    to the user; the permission bits mean nothing there.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise WriteRefused(
            f"The folder {folder} cannot be made: {error.strerror or error}. Name another, that you may write to, "
            "with --data."
        ) from error


def doubt_about(folder: Path) -> str:
    """Words of warning when the folder looks shared or synchronised, else an empty text.

    Two machines writing one file through a network or a cloud service can lose words, and a stick is pulled out.
    """
    spelt = str(folder)
    drive = drive_of(folder)
    if drive == "network" or usual(spelt).startswith(("\\\\", "//")):
        return (
            f"{folder} is on the network. The journal is safer in a folder of this laptop's own disk: open it from "
            "this laptop alone, and make a backup before the day."
        )
    if drive == "stick":
        return (
            f"{folder} is on a stick. Leave it in until the program is closed; whoever finds it can read it all, and "
            "the journal is safer in a folder of this laptop's own disk."
        )
    parts = [part.casefold() for path in (folder, folder.resolve()) for part in path.parts]
    if any(name in part for part in parts for name in SYNCED):
        return (
            f"{folder} looks like a folder that a cloud service synchronises. The journal is safer elsewhere: a copy "
            "made in the middle of a day may be torn, and the words would leave this laptop."
        )
    return ""
