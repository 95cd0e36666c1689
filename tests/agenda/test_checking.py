"""What `facilitator check` says about a plan that can be read, and about one that cannot."""

from __future__ import annotations

from pathlib import Path

from facilitator.agenda.checking import ROOM_LINES, check, remarks, warnings
from facilitator.agenda.plan_reader import read_plan

from .writing import PLAN, WELCOME, edited, write_tree


def lines(folder: Path, changes: dict[str, str | bytes | None] | None = None) -> list[str]:
    """What the check says, with paths as seen from the folder."""
    checked = check(write_tree(folder, changes))
    return [line.replace(f"{folder.as_posix()}/", "") for line in checked.lines]


def deck_of(count: int) -> str:
    """The welcome deck with a second page of so many lines below its title."""
    return WELCOME.replace("- one\n", "- one\n" * count)


def test_an_open_blank_is_a_warning_and_the_plan_can_be_run(tmp_path: Path) -> None:
    """A course can be rehearsed before the room is booked."""
    assert lines(tmp_path) == [
        "sessions/day.yaml:8:11: warning: 'feedback address' is not filled in yet; expected a value under 'details'",
        "sessions/day.yaml: can be run (no mistakes, 1 warning)",
    ]
    assert check(write_tree(tmp_path)).fine


def test_open_blanks_of_pages_are_told_with_file_and_line(tmp_path: Path) -> None:
    """So that an editor jumps there."""
    told = lines(tmp_path, {"content/welcome.md": WELCOME + "\n\n---\n\n# Help\n\nCall {{ helpline }}\n"})
    assert "content/welcome.md:25:6: warning: 'helpline' is not filled in yet; expected a value under 'details'" in told


def test_a_page_that_fills_the_room_is_fine_and_one_line_more_is_not(tmp_path: Path) -> None:
    """The limit itself is allowed."""
    assert not [
        line for line in lines(tmp_path / "a", {"content/welcome.md": deck_of(ROOM_LINES)}) if "below its title" in line
    ]
    told = lines(tmp_path / "b", {"content/welcome.md": deck_of(ROOM_LINES + 1)})
    assert (
        told[1]
        == "content/welcome.md:16:1: warning: page 2 takes 21 lines below its title; a small room screen shows 20"
    )
    assert told[-1] == "sessions/day.yaml: can be run (no mistakes, 2 warnings, 1 of which matters)"


def test_a_drawing_that_is_too_wide_is_told(tmp_path: Path) -> None:
    """For no screen can break its lines."""
    told = lines(tmp_path, {"content/welcome.md": f"# W {{{{ quiet room }}}}\n\n```diagram\n{'─' * 77}\n```\n"})
    assert (
        told[1] == "content/welcome.md:1:1: warning: page 1 has a drawing 77 columns wide; a small room screen shows 76"
    )


def test_background_notes_may_be_long_for_only_the_trainer_reads_them(tmp_path: Path) -> None:
    """They scroll."""
    assert len(lines(tmp_path, {"content/notes/kolb.md": "# Kolb\n\n" + "words and words\n\n" * 30})) == 2


def test_mistakes_come_before_warnings_and_the_plan_cannot_be_run(tmp_path: Path) -> None:
    """And the sum comes last."""
    changes = {**edited("of: a02", "of: a2"), "content/support.md": "# Help\n\n<b>now</b>\n"}
    told = lines(tmp_path, changes)
    assert told[0].startswith("sessions/day.yaml:35:9: there is no item 'a2'")
    assert "'feedback address' is not filled in yet" in told[1]
    assert "HTML is left out" in told[2]
    assert told[-1] == "sessions/day.yaml: cannot be run (1 mistake, 3 warnings, 1 of which matters)"
    assert not check(write_tree(tmp_path, changes)).fine
    assert check(write_tree(tmp_path, {"sessions/day.yaml": PLAN, "content/support.md": "<b>"})).fine


def test_a_plan_that_cannot_be_read_has_no_warnings(tmp_path: Path) -> None:
    """There is nothing to measure."""
    assert warnings(read_plan(tmp_path / "none.yaml")) == ()
    assert (
        lines(tmp_path, {"sessions/day.yaml": "x"})[-1] == "sessions/day.yaml: cannot be run (1 mistake, no warnings)"
    )


def test_what_is_lost_is_told_before_what_was_understood(tmp_path: Path) -> None:
    """A day that begins has room for a few sentences."""
    changes = {**edited('"09:30"', "9.30"), "content/support.md": None}
    blanks, head, first, second = remarks(read_plan(write_tree(tmp_path, changes)), "day")
    assert blanks.startswith("NOT FILLED IN: ")
    assert head == "The day can be run; its plan has 2 warnings."
    assert "there is no file '../content/support.md'" in first
    assert second.endswith("read as '09:30'")
