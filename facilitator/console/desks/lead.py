"""The lead's desks: which there are, what each is handed, and in which order they are told what happens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from facilitator.application.coming_back import absence
from facilitator.clock import ClockSource
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk, UndoDesk
from facilitator.console.desks.agenda import AgendaDesk, ClockDesk
from facilitator.console.desks.board import BoardDesk
from facilitator.console.desks.capture import CaptureDesk, PastingDesk
from facilitator.console.desks.cues import CuesDesk
from facilitator.console.desks.entries import EntriesDesk
from facilitator.console.desks.forms import FormsDesk
from facilitator.console.desks.greeting import Greeting
from facilitator.console.desks.groups import GroupsDesk
from facilitator.console.desks.hand import Hand
from facilitator.console.desks.handing_over import HandingOver
from facilitator.console.desks.happened import HappenedDesk
from facilitator.console.desks.heaps import HeapsDesk
from facilitator.console.desks.mirror import MirrorDesk
from facilitator.console.desks.offers import OffersDesk
from facilitator.console.desks.pages import PagesDesk, PapersDesk
from facilitator.console.desks.photographs import PhotographsDesk
from facilitator.console.desks.pointing import PointingDesk
from facilitator.console.desks.room import AsidesDesk, RoomDesk
from facilitator.console.desks.shared_pages import SharedPagesDesk
from facilitator.console.desks.teaching import TeachingDesk
from facilitator.console.desks.themes import ThemesDesk
from facilitator.console.desks.thinking import Thinking
from facilitator.console.desks.turns import TurnsDesk
from facilitator.console.desks.wall import WallDesk
from facilitator.console.desks.windows import PartsDesk, Windows
from facilitator.console.screens.over import OverTheDay
from facilitator.console.widgets.lesson import LessonLine
from facilitator.console.widgets.offers import Radar
from facilitator.console.widgets.panels import Middle, Side

KINDS: tuple[type[Desk], ...] = (
    *(PagesDesk, ClockDesk, CuesDesk, AgendaDesk, FormsDesk, EntriesDesk, CaptureDesk, OffersDesk, BoardDesk),
    *(GroupsDesk, TurnsDesk, ThemesDesk, HeapsDesk, PapersDesk, UndoDesk, RoomDesk, AsidesDesk, WallDesk, MirrorDesk),
    *(SharedPagesDesk, HappenedDesk, HandingOver, PhotographsDesk, TeachingDesk),
)
"""The kinds of desk that have commands, in the order in which help lists them."""


def lead_desks(
    bench: Bench,
    panels: tuple[Middle, Side, Radar],
    folder: Path,
    told: tuple[str, ...],
    real_clock: ClockSource,
    list_forms: Callable[[Bench], OverTheDay[str]],
    list_situations: Callable[[Bench], OverTheDay[str]],
    lessons: LessonLine,
) -> list[Desk]:
    """The desks of the lead's window, in the order in which they are told what happens.

    Exports go into the folder's `exports`; `told` are sentences to show first; `real_clock` is the machine's;
    `list_forms` makes the list of all forms, `list_situations` that of what may have happened; `lessons` is the line
    that teaches in the demonstration.
    """
    middle, side, radar = panels
    hand = Hand(bench)
    thinking = Thinking(bench, hand, radar)
    offers, turns, pasting = OffersDesk(bench, hand, thinking), TurnsDesk(bench, hand), PastingDesk(bench, hand)
    entries, groups = EntriesDesk(bench), GroupsDesk(bench)
    capture = CaptureDesk(bench, hand, thinking, offers, turns, pasting, entries)
    sharing = SharedPagesDesk(bench, side)
    windows = Windows(bench, side, real_clock, mirrored=bench.mode.room, noticed=sharing.noticed)
    parts = PartsDesk(bench, windows, side, folder)
    asides = AsidesDesk(bench, windows, parts)
    greeting = Greeting(bench, told, absence(bench.controller))
    pages, board = PagesDesk(bench, middle, parts, asides), BoardDesk(bench, middle, hand, thinking, offers)
    return [
        *(pages, capture, turns, hand, thinking, offers, pasting),
        *(board, PointingDesk(bench, pages, board), entries, groups, ThemesDesk(bench)),
        HeapsDesk(bench, thinking, capture),
        *(FormsDesk(bench, list_forms), PapersDesk(bench), ClockDesk(bench), AgendaDesk(bench), UndoDesk(bench)),
        *(windows, parts, RoomDesk(bench, windows), asides, WallDesk(bench)),
        MirrorDesk(bench, windows, greeting, folder),
        sharing,
        HappenedDesk(bench, groups, list_situations),
        *(greeting, CuesDesk(bench, side, real_clock), HandingOver(bench, folder, middle)),
        *(PhotographsDesk(bench, hand), TeachingDesk(bench, lessons)),
    ]
