"""Slides and timetables put into a plan that is there: to its items or behind them, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.agenda.model import Picture
from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.scaffold import NewPlanRefused
from facilitator.application.bringing import places, plan_to_change
from facilitator.bringing.bring import look
from facilitator.bringing.parts import AT_THE_END, BY_TITLES
from facilitator.bringing.writing import write, write_into
from tests.bringing.shows import made

TIMETABLE = """\
Time,Session,Who
9.00,Welcome,AB
9.15,House rules,AB
9.30,Exercise: the kitchen,all
10.00,Feedback,CD
10.20,Close,
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan of one's own, made of a timetable, with a remark in it."""
    (tmp_path / "day.csv").write_text(TIMETABLE, encoding="utf-8")
    path = write(look(tmp_path / "day.csv"), 0, "First aid", tmp_path / "plans")
    path.write_text(path.read_text(encoding="utf-8") + "# my own remark\n", encoding="utf-8", newline="")
    return path


def show(name: str, folder: Path) -> Path:
    """A show on the disk."""
    path = folder / f"{name}.pptx"
    path.write_bytes(made(name))
    return path


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_slides_go_to_the_items_that_have_their_titles(tmp_path: Path, plan: Path) -> None:
    """ "Welcome" and "House rules" of the show are items of the day."""
    before = plan.read_text(encoding="utf-8")
    brought = look(show("plain", tmp_path))
    (first, *_) = places(brought, 0, plan_to_change(plan))
    assert first.where == BY_TITLES
    write_into(brought, 0, plan, BY_TITLES)
    reading = read_plan(plan)
    assert reading.plan is not None
    assert [item.deck for item in reading.plan.items] == [
        "first-aid/plain/01-welcome.md",
        "first-aid/plain/02-house-rules.md",
        "",
        "",
    ]
    assert [len(reading.plan.decks[item.deck].pages) for item in reading.plan.items[:2]] == [1, 1]
    after = plan.read_text(encoding="utf-8").split("\n")
    new = [line for line in after if "deck:" in line]
    assert [line for line in after if line not in new] == before.split("\n")


def test_slides_go_to_the_item_that_is_chosen_with_their_pictures(tmp_path: Path, plan: Path) -> None:
    """And a second time to another one, beside the first."""
    brought = look(show("pictured", tmp_path))
    write_into(brought, 0, plan, "a03")
    write_into(brought, 0, plan, "a01")
    reading = read_plan(plan)
    assert reading.plan is not None
    assert [str(problem) for problem in reading.problems if problem.matters] == []
    assert [item.deck.split("/")[1] if item.deck else "" for item in reading.plan.items] == [
        "pictured-2",
        "",
        "pictured",
        "",
    ]
    deck = reading.plan.decks[reading.plan.item("a01").deck]
    (picture, _) = [block for page in deck.pages for block in page.blocks if isinstance(block, Picture)]
    assert (plan.parent / picture.path).read_bytes().startswith(b"\x89PNG")


def test_sections_and_a_timetable_go_behind_the_last_item(tmp_path: Path, plan: Path) -> None:
    """With ids of their own; that the day is longer now is a warning, which stops nobody."""
    before = plan.read_text(encoding="utf-8")
    write_into(look(show("sectioned", tmp_path)), 0, plan, AT_THE_END)
    write_into(look(tmp_path / "day.csv"), 0, plan, AT_THE_END)
    reading = read_plan(plan)
    assert reading.plan is not None
    assert [item.id for item in reading.plan.items] == [f"a{number:02d}" for number in range(1, 12)]
    assert [item.title for item in reading.plan.items[4:7]] == ["Morning", "Law & duty", "Close"]
    assert reading.plan.items[-1].of == "a10"
    assert any(problem.warning and "finish" in str(problem) for problem in reading.problems)
    assert plan.read_text(encoding="utf-8").startswith(before.removesuffix("# my own remark\n"))
    assert plan.read_text(encoding="utf-8").endswith("# my own remark\n")


def test_an_item_that_has_pages_gets_no_others(tmp_path: Path, plan: Path) -> None:
    """It is not on offer, and asked for all the same it is refused with everything as it was."""
    brought = look(show("plain", tmp_path))
    write_into(brought, 0, plan, "a02")
    assert "a02" not in [place.where for place in places(brought, 0, plan_to_change(plan))]
    before = everything(tmp_path / "plans")
    with pytest.raises(NewPlanRefused, match="already"):
        write_into(brought, 0, plan, "a02")
    with pytest.raises(NewPlanRefused, match="gone"):
        write_into(brought, 0, plan, "a77")
    assert everything(tmp_path / "plans") == before


def test_a_plan_that_cannot_be_changed_stays_as_it_was(tmp_path: Path, plan: Path) -> None:
    """A broken one, and one whose items stand in brackets."""
    brought = look(show("plain", tmp_path))
    for text, told in (
        ("title: [\n", "needs correcting first"),
        (
            'title: T\nstarts: "09:00"\nfinishes: "09:10"\nagenda: [{id: a, title: b, minutes: 10}]\n',
            "only you can change",
        ),
    ):
        plan.write_text(text, encoding="utf-8")
        before = everything(tmp_path / "plans")
        with pytest.raises(NewPlanRefused, match=told):
            write_into(brought, 0, plan, AT_THE_END)
        assert everything(tmp_path / "plans") == before


def test_a_disk_that_refuses_leaves_nothing_half_done(
    tmp_path: Path, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages are taken away again when the plan can't be written."""
    brought = look(show("plain", tmp_path))
    before = everything(tmp_path / "plans")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("facilitator.agenda.own_copy.put", full)
    with pytest.raises(NewPlanRefused, match="No space left"):
        write_into(brought, 0, plan, BY_TITLES)
    assert everything(tmp_path / "plans") == before
