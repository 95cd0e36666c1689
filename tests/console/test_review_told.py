"""What the review tells: in the log's words, each theme with what was said, and ranges as marks and figures."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from facilitator.live.facts.entries import ParkingAdded
from facilitator.sessionlog.account.blocks import Section
from facilitator.sessionlog.account.make import account_of
from tests.console.test_review import review
from tests.console.week import make_week, run_of


def titles(sections: tuple[Section, ...]) -> list[str]:
    """The headings of a log, those inside others too."""
    return [title for one in sections for title in (one.title, *titles(one.parts))]


async def test_the_review_says_the_logs_words(tmp_path: Path) -> None:
    """What was parked and what was worked on are found under the same heading in both."""
    journal = make_week(tmp_path)
    last = journal.read(run_of(0))[-1]
    parked = ParkingAdded("K1", "Who pays for the interpreter?")
    journal.append(run_of(0), last.seq, [replace(last, seq=last.seq + 1, event=parked)])
    journal.close()
    async with review(tmp_path, run_of(0)) as stage:
        headings = titles(account_of(stage.read.run.reading.log).sections)
        for tab, heading in (("1", "Learning outcomes worked on"), ("5", "Questions kept for later")):
            await stage.press(tab)
            assert heading in headings
            assert f" {heading} ─" in stage.all_shown()
