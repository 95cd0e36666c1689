"""Slides become a deck in which every word, note and picture is where it was."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from facilitator.agenda.model import Heading, Page, Picture, Plan, Table
from facilitator.agenda.plan_reader import read_plan
from facilitator.application.bringing import look_at
from facilitator.bringing.bring import look
from facilitator.bringing.opened import NotATimetable
from facilitator.bringing.slides import Image, Line, slides_of
from facilitator.bringing.writing import write
from tests.bringing.shows import SHOWS, made

WORD = re.compile(r"\w+")


def brought(name: str, folder: Path) -> tuple[Path, Plan]:
    """A show as a plan among the trainer's own: its file, and what is read of it."""
    path = folder / f"{name}.pptx"
    path.write_bytes(made(name))
    plan_file = write(look(path), 0, "Ours", folder / "plans")
    reading = read_plan(plan_file)
    assert reading.plan is not None
    assert [str(problem) for problem in reading.problems if problem.matters] == []
    return path, reading.plan


def pages_of(plan: Plan) -> list[Page]:
    """All pages, in the order of the items."""
    return [page for item in plan.items for page in plan.decks[item.deck].pages]


def seen(page: Page) -> str:
    """The words of a page, cells and what stands for pictures included."""
    told = [] if page.blocks and isinstance(page.blocks[0], Heading) else [page.title]
    for block in page.blocks:
        if isinstance(block, Table):
            told += ["".join(span.text for span in cell) for row in (block.header, *block.rows) for cell in row]
        elif isinstance(block, Picture):
            told.append(block.alternative)
        else:
            told += [span.text for span in getattr(block, "spans", ())]
    return " ".join(told)


@pytest.mark.parametrize("name", SHOWS)
def test_every_word_is_on_its_page(tmp_path: Path, name: str) -> None:
    """As often as on the slide, in its order, and its notes with the trainer alone."""
    path, plan = brought(name, tmp_path)
    pages = pages_of(plan)
    slides = [slide for slide in slides_of(path) if slide.title or slide.pieces]
    assert [page.slide for page in pages] == list(range(1, len(slides) + 1))
    for slide, page in zip(slides, pages, strict=True):
        told = [slide.title]
        for piece in slide.pieces:
            told += [piece.words] if isinstance(piece, Line | Image) else [cell for row in piece.rows for cell in row]
        on_it = iter(WORD.findall(seen(page)))
        assert all(word in on_it for word in WORD.findall(" ".join(told)))
        missing = Counter(WORD.findall(slide.notes)) - Counter(WORD.findall(" ".join(page.notes)))
        assert not missing
        assert page.role == ""


def test_signs_of_markdown_are_words(tmp_path: Path) -> None:
    """Letter by letter."""
    _, plan = brought("hostile", tmp_path)
    (page,) = pages_of(plan)
    assert page.title == "# Not a heading *at all* <b>"
    words = seen(page)
    for said in (
        "- no list",
        "12. nor a number",
        "| no | table | `code` $x$ :smile: ~~gone~~",
        "<!-- e --> &amp; \\",
        "---",
    ):
        assert said in words
    assert "{{ quiet room }}" in words
    assert page.footer == ()


def test_what_powerpoint_hid_is_marked_for_the_trainer(tmp_path: Path) -> None:
    """In private, and in what is told beforehand."""
    path, plan = brought("hidden", tmp_path)
    first, second = pages_of(plan)
    assert first.notes == ()
    assert second.notes[0].startswith("Hidden in the slides")
    assert any("1 slide hidden" in words for words in look(path).days[0].entries[0].unsure)


def test_pictures_come_along_with_their_words(tmp_path: Path) -> None:
    """Into the folder of the plan; one without words says what it is."""
    _, plan = brought("pictured", tmp_path)
    pictures = [block for block in pages_of(plan)[0].blocks if isinstance(block, Picture)]
    assert [picture.alternative for picture in pictures] == ["a red door", "a picture of the slides"]
    for picture in pictures:
        assert (tmp_path / "plans" / picture.path).read_bytes().startswith(b"\x89PNG")


def test_levels_tables_and_numbers(tmp_path: Path) -> None:
    """Lists keep their depth, a table its cells, a chart its numbers."""
    _, plan = brought("plain", tmp_path)
    assert [getattr(block, "depth", None) for block in pages_of(plan)[1].blocks][1:] == [0, 1, 2, 0]
    (tmp_path / "c").mkdir()
    _, charted = brought("charted", tmp_path / "c")
    (table,) = [block for block in pages_of(charted)[0].blocks if isinstance(block, Table)]
    assert [[span.text for cell in row for span in cell] for row in table.rows] == [["2009", "12"], ["2010", "15.5"]]


def test_sections_are_items(tmp_path: Path) -> None:
    """Each with a deck of its own; the numbers of the slides go on."""
    _, plan = brought("sectioned", tmp_path)
    assert [item.title for item in plan.items] == ["Morning", "Law & duty", "Close"]
    assert [len(plan.decks[item.deck].pages) for item in plan.items] == [1, 2, 1]


@pytest.mark.parametrize("data", [b"", b"PK\3\4 no", b"\0" * 100])
def test_what_is_no_show_ends_in_words(tmp_path: Path, data: bytes) -> None:
    """Damaged, or something else."""
    path = tmp_path / "s.pptx"
    path.write_bytes(data)
    with pytest.raises(NotATimetable, match="damaged"):
        look(path)


def test_without_the_library_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra."""
    path = tmp_path / "s.pptx"
    path.write_bytes(made("plain"))
    monkeypatch.setitem(__import__("sys").modules, "pptx", None)
    with pytest.raises(NotATimetable, match=r"python-pptx, which is not installed\. \S"):
        look_at(path)
