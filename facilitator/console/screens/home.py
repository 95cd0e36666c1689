"""Home: an unfinished run on top, then the plans, then what was run before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.strip import Strip

from facilitator.agenda.counting import count_words
from facilitator.agenda.placeholders import open_words
from facilitator.application.deletion import Thrown, bring_back, exported_words, throw_away
from facilitator.application.opening import Localise, clock_of
from facilitator.application.presence import SecondLook
from facilitator.console.key import KeyedScreen, key
from facilitator.console.painting.choices import Choice
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import beside, clip, named, strip_of, wrap
from facilitator.console.painting.pages import words
from facilitator.console.program import Program, program, today
from facilitator.console.screens.over import is_there, open_over
from facilitator.console.screens.paper import PaperScreen, all_keys
from facilitator.console.screens.pick import ChoiceList
from facilitator.console.widgets.canvas import Canvas, Painted
from facilitator.console.widgets.panels import Message
from facilitator.controller import Controller
from facilitator.journal.port import JournalProblem, RunSummary
from facilitator.journal.summary import due_runs, due_words, is_due
from facilitator.live.queries.schedule import length_words

if TYPE_CHECKING:
    from facilitator.agenda.library import Found

GO_ON = "Carry on with the run, set up the plan, or look back at the run that is marked"
NEXT = "Mark the next; a presenter remote does so as well"
REVIEW = "Review: read past runs, search and compare them, comment, fill in the debrief form"

THROW = "Throw the rehearsal that is marked away; its exported files stay. While this screen is open it can come back"
BACK = "Bring back the rehearsal that was thrown away last"

BRING = "Make a plan of what you have: a timetable in a spreadsheet, a document or a text, or PowerPoint slides"
COPY = "Make the plan that is marked yours: a copy with all its pages, cases and notes, under a name of its own"
EDIT = "Edit the plan that is marked: its times, items, pages and details; a bundled one is copied first"
OUTSIDE = "Open your own plan that is marked in a text editor of yours, at its first mistake"

WIDE = 96
"""Columns from which the foot has room for one more key."""

RECENT = 12
"""How many finished runs are listed."""


class Head(Canvas):
    """The program's name, and one sentence that says what to press."""

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The lines."""
        sentence = "Enter goes on with what is marked; ↑ and ↓ choose; ? lists the keys."
        lines = [
            strip_of([], width, style.plain),
            strip_of([("  Facilitator console", style.title)], width, style.plain),
        ]
        lines += [strip_of([("  " + line, style.plain)], width, style.plain) for line in wrap(sentence, width - 4)]
        return [*lines, strip_of([], width, style.plain)]


class Foot(Canvas):
    """The keys of this screen."""

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The line."""
        keys = [(" enter", style.key), (" go on   ", style.bar), ("↑ ↓", style.key), (" choose   ", style.bar)]
        keys += [("r", style.key), (" review   ", style.bar)]
        keys += [("e", style.key), (" edit   ", style.bar), ("m", style.key), (" make it yours   ", style.bar)]
        keys += [("?", style.key), (" keys   ", style.bar)]
        keys += [("q", style.key), (" leave", style.bar)]
        if width >= WIDE:
            keys += [("   b", style.key), (" bring a timetable", style.bar)]
        return [beside(keys, [], width, style.bar)]


