"""The sentences of the exports that are worked out rather than typed; plain text, not yet escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from facilitator.agenda.counting import count_words, listed
from facilitator.agenda.times_of_day import as_said
from facilitator.sessionlog import words
from facilitator.sessionlog.model import Facts, GapLog, SessionLog, Timing
from facilitator.sessionlog.model_issues import ExerciseLog, GroupLog
from facilitator.sessionlog.model_people import AttendanceLog
from facilitator.sessionlog.timings import cause_words

CONTAINS = (
    "private notes, what the trainer saw walking round, what the scribe sent, learning points, comments and the "
    "debrief, photographs of flipcharts, exact counts of people, and words that were withdrawn, reworded or may tell "
    "who somebody is"
)
"""What the full copy holds that the copy to share does not."""


def notice(log: SessionLog) -> str:
    """What this copy holds or leaves out."""
    if log.private:
        return f"It holds {CONTAINS}. Not to be passed on."
    facts = log.facts
    left_out = [count_words(facts.private, "private note") if facts.private else "private notes"]
    left_out += [count_words(facts.comments, "comment", "comments") if facts.comments else "comments"]
    left_out += [count_words(facts.photographs, "photograph")] if facts.photographs else []
    left_out += ["learning points", "words that were withdrawn or reworded"]
    told = f"it leaves out {listed(left_out)}. Counts of people under five are shown as <5."
    if facts.held_back:
        lines = count_words(facts.held_back, "line or name", "lines or names")
        told += f" Held back: {lines} that may tell who somebody is; {looked_at(facts.held_back, facts.unseen)}."
    return f"{told} {BY_PROGRAM}"


BY_PROGRAM = "Names were looked for by a program, which does not find every one."
"""What a copy to share says of itself, whoever reads it: no more was done."""


def looked_at(held: int, unseen: int) -> str:
    """How far somebody has decided about what is held back: "nobody has looked at 3 of them"."""
    if not unseen:
        return "the trainer has looked at " + ("it" if held == 1 else "all of them")
    return "nobody has looked at " + (("it" if held == 1 else "them") if unseen == held else f"{unseen} of them")


def rehearsal(facts: Facts) -> str:
    """That it was one, and how fast; nothing for a real day."""
    if not facts.rehearsal:
        return ""
    return f"With the clock {facts.rehearsal:g} times as fast as real time. Not a delivered day."


def standing(facts: Facts) -> str:
    """How the day stood when the log ends."""
    as_of = words.time_words(facts.as_of, facts.day)
    again = f" It had been reopened {count_words(facts.reopened, 'time')}." if facts.reopened else ""
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
    began = f"began at {words.time_words(facts.began, day)}" if facts.began else "nothing was begun"
    ended = f"; ended at {words.time_words(facts.ended, day)}" if facts.ended else ""
    starts, finishes = (f" ({as_said(at)} in the plan)" for at in facts.moved_from) if facts.moved_from else ("", "")
    return (
        f"planned for {words.time_words(facts.planned_start, day)}{starts}; {began}",
        f"planned for {words.time_words(facts.planned_finish, day)}{finishes}{ended}",
    )


def group_marks(group: GroupLog) -> str:
    """That it came late or left early, in brackets; nothing for most."""
    marks = [mark for mark, held in (("sat down later", group.late), ("left", group.left)) if held]
    return f" ({', '.join(marks)})" if marks else ""


def exercise_name(exercise: ExerciseLog) -> str:
    """The short name of an exercise."""
    return f"Exercise {exercise.number}" if exercise.number else "Other issues"


def lines_of(exercise: ExerciseLog, count: int) -> str:
    """How many issues, or hypotheses where that is what an exercise asks for."""
    return count_words(count, "hypothesis", "hypotheses") if exercise.hypotheses else count_words(count, "issue")


def remarks(timing: Timing) -> Iterator[str]:
    """What happened to an item's clock, and what made it longer or shorter than planned."""
    if len(timing.stays) > 1:
        yield count_words(len(timing.stays), "stay")
    yield from (cause_words(cause) for cause in timing.causes if abs(cause.seconds) >= SHORTEST)


def reasons(timing: Timing) -> Iterator[str]:
    """The same for readers who see beside it when an item was to begin and when it did, and above it why it was cut."""
    if len(timing.stays) > 1:
        yield count_words(len(timing.stays), "stay")
    for cause in timing.causes:
        if cause.kind in ("started late", "inserted") or abs(cause.seconds) < FEWEST:
            continue
        yield f"{words.span_words(cause.seconds)} cut" if cause.kind == "won back" else cause_words(cause)


FEWEST = 60.0
"""Seconds below which a reader of the day does not ask why."""

SHORTEST = 30.0
"""Seconds below which a cause is not worth telling."""


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


HELD_BACK = "(held back until the trainer has cleared it: it may tell who somebody is)"
"""What stands for words that a copy to share does not show."""


def shown_words(text: str, held_back: bool) -> str:
    """Words, or what stands for them."""
    return HELD_BACK if held_back else text


def people(attendance: Iterable[AttendanceLog]) -> int | None:
    """Everyone who was there; None where nobody was counted, or where the sum would give a small count away."""
    counts = [found.count for found in attendance if not found.group]
    told = [count for count in counts if count is not None]
    return sum(told) if counts and len(told) == len(counts) else None


def people_at_least(attendance: Iterable[AttendanceLog]) -> tuple[int, bool]:
    """How many people there were at least, and whether that is all: each agency that is not told had one or more."""
    counts = [found.count for found in attendance if not found.group]
    return sum(1 if count is None else count for count in counts), None not in counts


def at_least(attendance: Sequence[AttendanceLog]) -> str:
    """Who was there: "31 people from 6 agencies", "at least 28 people"; nothing where nobody was counted."""
    count, exact = people_at_least(attendance)
    agencies = count_words(sum(not found.group for found in attendance), "agency", "agencies")
    few = "" if exact else "at least "
    return f"{few}{count_words(count, 'person', 'people')} from {agencies}" if count else ""


def people_words(count: int | None) -> str:
    """A count of people; "<5" for one that is too small to be told."""
    return "<5" if count is None else str(count)


def change_words(start: float, end: float) -> str:
    """How far a mean went, in words: "0.8 up"."""
    far = abs(end - start)
    return "the same" if far < 0.05 else f"{far:.1f} {'up' if end > start else 'down'}"
