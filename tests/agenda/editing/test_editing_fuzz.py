"""Edits in any order, of plans of every layout: what is not touched stays, and the rest is as it was meant."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.editing import details, items
from facilitator.agenda.editing.lines import split
from facilitator.agenda.editing.plan_text import PlanText
from facilitator.agenda.editing.problems_at import problems_of
from facilitator.agenda.editing.timeline import timeline
from facilitator.agenda.editing.values import EditRefused
from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.yaml_places import Plain, load, plain

from .odd_plans import EVERY

Model = dict[str, Any]

WORDS = st.one_of(
    st.sampled_from(
        ["Tea", "a: b", "# no", "it's", '"quoted"', "no", "09:30", "12", "- x", "[a", "{b}", "x #y", "é ü", "& *", "%"]
    ),
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), min_size=1, max_size=30
    ).filter(lambda words: words.strip() == words != ""),
)
FIELDS = st.one_of(
    st.tuples(st.just("title"), WORDS),
    st.tuples(st.just("minutes"), st.integers(1, 600)),
    st.tuples(st.just("least"), st.one_of(st.none(), st.integers(1, 9))),
    st.tuples(st.just("priority"), st.sampled_from([None, "should", "could"])),
    st.tuples(st.just("at"), st.sampled_from([None, "12:25", "10:00"])),
    st.tuples(st.sampled_from(["prompts", "aims"]), st.lists(WORDS, max_size=4)),
    st.tuples(
        st.just("cues"),
        st.dictionaries(
            st.integers(0, 30).map(str),
            st.one_of(WORDS, st.builds(lambda w: {"say": w, "public": True}, WORDS)),
            max_size=3,
        ),
    ),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("field"), st.integers(0, 40), FIELDS),
        st.tuples(st.just("move"), st.integers(0, 40), st.integers(0, 40)),
        st.tuples(st.just("delete"), st.integers(0, 40), st.none()),
        st.tuples(st.just("put in"), st.integers(0, 40), WORDS),
        st.tuples(st.just("duplicate"), st.integers(0, 40), st.none()),
        st.tuples(st.just("cut"), st.integers(0, 40), st.integers(1, 20)),
        st.tuples(st.just("plan"), st.sampled_from(["title", "organisation", "description"]), WORDS),
        st.tuples(st.just("agencies"), st.none(), st.lists(WORDS, max_size=4)),
        st.tuples(st.just("detail"), st.sampled_from(["quiet room", "new: one"]), WORDS),
        st.tuples(st.just("outcome"), st.sampled_from(["LO1", "LO9"]), WORDS),
        st.tuples(st.just("no outcome"), st.sampled_from(["LO1", "LO2"]), st.none()),
    ),
    min_size=1,
    max_size=8,
)


def said(plan: PlanText) -> Model:
    """What the reader makes of the text: everything that was written."""
    return model(plan.text)


def model(text: str) -> Model:
    """A plan's text as data; blank lines at the end of a value are none of it."""
    node, _ = load("".join(f"{line}" for line in plain_lines(text)), "")
    assert node is not None
    found = stripped(plain(node))
    assert isinstance(found, dict)
    return found


def plain_lines(text: str) -> list[str]:
    """The lines as the reader has them."""
    return [line.rstrip("\r\n\x0b\x0c\x85\u2028\u2029") + "\n" for line in split(text.removeprefix("\ufeff"))]


def stripped(value: object) -> object:
    """The same without line ends at the end of texts."""
    if isinstance(value, str):
        return value.rstrip("\n")
    if isinstance(value, list):
        return [stripped(one) for one in value]
    if isinstance(value, dict):
        return {key: stripped(one) for key, one in value.items()}
    return value


def nothing(value: object) -> bool:
    """Whether a field is left out."""
    return value in (None, "", [], {})


def with_value(group: Model, name: str, value: object) -> None:
    """Set a field of the model, or take it out."""
    if nothing(value):
        group.pop(name, None)
    else:
        group[name] = value


