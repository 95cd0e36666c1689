"""The two fictional cases, on both days: their events, dates, hand-outs, learning points and labels."""

from __future__ import annotations

import re
from datetime import date

import pytest

from facilitator.agenda.model import Case, Plan
from facilitator.live.facts.agenda import GoTo
from tests.content.looking import (
    MONTHS,
    case_called,
    case_pages,
    dates_in,
    out_of_order,
    page_text,
    rows_of,
    story,
    whole_months,
    wrong_weekdays,
)
from tests.makers import started

ROBIN, SIBLINGS = "Robin", "Tess and Jamie"
BOTH = (ROBIN, SIBLINGS)
MINUS = "\N{MINUS SIGN}"
BORN = {ROBIN: date(2006, 2, 12), SIBLINGS: date(2005, 9, 19)}
"""Month 0 of the second day: when Robin, and when Jamie, was born."""

EVENTS = {
    ROBIN: (
        *("2005-10-06", "2006-02-17", "2006-05-23", "2007-01-16", "2007-03-20", "2007-04-24", "2007-09-18"),
        *("2007-11-30", "2008-03-12", "2008-06-09", "2008-09-02", "2008-10-21", "2008-12-08", "2009-01-27"),
        *("2009-02-24", "2009-04-17"),
    ),
    SIBLINGS: (
        *("2006-01-11", "2006-08-22", "2007-03-06", "2007-09-10", "2008-02-18", "2008-06-03", "2008-06-06"),
        *("2008-09-23", "2008-11-13", "2009-01-19", "2009-03-02", "2009-03-17", "2009-04-28", "2009-06-16"),
        *("2009-10-13", "2009-11-17"),
    ),
}
OTHER_DATES = {
    ROBIN: {"2007-07-10", "2008-08-26", "2009-03-31"},
    SIBLINGS: {"2009-03-10", "2009-03-24", "2009-02-28"},
}
"""Dates told inside an event."""

THEMES = {
    ROBIN: (
        "ms-substance is-parenting",
        "th-assess th-procedure",
        "pd-start-again ms-episodic",
        "ms-uncollated is-missed",
        "is-missed th-plan",
        "is-records is-indicators th-risk",
        "pd-concrete",
        "is-assume pd-roles",
        "is-childs-eyes pd-unheard ms-not-seen",
        "is-uncertainty pd-optimism th-comms",
    ),
    SIBLINGS: (
        "is-identity pd-unheard",
        "ms-da-impact fa-domestic",
        "is-uncertainty ms-parent-word",
        "ms-episodic ms-no-whole",
        "ms-mental-health is-missed",
        "pd-disguised pd-optimism",
        "ms-not-seen is-child-focus",
        "pd-unsafe pd-accommodation",
        "fa-overcrowd is-sharing",
        "th-plan is-assume",
    ),
}


def handouts(case: Case) -> dict[str, list[list[str]]]:
    """The tables that only the report-back shows."""
    return {page.title: rows_of(page) for page in case.pages if page.role == "handout"}


@pytest.mark.parametrize("title", BOTH)
def test_a_case_has_16_events_on_their_dates(first: Plan, title: str) -> None:
    """Sixteen dates, each after the one before."""
    events = story(case_called(first, title))
    found = [next(dates_in(event.when)).date for event in events]
    assert len(events) == 16
    assert [day.isoformat() for day in found] == list(EVENTS[title])
    assert out_of_order(found) == []


@pytest.mark.parametrize("title", BOTH)
def test_weekdays_are_right_wherever_a_date_stands(first: Plan, title: str) -> None:
    """Dates told inside an event and in titles count as well."""
    case = case_called(first, title)
    told = set()
    for event in story(case):
        line = " | ".join(event)
        assert wrong_weekdays(line) == []
        told |= {dated.date.isoformat() for dated in dates_in(line)}
    assert told == {*EVENTS[title], *OTHER_DATES[title]}
    for page in case.pages:
        assert wrong_weekdays(page.title) == []


