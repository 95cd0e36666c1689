"""Numbers on the pages: counts against their own whole, units apart, sums that come out."""

from __future__ import annotations

import re

from facilitator.agenda.model import Bar, ListLine, Page, Plan
from tests.content.looking import bars_of, deck_pages, notes_text, page_called, page_text, rows_of, text_of


def slide(plan: Plan, number: int) -> Page:
    """The page with this slide number."""
    (page,) = (page for _, page in deck_pages(plan) if page.slide == number)
    return page


def test_ofsteds_counts_are_two_bars_that_nobody_adds(first: Plan) -> None:
    """Seventeen and fifteen of fifty: 34 and 30 per cent."""
    page = slide(first, 20)
    assert [(bar.value, bar.of) for bar in bars_of(page)] == [(17, 50), (15, 50)]
    assert "drugs or alcohol" in bars_of(page)[0].label
    assert "domestic violence" in bars_of(page)[1].label
    assert not re.search(r"\b(?:32|64)\b", page_text(page) + notes_text(page))
    assert "never add them" in page_text(page)
    shares = [100 * bar.value // bar.of for bar in bars_of(page)]
    assert "{} and {} per cent".format(*shares) in notes_text(page)
    assert shares == [34, 30]


def test_manchesters_children_and_reviews_are_kept_apart(first: Plan) -> None:
    """Nine children and six reviews have their own bars."""
    page = slide(first, 25)
    bars = bars_of(page)
    assert [(bar.label.split()[0], bar.value, bar.of) for bar in bars] == [("Children", 8, 9), ("Reviews", 4, 6)]
    assert "Nine children, six reviews" in page_text(page)


def test_five_local_themes_and_fifteen_issues(first: Plan) -> None:
    """The slides and the themes to tag with are the same."""
    lines = [text_of(block) for block in slide(first, 26).blocks if isinstance(block, ListLine)]
    labels = [theme.label for theme in first.themes if theme.group == "th"]
    assert len(lines) == len(labels) == 5
    assert lines[1:] == labels[1:]
    assert "not recognised" in lines[0]
    issues = [cell for row in rows_of(slide(first, 27)) for cell in row if cell]
    assert len(issues) == len(set(issues)) == 15 == sum(theme.group == "is" for theme in first.themes)


def test_twelve_patterns_stand_in_the_themes_order(first: Plan) -> None:
    """Seven and five, as the source orders them."""
    blocks = [block for number in (28, 29) for block in slide(first, number).blocks if isinstance(block, ListLine)]
    names = [text_of(block).split(":")[0] for block in blocks]
    assert len(names) == 12
    labels = [theme.label for theme in first.themes if theme.group == "pd"]
    assert [name.removesuffix(" syndrome") for name in names] == [label.removesuffix(" syndrome") for label in labels]


def test_thirteen_steps_in_words(first: Plan) -> None:
    """One row a step."""
    rows = rows_of(page_called(first, "The thirteen steps in words"))
    assert [int(row[0]) for row in rows] == list(range(1, 14))


def test_slips_are_put_right(first: Plan) -> None:
    """The page has the right fact, and the notes own up to the slip."""
    for number, right, wrong in (
        (4, "Mental Health Act 1983", "Mental Health Act 2005"),
        (4, "Young Offender Institution", "Youth Offending Institution"),
        (5, "domestic homicide review", "Domestic Violence Act"),
        (14, "experiential learning cycle", "reflective cycle"),
        (15, "Schön", "Schon"),
        (25, "SCRs", "SCR's"),
    ):
        page = " ".join(page_text(slide(first, number)).split())
        assert right in page
        assert wrong not in page
        assert "slip" in notes_text(slide(first, number))
    assert "Domestic Violence, Crime and Victims Act 2004, section 9" in notes_text(slide(first, 5))
    assert "13 April 2011" in notes_text(slide(first, 5))
    assert "Learning lessons, taking action" in notes_text(slide(first, 20))
    assert "10 June 2010" in notes_text(slide(first, 9))


def test_both_halves_of_the_consider_test_are_joined(first: Plan) -> None:
    """The first half ends on "and", the second begins with it."""
    assert page_text(slide(first, 5)).rstrip().endswith("and ...")
    assert "... and there is concern" in page_text(slide(first, 6))


# -- the second day -------------------------------------------------------------------------------------------


def test_the_panels_and_ofsteds_bars_have_their_own_wholes(second: Plan) -> None:
    """No year is measured against another's total."""
    then = page_called(second, "Then: two years of serious case reviews")
    assert [(bar.value, bar.of) for bar in bars_of(then)] == [(113, 219), (90, 194)]
    since = page_called(second, "Since: what the Panel was told")
    assert [(bar.value, bar.of) for bar in bars_of(since)] == [(206, 482), (267, 482), (146, 393), (227, 393)]
    assert 206 + 267 + 9 == 482
    assert "nine notifications of another kind" in page_text(since)
    assert [round(100 * bar.value / bar.of) for bar in bars_of(since)[2:]] == [37, 58]
    assert "482 turns up twice" in notes_text(since)


def test_marks_and_shares_come_to_a_hundred(second: Plan) -> None:
    """Three marks a year, three kinds of rapid review."""
    rows = {row[0]: row[1:] for row in rows_of(page_called(second, "Then: two years of serious case reviews"))}
    for year in (0, 1):
        assert sum(int(rows[mark][year].rstrip("%")) for mark in ("good", "adequate", "inadequate")) == 100
    assert int(rows["children"][1]) - 90 == 104
    assert "104 children" in notes_text(page_called(second, "Then: two years of serious case reviews"))
    since = page_text(page_called(second, "Since: what the Panel was told")).split("2023-24")[1]
    assert sum(map(int, re.findall(r"(\d+)%", since.split("before:")[1]))) == 100


def test_no_bar_is_longer_than_its_whole(days: dict[str, Plan]) -> None:
    """Ten bars, all of them between nothing and everything."""
    bars: list[Bar] = [bar for plan in days.values() for _, page in deck_pages(plan) for bar in bars_of(page)]
    assert len(bars) == 10
    assert all(0 < bar.value < bar.of for bar in bars)


def test_four_cards_and_six_themes(second: Plan) -> None:
    """Four words to know by heart, six themes to number."""
    cards = page_text(page_called(second, "After the rapid review: hold a local review?"))
    for word in ("Improve:", "Again:", "Together:", "Panel:"):
        assert word in cards
    six = page_called(second, "Six themes that go through everything")
    assert len([block for block in six.blocks if getattr(block, "marker", "")]) == 6
