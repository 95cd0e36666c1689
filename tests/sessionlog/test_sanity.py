"""A file that would keep a trainer waiting is refused before it is followed; work is counted, never timed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from facilitator.sessionlog import sanity
from facilitator.sessionlog.reading import ImportProblem, read_export
from tests.sessionlog.archive_fuzz import SEED, SOURCE, lines_of, mutants

Event = dict[str, Any]


def grown(events: list[Event], by: str = "lead") -> bytes:
    """The day with more events at its end; `by` may hold a place for a number."""
    values = json.loads(SOURCE.read_bytes())
    at = values["entries"][-1]["at"]
    for number, event in enumerate(events, len(values["entries"]) + 1):
        values["entries"].append({"seq": number, "at": at, "by": by.format(number), "event": event})
    return json.dumps(values).encode()


def captured(count: int) -> list[Event]:
    """So many lines of one group."""
    line = {"kind": "issue.captured", "exercise": "x01", "group": "G2", "text": "Nobody asked", "item": "r01"}
    return [{**line, "id": f"E1-G2-{1000 + number}"} for number in range(count)]


def merged(count: int) -> list[Event]:
    """Each line put under the next, which takes along all that were under it."""
    return [
        {"kind": "issue.merged", "id": f"E1-G2-{1000 + number}", "into": f"E1-G2-{1001 + number}"}
        for number in range(count - 1)
    ]


def words(data: bytes) -> str:
    """Why a file is refused."""
    with pytest.raises(ImportProblem) as problem:
        read_export(data)
    return str(problem.value)


def test_twice_as_many_lines_are_twice_the_work() -> None:
    """Not four times: nothing looks at the whole board for each of its lines."""
    none, some, more = (lines_of(grown(captured(count))) for count in (0, 200, 400))
    assert more - some < 1.5 * (some - none)


def test_a_chain_of_merges_is_refused_before_it_is_followed() -> None:
    """Such a file took half a minute; what is read of it now is little more than its text."""
    data = grown(captured(1000) + merged(1000))
    assert "more is changed in the file than on any day" in words(data)
    assert lines_of(data) < 300 * 2100


def test_more_of_anything_than_a_day_can_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Events of one kind, windows, groups, words."""
    monkeypatch.setattr(sanity, "MOST_OF_A_KIND", 50)
    assert "more than 50 events of the kind issue.captured" in words(grown(captured(50)))
    monkeypatch.setattr(sanity, "MOST_OF_A_KIND", 2_000)
    monkeypatch.setattr(sanity, "MOST_WINDOWS", 5)
    assert "more than 5 windows" in words(grown(captured(6), "window {}"))
    monkeypatch.setattr(sanity, "MOST_WINDOWS", 200)
    monkeypatch.setattr(sanity, "MOST_GROUPS", 8)
    assert "more than 8 groups" in words(
        grown([{"kind": "group.added", "id": f"G{number}", "number": number, "name": ""} for number in range(10, 15)])
    )
    monkeypatch.setattr(sanity, "MOST_VALUES", 1_000)
    assert "more than 1,000 words and numbers" in words(grown([]))


def test_moments_without_end_are_refused() -> None:
    """Each time of the log is looked up among the changes of the clocks."""
    values = json.loads(SOURCE.read_bytes())
    values["entries"][0]["event"]["offsets"] = [["2026-11-23T11:17:00Z", 60]] * 101
    assert "more changes of the clocks" in words(json.dumps(values).encode())


def test_reading_tells_how_far_it_is() -> None:
    """Every thousand events, so that nobody believes it has stopped."""
    heard: list[tuple[int, int]] = []
    read_export(grown(captured(1000)), lambda read, of: heard.append((read, of)))
    assert heard == [(1000, len(json.loads(SOURCE.read_bytes())["entries"]) + 1000)]


def test_no_mutated_file_is_much_work() -> None:
    """A short walk; the long one is a command."""
    for data in mutants(SEED, 25, 60):
        assert lines_of(data) < 12 * len(data), data[:200]
