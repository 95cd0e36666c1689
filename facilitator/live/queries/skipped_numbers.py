"""Why a number is missing from a group's column: pure.

A number that was given out is never given out again, because it may stand on a flipchart or in a hand-out by then. So
after a step was taken back, or an issue was given to another group, the column counts on past it and says why.
"""

from __future__ import annotations

from collections.abc import Callable

from facilitator.agenda.counting import listed
from facilitator.live.state import Group, State


def skipped_numbers(state: State, exercise: str, name: Callable[[Group], str]) -> dict[str, str]:
    """For the issue that comes after missing numbers in its group's column, why they are missing: "(4 was taken back)".

    Nothing is said of a number that no later one of the group follows. `name` is what a group may be called here.
    """
    found: dict[str, str] = {}
    missing: dict[str, list[tuple[str, str]]] = {}
    for issue in state.issues.values():
        if issue.exercise != exercise:
            continue
        _, said_by, number = issue.id.rsplit("-", 2)
        if issue.withdrawn:
            missing.setdefault(said_by, []).append((number, ""))
        elif issue.group != said_by:
            missing.setdefault(said_by, []).append((number, name(state.groups[issue.group])))
        elif gone := missing.pop(said_by, []):
            found[issue.id] = _why(gone)
    return found


def _why(gone: list[tuple[str, str]]) -> str:
    """Numbers with the group they went to ("": nowhere), in words."""
    told: dict[str, list[str]] = {}
    for number, group in gone:
        told.setdefault(group, []).append(number)
    words = []
    for group, numbers in told.items():
        many = "were" if len(numbers) > 1 else "was"
        words.append(f"{listed(numbers)} {f'went to {group}' if group else f'{many} taken back'}")
    return f"({'; '.join(words)})"  # in brackets: a group may say "4 was taken back" too
