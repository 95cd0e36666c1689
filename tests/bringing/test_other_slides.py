"""Slides of LibreOffice, and PDFs: every word on its page, and what means harm ends in words."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from facilitator.agenda.model import Page, Picture
from facilitator.agenda.plan_reader import read_plan
from facilitator.application.bringing import look_at
from facilitator.bringing.bring import SHOWS, look
from facilitator.bringing.opened import LOCKED, NotATimetable
from facilitator.bringing.slides import Line, Rows
from facilitator.bringing.writing import write
from tests.bringing.test_slides import pages_of, seen

OFFICE = Path(__file__).parent / "office"
MADE = sorted(path.name for path in OFFICE.iterdir() if path.suffix in SHOWS)
WORD = re.compile(r"[^\W\d_]+")
TAG = re.compile(r"<office:binary-data>.*?</office:binary-data>|<presentation:placeholder[^>]*>|<[^>]+>", re.S)


def brought(path: Path, folder: Path) -> list[Page]:
    """The pages that a file becomes."""
    reading = read_plan(write(look(path), 0, "Ours", folder / "plans"))
    assert reading.plan is not None
    assert [str(problem) for problem in reading.problems if problem.matters] == []
    return pages_of(reading.plan)


@pytest.mark.parametrize("name", MADE)
def test_every_word_of_a_show_of_impress_is_on_its_page(tmp_path: Path, name: str) -> None:
    """Counted against what was written down; a PDF has no notes, no words for pictures and no hidden pages."""
    source = (OFFICE / name).with_suffix(".fodp").read_text(encoding="utf-8")
    if name.endswith(".pdf"):
        source = re.sub(
            r"<presentation:notes>.*?</presentation:notes>|<svg:desc>.*?</svg:desc>", " ", source, flags=re.S
        )
        source = re.sub(r'<draw:page [^>]*"hid".*?</draw:page>', " ", source, flags=re.S)
    wanted = Counter(
        WORD.findall(
            TAG.sub(" ", source.replace("&#8220;", "“").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        )
    )
    found: Counter[str] = Counter()
    for page in brought(OFFICE / name, tmp_path):
        found.update(WORD.findall(seen(page)))
        found.update(word for note in page.notes for word in WORD.findall(note))
    assert not wanted - found


def test_what_impress_says_of_a_slide_is_kept(tmp_path: Path) -> None:
    """Levels, notes, hidden slides, tables, pictures with the words that stand for them."""
    slides = SHOWS[".odp"](OFFICE / "lists-and-notes.odp")
    assert [slide.hidden for slide in slides] == [False, False, True]
    assert [piece.level for piece in slides[0].pieces if isinstance(piece, Line)] == [0, 0, 1, 1, 0]
    assert slides[0].notes.startswith("Begin on time")
    table = SHOWS[".odp"](OFFICE / "tables-and-pictures.odp")[0].pieces[0]
    assert isinstance(table, Rows)
    assert table.rows[1] == ("Pale, cold skin", "Shock")
    pages = brought(OFFICE / "tables-and-pictures.odp", tmp_path)
    (picture,) = [block for block in pages[1].blocks if isinstance(block, Picture)]
    assert picture.alternative == "a red mat on the floor"
    assert (tmp_path / "plans" / picture.path).read_bytes().startswith(b"\x89PNG")


CONTENT = """<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY a "lollollollol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY s SYSTEM "file:///etc/passwd">]>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:presentation><draw:page>
 <draw:frame presentation:class="title"><draw:text-box><text:p>Title &b; &s;</text:p></draw:text-box></draw:frame>
 <draw:frame><draw:image xlink:href="http://x.example/a.png"/></draw:frame>
 <draw:frame><draw:image xlink:href="../../secret.png"/></draw:frame>
 </draw:page></office:presentation></office:body></office:document-content>"""


def odp(path: Path, content: str | bytes) -> Path:
    """A show with this content, and a macro beside it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("content.xml", content)
        pack.writestr("Basic/Standard/Module1.xml", "Sub Main: Shell(x): End Sub")
    return path


