"""Plans that are read, and every mistake in the plan's own file."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import msgspec
import pytest

from facilitator.agenda.model import Cue, Phase, Plan
from facilitator.agenda.plan_reader import read_plan

from .mistakes import MISTAKES
from .writing import PLAN, edited, read_changed, told, write_tree


def test_a_good_plan_is_read_whole(tmp_path: Path) -> None:
    """Every kind of field, once."""
    reading = read_changed(tmp_path)
    assert reading.problems == ()
    plan = reading.plan
    assert plan is not None
    assert (plan.id, plan.title, plan.starts, plan.finishes) == ("day", "A short day", time(9, 30), time(11))
    assert [item.id for item in plan.items] == ["a01", "a02", "a03", "a04"]
    exercise = plan.item("a02")
    assert exercise.kind == "exercise"
    assert exercise.cues == (Cue(10, "Have you looked at each agency?"), Cue(0, "Pens down", public=True))
    assert exercise.phases == (Phase("discuss", 15), Phase("write up", 5))
    assert exercise.issues == (5, 6)
    assert plan.item("a04").at == time(10, 40)
    assert list(plan.cases) == ["content/cases/robin.md"]
    assert list(plan.decks) == ["content/welcome.md", "content/support.md"]
    assert list(plan.background) == ["content/notes/kolb.md"]
    assert plan.support == "content/support.md"
    assert [theme.id for theme in plan.themes] == ["th-risk", "th-comms"]
    assert plan.keep_days == 0
    assert plan.unfilled == ("feedback address",)
    assert plan.feedback == "{{ feedback address }}"


def test_a_report_back_shows_only_the_hand_outs_of_its_case(tmp_path: Path) -> None:
    """And the exercise only the story."""
    plan = read_changed(tmp_path).plan
    assert plan is not None
    assert [page.title for page in plan.pages_of(plan.item("a02"))] == ["Robin at three"]
    assert [page.title for page in plan.pages_of(plan.item("a03"))] == ["Who knew what"]


def test_who_leads_and_what_is_needed_are_lists_or_one_thing(tmp_path: Path) -> None:
    """Each once; on an item of any kind."""
    text = PLAN.replace("    least: 10\n", "    least: 10\n    leads: AB\n    materials: name badges\n")
    text = text.replace(
        "    fixed: true\n", "    fixed: true\n    leads: [AB, CD, ab]\n    materials: [pens, Pens, paper]\n"
    )
    plan = read_changed(tmp_path, {"sessions/day.yaml": text}).plan
    assert plan is not None
    assert (plan.item("a01").leads, plan.item("a01").materials) == (("AB",), ("name badges",))
    assert (plan.item("a02").leads, plan.item("a02").materials) == (("AB", "CD"), ("pens", "paper"))
    assert plan.item("a03").leads == plan.item("a03").materials == ()


def test_a_plan_survives_json(tmp_path: Path) -> None:
    """It is embedded in the first event of a run."""
    plan = read_changed(tmp_path).plan
    assert msgspec.json.decode(msgspec.json.encode(plan), type=Plan) == plan


@pytest.mark.parametrize("text", [PLAN.replace("\n", "\r\n"), PLAN.replace("\n", "\r"), "\ufeff" + PLAN])
def test_line_ends_and_a_byte_order_mark_make_no_difference(tmp_path: Path, text: str) -> None:
    """Windows and old Macs write both."""
    plain = read_changed(tmp_path / "plain").plan
    assert plain is not None
    assert read_changed(tmp_path / "other", {"sessions/day.yaml": text}).plan == plain


def test_a_talk_may_move_on_by_itself_if_the_plan_says_so(tmp_path: Path) -> None:
    """No other item does."""
    plan = read_changed(tmp_path, edited("least: 10", "advances: true")).plan
    assert plan is not None
    assert [item.id for item in plan.items if item.advances] == ["a01"]


def test_times_may_go_without_quotation_marks(tmp_path: Path) -> None:
    """YAML 1.1 would make a number of some."""
    plan = read_changed(tmp_path, edited('"09:30"', "09:30")).plan
    assert plan is not None
    assert plan.starts == time(9, 30)


def test_escapes_in_text_are_cleaned_away(tmp_path: Path) -> None:
    """YAML's own spelling of them is legal."""
    plan = read_changed(tmp_path, edited("title: A short day", 'title: "A \\e[31mshort\\u202e\\n day"')).plan
    assert plan is not None
    assert plan.title == "A [31mshort day"


def test_a_detail_may_be_a_number_as_it_was_written(tmp_path: Path) -> None:
    """A telephone number keeps its noughts."""
    plan = read_changed(tmp_path, edited("quiet room: Room 4", "quiet room: 0800")).plan
    assert plan is not None
    assert "0800" in str(plan.decks["content/welcome.md"].pages[0].blocks)


@pytest.mark.parametrize(("old", "new", "start"), MISTAKES)
def test_a_mistake_is_told_at_its_place(tmp_path: Path, old: str, new: str, start: str) -> None:
    """One slip in a good plan, one sentence; only a mistake stops the day."""
    reading = read_changed(tmp_path, edited(old, new))
    assert (reading.plan is None) == (": warning: " not in start)
    assert any(line.startswith(f"sessions/day.yaml:{start}") for line in told(reading, tmp_path)), told(
        reading, tmp_path
    )


