"""The review's lists: runs, what a search found, and runs of one plan side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from facilitator.agenda.counting import count_words
from facilitator.agenda.replanning import finish_with
from facilitator.agenda.times_of_day import DAY, as_said, clock_words
from facilitator.application.deletion import Going
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, clip, fill
from facilitator.console.painting.review_lines import ReadLine, has, head, labelled, nothing, told
from facilitator.console.painting.review_ranges import minutes
from facilitator.journal.port import RunSummary
from facilitator.journal.search import Hit
from facilitator.journal.summary import is_due
from facilitator.sessionlog.comparing import Comparison

ROOMY = 100
"""Columns from which a run's whole name and its day of deletion stand in its line."""

DUE = 32
"""Columns that a day of deletion takes."""


NAMED = 8
"""Runs or trainers that are named one by one."""


def run_line(run: RunSummary) -> str:
    """Everything about a run that a filter looks at."""
    kind = "rehearsal" if run.rehearsal else ""
    due = f"delete by {run.delete_by}" if run.delete_by else ""
    counts = f"{count_words(run.groups, 'group')} {count_words(run.issues, 'issue')}"
    return f"{run.run} {run.day} {run.title} {run.plan} {run.state_words} {kind} {counts} {due}"


def by_day(runs: Sequence[RunSummary]) -> list[RunSummary]:
    """Runs sorted by their day, the newest first."""
    return sorted(runs, key=lambda run: (run.day, run.run), reverse=True)


def going_lines(going: Going, width: int, style: Ink) -> list[ReadLine]:
    """What goes with a run that is to be deleted."""
    first, *rest = going.words()
    lines = [*head("Delete this run?", width, style)[1:], *told(first, width, style.strong)]
    for sentence in rest:
        if sentence.startswith(" "):
            lines.append(ReadLine(((f"    {ending(sentence.strip(), width - 5)}", style.quiet),)))
        else:
            lines += told(sentence, width, style.plain)
    return lines


def ending(path: str, width: int) -> str:
    """A path in so many cells: the end of a longer one, after a mark."""
    if cell_len(path) <= width:
        return path
    while path and cell_len(path) >= width:
        path = path[1:]
    return f"…{path}"


def runs_lines(runs: Sequence[RunSummary], wanted: str, today: str, width: int, style: Ink) -> list[ReadLine]:
    """The list of runs: date, plan, groups, issues, state."""
    shown = [run for run in by_day(runs) if has(run_line(run), wanted)]
    aside = f"{len(shown)} of {len(runs)}" if wanted else count_words(len(runs), "run")
    lines = head("Runs", width, style, aside)[1:]
    if not shown:
        said = "No run has these words." if runs else "There are no runs yet."
        return [*lines, *nothing(said, style)]
    columns = Columns.of(width, any(run.delete_by for run in shown))
    names = f"  {'date':<{columns.day}}{fill('plan', columns.title)} {'groups':>6} {'issues':>6}  "
    lines.append(ReadLine(((f"{names}{'state':<{columns.state}} run", style.quiet),)))
    for run in shown:
        lines += _run(run, today, columns, style)
    return lines


class Columns(NamedTuple):
    """Widths of the list's columns. In a narrow window a run shows the end of its name alone."""

    narrow: bool
    day: int
    title: int
    state: int

    @classmethod
    def of(cls, width: int, dated: bool) -> Columns:
        """For a window; `dated`: some run has a day of deletion, which takes room where it stands in the line."""
        if width < ROOMY + (DUE if dated else 0):
            return cls(True, 11, max(16, width - 46), 10)
        return cls(False, 12, width - 62 - (DUE if dated else 0), 12)


