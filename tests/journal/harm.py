"""Ways to get in a journal's way: permissions that bind, a lock held by someone else, raw SQL, a window that dies."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

import facilitator

NOBODY = 65534


def run_sql(path: Path, *statements: str) -> None:
    """Do to a database what another program might do."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def overwrite(path: Path, start: int, data: bytes) -> None:
    """Put other bytes into a file."""
    with path.open("r+b") as file:
        file.seek(start)
        file.write(data)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the write lock, as a window that is stopped half way would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def folder_of_an_ordinary_user() -> Iterator[Path]:
    """A folder of a user whom permissions bind, and whose process this is meanwhile: they bind no root."""
    if os.name == "nt":
        pytest.skip("Windows knows no permission bits; the profile folder's access list stands in for them")
    folder = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    if root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


def run_window(script: str, *arguments: str) -> subprocess.Popen[str]:
    """Another process that runs this script, its output readable line by line."""
    root = str(Path(facilitator.__file__).parents[1])
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": root})
