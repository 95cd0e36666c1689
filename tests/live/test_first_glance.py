"""A glance passes over most lines, and never over one in which something would be marked."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.live.common_names import FIRST_NAMES
from facilitator.live.first_glance import BESIDE_DIGITS, LEADING_UP, worth_a_look
from facilitator.live.personal_data import looks_personal
from tests.themes.flipchart import phrases

PIECES = st.one_of(
    st.sampled_from(LEADING_UP.split()),
    st.sampled_from(BESIDE_DIGITS.split()),
    st.sampled_from(sorted(FIRST_NAMES)),
    st.sampled_from(
        [
            "Smith",
            "O'Neill",
            "a.b@example.org",
            "M14 5RT",
            "flat 3, 22 high street",
            "dob 3/4/09",
            "7",
            "12 March 2008",
            "0161 496 0000",
            "is",
        ]
    ),
    st.text(max_size=8),
)
SPELT = PIECES.flatmap(lambda piece: st.sampled_from([piece, piece.upper(), piece.title(), piece.lower()]))
LINES = st.lists(st.tuples(SPELT, st.sampled_from([" ", "-", "'", "\u2019s ", "_", ". ", ""])), max_size=8).map(
    lambda pairs: "".join(piece + joint for piece, joint in pairs)
)


@given(LINES)
@example("mr ahmed said no")
@example("nobody asked Kayleigh")
@example("K\u212aarl met with Zephyr")
def test_whatever_would_be_marked_gets_a_closer_look(line: str) -> None:
    """So that a quick no loses nothing."""
    if looks_personal(line):
        assert worth_a_look(line)


def test_most_lines_of_a_flipchart_need_no_closer_look() -> None:
    """Else the glance would save nothing."""
    lines = [phrase.text for phrase in phrases()]
    assert 0 < sum(map(worth_a_look, lines)) < len(lines) / 4