def _run(run: RunSummary, today: str, columns: Columns, style: Ink) -> list[ReadLine]:
    """A run; in a narrow window with its day of deletion on a line of its own."""
    due = is_due(run, today)
    state = "rehearsal" if run.rehearsal else run.state_words
    until = f"{'delete now, was due' if due else 'delete by'} {run.delete_by}" if run.delete_by else ""
    shade = style.over if due else style.quiet
    runs_of: tuple[Run, ...] = (
        (f"  {run.day:<{columns.day}}", style.accent),
        (fill(run.title, columns.title), style.plain),
        (f" {run.groups:>6} {run.issues:>6}  ", style.plain),
        (f"{state:<{columns.state}} ", style.good if state == "ended" else style.warn),
        (run.run.removeprefix(f"{run.day}-") if columns.narrow else run.run, style.quiet),
    )
    if columns.narrow:
        under = [ReadLine(((f"{'':{columns.day + 2}}{until}", shade),), run.run)] if until else []
        return [ReadLine(runs_of, run.run), *under]
    return [ReadLine((*runs_of, (f"  {until}" if until else "", shade)), run.run)]


def hit_ref(hit: Hit) -> str:
    """What names something found among all rows: its run and its number."""
    return f"{hit.run} {hit.ref}"


def hit_lines(asked: bool, hits: Sequence[Hit], more: bool, width: int, style: Ink) -> list[ReadLine]:
    """What a search found, the newest day first; `asked` tells whether anything was looked for."""
    aside = f"the newest {len(hits)}" if more else str(len(hits))
    lines = head("Found in all runs", width, style, aside if hits else "")[1:]
    if not asked:
        said = "Type words that were said, in any form: issues, parked questions, actions and pledges of all runs."
        return [*lines, *told(said, width, style.quiet)]
    if not hits:
        return [*lines, *told("Nothing found. Words count in any form; all of them must occur.", width, style.quiet)]
    run = ""
    for hit in hits:
        if hit.run != run:
            run = hit.run
            lines.append(ReadLine(((f"  {hit.day}  ", style.accent), (clip(hit.title, width - 30), style.quiet))))
        where = hit.group or hit.kind
        label = f"{hit.ref}"
        lines += labelled(label, hit.text, width, (style.accent, style.plain), hit_ref(hit))
        aside = " · ".join(part for part in (where, hit.item_title, *hit.labels) if part)
        lines += labelled("", aside, width, (style.quiet, style.quiet), hit_ref(hit))
    return lines


# -- side by side ----------------------------------------------------------------------------------------------


def comparison(found: Comparison, width: int, style: Ink) -> list[ReadLine]:
    """Runs of one plan: minutes, themes, learning points, the change that is suggested."""
    return [
        *told(f"{found.plan.title}: {count_words(len(found.runs), 'run')}{_days(found)}.", width, style.plain),
        *told("Rehearsals do not count.", width, style.quiet),
        *minutes(found.items, width, style),
        *_themes(found, width, style),
        *_points(found, width, style),
        *_suggested(found, width, style),
    ]


def _days(found: Comparison) -> str:
    """Which runs, by day and trainers; of many, the span of days and how many days each trainer led."""
    days = [(str(run.day), " and ".join(run.trainers) or "nobody named") for run in found.runs]
    if len(days) <= NAMED:
        return f". {', '.join(f'{day} ({who})' for day, who in days)}"
    led = Counter(who for _, who in days).most_common(NAMED)
    names = [f"{who} ({count_words(count, 'time')})" for who, count in led]
    return f", {days[0][0]} to {days[-1][0]}. Led by {', '.join(names)}"


def _themes(found: Comparison, width: int, style: Ink) -> list[ReadLine]:
    most = 12 if width >= ROOMY else 6
    runs = len(found.runs)
    which = f"the newest {most}" if runs > most else "each run"
    lines = head("Themes that come back", width, style, f"issues in {which}, the oldest first")
    if not found.themes:
        return [*lines, *nothing("No issue has a theme yet.", style)]
    for theme in found.themes:
        counts = " ".join(f"{count or '·':>3}" for count in theme.issues[-most:])
        share = f"in {theme.runs} of {runs}"
        room = max(20, min(56, width - len(counts) - len(f"in {runs} of {runs}") - 6))
        told_of = ((f"  {fill(theme.label, room)} ", style.plain), (f"{counts}  ", style.accent), (share, style.quiet))
        lines.append(ReadLine(told_of))
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
        words = f"The day would then finish at {clock_words(end % DAY)} (now {as_said(found.plan.finishes)})."
        lines += told(
            style.named(f"{words} ⟦compared.change:s⟧ shows the change and writes it to your own copy."),
            width,
            style.accent,
        )
    return lines
