"""Between an event and the row it is stored as.

The body is the event's JSON with its kind inside, in the order of its fields, so the same event always gives the
same bytes. The kind and its version stand beside the body as well: kinds are never renamed, and a row of an older
version goes through `UPCASTERS` before it is read. Rows are decoded all at once, because a window that joins late
reads a whole day before it can show anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from datetime import UTC, datetime
from functools import cache, reduce
from math import isfinite
from operator import or_
from typing import Any

import msgspec

from facilitator.journal.port import Damaged, JournalProblem, NotOurs
from facilitator.live.facts import KINDS, AnyEvent, Recorded
from facilitator.live.facts.base import Event
from facilitator.live.stamp import Stamp

Row = tuple[int, str, int, str, float, str, str, str, int]
"""seq, kind, version, wall (UTC, always 27 characters), running, boot, window, body, batch: the columns in order."""

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]
"""Turns the plain values of one version of a kind into those of the next version."""


class Unstorable(JournalProblem):
    """The words or numbers cannot be written down so that they would be read back."""


BROKEN = "The text holds a broken character that cannot be saved; please type it again."


class UnknownKind(NotOurs):
    """The journal holds a kind of event that this program does not know."""


class NewerKind(NotOurs):
    """The journal holds an event in a version that this program does not know yet."""


VERSIONS: dict[str, int] = {kind: event.version for event, kind in KINDS.items()}
"""The version in which each kind is written today."""

UPCASTERS: dict[tuple[str, int], Upcaster] = {}
"""What makes version n + 1 of a kind out of version n, for every version that was ever written and is not today's."""

_encoder = msgspec.json.Encoder()


@cache
def _one() -> msgspec.json.Decoder[Event]:
    return msgspec.json.Decoder(AnyEvent)


class _Decoders:
    """What reads many events at once.

    The first is made for the kinds of the run that is opened, which takes half as long as one for all kinds; that one
    is made when another kind turns up.
    """

    def __init__(self) -> None:
        self.first: tuple[Set[str], msgspec.json.Decoder[list[Event]]] | None = None

    def of(self, kinds: Set[str]) -> msgspec.json.Decoder[list[Event]]:
        """One that reads these kinds, which are all of today's."""
        if self.first is None:
            some: Any = reduce(or_, (kind for kind, name in KINDS.items() if name in kinds))
            self.first = kinds, msgspec.json.Decoder(list[some])
        known, decoder = self.first
        return decoder if kinds <= known else _many()


_decoders = _Decoders()


@cache
def _many() -> msgspec.json.Decoder[list[Event]]:
    return msgspec.json.Decoder(list[AnyEvent])


def check_text(*texts: str) -> None:
    """Raise Unstorable when a text holds half a character (a lone surrogate), which no file can hold."""
    try:
        "".join(texts).encode()
    except UnicodeEncodeError as error:
        raise Unstorable(BROKEN) from error


def encode(recorded: Recorded) -> Row:
    """The row of an event. Raises Unstorable unless the row would be read back."""
    at, event = recorded.at, recorded.event
    kind = KINDS[type(event)]
    try:
        body = _encoder.encode(event)
        if b"null" in body:  # what is no number is written as null, which may or may not be read back
            _one().decode(body)
    except (msgspec.MsgspecError, UnicodeEncodeError, OverflowError, TypeError) as error:
        raise Unstorable(f"A value of event {recorded.seq} ({kind}) cannot be saved: {error}.") from error
    if at.wall.tzinfo is None or not isfinite(at.run):
        raise Unstorable(f"The time of event {recorded.seq} ({kind}) is not a moment in UTC.")
    when = write_moment(at.wall), at.run, at.boot
    return recorded.seq, kind, VERSIONS[kind], *when, recorded.by, body.decode(), recorded.batch


def write_moment(moment: datetime) -> str:
    """An aware instant as text of a fixed width that sorts by time; four times as fast as `isoformat`."""
    text = _encoder.encode(moment if moment.tzinfo is UTC else moment.astimezone(UTC)).decode()
    return text[1:-1] if len(text) == 29 else f"{text[1:-2]}.000000Z"  # whole seconds come without a fraction


def encode_after(expected: int, entries: Iterable[Recorded]) -> list[Row]:
    """The rows of events that follow number `expected`. Raises Unstorable when they are numbered otherwise."""
    rows = []
    for number, recorded in enumerate(entries, expected + 1):
        if recorded.seq != number:
            raise Unstorable(f"An event is numbered {recorded.seq} where number {number} comes next.")
        rows.append(encode(recorded))
    return rows


def numbered_on(rows: Sequence[Row], after: int) -> bool:
    """Whether the rows are numbered from `after` + 1 on, without a hole."""
    return not rows or (rows[0][0] == after + 1 and rows[-1][0] == after + len(rows))


def decode(rows: Sequence[Row]) -> tuple[Recorded, ...]:
    """The events of rows. Raises UnknownKind, NewerKind, or Damaged when a body is not what its kind says."""
    if not rows:
        return ()
    written = {(row[1], row[2]) for row in rows}
    if any(VERSIONS.get(kind) != version for kind, version in written):
        bodies = [_body_of_today(row) for row in rows]
    else:
        bodies = [row[7] for row in rows]
    try:
        found = _decoders.of({kind for kind, _ in written}).decode(f"[{','.join(bodies)}]")
    except msgspec.MsgspecError:
        found = []
    if len(found) != len(rows):  # one by one, to tell which it was
        found = [_decode_body(row, body) for row, body in zip(rows, bodies, strict=True)]
    moment = datetime.fromisoformat
    try:
        return tuple(
            [
                Recorded(seq, Stamp(moment(wall), running, boot), window, event, batch)
                for (seq, _, _, wall, running, boot, window, _, batch), event in zip(rows, found, strict=True)
            ]
        )
    except ValueError as error:
        raise Damaged(f"The time of an event cannot be read: {error}.") from error


def _body_of_today(row: Row) -> str:
    """The body of a row in the version that is written today."""
    seq, kind, version, body = row[0], row[1], row[2], row[7]
    today = VERSIONS.get(kind)
    if today is None:
        raise UnknownKind(f"Event {seq} is of a kind that this version of the program does not know ({kind}).")
    if version > today:
        raise NewerKind(f"Event {seq} ({kind}) was written by a newer version of the program; please update this one.")
    if version == today:
        return body
    try:
        plain = msgspec.json.decode(body, type=dict[str, Any])
    except msgspec.MsgspecError as error:
        raise _unreadable(row, error) from error
    for step in range(version, today):
        plain = UPCASTERS[kind, step](plain)
    return _encoder.encode(plain).decode()


def _decode_body(row: Row, body: str) -> Event:
    """The event of one row; tells which row it was that cannot be read."""
    try:
        return _one().decode(body)
    except msgspec.MsgspecError as error:
        raise _unreadable(row, error) from error


def _unreadable(row: Row, error: Exception) -> Damaged:
    return Damaged(f"Event {row[0]} ({row[1]}) cannot be read: {error}.")
