"""The bars at the top and the bottom: how the day stands; the keys that work now, and that what was typed is stored."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.console.key import Key, shares
from facilitator.console.painting.headline import headline
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, beside, clip
from facilitator.console.painting.ribbon import ribbon, scale_of_hours
from facilitator.console.painting.spots import does
from facilitator.console.painting.times import about_left_words, left_words, local_clock
from facilitator.controller import Saving
from facilitator.live.queries.day_words import local, stand_words
from facilitator.live.queries.schedule import length_words
from facilitator.live.queries.view import Milestone, View
from facilitator.live.stamp import Offsets

LEAST = 24
"""Cells that the item and its time keep; in a narrow window the expected times give way, the next fixed point first."""


ROOMIER = 104
"""Cells from which on one line holds the plan, the expected times and how the day stands."""
RIBBON, TALL = 3, 6
"""Lines from which on there is the ribbon of the day, and the headline too."""


def day_bar(view: View, width: int, height: int, style: Ink, seconds: bool = False) -> list[Strip]:
    """The bar in so many lines; in a single one, what must never be hidden.

    Two lines tell the plan and the item; a third is the ribbon of the day. From `TALL` on the item and how the day
    stands are in large letters under it. Time left is told to the minute, since the large clock beside tells the
    seconds; with `seconds` it is told in full, and the second clock with it.
    """
    if height < 2:
        return [_second(view, width, style, seconds, marked=bool(view.rehearsal))]
    if height < RIBBON:
        return [_first(view, width, style), _second(view, width, style, seconds)]
    if height < TALL:
        lines = [_first(view, width, style), _second(view, width, style, seconds), ribbon(view, width, style)]
        return [*lines, *[scale_of_hours(view, width, style)] * (height > RIBBON)]
    if width < ROOMIER:
        lines = [_first(view, width, style), _second(view, width, style, seconds), ribbon(view, width, style)]
    else:
        lines = [_first(view, width, style, times=True), ribbon(view, width, style), scale_of_hours(view, width, style)]
    return [*lines, *headline(view, width, height - len(lines), style)]


def _first(view: View, width: int, style: Ink, times: bool = False) -> Strip:
    """The plan, how the day stands and the time; with `times` also when what people wait for is expected."""
    clock = local_clock(view.at, view.offsets)
    right: list[Run] = [*_stand(view, style), ("   ", style.bar), (clock, style.bar_strong), (" ", style.bar)]
    if times:
        right = [*_waited_for(view, width, right, style), ("   ", style.bar), *right]
    room = width - sum(cell_len(text) for text, _ in right) - 3
    mark: list[Run] = [(" REHEARSAL ", style.notice)] if view.rehearsal else []
    title = clip(view.plan.title, max(8, room - 11 * len(mark)))
    return beside([*mark, (" ", style.bar), (title, does(style.bar_quiet, "menu"))], right, width, style.bar)


def _waited_for(view: View, width: int, right: list[Run], style: Ink) -> list[Run]:
    """The expected times that leave the plan's title its room; the finish before the next fixed point."""
    found: list[Run] = []
    for milestone in reversed(view.milestones):
        more = [*_milestone(milestone, view, style), *found]
        if width - sum(cell_len(text) for text, _ in (*more, *right)) >= LEAST:
            found = more
    return found


def _stand(view: View, style: Ink) -> list[Run]:
    if view.phase == "waiting":
        return [("not begun", style.bar_quiet)]
    if view.phase == "ended":
        return [("the day has ended", style.bar_good)]
    if view.interrupted is not None:
        minutes = view.interrupted.minutes
        return [(f" INTERRUPTED {length_words(minutes)} " if minutes else " INTERRUPTED ", style.alarm)]
    shade = style.bar_good if view.behind < 60 else style.bar_warn
    return [(stand_words(view), shade)]


