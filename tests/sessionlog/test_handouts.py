"""Hand-outs and certificates: everything for the groups on paper, nothing private, nothing kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.agenda.model import Plan
from facilitator.live.facts.day import RunStarted
from facilitator.live.facts.groups import CountAttendance
from facilitator.sessionlog.paper.certificates import certificates
from facilitator.sessionlog.paper.handouts import ROOM, HandOuts, hand_outs
from facilitator.sessionlog.paper.handouts_html import render
from facilitator.sessionlog.problems import ExportProblem
from tests.sessionlog import day
from tests.sessionlog.web import Reader, attacked_plan, started


def of(plan: Plan, large: bool = False) -> HandOuts:
    """The hand-outs of a plan, four groups, before its day."""
    return hand_outs(started(plan).state, day.RUN, large)


def test_the_case_texts_come_first_and_their_hand_outs_apart(bundled_plan: Plan) -> None:
    """Each case once, with what only the report-back shows on pages of its own."""
    found = [(reading.title, reading.when) for reading in of(bundled_plan).readings]
    assert found[:4] == [
        ("Robin", "at Case study 1: read and settle into groups"),
        ("Robin: hand-out", "at Report-back 1, not before"),
        ("Tess and Jamie", "at Case study 2 (O and P): check-in, read, regroup"),
        ("Tess and Jamie: hand-out", "at Report-back 2, not before"),
    ]


def test_each_group_has_a_sheet_with_the_task_and_room_for_six_issues(bundled_plan: Plan) -> None:
    """For each exercise; the numbers are those that the issues will have."""
    tasks = of(bundled_plan).tasks
    assert len(tasks) == 4 * len(bundled_plan.exercises())
    assert tasks[0].sheet.lines == tuple(f"E1-G1-{number}" for number in range(1, ROOM + 1))
    page = Reader(render(of(bundled_plan)).decode()).text
    assert page.count("Write each on the flipchart: one line, in your own words") == 8
    assert page.count("Please sign in") == 1


def test_nothing_private_is_handed_out(bundled_plan: Plan) -> None:
    """No note, no prompt, no learning point, in no case and on no page."""
    page = Reader(render(of(bundled_plan)).decode()).text
    notes = {note for item in bundled_plan.items for one in bundled_plan.pages_of(item) for note in one.notes}
    points = [point.text for case in bundled_plan.cases.values() for point in case.points]
    prompts = [prompt for item in bundled_plan.items for prompt in item.prompts]
    assert notes
    assert points
    assert not [text for text in (*notes, *points, *prompts) if text and text in page]


def test_a_case_is_fictional_only_where_it_says_so() -> None:
    """On every page of its text."""
    for fictional in (True, False):
        plan = day.small_plan()
        plan = replace(plan, cases={"robin.md": replace(plan.cases["robin.md"], fictional=fictional)})
        assert ("Fictional: written for training" in render(of(plan)).decode()) == fictional


def test_the_list_to_sign_is_by_agency() -> None:
    """Those of the plan and those that were counted, with room for all their people; else one list for everybody."""
    plan = day.small_plan()
    assert [(part.agency, part.lines) for part in of(plan).sign_in] == [("", 24)]
    teller = day.opened().do(CountAttendance("Police", 9))
    assert [(part.agency, part.lines) for part in hand_outs(teller.state).sign_in] == [("Police", 12)]
    named = replace(plan, agencies=("Housing",))
    assert [(part.agency, part.lines) for part in of(named).sign_in] == [("Housing", 4)]


def test_large_print_is_eighteen_points() -> None:
    """Said on the cover too."""
    page = render(of(day.small_plan(), large=True)).decode()
    assert '<html lang="en-GB" class="large">' in page
    assert "html.large { font-size: 18pt; }" in page
    assert "in large print" in page


def test_words_are_only_words() -> None:
    """Whatever a plan says, the page has the same tags."""
    attack = "</p><script>alert(1)</script><img src=x onerror=alert(1)>"
    reader, harmless = (Reader(render(of(attacked_plan(text))).decode()) for text in (attack, "harmless"))
    assert reader.tags == harmless.tags


# -- certificates ------------------------------------------------------------------------------------------------


def opened() -> RunStarted:
    """The beginning of a day."""
    event = day.opened().entries[0].event
    assert isinstance(event, RunStarted)
    return event


def test_each_name_has_its_certificate(tmp_path: Path) -> None:
    """In the trainer's own words; a name is never markup."""
    template, names = tmp_path / "our.md", tmp_path / "names.txt"
    template.write_text("# Certificate\n\n**{name}** took part in *{title}*, {date}, {venue}. <b>{organisation}</b>\n")
    names.write_text("\ufeffAgnieszka Nowak\n\n<script>alert(1)</script>\nAyaan Begum\n", encoding="utf-8")
    page = certificates(template, names, opened()).decode()
    assert page.count('<section class="certificate">') == 3
    assert (
        "<strong>Agnieszka Nowak</strong> took part in <em>A small day | with [markup]</em>, 23 November 2026" in page
    )
    assert "&lt;script&gt;alert(1)" in page
    assert "<script" not in page
    assert "&lt;b&gt;MSCB Training Pool" in page
    assert "23 November 2026, Town hall. &lt;b&gt;" in page
    nowhere = certificates(template, names, replace(opened(), venue="")).decode()
    assert "23 November 2026. &lt;b&gt;" in nowhere, "no comma is left where nobody told the venue"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["names.txt", "our.md"]


def test_a_page_of_html_keeps_its_style(tmp_path: Path) -> None:
    """Its body is repeated, its head is not."""
    template, names = tmp_path / "our.html", tmp_path / "names.txt"
    template.write_text("<html><head><style>p { color: red }</style></head><body><p>{ name }</p></body></html>")
    names.write_text("A\nB\n")
    page = certificates(template, names, opened()).decode()
    assert page.count("p { color: red }") == 1
    assert re.findall(r"<p>(\w)</p>", page) == ["A", "B"]


@pytest.mark.parametrize(
    ("template", "names", "said"),
    [
        ("Dear {name}, {agency}", "A", "asks for {agency}, which is not known"),
        ("Dear all", "A", "has no place for the name"),
        ("{name}", "\n \n", "There is no name in"),
        ("{name}", "A\n" * 501, "500 names at most"),
        (None, "A", "There is no file"),
    ],
)
def test_what_cannot_be_is_said(tmp_path: Path, template: str | None, names: str, said: str) -> None:
    """In a sentence, with what there is."""
    if template is not None:
        (tmp_path / "our.md").write_text(template)
    (tmp_path / "names.txt").write_text(names)
    with pytest.raises(ExportProblem, match=re.escape(said)):
        certificates(tmp_path / "our.md", tmp_path / "names.txt", opened())
