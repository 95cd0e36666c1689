"""Another program that holds files, as Windows lets it: what is held can be neither replaced, moved nor removed."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest

from facilitator.disk import placing

Meant = Callable[[Path], bool]


class Holder:
    """A program that holds files: for some seconds, or for ever. It stands on the boundary to the system."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, meant: str | Meant, seconds: float = 1000.0, reading: bool = False
    ) -> None:
        """Hold the file of this name, or every one that is `meant`; `reading`: nobody may even read it."""
        self.meant: Meant = (lambda path: path.name == meant) if isinstance(meant, str) else meant
        self.left, self.waited = seconds, 0.0
        self.refused: list[str] = []
        for name in ("replace", "rename", "link"):
            monkeypatch.setattr(os, name, self._of_two(getattr(os, name)))
        for name in ("unlink", "remove", "rmdir"):
            monkeypatch.setattr(os, name, self._of_one(getattr(os, name)))
        monkeypatch.setattr(placing, "sleep", self.pause)
        if reading:
            monkeypatch.setattr(Path, "open", self._opening(Path.open))
            monkeypatch.setattr(os, "open", self._of_one(os.open))

    def check(self, path: object) -> None:
        """Refuse as Windows does."""
        there = Path(os.fspath(path))  # type: ignore[call-overload]
        if self.left > 0 and self.meant(there):
            self.refused.append(there.name)
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(there))

    def _of_two(self, act: Callable[..., object]) -> Callable[..., object]:
        def acting(source: object, target: object, **more: object) -> object:
            self.check(source)
            if os.path.lexists(target):  # type: ignore[arg-type]
                self.check(target)
            return act(source, target, **more)

        return acting

    def _of_one(self, act: Callable[..., object]) -> Callable[..., object]:
        def acting(path: object, *how: object, **more: object) -> object:
            if "dir_fd" not in more:
                self.check(path)
            return act(path, *how, **more)

        return acting

    def _opening(self, opened: Callable[..., IO[Any]]) -> Callable[..., IO[Any]]:
        def opening(path: Path, *how: object, **more: object) -> IO[Any]:
            if path.exists():
                self.check(path)
            return opened(path, *how, **more)

        return opening

    def pause(self, seconds: float) -> None:
        """Time passes without anybody waiting."""
        self.left -= seconds
        self.waited += seconds
