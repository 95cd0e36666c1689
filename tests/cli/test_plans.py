"""Listing, checking and making plans, without a screen."""

from __future__ import annotations

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from facilitator.agenda.model import Picture
from tests.cli.conftest import Ask

DAY = "learning-from-serious-case-reviews"


def test_bundled_plans_are_listed_with_their_length(ask: Ask, folder: Path) -> None:
    """From any folder, without making one."""
    code, lines, said = ask("plans")
    assert (code, said) == (0, "")
    (line,) = [line for line in lines if line.startswith(DAY)]
    assert "bundled" in line
    assert line.endswith("Learning from Serious Case Reviews")
    assert not folder.exists()


def test_all_bundled_plans_are_fine(ask: Ask) -> None:
    """`check` without a name checks every plan there is."""
    code, lines, _ = ask("check")
    assert code == 0
    assert len(lines) == len(ask("plans").lines)
    assert all("can be run" in line for line in lines)


def test_check_tells_every_mistake_with_its_place(ask: Ask, tmp_path: Path) -> None:
    """Mistakes on stderr, the verdict on stdout, exit code 1; the good plan beside it is still checked."""
    (tmp_path / "bad.yaml").write_text(
        'title: "A day"\nstarts: 9:30\nagenda:\n  - id: a01\n    minuts: 5\n  - id: a02\n', encoding="utf-8"
    )
    code, lines, said = ask("check", "bad.yaml", DAY)
    assert code == 1
    assert [line.split(": ")[1].split(" (")[0] for line in lines] == ["cannot be run", "can be run"]
    mistakes = [line for line in said.splitlines() if line.startswith("bad.yaml:")]
    assert len(mistakes) > 1
    assert any("an item needs 'minutes' here" in mistake for mistake in mistakes)
    assert any("warning: 'minuts' is not a key of an item; read as 'minutes'" in mistake for mistake in mistakes)


