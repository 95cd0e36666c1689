"""The JSON Schema of a run's archive, made of the same declarations that read and write it.

Committed as `run.schema.json` beside this module; write it anew with
`python -m facilitator.sessionlog.archive_schema > facilitator/sessionlog/run.schema.json`. What needs more than one
event to judge (their order, what they refer to) stays with the reader.
"""

from __future__ import annotations

import json
import sys
from typing import Any, Literal

import msgspec

from facilitator.live.facts import Recorded
from facilitator.sessionlog.archive import CONTAINS, FORMAT, VERSION


class Archive(msgspec.Struct, frozen=True, kw_only=True):
    """The archive of one run: everything that happened, in order; photographs as JPEG in base64, by SHA-256."""

    format: Literal["facilitator run"]
    version: Literal[1]
    contains: str
    run: str
    entries: tuple[Recorded, ...]
    photographs: dict[str, str] = {}


def archive_schema() -> dict[str, Any]:
    """The schema, in JSON Schema 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{FORMAT}, version {VERSION}: holds {CONTAINS}",
        **msgspec.json.schema(Archive),
    }


def schema_text() -> str:
    """The schema as the file holds it."""
    return json.dumps(archive_schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
