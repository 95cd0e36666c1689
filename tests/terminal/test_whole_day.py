"""The bundled day, from the first key to the session log, with the power going in the middle of report-back."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from facilitator.agenda.library import bundled
from facilitator.agenda.model import Plan
from facilitator.agenda.plan_reader import read_plan
from tests.terminal.driver import environment, facilitator, posix_only
from tests.terminal.lead import LINE_OPEN, Lead

pytestmark = [pytest.mark.terminal, posix_only]

DAY = "learning-from-serious-case-reviews"
HALF = "everyone thought someone el"


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The plan of the bundled day."""
    found = read_plan(bundled("sessions") / f"{DAY}.yaml").plan
    assert found is not None
    return found


def run(folder: Path, *arguments: str) -> str:
    """A command that needs no terminal; what it printed."""
    done = subprocess.run(
        facilitator("--data", str(folder), *arguments),
        cwd=folder.parent,
        env=environment(folder.parent),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def begin(lead: Lead, plan: Plan) -> None:
    """From the home screen through setup to the first item."""
    lead.terminal.wait("Start a day")
    lead.terminal.settle()
    while not re.search(rf"▶ {plan.title}", lead.terminal.text):
        lead.terminal.press("down")
        lead.terminal.settle()
    lead.press("enter", "how many, or their names")
    lead.terminal.settle()
    lead.press("5", re.compile("│ █ 5 "))
    lead.terminal.press("backspace")
    lead.press("4", re.compile("│ █ 4 "))
    for field in ("AB, lead", "school hall", "now"):
        lead.terminal.press("enter")
        lead.terminal.settle()
        lead.terminal.type_text(field)
        lead.terminal.wait(field)
    lead.terminal.press("enter")  # participants do not see this screen
    lead.terminal.settle()
    lead.terminal.press("enter")
    lead.terminal.settle()
    if plan.unfilled:  # what is not filled in is asked for, may be left empty, and is named before the day
        lead.terminal.wait("details not filled in")
        for _ in plan.unfilled:
            lead.terminal.settle()
            lead.terminal.press("enter")
        lead.terminal.wait("Before you go on")
        lead.terminal.settle()
        lead.press("escape", "saved")
    lead.ready()
    lead.terminal.press("space")
    lead.at(plan.items[0].title)


def to_report_back(lead: Lead, plan: Plan) -> None:
    """Through every page of the morning's talks, the exercise with its clock, to the report-back."""
    for item in plan.items[: plan.position("a08")]:
        lead.at(item.title)
        if item.kind == "talk":
            for page in plan.pages_of(item)[1:]:
                lead.turn_to(page.title)
        lead.terminal.press("n")
    lead.at("Exercise 1")
    lead.press("t", "The clock runs")
    lead.press("]", "+5: ")
    lead.press("u", "Taken back")
    lead.next_item("Report-back 1")
    lead.terminal.wait(LINE_OPEN)
    lead.terminal.settle()


def test_the_bundled_day_with_a_power_cut(tmp_path: Path, plan: Plan) -> None:
    """Nothing that was seen as kept is lost, the unfinished line comes back, and the log has every group's words."""
    folder = tmp_path / "data"
    with Lead(folder) as lead:
        begin(lead, plan)
        to_report_back(lead, plan)
        lead.capture("E1-G1-1", "no one asked the child", "no one asked the child")
        lead.capture("E1-G3-1", "3: nursery wrote it down [/x]", "nursery wrote it down [/x]")
        lead.terminal.type_text(f"3: {HALF}")
        lead.terminal.wait(HALF)
        lead.wait_for_draft(f"3: {HALF}")
        left = lead.seconds_left()
        lead.terminal.kill()
    with Lead(folder, "resume") as lead:
        lead.ready()
        lead.at("Report-back 1")
        lead.terminal.wait(HALF)
        assert 0 <= left - lead.seconds_left() < 120
        lead.capture("E1-G3-2", "se was ringing", f"{HALF}se was ringing")
        the_afternoon(lead, plan)
        the_end(lead, folder)
    assert_log(folder, plan)


def the_afternoon(lead: Lead, plan: Plan) -> None:
    """By n through the rest, with an issue, a note, a parked question and an action on the way."""
    lead.close_line()
    for item in plan.items[plan.position("a10") : plan.position("a14") + 1]:
        lead.next_item(item.title)
    lead.press("4", LINE_OPEN)
    lead.terminal.settle()
    lead.capture("E2-G4-1", "two visits and no answer", "two visits and no answer")
    lead.close_line()
    lead.jot("o", ("Note for yourself", "private: slow down"))
    lead.terminal.wait("The note is kept")
    lead.jot("k", ("Parking lot", "who pays for the interpreter?"))
    lead.terminal.wait("in the parking lot")
    lead.jot("a", ("what is to be done", "share the list"), ("Who does it", "lead"), ("By when", "Friday"))
    lead.terminal.wait("The action is kept")
    lead.press("u", "Taken back: an action")
    lead.press("U", "Done again: an action")
    lead.next_item("Report-back 2")
    lead.terminal.wait(LINE_OPEN)
    lead.close_line()
    for item in plan.items[plan.position("a16") : -1]:
        lead.next_item(item.title)
    lead.press("n", "Open questions and actions")  # what is still open is brought back by itself at the last item
    lead.terminal.settle()
    lead.terminal.press("escape")
    lead.terminal.settle()
    lead.at(plan.items[-1].title)


def the_end(lead: Lead, folder: Path) -> None:
    """End the day, and leave a clean terminal."""
    lead.press("E", "End the day?")
    assert "who pays for the interpreter?" in lead.terminal.text
    lead.press("enter", "The day has ended")
    lead.terminal.wait("files to pass on in")
    assert {path.suffix for path in (folder / "exports").iterdir()} == {".csv", ".docx", ".xlsx", ".html", ".md"}
    lead.terminal.press("q")
    assert lead.terminal.wait_end() == 0
    assert lead.terminal.left_clean()
    assert not lead.terminal.orders()


def assert_log(folder: Path, plan: Plan) -> None:
    """The session log holds what was said, and is taken in elsewhere byte for byte."""
    assert "ended" in run(folder, "runs")
    (path,) = run(folder, "export", "--format", "md", "--output", "out").splitlines()
    log = (folder.parent / path).read_text(encoding="utf-8")
    for words in ("no one asked the child", HALF, "two visits and no answer", "share the list", "school hall"):
        assert words in log
    assert "slow down" not in log
    (archive,) = run(folder, "export", "--format", "json", "--output", "out").splitlines()
    other = folder.parent / "other"
    run(other, "import", archive)
    (again,) = run(other, "export", "--format", "json", "--output", "again").splitlines()
    assert (folder.parent / again).read_bytes() == (folder.parent / archive).read_bytes()
