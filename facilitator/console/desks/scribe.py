"""The scribe's desks: a shorter list than the lead's, without what moves the day, and one desk of her own."""

from __future__ import annotations

from pathlib import Path

from facilitator.application.coming_back import Drafts
from facilitator.application.following import day_begun
from facilitator.clock import ClockSource
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk, UndoDesk
from facilitator.console.desks.board import BoardDesk
from facilitator.console.desks.capture import CaptureDesk, PastingDesk
from facilitator.console.desks.cues import CuesDesk
from facilitator.console.desks.entries import EntriesDesk
from facilitator.console.desks.greeting import UNFINISHED
from facilitator.console.desks.groups import GroupsDesk
from facilitator.console.desks.hand import Hand
from facilitator.console.desks.handing_over import HandingOver
from facilitator.console.desks.heaps import HeapsDesk
from facilitator.console.desks.offers import OffersDesk
from facilitator.console.desks.pages import PagesDesk
from facilitator.console.desks.photographs import PhotographsDesk
from facilitator.console.desks.pointing import PointingDesk
from facilitator.console.desks.thinking import Thinking
from facilitator.console.desks.turns import TurnsDesk
from facilitator.console.desks.windows import Windows
from facilitator.console.key import is_open, key
from facilitator.console.program import program
from facilitator.console.widgets.panels import Middle, Side
from facilitator.console.widgets.typing import Purpose
from facilitator.journal.port import JournalProblem
from facilitator.live.capture_line import understand
from facilitator.live.facts.room import SendNudge
from facilitator.live.stamp import Stamp, between

LOOK_OUT = 1.0
"""Seconds between two looks for a real day."""

NUDGE = "Tell the lead something that nobody else sees"


class TurningDesk(Desk):
    """Turns a window on a rehearsal to the real day once one begins, if nobody named the run."""

    def __init__(self, bench: Bench, real_clock: ClockSource) -> None:
        """Look out by the machine's clock: a rehearsal's runs ahead."""
        super().__init__(bench)
        self.real_clock = real_clock
        self._looked: Stamp | None = None

    def passed(self) -> None:
        """Look for a real day now and then; what is being typed goes over to it as a draft."""
        controller, now = self.bench.controller, self.real_clock.now()
        here = program(self.bench.screen)
        if not (here.turns and self.bench.now.rehearsal):
            return
        if self._looked is not None and between(self._looked, now) < LOOK_OUT:
            return
        self._looked = now
        try:
            day = day_begun(controller.journal.runs(), controller.run, now.wall)
        except JournalProblem:
            return  # the controller tells of it, and this is tried again
        if not day or controller.saving.waiting:
            return
        if self.bench.typing is not None and self.bench.field.text:
            typed = Drafts(controller.journal, day, controller.window)
            typed.keep(self.bench.field.purpose.place, self.bench.field.text)
            typed.store()
        for desk in self.bench.heard.left:
            desk.left()
        here.turn_to_day()


class ScribeDesk(Desk):
    """What the scribe's window is for."""

    MENU = "Groups"

    def begun(self) -> None:
        """Say so, and what was left typed."""
        if self.bench.drafts.places():
            self.bench.say(UNFINISHED)
        else:
            kind = "rehearsal" if self.bench.now.rehearsal else "run"
            follows = f"This window follows the {kind} {self.bench.controller.run}. "
            self.bench.say(
                f"{follows}You type, the lead leads. esc leaves the line, then ⟦nudge.send:!⟧ tells the lead something."
            )

    def looked(self) -> None:
        """Once the day has ended there is nothing to type, and a draft is kept."""
        if self.bench.now.phase == "ended" and self.bench.field.open:
            self.bench.close_line()
            self.bench.say("The day has ended.")

    def woke(self, seconds: float) -> None:
        """That the laptop was away is for the lead's window to note, once."""
        self.bench.controller.slept = 0.0

    @key("nudge.send", "exclamation_mark", "tell the lead", NUDGE, where="scribe", footer=6, when=is_open, scribe=True)
    def nudge(self) -> None:
        hint = "enter sends · 4: at the start names a group · esc out, draft kept"
        self.bench.line(Purpose("nudge", "Tell the lead (only she sees it)", self._send, hint))

    def _send(self, text: str) -> None:
        typed = understand(text, self.bench.now.groups)
        command = SendNudge(typed.words, typed.group) if typed.words else None
        self.bench.save(command, "The lead has it on her screen.")


KINDS: tuple[type[Desk], ...] = (
    *(PagesDesk, CuesDesk, CaptureDesk, BoardDesk, EntriesDesk, GroupsDesk, UndoDesk, HandingOver, ScribeDesk),
    *(OffersDesk, HeapsDesk, PhotographsDesk),
)
"""The kinds of desk whose commands she has, in the order in which help lists them."""


def scribe_desks(bench: Bench, middle: Middle, side: Side, folder: Path, real_clock: ClockSource) -> list[Desk]:
    """The desks of the scribe's window, in the order in which they are told what happens."""
    hand = Hand(bench)
    thinking = Thinking(bench, hand, None)
    offers, turns, pasting = OffersDesk(bench, hand, thinking), TurnsDesk(bench, hand), PastingDesk(bench, hand)
    entries = EntriesDesk(bench)
    capture = CaptureDesk(bench, hand, thinking, offers, turns, pasting, entries)
    pages, board = PagesDesk(bench, middle), BoardDesk(bench, middle, hand, thinking, offers)
    return [
        *(pages, capture, turns, hand, thinking, offers, pasting),
        *(board, PointingDesk(bench, pages, board), entries, GroupsDesk(bench), UndoDesk(bench)),
        HeapsDesk(bench, thinking, capture),
        *(
            TurningDesk(bench, real_clock),
            ScribeDesk(bench),
            Windows(bench, side, real_clock, mirrored=False),
            CuesDesk(bench, side, real_clock),
        ),
        *(HandingOver(bench, folder, middle), PhotographsDesk(bench, hand)),
    ]
