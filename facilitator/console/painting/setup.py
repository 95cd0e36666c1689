"""What stands beside the lines of the setup: what is missing, the groups and agencies, the room, and the day. Pure."""

from __future__ import annotations

from typing import NamedTuple

from textual.strip import Strip

from facilitator.agenda.counting import count_words
from facilitator.agenda.model import Plan
from facilitator.agenda.times_of_day import as_said
from facilitator.console.painting.home import Detail, detail_lines, frame_foot, frame_top, framed
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, fill, strip_of, wrap, wrap_runs
from facilitator.console.painting.spots import does
from facilitator.live.queries.schedule import length_words
from facilitator.live.queries.view import View

SHARED = "Participants see this laptop's screen: what is private is hidden, and one key shows the room's page."
ALONE = "You alone see this screen. A second window shows the room its own: facilitator room."
FITS = "It is taken to be {size}: facilitator check tells which pages come in parts there."
UNKNOWN = "⟦settings.open:F9⟧ says how large the room's window is; facilitator check then tells which pages do not fit."
MISSING = "They are asked for when the day is started; what stays open reads “please ask your trainers”."
MOST_AGENCIES = 2
"""Lines that the agencies take at most."""
LEAST = 9
"""Lines from which on the day has a card."""


class Setting(NamedTuple):
    """What is set up so far, as far as it can be understood; `wrong` says what cannot."""

    plan: Plan
    groups: tuple[str, ...] = ()
    wrong: str = ""
    shared: bool = False
    room_size: str = ""
    view: View | None = None
    """The day as it would begin now."""


def times_words(plan: Plan) -> str:
    """When the plan begins and ends, how many items it has, and how long it is."""
    times = f"{as_said(plan.starts)} to {as_said(plan.finishes)}"
    return f"{times}, {count_words(len(plan.items), 'item')}, {length_words(plan.minutes)}"


def card_lines(setting: Setting, width: int, height: int, style: Ink) -> list[Strip]:
    """What is missing, the groups, and the room, each in a card, one under the other."""
    lines = _cards(setting, width, style)
    return [*lines, *[strip_of([], width, style.plain)] * (height - len(lines))][:height]


def _cards(setting: Setting, width: int, style: Ink) -> list[Strip]:
    plan, inner = setting.plan, width - 4
    lines: list[Strip] = []
    if plan.unfilled:
        names = [strip_of([(line, style.warn)], inner, style.plain) for line in wrap(", ".join(plan.unfilled), inner)]
        lines += _card("Not filled in yet", [*names, *_words(MISSING, inner, style)], width, style, warns=True)
    lines += _card("Groups", _groups(setting, inner, style), width, style)
    size = FITS.format(size=setting.room_size) if setting.room_size else UNKNOWN
    room = [*_words(SHARED if setting.shared else ALONE, inner, style), *_words(size, inner, style)]
    return lines + _card("The room", room, width, style)


def day_lines(setting: Setting, width: int, height: int, style: Ink) -> list[Strip]:
    """The day as it would run, in a card; nothing where there is no room for one."""
    if height < LEAST:
        return [strip_of([], width, style.plain)] * height
    about = tuple(filter(None, (times_words(setting.plan), setting.plan.description)))
    lines = detail_lines(Detail("The day as it would run", about, view=setting.view), width, height, style)
    return [*lines, *[strip_of([], width, style.plain)] * (height - len(lines))][:height]


def beside_lines(setting: Setting, width: int, height: int, style: Ink) -> list[Strip]:
    """All cards; the day takes what the others leave, or gives way to them."""
    cards = _cards(setting, width, style)
    return [*cards, *day_lines(setting, width, height - len(cards), style)][:height]


def _card(title: str, body: list[Strip], width: int, style: Ink, warns: bool = False) -> list[Strip]:
    pad = strip_of([], 1, style.plain)
    return [
        frame_top(title, width, style.line, style.warn if warns else style.title, style.plain),
        *(framed(Strip.join([pad, line, pad]), width, style.line, style.plain) for line in body),
        frame_foot(width, style.line, style.plain),
    ]


def _words(words: str, width: int, style: Ink) -> list[Strip]:
    runs = wrap_runs(style.offers(words, style.quiet), width)
    return [strip_of(line, width, style.plain) for line in runs]


def _groups(setting: Setting, width: int, style: Ink) -> list[Strip]:
    """The groups as they would be called, side by side, and the agencies that the plan names."""
    if setting.wrong:
        return [strip_of([(line, style.warn)], width, style.plain) for line in wrap(setting.wrong, width)]
    lines = [
        strip_of([(line, style.strong)], width, style.plain)
        for line in wrap(" · ".join(name.replace(" ", "\u00a0") for name in setting.groups), width)
    ]
    if setting.plan.agencies:
        lines += _agencies(setting.plan.agencies, width, style)
    return lines


def _agencies(names: tuple[str, ...], width: int, style: Ink) -> list[Strip]:
    """As many as two lines hold, and how many there are."""
    head = f"{count_words(len(names), 'agency', 'agencies')}: "
    for shown in range(len(names), 0, -1):
        more = f" and {len(names) - shown} more" if shown < len(names) else ""
        words = f"{head}{', '.join(names[:shown])}{more}"
        if len(wrap(words, width)) <= MOST_AGENCIES:
            return _words(words, width, style)
    return _words(head.rstrip(": "), width, style)


def start_line(width: int, style: Ink) -> Strip:
    """What begins the day, to be pressed or clicked from any line."""
    start: list[Run] = [
        ("  ", style.plain),
        (" ▶ Start the day ", does(style.chip, "setup.start")),
        (style.named("  ⟦setup.start:F5⟧, or enter on the last line"), does(style.quiet, "setup.start")),
    ]
    return strip_of(start, width, style.plain)


def head_lines(plan: Plan, width: int, height: int, style: Ink, alone: bool) -> list[Strip]:
    """The plan's title and times; where nothing stands beside the lines (`alone`), also how much is not filled in."""
    lines = [strip_of([(f" {fill(plan.title, width - 2)}", does(style.title, "menu"))], width, style.plain)]
    lines.append(strip_of([(f" {times_words(plan)}", style.plain)], width, style.plain))
    if alone and plan.unfilled:
        words = f"{count_words(len(plan.unfilled), 'detail')} not filled in yet; asked for when the day is started: "
        lines += [
            strip_of([(f" {line}", style.warn)], width, style.plain)
            for line in wrap(words + ", ".join(plan.unfilled), width - 2)
        ]
    if alone and plan.description:
        lines += [
            strip_of([(f" {line}", style.quiet)], width, style.plain) for line in wrap(plan.description, width - 2)
        ]
    return [*lines, *[strip_of([], width, style.plain)] * (height - len(lines))][:height]
