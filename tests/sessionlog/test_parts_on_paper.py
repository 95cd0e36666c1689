"""A jigsaw on paper: each group's sheet has its own part of the case, and no other's; a plain exercise has none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from facilitator.agenda.model import GroupView
from facilitator.sessionlog.paper import html, markdown
from facilitator.sessionlog.paper.twin import Twin, paper_twin
from tests.live.test_wall import plan
from tests.makers import started


def printed(*views: GroupView) -> Twin:
    """The twin of the small day whose first exercise deals the parts out so."""
    small = plan()
    items = tuple(replace(item, views=views) if item.id == "ex1" else item for item in small.items)
    day = started(replace(small, items=items), 2)
    return paper_twin(day.state, day.now)


def test_each_group_has_its_own_part() -> None:
    """As the exercise says, the rest dealt."""
    sheets = [sheet for sheet in printed(GroupView(2, ("nursery",))).sheets if sheet.eyes]
    assert [(sheet.group, sheet.eyes) for sheet in sheets] == [("Group 1", "clinic, GP"), ("Group 2", "nursery")]
    assert [text for _, text in sheets[1].part] == ["LATER the nursery waits"]


@pytest.mark.parametrize("render", [html.render, markdown.render])
def test_the_part_is_on_the_sheet(render: Callable[[Twin], bytes]) -> None:
    """In both forms that are printed."""
    text = render(printed(GroupView(1, ("clinic",)))).decode()
    assert "What you know: " in text
    assert "EARLY the clinic waits" in text


def test_a_plain_exercise_has_none() -> None:
    """Nothing is dealt that the plan does not deal."""
    assert not any(sheet.eyes or sheet.part for sheet in printed().sheets)
