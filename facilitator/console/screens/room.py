"""The room's screen: follows a run, shows what participants may see, and takes no orders."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.events import Resize

from facilitator.application.following import Follower
from facilitator.console.base_app import BaseApp
from facilitator.console.fine_pictures import FinePictures
from facilitator.console.key import KeyedScreen, key
from facilitator.console.painting.room_pictured import Draw
from facilitator.console.widgets.room import RoomCanvas
from facilitator.live.queries.room_view import room_look, room_pulse
from facilitator.live.stamp import Stamp, between
from facilitator.live.state import State

POLL = 0.1
"""Seconds between two looks at the journal: a key is in the room within 150 ms, and an idle window costs little."""
NAMING = 5.0
"""Seconds for which a window says which run it follows."""
SURE = 3.0
"""Seconds within which leaving has to be asked for twice."""

WAITING = "Waiting for the day to start"
AGAIN = "q once more closes this window"
MOMENT = "One moment, please"


class RoomScreen(KeyedScreen):
    """What the projector shows. Its keys change nothing of the run."""

    BLANK = True
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    RoomScreen { layout: vertical; overflow: hidden; background: $background; }
    """

    def __init__(self, follower: Follower, draw: Draw | None = None) -> None:
        """Follow a run; `draw` draws the pictures of pages."""
        super().__init__()
        self.follower = follower
        self.draw = draw
        self._canvas = RoomCanvas()
        self._pulse: tuple[int, int] | None = None
        self._asked: Stamp | None = None
        self._named = ""
        self._named_at: Stamp | None = None

    def compose(self) -> ComposeResult:
        """One canvas."""
        self._canvas.draw = self.draw
        yield self._canvas

    def take(self, fine: FinePictures, tell: Callable[[str], object]) -> None:
        """Have the terminal draw pictures from now on; `tell` writes to it."""
        self._canvas.take(fine, tell)

    def on_mount(self) -> None:
        """Look at once, and from then on about ten times a second."""
        self.tick()
        self.set_interval(POLL, self.tick)

    def on_resize(self, event: Resize) -> None:
        """Tell the lead how much this window holds."""
        self.follower.resized(event.size.width, event.size.height)

    def tick(self) -> None:
        """Read what is new, and show what changed."""
        follower = self.follower
        changed = follower.poll()
        follower.sign()
        canvas = self._canvas
        if self._asked is not None and between(self._asked, follower.real.now()) > SURE:
            self._asked, canvas.told = None, ""
        state = follower.state
        if state is None:
            canvas.room, self._pulse = None, None
            canvas.waiting = MOMENT if follower.run or follower.broken else WAITING
            return
        now = follower.now()
        self._tell_which(state)
        pulse = room_pulse(state, now)
        if changed or pulse != self._pulse:
            self._pulse = pulse
            canvas.room = room_look(state, now)

    def _tell_which(self, state: State) -> None:
        """Say for a moment which run this window follows, where none was named, whenever that is another."""
        canvas, real = self._canvas, self.follower.real.now()
        if self.follower.chooses and self._named != self.follower.run and state.started is not None:
            self._named, self._named_at = self.follower.run, real
            kind = "the rehearsal" if state.started.rehearsal else "the run"
            canvas.told = f"This window follows {kind} {self.follower.run}: {state.plan.title}"
        elif self._named_at is not None and between(self._named_at, real) > NAMING:
            self._named_at = None
            if self._asked is None:
                canvas.told = ""

    @key("room.colours", "D,shift+d", "light or dark", "Light, dark, high contrast", where="the room's window")
    def next_colours(self) -> None:
        if isinstance(self.app, BaseApp):
            self.app.next_colours()

    @key("room.leave", "q", "leave", "Close the room's window; asks for it twice", where="the room's window")
    def leave(self) -> None:
        """One key must not take the picture away."""
        if self._asked is not None and between(self._asked, self.follower.real.now()) <= SURE:
            self.app.exit(0)
        self._asked = self.follower.real.now()
        self._canvas.told = AGAIN
