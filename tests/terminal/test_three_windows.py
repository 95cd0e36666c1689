"""One run on one laptop in three windows: the lead's, the scribe's and the room's, two of them killed on the way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.terminal.driver import Terminal, environment, facilitator, posix_only
from tests.terminal.lead import LINE_OPEN, Lead

pytestmark = [pytest.mark.terminal, posix_only]

FROM_LEAD = [f"the lead heard this {number}" for number in range(1, 4)]
FROM_SCRIBE = [f"the scribe heard that {number}" for number in range(1, 4)]


def room(folder: Path) -> Terminal:
    """The window on the projector."""
    return Terminal(facilitator("--data", str(folder), "room"), (120, 36), environment(folder.parent))


def test_two_windows_type_and_the_third_shows_what_it_is_sent(tmp_path: Path) -> None:
    """Nothing is lost or overwritten; the room comes back as it was, and counts on when the lead's window dies."""
    folder = tmp_path / "data"
    with Lead(folder, "run", "demonstration", "--starts", "now") as lead:
        lead.ready()
        with Lead(folder, "scribe") as scribe, room(folder) as projector:
            scribe.terminal.wait(re.compile(r"saved \d\d:\d\d"))
            projector.wait("A demonstration day")
            lead.terminal.wait_gone("no room window")
            lead.next_item("Hello")
            lead.next_item("Exercise")
            lead.press("t", "The clock runs")
            projector.wait(re.compile("(?i)exercise"))
            lead.next_item("The groups report")
            lead.terminal.wait(LINE_OPEN)
            lead.terminal.settle()
            scribe.terminal.wait(LINE_OPEN)
            scribe.terminal.settle()
            _type_at_once(lead, scribe)
            lead.close_line()
            for _ in range(4):
                lead.terminal.press("v")
                lead.terminal.settle()
                if "board" in lead.terminal.text.rpartition("The room sees")[2]:
                    break
            for words in (*FROM_LEAD, *FROM_SCRIBE):
                projector.wait(words)
            assert not any(private in projector.text for private in ("behind", "in hand", "For you", "saved"))

            projector.kill()
            lead.terminal.wait("The room's window is gone")
            with room(folder) as again:
                again.wait(FROM_SCRIBE[-1])
                lead.terminal.kill()
                again.settle()
                assert FROM_LEAD[0] in again.text
                scribe.terminal.settle()
                scribe.terminal.type_text("1: while she was gone")
                scribe.terminal.press("enter")
                again.wait("while she was gone")
            with Lead(folder, "resume") as back:
                back.terminal.wait("while she was gone")
                _check(back)


def _type_at_once(lead: Lead, scribe: Lead) -> None:
    """Both type for the same group, turn and turn about, without waiting for each other."""
    for mine, theirs in zip(FROM_LEAD, FROM_SCRIBE, strict=True):
        lead.terminal.type_text(f"1: {mine}")
        scribe.terminal.type_text(f"1: {theirs}")
        lead.terminal.press("enter")
        scribe.terminal.press("enter")
    for words in (*FROM_LEAD, *FROM_SCRIBE):
        lead.terminal.wait(words)
        scribe.terminal.wait(words)


def _check(lead: Lead) -> None:
    """Every line is there once, under a number of its own, with the window that typed it."""
    issues = list(lead.state().issues.values())
    typed = {issue.text: issue.wordings[0].by for issue in issues}
    assert typed == {
        **dict.fromkeys(FROM_LEAD, "lead"),
        **dict.fromkeys(FROM_SCRIBE, "scribe"),
        "while she was gone": "scribe",
    }
    assert sorted(issue.id for issue in issues) == [f"E1-G1-{number}" for number in range(1, 8)]
