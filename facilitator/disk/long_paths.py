r"""Paths that are longer than Windows takes in their usual form (260 characters, for a folder 248).

Written in full and behind `\\?\` they have no such limit, whatever the registry says. What people read is the usual
form: Explorer takes no other.
"""

from __future__ import annotations

import os
from pathlib import Path

MOST = 247
"""Characters of a path, or of a folder, that Windows takes in its usual form."""

BELOW = 110
"""Characters that the program adds below a data folder at most, but for names of exports."""

VERBATIM, SHARE = "\\\\?\\", "\\\\?\\UNC\\"


def verbatim(path: str) -> str:
    """A full path of Windows in the form without a limit."""
    if path.startswith(("\\\\?\\", "\\\\.\\")):
        return path
    return f"{SHARE}{path[2:]}" if path.startswith("\\\\") else f"{VERBATIM}{path}"


def usual(path: str) -> str:
    """The form that people read."""
    if path.startswith(SHARE):
        return f"\\\\{path.removeprefix(SHARE)}"
    return path.removeprefix(VERBATIM)


def reachable(path: Path, below: int = 0) -> Path:
    """The path in a form in which the system takes it, with a name of so many characters below it."""
    if os.name != "nt":
        return path
    return Path(_reachable(os.path.abspath(path), below))


def _reachable(path: str, below: int) -> str:
    return verbatim(path) if len(path) + below > MOST else path


def read_by_people(path: Path) -> Path:
    """The same path in its usual form."""
    return Path(usual(str(path))) if os.name == "nt" else path
