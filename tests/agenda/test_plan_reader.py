"""Plans that are read, and every mistake in the plan's own file."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import msgspec
import pytest

from facilitator.agenda.model import Cue, Phase, Plan
from facilitator.agenda.plan_reader import read_plan

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
    assert plan.unfilled == ("feedback address",)
    assert plan.feedback == "{{ feedback address }}"


def test_a_report_back_shows_only_the_hand_outs_of_its_case(tmp_path: Path) -> None:
    """And the exercise only the story."""
    plan = read_changed(tmp_path).plan
    assert plan is not None
    assert [page.title for page in plan.pages_of(plan.item("a02"))] == ["Robin at three"]
    assert [page.title for page in plan.pages_of(plan.item("a03"))] == ["Who knew what"]


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


MISTAKES = [
    ("title: A short day", "titel: A short day", "1:1: 'titel' is not a key of a plan; did you mean 'title'?"),
    ("title: A short day\n", "", "1:1: a plan needs 'title' here; expected text"),
    (
        "title: A short day",
        "title: 2010",
        "1:8: 'title' is a number, not text; expected text in quotation marks: \"2010\"",
    ),
    ("title: A short day", "title: true", "1:8: 'title' is a true-or-false value, not text"),
    ("title: A short day", "title:", "1:7: 'title' has nothing after it; expected text, or no such line at all"),
    ("title: A short day", 'title: " "', "1:8: 'title' is empty"),
    ("title: A short day", "title: [A day]", "1:8: 'title' is a list; expected text"),
    (
        "title: A short day",
        "title: {a: b}",
        "1:8: 'title' is a group of keys; expected text; put quotation marks round",
    ),
    ("title: A short day", f"title: {'x' * 201}", "1:8: 'title' has 201 characters; expected at most 200"),
    (
        '"09:30"',
        "9.30",
        "2:9: 'starts' is '9.30'; expected a time on the 24-hour clock such as \"09:30\"; did you mean '09:30'?",
    ),
    ('"09:30"', "9:30am", "2:9: 'starts' is '9:30am'; expected a time on the 24-hour clock"),
    ('"09:30"', '"25:00"', "2:9: 'starts' is '25:00'; expected a time on the 24-hour clock such as \"09:30\""),
    ('"09:30"', "half nine", "2:9: 'starts' is 'half nine'; expected a time"),
    ("groups: 3", "groups: 0", "12:9: 'groups' is '0'; expected a whole number from 1 to 12"),
    ("groups: 3", "groups: 13", "12:9: 'groups' is '13'; expected a whole number from 1 to 12"),
    ("groups: 3", "groups: 3.5", "12:9: 'groups' is '3.5'; expected a whole number"),
    ("groups: 3", "groups: true", "12:9: 'groups' is 'true'; expected a whole number"),
    ("groups: 3", 'groups: "3"', "12:9: 'groups' is '3' in quotation marks, which makes text of it"),
    (
        "groups: 3",
        "groups:",
        "12:8: 'groups' has nothing after it; expected a whole number from 1 to 12, or no such line",
    ),
    ("groups: 3", "groups: 3\ngroups: 4", "13:1: the key 'groups' is given twice (first on line 12)"),
    ("groups: 3", "group_names: [A, b, a]", "12:21: the group 'a' is given twice (first on line 12)"),
    ("groups: 3", "groups: 1\ngroup_names: [A, B]", "13:14: there are 2 group names for 1 groups"),
    ("groups: 3", "agencies: Police", "12:11: 'agencies' is not a list; expected a list of names"),
    ("groups: 3", "agencies: [Police, police]", "12:20: the agency 'police' is given twice"),
    ("  LO1: Know a repair from a rethink", "  L O: x", "5:3: a key of 'outcomes' is 'L O'; expected a short name"),
    ("minutes: 15", "minutes: 0", "16:14: 'minutes' is '0'; expected a whole number from 1 to 600"),
    ("minutes: 15", "minutes: 601", "16:14: 'minutes' is '601'; expected a whole number from 1 to 600"),
    ("minutes: 15", "minutes: -5", "16:14: 'minutes' is '-5'; expected a whole number"),
    ("minutes: 15", "minuets: 15", "16:5: 'minuets' is not a key of an item; did you mean 'minutes'?"),
    ("least: 10", "least: 16", "17:12: 'least' is 16, more than the item's 15 minutes"),
    ("fixed: true", "fixed: yes", "24:12: 'fixed' is 'yes'; expected true or false; did you mean 'true'?"),
    ("fixed: true", "fixed: tru", "24:12: 'fixed' is 'tru'; expected true or false; did you mean 'true'?"),
    ("fixed: true", "fixed: true\n    least: 10", "25:12: the item is fixed, so it never shrinks"),
    (
        "kind: exercise",
        "kind: exercize",
        "21:11: 'kind' is 'exercize'; expected one of: talk, exercise, report-back, break; did",
    ),
    ("outcomes: [LO1]", "outcomes: [LO2]", "19:16: there is no outcome 'LO2'"),
    ("outcomes: [LO1]", "outcomes: [LO1, LO1]", "19:21: the outcome 'LO1' is given twice"),
    ("outcomes: [LO1]", "outcomes: LO1", "19:15: 'outcomes' is not a list; expected a list of ids of outcomes"),
    (
        "issues: [5, 6]",
        "issues: [6, 5]",
        "27:13: 'issues' runs from 6 down to 5; expected the fewest first; did you mean '[5, 6]'?",
    ),
    (
        "issues: [5, 6]",
        "issues: [5]",
        "27:13: 'issues' has 1 entries; expected a list of 2 whole numbers, such as [5, 6]",
    ),
    (
        "issues: [5, 6]",
        "issues: [5, lots]",
        "27:17: an entry of 'issues' is 'lots'; expected a whole number from 1 to 50",
    ),
    ("    capture: issues\n", "", "26:13: 'issues' says how many, but nothing is captured"),
    ("discuss: 15", "discuss: 14", "28:13: the phases add up to 19 minutes, but the item has 20"),
    ("10: Have", "21: Have", "30:7: a cue with 21 minutes left, but the item has only 20"),
    ("10: Have", "ten: Have", "30:7: a key of 'cues' is 'ten'; expected a whole number from 0 to 600"),
    ("0: {say:", "010: {say:", "31:7: the key '10' is given twice in 'cues'"),
    ("public: true}", "publik: true}", "31:29: 'publik' is not a key of a cue; did you mean 'public'?"),
    ('say: "Pens down"', 'sy: "Pens down"', "31:11: 'sy' is not a key of a cue; did you mean 'say'?"),
    ("10: Have you", "10: # you", "30:10: '10' of 'cues' has nothing after it"),
    ("of: a02", "of: a2", "35:9: there is no item 'a2'; expected the id of an earlier exercise; did you mean 'a02'?"),
    ("of: a02", "of: a01", "35:9: 'a01' captures nothing that could be reported"),
    ("of: a02", "of: a04", "35:9: 'a04' does not come before this report-back"),
    ("of: a02", "of: a03", "35:9: 'a03' does not come before this report-back"),
    (
        "    of: a02\n",
        "",
        "32:5: a report-back needs 'of'; expected the id of the exercise that is reported; did you mean 'a02'?",
    ),
    ("kind: break", "of: a02", "40:9: only a report-back has 'of'"),
    ("kind: break", "kind: break\n    capture: issues", "41:14: a break has nothing to capture"),
    ("- id: a04", "- id: a01", "39:9: the id 'a01' is given twice (first on line 14)"),
    (
        "- id: a04",
        "- id: a 04",
        "39:9: 'id' is 'a 04'; expected a short name of letters, digits and hyphens, such as a07",
    ),
    ('at: "10:40"', 'at: "10:34"', "43:9: this cannot begin at 10:34: the items before it last until 10:35"),
    ('at: "10:40"', 'at: "08:00"', "43:9: 08:00 is before the plan starts at 09:30"),
    (
        'finishes: "11:00"',
        'finishes: "10:55"',
        '3:11: the plan finishes at 10:55, but its items end at 11:00; expected "11:00", or',
    ),
    (
        'starts: "09:30"',
        'starts: "23:30"',
        "3:11: the plan finishes at 11:00, but its items end at 00:55 on the next day",
    ),
    ('    at: "10:40"\n', "", "3:11: the plan finishes at 11:00, but its items end at 10:55"),
]
"""What to replace in the good plan, by what, and how the first problem begins after the file's name."""


@pytest.mark.parametrize(("old", "new", "start"), MISTAKES)
def test_a_mistake_is_told_at_its_place(tmp_path: Path, old: str, new: str, start: str) -> None:
    """One slip in a good plan, one sentence."""
    reading = read_changed(tmp_path, edited(old, new))
    assert reading.plan is None
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
        "content/welcome.md": "# Welcome\n\n<b>bold</b>\n",
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


def test_a_plan_may_stand_beside_its_files_in_a_folder_of_any_name(tmp_path: Path) -> None:
    """Its own folder is then its tree."""
    write_tree(tmp_path)
    path = tmp_path / "content" / "day.yaml"
    path.write_text(PLAN.replace("../content/", ""), encoding="utf-8")
    own = read_plan(path)
    assert own.problems == ()
    assert own.plan is not None
    assert list(own.plan.cases) == ["cases/robin.md"]
