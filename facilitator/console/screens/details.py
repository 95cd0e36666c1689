"""The details that a plan does not know yet, asked for between setup and day: quiet room, contacts and so on."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.strip import Strip

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.counting import count_words
from facilitator.agenda.filled import filled
from facilitator.agenda.model import Plan
from facilitator.agenda.own_copy import CopyRefused, keep_details, own_file
from facilitator.agenda.placeholders import ASK
from facilitator.console.key import key
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import strip_of, wrap
from facilitator.console.painting.today import heading
from facilitator.console.screens.over import OverTheDay
from facilitator.console.widgets.canvas import Canvas
from facilitator.console.widgets.fields import NO, YES, FieldName, Fields, FieldsFoot
from facilitator.console.widgets.panels import Message
from facilitator.console.widgets.typing import TypedLine

AROUND = 7
"""Lines beside those that are typed in and their names: frame, heading, words, keys."""
KEEP = "keep"
"""The line that asks whether the details are to stay in the plan's file."""


class DetailsHead(Canvas):
    """What is missing, and what stands in its place."""

    def __init__(self, count: int) -> None:
        """Tell of so many."""
        super().__init__()
        self._count = count

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The words."""
        words = f"In place of what is empty everyone reads “{ASK[1:-1]}”. A dash leaves it so on purpose."
        lines = [heading(f"{count_words(self._count, 'detail')} not filled in", "", width, style)]
        lines += [strip_of([(f" {line}", style.plain)], width, style.plain) for line in wrap(words, width - 2)]
        return lines[:height]


class DetailsScreen(OverTheDay[Plan | None]):
    """A line for each blank. It gives the plan with them, or None where somebody went back."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    DetailsScreen #details { width: 84; max-width: 100%; max-height: 100%; }
    DetailsScreen #lines { height: 1fr; overflow-y: auto; scrollbar-size-vertical: 1; }
    DetailsScreen DetailsHead { height: 3; }
    DetailsScreen FieldName { height: 1; }
    DetailsScreen TypedLine { border-left: thick $line; margin: 0 1; width: 1fr; }
    DetailsScreen TypedLine:focus { border-left: thick $accent; background: $panel; }
    DetailsScreen Message { height: 1; }
    DetailsScreen FieldsFoot { height: 1; }
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
        with Vertical(id="details", classes="frame"):
            yield DetailsHead(len(self.plan.unfilled))
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
        self.query_one("#details").styles.height = AROUND + 2 * len(self.query(TypedLine))
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
