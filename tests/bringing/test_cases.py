"""A Word document or Markdown becomes a case: its story for everyone, the rest for the trainer, no word lost."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from docx import Document
from PIL import Image

from facilitator.agenda.model import Case, Picture, Table
from facilitator.agenda.plan_reader import read_plan
from facilitator.application.bringing import places, plan_to_change
from facilitator.bringing.bring import look
from facilitator.bringing.case_draft import is_made_up
from facilitator.bringing.case_text import case_text
from facilitator.bringing.opened import NotATimetable
from facilitator.bringing.writing import write, write_into

WORD = re.compile(r"[^\W\d_]+")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def hart(folder: Path) -> Path:
    """A case as trainers write them: headings, lists, a table of dates, a picture, and their own notes at the end."""
    document = Document()
    document.add_heading("The Hart family", 0)
    document.add_paragraph("Content warning: neglect, and the death of a baby.")
    document.add_paragraph("This case is fictional.\nAny likeness is chance.")
    document.add_heading("Background", 1)
    document.add_paragraph("Lena (24) lives with {{ two }} children; *nobody* asked <b>why</b>.")
    document.add_paragraph("A flat on the third floor", style="List Bullet")
    document.add_paragraph("with a broken gate", style="List Bullet 2")
    picture = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(picture, "PNG")
    picture.seek(0)
    document.add_picture(picture)
    document.add_heading("Who knew what", 2)
    table = document.add_table(3, 3)
    rows = [
        ("Date", "Event", "Agency"),
        ("3 May 2009", "Letter filed", "GP, health visiting"),
        ("9 May 2009", "Police called", "police"),
    ]
    for number, row in enumerate(rows):
        for at, words in enumerate(row):
            table.cell(number, at).text = words
    document.add_heading("Learning points", 1)
    document.add_paragraph("Nobody asked the child", style="List Number")
    document.add_heading("From the file", 2)
    document.add_paragraph("Letters are not talks", style="List Number")
    document.add_heading("What went well", 1)
    document.add_paragraph("The midwife came back")
    document.add_heading("Notes for the facilitator", 1)
    document.add_paragraph("Go slowly here --> and wait.")
    document.add_heading("A month later", 1)
    document.add_paragraph("The flat is empty.")
    path = folder / "hart.docx"
    document.save(str(path))
    return path


def case_in(plan_file: Path) -> Case:
    """The only case of a plan, which has no warning that matters but of what is still to be filled in."""
    reading = read_plan(plan_file)
    assert reading.plan is not None
    matter = [problem.what for problem in reading.problems if problem.matters]
    assert [what for what in matter if "does not say yet" not in what] == []
    (case,) = reading.plan.cases.values()
    return case


def test_a_word_document_becomes_a_case_and_a_day_that_works_with_it(tmp_path: Path) -> None:
    """Read, work on, report back."""
    path = write(look(hart(tmp_path)), 0, "Hart day", tmp_path / "plans")
    case = case_in(path)
    plan = read_plan(path).plan
    assert plan is not None
    assert [(item.kind, bool(item.case)) for item in plan.items] == [
        ("talk", True),
        ("exercise", True),
        ("report-back", False),
    ]
    assert (case.title, case.fictional) == ("The Hart family", True)
    assert case.warning == "neglect, and the death of a baby."
    assert [point.text for point in case.points] == ["Nobody asked the child", "From the file", "Letters are not talks"]
    assert case.went_right == ("The midwife came back",)
    assert [page.title for page in case.pages] == ["The Hart family", "Background", "Who knew what", "A month later"]
    assert [(event.date, event.text) for event in case.chronology] == [
        ("3 May 2009", "Letter filed"),
        ("9 May 2009", "Police called"),
    ]
    assert [view.agency for view in case.views] == ["GP", "health visiting", "police"]
    assert any(isinstance(block, Table) for block in case.pages[2].blocks)
    (picture,) = [block for page in case.pages for block in page.blocks if isinstance(block, Picture)]
    assert (tmp_path / "plans" / picture.path).read_bytes().startswith(b"\x89PNG")


def test_what_is_for_the_trainer_is_on_no_page(tmp_path: Path) -> None:
    """Learning points and notes are not for the room."""
    case = case_in(write(look(hart(tmp_path)), 0, "Hart day", tmp_path / "plans"))
    shown = str([page.blocks for page in case.pages]) + str([page.title for page in case.pages])
    for words in ("Nobody asked the child", "Go slowly", "midwife", "not talks"):
        assert words not in shown
    assert any("Go slowly here" in note for page in case.pages for note in page.notes)


def test_no_word_of_the_document_is_lost(tmp_path: Path) -> None:
    """Each is in the case's file as often as it was, but for the headings that became fields."""
    path = hart(tmp_path)
    case = look(path).case
    assert case is not None
    with zipfile.ZipFile(path) as pack:
        xml = pack.read("word/document.xml").decode()
    said = Counter(
        WORD.findall(" ".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml)).replace("&lt;", "<").replace("&gt;", ">"))
    )
    heads = Counter(WORD.findall("Learning points What went well Notes for the facilitator Content warning"))
    assert not said - heads - Counter(WORD.findall(case_text(case)))


