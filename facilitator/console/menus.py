"""What stands in the menu of a screen: all that is declared to work on it, by subject, with what it would do now.

Nothing is listed by hand: a command that is declared stands under the heading of the class it is declared in, or under
the one that it names itself. What it would do is found by deciding it on the run as it is, without anything being kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from textual.screen import Screen

from facilitator.console.bench import Bench, step_words
from facilitator.console.everywhere import Everywhere
from facilitator.console.finding import find
from facilitator.console.key import TYPING, Key, shares, with_own
from facilitator.console.painting.menu import Entry, foreseen
from facilitator.console.painting.spots import Spot
from facilitator.console.sayings import wanted
from facilitator.console.widgets.typing import TypedLine
from facilitator.live.facts.base import Refused
from facilitator.live.facts.changes import Redo, Undo

ORDER = ("Page", "Time", "Groups", "Issue", "Room", "Day")
"""The headings of the lead's menu and of the scribe's; other screens have their own, in the order of their commands."""

TYPED = (("enter", "enter", "on", "Take what is typed, or the line in hand"), ("escape", "esc", "back", "Out of it"))
"""What can be pressed on a screen with a line: the key, its sign, a word and what it does."""


PROGRAM = "Program"
"""The heading of what works everywhere, on screens other than a run's."""

MOVES = frozenset({"up", "down", "left", "right", "escape", "pageup", "pagedown"})
"""Keys of commands that only move or leave: where a thing was clicked, there is no need of them."""


class Menus:
    """The menu of a screen."""

    def __init__(self, screen: Screen[Any], own: Mapping[str, str], used: Mapping[str, int] | None = None) -> None:
        """Of this screen; `own` are the signs of the trainer's own keys, `used` how often each command was chosen."""
        self.screen, self.own, self.used = screen, own, used or {}
        bench = getattr(screen, "bench", None)
        self.bench: Bench | None = bench if isinstance(bench, Bench) and bench.screen is screen else None
        found: Iterable[Key] = getattr(screen, "KEYS", ())
        keys = dict.fromkeys((*found, *Everywhere.KEYS))
        room = self.bench is not None and self.bench.mode.room
        self.keys = [one for one in keys if one.label and one.id != "menu" and (one.room or not room)]
        self.looked_on = room
        """Whether participants see this window: then only what they may see is listed, and nothing foretold."""

    @property
    def names(self) -> tuple[str, ...]:
        """The headings."""
        found = dict.fromkeys(map(self._heading, self.keys))
        if self.has_line:
            found["Line"] = None
        return tuple(name for name in (ORDER if self.on_run else tuple(found)) if name in found)

    @property
    def on_run(self) -> bool:
        """Whether it is the menu of a screen on a run, which has all the headings of one."""
        return any(one.id == "page.next" for one in self.keys)

    def _heading(self, one: Key) -> str:
        """The heading under which a command stands here."""
        return PROGRAM if one.where == "anywhere" and not self.on_run else heading_of(one)

    @property
    def has_line(self) -> bool:
        """Whether a line that is no part of a bench's has the keyboard: its Enter and Esc are no declared commands."""
        return isinstance(self.screen.focused, TypedLine) and self.bench is None

    def under(self, name: str) -> tuple[Entry, ...]:
        """The commands under a heading."""
        pressed = [Entry(Spot("press", one), label, sign, told) for one, sign, label, told in TYPED]
        return (
            *self._entries(one for one in self.keys if self._heading(one) == name),
            *(pressed if name == "Line" else ()),
        )

    def about(self, thing: Spot) -> tuple[Entry, ...]:
        """What can be done with a thing: what is declared for its kind, else what is declared for this screen."""
        if thing.kind == "panel":
            return self.under(thing.name)
        found = [one for one in self.keys if one.of == thing.kind]
        here = found or [one for one in self.keys if one.where != "anywhere"]
        return self._entries(one for one in here if not set(one.keys.split(",")) & MOVES)

    def title_of(self, thing: Spot) -> str:
        """What a thing is called over the list of what can be done with it."""
        view = self.bench.view if self.bench is not None else None
        names = {row.item.id: row.item.title for row in view.rows} if view is not None else {}
        names |= {group.id: group.name for group in view.groups} if view is not None else {}
        issue = self.bench.state.issues.get(thing.name) if self.bench is not None and thing.kind == "issue" else None
        if issue is not None:
            return f"{issue.id} {issue.text}"
        known = thing.kind in ("item", "group", "panel")
        return names.get(thing.name, thing.name) if known else "What can be done with it"

    def with_words(self, typed: str) -> tuple[Entry, ...]:
        """The commands that these words may mean, whatever the heading, as the palette finds them."""
        found = {one.id: one for one in self.keys}
        signed = [wanted(with_own(one, self.own)) for one in found.values()]
        return self._entries(found[name] for name in find(signed, typed, self.used))

    def _entries(self, keys: Iterable[Key]) -> tuple[Entry, ...]:
        return tuple(entry for one in keys for entry in self._entries_of(with_own(one, self.own)))

    def _entries_of(self, one: Key) -> list[Entry]:
        """The line of a command; of one that stands on several figures, a line for each that means something."""
        reason = self._reason(one)
        label = one.label[:1].upper() + one.label[1:]
        if not shares(one):
            told, refused = ("", "") if reason else self._would(one)
            return [Entry(Spot("do", one.id), label, one.sign, told or one.help, reason or refused)]
        groups = (
            {str(group.number): group.name for group in self.bench.now.groups} if self.bench and self.bench.view else {}
        )
        figures = one.keys.split(",")
        if self.bench is not None and "group" in one.label:
            figures = [figure for figure in figures if figure in groups]
        return [
            Entry(Spot("do", one.id, figure), f"{label} {figure}", figure, groups.get(figure) or one.help, reason)
            for figure in figures
        ]

    def _reason(self, one: Key) -> str:
        """Why a command does not work now; empty where it does."""
        bench = self.bench
        if bench is None or bench.view is None:
            return ""
        if not one.when(bench.view):
            if bench.view.phase == "waiting":
                return "once the day has begun"
            return "the day has ended" if bench.view.phase == "ended" else condition(one)
        if one.where == "board" and bench.mode.place != "board":
            return "choose an issue first: ↑, or a click"
        if one.where in TYPING and bench.typing is None and one.asks is None:
            return "while words are typed"
        return ""

    def _would(self, one: Key) -> tuple[str, str]:
        """What would come of a command, and why it would be refused."""
        bench = self.bench
        if bench is None or one.asks is None or self.looked_on:
            return "", ""
        asked = one.asks() if isinstance(one.asks, type) else one.asks(bench, *one.given)
        try:
            state, view = bench.controller.would(asked)
        except Refused as refusal:
            return "", bench.named(str(refusal))
        if isinstance(asked, Undo | Redo):
            chain = state.undone.get(asked.window) if isinstance(asked, Undo) else bench.state.undone.get(asked.window)
            return (step_words(chain.batch()), "") if chain is not None else ("", "")
        return foreseen(bench.now, view), ""


def heading_of(one: Key) -> str:
    """The heading under which a command stands."""
    return one.menu or one.where[:1].upper() + one.where[1:]


def condition(one: Key) -> str:
    """When a command works, as its condition tells: "while groups report back"."""
    told = (one.when.__doc__ or "at other times").strip().rstrip(".")
    return told[:1].lower() + told[1:]
