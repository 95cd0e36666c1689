"""What a room's window cannot show at once: named by `check --room`, and by `doctor` for the window that is open."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.agenda.library import bundled
from facilitator.agenda.plan_reader import read_plan
from facilitator.application.presence import open_windows, parted_name, sized_name
from facilitator.cli.room_size import needs_of, window_notes
from facilitator.clock import SystemClock
from facilitator.console.painting.ink import ink
from facilitator.console.painting.room import room_parts
from facilitator.console.pictures import Pictures
from facilitator.controller import Controller
from facilitator.journal.port import Journal
from facilitator.live.facts.agenda import GoTo
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.queries.room_view import room_look
from facilitator.live.queries.telling import pages_of
from tests.cli.conftest import Ask
from tests.cli.days import HandClock, journal_in, unfinished_day
from tests.makers import started

DECK = "# Short\n\nwords\n\n---\n\n# Long\n\n" + "".join(f"Sentence number {n} of a long page.\n\n" for n in range(20))

PLAN = (
    'title: T\nstarts: "09:30"\nfinishes: "10:30"\nagenda:\n  - {id: a, title: Talk, minutes: 10, deck: d.md}\n'
    "  - {id: b, kind: exercise, title: Ex, minutes: 20, capture: issues, issues: [5, 6]}\n"
    "  - {id: c, kind: report-back, title: Back, minutes: 30, of: b}\n"
)


@pytest.fixture
def plan(tmp_path: Path, folder: Path) -> str:
    """A plan with a short and a long page."""
    (tmp_path / "d.md").write_text(DECK, encoding="utf-8")
    (tmp_path / "p.yaml").write_text(PLAN, encoding="utf-8")
    return "p.yaml"


def test_check_names_every_page_and_state_that_takes_parts(ask: Ask, plan: str) -> None:
    """As notes with their places, which are no mistakes; the page that fits is not named."""
    code, lines, said = ask("check", "--room", "60x16", plan)
    assert code == 0
    notes = [line for line in said.splitlines() if "note:" in line]
    assert notes[0].startswith("d.md:7:1: note: page 2 of Talk comes in ")
    assert notes[1].startswith("p.yaml: note: the board of Back (with 6 issues of ten words from each group) comes in ")
    assert len(notes) == 2
    assert lines[-1] == "p.yaml: 2 pages and other screens come in parts in a room's window of 60 by 16"


def test_check_says_so_where_everything_fits(ask: Ask, plan: str) -> None:
    """In a large window; and without a size nothing is said of rooms."""
    assert (
        ask("check", "--room", "300x90", plan)
        .lines[-1]
        .endswith("every page and every other screen fits in a room's window of 300 by 90")
    )
    assert not any("window" in line for line in ask("check", plan).lines)


@pytest.mark.parametrize("typed", ["60", "60x", "x16", "0x0", "60x2", "9x16", "601x16", "-60x16", "60x16x3", "six"])
def test_a_size_that_is_none_is_explained(ask: Ask, plan: str, typed: str) -> None:
    """With an example, and the limits."""
    code, _, said = ask("check", f"--room={typed}", plan)
    assert code == 2
    assert "such as 60x16, from 10x3 to 600x300" in said


def test_what_is_named_is_what_the_room_shows_in_parts(tmp_path: Path) -> None:
    """Every page of every bundled plan, as the room sees it when the day comes to it."""
    for path in sorted(bundled("sessions").glob("*.yaml")):
        plan = read_plan(path).plan
        assert plan is not None
        day = started(plan)
        found = needs_of(day.state, day.clock, tmp_path, (60, 16))
        named = {(need.what, id(need.page)) for need in found if need.page is not None}
        assert named
        for item in plan.items:
            for number, page in enumerate(pages_of(day.state, item)):
                day.does(GoTo(item.id, number))
                view = room_look(day.state, day.now)
                if not view.stepped:
                    parts = room_parts(view, 60, 16, ink("dark"), Pictures(tmp_path).drawn)
                    assert (len(parts) > 1) is ((item.title, id(page)) in named), (item.title, page.title)


# -- the window that is open ------------------------------------------------------------------------------------------


class Window:
    """A window that leaves signs while others wait."""

    def __init__(self, journal: Journal, run: str, name: str) -> None:
        """Leave the first sign."""
        self.journal, self.run, self.name, self.clock = journal, run, name, HandClock()
        self.alive = True
        self.journal.here(run, name)

    def wait(self, seconds: float) -> None:
        """Time passes, and it leaves another."""
        self.clock.move(seconds / 60)
        if self.alive:
            self.journal.here(self.run, self.name)


def test_only_windows_that_are_open_are_asked(folder: Path) -> None:
    """One whose sign does not change was left by a crash; where none lies there, nobody waits."""
    run = unfinished_day(folder)
    with journal_in(folder) as journal:
        assert open_windows("room", journal, HandClock(), lambda seconds: pytest.fail("waited")) == ()
        window = Window(journal, run, sized_name("room-1", 60, 16))
        assert open_windows("room", journal, window.clock, window.wait) == ((run, "room-1-60x16"),)
        window.alive = False
        assert open_windows("room", journal, window.clock, window.wait) == ()


def test_the_open_window_is_told_what_it_shows_in_parts(folder: Path) -> None:
    """By its own size and the run's own words; a page in a browser counts by itself."""
    run = unfinished_day(folder)
    with journal_in(folder) as journal:
        lead = Controller(journal, HandClock(), run)
        for number in range(12):
            lead.dispatch(CaptureIssue("G1", f"issue {number} said at some length"))
        head, *notes = window_notes(journal, SystemClock(), folder, run, "room-1-60x16")
        assert head.startswith(f"60 by 16, on {run}: ")
        assert any(note.startswith("the board of Report-back 1: ") for note in notes)
        (fits,) = window_notes(journal, SystemClock(), folder, run, "room-1-300x90")
        assert fits == f"300 by 90, on {run}: every page and every other screen fits"
        (browser,) = window_notes(
            journal, SystemClock(), folder, run, sized_name(parted_name("room-1", "0a", 2), 90, 30)
        )
        assert "browser" in browser


def test_doctor_asks_the_window(ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what it found, or that there is none to ask; neither is a reason to look twice."""
    run = unfinished_day(folder)
    assert any("no window of the room is open" in line for line in ask("doctor").lines)
    with journal_in(folder) as journal:
        window = Window(journal, run, "room-1-24x8")
        monkeypatch.setattr("time.sleep", window.wait)
        lines = ask("doctor").lines
    (told,) = (line for line in lines if line.startswith("room "))
    assert " fine " in told
    assert f"24 by 8, on {run}: " in told
    assert any("the board of Report-back 1: " in line for line in lines)