def test_one_missing_picture_does_not_stop_the_day(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its words stand for it, and so it is with every file that a plan names but cannot be read."""
    from facilitator.cli.commands.plans import plan_to_run

    (tmp_path / "d.md").write_text("# One\n\n![our office](office.png)\n\ntext\n", encoding="utf-8")
    (tmp_path / "p.yaml").write_text(
        'title: "A day"\nstarts: "09:30"\nfinishes: "10:00"\nsupport: gone.md\nthemes: gone.yaml\nagenda:\n'
        "  - {id: a, title: A, minutes: 20, deck: d.md, case: gone.md}\n"
        "  - {id: b, title: B, minutes: 10, deck: gone.md}\n",
        encoding="utf-8",
    )
    plan, _ = plan_to_run("p.yaml", folder)
    assert plan.decks["d.md"].pages[0].blocks[1] == Picture("", "our office")
    assert [(item.deck, item.case) for item in plan.items] == [("d.md", ""), ("", "")]
    said = capsys.readouterr().err
    assert "The day can be run; its plan has 5 warnings: facilitator check p tells all of them." in said
    assert said.count("warning: there is no file") == 4


@pytest.mark.parametrize(
    ("name", "words"),
    [("missing.yaml", "no plan at"), ("learning-from-serius-case-reviews", "did you mean"), ("zzzz", "the plans are")],
)
def test_check_of_what_is_not_there(ask: Ask, name: str, words: str) -> None:
    """A sentence, and exit code 1."""
    code, lines, said = ask("check", name)
    assert (code, lines) == (1, [])
    assert words in said


def test_a_new_plan_runs_as_it_is(ask: Ask, folder: Path) -> None:
    """It is made among the trainer's own, found by its id, listed first and free of mistakes."""
    code, lines, said = ask("new", "Early help: a day")
    assert code == 0
    path = Path(lines[0])
    assert path.parent == folder / "plans"
    assert f"facilitator check {path.stem}" in said
    assert ask("check", path.stem).code == 0
    listed = ask("plans").lines[0]
    assert listed.startswith(path.stem)
    assert "your own" in listed


def test_a_new_plan_never_takes_the_place_of_another(ask: Ask) -> None:
    """Nor is it made of nothing but signs."""
    assert ask("new", "Once").code == 0
    for name, words in (("once", "already"), ("///", "a name with letters")):
        code, lines, said = ask("new", name)
        assert (code, lines) == (1, [])
        assert words in said


def test_a_copy_of_a_plan_is_ones_own(ask: Ask, folder: Path) -> None:
    """It is found by its new name, and cannot be made twice, or of nothing."""
    code, lines, said = ask("new", "Our day", "--from", "demonstration")
    assert (code, Path(lines[0])) == (0, folder / "plans" / "our-day.yaml")
    assert "facilitator check our-day" in said
    assert ask("check", "our-day").code == 0
    assert ask("new", "Our day", "--from", "our-day").code == 1
    assert "no plan" in ask("new", "Another", "--from", "nothing-such").said


def test_a_broken_plan_never_hides_a_good_one(ask: Ask, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The bundled one of its name is used, and what is wrong is said, on the screen too; `check` looks at one's own."""
    from facilitator.cli.commands.plans import plan_to_run

    own = folder / "plans"
    own.mkdir(parents=True)
    (own / "demonstration.yaml").write_text("title: mine\nagenda: []\n", encoding="utf-8")
    plan, told = plan_to_run("demonstration", own)
    assert plan.title == "A demonstration day"
    assert told[0].startswith("Your own plan demonstration.yaml needs correcting, so the one that comes with")
    said = capsys.readouterr().err
    assert told[0] in said
    assert "demonstration.yaml:2:" in said
    assert ask("check", "demonstration").code == 1
    assert "demonstration.yaml:" in ask("plans").lines[0]


def test_an_own_plan_that_needs_correcting_is_listed_as_such(ask: Ask, folder: Path) -> None:
    """And keeps nobody from the others."""
    (folder / "plans").mkdir(parents=True)
    (folder / "plans" / "broken.yaml").write_text("title: [\n", encoding="utf-8")
    code, lines, _ = ask("plans")
    assert code == 0
    assert "needs correcting" in lines[0]
    assert len(lines) > 1
    assert ask("check").code == 1


def test_a_timetable_is_looked_at_and_written_after_a_yes(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """Without anybody to ask nothing is written; `--day` takes another of its days."""
    timetable = tmp_path / "two.csv"
    timetable.write_text(
        "Day,Time,Session\nA,9.00,Hello\nA,ca. 10.00,End of one\nB,9.30,Again\nB,10.00,Lunch\n", encoding="utf-8"
    )
    code, lines, said = ask("new", "Mine", "--from", str(timetable))
    assert code == 0
    assert lines[0].split() == ["09:00", "60", "min", "talk", "Hello"]
    assert "look at this" in lines[2]
    assert "2 days (1: A, 2: B); this is day 1" in said
    assert "Nothing was written" in said
    assert not (folder / "plans").exists()
    code, lines, _ = ask("new", "Mine", "--from", str(timetable), "--day", "2", "--yes")
    assert (code, Path(lines[-1])) == (0, folder / "plans" / "mine.yaml")
    assert ask("check", "mine").code == 0
    assert ask("new", "Other", "--from", str(timetable), "--day", "3", "--yes").code == 2
    assert "There is no file" in ask("new", "Other", "--from", "gone.xlsx").said


def test_a_timetable_is_handed_in_without_a_file(ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Out of a mail program, with its line ends, spaces and signs; what is no text or no timetable is told in words."""

    def hand_in(given: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(given), encoding="utf-8"))

    dot = "\u2022 "
    mail = f"{dot}09:00\xa0- 09:10\xa0\xa0Welcome  Ann\r\n{dot}09.10 Talk \x1b]2;x\x07(20 mins)\r\n{dot}9.30 Close\r\n"
    hand_in(mail.encode())
    code, lines, said = ask("new", "Mine", "--from", "-")
    assert [line.split()[0] for line in lines] == ["09:00", "09:10"]
    assert "Nothing was written" in said
    assert not (folder / "plans").exists()
    hand_in(mail.encode("utf-16"))
    assert ask("new", "Mine", "--from", "-", "--yes").code == 0
    text = (folder / "plans" / "mine.yaml").read_text(encoding="utf-8")
    assert "Made from the pasted text." in text
    assert "Welcome  Ann" in text
    assert ask("check", "mine").code == 0
    for given, words in (
        (b"PK\x03\x04\0\0", "the pasted text is not a text"),
        (b"nothing about when", "No times and no lengths were found in the pasted text"),
        (b" \r\n", "There are no words in the pasted text"),
        (b"9.00 Hello\n" * 100_000, "longer than any timetable"),
        (b"9.00 Hello\n" * 2_100, "more rows than any timetable"),
    ):
        hand_in(given)
        code, lines, said = ask("new", "Other", "--from", "-", "--yes")
        assert (code, lines) == (1, [])
        assert words in said


def test_slides_are_put_into_a_plan_of_ones_own(ask: Ask, folder: Path) -> None:
    """Shown first; a bundled plan is left as it is."""
    show = str(Path(__file__).parents[1] / "bringing" / "office" / "lists-and-notes.odp")
    assert ask("new", "My day").code == 0
    plan = folder / "plans" / "my-day.yaml"
    before = plan.read_bytes()
    code, lines, said = ask("bring", show, "--into", "my-day")
    assert (code, lines[0].split()[:2]) == (0, ["3", "pages"])
    assert "Nothing was written" in said
    assert plan.read_bytes() == before
    assert "It can go to" in ask("bring", show, "--into", "my-day", "--where", "a01").said
    code, lines, _ = ask("bring", show, "--into", "my-day", "--where", "a03", "--yes")
    assert (code, lines[-1]) == (0, str(plan))
    assert b"    deck: my-day/lists-and-notes/01-report-back-1.md\n" in plan.read_bytes()
    code, _, said = ask("bring", show, "--into", "demonstration", "--yes")
    assert code == 1
    assert "Make a copy of your own first" in said
    assert ask("bring", "gone.pptx", "--into", "my-day").code == 1
