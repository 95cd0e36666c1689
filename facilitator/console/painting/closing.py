"""The end of a day in one picture: how it kept its time, what was said most, what is owed, where the files are."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.agenda.counting import count_words
from facilitator.console.painting.figures import figure_tiles
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, beside, clip, fill, strip_of, wrap
from facilitator.console.painting.today import heading
from facilitator.live.queries.day import entry_aside
from facilitator.live.queries.day_words import local
from facilitator.live.queries.figures import Figures
from facilitator.live.queries.view import View

MOST, LEAST = 6, 3
"""How many themes and how many of what is owed are named, and the lines from which on there is room for some."""
KEYS = (
    "⟦export.folder:Z⟧ opens the folder · ⟦export.files:X⟧ shows the files · ⟦export:x⟧ exports again",
    "⟦jottings.open:l⟧ lists notes and actions · ⟦run.reopen:O⟧ opens the day again · ⟦leave:q⟧ leaves",
)
"""What is left to do."""


class Closing(NamedTuple):
    """What there is to say at the end: the day's figures, and the folder with what was exported."""

    figures: Figures
    folder: str = ""


def closing_lines(closing: Closing, view: View, width: int, height: int, style: Ink) -> list[Strip]:
    """The picture; where there is little room the themes give way first, then what is owed is a number alone."""
    blank = strip_of([], width, style.plain)
    head = [blank, *_head(closing.figures, view, width, style), blank]
    tiles = [strip_of([(" ", style.plain)], 1, style.plain)]
    body = [Strip.join([tiles[0], line]).crop(0, width) for line in figure_tiles(closing.figures, width - 1, style)]
    foot = [blank, *_files(closing, width, style)]
    room = height - len(head) - len(body) - len(foot) - 1
    owed = [blank, *_owed(closing.figures, width, min(MOST, room - 2), style)] if room > LEAST else []
    room -= len(owed)
    said = [blank, *_said(closing.figures, width, min(MOST, room - 1), style)] if room > LEAST else []
    lines = [*head, *body, *said, *owed, *foot]
    return [*lines[:height], *[blank] * (height - len(lines))]


def _head(figures: Figures, view: View, width: int, style: Ink) -> list[Strip]:
    finish = view.milestones[-1]
    words = f"ended at {local(view, finish.expected)}, planned {local(view, finish.planned)}: {figures.stand}"
    held = f"{figures.held} of {count_words(figures.items, 'item')} held"
    title = "The day has ended"
    lines = [strip_of([(f" {title}", style.title)], width, style.plain)]
    lines.append(strip_of([(f" {'━' * len(title)}", style.accent)], width, style.plain))
    shade = style.warn if figures.late else style.good
    lines += [strip_of([(f" {line}", shade)], width, style.plain) for line in wrap(words, width - 2)]
    return [*lines, strip_of([(f" {held}", style.quiet)], width, style.plain)]


def _said(figures: Figures, width: int, most: int, style: Ink) -> list[Strip]:
    """The themes by how often they were said, as bars."""
    without = f"{count_words(figures.untagged, 'issue')} without a theme" if figures.untagged else ""
    lines = [heading("What was said most", without, width, style)]
    if not figures.most:
        return [*lines, strip_of([(" No issue has a theme yet.", style.quiet)], width, style.plain)]
    label, highest = min(40, width // 2), figures.most[0][1]
    room = max(1, width - label - 8)
    for theme, count in figures.most[:most]:
        bar = "█" * max(1, round(count / highest * room))
        runs: list[Run] = [(f" {fill(theme, label)} ", style.plain), (bar, style.accent), (f" {count}", style.quiet)]
        lines.append(strip_of(runs, width, style.plain))
    return lines


def _owed(figures: Figures, width: int, most: int, style: Ink) -> list[Strip]:
    """Open questions and actions, those without an owner standing out."""
    pledges = count_words(figures.pledges, "pledge") if figures.pledges else ""
    lines = [heading("What is owed", pledges, width, style)]
    if not figures.owed:
        return [
            *lines,
            strip_of([(" Nothing: no question is open and every action is done.", style.good)], width, style.plain),
        ]
    for entry in figures.owed[:most]:
        aside = f"{entry_aside(entry)} "
        room = width - cell_len(aside) - 2
        text = clip(f"{entry.id} {entry.text}", max(8, room))
        shade = style.plain if entry.owner else style.warn
        lines.append(
            beside([(f" {text}", shade)], [(aside, style.quiet if entry.owner else style.warn)], width, style.plain)
        )
    more = len(figures.owed) - most
    return [*lines, *([strip_of([(f" … and {more} more", style.quiet)], width, style.plain)] if more > 0 else [])]


def _files(closing: Closing, width: int, style: Ink) -> list[Strip]:
    lines = [heading("Where the files are", "", width, style)]
    if closing.folder:
        lines += [
            strip_of([(f" {line}", style.strong)], width, style.plain) for line in wrap(closing.folder, width - 2)
        ]
    for words in KEYS:
        for runs in style.offers_in_parts(words, style.quiet, width - 2):
            lines.append(strip_of([(" ", style.quiet), *runs], width, style.plain))
    return lines
