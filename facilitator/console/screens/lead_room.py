"""The lead's keys for the room's screen, whether its window is open, and one screen for both on a mirrored laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.clock import ClockSource
from facilitator.console.keys import BY_ID
from facilitator.console.screens.lead_papers import PaperKeys
from facilitator.console.widgets.panels import Middle, Side
from facilitator.console.widgets.typing import Purpose
from facilitator.controller import held_words
from facilitator.live import commands
from facilitator.live.events.room import RoomShows
from facilitator.live.folding_room import place_shown
from facilitator.live.public_words import kept_off
from facilitator.live.room_view import room_look
from facilitator.presence import LOOK, Watch, window_name

if TYPE_CHECKING:
    from facilitator.console.widgets.room import RoomCanvas, RoomFoot

SAFE = {
    *("page.next", "page.previous", "item.next", "item.previous", "clock.toggle", "clock.set"),
    *("clock.add_1", "clock.take_1", "clock.add_5", "clock.take_5", "capture.open", "capture.group"),
    *("room.blank", "room.hold", "room.support", "room.view", "room.mirror"),
    *("undo", "redo", "leave", "remote.nothing"),
}
"""The commands that work while participants see this window: none of them shows anything private."""

TYPED = ("clock.set", "capture.open", "capture.group")
"""The commands that open the line on purpose; the words are a group's own, or minutes."""

DIED = "The room's window is gone. facilitator room opens it again, and it comes back as it was."
CLOSED = "The room's window was closed."
KEPT = "some words are kept off: M, then f n"


