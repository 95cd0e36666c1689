"""Names are found in lines as people type them, in the variety of British towns, and capitals alone are no names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.live import word_lists
from facilitator.live.facts.issues import CaptureIssue, JudgeWords
from facilitator.live.personal_data import learned, looks_personal
from facilitator.live.queries.doubtful import undecided
from tests.makers import started
from tests.names.names_set import lines, measure


def marked(text: str) -> list[str]:
    """What is marked in a line."""
    return [text[mark.start : mark.end] for mark in looks_personal(text)]


def test_most_names_are_found_and_few_other_lines_are_marked() -> None:
    """In a set apart from the lists, of which half names somebody."""
    assert len(lines("name")) + len(lines("none")) >= 300
    assert not set(lines("name")) & set(lines("none"))
    measured = measure()
    assert measured.recall >= 0.95, measured.missed
    assert measured.false_alarms <= 0.10, measured.alarms


@pytest.mark.parametrize(
    ("line", "stretch"),
    [
        ("Agnieszka was never asked", "Agnieszka"),
        ("nobody rang the Begum family", "Begum family"),
        ("signed by J. Smith", "J. Smith"),
        ("zainab missed 4 appts", "zainab"),
        ("mr okoro has keys", "mr okoro"),
        ("Mrs. Hall gave a statement", "Mrs. Hall"),
        ("nobody asked Grace", "Grace"),
        ("Hope was never spoken to", "Hope"),
        ("Baker family in and out", "Baker family"),
        ("moved with Thwarpley in June", "Thwarpley"),
        ("Teresa Wójcik came", "Teresa Wójcik"),
    ],
)
def test_each_sign_of_a_name_is_seen(line: str, stretch: str) -> None:
    """First names from everywhere, families, initials, titles, plain words, and words nobody knows."""
    assert marked(line) == [stretch]


@pytest.mark.parametrize(
    "line",
    [
        "Section 47 on Monday",
        "CAMHS and Ofsted said so",
        "St Mary's Primary rang twice",
        "Hope was all we had",
        "by April it was too late",
        "Clare's Law never mentioned",
        "The Voice Of The Child",
        "Polish interpreter in Oldham",
        "Laming said this",
    ],
)
def test_a_capital_alone_is_no_name(line: str) -> None:
    """Laws, agencies, days, schools, places, headings."""
    assert marked(line) == []


def test_decisions_teach() -> None:
    """What was cleared is not asked about again, what was held back is found again, and the second goes first."""
    taught = learned((("told Mirela twice", True), ("asked Grace", False)))
    assert taught.cleared == {"mirela"}
    assert taught.sought == {"grace"}
    assert not looks_personal("Mirela came late", taught.cleared, taught.sought)
    assert looks_personal("grace came late", taught.cleared, taught.sought)
    both = learned((("told Mirela twice", True), ("asked Mirela", False)))
    assert both.cleared == frozenset()
    assert looks_personal("Mirela came late", both.cleared, both.sought)


def test_a_run_learns_from_its_own_decisions() -> None:
    """The second line with a name is not asked about once the first is cleared; taken back, it is."""
    day = started().goes_to("ex1")
    day.does(CaptureIssue("G1", "nobody asked Mirela"), CaptureIssue("G2", "Mirela had no bed"))
    assert undecided(day.state) == ("E1-G1-1", "E1-G2-1")
    day.does(JudgeWords("E1-G1-1", True))
    assert undecided(day.state) == ()
    day.does(JudgeWords("E1-G1-1", False))
    assert undecided(day.state) == ("E1-G2-1",)


def test_the_lists_are_small_and_loaded_only_when_needed() -> None:
    """A console that has no line to look at has not read them."""
    file = Path(word_lists.__file__).with_name(word_lists.DATA)
    assert file.stat().st_size < 400_000
    asked = (
        "import sys, facilitator.console.app, facilitator.console.screens.lead; print('word_lists' in str(sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=120)
    assert said.stdout.strip() == "False"
