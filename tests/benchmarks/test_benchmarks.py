"""The benchmarks themselves: that they run, and that their table says what was measured. Not the figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.journal.place import journal_path
from facilitator.journal.search import Wanted
from facilitator.journal.sqlite import SqliteJournal
from facilitator.live.queries.catch_up import catch_up
from tests.benchmarks import scheduling, starting, storing
from tests.benchmarks.archive import ISSUES, make_archive
from tests.benchmarks.figures import Figure, Unmeasured, markdown_table, median_ratio, table, worst
from tests.terminal.driver import posix_only

FIGURES = (
    Figure("quick", 2.0, "ms", 1.0, 3.0),
    Figure("slow", 4000.0, "ms", 1000.0, 3.0),
    Figure("small", 0.5, "KB/s", None, 1.0, by_ratio=False),
    Figure("just so", 1.0, "ms", 0.5),
    Unmeasured("unknown", "no such thing here"),
)


def test_the_table_says_what_is_reached() -> None:
    """By ratio or by value; what has no target has no verdict."""
    lines = table(FIGURES)
    assert [line.split()[-1] for line in lines[2:6]] == ["reached", "MISSED", "reached", "x"]
    assert "2.00 x" in lines[2]
    assert "4,000 ms" in lines[3]
    assert "at most 1 KB/s" in lines[4]
    assert lines[6].endswith("no such thing here")
    assert markdown_table(FIGURES)[2].startswith("| quick | 2 ms | 1 ms | 2.00 x | at most 3 x | reached |")


def test_ratios_are_taken_within_rounds() -> None:
    """So that a slow minute, which slows both, changes nothing."""
    assert median_ratio([2.0, 20.0, 4.0], [1.0, 10.0, 2.0]) == 2.0
    assert worst(range(1, 101)) == 95
    assert worst([7.0]) == 7.0


def test_storing_is_measured() -> None:
    """The journal's own figures, on any system."""
    figures = [*storing.append(True)]
    assert all(figure.value > 0 and figure.floor for figure in figures)


def test_an_archive_is_made_the_same_every_time(tmp_path: Path) -> None:
    """And its runs can be listed, searched and read."""
    for name in ("one", "other"):
        make_archive(tmp_path / name, 3)
    journals = [SqliteJournal(journal_path(tmp_path / name)) for name in ("one", "other")]
    one, other = ([journal.read(run.run) for run in journal.runs()] for journal in journals)
    assert one == other
    assert [(run.issues, run.state) for run in journals[0].runs()] == [(ISSUES, "ended")] * 3
    journals[0].read_for_search(9)
    assert len(journals[0].search(Wanted(), 999)) == 3 * ISSUES
    for journal in journals:
        journal.close()


def test_expected_times_are_measured() -> None:
    """On a day that is late and changed, so that there is something to work out."""
    state, clock = scheduling.late_day()
    assert len(state.plan.items) == scheduling.ITEMS + 2
    assert catch_up(state, clock.now()).proposals
    assert all(figure.value > 0 for figure in scheduling.expected_times(True))


@posix_only
def test_commands_are_measured() -> None:
    """CPU of the commands without a screen."""
    figures = starting.commands(True)
    assert all(isinstance(figure, Figure) and figure.value > 0 and figure.floor for figure in figures)


@pytest.mark.terminal
@posix_only
def test_screens_are_measured() -> None:
    """Idle needs one start only, and proves that the stage stands."""
    from tests.benchmarks import painting

    with painting.stage() as here, here.lead() as lead, here.bare() as bare:
        assert lead.first_paint(painting.LEAD_MARK) > 0
        assert bare.first_paint(painting.BARE_MARK) > 0
        for program, stroke in ((bare, painting.BARE_KEY), (lead, painting.LEAD_KEYS["page turn"][0])):
            program.idle(0.5)
            program.catch_up()
            assert program.press(stroke.key, painting.changed(stroke.shows, program.emulator.text)) > 0
        assert lead.memory() > 10
        assert lead.kill() > 0
