"""Setup: who is here today, before a run is opened. Enter goes down the lines and starts from the last."""

from __future__ import annotations

from datetime import time
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.counting import count_words
from facilitator.agenda.model import Plan
from facilitator.agenda.placeholders import open_words
from facilitator.agenda.times_of_day import as_said, meant_time, read_time
from facilitator.application.opening import Setup, default_groups, open_run
from facilitator.console.key import KeyedScreen, key
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import fill, named, strip_of, wrap
from facilitator.console.painting.spots import does
from facilitator.console.program import Program, program
from facilitator.console.screens.over import open_over
from facilitator.console.widgets.canvas import Canvas, Painted
from facilitator.console.widgets.fields import NO, YES, FieldName, Fields, FieldsFoot
from facilitator.console.widgets.panels import Message
from facilitator.console.widgets.typing import TypedLine
from facilitator.journal.port import JournalProblem
from facilitator.live.capture_line import signature
from facilitator.live.facts.base import Refused
from facilitator.live.queries.schedule import length_words

FIELDS = (
    ("groups", "Groups", "how many, or their names with commas between"),
    ("trainers", "Trainers", "initials or roles, not names; may stay empty"),
    ("venue", "Venue", "what kind of room, such as school hall; may stay empty"),
    ("starts", "Start", "the time of item one, such as {}, or now; empty: the plan's"),
    ("shared", "Participants see this screen", "yes or no; yes hides what is private"),
)


EXAMPLE = time(9, 30)
"""A time of day as somebody may type it."""
REHEARSE = "Rehearse with what is typed, at a speed of your choice; it never counts as a real day"
EDIT = "Edit the plan, if it is your own: its times, items, pages and details"


