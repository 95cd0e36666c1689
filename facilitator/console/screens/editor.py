"""The plan editor: the day as a table whose times move as one types, and the fields of what is in hand beside it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from facilitator.application.plan_editing import Sitting
from facilitator.console.editor.bench import FIELDS, TABLE, EditorBench, EditorDesk
from facilitator.console.editor.case import CaseDesk
from facilitator.console.editor.fields import FieldsDesk
from facilitator.console.editor.going import GoingDesk
from facilitator.console.editor.items import ItemsDesk
from facilitator.console.editor.outside import OutsideDesk
from facilitator.console.key import Key, bindings, keys_of, perform, shares
from facilitator.console.painting.spots import Spot
from facilitator.console.screens.paper import all_keys

KINDS: tuple[type[EditorDesk], ...] = (GoingDesk, ItemsDesk, CaseDesk, FieldsDesk, OutsideDesk)
"""The desks, in the order in which help lists their commands."""

ANYWHERE = frozenset(("editor.undo", "editor.redo", "editor.saved", "editor.day", "editor.look", "editor.side"))
"""What works among the fields as it does in the table, with the keys that move the hand."""
MOVES = frozenset(("editor.down", "editor.up", "editor.on", "editor.back", "editor.first", "editor.last"))


class EditorScreen(Screen[None]):
    """One plan. Its table and its fields have keys of their own; a key means what it means where the keys go."""

    CSS_PATH = "editor.tcss"
    AUTO_FOCUS = ""
    KEYS: ClassVar[tuple[Key, ...]] = keys_of(KINDS)
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    def __init__(self, sitting: Sitting) -> None:
        """Edit the plan of a sitting, which is this screen's from now on."""
        super().__init__()
        self.bench = EditorBench(self, sitting)
        self.bench.keys = self.KEYS
        self.desks: tuple[EditorDesk, ...] = tuple(kind(self.bench) for kind in KINDS)

    def compose(self) -> ComposeResult:
        """Head, table and fields, typed line, words, keys."""
        bench = self.bench
        yield bench.head
        with Horizontal(id="both"):
            yield bench.table
            yield bench.form
        yield bench.field
        yield bench.message
        yield bench.foot

    def on_mount(self) -> None:
        """Show the plan."""
        self.bench.say(" ".join(self.bench.sitting.told))
        self.bench.show()
        self.bench.look_through()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command belongs to the place where the keys go now; where not, the next with this key is tried."""
        if action != "perform":
            return True
        wanted = next((one for one in self.KEYS if one.id == parameters[0]), None)
        if wanted is None:
            return True
        return wanted.where == self.bench.place or (self.bench.place == FIELDS and wanted.id in ANYWHERE | MOVES)

    def action_perform(self, command_id: str, *which: str) -> None:
        """Carry out a command."""
        desk = next(desk for desk in self.desks if any(one.id == command_id for one in desk.KEYS))
        perform(desk, command_id, *which)

    def take_thing(self, spot: Spot) -> None:
        """Take in hand what was clicked: a row of the table, or a field; not while something is typed, which stays."""
        bench = self.bench
        if bench.field.open and spot.kind in ("row", "line"):
            return
        if spot.kind == "row":
            bench.at, bench.field_at = int(spot.name), 0
            bench.go_to(TABLE)
        elif spot.kind == "line":
            bench.field_at = int(spot.name)
            bench.go_to(FIELDS)

    def give_thing(self, held: Spot, onto: Spot, *, done: bool) -> None:
        """An item that is dragged onto another one comes to stand there."""
        rows = held.kind == onto.kind == "row" and int(held.name) and int(onto.name)
        if not rows:
            return
        item, to = int(held.name) - 1, int(onto.name) - 1
        if done:
            self.bench.go_to(TABLE)
            items_of(self.desks).put_at(item, to)
        elif item != to:
            self.bench.say(f"Let go, and “{self.bench.title_of(item)}” stands where “{self.bench.title_of(to)}” does.")

    def wheel(self, way: int) -> bool:
        """The wheel marks the next row or field."""
        self.action_perform("editor.down" if way > 0 else "editor.up")
        return True

    def commands(self) -> list[Key]:
        """Its commands, for the list of everything by name."""
        return [one for one in self.KEYS if one.label and not shares(one) and self.check_action("perform", (one.id,))]

    def leave_program(self) -> None:
        """Write what is left, and leave with the program."""
        self.bench.close()
        self.app.exit(0)

    def show_keys(self) -> None:
        """The keys of this screen."""
        here = [one for one in self.KEYS if one.where in (TABLE, FIELDS)]
        self.app.push_screen(all_keys(tuple(here), self.bench.console.signs))


def items_of(desks: tuple[EditorDesk, ...]) -> ItemsDesk:
    """The desk for items."""
    return next(desk for desk in desks if isinstance(desk, ItemsDesk))
