"""Blanks filled in after the plan was read: on every page of a run's plan, and in its file without a byte more."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.agenda.filled import NotFillable, filled, filled_text
from facilitator.agenda.model import Plan
from facilitator.agenda.own_copy import CopyRefused, keep_details, own_file
from facilitator.agenda.placeholders import ASK
from facilitator.agenda.plan_reader import read_plan

PLAN = """\
# A plan of my own.
title: A day   # with a remark
starts: "09:30"
finishes: "10:00"
feedback: https://example.org/{{ form }}
details:
  quiet room: ""   # the one upstairs
  contact:
  'safeguarding contact': ''
agenda:
  - title: Welcome
    deck: welcome.md
    minutes: 30
"""
DECK = (
    "# Welcome to {{ quiet room }}\n\n- Ask **{{ contact }}**\n- {{ safeguarding contact }}\n\n<!-- {{ contact }} -->\n"
)


def written(folder: Path, text: str = PLAN) -> Path:
    """A plan of the trainer's own, with its deck."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "welcome.md").write_text(DECK, encoding="utf-8")
    path = folder / "mine.yaml"
    path.write_bytes(text.encode())
    return path


def read(path: Path) -> Plan:
    """The plan in a file."""
    plan = read_plan(path).plan
    assert plan is not None
    return plan


def test_what_is_filled_in_stands_everywhere(tmp_path: Path) -> None:
    """On pages, in notes, in the address for feedback; what is empty stays open, a dash is put away."""
    plan = read(written(tmp_path))
    assert plan.unfilled == ("quiet room", "contact", "safeguarding contact", "form")
    after = filled(plan, {"quiet room": " Room 4 ", "contact": "-", "form": "abc", "safeguarding contact": " "})
    assert after.unfilled == ("safeguarding contact",)
    assert after.feedback == "https://example.org/abc"
    text = repr(after.decks)
    assert "Welcome to Room 4" in text
    assert text.count(ASK) == 2
    assert "{{ safeguarding contact }}" in text
    assert "{{ contact }}" not in text
    assert filled(plan, {}) == plan


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_the_blanks_of_the_file_change(tmp_path: Path, end: str) -> None:
    """Remarks, line ends, order and quotes stay; what the file did not name is added beside the others."""
    path = written(tmp_path, PLAN.replace("\n", end))
    before = path.read_bytes().decode()
    values = {"quiet room": 'Room "4": up', "contact": "-", "safeguarding contact": "#1 \u00e9", "form": "a\\b"}
    keep_details(path, values)
    after = path.read_bytes().decode()
    assert set(before.split(end)) - set(after.split(end)) == {
        '  quiet room: ""   # the one upstairs',
        "  contact:",
        "  'safeguarding contact': ''",
    }
    assert [line for line in after.split(end) if line not in before.split(end)] == [
        '  quiet room: "Room \\"4\\": up"   # the one upstairs',
        '  contact: "-"',
        "  'safeguarding contact': '#1 \u00e9'",
        "  form: a\\b",
    ]
    plan = read(path)
    assert plan.unfilled == ()
    assert plan.feedback == "https://example.org/a\\b"
    assert 'Welcome to Room "4": up' in repr(plan.decks)


def test_a_plan_without_details_gets_them(tmp_path: Path) -> None:
    """Where they belong, also where the last line is not ended."""
    path = written(tmp_path, PLAN[: PLAN.index("details:")] + PLAN[PLAN.index("agenda:") :].rstrip("\n"))
    keep_details(path, {"quiet room": "Room 4"})
    assert "\ndetails:\n  quiet room: Room 4\nfeedback:" in path.read_text(encoding="utf-8")
    assert "quiet room" not in read(path).unfilled


def test_what_is_filled_in_already_is_left_alone() -> None:
    """Somebody may have done so meanwhile."""
    text = PLAN.replace('quiet room: ""', "quiet room: the loft")
    assert filled_text(text, {"quiet room": "Room 4", "contact": "AB"}).count("the loft") == 1


@pytest.mark.parametrize(
    ("details", "after"),
    [
        ('details: {quiet room: ""}', 'details: {quiet room: "Room 4"}'),
        ("details: {}", "details: {quiet room: Room 4}"),
        ("details:", "details:\n  quiet room: Room 4"),
        ('details:\n  "quiet room":\n    ""  # up', 'details:\n  "quiet room":\n    "Room 4"  # up'),
    ],
)
def test_whatever_the_layout_it_is_filled_in(details: str, after: str) -> None:
    """In place."""
    text = PLAN[: PLAN.index("details:")] + details + "\n" + PLAN[PLAN.index("agenda:") :]
    assert filled_text(text, {"quiet room": "Room 4"}) == text.replace(details, after)


def test_what_are_no_details_is_left_alone_and_told(tmp_path: Path) -> None:
    """The file stays as it was, for nobody knows what the list was to say."""
    text = PLAN[: PLAN.index("details:")] + "details: [a]\n" + PLAN[PLAN.index("agenda:") :]
    with pytest.raises(NotFillable, match="in a way that only you can change"):
        filled_text(text, {"quiet room": "Room 4"})
    path = written(tmp_path, text)
    with pytest.raises(CopyRefused):
        keep_details(path, {"quiet room": "Room 4"})
    assert path.read_bytes() == text.encode()


def test_whose_file_a_plan_is(tmp_path: Path) -> None:
    """The trainer's own is found while it says the same; a bundled one is nobody's."""
    path = written(tmp_path / "plans")
    plan = read(path)
    assert own_file(plan, tmp_path / "plans") == path
    assert own_file(plan, tmp_path / "elsewhere") is None
    path.write_text(PLAN.replace("Welcome", "Hello"), encoding="utf-8")
    assert own_file(plan, tmp_path / "plans") is None
