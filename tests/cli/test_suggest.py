"""`facilitator suggest`: as many lines out as in, known ids only, the same whatever the journal holds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Ask
from tests.themes.flipchart import PLAN, day, phrases

IDS = {theme.id for theme in day().themes}


def run(sent: bytes, *arguments: str, folder: Path) -> tuple[int, list[str], str]:
    """The command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "facilitator", "--data", str(folder), "suggest", *arguments],
        input=sent,
        capture_output=True,
        check=False,
    )
    lines = done.stdout.decode("utf-8").split("\n")
    assert lines.pop() == ""
    return done.returncode, lines, done.stderr.decode("utf-8")


def test_a_line_for_every_line(tmp_path: Path) -> None:
    """Empty for empty, whatever ends the lines and whether the last one ends; odd bytes are no harm."""
    sent = b"HV never told by A&E\n\nleft it to the SW\r\n\xff\xfe\x00\x1b[31m dad spoke for mum\n   \nno end"
    code, lines, said = run(sent, "--plan", PLAN, folder=tmp_path)
    assert (code, said) == (0, "")
    assert len(lines) == 6
    assert [bool(line) for line in lines[:5]] == [True, False, True, True, False]
    for line in lines:
        ids = line.split("\t") if line else []
        assert len(ids) <= 3
        assert len(set(ids)) == len(ids)
        assert set(ids) <= IDS


def test_nothing_in_nothing_out(tmp_path: Path) -> None:
    """And no folder is made for it."""
    assert run(b"", "--plan", PLAN, folder=tmp_path / "none") == (0, [], "")
    assert not (tmp_path / "none").exists()


def test_it_answers_line_by_line(tmp_path: Path) -> None:
    """Whoever sends one line gets its answer before sending the next."""
    argv = [sys.executable, "-m", "facilitator", "--data", str(tmp_path), "suggest", "--plan", PLAN]
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for line in (b"left it to the SW\n", b"\n", b"7 in a 2-bed\n"):
            program.stdin.write(line)
            program.stdin.flush()
            answered = program.stdout.readline()
            assert answered.endswith(b"\n")
            assert (answered == b"\n") == (line == b"\n")
        program.stdin.close()
        assert program.wait(30) == 0


def test_a_plan_by_its_path_and_every_bundled_day(tmp_path: Path) -> None:
    """Whatever its taxonomy."""
    path = Path(__file__).resolve().parents[2] / "sessions" / "demonstration.yaml"
    for name in (str(path), "demonstration"):
        code, lines, _ = run(b"we all thought somebody else had told the band\n", "--plan", name, folder=tmp_path)
        assert code == 0
        assert lines[0].split("\t")[0] == "cm-assumed"


def test_optional_themes_are_asked_for(tmp_path: Path) -> None:
    """Those of the Panel are no part of the first day unless someone wants them; they are of the second."""
    line = b"target culture, caseloads mad and bosses only want numbers\n"
    second = "learning-from-child-safeguarding-practice-reviews"
    assert "pn-lead" not in run(line, "--plan", PLAN, folder=tmp_path)[1][0]
    assert "pn-lead" in run(line, "--plan", PLAN, "--optional", folder=tmp_path)[1][0]
    assert "pn-lead" in run(line, "--plan", second, folder=tmp_path)[1][0]


def test_what_is_wrong_is_said(ask: Ask, tmp_path: Path) -> None:
    """No plan, a plan that is not there, a plan without themes, nothing to learn from."""
    assert ask("suggest").code == 2
    assert "did you mean" in ask("suggest", "--plan", "demonstation").said
    assert ask("new", "Bare day").code == 0
    plan = tmp_path / "data" / "plans" / "bare-day.yaml"
    kept = [line for line in plan.read_text(encoding="utf-8").splitlines() if not line.startswith("themes:")]
    plan.write_text("\n".join(kept) + "\n", encoding="utf-8")
    code, _, said = ask("suggest", "--plan", "bare-day")
    assert code == 1
    assert "has no themes" in said


def test_to_learn_needs_a_journal(ask: Ask) -> None:
    """Which is said."""
    code, _, said = ask("suggest", "--plan", PLAN, "--learn")
    assert code == 1
    assert "no runs" in said


def test_the_screens_suggestions_are_the_same(tmp_path: Path) -> None:
    """One engine for both."""
    from facilitator.themes.suggester import Suggester

    lines = [phrase.text for phrase in phrases()[:40]]
    suggester = Suggester.of_plan(day())
    expected = ["\t".join(suggested.theme for suggested in suggester.suggest(line)) for line in lines]
    assert run("\n".join(lines).encode(), "--plan", PLAN, folder=tmp_path)[1] == expected
