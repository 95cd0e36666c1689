"""The code to scan and the pictures of pages, as they are painted: read back from the cells of the screen."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import zxingcpp
from msgspec.structs import replace
from PIL import Image
from textual.strip import Strip

from facilitator.agenda import library
from facilitator.agenda.model import Deck, Heading, Page, Paragraph, Picture, Span
from facilitator.console import pictures
from facilitator.console.painting.ink import PALETTES, ink
from facilitator.console.painting.pages import NARROWEST, block_lines
from facilitator.console.painting.qr import code_lines
from facilitator.console.painting.room import room_lines, room_parts
from facilitator.console.painting.room_tasks import WIDE
from facilitator.console.pictures import Pictures
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.room import ToggleSupport
from facilitator.live.queries.room_view import RoomClock, RoomView, room_look
from facilitator.live.queries.room_words import Shows
from tests.console.block_reader import read, words_on
from tests.makers import Day, at, small_plan, started

ADDRESS = "https://example.org/feedback/2026-03-02"
SIZES = [(80, 24), (120, 36), (200, 60)]
CELL = 6
"""Pixels across of a cell as it is drawn here; it is twice as high."""


def drawn(strips: Sequence[Strip]) -> Image.Image:
    """The painted cells as a picture: half blocks in their colours, everything else as its ground."""
    width = sum(segment.cell_length for segment in strips[0])
    image = Image.new("RGB", (width * CELL, len(strips) * 2 * CELL))
    for y, strip in enumerate(strips):
        x = 0
        for segment in strip:
            assert segment.style is not None
            assert segment.style.color is not None
            assert segment.style.bgcolor is not None
            ink_of, ground = (tuple(c.get_truecolor()) for c in (segment.style.color, segment.style.bgcolor))
            for sign in segment.text:
                upper, lower = (ink_of if sign in part else ground for part in ("▀█", "▄█"))
                image.paste(upper, (x * CELL, 2 * y * CELL, (x + 1) * CELL, (2 * y + 1) * CELL))
                image.paste(lower, (x * CELL, (2 * y + 1) * CELL, (x + 1) * CELL, (2 * y + 2) * CELL))
                x += 1
    return image


def scanned(strips: Sequence[Strip]) -> list[str]:
    """What a scanner reads on the screen."""
    return [found.text for found in zxingcpp.read_barcodes(drawn(strips))]


# -- the code --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_feedback_address_can_be_scanned(size: tuple[int, int], theme: str) -> None:
    """In every theme and usual window, beside the words and the address itself."""
    strips = room_lines(RoomView("thanks", (), "A day", "A pool", feedback=ADDRESS), *size, ink(theme))
    assert scanned(strips) == [ADDRESS]
    text = words_on([strip.text for strip in strips])
    assert "Thank you" in text
    assert "Please tell us" in text
    assert all(strip.cell_length == size[0] for strip in strips)


def test_a_code_is_not_shown_where_it_could_not_be_scanned() -> None:
    """The address alone is, in a small window."""
    strips = room_lines(RoomView("thanks", feedback=ADDRESS), 30, 12, ink("dark"))
    assert scanned(strips) == []
    assert "example.org" in "".join(strip.text for strip in strips)
    assert code_lines("https://example.org/" + "x" * 400, 200, 200) == []
    assert code_lines("", 200, 200) == []


def test_without_an_address_there_is_no_code() -> None:
    """Nothing is loaded to draw one."""
    strips = room_lines(RoomView("thanks", (), "A day"), 80, 24, ink("dark"))
    assert scanned(strips) == []
    assert words_on([strip.text for strip in strips]) == "Thank you A day"


# -- pictures --------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with an own plan's picture: the left half red, the right half blue."""
    place = tmp_path / "plans" / "decks"
    place.mkdir(parents=True)
    image = Image.new("RGB", (80, 40), "red")
    image.paste("blue", (40, 0, 80, 40))
    image.save(place / "halves.png")
    return tmp_path


HALVES = Picture("decks/halves.png", "Half red, half blue")


def illustrated(picture: Picture = HALVES) -> Day:
    """A day whose first page has words and a picture."""
    plan = small_plan()
    page = Page("Look", (Heading(1, (Span("Look at this"),)), picture))
    return started(replace(plan, decks={**plan.decks, "welcome.md": Deck("welcome.md", (page,))}))


