"""What the desks of the plan editor work with: the plan in hand, the row and the field in hand, the line, the words.

bench.change(edit, "Welcome: minutes")   take an edit, have it written, show it; true if it could be done
bench.say("words")                       one line; that nothing can be written stays over it
bench.type(label, enter)                 have something typed; `enter` gets the words
bench.show()                             paint the plan as it stands, or as what is typed would make it
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Lock
from typing import ClassVar

from textual.screen import Screen

from facilitator.agenda.editing.problems_at import WHOLE_PLAN
from facilitator.agenda.editing.values import EditRefused
from facilitator.application.plan_editing import EditingRefused, Sitting
from facilitator.console.beside import begin_beside
from facilitator.console.editor.documents import DocumentsInHand
from facilitator.console.editor.in_hand import Edit, PlanInHand
from facilitator.console.key import Key, gather
from facilitator.console.painting.editor_form import FormRow, FormShown, form_rows, table_of
from facilitator.console.painting.editor_table import SAVED, Table
from facilitator.console.painting.lettering import named
from facilitator.console.program import Program, program
from facilitator.console.screens.over import is_there
from facilitator.console.widgets.editor import EditorFoot, EditorForm, EditorHead, EditorTable, HeadShown
from facilitator.console.widgets.panels import Message
from facilitator.console.widgets.typing import Purpose, TypingLine

TABLE, FIELDS = "editor", "editor fields"
"""Where the keys go: to the table of the day, or to the fields of the row in hand."""
SAVING = "editor"
"""The group of the workers that write."""
KEEPS = "enter keeps it · esc leaves it as it was"


class EditorBench:
    """One plan that is edited on a screen."""

    def __init__(self, screen: Screen[None], sitting: Sitting) -> None:
        """Edit the plan of a sitting."""
        self.screen, self.sitting, self.in_hand = screen, sitting, PlanInHand(sitting)
        self.documents = DocumentsInHand(self.in_hand, self._found)
        self.trouble = ""
        """Why not all is in its file; "" where it is, or soon will be."""
        self.said = ""
        """What was said last."""
        self._saving = False
        self._one_writer = Lock()
        self._typed: dict[str, str] = {}
        self._refused = False
        self.at = 1
        """The row in hand: 0 is the day itself."""
        self.field_at = 0
        self.place = TABLE
        self.keys: tuple[Key, ...] = ()
        self.fields: tuple[FormRow, ...] = ()
        self.head, self.table, self.form = EditorHead(), EditorTable(), EditorForm()
        self.field, self.message, self.foot = TypingLine(self), Message(), EditorFoot(id="foot")

    @property
    def path(self) -> Path:
        """The plan's file."""
        return self.sitting.path

    @property
    def console(self) -> Program:
        """The program."""
        return program(self.screen)

    @property
    def item(self) -> int:
        """The item in hand, or WHOLE_PLAN for the day itself."""
        return self.at - 1 if self.at else WHOLE_PLAN

    @property
    def row(self) -> FormRow:
        """The field in hand."""
        return self.fields[self.field_at]

    def title_of(self, item: int) -> str:
        """What an item is called, or the day."""
        return self.in_hand.look.rows[item + 1].title

    # -- what is shown -----------------------------------------------------------------------------------------

    def show(self) -> None:
        """Paint the plan as it stands, or as what is typed would make it."""
        look = self.in_hand.look
        self.at = max(0, min(self.at, len(look.rows) - 1))
        self.fields = form_rows(look.plan, self.item, look.problems, look.blanks)
        self.field_at = max(0, min(self.field_at, len(self.fields) - 1))
        saved = "NOT SAVED" if self.trouble else SAVED if not self._saving else ""
        self.head.shown = HeadShown(look.rows[0].title, look.times, len(look.problems), saved)
        self.table.shown = Table(look.rows, self.at)
        self.table.active = self.place == TABLE
        fields = self.place == FIELDS
        told = table_of(self.item).field(self.row.field).help if fields else ""
        self.form.shown = FormShown(look.rows[self.at].title, self.fields, self.field_at, fields, told)
        self.screen.set_class(fields, "-fields")
        self.foot.offer(self.keys, "typing" if self.field.open else self.place)

    def say(self, words: str) -> None:
        """Words about what just happened, or why nothing is saved."""
        self.said = named(words, self.console.signs)
        self.message.tell(self.said, self.trouble)

    def go_to(self, place: str) -> None:
        """Let the keys go to the table, or to the fields."""
        self.place = place
        self.show()

    # -- edits ---------------------------------------------------------------------------------------------------

    def change(self, edit: Edit, words: str, then: str = "") -> bool:
        """Take an edit, and say what it did; whether it could be done. `words` is what undo calls it."""
        return self.take(partial(self.in_hand.change, edit, words), then)

    def take(self, step: Callable[[], str], then: str = "") -> bool:
        """Take a step of the sitting, which says what it did; whether it could be taken."""
        self.in_hand.leave_untried()
        try:
            said = step()
        except (EditRefused, EditingRefused) as refused:
            self._refuse(str(refused))
            return False
        self.say(" ".join(filter(None, (then, said))))
        self.save()
        return True

    def would(self, edit: Edit) -> bool:
        """Whether an edit could be made; where not, why is said."""
        try:
            edit(self.in_hand.plan)
        except EditRefused as refused:
            self._refuse(str(refused))
            return False
        return True

    def _refuse(self, words: str) -> None:
        self._refused = True
        self.say(words)
        self.show()

    # -- saving --------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Have what is not in its file yet written beside the screen, and show the plan as it stands."""
        if not self._saving:
            self._saving = True
            begin_beside(self.screen, self._write, SAVING)
        self.show()

    async def _write(self) -> None:
        try:
            while self.sitting.unsaved():
                self.trouble = await asyncio.to_thread(self._store)
                if self.trouble:
                    break
        finally:
            self._saving = False
        if is_there(self.screen):
            self.say(self.message.words if not self.message.alarm else "")
            self.show()
            await self.documents.read()

    def look_through(self) -> None:
        """Read beside the screen what the plan's documents say, and show it."""
        begin_beside(self.screen, self.documents.read, SAVING)

    def _found(self) -> None:
        if is_there(self.screen):
            self.show()

    def _store(self) -> str:
        """Write what is not in its file yet, one writer at a time; why not all of it was."""
        with self._one_writer:
            saved = self.sitting.save()
            if saved.fine:
                self.sitting.hold(self._typed)
            return saved.words

    def store(self) -> None:
        """Write what is not in its file yet, at once."""
        self.trouble = self._store()
        self.show()

    def close(self) -> bool:
        """Write what is left and let other windows have the plan; false, with words, where that cannot be written."""
        self.trouble = self._store()
        if self.sitting.unsaved():
            self.say("")
            self.show()
            return False
        self.sitting.close()
        return True

    # -- typing --------------------------------------------------------------------------------------------------

    def type(
        self,
        label: str,
        enter: Callable[[str], object],
        text: str = "",
        hint: str = KEEPS,
        tried: Callable[[str], Edit] | None = None,
        selected: bool = True,
    ) -> None:
        """Open the line, with its words `selected` so that typing takes their place.

        `tried` makes an edit of the words so far, so that the table shows what they would come to.
        """
        typed = partial(self.try_out, tried) if tried is not None else self._untried
        self.field.turn_to(Purpose("editor", label, enter, hint, text, typed=typed, kept=False), text)
        if selected:
            self.field.select_all()
        self.say("")
        self.show()

    def _untried(self, text: str) -> None:
        """What only Enter makes sense of."""

    def try_out(self, edit: Callable[[str], Edit], text: str) -> None:
        """Show what the words would come to, or say why they cannot be."""
        try:
            self.in_hand.try_out(edit(text))
            self.say("")
        except EditRefused as refused:
            self.in_hand.leave_untried()
            self.say(str(refused))
        self.show()

    def edited(self, purpose: Purpose, text: str) -> None:
        """Show what the words would come to; with each word that is whole, have them kept should the program die."""
        if text.endswith(" "):
            items = self.in_hand.plan.items
            whose = "The day" if self.item == WHOLE_PLAN else items[self.item].title
            self._hold({f"{whose}, {purpose.label}": text})
        if purpose.typed is not None:
            purpose.typed(text)

    def _hold(self, typed: dict[str, str]) -> None:
        if typed or self._typed:
            self._typed = typed
            begin_beside(self.screen, self._keep_typed, SAVING)

    async def _keep_typed(self) -> None:
        await asyncio.to_thread(self._hold_now)

    def _hold_now(self) -> None:
        """Keep the words that are in the line by now: of several that wait for their turn the last one counts."""
        with self._one_writer:
            self.sitting.hold(self._typed)

    def entered(self, purpose: Purpose, text: str) -> None:
        """Take the words; those that cannot be taken stay in the line."""
        self.in_hand.leave_untried()
        self.close_line()
        self._refused = False
        purpose.enter(text)
        if self._refused and not self.field.open:
            self.field.turn_to(purpose, text)
            self.show()
        else:
            self._hold({})

    def leaving(self, key: str) -> None:
        """Esc leaves everything as it was; Tab and the arrow up do nothing in a line that stands alone."""
        if key == "escape":
            self.in_hand.leave_untried()
            self.close_line()
            self._hold({})
            self.say("")

    def close_line(self) -> None:
        """Close the line."""
        self.field.close()
        self.show()


class EditorDesk:
    """One subject of the plan editor, with its keys over its methods."""

    KEYS: ClassVar[tuple[Key, ...]] = ()

    def __init_subclass__(cls, **names: bool) -> None:
        """Take the commands that are declared over the methods."""
        gather(cls)
        super().__init_subclass__(**names)

    def __init__(self, bench: EditorBench) -> None:
        """Keep the bench through which the desk reaches the plan."""
        self.bench = bench
