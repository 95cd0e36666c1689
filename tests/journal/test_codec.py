"""From event to row and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.journal import codec
from facilitator.journal.codec import VERSIONS, NewerKind, Row, UnknownKind, decode, encode, write_moment
from facilitator.journal.port import Damaged, NotOurs
from facilitator.live.facts import KINDS, Recorded
from facilitator.live.facts.agenda import PageTurned
from facilitator.live.facts.day import RunEnded
from facilitator.live.facts.entries import ActionAdded
from facilitator.live.facts.issues import IssueCaptured
from facilitator.live.stamp import Stamp

from .samples import HOSTILE, ONE_OF_EACH, a_day, record, stamp

GOLDEN = Path(__file__).with_name("golden") / "events.jsonl"
COLUMNS = ("seq", "kind", "version", "wall", "running", "boot", "window", "body", "batch")


def golden_rows() -> list[Row]:
    """What earlier programs wrote: one line for each kind and version there ever was."""
    rows = []
    for line in GOLDEN.read_text(encoding="utf-8").strip().split("\n"):
        values = msgspec.json.decode(line)
        values["body"] = msgspec.json.encode(values["body"]).decode()
        values.setdefault("batch", 0)  # all that was written before there were batches
        rows.append(msgspec.convert(tuple(values[column] for column in COLUMNS), Row))
    return rows


def golden_line(row: Row) -> str:
    """A row as the golden file shows it."""
    values = dict(zip(COLUMNS[:8], row, strict=False))
    return msgspec.json.encode(values | {"body": msgspec.Raw(row[7].encode())}).decode()


def test_every_kind_is_in_the_golden_file() -> None:
    """A new kind of event needs a line there, a version, and an example."""
    kinds = {str(kind.__struct_config__.tag) for kind in KINDS}
    assert {row[1] for row in golden_rows()} == kinds
    assert set(VERSIONS) == kinds
    assert {KINDS[type(event)] for event in ONE_OF_EACH} == kinds


def test_what_was_ever_written_is_read_for_ever() -> None:
    """The golden file's lines are never changed; new ones are added."""
    assert decode(golden_rows()) == record(ONE_OF_EACH)


def test_what_is_written_today_is_in_the_golden_file() -> None:
    """If this fails, the same event gives other bytes than it used to: that is a new version."""
    golden = GOLDEN.read_text(encoding="utf-8").strip().split("\n")
    written = [golden_line(encode(recorded)) for recorded in record(ONE_OF_EACH)]
    assert [line for line in written if line not in golden] == []


def test_every_older_version_has_an_upcaster() -> None:
    """Or it could no longer be read."""
    missing = [
        (kind, v) for kind, today in VERSIONS.items() for v in range(1, today) if (kind, v) not in codec.UPCASTERS
    ]
    assert missing == []


def test_the_same_event_gives_the_same_row() -> None:
    """However often it is written."""
    entries = record(ONE_OF_EACH)
    assert [encode(recorded) for recorded in entries] == [encode(recorded) for recorded in decode(golden_rows())]


def test_an_unknown_kind_is_named() -> None:
    """A newer program may have written it."""
    seq, _, *rest = encode(record([RunEnded()])[0])
    row = (seq, "coffee.served", *rest)
    with pytest.raises(UnknownKind, match=r"coffee\.served"):
        decode([msgspec.convert(row, Row)])


def test_a_newer_version_asks_for_an_update() -> None:
    """And is never read half."""
    seq, kind, version, *rest = encode(record([RunEnded()])[0])
    with pytest.raises(NewerKind, match="update") as caught:
        decode([msgspec.convert((seq, kind, version + 1, *rest), Row)])
    assert isinstance(caught.value, NotOurs)


def test_older_versions_are_brought_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """Step by step, beside rows of today."""

    def rename(values: dict[str, Any]) -> dict[str, Any]:
        return {"item" if key == "step" else key: value for key, value in values.items()}

    def count_from_nought(values: dict[str, Any]) -> dict[str, Any]:
        return values | {"page": values["page"] - 1}

    monkeypatch.setitem(codec.VERSIONS, "page.turned", 3)
    monkeypatch.setitem(codec.UPCASTERS, ("page.turned", 1), rename)
    monkeypatch.setitem(codec.UPCASTERS, ("page.turned", 2), count_from_nought)
    today = encode(Recorded(2, stamp(2), "lead", PageTurned("a01", 4)))
    old = (1, "page.turned", 1, *today[3:7], '{"kind":"page.turned","step":"a01","page":5}', 0)
    assert today[2] == 3
    assert [recorded.event for recorded in decode([old, today])] == [PageTurned("a01", 4)] * 2
    broken = (1, "page.turned", 1, *today[3:7], "{", 0)
    with pytest.raises(Damaged, match="Event 1"):
        decode([broken])


@pytest.mark.parametrize("body", ["{", '{"kind":"page.turned"}', "null", '{"kind":"run.ended"}, {"kind":"run.ended"}'])
def test_a_body_that_means_nothing_is_damage(body: str) -> None:
    """The message names the event."""
    rows = [encode(recorded) for recorded in a_day(5)]
    rows[3] = (*rows[3][:7], body, 0)
    with pytest.raises(Damaged, match=r"Event 4 \(issue\.captured\)"):
        decode(rows)


def test_a_time_that_means_nothing_is_damage() -> None:
    """As of a page that was overwritten."""
    row = encode(a_day(1)[0])
    with pytest.raises(Damaged, match="time"):
        decode([(*row[:3], "half past nine", *row[4:])])


instants = st.datetimes(timezones=st.just(UTC))
hostile = st.text() | st.sampled_from([HOSTILE, "]", '"},{"', "null", "\x00", "\u2028", "👩🏽‍🏫", "שלום", "家族"])
stamps = st.builds(Stamp, instants, st.floats(allow_nan=False, allow_infinity=False), hostile)
words = st.builds(IssueCaptured, hostile, hostile, hostile, hostile, hostile) | st.builds(
    ActionAdded, hostile, hostile, hostile, hostile, hostile
)


@given(st.lists(st.builds(Recorded, st.integers(1, 2**60), stamps, hostile, words), max_size=5))
def test_any_text_comes_back_exactly(entries: list[Recorded]) -> None:
    """Quotes, control characters, emoji, Chinese, right to left: nothing is changed and nothing leaks into another."""
    assert decode([encode(recorded) for recorded in entries]) == tuple(entries)


@given(instants, instants)
def test_moments_have_one_width_and_sort_by_time(one: datetime, other: datetime) -> None:
    """So a list can be sorted, and the file checked, without reading them."""
    assert len(write_moment(one)) == 27
    assert (write_moment(one) < write_moment(other)) == (one < other)
    assert datetime.fromisoformat(write_moment(one)) == one


def test_whole_seconds_have_the_same_width() -> None:
    """They are written without a fraction elsewhere."""
    assert write_moment(datetime(2026, 3, 2, 9, 30, tzinfo=UTC)) == "2026-03-02T09:30:00.000000Z"
    assert write_moment(datetime(2026, 3, 2, tzinfo=UTC) + timedelta(microseconds=1)) == "2026-03-02T00:00:00.000001Z"
