"""What a typed line means."""

from __future__ import annotations

import pytest

from facilitator.live.capture_line import Typed, understand
from tests.makers import Day

GROUPS = Day(groups=4).state.open_groups()


@pytest.mark.parametrize(
    ("line", "group", "words"),
    [
        ("nobody asked her", "", "nobody asked her"),
        ("3: nobody asked her", "G3", "nobody asked her"),
        ("  3:  nobody", "G3", "nobody"),
        ("3:", "G3", ""),
        ("9: lives in one house", "", "9: lives in one house"),
        ("3:30 appointment missed", "", "3:30 appointment missed"),
        ("33: x", "", "33: x"),
        ("seen 3: times", "", "seen 3: times"),
        ("3 : x", "", "3 : x"),
        ("2: 3: both", "G2", "3: both"),
        ("\x1b[31m3: red", "", "[31m3: red"),
        ("", "", ""),
    ],
)
def test_a_line_is_understood(line: str, group: str, words: str) -> None:
    """Only a number of a group that is there, a colon and a space make a mark."""
    assert understand(line, GROUPS) == Typed(group, words)
