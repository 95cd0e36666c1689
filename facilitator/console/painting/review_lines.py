"""Lines that the review's painters share: headings, wrapped text behind a label, empty lines."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style

from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, clip, fill, wrap
from facilitator.console.painting.read_line import ReadLine
from facilitator.live.state import State
from facilitator.sessionlog.model import SessionLog


class RunReading(NamedTuple):
    """A run as the review reads it: its session log, and what its events add up to."""

    log: SessionLog
    state: State


def head(title: str, width: int, style: Ink, aside: str = "") -> list[ReadLine]:
    """A heading with a rule, after an empty line."""
    rule = "─" * max(0, width - cell_len(title) - cell_len(aside) - 5)
    runs: tuple[Run, ...] = ((f" {title} ", style.title), (rule, style.line), (f" {aside}", style.quiet))
    return [ReadLine(()), ReadLine(runs)]


def told(text: str, width: int, shade: Style, ref: str = "", indent: int = 2) -> list[ReadLine]:
    """Running text."""
    lines = wrap(text, max(10, width - indent - 1))
    return [ReadLine(((" " * indent, shade), (line, shade)), ref) for line in lines]


def labelled(
    label: str, text: str, width: int, shades: tuple[Style, Style], ref: str = "", room: int = 12
) -> list[ReadLine]:
    """Text wrapped behind a label of a fixed width."""
    lines = wrap(text, max(10, width - room - 3)) or ("",)
    return [
        ReadLine(((f"  {fill(label if not number else '', room)}", shades[0]), (line, shades[1])), ref)
        for number, line in enumerate(lines)
    ]


def nothing(words: str, style: Ink) -> list[ReadLine]:
    """What is said where there is nothing."""
    return [ReadLine(((f"  {words}", style.quiet),))]


def has(text: str, wanted: str) -> bool:
    """Whether every typed word occurs in a text."""
    return all(word in text.casefold() for word in wanted.casefold().split())


def short(text: str, width: int) -> str:
    """A text in so many cells, filled up."""
    return fill(clip(text, width), width)
