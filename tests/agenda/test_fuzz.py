"""Files of any kind at all: a result or problems, never an exception, and never half of either."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from facilitator.agenda.model import Plan
from facilitator.agenda.plan_reader import PlanReading, read_plan

from .decks import deck
from .writing import FILES, PLAN, write_tree

FUZZ = settings(
    derandomize=True, max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)

YAML_BITS = st.sampled_from(
    [
        *(
            "title: ",
            "agenda:\n",
            "  - ",
            "id: a01\n",
            "    minutes: ",
            "15\n",
            "at: ",
            '"12:25"',
            "cues: {5: x}\n",
            "\n",
        ),
        *(
            "{",
            "}",
            "[",
            "]",
            ": ",
            "- ",
            "# ",
            "'",
            '"',
            "|\n",
            ">-\n",
            "&a ",
            "*a",
            "!!python/name:os.system ",
            "---\n",
        ),
        *(
            "\t",
            "\r",
            "\0",
            "\x1b",
            "\u2028",
            "\ufeff",
            "é",
            "\U0001f600",
            "<<: ",
            "? ",
            "%YAML 1.1\n",
            "...\n",
            "0o17",
            "-.inf",
        ),
    ]
)
MARKDOWN_BITS = st.sampled_from(
    [
        *(
            "# ",
            "---\n",
            "***\n",
            "- ",
            "1. ",
            "> ",
            "\n",
            "\n\n",
            "    ",
            "`",
            "```\n",
            "```bars\n",
            "a: 1 of 2\n",
            "~~~\n",
        ),
        *(
            "<!--",
            "-->",
            "<!-- slide: 3 -->",
            "<!-- _class: handout -->",
            "<b>",
            "</b>",
            "![",
            "](x.png)",
            "[a](b)",
            "| ",
        ),
        *(
            "\n| --- |\n",
            "**",
            "*",
            "_",
            "\\",
            "&#27;",
            "&amp;",
            "{{ a }}",
            "{{",
            "}}",
            "title: x\n",
            "word ",
            "\t",
            "\r",
        ),
        *("\0", "\x1b]0;x\x07", "\u202e", "\u2029", "é", "\U0001f600", "=\n"),
    ]
)


@pytest.fixture(scope="module")
def path() -> Iterator[Path]:
    """A good tree whose plan is overwritten again and again."""
    with tempfile.TemporaryDirectory() as folder:
        yield write_tree(Path(folder))


def is_sound(reading: PlanReading) -> None:
    """A plan, or at least one problem that says why there is none; all of it fit to be printed."""
    assert (reading.plan is None) == any(not problem.warning for problem in reading.problems)
    for problem in reading.problems:
        text = str(problem)
        assert text.isprintable(), ascii(text)
        assert len(text) < 2000
    assert reading.plan is None or isinstance(reading.plan, Plan)


@FUZZ
@given(st.lists(YAML_BITS, max_size=40).map("".join))
@example("a: &a [*a]")
@example("title: x\nagenda: [{id: a, title: b, minutes: 5, cues: {5: {say: }}}]")
def test_any_mixture_of_yaml_is_a_plan_or_problems(path: Path, text: str) -> None:
    """Made of the pieces that trip parsers up."""
    path.write_text(text, encoding="utf-8")
    is_sound(read_plan(path))


@FUZZ
@given(st.binary(max_size=200))
def test_any_bytes_are_a_plan_or_problems(path: Path, data: bytes) -> None:
    """Text or not."""
    path.write_bytes(data)
    is_sound(read_plan(path))


@FUZZ
@given(st.integers(0, len(PLAN)), st.integers(0, 30), st.lists(YAML_BITS, max_size=3).map("".join))
def test_a_good_plan_with_any_slip_in_it_is_a_plan_or_problems(path: Path, at: int, length: int, text: str) -> None:
    """Mostly right is where checks of several values meet gaps."""
    path.write_text(PLAN[:at] + text + PLAN[at + length :], encoding="utf-8")
    is_sound(read_plan(path))


@FUZZ
@given(st.sampled_from(sorted(set(FILES) - {"sessions/day.yaml"})), st.lists(MARKDOWN_BITS, max_size=30).map("".join))
def test_any_file_of_a_plan_may_be_anything(path: Path, name: str, text: str) -> None:
    """Decks, the case, the themes."""
    path.write_text(PLAN, encoding="utf-8")
    file = path.parent.parent / name
    file.write_text(text, encoding="utf-8")
    is_sound(read_plan(path))
    file.write_text(FILES[name], encoding="utf-8")


@FUZZ
@given(st.lists(MARKDOWN_BITS | st.text(max_size=5), max_size=60).map("".join))
def test_any_mixture_of_markdown_is_pages_or_problems_and_leaks_no_note(text: str) -> None:
    """No page shows the mark of a note unless a problem says so."""
    reading = deck(text.encode("utf-8", "replace").decode(), Path(os.sep) / "nowhere")
    assert reading.deck.pages or reading.problems
    assert len(reading.lines) == len(reading.deck.pages)
    shown = str([page.blocks for page in reading.deck.pages])
    if not reading.problems and "`" not in text and "~" not in text:
        assert "<!--" not in shown
    for page in reading.deck.pages:
        for character in "".join((page.title, *page.notes)):
            assert character == "\n" or character.isprintable() or not character.isascii()