def test_a_wrong_weekday_or_order_is_noticed(first: Plan) -> None:
    """The two checks above can fail."""
    when = story(case_called(first, ROBIN))[0].when
    assert wrong_weekdays(when) == []
    assert wrong_weekdays(when.replace("Thu", "Wed")) == ["Wed 6 Oct 2005"]
    assert wrong_weekdays("Tue 20 Mar 2007, and again on Wed 10 Jul") == ["Wed 10 Jul"]
    days = [date(2007, 1, 16), date(2007, 3, 20), date(2007, 3, 20)]
    assert out_of_order(days) == [date(2007, 3, 20)]


def test_ages_agree_with_the_dates(first: Plan) -> None:
    """Every age and length of time on a page follows from the dates of birth."""
    robin, siblings = page_text_of(first, ROBIN), page_text_of(first, SIBLINGS)
    assert "born on 12 Feb 2006" in robin
    assert "three years and two months at the end" in robin
    assert divmod(whole_months(BORN[ROBIN], date(2009, 4, 17)), 12) == (3, 2)
    end, tess = date(2009, 11, 17), date(2002, 5, 5)
    assert "born 5 May 2002, is 7 at the end" in siblings
    assert whole_months(tess, end) // 12 == 7
    assert "born 19 Sep 2005, is 4 at the end" in siblings
    assert whole_months(BORN[SIBLINGS], end) // 12 == 4
    assert "Tess, aged 6, interprets" in siblings
    assert whole_months(tess, date(2008, 11, 13)) // 12 == 6
    assert "Jamie is 16 weeks old" in siblings
    assert (date(2006, 1, 11) - BORN[SIBLINGS]).days // 7 == 16


def page_text_of(plan: Plan, title: str) -> str:
    """Every page of a case as text."""
    return "\n".join(page_text(page) for page in case_called(plan, title).pages)


@pytest.mark.parametrize("title", BOTH)
def test_the_second_day_tells_the_same_story_in_months(first: Plan, second: Plan, title: str) -> None:
    """Whole months from birth, event by event, with the same agencies."""
    before, after = story(case_called(first, title)), story(case_called(second, title))
    assert len(after) == 16
    for dated, counted in zip(before, after, strict=True):
        month = whole_months(BORN[title], next(dates_in(dated.when)).date)
        assert counted.when == f"month {month}".replace("-", MINUS)
        assert counted.agency == dated.agency


@pytest.mark.parametrize("title", BOTH)
def test_the_second_day_has_no_calendar_year_in_its_cases(second: Plan, title: str) -> None:
    """Neither a year nor a weekday, on pages and in private points."""
    case = case_called(second, title)
    assert re.findall(r"\b(?:19|20)\d\d\b", page_text_of(second, title)) == []
    assert list(dates_in(page_text_of(second, title), 2026)) == []
    private = " ".join((*(point.text for point in case.points), *case.went_right))
    assert re.findall(r"\b(?:19|20)\d\d\b", private) == []


@pytest.mark.parametrize("title", BOTH)
def test_the_second_day_uses_the_words_of_its_time(second: Plan, title: str) -> None:
    """Old names are gone; the story ends with a notification."""
    text = page_text_of(second, title)
    for old in ("serious case review", "CAF", "common assessment", "The Board"):
        assert old not in text
    assert "notifies the Panel, and a rapid review begins" in " ".join(text.split())


def test_twelve_contacts_were_missed_at_five_services(first: Plan, second: Plan) -> None:
    """Three, two, two, three and two, on the hand-out of either day."""
    for plan in (first, second):
        *services, total = handouts(case_called(plan, ROBIN))["The count nobody made"]
        counts = [int(row[-1]) for row in services]
        assert counts == [3, 2, 2, 3, 2]
        assert total[0] == "all five together"
        assert int(total[-1]) == sum(counts) == 12
        assert max(counts) == 3
        assert "The longest list that any one service held had three" in page_text_of(plan, ROBIN)


