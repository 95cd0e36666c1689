"""Case studies and themes: what is read, and what is wrong with each."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.agenda.model import LearningPoint, Theme, ThemeGroup

from .writing import edited, read_changed, told

CASE = "content/cases/robin.md"
THEMES = "content/themes.yaml"


def test_a_case_is_read_with_what_only_the_trainer_sees(tmp_path: Path) -> None:
    """Front matter and pages, with hand-outs marked."""
    plan = read_changed(tmp_path).plan
    assert plan is not None
    case = plan.cases[CASE]
    assert (case.title, case.fictional, case.warning) == ("Robin", True, "Neglect. The child lives.")
    assert case.points == (LearningPoint("p1", "Twelve contacts were missed.", ("th-risk",)),)
    assert case.went_right == ("The neighbour rang",)
    assert [page.role for page in case.pages] == ["", "handout"]


def test_criteria_keep_their_lines(tmp_path: Path) -> None:
    """They are a paragraph or two; and a case that does not say that it is fictional is not."""
    plan = read_changed(tmp_path, edited("fictional: true", "criteria: |\n  One.\n\n  Two.\nmarp: true", CASE)).plan
    assert plan is not None
    assert plan.cases[CASE].criteria == "One.\n\nTwo."
    assert not plan.cases[CASE].fictional


CASE_MISTAKES = [
    ("title: Robin\n", "", "2:1: a case needs 'title' here"),
    ("title: Robin", "titel: Robin", "2:1: 'titel' is not a key of a case; read as 'title'"),
    ("fictional: true", "fictional: yes", "3:12: 'fictional' is 'yes'; expected true or false; read as 'true'"),
    ("id: p1", "idd: p1", "7:5: 'idd' is not a key of a learning point; read as 'id'"),
    ("id: p1", "id: p1\n    text: x\n  - id: p1", "9:9: the learning point 'p1' is given twice (first on line 7)"),
    ("[th-risk]", "[th-risks]", "9:14: there is no theme 'th-risks'; did you mean 'th-risk'?"),
    ("went_right: [The neighbour rang]", "went_right: The neighbour rang", "5:13: 'went_right' is not a list"),
    ("# Robin at three\n\nFictional: written for training.\n\n---\n", "", " has only hand-outs"),
]


@pytest.mark.parametrize(("old", "new", "start"), CASE_MISTAKES)
def test_a_mistake_in_a_case_is_told_in_its_own_file(tmp_path: Path, old: str, new: str, start: str) -> None:
    """Themes too, though only the plan knows which there are."""
    reading = read_changed(tmp_path, edited(old, new, CASE))
    assert reading.plan is not None
    lines = [line.replace("warning: ", "", 1) for line in told(reading, tmp_path)]
    assert any(line.startswith(f"{CASE}:{start}") for line in lines), lines


def test_a_case_without_front_matter_is_told(tmp_path: Path) -> None:
    """At the top, where it belongs."""
    assert f"{CASE}:1:1: warning: a case needs 'title' here; expected text" in told(
        read_changed(tmp_path, {CASE: "# R\n"}), tmp_path
    )


def test_themes_in_a_case_need_a_file_of_themes(tmp_path: Path) -> None:
    """Told once, not for each learning point."""
    reading = read_changed(tmp_path, edited("themes: ../content/themes.yaml\n", ""))
    assert told(reading, tmp_path) == [
        f"{CASE}:9:14: warning: this uses a theme, but the plan names no file of themes; expected 'themes: ...'"
    ]


def test_themes_that_cannot_be_read_are_not_missed_in_every_case_as_well(tmp_path: Path) -> None:
    """Their own file is told, and nothing that follows from it."""
    reading = read_changed(tmp_path, {THEMES: "groups: [x\n"})
    (line,) = told(reading, tmp_path)
    assert line.startswith(f"{THEMES}:1:9: warning: a bracket is opened and not closed")


def test_themes_are_read(tmp_path: Path) -> None:
    """In the file's order, with what marks strengths."""
    plan = read_changed(
        tmp_path, edited("keywords: [handover]", "strength: true\n    definition: One line", THEMES)
    ).plan
    assert plan is not None
    assert plan.theme_groups == (ThemeGroup("th", "Themes"),)
    assert plan.themes == (
        Theme("th-risk", "th", "Risk not recognised", keywords=("risk", "danger")),
        Theme("th-comms", "th", "Communication", "One line", strength=True),
    )


THEME_MISTAKES = [
    ("id: th-comms", "id: th-risk", "8:9: the theme 'th-risk' is given twice (first on line 4)"),
    ("[handover]", "[Risk]", "11:16: the keyword 'risk' is given twice (first on line 7)"),
    ("[handover]", "[a, A]", "11:19: the keyword 'a' is given twice (first on line 11)"),
    ("[handover]", "handover", "11:15: 'keywords' is not a list"),
    (
        "{id: th, label: Themes}",
        "{id: th2, label: Themes}",
        "5:12: there is no group of themes 'th'; did you mean 'th2'?",
    ),
    (
        "{id: th, label: Themes}",
        "{id: th, label: A}\n  - {id: th, label: B}",
        "3:10: the group of themes 'th' is given",
    ),
    ("label: Communication", "lable: Communication", "10:5: 'lable' is not a key of a theme; read as 'label'"),
    ("label: Communication", "label: a\n    group: th", "11:5: the key 'group' is given twice"),
]


@pytest.mark.parametrize(("old", "new", "start"), THEME_MISTAKES)
def test_a_mistake_in_the_themes_is_told_in_their_own_file(tmp_path: Path, old: str, new: str, start: str) -> None:
    """Keywords are compared without regard to capitals."""
    reading = read_changed(tmp_path, edited(old, new, THEMES))
    assert reading.plan is not None
    lines = [line.replace("warning: ", "", 1) for line in told(reading, tmp_path)]
    assert any(line.startswith(f"{THEMES}:{start}") for line in lines), lines
