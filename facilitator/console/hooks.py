"""What a desk can be told of. It is told of whatever it has the method for; nobody inherits an empty one.

The desks of a window are told in the order in which they stand in its list; `tests/console/test_bench.py` shows who
hears what.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from facilitator.console.key import Key
from facilitator.live.queries.view import Now, View
from facilitator.live.state import State


@runtime_checkable
class WindowOpened(Protocol):
    """Prepares something when the window opens."""

    def opened(self) -> None:
        """All of the screen is there."""


@runtime_checkable
class Begun(Protocol):
    """A desk that speaks when a window has opened."""

    def begun(self) -> None:
        """Called once, when the first picture stands on the screen."""


@runtime_checkable
class Presenting(Protocol):
    """Adds to what the window shows of the run."""

    def present(self, view: View) -> View:
        """The view that is to be shown in place of this one."""


@runtime_checkable
class ItemChanged(Protocol):
    """Follows the day from item to item."""

    def item_changed(self, before: str) -> None:
        """Another item is on now; `before` is the id of the one shown until then, "" in a window that just opened."""


@runtime_checkable
class Looked(Protocol):
    """A desk that is told after every event, its own or another window's."""

    def looked(self) -> None:
        """The run was looked at anew, because of a key, of another window, or of time."""


@runtime_checkable
class Ticked(Protocol):
    """A desk that is told each second."""

    def ticked(self, before: Now | None) -> None:
        """A second passed, or another window did something; `before` is the item as it stood at the last look."""


@runtime_checkable
class Passed(Protocol):
    """A desk that may act when an item's time has passed."""

    def passed(self) -> None:
        """Time passed, whether or not anything of the run looks different."""


@runtime_checkable
class Woke(Protocol):
    """Notices that the laptop slept."""

    def woke(self, seconds: float) -> None:
        """It was away for so long while the program was alive."""


@runtime_checkable
class ClockWasSet(Protocol):
    """Notices that the laptop's clock was set."""

    def clock_set(self, seconds: float) -> None:
        """It was put forward, or back (below 0), by so much."""


@runtime_checkable
class Entered(Protocol):
    """Looks at what was typed."""

    def entered(self, before: State) -> None:
        """Enter was pressed on the line; `before` is how the run stood before that."""


@runtime_checkable
class Undone(Protocol):
    """Gives back what a step took."""

    def undone(self, seq: int) -> None:
        """The step with this number was taken back."""


@runtime_checkable
class Redone(Protocol):
    """Takes again what a step takes."""

    def redone(self, seq: int) -> None:
        """The step with this number was done again."""


@runtime_checkable
class Guarding(Protocol):
    """Keeps commands from being carried out."""

    def allows(self, key: Key) -> bool:
        """Whether it may be carried out now; if not, this has said why."""


@runtime_checkable
class Dropped(Protocol):
    """Takes what is pasted while nothing is typed: the path of a file that was dropped into the window."""

    def dropped(self, text: str) -> None:
        """The text as it came."""


@runtime_checkable
class Left(Protocol):
    """A desk that is told before the window closes."""

    def left(self) -> None:
        """The window is being left."""


class HookOrder:
    """Which desks of a window are told of what, in the order of its list."""

    def __init__(self, desks: Sequence[object]) -> None:
        """See what each has a method for."""
        self.opened = [desk for desk in desks if isinstance(desk, WindowOpened)]
        self.begun = [desk for desk in desks if isinstance(desk, Begun)]
        self.present = [desk for desk in desks if isinstance(desk, Presenting)]
        self.item_changed = [desk for desk in desks if isinstance(desk, ItemChanged)]
        self.looked = [desk for desk in desks if isinstance(desk, Looked)]
        self.ticked = [desk for desk in desks if isinstance(desk, Ticked)]
        self.passed = [desk for desk in desks if isinstance(desk, Passed)]
        self.woke = [desk for desk in desks if isinstance(desk, Woke)]
        self.entered = [desk for desk in desks if isinstance(desk, Entered)]
        self.undone = [desk for desk in desks if isinstance(desk, Undone)]
        self.redone = [desk for desk in desks if isinstance(desk, Redone)]
        self.clock_set = [desk for desk in desks if isinstance(desk, ClockWasSet)]
        self.allows = [desk for desk in desks if isinstance(desk, Guarding)]
        self.dropped = [desk for desk in desks if isinstance(desk, Dropped)]
        self.left = [desk for desk in desks if isinstance(desk, Left)]
