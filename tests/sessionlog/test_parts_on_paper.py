"""A jigsaw on paper: each group's sheet has its own part of the case, and no other's; a plain exercise has none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from facilitator.agenda.model import GroupView
from facilitator.sessionlog.paper import handouts_html, html, markdown
from facilitator.sessionlog.paper.handouts import HandOuts, hand_outs
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


# -- among the hand-outs -----------------------------------------------------------------------------------------


def handed_out(*views: GroupView, stages: bool = False, groups: int = 2) -> HandOuts:
    """The hand-outs of the small day whose first exercise deals the parts out so."""
    small = plan(stages=stages)
    items = tuple(replace(item, views=views) if item.id == "ex1" else item for item in small.items)
    return hand_outs(started(replace(small, items=items), groups).state, "r1")


def test_each_group_is_handed_what_its_agencies_knew() -> None:
    """Agency by agency, whether the plan deals them or the lead does; the cover says instead of what."""
    parts = handed_out().parts
    assert [(part.group, [one.agency for one in part.agencies]) for part in parts] == [
        ("Group 1", ["clinic", "nursery"]),
        ("Group 2", ["GP"]),
    ]
    assert parts[0].agencies[0].knew == (("1 May", "EARLY the clinic waits"),)
    page = handouts_html.render(handed_out(GroupView(2, ("nursery",)))).decode()
    assert page.index("<bdi>clinic</bdi>") < page.index("<bdi>GP</bdi>") < page.index("<bdi>nursery</bdi>")
    assert "in which each group has its own part" in page
    assert "instead of the whole text" in handouts_html.render(handed_out()).decode()


def test_twelve_groups_each_have_a_part() -> None:
    """Also where there are fewer agencies."""
    assert [len(part.agencies) for part in handed_out(groups=12).parts] == [1] * 12


def test_a_case_told_in_parts_is_handed_out_in_parts() -> None:
    """Each with its question; nobody who is handed the first reads ahead, in the text or in an agency's part."""
    given = handed_out(stages=True)
    first, second, *_ = given.readings
    assert (first.title, second.title) == ("Robin, part 1 of 2: The start", "Robin, part 2 of 2: The end")
    assert "not before" in second.when
    assert "LATER" not in str(first)
    assert "Who knew so far?" in str(first)
    assert "LATER words" in str(second)
    assert "LATER" not in str(given.parts)


def test_a_case_without_agencies_has_no_parts() -> None:
    """Nothing is printed that nobody could deal."""
    assert hand_outs(started().state).parts == ()
