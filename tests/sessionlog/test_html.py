"""What the web page says: the same as the Markdown, bars to scale, and the day's pages as the room saw them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import get_args

import msgspec
import pytest

from facilitator.agenda.model import (
    Block,
    Plan,
)
from facilitator.agenda.placeholders import ASK
from facilitator.live.facts import Recorded
from facilitator.live.queries.schedule import length_words
from facilitator.sessionlog.account.bars import WIDTH, share_of, time_bars
from facilitator.sessionlog.account.blocks import Grid, Section
from facilitator.sessionlog.account.make import account_of
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.choices import EVERYTHING
from facilitator.sessionlog.formats import Audience, render
from facilitator.sessionlog.html.shown import shown_items
from facilitator.sessionlog.model import SessionLog, Stay, Timing
from facilitator.sessionlog.sharing import shared
from tests.sessionlog import day
from tests.sessionlog.web import (
    DAYS,
    FICTIONAL,
    FOLDER,
    Reader,
    attacked_day,
    check_inert,
    held,
    log_of,
    page_of,
    strings,
)

# -- what a copy says ------------------------------------------------------------------------------------------


def given(log: SessionLog, full: bool) -> tuple[object, ...]:
    """All that the template is given."""
    copy = log if full else shared(log)
    return (account_of(copy, EVERYTHING), shown_items(copy))


def test_a_template_is_given_nothing_that_its_copy_leaves_out(bundled_plan: Plan, bundled_log: SessionLog) -> None:
    """Private words do not reach it at all, so a slip in it cannot show them; the full copy has every note."""
    notes = {note for item in bundled_plan.items for page in bundled_plan.pages_of(item) for note in page.notes}
    assert len(notes) > 50
    assert not notes & set(strings(given(bundled_log, full=False)))
    assert notes <= set(strings(given(bundled_log, full=True)))
    secrets = ("PRIVATE-NOTE", day.NAMED, "Sam Jones", "Typed too early", "Not this one", "Read slowly.")
    shared = "\n".join(strings(given(log_of(day.full_day()), full=False)))
    assert not [secret for secret in secrets if secret in shared]
    private = "\n".join(strings(given(log_of(day.full_day()), full=True)))
    assert all(secret in private for secret in secrets)


def test_prompts_stay_with_the_trainer(bundled_plan: Plan, bundled_log: SessionLog) -> None:
    """They are nobody else's, in no copy of this page; learning points are in the full one alone."""
    page = Reader(page_of(bundled_log, "full")).text
    hidden = [text for case in bundled_plan.cases.values() for text in (case.criteria, *case.went_right)]
    assert hidden
    assert not [text for text in hidden if text and text in page]
    points = [point.text for case in bundled_plan.cases.values() for point in case.points]
    assert points
    shared = Reader(page_of(bundled_log)).text
    assert not [text for text in points if text in shared]


def test_each_copy_says_which_it_is() -> None:
    """On the page and in the name of its file."""
    log = log_of(day.full_day())
    assert "Copy to share:" in Reader(page_of(log)).text
    assert "Full copy, private. It holds private notes" in Reader(page_of(log, "full")).text
    assert list(render(log, ["html"], "full")) == ["2026-11-23 small-day private session log.html"]


def test_it_says_what_the_markdown_says() -> None:
    """Both are written from one account, so every piece of words of it is in both."""
    from facilitator.sessionlog.markdown import escape

    for which, audience in ((which, audience) for which in DAYS for audience in get_args(Audience)):
        log = log_of(DAYS[which]())
        (content,) = render(log, ["md"], audience, EVERYTHING).values()
        markdown, page = content.decode(), Reader(page_of(log, audience)).text
        for section in account_of(log if audience == "full" else shared(log), EVERYTHING).sections:
            assert f"## {escape(section.title)}" in markdown
            assert section.title in page
            for block in section.blocks:
                rows = getattr(block, "rows", ()) if not isinstance(block, Grid) else ()
                for text in filter(None, strings(rows)):
                    assert escape(text) in markdown
                    assert text in page


