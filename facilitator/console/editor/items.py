"""The desk for the items of a day: put in, take out, move, double, cut in two, make longer or shorter."""

from __future__ import annotations

from functools import partial

from facilitator.agenda.editing import items
from facilitator.agenda.editing.plan_text import PlanText
from facilitator.agenda.editing.problems_at import WHOLE_PLAN
from facilitator.console.editor.bench import TABLE, EditorDesk
from facilitator.console.editor.cutting import cut
from facilitator.console.editor.in_hand import Edit
from facilitator.console.editor.to_pages import open_pages
from facilitator.console.key import key

NEW_MINUTES = 15
"""What a new item has until its minutes are typed."""
PUTS_IN = "enter puts it in behind the one in hand · esc does not"

NEW = "Put in an item behind the one in hand"
EARLIER, LATER = "Move the item one place up", "Move the item one place down"
FIGURE = "Type the minutes of the item"
CUT = "Cut the item in two, and its pages with it"
PAGES = "Write on the pages of the item, and see what the room will see of them"


class ItemsDesk(EditorDesk):
    """Items, each by where it stands."""

    MENU = "Items"

    @property
    def has_item(self) -> bool:
        """Whether an item is in hand; where it is the day itself, this says so."""
        if self.bench.item == WHOLE_PLAN:
            self.bench.say("This is the day itself: ↓ goes to its first item.")
        return self.bench.item != WHOLE_PLAN

    @key("editor.new", "n,insert", "new", NEW, where=TABLE, footer=2)
    def new(self) -> None:
        self.bench.type("What is it called?", self._put_in, hint=PUTS_IN)

    def _put_in(self, title: str) -> None:
        at = self.bench.at
        if title and self.bench.change(partial(_with_new, at, title), f"{title} put in"):
            self.bench.at += 1
            self.bench.show()
            self.type_minutes("")

    @key("editor.delete", "d,delete", "delete", "Take the item out", where=TABLE, footer=3)
    def delete(self) -> None:
        if self.has_item:
            item, title = self.bench.item, self.bench.title_of(self.bench.item)
            told = f"{title} is taken out. ⟦editor.undo:u⟧ brings it back."
            self.bench.change(partial(_without, item), f"{title} taken out", told)

    @key("editor.earlier", "shift+up,e", "earlier", EARLIER, -1, where=TABLE, footer=4)
    @key("editor.later", "shift+down,l", "later", LATER, 1, where=TABLE, footer=5)
    def shift(self, way: int) -> None:
        if self.has_item:
            self.put_at(self.bench.item, self.bench.item + way)

    def put_at(self, item: int, to: int) -> None:
        """Move an item to another place; it is in hand then."""
        count = len(self.bench.in_hand.plan.items)
        if 0 <= to < count and self.bench.change(partial(_moved, item, to), f"{self.bench.title_of(item)} moved"):
            self.bench.at = to + 1
            self.bench.show()

    @key("editor.double", "c", "double", "Put in the same once more, right behind it", where=TABLE, footer=12)
    def double(self) -> None:
        bench = self.bench
        if self.has_item and bench.change(partial(_doubled, bench.item), f"{bench.title_of(bench.item)} doubled"):
            bench.at += 1
            bench.show()

    @key("editor.split", "s", "cut in two", CUT, where=TABLE, footer=7)
    def split(self) -> None:
        if self.has_item:
            cut(self.bench, self.bench.item)

    @key("editor.longer", "plus", "a minute more", "A minute more", 1, where=TABLE)
    @key("editor.shorter", "minus", "a minute less", "A minute less", -1, where=TABLE)
    @key("editor.longer_5", "right_square_bracket", "five more", "Five minutes more", 5, where=TABLE)
    @key("editor.shorter_5", "left_square_bracket", "five less", "Five minutes less", -5, where=TABLE)
    def longer(self, by: int) -> None:
        if self.has_item:
            minutes = max(1, self.bench.in_hand.plan.items[self.bench.item].form.whole("minutes") + by)
            self._keep_minutes(self.bench.item, str(minutes))

    @key("editor.figure", "1,2,3,4,5,6,7,8,9", "minutes", FIGURE, where=TABLE, footer=10)
    @key("editor.minutes", "m", "minutes", FIGURE, "", where=TABLE)
    def type_minutes(self, figure: str) -> None:
        if not self.has_item:
            return
        item = self.bench.item
        text = figure or str(self.bench.in_hand.plan.items[item].form.whole("minutes") or "")
        tried, keep = partial(_with_minutes, item), partial(self._keep_minutes, item)
        self.bench.type(f"{self.bench.title_of(item)}: minutes", keep, text, tried=tried, selected=not figure)
        self.bench.try_out(tried, text)

    def _keep_minutes(self, item: int, text: str) -> None:
        self.bench.change(_with_minutes(item, text), f"{self.bench.title_of(item)}: minutes")

    @key("editor.pages", "p", "pages", PAGES, where=TABLE, footer=6)
    def pages(self) -> None:
        if self.has_item:
            open_pages(self.bench, self.bench.item)


def _with_new(at: int, title: str, plan: PlanText) -> PlanText:
    return items.put_in(plan, at, {"title": title, "minutes": NEW_MINUTES})


def _without(item: int, plan: PlanText) -> PlanText:
    return items.delete(plan, item)


def _moved(item: int, to: int, plan: PlanText) -> PlanText:
    return items.move(plan, item, to)


def _doubled(item: int, plan: PlanText) -> PlanText:
    return items.duplicate(plan, item)


def _with_minutes(item: int, text: str) -> Edit:
    return lambda plan: items.set_field(plan, item, "minutes", text)
