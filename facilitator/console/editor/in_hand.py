"""The plan that is edited: as it stands, what was before and after it, what follows from it, and that it is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from facilitator.agenda.editing.plan_text import PlanText
from facilitator.agenda.editing.problems_at import ProblemAt, problems_of
from facilitator.agenda.editing.timeline import Timeline, timeline
from facilitator.console.painting.editor_table import TableRow, table_rows

Edit = Callable[[PlanText], PlanText]


class Look(NamedTuple):
    """What follows from a plan as it stands."""

    plan: PlanText
    times: Timeline
    problems: tuple[ProblemAt, ...]
    rows: tuple[TableRow, ...]


def look_at(plan: PlanText) -> Look:
    """Work out the times, the problems and the rows of the table."""
    times, problems = timeline(plan), problems_of(plan)
    return Look(plan, times, problems, table_rows(plan, times, problems))


class Step(NamedTuple):
    """A plan, and what did it: "Welcome: minutes"."""

    plan: PlanText
    words: str


class PlanInHand:
    """Edits of one plan, one after the other, each of which is kept at once."""

    def __init__(self, plan: PlanText, keep: Callable[[str], str]) -> None:
        """Begin with a plan; `keep` writes its text, and says what went wrong with that, or nothing."""
        self._keep = keep
        self._before: list[Step] = []
        self._after: list[Step] = []
        self._look = look_at(plan)
        self._shown: Look | None = None
        self.trouble = ""
        """Why the plan as it stands could not be written; "" where it was."""

    @property
    def plan(self) -> PlanText:
        """The plan as it stands, whatever is being tried."""
        return self._look.plan

    @property
    def look(self) -> Look:
        """What to show: the plan with what is being typed, where that makes sense, else as it stands."""
        return self._shown or self._look

    def try_out(self, edit: Edit) -> None:
        """Show what an edit would come to. Raises EditRefused."""
        plan = edit(self.plan)
        self._shown = look_at(plan) if plan is not self.plan else None

    def leave_untried(self) -> None:
        """Show the plan as it stands."""
        self._shown = None

    def change(self, edit: Edit, words: str) -> str:
        """Take an edit; what it did beside what was asked for. Raises EditRefused."""
        plan = edit(self.plan)
        self._shown = None
        if plan.text == self.plan.text:
            return ""
        self._before.append(Step(self.plan, words))
        self._after.clear()
        self._stand(plan)
        return plan.said

    def undo(self) -> str:
        """One step back; which one it was, or nothing where there is none."""
        return self._step(self._before, self._after)

    def redo(self) -> str:
        """The step that was taken back again; which one it was."""
        return self._step(self._after, self._before)

    def _step(self, from_: list[Step], to: list[Step]) -> str:
        self._shown = None
        if not from_:
            return ""
        step = from_.pop()
        to.append(Step(self.plan, step.words))
        self._stand(step.plan)
        return step.words

    def _stand(self, plan: PlanText) -> None:
        self._look = look_at(plan)
        self.trouble = self._keep(plan.text)
