"""A file that one window at a time may hold, as a sign for others; the system lets go of it when its window dies."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from facilitator.disk.placing import discard

if sys.platform == "win32":
    import msvcrt

    def _take(number: int) -> None:
        """Lock the first byte of an open file. Raises OSError where another holds it."""
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)

    def _let_go(number: int) -> None:
        with suppress(OSError):
            os.lseek(number, 0, os.SEEK_SET)
            msvcrt.locking(number, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(number: int) -> None:
        """Lock an open file. Raises OSError where another holds it."""
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _let_go(number: int) -> None:
        with suppress(OSError):
            fcntl.flock(number, fcntl.LOCK_UN)


class Hold:
    """A hidden file beside another, held as long as somebody works on that one.

    A crash leaves the file and lets go of it, so nothing is ever locked for good. Where a drive knows no locks nothing
    is held, and `others` stays False.
    """

    def __init__(self, path: Path) -> None:
        """For work on the file `path`. Raises OSError where nothing can be written beside it."""
        self.sign = path.with_name(f".{path.name}.edited")
        self.others = False
        self._number = os.open(self.sign, os.O_RDWR | os.O_CREAT, 0o600)
        self.again()

    def again(self) -> bool:
        """Try to hold it; whether nobody else does."""
        try:
            _take(self._number)
        except (BlockingIOError, PermissionError):
            self.others = True
        except OSError:
            self.others = False
        else:
            self.others = False
        return not self.others

    def release(self) -> None:
        """Let go of it, and take the sign away where it was held."""
        if self._number < 0:
            return
        if not self.others and sys.platform != "win32":
            discard(self.sign)
        _let_go(self._number)
        os.close(self._number)
        self._number = -1
        if not self.others and sys.platform == "win32":
            discard(self.sign)
