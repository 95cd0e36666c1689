"""Bringing a timetable or slides: a file, or the text itself, is given, looked at, and written after a yes."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.counting import count_words
from facilitator.agenda.model import Block, Span, Table
from facilitator.console.beside import begin_beside
from facilitator.console.key import key
from facilitator.console.painting.choices import Choice
from facilitator.console.painting.pages import words
from facilitator.console.screens.over import OverTheDay, is_there, open_over
from facilitator.console.screens.own_copy import Made, yours
from facilitator.console.screens.paper import PaperScreen
from facilitator.console.screens.pick import PickScreen
from facilitator.console.widgets.fields import FieldName, Fields, FieldsFoot, FieldsHead, Form
from facilitator.console.widgets.panels import Message
from facilitator.console.widgets.pasted_line import PastedLine
from facilitator.console.widgets.typing import TypedLine
from facilitator.journal.typed_path import plain_path

if TYPE_CHECKING:
    from facilitator.agenda.model import Plan
    from facilitator.application.bringing import Place
    from facilitator.bringing.bring import Brought
    from facilitator.bringing.draft import Row

TOLD = (
    "A timetable (spreadsheet, Word or web page, CSV, Markdown, text), slides (PowerPoint, .odp, PDF) or a case (Word,"
    " Markdown) become a day of your own, or go into a plan you have. You see what becomes of them first."
)
WHAT = {"timetable": "A timetable", "case": "A case to read and work on"}
"""What a file is taken for, in words."""
FILE, NAME, DAY = "file", "name", "day"


class BringScreen(OverTheDay[Made | None]):
    """File, name and day. It gives what was made, or None where somebody went back."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    BringScreen Form { width: 84; height: 17; }
    BringScreen FieldsHead { height: 4; }
    """

    def __init__(self, own: Path, *, marked: Path | None = None, into: Path | None = None) -> None:
        """Write into the folder `own` of the trainer's plans.

        `marked` is the plan that is first on offer for what goes into one; with `into` it goes into that plan alone.
        """
        super().__init__()
        self._own, self._marked, self._into = own, marked, into
        self._writing = False
        self.fields = Fields(self, self._read, self._back)
        self.fields.edited = self._unsay

    def compose(self) -> ComposeResult:
        """Words, the lines, what went wrong, keys."""
        with Form(id="bring"):
            yield FieldsHead("Bring what you have", TOLD)
            yield FieldName("The file", "type its path or drop it here; or paste the lines of a timetable")
            yield PastedLine(self.fields, id=FILE)
            if self._into is None:
                yield FieldName("What is your day called?", "leave it empty to put it into a plan you have")
                yield TypedLine(self.fields, id=NAME)
            yield FieldName("Which day of it?", "where it has several")
            yield TypedLine(self.fields, "1", id=DAY)
            yield Message()
            yield FieldsFoot("look")

    def on_mount(self) -> None:
        """Begin at the file."""
        super().on_mount()
        self.fields.begin()

    def _unsay(self) -> None:
        """What was wrong before is no longer said."""
        self.query_one(Message).words = ""

    def _back(self) -> None:
        if not self._writing:
            self.dismiss(None)

    def _read(self) -> None:
        if not self._writing:
            begin_beside(self, self._look, "bring", exclusive=True)

    @key("bring.next", "down", "next", "The next line", where="bring")
    def next_line(self) -> None:
        self.fields.step(1)

    def _typed(self, field: str) -> str:
        return next((line.value for line in self.query(f"#{field}").results(TypedLine)), "")

    async def _look(self) -> None:
        """Read the file beside the screen, and show what it becomes; what is wrong is said where it is."""
        from facilitator.agenda.scaffold import NewPlanRefused, free_place
        from facilitator.application.bringing import look_at
        from facilitator.bringing.bring import look_at_text
        from facilitator.bringing.opened import NotATimetable

        pasted, path = self.query_one(PastedLine).pasted, plain_path(self._typed(FILE), windows=os.name == "nt")
        name = clean_line(self._typed(NAME))
        try:
            brought = await (
                asyncio.to_thread(look_at_text, pasted)
                if pasted
                else asyncio.to_thread(look_at, Path(path).expanduser())
            )
        except (NotATimetable, RuntimeError, ValueError) as refused:
            self._tell(str(refused), FILE)
            return
        try:
            if name:
                free_place(name, self._own)
        except NewPlanRefused as refused:
            self._tell(str(refused), NAME)
            return
        if brought.other is None or not brought.doubtful:
            await self._take(brought, name)
        elif is_there(self):
            either = {brought.as_what: brought, brought.other.as_what: brought.other}
            choices = [Choice(what, f"{WHAT[what]}: {summary(one)}") for what, one in either.items()]

            async def take(chosen: str) -> None:
                await self._take(either[chosen], name)

            self._pick(PickScreen("What is it?", choices), take)

    async def _take(self, brought: Brought, name: str) -> None:
        """Go on with what the file is taken for: to the day of it, and to the plan."""
        day = clean_line(self._typed(DAY))
        if not day.isdecimal() or not 1 <= int(day) <= len(brought.days):
            names = ", ".join(f"{n}: {one.name or f'day {n}'}" for n, one in enumerate(brought.days, 1))
            self._tell(f"Which of its days? {names}", DAY)
            return
        if is_there(self) and name:
            self._show_day(brought, int(day) - 1, name)
        elif is_there(self):
            await self._find_plan(brought, int(day) - 1)

    def _show_day(self, brought: Brought, day: int, name: str) -> None:
        """What each row becomes in a day of its own, which is written after a yes."""
        from facilitator.bringing.draft import rows_of, rows_of_case, told
        from facilitator.bringing.writing import write

        def written() -> Made:
            return yours(write(brought, day, name, self._own))

        in_case = rows_of_case(brought.case) if brought.case is not None else ()
        blocks = preview((*rows_of(brought.days[day]), *in_case), told(brought.days, day))
        self._after_a_yes(PaperScreen(f"{name}: what each row becomes", blocks, "makes it a plan"), written)

    async def _find_plan(self, brought: Brought, day: int) -> None:
        """Which plan of the trainer's own it goes into; with only one there is nothing to ask."""
        from facilitator.application.bringing import own_plans_to_change

        if self._into is not None:
            await self._find_place(brought, day, self._into)
            return
        found = await asyncio.to_thread(own_plans_to_change, self._own)
        if not found:
            self._tell("Your day needs a name: there is no plan of your own yet that it could go into", NAME)
        elif len(found) == 1:
            await self._find_place(brought, day, found[0].path)
        elif is_there(self):
            choices = [Choice(str(plan.path), plan.title or plan.id) for plan in found]

            async def find(chosen: str) -> None:
                await self._find_place(brought, day, Path(chosen))

            self._pick(PickScreen("Into which plan?", choices, str(self._marked or "")), find)

    async def _find_place(self, brought: Brought, day: int, path: Path) -> None:
        """Where in the plan it goes; with only one place there is nothing to ask."""
        from facilitator.agenda.scaffold import NewPlanRefused
        from facilitator.application.bringing import places, plan_to_change

        try:
            plan = await asyncio.to_thread(plan_to_change, path)
        except NewPlanRefused as refused:
            self._tell(str(refused), FILE)
            return
        found = places(brought, day, plan)

        async def show(where: str) -> None:
            place = next(one for one in found if one.where == where)
            self._show_place(brought, day, path, plan, place)

        if len(found) == 1:
            await show(found[0].where)
        elif is_there(self):
            self._pick(PickScreen(f"Where in {plan.title}?", [Choice(one.where, one.words) for one in found]), show)

    def _show_place(self, brought: Brought, day: int, path: Path, plan: Plan, place: Place) -> None:
        """What is put into the plan, which is written after a yes."""
        from facilitator.bringing.draft import rows_of_case, rows_of_parts, told_of_parts
        from facilitator.bringing.writing import write_into

        def written() -> Made:
            parts = write_into(brought, day, path, place.where)
            return Made(path, f"It is in {plan.title}: {', '.join(part.entry.title for part in parts)}.")

        in_case = rows_of_case(brought.case) if brought.case is not None else ()
        blocks = preview((*rows_of_parts(place.parts, plan), *in_case), told_of_parts(place.parts, plan))
        self._after_a_yes(PaperScreen(f"{plan.title}: what is put into it", blocks, "puts it in"), written)

    def _pick(self, screen: PickScreen, then: Callable[[str], Coroutine[Any, Any, None]]) -> None:
        """Ask for one of several, and go on beside the screen."""

        def picked(chosen: str | None) -> None:
            if chosen is not None:
                begin_beside(self, partial(then, chosen), "bring", exclusive=True)

        open_over(self.app, screen, picked)

    def _after_a_yes(self, screen: PaperScreen, work: Callable[[], Made]) -> None:
        """Show what becomes of it; after a yes it is written beside the screen."""

        def decided(agreed: bool | None) -> None:
            if agreed:
                self._writing = True
                begin_beside(self, partial(self._write, work), "bring", exclusive=True)

        if is_there(self):
            open_over(self.app, screen, decided)

    async def _write(self, work: Callable[[], Made]) -> None:
        """Write, and close; what cannot be written is said, and everything typed stays."""
        from facilitator.agenda.scaffold import NewPlanRefused

        try:
            made = await asyncio.to_thread(work)
        except NewPlanRefused as refused:
            self._tell(str(refused), FILE if self._into is not None else NAME)
        else:
            self.dismiss(made)
        finally:
            self._writing = False

    def _tell(self, told: str, field: str) -> None:
        if is_there(self):
            self.query_one(Message).words = f"{told[:1].upper()}{told[1:]}{'' if told.endswith(('.', '?')) else '.'}"
            self.fields.take(self.query_one(f"#{field}", TypedLine))


def summary(brought: Brought) -> str:
    """What is in a file, in a few words."""
    from facilitator.bringing.draft import case_words

    if brought.case is not None:
        return f"{brought.case.title}, {case_words(brought.case)}"
    return count_words(sum(len(day.entries) for day in brought.days), "item")


def preview(rows: Sequence[Row], told: Sequence[str]) -> tuple[Block, ...]:
    """What each row becomes, with what a person should look at below it."""
    found: list[tuple[tuple[Span, ...], ...]] = []
    for row in rows:
        looks = "".join(f" \N{BLACK RIGHT-POINTING TRIANGLE} look at this: {why}" for why in row.unsure)
        title = (Span(row.title), *([Span(looks, strong=True)] if looks else []))
        found.append(((Span(row.time, code=True),), (Span(row.minutes),), (Span(row.kind),), title))
    heads = tuple((Span(head),) for head in ("when", "long", "as", "what"))
    return (*(words(sentence) for sentence in told), Table(heads, tuple(found)))