def painted(day: Day, folder: Path, size: tuple[int, int] = (80, 24)) -> list[Strip]:
    """What the room sees of a day."""
    return room_lines(room_look(day.state, day.now), *size, ink("dark"), Pictures(folder).drawn)


@pytest.mark.parametrize("size", [*SIZES, (40, 12)], ids=str)
def test_a_picture_is_drawn_between_its_words(folder: Path, size: tuple[int, int]) -> None:
    """In its colours and shape, with the words that stand for it below."""
    strips = painted(illustrated(), folder, size)
    assert [strip.cell_length for strip in strips] == [size[0]] * size[1]
    text = words_on([strip.text for strip in strips])
    assert "Look at this" in text
    assert "Half red, half blue" in text
    image = drawn(strips)
    red, blue = (
        sum(n for n, c in image.getcolors(1 << 20) or [] if c == colour) for colour in ((255, 0, 0), (0, 0, 255))
    )
    assert red > 0.03 * image.width * image.height
    assert red == pytest.approx(blue, rel=0.1)


def colours(strips: Sequence[Strip]) -> tuple[int, int]:
    """How many pixels are red, and how many blue."""
    found = {c: n for n, c in drawn(strips).getcolors(1 << 20) or []}
    return found.get((255, 0, 0), 0), found.get((0, 0, 255), 0)


def pictured(kind: str) -> Day:
    """A day at an exercise, a break, or with a support page, whose page has words and a picture."""
    plan = small_plan()
    page = Page("Look", (Heading(1, (Span("Look at this"),)), HALVES))
    decks = {**plan.decks, "task.md": Deck("task.md", (page,)), "s.md": Deck("s.md", (page,))}
    items = tuple(replace(item, deck="task.md") if item.kind == "break" else item for item in plan.items)
    day = started(replace(plan, decks=decks, items=items, support="s.md"))
    if kind == "support":
        day.does(ToggleSupport())
    else:
        day.goes_to("ex1" if kind == "task" else "lunch")
        day.does(*([ToggleClock()] if kind == "task" else []))
    return day


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("kind", ["task", "break", "support"])
def test_a_picture_is_drawn_beside_a_clock_and_on_the_support_page(
    folder: Path, kind: str, size: tuple[int, int]
) -> None:
    """Beside the time, or below it where the window is narrow."""
    day = pictured(kind)
    strips = painted(day, folder, size)
    assert [strip.cell_length for strip in strips] == [size[0]] * size[1]
    red, blue = colours(strips)
    assert red == pytest.approx(blue, rel=0.1)
    assert red > 0
    text = words_on([strip.text for strip in strips])
    assert {"task": "until 09:50", "break": "Back at", "support": "Look at this"}[kind] in text
    assert ("issues from each group" in text) is (kind == "task")


@pytest.mark.parametrize("kind", ["task", "break"])
def test_without_its_file_a_task_keeps_its_clock_as_large_as_ever(folder: Path, kind: str) -> None:
    """Nothing is left empty for what cannot be drawn."""
    (folder / "plans" / "decks" / "halves.png").unlink()
    day = pictured(kind)
    bare = room_lines(room_look(day.state, day.now), 120, 36, ink("dark"))
    assert [strip.text for strip in painted(day, folder, (120, 36))] == [
        strip.text for strip in bare
    ] or kind == "support"
    assert colours(painted(day, folder, (120, 36))) == (0, 0)


@pytest.mark.parametrize("size", [*SIZES, (40, 12)], ids=str)
@pytest.mark.parametrize("shows", ["page", "task", "break", "support"])
def test_a_picture_stays_where_the_page_has_it(folder: Path, shows: Shows, size: tuple[int, int]) -> None:
    """Between the words before and after it, and between another picture and its own words."""
    blocks = (Paragraph((Span("before"),)), HALVES, Paragraph((Span("between"),)), HALVES, Paragraph((Span("after"),)))
    clock = RoomClock("running", 540, 1200, at("10:20")) if shows in ("task", "break") else None
    view = RoomView(shows, ((at("00:00"), 0),), "An item", blocks=blocks, clock=clock)
    parts = room_parts(view, *size, ink("dark"), Pictures(folder).drawn)
    left = size[0] // 2 if clock is not None and size[0] >= WIDE else size[0]
    rows = [row for part in parts for row in read([strip.text[:left].rstrip() for strip in part])]
    drawn_at = [y for y, row in enumerate(rows) if row.count("▀") > 3 and "█" not in row]
    before, between, after = (next(y for y, row in enumerate(rows) if word in row) for word in ORDER)
    first, second = ([y for y in drawn_at if low < y < high] for low, high in ((before, between), (between, after)))
    assert first
    assert second
    assert len(first) + len(second) == len(drawn_at)


