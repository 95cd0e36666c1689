"""The desks for the other windows on the run: signs for them, whether the room's is there, the parts that it takes,
the pages that other devices have.
"""

from __future__ import annotations

from pathlib import Path

from facilitator.agenda.model import Picture
from facilitator.application.presence import (
    LOOK,
    SharedPage,
    Watch,
    ending_name,
    picture_mark,
    shared_in,
    window_name,
)
from facilitator.application.waking import tell
from facilitator.clock import ClockSource
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.key import key
from facilitator.console.painting.ink import ink
from facilitator.console.painting.room_parts import part_words
from facilitator.console.widgets.panels import Side
from facilitator.live.facts.room import TurnPart
from facilitator.live.queries.interruptions import is_dark
from facilitator.live.queries.room_view import RoomView, room_look
from facilitator.live.room_state import FOLLOWING

DIED = "The room's window is gone. facilitator room opens it again, and it comes back as it was."
CLOSED = "The room's window was closed."
PAGES = {"room": "The room's page", "remote": "The telephone's page", "scribe": "The scribe's window"}
SHARED = "{what} can now be opened by one other device. Its certificate begins {begins}."
SHARED_WITH = "{what} is open on the device {device}. Its certificate begins {begins}."
SHARED_NO_MORE = "{what} is shared no more."
STANDING = "Shared: {pages} · ⟦share.end:H⟧ ends it"
NOT_SHARED = "Nothing is shared with another device."
ENDING = "{pages}: it is being ended."
END = "End what is shared with another device: the telephone's page, the scribe's window, the room's page"


class Windows(Desk):
    """Which other windows are open on the run, and what the lead is told when one goes."""

    def __init__(self, bench: Bench, side: Side, real_clock: ClockSource, *, mirrored: bool) -> None:
        """Tell of them in the panel at the side. A rehearsal's clock would make other windows look dead."""
        super().__init__(bench)
        self.side, self.real_clock, self.mirrored = side, real_clock, mirrored
        self.watching = Watch()
        self._name = window_name(bench.controller.window)
        self._told = 0
        self._shared: tuple[SharedPage, ...] = ()
        self._ending: set[str] = set()

    def opened(self) -> None:
        """Leave signs, and watch those of the others."""
        self.bench.screen.set_interval(LOOK, self.look_around)
        self.look_around()

    def look_around(self) -> None:
        """See whether the room's window is still there, and say so when that changes."""
        if not self.side.is_attached:
            return
        journal, run = self.bench.controller.journal, self.bench.controller.run
        journal.here(run, self._name)
        had = self.watching.has("room")
        open_before = self.watching.open
        self.watching.look(journal.signs(run), self.real_clock.now())
        if self.watching.open != open_before:  # another window, another size, or it tells how many parts it needs
            tell(self.watching.open - open_before)  # so that it knows that it will be told
            self.bench.look()
        has, lost = self.watching.has("room"), self.watching.lost("room")
        if had and not has and self.bench.controller.window == "lead":
            self.bench.say(DIED if lost else CLOSED)
        self._tell_shared(open_before)
        self.side.room_window = "open" if has else "mirrored" if self.mirrored else "lost" if lost else "none"

    def _tell_shared(self, before: frozenset[str]) -> None:
        """Tell the lead of pages that are shared with another device: that they are, and who comes and goes."""
        if self.bench.controller.window != "lead":
            return
        self._shared = tuple(filter(None, map(shared_in, sorted(self.watching.open))))
        pages = " and ".join(map(_standing_of, self._shared))
        self.side.shared = self.bench.named(STANDING.format(pages=pages)) if pages else ""
        for fingerprint in self._ending - {page.fingerprint for page in self._shared}:
            self._ending.discard(fingerprint)
            self.bench.controller.journal.gone(self.bench.controller.run, ending_name(fingerprint))
        come, gone = (
            list(filter(None, map(shared_in, sorted(names))))
            for names in (self.watching.open - before, before - self.watching.open)
        )
        for page in come:
            begins = " ".join(page.fingerprint[at : at + 4] for at in range(0, len(page.fingerprint), 4))
            words = SHARED_WITH if page.device else SHARED
            self.bench.say(words.format(what=PAGES.get(page.what, "A page"), device=page.device, begins=begins))
        for page in gone:
            if not any(shared_in(name) for name in self.watching.open):
                self.bench.say(SHARED_NO_MORE.format(what=PAGES.get(page.what, "A page")))

    @property
    def shared(self) -> tuple[SharedPage, ...]:
        """The pages that other devices may have open now."""
        return self._shared

    def end_shared(self) -> None:
        """Ask whoever shares a page to end it; each does, and takes its sign away, within a second."""
        for page in self._shared:
            self._ending.add(page.fingerprint)
            self.bench.controller.journal.here(self.bench.controller.run, ending_name(page.fingerprint))

    def looked(self) -> None:
        """Tell the other windows of what was written, before it is painted here."""
        seq = self.bench.state.seq
        if seq != self._told:
            self._told = seq
            tell(self.watching.open)

    def left(self) -> None:
        """Take this window's sign away."""
        self.bench.controller.journal.gone(self.bench.controller.run, self._name)

    def room_sizes(self, view: RoomView) -> frozenset[tuple[int, int]]:
        """The sizes in cells of all screens that participants see, as far as they have told."""
        if self.bench.mode.room:
            size = self.bench.screen.size
            return frozenset({(size.width, max(1, size.height - 1))})
        return self.watching.sizes("room", picture_mark(view))

    def room_parts(self, view: RoomView) -> frozenset[tuple[int, int]]:
        """Which part of how many those screens show that lay a view out by rules of their own, and have told."""
        return frozenset() if self.bench.mode.room else self.watching.parts("room", picture_mark(view))

    @property
    def measured(self) -> bool:
        """Whether there is a screen of which it can be told how many parts it takes."""
        return self.bench.mode.room or self.watching.has("room")

    @property
    def has_room(self) -> bool:
        """Whether there is a screen that participants see."""
        return self.mirrored or self.watching.has("room")


