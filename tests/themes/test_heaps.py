"""What an issue may go together with, where the plan says nothing of its subject."""

from __future__ import annotations

from facilitator.themes.heaps import likely_heaps
from facilitator.themes.suggester import BoardIssue, Suggester

LINES = {
    "E1-G1-1": "nobody knew where the first aid kit was",
    "E1-G1-2": "rang the office instead of 999",
    "E1-G2-1": "the kit was locked away",
    "E1-G2-2": "scared of doing it wrong",
    "E1-G3-1": "zebra",
}
BOARD = [BoardIssue(name, name.split("-")[1], text) for name, text in LINES.items()]


def test_likeness_alone_finds_heaps_and_loose_issues() -> None:
    """Each heap once, with the one of it that is most like; nothing for what is like nothing."""
    mind = Suggester(())
    (first, *_) = likely_heaps(mind, "nobody rang 999 for ten minutes", BOARD, {"E1-G1-2": "help"})
    assert (first.heap, first.issue) == ("help", "E1-G1-2")
    found = likely_heaps(mind, "first aid box was empty, no kit", BOARD, {"E1-G1-1": "kit", "E1-G2-1": "kit"})
    assert [one.heap for one in found].count("kit") == 1
    assert found[0].heap == "kit"
    (loose, *_) = likely_heaps(mind, "afraid to do it wrong", BOARD, {})
    assert (loose.heap, loose.issue) == ("", "E1-G2-2")
    assert likely_heaps(mind, "xylophone", BOARD, {}) == ()
    assert likely_heaps(mind, "anything", [], {}) == ()
