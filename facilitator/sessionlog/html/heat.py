"""The group against theme map, in whole units of its drawing."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from facilitator.sessionlog.account.blocks import HeatMap

LABEL, FIELD, ROW, HEAD = 300, 46, 24, 30
"""Units for a theme's label, the width of a field, the height of a row, and that of the row with the groups."""

LETTERS = 44
"""Letters of a theme's label that fit; the table below has it whole."""

STEPS = 5
"""Shades that can be told apart."""


class Field(msgspec.Struct, frozen=True):
    """One field: where it is, how strong (0 to 5), and its number."""

    x: int
    y: int
    step: int
    count: int


class Label(msgspec.Struct, frozen=True):
    """A theme beside its row, or a group above its column."""

    x: int
    y: int
    text: str


class Drawn(msgspec.Struct, frozen=True):
    """The whole drawing."""

    title: str
    description: str
    width: int
    height: int
    columns: tuple[Label, ...]
    rows: tuple[Label, ...]
    fields: tuple[Field, ...]


def drawn(heat: HeatMap) -> Drawn:
    """Where everything goes. A group is drawn by its number among the columns; the table names it."""
    most = max((count for _, counts in heat.rows for count in counts), default=0)
    return Drawn(
        title=heat.title,
        description=heat.description,
        width=LABEL + FIELD * len(heat.columns),
        height=HEAD + ROW * len(heat.rows),
        columns=tuple(
            Label(LABEL + FIELD * place + FIELD // 2, HEAD - 10, _short(name, place, heat.columns))
            for place, name in enumerate(heat.columns)
        ),
        rows=tuple(
            Label(LABEL - 10, HEAD + ROW * place + 16, _cut(theme)) for place, (theme, _) in enumerate(heat.rows)
        ),
        fields=tuple(
            Field(LABEL + FIELD * column, HEAD + ROW * place, _step(count, most), count)
            for place, (_, counts) in enumerate(heat.rows)
            for column, count in enumerate(counts)
        ),
    )


def _step(count: int, most: int) -> int:
    """How strong a field is: nothing for nought, never the weakest shade for the largest count."""
    return -(-count * STEPS // most) if most > 0 and count > 0 else 0


def _cut(text: str) -> str:
    return text if len(text) <= LETTERS else f"{text[: LETTERS - 1].rstrip()}…"


def _short(name: str, place: int, columns: Sequence[str]) -> str:
    """A group above its column: what tells it from the others, in a few letters."""
    short = name.removeprefix("Group ")
    return short if len(short) <= 5 else f"{short[:4]}…" if len(columns) > 1 else str(place + 1)
