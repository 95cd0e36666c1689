"""The walls of a run's cases, from its history: those on which anything hangs."""

from __future__ import annotations

from facilitator.agenda.model import Case
from facilitator.live.queries.wall import WallRow, gap_words, mindful_words, sum_words, wall_of, who
from facilitator.sessionlog.building import Ground
from facilitator.sessionlog.model_wall import WallEventLog, WallLog


def walls(ground: Ground) -> tuple[WallLog, ...]:
    """One for each case of which something was uncovered, in the plan's order."""
    state = ground.history.state
    hung = [case for case in state.plan.cases.values() if case.id in state.wall and state.wall[case.id].uncovered]
    return tuple(_wall(ground, case) for case in hung)


def _wall(ground: Ground, case: Case) -> WallLog:
    wall = wall_of(ground.history.state, case)
    gaps = gap_words(wall.uncovered)
    return WallLog(
        case=wall.title,
        fictional=wall.fictional,
        events=tuple(map(_event, wall.uncovered)),
        covered=len(case.chronology) - len(wall.uncovered),
        remarks=(*(sum_words(found, wall.agencies) for found in wall.sums), *([gaps] if gaps else [])),
    )


def _event(row: WallRow) -> WallEventLog:
    return WallEventLog(
        date=row.date,
        text=row.text,
        knew=who(row, "known"),
        half=who(row, "half known"),
        unaware=who(row, "not known"),
        told=tuple(cell.agency for cell in row.cells if cell.told),
        asks=(*([row.question] if row.question else []), *mindful_words(row)),
    )