class RoomKeys(PaperKeys):
    """Commands that change what participants see. Nothing else on the lead's screen does."""

    mirrored = False
    """Whether participants see this very window: it was started so, or its room layout has been used."""
    room_safe = False
    """Whether the room's layout is on this window now."""
    real_clock: ClockSource
    """The machine's clock: a rehearsal's would make other windows look dead."""
    watching: Watch
    window_name: str
    _room: tuple[RoomCanvas, RoomFoot] | None = None
    """The room's layout, once it has been on this window."""
    _opening = False
    _unsaid: tuple[str, ...] = ()

    def open_presence(self) -> None:
        """Leave signs for other windows, and watch theirs."""
        self.watching = Watch()
        self.window_name = window_name(self.controller.window)
        self.set_interval(LOOK, self.look_around)
        self.look_around()

    def look_around(self) -> None:
        """See whether the room's window is still there, and say so when that changes."""
        if not self.whole:
            return
        journal, run = self.controller.journal, self.controller.run
        journal.here(run, self.window_name)
        had = self.watching.has("room")
        self.watching.look(journal.signs(run), self.real_clock.now())
        has, lost = self.watching.has("room"), self.watching.lost("room")
        side = self.query_one(Side)
        if had and not has and self.controller.window == "lead":
            self.say(DIED if lost else CLOSED)
        side.room_window = "open" if has else "mirrored" if self.mirrored else "lost" if lost else "none"

    def close_presence(self) -> None:
        """Take this window's sign away."""
        self.controller.journal.gone(self.controller.run, self.window_name)

    @property
    def has_room(self) -> bool:
        """Whether there is a screen that participants see."""
        return self.mirrored or self.watching.has("room")

    # -- what the room shows ----------------------------------------------------------------------------------

    def _tell(self) -> None:
        """Say what the room sees now."""
        self.say(f"The room sees {self.now.room}.")

    def do_room_blank(self) -> None:
        """Blank the room, or bring it back."""
        if self.ask(commands.ToggleBlank()):
            self._tell()

    def do_room_hold(self) -> None:
        """Hold the room where it is, or let it follow."""
        if self.ask(commands.ToggleHold()):
            held = self.controller.state.room.held is not None
            self.say(f"The room stays at {self.now.room}." if held else f"The room follows: {self.now.room}.")

    def do_room_support(self) -> None:
        """The support page on the room's screen; with no such screen, on this one."""
        if not self.has_room and not self.controller.state.room.support:
            super().do_room_support()
        elif self.ask(commands.ToggleSupport()):
            self._tell()

    def do_room_view(self) -> None:
        """Page, clock, board, and round again."""
        state = self.controller.state
        shown = place_shown(state.room, state).view
        ways: tuple[RoomShows, ...] = ("page", "clock", "board") if self.now.board is not None else ("page", "clock")
        follows = ways[(ways.index(shown) + 1) % len(ways)] if shown in ways else ways[0]
        if self.ask(commands.ShowInRoom(follows)):
            self._tell()

    def do_board_send(self) -> None:
        """Send the column of the chosen issue's group to the room, or go back to the page."""
        state = self.controller.state
        issue = state.issues.get(self.query_one(Middle).chosen)
        if issue is None:
            return
        shown = place_shown(state.room, state)
        sent = shown.view == "board" and shown.group == issue.group
        asked = commands.ShowInRoom("page") if sent else commands.ShowInRoom("board", issue.exercise, issue.group)
        if self.ask(asked):
            self._tell()

    # -- one screen for both ----------------------------------------------------------------------------------

    def do_room_mirror(self) -> None:
        """The room's layout on this window, or the lead's own again."""
        self.mirrored = True
        self.use_layout(room_safe=not self.room_safe)
        if not self.room_safe:
            self.say("This is your own layout: whoever sees this screen sees it too. M hides it.")
            unsaid, self._unsaid = self._unsaid, ()
            self.tell(unsaid)

    def use_layout(self, *, room_safe: bool) -> None:
        """Show the room's layout, in which nothing is private, or the lead's own."""
        if room_safe:
            self.do_board_leave()
            self.close_line()
        self.room_safe = room_safe
        self.set_class(room_safe, "-room")
        if room_safe:
            self.room_layout()[1].words = ""
        self.look()
        self.look_around()

    def room_layout(self) -> tuple[RoomCanvas, RoomFoot]:
        """The room's layout on this window, put there when it is first used."""
        if self._room is None:
            from facilitator.console.pictures import Pictures
            from facilitator.console.widgets.room import RoomCanvas, RoomFoot

            canvas = RoomCanvas(id="room")
            canvas.draw = Pictures(self.folder).drawn
            self._room = canvas, RoomFoot()
            self.mount(*self._room)
        return self._room

    def show_room(self) -> None:
        """Bring the room's layout up to date, while it shows."""
        if self.room_safe:
            canvas, foot = self.room_layout()
            state = self.controller.state
            canvas.room = room_look(state, self.controller.clock.now())
            foot.kept = KEPT if kept_off(state, place_shown(state.room, state)) else ""
            foot.trouble = bool(held_words(self.controller.saving))

    def tell(self, told: tuple[str, ...]) -> None:
        """Show sentences about the journal, but not while participants look on."""
        if self.room_safe:
            self._unsaid = told
        else:
            super().tell(told)

    def open_line(self, purpose: Purpose, text: str | None = None) -> None:
        """Open the line; in the room's layout only when a key asked for it, not because an item begins."""
        if not self.room_safe or self._opening or self.typing is not None:
            super().open_line(purpose, text)

    def enter_board(self) -> None:
        """Walk over the board, which is not there in the room's layout."""
        if not self.room_safe:
            super().enter_board()

    def keeps_private(self, command_id: str) -> bool:
        """Whether a command must wait because participants see this window; if so that is said."""
        if not self.room_safe:
            return False
        private = command_id not in SAFE
        label = BY_ID[command_id].label
        self.room_layout()[1].words = f"{label}: on your own layout, M" if private else ""
        return private

    def perform_safely(self, command_id: str, *which: str) -> None:
        """Carry out a command, remembering whether it may open the line."""
        self._opening = command_id in TYPED
        try:
            getattr(self, f"do_{command_id.replace('.', '_')}")(*which)
        finally:
            self._opening = False
