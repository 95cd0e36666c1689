"""The panel at the right, the lead's and the scribe's: the clock in large figures, words, what the room sees."""

from __future__ import annotations

from typing import NamedTuple

from rich.style import Style
from textual.strip import Strip

from facilitator.agenda.counting import count_words
from facilitator.agenda.model import Item
from facilitator.console.painting.digits import large
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.interrupted import interrupted
from facilitator.console.painting.lettering import Run, strip_of, wrap, wrap_runs
from facilitator.console.painting.next_page import next_page
from facilitator.console.painting.pages import page_lines
from facilitator.console.painting.spots import Spot, standing
from facilitator.console.painting.times import face, left_words, local_clock
from facilitator.console.painting.today import heading
from facilitator.live.queries.view import ClockFace, Now, SecondFace, View
from facilitator.live.stamp import Offsets
from facilitator.live.state import Nudge

ROOMY = 30
"""Lines from which on the panel has room for the second clock's figures."""
NO_ROOM = {
    "none": "no room window is open",
    "lost": "its window has gone: facilitator room opens it again",
    "mirrored": "this screen: ⟦room.mirror:M⟧ hides it",
}
"""What participants see when no window of theirs is open."""
SHARE = 3
"""It leaves the private words all but a third of the lines, where they need them."""
LISTED = ("- ", "· ", "• ")
"""How a line of a list begins in private words."""
LEAD_IN = 14
"""A note's first words are a lead-in when they are at most this long and end in a colon."""


class RoomWindow(NamedTuple):
    """Whether participants see anything ("open", "mirrored", "lost" or "none"), and which part of what is shown.

    `shared` says which pages other devices may have open now, if any.
    """

    standing: str = "none"
    part: str = ""
    shared: str = ""


NO_WINDOW = RoomWindow()


class SideCues(NamedTuple):
    """What is said unasked: the cue that stands and whether it presses; the plan's own words of this stretch; how the
    bell stands."""

    text: str = ""
    presses: bool = False
    kept: str = ""
    bell: str = ""


NO_CUES = SideCues()

Told = tuple[tuple[str, bool], ...]
"""Private words, a paragraph or more at a time, each with whether it presses."""


def side(
    view: View,
    width: int,
    height: int,
    style: Ink,
    window: RoomWindow = NO_WINDOW,
    cues: SideCues = NO_CUES,
    lit: bool = False,
    apart: bool = False,
) -> list[Strip]:
    """The panel; `lit` while the clock's figures flash, `apart` where the page that comes next stands elsewhere."""
    tail = room_panel(view, window, width, style)
    if view.phase == "ended":
        return _above(_after(view, width, style), tail, width, height, style)
    if view.now is None:
        lines = _before(view, width, style)
        lines += _yours(view, width, height - len(lines) - len(tail) - 1, style, cues, apart)
        return _above(lines, tail, width, height, style)
    rows = 6 if height < 26 else 9 if height < 45 else 14
    lines = interrupted(view, width, style)
    lines += clock_panel(view.now, view.offsets, width, rows, style, lit)
    if view.second is not None:
        lines += second_panel(view.second, width, height >= ROOMY, style)
    lines += _yours(view, width, height - len(lines) - len(tail), style, cues, apart)
    return _above(lines, tail, width, height, style)


