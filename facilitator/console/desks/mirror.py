"""The desk for one screen for both: the room's layout on the lead's window, on a laptop whose screen is mirrored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.desks.greeting import Greeting
from facilitator.console.desks.windows import Windows
from facilitator.console.key import Key, key
from facilitator.console.program import program
from facilitator.controller import held_words
from facilitator.live.queries.day import place_shown
from facilitator.live.queries.doubtful import kept_off
from facilitator.live.queries.room_view import room_look

if TYPE_CHECKING:
    from facilitator.console.widgets.room import RoomCanvas, RoomFoot

MIRROR = "The room's layout on this window, for a laptop whose screen is mirrored, or your own again"
KEPT = "some words are kept off: ⟦room.mirror:M⟧, then ⟦doubtful.open:f n⟧"


class MirrorDesk(Desk):
    """While participants see this window, nothing private is on it."""

    MENU = "Room"

    def __init__(self, bench: Bench, windows: Windows, greeting: Greeting, folder: Path) -> None:
        """Show the room's layout when it is asked for; pictures of a trainer's own plans lie in the folder."""
        super().__init__(bench)
        self.windows, self.greeting, self.folder = windows, greeting, folder
        self._said = False
        """Whether it was said before the window opened that participants see it; a look at the lead's own layout does
        not unsay that, so that the next start is never the one to show it."""
        self._layout: tuple[RoomCanvas, RoomFoot] | None = None
        """The room's layout, once it has been on this window."""

    def opened(self) -> None:
        """The room's layout first, where participants see this window from the start."""
        if self.bench.mode.room:
            self._said = True
            self._use(room=True)

    @key("room.mirror", "M,shift+m", "one screen", MIRROR, room=True)
    def mirror(self) -> None:
        self.windows.mirrored = True
        self._use(room=not self.bench.mode.room)
        program(self.bench.screen).remember(one_screen=self.bench.mode.room or self._said)
        if not self.bench.mode.room:
            self.bench.say("This is your own layout: whoever sees this screen sees it too. ⟦room.mirror:M⟧ hides it.")
            self.greeting.tell()

    def _use(self, *, room: bool) -> None:
        """Show the room's layout, in which nothing is private, or the lead's own."""
        if room:
            self.bench.put(chosen="", merging="")
            self.bench.close_line()
        self.bench.put(room=room)
        self.bench.screen.set_class(room, "-room")
        if room:
            self._there()[1].words = ""
        self.bench.look()
        self.windows.look_around()

    def _there(self) -> tuple[RoomCanvas, RoomFoot]:
        """The room's layout on this window, put there when it is first used."""
        if self._layout is None:
            from facilitator.console.pictures import Pictures
            from facilitator.console.widgets.room import RoomCanvas, RoomFoot

            canvas = RoomCanvas(id="room")
            canvas.draw = Pictures(self.folder).drawn
            self._layout = canvas, RoomFoot()
            self.bench.screen.mount(*self._layout)
        return self._layout

    def looked(self) -> None:
        """Bring the room's layout up to date, while it shows."""
        if self.bench.mode.room:
            canvas, foot = self._there()
            state = self.bench.state
            canvas.room = room_look(state, self.bench.controller.clock.now())
            foot.kept = KEPT if kept_off(state, place_shown(state.room, state)) else ""
            foot.trouble = bool(held_words(self.bench.controller.saving))

    def allows(self, key: Key) -> bool:
        """A command that may show something private has to wait while participants see this window."""
        if self.bench.mode.room:
            self._there()[1].words = "" if key.room else f"{key.label}: on your own layout, ⟦room.mirror:M⟧"
        return key.room or not self.bench.mode.room
