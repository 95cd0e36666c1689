"""The exports opened in the programs people read them with: Chromium, LibreOffice, a Markdown reader.

Where a program is not installed its tests are skipped, and say so.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from markdown_it import MarkdownIt

from facilitator.agenda.model import Plan
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.formats import Audience, render
from facilitator.sessionlog.model import SessionLog
from tests.sessionlog import day
from tests.sessionlog.every_kind import every_kind
from tests.sessionlog.readers import in_chromium, in_libreoffice, needs_chromium, needs_libreoffice
from tests.sessionlog.real_day import real_day
from tests.sessionlog.web import attacked_day, log_of

ATTACK = "<script>document.title='caught'</script><img src=http://127.0.0.1:9/x onerror=alert(1)> =1+1 [x](http://a.b)"


def whole_day() -> SessionLog:
    """A day with every kind of event."""
    return session_log(day.RUN, every_kind().entries)


def only(log: SessionLog, form: str, audience: Audience = "share") -> bytes:
    """The one file of a format."""
    (content,) = render(log, [form], audience).values()
    return content


# -- Word --------------------------------------------------------------------------------------------------------


def test_word_has_real_headings_tables_and_a_list_of_contents() -> None:
    """Made of Word's own pieces, not of text that looks like them; each entry of the contents has its page's number."""
    document = Document(io.BytesIO(only(whole_day(), "docx")))
    headings = [found for found in document.paragraphs if (found.style.style_id if found.style else "") == "Heading1"]
    assert [found.text for found in headings][:3] == ["Summary", "The day", "Plan against actual"]
    assert len(document.tables) > 10
    assert document.element.xml.count(" PAGEREF _Part_") == len(headings)
    assert document.core_properties.author == ""


@needs_libreoffice
def test_libreoffice_opens_the_word_file(tmp_path: Path) -> None:
    """And finds in it what was said, with hostile words as words."""
    text = in_libreoffice(only(whole_day(), "docx"), tmp_path, "txt:Text").read_text(encoding="utf-8-sig")
    for words in ("Everyone thought someone else was ringing", "2 of 4 groups", "Attendance by agency", "<5"):
        assert words in text
    (tmp_path / "hostile").mkdir()
    hostile = in_libreoffice(only(attacked_day(ATTACK), "docx", "full"), tmp_path / "hostile", "txt:Text")
    assert ATTACK in hostile.read_text(encoding="utf-8-sig")


# -- the page ----------------------------------------------------------------------------------------------------


@needs_chromium
@pytest.mark.parametrize("which", ["every kind", "hostile"])
def test_chromium_shows_the_page_and_asks_for_nothing(which: str, tmp_path: Path) -> None:
    """No script runs, nothing is asked for, and nothing is complained about on its console."""
    log = whole_day() if which == "every kind" else attacked_day(ATTACK)
    network = tmp_path / "net.json"
    shown = in_chromium(only(log, "html", "full"), tmp_path, f"--log-net-log={network}", "--dump-dom")
    assert "</html>" in shown.stdout
    assert "CONSOLE" not in shown.stderr
    assert "<title>caught" not in shown.stdout
    assert "127.0.0.1:9" not in network.read_text(encoding="utf-8", errors="replace")


needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed here")

LONGER = " and so on and on, as it was told at length round the table, with every second word said twice over"


def pages(printed: Path) -> list[str]:
    """The words of a PDF, page by page, without those that stand over every page."""
    done = subprocess.run(["pdftotext", str(printed), "-"], capture_output=True, text=True, check=True)
    found = [page.strip() for page in done.stdout.split("\f")[:-1]]
    return [page.removeprefix(TITLE).strip().removeprefix(DAY).strip() for page in found]


TITLE, DAY = "Learning from Serious Case Reviews", "Monday 23 November 2026"
"""The running head: what the day was, and when."""


@needs_chromium
@needs_pdftotext
@pytest.mark.parametrize(("groups", "issues", "longer"), [(4, 4, ""), (12, 13, LONGER)], ids=["four", "twelve"])
def test_the_boards_summary_is_one_page_of_a4(
    bundled_plan: Plan, tmp_path: Path, groups: int, issues: int, longer: str
) -> None:
    """Also of a day of twelve groups and three hundred issues, each of them long; what follows begins a new page."""
    log = log_of(real_day(bundled_plan, groups, issues, longer))
    printed = tmp_path / "log.pdf"
    in_chromium(only(log, "html"), tmp_path, f"--print-to-pdf={printed}", "--no-pdf-header-footer")
    first, second, *_ = pages(printed)
    assert "Summary" in first
    assert "All 5" in first
    assert "Took longer than planned" in first
    assert second.strip().startswith("The day")
    assert str(2 * groups * issues) in first


@needs_libreoffice
@needs_pdftotext
def test_the_boards_summary_is_one_page_in_word_too(bundled_plan: Plan, tmp_path: Path) -> None:
    """And the list of contents stands on the next."""
    log = log_of(real_day(bundled_plan))
    first, second, *_ = pages(in_libreoffice(only(log, "docx"), tmp_path, "pdf"))
    assert "Took longer than planned" in first
    assert second.strip().startswith("Contents")


@needs_chromium
@needs_pdftotext
def test_nothing_is_printed_smaller_than_nine_points(bundled_plan: Plan, tmp_path: Path) -> None:
    """Measured on the paper, where a page that is too wide for it would be made smaller as a whole."""
    log = log_of(real_day(bundled_plan, 12, 13))
    printed = tmp_path / "log.pdf"
    in_chromium(only(log, "html"), tmp_path, f"--print-to-pdf={printed}", "--no-pdf-header-footer")
    command = ["pdftohtml", "-xml", "-i", "-stdout", "-zoom", "1", str(printed)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    sizes = {int(size) for size in re.findall(r'<fontspec [^>]*size="(\d+)"', told)}
    assert min(sizes) >= 9, sorted(sizes)


# -- Markdown ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("attack", [ATTACK, *(text for text in day.HOSTILE if len(text) < 600)])
def test_a_markdown_reader_sees_no_markup_in_what_was_typed(attack: str) -> None:
    """No link, no picture, no markup of a page, wherever it stands."""
    tokens = MarkdownIt("commonmark").enable("table").parse(only(attacked_day(attack), "md", "full").decode())
    inner = {child.type for token in tokens for child in token.children or ()}
    assert not {"link_open", "image", "html_inline", "code_inline"} & inner
    assert not {"html_block", "fence", "code_block"} & {token.type for token in tokens}