def test_a_cue_or_item_of_the_wrong_kind_is_told(tmp_path: Path) -> None:
    """A single word where an item should be."""
    reading = read_changed(tmp_path, {"sessions/day.yaml": PLAN + "  - Tea\n"})
    assert (
        "sessions/day.yaml:44:5: this is the single value 'Tea'; expected an item with 'id: ...' and 'title: ...'"
        in ("\n".join(told(reading, tmp_path)))
    )


@pytest.mark.parametrize(
    ("agenda", "start"),
    [
        ("agenda: []\n", "'agenda' is an empty list; expected at least 1"),
        (
            "agenda:\n" + "".join(f"  - {{id: i{n}, title: T, minutes: 1}}\n" for n in range(101)),
            "'agenda' has 101 entries",
        ),
        ("agenda: {a: 1}\n", "'agenda' is not a list"),
    ],
)
def test_the_agenda_has_from_one_to_a_hundred_items(tmp_path: Path, agenda: str, start: str) -> None:
    """A list of them, that is."""
    reading = read_changed(tmp_path, {"sessions/day.yaml": PLAN.partition("agenda:")[0] + agenda})
    assert any(start in line for line in told(reading, tmp_path))


@pytest.mark.parametrize(
    ("text", "what"), [("- a\n", "this is a list"), ("words\n", "this is the single value 'words'")]
)
def test_a_file_that_is_no_plan_is_told_once(tmp_path: Path, text: str, what: str) -> None:
    """Not once for each key that it lacks."""
    (line,) = told(read_changed(tmp_path, {"sessions/day.yaml": text}), tmp_path)
    assert line.startswith(f"sessions/day.yaml:1:1: {what}; expected a plan with 'title: ...'")


def test_every_mistake_of_every_file_is_told_at_once_in_the_order_of_the_plan(tmp_path: Path) -> None:
    """The plan's own first, then file by file."""
    changes = {
        **edited("groups: 3", "groups: 30"),
        "content/welcome.md": "# {{ quiet room }}\n\n<b>bold</b>\n",
        "content/themes.yaml": "groups: []\n",
        "content/cases/robin.md": "# Robin\n",
    }
    lines = told(read_changed(tmp_path, changes), tmp_path)
    assert [line.partition(" ")[0].rstrip(":") for line in lines] == [
        "sessions/day.yaml:12:9",
        "content/welcome.md:3:1",
        "content/welcome.md:3:8",
        "content/cases/robin.md:1:1",
        "content/themes.yaml:1:1",
        "content/themes.yaml:1:9",
    ]


def test_a_detail_that_no_page_asks_for_is_a_warning_and_the_plan_is_read(tmp_path: Path) -> None:
    """Most likely it is misspelt."""
    reading = read_changed(tmp_path, edited("quiet room: Room 4", "quiet rom: Room 4"))
    assert reading.plan is not None
    assert reading.plan.unfilled == ("quiet room", "feedback address")
    assert told(reading, tmp_path) == [
        "sessions/day.yaml:10:3: warning: no page asks for 'quiet rom'; did you mean 'quiet room'?"
    ]


def test_a_misspelt_key_is_told_once_and_not_as_missing_too(tmp_path: Path) -> None:
    """One slip, one sentence."""
    reading = read_changed(tmp_path, edited("title: A short day", "titel: A short day"))
    assert told(reading, tmp_path) == [
        "sessions/day.yaml:1:1: warning: 'titel' is not a key of a plan; read as 'title'"
    ]
    assert reading.plan is not None
    assert reading.plan.title == "A short day"


def test_a_blank_on_two_pages_is_named_once_in_the_plan_and_placed_twice(tmp_path: Path) -> None:
    """The trainer fills it in once."""
    reading = read_changed(
        tmp_path, {"content/support.md": "# Help\n\n{{ helpline }}\n\n---\n\n# More\n\n{{ helpline }}\n"}
    )
    assert reading.plan is not None
    assert reading.plan.unfilled == ("helpline", "feedback address")
    assert [(blank.file.rpartition("/")[2], blank.line) for blank in reading.unfilled] == [
        ("support.md", 3),
        ("support.md", 9),
        ("day.yaml", 8),
    ]


def test_a_plan_may_stand_beside_its_files_in_a_folder_of_any_name(tmp_path: Path) -> None:
    """Its own folder is then its tree."""
    write_tree(tmp_path)
    path = tmp_path / "content" / "day.yaml"
    path.write_text(PLAN.replace("../content/", ""), encoding="utf-8")
    own = read_plan(path)
    assert own.problems == ()
    assert own.plan is not None
    assert list(own.plan.cases) == ["cases/robin.md"]


def test_a_plan_says_how_long_its_runs_are_kept(tmp_path: Path) -> None:
    """In days."""
    reading = read_changed(tmp_path, edited("groups: 3", "groups: 3\nkeep_days: 180"))
    assert reading.plan is not None
    assert reading.plan.keep_days == 180
