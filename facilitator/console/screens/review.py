"""One run, read in its tabs, and what a review adds to it: comments, themes, learning points, the debrief form.

Everything added is an event after the end of the day, made by a window of its own, so that undo here never reaches
into the day.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from facilitator.application.coming_back import Drafts
from facilitator.application.import_service import RunFile, keep_run_file
from facilitator.application.opening import clock_of
from facilitator.console.bench import Bench
from facilitator.console.desks.handing_over import FILES
from facilitator.console.desks.review_reading import SUMMARY, TABS, ReadingDesk
from facilitator.console.desks.review_themes import ReviewThemesDesk
from facilitator.console.desks.review_writing import SharingDesk, WritingDesk
from facilitator.console.exporting import export_beside, handed_words
from facilitator.console.key import bindings, keys_of, review_key
from facilitator.console.mode import Mode
from facilitator.console.screens.over import is_there
from facilitator.console.screens.review_base import ReviewBase
from facilitator.controller import Controller
from facilitator.journal.port import JournalProblem
from facilitator.sessionlog.problems import ImportProblem
from facilitator.sessionlog.words import day_words

KINDS = (ReadingDesk, WritingDesk, ReviewThemesDesk, SharingDesk)
KEEP = "Take a colleague's run, or what she added to it, into the archive"
UNDO = "Undo the last step of this review; the day stays as it was"
EXPORT = "Export the session log, with the comments"
LOOK = "⟦review.doubtful:n⟧"
LEAD = "The lead's screen of this run; O there opens the day again"


class ReviewScreen(ReviewBase):
    """A run as it is read afterwards."""

    MENU = "Run"
    BINDINGS = bindings(keys_of(KINDS))
    KEYS = keys_of(KINDS)

    def __init__(self, controller: Controller, folder: Path, foreign: RunFile | None = None, at: str = "") -> None:
        """Read a run, with the line `at` marked first; exports go into the folder's `exports`.

        `foreign`: it comes from a file that is not taken in.
        """
        drafts = Drafts(controller.journal, controller.run, controller.window, lambda: self.bench.controller.waits)
        self.bench = Bench(self, controller, drafts, self._look, own={}, mode=Mode("review"))
        super().__init__(self.bench.message, self.bench.field)
        self.folder = folder
        self._at = at
        self.run = ReadingDesk(self.bench, (self.head, self.pane, self.foot), foreign, at)
        self.run.keys = self.KEYS
        themes = ReviewThemesDesk(self.bench, self.run, folder)
        desks: list[Any] = [
            *(self.run, WritingDesk(self.bench, self.run), themes, SharingDesk(self.bench, self.run), self)
        ]
        self.bench.set_out(desks, self.KEYS, [self.foot])

    def _look(self) -> None:
        self.run.refresh()

    def take_paste(self, text: str) -> None:
        """Text pasted where nothing is typed: whoever takes dropped files looks at it."""
        for desk in self.bench.heard.dropped:
            desk.dropped(text)

    def action_perform(self, command_id: str, *which: str) -> None:
        """Carry out a command of the declaration."""
        self.bench.perform(command_id, *which)

    def on_mount(self) -> None:
        """Show it, and go on trying to save what could not be saved."""
        facts = self.run.reading.log.facts
        self.head.tabs = TABS
        self.head.name_line = f"{facts.title}, {day_words(facts.day)}"
        self.set_interval(1.0, self._try_to_save)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if not is_there(self):
            return
        self.run.look(ref=self._at)
        if self.run.foreign is not None:
            self.bench.say(
                " ".join(
                    (*self.run.foreign.told, "A colleague's file, not in your archive: ⟦review.keep:i⟧ takes it in.")
                )
            )

    def _try_to_save(self) -> None:
        if not is_there(self):
            return
        trouble = self.bench.drafts.store(again=True)
        if trouble:
            self.bench.say(trouble)
        if self.bench.controller.saving.waiting:
            self.bench.controller.tick()
            self.run.refresh()
            self.bench.say(self.bench.said)

    # -- the run as a whole ------------------------------------------------------------------------------------

    @review_key("review.export", "x", "export", EXPORT, footer=9, tabs=(SUMMARY,))
    def export(self) -> None:
        told = partial(handed_words, "Exported:", LOOK, "⟦review.files:X⟧")
        export_beside(self, self.bench.controller, self.folder, self.bench.say, told)

    @review_key("review.files", "X,shift+x", "exported", FILES, tabs=(SUMMARY,))
    def files(self) -> None:
        if self.run.foreign is not None:
            self.bench.say("Only a run in your archive has files here: ⟦review.keep:i⟧ takes this one in.")
            return
        from facilitator.console.screens.handed import HandedSheet

        self.bench.open(HandedSheet(self.bench, self.folder, LOOK))

    @review_key("review.keep", "i", "take in", KEEP, footer=2)
    def keep(self) -> None:
        run, bench = self.run, self.bench
        if run.foreign is None:
            bench.say("This run is in your archive already.")
            return
        journal, clock = self.console.journal, self.console.clock
        try:
            said = keep_run_file(journal, clock, run.foreign)
            bench.controller = Controller(journal, clock, run.foreign.run, "review")
        except (ImportProblem, JournalProblem) as problem:
            bench.say(str(problem))
            return
        bench.drafts.move_to(journal)
        run.foreign = None
        run.refresh()
        bench.say(said)

    @review_key("review.lead", "o", "lead's screen", LEAD, footer=10)
    def lead(self) -> None:
        if self.run.foreign is not None:
            self.bench.say("Only a run in your archive can be led: ⟦review.keep:i⟧ takes this one in.")
            return
        state, journal = self.bench.state, self.console.journal
        rehearsal = state.started.rehearsal if state.started is not None else 0.0
        try:
            clock = clock_of(journal, self.bench.controller.run, rehearsal, self.console.clock)
            controller = Controller(journal, clock, self.bench.controller.run)
        except JournalProblem as problem:
            self.bench.say(str(problem))
            return
        self.console.open_run(controller)

    @review_key("review.undo", "u,ctrl+z", "undo", UNDO, footer=8, writes=True)
    def undo(self) -> None:
        self.bench.undo()

    @review_key("review.redo", "U,shift+u,ctrl+y", "redo", "Redo what was undone", writes=True)
    def redo(self) -> None:
        self.bench.redo()

    @review_key("review.back", "escape,q", "back", "Back to the list of runs", footer=4)
    def go_back(self) -> None:
        """The filter is taken off first."""
        if self.run.wanted:
            self.run.widen()
        else:
            self.bench.drafts.store(again=True)
            self.back()

    def leave_program(self) -> None:
        """Leave the program; what was being typed is kept."""
        self.bench.drafts.store(again=True)
        self.app.exit(0)
