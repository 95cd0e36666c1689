"""Hand-outs as they come out of a printer: nothing torn, nothing over anything else, each sheet known by its head.

Printed by Chromium and read back; where a program is not installed its tests are skipped, and say so.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from facilitator.agenda.model import Plan
from facilitator.sessionlog.paper.handouts import hand_outs
from facilitator.sessionlog.paper.handouts_html import render
from tests.sessionlog import day
from tests.sessionlog.readers import in_chromium, needs_chromium
from tests.sessionlog.web import started

needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed here")


def pages(plan: Plan, folder: Path, groups: int, large: bool) -> list[str]:
    """The printed pages, with their words where they stand."""
    made = folder / "handouts.pdf"
    page = render(hand_outs(started(plan, groups).state, day.RUN, large))
    in_chromium(page, folder, f"--print-to-pdf={made}", "--no-pdf-header-footer")
    done = subprocess.run(["pdftotext", "-layout", str(made), "-"], capture_output=True, text=True, check=True)
    return done.stdout.split("\f")[:-1]


@needs_chromium
@needs_pdftotext
@pytest.mark.parametrize(("groups", "large"), [(4, True), (12, False)], ids=["four, large", "twelve"])
def test_hand_outs_print_well(bundled_plan: Plan, tmp_path: Path, groups: int, large: bool) -> None:
    """No page holds two sheets, no column tears a word, no page is empty, and each says what it belongs to."""
    printed = pages(bundled_plan, tmp_path, groups, large)
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
