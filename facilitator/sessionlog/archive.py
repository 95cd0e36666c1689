"""The JSON archive of a run: its events exactly, to be taken in again byte for byte.

The layout is canonical, one event to a line, so that two exports of one run can be compared line by line. It always
holds everything, whoever it is made for, and its head says so.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from facilitator.live.facts import Recorded
from facilitator.sessionlog.choices import Choices
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.naming import file_name

FORMAT = "facilitator run"
VERSION = 1
CONTAINS = "everything, including private notes"


def render(log: SessionLog, choices: Choices) -> dict[str, bytes]:
    """The one file of this format; it is always everything."""
    return {file_name(log, "run.json"): encode(log.facts.run, log.entries)}


def encode(run: str, entries: Sequence[Recorded]) -> bytes:
    """The archive of these events.

    Each event is read back once, so that a length given as 300 and one read as 300.0 are written the same way.
    """
    encoder, decoder = msgspec.json.Encoder(), msgspec.json.Decoder(Recorded)
    head = {"format": FORMAT, "version": VERSION, "contains": CONTAINS, "run": run}
    lines = b",\n".join(encoder.encode(key) + b": " + encoder.encode(value) for key, value in head.items())
    body = b",\n".join(encoder.encode(decoder.decode(encoder.encode(entry))) for entry in entries)
    return b"{\n" + lines + b',\n"entries": [\n' + body + b"\n]\n}\n"