def _yours(view: View, width: int, space: int, style: Ink, cues: SideCues, apart: bool) -> list[Strip]:
    """Private words, and under them in a wide window the next page in small, in what they leave or in its share."""
    words = _for_you(view, width, space, style, cues)
    least = [] if apart else next_page(view, width, space // SHARE, style)
    if not least:
        return words
    words = _for_you(view, width, space - len(least) - 1, style, cues)
    return [*words, strip_of([], width, style.plain), *next_page(view, width, space - len(words) - 1, style)]


def _above(lines: list[Strip], tail: list[Strip], width: int, height: int, style: Ink) -> list[Strip]:
    """Lines, and at the bottom the tail, which is kept whole: what there is no room for above it is marked."""
    tail, space = _marked(tail, width, height, style), max(0, height - len(tail))
    lines = _marked(lines, width, space, style)
    return [*lines, *[strip_of([], width, style.plain)] * (space - len(lines)), *tail]


def _marked(lines: list[Strip], width: int, most: int, style: Ink) -> list[Strip]:
    """At most so many lines; where some are left out, the last says so."""
    if len(lines) <= most:
        return lines
    return [*lines[: max(0, most - 1)], strip_of([(" … more than fits here", style.quiet)], width, style.plain)][:most]


def _before(view: View, width: int, style: Ink) -> list[Strip]:
    lines = [heading("Before the start", "", width, style)]
    begins = view.begins
    seconds = int((begins - view.at).total_seconds())
    text = f"begins in {face(seconds)}" if seconds > 0 else "ready when you are"
    lines += [strip_of([], width, style.plain)]
    lines += [strip_of([(" " + line, style.strong)], width, style.plain) for line in wrap(text, width - 2)]
    for line in wrap_runs(
        style.offers("⟦page.next:space⟧ starts the first item and its clock", style.quiet), width - 2
    ):
        lines.append(strip_of([(" ", style.quiet), *line], width, style.plain))
    return [*lines, strip_of([], width, style.plain)]


def _after(view: View, width: int, style: Ink) -> list[Strip]:
    """What was noted on a day that has ended: no clock, since none runs."""
    lines = [heading("Noted", "private", width, style), strip_of([], width, style.plain)]
    for kind, one, many in (
        ("note", "note", "notes"),
        ("parking", "parked question", "parked questions"),
        ("action", "action", "actions"),
        ("pledge", "pledge", "pledges"),
    ):
        count = sum(entry.kind == kind and not entry.withdrawn for entry in view.entries)
        if kind == "pledge" and not count:
            continue
        words = count_words(count, one, many) if count else f"no {many}"
        lines += [strip_of([(" " + line, style.plain)], width, style.plain) for line in wrap(words, width - 2)]
    return lines


def clock_panel(now: Now, offsets: Offsets, width: int, rows: int, style: Ink, lit: bool = False) -> list[Strip]:
    """The clock: its figures within `rows` lines, a bar, and the same in words; `lit` while its figures flash."""
    clock = now.clock
    shade = style.alarm if lit else _shade(clock, style)
    lines = [heading(clock.phase.capitalize() if clock.phase else now.word, _standing(clock), width, style)]
    lines.append(strip_of([], width, style.plain))
    figures = large(face(clock.left), width - 4, max(3, rows - 2))
    wide = max(map(len, figures))
    indent = (width - wide) // 2
    lines += [strip_of([(" " * indent, style.plain), (row, shade)], width, style.plain) for row in figures]
    lines.append(strip_of([], width, style.plain))
    lines.append(_progress(clock, width, style))
    pace = wrap(f"pages: {now.pace}", width - 2) if now.pace else []
    for text in [*(line for words in _clock_words(clock, offsets) for line in wrap(words, width - 2)), *pace]:
        lines.append(strip_of([(" " + text, style.quiet)], width, style.plain))
    return [*lines, strip_of([], width, style.plain)]


def second_panel(second: SecondFace, width: int, roomy: bool, style: Ink) -> list[Strip]:
    """The second clock, beside the first: what it is for, and what is left of it, in figures where there is room."""
    standing = "TIME" if second.left < 0 else "running" if second.running else "paused"
    shade = style.over if second.left < 0 else style.strong if second.running else style.quiet
    figures = large(face(second.left), width - 4, 3) if roomy else []
    return [
        heading(second.name or "Second clock", standing, width, style),
        *(strip_of([(f"  {row}", shade)], width, style.plain) for row in figures),
        strip_of([(f" {left_words(second.left)}", style.quiet if roomy else shade)], width, style.plain),
        strip_of([], width, style.plain),
    ]


def _shade(clock: ClockFace, style: Ink) -> Style:
    if clock.left < 0:
        return style.over
    if clock.state != "running":
        return style.quiet
    return style.warn if clock.left <= 120 else style.accent


def _standing(clock: ClockFace) -> str:
    if clock.left < 0:
        return "TIME"
    return {"running": "running", "paused": "paused", "not started": "⟦clock.toggle:t⟧ starts"}[clock.state]


def _progress(clock: ClockFace, width: int, style: Ink) -> Strip:
    room = width - 2
    if clock.parts:
        return _in_parts(clock, width, style)
    share = 1.0 if clock.allotted <= 0 else min(1.0, max(0.0, 1 - clock.left / clock.allotted))
    full = int(share * room)
    shade = _shade(clock, style)
    runs: list[Run] = [
        (" ", style.plain),
        ("━" * full, shade),
        ("╸" if full < room else "", shade),
        ("─" * (room - full - 1), style.line),
    ]
    return strip_of(runs, width, style.plain)


def _in_parts(clock: ClockFace, width: int, style: Ink) -> Strip:
    """The bar of an item that has parts: each as long as it is, the one it is in standing out."""
    room, total = width - 2, max(1, sum(clock.parts))
    used = 1.0 if clock.allotted <= 0 else min(1.0, max(0.0, 1 - clock.left / clock.allotted))
    shade, at, runs = _shade(clock, style), 0.0, [(" ", style.plain)]
    for number, part in enumerate(clock.parts):
        first, last = round(at / total * room), round((at + part) / total * room) - (number < len(clock.parts) - 1)
        at += part
        full = max(0, min(last, int(used * room)) - first)
        inside = full < last - first and (full > 0 or first <= int(used * room))
        bar = shade if inside else style.quiet
        runs += [("━" * full, bar), (("╸" if inside else "─") + "─" * (last - first - full - 1), style.line)]
        runs = runs if last - first - full > 0 else runs[:-1]
        runs.append((" ", style.plain))
    return strip_of(runs, width, style.plain)


def _clock_words(clock: ClockFace, offsets: Offsets) -> list[str]:
    words = left_words(clock.left)
    if clock.ends is not None and clock.left >= 0:
        words += f", ends {local_clock(clock.ends, offsets)}"
    lines = [words]
    if clock.phase and clock.left >= 0:
        lines.append(f"{clock.phase}: {face(clock.phase_left)} left")
    return lines


def _for_you(view: View, width: int, space: int, style: Ink, cues: SideCues) -> list[Strip]:
    """Private words: the cue of this minute, then the page's notes, then the item's prompts, as far as they fit.

    With air between them where there is room for it; close together where there is not.
    """
    if space < 3:
        return []
    told = tuple(_private_words(view, cues, style))
    asked = told, cues.bell, width, space
    known = _laid_out.get(asked)
    if known is None or known[0] is not style:
        if len(_laid_out) >= FEW:
            _laid_out.clear()
        known = _laid_out[asked] = style, _lay_out(told, cues.bell, width, space, style)
    return known[1]


FEW = 16
"""Layouts of private words that are kept: they stand while the seconds pass."""
_laid_out: dict[tuple[Told, str, int, int], tuple[Ink, list[Strip]]] = {}
"""What they came to, by the words and the room for them, with the ink they are in."""


def _lay_out(told: Told, bell: str, width: int, space: int, style: Ink) -> list[Strip]:
    aside = f"{bell} · private" if bell and len(bell) + 23 <= width else bell or "private"  # the title says so as well
    head = heading("For you", aside, width, style)
    lines = [head, *_airy(told, width, style)]
    if len(lines) > space:
        lines = [head, *(line for paragraph in _paragraphs(told, width, style) for line in paragraph)]
    if len(lines) > space:
        lines = lines[: space - 1]
        while len(lines) > 1 and lines[-1].text.rstrip().endswith(":"):
            lines.pop()  # a lead-in whose words are not there says nothing
        lines = [*lines, strip_of(style.offers(" … ⟦papers.read:i⟧ reads on", style.quiet), width, style.plain)]
    return standing(lines, Spot("panel", "Page"))


def _paragraphs(told: Told, width: int, style: Ink) -> list[list[Strip]]:
    """Each paragraph of the private words as its lines."""
    return [
        [
            _private_line(line, number == 0, width, style.warn if urgent else style.plain, style)
            for number, line in enumerate(wrap(paragraph, width - 2))
        ]
        for text, urgent in told
        for paragraph in text.split("\n")
    ]


def _airy(told: Told, width: int, style: Ink) -> list[Strip]:
    """The same with a gap before each paragraph that is not a line of a list right after another one."""
    blank = strip_of([], width, style.plain)
    lines: list[Strip] = []
    before = ""
    for paragraph in _paragraphs(told, width, style):
        text = paragraph[0].text.strip() if paragraph else ""
        inside = text.startswith(LISTED) and (before.startswith(LISTED) or before.endswith(":"))
        lines += [*([] if inside and lines else [blank]), *paragraph]
        before = text
    return lines


def _private_words(view: View, cues: SideCues, style: Ink) -> list[tuple[str, bool]]:
    """What to tell the lead, in order, each with whether it presses: the cue that stands, prompts, notes, a warning.

    While people work, the item's prompts matter more than the notes of a page that everyone has seen.
    """
    now = view.now
    cue = [(style.named(cues.text), cues.presses)] if cues.text else []
    if now is None:
        item = view.rows[0].item
        words = (*who_words(item), *item.aims, *(f"· {prompt}" for prompt in item.prompts))
        return [*cue, *((text, False) for text in words)]
    who = [(words, False) for words in who_words(now)]
    notes = [(note, False) for note in (now.page.notes if now.page else ())]
    prompts = [(f"· {prompt}", False) for prompt in now.prompts]
    cue += [(style.named(cues.kept), False)] if cues.kept else []
    warning = [(f"Warning: {now.case_warning}", False)] if now.case_warning else []
    return [*cue, *who, *prompts, *notes, *warning] if now.holds else [*cue, *who, *notes, *prompts, *warning]


def who_words(item: Item | Now) -> tuple[str, ...]:
    """Who leads an item and what it needs, for the lead alone; nothing where the plan does not say."""
    led = (f"Led by: {', '.join(item.leads)}",) if item.leads else ()
    return (*led, f"Needs: {', '.join(item.materials)}") if item.materials else led


def _private_line(line: str, first: bool, width: int, shade: Style, style: Ink) -> Strip:
    """A line of private words; a lead-in such as "Aim:" stands out."""
    lead, colon, rest = line.partition(":")
    if first and colon and len(lead) <= LEAD_IN and lead[:1].isupper():
        return strip_of([(f" {lead}:", style.accent), (rest, shade)], width, style.plain)
    return strip_of([(" " + line, shade)], width, style.plain)


def room_panel(view: View, window: RoomWindow, width: int, style: Ink) -> list[Strip]:
    """What the room sees, in words."""
    shade = {"open": style.warn if view.beside else style.plain, "none": style.quiet}.get(window.standing, style.warn)
    words = view.room if window.standing == "open" else NO_ROOM[window.standing]
    told = filter(None, (window.part, window.shared))
    part = [line for said in told for line in wrap_runs(style.offers(said, style.warn), width - 2)]
    lines = [
        heading("The room sees", "", width, style),
        *(
            strip_of([(" ", shade), *line], width, style.plain)
            for line in wrap_runs(style.offers(words, shade), width - 2)
        ),
        *(strip_of([(" ", style.warn), *line], width, style.plain) for line in part),
    ]
    return standing(lines, Spot("panel", "Room"))


# -- the scribe's: the clock, the page the room is at, and what she told the lead --------------------------------------


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
