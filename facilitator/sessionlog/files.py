"""Export files on disk: whole or not at all, and never in the place of somebody else's."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from facilitator.sessionlog.naming import with_run
from facilitator.sessionlog.problems import ExportProblem

HEAD = 64 * 1024
"""Bytes of a file in which its run's id is looked for; every format names it near the top."""


def write_export(folder: Path, run: str, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write the files of one run's export into a folder, which is made if need be; where each of them is now.

    An older export of the same run is replaced. If the folder has a file of one of these names that is not this
    run's, then all of them get the run's id into their names. Every file is complete on disk before the first
    takes its name. Raises ExportProblem in words, and then no half-written file is left.
    """
    with _in_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
        waiting = [(_part(path), path, content) for path, content in _places(folder, run, files)]
        try:
            for part, _, content in waiting:
                _write(part, content)
            for part, path, _ in waiting:
                os.replace(part, path)
            _settle(folder)
        finally:
            for part, _, _ in waiting:
                part.unlink(missing_ok=True)
    return tuple(path for _, path, _ in waiting)


def _places(folder: Path, run: str, files: Mapping[str, bytes]) -> list[tuple[Path, bytes]]:
    """Where each file goes: under its own name, or if that is taken under one with the run's id."""
    plain = [(folder / name, content) for name, content in files.items()]
    if all(_is_free(path, run, content) for path, content in plain):
        return plain
    named = [(folder / with_run(name, run), content) for name, content in files.items()]
    for path, content in named:
        if not _is_free(path, run, content):
            raise ExportProblem(
                f"{path} is there already and does not belong to this run. Move it away or choose another folder."
            )
    return named


def _is_free(path: Path, run: str, content: bytes) -> bool:
    """Whether nothing is lost by writing here: nothing is there, or this run's, or only the beginning of the same."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except FileNotFoundError:
        return True
    return run.encode() in head or (len(head) < HEAD and content.startswith(head))


def _part(path: Path) -> Path:
    """The name a file has until it is complete; hidden, in the same folder, so that renaming is one step."""
    return path.with_name(f".{os.urandom(8).hex()}.part")


def _write(path: Path, content: bytes) -> None:
    """A new file, durable, that only its owner may read."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Make the new names durable too, where a folder can be synchronised (not on Windows or some network drives)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # the content is safe already; some file systems cannot do this for a folder
            os.fsync(handle)
    finally:
        os.close(handle)


REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "it may not be written to, or a file of that name is open in another program",
    errno.EPERM: "it may not be written to, or a file of that name is open in another program",
    errno.ENOTDIR: "it is not a folder",
    errno.EEXIST: "it is not a folder",
    errno.EISDIR: "there is a folder with the name of a file",
    errno.ENAMETOOLONG: "its name is too long",
}


@contextmanager
def _in_words(folder: Path) -> Iterator[None]:
    """Failures of the system said as a sentence."""
    try:
        yield
    except OSError as problem:
        reason = REASONS.get(problem.errno or 0, problem.strerror or "the system refused")
        raise ExportProblem(f"The export could not be written to {folder}: {reason}.") from problem
    except ValueError as problem:
        raise ExportProblem(f"{str(folder)!r} cannot be the name of a folder.") from problem
