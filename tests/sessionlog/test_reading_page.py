"""The page on a telephone and by ear: no sideways scrolling, and nothing that axe finds.

Where Chromium is not installed these tests are skipped. axe-core is looked for at `AXE_CORE` (the path of
axe.min.js, as `npm install axe-core` puts it there); without it the checks of our own below stand alone.
"""

from __future__ import annotations

import html
import json
import os
import re
from itertools import pairwise
from pathlib import Path

import pytest

from facilitator.agenda.model import Plan
from facilitator.sessionlog.choices import EVERYTHING
from facilitator.sessionlog.formats import render
from tests.sessionlog.readers import in_chromium, needs_chromium
from tests.sessionlog.real_day import real_day
from tests.sessionlog.web import CSP, Reader, log_of

AXE = Path(os.environ.get("AXE_CORE", ""))

DAYS = [(4, 6), (12, 13)]
"""Groups, and issues of each in each exercise."""


def page(plan: Plan, groups: int, issues: int) -> str:
    """The full page of a day with all that it can hold, without the policy that forbids a test's script."""
    (content,) = render(log_of(real_day(plan, groups, issues)), ["html"], "full", EVERYTHING).values()
    return content.decode().replace(CSP, "")


def asked(text: str, folder: Path, script: str) -> str:
    """What a script says of a page in a window of 360 pixels, which no window of Chromium's own can be."""
    (folder / "inner.html").write_text(text.replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8")
    outer = (
        "<script>onmessage = told => { document.title = told.data }</script>"
        '<iframe src="inner.html" width="360" height="800"></iframe>'
    )
    shown = in_chromium(outer.encode(), folder, "--virtual-time-budget=60000", "--dump-dom").stdout
    found = re.search(r"<title>(.*?)</title>", shown, re.DOTALL)
    assert found is not None, shown[:500]
    return html.unescape(found[1])


@needs_chromium
@pytest.mark.parametrize(("groups", "issues"), DAYS)
def test_nothing_scrolls_sideways_on_a_telephone(bundled_plan: Plan, tmp_path: Path, groups: int, issues: int) -> None:
    """Wide tables scroll by themselves, in regions that a keyboard reaches."""
    script = "parent.postMessage(String(document.scrollingElement.scrollWidth), '*')"
    assert int(asked(page(bundled_plan, groups, issues), tmp_path, script)) <= 360


@needs_chromium
@pytest.mark.skipif(not AXE.is_file(), reason="AXE_CORE does not name axe.min.js")
def test_axe_finds_nothing(bundled_plan: Plan, tmp_path: Path) -> None:
    """With all its usual rules."""
    told = "axe.run().then(found => parent.postMessage(JSON.stringify(found.violations.map(one => one.id)), '*'))"
    text = page(bundled_plan, 4, 6).replace("</head>", f"<script>{AXE.read_text(encoding='utf-8')}</script></head>")
    assert json.loads(asked(text, tmp_path, told)) == []


def test_headings_go_down_by_one_and_rows_have_heads(bundled_plan: Plan) -> None:
    """As those who listen to a page need it; what scrolls can be reached by keys and has a name."""
    reader = Reader(page(bundled_plan, 4, 6).replace('content=""', f'content="{CSP}"'))
    levels = [int(tag[1]) for tag, _ in reader.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    heads = [found for tag, found in reader.tags if tag == "th"]
    assert all(found.get("scope") in ("row", "col") for found in heads)
    assert sum(found.get("scope") == "row" for found in heads) > 60
    wide = [found for _, found in reader.tags if found.get("class") in ("wide", "drawing")]
    assert wide
    assert all(found["tabindex"] == "0" and {"aria-label", "aria-labelledby"} & set(found) for found in wide)
