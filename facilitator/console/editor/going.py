"""The desk for going about in the plan editor: rows, fields, what is to look at, one step back, out."""

from __future__ import annotations

from facilitator.console.editor.bench import FIELDS, TABLE, EditorDesk
from facilitator.console.key import key

DAY = "Title, organisation, details, outcomes, groups and agencies of the day"
LOOK = "Go to the next thing to look at"
UNDO = "Take the last step back, then the one before it, without end"
SAVES = "Nothing is needed: each step is saved as you take it"


class GoingDesk(EditorDesk):
    """Where the hand is, and what was done before."""

    MENU = "Plan"

    _asked = False

    @key("editor.down", "down", "down", "The next row, or the next field", 1, where=TABLE)
    @key("editor.up", "up", "up", "The row above, or the field above", -1, where=TABLE)
    @key("editor.on", "pagedown", "on", "Ten rows on", 10, where=TABLE)
    @key("editor.back", "pageup", "back", "Ten rows back", -10, where=TABLE)
    @key("editor.first", "home", "first", "The first row", -1000, where=TABLE)
    @key("editor.last", "end", "last", "The last row", 1000, where=TABLE)
    def move(self, way: int) -> None:
        if self.bench.place == FIELDS:
            self.bench.field_at += way
        else:
            self.bench.at += way
            self.bench.field_at = 0
        self.bench.show()

    @key("editor.open", "enter,right", "edit", "Go to the fields of the item in hand", where=TABLE, footer=1)
    def to_fields(self) -> None:
        self.bench.go_to(FIELDS)

    @key("editor.side", "tab,shift+tab", "fields", "From the table to the fields, and back", where=TABLE)
    def other_side(self) -> None:
        self.bench.go_to(FIELDS if self.bench.place == TABLE else TABLE)

    @key("editor.fields_back", "escape,q,left", "to the table", "Back to the table", where=FIELDS, footer=9)
    def to_table(self) -> None:
        self.bench.go_to(TABLE)

    @key("editor.leave", "escape,q", "leave", "Leave; everything is saved", where=TABLE, footer=9)
    def leave(self) -> None:
        if not (self.bench.close() or self._asked):
            self._asked = True  # what cannot be written is told first; who leaves all the same has read it
            return
        app = self.bench.screen.app
        if len(app.screen_stack) > 1:
            app.pop_screen()
        else:
            app.exit(0)

    @key("editor.day", "f", "the day itself", DAY, where=TABLE, footer=6)
    def to_the_day(self) -> None:
        self.bench.at, self.bench.field_at = 0, 0
        self.bench.go_to(FIELDS)

    @key("editor.look", "x", "next to look at", LOOK, where=TABLE, footer=8)
    def next_problem(self) -> None:
        bench = self.bench
        problems = bench.in_hand.look.problems
        ahead = sorted({one.item + 1 for one in problems})
        if not ahead:
            bench.say("There is nothing to look at.")
            return
        bench.at = next((row for row in ahead if row > bench.at), ahead[0])
        wanted = next(one.field for one in problems if one.item == bench.item)
        bench.show()
        bench.field_at = next((n for n, row in enumerate(bench.fields) if row.field == wanted), 0)
        bench.show()

    @key("editor.undo", "u,ctrl+z", "undo", UNDO, where=TABLE, footer=8)
    def undo(self) -> None:
        words = self.bench.in_hand.undo()
        self.bench.say(
            f"Taken back: {words}. ⟦editor.redo:U⟧ does it again." if words else "There is nothing to take back."
        )
        self.bench.save()

    @key("editor.redo", "U,shift+u,ctrl+y", "redo", "Do again what was taken back", where=TABLE)
    def redo(self) -> None:
        words = self.bench.in_hand.redo()
        self.bench.say(f"Done again: {words}." if words else "There is nothing to do again.")
        self.bench.save()

    @key("editor.saved", "ctrl+s", "saved", SAVES, where=TABLE)
    def tell_saved(self) -> None:
        self.bench.say(f"Saved as you go, in {self.bench.path}.")
