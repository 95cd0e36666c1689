"""The JSON archive of a run: its events exactly, to be taken in again byte for byte.

The layout is canonical, one event to a line, so that two exports of one run can be compared line by line. It always
holds everything, whoever it is made for, and its head says so.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

import msgspec
from msgspec.structs import replace

from facilitator.live.facts import Recorded
from facilitator.live.facts.base import kind_of
from facilitator.live.stamp import Stamp
from facilitator.sessionlog.choices import Choices
from facilitator.sessionlog.model import NO_PICTURES, SessionLog
from facilitator.sessionlog.naming import file_name

FORMAT = "facilitator run"
VERSION = 1
CONTAINS = "everything, including private notes"


def render(log: SessionLog, choices: Choices) -> dict[str, bytes]:
    """The one file of this format; it is always everything."""
    return {file_name(log, "run.json"): encode(log.facts.run, log.entries, log.pictures)}


def encode(run: str, entries: Sequence[Recorded], pictures: Mapping[str, bytes] = NO_PICTURES) -> bytes:
    """The archive of these events and of the pictures of its photographs, by digest.

    Each event is read back once, so that a length given as 300 and one read as 300.0 are written the same way.
    """
    encoder = msgspec.json.Encoder()
    head = {"format": FORMAT, "version": VERSION, "contains": CONTAINS, "run": run}
    lines = b",\n".join(encoder.encode(key) + b": " + encoder.encode(value) for key, value in head.items())
    body = b",\n".join(map(encoder.encode, _read_back(entries)))
    shown = b"".join((b',\n"photographs": {\n', _pictures(pictures), b"\n}")) if pictures else b""
    return b"{\n" + lines + b',\n"entries": [\n' + body + b"\n]" + shown + b"\n}\n"


def _read_back(entries: Sequence[Recorded]) -> list[Recorded]:
    """The records as they are read again, by what reads the kinds among them: for all there are it takes much longer.

    Raises msgspec.MsgspecError for what could not be read.
    """
    if not entries:
        return []
    kinds = sorted({type(entry.event) for entry in entries}, key=kind_of)
    some: Any = reduce(or_, kinds)
    events = msgspec.json.decode(msgspec.json.encode([entry.event for entry in entries]), type=list[some])
    stamps = msgspec.json.decode(msgspec.json.encode([entry.at for entry in entries]), type=list[Stamp])
    return [replace(entry, at=at, event=event) for entry, at, event in zip(entries, stamps, events, strict=True)]


def _pictures(pictures: Mapping[str, bytes]) -> bytes:
    """Each picture on a line, in base64, under its digest."""
    return b",\n".join(b'"%s": "%s"' % (digest.encode(), b64encode(pictures[digest])) for digest in sorted(pictures))
