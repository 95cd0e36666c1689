"""The details that a plan does not know yet, asked for between setup and day: quiet room, contacts and so on."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.counting import count_words
from facilitator.agenda.filled import filled
from facilitator.agenda.model import Plan
from facilitator.agenda.own_copy import CopyRefused, keep_details, own_file
from facilitator.agenda.placeholders import ASK
from facilitator.console.key import key
from facilitator.console.screens.over import OverTheDay
from facilitator.console.widgets.fields import NO, YES, FieldName, Fields, FieldsFoot, FieldsHead, Form
from facilitator.console.widgets.panels import Message
from facilitator.console.widgets.typing import TypedLine

TOLD = f"In place of what is empty everyone reads “{ASK[1:-1]}”. A dash leaves it so on purpose."
KEEP = "keep"
"""The line that asks whether the details are to stay in the plan's file."""


class DetailsScreen(OverTheDay[Plan | None]):
    """A line for each blank. It gives the plan with them, or None where somebody went back."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    DetailsScreen Form { width: 84; }
    """

    def __init__(self, plan: Plan, own: Path, keep: str = "") -> None:
        """Ask for what this plan leaves open; the trainer's own plans lie in the folder `own`.

        `keep` stands in the line that asks whether the details are to stay in the plan's file.
        """
        super().__init__()
        self.plan = plan
        self.fields = Fields(self, self._go_on, lambda: self.dismiss(None))
        self._file, self._keep = own_file(plan, own), keep

    def compose(self) -> ComposeResult:
        """Words, a line for each blank, one about the file, keys."""
        with Form(id="details", long=True):
            yield FieldsHead(f"{count_words(len(self.plan.unfilled), 'detail')} not filled in", TOLD)
            with VerticalScroll(id="lines", can_focus=False):
                for number, name in enumerate(self.plan.unfilled):
                    yield FieldName(clean_line(name))
                    yield TypedLine(self.fields, id=f"detail-{number}")
                if self._file is not None:
                    yield FieldName("Keep them in your plan's file?", "yes, or no: only this day has them")
                    yield TypedLine(self.fields, self._keep, id=KEEP)
            yield Message()
            yield FieldsFoot()

    def on_mount(self) -> None:
        """Begin at the first line."""
        super().on_mount()
        self.query_one(Form).fit()
        self.fields.begin()

    @key("details.next", "down", "next", "The next line", where="details")
    def next_line(self) -> None:
        self.fields.step(1)

    def _go_on(self) -> None:
        """Keep what was typed where it is wanted, and give the plan with it; what cannot be kept is told first."""
        values = {
            name: clean_line(self.query_one(f"#detail-{number}", TypedLine).value)
            for number, name in enumerate(self.plan.unfilled)
        }
        if self._file is not None:
            wanted = self.query_one(f"#{KEEP}", TypedLine)
            answer = clean_line(wanted.value).casefold()
            if answer not in (*YES, *NO):
                self._tell("Keep them in the plan's file? Yes or no, please.", wanted)
                return
            try:
                if answer in YES and any(values.values()):
                    keep_details(self._file, values)
            except CopyRefused as refused:
                self._tell(f"{refused} With no, this day has them all the same.", wanted)
                return
        self.dismiss(filled(self.plan, values))

    def _tell(self, words: str, line: TypedLine) -> None:
        self.query_one(Message).words = words
        self.fields.take(line)
