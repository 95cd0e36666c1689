"""The committed schema says what the archive is, and is the one that the declarations make."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from facilitator.live.facts import KINDS
from facilitator.sessionlog import archive_schema
from facilitator.sessionlog.archive import encode
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.formats import render
from tests.journal.samples import ONE_OF_EACH, record
from tests.sessionlog import day
from tests.sessionlog.every_kind import every_kind

FILE = Path(sys.modules[archive_schema.__name__].__file__ or "").parent / "run.schema.json"


def archive_of(which: str) -> dict[str, object]:
    """An archive as any JSON reader has it."""
    entries = record(ONE_OF_EACH) if which == "one of each" else tuple(every_kind().entries)
    found: dict[str, object] = json.loads(encode(day.RUN, entries))
    return found


def test_the_committed_schema_is_current() -> None:
    """A kind or field that was added is written into it."""
    assert FILE.read_text(encoding="utf-8") == archive_schema.schema_text()


@pytest.mark.parametrize("which", ["one of each", "every kind"])
def test_an_archive_is_valid(which: str) -> None:
    """Every kind of event, in a day and by itself."""
    Draft202012Validator(json.loads(FILE.read_text(encoding="utf-8"))).validate(archive_of(which))


def test_every_kind_of_event_is_in_the_schema() -> None:
    """By its name on disk, and no other is."""
    schema = json.loads(FILE.read_text(encoding="utf-8"))
    tags = {
        definition["properties"]["kind"]["enum"][0]
        for definition in schema["$defs"].values()
        if "enum" in definition.get("properties", {}).get("kind", {})
    }
    assert {kind.__struct_config__.tag for kind in KINDS} <= tags


def test_an_export_is_valid() -> None:
    """The file itself, as it is written for somebody."""
    (content,) = render(session_log(day.RUN, every_kind().entries), ["json"]).values()
    Draft202012Validator(json.loads(FILE.read_text(encoding="utf-8"))).validate(json.loads(content))


@pytest.mark.parametrize("wrong", [{"version": 2}, {"format": "else"}, {"run": 3}, {"entries": [{"seq": 1}]}])
def test_what_is_no_archive_is_not(wrong: dict[str, object]) -> None:
    """Another version, another format, an event without its time."""
    changed = archive_of("one of each") | wrong
    assert not Draft202012Validator(json.loads(FILE.read_text(encoding="utf-8"))).is_valid(changed)
