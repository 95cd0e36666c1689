"""The lead's screen: the day, its page or its board, the clock, and the line the groups' words go into."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from textual.app import ComposeResult

from facilitator.application.coming_back import Drafts
from facilitator.clock import ClockSource
from facilitator.console.bench import Bench
from facilitator.console.desks.lead import KINDS, lead_desks
from facilitator.console.everywhere import Everywhere
from facilitator.console.key import at, bindings, keys_of, with_own
from facilitator.console.mode import Mode
from facilitator.console.screens.over import OverTheDay
from facilitator.console.screens.running import RunScreen
from facilitator.console.widgets.lesson import LessonLine
from facilitator.console.widgets.offers import Radar
from facilitator.console.widgets.panels import DayBar, Middle, Panels, Side, Today
from facilitator.console.widgets.typing import OwnLine
from facilitator.controller import Controller

KEYS = (*keys_of(KINDS), *Everywhere.KEYS)

BEGINS = next(one for one in KEYS if one.id == "page.next")


def list_of_forms(bench: Bench) -> OverTheDay[str]:
    """The list of all forms, loaded when it is first opened."""
    from facilitator.console.screens.forms import FormsSheet

    return FormsSheet(bench)


def list_of_situations(bench: Bench) -> OverTheDay[str]:
    """The list of what may have happened, loaded when it is first opened."""
    from facilitator.console.screens.happened import HappenedSheet

    return HappenedSheet(bench)


class LeadLine(OwnLine):
    """The line the lead types in."""

    BINDINGS = bindings(at(KEYS, "line"))


class LeadMiddle(Middle):
    """The page, or the lead's board."""

    BINDINGS = bindings(at(KEYS, "board"))


class LeadScreen(RunScreen):
    """What the lead works from."""

    CSS_PATH = "lead.tcss"
    KEYS = KEYS
    BINDINGS = bindings(at(KEYS, "lead"))

    def __init__(
        self,
        controller: Controller,
        drafts: Drafts,
        folder: Path,
        real_clock: ClockSource,
        told: tuple[str, ...] = (),
        own: Mapping[str, str] | None = None,
        *,
        one_screen: bool = False,
    ) -> None:
        """Open on a run, with the drafts this window left; exports go into the folder's `exports`.

        `told` are sentences to show first, `own` the trainer's own keys by command. With `one_screen`, participants
        see this window, so it opens in the room's layout.
        """
        super().__init__(controller, drafts, own or {}, LeadLine, Mode(room=one_screen))
        self.bar, self.today, self.middle, self.side = DayBar(), Today(), LeadMiddle(), Side()
        self.side.middle = self.middle
        self.radar, self.lesson = Radar(), LessonLine()
        self.middle.begin = f"Press {with_own(BEGINS, self.bench.own).sign} to begin."
        panels = (self.middle, self.side, self.radar)
        lists = (list_of_forms, list_of_situations)
        desks = lead_desks(self.bench, panels, folder, told, real_clock, *lists, self.lesson)
        self.set_out(desks, [self.bar, self.today, *panels], [self.middle])

    def compose(self) -> ComposeResult:
        """Bar, three panels, words, keys."""
        yield self.bar
        with Panels(id="panels"):
            yield self.today
            yield self.middle
            yield self.side
        yield self.bench.field
        yield self.radar
        yield self.lesson
        yield self.bench.message
        yield self.bench.footer
