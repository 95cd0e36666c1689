"""Pictures of flipcharts as telephones take them: with the place, the owner and the time in them, and hostile ones."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache

from PIL import Image, ImageDraw

from facilitator.application.photographs import Photograph, photograph_of

OWNER, COMMENT, XMP = "Owner-Okonkwo-Phone", "Comment-left-by-the-camera", "http://ns.adobe.com/xap/1.0/"
LATITUDE = (51.0, 30.0, 26.25)
TURNED = 6
"""EXIF's word for a telephone that was held upright."""

TELLING = (OWNER.encode(), COMMENT.encode(), XMP.encode(), b"Exif", b"GPS", b"ICC_PROFILE", b"Photoshop", b"2026:11:28")
"""Bytes that stand only beside the pixels of such a picture."""


@cache
def flipchart(width: int = 1600, height: int = 1200, words: str = "nobody asked") -> bytes:
    """A JPEG as a telephone writes it, lying on its side, with all that one puts into it."""
    picture = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, width // 2, height // 8), fill="red")
    pen.text((width // 8, height // 2), words, fill="black", font_size=height // 8)
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x9C9D], exif[0x0132] = TURNED, OWNER, OWNER.encode(), "2026:11:28 10:00:00"
    exif[0x8825] = {1: "N", 2: LATITUDE, 3: "W", 4: LATITUDE, 29: "2026:11:28"}
    made = io.BytesIO()
    xmp = f"{XMP}\0<x:xmpmeta>{OWNER}</x:xmpmeta>".encode()
    picture.save(made, "JPEG", exif=exif, comment=COMMENT.encode(), icc_profile=b"profile of " + OWNER.encode())
    content = made.getvalue()
    segments = b"\xff\xe1" + struct.pack(">H", len(xmp) + 2) + xmp
    iptc = f"Photoshop 3.0\0{OWNER}".encode()
    segments += b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc
    return content[:2] + segments + content[2:] + f"after the end: {OWNER}".encode()


@cache
def kept(words: str = "nobody asked") -> Photograph:
    """The same as it is kept."""
    return photograph_of(flipchart(words=words), "flipchart.jpg")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb() -> bytes:
    """A PNG of some kilobytes that says it has forty thousand pixels each way."""
    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")
