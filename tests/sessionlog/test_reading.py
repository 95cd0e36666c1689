"""Taking a run in: exactly, or refused in words, whatever the file."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.live.rules import replay
from facilitator.sessionlog import reading
from facilitator.sessionlog.archive import encode
from facilitator.sessionlog.reading import ImportProblem, read_export
from tests.sessionlog import day

GOOD = encode(day.RUN, day.full_day().entries)
SHORT = encode(day.RUN, day.at_exercise().entries)


def changed(change: Callable[[dict[str, Any]], object], source: bytes = SHORT) -> bytes:
    """A good archive with something changed in it, laid out as this program does."""
    values = json.loads(source)
    change(values)
    head = ",\n".join(f"{json.dumps(key)}: {json.dumps(values[key])}" for key in values if key != "entries")
    entries = ",\n".join(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in values["entries"])
    return f'{{\n{head},\n"entries": [\n{entries}\n]\n}}\n'.encode("utf-8", "surrogatepass")


def refused(data: bytes) -> str:
    """The words with which a file is refused."""
    with pytest.raises(ImportProblem) as problem:
        read_export(data)
    words = str(problem.value)
    assert words.endswith((".", ")"))
    assert words.isprintable()
    return words


def event(values: dict[str, Any], number: int) -> dict[str, Any]:
    """An event of the values of an archive, by its number from 1."""
    found = values["entries"][number - 1]["event"]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("teller", [day.full_day, day.opened, day.reopened_day, day.jumping_day, day.at_report_back])
def test_what_is_exported_comes_back_byte_for_byte(teller: Callable[[], day.Teller]) -> None:
    """The promise of the archive."""
    entries = tuple(teller().entries)
    taken = read_export(encode(day.RUN, entries))
    assert (taken.run, taken.entries, taken.words) == (day.RUN, entries, ())
    assert replay(taken.entries) == replay(entries)
    assert encode(taken.run, taken.entries) == encode(day.RUN, entries)


def test_the_helper_changes_nothing_by_itself() -> None:
    """So what the tests below refuse is what they changed."""
    assert changed(lambda values: None) == SHORT


def test_a_file_laid_out_otherwise_is_taken_in_and_it_is_said() -> None:
    """Indented by an editor, or saved with a byte order mark."""
    for data in (json.dumps(json.loads(GOOD), indent=2).encode(), b"\xef\xbb\xbf" + GOOD, GOOD.strip()):
        taken = read_export(data)
        assert len(taken.words) == 1
        assert "not laid out" in taken.words[0]
        assert encode(taken.run, taken.entries) == GOOD


def test_control_characters_are_taken_out_and_it_is_said() -> None:
    """Nothing is changed without a word, and the cleaned run is clean."""

    def poison(values: dict[str, Any]) -> None:
        event(values, 1)["venue"] = "Town\x1b[2J hall\u202e"
        event(values, 1)["plan"]["title"] = "A\x9b day\n"
        event(values, 2)["item"] += "\x07"

    taken = read_export(changed(poison))
    assert taken.words == ("Control characters were taken out of the text in 3 places, first in entry 1.",)
    assert taken.entries[1] == day.at_exercise().entries[1]
    again = encode(taken.run, taken.entries)
    assert b"\\u001b" not in again
    assert read_export(again).words == ()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"MZ\x90\x00", "cannot be read as JSON"),
        (b"%PDF-1.7", "cannot be read as JSON"),
        (b"\xff\xfe{\x00", "cannot be read as JSON"),
        (b'{"a": "\xed\xa0\x80"}', "not UTF-8"),
        (GOOD[: len(GOOD) // 2], "breaks off"),
        (GOOD[:-3], "breaks off"),
        (GOOD + b"x", "cannot be read as JSON"),
        (b"[" * 100_000, "nested deeper"),
        (b"[]", "not the archive"),
        (b"null", "not the archive"),
        (b'{"format": "other"}', "not the archive"),
        (b'{"runs": [1, 2], "format": null}', "not the archive"),
        (b'{"format": "facilitator run"}', "which version"),
        (GOOD.replace(b'"version": 1', b'"version": NaN'), "cannot be read as JSON"),
        (GOOD.replace(b'"version": 1', b'"version": 1e999'), "beyond any sense"),
        (GOOD.replace(b'"version": 1', b'"version": ' + b"9" * 5000), "beyond any sense"),
        (GOOD.replace(b'"seconds":125.0', b'"seconds":' + b"9" * 300), "beyond any sense"),
        (GOOD.replace(b'"seconds":125.0', b'"seconds":-1e300'), "beyond any sense"),
    ],
)
def test_files_that_are_no_archive(data: bytes, words: str) -> None:
    """Each with a sentence that tells what is the matter."""
    assert words in refused(data)


def test_a_file_of_any_size_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds on bytes and on events."""
    monkeypatch.setattr(reading, "LARGEST", 1024 * 1024)
    assert "larger than 1 MB" in refused(b" " * (1024 * 1024 + 1))
    monkeypatch.setattr(reading, "MOST_ENTRIES", 3)
    assert "more than 3 events" in refused(SHORT)