def test_the_count_names_months_in_which_something_was_missed(first: Plan) -> None:
    """The hand-out invents no date that the story does not have."""
    case = case_called(first, ROBIN)
    told = {(d.date.year, d.date.month) for event in story(case) for d in dates_in(" | ".join(event))}
    for row in handouts(case)["The count nobody made"]:
        years = [int(year) for year in re.findall(r"\d{4}", row[1])]
        for name in re.findall("|".join(MONTHS), row[1]):
            assert any((year, MONTHS.index(name) + 1) in told for year in years), row


def test_no_total_stands_in_the_story_itself(first: Plan, second: Plan) -> None:
    """Groups are to find the twelve for themselves."""
    for plan in (first, second):
        for page in case_called(plan, ROBIN).pages:
            if not page.role:
                assert not re.search(r"\b(?:12|twelve) (?:missed|contacts|misses)", page_text(page), re.IGNORECASE)


def test_what_was_missed_around_helen_adds_up(first: Plan, second: Plan) -> None:
    """The counts of the second case agree with its events."""
    for plan in (first, second):
        case = case_called(plan, SIBLINGS)
        found = {row[0]: row[1] for row in handouts(case)["Counting what was missed"]}
        assert list(found.values()) == ["6", "3", "0 of 1", "0 of 2", "2 of 10", "4"]
        police = [event for event in story(case) if "police" in event.agency and "neighbour rings" in event.happened]
        assert len(police) + 1 == int(found["Calls to the police"])
        assert "the police were called a third time" in " ".join(page_text_of(plan, SIBLINGS).split())


@pytest.mark.parametrize(("title", "agencies"), [(ROBIN, 11), (SIBLINGS, 9)])
def test_who_knew_what_lists_every_agency_twice(first: Plan, second: Plan, title: str, agencies: int) -> None:
    """Two pages with the same agencies in the same order."""
    for plan in (first, second):
        tables = handouts(case_called(plan, title))
        one, two = (tables[f"Who knew what ({number} of 2)"] for number in (1, 2))
        assert [row[0] for row in one] == [row[0] for row in two]
        assert len(one) == agencies


def test_four_agencies_knew_of_craig(first: Plan) -> None:
    """The sentence under the table agrees with the table."""
    rows = handouts(case_called(first, ROBIN))["Who knew what (2 of 2)"]
    assert [row[0] for row in rows if row[-1] == "knew"][:-1] == ["police", "nursery", "housing", "A&E"]
    assert "Four agencies knew of Craig" in page_text_of(first, ROBIN)


@pytest.mark.parametrize("title", BOTH)
def test_ten_learning_points_each_with_its_themes(first: Plan, second: Plan, title: str) -> None:
    """Both days, in order."""
    for plan in (first, second):
        points = case_called(plan, title).points
        assert [" ".join(point.themes) for point in points] == list(THEMES[title])
        assert [point.id for point in points] == [f"p{number}" for number in range(1, 11)]


def test_every_theme_a_case_uses_exists(days: dict[str, Plan]) -> None:
    """No learning point leads nowhere."""
    for plan in days.values():
        known = {theme.id for theme in plan.themes}
        used = {theme for case in plan.cases.values() for point in case.points for theme in point.themes}
        assert used <= known


def test_something_went_right_and_somebody_asks_for_the_criteria(days: dict[str, Plan]) -> None:
    """Two things at least went right in every case."""
    for plan in days.values():
        for case in plan.cases.values():
            assert len(case.went_right) >= 2, case.id
            assert "?" in case.criteria or "Consider" in case.criteria
            assert case.warning
    assert "Consider" in case_called(days["learning-from-serious-case-reviews"], ROBIN).criteria


def test_four_hypotheses_for_the_second_case(first: Plan, second: Plan) -> None:
    """Four, numbered."""
    for plan in (first, second):
        assert [text[:3] for text in case_called(plan, SIBLINGS).hypotheses] == ["H1.", "H2.", "H3.", "H4."]


def test_nobody_dies_and_every_child_recovers(first: Plan, second: Plan) -> None:
    """The warning promises it and the last event keeps it."""
    for plan in (first, second):
        for case in plan.cases.values():
            assert "lives" in case.warning
            assert re.search(r"recovers", story(case)[-1].happened)
            assert not re.search(r"\b(?:died|dies|dead|killed)\b", page_text_of(plan, case.title))


