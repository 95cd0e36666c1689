"""Who leads and what is needed, as a timetable's cells say it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from facilitator.bringing.bring import look
from facilitator.bringing.draft import plan_text
from facilitator.bringing.timetable import Day, Entry


def item_of(who: str = "", materials: str = "") -> str:
    """The text of the one item of a day."""
    entry = Entry("Talk", minutes=10, who=[who] if who else [], materials=[materials] if materials else [])
    return plan_text(Day("", [entry]), "Day", "x.csv").partition("agenda:")[2]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("AB", 'leads: ["AB"]'),
        ("AB/CD", 'leads: ["AB", "CD"]'),
        ("Priya & Tom", 'leads: ["Priya", "Tom"]'),
        ("Priya (police, early) ; Tom", 'leads: ["Priya (police, early)", "Tom"]'),
    ],
)
def test_several_who_lead_are_told_apart(cell: str, told: str) -> None:
    """By what people put between names."""
    assert told in item_of(who=cell)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("flipcharts; pens", 'materials: ["flipcharts", "pens"]'),
        ("cards (blue, red), 24/7 line", 'materials: ["cards (blue, red)", "24/7 line"]'),
        ("pens\nglue", 'materials: ["pens", "glue"]'),
    ],
)
def test_things_are_told_apart(cell: str, told: str) -> None:
    """By commas, semicolons and lines; what stands in brackets belongs together."""
    assert told in item_of(materials=cell)


def test_what_is_too_long_for_a_field_stays_a_prompt() -> None:
    """Whole: nothing is cut, and the plan can still be read."""
    text = item_of(who="x" * 81, materials=f"pens, {'y' * 121}")
    assert "leads:" not in text
    assert "materials:" not in text
    assert f"Leads: {'x' * 81}" in text
    assert f"Needs: pens, {'y' * 121}" in text


def test_sheets_called_by_their_day_are_days(tmp_path: Path) -> None:
    """Also in short; a name that is no day stands before the first item."""
    book = Workbook()
    for name in ("Mon", "Tue 4 May", "Sunrise"):
        sheet = book.create_sheet(name)
        for row in (("Time", "Session"), ("9.00", "Welcome"), ("9.30", "Close")):
            sheet.append(row)
    book.save(tmp_path / "days.xlsx")
    days = look(tmp_path / "days.xlsx").days
    assert [day.name for day in days] == ["Mon", "Tue 4 May", ""]
    assert days[2].before == ["Sunrise"]
