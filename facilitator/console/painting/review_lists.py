"""The review's lists: runs, what a search found, and runs of one plan side by side."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.agenda.replanning import finish_with
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, clip, fill
from facilitator.console.painting.read_line import ReadLine
from facilitator.console.painting.review_lines import has, head, labelled, nothing, told
from facilitator.journal.port import RunSummary
from facilitator.journal.search import Hit
from facilitator.journal.summary import is_due
from facilitator.sessionlog.comparing import Comparison, ItemFigures
from facilitator.sessionlog.words import count_words

STATES = {"waiting": "not begun", "running": "unfinished", "ended": "ended"}


ROOMY = 100
"""Columns from which a run's whole name and its day of deletion stand in its line."""

DUE = 32
"""Columns that a day of deletion takes."""


def run_line(run: RunSummary) -> str:
    """Everything about a run that a filter looks at."""
    kind = "rehearsal" if run.rehearsal else ""
    due = f"delete by {run.delete_by}" if run.delete_by else ""
    counts = f"{count_words(run.groups, 'group')} {count_words(run.issues, 'issue')}"
    return f"{run.run} {run.day} {run.title} {run.plan} {STATES[run.state]} {kind} {counts} {due}"


def by_day(runs: Sequence[RunSummary]) -> list[RunSummary]:
    """The newest day first."""
    return sorted(runs, key=lambda run: (run.day, run.run), reverse=True)


def runs_lines(runs: Sequence[RunSummary], wanted: str, today: str, width: int, style: Ink) -> list[ReadLine]:
    """The list of runs: date, plan, groups, issues, state."""
    shown = [run for run in by_day(runs) if has(run_line(run), wanted)]
    aside = f"{len(shown)} of {len(runs)}" if wanted else count_words(len(runs), "run")
    lines = head("Runs", width, style, aside)[1:]
    if not shown:
        said = "No run has these words." if runs else "There are no runs yet."
        return [*lines, *nothing(said, style)]
    narrow = width < ROOMY
    tail = DUE if any(run.delete_by for run in shown) and not narrow else 0
    room = max(16, width - (46 if narrow else 62) - tail)
    names = f"  {'date':<{11 if narrow else 12}}{fill('plan', room)} {'groups':>6} {'issues':>6}  {'state':<{10 if narrow else 12}} run"
    lines.append(ReadLine(((names, style.quiet),)))
    for run in shown:
        lines += _run(run, today, room, narrow, style)
    return lines


def _run(run: RunSummary, today: str, room: int, narrow: bool, style: Ink) -> list[ReadLine]:
    """A run; in a narrow window with the end of its name alone, and its day of deletion on a line of its own."""
    due = is_due(run, today)
    state = "rehearsal" if run.rehearsal else STATES[run.state]
    until = f"{'delete now, was due' if due else 'delete by'} {run.delete_by}" if run.delete_by else ""
    shade = style.over if due else style.quiet
    runs_of: tuple[Run, ...] = (
        (f"  {run.day:<{11 if narrow else 12}}", style.accent),
        (fill(run.title, room), style.plain),
        (f" {run.groups:>6} {run.issues:>6}  ", style.plain),
        (
            f"{state:<{10 if narrow else 12}} ",
            style.good if run.state == "ended" and not run.rehearsal else style.warn,
        ),
        (run.run.removeprefix(f"{run.day}-") if narrow else run.run, style.quiet),
    )
    if not narrow:
        return [ReadLine((*runs_of, (f"  {until}", shade)) if until else runs_of, run.run)]
    under = [ReadLine(((f"{'':13}{until}", shade),), run.run)] if until else []
    return [ReadLine(runs_of, run.run), *under]


def hit_ref(hit: Hit) -> str:
    """What marks something found."""
    return f"{hit.run} {hit.ref}"


def hit_lines(hits: Sequence[Hit], more: bool, width: int, style: Ink) -> list[ReadLine]:
    """What a search found, the newest day first."""
    aside = f"the newest {len(hits)}" if more else str(len(hits))
    lines = head("Found in all runs", width, style, aside if hits else "")[1:]
    if not hits:
        return [*lines, *nothing("Nothing found. Words in any form; all of them must occur.", style)]
    run = ""
    for hit in hits:
        if hit.run != run:
            run = hit.run
            lines.append(ReadLine(((f"  {hit.day}  ", style.accent), (clip(hit.title, width - 30), style.quiet))))
        where = hit.group or hit.kind
        label = f"{hit.ref}"
        lines += labelled(label, hit.text, width, (style.accent, style.plain), hit_ref(hit))
        aside = " · ".join(part for part in (where, hit.item_title, *hit.labels) if part)
        lines += labelled("", clip(aside, width - 16), width, (style.quiet, style.quiet), hit_ref(hit))
    return lines


