"""The day: when and where it was, plan against actual, and how it was changed while it ran."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.sessionlog import wording, words
from facilitator.sessionlog.account.bars import MinutesBar, time_bars
from facilitator.sessionlog.account.blocks import BulletList, Cell, Grid, LabelledFacts, Run, RunningText, Section, cell
from facilitator.sessionlog.model import ChangeLog, SessionLog, Timing


def day(log: SessionLog) -> Section:
    """Where and when, with whom, for what."""
    blocks = [LabelledFacts(tuple(_facts(log)))]
    parts = []
    if log.outcomes:
        rows = tuple(
            (
                cell(outcome.id, "short"),
                cell(outcome.text),
                cell(f"{outcome.held} of {outcome.items}", "number"),
                cell(words.span_words(outcome.seconds) if outcome.held else "", "number"),
            )
            for outcome in log.outcomes
        )
        parts.append(Section("outcomes", "Outcomes served", (Grid(("", "outcome", "items held", "time"), rows),)))
    return Section("day", "The day", tuple(blocks), tuple(parts))


def _facts(log: SessionLog) -> Iterator[tuple[str, str]]:
    facts = log.facts
    begin, end = wording.begin_and_end(facts)
    yield "Start", begin
    yield "Finish", end
    if facts.venue:
        yield "Venue", facts.venue
    if facts.trainers:
        yield "Trainers", ", ".join(facts.trainers)
    yield "Groups", ", ".join(group.name + wording.group_marks(group) for group in log.groups) or "none"
    if facts.delete_by:
        yield "To be deleted by", words.day_words(facts.delete_by)


def timings(log: SessionLog) -> Section:
    """Plan against actual, with the causes of the difference."""
    bars = time_bars(log.timings)
    grid = Grid(
        ("no.", "item", "planned", "held", "took", "planned and taken", "against the plan"),
        tuple(_row(timing, bar, log) for timing, bar in zip(log.timings, bars, strict=True)),
        name="timings",
        drawn=(5,),
        named=1,
    )
    return Section("timings", "Plan against actual", (grid,))


def _row(timing: Timing, bar: MinutesBar, log: SessionLog) -> tuple[Cell, ...]:
    start = words.time_words(timing.planned_start, log.facts.day)
    verdict = words.against_plan(timing.over) if timing.over is not None else timing.mark
    if timing.put_in:
        verdict = "put in"
    over = timing.over is not None and timing.over >= 60
    remarks = "; ".join(wording.reasons(timing))
    return (
        cell(str(timing.number), "number"),
        Cell((Run(timing.title), *((Run(remarks, "quiet"),) if remarks else ())), tone="" if timing.stays else "off"),
        _short(f"{start}, {words.span_words(timing.planned_minutes * 60)}" if timing.planned_minutes else ""),
        _short(wording.from_to(timing, log)),
        cell(words.span_words(timing.seconds) if timing.stays else "", "short"),
        Cell(bar=bar),
        cell(verdict, "over" if over else "short"),
    )


def _short(text: str) -> Cell:
    """A cell that stays on one line unless it tells a date."""
    return cell(text, "short" if len(text) < LONGEST_LINE else "")


LONGEST_LINE = 18
"""Letters of a cell that has to stay on one line."""


def _caught_up(change: ChangeLog) -> str:
    """Time that was made up, in the words of the proposal that the trainer chose: why, and what each item gave up."""
    target = change.target or "the finish"
    return f"To reach {target} on time, which was expected {words.span_words(change.behind)} late: {change.why}."


def changes(log: SessionLog) -> Section | None:
    """What was put in, moved, cut and skipped, with why; and the second clocks."""
    entries = []
    for change in log.changes:
        told = _caught_up(change) if change.why else change.text
        entries.append((Run(words.time_words(change.at, log.facts.day), "time"), Run(told)))
    blocks = [BulletList(tuple(entries))] if entries else []
    parts = []
    if log.second_clocks:
        clocks = []
        for clock in log.second_clocks:
            until = f", put away at {words.time_words(clock.ended, log.facts.day)}" if clock.ended else ""
            told = f"{clock.name or 'A second clock'}: {words.span_words(clock.seconds)}{until}."
            clocks.append((Run(words.time_words(clock.began, log.facts.day), "time"), Run(told)))
        parts.append(Section("second-clocks", "Second clocks", (BulletList(tuple(clocks)),)))
    if not (blocks or parts):
        return None
    intro = RunningText((Run("What was changed while the day ran."),), "quiet")
    return Section("changes", "Changes to the agenda", (intro, *blocks) if blocks else (), tuple(parts))
