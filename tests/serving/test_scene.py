"""What the page is told: the room's view in words, in order, in colours that can be read, and nothing beside it."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from textual.color import Color

from facilitator.agenda.model import Block, Drawing, Heading, ListLine, Page, Paragraph, Span
from facilitator.application.following import Follower
from facilitator.console.painting.ink import PALETTES
from facilitator.console.painting.page_looks import contrast
from facilitator.console.settings import SettingsFile
from facilitator.live.facts.room import ToggleBlank
from facilitator.live.queries.room_view import RoomClock, RoomFrame, RoomView, room_look
from facilitator.live.queries.room_words import Shows
from facilitator.live.queries.view import ClockState
from facilitator.serving.colours import ENOUGH, colours_of
from facilitator.serving.diagram import ACROSS, DOWN, diagram_of
from facilitator.serving.scene import Scene, Title, face_of, scene_of
from facilitator.serving.watching import Lookout
from tests.console import test_room_screen as states
from tests.console.room_stage import RUN, MadePlace
from tests.console.test_room_parts import pages
from tests.makers import Day, at, small_plan, started

TEXTS = ("text", "quiet", "accent", "warn", "over")


def scene(view: RoomView, theme: str = "dark") -> Scene:
    """What a page is told of a view."""
    return scene_of(view, theme, lambda picture: "")


def said(shown: Scene) -> str:
    """All of it as the page gets it."""
    return msgspec.json.encode(shown).decode()


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("ground", ["", "#803020", "#777777", "white", "rgb(20, 90, 60)", "nonsense"])
def test_every_colour_of_text_stands_out_seven_to_one(theme: str, ground: str) -> None:
    """In every theme, on whatever ground a deck asks for, in whatever colour."""
    for colour in ("", "#905040", "#808080", "black"):
        for classes in ((), ("invert",)):
            found = colours_of(theme, RoomFrame(background=ground, colour=colour, classes=classes))
            for name in TEXTS:
                assert contrast(Color.parse(found[name]), Color.parse(found["ground"])) >= ENOUGH


def test_headings_begin_at_one_and_leave_no_level_out() -> None:
    """However the deck was written; a reader that reads aloud walks by them."""
    for page in pages():
        levels = [
            p.level for p in scene(RoomView("page", title="x", blocks=page.blocks)).pieces if isinstance(p, Title)
        ]
        assert not levels or levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
    wild: tuple[Block, ...] = tuple(Heading(level, (Span("x"),)) for level in (3, 6, 4, 2, 5, 1))
    found = [p.level for p in scene(RoomView("page", blocks=wild)).pieces if isinstance(p, Title)]
    assert found == [1, 2, 2, 1, 2, 1]


@pytest.mark.parametrize("name", states.STATES)
def test_every_state_has_its_words(name: str) -> None:
    """What the view holds for everyone is in the scene."""
    day = states.STATES[name][0]()
    view = room_look(day.state, day.now)
    shown = scene(view)
    words = said(shown)
    if view.shows == "blank":
        assert (shown.pieces, shown.title, face_of(view)) == ((), "", None)
        return
    for text in (view.title, view.organisation, view.cue):
        assert text in words
    for column in view.columns:
        assert column.name in words
        assert all(issue.text in words for issue in column.issues)
    assert bool(shown.code) == bool(view.feedback)


FACES: list[tuple[Shows, ClockState, int, tuple[str, str, str, str]]] = [
    ("task", "not started", 1200, ("20:00", "", "the clock has not started", "still")),
    ("task", "running", 121, ("2:01", "", "until 10:20", "running")),
    ("clock", "running", 119, ("1:59", "", "until 10:20", "soon")),
    ("clock", "paused", 60, ("1:00", "", "paused", "still")),
    ("clock", "running", -61, ("-1:01", "", "time is up", "over")),
    ("break", "running", 720, ("10:20", "Back at", "in 12 min", "running")),
    ("break", "running", -120, ("10:20", "Back at", "2 min past", "over")),
]


@pytest.mark.parametrize(("shows", "state", "left", "expected"), FACES, ids=str)
def test_a_clock_says_how_it_stands(
    shows: Shows, state: ClockState, left: int, expected: tuple[str, str, str, str]
) -> None:
    """In figures and in words, which are read aloud as minutes."""
    clock = RoomClock(state, left, 1200, at("10:20"))
    found = face_of(RoomView(shows, ((at("00:00"), 0),), "x", clock=clock))
    assert found is not None
    assert (found.figures, found.above, found.below, found.stands) == expected
    assert found.spoken
    later = face_of(RoomView(shows, ((at("00:00"), 0),), "x", clock=RoomClock(state, left - 1, 1200, at("10:20"))))
    assert later is not None
    assert left % 60 in (0, 1) or later.spoken == found.spoken


def test_nothing_private_is_in_what_the_page_gets() -> None:
    """Notes, aims, prompts, links and the paths of files stay out."""
    link = Paragraph((Span("the law", link="https://example.org/secret"),))
    page = Page("x", (Heading(1, (Span("x"),)), link), notes=("SECRET NOTE",))
    words = said(scene(RoomView("page", title="x", blocks=page.blocks)))
    assert "the law" in words
    assert "secret" not in words.casefold()
    day = states.story()
    words = said(scene(room_look(day.state, day.now)))
    for private in ("Ask her", "Fire exits", "If stuck"):
        assert private not in words


def test_lines_to_come_are_told_without_their_words() -> None:
    """So that those that are there can stay where they are."""
    view = RoomView("page", blocks=(ListLine(0, "", (Span("one"),)),), coming=2)
    assert json.loads(said(scene(view)))["coming"] == 2


# -- drawings --------------------------------------------------------------------------------------------------


def test_a_drawing_is_lines_heads_and_words() -> None:
    """Words keep their cells, lines lead from the middle of a cell to its sides."""
    drawn = diagram_of(("┌────┐", "│ ab ├─►", "└────┘  漢 x"))
    assert (drawn.width, drawn.height) == (12 * ACROSS, 3 * DOWN)
    assert [(w.column, w.row, w.cells, w.text) for w in drawn.words] == [(2, 1, 2, "ab"), (8, 2, 4, "漢 x")]
    assert drawn.lines.startswith("M5 10L10 10M5 10L5 20") or drawn.lines.startswith("M5 10L5 20M5 10L10 10")
    assert drawn.shapes.count("Z") == 1
    assert not drawn.broken
    assert diagram_of(("╔═╗",)).lines.count("M") == 12
    assert diagram_of(("┄╎",)).broken.count("M") == 4


def test_code_is_letters_alone_and_every_word_of_every_drawing_is_there() -> None:
    """Nothing is lost that is no line."""
    drawn = diagram_of(("if a < b:", "    return <script>"))
    assert [w.text for w in drawn.words] == ["if a < b:", "return <script>"]
    assert (drawn.lines, drawn.broken, drawn.shapes) == ("", "", "")
    for page in pages():
        for block in page.blocks:
            if isinstance(block, Drawing):
                words = " ".join(w.text for w in diagram_of(block.lines).words)
                letters = [sign for line in block.lines for sign in line if sign.isalnum()]
                assert [sign for sign in words if sign.isalnum()] == letters
    assert diagram_of(()).height == DOWN


# -- the lookout -----------------------------------------------------------------------------------------------


def lookout(folder: Path, day: Day, run: str = RUN) -> tuple[Lookout, MadePlace]:
    """What looks for all pages."""
    place = MadePlace(day.journal(RUN))
    return Lookout(Follower(place, day.clock, run), folder), place


def test_nothing_new_is_no_news(tmp_path: Path) -> None:
    """Thirty looks a second wake no page, until something happens or a second of a clock has passed."""
    day = states.clock()
    looking, place = lookout(tmp_path, day)
    assert looking.look()
    assert not any(looking.look() for _ in range(5))
    day.wait(1)
    assert looking.look()
    before = len(day.entries)
    day.does(ToggleBlank())
    place.journal.append(RUN, before, day.entries[before:])
    assert looking.look()
    assert json.loads(looking.sight.scene)["lays"] == "nothing"


def test_the_colours_are_those_of_the_rooms_window(tmp_path: Path) -> None:
    """Also when they are chosen while the page is open."""
    looking, _ = lookout(tmp_path, started())
    looking.look()
    assert json.loads(looking.sight.scene)["colours"]["ground"] == PALETTES["dark"].ground
    SettingsFile(tmp_path).change(room_theme="light")
    assert looking.look()
    assert json.loads(looking.sight.scene)["colours"]["ground"] == PALETTES["light"].ground


def test_when_the_journal_goes_the_page_counts_on(tmp_path: Path) -> None:
    """And says nothing of it; one that never was there is waited for."""
    day = states.clock()
    looking, place = lookout(tmp_path, day)
    looking.look()
    place.number = None
    day.wait(1)
    assert looking.look()
    assert json.loads(looking.sight.face)["figures"] == "8:59"
    waiting, place = lookout(tmp_path, Day(), run="")
    place.number = None
    assert waiting.look()
    assert "Waiting for the day to start" in waiting.sight.scene.decode()
    place.number = 2
    waiting.follower.poll()
    assert waiting.look()
    assert small_plan().title in waiting.sight.scene.decode()


def test_for_a_moment_it_is_told_which_run_is_followed(tmp_path: Path) -> None:
    """Where none was named."""
    day = started()
    looking, _ = lookout(tmp_path, day, run="")
    looking.look()
    assert json.loads(looking.sight.scene)["told"] == f"This window follows the run {RUN}: A small day"
    day.wait(6)
    assert looking.look()
    assert "told" not in json.loads(looking.sight.scene)
