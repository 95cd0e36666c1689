"""Making a plan one's own: a name is asked for, and the plan is copied under it with all that it shows."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import msgspec
from textual.app import ComposeResult

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.plan_copy import copy_plan
from facilitator.agenda.scaffold import NewPlanRefused
from facilitator.console.beside import begin_beside
from facilitator.console.screens.over import OverTheDay, is_there
from facilitator.console.widgets.fields import FieldName, FieldsFoot, FieldsHead, Form
from facilitator.console.widgets.panels import Message
from facilitator.console.widgets.typing import TypedLine

TOLD = (
    "You get a copy with all its pages, cases, notes and themes, to change as you like. The plan itself stays as it"
    " is, and a later version of this program leaves your copy alone."
)


class Made(msgspec.Struct, frozen=True):
    """The plan that something was brought into, and what is to be said of it."""

    path: Path
    told: str


def yours(path: Path) -> Made:
    """A plan that is new."""
    return Made(path, f"The plan is yours: {path}. ⟦home.edit:e⟧ opens it.")


class OwnCopyScreen(OverTheDay[Made | None]):
    """One line for the name. It gives the copy, or None where somebody went back."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    OwnCopyScreen Form { width: 76; height: 12; }
    OwnCopyScreen FieldsHead { height: 5; }
    """

    def __init__(self, source: Path, title: str, own: Path) -> None:
        """Copy the plan at `source`, which is called `title`, into the folder `own` of the trainer's plans."""
        super().__init__()
        self._source, self._title, self._own = source, title, own
        self._copying = False

    def compose(self) -> ComposeResult:
        """Words, the line, what went wrong, keys."""
        with Form(id="copy"):
            yield FieldsHead("Make it yours", TOLD)
            yield FieldName("What is your day called?", "participants read it")
            yield TypedLine(self, f"{self._title}, our own")
            yield Message()
            yield FieldsFoot("make the copy", alone=True)

    def on_mount(self) -> None:
        """Begin in the line, with the name on offer selected, so that typing takes its place."""
        super().on_mount()
        line = self.query_one(TypedLine)
        self.set_focus(line)
        line.select_all()

    def line_edited(self, line: TypedLine) -> None:
        """Another name: what was wrong with the one before is no longer said."""
        self.query_one(Message).words = ""

    def line_entered(self, line: TypedLine) -> None:
        """Make the copy; what cannot be is said, and the name stays to be changed."""
        if not self._copying:
            begin_beside(self, partial(self._copy, clean_line(line.value)), "copy", exclusive=True)

    async def _copy(self, name: str) -> None:
        """Copy beside the screen: a plan with many pictures takes its time."""
        self._copying = True
        self.query_one(Message).words = "It is being copied."
        try:
            path = await asyncio.to_thread(copy_plan, self._source, name, self._own)
        except NewPlanRefused as refused:
            words = str(refused)
            if is_there(self):
                self.query_one(Message).words = f"{words[:1].upper()}{words[1:]}."
        else:
            self.dismiss(yours(path))
        finally:
            self._copying = False

    def line_left(self, line: TypedLine, key: str) -> None:
        """Back; there is no other line to go to."""
        if key == "escape" and not self._copying:
            self.dismiss(None)
