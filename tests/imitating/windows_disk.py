"""A disk as Windows has it, over a folder of this one.

Capitals do not count; full stops and spaces at the end of a name are dropped; some characters are refused, and so are
paths that are too long; what has a device's name is no file. It stands between the program and the system's calls.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789\u00b9\u00b2\u00b3"),
}
LONGEST = 259


class WindowsDisk:
    """The folder `root` is the disk `C:`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
        """Stand in the way of all that names a file."""
        self.root = str(root)
        self.devices: list[str] = []
        one = ("open", "stat", "lstat", "unlink", "remove", "mkdir", "rmdir", "utime", "scandir", "listdir", "chmod")
        for name in one:
            monkeypatch.setattr(os, name, self._of_one(getattr(os, name)))
        for name in ("replace", "rename", "link"):
            monkeypatch.setattr(os, name, self._of_two(getattr(os, name)))
        opening = self._of_one(io.open)
        monkeypatch.setattr(io, "open", opening)
        monkeypatch.setattr(builtins, "open", opening)

    def _of_one(self, act: Callable[..., Any]) -> Callable[..., Any]:
        def acting(path: object = ".", *more: object, **others: object) -> object:
            return act(self.there(path), *more, **others)

        return acting

    def _of_two(self, act: Callable[..., Any]) -> Callable[..., Any]:
        def acting(source: object, target: object, *more: object, **others: object) -> object:
            return act(self.there(source), self.there(target), *more, **others)

        return acting

    def there(self, path: object) -> object:
        """The file of this disk that a path means. Raises OSError where Windows does."""
        if isinstance(path, int | bytes) or not os.fspath(path).startswith(self.root + os.sep):  # type: ignore[call-overload]
            return path
        below = os.fspath(path)[len(self.root) + 1 :]  # type: ignore[call-overload]
        if len("C:\\") + len(below) > LONGEST:
            raise FileNotFoundError(errno.ENOENT, "The system cannot find the path specified", below)
        return os.path.join(self.root, *map(self._part, below.split(os.sep)))

    def _part(self, name: str) -> str:
        if set(name) & set('<>:"|?*') or any(c < " " for c in name):
            raise OSError(errno.EINVAL, "The filename, directory name, or volume label syntax is incorrect", name)
        if name.partition(".")[0].rstrip().casefold() in DEVICES:
            self.devices.append(name)
            raise OSError(errno.EINVAL, "a device", name)
        return name.rstrip(" .").casefold()