def test_a_rehearsal_says_so() -> None:
    """Nobody may take it for a delivered day."""
    log = log_of(day.Teller().do(day.start(rehearsal=60)))
    assert "Rehearsal. With the clock 60 times as fast" in Reader(page_of(log)).text


def counts_of(log: SessionLog) -> list[list[str]]:
    """The table that counts issues by group and exercise, as words."""
    found: list[Section] = [section for section in account_of(log).sections if section.id == "issues"]
    (grid,) = [block for block in found[0].blocks if isinstance(block, Grid)]
    return [["".join(run.text for run in cell.runs) for cell in row if cell.bar is None] for row in grid.rows]


def test_issues_are_counted_by_exercise_and_group() -> None:
    """Only those that stand."""
    rows = [["Group 1", "10"], ["Herons & *friends*", "2"], ["Window", "0"], ["all groups", "12", ""]]
    assert counts_of(log_of(day.full_day())) == rows


def test_twelve_groups_and_three_hundred_issues(bundled_plan: Plan) -> None:
    """All of them, each once, on a page that is still sound."""
    log = log_of(held(bundled_plan, groups=12, issues=13))
    reader = check_inert(page_of(log))
    ids = reader.texts("span")
    assert sum(bool(re.fullmatch(r"E[12]-G\d+-\d+", words)) for words in ids) == 312
    assert counts_of(log)[-1][1:3] == ["156", "156"]


@pytest.mark.parametrize("audience", ["share", "full"])
def test_the_same_log_gives_the_same_bytes(bundled_log: SessionLog, audience: Audience) -> None:
    """Also from events that went through JSON."""
    entries = msgspec.json.decode(msgspec.json.encode(bundled_log.entries), type=tuple[Recorded, ...])
    assert render(session_log(day.RUN, entries), ["html"], audience) == render(bundled_log, ["html"], audience)


# -- the bars ----------------------------------------------------------------------------------------------------


def timing(planned: int, seconds: float) -> Timing:
    """An item that took this long."""
    began = datetime(2026, 11, 23, 9, tzinfo=UTC)
    return Timing(
        number=1, item="a", title="A", kind="talk", mark="held", planned_start=began, planned_minutes=planned,
        began=began, ended=began, seconds=seconds, over=seconds - planned * 60, stays=(Stay(began, began, seconds),),
        pauses=(), added=0.0, taken=0.0,
    )  # fmt: skip


def test_bars_are_drawn_to_one_scale() -> None:
    """The longest planned item or a longer actual one fills the drawing; words say the same."""
    short, long, over = time_bars([timing(10, 300), timing(20, 1200), timing(20, 1500)])
    assert (short.planned, short.within, short.beyond) == (96, 48, 0)
    assert (long.planned, long.within, long.beyond) == (192, 192, 0)
    assert (over.planned, over.within, over.beyond) == (192, 192, 48)
    assert short.words == "Planned 10 min; took 5 min, 5 min under."
    assert not any(bar.cut for bar in (short, long, over))


def test_an_item_left_open_overnight_is_cut_off() -> None:
    """It would make all other bars invisible."""
    other, night = time_bars([timing(20, 1200), timing(20, 14 * 3600)])
    assert night.cut
    assert night.within + night.beyond == WIDTH
    assert other.planned > WIDTH / 2
    assert f"took {length_words(14 * 60)}" in night.words


@pytest.mark.parametrize("minutes", [0, 1])
def test_bars_stand_even_a_plan_without_length(minutes: int) -> None:
    """Nothing is divided by nothing."""
    assert time_bars([timing(minutes, 0.0)])[0].within == 0
    assert time_bars([]) == ()


@pytest.mark.parametrize(
    ("value", "whole", "length"),
    [(17, 50, 81), (15, 50, 72), (0, 9, 0), (9, 9, WIDTH), (10, 9, WIDTH), (-1, 9, 0), (1, 0, 0), (1, -3, 0)],
)
def test_a_count_is_drawn_against_its_own_whole(value: int, whole: int, length: int) -> None:
    """And never out of its frame, whatever an imported plan says."""
    assert share_of(value, whole) == length
    assert share_of(value * 10**400, whole * 10**400) == length


