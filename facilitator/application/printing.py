"""Printing: the paper twin of a day, hand-outs and certificates, of a run or of a plan that no run has begun yet."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from facilitator.agenda.model import Plan
from facilitator.application.opening import Localise, Setup, default_groups, start_command, system_local
from facilitator.live.pending import record
from facilitator.live.rules import decide, replay
from facilitator.live.stamp import Stamp
from facilitator.live.state import State
from facilitator.sessionlog.problems import ExportProblem


def print_run(state: State, run: str, now: Stamp, folder: Path, name: str = "") -> Path:
    """Write the paper twin of a run as it stands at this moment; where it is. Raises ExportProblem.

    Without a `name` it is a web page named by the day and the plan.
    """
    from facilitator.sessionlog.naming import safe

    if state.started is None:
        raise ExportProblem("The run holds no day yet, so there is nothing to print.")
    if state.phase == "ended":
        raise ExportProblem(
            "The day has ended, so nothing of it is still to come. The session log has it all: facilitator export."
        )
    rehearsal = "rehearsal " if state.started.rehearsal else ""
    usual = f"{state.started.day.isoformat()} {safe(state.plan.id)} {rehearsal}private paper.html"
    return _printed(state, now, folder / (name or usual), run)


def print_hand_outs(state: State, run: str, path: Path, large: bool = False) -> Path:
    """Write what the groups get on paper; where it is. Raises ExportProblem."""
    from facilitator.sessionlog.paper.formats import write_page
    from facilitator.sessionlog.paper.handouts import hand_outs
    from facilitator.sessionlog.paper.handouts_html import render

    given = hand_outs(state, run, large)
    return write_page(path, given.mark, render(given))


def print_certificates(state: State, run: str, path: Path, template: Path, names: Path) -> Path:
    """Write a certificate for each name of a list; where they are. Nothing is kept. Raises ExportProblem."""
    from facilitator.sessionlog.paper.certificates import certificates
    from facilitator.sessionlog.paper.formats import write_page

    if state.started is None:
        raise ExportProblem("The run holds no day yet, so nobody has attended it.")
    mark = f"Certificates of run {run.replace('--', '- -')}"
    return write_page(path, mark, certificates(template, names, state.started, mark))


def plan_state(plan: Plan, now: datetime, localise: Localise = system_local) -> tuple[State, Stamp]:
    """A day of a plan as it is before it begins, at the plan's own times, and that moment; nothing is kept of it."""
    command = start_command(plan, Setup(groups=default_groups(plan), starts=plan.starts), now, localise)
    begins = Stamp(command.starts_at, 0.0, "paper")
    return replay(record(State(), decide(State(), command, begins), begins, "lead")), begins


def print_plan(plan: Plan, path: Path, now: datetime, localise: Localise = system_local) -> Path:
    """Write the paper twin of a plan that no run has begun yet, at its own times. Raises ExportProblem."""
    state, begins = plan_state(plan, now, localise)
    return _printed(state, begins, path, "")


def _printed(state: State, now: Stamp, path: Path, run: str) -> Path:
    """Write it in the form that the ending asks for. Raises ExportProblem."""
    from facilitator.sessionlog.paper.formats import write_twin
    from facilitator.sessionlog.paper.twin import paper_twin

    return write_twin(paper_twin(state, now, run), path)