def test_a_case_begins_with_its_warning_and_what_the_child_likes(first: Plan, second: Plan) -> None:
    """A child before a list of failures."""
    for plan in (first, second):
        for case in plan.cases.values():
            assert "Before you read" in page_text(case.pages[0])
            assert case.pages[1].title == "Who is who"
        assert "buses" in page_text_of(plan, ROBIN)
        assert "comics" in page_text_of(plan, SIBLINGS)


def test_the_story_can_be_read_in_the_time_there_is(first: Plan, second: Plan) -> None:
    """Fewer than 150 words a minute of silent reading."""
    for plan, minutes in ((first, 8), (second, 7)):
        for case in plan.cases.values():
            words = sum(len(page_text(page).split()) for page in case.pages if not page.role)
            assert words / minutes < 150, f"{case.id}: {words} words"


# -- the label: fictional, everywhere ------------------------------------------------------------------------


def test_every_case_says_it_is_fictional_first(days: dict[str, Plan]) -> None:
    """In so many words, on its first page."""
    for plan in days.values():
        for case in plan.cases.values():
            assert case.fictional
            assert "This case is fictional. It was written for training." in page_text(case.pages[0])


def test_every_page_of_a_case_is_shown_as_fictional_and_no_other(days: dict[str, Plan]) -> None:
    """What the screens are given, page by page through every item."""
    for plan in days.values():
        day = started(plan)
        seen = 0
        for item in plan.items:
            pages = plan.pages_of(item)
            for number, page in enumerate(pages):
                day.does(GoTo(item.id, number))
                assert day.here().page == page
                own = plan.decks[item.deck].pages if item.deck else ()
                assert day.here().fictional == (number >= len(own)), f"{item.id} {number}"
                seen += day.here().fictional
        assert seen >= len(case_pages(plan))


def test_the_place_and_the_children_are_said_to_be_invented(first: Plan, second: Plan) -> None:
    """The label names the town and any real review."""
    for plan in (first, second):
        for case in plan.cases.values():
            text = page_text(case.pages[0])
            assert "Linfold" in text
            assert "actual review" in text


def test_hand_outs_wait_for_the_report_back(days: dict[str, Plan]) -> None:
    """An exercise shows only the story, a report-back only the three hand-outs."""
    for plan in days.values():
        for item in plan.items:
            if item.case:
                deck = len(plan.decks[item.deck].pages) if item.deck else 0
                roles = [page.role for page in plan.pages_of(item)[deck:]]
                expected = "handout" if item.kind == "report-back" else ""
                assert roles
                assert set(roles) == {expected}
    for name in ("learning-from-serious-case-reviews", "learning-from-child-safeguarding-practice-reviews"):
        for case in days[name].cases.values():
            assert [page.role for page in case.pages].count("handout") == 3


def test_the_report_backs_leave_time_for_three_hand_outs(first: Plan, second: Plan) -> None:
    """Two minutes each, and the cue, the notes and the pages agree."""
    for plan, ids in ((first, ("a09", "a15")), (second, ("b08", "b15"))):
        for name in ids:
            item = plan.item(name)
            begins = next(cue.minutes for cue in item.cues if "hand-outs" in cue.text)
            ends = max((cue.minutes for cue in item.cues if cue.minutes < begins), default=0)
            assert begins - ends >= 6, name
            assert "two pages" in next(cue.text for cue in item.cues if cue.minutes == begins)
            notes = " ".join(note for page in plan.decks[item.deck].pages for note in page.notes)
            assert "three hand-outs" in notes


def test_deafness_is_never_the_risk(first: Plan, second: Plan) -> None:
    """Said to the trainer, and the word is written with respect."""
    for plan in (first, second):
        notes = " ".join(note for page in case_called(plan, SIBLINGS).pages for note in page.notes)
        assert "Being Deaf is never Helen's risk" in notes
        assert not re.search(r"\bdeaf\b|hearing[- ]impaired|deaf and dumb", page_text_of(plan, SIBLINGS))
