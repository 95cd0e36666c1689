"""What the side panel says while the day is interrupted."""

from __future__ import annotations

from textual.strip import Strip

from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import strip_of, wrap
from facilitator.console.painting.times import local_clock
from facilitator.console.painting.today import heading
from facilitator.live.queries.schedule import length_words
from facilitator.live.queries.view import View


def interrupted(view: View, width: int, style: Ink) -> list[Strip]:
    """That every clock stands, since when, and how to go on; nothing while the day goes on."""
    stands = view.interrupted
    if stands is None:
        return []
    since = f"since {local_clock(stands.since, view.offsets)}"
    since = f"{since}, {length_words(stands.minutes)}" if stands.minutes else since
    told = [*([stands.reason] if stands.reason else []), since, "every clock stands"]
    lines = [heading("Interrupted", style.named("⟦happened.open:!⟧ goes on"), width, style)]
    for text in told:
        lines += [strip_of([(" " + part, style.warn)], width, style.plain) for part in wrap(text, width - 2)]
    return [*lines, strip_of([], width, style.plain)]
