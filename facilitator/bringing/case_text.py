"""The text of a case's file: front matter with the fields, some still to fill in, and the story's pages. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.agenda.cleaning import LONGEST_LINE
from facilitator.agenda.yaml_writing import quoted
from facilitator.bringing.case_draft import Case, Page, short
from facilitator.bringing.deck_draft import PICTURES, escaped, note, table_text
from facilitator.bringing.slides import Image, Line, Rows
from facilitator.bringing.word_text import Block, Head

TO_FILL_IN = {
    "warning": ["# warning: What it contains that may be hard to read"],
    "well": ["# went_right:", "#   - What people did well"],
    "points": ["# learning_points:", "#   - id: p1", "#     text: What the case should bring out"],
}


def case_text(case: Case) -> str:
    """The file. The pictures are in `pictures_of_case`."""
    front = [line for line in case.front.split("\n") if line.strip()]
    marp = [] if "marp" in case.known else ["marp: true"]
    head = ["---", *front, *marp, *fields_of(case, case.known), "---", "", ""]
    if case.body:
        notes = f"\n{note(chr(10).join(case.notes))}\n" if case.notes else ""
        return "\n".join(head) + case.body + notes
    pages = [_page(page, number, case.title) for number, page in enumerate(case.pages or [Page(case.title, [])], 1)]
    if case.notes:
        pages[-1] += f"\n{note(chr(10).join(case.notes))}\n"
    return "\n".join(head) + "\n---\n\n".join(pages)


def fields_of(case: Case, known: Sequence[str] = ()) -> list[str]:
    """The lines of the front matter, without those that are `known` already."""
    lines = {"title": [f"title: {quoted(case.title)}"]}
    lines["fictional"] = [f"fictional: {'true' if case.fictional else 'false'}   # true where it is made up"]
    lines["warning"] = (
        [f"warning: {quoted(short(case.warning, LONGEST_LINE))}"] if case.warning else TO_FILL_IN["warning"]
    )
    lines["went_right"] = ["went_right:", *_listed(case.well)] if case.well else TO_FILL_IN["well"]
    points = [short(words, LONGEST_LINE) for words in case.points]
    told = [line for n, words in enumerate(points, 1) for line in (f"  - id: p{n}", f"    text: {quoted(words)}")]
    lines["learning_points"] = ["learning_points:", *told] if told else TO_FILL_IN["points"]
    if case.events:
        lines["chronology"] = ["chronology:"]
        for number, event in enumerate(case.events, 1):
            row = f"{{id: e{number}, date: {quoted(event.date)}, text: {quoted(event.words)}}}"
            lines["chronology"].append(f"  - {row}")
        agencies = dict.fromkeys(agency for event in case.events for agency in event.agencies)
        views = [f"  {quoted(agency)}: [{', '.join(_knows(case, agency))}]" for agency in agencies]
        if views:
            lines["views"] = ["views:", *views]
    remark = ["# For you alone: the room sees none of these lines but the warning, and that it is made up."]
    return [*remark, *(line for name, of_it in lines.items() if name not in known for line in of_it)]


def _knows(case: Case, agency: str) -> Iterator[str]:
    return (f"e{number}" for number, event in enumerate(case.events, 1) if agency in event.agencies)


def _listed(words: Sequence[str]) -> list[str]:
    return [f"  - {quoted(short(line, LONGEST_LINE))}" for line in words]


def _page(page: Page, number: int, title: str) -> str:
    heading = page.heading or (title if number == 1 else "")
    blocks = [f"# {escaped(heading)}"] if heading else []
    lines: list[str] = []
    for at, block in enumerate((*page.blocks, None), 1):
        if isinstance(block, Line):
            lines.append(f"{'  ' * block.level}- {escaped(block.words)}")
            continue
        if lines:
            blocks.append("\n".join(lines))
            lines = []
        if block is not None:
            blocks += _block(block, f"page-{number:03d}-{at}")
    return "\n\n".join(blocks) + "\n"


def _block(block: Block, name: str) -> list[str]:
    if isinstance(block, Rows):
        return [table_text(block)] if block.rows else []
    if isinstance(block, Image):
        words = escaped(block.words or "a picture of the case")
        return [f"![{words}]({PICTURES}/{name}.{block.ending})" if block.data else f"*{words}*"]
    if isinstance(block, Head):
        return [f"## {escaped(block.words)}"]
    return ["  \n".join(escaped(line) for line in block.words.split("\n"))]


def pictures_of_case(case: Case) -> Iterator[tuple[str, bytes]]:
    """The files of its pictures, by their paths as seen from the case."""
    yield from case.pictures
    for number, page in enumerate(case.pages, 1):
        for at, block in enumerate(page.blocks, 1):
            if isinstance(block, Image) and block.data:
                yield f"{PICTURES}/page-{number:03d}-{at}.{block.ending}", block.data
