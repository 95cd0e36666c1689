"""Ten slide shows in the shapes that trainers have, made by python-pptx."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

Show = Any
"""A show or a slide of python-pptx, which tells no types of them."""

P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def page(show: Show, title: str, *lines: tuple[int, str], notes: str = "") -> Show:
    """A slide with a title and lines of text at their levels."""
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = title
    frame = slide.placeholders[1].text_frame
    for number, (level, words) in enumerate(lines):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        paragraph.text, paragraph.level = words, level
    if notes:
        slide.notes_slide.notes_text_frame.text = notes
    return slide


def plain(show: Show) -> None:
    """Titles and lines."""
    page(show, "Welcome", (0, "Who is here"), (0, "What we hope for"))
    page(show, "House rules", (0, "Kindness"), (1, "to those who are not in the room"), (2, "above all"), (0, "Time"))


def hostile(show: Show) -> None:
    """Words that would mean something in Markdown, in Marp, in HTML and in this program."""
    page(
        show,
        "# Not a heading *at all* <b>",
        (0, "- no list"),
        (0, "12. nor a number"),
        (0, "| no | table | `code` $x$ :smile: ~~gone~~ {{ quiet room }} [a](b) ![c](d) <!-- e --> &amp; \\"),
        (0, "---"),
        (0, "==="),
        notes="class: handout --> <!-- x\n_footer: gone",
    )


def noted(show: Show) -> None:
    """Notes of several lines, some that look like orders to Marp."""
    page(show, "One", (0, "a"), notes="slide: 7")
    page(show, "Two", (0, "b"), notes="Ask first.\n\nThen wait; count to ten.\npaginate: true")


def hidden(show: Show) -> None:
    """A slide that PowerPoint would not show."""
    page(show, "Seen", (0, "a"))
    page(show, "Unseen", (0, "b"))._element.set("show", "0")


def tabled(show: Show) -> None:
    """A table, with a bar in a cell and an empty one."""
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "Who does what"
    table = slide.shapes.add_table(3, 2, Inches(1), Inches(2), Inches(6), Inches(2)).table
    for at, words in enumerate(("Agency", "Duty", "Police | CPS", "protect", "School", "")):
        table.cell(at // 2, at % 2).text = words


def pictured(show: Show) -> None:
    """Pictures with and without words, and one in a group."""
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "The house"
    for number, words in enumerate(("a red door", "")):
        file = io.BytesIO()
        Image.new("RGB", (8, 8), ("red", "blue")[number]).save(file, "PNG")
        file.seek(0)
        picture = slide.shapes.add_picture(file, Inches(number), Inches(3))
        picture._element.xpath(".//p:cNvPr")[0].set("descr", words)
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, Inches(2), Inches(1)).text_frame.text = "words in a group"


def charted(show: Show) -> None:
    """A chart: its numbers are words too."""
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "Reviews a year"
    data: Show = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["2009", "2010"]
    data.add_series("Reviews", (12, 15.5))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, Inches(5), Inches(3), data)


def untitled(show: Show) -> None:
    """Slides without a title or without anything."""
    slide = show.slides.add_slide(show.slide_layouts[6])
    slide.shapes.add_textbox(0, 0, Inches(3), Inches(1)).text_frame.text = "a box alone\vand its second line"
    show.slides.add_slide(show.slide_layouts[6])


def foreign(show: Show) -> None:
    """Letters of other scripts, and signs that turn text round."""
    page(show, "Dzień dobry — 北京", (0, "croeso i\u2019r hyfforddiant"), (0, "سلام \u202e evil"), notes="łódź")


def sectioned(show: Show) -> None:
    """Three sections, the middle one with two slides."""
    slides = [page(show, f"Slide {number}", (0, f"words {number}")) for number in range(1, 5)]
    parts = etree.SubElement(
        etree.SubElement(etree.SubElement(show.part._element, "extLst"), "ext"), f"{{{P14}}}sectionLst"
    )
    for name, of_it in (("Morning", slides[:1]), ("Law & duty", slides[1:3]), ("Close", slides[3:])):
        section = etree.SubElement(parts, f"{{{P14}}}section", name=name)
        listed = etree.SubElement(section, f"{{{P14}}}sldIdLst")
        for slide in of_it:
            etree.SubElement(listed, f"{{{P14}}}sldId", id=str(slide.slide_id))


SHOWS: dict[str, Callable[[Show], None]] = {
    make.__name__: make
    for make in (plain, hostile, noted, hidden, tabled, pictured, charted, untitled, foreign, sectioned)
}


def made(name: str) -> bytes:
    """The file of a show."""
    show = Presentation()
    SHOWS[name](show)
    file = io.BytesIO()
    show.save(file)
    return file.getvalue()
