"""A desk: one subject's part of a window on a run, with its commands and what it does when something happens.

A desk declares its commands over its methods (`key.key`), has a method of `hooks` for whatever it wants to be told of,
and reaches the run through the bench alone. Other desks that it needs are handed to it, so that who depends on whom
stands in one list, `desks/lead.py` or `desks/scribe.py`. Where that would run in a circle, a desk asks for a command
by its id (`bench.perform`).

A sheet or a review screen is the one desk of a bench of its own: it declares its commands over its own methods, may
have methods of `hooks`, and hands itself to `Bench.set_out`.
"""

from __future__ import annotations

from typing import ClassVar

from facilitator.console.bench import Bench
from facilitator.console.key import Key, gather, key
from facilitator.live.facts.base import Command
from facilitator.live.facts.changes import Redo, Undo


class Desk:
    """One subject of a window on a run."""

    KEYS: ClassVar[tuple[Key, ...]] = ()
    MENU: ClassVar[str] = ""
    """The heading of the menu under which its commands stand, unless they say another."""

    def __init_subclass__(cls, **names: bool) -> None:
        """Take the commands that are declared over the methods."""
        gather(cls)
        super().__init_subclass__(**names)

    def __init__(self, bench: Bench) -> None:
        """Keep the bench through which the desk reaches the run."""
        self.bench = bench


def undoing(bench: Bench) -> Command:
    """What undo asks for."""
    return Undo(bench.controller.window)


def redoing(bench: Bench) -> Command:
    """What redo asks for."""
    return Redo(bench.controller.window)


UNDO = "Undo the last step of this window (while typing: ctrl+z)"


class UndoDesk(Desk):
    """Steps of this window, back and forth."""

    MENU = "Day"

    @key("undo", "u,ctrl+z", "undo", UNDO, footer=10, room=True, scribe=True, asks=undoing)
    @key(
        "board.undo",
        "u",
        "undo",
        "Undo the last step of this window",
        where="board",
        footer=4,
        scribe=True,
        asks=undoing,
    )
    def undo(self) -> None:
        self.bench.undo()

    @key(
        "redo",
        "U,shift+u,ctrl+y",
        "redo",
        "Redo what was undone (while typing: ctrl+y)",
        room=True,
        scribe=True,
        asks=redoing,
    )
    def redo(self) -> None:
        self.bench.redo()
