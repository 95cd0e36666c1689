"""The paper twin: byte for byte, at the times expected now, with nothing private on the sheets that groups write on."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from facilitator.agenda.model import Cue, LearningPoint, Plan
from facilitator.live.facts.agenda import NextItem, SkipItem
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.entries import AddNote, AddParking
from facilitator.live.facts.groups import CloseGroup
from facilitator.live.facts.issues import CaptureIssue
from facilitator.sessionlog.paper.formats import rendered, write_twin
from facilitator.sessionlog.paper.twin import Twin, paper_twin
from facilitator.sessionlog.problems import ExportProblem
from tests.sessionlog import day
from tests.sessionlog.web import CSP

GOLDEN = Path(__file__).parent / "golden" / "paper"

PRIVATE = (
    *("SECRET-AIM", "SECRET-LEAD", "SECRET-NEED", "SECRET-PROMPT", "SECRET-CUE", "SECRET-POINT"),
    *("SECRET-NOTE", "SECRET-PARKED", "Neglect."),
)
"""What is the trainer's alone."""


def plan() -> Plan:
    """The small day with everything that a trainer's page can hold, some of it hostile."""
    small = day.small_plan()
    items = list(small.items)
    items[0] = replace(items[0], aims=("SECRET-AIM",), prompts=("SECRET-PROMPT", day.MARKUP, day.FORMULA))
    items[0] = replace(items[0], leads=("SECRET-LEAD",), materials=("Flipchart paper", "SECRET-NEED"))
    items[1] = replace(items[1], leads=(day.MARKUP,), materials=("flipchart paper", day.FORMULA))
    items[1] = replace(items[1], cues=(Cue(10, "SECRET-CUE"), Cue(5, "Time to write", public=True), Cue(0, "Stop")))
    items[4] = replace(
        items[4], kind="exercise", capture="hypotheses", issues=(2, 2), title="What if?", case="robin.md"
    )
    case = replace(small.cases["robin.md"], points=(LearningPoint("LP1", "SECRET-POINT: who asked?"),))
    return replace(small, items=tuple(items), cases={"robin.md": case})


def waiting() -> day.Teller:
    """Before the day."""
    return day.Teller().do(day.start(plan()))


def under_way() -> day.Teller:
    """Late in the report-back, some issues written down already, one group gone."""
    teller = waiting().wait(34).do(NextItem()).wait(12).do(NextItem(), ToggleClock())
    teller.wait(21).do(NextItem(), AddNote("SECRET-NOTE"), AddParking("SECRET-PARKED"))
    teller.do(*(CaptureIssue("G1", f"issue {number}") for number in range(1, 6)))
    return teller.do(CaptureIssue("G2", day.RIGHT_TO_LEFT)).wait(2)


def rehearsal() -> day.Teller:
    """A rehearsal, before it begins."""
    return day.Teller().do(day.start(plan(), rehearsal=20.0))


DAYS: dict[str, Callable[[], day.Teller]] = {"waiting": waiting, "under way": under_way, "rehearsal": rehearsal}


def twin_of(which: str) -> Twin:
    """The paper twin of one of the days."""
    teller = DAYS[which]()
    return paper_twin(teller.state, teller.now, day.RUN)


@pytest.mark.parametrize("ending", ["html", "md"])
@pytest.mark.parametrize("which", [*DAYS, "plan"])
def test_it_is_as_it_was(which: str, ending: str) -> None:
    """Set UPDATE_GOLDEN=1 to take what is written now as right, and then look at the difference."""
    twin = paper_twin(waiting().state, waiting().now) if which == "plan" else twin_of(which)
    file = GOLDEN / f"{which}.{ending}"
    content = rendered(twin, file)
    if os.environ.get("UPDATE_GOLDEN") == "1":
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    assert file.read_bytes() == content


def test_only_what_is_to_come_is_printed_at_the_times_expected_now() -> None:
    """The coffee waits for the report-back, and what was held is left out."""
    twin = twin_of("under way")
    assert [(item.begins, item.planned, item.title) for item in twin.items] == [
        ("10:07", "10:00", "Report-back | all *groups*"),
        ("10:40", "", "Coffee"),
        ("10:55", "", "What if?"),
    ]
    assert twin.items[0].remarks[0] == "under way, expected to end at 10:37"
    assert (twin.as_of, twin.standing) == ("10:09", "7 min behind")


def test_everything_that_must_be_packed_is_listed_once_with_what_it_is_for() -> None:
    """Whatever its case; what is behind is packed no more, and on a day that needs nothing there is no list."""
    first, second = (item.title for item in plan().items[:2])
    packed = [(one.what, one.wanted) for one in twin_of("waiting").packing]
    assert packed == [("Flipchart paper", (first, second)), ("SECRET-NEED", (first,)), (day.FORMULA, (second,))]
    assert twin_of("under way").packing == ()
    assert "## To pack" in rendered(twin_of("waiting"), Path("x.md")).decode()
    assert "To pack" not in rendered(twin_of("under way"), Path("x.html")).decode()
    assert "led by SECRET-LEAD" in twin_of("waiting").items[0].remarks


