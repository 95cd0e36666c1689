"""Hand-outs as they come out of a printer: nothing torn, nothing over anything else, each sheet known by its head.

Printed by Chromium and read back; where a program is not installed its tests are skipped, and say so.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.agenda.model import CaseEvent, CaseView, GroupView, Plan
from facilitator.live.facts.day import RunStarted
from facilitator.sessionlog.paper import html as twin_html
from facilitator.sessionlog.paper.certificates import certificates
from facilitator.sessionlog.paper.handouts import hand_outs
from facilitator.sessionlog.paper.handouts_html import render
from facilitator.sessionlog.paper.twin import paper_twin
from tests.live.test_wall import case as case_of_parts
from tests.live.test_wall import plan as parts_plan
from tests.makers import started as made_day
from tests.sessionlog import day
from tests.sessionlog.readers import in_chromium, needs_chromium
from tests.sessionlog.web import started

needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed here")


def pages(page: bytes, folder: Path) -> list[str]:
    """The printed pages, with their words where they stand."""
    made = folder / "handouts.pdf"
    in_chromium(page, folder, f"--print-to-pdf={made}", "--no-pdf-header-footer")
    done = subprocess.run(["pdftotext", "-layout", str(made), "-"], capture_output=True, text=True, check=True)
    return done.stdout.split("\f")[:-1]


@needs_chromium
@needs_pdftotext
@pytest.mark.parametrize(("groups", "large"), [(4, True), (12, False)], ids=["four, large", "twelve"])
def test_hand_outs_print_well(bundled_plan: Plan, tmp_path: Path, groups: int, large: bool) -> None:
    """No page holds two sheets, no column tears a word, no page is empty, and each says what it belongs to."""
    printed = pages(render(hand_outs(started(bundled_plan, groups).state, day.RUN, large)), tmp_path)
    assert all(page.strip() for page in printed)
    for page in printed:
        numbers = set(re.findall(r"E\d-G\d+(?=-\d+$)", page, re.MULTILINE))
        assert len(numbers) <= 1, page
    sheets = [page for page in printed if "Write down" in page]
    assert len(sheets) == groups * len(bundled_plan.exercises())
    tables = [page for page in printed if re.search(r"^ *Date +Agency +What happened$", page, re.MULTILINE)]
    assert len(tables) >= 5
    whole = "\n".join(tables)
    for word in ("midwifery", "housing", "hospital", "ambulance,"):
        assert re.search(rf" {word}( |$)", whole, re.MULTILINE), word
    texts = [page for page in printed if page not in sheets and "Please sign in" not in page][1:]
    heads = [page.strip().partition("\n")[0] for page in texts]
    named = [head for head in heads if re.match(r"(Robin|Tess and Jamie|Group \d+: (Robin|Tess and Jamie))", head)]
    assert len(named) >= len(heads) - groups * large, [head for head in heads if head not in named]


@needs_chromium
@needs_pdftotext
def test_a_long_part_of_a_case_goes_on_overleaf(tmp_path: Path) -> None:
    """In the paper twin, where each sheet has a page of its own: nothing is printed over the sheet that follows."""
    events = tuple(CaseEvent(f"e{number}", f"{number} May", f"event {number} of many") for number in range(1, 61))
    small = parts_plan()
    case = replace(case_of_parts(), chronology=events, views=(CaseView("clinic", tuple(one.id for one in events)),))
    items = tuple(replace(one, views=(GroupView(1, ("clinic",)),)) if one.id == "ex1" else one for one in small.items)
    held = made_day(replace(small, items=items, cases={case.id: replace(case, stages=())}), 2)
    printed = pages(twin_html.render(paper_twin(held.state, held.now)), tmp_path)
    with_part = [page for page in printed if re.search(r"event \d+ of many", page)]
    assert len(with_part) == 4
    assert not [page for page in with_part if "Write down" in page]
    assert not [page for page in printed if "Group 1" in page and "Group 2" in page]


@needs_chromium
@needs_pdftotext
def test_each_certificate_is_one_page(tmp_path: Path) -> None:
    """Framed, also where a name takes two lines."""
    template, names = tmp_path / "our.md", tmp_path / "names.txt"
    template.write_text("# Certificate\n\n**{name}**\n\ntook part in\n\n## {title}\n\n{date}, {venue}\n")
    names.write_text("Agnieszka Nowak\nOluwaseun Adeyemi-Featherstonehaugh of the Linfold team\n")
    begun = day.opened().entries[0].event
    assert isinstance(begun, RunStarted)
    first, second = pages(certificates(template, names, begun), tmp_path)
    assert "Agnieszka Nowak" in first
    assert "Linfold team" in second
