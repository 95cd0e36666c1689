"""The web page asks for nothing and obeys nobody's words."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import get_args

import pytest
from jinja2 import StrictUndefined

from facilitator.live.facts.issues import CaptureIssue
from facilitator.sessionlog.formats import Audience
from facilitator.sessionlog.html.render import environment
from facilitator.sessionlog.model import SessionLog
from tests.sessionlog import day
from tests.sessionlog.web import CSP, DAYS, TEMPLATES, Reader, attacked_day, check_inert, log_of, page_of


@pytest.mark.parametrize("audience", ["share", "full"])
@pytest.mark.parametrize("which", DAYS)
def test_the_page_asks_for_nothing(which: str, audience: Audience) -> None:
    """No script, no address, a strict policy, and every tag and attribute is one of its own."""
    page = page_of(log_of(DAYS[which]()), audience)
    check_inert(page)
    assert "<script" not in page.casefold()
    assert page.count(f'content="{CSP}"') == 1


def test_the_bundled_day_asks_for_nothing(bundled_log: SessionLog) -> None:
    """Its many pages neither."""
    for audience in get_args(Audience):
        page = page_of(bundled_log, audience)
        check_inert(page)
        assert not re.search("https?://", page)


ATTACKS = (
    "</title></style><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)> '><svg onload=alert(1)>",
    "<!-- --><![CDATA[x]]><?php x ?>",
    "&lt;b&gt; &#60;b&#62; &amp;",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "javascript:alert(1) <a href=http://example.invalid>x</a>",
    "</pre></bdi></td></table></section></main></body></html><h1>mine</h1>",
)


@pytest.mark.parametrize("audience", ["share", "full"])
@pytest.mark.parametrize("attack", [*ATTACKS, *(text for text in day.HOSTILE if len(text) < 600)])
def test_words_are_only_words(attack: str, audience: Audience) -> None:
    """Whatever is typed and wherever, the page has the same tags and attributes as one of harmless words."""
    reader = check_inert(page_of(attacked_day(attack), audience))
    assert reader.tags == check_inert(page_of(attacked_day("harmless"), audience)).tags


@pytest.mark.parametrize("attack", [attack for attack in ATTACKS if "{{" not in attack])
def test_words_are_shown_as_they_were_typed(attack: str) -> None:
    """Not taken apart, not counted twice."""
    reader = Reader(page_of(attacked_day(attack), "full"))
    assert f"{attack}: session log (full copy, private)" in reader.texts("title")
    assert f"\n{attack}\n{attack}\n".strip() in "".join(reader.texts("pre"))
    assert reader.texts("bdi").count(attack) > 8


def test_a_group_may_say_what_looks_like_a_blank() -> None:
    """Only the plan has blanks; a group's words stay its words."""
    teller = day.at_report_back().do(CaptureIssue("G1", "{{ quiet room }}"))
    assert "{{ quiet room }}" in Reader(page_of(log_of(teller))).text


def test_templates_can_leave_nothing_unescaped() -> None:
    """Escaping is on, a missing name is an error, and no template takes a text for markup."""
    assert environment().autoescape is True
    assert environment().undefined is StrictUndefined
    for template in TEMPLATES:
        assert not re.search(r"\bsafe\b|autoescape|Markup|<script|https?:", template.read_text(encoding="utf-8"))


# -- what it costs -----------------------------------------------------------------------------------------------


def test_the_template_engine_is_loaded_only_to_write_a_page() -> None:
    """Knowing the formats, and even this one's module, costs nothing."""
    command = (
        "import sys, facilitator.sessionlog.formats, facilitator.sessionlog.html.render; "
        "print([name for name in sys.modules if name.partition('.')[0] in ('jinja2', 'markupsafe')])"
    )
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