def test_sheets_go_on_where_the_console_stopped() -> None:
    """Numbers of issues are given out once; a sheet for each group in the room and each exercise not yet reported."""
    sheets = twin_of("under way").sheets
    assert [(sheet.exercise, sheet.group, sheet.lines) for sheet in sheets] == [
        ("Exercise 1", "Group 1", ("E1-G1-6", "E1-G1-7")),
        ("Exercise 1", "Herons & *friends*", tuple(f"E1-G2-{number}" for number in range(2, 7))),
        ("What if?", "Group 1", ("E2-G1-1", "E2-G1-2")),
        ("What if?", "Herons & *friends*", ("E2-G2-1", "E2-G2-2")),
    ]
    assert "5 are in the console already" in sheets[0].asked
    assert sheets[2].hypotheses


def test_a_sheet_has_as_many_lines_as_are_asked_for() -> None:
    """All of them before anyone has written; six where the plan does not say."""
    assert [len(sheet.lines) for sheet in twin_of("waiting").sheets] == [6, 6, 2, 2]
    items = [replace(item, issues=(0, 0)) for item in plan().items]
    teller = day.Teller().do(day.start(replace(plan(), items=tuple(items))))
    assert [len(sheet.lines) for sheet in paper_twin(teller.state, teller.now, day.RUN).sheets] == [6, 6, 6, 6]


def test_no_sheet_for_an_exercise_that_is_skipped_or_reported_or_a_group_that_left() -> None:
    """Nobody will write on it."""
    teller = under_way().do(SkipItem("a05"), CloseGroup("G1"))
    assert {sheet.group for sheet in paper_twin(teller.state, teller.now, day.RUN).sheets} == {"Herons & *friends*"}
    teller.do(NextItem())
    assert paper_twin(teller.state, teller.now, day.RUN).sheets == ()


@pytest.mark.parametrize("which", DAYS)
def test_nothing_private_is_on_a_sheet(which: str) -> None:
    """In the records, in the page and in the Markdown; the trainer's part has it."""
    twin = twin_of(which)
    assert not [secret for secret in PRIVATE for text in strings(twin.sheets) if secret in text]
    for ending, first in (("html", '<section class="sheet'), ("md", "\n---\n")):
        page = rendered(twin, Path(f"x.{ending}")).decode()
        trainer, sheets = page.split(first, 1)
        assert not [secret for secret in PRIVATE if secret in sheets]
        assert "SECRET-PARKED" not in page
        assert "SECRET-NOTE" not in page
        if which != "under way":
            assert all(secret in trainer for secret in PRIVATE[:6])


def strings(value: object) -> Iterator[str]:
    """Every text inside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from strings(part)
    elif isinstance(value, msgspec.Struct):
        yield from strings(msgspec.structs.astuple(value))


def test_the_page_asks_for_nothing_and_runs_nothing() -> None:
    """No script, no address, a strict policy; typed text is text."""
    page = rendered(twin_of("waiting"), Path("x.html")).decode()
    assert f'content="{CSP}"' in page
    assert not re.search(r"<script|<img|<link|<iframe|\son\w+=|url\(|@import|src=|href=", page)
    assert "http" not in page.replace("http-equiv", "").replace("http://example.invalid", "")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize("ending", ["html", "md"])
def test_a_rehearsal_and_a_fictional_case_are_marked(ending: str) -> None:
    """On the trainer's pages; and the case on each sheet."""
    page = rendered(twin_of("rehearsal"), Path(f"x.{ending}")).decode()
    assert "Rehearsal, with the clock 20 times as fast as real time. Not a delivered day." in page
    assert page.count("fictional: written for training") >= 4
    assert page.count("REHEARSAL") == 4


def test_another_ending_is_refused_in_words(tmp_path: Path) -> None:
    """And nothing is written."""
    with pytest.raises(ExportProblem, match=r'"x.pdf" ends neither in .html'):
        write_twin(twin_of("waiting"), tmp_path / "x.pdf")
    assert list(tmp_path.iterdir()) == []


def test_it_is_written_over_its_own_and_beside_anothers(tmp_path: Path) -> None:
    """Whole or not at all."""
    path = tmp_path / "paper.html"
    assert write_twin(twin_of("waiting"), path) == path
    assert write_twin(twin_of("under way"), path) == path
    assert b"under way" in path.read_bytes()
    path.write_text("My shopping list", encoding="utf-8")
    beside = write_twin(twin_of("under way"), path)
    assert beside == tmp_path / f"paper (run {day.RUN}).html"
    assert path.read_text(encoding="utf-8") == "My shopping list"


def test_a_run_that_was_never_started_has_no_paper() -> None:
    """There is no plan in it."""
    with pytest.raises(ValueError, match="has no day to print"):
        paper_twin(day.Teller().state, day.Teller().now)
