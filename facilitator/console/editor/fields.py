"""The desk for the fields of what is in hand: an item's, or the day's own."""

from __future__ import annotations

from functools import partial

from facilitator.console.editor.bench import FIELDS, TABLE, EditorDesk
from facilitator.console.editor.in_hand import Edit
from facilitator.console.editor.typed import choices_of, hint_of, label_of, text_of, with_typed
from facilitator.console.key import key
from facilitator.console.painting.choices import Choice
from facilitator.console.painting.editor_form import LABELS, FormRow
from facilitator.console.screens.over import open_over
from facilitator.console.screens.pick import PickScreen


class FieldsDesk(EditorDesk):
    """Changing fields, and adding to those that are lists."""

    MENU = "Fields"

    @key("editor.edit", "enter,right", "change", "Change the field in hand", where=FIELDS, footer=1)
    def edit(self, row: FormRow | None = None) -> None:
        """Type the field in hand, or choose for it; what is yes or no changes at once."""
        bench = self.bench
        row, item = row or bench.row, bench.item
        choices = choices_of(item, row)
        if choices == ("no", "yes"):
            self.keep(item, row, "no" if row.value == "yes" else "yes")
        elif choices:
            listed = [Choice(one, one) for one in choices]
            picked = PickScreen(label_of(item, row), listed, row.value.strip("()"))
            open_over(bench.screen.app, picked, lambda one: self.keep(item, row, one) if one else None)
        else:
            tried = partial(_typed, item, row) if row.entry is None and not row.new else None
            text = text_of(bench.in_hand.plan, item, row)
            keep = partial(self.keep, item, row)
            bench.type(label_of(item, row), keep, text, hint_of(item, row), tried=tried)

    @key("editor.entry", "n,insert", "one more", "One entry more in the list in hand", where=FIELDS, footer=2)
    def new_entry(self) -> None:
        bench = self.bench
        name = bench.row.field
        new = next((n for n, row in enumerate(bench.fields) if row.field == name and row.new), None)
        if new is None:
            bench.say("This field has no list: enter changes it.")
            return
        bench.field_at = new
        bench.show()
        self.edit()

    @key("editor.empty", "d,delete", "empty", "Empty the field in hand, or take the entry out", where=FIELDS, footer=3)
    def empty(self) -> None:
        self.keep(self.bench.item, self.bench.row, "")

    @key("editor.title", "t", "title", "Type another title", where=TABLE, footer=11)
    def type_title(self) -> None:
        self.edit(next(row for row in self.bench.fields if row.field == "title"))

    def keep(self, item: int, row: FormRow, text: str) -> None:
        """Put what was typed or chosen into the plan."""
        self.bench.change(_typed(item, row, text), f"{self.bench.title_of(item)}: {LABELS.get(row.field, row.field)}")


def _typed(item: int, row: FormRow, text: str) -> Edit:
    return lambda plan: with_typed(plan, item, row, text)
