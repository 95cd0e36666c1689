"""Characters of two halves (an emoji from the panel of Windows), put together where the console tears them.

Windows hands over each half as a key of its own. Where the second comes in another read, Textual's driver for Windows
fails over the first and never listens again. So a first half that is the last of a read waits for the next.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import ctypes

FIRST_HALVES = range(0xD800, 0xDC00)
KEY = 1
"""What Windows calls the report of a key."""


class _Records(Protocol):
    """Where the kernel is to put what it read."""

    _obj: ctypes.Array[ctypes.Structure]


class _Count(Protocol):
    """Where the kernel is to put how much that was."""

    _obj: ctypes.c_ulong


Read = Callable[[object, _Records, int, _Count], int]


class Kernel(Protocol):
    """What reads a console's keys."""

    ReadConsoleInputW: Read


class WholeReads:
    """Reads keys from a console, as Windows' kernel does it, but no read ends in half a character."""

    def __init__(self, read: Read) -> None:
        """Read by this function of the kernel."""
        self._read = read
        self._waiting: list[bytes] = []

    def __call__(self, console: object, records: _Records, most: int, count: _Count) -> int:
        """Read on; what waited comes first."""
        import ctypes  # other systems need none of it

        done = self._read(console, records, most - 1, count)
        found, room = count._obj.value, ctypes.sizeof(records._obj._type_)
        place = ctypes.addressof(records._obj)
        if self._waiting:
            ctypes.memmove(place + room, place, found * room)
            ctypes.memmove(place, self._waiting.pop(), room)
            found += 1
        if found and _is_first_half(records._obj[found - 1]):
            found -= 1
            self._waiting.append(ctypes.string_at(place + found * room, room))
        count._obj.value = found
        return done


def read_whole(kernel: Kernel) -> None:
    """Have a kernel's console read so."""
    if not isinstance(kernel.ReadConsoleInputW, WholeReads):
        kernel.ReadConsoleInputW = WholeReads(kernel.ReadConsoleInputW)


def _is_first_half(record: ctypes.Structure) -> bool:
    """Whether a report is of a key that went down and is half a character."""
    event = record.Event.KeyEvent
    character = event.uChar.UnicodeChar
    return record.EventType == KEY and bool(event.bKeyDown) and bool(character) and ord(character) in FIRST_HALVES
