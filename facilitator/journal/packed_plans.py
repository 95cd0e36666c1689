"""Plans kept apart from the words of a day, packed, and once for all runs of the same plan.

A plan with its decks and cases is ten times what a group says in a day. In one row with the start of a run it would lie
over half of the pages of a file, and each of them, damaged, would take the run with it. So the row of `run.started`
names its plan by the digest of its JSON. Rows that older versions wrote hold the plan itself and are read as they are.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache

import msgspec

from facilitator.journal.codec import Row
from facilitator.journal.digests import digest_of

START = "run.started"

_plain = msgspec.json.Decoder(dict[str, msgspec.Raw])
_encoder = msgspec.json.Encoder()


def without_plan(row: Row) -> tuple[Row, str, bytes]:
    """The row of a `run.started` as it is to be stored, and its plan: the digest, and the plan packed."""
    fields = _plain.decode(row[7])
    plan = bytes(fields["plan"])
    digest, packed = _packed(plan)
    fields["plan"] = msgspec.Raw(_encoder.encode(digest))
    return (*row[:7], _encoder.encode(fields).decode(), row[8]), digest, packed


@lru_cache(maxsize=4)
def _packed(plan: bytes) -> tuple[str, bytes]:
    """The digest of a plan's JSON, and it packed: once for all runs of it that are sent together."""
    return digest_of(plan), zlib.compress(plan, 6)


def put_back(rows: Sequence[Row], packed: Callable[[str], bytes | None]) -> list[Row]:
    """The rows as they were handed in. One whose plan cannot be read any more stays as it is stored."""
    return [_with_plan(row, packed) if row[1] == START else row for row in rows]


def _with_plan(row: Row, packed: Callable[[str], bytes | None]) -> Row:
    try:
        fields = _plain.decode(row[7])
        digest = msgspec.json.decode(fields["plan"], type=str)
    except (msgspec.MsgspecError, KeyError):
        return row  # it holds its plan itself, or is damaged: whoever reads it on finds out
    plan = unpacked(digest, packed(digest))
    if plan is None:
        return row
    fields["plan"] = msgspec.Raw(plan)
    return (*row[:7], _encoder.encode(fields).decode(), row[8])


def unpacked(digest: str, packed: bytes | None) -> bytes | None:
    """The plan's JSON; None where it is not there, or not what it was."""
    try:
        plan = zlib.decompress(packed or b"")
    except zlib.error:
        return None
    return plan if digest_of(plan) == digest else None
