"""Home as cards: what to go on with, what to start, what to look back on; and beside them the day that is marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from facilitator.console.painting import block_face
from facilitator.console.painting.figures import figure_tiles
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, beside, clip, strip_of, wrap
from facilitator.console.painting.ribbon import ribbon, scale_of_hours
from facilitator.console.painting.spots import Spot, does, standing, unspotted
from facilitator.console.painting.today import today
from facilitator.live.queries.figures import Figures
from facilitator.live.queries.view import View

Section = Literal["Go on", "Start a day", "Rehearsals", "Look back"]

TIPS: dict[Section, str] = {
    "Go on": "⟦home.go_on:enter⟧ goes on where the day was left",
    "Start a day": "⟦home.go_on:enter⟧ starts · ⟦home.rehearse:r⟧ rehearses · ⟦home.edit:e⟧ edits"
    " · ⟦home.bring:b⟧ brings one",
    "Rehearsals": "⟦home.go_on:enter⟧ goes on rehearsing · ⟦home.throw_away:X⟧ throws it away",
    "Look back": "⟦home.go_on:enter⟧ reads it · ⟦home.review:v⟧ all days",
}
"""What can be done with what a card holds."""


class Place(NamedTuple):
    """A row of a card: what it stands for, how it is called, what it is about, words at its right, a line under it."""

    id: str
    text: str
    aside: str
    section: Section
    title: str
    below: str = ""
    warns: bool = False


class Detail(NamedTuple):
    """What there is to know of what is marked: words about it, the day it makes or made, and its figures."""

    title: str
    words: tuple[str, ...] = ()
    missing: str = ""
    view: View | None = None
    figures: Figures | None = None


def frame_top(title: str, width: int, edge: Style, head: Style, ground: Style) -> Strip:
    """The upper edge of a card, with its title."""
    title = clip(title, max(1, width - 6))
    rule = "─" * max(0, width - cell_len(title) - 5)
    return strip_of([("╭─", edge), (f" {title} ", head), (f"{rule}╮", edge)], width, ground)


def frame_foot(width: int, edge: Style, ground: Style) -> Strip:
    """The lower edge."""
    return strip_of([("╰" + "─" * max(0, width - 2) + "╯", edge)], width, ground)


def framed(line: Strip, width: int, edge: Style, ground: Style) -> Strip:
    """A line that is two cells narrower between the edges of a card."""
    side = strip_of([("│", edge)], 1, ground)
    return Strip.join([side, line, side]).crop(0, width)


def cards(places: Sequence[Place], at: int, width: int, height: int, style: Ink) -> tuple[list[Strip], list[int]]:
    """The cards in exactly `height` lines with the place in hand in sight, and which place (or -1) each line shows."""
    lines, shows = _cards(places, at, width, style, tips=True)
    if len(lines) > height:
        lines, shows = _cards(places, at, width, style, tips=False)
    room = height - (len(lines) > height)
    here = shows.index(at) if at in shows else 0
    top = max(0, min(here - room // 2, len(lines) - room))
    cut = len(lines) > height
    above, below = top > 0, top + room < len(lines)
    lines, shows = lines[top : top + room], shows[top : top + room]
    if cut:
        lines.append(strip_of([(f"   {'↑ ' * above}{'↓ ' * below}more", style.quiet)], width, style.plain))
        shows.append(-1)
    blank = strip_of([], width, style.plain)
    return [*lines, *[blank] * (height - len(lines))][:height], [*shows, *[-1] * (height - len(shows))][:height]


def _cards(places: Sequence[Place], at: int, width: int, style: Ink, tips: bool) -> tuple[list[Strip], list[int]]:
    lines: list[Strip] = []
    shows: list[int] = []
    for section in dict.fromkeys(place.section for place in places):
        inside = [number for number, place in enumerate(places) if place.section == section]
        edge, head = (style.accent, style.title) if at in inside else (style.line, style.strong)
        lines.append(frame_top(section, width, edge, head, style.plain))
        shows.append(-1)
        for number in inside:
            for line in _place(places[number], number == at, width - 2, style):
                lines += standing([framed(line, width, edge, style.plain)], Spot("choice", places[number].id))
                shows.append(number)
        if tips:
            for tip in style.offers_in_parts(TIPS[section], style.quiet, width - 6):
                painted = strip_of([("   ", style.quiet), *tip], width - 2, style.plain)
                lines.append(framed(painted, width, edge, style.plain))
                shows.append(inside[-1])
        lines.append(frame_foot(width, edge, style.plain))
        shows.append(-1)
    return lines, shows


def _place(place: Place, here: bool, width: int, style: Ink) -> list[Strip]:
    """A row: title and words beside each other where both fit; else the words stand under the title."""
    shade, quiet = (style.here, style.here_quiet) if here else (style.plain, style.quiet)
    ground = style.here if here else style.plain
    tone = style.warn if place.warns and not here else quiet
    fits = cell_len(place.title) + cell_len(place.aside) + 6 <= width
    aside: list[Run] = [(f" {place.aside} ", tone)] if fits else []
    lines = []
    for number, text in enumerate(wrap(place.title, max(1, width - 4 - sum(cell_len(words) for words, _ in aside)))):
        sign = "▶" if here and number == 0 else " "
        lines.append(beside([(f" {sign} {text}", shade)], aside if number == 0 else [], width, ground))
    for words, colour in ((place.aside if not fits else "", tone), (place.below, quiet)):
        if words:
            lines.append(strip_of([(f"   {clip(words, width - 4)}", colour)], width, ground))
    return lines


MOST_WORDS = 4
"""Lines that a plan's own words about itself take at most."""


