"""Which plans there are, and which one a name means."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.agenda import library
from facilitator.agenda.library import Found, PlanNotFound, bundled, find, plans

from .writing import PLAN, THEMES

BUNDLED = "learning-from-serious-case-reviews"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A user's folder with one good plan, one bad one, and things that are no plans."""
    folder = tmp_path / "plans"
    (folder / "folder.yaml").mkdir(parents=True)
    for name, text in {
        "mine.yaml": PLAN,
        "broken.yml": "title: [x\n",
        "half.yaml": PLAN.replace("minutes: 15", "minutes: long"),
        "themes.yaml": THEMES,
        ".hidden.yaml": PLAN,
        "notes.txt": "no plan",
        "not-text.yaml": "\0",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def named(found: tuple[Found, ...], name: str) -> Found:
    """The plan with this id."""
    (plan,) = (plan for plan in found if plan.id == name)
    return plan


def test_the_bundled_folders_are_found() -> None:
    """In the checkout that these tests run in."""
    assert (bundled("sessions") / f"{BUNDLED}.yaml").is_file()
    assert (bundled("content") / BUNDLED).is_dir()


def test_the_installed_packages_folders_go_before_a_checkouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each folder on its own."""
    for folder in ("site/facilitator/_bundled/sessions", "site/facilitator/agenda", "site/sessions", "site/content"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setattr(library, "__file__", str(tmp_path / "site" / "facilitator" / "agenda" / "library.py"))
    assert bundled("sessions") == (tmp_path / "site/facilitator/_bundled/sessions").resolve()
    assert bundled("content") == (tmp_path / "site/content").resolve()


def test_a_program_taken_apart_lists_the_users_own_plans(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left can still be used."""
    monkeypatch.setattr(library, "__file__", str(tmp_path / "a" / "facilitator" / "agenda" / "library.py"))
    with pytest.raises(FileNotFoundError, match="the folder sessions that belongs to this program"):
        bundled("sessions")
    assert {plan.own for plan in plans(own)} == {True}
    assert plans() == ()
    with pytest.raises(PlanNotFound, match="there are no plans"):
        find("anything")


def test_bundled_plans_are_listed_with_title_and_length() -> None:
    """As the home screen shows them."""
    plan = named(plans(), BUNDLED)
    assert (plan.title, plan.minutes, plan.own, plan.problem) == ("Learning from Serious Case Reviews", 390, False, "")
    assert plan.description


def test_the_users_own_plans_come_first_and_bad_ones_say_what_is_wrong(own: Path) -> None:
    """Themes, hidden files and folders are no plans."""
    found = plans(own)
    assert [plan.id for plan in found if plan.own] == ["broken", "half", "mine", "not-text"]
    assert [plan.own for plan in found] == sorted((plan.own for plan in found), reverse=True)
    mine = named(found, "mine")
    assert mine == Found("mine", own / "mine.yaml", True, "A short day", "", 85, unfilled=mine.unfilled)
    assert named(found, "broken").problem.startswith("broken.yml:1:8: a bracket is opened and not closed")
    assert named(found, "half").title == "A short day"
    assert named(found, "half").problem.startswith("half.yaml:16:14: 'minutes' is 'long'")
    assert named(found, "not-text").problem.startswith("not-text.yaml:1:1: there is a NUL character here")


def test_a_folder_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    """Most users have no plans of their own."""
    assert plans(tmp_path / "none") == plans()


def test_a_plan_is_found_by_id_prefix_or_path(own: Path) -> None:
    """A path needs no folder."""
    assert find("mine", own) == own / "mine.yaml"
    assert find("mi", own) == own / "mine.yaml"
    assert find(BUNDLED).name == f"{BUNDLED}.yaml"
    assert find("learning-from-s").name == f"{BUNDLED}.yaml"
    assert find(str(own / "mine.yaml")) == own / "mine.yaml"


def test_a_file_in_the_folder_where_one_stands_is_found_by_its_name(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a shell completes it."""
    monkeypatch.chdir(own)
    assert find("mine.yaml") == Path("mine.yaml")


def test_the_users_own_plan_goes_before_a_bundled_one_of_the_same_id(own: Path) -> None:
    """A bundled plan can be copied and changed."""
    (own / f"{BUNDLED}.yaml").write_text(PLAN, encoding="utf-8")
    assert find(BUNDLED, own).parent == own


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("mien", "there is no plan 'mien'; did you mean 'mine'\\?"),
        ("zebra", "there is no plan 'zebra'; the plans are: broken, half, mine, not-text, "),
        ("learning-from", "'learning-from' may be any of these plans: learning-from-"),
        ("", "there is no plan ''"),
        ("nowhere/mine.yaml", "there is no plan at 'nowhere/mine.yaml'"),
        ("mine.yaml", "there is no plan at 'mine.yaml'"),
    ],
)
def test_a_name_that_means_no_plan_or_several_is_told_with_help(own: Path, name: str, message: str) -> None:
    """A near name, or all there are."""
    with pytest.raises(PlanNotFound, match=message):
        find(name, own)
