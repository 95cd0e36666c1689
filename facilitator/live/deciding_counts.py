"""Deciding what is counted and noted of groups: walking round, reading back, attendance, tallies, pledges."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, get_args

from facilitator.agenda.cleaning import clean_line
from facilitator.live import commands, events
from facilitator.live.deciding_capture import exercise_at
from facilitator.live.events import AnyEvent, Standing
from facilitator.live.finding import a_line, next_id, the_group, the_issue, the_item, the_jotting, the_theme, the_words
from facilitator.live.refused import Refused
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

Events = tuple[AnyEvent, ...]

MOST_PEOPLE = 1000
"""More people than this are in no room; a larger number is a slip of the finger."""

LONGEST_AGENCY = 60
"""Characters that an agency's name may have."""

STANDINGS: tuple[Standing, ...] = get_args(Standing)
"""How a group may get on with its exercise."""

SCALES: dict[str, tuple[Literal["1-5", "yes-no"], int]] = {"1-5": ("1-5", 5), "yes-no": ("yes-no", 2)}
"""The scales of a tally, with the number of their answers."""

MOMENTS: tuple[Literal["", "start", "end"], ...] = ("", "start", "end")
"""When an outcome may be tallied."""


def _observe(state: State, command: commands.ObserveGroup, now: Stamp) -> Events:
    group = the_group(state, command.group)
    if group.closed:
        raise Refused(f"{group.name} has left.")
    standing = next((known for known in STANDINGS if known == command.standing), None)
    if standing is None:
        raise Refused(f"A group is {', '.join(STANDINGS[:-1])} or {STANDINGS[-1]}.")
    if not (command.item or state.current):
        raise Refused("The day has not begun: ⟦page.next:space⟧ starts the first item.")
    item = the_item(state, command.item or state.current)
    return (events.GroupObserved(group.id, item.id, standing),)


def _read_back(state: State, command: commands.ReadBackGroup, now: Stamp) -> Events:
    group = the_group(state, command.group)
    exercise = command.exercise or getattr(exercise_at(state), "id", "")
    if exercise not in {item.id for item in state.plan.exercises()}:
        raise Refused("No exercise has begun yet, so there is nothing to read back.")
    if command.result == "confirmed":
        return (events.GroupReadBack(group.id, exercise, "confirmed"),)
    if command.result == "corrected":
        return (events.GroupReadBack(group.id, exercise, "corrected"),)
    raise Refused("What was read back is confirmed or corrected.")


def _agency(state: State, text: str) -> str:
    """An agency's name, as the plan writes it where it is one of the plan's."""
    agency = clean_line(text)
    if len(agency) > LONGEST_AGENCY:
        raise Refused(f"The name of an agency has {LONGEST_AGENCY} characters at most.")
    known = (*state.plan.agencies, *(one.agency for one in state.attendance.values()))
    return next((one for one in known if one.casefold() == agency.casefold()), agency)


def _attendance(state: State, command: commands.CountAttendance, now: Stamp) -> Events:
    agency = _agency(state, command.agency)
    if not agency:
        raise Refused("Which agency? A count needs its name.")
    if not 0 <= command.count <= MOST_PEOPLE:
        raise Refused(f"From 0 to {MOST_PEOPLE:,} people can be counted.")
    group = the_group(state, command.group).id if command.group else ""
    known = state.attendance.get(f"{agency}/{group}")
    if command.count == (known.count if known is not None else 0):
        return ()
    return (events.AttendanceCounted(agency, command.count, group),)


def _about(state: State, command: commands.TakeTally) -> tuple[Literal["question", "issue", "outcome", "theme"], str]:
    """What a tally is about, and the words of that."""
    if command.about == "question":
        return "question", the_words(command.question) if clean_line(command.question) else ""
    if command.about == "issue":
        return "issue", the_issue(state, command.ref).text
    if command.about == "theme":
        return "theme", the_theme(state, command.ref).label
    if command.about == "outcome":
        for outcome in state.plan.outcomes:
            if outcome.id == command.ref:
                return "outcome", outcome.text
        raise Refused(f"This plan has no outcome {clean_line(command.ref)}.")
    raise Refused("Hands are counted for a question, an issue, an outcome or a theme.")


def _tally(state: State, command: commands.TakeTally, now: Stamp) -> Events:
    about, words = _about(state, command)
    question = a_line(command.question) or words
    if not question:
        raise Refused("What was asked? A tally needs its question.")
    if command.scale not in SCALES:
        raise Refused("Hands are counted from 1 to 5, or yes and no.")
    scale, answers = SCALES[command.scale]
    if len(command.counts) != answers or not all(0 <= count <= MOST_PEOPLE for count in command.counts):
        raise Refused(f"This scale has {answers} answers, each with a count from 0 to {MOST_PEOPLE:,}.")
    moment = next((known for known in MOMENTS if known == command.moment), None)
    if moment is None:
        raise Refused("An outcome is tallied at the start or at the end of the day.")
    ref = "" if about == "question" else command.ref
    tally_id = _tally_id(state, command, ref)
    return (events.TallyTaken(tally_id, about, question, tuple(command.counts), ref, scale, moment, state.current),)


def _tally_id(state: State, command: commands.TakeTally, ref: str) -> str:
    """The named tally's; else that of an outcome counted at this moment before; else a new number."""
    if command.id:
        if command.id not in state.tallies:
            raise Refused(f"There is no tally {clean_line(command.id)}.")
        return command.id
    for tally in state.tallies.values():
        same = (tally.about, tally.ref, tally.moment) == (command.about, ref, command.moment)
        if same and tally.about == "outcome" and not tally.withdrawn:
            return tally.id
    return next_id(state, "T")


def _withdraw_tally(state: State, command: commands.WithdrawTally, now: Stamp) -> Events:
    tally = state.tallies.get(command.id)
    if tally is None:
        raise Refused(f"There is no tally {clean_line(command.id)}.")
    if tally.withdrawn:
        raise Refused(f"{tally.id} has been taken back.")
    return (events.TallyWithdrawn(tally.id),)


def _pledge(state: State, command: commands.MakePledge, now: Stamp) -> Events:
    text, agency = the_words(command.text), _agency(state, command.agency)
    return (events.PledgeMade(next_id(state, "PL"), text, state.current, agency),)


def _settle(state: State, command: commands.SettleJotting, now: Stamp) -> Events:
    jotting, how = the_jotting(state, command.id), a_line(command.how)
    if jotting.kind not in ("parking", "action"):
        raise Refused("Only a parked question can be answered, and only an action done.")
    return () if jotting.settled and jotting.how == how else (events.JottingSettled(jotting.id, how),)


DECISIONS: dict[type, Callable[[State, Any, Stamp], Events]] = {
    commands.ObserveGroup: _observe,
    commands.ReadBackGroup: _read_back,
    commands.CountAttendance: _attendance,
    commands.TakeTally: _tally,
    commands.WithdrawTally: _withdraw_tally,
    commands.MakePledge: _pledge,
    commands.SettleJotting: _settle,
}
