"""The summary of a run: plan against actual as bars, outcomes worked on, what was cut and why; and its timeline."""

from __future__ import annotations

from datetime import date

from rich.cells import cell_len

from facilitator.agenda.counting import count_words
from facilitator.agenda.times_of_day import as_said
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, fill
from facilitator.console.painting.review_lines import ReadLine, RunReading, has, head, nothing, told, waiting
from facilitator.console.painting.times import time_column
from facilitator.sessionlog.headings import WORKED_ON
from facilitator.sessionlog.model import Timing
from facilitator.sessionlog.timings import cause_words
from facilitator.sessionlog.words import against_plan, day_words, second_words, time_words

STATES = {"waiting": "not begun", "running": "not finished", "ended": "ended", "reopened": "opened again"}
CUT = ("skipped", "passed over", "not reached")


def summary(reading: RunReading, width: int, style: Ink) -> list[ReadLine]:
    """The tab of the summary: each item's minutes against its plan."""
    return [
        *_facts(reading, width, style),
        *_bars(reading, width, style),
        *_cut(reading, width, style),
        *_outcomes(reading, width, style),
    ]


def _facts(reading: RunReading, width: int, style: Ink) -> list[ReadLine]:
    facts, log = reading.log.facts, reading.log
    issues = sum(len(group.standing) for exercise in log.exercises for group in exercise.groups)
    times = f"planned {as_said(facts.planned_start)} to {as_said(facts.planned_finish)}"
    if facts.moved_from:
        times += f", in the plan {as_said(facts.moved_from[0])} to {as_said(facts.moved_from[1])}"
    if facts.began is not None:
        end = time_words(facts.ended, facts.day) if facts.ended is not None else "not ended"
        times = f"{as_said(facts.began)} to {end} ({times}); {facts.drift}"
    who = f"{count_words(len(log.groups), 'group')}, {count_words(issues, 'issue')}"
    trainers = f"trainers {', '.join(facts.trainers)}" if facts.trainers else ""
    place = ", ".join(part for part in (who, trainers, facts.venue) if part)
    lines = [*told(f"{day_words(facts.day)}, {STATES[facts.state]}. {times}.", width, style.plain)]
    lines += told(f"{place}.", width, style.plain)
    if facts.rehearsal:
        lines += told("A rehearsal: it never counts when runs are compared.", width, style.warn)
    after = len(log.amendments)
    if after:
        lines += told(
            f"{count_words(after, 'amendment')} made after the day; the timeline lists them.", width, style.accent
        )
    lines += waiting(reading, width, style)
    if reading.state.delete_by is not None:
        lines += told(f"To be deleted by {day_words(reading.state.delete_by)}.", width, style.warn)
    return lines


def _bars(reading: RunReading, width: int, style: Ink) -> list[ReadLine]:
    timings = reading.log.timings
    lines = head("Plan against actual", width, style, "█ held  ░ planned  ▓ over")
    longest = max((max(t.seconds, t.planned_minutes * 60.0) for t in timings), default=60.0) or 60.0
    words = 22 if width < 100 else 26
    title = min(max((cell_len(t.title) for t in timings), default=24), max(24, width * 2 // 5))
    times = len(time_column("")) + 2
    room = max(8, width - title - words - times - 3)
    for timing in timings:
        lines.append(_bar(timing, longest, (title, room, words), style))
        if timing.mark == "held" and timing.causes and abs(timing.over or 0.0) >= 300:
            why = "; ".join(cause_words(cause) for cause in timing.causes)
            lines += told(why, width, style.quiet, indent=title + times + (1 if width < 100 else 3))
    return lines


def _bar(timing: Timing, longest: float, sizes: tuple[int, int, int], style: Ink) -> ReadLine:
    title, room, words = sizes
    actual = round(timing.seconds / longest * room)
    planned = actual if timing.put_in else round(timing.planned_minutes * 60 / longest * room)
    inside, over, left = min(actual, planned), max(0, actual - planned), max(0, planned - actual)
    said: str = timing.mark
    if timing.mark == "held":
        against = f"of {timing.planned_minutes}, {against_plan(timing.over or 0.0)}"
        said = f"{timing.seconds / 60:.0f} {'min, put in' if timing.put_in else against}"
    late = timing.over is not None and timing.over >= 300
    runs: tuple[Run, ...] = (
        (f" {time_column(as_said(timing.began) if timing.began else '')} ", style.quiet),
        (f"{fill(timing.title, title)} ", style.plain),
        ("█" * inside, style.accent),
        ("▓" * over, style.over),
        ("░" * left, style.quiet),
        (" " * (room - inside - over - left), style.plain),
        (f" {fill(said, words)}", style.warn if late else style.quiet),
    )
    return ReadLine(runs)


def _cut(reading: RunReading, width: int, style: Ink) -> list[ReadLine]:
    cut = [timing for timing in reading.log.timings if timing.mark in CUT]
    if not cut:
        return []
    lines = head("Cut, and why", width, style)
    for timing in cut:
        why = "; ".join(cause_words(cause) for cause in timing.causes) or timing.mark
        lines += told(f"{timing.title}: {why}", width, style.plain)
    return lines


def _outcomes(reading: RunReading, width: int, style: Ink) -> list[ReadLine]:
    plan = reading.state.plan
    if not plan.outcomes:
        return []
    lines = head(WORKED_ON, width, style)
    held = {timing.item for timing in reading.log.timings if timing.mark == "held"}
    for outcome in plan.outcomes:
        items = [item for item in plan.items if outcome.id in item.outcomes]
        served = [item.title for item in items if item.id in held]
        words = f"by {count_words(len(served), 'item')} of {len(items)}" if served else "by nothing that was held"
        lines += told(f"{outcome.id}  {outcome.text}", width, style.plain)
        lines += told(words, width, style.quiet if served else style.warn, indent=6)
    return lines


def timeline(reading: RunReading, wanted: str, width: int, style: Ink) -> list[ReadLine]:
    """Every event in words; what came after the day stands apart, as an amendment."""
    day = reading.log.facts.day
    lines: list[ReadLine] = []
    apart: date | None = None
    stamps = len(time_column("")) + 3
    for line in reading.log.timeline:
        text = f"{line.text} “{line.words}”" if line.words else line.text
        if not has(f"{text} {line.by}", wanted):
            continue
        if line.amendment and line.at.date() != apart:
            lines += head("After the day: amendments, not part of it", width, style) if apart is None else []
            apart = line.at.date()
            lines.append(ReadLine(((f"  {day_words(apart)}", style.accent),)))
        shade = style.quiet if line.kind == "page.turned" else style.plain
        for number, part in enumerate(told(text, width - stamps - 2, shade, str(line.seq), indent=0)):
            stamp = "" if number else as_said(line.at, seconds=True) if line.amendment else second_words(line.at, day)
            if len(stamp) > stamps:
                lines.append(ReadLine(((f"  {stamp}", style.accent),), str(line.seq)))
                stamp = ""
            lines.append(ReadLine(((f"  {fill(stamp, stamps, right=True)} ", style.quiet), *part.runs), part.ref))
    return lines or nothing("No event has these words.", style)
