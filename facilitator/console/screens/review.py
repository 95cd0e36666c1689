"""One run, read in its tabs, and what a review adds to it: comments, themes, learning points, the debrief form.

Everything added is an event after the end of the day, made by a window of its own, so that undo here never reaches
into the day.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from facilitator.agenda.counting import count_words
from facilitator.console.exporting import export_beside
from facilitator.console.keys import bindings
from facilitator.console.painting import review_issues, review_summary, review_words
from facilitator.console.painting.review_lines import Reading
from facilitator.console.screens.closing import is_there
from facilitator.console.screens.review_sharing import Sharing
from facilitator.console.widgets.reading import Tell
from facilitator.controller import Controller
from facilitator.drafts import Drafts
from facilitator.intake import Foreign, IntakeProblem, keep_foreign
from facilitator.journal.port import JournalProblem
from facilitator.live import commands
from facilitator.live.sheets.doubtful import doubtful, undecided
from facilitator.live.state import Chain
from facilitator.opening import clock_of
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.words import day_words

TABS = ("Summary", "Timeline", "Issues", "Themes", "Notes", "Comments", "Debrief")
SUMMARY, TIMELINE, ISSUES, THEMES, NOTES, COMMENTS, DEBRIEF = range(7)

ONLY_ON: dict[str, tuple[int, ...]] = {
    "review.filter": (TIMELINE, ISSUES, NOTES, COMMENTS),
    "review.order": (ISSUES,),
    "review.theme": (ISSUES,),
    "review.link": (ISSUES,),
    "review.share": (ISSUES, NOTES),
    "review.hold": (ISSUES, NOTES),
    "review.withdraw": (COMMENTS,),
    "review.answer": (DEBRIEF,),
    "review.retention": (SUMMARY,),
    "review.export": (SUMMARY,),
}
"""The tabs on which the footer offers a command; it offers the others on every tab."""


READ_ONLY = (
    *("review.comment", "review.theme", "review.link", "review.share", "review.hold", "review.withdraw"),
    *("review.answer", "review.retention", "review.undo"),
)
"""What is not done to a colleague's file before it is taken in."""


