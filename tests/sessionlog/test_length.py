"""How long a session log is on paper: what is usual, what is there on wish, and the summary alone.

Printed by Chromium and by LibreOffice; where one is not installed its tests are skipped, and say so.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from facilitator.agenda.model import Plan
from facilitator.sessionlog.choices import EVERYTHING, USUAL, Choices
from facilitator.sessionlog.formats import Audience, render
from facilitator.sessionlog.model import SessionLog
from tests.sessionlog.readers import in_chromium, in_libreoffice, needs_chromium, needs_libreoffice
from tests.sessionlog.real_day import real_day
from tests.sessionlog.web import log_of

needs_pdfinfo = pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo is not installed here")

MOST, MOST_OF_MANY = 8, 20
"""Pages of a day of four groups and forty-eight issues, and of one of twelve groups and three hundred and twelve."""


@pytest.fixture(scope="module")
def log(bundled_plan: Plan) -> SessionLog:
    """A day as most are: four groups, six issues each in two exercises."""
    return log_of(real_day(bundled_plan, 4, 6))


def printed(log: SessionLog, form: str, folder: Path, audience: Audience = "share", choices: Choices = USUAL) -> Path:
    """The log as a PDF, as its readers print it."""
    (content,) = render(log, [form], audience, choices).values()
    if form == "docx":
        return in_libreoffice(content, folder, "pdf")
    made = folder / "log.pdf"
    in_chromium(content, folder, f"--print-to-pdf={made}", "--no-pdf-header-footer")
    return made


def pages(made: Path) -> int:
    """How many pages a PDF has."""
    told = subprocess.run(["pdfinfo", str(made)], capture_output=True, text=True, check=True).stdout
    (count,) = re.findall(r"^Pages:\s+(\d+)$", told, re.MULTILINE)
    return int(count)


@needs_chromium
@needs_pdfinfo
@pytest.mark.parametrize("audience", ["share", "full"])
def test_a_usual_day_is_eight_printed_pages_at_most(log: SessionLog, tmp_path: Path, audience: Audience) -> None:
    """Also the full copy, with learning points and notes; all that can be said is three times as long."""
    assert pages(printed(log, "html", tmp_path, audience)) <= MOST
    assert pages(printed(log, "html", tmp_path, audience, EVERYTHING)) > 2 * MOST


@needs_libreoffice
@needs_pdfinfo
@pytest.mark.parametrize("audience", ["share", "full"])
def test_a_usual_day_is_eight_pages_of_word_at_most(log: SessionLog, tmp_path: Path, audience: Audience) -> None:
    """With the day as it went it is longer."""
    assert pages(printed(log, "docx", tmp_path, audience)) <= MOST


@needs_chromium
@needs_pdfinfo
def test_a_day_of_many_groups_is_twenty_printed_pages_at_most(bundled_plan: Plan, tmp_path: Path) -> None:
    """Six times the words are less than three times the paper."""
    assert pages(printed(log_of(real_day(bundled_plan, 12, 13)), "html", tmp_path)) <= MOST_OF_MANY


@needs_libreoffice
@needs_pdfinfo
def test_a_day_of_many_groups_is_twenty_pages_of_word_at_most(bundled_plan: Plan, tmp_path: Path) -> None:
    """As in the page."""
    assert pages(printed(log_of(real_day(bundled_plan, 12, 13)), "docx", tmp_path)) <= MOST_OF_MANY


NO_ROOM = 0.35
"""The least part of a page that is written on, the last one aside."""


@needs_chromium
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed here")
@pytest.mark.parametrize(("groups", "issues"), [(4, 6), (12, 13)])
def test_no_printed_page_is_left_almost_empty(bundled_plan: Plan, tmp_path: Path, groups: int, issues: int) -> None:
    """A heading that cannot stand at a foot, or lines that stay together, leave no hole."""
    made = printed(log_of(real_day(bundled_plan, groups, issues)), "html", tmp_path)
    told = subprocess.run(["pdftotext", "-bbox", str(made), "-"], capture_output=True, text=True, check=True).stdout
    all_pages = told.split("<page ")[1:]
    for number, page in enumerate(all_pages[:-1], 1):
        (height,) = map(float, re.findall(r'height="([\d.]+)"', page)[:1])
        feet = [float(found) for found in re.findall(r'yMax="([\d.]+)"', page)]
        lowest = max(foot for foot in feet if foot < height * 0.94)
        assert lowest > height * NO_ROOM, (number, lowest / height)


@needs_chromium
@needs_pdfinfo
def test_the_summary_alone_is_one_page_in_the_page(log: SessionLog, tmp_path: Path) -> None:
    """And has a name of its own, so that it never takes the place of the whole."""
    assert pages(printed(log, "html", tmp_path, choices=Choices(brief=True))) == 1
    (name,) = render(log, ["html"], "share", Choices(brief=True))
    assert name.endswith(" summary.html")


@needs_libreoffice
@needs_pdfinfo
def test_the_summary_alone_is_one_page_in_word(log: SessionLog, tmp_path: Path) -> None:
    """Without a list of contents, as there is nothing else."""
    assert pages(printed(log, "docx", tmp_path, choices=Choices(brief=True))) == 1


def text(log: SessionLog, audience: Audience, choices: Choices) -> str:
    """The log as Markdown."""
    (content,) = render(log, ["md"], audience, choices).values()
    return content.decode()


def test_what_is_long_is_there_on_wish_alone(log: SessionLog) -> None:
    """The slides in the page, the day as it went in all that is read."""
    usual, all_of_it = (text(log, "share", choices) for choices in (USUAL, Choices(timeline=True)))
    for words in ("## The day as it went", "## Without the laptop"):
        assert words not in usual
        assert words in all_of_it
    assert all_of_it.replace("Nothing was written down", "").count("was written down") == 0
    (bare,) = render(log, ["html"], "share", Choices(timeline=True)).values()
    (shown,) = render(log, ["html"], "share", Choices(pages=True)).values()
    assert b"What was shown" not in bare
    assert b"What was shown" in shown
    assert b"The day as it went" not in shown


def test_every_line_stands_under_each_of_its_themes(log: SessionLog) -> None:
    """The themes of most lines first; no line is lost between the groups and the themes."""
    usual = text(log, "share", USUAL)
    by_theme = usual.partition("## What the groups said, by theme")[2].partition("\n## ")[0]
    counts = [int(found) for found in re.findall(r"^### .*: (\d+) lines?, \d+ of 4 groups$", by_theme, re.MULTILINE)]
    assert counts == sorted(counts, reverse=True)
    assert len(counts) > 20
    told = set(re.findall(r"\*\*(E\d-G\d-\d+)\*\*", by_theme)) | set(re.findall(r"also\s+(E\d-G\d-\d+)", by_theme))
    assert told == set(re.findall(r"\*\*(E\d-G\d-\d+)\*\*", usual.partition("## What the groups said, by theme")[0]))


def test_a_runs_id_is_not_in_its_head(log: SessionLog) -> None:
    """It stands at the end, where a trainer finds it who wants to open the run again."""
    for form in ("md", "html"):
        (content,) = render(log, [form]).values()
        assert content.decode().count(log.facts.run) == 1
        assert content.decode().index(log.facts.run) > len(content) * 0.9


def test_nothing_is_cut_on_the_first_page_while_there_is_room(log: SessionLog) -> None:
    """Every action with all its words, every pledge with its agency."""
    first = " ".join(text(log, "share", USUAL).partition("## The day")[0].split())
    assert "\u2026" not in first
    assert "Ask the health visitors' lead whether missed contacts are added up anywhere" in first
    assert "Stop writing" in first
    assert "more under" not in first


def test_what_was_put_in_is_not_over(log: SessionLog) -> None:
    """It had no plan to be over; neither in words nor in the tables."""
    told = " ".join(text(log, "share", USUAL).split())
    assert "Stretch; held: 12:26 to 12:31; took: 5 min; against the plan: added" in told


JARGON = ("Gaps", "won back", "win back", "drift", "its clock", "(lead)", "captured", "Parking lot", "served")


@pytest.mark.parametrize("audience", ["share", "full"])
def test_it_is_told_in_words_of_its_readers(log: SessionLog, audience: Audience) -> None:
    """None of which has run the console."""
    assert not [word for word in JARGON if word in text(log, audience, EVERYTHING)]
