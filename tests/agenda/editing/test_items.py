"""Edits of one item, as a trainer would make them: what the text says then, and what is refused."""

from __future__ import annotations

import pytest

from facilitator.agenda.editing import items
from facilitator.agenda.editing.plan_text import NotReadable, PlanText
from facilitator.agenda.editing.values import WRITTEN_ORDER, EditRefused
from facilitator.agenda.fields import ITEM
from facilitator.agenda.yaml_places import Plain

from .odd_plans import BRACKETS, NOT_ENDED, NOT_LAST, PLAIN, WINDOWS


def lines_changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went and those that came, without what both have at the beginning and at the end."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    while old and new and old[0] == new[0]:
        old.pop(0), new.pop(0)
    while old and new and old[-1] == new[-1]:
        old.pop(), new.pop()
    return old, new


@pytest.mark.parametrize(
    ("index", "field", "value", "old", "new"),
    [
        (0, "title", "Hello", "    title: 'Welcome'   # hello\n", "    title: 'Hello'   # hello\n"),
        (0, "title", "It's", "    title: 'Welcome'   # hello\n", "    title: 'It''s'   # hello\n"),
        (0, "minutes", "20 min", "    minutes: 15\n", "    minutes: 20\n"),
        (0, "outcomes", ["LO2"], "    outcomes: [LO1, LO2]\n", "    outcomes: [LO2]\n"),
        (0, "at", "9.45", "", '    at: "09:45"\n'),
        (0, "kind", "break", "", "    kind: break\n"),
        (0, "fixed", True, "", "    fixed: true\n"),
        (1, "title", "Work: now", "    title: Exercise\n", '    title: "Work: now"\n'),
        (1, "minutes", 45, "    minutes: 30\n", "    minutes: 45\n"),
        (2, "aims", None, "    aims:\n      - Hear them\n", ""),
        (2, "title", "no", "    title: Report-back\n", '    title: "no"\n'),
        (
            1,
            "cues",
            {"10": "Ten left", "5": {"say": "Now", "public": True}},
            '    cues: {10: "Ten left", 5: {say: Five, public: true}}\n',
            '    cues: {10: "Ten left", 5: {say: Now, public: true}}\n',
        ),
        (
            0,
            "prompts",
            ["Who is here?", "And why?", "Who is not?"],
            "",
            "      - And why?\n",
        ),
    ],
)
def test_a_field_changes_its_own_lines_alone(index: int, field: str, value: Plain, old: str, new: str) -> None:
    """Quotation marks stay what they were, remarks stay, new fields come where they belong."""
    after = items.set_field(PlanText.of(PLAIN), index, field, value).text
    went, came = lines_changed(PLAIN, after)
    assert ("".join(went), "".join(came)) == (old, new)


def test_line_ends_of_windows_and_the_mark_stay() -> None:
    """New lines end as the others do."""
    after = items.set_field(PlanText.of(WINDOWS), 0, "prompts", ["One", "Two", "Three"]).text
    assert after.startswith("\ufeff# My day\r\n")
    assert "\n" not in after.replace("\r\n", "")


def test_a_new_item_behind_one_that_is_not_ended() -> None:
    """The last line is ended first."""
    after = items.put_in(PlanText.of(NOT_ENDED), 3, {"title": "Close", "minutes": 5}).text
    assert after == f"{NOT_ENDED}\n  - id: a04\n    title: Close\n    minutes: 5\n"


def test_a_remark_above_an_item_goes_with_it_and_a_lone_one_stays() -> None:
    """The heading of a part of the day keeps its place."""
    after = items.move(PlanText.of(PLAIN), 0, 1).text
    order = ["# ---- the work ----", "# how we begin", "- id: a01"]
    assert [after.index(one) for one in order] == sorted(after.index(one) for one in order)
    assert after.index("- id: a02") < after.index("# ---- the work ----")
    assert items.move(PlanText.of(after), 1, 0).text == PLAIN


def test_a_remark_set_in_below_an_item_is_that_items_own() -> None:
    """Such as a field that is switched off for now, right above the next item."""
    text = PLAIN.replace("public: true}}\n", 'public: true}}\n    # at: "10:00"\n')
    plan = items.put_in(PlanText.of(text), 2, {"title": "Tea", "minutes": 5})
    assert '    # at: "10:00"\n  - id: a04\n' in plan.text
    assert "# at:" not in items.set_field(PlanText.of(text), 2, "title", "x").items[2].body


def test_an_item_taken_out_leaves_lone_remarks() -> None:
    """Also the last item's."""
    plan = items.delete(PlanText.of(PLAIN), 2)
    plan = items.delete(plan, 1)
    assert "# ---- the work ----" in plan.text
    assert plan.ids == ("a01",)


def test_the_key_behind_the_dash_can_be_taken_out() -> None:
    """The next one moves up."""
    plan = items.set_field(
        PlanText.of(PLAIN.replace("  - id: a02\n    kind: exercise", "  - kind: exercise\n    id: a02")),
        1,
        "kind",
        "talk",
    )
    assert "  - id: a02\n    title: Exercise\n" in plan.text