ORDER = ("before", "between", "after")


@pytest.mark.parametrize("width", range(1, 80))
def test_the_frame_of_a_picture_is_whole_on_all_sides(width: int) -> None:
    """Every line of it is equally wide and ends as it begins; where there is no room for one, its words stand alone."""
    picture = replace(HALVES, alternative="Half red, half blue, and a great many words about both of them")
    lines = ["".join(text for text, _ in line) for line in block_lines((picture,), width, ink("dark"))]
    assert max(map(len, lines)) <= width
    assert "".join(" ".join(lines).replace("│", " ").split()).count("bothofthem") == 1
    if width >= NARROWEST:
        assert len(set(map(len, lines))) == 1
        assert lines[0].startswith("┌─ picture ─")
        assert (lines[0][-1], lines[-1][0], lines[-1][-1]) == ("┐", "└", "┘")
        assert all(line[0] == line[-1] == "│" for line in lines[1:-1])


def test_a_rehearsal_is_marked_on_a_page_with_a_picture_too(folder: Path) -> None:
    """At the bottom, as on any other."""
    day = illustrated()
    view = replace(room_look(day.state, day.now), rehearsal=True)
    strips = room_lines(view, 80, 24, ink("dark"), Pictures(folder).drawn)
    assert strips[-1].text.strip() == "REHEARSAL"
    assert len(strips) == 24


@pytest.mark.parametrize(
    "harm", ["gone", "cut short", "no picture", "outside", "absolute", "link", "no pillow", "text file"]
)
def test_otherwise_its_words_stand_for_it(folder: Path, harm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a titled frame: when the file is gone or broken, leads elsewhere, or nothing here can draw."""
    file = folder / "plans" / "decks" / "halves.png"
    (folder / "secret.png").write_bytes(file.read_bytes())
    picture = HALVES
    match harm:
        case "gone":
            file.unlink()
        case "cut short":
            file.write_bytes(file.read_bytes()[:60])
        case "no picture":
            file.write_bytes(b"not a picture")
        case "outside":
            picture = replace(HALVES, path="../secret.png")
        case "absolute":
            picture = replace(HALVES, path=str(file))
        case "link":
            file.unlink()
            try:
                file.symlink_to(folder / "secret.png")
            except OSError:
                pytest.skip("links need a permission here")
        case "no pillow":
            monkeypatch.setitem(sys.modules, "PIL", None)
            pictures._draw.cache_clear()
        case "text file":
            (folder / "plans" / "decks" / "notes.md").write_text("private")
            picture = replace(HALVES, path="decks/notes.md")
    text = "\n".join(strip.text for strip in painted(illustrated(picture), folder))
    assert "picture" in text
    assert "Half red, half blue" in text
    assert "▀" not in text
    assert "Look at this" in text


def test_a_huge_picture_is_not_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by its bytes nor by its pixels."""
    monkeypatch.setattr(pictures, "MOST_BYTES", 10)
    assert Pictures(folder).drawn(HALVES, 60, 12) == ()
    monkeypatch.undo()
    monkeypatch.setattr(pictures, "MOST_PIXELS", 10)
    pictures._draw.cache_clear()
    assert Pictures(folder).drawn(HALVES, 60, 12) == ()
    monkeypatch.undo()
    pictures._draw.cache_clear()
    assert Pictures(folder).drawn(HALVES, 60, 12)


def test_a_plan_elsewhere_is_remembered_for_its_pictures(folder: Path, tmp_path: Path) -> None:
    """The room's window is another program: it must be able to find them. The last started goes first."""
    elsewhere = tmp_path / "elsewhere" / "sessions" / "day.yaml"
    (elsewhere.parent.parent / "content").mkdir(parents=True)
    (folder / "plans" / "decks" / "halves.png").rename(elsewhere.parent.parent / "content" / "halves.png")
    picture = replace(HALVES, path="content/halves.png")
    assert Pictures(folder).drawn(picture, 60, 12) == ()
    for name in ("other.yaml", "day.yaml", "day.yaml"):
        library.remember(elsewhere.with_name(name), folder / "plans")
    assert library.remembered(folder / "plans") == (elsewhere, elsewhere.with_name("other.yaml"))
    assert Pictures(folder).drawn(picture, 60, 12)