def test_entities_links_and_macros_of_a_show_are_left_alone(tmp_path: Path) -> None:
    """Nothing grows, nothing is fetched, nothing from elsewhere on the disk is read."""
    (slide,) = SHOWS[".odp"](odp(tmp_path / "x.odp", CONTENT))
    assert slide.title == "Title"
    assert all(not getattr(piece, "data", b"") for piece in slide.pieces)
    (page,) = brought(tmp_path / "x.odp", tmp_path)
    assert "lol" not in seen(page)
    assert "Shell" not in seen(page)


@pytest.mark.parametrize("ending", [".odp", ".pdf", ".pptx"])
@pytest.mark.parametrize("data", [b"", b"PK\3\4 no", b"%PDF-1.7\n%%EOF", b"\0" * 100, LOCKED + b"\0" * 600])
def test_what_is_no_show_ends_in_words(tmp_path: Path, ending: str, data: bytes) -> None:
    """Damaged, locked, or something else."""
    path = tmp_path / f"s{ending}"
    path.write_bytes(data)
    with pytest.raises(NotATimetable) as told:
        look(path)
    assert str(told.value).endswith(".")


def test_a_bomb_and_a_huge_file_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their sizes alone are asked."""
    path = tmp_path / "bomb.odp"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        for number in range(25):
            pack.writestr(f"Pictures/{number}.png", b"0" * 10_000_000)
    with pytest.raises(NotATimetable, match="far more"):
        look(path)
    with pytest.raises(NotATimetable, match="far more words"):
        look(odp(tmp_path / "words.odp", b" " * 60_000_000))
    monkeypatch.setattr("facilitator.bringing.opened.sized.__defaults__", (1_000,))
    for name in ("lists-and-notes.odp", "lists-and-notes.pdf", "lists-and-notes.pptx"):
        with pytest.raises(NotATimetable, match="more than 0 MB"):
            look(OFFICE / name)


def pdf(path: Path, *pages: str, more: str = "") -> Path:
    """A PDF written by hand, a text on each page."""
    objects = [f"<< /Type /Catalog /Pages 2 0 R {more} >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, text in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /Contents {5 + 2 * number} 0 R /Resources << /Font << /F 3 0 R >> >> >>"
        )
        drawn = "".join(
            f"BT /F 12 Tf 1 0 0 1 50 {700 - 20 * at} Tm ({line}) Tj ET\n"
            for at, line in enumerate(text.split("\n"))
            if line
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream")
    data, places = b"%PDF-1.4\n", []
    for number, told in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{told}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    path.write_bytes(data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode())
    return path


def test_lines_of_a_pdf_go_on_and_its_scripts_do_not_run(tmp_path: Path) -> None:
    """A short first line is the title; a page of pictures is told of."""
    script = "/OpenAction << /S /JavaScript /JS (app.alert) >>"
    path = pdf(tmp_path / "a.pdf", "Welcome\nA line that is so long that it\nwent on\n- and a list", "", more=script)
    slides = SHOWS[".pdf"](path)
    assert slides[0].title == "Welcome"
    assert [piece.words for piece in slides[0].pieces if isinstance(piece, Line)] == [
        "A line that is so long that it went on",
        "and a list",
    ]
    assert any("1 page without words" in words for words in look(path).days[0].entries[0].unsure)


def test_a_scanned_pdf_is_told_so(tmp_path: Path) -> None:
    """There is nothing to take along."""
    with pytest.raises(NotATimetable, match="its pages are pictures"):
        look(pdf(tmp_path / "scan.pdf", "", ""))


def test_without_the_library_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra."""
    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)
    with pytest.raises(NotATimetable, match=r"pypdf, which is not installed\. \S"):
        look_at(pdf(tmp_path / "a.pdf", "Words"))
