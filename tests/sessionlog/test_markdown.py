"""Markdown that reads well as it is: wrapped without changing what it means, and with level tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from facilitator.agenda.model import Plan
from facilitator.sessionlog.formats import render
from facilitator.sessionlog.markdown import WIDEST, escape, table, wrapped
from tests.sessionlog.real_day import real_day
from tests.sessionlog.web import log_of

WORDS = st.sampled_from(
    [
        "-",
        "+",
        "*",
        "#",
        "##",
        "=",
        "===",
        "---",
        "1.",
        "12)",
        ">",
        "|",
        "a",
        "visit",
        "nobody-asked",
        "w" * 90,
        "",
        "_",
    ]
)


def said(markdown: str) -> list[tuple[str, str]]:
    """The kinds of a text's blocks, and its words on one line for each."""

    def inner(tokens: Sequence[Token]) -> Iterator[str]:
        for token in tokens:
            yield " " if token.type == "softbreak" else token.content

    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    return [(token.type, " ".join("".join(inner(token.children or ())).split())) for token in tokens]


@given(st.lists(WORDS, min_size=1, max_size=80))
@example(["a"] * 38 + ["-", "b"])
@example(["a"] * 38 + ["1.", "b"])
@example(["a"] * 38 + ["===", "b"])
def test_wrapping_changes_nothing(words: list[str]) -> None:
    """A reader of Markdown sees the same, whatever the words are; no line is too long but for what cannot be parted."""
    text = escape(" ".join(words))
    lines = list(wrapped(text, "- ", "  "))
    assert said("\n".join(lines)) == said(f"- {text}")
    assert "".join("".join(lines)[2:].split()) == "".join(text.split())


@given(st.lists(st.text("abc", min_size=1, max_size=20), min_size=1, max_size=60))
def test_no_line_is_too_long(words: list[str]) -> None:
    """For a window of eighty columns, its beginning counted."""
    assert all(len(line) <= WIDEST for line in wrapped(" ".join(words), "> ", "> "))


def test_a_narrow_table_is_level_and_a_wide_one_is_a_list() -> None:
    """Numbers stand at the right; an empty cell says nothing."""
    assert list(table(["theme", "issues"], [["Records", "3"], ["Not assuming", "12"]], frozenset((1,)))) == [
        "| theme        | issues |",
        "| ------------ | -----: |",
        "| Records      |      3 |",
        "| Not assuming |     12 |",
    ]
    told = " ".join(table(["no.", "item", "planned", "held"], [["1", "Welcome" * 12, "09:30", ""]], frozenset((0,))))
    assert " ".join(told.split()) == f"- 1 {'Welcome' * 12}; planned: 09:30"


@pytest.mark.parametrize("groups", [4, 12])
def test_a_whole_day_fits_eighty_columns(bundled_plan: Plan, groups: int) -> None:
    """Every line, but one that goes on because its next word would be taken for markup."""
    (content,) = render(log_of(real_day(bundled_plan, groups)), ["md"], "share").values()
    lines = content.decode().splitlines()
    assert len(lines) > 300
    assert [line for line in lines if len(line) > 80 and "(visit " not in line] == []
