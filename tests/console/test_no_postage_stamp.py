"""Nothing of the room is a postage stamp on a large screen: letters are larger than ordinary ones, and they fill it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from msgspec.structs import replace
from textual.strip import Strip

from facilitator.agenda.model import Heading, Paragraph, Span
from facilitator.console.painting.ink import ink
from facilitator.console.painting.room import room_parts, waiting_lines
from facilitator.console.screens.room import AGAIN, MOMENT, WAITING
from facilitator.live.facts.room import ShowInRoom
from facilitator.live.queries.room_view import RoomFrame, RoomView, room_look
from tests.console import test_room_screen as states
from tests.console.test_room_parts import AN_ITEM, CLOCK, pages, plans
from tests.console.test_wall_in_the_room import hung, seen
from tests.console.test_what_fits import reported

SIZE = (200, 60)
SHARE = 0.45
"""The part of the screen within whose edges something stands, at least."""
TALL = 8
"""Lines of letters so high that a few words need not fill the screen."""
NOTHING = "blank"
"""The one state that has no letters: the lead has turned the room dark."""


def ordinary(strips: Sequence[Strip]) -> list[str]:
    """What stands in letters of one cell, which nobody reads from the last row of a screen of sixty lines."""
    return [strip.text.strip() for strip in strips if any(map(str.isalnum, strip.text))]


def edges(strips: Sequence[Strip]) -> tuple[float, float]:
    """How much of the width and of the height lies between the first and the last thing that is seen."""
    rows = [strip.text for strip in strips]
    holding = [number for number, row in enumerate(rows) if row.strip()]
    left = min(len(rows[y]) - len(rows[y].lstrip()) for y in holding)
    right = max(len(rows[y].rstrip()) for y in holding)
    return (right - left) / len(rows[0]), (holding[-1] - holding[0] + 1) / len(rows)


def is_read(strips: Sequence[Strip]) -> None:
    """Somebody in the last row reads it."""
    assert ordinary(strips) == []
    wide, high = edges(strips)
    assert wide * high >= SHARE or high * len(strips) >= TALL, "\n".join(strip.text for strip in strips)


def looks() -> Iterator[tuple[str, RoomView]]:
    """Every state of the room, and what may come to any of them."""
    for name, (made, _) in states.STATES.items():
        if name != NOTHING:
            day = made()
            yield name, room_look(day.state, day.now)
    for groups, each in ((3, 2), (4, 6), (6, 5), (12, 2), (12, 6)):
        day = reported(groups, each)
        day.does(ShowInRoom("board"))
        yield f"board of {groups} with {each}", room_look(day.state, day.now)
    for events in (0, 1, 6, 99):
        yield f"wall of {events}", seen(hung(events, told=events > 11))
    page = replace(AN_ITEM, blocks=(Heading(1, (Span("Zoë Müller, Łódź"),)), Paragraph((Span("ça va “bien” … 50 €"),))))
    yield "names", page
    yield "message", replace(page, message="The car with the number AB12 CDE has its lights on, please have a look")
    yield "rehearsal", replace(page, rehearsal=1, fictional=True)
    yield "warning", replace(page, warning="neglect of a small child; the child lives")
    yield "cue", replace(page, shows="task", clock=CLOCK, cue="What did each agency not know?", asked=(5, 6))
    frame = RoomFrame((Span("Confidential: do not photograph"),), (Span("Source: the Board's overview of 2009"),), "7")
    yield "header and footer", replace(page, frame=frame)
    for plan in plans():
        if plan.support:
            blocks = tuple(block for page in plan.decks[plan.support].pages for block in page.blocks)
            yield "support", RoomView("support", title="Support", blocks=blocks)


LOOKS = tuple(looks())


@pytest.mark.parametrize("name", [name for name, _ in LOOKS])
def test_every_state_is_read_from_the_last_row(name: str) -> None:
    """In all of its parts."""
    for part in room_parts(next(view for known, view in LOOKS if known == name), *SIZE, ink("dark")):
        is_read(part)


@pytest.mark.parametrize("shows", ["page", "task", "break"])
def test_every_bundled_page_is_read_from_the_last_row(shows: str) -> None:
    """As a page, as a task beside its clock, and beside the time of a break."""
    clock = None if shows == "page" else CLOCK
    for page in pages():
        for part in room_parts(replace(AN_ITEM, shows=shows, blocks=page.blocks, clock=clock), *SIZE, ink("dark")):
            is_read(part)


@pytest.mark.parametrize("words", [WAITING, MOMENT, AGAIN])
def test_what_is_said_while_there_is_nothing_is_read_too(words: str) -> None:
    """Before the day, and when the journal is away."""
    assert ordinary(waiting_lines(words, *SIZE, ink("dark"))) == []
