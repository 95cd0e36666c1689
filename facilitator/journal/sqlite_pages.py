"""Reading a damaged database file below SQLite: every record that stands whole on its page, whatever leads there.

A table without row ids is a b-tree of index pages (file format, https://www.sqlite.org/fileformat2.html): each leaf
and each inner page holds whole records, the key's columns first, long ones continued on a chain of overflow pages. A
damaged page costs what stood on it; SQLite itself gives up everything behind it. Pages that the write-ahead log holds
in a newer version are read from there.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import msgspec

LEAF, INNER = 0x0A, 0x02
HEADER, WAL_HEADER, FRAME_HEADER = 100, 32, 24
SIZES = frozenset(1 << power for power in range(9, 17))
USUAL = 4096
"""The size of a page where the file's beginning does not tell it any more."""

MOST_CELLS = 10_000
LONGEST = 64 * 1024 * 1024
"""Bytes of one record beyond which its length is not believed."""

Value = int | float | str | bytes | None


class DoubtfulCell(Exception):
    """A cell that cannot be what was written."""


class Pages(msgspec.Struct, frozen=True):
    """The pages of a file by number, each in its newest version, and the bytes of one that hold anything."""

    pages: dict[int, bytes]
    usable: int

    def records(self) -> Iterator[tuple[Value, ...]]:
        """Every record of the index pages that can be read whole, in the order of the pages."""
        for number, page in self.pages.items():
            yield from self.cells(page, HEADER if number == 1 else 0)

    def cells(self, page: bytes, start: int) -> Iterator[tuple[Value, ...]]:
        """The records that begin on one page, whose own header stands at byte `start`."""
        kind = page[start]
        if kind not in (LEAF, INNER):
            return
        count = min(int.from_bytes(page[start + 3 : start + 5], "big"), MOST_CELLS)
        first = start + (12 if kind == INNER else 8)
        for place in range(first, min(first + 2 * count, len(page) - 1), 2):
            at = int.from_bytes(page[place : place + 2], "big")
            try:
                yield values_of(self._payload(page, at + (4 if kind == INNER else 0)))
            except (DoubtfulCell, IndexError, UnicodeDecodeError, struct.error):
                continue

    def _payload(self, page: bytes, at: int) -> bytes:
        """The bytes of a record that begins here, its overflow pages included. Raises DoubtfulCell."""
        length, at = varint(page, at)
        if not 0 < length <= LONGEST:
            raise DoubtfulCell
        most = (self.usable - 12) * 64 // 255 - 23
        least = (self.usable - 12) * 32 // 255 - 23
        kept = least + (length - least) % (self.usable - 4)
        local = length if length <= most else kept if kept <= most else least
        if at + local > self.usable:
            raise DoubtfulCell
        parts = [page[at : at + local]]
        missing = length - local
        following = int.from_bytes(page[at + local : at + local + 4], "big") if missing else 0
        seen: set[int] = set()
        while missing > 0:
            more = self.pages.get(following)
            if more is None or following in seen:
                raise DoubtfulCell
            seen.add(following)
            part = more[4 : 4 + min(missing, self.usable - 4)]
            parts.append(part)
            missing -= len(part)
            following = int.from_bytes(more[:4], "big")
        return b"".join(parts)


def pages_of(file: bytes, wal: bytes) -> Pages:
    """The pages of a database file and of its write-ahead log, as far as each can be told apart."""
    told = int.from_bytes(file[16:18], "big") if len(file) >= HEADER else 0
    size = 65536 if told == 1 else told
    if size not in SIZES:
        size = int.from_bytes(wal[8:12], "big") if len(wal) >= WAL_HEADER else USUAL
        size = size if size in SIZES else USUAL
    reserved = file[20] if len(file) >= HEADER and file[20] < 32 else 0
    pages = {n + 1: file[at : at + size] for n, at in enumerate(range(0, len(file), size))}
    pages |= dict(_newer(wal, size))
    return Pages({n: page.ljust(size, b"\0") for n, page in pages.items()}, size - reserved)


def _newer(wal: bytes, size: int) -> Iterator[tuple[int, bytes]]:
    """The pages in the write-ahead log, later versions later, as far as they were committed."""
    frames: list[tuple[int, bytes]] = []
    committed = 0
    salts = wal[16:24]
    for at in range(WAL_HEADER, len(wal) - FRAME_HEADER - size + 1, FRAME_HEADER + size):
        number, last = struct.unpack(">II", wal[at : at + 8])
        if wal[at + 8 : at + 16] != salts or not number:
            continue  # left over from before the log was begun anew, or damaged
        frames.append((number, wal[at + FRAME_HEADER : at + FRAME_HEADER + size]))
        if last:
            committed = len(frames)
    yield from frames[:committed]


def varint(page: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends. Raises IndexError at the end of the page."""
    value = 0
    for length in range(9):
        byte = page[at + length]
        if length == 8:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + length + 1
    raise DoubtfulCell


INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of the whole numbers of each serial type."""


def values_of(payload: bytes) -> tuple[Value, ...]:
    """The columns of a record. Raises DoubtfulCell, IndexError or UnicodeDecodeError where it is none."""
    end, at = varint(payload, 0)
    if not 0 < end <= len(payload):
        raise DoubtfulCell
    types: list[int] = []
    while at < end:
        kind, at = varint(payload, at)
        types.append(kind)
    found: list[Value] = []
    for kind in types:
        length = INTEGERS.get(kind, 8 if kind == 7 else (kind - 12) // 2 if kind >= 12 else 0)
        part = payload[at : at + length]
        if len(part) != length or kind in (10, 11):
            raise DoubtfulCell
        found.append(_value(kind, part))
        at += length
    if at != len(payload):
        raise DoubtfulCell
    return tuple(found)


def _value(kind: int, part: bytes) -> Value:
    if kind in INTEGERS:
        return int.from_bytes(part, "big", signed=True)
    if kind == 7:
        (number,) = struct.unpack(">d", part)
        return float(number)
    if kind in (8, 9):
        return kind - 8
    if kind >= 13 and kind % 2:
        return part.decode("utf-8", "replace")
    return part if kind >= 12 else None