# -- side by side ----------------------------------------------------------------------------------------------


def comparison(found: Comparison, width: int, style: Ink) -> list[ReadLine]:
    """Runs of one plan: minutes, themes, learning points, the change that is suggested."""
    days = ", ".join(f"{run.day} ({', '.join(run.trainers) or 'nobody named'})" for run in found.runs)
    return [
        *told(f"{found.plan.title}: {count_words(len(found.runs), 'run')}. {days}.", width, style.plain),
        *told("Rehearsals do not count.", width, style.quiet),
        *_minutes(found, width, style),
        *_themes(found, width, style),
        *_points(found, width, style),
        *_suggested(found, width, style),
    ]


def _minutes(found: Comparison, width: int, style: Ink) -> list[ReadLine]:
    lines = head("Minutes", width, style, "median and range of what items really took")
    room = max(20, min(44, width - 52))
    names = f"  {fill('item', room)} {'plan':>5} {'median':>7} {'range':>12}  runs"
    lines.append(ReadLine(((names, style.quiet),)))
    for item in found.items:
        lines.append(_item(item, room, style))
    return lines


def _item(item: ItemFigures, room: int, style: Ink) -> ReadLine:
    if not item.runs:
        never = f"  {fill(item.title, room)} {item.planned:>5} {'never held':>20}"
        return ReadLine(((never, style.quiet),))
    off = item.median - item.planned
    shade = style.warn if off >= 2 else style.good if off <= -2 else style.plain
    said = f"{abs(off):.0f} {'over' if off > 0 else 'under'}" if abs(off) >= 1 else "as planned"
    span = f"{item.low:.0f} to {item.high:.0f}"
    return ReadLine(
        (
            (f"  {fill(item.title, room)} {item.planned:>5} ", style.plain),
            (f"{item.median:>7.0f} ", shade),
            (f"{span:>12}  {item.runs:>4}  ", style.quiet),
            (said, shade),
        )
    )


def _themes(found: Comparison, width: int, style: Ink) -> list[ReadLine]:
    lines = head("Themes that come back", width, style, "issues in each run, the oldest first")
    if not found.themes:
        return [*lines, *nothing("No issue has a theme yet.", style)]
    for theme in found.themes:
        counts = " ".join(f"{count or '·':>3}" for count in theme.issues[-12:])
        room = max(20, min(48, width - 12 - len(counts) - 12))
        runs: tuple[Run, ...] = (
            (f"  {fill(theme.label, room)} ", style.plain),
            (f"{counts}  ", style.accent),
            (f"in {theme.runs} of {len(found.runs)}", style.quiet),
        )
        lines.append(ReadLine(runs))
    return lines


def _points(found: Comparison, width: int, style: Ink) -> list[ReadLine]:
    if not found.points:
        return []
    lines = head("Learning points", width, style, "those never raised first")
    if found.linked < len(found.runs):
        words = f"Issues were matched with learning points in {found.linked} of {count_words(len(found.runs), 'run')}."
        lines += told(words, width, style.quiet)
    for point in found.points:
        never = "never" if not point.runs else f"in {point.runs}"
        shades = (style.warn if not point.runs else style.quiet, style.plain)
        lines += labelled(never, f"{point.case}: {point.text}", width, shades, room=7)
    return lines


def _suggested(found: Comparison, width: int, style: Ink) -> list[ReadLine]:
    lines = head("Suggested change to the plan", width, style)
    changes = [one for one in found.suggested if one.after != one.before]
    kept = [one for one in found.suggested if one.after == one.before]
    if not found.suggested:
        return [*lines, *nothing("None: from three runs on, a median two minutes off or more is suggested.", style)]
    for one in changes:
        lines += told(f"{one.title}: {one.before} → {one.after} min ({one.why})", width, style.plain)
    for one in kept:
        lines += told(f"{one.title}: stays at {one.before} min ({one.why})", width, style.quiet)
    if changes:
        end = finish_with(found.plan, {one.item: one.after for one in changes})
        words = f"The day would then finish at {end // 60:02}:{end % 60:02} (now {found.plan.finishes:%H:%M})."
        lines += told(f"{words} s shows the change and writes it to your own copy.", width, style.accent)
    return lines
