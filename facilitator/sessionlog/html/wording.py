"""The sentences of the page that are worked out rather than typed; plain text, not yet escaped."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.sessionlog import words
from facilitator.sessionlog.model import ExerciseLog, Facts, GapLog, GroupLog, SessionLog, Timing


def notice(facts: Facts, full: bool) -> str:
    """What this copy holds or leaves out."""
    if full:
        return "It holds private notes and words that were withdrawn or reworded. Not to be passed on."
    notes = words.count_words(facts.private, "private note") if facts.private else "private notes"
    return f"{notes} and words that were withdrawn or reworded are left out."


def rehearsal(facts: Facts) -> str:
    """That it was one, and how fast; nothing for a real day."""
    if not facts.rehearsal:
        return ""
    return f"With the clock {facts.rehearsal:g} times as fast as real time. Not a delivered day."


def standing(facts: Facts) -> str:
    """How the day stood when the log ends."""
    as_of = words.time_words(facts.as_of, facts.day)
    again = f" It had been reopened {words.count_words(facts.reopened, 'time')}." if facts.reopened else ""
    match facts.state:
        case "ended":
            return f"The day has ended, {facts.drift}.{again}"
        case "reopened":
            return f"The day was reopened and has not been ended again; this is how it stood at {as_of}."
        case "running":
            return f"The day has not ended; this is how it stood at {as_of}, {facts.drift}."
        case "waiting":
            return f"The day has not begun; this is how it stood at {as_of}."


def begin_and_end(facts: Facts) -> tuple[str, str]:
    """When the day was to begin and end, and when it did."""
    day = facts.day
    began = f"began at {words.time_words(facts.began, day)}" if facts.began else "no item was entered"
    ended = f"; ended at {words.time_words(facts.ended, day)}" if facts.ended else ""
    return (
        f"planned for {words.time_words(facts.planned_start, day)}; {began}",
        f"planned for {words.time_words(facts.planned_finish, day)}{ended}",
    )


def group_marks(group: GroupLog) -> str:
    """That it came late or left early, in brackets; nothing for most."""
    marks = [mark for mark, held in (("sat down later", group.late), ("left", group.left)) if held]
    return f" ({', '.join(marks)})" if marks else ""


def exercise_name(exercise: ExerciseLog) -> str:
    """The short name of an exercise."""
    return f"Exercise {exercise.number}" if exercise.number else "Other issues"


def remarks(timing: Timing) -> Iterator[str]:
    """What happened to an item's clock."""
    if len(timing.stays) > 1:
        yield words.count_words(len(timing.stays), "stay")
    if timing.pauses:
        times = "" if len(timing.pauses) == 1 else f"{len(timing.pauses)} times, "
        yield f"paused {times}{words.span_words(sum(pause.seconds for pause in timing.pauses))}"
    if timing.added:
        yield f"{words.span_words(timing.added)} added"
    if timing.taken:
        yield f"{words.span_words(timing.taken)} taken off"


def from_to(timing: Timing, log: SessionLog) -> str:
    """When an item was held."""
    day = log.facts.day
    if timing.began is None:
        return ""
    began = words.time_words(timing.began, day)
    return f"{began} to {words.time_words(timing.ended, day)}" if timing.ended else f"from {began}"


def gap(gap: GapLog, log: SessionLog) -> str:
    """One stretch without the laptop."""
    why = "the laptop slept" if gap.why == "sleep" else "the program was away"
    where = f", at {gap.at_item}" if gap.at_item else ""
    clocks = "running clocks ran on" if gap.counted else "clocks stood still"
    day = log.facts.day
    span = f"{words.second_words(gap.began, day)} to {words.second_words(gap.ended, day)}"
    return f"{span}: {why} for {words.span_words(gap.seconds)}{where}; {clocks}."
