"""What home lists, and what there is to know of the plan or the run that is marked."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

from facilitator.agenda.counting import count_words
from facilitator.agenda.library import Found
from facilitator.agenda.model import Plan
from facilitator.agenda.placeholders import open_words
from facilitator.agenda.times_of_day import as_said
from facilitator.application.opening import Localise, Setup, default_groups, start_command
from facilitator.console.painting.home import Detail, Place, Section
from facilitator.console.program import Program
from facilitator.journal.port import JournalProblem, RunSummary
from facilitator.journal.summary import is_due
from facilitator.live.facts import Recorded
from facilitator.live.facts.base import Refused
from facilitator.live.queries.figures import figures
from facilitator.live.queries.schedule import length_words
from facilitator.live.queries.view import View, look
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

RECENT = 12
"""How many finished runs are listed."""

Known = Mapping[str, Detail]
"""What has been read already, by the id of a place."""


class HomeDays:
    """The plans and runs that there are, and what has been read of them."""

    def __init__(self, program: Program) -> None:
        """List what this program works on."""
        self.program = program
        self.known: dict[str, Detail] = {}
        """What has been read, by the id of a place."""
        self.about: dict[str, str] = {}
        """A plan's own words about itself, by the id of its place."""
        self.trouble = ""
        """Why no runs could be listed."""
        self._plans: tuple[Found, ...] = ()

    def places(self, today: str) -> tuple[Place, ...]:
        """What there is now; `today` is the local date, such as 2026-03-02."""
        from facilitator.agenda.library import plans

        runs: tuple[RunSummary, ...] = ()
        self.trouble = ""
        try:
            runs = self.program.journal.runs()
        except JournalProblem as problem:
            self.trouble = str(problem)
        self._plans = plans(self.program.folder / "plans")
        for plan in self._plans:
            told = " ".join(filter(None, (open_words(plan.unfilled), plan.description)))
            self.about[f"plan:{plan.path}"] = plan.problem or told
        return places(runs, self._plans, self.known, self.program.localise, today)

    async def read(self, place: str) -> bool:
        """Read all there is to know of a plan or a run; whether there is more known of it now."""
        if place in self.known:
            return False
        kind, _, name = place.partition(":")
        now, localise = self.program.clock.now(), self.program.localise
        if kind == "plan":
            found = next((plan for plan in self._plans if str(plan.path) == name), None)
            if found is not None:
                self.known[place] = await asyncio.to_thread(of_plan, found, now, localise)
            return found is not None
        try:
            journal = self.program.journal
            run = next((run for run in journal.runs() if run.run == name), None)
            entries = journal.read(name) if run is not None else ()
        except JournalProblem:
            return False  # opening it says so
        if run is not None:
            self.known[place] = await asyncio.to_thread(of_run, run, entries)
        return run is not None


def places(
    runs: Sequence[RunSummary], plans: Sequence[Found], known: Known, localise: Localise, today: str
) -> tuple[Place, ...]:
    """Unfinished runs, plans, unfinished rehearsals, finished runs."""

    def listed(run: RunSummary, verb: str, section: Section, kind: str) -> Place:
        place, due = f"{kind}:{run.run}", run.state == "ended" and is_due(run, today)
        aside = run_words(run, localise, due)
        return Place(place, f"{verb}: {run.title}", aside, section, run.title, _below(known.get(place)), due)

    going = [run for run in runs if run.state != "ended"]
    found = [listed(run, "Carry on", "Go on", "run") for run in going if not run.rehearsal]
    found += [_plan(plan) for plan in plans]
    found += [listed(run, "Go on rehearsing", "Rehearsals", "run") for run in going if run.rehearsal]
    ended = [run for run in runs if run.state == "ended"][:RECENT]
    return (*found, *(listed(run, "Look back", "Look back", "ended") for run in ended))


