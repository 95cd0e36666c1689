"""The wall on the room's screen at every size: nothing is lost, and every state is a sign and a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.agenda.library import bundled
from facilitator.agenda.model import Plan
from facilitator.agenda.plan_reader import read_plan
from facilitator.console.painting.ink import ink
from facilitator.console.painting.room import FICTIONAL, room_parts
from facilitator.console.painting.wall import HALF, KNOWN, MINDFUL, TOLD, UNKNOWN, is_table
from facilitator.live.facts.agenda import GoTo
from facilitator.live.facts.room import ShowInRoom
from facilitator.live.facts.wall import BringUpStage, TellAgency, UncoverEvent
from facilitator.live.queries.room_view import RoomView, room_look
from tests.console.block_reader import read
from tests.console.test_screens import compare
from tests.makers import Day, started

ROBIN = "content/learning-from-serious-case-reviews/cases/robin.md"
SIZES = [(40, 12), (60, 16), (80, 24), (120, 36), (160, 48), (200, 60)]


def bundled_plan() -> Plan:
    """The first bundled day."""
    plan = read_plan(bundled("sessions") / "learning-from-serious-case-reviews.yaml").plan
    assert plan is not None
    return plan


def hung(count: int, told: bool = False) -> Day:
    """The report-back of the first case with so many events on its wall."""
    day = started(bundled_plan())
    day.does(GoTo("a09"))
    for event in day.state.plan.cases[ROBIN].chronology[:count]:
        day.does(UncoverEvent(ROBIN, event.id))
    if told:
        day.does(TellAgency(ROBIN, "e11", "nursery"))
    day.does(ShowInRoom("wall"))
    return day


def seen(day: Day) -> RoomView:
    """What the room has."""
    return room_look(day.state, day.now)


@pytest.mark.parametrize("size", SIZES)
def test_every_word_of_the_whole_wall_is_there_at_every_size(size: tuple[int, int]) -> None:
    """In as many parts as it takes, each as large as the window, each saying that the case is fictional."""
    day = hung(99, told=True)
    view = seen(day)
    parts = room_parts(view, *size, ink("dark"))
    assert all([strip.cell_length for strip in part] == [size[0]] * size[1] for part in parts)
    screens = [read([strip.text.rstrip() for strip in part]) for part in parts]
    assert all(any(FICTIONAL[:20] in line for line in screen) for screen in screens)
    text = "".join("".join("".join(line.split()) for line in screen) for screen in screens)
    assert view.wall is not None
    words = [row.date for row in view.wall.rows] + [*view.wall.sums, *view.wall.gaps]
    if not is_table(view.wall, size[0]):
        words += [row.text for row in view.wall.rows] + [ask for row in view.wall.rows for ask in row.asks]
    missing = [one for one in words if "".join(one.split()) not in text]
    # A text that goes on in the next part has the heading and the part's number between its words.
    assert len(missing) <= max(0, len(parts) - 1), missing
    for row in view.wall.rows:
        for word in row.text.split():
            assert word in text, word


@pytest.mark.parametrize(("width", "table"), [(80, False), (120, False), (170, True), (200, True)])
def test_wide_windows_have_a_table_and_narrow_ones_names(width: int, table: bool) -> None:
    """A state is a sign and a word in both."""
    view = seen(hung(99, told=True))
    assert view.wall is not None
    assert is_table(view.wall, width) is table
    text = "\n".join(strip.text for part in room_parts(view, width, 24, ink("dark")) for strip in part)
    for sign in (KNOWN, HALF, UNKNOWN, TOLD, MINDFUL):
        assert sign in text
    for words in ("knew", "half", "told", "mind", "did\N{NO-BREAK SPACE}not\N{NO-BREAK SPACE}know"):
        assert words in text


def test_an_empty_wall_says_so() -> None:
    """And no event is hinted at."""
    text = " ".join(read([strip.text.rstrip() for strip in room_parts(seen(hung(0)), 80, 24, ink("dark"))[0]]))
    assert "Nothing hangs here yet." in text
    assert "2004" not in text


@pytest.mark.parametrize(("name", "width", "height"), [("80x24", 80, 24), ("120x36", 120, 36), ("200x60", 200, 60)])
def test_the_room_reads_the_wall(name: str, width: int, height: int) -> None:
    """As kept on file."""
    parts = room_parts(seen(hung(99, told=True)), width, height, ink("dark"))
    text = "\n".join(strip.text.rstrip() for part in parts for strip in part)
    compare(f"room-wall-{name}", f"{text}\n")


def test_no_text_of_a_later_stage_is_painted(tmp_path: Path) -> None:
    """Every page, the wall and every group's part of the bundled case, told up to its second stage."""
    day = started(bundled_plan())
    day.does(GoTo("a08"), BringUpStage(), BringUpStage())
    case = day.state.plan.cases[ROBIN]
    later = [event.text for event in case.chronology[14:]] + [stage.question for stage in case.stages[2:]]
    painted = ""
    for item in ("a07", "a08", "a09"):
        for number in range(20):
            day.does(GoTo(item, number))
            for wish in (
                ShowInRoom("page"),
                ShowInRoom("wall"),
                *(ShowInRoom("part", group=f"G{n}") for n in (1, 2, 3, 4)),
            ):
                day.does(wish)
                parts = room_parts(seen(day), 120, 36, ink("dark", plainly=True))
                painted += "".join("".join(strip.text.split()) for part in parts for strip in part)
    assert "WhoseesRobinnow?" in painted
    for words in [*later, "Said to be tidy", "recovers", "The count nobody made"]:
        assert "".join(words.split()) not in painted, words