def test_a_new_id_is_named_by_what_reports_on_it() -> None:
    """And by nothing else."""
    plan = items.set_field(PlanText.of(PLAIN), 1, "id", "work")
    assert plan.items[2].values["of"] == "work"
    assert "a02" not in plan.text


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda plan: items.delete(plan, 1), '"Report-back" reports on "Exercise"'),
        (lambda plan: items.move(plan, 1, 2), "stays behind it"),
        (lambda plan: items.move(plan, 2, 0), "stays behind it"),
        (lambda plan: items.set_field(plan, 1, "id", "a01"), 'There is an item "a01" already'),
        (lambda plan: items.set_field(plan, 1, "capture", ""), "could not be captured any more"),
        (lambda plan: items.set_field(plan, 2, "of", "a09"), "is not an item of this plan"),
        (lambda plan: items.set_field(plan, 0, "minutes", "soon"), "a whole number from 1 to 600"),
        (lambda plan: items.set_field(plan, 0, "minutes", 601), "a whole number from 1 to 600"),
        (lambda plan: items.set_field(plan, 0, "title", " "), "An item needs its title"),
        (lambda plan: items.set_field(plan, 0, "at", "noonish"), "24-hour clock"),
        (lambda plan: items.set_field(plan, 0, "title", "x" * 201), "at most 200"),
        (lambda plan: items.put_in(plan, 0, {"title": "x"}), "A new item needs its minutes"),
        (lambda plan: items.cut(plan, 0, 15), "cut it after 1 to 14 of them"),
    ],
)
def test_what_would_break_the_day_is_refused_in_words(edit: object, words: str) -> None:
    """The sentence says what is in the way."""
    assert callable(edit)
    with pytest.raises(EditRefused, match=words):
        edit(PlanText.of(PLAIN))


def test_a_report_back_gets_what_it_reports_on() -> None:
    """The last exercise before it; as another kind it has none."""
    plan = items.put_in(PlanText.of(PLAIN), 2, {"title": "Again", "minutes": 5})
    plan = items.set_field(plan, 2, "kind", "report-back")
    assert (plan.items[2].values["of"], plan.said) == ("a02", 'It reports on "Exercise".')
    plan = items.set_field(plan, 2, "kind", "talk")
    assert plan.items[2].values.keys() == {"id", "title", "minutes"}


def test_cut_in_two_divides_minutes_phases_and_cues() -> None:
    """Each part goes where its time falls; what is captured stays with the first, which the report-back names."""
    text = PLAIN.replace(
        "    capture: issues\n", "    capture: issues\n    phases: {talk: 20, choose: 10}\n    least: 20\n"
    )
    plan = items.cut(PlanText.of(text), 1, 24)
    first, second = plan.items[1].values, plan.items[2].values
    assert (first["minutes"], second["minutes"]) == (24, 6)
    assert (first["least"], second["least"]) == (16, 4)
    assert first["phases"] == {"talk": 20, "choose": 4}
    assert second["phases"] == {"choose": 6}
    assert first["cues"] == {"4": "Ten left"}
    assert second["cues"] == {"5": {"say": "Five", "public": True}}
    assert "capture" in first
    assert "capture" not in second
    assert plan.items[3].values["of"] == first["id"]


def test_an_item_in_brackets_stays_so_while_it_fits_on_its_line() -> None:
    """What does not differ stays as it was written."""
    plan = items.set_field(PlanText.of(NOT_LAST), 1, "minutes", 7)
    plan = items.set_field(plan, 1, "title", 'Tea, "again"')
    plan = items.set_field(plan, 1, "kind", "talk")
    plan = items.set_field(plan, 1, "least", 5)
    went, came = lines_changed(NOT_LAST, plan.text)
    assert went == ['    -   {id: x2, title: "Tea, and a biscuit", minutes: 5, kind: break}   # short\n']
    assert came == ['    -   {id: x2, title: "Tea, \\"again\\"", minutes: 7, least: 5}   # short\n']


def test_an_item_in_brackets_that_becomes_too_long_gets_lines_of_its_own() -> None:
    """That one alone, and its remark is kept."""
    plan = items.set_field(PlanText.of(NOT_LAST), 1, "prompts", ["Who has not had any? " * 3, "More?"])
    went, came = lines_changed(NOT_LAST, plan.text)
    assert went == ['    -   {id: x2, title: "Tea, and a biscuit", minutes: 5, kind: break}   # short\n']
    assert "".join(came) == (
        "    # short\n    - id: x2\n      title: Tea, and a biscuit\n      minutes: 5\n      kind: break\n"
        "      prompts:\n"
        "        - Who has not had any? Who has not had any? Who has not had any?\n"
        "        - More?\n"
    )


def test_a_plan_in_brackets_comes_into_lines_with_its_first_edit() -> None:
    """Until then it is as it was."""
    plan = PlanText.of(BRACKETS)
    assert plan.text == BRACKETS
    after = items.set_field(plan, 0, "minutes", 12).text
    assert after.startswith("# first\ntitle: From a program\n")
    assert PlanText.of(after).items[0].values == {"id": "p1", "title": "One", "minutes": 12}


@pytest.mark.parametrize("text", ["", "- a\n", "title: &a x\nagenda:\n  - *a\n", "title: [\n", "agenda: 5\n" * 2])
def test_what_is_no_plan_is_not_opened(text: str) -> None:
    """The sentence says where."""
    with pytest.raises(NotReadable, match="the plan"):
        PlanText.of(text)


def test_every_field_has_its_place() -> None:
    """Where it is written when it is new."""
    assert {field.name for field in ITEM.fields} <= set(WRITTEN_ORDER)
