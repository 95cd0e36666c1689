"""Giving a file its name, moving it, removing it: the only place that does so.

On Windows a file that Word, a scanner or a synchronising service has open can be neither replaced, moved nor removed;
the system refuses as it does where one has no right to. Most hold it for less than a second, so all of it is tried
again. What is still refused then raises PermissionError, and whoever asked says it in words or takes a second name.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from time import sleep
from typing import TypeVar

from facilitator.disk.long_paths import reachable

PAUSE = 0.25
PATIENT = (PAUSE,) * 11
"""Seconds to wait before each further try: longer in all than a scanner takes."""

BRIEF = (0.05, 0.1, 0.25)
"""The same where somebody waits at the keyboard and little is lost."""

BUSY = (errno.EBUSY, getattr(errno, "ETXTBSY", errno.EBUSY))
"""What network drives say of a file that is held."""

HELD = "it may not be written to, or a file of that name is open in another program"
"""Why it was refused, as a part of a sentence."""

Waits = Sequence[float]
Done = TypeVar("Done")


def wait(seconds: float) -> None:
    """Let a moment pass."""
    sleep(seconds)


def put(source: Path, target: Path, waits: Waits = PATIENT) -> None:
    """Give a file the name of another, which it replaces in one step. Raises OSError."""
    patiently(lambda: os.replace(reachable(source), reachable(target)), waits)


def took(source: Path, target: Path) -> bool:
    """The same in a single try; whether it went. Raises OSError for all but a file that is held."""
    try:
        put(source, target, ())
    except PermissionError:
        return False
    return True


def move(source: Path, target: Path, waits: Waits = PATIENT) -> None:
    """Give a file or a folder a name that is free. Raises OSError; FileExistsError where it is not free."""
    if os.path.lexists(target):  # Windows refuses by itself, POSIX would replace it
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    patiently(lambda: os.rename(reachable(source), reachable(target)), waits)


def put_new(source: Path, target: Path) -> None:
    """Give a file a second name that is free, in one step. Raises OSError where the disk knows no such names."""
    os.link(reachable(source), reachable(target))


def remove(path: Path, waits: Waits = PATIENT) -> None:
    """Remove a file; one that is not there is no problem. Raises OSError."""
    with suppress(FileNotFoundError):
        patiently(lambda: os.unlink(reachable(path)), waits)


def remove_folder(path: Path, waits: Waits = BRIEF) -> None:
    """Remove an empty folder. Raises OSError, also where something is in it."""
    patiently(lambda: os.rmdir(reachable(path)), waits)


def discard(path: Path) -> None:
    """Remove a draft that has become useless; what cannot be removed lies there and does no harm."""
    with suppress(OSError):
        remove(path, BRIEF)


def discard_folder(path: Path) -> None:
    """Remove a folder that was made as a draft, with all that is in it, as far as it goes; it may not be there."""
    import shutil

    shutil.rmtree(reachable(path), ignore_errors=True)


def reason(problem: OSError) -> str:
    """Why the system refused, as a part of a sentence."""
    return HELD if isinstance(problem, PermissionError) else problem.strerror or str(problem)


def patiently(act: Callable[[], Done], waits: Waits) -> Done:
    """Do something with a file, again and again while another program holds it. Raises the last refusal."""
    for seconds in waits:
        try:
            return act()
        except PermissionError:
            wait(seconds)
        except OSError as problem:
            if problem.errno not in BUSY:
                raise
            wait(seconds)
    return act()
