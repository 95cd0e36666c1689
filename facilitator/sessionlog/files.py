"""Export files on disk: whole or not at all, and never in the place of somebody else's."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from facilitator.disk.long_paths import reachable, read_by_people
from facilitator.disk.names import WINDOWS, trouble_with
from facilitator.disk.placing import HELD, PATIENT, PAUSE, discard, took, wait
from facilitator.sessionlog.naming import with_run
from facilitator.sessionlog.problems import ExportProblem

HEAD, TAIL = 64 * 1024, 4 * 1024
"""Bytes at the beginning and at the end of a file in which its run's id is looked for; every format names it there."""

TRIES = len(PATIENT) + 1
"""How often a file that another program holds is tried, all files in turn."""

NAMES = 230
"""Characters that the name of an exported file has at most."""

SECOND = range(2, 10)
"""Numbers for a second name, where a program goes on holding the first."""

NUMBERED = re.compile(r"(.+) \([2-9]\)(\.[^.]+)", re.DOTALL)
"""A second name."""


Pause = Callable[[float], None]


def write_export(folder: Path, run: str, files: Mapping[str, bytes], pause: Pause = wait) -> tuple[Path, ...]:
    """Write the files of one run's export into a folder, which is made if need be; where each of them is now.

    An older export of the same run is replaced. If the folder has a file of one of these names that is not this
    run's, then all of them get the run's id into their names. Every file is complete on disk before the first
    takes its name. One that another program holds is tried again for some seconds (`pause` waits); then the new one
    gets a second name beside it, which `held` tells. Raises ExportProblem in words, and then no half-written file is
    left.
    """
    for name in files:
        if WINDOWS and (trouble := trouble_with(name)):
            raise ExportProblem(trouble)
    with _in_words(folder):
        folder = reachable(folder, below=NAMES)
        folder.mkdir(parents=True, exist_ok=True)
        waiting = [(_part(path), path, content) for path, content in _places(folder, run, files, pause)]
        try:
            for part, _, content in waiting:
                _write(part, content)
            placed = _placed(waiting, run, pause)
            _settle(folder)
        finally:
            for part, _, _ in waiting:
                discard(part)
    return tuple(map(read_by_people, placed))


def held(paths: Iterable[Path]) -> str:
    """A sentence about files that got a second name because a program holds the first; nothing for the most."""
    told = []
    for path in paths:
        found = NUMBERED.fullmatch(path.name)
        if found is not None:
            usual = f"{found[1]}{found[2]}"
            told.append(f"{usual} is held by another program and still the earlier one; {path.name} is new.")
    return " ".join(told)


def _placed(waiting: Sequence[tuple[Path, Path, bytes]], run: str, pause: Pause) -> tuple[Path, ...]:
    """Give all files their names; where each of them is."""
    where: dict[Path, Path] = {}
    for attempt in range(TRIES):
        for part, path, _ in waiting:
            if path not in where and took(part, path):
                where[path] = path
        if len(where) == len(waiting):
            break
        if attempt < TRIES - 1:
            pause(PAUSE)
    for part, path, content in waiting:
        if path not in where:
            where[path] = _second(part, path, run, content, sorted(found.name for found in where.values()))
    return tuple(where[path] for _, path, _ in waiting)


def _second(part: Path, path: Path, run: str, content: bytes, new: Sequence[str]) -> Path:
    """A second name for a file; `new` are those that are in their place already. Raises ExportProblem."""
    for number in SECOND:
        other = path.with_name(_numbered(path.name, number))
        with suppress(PermissionError):
            if _is_free(other, run, content) and took(part, other):
                return other
    told = f" These are new: {', '.join(new)}; the others are still the earlier ones." if new else ""
    raise ExportProblem(f"{path} could not be written: {REASONS[errno.EACCES]}. Close it, and export again.{told}")


def _numbered(name: str, number: int) -> str:
    stem, dot, suffix = name.rpartition(".")
    return f"{stem} ({number}){dot}{suffix}"


def _places(folder: Path, run: str, files: Mapping[str, bytes], pause: Pause) -> list[tuple[Path, bytes]]:
    """Where each file goes: under its own name, or if that is taken under one with the run's id.

    What a program holds so that it cannot even be read stays where it is: the new one gets a second name.
    """
    plain = [(folder / name, content) for name, content in files.items()]
    named = [(folder / with_run(name, run), content) for name, content in files.items()]
    for wanted in (plain, named):
        free = _free(wanted, run, pause)
        if False not in free.values():
            return [(path if free[path] else _next(path, run, content), content) for path, content in wanted]
    taken = next(path for path, is_free in free.items() if is_free is False)
    raise ExportProblem(
        f"{taken} is there already and does not belong to this run. Move it away or choose another folder."
    )


def _free(wanted: Sequence[tuple[Path, bytes]], run: str, pause: Pause) -> dict[Path, bool | None]:
    """Whether each name is free; None where a program held what is there all the time."""
    found: dict[Path, bool | None] = dict.fromkeys((path for path, _ in wanted), None)
    for attempt in range(TRIES):
        for path, content in wanted:
            if found[path] is None:
                with suppress(PermissionError):
                    found[path] = _is_free(path, run, content)
        if None not in found.values() or attempt == TRIES - 1:
            break
        pause(PAUSE)
    return found


def _next(path: Path, run: str, content: bytes) -> Path:
    """The first second name that is free. Raises PermissionError where none is."""
    for number in SECOND:
        other = path.with_name(_numbered(path.name, number))
        with suppress(PermissionError):
            if _is_free(other, run, content):
                return other
    raise PermissionError(errno.EACCES, "held")


def _is_free(path: Path, run: str, content: bytes) -> bool:
    """Whether nothing is lost by writing here: nothing is there, or this run's, or only the beginning of the same."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            file.seek(max(0, os.fstat(file.fileno()).st_size - TAIL))
            tail = file.read(TAIL)
    except FileNotFoundError:
        return True
    return run.encode() in head + b"\n" + tail or (len(head) < HEAD and content.startswith(head))


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
    errno.EACCES: HELD,
    errno.EPERM: HELD,
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
