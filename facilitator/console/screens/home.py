"""Home: an unfinished run on top, then the plans, then what was run before; beside them the day that is marked."""

from __future__ import annotations

from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal

from facilitator.application.deletion import Thrown, bring_back, exported_words, throw_away
from facilitator.application.presence import SecondLook
from facilitator.console.beside import begin_beside
from facilitator.console.key import KeyedScreen, key
from facilitator.console.painting.dates import date_words
from facilitator.console.painting.home import Place
from facilitator.console.painting.lettering import named
from facilitator.console.painting.pages import words
from facilitator.console.painting.spots import Spot
from facilitator.console.program import Program, program, today
from facilitator.console.screens.home_days import HomeDays
from facilitator.console.screens.home_opening import (
    copy_of,
    edited_outside,
    fill_in,
    open_editor_of,
    open_plan,
    open_run_of,
    rehearse,
)
from facilitator.console.screens.over import is_there, open_over
from facilitator.console.screens.paper import PaperScreen, all_keys
from facilitator.console.widgets.home import About, Beside, Cards, Foot, Head
from facilitator.console.widgets.panels import Message
from facilitator.journal.port import JournalProblem
from facilitator.journal.summary import due_runs, due_words

if TYPE_CHECKING:
    from facilitator.agenda.library import Found
    from facilitator.console.screens.own_copy import Made

READING = "reading"
"""The group of the workers that read what is marked."""
GO_ON = "Carry on with the run, set up the plan, or look back at the run that is marked"
NEXT = "Mark the next; a presenter remote does so as well"
REVIEW = "Review: read past runs, search and compare them, comment, fill in the debrief form"
REHEARSE = "Rehearse the plan that is marked: the day as it is, twenty times faster; it never counts as a real one"
REHEARSE_AT = "Rehearse the plan that is marked at a speed of your choice: from as it will be to sixty times faster"
FILL_IN = "Fill in what your own plan that is marked leaves open, such as the quiet room; it stands in the plan then"
THROW = "Throw the rehearsal that is marked away; its exported files stay. While this screen is open it can come back"
BACK = "Bring back the rehearsal that was thrown away last"

BRING = (
    "Bring what you have into a plan, new or your own: a timetable in a spreadsheet, a document or a text, slides"
    " (PowerPoint, OpenDocument, PDF), or a case (Word, Markdown)"
)
COPY = "Make the plan that is marked yours: a copy with all its pages, cases and notes, under a name of its own"
EDIT = "Edit the plan that is marked: its times, items, pages and details; a bundled one is copied first"
OUTSIDE = "Open your own plan that is marked in a text editor of yours, at its first mistake"


