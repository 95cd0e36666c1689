"""Changing the day while it runs: put items in, cut one in two, move and skip what is still to come."""

from __future__ import annotations

import re

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip

from facilitator.agenda.cleaning import clean_line
from facilitator.console.bench import Bench, Done
from facilitator.console.key import key
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import beside, clip, strip_of, wrap
from facilitator.console.painting.spots import Spot, spotted
from facilitator.console.painting.times import time_column
from facilitator.console.painting.today import heading
from facilitator.console.screens.over import OverTheDay
from facilitator.console.widgets.canvas import Canvas, Painted
from facilitator.console.widgets.typing import TypedLine
from facilitator.live.facts.agenda import InsertItem, MoveItem, RestoreItem, SkipItem, SplitItem
from facilitator.live.facts.base import Command
from facilitator.live.facts.changes import Undo
from facilitator.live.queries.day_words import local, meaning, price
from facilitator.live.queries.schedule import Expected
from facilitator.live.queries.view import View

KEYS = (
    "⟦change.insert:i⟧ put in after it · ⟦change.split:s⟧ cut in two · ⟦change.move:m⟧ move · ⟦change.skip:x⟧ skip"
    " · ⟦change.undo:u⟧ undo · ⟦change.close:esc⟧ done"
)
CUT = "Cut it in two: the minutes that the first part keeps"
MOVING = "↑↓ to where · ⟦change.put:enter⟧ puts it there · ⟦change.close:esc⟧ leaves it where it was"
CUTTING = "minutes that the first part keeps"
PUTTING = "title and minutes, such as: Energiser 5"


