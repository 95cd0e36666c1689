"""The desk for what does not fit into the room's window: it is shown in parts, which the lead's own keys turn."""

from __future__ import annotations

from pathlib import Path

from facilitator.agenda.model import Picture
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.desks.windows import Windows
from facilitator.console.painting.ink import ink
from facilitator.console.painting.room import room_standing
from facilitator.console.painting.room_parts import part_words
from facilitator.console.widgets.panels import Side
from facilitator.live.facts.room import TurnPart
from facilitator.live.queries.room_view import room_look
from facilitator.live.room_state import FOLLOWING


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
        if self.bench.state.room.blank or self._stays() or not 0 <= wanted < count:
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
        if self.bench.state.room.blank:
            return 0, 1
        view = room_look(self.bench.state, self.bench.controller.clock.now())
        told = [(at if view.part == FOLLOWING else min(view.part, n - 1), n) for at, n in self.windows.room_parts(view)]
        sizes = self.windows.room_sizes(view)
        draw = None
        if sizes and any(isinstance(block, Picture) for block in view.blocks):
            from facilitator.console.pictures import Pictures

            draw = Pictures(self.folder).drawn
        for size in sizes:
            parts, at = room_standing(view, *size, ink("dark"), draw)
            told.append((at, len(parts)))
        return max(told, key=lambda standing: standing[1], default=(0, 1))
