"""The desk for what participants see. Nothing else changes it."""

from __future__ import annotations

from facilitator.agenda.model import Block
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.desks.windows import Windows
from facilitator.console.key import key
from facilitator.console.painting.paper import words
from facilitator.live.facts.base import Command
from facilitator.live.facts.room import RoomShows, ShowInRoom, ToggleBlank, ToggleHold, ToggleSupport
from facilitator.live.queries.day import place_of_day, place_shown, turn_now
from facilitator.live.queries.telling import case_of, wall_state

BLANK = "Blank the room's screen, or bring it back"
HOLD = "Hold the room's screen where it is, or let it follow again"
SUPPORT = "The support page on the room's screen, or away again; with no room window, on this one"
VIEW = "What the room shows: the page, a large clock, the board, or of it the group whose turn it is"
SEND = "Show the room what this group said, or take it away again"


class RoomDesk(Desk):
    """What the room's screen shows: blank, hold, support page, view."""

    def __init__(self, bench: Bench, windows: Windows) -> None:
        """Know which windows are open."""
        super().__init__(bench)
        self.windows = windows

    def _show(self, command: Command) -> None:
        """Do something to the room's screen, and say what it sees now."""
        if self.bench.ask(command):
            self.bench.say(f"The room sees {self.bench.now.room}.")

    @key("room.blank", "b,full_stop", "blank room", BLANK, footer=9, room=True, synonyms=("blank",))
    def blank(self) -> None:
        self._show(ToggleBlank())

    @key("room.hold", "h", "hold room", HOLD, room=True)
    def hold(self) -> None:
        if self.bench.ask(ToggleHold()):
            room, held = self.bench.now.room, self.bench.state.room.held is not None
            self.bench.say(f"The room stays at {room}." if held else f"The room follows: {room}.")

    @key("room.support", "s", "support", SUPPORT, room=True)
    def support(self) -> None:
        if self.windows.has_room or self.bench.state.room.support:
            self._show(ToggleSupport())
            return
        plan = self.bench.now.plan
        pages = plan.decks[plan.support].pages if plan.support in plan.decks else ()
        blocks: list[Block] = [block for page in pages for block in page.blocks]
        self.bench.show_paper("Support", blocks or [words("This plan has no support page.")])

    @key("room.view", "v", "room shows", VIEW, room=True)
    def view(self) -> None:
        """Page, clock, board, of it the group whose turn it is, the wall where something hangs on it, and round."""
        state = self.bench.state
        place, turn = place_of_day(state.room, state), turn_now(state)
        ways: list[tuple[RoomShows, str]] = [("page", ""), ("clock", "")]
        if self.bench.now.board is not None:
            ways += [("board", "")]
            ways += [("board", turn)] if turn else []
        case = case_of(state, state.item)
        if case is not None and wall_state(state, case.id).uncovered:
            ways.append(("wall", ""))
        shown = (place.view, place.group)
        view, group = ways[(ways.index(shown) + 1) % len(ways)] if shown in ways else ways[0]
        self._show(ShowInRoom(view, group=group))

    @key("board.send", "v", "show the room", SEND, where="board")
    def send(self) -> None:
        """The column of the chosen issue's group."""
        state = self.bench.state
        issue = state.issues.get(self.bench.mode.chosen)
        if issue is not None:
            shown = place_shown(state.room, state)
            sent = shown.view == "board" and shown.group == issue.group
            self._show(ShowInRoom("page") if sent else ShowInRoom("board", issue.exercise, issue.group))