class About(Canvas):
    """What the plan that is marked is about, or what is wrong with it."""

    words = Painted("")

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The words, as far as there are lines."""
        lines = wrap(self.words, max(1, width - 4)) if self.words else ()
        if len(lines) > height:
            lines = (*lines[: height - 1], clip(" ".join(lines[height - 1 :]), width - 4))
        painted = [strip_of([("  " + line, style.quiet)], width, style.plain) for line in lines]
        return [*painted, *[strip_of([], width, style.plain)] * (height - len(painted))]


class HomeScreen(KeyedScreen):
    """Home: unfinished days, plans to start, days to look back on."""

    CSS_PATH = "home.tcss"
    AUTO_FOCUS = ""

    def __init__(self, edit: Path | None = None) -> None:
        """Open with nothing listed yet; the plan `edit` opens in the editor at once."""
        super().__init__()
        self._edit = edit
        self._about: dict[str, str] = {}
        self._thrown: list[Thrown] = []
        self._looks = SecondLook()

    @property
    def console(self) -> Program:
        """The program."""
        return program(self)

    def compose(self) -> ComposeResult:
        """Name, list, words, keys."""
        yield Head()
        yield ChoiceList("Today", "")
        yield About()
        yield Message()
        yield Foot(id="foot")

    def on_mount(self) -> None:
        """List what there is."""
        listed = self.query_one(ChoiceList)
        listed.show(self.choices(), 0)
        self._tell_about()
        self._remind()
        if self._edit is not None:
            self.call_after_refresh(open_in_editor, self, self._edit)
        if self.console.told:
            told = [words(sentence) for sentence in self.console.told]
            self.console.told = ()
            self.call_after_refresh(self.app.push_screen, PaperScreen("Before you go on", told))

    def _tell_about(self) -> None:
        chosen = next((listed.chosen for listed in self.query(ChoiceList)), None)
        for about in self.query(About):  # none while the screen comes up or goes
            about.words = self._about.get(chosen.id, "") if chosen is not None else ""

    def _remind(self) -> None:
        """Say which runs are to be deleted by now."""
        try:
            runs = self.console.journal.runs()
        except JournalProblem:
            return  # the list has said so
        due = due_words(due_runs(runs, today(self)), most=2)
        if due:
            told = f"{due} ⟦home.review:r⟧ shows all runs, ⟦reviews.delete:X⟧ there deletes the one marked."
            self.query_one(Message).words = named(told, self.console.signs)

    def choices(self) -> tuple[Choice, ...]:
        """Unfinished runs, plans, finished runs."""
        from facilitator.agenda.library import plans

        try:
            runs = self.console.journal.runs()
        except JournalProblem as problem:
            self.query_one(Message).words = str(problem)
            runs = ()
        local = self.console.localise
        found = [
            Choice(f"run:{run.run}", f"Carry on: {run.title}", run_words(run, local))
            for run in runs
            if run.state != "ended" and not run.rehearsal
        ]
        for plan in plans(self.console.folder / "plans"):
            text = f"Start: {plan.title or plan.id}"
            length = f"{length_words(plan.minutes)}{', your own' if plan.own else ''}"
            aside = "needs correcting" if plan.problem else length
            aside += f", {len(plan.unfilled)} to fill in" if plan.unfilled and not plan.problem else ""
            found.append(Choice(f"plan:{plan.path}", text, aside))
            told = " ".join(filter(None, (open_words(plan.unfilled), plan.description)))
            self._about[f"plan:{plan.path}"] = plan.problem or told
        found += [
            Choice(f"run:{run.run}", f"Go on rehearsing: {run.title}", run_words(run, local))
            for run in runs
            if run.state != "ended" and run.rehearsal
        ]
        ended = [run for run in runs if run.state == "ended"]
        found += [
            Choice(f"ended:{run.run}", f"Look back: {run.title}", run_words(run, local, is_due(run, today(self))))
            for run in ended[:RECENT]
        ]
        return tuple(found)

    def show_keys(self) -> None:
        """The keys of this screen."""
        self.app.push_screen(all_keys(self.KEYS, self.console.signs))

    @key("home.down", "down,right,pagedown,space", "down", NEXT, 1, where="home")
    @key("home.up", "up,left,pageup", "up", "Mark the one above", -1, where="home")
    def move(self, way: int) -> None:
        self.query_one(ChoiceList).move(way)
        self._tell_about()

    @key("home.go_on", "enter", "go on", GO_ON, where="home")
    def go_on(self) -> None:
        chosen = self.query_one(ChoiceList).chosen
        if chosen is None:
            return
        kind, _, name = chosen.id.partition(":")
        if kind == "ended":
            self._review(name)
        elif kind == "run":
            open_run_of(self, name)
        else:
            open_plan(self, name)

    @key("home.review", "r", "review", REVIEW, where="home")
    def review(self) -> None:
        self._review("")

    @key("home.leave", "q", "leave", "Leave", where="home")
    def leave(self) -> None:
        self.app.exit(0)

    def _review(self, run: str) -> None:
        from facilitator.console.screens.review_list import ReviewListScreen

        self.app.push_screen(ReviewListScreen(run))

    @key("home.throw_away", "X,shift+x", "throw away", THROW, where="home")
    def throw_away(self) -> None:
        """Throw away the rehearsal that is marked: nothing of a real day can be lost by this key."""
        chosen = self.query_one(ChoiceList).chosen
        name = chosen.id.partition(":")[2] if chosen is not None and not chosen.id.startswith("plan:") else ""
        journal = self.console.journal
        try:
            run = next((run for run in journal.runs() if run.run == name), None)
            if run is None or not run.rehearsal:
                self._tell_again(
                    "⟦home.throw_away:X⟧ throws rehearsals away. A real run is deleted in the review: ⟦home.review:r⟧,"
                    " then ⟦reviews.delete:X⟧."
                )
                return
            if opened := self._looks.words(name, journal.signs(name), self.console.clock.now()):
                self._tell_again(opened)
                return
            self._thrown.append(throw_away(journal, name))
        except JournalProblem as problem:
            self.list_again(str(problem))
            return
        kept = exported_words(self._thrown[-1])
        self._tell_again(f"The rehearsal {name} is thrown away. ⟦home.bring_back:u⟧ brings it back.{kept}")

    def _tell_again(self, words: str) -> None:
        self.list_again(named(words, self.console.signs))

    @key("home.bring_back", "u", "bring back", BACK, where="home")
    def bring_back(self) -> None:
        """Bring back the rehearsal that was thrown away last."""
        if not self._thrown:
            return
        try:
            bring_back(self.console.journal, self._thrown[-1])
        except JournalProblem as problem:
            self.list_again(str(problem))
            return
        self.list_again(f"The rehearsal {self._thrown.pop().run} is back.")

    @key("home.make_own", "m", "make it yours", COPY, where="home")
    def make_own(self) -> None:
        """Ask for a name, and copy the plan."""
        plan = self._marked_plan()
        if plan is None:
            self.query_one(Message).words = "Mark a plan first: a copy is made of a plan."
            return
        self._copy(plan, self.made)

    def _copy(self, plan: Found, then: Callable[[Path | None], object]) -> None:
        from facilitator.console.screens.own_copy import OwnCopyScreen

        open_over(self.app, OwnCopyScreen(plan.path, plan.title or plan.id, self._own_plans), then)

    def made(self, path: Path | None) -> None:
        """Mark a plan that was just made."""
        if path is not None:
            self.list_again(named(f"The plan is yours: {path}. ⟦home.edit:e⟧ opens it.", self.console.signs))
            listed = self.query_one(ChoiceList)
            listed.at = next(at for at, choice in enumerate(listed.choices) if choice.id == f"plan:{path}")
            self._tell_about()

    @key("home.bring", "b", "bring a timetable", BRING, where="home")
    def bring(self) -> None:
        """Ask for the file and a name, show what it becomes, and make the plan."""
        from facilitator.console.screens.bringing import BringScreen

        open_over(self.app, BringScreen(self._own_plans), self.made)

    @key("home.edit", "e", "edit", EDIT, where="home")
    def edit(self) -> None:
        """Open the plan's editor; of a bundled plan, that of the copy which is made of it first."""
        plan = self._marked_plan()
        if plan is None:
            self.query_one(Message).words = "Mark a plan first: a plan is edited."
        elif plan.own:
            open_in_editor(self, plan.path)
        else:
            self._copy(plan, partial(edit_copy, self))

    def on_screen_resume(self) -> None:
        """Back from the editor: lengths and titles may be others."""
        for message in self.query(Message):  # none when it first comes up
            self.list_again(message.words)

    @key("home.outside", "E,shift+e", "text editor", OUTSIDE, where="home")
    def edit_outside(self) -> None:
        """Open the plan's file beside this screen, or in place of it while a terminal's editor runs."""
        plan = self._marked_plan()
        if plan is None or not plan.own:
            self._tell_again("Mark a plan of your own first; ⟦home.make_own:m⟧ makes one of a bundled plan.")
        else:
            self.run_worker(_edited(self, plan.path), group="edit", exclusive=True)

    @property
    def _own_plans(self) -> Path:
        return self.console.folder / "plans"

    def _marked_plan(self) -> Found | None:
        """The plan that is marked, as it lies on the disk now."""
        from facilitator.agenda.library import plans

        chosen = self.query_one(ChoiceList).chosen
        found = plans(self._own_plans) if chosen is not None else ()
        return next((plan for plan in found if chosen is not None and chosen.id == f"plan:{plan.path}"), None)

    def list_again(self, words: str) -> None:
        """List what there is now, with a sentence."""
        listed = self.query_one(ChoiceList)
        listed.show(self.choices(), listed.at)
        self._tell_about()
        self.query_one(Message).words = words


