"""What the room sees, in words for the lead."""

from __future__ import annotations

from typing import Literal

from facilitator.agenda.kinds import kind_of
from facilitator.agenda.model import Item
from facilitator.live.queries.day import place_shown
from facilitator.live.queries.doubtful import kept_off, public_message
from facilitator.live.queries.interruptions import has_support, interruption, is_dark
from facilitator.live.queries.telling import pages_of
from facilitator.live.room_state import RoomHold
from facilitator.live.state import State

Shows = Literal[
    "title",
    "page",
    "task",
    "clock",
    "break",
    "board",
    "read-back",
    "wall",
    "part",
    "support",
    "thanks",
    "blank",
    "soon",
]
"""What the room's screen is taken up with."""


def usual(item: Item) -> Shows:
    """What an item shows when nothing else was chosen."""
    return kind_of(item).room


SOON = "We go on soon"
"""What the room reads while the day is interrupted."""

WORDS: dict[Shows, str] = {
    "title": "the title of the day",
    "task": "the task and the clock",
    "clock": "a large clock",
    "break": "when the break is over",
    "support": "the support page",
    "thanks": "thank you",
    "blank": "nothing: it is blank",
    "soon": f"“{SOON}”",
}


def room_words(state: State) -> str:
    """What the room sees, in words for the lead, and what is kept off its screen until she says yes."""
    words, room = _picture(state), state.room
    place = place_shown(room, state)
    if public_message(state):
        words += f"; your message {'waits behind that' if is_dark(state) else 'stands above it'}: “{room.message}”"
    over = has_support(state) or interruption(state) is not None or (state.phase == "ended" and not place.beside)
    if is_dark(state) or (over and not room.message):
        return words
    count = len(kept_off(state, RoomHold("", 0, "page") if over else place))
    kept = "1 looks personal and is" if count == 1 else f"{count} look personal and are"
    return f"{words}; {kept} kept off: ⟦doubtful.open:f n⟧ decides" if count else words


def _beside(state: State, place: RoomHold) -> str:
    """A page that is not the day's own, named with its heading so that nobody has to look round for it."""
    item = state.plan.item(place.item)
    pages = state.plan.pages_of(item)
    number = min(place.page, len(pages) - 1)
    heading = pages[number].title if pages else ""
    called = f", “{heading}”" if heading and heading.casefold() != item.title.casefold() else ""
    return f"another page than the day's: {number + 1} of {len(pages)} of {item.title}{called}"


def _picture(state: State) -> str:
    room, place = state.room, place_shown(state.room, state)
    held = " (held)" if room.held is not None else ""
    if is_dark(state):
        return WORDS["blank"]
    if has_support(state):
        return WORDS["support"]
    if interruption(state) is not None:
        return WORDS["soon"]
    if place.beside:
        return _beside(state, place)
    if state.phase == "ended":
        return WORDS["thanks"]
    if not place.item or state.plan.position(place.item) < 0:
        return WORDS["title"] + held
    if place.view in ("board", "read-back"):
        name = f" of {state.groups[place.group].name}" if place.group in state.groups else ""
        return ("the board" if place.view == "board" else "the words read back") + name + held
    if place.view in ("wall", "part"):
        name = state.groups[place.group].name if place.group in state.groups else ""
        return ("the wall" if place.view == "wall" else f"what {name} reads") + held
    item = state.plan.item(place.item)
    shown = "clock" if place.view == "clock" else usual(item)
    if shown != "page":
        return WORDS[shown] + (f" of {item.title}" if held else "") + held
    pages = pages_of(state, item)
    if not pages:
        return f"the title {item.title}{held}"
    number = max(0, min(place.page, len(pages) - 1)) + 1
    page = pages[number - 1]
    part = f", {place.step} of {page.last_step} lines" if place.step < page.last_step else ""
    return f"page {number} of {len(pages)} of {item.title}{part}{held}"
