"""What the columns of a timetable hold, by their heads in plain English, or by what stands in them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from facilitator.bringing.spans import read_minutes, read_span

Role = Literal["time", "end", "length", "title", "who", "materials", "aims", "notes", "number", "day"]

HEADS: dict[Role, str] = {
    "end": r"ends?|end time|finish(?:es)?|finish time|until|till|to",
    "length": (
        r"durations?|lengths?|mins?|minutes|hours|how long|time needed|time allocated|allocated time"
        r"|timing \(mins?\)|time \(mins?\)"
    ),
    "time": r"times?|starts?|start time|from|when|timings?|begins?|clock",
    "day": r"days?|dates?",
    "number": r"no\.?|nr\.?|#|number|item no\.?|slides?|slide no\.?|ref\.?",
    "who": (
        r"who|leads?|led by|leader|facilitators?|trainers?|tutors?|speakers?|presenters?|presented by|by|owner"
        r"|responsible|person|staff|delivered by"
    ),
    "materials": (
        r"materials?|resources?|resources needed|equipment|needs?|needed|what you need|kit|props|hand-?outs?"
    ),
    "aims": r"objectives?|aims?|purpose|outcomes?|learning outcomes?|learning objectives?|goals?",
    "notes": (
        r"notes?|trainer notes?|delivery notes|details?|descriptions?|content|comments?|remarks?|method|process|how"
        r"|activities and method|format|location|room|venue|key points?"
    ),
    "title": (
        r"activit(?:y|ies)|sessions?|session title|sections?|items?|agenda|agenda items?|topics?|titles?|what|subjects?"
        r"|events?|programme|modules?|steps?"
    ),
}
"""The heads that each kind of column has, as patterns for the whole head."""

LOOKED_AT = 12
"""Rows of a table in which its heads are looked for."""


def heads_of(row: Sequence[str]) -> dict[int, Role] | None:
    """What the columns under this row hold; None where it is no row of heads."""
    found: dict[int, Role] = {}
    for at, cell in enumerate(row):
        role = _role(cell)
        if role is not None and (role not in found.values() or role in ("notes", "who", "materials", "aims")):
            found[at] = role
        elif cell:
            found[at] = "notes"
    named = [at for at, cell in enumerate(row) if _role(cell) is not None]
    timed = {"time", "length"} & set(found.values())
    if len(named) < 2 or not timed:
        return None
    if "title" not in found.values():
        rest = [at for at in found if found[at] in ("notes", "aims")]
        if not rest:
            return None
        found[rest[0]] = "title"
    return found


def _role(cell: str) -> Role | None:
    words = re.sub(r"\s+", " ", cell.casefold()).strip(" :.*")
    return next((role for role, heads in HEADS.items() if re.fullmatch(heads, words)), None)


def guessed(rows: Sequence[Sequence[str]]) -> dict[int, Role]:
    """What columns without heads hold: times, lengths, and the first with words is the title."""
    width = max((len(row) for row in rows), default=0)
    found: dict[int, Role] = {} if rows else {0: "title"}
    for at in range(width):
        cells = [row[at] for row in rows if at < len(row) and row[at]]
        spans = [span for cell in cells if (span := read_span(cell)) is not None]
        timed = sum(span.start is not None for span in spans)
        if cells and timed * 2 > len(cells):
            found[at] = "end" if "time" in found.values() else "time"
        elif cells and sum(read_minutes(cell) is not None for cell in cells) * 2 > len(cells):
            found[at] = "number" if _counts(cells) else "length"
        elif "title" not in found.values():
            found[at] = "title"
        else:
            found[at] = "notes"
    return found


def _counts(cells: Sequence[str]) -> bool:
    """Whether a column only numbers its rows: 1, 2, 3."""
    return len(cells) > 1 and all(cell.strip(".") == str(number) for number, cell in enumerate(cells, 1))
