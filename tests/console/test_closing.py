"""What lies below a sheet, walking round as tiles, a question that looks like one, and the day summed up at its end."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from facilitator.console.painting.figures import figure_tiles
from facilitator.console.painting.ink import ink
from facilitator.console.widgets.behind import Behind
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.entries import AddAction, AddParking
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.facts.themes import TagIssue
from facilitator.live.queries.figures import figures
from tests.console.stage import RUN, Stage, lead
from tests.console.test_screens import exercise
from tests.makers import Day, started
from tests.themes.flipchart import day as bundled_day


def grounds(stage: Stage, words: str) -> set[str]:
    """The colours of the text in which these words stand on the composed screen."""
    found: set[str] = set()
    for strip in stage.screen._compositor.render_strips():
        for segment in strip:
            if words in segment.text and segment.style is not None and segment.style.color is not None:
                found.add(segment.style.color.name)
    return found


async def test_what_lies_below_a_sheet_is_seen_dimly_and_goes_on(tmp_path: Path) -> None:
    """In one colour; the seconds of the clock below go on, so that it never tells a time that is over."""
    async with lead(tmp_path, exercise(), size=(200, 60)) as stage:
        await stage.press("w")
        dim = ink("dark").behind.color
        assert dim is not None
        assert grounds(stage, "What went on for Robin?") == {dim.name}
        behind = stage.screen.query_one(Behind)
        assert any("9:00 left, ends 10:26" in line for line in behind.lines_shown)
        await stage.turn(5)
        assert any("8:55 left, ends 10:26" in line for line in behind.lines_shown)
        await stage.press("escape")
        assert grounds(stage, "What went on for Robin?") != {dim.name}


async def test_groups_stand_as_tiles_with_their_minutes(tmp_path: Path) -> None:
    """Each with its state in words; a small window lists them, and nothing is lost."""
    async with lead(tmp_path, exercise(), size=(120, 36)) as stage:
        await stage.press("w", "right", "k")
        row = next(row for row in stage.rows() if "╭ Group 1" in row)
        assert row.count("╭") == 4
        edges = next(row for row in stage.rows() if "waits" in row or "ago" in row)
        assert [at for at, sign in enumerate(row) if sign in "╭╮"] == [
            at for at, sign in enumerate(edges) if sign == "│" and "╭" in row[: at + 1] and at <= row.rindex("╮")
        ]
        assert "▶ Group 2" in row
        assert stage.state.walk["G2"][-1].standing == "stuck"
        assert stage.shows("│ stuck")
        assert stage.shows("│ not visited yet")
        await stage.resize(80, 20)
        assert stage.shows("▶ Group 2: stuck")


async def test_a_question_stands_alone_and_a_number_answers_it(tmp_path: Path) -> None:
    """Each answer in a frame of its own, what it means under its first words."""
    made = exercise()
    journal = made.journal()
    made.clock.wait(90 * 60)
    async with lead(tmp_path, made, journal) as stage:
        assert stage.top == "PickScreen"
        assert stage.shows("Did the day go on meanwhile?")
        assert stage.shows("╭ ▶ 1 ─")
        assert stage.shows("│ Everything waited ")
        assert stage.shows("│ Clocks go on from where they stood ")
        await stage.press("2")
        assert stage.top == "LeadScreen"
        assert stage.state.gaps[-1].counted is False


def ended() -> Day:
    """A day with issues, themes and something owed, after its end."""
    day = started(bundled_day()).goes_to("a08").goes_to("a09")
    day.does(CaptureIssue("G1", "nobody asked"), CaptureIssue("G2", "letters were filed"))
    day.does(TagIssue("E1-G1-1", "is-sharing"))
    day.does(AddParking("Who pays?"), AddAction("Write to the surgery", owner="training lead"))
    day.goes_to("a10").does(EndRun())
    return day


def test_figures_of_a_day() -> None:
    """How it kept its time, what was said, what is owed and what of it nobody has taken."""
    day = ended()
    found = figures(day.state, day.view())
    assert (found.issues, found.untagged, len(found.owed), found.ownerless) == (2, 1, 2, 1)
    assert found.most == (("Information sharing", 1),)
    assert found.words.endswith(" · 2 issues · 2 owed")


@pytest.mark.parametrize("width", [10, 48, 60, 80, 160])
def test_tiles_fill_their_width_and_say_the_same_without_half_blocks(width: int) -> None:
    """Where there is no room for tiles, the three figures stand in words."""
    day = ended()
    found = figures(day.state, day.view())
    for style in (ink("dark"), ink("dark", plainly=True)):
        lines = figure_tiles(found, width, style)
        assert all(line.cell_length == width for line in lines)
    assert "owed" in figure_tiles(found, 60, ink("dark", plainly=True))[0].text


@pytest.mark.parametrize("width", [48, 56, 63, 76])
def test_tiles_stand_at_even_distances(width: int) -> None:
    """The first has the words that are longest; the others share what is left."""
    day = ended()
    (*_, words) = figure_tiles(figures(day.state, day.view()), width, ink("dark"))
    starts = [at for at, sign in enumerate(words.text) if sign == "▎"]
    distances = [after - before for before, after in pairwise(starts)]
    assert len(distances) == 3
    assert distances[1] == distances[2]
    assert distances[0] <= max(width // 4, len(words.text[: starts[1]].rstrip()) + 1)


@pytest.mark.parametrize("width", [20, 34, 50, 90])
def test_no_key_is_parted_from_what_it_does(width: int) -> None:
    """Lines break where a dot parts two offers, and neither begins nor ends with one."""
    style, words = ink("dark"), "⟦export.folder:Z⟧ opens the folder · ⟦export:x⟧ exports again · ⟦leave:q⟧ leaves"
    lines = ["".join(text for text, _ in line) for line in style.offers_in_parts(words, style.quiet, width)]
    assert " · ".join(lines) == "Z opens the folder · x exports again · q leaves"
    assert all(len(line) <= width for line in lines)


async def test_the_end_sums_the_day_up_and_one_key_opens_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On time or not, what was said most, what is owed by whom, where the files are."""
    opened: list[str] = []

    def open_outside(target: str) -> str:
        opened.append(target)
        return ""

    monkeypatch.setattr("facilitator.console.outside.open_outside", open_outside)
    async with lead(tmp_path, ended(), size=(160, 50)) as stage:
        for words in ("The day has ended", "What was said most", "What is owed", "Who pays?", "training lead"):
            assert stage.shows(words), words
        assert stage.shows("parked · no owner")
        assert str(tmp_path / "exports") in "".join(line.strip() for line in stage.middle.lines_shown)
        await stage.press("Z")
        await stage.app.workers.wait_for_complete()
        await stage.settle()
        assert opened == [str(tmp_path / "exports")]
        assert "is opened" in stage.said
        stage.app.journal.note_exported(RUN, {str(tmp_path / "there" / "log.md"): "digest"})
        await stage.press("Z")
        await stage.app.workers.wait_for_complete()
        assert opened[-1] == str(tmp_path / "there")