def _plan(plan: Found) -> Place:
    title = plan.title or plan.id
    length = f"{length_words(plan.minutes)}{', your own' if plan.own else ''}"
    aside = "needs correcting" if plan.problem else length
    aside += f", {len(plan.unfilled)} to fill in" if plan.unfilled and not plan.problem else ""
    return Place(f"plan:{plan.path}", f"Start: {title}", aside, "Start a day", title, warns=bool(plan.problem))


def _below(detail: Detail | None) -> str:
    """The line under a run, once it has been read: where it was left, or its three figures."""
    if detail is None or detail.figures is None or detail.view is None:
        return ""
    if detail.view.phase == "ended":
        return detail.figures.words
    now = detail.view.now
    return f"left at {now.title}, {detail.figures.stand}" if now is not None else "not begun"


def run_words(run: RunSummary, localise: Localise, due: bool = False) -> str:
    """A run in a few words: its day, how far it is, when it was last touched."""
    touched = localise(run.touched)
    state = {"waiting": "not begun", "running": "unfinished", "ended": "ended"}[run.state]
    rehearsal = "rehearsal, " if run.rehearsal else ""
    issues = count_words(run.issues, "issue")
    state += ", to be deleted by now" if due else ""
    return f"{rehearsal}{state}, {issues}, {touched:%d %b} {as_said(touched)}"


def unsaid_words(unsaid: Sequence[str]) -> str:
    """What a plan's cases do not say of themselves yet, and what to do; "" where that is nothing."""
    return (
        f"Still to be said of {'; of '.join(unsaid)}: ⟦home.edit:e⟧ opens the plan, ⟦editor.case:C⟧ fills it in."
        if unsaid
        else ""
    )


def of_plan(found: Found, now: Stamp, localise: Localise) -> Detail:
    """What there is to know of a plan: its own words, what is missing, and the day as it would begin now.

    Reading it takes a moment, so it is asked for beside the event loop.
    """
    from facilitator.agenda.plan_reader import read_plan

    title = found.title or found.id
    if found.problem:
        return Detail(title, (found.problem,))
    missing = f"To be filled in: {', '.join(found.unfilled)}. The setup asks for them." if found.unfilled else ""
    about = tuple(filter(None, (found.description,)))
    reading = read_plan(Path(found.path))
    if reading.plan is None:
        return Detail(title, (str(reading.problems[0]),) if reading.problems else ())
    plan = reading.plan
    missing = " ".join(filter(None, (missing, unsaid_words(reading.unsaid))))
    view = as_it_would_begin(plan, Setup(default_groups(plan)), now, localise)
    if isinstance(view, str):
        return Detail(title, (view, *about), missing)
    times = f"{as_said(plan.starts)} to {as_said(plan.finishes)}"
    size = f"{count_words(len(plan.items), 'item')}, {length_words(plan.minutes)}, {times}"
    return Detail(title, (size, *about), missing, view)


def as_it_would_begin(plan: Plan, setup: Setup, now: Stamp, localise: Localise) -> View | str:
    """The day of a plan as it would be if it were opened now with this setup; a sentence where it cannot be."""
    from facilitator.live.rules import decide, replay

    try:
        events = decide(State(), start_command(plan, setup, now.wall, localise), now)
    except Refused as problem:
        return str(problem)
    return look(replay(tuple(Recorded(number, now, "lead", event) for number, event in enumerate(events, 1))), now)


def of_run(run: RunSummary, entries: Sequence[Recorded]) -> Detail:
    """What there is to know of a run: how far it came, its figures, and its day."""
    from facilitator.live.rules import replay

    state = replay(tuple(entries))
    if state.started is None or state.last is None:
        return Detail(run.title)
    view = look(state, state.last)
    words = f"{state.started.day:%A} {state.started.day.day} {state.started.day:%B %Y}, {run.state_words}"
    if run.rehearsal:
        words += ", a rehearsal"
    return Detail(run.title, (words,), "", view, figures(state, view))