def open_plan(home: HomeScreen, path: str) -> None:
    """Set up a day of a plan."""
    from facilitator.agenda.checking import remarks
    from facilitator.agenda.plan_reader import read_plan
    from facilitator.console.screens.setup import SetupScreen

    reading = read_plan(Path(path))
    if reading.plan is None:
        blocks = [words(str(problem)) for problem in reading.problems]
        home.app.push_screen(PaperScreen("This plan needs correcting first", blocks))
        return
    home.console.told = remarks(reading, Path(path).stem)
    home.app.push_screen(SetupScreen(reading.plan, None))


def open_run_of(home: HomeScreen, name: str) -> None:
    """Carry on with a run."""
    try:
        journal = home.console.journal
        rehearsal = next((run.rehearsal for run in journal.runs() if run.run == name), 0.0)
        controller = Controller(journal, clock_of(journal, name, rehearsal, home.console.clock), name)
    except JournalProblem as problem:
        home.query_one(Message).words = str(problem)
        return
    home.console.told = ()
    home.console.open_run(controller)


def edit_copy(home: HomeScreen, path: Path | None) -> None:
    """Edit a copy that was just made of a bundled plan."""
    home.made(path)
    if path is not None:
        open_in_editor(home, path)


def open_in_editor(home: HomeScreen, path: Path) -> None:
    """Open a plan in the editor, or say why that cannot be."""
    from facilitator.console.editor.opening import open_editor

    if refused := open_editor(home.app, path, home.console.folder / "plans"):
        home.list_again(named(f"{refused} ⟦home.outside:E⟧ opens it in a text editor.", home.console.signs))


async def _edited(home: HomeScreen, path: Path) -> None:
    """Have a plan edited in another program, and say how that went."""
    from facilitator.console.outside import edit_plan

    told = await edit_plan(home.app, path)
    if is_there(home):
        home.list_again(told)


def run_words(run: RunSummary, localise: Localise, due: bool = False) -> str:
    """A run in a few words: its day, how far it is, when it was last touched."""
    touched = localise(run.touched)
    state = {"waiting": "not begun", "running": "unfinished", "ended": "ended"}[run.state]
    rehearsal = "rehearsal, " if run.rehearsal else ""
    issues = count_words(run.issues, "issue")
    state += ", to be deleted by now" if due else ""
    return f"{rehearsal}{state}, {issues}, {touched:%d %b %H:%M}"
