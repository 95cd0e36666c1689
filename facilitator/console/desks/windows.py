"""The desks for the other windows on the run: signs for them, whether the room's is there, the parts that it takes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from facilitator.agenda.model import Picture
from facilitator.application.presence import LOOK, Watch, picture_mark, window_name
from facilitator.application.waking import tell
from facilitator.clock import ClockSource
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.painting.ink import ink
from facilitator.console.painting.room_parts import part_words
from facilitator.console.widgets.panels import Side
from facilitator.live.facts.room import TurnPart
from facilitator.live.queries.interruptions import is_dark
from facilitator.live.queries.room_view import RoomView, room_look
from facilitator.live.room_state import FOLLOWING

DIED = "The room's window is gone. facilitator room opens it again, and it comes back as it was."
CLOSED = "The room's window was closed."


class Windows(Desk):
    """Which other windows are open on the run, and what the lead is told when one goes."""

    def __init__(
        self,
        bench: Bench,
        side: Side,
        real_clock: ClockSource,
        *,
        mirrored: bool,
        noticed: Callable[[frozenset[str], frozenset[str]], None] = lambda before, now: None,
    ) -> None:
        """Tell of them in the panel at the side. A rehearsal's clock would make other windows look dead.

        `noticed` is called at every look with the names of the windows that were open before and that are open now.
        """
        super().__init__(bench)
        self.side, self.real_clock, self.mirrored, self._noticed = side, real_clock, mirrored, noticed
        self.watching = Watch()
        self._name = window_name(bench.controller.window)
        self._told = 0

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
            tell(self.watching.open - open_before)  # so that it knows that it will be told
            self.bench.look()
        has, lost = self.watching.has("room"), self.watching.lost("room")
        if had and not has and self.bench.controller.window == "lead":
            self.bench.say(DIED if lost else CLOSED)
        self._noticed(open_before, self.watching.open)
        self.side.room_window = "open" if has else "mirrored" if self.mirrored else "lost" if lost else "none"

    def looked(self) -> None:
        """Tell the other windows of what was written, before it is painted here."""
        seq = self.bench.state.seq
        if seq != self._told:
            self._told = seq
            tell(self.watching.open)

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
    def measured(self) -> bool:
        """Whether there is a screen of which it can be told how many parts it takes."""
        return self.bench.mode.room or self.watching.has("room")

    @property
    def has_room(self) -> bool:
        """Whether there is a screen that participants see."""
        return self.mirrored or self.watching.has("room")


class PartsDesk(Desk):
    """Which part of a page, a task or a board the room sees, and how many it takes."""

    def __init__(self, bench: Bench, windows: Windows, side: Side, folder: Path) -> None:
        """Count the parts by the size of the room's window; pictures of a trainer's own plans lie in the folder."""
        super().__init__(bench)
        self.windows, self.side, self.folder = windows, side, folder

    def looked(self) -> None:
        """Say in the panel how much of it the room sees."""
        at, count = self._standing()
        onwards = "" if at + 1 == count or self._stays() else ": ⟦page.next:space⟧ shows the next"
        part = "" if count == 1 else part_words(at, count) + onwards
        back = "⟦room.peek_end:esc⟧ brings back the day's" if self.bench.now.beside else ""
        self.side.room_part = self.bench.named(" · ".join(filter(None, (part, back))))

    def turn(self, way: int) -> bool:
        """Show the room the part after or before; whether there was one."""
        at, count = self._standing()
        wanted = at + way
        if is_dark(self.bench.state) or self._stays() or not 0 <= wanted < count:
            return False
        if self.bench.ask(TurnPart(wanted)):
            self.bench.say(f"The room sees {part_words(wanted, count)} of {self.bench.now.room}.")
        return True

    def _stays(self) -> bool:
        """Whether what the room sees is held where it is."""
        room = self.bench.state.room
        return room.held is not None and not room.support and room.peek is None

    def _standing(self) -> tuple[int, int]:
        """The part that the room sees, from 0, and how many there are: one where no window has said its size.

        Of several windows the one that needs most parts counts, so that nothing stays unseen in any; others show
        their last one when it goes on.
        """
        if is_dark(self.bench.state) or not self.windows.measured:
            return 0, 1
        view = room_look(self.bench.state, self.bench.controller.clock.now())
        told = [(at if view.part == FOLLOWING else min(view.part, n - 1), n) for at, n in self.windows.room_parts(view)]
        told += self._laid_out(view, self.windows.room_sizes(view))
        return max(told, key=lambda standing: standing[1], default=(0, 1))

    def _laid_out(self, view: RoomView, sizes: frozenset[tuple[int, int]]) -> list[tuple[int, int]]:
        """The same for windows of these sizes, which lay a view out by the rules that this program knows."""
        if not sizes:
            return []  # what lays out is a tenth of all modules: it is loaded once there is a window to reckon with
        from facilitator.console.painting.room import room_standing

        draw = None
        if any(isinstance(block, Picture) for block in view.blocks):
            from facilitator.console.pictures import Pictures

            draw = Pictures(self.folder).drawn
        standings = (room_standing(view, *size, ink("dark"), draw) for size in sizes)
        return [(at, len(parts)) for parts, at in standings]
