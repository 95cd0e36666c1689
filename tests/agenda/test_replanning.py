"""Suggested minutes: what may change and what may not, and that nothing but numbers changes in the file."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.agenda.checking import check
from facilitator.agenda.library import bundled, plans
from facilitator.agenda.model import Cue, Item, Phase, Plan
from facilitator.agenda.own_copy import CopyRefused, prepare, present, write
from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.replanning import FEWEST_RUNS, NewMinutes, finish_with, rewritten, suggest

ITEMS = (
    Item("a", "Welcome", 10, least=5),
    Item("b", "Exercise", 20, kind="exercise", fixed=True, capture="issues"),
    Item("c", "Cued", 20, cues=(Cue(15, "Half way"),)),
    Item("d", "Lunch", 30, kind="break", at=time(10, 30)),
    Item("e", "Phased", 20, phases=(Phase("read", 5), Phase("talk", 15))),
    Item("f", "Close", 10),
)
PLAN = Plan("p", "A plan", time(9, 30), time(11, 30), ITEMS)
"""Ten minutes of slack before lunch at 10:30."""


def changes(**medians: float) -> dict[str, tuple[int, str]]:
    """What is suggested: the minutes, and the end of the reason."""
    found = suggest(PLAN, {item: (minutes, FEWEST_RUNS) for item, minutes in medians.items()})
    return {one.item: (one.after, one.why.rpartition("; ")[2]) for one in found}


def test_the_median_is_suggested() -> None:
    """To the minute, longer or shorter, and only when the difference says something."""
    assert changes(a=13.4, f=7.6, c=21.0) == {"a": (13, "median 13 min in 3 runs"), "f": (8, "median 8 min in 3 runs")}


def test_too_few_runs_suggest_nothing() -> None:
    """Two days prove nothing."""
    assert suggest(PLAN, {"a": (20.0, FEWEST_RUNS - 1)}) == ()


def test_what_may_not_change_says_why() -> None:
    """Fixed items do not shrink, phases keep their sum, least and cues hold."""
    assert changes(b=12, c=8, a=2, e=30) == {
        "a": (5, "not below its least or its cues"),
        "b": (20, "it is fixed and never shrinks"),
        "c": (15, "not below its least or its cues"),
        "e": (20, "its phases need your decision"),
    }


def test_a_fixed_point_is_not_pushed_back() -> None:
    """What was added before it is cut to the slack there is, from the longest addition first."""
    found = changes(a=14, c=38, f=15)
    assert found["a"][0] + found["c"][0] == 10 + 20 + 10
    assert found["c"] == (26, "Lunch is fixed at 10:30")
    assert found["f"][0] == 15


@given(st.dictionaries(st.sampled_from([item.id for item in ITEMS]), st.floats(0, 300)))
def test_whatever_days_took_the_plan_stays_possible(medians: dict[str, float]) -> None:
    """No fixed point is missed, nothing fixed shrinks."""
    found = suggest(PLAN, {item: (minutes, 9) for item, minutes in medians.items()})
    after = {one.item: one.after for one in found}
    now = 9 * 60 + 30
    for item in ITEMS:
        if item.at is not None:
            assert now <= 10 * 60 + 30
            now = 10 * 60 + 30
        minutes = after.get(item.id, item.minutes)
        assert minutes >= max(1, item.least)
        assert not item.fixed or minutes >= item.minutes
        now += minutes
    assert now == finish_with(PLAN, after)


@pytest.mark.parametrize("found", plans(), ids=lambda found: found.id)
def test_only_numbers_change_in_every_bundled_plan(found: object) -> None:
    """Every line but the changed ones stays to the letter, and the text reads as what was asked for."""
    path = getattr(found, "path", Path())
    plan = read_plan(path).plan
    assert plan is not None
    text = path.read_text(encoding="utf-8")
    assert rewritten(text, plan, {}) == text
    grown = {item.id: item.minutes + 1 for item in plan.items[-2:] if not item.phases}
    changed = rewritten(text, plan, grown).split("\n")
    differing = [(a, b) for a, b in zip(text.split("\n"), changed, strict=True) if a != b]
    assert len(differing) == len(grown) + 1
    assert all("minutes:" in a or "finishes:" in a for a, _ in differing)


def test_a_bundled_plan_is_copied_and_passes_its_check(tmp_path: Path) -> None:
    """With its decks and cases, under its own id, so that it takes the bundled one's place."""
    own = tmp_path / "plans"
    name = "learning-from-serious-case-reviews"
    before = present(name, own)
    assert before is not None
    change = prepare(name, own, {"a22": before.item("a22").minutes + 5})
    assert change.bundled
    assert not own.exists()
    assert [line[0] for line in change.diff() if line[0] in "+-"] == ["-", "+", "-", "+"]
    write(change)
    checked = check(own / f"{name}.yaml")
    assert checked.fine, checked.lines
    after = present(name, own)
    assert after is not None
    assert after.item("a22").minutes == before.item("a22").minutes + 5
    assert [len(deck.pages) for deck in after.decks.values()] == [len(deck.pages) for deck in before.decks.values()]
    again = prepare(name, own, {"a22": before.item("a22").minutes + 6})
    assert not again.bundled
    write(again)
    assert check(own / f"{name}.yaml").fine
    assert read_plan(bundled("sessions") / f"{name}.yaml").plan == before


def test_what_would_not_pass_is_not_written(tmp_path: Path) -> None:
    """And a plan that changed meanwhile is left; no draft stays behind."""
    own = tmp_path / "plans"
    name = "demonstration"
    write(prepare(name, own, {}))
    path = own / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    phased = next(item for item in read_plan(path).plan.items if item.phases)  # type: ignore[union-attr]
    with pytest.raises(CopyRefused, match="would not pass its check"):
        write(prepare(name, own, {phased.id: 90}))
    change = prepare(name, own, {})
    path.write_text(text + "# mine\n", encoding="utf-8")
    with pytest.raises(CopyRefused, match="changed meanwhile"):
        write(change)
    assert sorted(file.name for file in own.glob("*.yaml")) == [path.name]


def test_a_plan_that_is_gone_is_said(tmp_path: Path) -> None:
    """In words."""
    assert present("no-such-plan", tmp_path) is None
    with pytest.raises(CopyRefused, match="no longer among"):
        prepare("no-such-plan", tmp_path, {})


def test_a_suggestion_is_a_record() -> None:
    """With the reason in it."""
    (one,) = suggest(PLAN, {"f": (15.0, 5)})
    assert one == NewMinutes("f", "Close", 10, 15, "median 15 min in 5 runs")
