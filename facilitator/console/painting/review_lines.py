"""Lines to be read that the review's painters share: headings, words behind a label, what would be left out."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style

from facilitator.agenda.counting import count_words
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, clip, fill, wrap
from facilitator.live.queries.doubtful import called, decision, doubtful, reasons, undecided
from facilitator.live.state import State
from facilitator.sessionlog.model import SessionLog


class ReadLine(NamedTuple):
    """One line as it is painted; lines with one `ref` are marked together, those without one cannot be."""

    runs: tuple[Run, ...]
    ref: str = ""


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


CLEARED = "cleared: a shared copy holds this"
HELD = "held back: decided so"


def sharing_words(state: State, about: str, words: str) -> str:
    """What a shared copy does with a line; empty for the most, which it simply holds."""
    share = decision(state, about, words)
    if share is not None:
        return CLEARED if share else HELD
    why = reasons(state, words)
    return f"held back: {why}" if why else ""


def is_private(state: State, about: str) -> bool:
    """Whether something is a note, which no shared copy ever holds."""
    return about in state.entries and state.entries[about].kind == "note"


def sharing(reading: RunReading, about: str, words: str, width: int, style: Ink, room: int) -> list[ReadLine]:
    """The line under an issue or an entry."""
    said = "" if is_private(reading.state, about) else sharing_words(reading.state, about, words)
    shade: Style = style.good if said == CLEARED else style.quiet if said == HELD else style.warn
    return labelled("", said, width, (shade, shade), about, room=room) if said else []


def beside_and_names(reading: RunReading, wanted: str, width: int, style: Ink) -> list[ReadLine]:
    """Names that people gave and words beside others that look so; issues and entries have it on their own lines."""
    state = reading.state
    lines: list[ReadLine] = []
    for one in doubtful(state):
        if one.id in state.issues or one.id in state.entries:
            continue
        words = f"{called(one.id)} {one.words}"
        if has(f"{words} {sharing_words(state, one.id, one.words)}", wanted):
            lines += told(words, width, style.plain, one.id)
            lines += sharing(reading, one.id, one.words, width, style, room=6)
    return [*head("Names and asides that may name someone", width, style, "private"), *lines] if lines else []


def waiting(reading: RunReading, width: int, style: Ink) -> list[ReadLine]:
    """What the summary says of lines that nobody has decided about; nothing when there are none."""
    count = len(undecided(reading.state))
    if not count:
        return []
    wait, them = ("waits", "it") if count == 1 else ("wait", "them")
    said = f"{count_words(count, 'line')} {wait} for a decision before a shared copy would hold {them}"
    return told(style.named(f"{said}: ⟦review.doubtful:n⟧ goes to the next."), width, style.warn)
