"""What can be asked for in plain mode alone: what a screen would show all the time, read out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from facilitator.console.bench import Bench
from facilitator.console.key import Key, key, keyed, reporting, under_way
from facilitator.console.plain.page_words import page_words
from facilitator.console.plain.spoken import coming, item_words, notes_words, said_words, standing

TIME = "The time, what is left of the item, and how the day stands"
TURN = "The next turn; with a number, that group's"


@keyed
class Asking:
    """Questions about the run that is led."""

    KEYS: ClassVar[tuple[Key, ...]] = ()

    def __init__(self, bench: Bench, tell: Callable[[Iterable[str]], None]) -> None:
        """Answer about the run of this bench; `tell` says lines."""
        self.bench, self.tell = bench, tell

    @key("plain.time", "time", "time", TIME, where="plain", synonyms=("time left", "how long"))
    def time(self) -> None:
        self.tell(standing(self.bench.now))

    @key("plain.coming", "coming", "coming", "What is still to come", where="plain", synonyms=("what comes next",))
    def coming(self) -> None:
        self.tell(coming(self.bench.now))

    @key("plain.where", "where", "where", "Which item and which page is on", where="plain", synonyms=("item",))
    def item(self) -> None:
        self.tell(item_words(self.bench.now))

    @key("plain.read", "read", "read", "Read the page", where="plain", when=under_way, synonyms=("page",))
    def read(self) -> None:
        now = self.bench.now.now
        page = now.page if now is not None else None
        self.tell(page_words(page.blocks_at(now.step)) if now is not None and page is not None else ("No page.",))

    @key("plain.notes", "notes", "notes", "Read what is for you alone", where="plain", when=under_way)
    def notes(self) -> None:
        now = self.bench.now.now
        self.tell(notes_words(now) if now is not None else ())

    @key("plain.said", "said", "said", "Read what the groups said", where="plain", synonyms=("board", "issues"))
    def said(self) -> None:
        self.tell(said_words(self.bench.now))

    @key("plain.room", "room", "room", "What the room sees", where="plain", synonyms=("the room sees",))
    def room(self) -> None:
        self.tell((self.bench.named(f"The room sees {self.bench.now.room}."),))

    @key("plain.turn", "turn", "turn", TURN, where="plain", when=reporting, synonyms=("next turn",))
    def turn(self, which: str = "") -> None:
        """As Enter on an empty line does, or on a line that only names a group."""
        bench = self.bench
        group = next((one for one in bench.now.groups if which in (str(one.number), one.name)), None)
        if which and group is None:
            bench.say(f"There is no group {which}.")
        elif group is not None:
            bench.put(group=group.id)
            bench.perform("turn.give")
        else:
            bench.perform("capture.open")
            bench.field.purpose.enter("")
            bench.close_line()

    @key("plain.help", "help", "help", "What can be typed now", where="plain", synonyms=("?", "keys"))
    def help(self) -> None:
        self.tell(self.can_be_typed())

    def can_be_typed(self) -> Iterable[str]:
        """Every command that works now, with its key and what it does."""
        found = can_be_asked(self.bench)
        yield "Type a command's name or its letter, and enter. Words after it are words for it: note slow down."
        yield "A number and words are that group's words: 3 nobody asked the child. A full stop alone goes back."
        yield from (f"{name_and_sign(one)}: {one.help}." for one in found)


LEFT_OUT = (
    *("page.up", "page.down", "line.leave", "board.show", "board.enter", "board.undo", "board.leave"),
    *("board.up", "board.down", "board.left", "board.right", "room.mirror", "bell.toggle"),
)
"""Commands that only move what is seen, or that need somebody who sees this window."""


def can_be_asked(bench: Bench) -> list[Key]:
    """The commands that work now: those of plain mode alone, and the lead's."""
    own = [one for one in Asking.KEYS if one.when(bench.view)]
    lead = bench.working("lead", "scribe", "forms", "happened", "line", "board")
    return [*own, *(one for one in lead if one.id not in LEFT_OUT)]


def name_and_sign(one: Key) -> str:
    """A command's name, and its letter where it has one that can be typed: "clock (t)"."""
    typed = one.sign.isascii() and len(one.sign.replace(" ", "")) <= len("1-9")
    return f"{one.label} ({one.sign})" if typed else one.label
