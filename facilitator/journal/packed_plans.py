"""Plans kept apart from the words of a day, packed, and once for all runs of the same plan.

A plan with its decks and cases is ten times what a group says in a day. In one row with the start of a run it would lie
over half of the pages of a file, and each of them, damaged, would take the run with it. So the row of `run.started`
names its plan by the digest of its JSON. Rows that older versions wrote hold the plan itself and are read as they are.

Runs of the same plan that one program reads share it: unpacked, checked and made once.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from datetime import time
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from facilitator.agenda.model import Plan
from facilitator.journal.codec import Row, decode
from facilitator.journal.digests import digest_of
from facilitator.live.facts import Recorded
from facilitator.live.facts.day import RunStarted

START = "run.started"

_plain = msgspec.json.Decoder(dict[str, msgspec.Raw])
_encoder = msgspec.json.Encoder()

STANDS_IN = msgspec.Raw(_encoder.encode(Plan("", "", time(), time(), ())))
"""A plan to read a start with, until its own is put there."""


def without_plan(row: Row) -> tuple[Row, str, bytes]:
    """The row of a `run.started` as it is to be stored, and its plan: the digest, and the plan packed."""
    fields = _plain.decode(row[7])
    plan = bytes(fields["plan"])
    digest, packed = _packed(plan)
    fields["plan"] = msgspec.Raw(_encoder.encode(digest))
    return _row(row, fields), digest, packed


@lru_cache(maxsize=4)
def _packed(plan: bytes) -> tuple[str, bytes]:
    """The digest of a plan's JSON, and it packed: once for all runs of it that are sent together."""
    return digest_of(plan), zlib.compress(plan, 6)


def read_rows(rows: Sequence[Row], packed: Callable[[str], bytes | None]) -> tuple[Recorded, ...]:
    """The events of rows as they are stored. Raises what `facilitator.journal.codec.decode` raises.

    Those of a start whose plan cannot be found are read as they stand, and so turn out damaged.
    """
    plan = _plan_of(rows[0], packed) if rows and rows[0][1] == START else None
    if plan is None:
        return decode(put_back(rows, packed))
    fields = _plain.decode(rows[0][7]) | {"plan": STANDS_IN}
    first, *others = decode([_row(rows[0], fields), *rows[1:]])
    if not isinstance(first.event, RunStarted):
        return decode(put_back(rows, packed))
    return replace(first, event=replace(first.event, plan=plan)), *others


def _plan_of(row: Row, packed: Callable[[str], bytes | None]) -> Plan | None:
    """The plan that a start names; None where it holds its plan itself, or where that cannot be read."""
    digest = _digest(row)
    kept = packed(digest) if digest else None
    return _made(digest, kept) if kept else None


@lru_cache(maxsize=4)
def _made(digest: str, packed: bytes) -> Plan | None:
    """A plan out of its packed bytes; None where they are not what they were."""
    plan = unpacked(digest, packed)
    try:
        return msgspec.json.decode(plan, type=Plan) if plan is not None else None
    except msgspec.MsgspecError:
        return None


def put_back(rows: Sequence[Row], packed: Callable[[str], bytes | None]) -> list[Row]:
    """The rows as they were handed in. One whose plan cannot be read any more stays as it is stored."""
    return [_with_plan(row, packed) if row[1] == START else row for row in rows]


def _with_plan(row: Row, packed: Callable[[str], bytes | None]) -> Row:
    digest = _digest(row)
    plan = unpacked(digest, packed(digest)) if digest else None
    return row if plan is None else _row(row, _plain.decode(row[7]) | {"plan": msgspec.Raw(plan)})


def _digest(row: Row) -> str:
    """What a start names its plan by; "" where it holds that itself, or is damaged: whoever reads it on finds out."""
    try:
        return msgspec.json.decode(_plain.decode(row[7])["plan"], type=str)
    except (msgspec.MsgspecError, KeyError):
        return ""


def _row(row: Row, fields: dict[str, msgspec.Raw]) -> Row:
    """A row with another body."""
    return (*row[:7], _encoder.encode(fields).decode(), row[8])


def unpacked(digest: str, packed: bytes | None) -> bytes | None:
    """The plan's JSON; None where it is not there, or not what it was."""
    try:
        plan = zlib.decompress(packed or b"")
    except zlib.error:
        return None
    return plan if digest_of(plan) == digest else None
