"""What a desk can be told of. It is told of whatever it has the method for; nobody inherits an empty one.

The desks of a window are told in the order in which they stand in its list; `tests/console/test_bench.py` shows who
hears what.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from facilitator.console.key import Key
from facilitator.console.painting.spots import Spot
from facilitator.live.queries.view import Now, View
from facilitator.live.state import State


class Heard(Protocol):
    """All that there is to hear. A desk has some of these methods, and is asked for no other."""

    def opened(self) -> None:
        """The window opened: all of the screen is there."""

    def begun(self) -> None:
        """The first picture stands on the screen; once."""

    def present(self, view: View) -> View:
        """The view that is to be shown in place of this one."""

    def item_changed(self, before: str) -> None:
        """Another item is on now; `before` is the id of the one shown until then, "" in a window that just opened."""

    def looked(self) -> None:
        """The run was looked at anew, because of a key, of another window, or of time."""

    def ticked(self, before: Now | None) -> None:
        """A second passed, or another window did something; `before` is the item as it stood at the last look."""

    def passed(self) -> None:
        """Time passed, whether or not anything of the run looks different."""

    def woke(self, seconds: float) -> None:
        """The laptop slept for so long while the program was alive."""

    def clock_set(self, seconds: float) -> None:
        """The laptop's clock was put forward, or back (below 0), by so much."""

    def entered(self, before: State) -> None:
        """Enter was pressed on the line; `before` is how the run stood before that."""

    def undone(self, seq: int) -> None:
        """The step with this number was taken back."""

    def redone(self, seq: int) -> None:
        """The step with this number was done again."""

    def allows(self, key: Key) -> bool:
        """Whether a command may be carried out now; if not, this has said why."""

    def dropped(self, text: str) -> None:
        """Pasted while nothing is typed: the path of a file that was dropped into the window, as it came."""

    def pointed(self, spot: Spot) -> None:
        """Something was clicked: it is taken in hand, as the arrows would."""

    def opens(self, spot: Spot) -> bool:
        """Something was clicked twice; whether it is opened here, otherwise than by Enter."""

    def given(self, held: Spot, onto: Spot, done: bool) -> None:
        """Something is dragged over something else, and let go there (`done`)."""

    def wheeled(self, way: int) -> None:
        """The wheel was turned up (-1) or down (1)."""

    def left(self) -> None:
        """The window is being left."""


class HookOrder:
    """Which desks of a window are told of what, in the order of its list."""

    def __init__(self, desks: Sequence[Any]) -> None:
        """See what each has a method for."""
        self.opened: list[Heard] = [desk for desk in desks if hasattr(desk, "opened")]
        self.begun: list[Heard] = [desk for desk in desks if hasattr(desk, "begun")]
        self.present: list[Heard] = [desk for desk in desks if hasattr(desk, "present")]
        self.item_changed: list[Heard] = [desk for desk in desks if hasattr(desk, "item_changed")]
        self.looked: list[Heard] = [desk for desk in desks if hasattr(desk, "looked")]
        self.ticked: list[Heard] = [desk for desk in desks if hasattr(desk, "ticked")]
        self.passed: list[Heard] = [desk for desk in desks if hasattr(desk, "passed")]
        self.woke: list[Heard] = [desk for desk in desks if hasattr(desk, "woke")]
        self.entered: list[Heard] = [desk for desk in desks if hasattr(desk, "entered")]
        self.undone: list[Heard] = [desk for desk in desks if hasattr(desk, "undone")]
        self.redone: list[Heard] = [desk for desk in desks if hasattr(desk, "redone")]
        self.clock_set: list[Heard] = [desk for desk in desks if hasattr(desk, "clock_set")]
        self.allows: list[Heard] = [desk for desk in desks if hasattr(desk, "allows")]
        self.dropped: list[Heard] = [desk for desk in desks if hasattr(desk, "dropped")]
        self.pointed: list[Heard] = [desk for desk in desks if hasattr(desk, "pointed")]
        self.opens: list[Heard] = [desk for desk in desks if hasattr(desk, "opens")]
        self.given: list[Heard] = [desk for desk in desks if hasattr(desk, "given")]
        self.wheeled: list[Heard] = [desk for desk in desks if hasattr(desk, "wheeled")]
        self.left: list[Heard] = [desk for desk in desks if hasattr(desk, "left")]
