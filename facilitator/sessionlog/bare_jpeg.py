"""A JPEG that holds a picture and nothing about it: no place, no camera, no owner, no time, no small copy of itself.

Everything of that kind (EXIF with its GPS part, XMP, IPTC, colour profiles, comments) stands in segments of their own,
which a file as this program keeps it does not have. Format: ITU-T T.81, annex B.
"""

from __future__ import annotations

MOST_BYTES = 600_000
"""Bytes of the largest picture that is kept."""

LONGEST_EDGE = 4096
"""Pixels of the longest edge that is believed; what this program makes is smaller."""

BEGIN, END = b"\xff\xd8", b"\xff\xd9"
FRAMES = frozenset((0xC0, 0xC1, 0xC2))
"""Segments that tell the size of the picture: baseline, extended, progressive."""

ALLOWED = frozenset((*FRAMES, 0xC4, 0xDB, 0xDD))
"""Segments that a picture needs: frames, tables, restart intervals. The file's own mark (JFIF) is looked at apart."""

MARK, SCAN, MARK_LENGTH = 0xE0, 0xDA, 16


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a bare JPEG; None for anything else, or for one that holds more than a picture."""
    if not (content.startswith(BEGIN) and content.endswith(END) and len(content) <= MOST_BYTES):
        return None
    at, size = 2, None
    while at + 4 <= len(content) and content[at] == 0xFF:
        kind, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if kind == SCAN:
            return size if _ends_with_scans(content, at) else None
        if kind == MARK:
            if length != MARK_LENGTH or content[at + 4 : at + 9] != b"JFIF\0":
                return None
        elif kind not in ALLOWED:
            return None
        if kind in FRAMES and length >= 8:
            height, width = (int.from_bytes(content[at + n : at + n + 2], "big") for n in (5, 7))
            size = (width, height) if 0 < width <= LONGEST_EDGE and 0 < height <= LONGEST_EDGE else None
        at += 2 + max(2, length)
    return None


def _ends_with_scans(content: bytes, at: int) -> bool:
    """Whether from here on there are scans and tables alone up to the end, and nothing after it."""
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        kind = content[at + 1]
        if kind == 0xD9:
            return at + 2 == len(content)
        if kind == 0x00 or 0xD0 <= kind <= 0xD7:  # a byte of the picture itself, or a restart in it
            at += 2
        elif kind == SCAN or kind in ALLOWED:
            at += 2 + max(2, int.from_bytes(content[at + 2 : at + 4], "big"))
        else:
            return False
    return False
