"""Runs of one plan side by side, and the change to the plan that follows."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.agenda.counting import count_words
from facilitator.agenda.model import Block, Drawing, Plan
from facilitator.agenda.own_copy import CopyRefused, FileChange, prepare, present, write
from facilitator.console.key import key
from facilitator.console.painting.pages import words
from facilitator.console.painting.review_lists import comparison
from facilitator.console.screens.over import is_there, open_over
from facilitator.console.screens.paper import PaperScreen
from facilitator.console.screens.review_base import ReviewBase
from facilitator.journal.port import JournalProblem, RunSummary
from facilitator.sessionlog.comparing import Comparison, RunFigures, compare, figures_of

CHANGE = "The change to the plan, line by line; asks first"

MOST = 200
"""Runs that are compared: the newest."""

AT_ONCE = 5
"""Runs read between two keys."""


class ComparedScreen(ReviewBase):
    """What the runs of one plan add up to."""

    MENU = "Comparing"

    def __init__(self, plan: str, runs: Sequence[RunSummary]) -> None:
        """Compare these runs, the newest if there are very many."""
        super().__init__()
        self.plan = plan
        self._waiting = sorted((run for run in runs if not run.rehearsal), key=lambda run: run.day)[-MOST:]
        self._figures: list[RunFigures] = []
        self._newest: Plan | None = None
        self.found: Comparison | None = None

    def on_mount(self) -> None:
        """Begin to read."""
        self.head.name_line = "Runs side by side"
        self.foot.offer(self.KEYS, self._idle())
        self.call_after_refresh(self._read_on)

    def _read_on(self) -> None:
        """Boil a few runs down, then the next few, so that keys come between."""
        if not is_there(self):
            return
        for run in [self._waiting.pop(0) for _ in range(min(AT_ONCE, len(self._waiting)))]:
            try:
                told = figures_of(run.run, self.console.journal.read(run.run))
            except JournalProblem as problem:
                self.say(str(problem))
                continue
            if told is not None:
                self._figures.append(told[0])
                self._newest = told[1]
        if self._waiting:
            self.say(f"Reading: {count_words(len(self._waiting), 'run')} to go.")
            self.set_timer(0.01, self._read_on)
            return
        self.say("")
        plan = present(self.plan, self.console.folder / "plans") or self._newest
        if plan is None or not self._figures:
            self.say("There is nothing to compare: only runs that have begun count, and no rehearsals.")
            return
        found = self.found = compare(plan, self._figures)
        self.head.aside = count_words(len(found.runs), "run")
        self.pane.show(lambda width, style: comparison(found, width, style), "")
        self.foot.offer(self.KEYS, self._idle())

    def _idle(self) -> frozenset[str]:
        """Nothing is written where nothing is suggested."""
        return frozenset() if self._changes() else frozenset({"compared.change"})

    @key("compared.change", "s", "suggested change", CHANGE, where="compared", footer=1)
    def show_change(self) -> None:
        minutes = self._changes()
        if not minutes:
            self.say("There is no change to suggest.")
            return
        try:
            change = prepare(self.plan, self.console.folder / "plans", minutes)
        except CopyRefused as refusal:
            self.say(str(refusal))
            return
        where = f"into {change.path}" if not change.bundled else f"as your own copy: {change.path}"
        told = f"Nothing is written yet. It will be written {where}. Remarks and order stay as they are."
        blocks: list[Block] = [words(told), Drawing(change.diff())]
        paper = PaperScreen("The suggested change", blocks, "writes it")
        open_over(self.app, paper, lambda yes: self._write(change) if yes else None)

    def _changes(self) -> dict[str, int]:
        suggested = self.found.suggested if self.found is not None else ()
        return {one.item: one.after for one in suggested if one.after != one.before}

    def _write(self, change: FileChange) -> None:
        try:
            write(change)
        except CopyRefused as refusal:
            self.say(str(refusal))
            return
        self.say(f"Written to {change.path}. The next run of this plan uses it.")

    @key("compared.down", "down,space,pagedown", "down", "Read on", 1, where="compared", footer=2)
    @key("compared.up", "up,pageup", "up", "Read back", -1, where="compared")
    def read(self, way: int) -> None:
        self.pane.page(way)

    @key("compared.back", "escape,q", "back", "Back to the list of runs", where="compared", footer=3)
    def go_back(self) -> None:
        self.back()