def detail_lines(detail: Detail, width: int, height: int, style: Ink) -> list[Strip]:
    """The day that is marked, in a card of its own as high as there is room."""
    edge, inner = style.line, width - 4
    body: list[Strip] = []
    blank = strip_of([], inner, style.plain)
    for number, text in enumerate(detail.words):
        lines = wrap(text, inner)
        lines = (
            (*lines[: MOST_WORDS - 1], clip(" ".join(lines[MOST_WORDS - 1 :]), inner))
            if len(lines) > MOST_WORDS
            else lines
        )
        body += [strip_of([(line, style.strong if not number else style.quiet)], inner, style.plain) for line in lines]
    if detail.missing:
        body += [blank, *(strip_of([(line, style.warn)], inner, style.plain) for line in wrap(detail.missing, inner))]
    if detail.view is not None:
        body += [blank, unspotted(ribbon(detail.view, inner, style)), scale_of_hours(detail.view, inner, style)]
    if detail.figures is not None:
        body += [blank, *figure_tiles(detail.figures, inner, style)]
    room = height - 2 - len(body) - 1
    if detail.view is not None and room > 3:
        rows = 2 * len(detail.view.rows) + 1
        shown = today(detail.view, inner, min(room, rows), style, title="The day")
        body += [blank, *map(unspotted, shown)]  # an item here is only read: two clicks on it would open the day
    body = body[: height - 2]
    pad = strip_of([], 1, style.plain)
    return [
        frame_top(detail.title, width, edge, style.title, style.plain),
        *(framed(Strip.join([pad, line, pad]), width, edge, style.plain) for line in body),
        frame_foot(width, edge, style.plain),
    ]


def head_lines(day: str, width: int, height: int, style: Ink) -> list[Strip]:
    """The program's name (in large letters where there is room), the date, and what to press first."""
    sentence = "Enter goes on with what is marked; ↑ and ↓ choose; ? lists the keys."
    lines = [strip_of([], width, style.plain)]
    name = does(style.title, "menu")
    letters = block_face.drawn("Facilitator", 1) if height >= LARGE and not style.plainly else ()
    if letters and len(letters[0]) + cell_len(day) + 4 <= width:
        for number, row in enumerate(letters):
            aside: list[Run] = [(f"{day} ", style.quiet)] if number == len(letters) - 2 else []
            lines.append(beside([(f" {row}", name)], aside, width, style.plain))
    else:
        lines.append(beside([(" Facilitator", name)], [(f"{day} ", style.quiet)], width, style.plain))
    lines += [strip_of([(f" {line}", style.plain)], width, style.plain) for line in wrap(sentence, width - 2)]
    return [*lines, *[strip_of([], width, style.plain)] * (height - len(lines))][:height]


LARGE = 7
"""Lines of the head from which on the name stands in large letters."""
