"""The room's screen: follows a run, shows what participants may see, and takes no orders."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.app import ComposeResult
from textual.events import Resize

from facilitator.application.following import Follower
from facilitator.application.waking import Listening
from facilitator.console.base_app import BaseApp
from facilitator.console.easel import at_once
from facilitator.console.fine_pictures import FinePictures
from facilitator.console.key import KeyedScreen, key
from facilitator.console.painting.room_pictured import Draw
from facilitator.console.widgets.room import RoomCanvas
from facilitator.live.queries.room_view import room_look, room_pulse, room_until_pulse
from facilitator.live.stamp import Stamp, between
from facilitator.live.state import State

POLL, QUIET, WOKEN = 0.1, 0.25, 0.5
"""Seconds between two looks at the journal while nobody tells this window of a write, the same once nothing has come
for a while, and while the lead's window tells it."""
LULL = 5.0
"""Seconds without anything new after which nobody is taken to be at work."""
SOONEST, GRACE = 0.05, 0.01
"""Seconds: never look more often than SOONEST for the clock's sake, and GRACE after the second that shows changes."""
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
        self._listening = Listening(self.heard)
        self._wake = asyncio.Event()
        self._told_of = self._is_told = False
        """Whether this window was told of what it has not read yet, and whether it is told of writes at all."""
        self._pulse: tuple[int, int] | None = None
        self._came: Stamp | None = None
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
        """Look at once, and from then on whenever somebody writes, at each second that shows, and now and then."""
        self.tick()
        self.run_worker(self._looking(), group="looking")

    async def _looking(self) -> None:
        """Look again and again, of which Textual's timers would make more work than the looking is."""
        if not self.app.is_headless:
            self.follower.listens(await self._listening.begin())
        loop = asyncio.get_running_loop()
        while True:
            later = loop.call_later(self._until_next(), self._wake.set)
            await self._wake.wait()
            later.cancel()
            self._wake.clear()
            self.tick()

    def _until_next(self) -> float:
        """Seconds until there is something to look for, as far as this window can know."""
        state, wait = self.follower.state, self._wait()
        if state is None or state.started is None:
            return wait
        second = room_until_pulse(state, self.follower.now()) / max(1.0, state.started.rehearsal)
        return max(SOONEST, min(wait, second + GRACE))

    def _wait(self) -> float:
        """Seconds until the journal is looked at again, whatever the clock shows."""
        if self._is_told:
            return WOKEN
        lull = self._came is None or between(self._came, self.follower.real.now()) > LULL
        return QUIET if lull and self.follower.state is not None else POLL

    def on_unmount(self) -> None:
        """Listen no more."""
        self._listening.end()

    def heard(self) -> None:
        """Somebody wrote."""
        self._told_of = self._is_told = True
        self._wake.set()

    def on_resize(self, event: Resize) -> None:
        """Tell the lead how much this window holds."""
        self.follower.resized(event.size.width, event.size.height)

    def tick(self) -> None:
        """Read what is new, and show what changed."""
        with at_once(self.app):
            self._look()

    def _look(self) -> None:
        follower = self.follower
        changed = follower.poll()
        if changed:
            self._is_told, self._told_of, self._came = self._told_of, False, follower.real.now()
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