class HomeScreen(KeyedScreen):
    """Home: unfinished days, plans to start, days to look back on."""

    MENU = "Home"
    CSS_PATH = "home.tcss"
    AUTO_FOCUS = ""

    def __init__(self, edit: Path | None = None) -> None:
        """Open with nothing listed yet; the plan `edit` opens in the editor at once."""
        super().__init__()
        self._edit = edit
        self._thrown: list[Thrown] = []
        self._looks = SecondLook()

    @cached_property
    def _days(self) -> HomeDays:
        """What there is to list."""
        return HomeDays(self.console)

    @property
    def console(self) -> Program:
        """The program."""
        return program(self)

    def compose(self) -> ComposeResult:
        """Name, list, words, keys."""
        yield Head()
        with Horizontal(id="cards"):
            yield Cards()
            yield Beside()
        yield About()
        yield Message()
        yield Foot(id="foot")

    def on_mount(self) -> None:
        """List what there is."""
        here = date.fromisoformat(today(self))
        self.query_one(Head).day = f"{here:%A} {date_words(here, self.console.settings.dates)}"
        self.query_one(Cards).show(self.choices(), 0)
        self._tell_about()
        self._remind()
        if self._edit is not None:
            self.call_after_refresh(self._open_editor, self._edit)
        if self.console.told:
            told = [words(sentence) for sentence in self.console.told]
            self.console.told = ()
            self.call_after_refresh(self.app.push_screen, PaperScreen("Before you go on", told))

    def _tell_about(self) -> None:
        """Say what there is to know of what is marked: in a few words at once, and all of it once it is read."""
        listed = next(iter(self.query(Cards)), None)
        if listed is None:  # while the screen comes up or goes
            return
        chosen = listed.chosen
        for about in self.query(About):
            about.words = self._days.about.get(chosen.id, "") if chosen is not None else ""
        self._show_detail()
        self.call_after_refresh(self._read_on)

    def _read_on(self) -> None:
        """Read what is marked, and the last day, once the first picture stands."""
        if is_there(self):
            begin_beside(self, self._read, READING, exclusive=True)

    async def _read(self) -> None:
        for listed in self.query(Cards):  # none once the screen goes
            first = {place.section: place for place in reversed(listed.choices)}
            for place in (listed.chosen, first.get("Go on"), first.get("Look back")):
                if place is not None and await self._days.read(place.id) and is_there(self):
                    listed.show(self.choices(), listed.at)
                    self._show_detail()

    def _show_detail(self) -> None:
        for listed, beside in zip(self.query(Cards), self.query(Beside), strict=False):
            beside.detail = self._days.known.get(listed.chosen.id) if listed.chosen is not None else None

    def _remind(self) -> None:
        """Say which runs are to be deleted by now."""
        try:
            runs = self.console.journal.runs()
        except JournalProblem:
            return  # the list has said so
        due = due_words(due_runs(runs, today(self)), most=2)
        if due:
            told = f"{due} ⟦home.review:v⟧ shows all runs, ⟦reviews.delete:X⟧ there deletes the one marked."
            self.query_one(Message).words = named(told, self.console.signs)

    def choices(self) -> tuple[Place, ...]:
        """Unfinished runs, plans, finished runs."""
        found = self._days.places(today(self))
        if self._days.trouble:
            self.query_one(Message).words = self._days.trouble
        return found

    def show_keys(self) -> None:
        """The keys of this screen."""
        self.app.push_screen(all_keys(self.KEYS, self.console.signs))

    @key("home.down", "down,right,pagedown,space", "down", NEXT, 1, where="home")
    @key("home.up", "up,left,pageup", "up", "Mark the one above", -1, where="home")
    def move(self, way: int) -> None:
        self.query_one(Cards).move(way)
        self._tell_about()

    def take_thing(self, spot: Spot) -> None:
        """Mark what was clicked."""
        self.query_one(Cards).take(spot.name)
        self._tell_about()

    @key("home.go_on", "enter", "go on", GO_ON, where="home")
    def go_on(self) -> None:
        chosen = self.query_one(Cards).chosen
        if chosen is None:
            return
        kind, _, name = chosen.id.partition(":")
        if kind == "ended":
            self.review(name)
        elif kind == "run":
            self.query_one(Message).words = open_run_of(self, name)
        else:
            self.query_one(Message).words = open_plan(self, Path(name))

    @key("home.rehearse", "r", "rehearse", REHEARSE, False, where="home")
    @key("home.rehearse_at", "R,shift+r", "rehearse at", REHEARSE_AT, True, where="home")
    def rehearse(self, asks: bool) -> None:
        rehearse(self, self._marked_plan(), self._tell_again, asks)

    @key("home.fill_in", "f", "fill in", FILL_IN, where="home")
    def fill_in(self) -> None:
        fill_in(self, self._marked_plan(), self._tell_again)

    @key("home.review", "v", "review", REVIEW, where="home")
    def review(self, run: str = "") -> None:
        from facilitator.console.screens.review_list import ReviewListScreen

        self.app.push_screen(ReviewListScreen(run))

    @key("home.leave", "q", "leave", "Leave", where="home")
    def leave(self) -> None:
        self.app.exit(0)

    @key("home.throw_away", "X,shift+x", "throw away", THROW, where="home")
    def throw_away(self) -> None:
        """Throw away the rehearsal that is marked: nothing of a real day can be lost by this key."""
        chosen = self.query_one(Cards).chosen
        name = chosen.id.partition(":")[2] if chosen is not None and not chosen.id.startswith("plan:") else ""
        journal = self.console.journal
        try:
            run = next((run for run in journal.runs() if run.run == name), None)
            if run is None or not run.rehearsal:
                self._tell_again(
                    "⟦home.throw_away:X⟧ throws rehearsals away. A real run is deleted in the review: ⟦home.review:v⟧,"
                    " then ⟦reviews.delete:X⟧."
                )
                return
            if opened := self._looks.words(name, journal.signs(name), self.console.clock.now()):
                self._tell_again(opened)
                return
            self._thrown.append(throw_away(journal, name))
        except JournalProblem as problem:
            self._list_again(str(problem))
            return
        kept = exported_words(self._thrown[-1])
        self._tell_again(f"The rehearsal {name} is thrown away. ⟦home.bring_back:u⟧ brings it back.{kept}")

    def _tell_again(self, words: str) -> None:
        self._list_again(named(words, self.console.signs))

    @key("home.bring_back", "u", "bring back", BACK, where="home")
    def bring_back(self) -> None:
        """Bring back the rehearsal that was thrown away last."""
        if not self._thrown:
            return
        try:
            bring_back(self.console.journal, self._thrown[-1])
        except JournalProblem as problem:
            self._list_again(str(problem))
            return
        self._list_again(f"The rehearsal {self._thrown.pop().run} is back.")

    @key("home.make_own", "m", "make it yours", COPY, where="home")
    def make_own(self) -> None:
        plan = self._marked_plan()
        if plan is None:
            self.query_one(Message).words = "Mark a plan first: a copy is made of a plan."
        else:
            open_over(self.app, copy_of(plan, self._own_plans), self._made)

    def _made(self, made: Made | None, edit: bool = False) -> None:
        """List the plans again with the one that was made or changed marked."""
        if made is not None and is_there(self):
            self._tell_again(made.told)
            listed = self.query_one(Cards)
            listed.at = next(at for at, choice in enumerate(listed.choices) if choice.id == f"plan:{made.path}")
            self._tell_about()
            if edit:
                self._open_editor(made.path)

    @key("home.bring", "b", "bring a timetable", BRING, where="home")
    def bring(self) -> None:
        from facilitator.console.screens.bringing import BringScreen

        plan = self._marked_plan()
        open_over(self.app, BringScreen(self._own_plans, marked=plan.path if plan is not None else None), self._made)

    @key("home.edit", "e", "edit", EDIT, where="home")
    def edit(self) -> None:
        plan = self._marked_plan()
        if plan is None:
            self.query_one(Message).words = "Mark a plan first: a plan is edited."
        elif plan.own:
            self._open_editor(plan.path)
        else:
            open_over(self.app, copy_of(plan, self._own_plans), partial(self._made, edit=True))

    def _open_editor(self, path: Path) -> None:
        if refused := open_editor_of(self, path):
            self._tell_again(f"{refused} ⟦home.outside:E⟧ opens it in a text editor.")

    def on_screen_resume(self) -> None:
        """Back from the editor: lengths and titles may be others."""
        for message in self.query(Message):
            self._list_again(message.words)

    @key("home.outside", "E,shift+e", "text editor", OUTSIDE, where="home")
    def edit_outside(self) -> None:
        plan = self._marked_plan()
        if plan is None or not plan.own:
            self._tell_again("Mark a plan of your own first; ⟦home.make_own:m⟧ makes one of a bundled plan.")
        else:
            self.run_worker(edited_outside(self, plan.path, self._list_again), group="edit", exclusive=True)

    @property
    def _own_plans(self) -> Path:
        return self.console.folder / "plans"

    def _marked_plan(self) -> Found | None:
        """The plan that is marked, as it lies on the disk now."""
        from facilitator.agenda.library import plans

        chosen = self.query_one(Cards).chosen
        found = plans(self._own_plans) if chosen is not None else ()
        return next((plan for plan in found if chosen is not None and chosen.id == f"plan:{plan.path}"), None)

    def _list_again(self, words: str) -> None:
        self._days.known.clear()  # a plan may have been edited, a run thrown away
        listed = self.query_one(Cards)
        listed.show(self.choices(), listed.at)
        self._tell_about()
        self.query_one(Message).words = words
