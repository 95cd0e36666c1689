"""The session log as Markdown: to read, to e-mail, to paste into a report.

Everything that was typed is escaped, so that it shows as it was written wherever it is pasted. Page turns are counted
but not told one by one: they would bury the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from facilitator.agenda.cleaning import clean_line
from facilitator.sessionlog import words
from facilitator.sessionlog.model import (
    ExerciseLog,
    GapLog,
    GroupIssues,
    IssueLog,
    JottingLog,
    Line,
    SessionLog,
    Timing,
)
from facilitator.sessionlog.naming import file_name

Audience = Literal["share", "full"]

SPECIAL = re.compile(r"[\\`*_\[\]|~]")
"""What Markdown could take for markup in the middle of a line."""

ENTITY = re.compile(r"&(?=#?\w+;)")
"""What it could take for a character written by its name."""

LEADING = re.compile(r"^(?:[#+\-=]|\d{1,9}(?=[.)]))")
"""What it could take for a heading, a list or a quotation at the beginning of one."""


def escape(text: str) -> str:
    """Text that reads as itself anywhere on a line, in a table too; on one line, without control characters."""
    text = SPECIAL.sub(r"\\\g<0>", ENTITY.sub("&amp;", clean_line(text)))
    return LEADING.sub(_leading, text.replace("<", "&lt;").replace(">", "&gt;"))


def _leading(match: re.Match[str]) -> str:
    found = match.group()
    return f"{found}\\" if found.isdigit() else f"\\{found}"


def render(log: SessionLog, audience: Audience) -> dict[str, bytes]:
    """The one file of this format; the full copy has "private" in its name."""
    tail = "private session log.md" if audience == "full" else "session log.md"
    parts = (
        _head(log, audience),
        _day(log),
        _timings(log),
        *(_exercise(exercise, audience) for exercise in log.exercises),
        _jottings("Parking lot", log.parking, log, audience),
        _jottings("Actions", log.actions, log, audience),
        _jottings("Private notes", log.notes, log, audience) if audience == "full" else (),
        _gaps(log),
        _undone(log, audience),
        _timeline(log, audience),
    )
    text = "\n\n".join("\n".join(lines) for lines in map(tuple, parts) if lines)
    return {file_name(log, tail): f"{text}\n".encode()}


def _head(log: SessionLog, audience: Audience) -> Iterator[str]:
    facts = log.facts
    yield f"# {escape(facts.title)}: session log"
    yield ""
    organisation = [escape(facts.organisation)] if facts.organisation else []
    yield ", ".join([*organisation, words.day_words(facts.day), f"run {escape(facts.run)}"])
    yield ""
    if audience == "full":
        yield "> **Full copy: it holds private notes** and words that were withdrawn or reworded. Not to be passed on."
    else:
        notes = words.count_words(facts.private, "private note") if facts.private else "private notes"
        yield f"> Copy to share: {notes} and words that were withdrawn or reworded are left out."
    if facts.rehearsal:
        yield ">"
        yield f"> Rehearsal, with the clock {facts.rehearsal:g} times as fast as real time. Not a delivered day."


def _day(log: SessionLog) -> Iterator[str]:
    facts, day = log.facts, log.facts.day
    yield "## The day"
    yield ""
    yield f"- {_state(log)}"
    began = f"began at {words.time_words(facts.began, day)}" if facts.began else "no item was entered"
    yield f"- Start: planned for {words.time_words(facts.planned_start, day)}; {began}."
    ended = f"; ended at {words.time_words(facts.ended, day)}" if facts.ended else ""
    yield f"- Finish: planned for {words.time_words(facts.planned_finish, day)}{ended}."
    if facts.venue:
        yield f"- Venue: {escape(facts.venue)}"
    if facts.trainers:
        yield f"- Trainers: {', '.join(map(escape, facts.trainers))}"
    yield f"- Groups: {', '.join(_groups(log)) or 'none'}"


def _state(log: SessionLog) -> str:
    facts = log.facts
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


def _groups(log: SessionLog) -> Iterator[str]:
    for group in log.groups:
        marks = [mark for mark, held in (("sat down later", group.late), ("left", group.left)) if held]
        yield escape(group.name) + (f" ({', '.join(marks)})" if marks else "")


# -- timings ---------------------------------------------------------------------------------------------------


def _timings(log: SessionLog) -> Iterator[str]:
    yield "## Timings"
    yield ""
    yield "| no. | item | planned | began | ended | took | against the plan | remarks |"
    yield "| ---: | --- | --- | --- | --- | --- | --- | --- |"
    day = log.facts.day
    for timing in log.timings:
        cells = (
            str(timing.number),
            escape(timing.title),
            f"{words.time_words(timing.planned_start, day)}, {words.span_words(timing.planned_minutes * 60)}",
            words.time_words(timing.began, day) if timing.began else "",
            words.time_words(timing.ended, day) if timing.ended else "",
            words.span_words(timing.seconds) if timing.stays else "",
            words.against_plan(timing.over) if timing.over is not None else timing.mark,
            "; ".join(_remarks(timing)),
        )
        yield f"| {' | '.join(cells)} |"


def _remarks(timing: Timing) -> Iterator[str]:
    if len(timing.stays) > 1:
        yield words.count_words(len(timing.stays), "stay")
    if timing.pauses:
        times = "" if len(timing.pauses) == 1 else f"{len(timing.pauses)} times, "
        yield f"paused {times}{words.span_words(sum(pause.seconds for pause in timing.pauses))}"
    if timing.added:
        yield f"{words.span_words(timing.added)} added"
    if timing.taken:
        yield f"{words.span_words(timing.taken)} taken off"


# -- what was said ---------------------------------------------------------------------------------------------


def _exercise(exercise: ExerciseLog, audience: Audience) -> Iterator[str]:
    number = f"Exercise {exercise.number}" if exercise.number else "Other issues"
    title = "" if clean_line(exercise.title) == number else f": {escape(exercise.title)}"
    yield f"## What the groups said in {number}{title}"
    if exercise.case:
        yield ""
        yield f"Case: {escape(exercise.case)}.{' It is fictional.' if exercise.fictional else ''}"
    for group in exercise.groups:
        yield ""
        yield f"### {escape(group.group.name)}: {words.count_words(len(group.standing), 'issue')}"
        yield from _issues(group, audience)


def _issues(group: GroupIssues, audience: Audience) -> Iterator[str]:
    if group.issues:
        yield ""
    for issue in group.standing:
        yield f"- **{escape(issue.id)}** {escape(issue.text)}{_marks(issue, audience)}"
    for issue in group.issues:
        if issue.standing == "withdrawn":
            text = f": {escape(issue.text)}" if audience == "full" else ""
            yield f"- **{escape(issue.id)}** *withdrawn*{text}{_marks(issue, audience)}"


def _marks(issue: IssueLog, audience: Audience) -> str:
    marks = []
    if issue.edits:
        first = f", first “{escape(issue.said)}”" if audience == "full" else ""
        marks.append(f"reworded{first}")
    if issue.moved_from:
        marks.append(f"first written down for {escape(issue.moved_from)}")
    return f" *({'; '.join(marks)})*" if marks else ""


def _jottings(title: str, jottings: Iterable[JottingLog], log: SessionLog, audience: Audience) -> Iterator[str]:
    shown = [jotting for jotting in jottings if jotting.standing == "stands" or audience == "full"]
    if not shown:
        return
    yield f"## {title}"
    yield ""
    for jotting in shown:
        mark = "" if jotting.standing == "stands" else f"*{jotting.standing}*: "
        details = [words.time_words(jotting.at, log.facts.day)]
        details += [f"at {escape(jotting.at_item)}"] if jotting.at_item else []
        details += [f"for {escape(jotting.owner)}"] if jotting.owner else []
        details += [f"when: {escape(jotting.by_when)}"] if jotting.by_when else []
        yield f"- **{escape(jotting.id)}** {mark}{escape(jotting.text)} ({', '.join(details)})"


# -- what happened -----------------------------------------------------------------------------------------------


def _gaps(log: SessionLog) -> Iterator[str]:
    if log.gaps:
        yield "## Gaps"
        yield ""
    for gap in log.gaps:
        yield f"- {_gap(gap, log)}"


def _gap(gap: GapLog, log: SessionLog) -> str:
    why = "the laptop slept" if gap.why == "sleep" else "the program was away"
    where = f", at {escape(gap.at_item)}" if gap.at_item else ""
    clocks = "running clocks ran on" if gap.counted else "clocks stood still"
    day = log.facts.day
    span = f"{words.second_words(gap.began, day)} to {words.second_words(gap.ended, day)}"
    return f"{span}: {why} for {words.span_words(gap.seconds)}{where}; {clocks}."


def _undone(log: SessionLog, audience: Audience) -> Iterator[str]:
    shown = [step for step in log.undone if audience == "full" or not step.line.private]
    if shown:
        yield "## Taken back"
        yield ""
    for step in shown:
        back = words.second_words(step.taken_back, log.facts.day)
        yield f"- {_line(step.line, log, audience)} Taken back at {back}."


def _timeline(log: SessionLog, audience: Audience) -> Iterator[str]:
    turned = sum(line.kind == "page.turned" for line in log.timeline)
    yield "## Timeline"
    yield ""
    for line in log.timeline:
        if line.kind != "page.turned" and (audience == "full" or not line.private):
            yield f"- {_line(line, log, audience)}"
    if turned:
        yield ""
        yield f"{words.count_words(turned, 'page turn').capitalize()} left out of this timeline."


def _line(line: Line, log: SessionLog, audience: Audience) -> str:
    """One event, with the window it came from and, in the full copy, the words that were typed."""
    typed = f" “{escape(line.words)}”" if audience == "full" and line.words else ""
    window = f" ({escape(line.by)})" if line.by and line.by != "lead" else ""
    return f"{words.second_words(line.at, log.facts.day)} {escape(line.text)}{typed}{window}"