def step_field(plan: PlanText, wanted: Model, index: int, field: tuple[str, Any]) -> PlanText:
    """A field of an item."""
    at = index % len(plan.items)
    new = items.set_field(plan, at, field[0], field[1])
    with_value(wanted["agenda"][at], field[0], field[1])
    return new


def step_move(plan: PlanText, wanted: Model, index: int, to: int) -> PlanText:
    """An item at another place."""
    at, to = index % len(plan.items), to % len(plan.items)
    new = items.move(plan, at, to)
    wanted["agenda"].insert(to, wanted["agenda"].pop(at))
    return new


def step_delete(plan: PlanText, wanted: Model, index: int, _: None) -> PlanText:
    """No such item any more."""
    at = index % len(plan.items)
    new = items.delete(plan, at)
    del wanted["agenda"][at]
    return new


def step_put_in(plan: PlanText, wanted: Model, index: int, title: str) -> PlanText:
    """A new item."""
    at = index % (len(plan.items) + 1)
    new = items.put_in(plan, at, {"title": title, "minutes": 5})
    wanted["agenda"].insert(at, {"id": new.ids[at], "title": title, "minutes": 5})
    return new


def step_duplicate(plan: PlanText, wanted: Model, index: int, _: None) -> PlanText:
    """An item once more."""
    at = index % len(plan.items)
    new = items.duplicate(plan, at)
    wanted["agenda"].insert(at + 1, {**deepcopy(wanted["agenda"][at]), "id": new.ids[at + 1]})
    return new


def step_cut(plan: PlanText, wanted: Model, index: int, minutes: int) -> PlanText:
    """An item in two: their minutes are those of the one, and so are all its cues and phases."""
    at = index % len(plan.items)
    whole = plan.items[at].form.whole("minutes")
    new = items.cut(plan, at, minutes)
    after = said(new)["agenda"]
    first, second = after[at], after[at + 1]
    assert (first["minutes"], second["minutes"]) == (minutes, whole - minutes)
    before = wanted["agenda"][at]
    cues = [*first.get("cues", {}).values(), *second.get("cues", {}).values()]
    assert sorted(map(str, cues)) == sorted(map(str, before.get("cues", {}).values()))
    assert first["title"] == second["title"] == before["title"]
    wanted["agenda"][at : at + 1] = [first, second]
    return new


def step_plan(plan: PlanText, wanted: Model, name: str, words: str) -> PlanText:
    """A field of the plan."""
    new = details.set_plan_field(plan, name, words)
    with_value(wanted, name, words)
    return new


def step_agencies(plan: PlanText, wanted: Model, _: None, names: list[str]) -> PlanText:
    """Other agencies."""
    new = details.set_plan_field(plan, "agencies", list(names))
    with_value(wanted, "agencies", names)
    return new


def step_detail(plan: PlanText, wanted: Model, name: str, words: str) -> PlanText:
    """A detail filled in."""
    new = details.set_detail(plan, name, words)
    wanted.setdefault("details", {})[name] = words
    return new


def step_outcome(plan: PlanText, wanted: Model, name: str, words: str) -> PlanText:
    """An outcome in other words, or a new one."""
    new = details.set_outcome(plan, name, words)
    wanted.setdefault("outcomes", {})[name] = words
    return new


def step_no_outcome(plan: PlanText, wanted: Model, name: str, _: None) -> PlanText:
    """An outcome that nothing serves any more."""
    new = details.remove_outcome(plan, name)
    wanted.get("outcomes", {}).pop(name, None)
    if nothing(wanted.get("outcomes")):
        wanted.pop("outcomes", None)
    for item in wanted["agenda"]:
        if name in item.get("outcomes", []):
            with_value(item, "outcomes", [one for one in item["outcomes"] if one != name])
    return new


