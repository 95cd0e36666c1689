"""Who knew what: the events, views and stages of both cases agree with the story, the hand-outs and each other."""

from __future__ import annotations

import re

import pytest

from facilitator.agenda.model import Case, Plan
from tests.content.looking import case_called, dates_in, out_of_order, page_text, story, wrong_weekdays
from tests.content.test_cases import BOTH, EVENTS, MINUS, OTHER_DATES, ROBIN, SIBLINGS, handouts


@pytest.mark.parametrize("title", BOTH)
def test_every_event_of_the_story_is_on_the_wall_on_its_day(first: Plan, title: str) -> None:
    """The sixteen, and none on a day that the story does not have; weekdays right, in order."""
    case = case_called(first, title)
    dated = [event.date for event in case.chronology if event.date != "2004"]
    days = [next(dates_in(date)).date for date in dated]
    assert [word for date in dated for word in wrong_weekdays(date)] == []
    assert out_of_order(days) == []
    found = {day.isoformat() for day in days}
    assert found >= set(EVENTS[title])
    assert found <= {*EVENTS[title], *OTHER_DATES[title]}


@pytest.mark.parametrize("title", BOTH)
def test_the_second_day_tells_the_wall_in_months(first: Plan, second: Plan, title: str) -> None:
    """The same events, agencies and stages, and no calendar date."""
    before, after = case_called(first, title), case_called(second, title)
    assert [event.id for event in before.chronology] == [event.id for event in after.chronology]
    assert before.views == after.views
    assert len(before.stages) == len(after.stages) == 4
    for event in after.chronology:
        assert re.match(rf"(?:before )?month {MINUS}?\d+$", event.date), event
        assert not re.search(r"\b(?:19|20)\d\d\b|\bCAF\b|\bJanuary\b|\bJuly\b", f"{event.text} {event.what_if}"), event
    rows = {event.when for event in story(after)}
    assert rows <= {event.date for event in after.chronology}


@pytest.mark.parametrize("title", BOTH)
def test_every_agency_of_the_wall_is_on_the_hand_out(first: Plan, title: str) -> None:
    """Whoever has a column has a row in the table that the report-back shows."""
    case = case_called(first, title)
    rows = [row[0] for row in handouts(case)["Who knew what (1 of 2)"]]
    names = {"health visiting": "health visitor", "hospital": "A&E", "Maureen (not asked)": "Maureen, not asked"}
    names["Ruth, neighbour (not asked)"] = "Ruth, neighbour: not asked"
    for view in case.views:
        wanted = names.get(view.agency, view.agency)
        assert any(row.startswith(wanted) for row in rows), view.agency
    assert len(case.views) == len(rows)


def added(case: Case, name: str) -> dict[str, int]:
    """A count by agency, each with what stands in its own view."""
    adds = {event.id: event.adds.get(name, 0) for event in case.chronology}
    return {view.agency: sum(adds[event] for event in view.events) for view in case.views}


def test_twelve_were_missed_and_nobody_had_more_than_three(first: Plan) -> None:
    """The wall says what the hand-out says."""
    case = case_called(first, ROBIN)
    assert sum(event.adds.get("missed contacts", 0) for event in case.chronology) == 12
    lists = {agency: number for agency, number in added(case, "missed contacts").items() if number}
    assert lists == {"GP": 2, "health visiting": 3, "eye clinic": 3, "drug service": 2, "nursery": 2}


def test_six_meetings_had_no_interpreter(first: Plan) -> None:
    """As the hand-out counts them; three calls and four complaints make seven."""
    case = case_called(first, SIBLINGS)
    meetings, calls = "meetings with Helen without an interpreter", "calls and complaints"
    assert sum(event.adds.get(meetings, 0) for event in case.chronology) == 6
    assert max(added(case, meetings).values()) < 6
    assert sum(event.adds.get(calls, 0) for event in case.chronology) == 3 + 4
    assert added(case, calls)["police"] == 3
    assert added(case, calls)["housing"] == 4


def test_nobody_but_the_drug_service_heard_no_children(first: Plan) -> None:
    """The answer that mattered most reached nobody whole."""
    case = case_called(first, ROBIN)
    for event in ("e7", "e12"):
        assert [view.agency for view in case.views if event in view.events] == ["drug service"]


@pytest.mark.parametrize("title", BOTH)
def test_stages_follow_the_story(first: Plan, second: Plan, title: str) -> None:
    """Each stage's first event stands on its first page, and none of an earlier page comes later."""
    for plan in (first, second):
        case = case_called(plan, title)
        pages = [page for page in case.pages if not page.role]
        ids = [event.id for event in case.chronology]
        dates = {event.id: event.date for event in case.chronology}
        assert case.stages[0].page == 0
        for stage in case.stages[1:]:
            assert dates[stage.event] in page_text(pages[stage.page])
            earlier = " ".join(map(page_text, pages[: stage.page]))
            if plan is first:
                assert all(dates[name] not in earlier for name in ids[ids.index(stage.event) :])
        assert [stage.page for stage in case.stages] == sorted({stage.page for stage in case.stages})
        assert all(stage.question for stage in case.stages)


@pytest.mark.parametrize("title", BOTH)
def test_what_might_have_been_is_only_asked(first: Plan, second: Plan, title: str) -> None:
    """A question, every time; and nobody is told that the harm would not have come."""
    for plan in (first, second):
        asked = [event.what_if for event in case_called(plan, title).chronology if event.what_if]
        assert len(asked) >= 6
        assert all(question.startswith("Had ") and question.endswith("?") for question in asked)


@pytest.mark.parametrize("title", BOTH)
def test_no_event_says_more_than_the_story(first: Plan, title: str) -> None:
    """Every number and every name on the wall stands in the story too."""
    case = case_called(first, title)
    read = " ".join(page_text(page) for page in case.pages)
    for event in case.chronology:
        for word in re.findall(r"\d+%?|\b[A-Z]{2,}\b", event.text):
            assert word in read, f"{event.id}: {word}"
        for name in re.findall(r"\b(?:Ellie|Jodie|Craig|Maureen|Robin|Tess|Jamie|Helen|Martin|Ruth)\b", event.text):
            assert name in read
