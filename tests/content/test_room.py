"""What a small room can read, and what it must never read: size, blanks, addresses, private words."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import yaml

from facilitator.agenda.library import bundled
from facilitator.agenda.model import Drawing, Heading, ListLine, Plan, Span
from facilitator.agenda.plan_reader import PlanReading
from facilitator.console.painting.pages import blanks
from tests.content.looking import (
    Shown,
    background_pages,
    case_pages,
    contacts_in,
    deck_pages,
    loose_ends,
    page_text,
    too_big,
    too_wide,
)

AMERICAN = re.compile(
    r"\b(?:behaviors?|colors?|centers?|organiz\w+|recogniz\w+|summariz\w+|favorites?|neighbors?|labeled|judgment"
    r"|gotten|program(?!me)s?|mom|practiced|counselor|toward)\b",
    re.IGNORECASE,
)

TO_FILL_IN = {"quiet room", "support contact", "helpline", "safeguarding contact", "feedback address"}
"""What only the trainer of a course can know."""


def files() -> list[Path]:
    """Every file of words that comes with the program."""
    found = [path for kind in ("content", "sessions") for path in bundled(kind).rglob("*") if path.is_file()]
    return [path for path in found if path.suffix in (".md", ".yaml")]


def test_every_bundled_plan_is_read_without_a_word_of_complaint(readings: dict[str, PlanReading]) -> None:
    """Not even a warning."""
    assert len(readings) == 3
    for name, reading in readings.items():
        assert reading.problems == (), name


def test_every_file_of_the_content_is_used(readings: dict[str, PlanReading], days: dict[str, Plan]) -> None:
    """Nothing was forgotten on the way to a plan."""
    used = {path for reading in readings.values() for path in reading.lines}
    known = {key for plan in days.values() for key in (*plan.decks, *plan.cases, *plan.background)}
    assert known <= used
    there = {f"content/{path.relative_to(bundled('content')).as_posix()}" for path in bundled("content").rglob("*.md")}
    assert there - {"content/README.md"} == known


# -- size ---------------------------------------------------------------------------------------------------


def test_every_page_fits_the_smallest_room(days: dict[str, Plan]) -> None:
    """A title and twelve short lines, or twenty-one lines with a drawing or table."""
    for plan in days.values():
        for shown in (*deck_pages(plan), *case_pages(plan)):
            assert too_big(shown, lines=21) == []
            assert too_wide(shown) == []


def test_background_fits_one_screen(days: dict[str, Plan]) -> None:
    """A trainer reads it at a glance."""
    for plan in days.values():
        for shown in background_pages(plan):
            assert too_big(shown, short=20) == []


def test_a_page_too_long_or_too_wide_is_noticed(first: Plan) -> None:
    """The checks above can fail."""
    page = deck_pages(first)[0].page
    line = ListLine(0, "", (Span("one more line for a room that is full already"),))
    longer = Shown("longer", msgspec.structs.replace(page, blocks=(*page.blocks, *[line] * 9)))
    assert too_big(longer) == ["longer: 14 short lines"]
    assert too_big(Shown("tall", msgspec.structs.replace(page, blocks=(Drawing(("│",) * 21),)))) == ["tall: 21 lines"]
    wide = msgspec.structs.replace(page, blocks=(Drawing(("─" * 74, "═" * 75)),))
    assert too_wide(Shown("wide", wide)) == [f"wide: {'═' * 75}"]


def test_every_page_begins_with_its_title(days: dict[str, Plan]) -> None:
    """The room always knows where it is."""
    for plan in days.values():
        for where, page in (*deck_pages(plan), *case_pages(plan), *background_pages(plan)):
            assert page.title, where
            assert isinstance(page.blocks[0], Heading), where


def test_drawings_are_drawn_and_not_typed(first: Plan) -> None:
    """Boxes, all thirteen steps, four stages, two loops."""
    drawn = {
        page.slide: "\n".join(line for block in page.blocks if isinstance(block, Drawing) for line in block.lines)
        for _, page in deck_pages(first)
        if page.slide in (9, 14, 15)
    }
    assert drawn.keys() == {9, 14, 15}
    assert all("┌" in drawing and "--" not in drawing and "+" not in drawing for drawing in drawn.values())
    for step in range(1, 14):
        assert re.search(rf"\b{step} [a-zSI]", drawn[9]), step
    assert "WITHIN 6 MONTHS" in drawn[9]
    assert "agencies act" in drawn[9]
    stages = ("CONCRETE EXPERIENCE", "REFLECTIVE", "OBSERVATION", "ABSTRACT CONCEPTUALISATION", "ACTIVE")
    assert all(stage in drawn[14] for stage in stages)
    assert "SINGLE LOOP" in drawn[15]
    assert "DOUBLE LOOP" in drawn[15]


# -- what must not be there -------------------------------------------------------------------------------


def test_the_lines_of_drawings_meet(days: dict[str, Plan]) -> None:
    """No line hangs in the air, above or below."""
    for plan in days.values():
        for shown in deck_pages(plan):
            if shown.page.title != "Three clocks":  # its lines hang from words
                assert loose_ends(shown) == []


def test_a_line_in_the_air_is_noticed(first: Plan) -> None:
    """The check above can fail."""
    page = msgspec.structs.replace(deck_pages(first)[0].page, blocks=(Drawing(("┌──┐", "│  │", "└── ")),))
    assert loose_ends(Shown("open", page)) == ["open: │ in line 2, column 4"]


def test_nobodys_address_or_number_is_anywhere() -> None:
    """In no file, comments included."""
    assert len(files()) > 60
    for path in files():
        assert contacts_in(path.read_text(encoding="utf-8")) == [], path


def test_an_address_or_a_number_is_noticed() -> None:
    """The check above can fail, and lets dates and 999 pass."""
    # Numbers that Ofcom keeps for drama, and a reserved domain: they are nobody's.
    for contact in ("jo.bloggs@example.gov.uk", "0161 496 0123", "(0161) 496 0123", "+44 1632 960123", "07700900123"):
        assert contacts_in(f"Write to {contact}, please") == [contact]
    assert contacts_in("see https://www.example.net/feedback") == ["https://www.example.net"]
    assert contacts_in("by 2009-03-31, ring 999; 17 of 50; https://example.org/feedback; 01 02") == []


def test_english_is_british() -> None:
    """No spelling from elsewhere."""
    for path in files():
        if path.suffix == ".md":
            words = path.read_text(encoding="utf-8").replace("Organizational Learning", "")  # a book's own title
            assert AMERICAN.findall(words) == [], path


def test_blanks_are_exactly_those_that_details_leave_open(readings: dict[str, PlanReading]) -> None:
    """So that `facilitator check` lists every one."""
    for name, reading in readings.items():
        assert reading.plan is not None
        written = yaml.safe_load((bundled("sessions") / f"{name}.yaml").read_text(encoding="utf-8"))
        empty = {key for key, value in written["details"].items() if not value}
        assert empty == (set() if name == "demonstration" else TO_FILL_IN)
        assert {blank.name for blank in reading.unfilled} == empty
        assert set(reading.plan.unfilled) == empty
        on_pages = {blank for _, page in deck_pages(reading.plan) for blank in blanks(page)}
        assert on_pages <= empty


def test_the_demonstration_has_no_blank(demonstration: Plan) -> None:
    """It works out of the box."""
    assert demonstration.unfilled == ()


def test_private_words_are_not_on_pages(days: dict[str, Plan]) -> None:
    """No note and no learning point slipped out of its comment."""
    for plan in days.values():
        for where, page in (*deck_pages(plan), *case_pages(plan)):
            for line in page_text(page).splitlines():
                assert not re.match(r"(?:Time|Timing|How sure|Watch for|Prompts|Answers): ", line), where
        shown = " ".join(page_text(page) for _, page in (*deck_pages(plan), *case_pages(plan)))
        for case in plan.cases.values():
            assert not any(point.text in shown for point in case.points)


def test_the_last_slide_asks_for_feedback_at_an_address_to_be_filled_in(first: Plan) -> None:
    """A team's address, filled in by the trainer."""
    (page,) = (page for _, page in deck_pages(first) if page.slide == 32)
    assert "{{ feedback address }}" in page_text(page)


def test_everyone_is_told_of_quiet_room_and_disclosure(first: Plan, second: Plan) -> None:
    """On the welcome pages and the support page."""
    for plan in (first, second):
        pages = plan.decks[plan.support].pages
        assert "{{ quiet room }}" in page_text(pages[0])
        assert "{{ safeguarding contact }}" in page_text(pages[0])
        assert "999" in page_text(pages[0])
        assert any("promise no secrecy" in " ".join(note.split()) for note in pages[0].notes)
        welcome = " ".join(page_text(page) for page in plan.pages_of(plan.items[0]))
        assert "{{ quiet room }}" in welcome
        assert "unless" in welcome
        assert "at risk" in welcome
