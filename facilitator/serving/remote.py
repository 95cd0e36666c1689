"""The lead's remote: where the day is, what comes next, and four things that a hand away from the laptop may ask for.

It is a window on the run like any other: what it does goes the one path, and is undone at the laptop. It says nothing
that the lead's own screen does not, and nothing of what groups said.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from facilitator.application.presence import LOOK, Watch, picture_mark
from facilitator.clock import ClockSource
from facilitator.console.painting.ink import ink
from facilitator.console.painting.room import room_standing
from facilitator.console.painting.times import about_left_words, face, local_clock
from facilitator.console.pictures import Pictures
from facilitator.controller import Controller, held_words
from facilitator.live.facts.agenda import NextPage, PreviousPage
from facilitator.live.facts.base import Command, Refused
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.room import ToggleBlank, TurnPart, TurnPeek
from facilitator.live.queries.room_view import room_look
from facilitator.live.queries.view import Now, View
from facilitator.live.room_state import FOLLOWING
from facilitator.live.stamp import Stamp, between

Press = Literal["next", "back", "clock", "blank"]

WINDOW = "remote"
"""What the journal calls what was done with it."""


class RemoteFace(msgspec.Struct, frozen=True):
    """What the telephone shows. `open` says whether its buttons do anything now, `stands` how the clock stands."""

    item: str
    page: str = ""
    left: str = ""
    clock: str = ""
    spoken: str = ""
    cue: str = ""
    coming: str = ""
    stands: str = "still"
    runs: bool = False
    blank: bool = False
    open: bool = False


class Remote:
    """One telephone on one run."""

    def __init__(self, controller: Controller, folder: Path, real: ClockSource) -> None:
        """On this run; `real` is the machine's clock, `folder` the data folder, where pictures lie."""
        self.controller = controller
        self._real = real
        self._folder = folder
        self._watching = Watch()
        self._watched: Stamp | None = None

    def look(self) -> RemoteFace:
        """Follow the other windows, and what there is to see now."""
        now = self._real.now()
        self.controller.tick()
        if self._watched is None or between(self._watched, now) >= LOOK:
            self._watched = now
            self._watching.look(self.controller.journal.signs(self.controller.run), now)
        view = self.controller.view()
        return face_of(view, blank=self.controller.state.room.blank)

    def press(self, what: Press) -> str:
        """Do what a button asks for; words where it could not be done, or is not saved yet."""
        try:
            if what == "clock":
                self.controller.dispatch(ToggleClock())
            elif what == "blank":
                self.controller.dispatch(ToggleBlank())
            else:
                self._turn(1 if what == "next" else -1)
        except Refused as refusal:
            return without_keys(str(refusal))
        return held_words(self.controller.saving)

    def _turn(self, way: int) -> None:
        """As the lead's own key: the room's look aside, then the next part of what it sees, then the page."""
        room = self.controller.state.room
        command: Command = NextPage() if way > 0 else PreviousPage()
        if room.peek is not None and not room.blank:
            command = TurnPeek(way)
        elif not room.blank and not (room.held is not None and not room.support):
            at, count = self._standing()
            if 0 <= at + way < count:
                command = TurnPart(at + way)
        self.controller.dispatch(command)

    def _standing(self) -> tuple[int, int]:
        """The part that the room sees, from 0, and how many there are, by the windows that have told their size."""
        view = room_look(self.controller.state, self.controller.clock.now())
        mark = picture_mark(view)
        told = [
            (at if view.part == FOLLOWING else min(view.part, count - 1), count)
            for at, count in self._watching.parts("room", mark)
        ]
        for size in self._watching.sizes("room", mark):
            parts, at = room_standing(view, *size, ink("dark"), Pictures(self._folder).drawn)
            told.append((at, len(parts)))
        return max(told, key=lambda standing: standing[1], default=(0, 1))


def face_of(view: View, *, blank: bool) -> RemoteFace:
    """What of a view the telephone shows."""
    coming = next((row for row in view.rows if row.mark == "next"), None)
    words = ""
    if coming is not None:
        words = f"Next: {coming.item.title}, {local_clock(coming.begins, view.offsets)}"
    now = view.now
    if view.phase != "running" or now is None:
        said = "The day has not begun: Next begins it." if view.phase == "waiting" else "The day has ended."
        return RemoteFace(view.plan.title, clock=said, coming=words, blank=blank, open=view.phase == "waiting")
    return RemoteFace(
        item=now.title,
        page=f"page {now.page_number} of {now.pages}" if now.pages > 1 else "",
        left=face(now.clock.left),
        clock=_standing_words(now),
        spoken=about_left_words(now.clock.left),
        cue=now.cue,
        coming=words,
        stands="over" if now.clock.left < 0 else now.clock.state.replace(" ", "-"),
        runs=now.clock.state == "running",
        blank=blank,
        open=True,
    )


def _standing_words(now: Now) -> str:
    """How the clock stands, in words."""
    if now.clock.state != "running":
        return f"the clock is {'paused' if now.clock.state == 'paused' else 'not started'}"
    return "over time" if now.clock.left < 0 else "left"


def without_keys(words: str) -> str:
    """A refusal without the keys it names: a telephone has none of them."""
    import re

    return re.sub("\u27e6(?:[^\u27e7:]*:)?([^\u27e7]*)\u27e7", r"\1", words)