HEADS: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda v: v.update(version=2), "newer facilitator"),
    (lambda v: v.update(version=10**30), "newer facilitator"),
    (lambda v: v.update(version=0), "which version"),
    (lambda v: v.update(version=True), "which version"),
    (lambda v: v.update(version="1"), "which version"),
    (lambda v: v.update(extra=1), "extra, which this program does not know"),
    (lambda v: v.update(run=""), "does not name its run"),
    (lambda v: v.update(run=None), "does not name its run"),
    (lambda v: v.update(run="../../etc/passwd"), "does not name its run"),
    (lambda v: v.update(run="a\x1b[2J"), "does not name its run"),
    (lambda v: v.update(run="x" * 101), "does not name its run"),
    (lambda v: v.update(entries=[]), "no events"),
    (lambda v: v["entries"].pop(0), "Event 1 is missing"),
    (lambda v: v["entries"].pop(3), "Event 4 is missing"),
    (lambda v: v["entries"].insert(3, v["entries"][2]), "Event 3 stands in the file twice"),
    (lambda v: v["entries"].reverse(), "is missing"),
    (lambda v: v["entries"].append("x"), "is not an event"),
    (lambda v: v["entries"][1].update(seq=2.5), "no number"),
    (lambda v: v["entries"][1].update(seq=True), "no number"),
    (lambda v: v["entries"][1].update(seq=10**18), "Event 2 is missing"),
    (lambda v: v["entries"][1].update(event=None), "does not say what happened"),
    (lambda v: v["entries"][1].update(event={}), "not as it should be"),
    (lambda v: v["entries"][1].update(by=7), "not as it should be"),
    (lambda v: v["entries"][1].update(by="w" * 300), "too long a name"),
    (lambda v: v["entries"][1].update(batch=3), "came with a later one"),
    (lambda v: v["entries"][1].update(batch=-1), "came with a later one"),
    (lambda v: v["entries"][1].update(batch="first"), "not as it should be"),
    (lambda v: v["entries"][1].update(mood="fine"), "holds mood, which this program does not know"),
    (lambda v: v["entries"][1].update(at=["2026-11-23T09:00:00", 1.0, "b"]), "no proper time"),
    (lambda v: v["entries"][1].update(at=["2026-11-23T09:00:00+01:00", 1.0, "b"]), "no proper time"),
    (lambda v: v["entries"][1].update(at=["9999-12-31T23:59:59Z", 1.0, "b"]), "no proper time"),
    (lambda v: v["entries"][1].update(at=["2026-11-23T09:00:00Z", 1.0, "b", 4]), "holds at.3"),
    (lambda v: v["entries"][1].update(at=["2026-11-23T09:00:00Z", 1e200, "b"]), "beyond any sense"),
    (lambda v: v["entries"][1].update(at=["yesterday", 1.0, "b"]), "not as it should be"),
    (lambda v: v["entries"].append(dict(v["entries"][0], seq=len(v["entries"]) + 1)), "starts a run twice"),
]