class DayList(Canvas):
    """The items of the day, one of them in hand; while one is moved, the one it goes after."""

    at = Painted(0)
    moving = Painted("")
    words = Painted("")

    def __init__(self, bench: Bench) -> None:
        """Take the bench, which knows the day."""
        super().__init__()
        self.bench = bench

    @property
    def rows(self) -> tuple[Expected, ...]:
        """The items as the day stands."""
        return self.bench.now.rows

    @property
    def chosen(self) -> Expected:
        """The item in hand."""
        return self.rows[min(self.at, len(self.rows) - 1)]

    def take(self, item: str) -> None:
        """Take this item in hand."""
        self.at = next((n for n, row in enumerate(self.rows) if row.item.id == item), self.at)

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """Heading, items, what came of it, and what the keys do."""
        told = wrap(self.words or meaning(self.bench.now), width - 2)[:3]
        lines = [heading("Change the day", "private", width, style)]
        room = max(1, height - len(told) - 2)
        first = max(0, min(self.at - room // 2, len(self.rows) - room))
        for number, row in enumerate(self.rows[first : first + room], first):
            lines.append(self._row(number, row, width, style))
        lines += [strip_of([], width, style.plain)] * (room + 1 - len(lines))
        lines += [strip_of([(f" {line}", style.accent)], width, style.plain) for line in told]
        keys = MOVING if self.moving else KEYS
        return [*lines, strip_of(style.offers(f" {keys}", style.bar_accent), width, style.bar)]

    def _row(self, number: int, row: Expected, width: int, style: Ink) -> Strip:
        here, view = number == self.at, self.bench.now
        shade = style.here if here else style.plain if row.mark in ("now", "next", "later") else style.quiet
        sign = "▶" if here else " "
        if self.moving:
            sign = "↳" if here else "▶" if row.item.id == self.moving else " "
        aside = row.mark if row.mark in ("skipped", "passed over", "done") else f"{round(row.minutes)} min"
        if row.mark == "now":
            aside = f"now, {aside}"
        elif row.fixed and row.mark in ("next", "later"):
            aside = f"fixed {local(view, row.planned)}, {aside}"
        times = time_column(local(view, row.begins) if row.mark not in ("skipped", "passed over") else "")
        title = clip(row.item.title, width - len(aside) - len(times) - 8)
        shade = spotted(shade, Spot("item", row.item.id))
        return beside([(f" {sign} {times} {title}", shade)], [(f" {aside} ", shade)], width, shade)


class ChangeScreen(OverTheDay[None]):
    """A list of the day in which items are put in, cut, moved and skipped; each is done at once, and can be undone."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    ChangeScreen #change { width: 92; max-width: 98%; height: 90%; }
    ChangeScreen DayList { height: 1fr; }
    ChangeScreen TypedLine { display: none; }
    ChangeScreen TypedLine.-open { display: block; }
    """

    def __init__(self, bench: Bench) -> None:
        """Work on the lead's day."""
        super().__init__()
        self.bench = bench
        self.typing = ""

    def compose(self) -> ComposeResult:
        """The list over the line."""
        with Vertical(id="change", classes="frame"):
            yield DayList(self.bench)
            yield TypedLine(self)

    def follow(self, view: View | None) -> None:
        """Show the day as it is now."""
        super().follow(view)
        for days in self.query(DayList):  # none while the screen is still coming up
            days.repaint()

    def on_mount(self) -> None:
        """Put the first item that is still to come in hand."""
        rows = self.shown.rows
        self.shown.at = next((n for n, row in enumerate(rows) if row.mark in ("next", "later")), len(rows) - 1)
        self.set_focus(None)

    @property
    def shown(self) -> DayList:
        """The list."""
        return self.query_one(DayList)

    def take_thing(self, spot: Spot) -> None:
        """Take an item in hand; what is being typed stays in its line."""
        self.shown.take(spot.name)

    def give_thing(self, held: Spot, onto: Spot, *, done: bool) -> None:
        """Move an item that is dragged to after the one it is let go over."""
        if held.kind != "item" or onto.kind != "item" or self.typing:
            return
        self.shown.moving = held.name
        self.shown.take(onto.name)
        if done:
            self.put()

    @key("change.down", "down", "down", "The next item", 1, where="change the day")
    @key("change.up", "up", "up", "The item before", -1, where="change the day")
    def step(self, way: int) -> None:
        self.shown.at = max(0, min(len(self.shown.rows) - 1, self.shown.at + way))

    @key("change.close", "escape,q,e", "back", "Stop moving, else close the list", where="change the day")
    def out(self) -> None:
        if self.shown.moving:
            self.shown.moving = ""
        else:
            self.dismiss(None)

    @key("change.insert", "i", "put in", "Put an item in after it: its title and minutes", where="change the day")
    def insert(self) -> None:
        self._ask("insert", f"After {self.shown.chosen.item.title}: {PUTTING}.", PUTTING)

    @key("change.split", "s", "cut in two", CUT, where="change the day")
    def split(self) -> None:
        self._ask("split", f"{self.shown.chosen.item.title}: how many {CUTTING}?", CUTTING)

    @key("change.move", "m", "move", "Take an item up to move it, or put it down", where="change the day")
    def move(self) -> None:
        if self.shown.moving:
            self.put()
        else:
            self.shown.moving = self.shown.chosen.item.id

    @key("change.put", "enter", "put down", "Put the item that is moved after the one in hand", where="change the day")
    def put(self) -> None:
        moving, after = self.shown.moving, self.shown.chosen.item.id
        if moving:
            self.shown.moving = ""
            self._do(MoveItem(moving, after), f"{self._title(moving)} is moved", moving)

    @key("change.skip", "x", "skip", "Skip the item in hand, or hold it after all", where="change the day")
    def skip(self) -> None:
        row = self.shown.chosen
        if row.mark == "skipped":
            self._do(RestoreItem(row.item.id), f"{row.item.title} is held after all", row.item.id)
        else:
            self._do(SkipItem(row.item.id), f"{row.item.title} is skipped", row.item.id)

    @key("change.undo", "u,ctrl+z", "undo", "Take the last step back", where="change the day")
    def undo(self) -> None:
        self._do(Undo(self.bench.controller.window), "Taken back", self.shown.chosen.item.id)

    def _title(self, item: str) -> str:
        return next(row.item.title for row in self.shown.rows if row.item.id == item)

    def _do(self, command: Command, what: str, item: str) -> Done:
        """Carry out a command; say its price or why not, and keep the item in hand."""
        before = {row.item.id for row in self.shown.rows}
        done = self.bench.ask(command)
        told = self.bench.named(f"{what}: {price(self.bench.now)} · ⟦sheet.undo:u⟧ takes it back")
        self.shown.words = told if done else self.bench.said
        new = [n for n, row in enumerate(self.shown.rows) if row.item.id not in before]
        there = [n for n, row in enumerate(self.shown.rows) if row.item.id == item]
        self.shown.at = (new or there or [0])[0]
        self.shown.repaint()
        return done

    def _ask(self, typing: str, words: str, label: str) -> None:
        """Open the line for something."""
        line = self.query_one(TypedLine)
        self.typing, line.placeholder, line.value = typing, label, ""
        self.shown.moving, self.shown.words = "", words
        line.add_class("-open")
        self.set_focus(line, scroll_visible=False)

    def _close_line(self) -> None:
        self.query_one(TypedLine).remove_class("-open")
        self.set_focus(None)
        self.shown.words = ""

    def line_edited(self, line: TypedLine) -> None:
        """Words change nothing before Enter."""

    def line_entered(self, line: TypedLine) -> None:
        """Do what the words were typed for."""
        text, item = clean_line(line.value), self.shown.chosen.item
        minutes = re.search(r"(\d{1,3})\s*(?:m|min|minutes)?$", text)
        if not text:
            self._close_line()
        elif minutes is None:
            self.shown.words = f"The minutes are missing: {PUTTING if self.typing == 'insert' else CUTTING}."
        elif self.typing == "insert":
            title = text[: minutes.start()].rstrip(" ,:")
            command: Command = InsertItem(title, int(minutes[1]), item.id)
            self._after_line(command, f"{title} is put in")
        else:
            self._after_line(SplitItem(item.id, int(minutes[1])), f"{item.title} is cut in two")

    def _after_line(self, command: Command, what: str) -> None:
        if self._do(command, what, self.shown.chosen.item.id):
            words = self.shown.words
            self._close_line()
            self.shown.words = words

    def line_left(self, line: TypedLine, key: str) -> None:
        """Give the keys back to the list when the typed line closes."""
        self._close_line()
