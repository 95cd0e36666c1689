"""Which lines a shared copy would leave out, and why: what stands under a line, and what the summary says of all."""

from __future__ import annotations

from rich.style import Style

from facilitator.agenda.counting import count_words
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.read_line import ReadLine
from facilitator.console.painting.review_lines import RunReading, has, head, labelled, told
from facilitator.live.queries.doubtful import called, decision, doubtful, reasons, undecided
from facilitator.live.state import State

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
