"""How people sign."""

from __future__ import annotations

import pytest

from facilitator.live.capture_line import signature


@pytest.mark.parametrize(
    ("typed", "signed"),
    [
        ("CD", "CD"),
        ("C. D.", "C. D."),
        ("  co-trainer \u00a0 2 ", "co-trainer 2"),
        ("Priya Shah", "Priya Shah"),
        ("é", "é"),
        ("نسرین", "نسرین"),
        ("Dr. O'Neill-Okafor", "Dr. O'Neill-Okafor"),
    ],
)
def test_initials_short_names_and_roles_sign(typed: str, signed: str) -> None:
    """In any language, as typed but for spaces."""
    assert signature(typed) == signed


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "at least a letter"),
        ("12.", "at least a letter"),
        ("Nobody asked the child", "at most 3 words"),
        ("Ask again!", "reads like a sentence"),
        ("They rang. Nobody came", "at most 3 words"),
        ("Well led.", "reads like a sentence"),
        ("CD, lead trainer", "reads like a sentence"),
        ("x" * 31, "at most 30 characters"),
    ],
)
def test_anything_longer_is_refused_with_a_reason(typed: str, reason: str) -> None:
    """It was meant for another line."""
    with pytest.raises(ValueError, match=reason):
        signature(typed)