def docx(path: Path, body: str, **others: str) -> Path:
    """A document with this body, and parts beside it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr(
            "[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
        )
        pack.writestr(
            "word/document.xml",
            f"<!DOCTYPE x [<!ENTITY b 'boom'>]><w:document {W}><w:body>{body}</w:body></w:document>",
        )
        for name, words in others.items():
            pack.writestr(f"word/{name}.xml", f"<w:x {W}><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:x>")
    return path


def test_words_in_odd_places_come_along(tmp_path: Path) -> None:
    """Content controls, tracked insertions, text boxes, footnotes and comments; what was struck out does not."""
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>controlled</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:ins><w:r><w:t>inserted</w:t></w:r></w:ins><w:del><w:r><w:delText>struck</w:delText></w:r></w:del></w:p>"
        f"<w:p><w:r><w:t>outer, with enough words to be a story of its own</w:t></w:r>{box}</w:p>"
        "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"
    )
    case = look(docx(tmp_path / "odd.docx", body, footnotes="footed", comments="commented")).case
    assert case is not None
    text = case_text(case)
    for words in ("controlled", "inserted", "outer", "boxed", "footed", "commented"):
        assert text.count(words) == 1
    assert "struck" not in text
    assert "boom" not in text


def test_a_document_of_nothing_and_one_that_is_none(tmp_path: Path) -> None:
    """Both end in words."""
    for body in ("", "<w:p/>"):
        with pytest.raises(NotATimetable):
            look(docx(tmp_path / "empty.docx", body))
    (tmp_path / "no.docx").write_bytes(b"PK\3\4 no")
    with pytest.raises(NotATimetable, match="damaged"):
        look(tmp_path / "no.docx")


MARKDOWN = """\
---
author: me
---
# The Hart family

Lena *lives* with two children.

## Later

![a door](pic.png) ![secret](../secret.png) ![far](http://x.example/a.png)

```
## not a heading
```

## Learning points

1. Nobody asked **the child**

## After

The end. <!-- mine alone -->
"""


def test_markdown_stays_as_it_is_written(tmp_path: Path) -> None:
    """But for pages, fields and what no room is to see; of its pictures those alone that lie beside it."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "case.md").write_text(MARKDOWN, encoding="utf-8")
    for place in (folder / "pic.png", tmp_path / "secret.png"):
        Image.new("RGB", (8, 8), "red").save(place)
    brought = look(folder / "case.md")
    assert brought.case is not None
    assert [name for name, _ in brought.case.pictures] == ["pic.png"]
    path = write(brought, 0, "Hart day", tmp_path / "plans")
    reading = read_plan(path)
    assert reading.plan is not None
    (case,) = reading.plan.cases.values()
    assert [page.title for page in case.pages] == ["The Hart family", "Later", "After"]
    assert [point.text for point in case.points] == ["Nobody asked **the child**"]
    assert not case.fictional
    text = case_text(brought.case)
    assert "Lena *lives* with two children." in text
    assert "author: me\n" in text
    assert case.pages[2].notes == ("mine alone",)
    assert not Counter(WORD.findall(MARKDOWN)) - Counter(WORD.findall("Learning points")) - Counter(WORD.findall(text))


def test_a_case_goes_to_an_exercise_of_a_plan(tmp_path: Path) -> None:
    """The exercise first; or behind the last item, with all three."""
    (tmp_path / "day.csv").write_text(
        "Time,Session\n9.00,Hello\n9.30,Exercise one\n10.00,Feedback\n10.30,End\n", encoding="utf-8"
    )
    plan_file = write(look(tmp_path / "day.csv"), 0, "Ours", tmp_path / "plans")
    brought = look(hart(tmp_path))
    found = places(brought, 0, plan_to_change(plan_file))
    assert found[0].words == "The case of: Exercise one"
    write_into(brought, 0, plan_file, found[0].where)
    plan = read_plan(plan_file).plan
    assert plan is not None
    assert [item.case for item in plan.items] == ["", "ours/hart/the-hart-family.md", ""]
    write_into(brought, 0, plan_file, found[-1].where)
    plan = read_plan(plan_file).plan
    assert plan is not None
    assert [item.case for item in plan.items][3:] == ["ours/hart-2/the-hart-family.md"] * 2 + [""]
    assert plan.items[5].of == plan.items[4].id


@pytest.mark.parametrize(
    ("words", "fictional"),
    [
        ("This case is fictional.", True),
        ("The family is made up", True),
        ("This is not a fictional case", False),
        ("It isn't made up.", False),
        ("A family in the town", False),
    ],
)
def test_whether_a_case_is_made_up_is_taken_from_its_own_words_alone(words: str, fictional: bool) -> None:
    """And marked to be looked at in any case."""
    assert is_made_up(words) is fictional