def _second(view: View, width: int, style: Ink, seconds: bool, marked: bool = False) -> Strip:
    right: list[Run] = [(" ", style.bar)]
    for milestone in reversed(view.milestones):
        more = [*_milestone(milestone, view, style), *right]
        if width - sum(cell_len(text) for text, _ in more) >= LEAST * (2 if seconds and view.second else 1):
            right = more
    now = view.now
    left: list[Run]
    if view.phase == "ended":
        ended = local(view, view.milestones[-1].expected)
        left = [(" ", style.bar), (f"Ended at {ended}", style.bar_strong)]
    elif now is None:
        begins = local(view, view.begins)
        left = [
            (" ", style.bar),
            (f"Begins {begins}", style.bar_strong),
            (style.named("  ⟦page.next:space⟧ starts the first item"), style.bar),
        ]
    else:
        shade = style.bar_over if now.clock.left < 0 else style.bar_accent
        words = left_words(now.clock.left) if seconds else about_left_words(now.clock.left)
        if now.clock.state != "running" and view.phase == "running":
            stands = "interrupted" if view.interrupted else now.clock.state
            words = f"{words}, {stands}"
        if view.second is not None and seconds:
            words = f"{words} · {clip(view.second.name or 'second clock', 16)} {left_words(view.second.left)}"
        room = width - sum(cell_len(text) for text, _ in right) - len(words) - 6
        left = [(" ", style.bar), (clip(now.title, max(6, room)), style.bar_strong), ("  ", style.bar), (words, shade)]
    mark: list[Run] = [(" REHEARSAL ", style.notice)] if marked else []
    return beside([*mark, *left], right, width, style.bar)


def _milestone(milestone: Milestone, view: View, style: Ink) -> list[Run]:
    expected, planned = local(view, milestone.expected), local(view, milestone.planned)
    late = (milestone.expected - milestone.planned).total_seconds() >= 60
    name = clip(milestone.name if milestone.name == "finish" else milestone.name.lower(), 14)
    runs: list[Run] = [
        ("   ", style.bar),
        (f"{name} ", style.bar_quiet),
        (expected, style.bar_warn if late else style.bar_strong),
    ]
    if expected != planned:
        runs.append((f" ({planned})", style.bar_quiet))
    return runs


GAP = 3
"""Cells between two keys; one less where not all of them fit."""
ROOMY = 80
"""Cells from which on it is told to the second when the last thing was saved."""
ALWAYS = ("esc", "?", "!")
"""The signs of keys that are shown before any other."""


def footer(keys: list[Key], saving: Saving | None, offsets: Offsets, width: int, style: Ink) -> Strip:
    """As many keys as fit, the most needed first; "saved 11:17:02" or "NOT SAVED" at the right."""
    saved = saved_words(saving, offsets, width, style)
    room = width - sum(cell_len(text) for text, _ in saved)
    return beside(offered_keys(keys, room, style), saved, width, style.bar)


def offered_keys(keys: list[Key], width: int, style: Ink) -> list[Run]:
    """As many keys as so many cells hold, the most needed first.

    The way out, the list of all keys and the key for trouble are there in any window, so that nobody is ever lost.
    """
    keys = [key._replace(sign=style.sign(key.id, key.sign)) for key in keys]
    room = width - 2
    gap = GAP if sum(_size(key) + GAP for key in keys) <= room else GAP - 1
    kept = {number: _size(key) + gap for number, key in enumerate(keys) if key.sign in ALWAYS}
    left: list[Run] = [(" ", style.bar)]
    used, held = 1, sum(kept.values())
    for number, key in enumerate(keys):
        held -= kept.get(number, 0)
        size = _size(key)
        if used + size + held > room:
            continue
        between = " " * gap if used > 1 else ""
        sign, words = (style.key, style.bar) if shares(key) else (does(one, key.id) for one in (style.key, style.bar))
        left += [(between, style.bar), (key.sign, sign), (f" {key.label}", words)]
        used += size + gap
    return left


def _size(key: Key) -> int:
    """Cells of a key and its word."""
    return cell_len(key.sign) + 1 + cell_len(key.label)


def saved_words(saving: Saving | None, offsets: Offsets, width: int, style: Ink) -> list[Run]:
    """Since when everything is stored, or how much is not; to the second where a window is so many cells wide."""
    if saving is None:
        return []
    if saving.trouble or saving.waiting:
        return [(f" NOT SAVED {saving.waiting} ", style.alarm)]
    if saving.draft:
        return [(" DRAFT NOT SAVED ", style.alarm)]
    if saving.saved_at is None:
        return []
    return [(f"saved {local_clock(saving.saved_at, offsets, seconds=width >= ROOMY)} ", style.bar_good)]
