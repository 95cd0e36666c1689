"""The page that comes next, in small, in a wide window: what is about to be said."""

from __future__ import annotations

from textual.strip import Strip

from facilitator.agenda.model import Page
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import strip_of
from facilitator.console.painting.pages import block_lines
from facilitator.console.painting.spots import Spot, standing
from facilitator.console.painting.today import heading
from facilitator.live.queries.view import View

WIDE = 40
"""Cells of the panel from which on there is room for it; narrower panels stand in windows under 160 columns."""
FEWEST = 5
"""Lines that it takes at least: its heading, a gap, and some of the page."""


def coming(view: View) -> tuple[str, str, Page | None]:
    """What comes after the page shown: what to call it, which page of how many, and the page, if there is one."""
    now = view.now
    if now is None:
        row = view.rows[0] if view.rows else None
    else:
        pages = view.plan.pages_of(view.plan.item(now.id))
        if now.page_number < len(pages):
            page = pages[now.page_number]
            return page.title or now.title, f"page {now.page_number + 1} of {len(pages)}", page
        row = next((row for row in view.rows if row.mark == "next"), None)
    if row is None:
        return "", "", None
    there = view.plan.pages_of(row.item)
    return row.item.title, f"page 1 of {len(there)}" if len(there) > 1 else "", there[0] if there else None


def next_page(view: View, width: int, space: int, style: Ink) -> list[Strip]:
    """The panel in at most `space` lines; none where the window is narrow, too little is left, or nothing comes."""
    title, which, page = coming(view)
    if width < WIDE or space < FEWEST or not title or view.phase == "ended":
        return []
    lines = standing([heading(f"Next: {title}", which, width, style)], Spot("do", "page.next"))
    body = block_lines(page.blocks, width - 2, style) if page is not None else [[("no page to show", style.quiet)]]
    body = [[(" ", style.plain), *((text, style.quiet) for text, _ in line)] for line in body]
    room = space - len(lines)
    if len(body) > room:
        body = [*body[: room - 1], [(" …", style.quiet)]]
    return standing([*lines, *(strip_of(line, width, style.plain) for line in body)], Spot("panel", "Page"))
