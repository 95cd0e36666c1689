"""Two keys in one read, in a real terminal: what the first closed, the second does not reach."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.driver import posix_only
from tests.terminal.lead import LINE_OPEN, Lead

pytestmark = [pytest.mark.terminal, posix_only]

SHEETS = ("g", "T", "e", "w", "0", "?", "E", "\x10", "f", "fh", "fa", "fr", "fm", "fo", "fn")
"""What opens a list or a sheet."""


def test_the_day_goes_on_after_two_keys_at_once(tmp_path: Path) -> None:
    """Two Enters, then two Escs, on every list and sheet."""
    with Lead(tmp_path / "data", "run", "demonstration", "--starts", "now") as lead:
        lead.ready()
        for opener in SHEETS:
            lead.terminal.type_text(opener)
            lead.terminal.settle()
            if opener != "E":  # where Enter ends the day
                lead.terminal.type_text("\r\r")
                lead.terminal.settle()
            lead.terminal.type_text("\x1b\x1b")
            lead.terminal.settle()
            lead.terminal.press("escape")
            lead.terminal.settle()
        lead.terminal.type_text("osafe\r")
        lead.terminal.wait("The note is kept.")
        lead.terminal.type_text("o" + "once more")
        lead.terminal.wait(LINE_OPEN)
