"""What the page is to show now: a run followed as the room's own window follows it, in the colours of that window."""

from __future__ import annotations

import os
import secrets
from collections import Counter
from pathlib import Path

import msgspec

from facilitator.agenda.model import Picture
from facilitator.application.following import Follower
from facilitator.application.presence import picture_mark
from facilitator.console.pictures import Pictures
from facilitator.console.screens.room import MOMENT, NAMING, WAITING
from facilitator.console.settings import FILE, SettingsFile
from facilitator.live.queries.room_view import RoomView, room_look, room_pulse
from facilitator.live.stamp import Stamp, between
from facilitator.live.state import State
from facilitator.serving.scene import face_of, moment_of, scene_of

RANDOM = 18
"""Random bytes in the name under which a picture is served."""

MOST_PARTS = 999
"""More than that no picture takes; a page that says so is not believed."""


class Sight(msgspec.Struct, frozen=True):
    """What every page shows: the scene and its clock as JSON, and the mark of the picture, by which parts are told."""

    scene: bytes = b""
    face: bytes = b""
    mark: str = ""


class Laid(msgspec.Struct, frozen=True):
    """How a page laid out the picture of a mark: in how many parts, which it shows, from 0, and its size, in cells."""

    mark: str
    parts: int
    at: int
    size: tuple[int, int]


class Lookout:
    """Looks at one run for all pages.

    `sight` is what there is to see; `pictures` are the files that it shows, by names that cannot be guessed.
    """

    def __init__(self, follower: Follower, folder: Path) -> None:
        """Follow a run; the data folder holds the settings, and a trainer's own plans with their pictures."""
        self.follower, self.folder = follower, folder
        self.sight = Sight()
        self.pictures: dict[str, Path] = {}
        self._finder = Pictures(folder)
        self._theme = ""
        self._chosen_at: tuple[int, ...] = (-1,)
        self._pulse: tuple[int, int] | None = None
        self._view: RoomView | None = None
        self._seen: tuple[RoomView | None, str, str] = (None, "", "")
        self._laid: dict[str, Laid | None] = {}
        self._streams: Counter[str] = Counter()
        self._named = ""
        self._named_at: Stamp | None = None

    def look(self) -> bool:
        """Read what is new; whether there is something else to see."""
        follower = self.follower
        changed = follower.poll()
        follower.sign()
        state = follower.state
        if state is None:
            self._view, words = None, MOMENT if follower.run or follower.broken else WAITING
        else:
            now = follower.now()
            pulse, words = room_pulse(state, now), self._which(state)
            if changed or pulse != self._pulse or self._view is None:
                self._pulse, self._view = pulse, room_look(state, now)
        seen, before = (self._view, self._colours(), words), self.sight
        if seen == self._seen:
            return False
        if self._view is not None and _still(self._view) == _still(self._seen[0]) and seen[1:] == self._seen[1:]:
            self.sight = msgspec.structs.replace(before, face=msgspec.json.encode(face_of(self._view)))
        else:
            self.sight = self._sight(*seen)
        self._seen = seen
        return self.sight != before

    def laid_out(self, page: str, laid: Laid) -> None:
        """Keep how an open page laid a picture out, and tell the lead."""
        if page in self._laid:
            self._laid[page] = laid
            self._tell()

    def opened(self, page: str) -> None:
        """A page looks on, by one stream more: a stream that broke off may end only after it has another."""
        self._streams[page] += 1
        self._laid.setdefault(page, None)

    def closed(self, page: str) -> None:
        """A stream has ended; a page that has none looks no more, and counts no more."""
        self._streams[page] -= 1
        if self._streams[page] <= 0:
            del self._streams[page], self._laid[page]
            self._tell()

    def _tell(self) -> None:
        """Tell the lead how many parts the picture takes, and what a page holds: of several pages, the one that needs
        most parts, so that nothing stays unseen in any. The others show their last one when it goes on.
        """
        laid = [one for one in self._laid.values() if one is not None and one.mark == self.sight.mark]
        if laid:
            most = max(laid, key=lambda one: (one.parts, -one.size[0] * one.size[1]))
            parts = max(1, min(most.parts, MOST_PARTS))
            self.follower.resized(*most.size, most.mark, parts, max(0, min(most.at, parts - 1)))

    def _sight(self, view: RoomView | None, theme: str, words: str) -> Sight:
        if view is None:
            self.pictures = {}
            return Sight(msgspec.json.encode(moment_of(words, theme)), b"null")
        names = {path: name for name, path in self.pictures.items()}
        shown: dict[str, Path] = {}

        def named(picture: Picture) -> str:
            path = self._finder.find(picture)
            if path is None:
                return ""
            name = names.setdefault(path, secrets.token_urlsafe(RANDOM) + path.suffix.lower())
            shown[name] = path
            return name

        scene = msgspec.structs.replace(scene_of(view, theme, named), told=words)
        self.pictures = shown
        return Sight(msgspec.json.encode(scene), msgspec.json.encode(face_of(view)), picture_mark(view))

    def _colours(self) -> str:
        """The colours chosen for the room, also when they are chosen while it is open."""
        try:
            there = os.stat(self.folder / FILE)  # a stick's times go in steps of two seconds
            chosen_at: tuple[int, ...] = (
                there.st_mtime_ns,
                there.st_ino,
                there.st_size,
            )
        except OSError:
            chosen_at = ()
        if chosen_at != self._chosen_at:
            self._chosen_at, self._theme = chosen_at, SettingsFile(self.folder).now.room_theme
        return self._theme

    def _which(self, state: State) -> str:
        """For a moment, the run that is followed, where none was named; whenever that is another."""
        follower = self.follower
        if follower.chooses and self._named != follower.run:
            self._named, self._named_at = follower.run, follower.real.now()
        if self._named_at is None or between(self._named_at, follower.real.now()) > NAMING:
            self._named_at = None
            return ""
        kind = "the rehearsal" if state.started is not None and state.started.rehearsal else "the run"
        return f"This window follows {kind} {follower.run}: {state.plan.title}"


def _still(view: RoomView | None) -> RoomView | None:
    """A view without its clock."""
    return msgspec.structs.replace(view, clock=None) if view is not None else None
