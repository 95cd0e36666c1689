"""The scribe's side panel: the clock, the page the room is at, and what she told the lead."""

from __future__ import annotations

from textual.strip import Strip

from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import strip_of, wrap
from facilitator.console.painting.pages import page_lines
from facilitator.console.painting.side import clock_panel
from facilitator.console.painting.times import local_clock
from facilitator.console.painting.today import heading
from facilitator.live.queries.view import View
from facilitator.live.state import Nudge

MOST_NUDGES = 3
"""The newest ones are shown."""


def scribe_side(view: View, width: int, height: int, theme: str, style: Ink, paged: bool = True) -> list[Strip]:
    """The panel: the page takes what the clock and the nudges leave, unless it is not `paged`: it stands beside it."""
    nudges = nudge_lines(view, width, style)
    lines: list[Strip] = []
    if view.now is not None and view.phase == "running":
        lines = clock_panel(view.now, view.offsets, width, 5 if height < 26 else 7, style)
    room = height - len(lines) - len(nudges) - 2
    page = view.now.page if view.now is not None and paged else None
    if page is not None and view.now is not None and room > 2:
        count = f"page {view.now.page_number} of {view.now.pages}" if view.now.pages > 1 else ""
        lines.append(heading(view.now.word, count, width, style))
        margin = strip_of([], 1, style.plain)
        body = page_lines(page, width - 2, room, theme)[:room]
        lines += [Strip.join([margin, line, margin]) for line in body]
    lines = lines[: max(0, height - len(nudges))]
    lines += [strip_of([], width, style.plain)] * (height - len(lines) - len(nudges))
    return [*lines, *nudges][:height]


def nudge_lines(view: View, width: int, style: Ink) -> list[Strip]:
    """What the lead was told last, and whether she has seen it."""
    lines = [heading("You told the lead", "", width, style)]
    for nudge in view.nudges[-MOST_NUDGES:]:
        seen = "seen" if nudge.seen else "not seen yet"
        words = f"{local_clock(nudge.at.wall, view.offsets)} {_about(view, nudge)}{nudge.text} ({seen})"
        shade = style.quiet if nudge.seen else style.plain
        lines += [strip_of([(" " + line, shade)], width, style.plain) for line in wrap(words, width - 2)]
    if not view.nudges:
        lines += [
            strip_of([(" " + line, style.quiet)], width, style.plain)
            for line in wrap(
                style.named("nothing yet: ⟦nudge.send:!⟧ tells her something, and nobody else sees it"), width - 2
            )
        ]
    return lines


def _about(view: View, nudge: Nudge) -> str:
    """Whom a nudge is about."""
    name = next((group.name for group in view.groups if group.id == nudge.group), "")
    return f"{name}: " if name else ""