def _standing_of(page: SharedPage) -> str:
    """What is shared, and with whom, in a few words."""
    what = PAGES.get(page.what, "A page")
    return f"{what[:1].lower()}{what[1:]}, {f'open on {page.device}' if page.device else 'nobody has it open'}"


class SharingDesk(Desk):
    """What other devices have open of this laptop, ended with one key."""

    MENU = "Room"

    def __init__(self, bench: Bench, windows: Windows) -> None:
        """Know which pages are shared."""
        super().__init__(bench)
        self.windows = windows

    @key(
        "share.end",
        "H,shift+h",
        "end sharing",
        END,
        room=True,
        synonyms=("hang up", "share", "shared", "telephone", "disconnect"),
    )
    def end(self) -> None:
        pages = [PAGES.get(page.what, "A page") for page in self.windows.shared]
        self.windows.end_shared()
        self.bench.say(ENDING.format(pages=" and ".join(pages)) if pages else NOT_SHARED)


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
        if is_dark(self.bench.state) or self._stays() or not 0 <= wanted < count:
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
        if is_dark(self.bench.state) or not self.windows.measured:
            return 0, 1
        view = room_look(self.bench.state, self.bench.controller.clock.now())
        told = [(at if view.part == FOLLOWING else min(view.part, n - 1), n) for at, n in self.windows.room_parts(view)]
        told += self._laid_out(view, self.windows.room_sizes(view))
        return max(told, key=lambda standing: standing[1], default=(0, 1))

    def _laid_out(self, view: RoomView, sizes: frozenset[tuple[int, int]]) -> list[tuple[int, int]]:
        """The same for windows of these sizes, which lay a view out by the rules that this program knows."""
        if not sizes:
            return []  # what lays out is a tenth of all modules: it is loaded once there is a window to reckon with
        from facilitator.console.painting.room import room_standing

        draw = None
        if any(isinstance(block, Picture) for block in view.blocks):
            from facilitator.console.pictures import Pictures

            draw = Pictures(self.folder).drawn
        standings = (room_standing(view, *size, ink("dark"), draw) for size in sizes)
        return [(at, len(parts)) for parts, at in standings]
