"""The worked calendar of the second day: its dates computed afresh."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from facilitator.agenda.model import Drawing, Page, Plan
from tests.content.looking import Shown, dates_in, deck_pages, notes_text, page_called, page_text, silent_about_change

AWARE = date(2026, 5, 22)
DAY = timedelta(days=1)
CELL = re.compile(r"\s*(?P<day>\d{1,2})(?:\s+(?P<rest>.*?))?\s*")


def spring_bank_holiday(year: int) -> date:
    """The last Monday in May."""
    day = date(year, 5, 31)
    while day.weekday() != 0:
        day -= DAY
    return day


def working_days(after: date) -> Iterator[date]:
    """The working days after a date, the day after being day 1 if it is one."""
    day = after
    while True:
        day += DAY
        if day.weekday() < 5 and day != spring_bank_holiday(day.year):
            yield day


def nth(after: date, count: int) -> date:
    """The working day that is day `count`."""
    days = working_days(after)
    return [next(days) for _ in range(count)][-1]


def weeks(page: Page) -> list[list[tuple[int, str]]]:
    """The weekdays of a drawn calendar, each with what stands beside its number."""
    (drawing,) = (block for block in page.blocks if isinstance(block, Drawing))
    found = []
    for line in drawing.lines:
        cells = line.split("│")[1:6]
        if len(cells) == 5:
            matches = [CELL.fullmatch(cell) for cell in cells]
            found.append([(int(m["day"]), m["rest"] or "") if m else (0, "") for m in matches])
    return found


def test_the_calendar_is_that_of_2026(second: Plan) -> None:
    """Six weeks from Monday 18 May, with the bank holiday marked."""
    rows = weeks(page_called(second, "Your turn, in pairs"))
    assert len(rows) == 6
    monday = date(2026, 5, 18)
    for week, row in enumerate(rows):
        assert [day for day, _ in row] == [(monday + (7 * week + n) * DAY).day for n in range(5)]
    assert rows[0][4] == (22, "aware")
    assert rows[1][0] == (spring_bank_holiday(2026).day, "bank")


def test_the_fifth_and_the_fifteenth_working_day(second: Plan) -> None:
    """Monday 1 June and Monday 22 June 2026."""
    notified = nth(AWARE, 5)
    reviewed = nth(notified, 15)
    assert (notified, reviewed) == (date(2026, 6, 1), date(2026, 6, 22))
    page = page_called(second, "One way to count it")
    text = page_text(page)
    assert f"Notified by Mon {notified.day} June 2026" in text
    assert f"rapid review by Mon {reviewed.day} June 2026" in text
    assert "22 December 2026" in notes_text(page)


def test_each_counted_day_has_its_number(second: Plan) -> None:
    """Every cell of the answer, computed."""
    numbers = {}
    days = working_days(AWARE)
    for number in (*range(1, 6), *range(1, 16)):
        numbers[next(days)] = number
    for week, row in enumerate(weeks(page_called(second, "One way to count it"))):
        for weekday, (day, rest) in enumerate(row):
            when = date(2026, 5, 18) + (7 * week + weekday) * DAY
            if day:
                assert when.day == day
                written = re.match(r"\d+", rest)
                assert (int(written[0]) if written else None) == numbers.get(when), when


def test_weekdays_on_the_second_days_pages_are_right(second: Plan) -> None:
    """On pages and in notes."""
    found = [
        (where, dated)
        for where, page in deck_pages(second)
        for text in (page_text(page), notes_text(page))
        for dated in dates_in(text, 2026)
    ]
    assert len(found) >= 4
    for where, dated in found:
        assert dated.date.strftime("%a") == dated.weekday, f"{where}: {dated.written}"


def test_the_convention_is_shown_and_said_not_to_be_law(second: Plan) -> None:
    """How we counted is one way of counting."""
    page = page_called(second, "One way to count it")
    assert "the day after is day 1" in " ".join(page_text(page).split())
    assert "not law" in notes_text(page)


# -- what may have moved --------------------------------------------------------------------------------------


def test_whoever_states_a_limit_or_a_present_word_is_sent_to_check(second: Plan) -> None:
    """Guidance may have moved, so the notes say where to look."""
    silent = [shown.where for shown in deck_pages(second) if silent_about_change(shown)]
    assert silent == []
    for case in second.cases.values():
        assert "Check Working Together 2026" in case.criteria


def test_a_page_that_does_not_send_anyone_to_check_is_noticed(second: Plan) -> None:
    """The check above can fail."""
    spoken = [shown for shown in deck_pages(second) if "working days" in page_text(shown.page)]
    assert spoken
    for where, page in spoken:
        assert silent_about_change(Shown(where, Page(page.title, page.blocks, ("How sure: quite.",))))


def test_pages_with_a_limit_say_so_to_the_room_as_well(second: Plan) -> None:
    """Nobody goes home with a stale number."""
    for title in ("Three clocks", "One way to count it", "And six months", "Compare"):
        text = page_text(page_called(second, title))
        assert "Check Working Together 2026" in " ".join(text.split()), title


def test_the_second_day_is_about_england(second: Plan) -> None:
    """Said on the first page and in the list of plans."""
    welcome = page_text(second.pages_of(second.items[0])[0])
    assert "England only" in welcome
    assert "England" in second.description
