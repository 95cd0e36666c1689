"""Hands up: counts, never who."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.live.facts import Recorded
from facilitator.live.facts import tallies as facts
from facilitator.live.facts.base import Refused
from facilitator.live.rules.guards import MOST_PEOPLE, a_line, next_id, the_issue, the_one, the_theme, the_words
from facilitator.live.rules.registry import Changes, Events, alters, appear, decides, reduces
from facilitator.live.stamp import Stamp
from facilitator.live.state import State, Tally

SCALES: dict[str, tuple[Literal["1-5", "yes-no"], int]] = {"1-5": ("1-5", 5), "yes-no": ("yes-no", 2)}
"""The scales of a tally, with the number of their answers."""


MOMENTS: tuple[Literal["", "start", "end"], ...] = ("", "start", "end")
"""When an outcome may be tallied."""


def _about(state: State, command: facts.TakeTally) -> tuple[Literal["question", "issue", "outcome", "theme"], str]:
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


@decides(facts.TakeTally)
def _tally(state: State, command: facts.TakeTally, now: Stamp) -> Events:
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
    return (facts.TallyTaken(tally_id, about, question, tuple(command.counts), ref, scale, moment, state.current),)


def _tally_id(state: State, command: facts.TakeTally, ref: str) -> str:
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


@decides(facts.WithdrawTally)
def _withdraw_tally(state: State, command: facts.WithdrawTally, now: Stamp) -> Events:
    return (facts.TallyWithdrawn(the_one(state.tallies, "tally", command.id, "taken back").id),)


@reduces(facts.TallyTaken)
def _tallied(state: State, recorded: Recorded, event: facts.TallyTaken) -> Changes:
    after = Tally(
        event.id,
        event.about,
        event.question,
        event.counts,
        recorded.at,
        event.ref,
        event.scale,
        event.moment,
        event.item,
    )
    return appear(state, "tallies", event.id, replace(after, withdrawn=True), after)


reduces(facts.TallyWithdrawn)(alters("tallies", lambda tally, _: replace(tally, withdrawn=True)))
