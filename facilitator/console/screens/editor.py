"""The plan editor: the day as a table whose times move as one types, and the fields of what is in hand beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Horizontal

from facilitator.agenda.editing import items
from facilitator.agenda.editing.plan_text import PlanText
from facilitator.agenda.editing.problems_at import WHOLE_PLAN
from facilitator.agenda.editing.values import EditRefused
from facilitator.console.in_hand import Edit, PlanInHand
from facilitator.console.key import Key, KeyedScreen, key
from facilitator.console.painting.choices import Choice
from facilitator.console.painting.editor_form import LABELS, FormRow, FormShown, form_rows, table_of
from facilitator.console.painting.editor_table import SAVED, Table
from facilitator.console.painting.lettering import named
from facilitator.console.program import Program, program
from facilitator.console.screens.editor_typed import choices_of, hint_of, label_of, text_of, with_typed
from facilitator.console.screens.over import open_over
from facilitator.console.screens.paper import all_keys
from facilitator.console.screens.pick import PickScreen
from facilitator.console.widgets.editor import EditorFoot, EditorForm, EditorHead, EditorTable, HeadShown
from facilitator.console.widgets.panels import Message
from facilitator.console.widgets.typing import Purpose, TypingLine

TABLE, FIELDS = "editor", "editor fields"
NEW_MINUTES = 15
KEEPS = "enter keeps it · esc leaves it as it was"

OPEN = "Go to the fields of the item in hand, and edit the one in hand"
NEW = "Put in an item behind the one in hand; among the fields: one entry more"
DELETE = "Take the item out; among the fields: empty the one in hand"
EARLIER, LATER = "Move the item one place up", "Move the item one place down"
FIGURE = "Begin to type the minutes of the item"
DAY = "Title, organisation, details, outcomes, groups and agencies of the day"
PAGES = "Write on the pages of the item, and see what the room will see of them"
LOOK = "Go to the next thing to look at"
SAVES = "Nothing is needed: each step is saved as you take it"


class EditorScreen(KeyedScreen):
    """One plan. What is typed for it stands in the line at the foot."""

    CSS_PATH = "editor.tcss"
    AUTO_FOCUS = ""

    def __init__(self, in_hand: PlanInHand, path: Path, told: str = "") -> None:
        """Edit a plan; `told` is a sentence to begin with."""
        super().__init__()
        self.in_hand, self.path = in_hand, path
        self.at = 1
        """The row in hand: 0 is the day itself."""
        self.field_at = 0
        self.place = TABLE
        self.head, self.table, self.form = EditorHead(), EditorTable(), EditorForm()
        self.field, self.message, self.foot = TypingLine(self), Message(), EditorFoot(id="foot")
        self._told = told
        self._fields: tuple[FormRow, ...] = ()

    @property
    def console(self) -> Program:
        """The program."""
        return program(self)

    def compose(self) -> ComposeResult:
        """Head, table and fields, typed line, words, keys."""
        yield self.head
        with Horizontal(id="both"):
            yield self.table
            yield self.form
        yield self.field
        yield self.message
        yield self.foot

    def on_mount(self) -> None:
        """Show the plan."""
        self.say(self._told)
        self.show()

    # -- what is shown -----------------------------------------------------------------------------------------

    @property
    def item(self) -> int:
        """The item in hand, or WHOLE_PLAN for the day itself."""
        return self.at - 1 if self.at else WHOLE_PLAN

    @property
    def row(self) -> FormRow:
        """The field in hand."""
        return self._fields[self.field_at]

    def show(self) -> None:
        """Paint the plan as it stands, or as what is typed would make it."""
        look = self.in_hand.look
        self.at = max(0, min(self.at, len(look.rows) - 1))
        self._fields = form_rows(look.plan, self.item, look.problems)
        self.field_at = max(0, min(self.field_at, len(self._fields) - 1))
        saved = "NOT SAVED" if self.in_hand.trouble else SAVED
        self.head.shown = HeadShown(look.rows[0].title, look.times, len(look.problems), saved)
        self.table.shown = Table(look.rows, self.at)
        self.table.active = self.place == TABLE
        row, fields = look.rows[self.at], self.place == FIELDS
        told = table_of(self.item).field(self.row.field).help if fields else ""
        self.form.shown = FormShown(row.title, self._fields, self.field_at, fields, told)
        self.set_class(fields, "-fields")
        self.foot.offer(self.KEYS, "typing" if self.field.open else self.place)

    def say(self, words: str) -> None:
        """Words about what just happened, or why nothing is saved."""
        self.message.tell(named(words, self.console.signs), self.in_hand.trouble)

    def change(self, edit: Edit, words: str, then: str = "") -> bool:
        """Take an edit, and say what it did; whether it could be done. `words` is what undo calls it."""
        try:
            said = self.in_hand.change(edit, words)
        except EditRefused as refused:
            self.in_hand.leave_untried()
            self.say(str(refused))
            self.show()
            return False
        self.say(" ".join(filter(None, (then, said))))
        self.show()
        return True

    def show_keys(self) -> None:
        """The keys of this screen."""
        self.app.push_screen(all_keys(self.KEYS, self.console.signs))

    # -- going about ---------------------------------------------------------------------------------------------

    @key("editor.down", "down", "down", "The next row, or the next field", 1, where=TABLE)
    @key("editor.up", "up", "up", "The row above, or the field above", -1, where=TABLE)
    @key("editor.on", "pagedown", "on", "Ten rows on", 10, where=TABLE)
    @key("editor.back", "pageup", "back", "Ten rows back", -10, where=TABLE)
    @key("editor.first", "home", "first", "The first row", -1000, where=TABLE)
    @key("editor.last", "end", "last", "The last row", 1000, where=TABLE)
    def move(self, way: int) -> None:
        if self.place == FIELDS:
            self.field_at += way
        else:
            self.at += way
            self.field_at = 0
        self.show()

    @key("editor.edit", "enter,right", "change", "Change the field in hand", where=FIELDS, footer=1)
    @key("editor.open", "enter,right", "edit", OPEN, where=TABLE, footer=1)
    def enter(self) -> None:
        if self.place == TABLE:
            self.go_to(FIELDS)
        else:
            self.edit_field()

    @key("editor.side", "tab,shift+tab", "fields", "From the table to the fields, and back", where=TABLE)
    def other_side(self) -> None:
        self.go_to(FIELDS if self.place == TABLE else TABLE)

    def go_to(self, place: str) -> None:
        """Let the keys go to the table, or to the fields."""
        self.place = place
        self.show()

    @key("editor.fields_back", "escape,q,left", "to the table", "Back to the table", where=FIELDS, footer=9)
    @key("editor.leave", "escape,q", "leave", "Leave; everything is saved", where=TABLE, footer=9)
    def back(self) -> None:
        if self.place == FIELDS:
            self.go_to(TABLE)
        elif len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.app.exit(0)

    @key("editor.day", "f", "the day itself", DAY, where=TABLE, footer=6)
    def to_the_day(self) -> None:
        self.at, self.field_at = 0, 0
        self.go_to(FIELDS)

    @key("editor.look", "x", "next to look at", LOOK, where=TABLE, footer=8)
    def next_problem(self) -> None:
        look = self.in_hand.look
        ahead = sorted({one.item + 1 for one in look.problems})
        if not ahead:
            self.say("There is nothing to look at.")
            return
        self.at = next((row for row in ahead if row > self.at), ahead[0])
        wanted = next(one.field for one in look.problems if one.item == self.item)
        self.show()
        self.field_at = next((n for n, row in enumerate(self._fields) if row.field == wanted), 0)
        self.show()

    # -- items -----------------------------------------------------------------------------------------------------

    def _items_only(self) -> bool:
        """Whether an item is in hand; where it is the day itself, this says so."""
        if self.item == WHOLE_PLAN:
            self.say("This is the day itself: ↓ goes to its first item.")
        return self.item != WHOLE_PLAN

    @key("editor.new", "n,insert", "new", NEW, where=TABLE, footer=2)
    def new(self) -> None:
        if self.place == FIELDS:
            self._new_entry()
            return
        self.type("What is it called?", self._put_in, hint="enter puts it in behind the one in hand · esc does not")

    def _put_in(self, title: str) -> None:
        if not title:
            return
        at = self.at
        edit: Edit = lambda plan: items.put_in(plan, at, {"title": title, "minutes": NEW_MINUTES})  # noqa: E731
        if self.change(edit, f"{title} put in"):
            self.at += 1
            self.show()
            self.type_minutes("")

    @key("editor.delete", "d,delete", "delete", DELETE, where=TABLE, footer=3)
    def delete(self) -> None:
        if self.place == FIELDS:
            self.keep_field(self.item, self.row, "")
        elif self._items_only():
            title = self.in_hand.plan.items[self.item].title
            told = f"{title} is taken out. ⟦editor.undo:u⟧ brings it back."
            self.change(lambda plan: items.delete(plan, self.item), f"{title} taken out", told)

    @key("editor.earlier", "shift+up,e", "earlier", EARLIER, -1, where=TABLE, footer=4)
    @key("editor.later", "shift+down,l", "later", LATER, 1, where=TABLE, footer=5)
    def shift(self, way: int) -> None:
        if self._items_only():
            self.put_at(self.item, self.item + way)

    def put_at(self, item: int, to: int) -> None:
        """Move an item to another place, which is then in hand."""
        count = len(self.in_hand.plan.items)
        if 0 <= to < count and self.change(partial(_moved, item, to), f"{self.in_hand.plan.items[item].title} moved"):
            self.at = to + 1
            self.show()

    @key("editor.copy", "c", "double", "Put in the same once more, right behind it", where=TABLE, footer=12)
    def double(self) -> None:
        if self._items_only():
            item = self.item
            title = self.in_hand.plan.items[item].title
            if self.change(lambda plan: items.duplicate(plan, item), f"{title} doubled"):
                self.at += 1
                self.show()

    @key("editor.split", "s", "cut in two", "Cut the item in two", where=TABLE, footer=7)
    def split(self) -> None:
        if not self._items_only():
            return
        minutes = self.in_hand.plan.items[self.item].form.whole("minutes")
        label = f"Cut it after how many of its {minutes} minutes?"
        self.type(label, self._cut, str(max(1, minutes // 2)), tried=self._cut_edit)

    def _cut_edit(self, text: str) -> Edit:
        item, minutes = self.item, int(text) if text.isdecimal() else 0
        return lambda plan: items.cut(plan, item, minutes)

    def _cut(self, text: str) -> None:
        self.change(self._cut_edit(text), f"{self.in_hand.plan.items[self.item].title} cut in two")

    @key("editor.longer", "plus,kp_plus", "a minute more", "A minute more", 1, where=TABLE, sign="+")
    @key("editor.shorter", "minus,kp_minus", "a minute less", "A minute less", -1, where=TABLE, sign="-")
    @key("editor.longer_5", "right_square_bracket", "five more", "Five minutes more", 5, where=TABLE)
    @key("editor.shorter_5", "left_square_bracket", "five less", "Five minutes less", -5, where=TABLE)
    def longer(self, by: int) -> None:
        if self._items_only():
            minutes = max(1, self.in_hand.plan.items[self.item].form.whole("minutes") + by)
            self._keep_minutes(self.item, str(minutes))

    @key("editor.figure", "1,2,3,4,5,6,7,8,9", "minutes", FIGURE, where=TABLE, footer=10)
    def type_minutes(self, figure: str) -> None:
        if self._items_only():
            item = self.item
            now = str(self.in_hand.plan.items[item].form.whole("minutes") or "")
            edit = partial(_with_minutes, item)
            title = self.in_hand.plan.items[item].title
            label, enter = f"{title}: minutes", partial(self._keep_minutes, item)
            self.type(label, enter, figure or now, tried=edit, selected=not figure)
            self._try(edit, figure or now)

    def _keep_minutes(self, item: int, text: str) -> None:
        title = self.in_hand.plan.items[item].title
        self.change(_with_minutes(item, text), f"{title}: minutes")

    @key("editor.title", "t", "title", "Type another title", where=TABLE, footer=11)
    def type_title(self) -> None:
        self.edit_field(next(row for row in self._fields if row.field == "title"))

    # -- fields ----------------------------------------------------------------------------------------------------

    def edit_field(self, row: FormRow | None = None) -> None:
        """Type the field in hand, or choose for it; what is yes or no changes at once."""
        row, item = row or self.row, self.item
        choices = choices_of(item, row)
        if choices == ("no", "yes"):
            self.keep_field(item, row, "no" if row.value == "yes" else "yes")
        elif choices:
            now = row.value.strip("()")
            listed = [Choice(one, one) for one in choices]
            picked = PickScreen(label_of(item, row), listed, now)
            open_over(self.app, picked, lambda chosen: self.keep_field(item, row, chosen) if chosen else None)
        else:
            tried = partial(_typed, item, row) if row.entry is None and not row.new else None
            text = text_of(self.in_hand.plan, item, row)
            label = label_of(item, row)
            self.type(label, partial(self.keep_field, item, row), text, hint_of(item, row), tried=tried)

    def _new_entry(self) -> None:
        """Type one entry more of the list in hand."""
        name = self.row.field
        new = next((n for n, row in enumerate(self._fields) if row.field == name and row.new), None)
        if new is None:
            self.say("This field has no list: enter changes it.")
            return
        self.field_at = new
        self.show()
        self.edit_field()

    def keep_field(self, item: int, row: FormRow, text: str) -> None:
        """Put what was typed or chosen into the plan."""
        title = self.in_hand.look.rows[item + 1].title
        self.change(_typed(item, row, text), f"{title}: {LABELS.get(row.field, row.field)}")

    @key("editor.pages", "p", "pages", PAGES, where=TABLE, footer=6)
    def pages(self) -> None:
        """Write on the pages of the item in hand."""
        from facilitator.console.screens.editor_pages import open_pages

        if self._items_only():
            open_pages(self, self.item)

    # -- steps -----------------------------------------------------------------------------------------------------

    @key("editor.undo", "u,ctrl+z", "undo", "Take the last step back, and the one before it", where=TABLE, footer=8)
    def undo(self) -> None:
        words = self.in_hand.undo()
        self.say(f"Taken back: {words}. ⟦editor.redo:U⟧ does it again." if words else "There is nothing to take back.")
        self.show()

    @key("editor.redo", "U,shift+u,ctrl+y", "redo", "Do again what was taken back", where=TABLE)
    def redo(self) -> None:
        words = self.in_hand.redo()
        self.say(f"Done again: {words}." if words else "There is nothing to do again.")
        self.show()

    @key("editor.saved", "ctrl+s", "saved", SAVES, where=TABLE)
    def tell_saved(self) -> None:
        self.say(f"Saved as you go, in {self.path}.")

    # -- typing ------------------------------------------------------------------------------------------------------

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
        typed = partial(self._try, tried) if tried is not None else self._untried
        self.field.turn_to(Purpose("editor", label, enter, hint, text, typed=typed, kept=False), text)
        if selected:
            self.field.select_all()
        self.say("")
        self.show()

    def _untried(self, text: str) -> None:
        """What only Enter makes sense of."""

    def _try(self, edit: Callable[[str], Edit], text: str) -> None:
        try:
            self.in_hand.try_out(edit(text))
            self.say("")
        except EditRefused as refused:
            self.in_hand.leave_untried()
            self.say(str(refused))
        self.show()

    def edited(self, purpose: Purpose, text: str) -> None:
        """Show what the words would come to."""
        if purpose.typed is not None:
            purpose.typed(text)

    def entered(self, purpose: Purpose, text: str) -> None:
        """Take the words; the line stays open where they cannot be taken."""
        self.in_hand.leave_untried()
        self.close_line()
        purpose.enter(text)

    def leaving(self, key: str) -> None:
        """Esc leaves everything as it was; the arrows stay."""
        if key == "escape":
            self.in_hand.leave_untried()
            self.close_line()
            self.say("")

    def close_line(self) -> None:
        """Close the line."""
        self.field.close()
        self.show()

    def commands(self) -> list[Key]:
        """Its commands, for the list of everything by name."""
        return [one for one in self.KEYS if one.label and one.id != "editor.figure"]


def _moved(item: int, to: int, plan: PlanText) -> PlanText:
    return items.move(plan, item, to)


def _with_minutes(item: int, text: str) -> Edit:
    return lambda plan: items.set_field(plan, item, "minutes", text)


def _typed(item: int, row: FormRow, text: str) -> Edit:
    return lambda plan: with_typed(plan, item, row, text)