class ReviewScreen(Sharing):
    """A run as it is read afterwards. `foreign`: it comes from a file that is not taken in; `at` is marked first."""

    PLACE = "review"
    BINDINGS = bindings("review")

    def __init__(self, controller: Controller, folder: Path, foreign: Foreign | None = None, at: str = "") -> None:
        """Read a run; exports go into the folder's `exports`."""
        super().__init__()
        self.controller = controller
        self.folder = folder
        self.foreign = foreign
        self.tab = ISSUES if at else SUMMARY
        self.by_theme = False
        self.wanted = ""
        self.reading = self._read()
        self.drafts = Drafts(controller.journal, controller.run, controller.window)
        self._at = at

    def _read(self) -> Reading:
        """The run as it stands. Raises JournalProblem."""
        run = self.controller.run
        return Reading(session_log(run, self.controller.journal.read(run)), self.controller.state)

    def on_mount(self) -> None:
        """Show it, and go on trying to save what could not be saved."""
        facts = self.reading.log.facts
        self.head.tabs = TABS
        self.head.name_line = f"{facts.title}, {day_words(facts.day)}"
        self.set_interval(1.0, self._try_to_save)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if not is_there(self):
            return
        if self._at not in self.reading.state.issues and self._at:
            self.tab = NOTES
        self.look(ref=self._at)
        if self.foreign is not None:
            self.say(" ".join((*self.foreign.told, "A colleague's file, not in your archive: i takes it in.")))

    def _try_to_save(self) -> None:
        if not is_there(self):
            return
        trouble = self.drafts.store()
        if trouble:
            self.say(trouble)
        if self.controller.saving.waiting:
            self.controller.tick()
            self.refresh_run()

    def refresh_run(self) -> None:
        """Show what has been added."""
        try:
            self.reading = self._read()
        except JournalProblem as problem:
            self.say(str(problem))
            self.reading = Reading(self.reading.log, self.controller.state)
        self.look()

    def look(self, ref: str | None = None) -> None:
        """Show the tab in hand; with `ref` marked, else as it was."""
        self.head.at = self.tab
        where = "a colleague's file" if self.foreign is not None else self.controller.run
        narrowed = self.wanted and self.tab in ONLY_ON["review.filter"]
        self.head.aside = f"filter: {self.wanted}" if narrowed else where
        self.pane.show(self._tell(), ref)
        self.offer_keys()

    def idle(self) -> frozenset[str]:
        """What has nothing to do on this tab, or with this run."""
        found = {name for name, tabs in ONLY_ON.items() if self.tab not in tabs}
        if self.foreign is None:
            found.add("review.keep")
        else:
            found |= {*READ_ONLY, "review.lead"}
        doubts = doubtful(self.reading.state)
        if not doubts:  # any line can be held back, but that is rare
            found |= {"review.share", "review.hold"}
        if all(one.decided for one in doubts):
            found.add("review.doubtful")
        if not any(case.points for case in self.reading.state.plan.cases.values()):
            found.add("review.link")
        if self.controller.window not in self.controller.state.done:
            found.add("review.undo")
        return frozenset(found)

    def _tell(self) -> Tell:
        reading, wanted = self.reading, self.wanted
        tellers: dict[int, Tell] = {
            SUMMARY: partial(review_summary.summary, reading),
            TIMELINE: partial(review_summary.timeline, reading, wanted),
            ISSUES: partial(review_issues.issues, reading, self.by_theme, wanted),
            THEMES: partial(review_issues.themes, reading),
            NOTES: partial(review_words.jottings, reading, wanted),
            COMMENTS: partial(review_words.comments, reading, wanted),
            DEBRIEF: partial(review_words.debrief, reading),
        }
        return tellers[self.tab]

    # -- moving ------------------------------------------------------------------------------------------------

    def _turn_to(self, tab: int) -> None:
        self.tab = tab % len(TABS)
        self.say("")
        self.look(ref="")

    def do_review_next(self) -> None:
        """The next tab."""
        self._turn_to(self.tab + 1)

    def do_review_previous(self) -> None:
        """The tab before."""
        self._turn_to(self.tab - 1)

    def do_review_tab(self, figure: str) -> None:
        """That tab."""
        self._turn_to(int(figure) - 1)

    def do_review_down(self) -> None:
        """The next line."""
        self.pane.move(1)

    def do_review_up(self) -> None:
        """The line above."""
        self.pane.move(-1)

    def do_review_page_down(self) -> None:
        """A screen on."""
        self.pane.page(1)

    def do_review_page_up(self) -> None:
        """A screen back."""
        self.pane.page(-1)

    def do_review_filter(self) -> None:
        """Narrow the lines that show, where there are lines to narrow."""
        if self.tab in ONLY_ON["review.filter"]:
            super().do_review_filter()
        else:
            self.say("There is nothing to filter here; it works on timeline, issues, notes and comments.")

    def do_review_order(self) -> None:
        """Issues by group, or by theme."""
        self.by_theme = not self.by_theme
        marked = self.pane.ref if self.tab == ISSUES else ""
        self.tab = ISSUES
        self.look(ref=marked)
        self.say("Issues by theme." if self.by_theme else "Issues by group.")

    # -- the run as a whole ------------------------------------------------------------------------------------

    def do_review_export(self) -> None:
        """Write the session log, with what the review added."""
        count = len(undecided(self.reading.state))
        held = f" {count_words(count, 'line')} held back from those: n." if count else ""
        done = f"Exported to {{folder}}: {{files}} files, all share-safe but run.json.{held}"
        export_beside(self, self.controller, self.folder, self.say, done)

    def do_review_keep(self) -> None:
        """Take a colleague's run into the archive, or of a copy of one that is here what she added."""
        if self.foreign is None:
            self.say("This run is in your archive already.")
            return
        journal, clock = self.console.journal, self.console.clock
        try:
            said = keep_foreign(journal, clock, self.foreign)
            self.controller = Controller(journal, clock, self.foreign.run, "review")
        except (IntakeProblem, JournalProblem) as problem:
            self.say(str(problem))
            return
        self.drafts.move_to(journal)
        self.foreign = None
        self.refresh_run()
        self.say(said)

    def do_review_lead(self) -> None:
        """The lead's screen of this run."""
        if self.foreign is not None:
            self.say("Only a run in your archive can be led: i takes this one in.")
            return
        state = self.controller.state
        rehearsal = state.started.rehearsal if state.started is not None else 0.0
        try:
            clock = clock_of(self.console.journal, self.controller.run, rehearsal, self.console.clock)
            controller = Controller(self.console.journal, clock, self.controller.run)
        except JournalProblem as problem:
            self.say(str(problem))
            return
        self.console.open_run(controller)

    def do_review_undo(self) -> None:
        """Undo the last step of this review."""
        step = self._step(self.controller.state.done)
        if self.ask(commands.Undo(self.controller.window)):
            self.say(f"Undone: {step}. U does it again.")

    def do_review_redo(self) -> None:
        """Redo what was undone."""
        step = self._step(self.controller.state.undone)
        if self.ask(commands.Redo(self.controller.window)):
            self.say(f"Done again: {step}.")

    def _step(self, chains: dict[str, Chain]) -> str:
        """The step on top of a window's stack, in words."""
        from facilitator.console.screens.step_words import step_words

        chain = chains.get(self.controller.window)
        return step_words(chain.step) if chain is not None else ""

    def do_review_back(self) -> None:
        """Take the filter off, then to the list of runs."""
        if self.wanted:
            self.wanted = ""
            self.look(ref="")
        else:
            self.drafts.store()
            self.back()

    def do_leave(self) -> None:
        """Leave the program; what was being typed is kept."""
        self.drafts.store()
        self.app.exit(0)
