"""The day: when and where it was, plan against actual, how it was changed while it ran, and how it ran in short."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.agenda.counting import count_words
from facilitator.sessionlog import wording, words
from facilitator.sessionlog.account.bars import MinutesBar, time_bars
from facilitator.sessionlog.account.blocks import (
    Block,
    BulletList,
    Cell,
    Grid,
    LabelledFacts,
    Run,
    RunningText,
    Section,
    cell,
)
from facilitator.sessionlog.headings import WORKED_ON
from facilitator.sessionlog.model import ChangeLog, InterruptionLog, SessionLog, Timing


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
        parts.append(Section("outcomes", WORKED_ON, (Grid(("", "outcome", "parts held", "time"), rows),)))
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
        verdict = "added"
    over = timing.over is not None and timing.over >= 60
    led = (f"led by {', '.join(timing.leads)}",) if timing.leads else ()
    remarks = "; ".join((*led, *wording.reasons(timing)))
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
    """What was put in, moved, cut and skipped, with why; the second clocks; interruptions."""
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
        parts.append(Section("second-clocks", "Timers beside the agenda", (BulletList(tuple(clocks)),)))
    if log.interruptions:
        stood = tuple(tuple(_stood(one, log)) for one in log.interruptions)
        parts.append(Section("interruptions", "Interruptions", (BulletList(stood),)))
    if not (blocks or parts):
        return None
    intro = RunningText((Run("What was changed while the day ran."),), "quiet")
    return Section("changes", "Changes to the agenda", (intro, *blocks) if blocks else (), tuple(parts))


def _stood(one: InterruptionLog, log: SessionLog) -> Iterator[Run]:
    """How long the day was interrupted, what that was, and what it cost."""
    until = f" until {words.time_words(one.ended, log.facts.day)}" if one.ended is not None else ""
    yield Run(words.time_words(one.began, log.facts.day), "time")
    during = f" during {one.at_item}" if one.at_item else ""
    yield Run(f"Interrupted for {words.span_words(one.seconds)}{until}{during}{':' if one.reason else '.'}")
    if one.reason:
        yield Run(one.reason, "typed")
    if one.moved is not None:
        moved = f"later by {words.span_words(one.moved)}" if one.moved >= 30 else "as planned all the same"
        yield Run(f"The finish was expected {moved}.", "quiet")


FAR = 300.0
"""Seconds over the plan that are worth a word here."""


def ran(log: SessionLog, most: int) -> Iterator[Block]:
    """Each as one line, with at most so many items named in it; a day that has not begun has none."""
    if log.facts.state == "waiting":
        return
    yield RunningText((Run(f"{_times(log)} {_outcomes(log, most)}".strip()),))
    if log.interruptions:
        times, seconds = len(log.interruptions), sum(one.seconds for one in log.interruptions)
        often = "" if times == 1 else f" in {times} stretches"
        yield RunningText((Run("Interrupted:", "strong"), Run(f"for {words.span_words(seconds)}{often}.")))
    cut = list(_left_out(log))
    put_in = [change.item for change in log.changes if change.kind == "item.inserted"]
    left_out = (Run("Left out:", "strong"), Run(f"{_some(cut, most)}.")) if cut else ()
    added = (Run("Put in on the day:", "strong"), Run(f"{_some(put_in, most)}.")) if put_in else ()
    if left_out or added:
        yield RunningText((*left_out, *added))
    for change in log.changes:
        if change.shorter:
            target = change.target or "the day"
            what = count_words(len(change.shorter), "part of the programme", "parts of the programme")
            was = "was" if len(change.shorter) == 1 else "were"
            late = f"{target} was expected {words.span_words(change.behind)} late"
            told = f"at {words.time_words(change.at, log.facts.day)} {late}, so {what} {was} cut by"
            yield RunningText((Run("Made shorter:", "strong"), Run(f"{told} {words.span_words(change.won)} in all.")))
    far = [timing for timing in log.timings if timing.planned_minutes and (timing.over or 0.0) >= FAR]
    far = sorted(far, key=lambda timing: -(timing.over or 0.0))
    if far:
        told = _some([f"{timing.title}, {words.against_plan(timing.over or 0.0)}" for timing in far], most)
        yield RunningText((Run("Took longer than planned:", "strong"), Run(f"{told}.")))


def _times(log: SessionLog) -> str:
    """When it began and ended, and how much of it was held."""
    facts = log.facts
    day = facts.day
    planned = f"{words.time_words(facts.planned_start, day)} to {words.time_words(facts.planned_finish, day)}"
    began = words.time_words(facts.began, day) if facts.began else ""
    until = f"held from {began} to {words.time_words(facts.ended, day)}" if facts.ended else f"begun at {began}"
    times = f"Planned from {planned}; {until if began else 'nothing was begun'}."
    held = sum(bool(timing.stays) for timing in log.timings)
    parts = f"{held} of {count_words(len(log.timings), 'part')} of the programme"
    return f"{times} {parts} {'was' if held == 1 else 'were'} held."


def _left_out(log: SessionLog) -> Iterator[str]:
    """What was not held, each with what is known of why."""
    dropped = {title: change for change in log.changes for title in change.dropped}
    skipped = {change.item: change for change in log.changes if change.kind in ("item.skipped", "item.entered")}
    for timing in log.timings:
        if timing.mark not in ("skipped", "passed over", "not reached"):
            continue
        why = {"skipped": "skipped", "passed over": "passed over", "not reached": "the day ended before it"}[
            timing.mark
        ]
        if timing.mark == "skipped" and timing.title in dropped:
            at = words.time_words(dropped[timing.title].at, log.facts.day)
            why = f"left out at {at} to make up for lost time"
        elif timing.mark == "skipped" and timing.title in skipped:
            why = f"skipped at {words.time_words(skipped[timing.title].at, log.facts.day)}"
        yield f"{timing.title} ({words.span_words(timing.planned_minutes * 60)}; {why})"


def _outcomes(log: SessionLog, most: int) -> str:
    """Whether everything that participants were to learn was worked on; nothing where the plan does not say."""
    served = [outcome for outcome in log.outcomes if outcome.items]
    missed = [f"{outcome.id}, {outcome.text}" for outcome in served if not outcome.held]
    if not served:
        return ""
    if missed:
        told = f"{len(served) - len(missed)} of {count_words(len(served), 'learning outcome')} were worked on"
        return f"{told}, but not {_some(missed, most)}."
    return f"All {len(served)} learning outcomes were worked on." if len(served) > 1 else "The outcome was worked on."


def _some(names: list[str], most: int) -> str:
    """The first few of them, and how many more there are."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{'; '.join(names[:most])}{more}"
