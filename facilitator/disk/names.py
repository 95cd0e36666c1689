"""Names of files that every system takes, and that stay apart where capitals do not count."""

from __future__ import annotations

import os
import re
import unicodedata

WINDOWS = os.name == "nt"
"""Whether names must be such as this system takes."""

NUMBERS = "0123456789\u00b9\u00b2\u00b3"
DEVICES = frozenset(
    (
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(f"{port}{number}" for port in ("com", "lpt") for number in NUMBERS),
    )
)
"""What Windows keeps for devices, with any ending: writing to such a file writes to the device, or nowhere."""

FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\ud800-\udfff]+|\.{2,}')
"""What Windows forbids in a name, and what could leave the folder."""

UNSEEN = ("Cf", "Zl", "Zp")
"""Kinds of characters that no one sees in a name, or that make its end look like its middle."""


def is_device(name: str) -> bool:
    """Whether Windows takes this name, whatever its ending, for a device."""
    return name.partition(".")[0].rstrip(" ").casefold() in DEVICES


def folded(name: str) -> str:
    """The name as a disk compares it on which capitals do not count, and accents may be written in two ways."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def portable(text: str, most: int, otherwise: str) -> str:
    """A text as a name, or a part of one, in at most so many bytes; `otherwise` where nothing of it can be kept.

    File systems count bytes, not letters, and Windows drops full stops and spaces at the end.
    """
    kept = FORBIDDEN.sub("-", "".join(c for c in text if unicodedata.category(c) not in UNSEEN))
    kept = " ".join(unicodedata.normalize("NFC", kept).split()).encode("utf-8")[:most].decode("utf-8", "ignore")
    kept = kept.strip(" .-")
    return f"{kept}-" if is_device(kept) else kept or otherwise


def distinct(text: str, most: int, otherwise: str) -> str:
    """The same, told apart from every other text: what is lost of it, or is only a matter of capitals, is a digest."""
    kept = portable(text, most, otherwise)
    if kept == text and text == folded(text):
        return kept
    from hashlib import sha256

    return f"{kept} {sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def trouble_with(name: str) -> str:
    """Why Windows cannot have a file of this name, in a sentence; "" where it can."""
    if is_device(name):
        return f'"{name}" cannot be the name of a file: Windows keeps it for a device. Choose another.'
    if found := re.search(r'[<>:"|?*\x00-\x1f]', name):
        return f'"{name}" cannot be the name of a file: Windows does not take {found[0]!r} in one. Choose another.'
    if name.rstrip(" .") != name and name.strip("."):
        return f'"{name}" cannot be the name of a file: Windows drops the full stop or space at its end.'
    return ""
