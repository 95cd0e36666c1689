"""Bringing a timetable: its file is named or dropped into the window, looked at, and becomes a plan after a yes."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.model import Block, Span, Table
from facilitator.console.key import key
from facilitator.console.painting.pages import words
from facilitator.console.screens.over import OverTheDay, is_there, open_over
from facilitator.console.screens.paper import PaperScreen
from facilitator.console.widgets.fields import FieldName, Fields, FieldsFoot, FieldsHead
from facilitator.console.widgets.panels import Message
from facilitator.console.widgets.typing import TypedLine
from facilitator.journal.typed_path import plain_path

if TYPE_CHECKING:
    from facilitator.bringing.bring import Brought

TOLD = (
    "A spreadsheet, a Word or web page, a CSV, Markdown or text file with times or lengths, or PowerPoint slides,"
    " become a plan of your own. You see what each row becomes before anything is written."
)
FILE, NAME, DAY = "file", "name", "day"


class BringScreen(OverTheDay[Path | None]):
    """File, name and day. It gives the path of the plan that was made, or None where somebody went back."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    BringScreen #bring { width: 84; max-width: 100%; height: 17; max-height: 100%; }
    BringScreen FieldsHead { height: 4; }
    BringScreen FieldName { height: 1; }
    BringScreen TypedLine { border-left: thick $line; margin: 0 1; width: 1fr; }
    BringScreen TypedLine:focus { border-left: thick $accent; background: $panel; }
    BringScreen Message { height: 1fr; }
    BringScreen FieldsFoot { height: 1; }
    """

    def __init__(self, own: Path) -> None:
        """Write into the folder `own` of the trainer's plans."""
        super().__init__()
        self._own = own
        self.fields = Fields(self, self._read, lambda: self.dismiss(None))
        self.fields.edited = self._unsay

    def compose(self) -> ComposeResult:
        """Words, the lines, what went wrong, keys."""
        with Vertical(id="bring", classes="frame"):
            yield FieldsHead("Bring what you have", TOLD)
            yield FieldName("The file", "type its path, or drop it into this window")
            yield TypedLine(self.fields, id=FILE)
            yield FieldName("What is your day called?", "participants read it")
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

    def _read(self) -> None:
        self.run_worker(self._look(), group="bring", exclusive=True)

    @key("bring.next", "down", "next", "The next line", where="bring")
    def next_line(self) -> None:
        self.fields.step(1)

    async def _look(self) -> None:
        """Read the file beside the screen, and show what it becomes; what is wrong is said where it is."""
        from facilitator.agenda.scaffold import NewPlanRefused, free_place
        from facilitator.application.bringing import look_at
        from facilitator.bringing.grids import NotATimetable

        path = plain_path(self.query_one(f"#{FILE}", TypedLine).value, windows=os.name == "nt")
        name = clean_line(self.query_one(f"#{NAME}", TypedLine).value)
        try:
            brought = await asyncio.to_thread(look_at, Path(path).expanduser())
        except (NotATimetable, RuntimeError, ValueError) as refused:
            self._tell(str(refused), FILE)
            return
        try:
            free_place(name, self._own)
        except NewPlanRefused as refused:
            self._tell(str(refused), NAME)
            return
        day = clean_line(self.query_one(f"#{DAY}", TypedLine).value)
        if not day.isdecimal() or not 1 <= int(day) <= len(brought.days):
            names = ", ".join(f"{n}: {one.name or f'day {n}'}" for n, one in enumerate(brought.days, 1))
            self._tell(f"Which of its days? {names}", DAY)
            return
        if is_there(self):
            self._show(brought, int(day) - 1, name)

    def _show(self, brought: Brought, day: int, name: str) -> None:
        from facilitator.agenda.scaffold import NewPlanRefused
        from facilitator.bringing.bring import write

        def decided(agreed: bool | None) -> None:
            if not agreed:
                return
            try:
                self.dismiss(write(brought, day, name, self._own))
            except NewPlanRefused as refused:
                self._tell(str(refused), NAME)

        open_over(
            self.app, PaperScreen(f"{name}: what each row becomes", preview(brought, day), "makes it a plan"), decided
        )

    def _tell(self, told: str, field: str) -> None:
        if is_there(self):
            self.query_one(Message).words = f"{told[:1].upper()}{told[1:]}{'' if told.endswith(('.', '?')) else '.'}"
            self.fields.take(self.query_one(f"#{field}", TypedLine))


def preview(brought: Brought, day: int) -> tuple[Block, ...]:
    """What each row becomes, with what a person should look at below it."""
    from facilitator.bringing.draft import rows_of, told

    found: list[tuple[tuple[Span, ...], ...]] = []
    for row in rows_of(brought.days[day]):
        looks = "".join(f" \N{BLACK RIGHT-POINTING TRIANGLE} look at this: {why}" for why in row.unsure)
        title = (Span(row.title), *([Span(looks, strong=True)] if looks else []))
        found.append(((Span(row.time, code=True),), (Span(row.minutes),), (Span(row.kind),), title))
    heads = tuple((Span(head),) for head in ("when", "long", "as", "what"))
    return (*(words(sentence) for sentence in told(brought.days, day)), Table(heads, tuple(found)))
