"""Things put into a plan's text: where they belong, and not a character of the rest moved."""

from __future__ import annotations

import pytest

from facilitator.agenda.additions import NotAddable, with_fields, with_items

BLOCK = """\
# mine
title: "A day"   # its name
agenda:
  # the first
  - id: a01
    title: One
    minutes: 10   # at most
    prompts:
      - Ask
  - {id: a02, title: Two, minutes: 5}

# what follows
groups: 3
"""


def test_a_field_goes_below_the_minutes_and_into_a_line_of_braces() -> None:
    """Everything else is as it was."""
    after = with_fields(BLOCK, 0, {"deck": "x/a.md"})
    assert after == BLOCK.replace("# at most\n", '# at most\n    deck: "x/a.md"\n')
    after = with_fields(BLOCK, 1, {"deck": 'x/"a".md'})
    assert after == BLOCK.replace("{id: a02", '{deck: "x/\\"a\\".md", id: a02')


def test_items_go_behind_the_last_one_with_the_lines_as_they_end() -> None:
    """Before the remark on what follows; in a file of Windows too, and in one that just stops."""
    new = [["id: a03", "title: Three", "minutes: 5", "prompts:", '  - "Why?"']]
    put = '\n  - id: a03\n    title: Three\n    minutes: 5\n    prompts:\n      - "Why?"\n'
    assert with_items(BLOCK, new) == BLOCK.replace("\n\n# what", f"\n{put}\n# what")
    windows = BLOCK.replace("\n", "\r\n")
    assert with_items(windows, new) == windows.replace("\r\n\r\n# what", f"\n{put}\n# what".replace("\n", "\r\n"))
    stops = BLOCK[: BLOCK.index("\n\n# what")]
    assert with_items(stops, new) == f"{stops}\n{put.removesuffix(chr(10))}"


@pytest.mark.parametrize("text", ["agenda: {}\n", "title: x\n", "agenda:\n  - one\n", "- a\n", "agenda: [\n", ""])
def test_what_has_no_such_item_is_told_so(text: str) -> None:
    """And nothing is made up."""
    with pytest.raises(NotAddable):
        with_fields(text, 0, {"deck": "a.md"})
    with pytest.raises(NotAddable):
        with_fields(BLOCK, 7, {"deck": "a.md"})
    with pytest.raises(NotAddable):
        with_fields(BLOCK, 0, {"title": "taken"})


def test_a_list_in_brackets_is_left_to_the_trainer() -> None:
    """Nothing can be put behind it line by line."""
    with pytest.raises(NotAddable, match="only you"):
        with_items("agenda: [{id: a, title: b, minutes: 1}]\n", [["id: c", "title: d", "minutes: 2"]])
