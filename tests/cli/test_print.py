"""`facilitator print`: a run as it stands, a plan at its own times, and words for everything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.cli.days import ended_day, unfinished_day


@pytest.fixture
def unfinished(folder: Path) -> str:
    """The id of a run that has not ended."""
    return unfinished_day(folder)


@pytest.mark.parametrize("named", [(), ("last",), ("id",)])
def test_a_run_is_printed_as_it_stands(folder: Path, ask: Ask, unfinished: str, named: tuple[str, ...]) -> None:
    """Its path goes to stdout, a word about the private pages to stderr."""
    answer = ask("print", *(unfinished[:12] if name == "id" else name for name in named), "--output", "today.html")
    assert (answer.code, answer.lines) == (0, ["today.html"])
    assert "hand out only the sheets" in answer.said
    page = Path("today.html").read_text(encoding="utf-8")
    assert f"run {unfinished}" in page
    assert "E1-G1-2" in page


def test_the_ending_chooses_markdown(ask: Ask, unfinished: str) -> None:
    """In capitals too."""
    assert ask("print", "--output", "Today.MD").code == 0
    assert Path("Today.MD").read_text(encoding="utf-8").startswith("# A small day: the rest of the day on paper\n")


@pytest.mark.parametrize("name", ["demonstration", "demo"])
def test_a_plan_is_printed_at_its_own_times(ask: Ask, name: str) -> None:
    """Without any run, or journal; a beginning of its id is enough."""
    assert ask("print", name, "--output", "plan.md").code == 0
    text = Path("plan.md").read_text(encoding="utf-8")
    assert "plan demonstration" in text
    assert "The plan's own times; finish " in text


def test_a_plan_is_printed_from_its_file(ask: Ask, tmp_path: Path) -> None:
    """One that is being written."""
    ask("new", "My day")
    assert ask("print", "my-day", "--output", "my.html").code == 0
    assert ask("print", str(tmp_path / "data" / "plans" / "my-day.yaml"), "--output", "my.html").lines == ["my.html"]


def test_the_same_words_twice_are_the_same_bytes(ask: Ask) -> None:
    """A plan's pages do not know what time it is, only what day."""
    ask("print", "demonstration", "--output", "one.html")
    ask("print", "demonstration", "--output", "two.html")
    assert Path("one.html").read_bytes() == Path("two.html").read_bytes()


def test_a_day_that_has_ended_has_nothing_to_come(folder: Path, ask: Ask) -> None:
    """Exit code 1, and no file."""
    ended_day(folder)
    answer = ask("print", "--output", "x.html")
    assert answer.code == 1
    assert "The day has ended" in answer.said
    assert not Path("x.html").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--output", "x.pdf"), 2, "ends neither in .html"),
        (("--output", "x"), 2, "ends neither in .html"),
        ((), 2, "--output"),
        (("nothing.yaml", "--output", "x.md"), 1, "there is no plan at"),
        (("2099", "--output", "x.md"), 1, 'There is no run "2099"'),
        (("last", "--output", "no/such\0folder.md"), 2, "zero byte"),
    ],
)
def test_what_cannot_be_printed_is_said_in_words(
    ask: Ask, unfinished: str, arguments: tuple[str, ...], code: int, words: str
) -> None:
    """And nothing is written."""
    answer = ask("print", *arguments)
    assert answer.code == code
    assert words.casefold() in answer.said.casefold()
    assert not [path for path in Path().iterdir() if path.suffix in (".md", ".html", ".pdf")]


def test_a_folder_in_the_way_is_said_in_words(ask: Ask, unfinished: str) -> None:
    """The system's refusal, as a sentence."""
    Path("x.html").mkdir()
    answer = ask("print", "--output", "x.html")
    assert answer.code == 1
    assert "could not be written" in answer.said


def test_without_any_run_it_says_how_to_begin(ask: Ask) -> None:
    """Nothing is made on the way."""
    answer = ask("print", "--output", "x.md")
    assert answer.code == 1
    assert "There are no runs" in answer.said
    assert not list(Path().iterdir())
