"""The desks for what participants see. Nothing else changes it."""

from __future__ import annotations

from facilitator.agenda.model import Block
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.desks.windows import PartsDesk, Windows
from facilitator.console.key import always, is_beside, key, under_way
from facilitator.console.painting.choices import places
from facilitator.console.painting.pages import words
from facilitator.live.facts.base import Command
from facilitator.live.facts.room import (
    EndPeek,
    PeekAt,
    RoomShows,
    ShowInRoom,
    ShowMessage,
    TakeMessage,
    ToggleBlank,
    ToggleHold,
    ToggleSupport,
    TurnPeek,
)
from facilitator.live.queries.day import place_of_day, place_shown, turn_now
from facilitator.live.queries.doubtful import doubt, public_message
from facilitator.live.queries.interruptions import has_support, is_dark
from facilitator.live.queries.telling import case_of, wall_state
from facilitator.live.queries.typed_words import MESSAGE as HOLDER

BLANK = "Blank the room's screen, or bring it back"
HOLD = "Hold the room's screen where it is, or let it follow again"
SUPPORT = "The support page on the room's screen, or away again; with no room window, on this one"
VIEW = "What the room shows: the page, a large clock, the board, or of it the group whose turn it is"
SEND = "Show the room what this group said, or take it away again"


class RoomDesk(Desk):
    """What the room's screen shows: blank, hold, support page, view."""

    MENU = "Room"

    def __init__(self, bench: Bench, windows: Windows) -> None:
        """Know which windows are open."""
        super().__init__(bench)
        self.windows = windows

    def _show(self, command: Command) -> None:
        """Do something to the room's screen, and say what it sees now."""
        if self.bench.ask(command):
            self.bench.say(f"The room sees {self.bench.now.room}.")

    @key(
        "room.blank",
        "b,full_stop",
        "blank room",
        BLANK,
        footer=9,
        room=True,
        synonyms=("blank",),
        asks=ToggleBlank,
    )
    def blank(self) -> None:
        self._show(ToggleBlank())

    @key("room.hold", "h", "hold room", HOLD, room=True, asks=ToggleHold)
    def hold(self) -> None:
        if self.bench.ask(ToggleHold()):
            room, held = self.bench.now.room, self.bench.state.room.held is not None
            self.bench.say(f"The room stays at {room}." if held else f"The room follows: {room}.")

    @key("room.support", "s", "support", SUPPORT, room=True)
    def support(self) -> None:
        if self.windows.has_room or has_support(self.bench.state):
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

    @key("board.send", "v", "show the room", SEND, where="board", of="issue", menu="Issue")
    def send(self) -> None:
        """The column of the chosen issue's group."""
        state = self.bench.state
        issue = state.issues.get(self.bench.mode.chosen)
        if issue is not None:
            shown = place_shown(state.room, state)
            sent = shown.view == "board" and shown.group == issue.group
            self._show(ShowInRoom("page") if sent else ShowInRoom("board", issue.exercise, issue.group))


PEEK = (
    "Look back: show the room the page before while item, clock and turn stay; the arrows then turn it for the room"
    " alone, and the same key or esc brings back what the day is at"
)
PEEK_AT = "Show the room any page of the day while item, clock and turn stay; the same key or esc brings it back"
BACK = "The room sees what the day is at again, after a look at another page"
MESSAGE = "A short message to the room, above whatever it shows; the same key takes it away"

TURNS = "← → turn it for the room alone · ⟦room.peek_end:esc⟧ brings back what the day is at"
"""What can be done while the room looks at another page."""
NOBODY = " No room window is open, so nobody sees it yet."


class AsidesDesk(Desk):
    """A look at another page, and a message to the room."""

    MENU = "Room"

    def __init__(self, bench: Bench, windows: Windows, parts: PartsDesk) -> None:
        """Know which windows are open, and turn the parts of a long page first."""
        super().__init__(bench)
        self.windows, self.parts = windows, parts

    @key("room.peek", "P,shift+p", "look back", PEEK, when=under_way, room=True)
    def peek(self) -> None:
        if not self._ended():
            self._look(TurnPeek(-1))

    @key("room.peek_at", "G,shift+g", "show a page", PEEK_AT, of="item")
    def peek_at(self) -> None:
        if self._ended():
            return
        state, now = self.bench.state, self.bench.now.now
        page = state.pages.get(state.current, 0) - 1
        at = f"{state.current}#{page}" if now is not None and now.pages > 1 and page >= 0 else state.current
        self.bench.choose("Show the room a page; the day stays", places(self.bench.now, pages=True), self._at, at)

    def _at(self, chosen: str | None) -> None:
        if chosen:
            item, _, page = chosen.partition("#")
            self._look(PeekAt(item, int(page) if page else 0))

    @key("room.peek_end", "escape", "day's page", BACK, footer=1, offered=is_beside, room=True)
    def end(self) -> None:
        self._ended()

    def turn(self, way: int) -> bool:
        """Turn the page that the room looks at, part by part; whether it looks at one."""
        if self.bench.state.room.peek is None:
            return False
        if not self.parts.turn(way):
            self._look(TurnPeek(way))
        return True

    def _ended(self) -> bool:
        """End the look at another page; whether there was one."""
        if self.bench.state.room.peek is None:
            return False
        self._look(EndPeek())
        return True

    def _look(self, command: Command) -> None:
        """Do it, and say what the room sees then and what can be done about that."""
        if self.bench.ask(command):
            what = f"The room sees {self.bench.now.room}."
            self.bench.say(f"{what} {TURNS}.{self._nobody()}" if self.bench.state.room.peek is not None else what)

    def _nobody(self) -> str:
        return "" if self.windows.has_room else NOBODY

    @key("room.message", "A,shift+a", "message", MESSAGE, when=always, synonyms=("announce", "words"))
    def message(self) -> None:
        bench = self.bench
        if bench.state.room.message:
            if bench.ask(TakeMessage()):
                bench.say(f"Your message is gone. The room sees {bench.now.room}.")
            return
        from facilitator.console.screens.message import MessageSheet

        bench.open(MessageSheet(bench), self._told)

    def _told(self, text: str | None) -> None:
        """Say what became of the words that were chosen or typed on the sheet."""
        if not text or not self.bench.ask(ShowMessage(text)):
            return
        state = self.bench.state
        if not public_message(state):
            why = doubt(state, HOLDER, text)
            looks = f" It looks like {why}." if why else ""
            self.bench.say(f"“{text}” waits for your yes before the room reads it: ⟦doubtful.open:f n⟧ decides.{looks}")
            return
        behind = " It waits until the screen is back." if is_dark(state) else ""
        reads = f"The room reads “{text}”." if self.windows.has_room else f"“{text}” is there for the room to read."
        self.bench.say(f"{reads} ⟦room.message:A⟧ takes it away.{behind}{self._nobody()}")
