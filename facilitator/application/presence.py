"""Which windows are open on a run, for a window that wants to know: it watches their signs come and stay away."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable

import msgspec

from facilitator.clock import ClockSource
from facilitator.journal.port import Journal
from facilitator.live.queries.room_view import RoomView
from facilitator.live.stamp import Stamp, between

SIGN = 0.4
"""Seconds between two signs of a window."""
LOOK = 0.6
"""Seconds between two looks at them."""
COMPARED = 16
"""Digits of a fingerprint that the lead's screen shows: 64 bits, which nobody can imitate within a day."""
SILENT = 1.3
"""Seconds without a new sign after which a window is taken to be dead; with one more look that is within two."""


def window_name(kind: str) -> str:
    """What this process's window of a kind ("lead", "room", "scribe") is called among all that are open."""
    return f"{kind}-{os.getpid()}"


def shared_name(what: str, fingerprint: str, device: str) -> str:
    """What a page ("room", "remote", "scribe") is called that this process shares, and with which device ("": none).

    With the beginning of its certificate's fingerprint, for the lead to compare. A device is told by its address,
    without dots, which do not pass every file system as they are.
    """
    return f"shared-{os.getpid()}-{what}-{fingerprint[:COMPARED]}-{device.replace('.', '_') or 'nobody'}"


class SharedPage(msgspec.Struct, frozen=True):
    """A page that is shared: which, how its certificate's fingerprint begins, and the device that has it open."""

    what: str
    fingerprint: str
    device: str


def shared_in(name: str) -> SharedPage | None:
    """What a window's name tells of a page that is shared; None where it is another window."""
    kind, *rest = name.split("-", 4)
    if kind != "shared" or len(rest) != 4:
        return None
    _, what, fingerprint, device = rest
    return SharedPage(what, fingerprint, "" if device == "nobody" else device.replace("_", "."))


def ending_name(fingerprint: str) -> str:
    """The sign by which the lead's window asks whoever shares the page of this certificate to end it.

    It goes by the fingerprint, which no second page has, so that a sign that was left behind ends no other.
    """
    return f"ending-{fingerprint[:COMPARED]}"


def sized_name(name: str, width: int, height: int) -> str:
    """A window's name with its size in cells, by which others know what it can show."""
    return f"{name}-{width}x{height}"


def listening_name(name: str, port: int) -> str:
    """A window's name with the port at which it hears that somebody wrote; without one, as it is."""
    return f"{name}-p{port}" if port else name


def port_in(name: str) -> int:
    """The port that a window's name tells; 0 for none."""
    for said in name.split("-")[2:]:
        if said[:1] == "p" and said[1:].isdecimal() and len(said) <= len("p65535"):
            return min(int(said[1:]), 65535)
    return 0


def parted_name(name: str, picture: str, parts: int, at: int = 0) -> str:
    """A window's name with how many parts a picture takes in it, and which it shows; the size goes behind that."""
    return f"{name}-{parts}of{picture}at{at}"


def parts_in(name: str, picture: str) -> tuple[int, int] | None:
    """Which part of how many the window of a name says that it shows of a picture; None where it speaks of another."""
    for said in name.split("-")[1:]:
        parts, of, rest = said.partition("of")
        which, _, at = rest.partition("at")
        if of and which == picture and parts.isdecimal() and at.isdecimal():
            return int(at), int(parts)
    return None


def picture_mark(view: RoomView) -> str:
    """A few letters that are others for every other picture, however its clock stands and whichever part is shown."""
    still = msgspec.structs.replace(view, clock=None, part=0)
    return f"{zlib.crc32(msgspec.json.encode(still)):08x}"


def size_in(name: str) -> tuple[int, int] | None:
    """The size that a window's name tells, if it does."""
    width, _, height = name.rpartition("-")[2].partition("x")
    return (int(width), int(height)) if width.isdecimal() and height.isdecimal() else None


def lays_out_itself(name: str) -> bool:
    """Whether the window of a name counts its parts by rules of its own, as the page in a browser does."""
    return any(part.partition("of")[0].isdecimal() and "of" in part for part in name.split("-")[1:])


