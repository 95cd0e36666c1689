"""What is on offer for the line being typed: themes, a likely repeat; and the learning points not raised yet."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, clip, strip_of
from facilitator.console.painting.spots import Spot, does, spotted
from facilitator.console.painting.today import heading
from facilitator.live.queries.board import Point
from facilitator.live.queries.view import View


class Offer(NamedTuple):
    """What may be taken: labels of themes with whether each is taken, and the issue that may be the same.

    `subject` names the issue that the themes are for; "" while they are for what is typed. `found` are the labels a
    `#word` finds, the taken one first. `searched` is that word. `had_by` names the speaking group where it stands
    behind that issue already.
    """

    themes: tuple[tuple[str, bool], ...] = ()
    subject: str = ""
    repeat: str = ""
    repeat_text: str = ""
    searched: str = ""
    found: tuple[str, ...] = ()
    had_by: str = ""


def offer_lines(offer: Offer, width: int, height: int, style: Ink) -> list[Strip]:
    """Two lines, or the first of them: themes, then the repeat; the repeat comes first where there is one line."""
    lines = [_themes(offer, width, style), _repeat(offer, width, style)]
    if height == 1 and offer.repeat and not any(taken for _, taken in offer.themes):
        lines.reverse()
    return lines[:height]


def _themes(offer: Offer, width: int, style: Ink) -> Strip:
    if offer.searched:
        first, *others = offer.found
        also = f"   or {', '.join(others)}: type more letters" if others else ""
        return strip_of(
            [(f" #{offer.searched} finds ", style.quiet), (first, style.good), (also, style.quiet)], width, style.plain
        )
    if not offer.themes:
        return strip_of([], width, style.plain)
    lead = f" themes{f' of {offer.subject}' if offer.subject else ''}: "
    room = width - cell_len(lead) - 5 * len(offer.themes) + 2
    share = _share([cell_len(label) for label, _ in offer.themes], room)
    runs: list[Run] = [(lead, style.quiet)]
    for number, (label, taken) in enumerate(offer.themes, 1):
        typed = Spot("type", f"#{number} ")
        runs += [(f"#{number} ", spotted(style.good if taken else style.accent, typed))]
        runs += [(clip(label, share), spotted(style.good if taken else style.plain, typed))]
        runs += [("  ", style.plain)] if number < len(offer.themes) else []
    return strip_of(runs, width, style.plain)


def _share(sizes: list[int], room: int) -> int:
    """The most cells that each label may take so that all of them fit; a short one leaves its cells to the others."""
    share, left = 6, len(sizes)
    for size in sorted(sizes):
        share = max(6, room // left)
        if size > share:
            break
        room, left = room - size, left - 1
    return max(share, *sizes) if not left else share


def _repeat(offer: Offer, width: int, style: Ink) -> Strip:
    if not offer.repeat:
        return strip_of([], width, style.plain)
    tail = (
        f"  {clip(offer.had_by, 20)} has it already" if offer.had_by else style.named("  ⟦repeat.take:ctrl+r⟧: also us")
    )
    head = f" may be the same as {offer.repeat} "
    words = clip(f"\u201c{offer.repeat_text}", max(4, width - cell_len(head) - cell_len(tail) - 2)) + "\u201d"
    runs: list[Run] = [(head, style.warn), (words, style.plain), (tail, style.accent)]
    if not offer.had_by:
        runs = [(text, does(shade, "repeat.take")) for text, shade in runs]
    return strip_of(runs, width, style.plain)


def radar_lines(
    view: View, near: tuple[str, ...], linked: tuple[str, ...], width: int, height: int, style: Ink
) -> list[Strip]:
    """The points that nobody has raised, the one most like what is typed first; under a heading where there is room.

    `near` are the points that what is typed may bring out, `linked` those that it will be linked to when it is saved.
    """
    missing = [point for point in view.radar if not point.issues]
    by_id = {point.id: point for point in missing}
    first = [by_id[point] for point in (*linked, *near) if point in by_id]
    order = list(dict.fromkeys((*first, *missing)))
    lines: list[Strip] = []
    if height > 2:
        untagged = view.board.untagged if view.board is not None else 0
        aside = f"{len(view.radar) - len(missing)} of {len(view.radar)} raised"
        aside += f" · {untagged} without a theme" if untagged else ""
        lines.append(heading("Not yet raised (for you)", aside, width, style))
    for point in order[: height - len(lines)]:
        lines.append(_point(point, point.id in linked, point.id in near[:1], width, style))
    if not missing:
        lines.append(strip_of([(" Every learning point has been raised.", style.good)], width, style.plain))
    return [*lines, *[strip_of([], width, style.plain)] * (height - len(lines))][:height]


def _point(point: Point, linked: bool, near: bool, width: int, style: Ink) -> Strip:
    tail = (
        " ✓ will be linked" if linked else style.named(" ← like this: ⟦point.accept:ctrl+l⟧ links it") if near else ""
    )
    words = clip(point.text, max(8, width - len(tail) - 6))
    runs: list[Run] = [(f" {point.number:>2} ", style.accent), (words, style.plain)]
    runs.append((tail, style.good if linked else style.warn))
    if near or linked:
        runs = [(text, does(shade, "point.accept")) for text, shade in runs]
    return strip_of(runs, width, style.plain)
