"""The group against theme map, in whole units of its drawing."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from facilitator.sessionlog.account.blocks import HeatMap

ROW, HEAD, GAP = 24, 30, 8
"""Units for the height of a row, of the row with the groups, and of what parts the last row from the others."""

ROOMY, CLOSE = (300, 46, 40), (228, 33, 29)
"""Units for a theme's label and for a field, and letters of a label that fit; the second where groups are many.

A unit is a pixel where there is room, and twelve groups still fit the width of a printed page.
"""

MANY = 7
"""Groups from which on fields stand close."""

STEPS = 5
"""Shades that can be told apart."""


class HeatCell(msgspec.Struct, frozen=True):
    """One field: where it is, how strong (0 to 5; -1: a number without a field), and its number."""

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
    """The whole drawing; a field is `side` units across."""

    title: str
    description: str
    width: int
    height: int
    side: int
    columns: tuple[Label, ...]
    rows: tuple[Label, ...]
    fields: tuple[HeatCell, ...]


def drawn(heat: HeatMap) -> Drawn:
    """Where everything goes. A group is drawn by its number among the columns; the table names it."""
    label, field, letters = CLOSE if len(heat.columns) >= MANY else ROOMY
    heads = [_short(name, place, heat.columns) for place, name in enumerate(heat.columns)]
    rows = [(*row, HEAD + ROW * place) for place, row in enumerate(heat.rows)]
    rows += [(*heat.foot, HEAD + ROW * len(rows) + GAP)] if heat.foot[0] else []
    fields = [
        HeatCell(
            label + field * column,
            y,
            _step(count, heat.most) if (theme, counts) != heat.foot and column < len(heat.columns) else -1,
            count,
        )
        for theme, counts, y in rows
        for column, count in enumerate(counts)
    ]
    return Drawn(
        title=heat.title,
        description=heat.description,
        width=label + field * (len(heat.columns) + 1),
        height=max((y for *_, y in rows), default=HEAD) + ROW,
        side=field - 2,
        columns=tuple(
            Label(label + field * place + field // 2, HEAD - 10, head) for place, head in enumerate([*heads, "all"])
        ),
        rows=(
            Label(label - 10, HEAD - 10, "group"),
            *(Label(label - 10, y + 16, _cut(theme, letters)) for theme, _, y in rows),
        ),
        fields=tuple(fields),
    )


def _step(count: int, most: int) -> int:
    """How strong a field is: nothing for nought, never the weakest shade for the largest count."""
    return -(-count * STEPS // most) if most > 0 and count > 0 else 0


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"


def _short(name: str, place: int, columns: Sequence[str]) -> str:
    """A group above its column: what tells it from the others, in a few letters."""
    short = name.removeprefix("Group ")
    return short if len(short) <= 5 else f"{short[:4]}…" if len(columns) > 1 else str(place + 1)
