"""Characters of word processors in plans and decks: read as they were meant, each named on its own line."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.agenda.lookalikes import plain_yaml
from facilitator.agenda.model import Cue

from .decks import deck
from .writing import PLAN, read_changed, told


@pytest.mark.parametrize(
    ("old", "new", "place", "name"),
    [
        ("title: A short day", "title: “A short day”", "1:8", "left double quotation mark, U+201C"),
        ("title: A short day", "title: „A short day“ # mine", "1:8", "double low-9 quotation mark, U+201E"),
        ("title: A short day", "title: «A short day»", "1:8", "left-pointing double angle quotation mark, U+00AB"),
        ("title: A short day", 'title: "A short day”', "1:8", "right double quotation mark, U+201D"),
        ("title: A short day", "title:\u00a0A short day", "1:7", "no-break space, U+00A0"),
        ("title: A short day", "title\u202f: A short day", "1:6", "narrow no-break space, U+202F"),
        ("title: A short day", "title\uff1aA short day", "1:6", "fullwidth colon, U+FF1A"),
        ("title: A short day", "\ufefftitle: A short day", "1:1", "zero width no-break space, U+FEFF"),
        ('starts: "09:30"', "starts: “09:30”", "2:9", "left double quotation mark, U+201C"),
        (
            "deck: ../content/welcome.md",
            "deck: \u2018../content/welcome.md\u2019",
            "18:11",
            "left single quotation mark, U+2018",
        ),
        ("    minutes: 15", "\u00a0\u00a0\u00a0\u00a0minutes: 15", "16:1", "no-break space, U+00A0"),
        ("  - id: a02", "  \u2013 id: a02", "20:3", "en dash, U+2013"),
        ("  - id: a02", "  \u2022 id: a02", "20:3", "bullet, U+2022"),
        ("  - id: a02", "  -\u00a0id: a02", "20:4", "no-break space, U+00A0"),
        ('say: "Pens down"', "say: \u2018Pens down\u2019", "31:16", "left single quotation mark, U+2018"),
        ("{discuss: 15", "{“discuss”: 15", "28:14", "left double quotation mark, U+201C"),
    ],
)
def test_what_was_meant_is_read_and_the_character_is_named(
    tmp_path: Path, old: str, new: str, place: str, name: str
) -> None:
    """The plan is the same, nothing is left of the character, and the warning is on its line and about looks."""
    assert PLAN.count(old) == 1
    plain = read_changed(tmp_path / "plain").plan
    mark = "\ufeff" if new.startswith("\ufeff") else ""
    reading = read_changed(tmp_path / "odd", {"sessions/day.yaml": mark + PLAN.replace(old, new)})
    assert reading.plan == plain
    lines = told(reading, tmp_path / "odd")
    assert any(line.startswith(f"sessions/day.yaml:{place}: warning: this character ({name})") for line in lines), lines
    assert all(problem.looks for problem in reading.problems)


@pytest.mark.parametrize(
    "text",
    [
        "title: The “hidden” child\n",
        "title: “Hidden” men and “visible” ones\n",
        "title: Welcome \u2013 and why\n",
        "criteria: |\n  \u2013 one\n  “two”\n   three:\u00a0four\nlast: x\n",
        "# \u2013 “remark”\ntitle: x\n",
        "title: it\u2019s ours\n",
        "title: 25\u00a0pounds: no\n",
    ],
)
def test_words_stay_as_they_were_written(text: str) -> None:
    """Quotation marks inside a line, dashes between words, text that is kept line by line."""
    assert plain_yaml(text, "x.yaml") == (text, [])


def test_a_quotation_keeps_the_marks_inside_it(tmp_path: Path) -> None:
    """An apostrophe is no end."""
    changed = PLAN.replace(
        "10: Have you looked at each agency?", "10: \u2018Don\u2019t stop: who\u2019s missing?\u2019"
    )
    plan = read_changed(tmp_path, {"sessions/day.yaml": changed}).plan
    assert plan is not None
    assert plan.item("a02").cues[0] == Cue(10, "Don\u2019t stop: who\u2019s missing?")


@pytest.mark.parametrize("written", ["30 min", "30min", "30 minutes", "30 Min.", '"30"', "30\u00a0min"])
def test_lengths_with_words_behind_them_are_understood(tmp_path: Path, written: str) -> None:
    """And told, for they may be meant otherwise."""
    reading = read_changed(tmp_path, {"sessions/day.yaml": PLAN.replace("minutes: 30", f"minutes: {written}")})
    assert reading.plan is not None
    assert reading.plan.item("a03").minutes == 30
    assert any(line.endswith("read as '30'") for line in told(reading, tmp_path))


def test_a_length_that_is_only_told_by_times_is_suggested(tmp_path: Path) -> None:
    """The times of two items tell how long the first one is; guessing the day from them is left to its author."""
    changed = PLAN.replace("    minutes: 30\n", '    at: "10:05"\n')
    reading = read_changed(tmp_path, {"sessions/day.yaml": changed})
    assert reading.plan is None
    lines = "\n".join(told(reading, tmp_path))
    assert "32:5: an item needs 'minutes' here" in lines
    assert (
        "32:5: warning: by its times this item takes 35 minutes, from 10:05 to 10:40; expected 'minutes: 35'" in lines
    )


@pytest.mark.parametrize("dash", ["—", "\u2013", "———", "\u2013-", "\u2e3a"])
def test_a_long_dash_for_a_fence_is_read_as_one_and_told(dash: str) -> None:
    """Word processors make it of three hyphens, at the top as between pages."""
    reading = deck(f"{dash}\nmarp: true\ntitle: Day\n{dash}\n\n# One\n\na\n\n{dash}\n\n# Two\n\nb\n")
    assert [page.title for page in reading.deck.pages] == ["One", "Two"]
    assert reading.deck.title == "Day"
    assert [problem.line for problem in reading.problems] == [1, 4, 10]
    assert all(problem.matters and "long dash" in problem.what for problem in reading.problems)


def test_a_long_dash_elsewhere_stays() -> None:
    """In code and notes it is what it is; below text it is told and parts nothing."""
    reading = deck("# One\n\n```\n—\n```\n\n<!--\n—\n-->\n\ntext\n—\n")
    assert len(reading.deck.pages) == 1
    assert [problem.line for problem in reading.problems] == [12]


@pytest.mark.parametrize(
    "line",
    [
        '- "Ask \u201cwhy\u201d, then wait"',
        'title: "x\u00ab}"',
        "title: 'the \u2018safe\u2019, place'",
        '{a: "one \u201ctwo\u201d, three", b: "\u2019"}',
        '- "a \\" \u201cb\u201d, c"',
    ],
)
def test_a_value_that_is_quoted_as_yaml_has_it_is_left_alone(line: str) -> None:
    """Whatever quotation marks stand in it, and whatever follows them."""
    assert plain_yaml(line, "plan") == (line, [])
