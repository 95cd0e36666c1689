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
from facilitator.sessionlog.paper import handouts_html
from facilitator.sessionlog.paper import html as twin_html
from facilitator.sessionlog.paper.handouts import hand_outs
from facilitator.sessionlog.paper.twin import paper_twin
from tests.sessionlog import day
from tests.sessionlog.readers import in_chromium, needs_chromium
from tests.sessionlog.real_day import real_day
from tests.sessionlog.web import CSP, Reader, log_of, started

AXE = Path(os.environ.get("AXE_CORE", ""))

DAYS = [(4, 6), (12, 13)]
"""Groups, and issues of each in each exercise."""


def page(plan: Plan, groups: int, issues: int) -> str:
    """The full page of a day with all that it can hold, without the policy that forbids a test's script."""
    (content,) = render(log_of(real_day(plan, groups, issues)), ["html"], "full", EVERYTHING).values()
    return content.decode().replace(CSP, "")


def asked(text: str, folder: Path, script: str, *switches: str, wide: int = 360) -> str:
    """What a script says of a page in a window of 360 pixels, which no window of Chromium's own can be."""
    (folder / "inner.html").write_text(text.replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8")
    outer = (
        "<script>onmessage = told => { document.title = told.data }</script>"
        f'<iframe src="inner.html" width="{wide}" height="800"></iframe>'
    )
    shown = in_chromium(outer.encode(), folder, "--virtual-time-budget=60000", "--dump-dom", *switches).stdout
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
def test_only_the_heat_map_scrolls_by_itself(bundled_plan: Plan, tmp_path: Path) -> None:
    """Its themes stay where they are; all other tables are laid out anew, the times of an item under its name."""
    script = """
    const wide = [...document.querySelectorAll('.wide')].filter(one => one.scrollWidth > one.clientWidth + 1);
    parent.postMessage(JSON.stringify(wide.map(one => one.firstElementChild.className)), '*')
    """
    for groups, issues, found in ((4, 6, ["matrix"]), (12, 13, ["matrix close"])):
        (content,) = render(log_of(real_day(bundled_plan, groups, issues)), ["html"]).values()
        folder = tmp_path / str(groups)
        folder.mkdir()
        assert json.loads(asked(content.decode().replace(CSP, ""), folder, script)) == found


CONTRAST = r"""
const parts = colour => { const n = colour.match(/[\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n };
const over = (top, under) => top.slice(0, 3).map((one, n) => one * top[3] + under[n] * (1 - top[3])).concat(1);
const light = colour => colour.slice(0, 3).map(one => one / 255)
    .map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, n) => sum + one * [0.2126, 0.7152, 0.0722][n], 0);
const behind = one => {
    const colour = one ? parts(getComputedStyle(one).backgroundColor) : [255, 255, 255, 1];
    return colour[3] === 1 ? colour : over(colour, behind(one.parentElement));
};
const found = {};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
    const one = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || one.closest("style, script, title, .unseen")) continue;
    const ground = behind(one), ink = over(parts(getComputedStyle(one).color), ground);
    const [high, low] = [light(ground), light(ink)].sort((a, b) => b - a);
    const name = `${one.tagName} ${one.className} in ${one.parentElement.className}`;
    found[name] = Math.min(found[name] ?? 99, (high + 0.05) / (low + 0.05));
}
parent.postMessage(JSON.stringify([getComputedStyle(document.body).backgroundColor, found]), '*')
"""
"""The least contrast of words against what is behind them, by their element, as a page is really painted."""

LIGHT, DARK = "--blink-settings=preferredColorScheme=1", "--blink-settings=preferredColorScheme=0"


@needs_chromium
@pytest.mark.parametrize("which", ["log, light", "log, dark", "hand-outs", "twin"])
def test_all_words_stand_out_from_what_is_behind_them(bundled_plan: Plan, tmp_path: Path, which: str) -> None:
    """At least 4.5 to 1, on light and on dark: the heat map's darkest field, a theme's mark, a banner, a quiet word."""
    state = started(bundled_plan)
    pages = {
        "log, light": lambda: page(bundled_plan, 12, 13),
        "log, dark": lambda: page(bundled_plan, 12, 13),
        "hand-outs": lambda: handouts_html.render(hand_outs(state.state, day.RUN)).decode(),
        "twin": lambda: twin_html.render(paper_twin(state.state, state.now, day.RUN)).decode(),
    }
    text = pages[which]().replace(CSP, "")
    ground, found = json.loads(asked(text, tmp_path, CONTRAST, DARK if "dark" in which else LIGHT, wide=1280))
    assert (sum(map(int, re.findall(r"\d+", ground))) < 200) == ("dark" in which), ground
    assert len(found) > 8
    assert {name: round(ratio, 2) for name, ratio in found.items() if ratio < 4.5} == {}


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
