"""The review's first screen: all runs, filtered as you type; words searched in all of them; a colleague's file."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Literal

from facilitator.console.exporting import BUSY, is_exporting
from facilitator.console.key import key
from facilitator.console.mode import Mode
from facilitator.console.painting.lettering import named
from facilitator.console.painting.review_lists import going_lines, hit_lines, hit_ref, run_line, runs_lines
from facilitator.console.pooling_beside import NO_POOL, POOLING, is_pooling, pool_address, pool_beside
from facilitator.console.program import today
from facilitator.console.screens.over import is_there
from facilitator.console.screens.review_base import ReviewBase
from facilitator.console.widgets.typing import Purpose, TypingLine
from facilitator.journal.port import JournalProblem, RunSummary
from facilitator.journal.postgres_address import shown
from facilitator.journal.search import Hit, wanted_of
from facilitator.journal.summary import due_runs, due_words
from facilitator.journal.typed_path import plain_path

FILTER_HINT = "enter keeps it · esc shows all runs again"
SEARCH_HINT = "group: theme: item: plan: from: until: narrow it · esc back"
FILE = "Open a JSON export, to read it or to take it in"
DELETE = "Delete the run and all that came of it, once the end of its id has been typed"
DELETE_HINT = "enter deletes it for ever · esc keeps it"
POOL = "Send the run to the pool's server, with what was added to those sent before; or fetch what is new there"
POOL_HINT = "send, or fetch what is new there · esc leaves it"
FILE_HINT = "its path, to read it first · enter opens it · esc out"
SEARCH = "Search the words of all runs as you type; group:3, theme:, item:, plan:, from:, until: narrow it"

MOST = 80
"""Lines that a search shows: some screens of them, laid out within the time of a key."""

SOON = 0.02
"""Seconds between two runs read into the search, so that keys come first."""


class ReviewListScreen(ReviewBase):
    """All runs. `first` is a run to open at once, or a file of one."""

    MENU = "Runs"

    def __init__(self, first: str | Path = "") -> None:
        """List what there is."""
        self.typing = TypingLine(self)
        super().__init__(field=self.typing)
        self._first = first
        self.runs: tuple[RunSummary, ...] = ()
        self.showing: Literal["runs", "found", "going"] = "runs"
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

    def on_screen_resume(self) -> None:
        """Back from a run that may have been commented on, or deleted elsewhere."""
        if self.is_mounted and self.showing == "runs":
            self.look(keep=True)

    def look(self, keep: bool = False) -> None:
        """Show the runs, or what was found, and the keys that go with it."""
        self._lay_out(keep)
        self.foot.offer(self.KEYS, self._idle())

    def _idle(self) -> frozenset[str]:
        """What is found is only opened; where nothing is listed, nothing can be done to it."""
        if self.showing == "found":
            return frozenset({"reviews.compare", "reviews.delete", "reviews.file", "reviews.filter"})
        if not shown_runs(self):
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
        runs, wanted, day = self.runs, self.wanted, today(self)
        self.pane.show(lambda width, style: runs_lines(runs, wanted, day, width, style), None if keep else "")
        due = due_words(due_runs(runs, day))
        if due and not self.typing.open and not self.message.words:
            self.say(named(f"{due} ⟦reviews.delete:X⟧ deletes the one marked.", self.console.signs))

    # -- keys --------------------------------------------------------------------------------------------------

    @key("reviews.open", "enter", "read", "Read the run or the line that is marked", where="reviews", footer=1)
    def open_marked(self) -> None:
        self.say("")
        if self.showing == "found":
            hit = next((one for one in self.hits if hit_ref(one) == self.pane.ref), None)
            if hit is not None:
                open_run(self, hit.run, hit.ref)
        elif self.pane.ref:
            open_run(self, self.pane.ref)

    @key("reviews.filter", "slash", "filter", "Show only runs with these words, as you type", where="reviews", footer=2)
    def type_filter(self) -> None:
        self._show_runs()
        self.line(
            Purpose("filter", "Filter", self._typed, FILTER_HINT, self.wanted, typed=self._narrow, left=self._all)
        )
        self.say("")

    @key("reviews.search", "w", "search words", SEARCH, where="reviews", footer=3)
    def search(self) -> None:
        self.showing, self._told = "found", ""
        self.line(
            Purpose("search", "Search all runs", self._typed, SEARCH_HINT, self.asked, typed=self._ask, left=self._all)
        )
        self._find()
        self._read_on()

    @key("reviews.compare", "c", "compare", "Put all runs of this plan side by side", where="reviews", footer=4)
    def compare(self) -> None:
        run = next((one for one in self.runs if one.run == self.pane.ref), None)
        if run is None:
            self.say("Mark a run first: all runs of its plan are then put side by side.")
            return
        from facilitator.console.screens.review_compare import ComparedScreen

        self.app.push_screen(ComparedScreen(run.plan, [one for one in self.runs if one.plan == run.plan]))

    @key("reviews.file", "i", "a colleague's file", FILE, where="reviews", footer=5)
    def type_file(self) -> None:
        self.line(Purpose("file", "A colleague's file", self._open_file, FILE_HINT))
        self.say("")

    @key("reviews.delete", "X,shift+x", "delete", DELETE, where="reviews", footer=8)
    def delete(self) -> None:
        run = next((one for one in self.runs if one.run == self.pane.ref), None)
        if run is None or self.showing != "runs":
            self.say("Mark a run in the list first.")
        elif is_exporting(self.app):
            self.say(BUSY)
        else:
            ask_to_delete(self, run)

    @key("reviews.pool", "P,shift+p", "pool", POOL, where="reviews", footer=6)
    def share(self) -> None:
        ask_for_pool(self)

    @key("reviews.down", "down,space", "down", "Mark the next", 1, where="reviews")
    @key("reviews.up", "up", "up", "Mark the one above", -1, where="reviews")
    def move(self, way: int) -> None:
        self.pane.move(way)

    @key("reviews.page_down", "pagedown", "on", "A screen on", 1, where="reviews")
    @key("reviews.page_up", "pageup", "back", "A screen back", -1, where="reviews")
    def page(self, way: int) -> None:
        self.pane.page(way)

    @key(
        "reviews.back", "escape,q", "back", "Back from what was found to all runs, then out", where="reviews", footer=7
    )
    def go_back(self) -> None:
        if self.showing != "runs" or self.wanted:
            self._all()
        else:
            self.back()

    # -- typing ------------------------------------------------------------------------------------------------

    def line(self, purpose: Purpose) -> None:
        """Open the typed line for this purpose."""
        self.typing.turn_to(purpose, purpose.text)
        self.foot.mode = Mode("typing")

    def close_line(self) -> None:
        """Close the typed line."""
        self.typing.close()
        self.foot.mode = Mode("reviews")

    def edited(self, purpose: Purpose, text: str) -> None:
        """Narrow the list, or search, while it is typed."""
        if purpose.typed is not None:
            purpose.typed(text)

    def entered(self, purpose: Purpose, text: str) -> None:
        """Keep the filter or what was found; open the file."""
        self.close_line()
        purpose.enter(text)

    def leaving(self, key: str) -> None:
        """Esc shows all runs again; the arrows go on marking."""
        purpose = self.typing.purpose
        if key == "up":
            self.pane.move(-1)
            return
        self.close_line()
        if key == "escape" and purpose.left is not None:
            purpose.left()

    def _narrow(self, text: str) -> None:
        self.wanted = text
        self.look()

    def _ask(self, text: str) -> None:
        self.asked = text
        self._find()

    def _typed(self, text: str) -> None:
        """Keep what it shows now."""

    def _open_file(self, text: str) -> None:
        if text:
            open_file(self, Path(plain_path(text, windows=os.name == "nt")))

    def _all(self) -> None:
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


def shown_runs(screen: ReviewListScreen) -> list[str]:
    """The runs that the list shows now, by id."""
    from facilitator.console.painting.review_lines import has

    return [run.run for run in screen.runs if has(run_line(run), screen.wanted)]


def ask_to_delete(screen: ReviewListScreen, run: RunSummary) -> None:
    """Say what deleting a run takes away, and delete it when that is agreed to."""
    from facilitator.application.deletion import delete_all, what_goes

    journal = screen.console.journal
    try:
        going = what_goes(journal, screen.console.folder, run)
    except JournalProblem as problem:
        screen.say(str(problem))
        return

    def back(said: str = "Nothing was deleted.") -> None:
        screen.showing, screen.pane.ref = "runs", run.run
        screen.say(said)
        screen.look(keep=True)

    def typed(text: str) -> None:
        if not going.is_meant(text):
            back(f"Nothing was deleted: {going.word} has to be typed for that." if text else "Nothing was deleted.")
            return
        try:
            left = delete_all(journal, going)
        except JournalProblem as problem:
            back(str(problem))
            return
        back(" ".join((f"{going.run.run} is deleted.", *left)))

    screen.showing = "going"
    screen.say("")
    screen.pane.show(partial(going_lines, going), "")
    label = f"Delete it? Type {going.word}"
    screen.line(Purpose("delete", label, typed, DELETE_HINT, typed=screen._typed, left=back))


def open_file(screen: ReviewListScreen, file: Path) -> None:
    """Read a colleague's run from her file, in a journal of its own that is gone afterwards."""
    from facilitator.application.import_service import read_run_file
    from facilitator.console.screens.review import ReviewScreen
    from facilitator.controller import Controller
    from facilitator.journal.memory import MemoryJournal
    from facilitator.journal.port import take_in
    from facilitator.sessionlog.problems import ImportProblem

    try:
        foreign = read_run_file(file)
    except ImportProblem as problem:
        screen.say(str(problem))
        return
    journal = MemoryJournal()
    take_in(journal, foreign.run, foreign.entries, foreign.pictures)
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


def ask_for_pool(screen: ReviewListScreen) -> None:
    """Ask whether the run that is marked is to be sent to the pool, whose address is shown; or what is new fetched."""
    address = pool_address(screen)
    run = next((one for one in screen.runs if one.run == screen.pane.ref), None)
    if not address:
        screen.say(NO_POOL)
    elif run is None or screen.showing != "runs":
        screen.say("Mark a run in the list first.")
    elif is_pooling(screen.app):
        screen.say(POOLING)
    else:
        screen.line(Purpose("pool", shown(address), partial(_share, screen, run.run, address), POOL_HINT))
        screen.say(f"{run.run} would go to the pool on {shown(address)}, with every word and all that is private.")


def _share(screen: ReviewListScreen, run: str, address: str, typed: str) -> None:
    word = typed.strip().casefold()
    if word in ("send", "fetch"):
        pool_beside(screen, screen, run if word == "send" else "", address)
    else:
        screen.say("Nothing was sent.")
