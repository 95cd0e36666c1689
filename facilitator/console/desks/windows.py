"""The desk for the other windows on the run: leaving a sign for them, and noticing when the room's comes or goes."""

from __future__ import annotations

from facilitator.application.presence import LOOK, Watch, picture_mark, window_name
from facilitator.clock import ClockSource
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.widgets.panels import Side
from facilitator.live.queries.room_view import RoomView

DIED = "The room's window is gone. facilitator room opens it again, and it comes back as it was."
CLOSED = "The room's window was closed."


class Windows(Desk):
    """Which other windows are open on the run, and what the lead is told when one goes."""

    def __init__(self, bench: Bench, side: Side, real_clock: ClockSource, *, mirrored: bool) -> None:
        """Tell of them in the panel at the side. A rehearsal's clock would make other windows look dead."""
        super().__init__(bench)
        self.side, self.real_clock, self.mirrored = side, real_clock, mirrored
        self.watching = Watch()
        self._name = window_name(bench.controller.window)

    def opened(self) -> None:
        """Leave signs, and watch those of the others."""
        self.bench.screen.set_interval(LOOK, self.look_around)
        self.look_around()

    def look_around(self) -> None:
        """See whether the room's window is still there, and say so when that changes."""
        if not self.side.is_attached:
            return
        journal, run = self.bench.controller.journal, self.bench.controller.run
        journal.here(run, self._name)
        had = self.watching.has("room")
        open_before = self.watching.open
        self.watching.look(journal.signs(run), self.real_clock.now())
        if self.watching.open != open_before:  # another window, another size, or it tells how many parts it needs
            self.bench.look()
        has, lost = self.watching.has("room"), self.watching.lost("room")
        if had and not has and self.bench.controller.window == "lead":
            self.bench.say(DIED if lost else CLOSED)
        self.side.room_window = "open" if has else "mirrored" if self.mirrored else "lost" if lost else "none"

    def left(self) -> None:
        """Take this window's sign away."""
        self.bench.controller.journal.gone(self.bench.controller.run, self._name)

    def room_sizes(self, view: RoomView) -> frozenset[tuple[int, int]]:
        """The sizes in cells of all screens that participants see, as far as they have told."""
        if self.bench.mode.room:
            size = self.bench.screen.size
            return frozenset({(size.width, max(1, size.height - 1))})
        return self.watching.sizes("room", picture_mark(view))

    def room_parts(self, view: RoomView) -> frozenset[tuple[int, int]]:
        """Which part of how many those screens show that lay a view out by rules of their own, and have told."""
        return frozenset() if self.bench.mode.room else self.watching.parts("room", picture_mark(view))

    @property
    def has_room(self) -> bool:
        """Whether there is a screen that participants see."""
        return self.mirrored or self.watching.has("room")
