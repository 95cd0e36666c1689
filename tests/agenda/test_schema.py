"""The schema for editors: current, sound, and of one mind with the reader."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from facilitator.agenda.fields import CUE, ITEM, PLAN
from facilitator.agenda.library import bundled
from facilitator.agenda.schema import plan_schema, schema_text
from facilitator.agenda.yaml_places import load, plain

from .mistakes import MISTAKES
from .writing import PLAN as GOOD_PLAN
from .writing import edited

SUMS = (
    "given twice",
    "more than the item's",
    "never shrinks",
    "there is no",
    "runs from",
    "nothing is captured",
    "add up",
    "minutes left",
    "captures nothing",
    "does not come before",
    "needs 'of'",
    "only a report-back",
    "nothing to capture",
    "cannot begin",
    "before the plan starts",
    "the items end at",
    "free between",
    "group names for",
    "would cut people off",
    "nothing to move on",
)
"""How the mistakes read that take more than one value to see: a schema cannot."""

ONE_VALUE = [case for case in MISTAKES if not any(words in case[2] for words in SUMS)]


def validator() -> jsonschema.Draft7Validator:
    """The committed schema, ready to check by."""
    return jsonschema.Draft7Validator(plan_schema())


def data(text: str) -> object:
    """A plan's YAML as an editor sees it."""
    node, _ = load(text, "day.yaml")
    assert node is not None
    return plain(node)


def test_the_committed_schema_is_current() -> None:
    """Editors read the file, not the tables."""
    committed = (bundled("sessions") / "plan.schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(), "write it anew: python -m facilitator.agenda.schema > sessions/plan.schema.json"


def test_the_schema_is_a_schema() -> None:
    """By its own rules."""
    jsonschema.Draft7Validator.check_schema(plan_schema())


@pytest.mark.parametrize("path", sorted(bundled("sessions").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_bundled_plans_satisfy_it_and_name_it(path: Path) -> None:
    """An editor would otherwise mark good lines, or none."""
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=./plan.schema.json\n")
    assert [error.message for error in validator().iter_errors(data(text))] == []


def test_a_good_plan_satisfies_it() -> None:
    """The one that the reader's tests begin with."""
    assert validator().is_valid(data(GOOD_PLAN))


def test_most_mistakes_can_be_seen_by_a_schema() -> None:
    """Else the next test would pass on nothing."""
    assert len(ONE_VALUE) >= 30


@pytest.mark.parametrize(("old", "new", "start"), ONE_VALUE)
def test_it_refuses_what_the_reader_refuses(old: str, new: str, start: str) -> None:
    """As far as one value can show it."""
    text = str(edited(old, new)["sessions/day.yaml"])
    assert not validator().is_valid(data(text)), start


@pytest.mark.parametrize("table", [PLAN, ITEM, CUE], ids=lambda table: table.what)
def test_every_field_explains_itself_in_a_sentence(table: object) -> None:
    """It is what an editor shows beside the key."""
    assert table in (PLAN, ITEM, CUE)
    for field in (PLAN if table is PLAN else ITEM if table is ITEM else CUE).fields:
        assert field.help.endswith("."), field.name
        assert len(field.help) > 15, field.name