STEP: dict[str, Callable[..., PlanText]] = {
    "field": step_field,
    "move": step_move,
    "delete": step_delete,
    "put in": step_put_in,
    "duplicate": step_duplicate,
    "cut": step_cut,
    "plan": step_plan,
    "agencies": step_agencies,
    "detail": step_detail,
    "outcome": step_outcome,
    "no outcome": step_no_outcome,
}


@pytest.mark.parametrize("name", EVERY)
@settings(derandomize=True, max_examples=12, deadline=None, database=None)
@given(steps=STEPS)
def test_every_edit_comes_out_as_it_was_meant(name: str, steps: list[tuple[str, Any, Any]]) -> None:
    """The text is read as a whole after each edit, and holds what was asked for and all that was there before."""
    plan = PlanText.of(EVERY[name])
    wanted = said(plan)
    for kind, first, second in steps:
        before = plan.text
        try:
            plan = STEP[kind](plan, wanted, first, second)
        except EditRefused:
            assert plan.text == before
        assert said(plan) == wanted, kind
        again = PlanText.of(plan.text)
        assert again.text == plan.text
        assert [one.values for one in again.items] == [one.values for one in plan.items]
        timeline(plan)
        problems_of(plan)


@pytest.mark.parametrize("name", EVERY)
@settings(derandomize=True, max_examples=10, deadline=None, database=None)
@given(index=st.integers(0, 40), field=FIELDS)
def test_a_field_changes_the_lines_of_its_item_alone(name: str, index: int, field: tuple[str, Any]) -> None:
    """Every byte before and behind them is as it was."""
    plan = PlanText.of(EVERY[name])
    if plan.opened is not None:
        return
    at = index % len(plan.items)
    try:
        new = items.set_field(plan, at, field[0], field[1])
    except EditRefused:
        return
    assert new.layout.head == plan.layout.head
    assert new.layout.foot == plan.layout.foot
    assert [one.gap for one in new.layout.pieces] == [one.gap for one in plan.layout.pieces]
    changed = [
        n for n, pair in enumerate(zip(plan.layout.pieces, new.layout.pieces, strict=True)) if pair[0] != pair[1]
    ]
    assert changed in ([], [at])


@pytest.mark.parametrize("name", EVERY)
def test_opening_changes_nothing(name: str) -> None:
    """Not one byte, whatever the layout."""
    assert PlanText.of(EVERY[name]).text == EVERY[name]


@pytest.mark.parametrize("name", [name for name in EVERY if PlanText.of(EVERY[name]).opened is None])
def test_remarks_survive_every_edit_of_a_field(name: str) -> None:
    """A remark on a line of its own is never lost, nor one behind a value that got another one."""
    plan = PlanText.of(EVERY[name])
    remarks = [line.strip() for line in split(plan.text) if line.strip().startswith("#")]
    for at, _ in enumerate(plan.items):
        changes: tuple[tuple[str, Plain], ...] = (
            ("title", "Other"),
            ("minutes", 7),
            ("prompts", ["x", "y"]),
            ("aims", None),
        )
        for field, value in changes:
            try:
                plan = items.set_field(plan, at, field, value)
            except EditRefused:
                continue
    after = plan.text
    assert [one for one in remarks if one not in after and one != "# not a remark"] == []


@pytest.mark.parametrize("name", EVERY)
def test_the_problems_are_those_of_the_check(name: str, tmp_path: Path) -> None:
    """What is shown beside the fields is what `facilitator check` says of the plan's own file, at the same places."""
    path = tmp_path / "day.yaml"
    path.write_bytes(EVERY[name].encode())
    plan = PlanText.of(EVERY[name])
    if plan.opened is not None:
        return
    shown = {(one.problem.line, one.problem.column, one.problem.what) for one in problems_of(plan)}
    told = {
        (one.line, one.column, one.what)
        for one in read_plan(path).problems
        if one.file == path.as_posix() and not any(word in one.what for word in ("leads out", "no page asks"))
    }
    assert shown == told