@pytest.mark.parametrize(("change", "words"), HEADS)
def test_heads_and_entries_that_are_not_right(change: Callable[[dict[str, Any]], object], words: str) -> None:
    """Versions, run ids, numbering and stamps."""
    assert words in refused(changed(change))


EVENTS: list[tuple[dict[str, Any], str]] = [
    ({"kind": "issue.voted", "id": "E1-G1-1"}, "a kind that this program does not know, issue.voted"),
    ({"kind": 3}, "not as it should be"),
    ({"kind": "clock.changed", "item": "a01", "seconds": 1e9}, "a clock of more than a week"),
    ({"kind": "clock.changed", "item": "a01", "seconds": "5"}, "not as it should be"),
    ({"kind": "item.backdated", "item": "a01", "seconds": -60.0}, "a start more than a week earlier"),
    (
        {"kind": "item.inserted", "item": {"id": "x1", "title": "x", "minutes": 10**9}},
        "an item of an impossible length",
    ),
    ({"kind": "item.inserted", "item": {"id": "", "title": "x", "minutes": 5}}, "an item without a proper id"),
    (
        {"kind": "item.split", "item": "a01", "minutes": 5, "rest": {"id": "x1", "title": "x", "minutes": -5}},
        "an item of an impossible length",
    ),
    (
        {"kind": "catch_up.taken", "target": "finish", "cuts": [{"item": "a01", "seconds": 1e9}]},
        "a cut of more than a week",
    ),
    ({"kind": "gap.noted", "seconds": -1}, "a gap of an impossible length"),
    ({"kind": "gap.noted", "seconds": 5.0, "why": "bored"}, "not as it should be"),
    ({"kind": "page.turned", "item": "a01", "page": -1}, "a page that no deck has"),
    ({"kind": "group.added", "id": "G0", "number": 0, "name": ""}, "a group with an impossible number"),
    ({"kind": "issue.captured", "id": "", "exercise": "a02", "group": "G1", "text": "x"}, "something without an id"),
    ({"kind": "note.added", "id": "\x1b", "text": "x"}, "something without an id"),
    ({"kind": "issue.withdrawn", "id": "E1-" + "9" * 5000}, "too long a name for its id"),
    ({"kind": "issue.withdrawn", "id": "E1-G1-1", "reason": "x"}, "event.reason, which this program does not know"),
    ({"kind": "issue.withdrawn", "i\x1bd": "E1-G1-1"}, "control characters in a name"),
    ({"kind": "issue.withdrawn", "id": [[[[[]]]]]}, "not as it should be"),
    ({"kind": "issue.withdrawn", "id": json.loads("[" * 80 + "]" * 80)}, "nested deeper"),
]


@pytest.mark.parametrize(("instead", "words"), EVENTS)
def test_events_that_cannot_have_been(instead: dict[str, Any], words: str) -> None:
    """Unknown kinds, unknown fields, values beyond any day."""
    assert words in refused(changed(lambda values: values["entries"][1].update(event=instead)))