# -- what was shown ----------------------------------------------------------------------------------------------


def page_titled(log: SessionLog, title: str) -> str:
    """The parts of the page of this title, as one text."""
    pages = [page for item in shown_items(shared(log)) for page in item.pages if page.title == title]
    assert len(pages) == 1, title
    return "\n".join(strings(pages[0].parts))


def test_the_appendix_has_the_process_drawing(bundled_log: SessionLog) -> None:
    """Line for line, in a block whose lines join."""
    page = page_of(bundled_log)
    (drawing,) = [text for text in Reader(page).texts("pre") if "WITHIN 6 MONTHS" in text]
    lines = drawing.strip("\n").split("\n")
    assert len(lines) == 18
    assert "║ ┌────────▼─────────┐     ┌──────────────────┐     ┌──────────────────┐ ║" in lines
    assert "13 lessons out" in drawing
    rule = re.search(r"^\.drawing \{(.*?)\}", page, re.DOTALL | re.MULTILINE)
    assert rule is not None
    assert "white-space: pre;" in rule[1]
    height = re.search(r"line-height: ([0-9.]+);", rule[1])
    assert height is not None
    assert 1.0 <= float(height[1]) <= 1.2


def test_the_appendix_has_the_ofsted_bars(bundled_log: SessionLog) -> None:
    """Two counts of fifty, each against its own whole, never added."""
    page = page_of(bundled_log)
    assert "17 of 50" in page_titled(bundled_log, "Ofsted evaluation 2007-08")
    reader = Reader(page)
    drawn = reader.texts("title")
    assert drawn.count("17 of 50") == drawn.count("15 of 50") == 1
    assert "8 of 9" in drawn
    assert "4 of 6" in drawn
    assert "32 of 50" not in page
    assert "32 of 100" not in page


def test_every_page_of_what_was_held_is_there_once(bundled_plan: Plan, bundled_log: SessionLog) -> None:
    """And each case page says that it is fictional."""
    shown = shown_items(shared(bundled_log))
    wanted = {id(page): page for item in bundled_plan.items for page in bundled_plan.pages_of(item)}
    assert sum(len(item.pages) for item in shown) == len(wanted)
    stories = [page for case in bundled_plan.cases.values() for page in case.pages]
    assert sum(page.fictional for item in shown for page in item.pages) == len(stories) > 10
    appendix = page_of(bundled_log).partition('<section id="shown"')[2]
    assert appendix.count(f'<span class="fictional">{FICTIONAL}</span>') == len(stories)
    repeated = [(again, item) for item in shown for again in item.again]
    assert repeated
    assert all(again.under < item.number for again, item in repeated)


def test_only_what_was_held_is_shown() -> None:
    """A case that was skipped over, or its hand-out before the report-back, would spoil the next day."""
    before = Reader(page_of(log_of(day.opened()))).text
    assert "What was shown" not in before
    exercise = Reader(page_of(log_of(day.at_exercise()))).text
    assert "Robin is four." in exercise
    assert "Chronology" not in exercise
    assert "Chronology" in Reader(page_of(log_of(day.at_report_back()))).text


def test_open_blanks_ask_for_the_trainers(bundled_log: SessionLog) -> None:
    """In either copy; the room saw the same words."""
    for audience in get_args(Audience):
        page = page_of(bundled_log, audience).partition('<section id="shown"')[2]
        assert f"<strong>{ASK}</strong>" in page
        assert "{{" not in page


def test_every_kind_of_block_has_its_place_in_the_template() -> None:
    """A new block that nobody draws would be left out without a word."""
    shown = shown_items(attacked_day("harmless"))
    kinds = {part.kind for item in shown for page in item.pages for part in page.parts}
    assert len(kinds) == len(get_args(Block))
    pieces = (FOLDER / "pieces.html.j2").read_text(encoding="utf-8")
    assert set(re.findall(r'part\.kind == "([a-z]+)"', pieces)) == kinds
