"""The plan that is edited, as it is shown: as it stands, or as what is being typed would make it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from facilitator.agenda.editing.plan_text import PlanText
from facilitator.agenda.editing.problems_at import ProblemAt, problems_of
from facilitator.agenda.editing.timeline import Timeline, timeline
from facilitator.application.plan_documents import Documented
from facilitator.application.plan_editing import Sitting
from facilitator.console.painting.editor_table import TableRow, table_rows

Edit = Callable[[PlanText], PlanText]


class Look(NamedTuple):
    """What follows from a plan as it stands."""

    plan: PlanText
    times: Timeline
    problems: tuple[ProblemAt, ...]
    rows: tuple[TableRow, ...]
    blanks: tuple[str, ...]


def look_at(plan: PlanText, documented: Documented) -> Look:
    """Work out the times, the problems and the rows of the table, with what was found in the plan's documents."""
    times, problems = timeline(plan), (*problems_of(plan), *documented.placed(plan))
    return Look(plan, times, problems, table_rows(plan, times, problems), documented.blanks)


class PlanInHand:
    """What a sitting has in hand, and what follows from it."""

    def __init__(self, sitting: Sitting) -> None:
        """Look at the plan of a sitting."""
        self.sitting = sitting
        self.documented = Documented(sitting.plan)
        self._look = look_at(sitting.plan, self.documented)
        self._tried: Look | None = None

    @property
    def plan(self) -> PlanText:
        """The plan as it stands, whatever is being tried."""
        return self.sitting.plan

    def take_in(self, documented: Documented) -> None:
        """Show from now on what was found in the plan's documents."""
        self.documented = documented
        self._look = look_at(self.plan, documented)
        if self._tried is not None:
            self._tried = look_at(self._tried.plan, documented)

    @property
    def look(self) -> Look:
        """What to show: the plan with what is being typed, where that makes sense, else as it stands."""
        if self._look.plan is not self.plan:
            self._look = look_at(self.plan, self.documented)
        return self._tried or self._look

    def try_out(self, edit: Edit) -> None:
        """Show what an edit would come to. Raises EditRefused."""
        plan = edit(self.plan)
        self._tried = look_at(plan, self.documented) if plan is not self.plan else None

    def leave_untried(self) -> None:
        """Show the plan as it stands."""
        self._tried = None

    def change(self, edit: Edit, words: str) -> str:
        """Take an edit; what it did beside what was asked for. Raises EditRefused."""
        self._tried = None
        return self.sitting.edit(edit, words)

    def undo(self) -> str:
        """One edit back, of the plan or of its pages; which one it was, or nothing where there is none."""
        self._tried = None
        return self.sitting.undo() or ""

    def redo(self) -> str:
        """What was taken back last once more; which one it was, or nothing."""
        self._tried = None
        return self.sitting.redo() or ""
