"""What the review tells: in the log's words, each theme with what was said, and ranges as marks and figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.console.painting.ink import ink
from facilitator.console.painting.plain_glyphs import plain
from facilitator.console.painting.review_ranges import minutes
from facilitator.live.facts.base import Event
from facilitator.live.facts.entries import ParkingAdded
from facilitator.live.facts.issues import IssueCaptured, IssueMerged
from facilitator.live.facts.themes import TagIssue
from facilitator.sessionlog.account.blocks import Section
from facilitator.sessionlog.account.make import account_of
from facilitator.sessionlog.comparing import ItemFigures
from tests.console.test_review import review
from tests.console.week import make_week, run_of


def titles(sections: tuple[Section, ...]) -> list[str]:
    """The headings of a log, those inside others too."""
    return [title for one in sections for title in (one.title, *titles(one.parts))]


def put_in(folder: Path, *events: Event) -> None:
    """The week, with these among what Monday holds."""
    journal = make_week(folder)
    last = journal.read(run_of(0))[-1]
    journal.append(run_of(0), last.seq, [replace(last, seq=last.seq + n, event=one) for n, one in enumerate(events, 1)])
    journal.close()


async def test_the_review_says_the_logs_words(tmp_path: Path) -> None:
    """What was parked and what was worked on are found under the same heading in both."""
    put_in(tmp_path, ParkingAdded("K1", "Who pays for the interpreter?"))
    async with review(tmp_path, run_of(0)) as stage:
        headings = titles(account_of(stage.read.run.reading.log).sections)
        for tab, heading in (("1", "Learning outcomes worked on"), ("5", "Questions kept for later")):
            await stage.press(tab)
            assert heading in headings
            assert f" {heading} ─" in stage.all_shown()


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)], ids=["80", "120", "200"])
async def test_themes_begin_with_what_was_said(tmp_path: Path, size: tuple[int, int]) -> None:
    """The theme of most lines first with the longest bar, each with its groups' words; last what has no theme."""
    long = f"{'Nobody was ever told ' * 12}the end"
    put_in(
        tmp_path,
        IssueCaptured("E1-G2-2", "a02", "G2", long, "a02"),
        IssueCaptured("E1-G1-3", "a02", "G1", "Nobody put a question to them", "a02"),
        IssueMerged("E1-G1-3", "E1-G2-1"),
    )
    async with review(tmp_path, run_of(0), size) as stage:
        for issue in ("E1-G1-2", "E1-G2-1"):
            stage.read.bench.ask(TagIssue(issue, "ms-sharing"))
        await stage.press("4")
        shown = stage.all_shown()
        found = [line for line in shown.splitlines() if "█" in line]
        assert [line.split("█")[0].strip() for line in found][:3] == [
            "Sharing what is known",
            "Through the child's eyes",
            "No theme yet",
        ]
        assert found[0].endswith("2 lines, 2 of 2 groups")
        assert found[1].endswith("1 line, 1 of 2 groups")
        assert found[0].count("█") == 2 * found[1].count("█")
        under = shown[shown.index(found[0]) : shown.index(found[1])]
        assert "Group 1  Each agency thought another was leading" in under
        assert "Group 2  Letters were filed and no one rang" in under
        assert "also E1-G1-3: Nobody put a question to them" in under
        bare = shown[shown.index(found[2]) : shown.index("Group and theme")]
        assert long in " ".join(bare.split())
        assert "1 issue without a theme yet." in shown
        assert max(map(len, shown.splitlines())) <= size[0]


@pytest.mark.parametrize("glyphs", ["full", "plain"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)], ids=["80", "120", "200"])
def test_ranges_are_marks_that_differ_in_shape(size: tuple[int, int], glyphs: str) -> None:
    """Shortest, median, longest and plan in their order on one scale, with the same in figures, in any characters."""
    items = (
        ItemFigures("a", "Welcome", 15, 5, 21.0, 18.0, 30.0),
        ItemFigures("b", "A walk round all of the boards, and what stands on each of them", 40, 2, 40.0, 35.0, 60.0),
        ItemFigures("c", "Lunch", 30, 0, 0.0, 0.0, 0.0),
    )
    lines = ["".join(text for text, _ in line.runs) for line in minutes(items, size[0], ink("dark"))]
    lines = [plain(line) for line in lines] if glyphs == "plain" else lines
    plan, median, both, low, high, zero = "o*#++|" if glyphs == "plain" else "◇●█├┤│"
    assert max(map(len, lines)) <= size[0]
    drawn = [line[line.index(zero) + 1 :].rstrip() for line in lines if zero in line]
    marks = ["".join(sign for sign in line if sign in f"{plan}{median}{both}{low}{high}") for line in drawn]
    assert marks == [f"{plan}{low}{median}{high}", f"{low}{both}{high}", plan]
    assert drawn[1].index(both) / (len(drawn[1]) - 1) == pytest.approx(40 / 60, abs=0.03)
    assert drawn[2].index(plan) / (len(drawn[1]) - 1) == pytest.approx(30 / 60, abs=0.03)
    told = " ".join("\n".join(lines).split())
    assert "15 21 18 to 30 5 6 over" in told
    assert "40 40 35 to 60 2 as planned" in told
    assert "30 never held" in told
