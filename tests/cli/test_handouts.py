"""Hand-outs and certificates at the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Ask
from tests.cli.days import ended_day, unfinished_day


def test_hand_outs_of_a_run_and_of_a_plan(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """In large print on wish; nothing private is said of them, as nothing in them is."""
    unfinished_day(folder)
    code, lines, said = ask("print", "last", "--handouts", "--large", "--output", "out.html")
    assert (code, lines) == (0, ["out.html"])
    assert 'class="large"' in (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "private" not in said
    assert ask("print", "demonstration", "--handouts", "--output", "plan.html").code == 0
    assert "Please sign in" in (tmp_path / "plan.html").read_text(encoding="utf-8")


def test_certificates_for_those_who_attended(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """From a template and a list; what they lack is told, and a plan has none."""
    ended_day(folder)
    (tmp_path / "our.md").write_text("**{name}**, {date}")
    (tmp_path / "names.txt").write_text("Agnieszka Nowak\n")
    given = ("print", "last", "--certificates", "our.md", "--output", "out.html")
    assert ask(*given).code == 2
    code, lines, said = ask(*given, "--names", "names.txt")
    assert (code, lines) == (0, ["out.html"])
    assert "yours to delete" in said
    assert "Agnieszka Nowak" in (tmp_path / "out.html").read_text(encoding="utf-8")
    assert ask(*given, "--names", "names.txt").lines == ["out.html"]
    assert ask(*given, "--names", "nobody.txt").code == 1
    assert ask("print", "demonstration", *given[2:], "--names", "names.txt").code == 2
    assert ask("print", "--large", "--output", "out.html").code == 2


def test_tables_are_parted_as_the_settings_say(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """By a semicolon where a spreadsheet expects that; by a comma where nothing is said, or nonsense."""
    ended_day(folder)
    for words, sign in (("", ","), ("csv: semicolon\n", ";"), ("csv: tabs\n", ",")):
        (folder / "settings.yaml").write_text(words)
        _, lines, _ = ask("export", "last", "--format", "csv", "--output", f"out{len(words)}")
        (issues,) = [line for line in lines if line.endswith("issues.csv")]
        assert (tmp_path / issues).read_text(encoding="utf-8-sig").startswith(f'"run"{sign}"day"{sign}"exercise"')