class Watch:
    """Follows the signs of all windows on one run."""

    def __init__(self) -> None:
        """Start with no window known."""
        self._signs: dict[str, int] = {}
        self._since: dict[str, Stamp | None] = {}
        self._looked = False
        self.open: frozenset[str] = frozenset()
        """The windows that are open."""
        self.died: frozenset[str] = frozenset()
        """Those that fell silent without taking their sign away."""

    def look(self, signs: dict[str, int], now: Stamp) -> bool:
        """Take in the signs that lie there now; whether a window has come or gone.

        What lies there at the first look may be left from a crash: it counts only once it has changed.
        """
        before = self.open
        for window, sign in signs.items():
            if window not in self._signs:
                self._since[window] = now if self._looked else None
            elif sign != self._signs[window]:
                self._since[window] = now
        self._looked, self._signs = True, signs
        fresh = {w for w in signs if (since := self._since[w]) is not None and between(since, now) <= SILENT}
        self.died = (self.died | (before - fresh)) & frozenset(signs) - fresh
        self.open = frozenset(fresh)
        return self.open != before

    def has(self, kind: str) -> bool:
        """Whether a window of this kind is open."""
        return any(window.startswith(f"{kind}-") for window in self.open)

    def sizes(self, kind: str, picture: str) -> frozenset[tuple[int, int]]:
        """The sizes of the open windows of this kind, as far as they tell them, and nothing of how a picture is laid
        out in them.
        """
        windows = (window for window in self.open if window.startswith(f"{kind}-") and not parts_in(window, picture))
        return frozenset(filter(None, map(size_in, windows)))

    def parts(self, kind: str, picture: str) -> frozenset[tuple[int, int]]:
        """Which part of how many those windows of this kind show that have told so of a picture."""
        told = (parts_in(window, picture) for window in self.open if window.startswith(f"{kind}-"))
        return frozenset(filter(None, told))

    def lost(self, kind: str) -> bool:
        """Whether a window of this kind died and none has taken its place."""
        return not self.has(kind) and any(window.startswith(f"{kind}-") for window in self.died)


def open_windows(
    kind: str, journal: Journal, clock: ClockSource, wait: Callable[[float], None]
) -> tuple[tuple[str, str], ...]:
    """The windows of a kind that are open now, each as its run and its name, for whoever looks only once.

    A sign that a crash left does not change: where any lies there, this `wait`s as long as a window may be silent.
    """
    signed = [run.run for run in journal.runs() if any(name.startswith(f"{kind}-") for name in journal.signs(run.run))]
    watches = {run: Watch() for run in signed}
    for _ in range(round(SILENT / LOOK) if signed else 0):
        for run, watch in watches.items():
            watch.look(journal.signs(run), clock.now())
        wait(LOOK)
    for run, watch in watches.items():
        watch.look(journal.signs(run), clock.now())
    return tuple(
        (run, name) for run, watch in watches.items() for name in sorted(watch.open) if name.startswith(f"{kind}-")
    )


class SecondLook:
    """Tells windows that are open from signs that a crash left, for whoever looks only when a key is pressed."""

    def __init__(self) -> None:
        """Nothing has been looked at yet."""
        self._first: dict[str, tuple[dict[str, int], Stamp]] = {}

    def words(self, run: str, signs: dict[str, int], now: Stamp) -> str:
        """Why a run must be left alone for now; "" where no window has it open.

        A sign that no second look has seen change since SILENT seconds ago was left by a crash.
        """
        if not signs:
            return ""
        names = sorted({CALLED.get(window.partition("-")[0], "a window") for window in signs})
        first = self._first.setdefault(run, (signs, now))
        waited = between(first[1], now) >= SILENT
        if waited:
            self._first[run] = (signs, now)
            if all(first[0].get(window) == sign for window, sign in signs.items()):
                return ""
        again = "" if waited else " If it is closed, press the key again in a moment."
        return f"{' and '.join(names).capitalize()} still has {run} open: close it there first.{again}"


CALLED = {"lead": "a lead's window", "room": "the room's window", "scribe": "the scribe's window"}
"""What windows are called, by the kind in their names."""