STARTS: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda e: e.update(starts_at="2026-11-23T09:30:00"), "a planned moment"),
    (lambda e: e.update(fixed={"a04": "1900-01-01T00:00:00Z"}), "a planned moment"),
    (lambda e: e.update(offsets=[["2026-11-23T09:00:00Z", 9000]]), "more than a day off"),
    (lambda e: e.update(day="1066-10-14"), "this century"),
    (lambda e: e.update(rehearsal=-2.0), "impossible speed"),
    (lambda e: e["groups"].append({"number": 1, "name": "again"}), "two groups with one number"),
    (lambda e: e["plan"].update(items=[]), "no items"),
    (lambda e: e["plan"]["items"].append(e["plan"]["items"][0]), "items without ids"),
    (lambda e: e["plan"]["items"][0].update(minutes=10**9), "an item of an impossible length"),
    (lambda e: e["plan"]["items"][0].update(minutes=-5), "an item of an impossible length"),
    (lambda e: e["plan"]["items"][0].update(deck="gone.md"), "deck is missing"),
    (lambda e: e["plan"]["items"][0].update(case="gone.md"), "case is missing"),
    (lambda e: e["plan"]["items"][0].update(of="gone"), "exercise that is missing"),
    (lambda e: e["plan"]["items"][0].update(colour="red"), "event.plan.items.0.colour"),
    (lambda e: e["plan"]["cases"]["robin.md"]["pages"][0].update(weight=1), "robin.md.pages.0.weight"),
    (lambda e: e.pop("plan"), "not as it should be"),
]


@pytest.mark.parametrize(("change", "words"), STARTS)
def test_starts_that_cannot_have_been(change: Callable[[dict[str, Any]], object], words: str) -> None:
    """Plans whose references lead nowhere, and moments no clock shows."""
    assert words in refused(changed(lambda values: change(event(values, 1))))


def test_a_file_that_begins_in_the_middle() -> None:
    """Without its start a run has no plan."""

    def cut(values: dict[str, Any]) -> None:
        values["entries"] = [dict(entry, seq=number) for number, entry in enumerate(values["entries"][1:], 1)]

    assert "does not begin with the start" in refused(changed(cut))


def attempt(data: bytes) -> None:
    """Read a file; a problem is as good as a result, and a result must come back from its own export."""
    try:
        taken = read_export(data)
    except ImportProblem:
        refused(data)
    else:
        again = read_export(encode(taken.run, taken.entries))
        assert (again.run, again.entries, again.words) == (taken.run, taken.entries, ())


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 8))
def test_mutated_bytes_are_refused_or_taken_in(seed: int, changes: int) -> None:
    """A good file with a few bytes changed, cut out or put in."""
    chance = random.Random(seed)
    data = bytearray(SHORT)
    for _ in range(changes):
        where = chance.randrange(len(data))
        how = chance.randrange(4)
        if how == 0:
            data[where] = chance.randrange(256)
        elif how == 1:
            del data[where : where + chance.randrange(1, 20)]
        elif how == 2:
            data[where:where] = data[chance.randrange(len(data)) :][: chance.randrange(40)]
        else:
            data[where] = ord(chance.choice('0123456789-.e"[]{},:tfn\\u'))
    attempt(bytes(data))


ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["", "a01", "G1", "2026-11-23T09:00:00Z", "0001-01-01T00:00:00Z", "12:00", "\x1b[2J", "talk"])
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(ODD)
def test_any_json_is_refused_or_taken_in(value: object) -> None:
    """RunFile JSON, and foreign JSON under our head."""
    attempt(json.dumps(value).encode())
    attempt(json.dumps({"format": "facilitator run", "version": 1, "run": "r", "entries": value}).encode())


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2**32), ODD)
def test_a_value_put_anywhere_is_refused_or_taken_in(seed: int, value: object) -> None:
    """A good file in which one value is another."""
    chance = random.Random(seed)

    def put(values: dict[str, Any]) -> None:
        places: list[tuple[Any, Any]] = []
        _collect(values["entries"], places)
        inside, key = chance.choice(places)
        inside[key] = value

    attempt(changed(put))


def _collect(value: object, places: list[tuple[Any, Any]]) -> None:
    """Every place inside a value where another value could stand."""
    inside: Iterable[tuple[object, object]] = ()
    if isinstance(value, dict):
        inside = value.items()
    elif isinstance(value, list):
        inside = enumerate(value)
    for key, inner in inside:
        places.append((value, key))
        _collect(inner, places)
