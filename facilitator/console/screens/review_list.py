"""The review's first screen: all runs, filtered as you type; words searched in all of them; a colleague's file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from facilitator.console.exporting import BUSY, is_exporting
from facilitator.console.keys import bindings
from facilitator.console.painting.paper import words
from facilitator.console.painting.review_lists import hit_lines, hit_ref, run_line, runs_lines
from facilitator.console.screens.closing import is_there, open_over
from facilitator.console.screens.paper import PaperScreen
from facilitator.console.screens.review_base import ReviewBase
from facilitator.console.widgets.panels import Message
from facilitator.console.widgets.typing import Purpose
from facilitator.journal.port import JournalProblem, RunSummary
from facilitator.journal.search import Hit, wanted_of
from facilitator.journal.summary import due_runs, due_words
from facilitator.journal.typed_path import plain_path

FILTER = Purpose("filter", "Filter", "enter keeps it · esc shows all runs again")
SEARCH = Purpose("search", "Search all runs", "group: theme: item: plan: from: until: narrow it · esc back")
FILE = Purpose("file", "A colleague's file", "its path, to read it first · enter opens it · esc out")

MOST = 80
"""Lines that a search shows: some screens of them, laid out within the time of a key."""

SOON = 0.02
"""Seconds between two runs read into the search, so that keys come first."""


class ReviewListScreen(ReviewBase):
    """All runs. `first` is a run to open at once, or a file of one."""

    PLACE = "reviews"
    BINDINGS = bindings("reviews")

    def __init__(self, first: str | Path = "") -> None:
        """List what there is."""
        super().__init__()
        self._first = first
        self.runs: tuple[RunSummary, ...] = ()
        self.showing: Literal["runs", "found"] = "runs"
        self.wanted = ""
        """What the list is narrowed to."""
        self.asked = ""
        """What is searched for."""
        self.hits: tuple[Hit, ...] = ()
        self._told = ""
        """What there is to say about searching, until the list of runs shows again."""
        self._reading = False
        """Whether the next run is about to be read into the search."""

    def on_mount(self) -> None:
        """Show the runs, and the one that was asked for."""
        self.head.name_line = "Review"
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if not is_there(self):
            return
        self.look()
        if isinstance(self._first, Path):
            open_file(self, self._first)
        elif self._first:
            open_run(self, self._first)
        self._first = ""

    def on_screen_resume(self) -> None:
        """Back from a run that may have been commented on, or deleted elsewhere."""
        if self.is_mounted and self.showing == "runs":
            self.look(keep=True)

    def look(self, keep: bool = False) -> None:
        """Show the runs, or what was found, and the keys that go with it."""
        self._lay_out(keep)
        self.offer_keys()

    def idle(self) -> frozenset[str]:
        """What is found is only opened; where nothing is listed, nothing can be done to it."""
        if self.showing == "found":
            return frozenset({"reviews.compare", "reviews.delete", "reviews.file", "reviews.filter"})
        if not self.shown_runs():
            return frozenset({"reviews.open", "reviews.compare", "reviews.delete"})
        return frozenset()

    def _lay_out(self, keep: bool) -> None:
        if self.showing == "found":
            asked, hits, more = bool(self.asked.strip()), self.hits[:MOST], len(self.hits) > MOST
            self.pane.show(lambda width, style: hit_lines(asked, hits, more, width, style), None if keep else "")
            return
        try:
            self.runs = self.console.journal.runs()
        except JournalProblem as problem:
            self.say(str(problem))
        runs, wanted, today = self.runs, self.wanted, self._today()
        self.pane.show(lambda width, style: runs_lines(runs, wanted, today, width, style), None if keep else "")
        due = due_words(due_runs(runs, today))
        if due and not self.typing.open and not self.query_one(Message).words:
            self.say(f"{due} X deletes the one marked.")

    def _today(self) -> str:
        return self.console.localise(self.console.clock.now().wall).date().isoformat()

    # -- keys --------------------------------------------------------------------------------------------------

    def do_reviews_down(self) -> None:
        """Mark the next."""
        self.pane.move(1)

    def do_reviews_up(self) -> None:
        """Mark the one above."""
        self.pane.move(-1)

    def do_reviews_page_down(self) -> None:
        """A screen on."""
        self.pane.page(1)

    def do_reviews_page_up(self) -> None:
        """A screen back."""
        self.pane.page(-1)

    def do_reviews_open(self) -> None:
        """Read what is marked."""
        self.say("")
        if self.showing == "found":
            hit = next((one for one in self.hits if hit_ref(one) == self.pane.ref), None)
            if hit is not None:
                open_run(self, hit.run, hit.ref)
        elif self.pane.ref:
            open_run(self, self.pane.ref)

    def do_reviews_filter(self) -> None:
        """Narrow the list of runs."""
        self._show_runs()
        self.open_line(FILTER, self.wanted)
        self.say("")

    def do_reviews_search(self) -> None:
        """Search the words of all runs."""
        self.showing, self._told = "found", ""
        self.open_line(SEARCH, self.asked)
        self._find()
        self._read_on()

    def do_reviews_compare(self) -> None:
        """Put the runs of the marked one's plan side by side."""
        run = next((one for one in self.runs if one.run == self.pane.ref), None)
        if run is None:
            self.say("Mark a run first: all runs of its plan are then put side by side.")
            return
        from facilitator.console.screens.review_compare import ComparedScreen

        self.app.push_screen(ComparedScreen(run.plan, [one for one in self.runs if one.plan == run.plan]))

    def do_reviews_file(self) -> None:
        """Open a colleague's file."""
        self.open_line(FILE, "")
        self.say("")

    def do_reviews_delete(self) -> None:
        """Say what deleting the marked run takes away, and ask."""
        from facilitator.deletion import Going, delete_all, what_goes

        run = next((one for one in self.runs if one.run == self.pane.ref), None)
        if run is None or self.showing == "found":
            self.say("Mark a run in the list first.")
            return
        if is_exporting(self.console):
            self.say(BUSY)
            return

        def agreed(yes: bool | None, going: Going) -> None:
            if not yes:
                self.say("Nothing was deleted.")
                return
            try:
                left = delete_all(self.console.journal, going)
            except JournalProblem as problem:
                self.say(str(problem))
                return
            self.look()
            self.say(" ".join((f"{going.run.run} is deleted.", *left)))

        try:
            going = what_goes(self.console.journal, self.console.folder, run)
        except JournalProblem as problem:
            self.say(str(problem))
            return
        blocks = [words(sentence) for sentence in going.words()]
        paper = PaperScreen("Delete this run?", blocks, "deletes it")
        open_over(self.app, paper, lambda yes: agreed(yes, going))

    def do_reviews_back(self) -> None:
        """To all runs, then out."""
        if self.showing == "found" or self.wanted:
            self.wanted = ""
            self._show_runs()
        else:
            self.back()

    # -- typing ------------------------------------------------------------------------------------------------

    def edited(self, purpose: Purpose, text: str) -> None:
        """Narrow the list, or search, while it is typed."""
        if purpose.place == FILTER.place:
            self.wanted = text
            self.look()
        elif purpose.place == SEARCH.place:
            self.asked = text
            self._find()

    def submitted(self, purpose: Purpose, text: str) -> None:
        """Keep the filter or what was found; open the file."""
        self.close_line()
        if purpose.place == FILE.place and text:
            open_file(self, Path(plain_path(text, windows=os.name == "nt")))

    def leaving(self, key: str) -> None:
        """Esc shows all runs again."""
        purpose = self.typing.purpose
        super().leaving(key)
        if key == "escape" and purpose.place != FILE.place:
            self.wanted = ""
            self._show_runs()

    def _show_runs(self) -> None:
        self.showing = "runs"
        self.look()

    # -- searching ---------------------------------------------------------------------------------------------

    def _find(self) -> None:
        try:
            self.hits = self.console.journal.search(wanted_of(self.asked), MOST + 1) if self.asked.strip() else ()
        except JournalProblem as problem:
            self.say(str(problem))
        self.look()
        if self._hear():  # what it searched is being made anew
            self._read_on()

    def _hear(self) -> bool:
        """Take in what there is to say about searching; whether there was anything."""
        told = self.console.journal.search_told()
        if told:
            self._told = " ".join(dict.fromkeys((*filter(None, (self._told,)), *told)))
            self.say(self._told)
        return bool(told)

    def _read_on(self) -> None:
        """Read runs that are new to the search, one at a time between two keys, and say how many are left."""
        if self._reading or self.showing != "found" or not is_there(self):
            return
        try:
            left = self.console.journal.read_for_search(1)
        except JournalProblem as problem:
            self.say(str(problem))
            return
        self._hear()
        if left:
            self.say(f"{self._told} Still reading runs into the search: {left} to go.".lstrip())
            self._reading = True
            self.set_timer(SOON, self._read_next)
        else:
            self.say(self._told)
        if not left or not left % 50:
            self._find()

    def _read_next(self) -> None:
        self._reading = False
        self._read_on()

    # -- opening -----------------------------------------------------------------------------------------------

    def shown_runs(self) -> list[str]:
        """The runs that the list shows now, by id."""
        from facilitator.console.painting.review_lines import has

        return [run.run for run in self.runs if has(run_line(run), self.wanted)]


def open_file(screen: ReviewListScreen, file: Path) -> None:
    """Read a colleague's run from her file, in a journal of its own that is gone afterwards."""
    from facilitator.console.screens.review import ReviewScreen
    from facilitator.controller import Controller
    from facilitator.intake import IntakeProblem, read_foreign
    from facilitator.journal.intake import take_in
    from facilitator.journal.memory import MemoryJournal

    try:
        foreign = read_foreign(file)
    except IntakeProblem as problem:
        screen.say(str(problem))
        return
    journal = MemoryJournal()
    take_in(journal, foreign.run, foreign.entries)
    controller = Controller(journal, screen.console.clock, foreign.run, "review")
    screen.app.push_screen(ReviewScreen(controller, screen.console.folder, foreign=foreign))


def open_run(screen: ReviewListScreen, run: str, ref: str = "") -> None:
    """Read a run of the archive, with one line marked at first if `ref` names it."""
    from facilitator.console.screens.review import ReviewScreen
    from facilitator.controller import Controller

    try:
        controller = Controller(screen.console.journal, screen.console.clock, run, "review")
    except JournalProblem as problem:
        screen.say(str(problem))
        return
    screen.app.push_screen(ReviewScreen(controller, screen.console.folder, at=ref))