class PlanCard(Canvas):
    """What the plan is: title, what in it is not filled in yet, length."""

    plan: Painted[Plan | None] = Painted(None)

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The card."""
        plan = self.plan
        if plan is None:
            return []
        lines = [
            strip_of([], width, style.plain),
            strip_of([(f"  {plan.title}", does(style.title, "menu"))], width, style.plain),
        ]
        items = count_words(len(plan.items), "item")
        times = f"{as_said(plan.starts)} to {as_said(plan.finishes)}, {items}, {length_words(plan.minutes)}"
        for text in wrap(open_words(plan.unfilled), width - 4) if plan.unfilled else []:
            lines.append(strip_of([("  ", style.plain), (fill(text, width - 4), style.notice)], width, style.plain))
        lines.append(strip_of([(f"  {times}", style.plain)], width, style.plain))
        for text in wrap(plan.description, width - 4) if plan.description else []:
            lines.append(strip_of([(f"  {text}", style.quiet)], width, style.plain))
        return [*lines, *[strip_of([], width, style.plain)] * (height - len(lines))][:height]


class SetupScreen(KeyedScreen):
    """The few things a run needs to know."""

    CSS_PATH = "setup.tcss"
    AUTO_FOCUS = ""

    def __init__(self, plan: Plan, setup: Setup | None) -> None:
        """Set up a run of this plan, with what is known already."""
        super().__init__()
        self.plan = plan
        self.fields = Fields(self, self.start, self.back)
        self._setup = setup
        self._edited: Path | None = None

    @property
    def console(self) -> Program:
        """The program."""
        return program(self)

    def compose(self) -> ComposeResult:
        """The plan, the fields, words, keys."""
        card = PlanCard()
        card.plan = self.plan
        yield card
        groups = self._setup.groups if self._setup else default_groups(self.plan)
        usual = groups == default_groups(self.plan, len(groups)) and not self.plan.group_names
        first = {"groups": str(len(groups)) if usual else ", ".join(groups)}
        first["shared"] = "yes" if self.console.settings.one_screen else "no"
        with Vertical(id="fields"):
            for name, label, hint in FIELDS:
                yield FieldName(label, hint.format(as_said(EXAMPLE)), indent=2)
                yield TypedLine(self.fields, first.get(name, ""), id=name)
        yield Message()
        yield FieldsFoot(more=("ctrl+r", "rehearse"), id="foot")

    def on_mount(self) -> None:
        """Begin at the first line, and say what was found in the plan; the lead's screen has room for all of it."""
        self.query_one(Message).words = " ".join(
            [told for told in self.console.told[:2] if told != open_words(self.plan.unfilled)]
        )
        self.fields.begin()

    @key("setup.next", "down", "next", "The next line", where="setup")
    def next(self) -> None:
        self.fields.step(1)

    @key("setup.edit", "f2", "edit the plan", EDIT, where="setup")
    def edit(self) -> None:
        from facilitator.agenda.own_copy import own_file
        from facilitator.console.editor.opening import open_editor

        own = self.console.folder / "plans"
        self._edited = own_file(self.plan, own)
        told = "This plan comes with the program. Back on the home screen ⟦home.edit:e⟧ edits a copy of it."
        if self._edited is not None:
            told = open_editor(self.app, self._edited, own)
        self.query_one(Message).words = named(told, self.console.signs)

    def on_screen_resume(self) -> None:
        """Back from the editor: the plan may be another."""
        from facilitator.agenda.plan_reader import read_plan

        path, self._edited = self._edited, None
        plan = read_plan(path).plan if path is not None else None
        if plan is not None and plan != self.plan:
            self.plan = self.query_one(PlanCard).plan = plan

    def back(self) -> None:
        """Back to where the plan was chosen, or out."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.app.exit(0)

    @key("setup.rehearse", "ctrl+r", "rehearse", REHEARSE, where="setup")
    def rehearse(self) -> None:
        """Ask how fast, and open a rehearsal with what is typed."""
        from facilitator.console.screens.speeds import speed_screen

        open_over(self.app, speed_screen(self.plan.minutes), lambda speed: self.start(float(speed)) if speed else None)

    def start(self, rehearsal: float = 0.0) -> None:
        """Open the run; with a speed, as a rehearsal that runs so many times faster."""
        values = {name: clean_line(self.query_one(f"#{name}", TypedLine).value) for name, _, _ in FIELDS}
        at = "groups"
        try:
            groups = group_names(self.plan, values["groups"])
            at = "trainers"
            trainers = trainer_names(values["trainers"])
            at = "starts"
            starts = start_time(values["starts"], self.console.local_time())
            at = "shared"
            shared = is_shared(values["shared"])
            setup = Setup(
                groups=groups,
                trainers=trainers,
                venue=values["venue"],
                starts=starts,
                rehearsal=rehearsal,
            )
        except ValueError as problem:
            self.query_one(Message).words = str(problem)
            self.fields.take(self.query_one(f"#{at}", TypedLine))
            return
        if self.plan.unfilled:
            from facilitator.console.screens.details import DetailsScreen

            screen = DetailsScreen(self.plan, self.console.folder / "plans")
            open_over(self.app, screen, partial(self._open, setup, shared))
        else:
            self._open(setup, shared, self.plan)

    def _open(self, setup: Setup, shared: bool, plan: Plan | None) -> None:
        """Open the run of the plan with its details; none where they were left to go back to the setup."""
        if plan is None:
            return
        try:
            controller = open_run(self.console.journal, self.console.clock, plan, setup, self.console.localise)
        except (Refused, JournalProblem) as problem:
            self.query_one(Message).words = str(problem)
            self.fields.take(self.query_one("#groups", TypedLine))
            return
        self.console.remember(one_screen=shared)
        before, now = open_words(self.plan.unfilled), open_words(plan.unfilled)
        self.console.told = tuple(filter(None, (now if told == before else told for told in self.console.told)))
        self.console.open_run(controller)


def group_names(plan: Plan, typed: str) -> tuple[str, ...]:
    """The groups as typed: a number, or names. Raises ValueError with a sentence."""
    if not typed:
        return default_groups(plan)
    if typed.isdecimal():
        if not 1 <= int(typed) <= 12:
            raise ValueError("From 1 to 12 groups, please.")
        return default_groups(plan, int(typed))
    names = tuple(name.strip() for name in typed.split(",") if name.strip())
    if len({name.casefold() for name in names}) < len(names):
        raise ValueError("Two groups have the same name.")
    return names


def trainer_names(typed: str) -> tuple[str, ...]:
    """The trainers as typed, with commas between, each by initials or a role. Raises ValueError with a sentence."""
    return tuple(signature(part) for part in typed.split(",") if part.strip())


def is_shared(typed: str) -> bool:
    """Whether participants see this screen, as typed. Raises ValueError with a sentence."""
    if typed.casefold() not in (*YES, *NO):
        raise ValueError("Do participants see this screen? Yes or no, please.")
    return typed.casefold() in YES


def start_time(typed: str, now: time) -> time | None:
    """The time typed, "now", or None for the plan's own. Raises ValueError with a sentence."""
    if not typed:
        return None
    if typed.casefold() == "now":
        return now.replace(second=0, microsecond=0)
    at = read_time(meant_time(typed)) if typed.count(":") < 2 else None  # nobody begins at a second
    if at is None:
        raise ValueError(f"A start is a time of day such as {as_said(EXAMPLE)}, or now.")
    return at
