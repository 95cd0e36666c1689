"""Whatever names an extra names the command that adds it to the installation that runs."""

from __future__ import annotations

import pytest

from facilitator.application import installation
from facilitator.application.installation import adding
from facilitator.cli.commands import room
from tests.cli.conftest import Ask


def test_doctor_names_each_extra_and_its_command(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is there, and for what is not there the command for this very installation; that is no reason to worry."""
    monkeypatch.setattr(installation, "find_spec", lambda name: None)
    lines = ask("doctor").lines
    (installed,) = [line for line in lines if line.startswith("installed")]
    assert installation.installation().words in installed
    for extra in ("pictures", "browser", "slides"):
        (line,) = [line for line in lines if line.startswith("extra") and f" {extra}" in line]
        assert adding(extra) in line
        assert "LOOK" not in line


def test_the_room_in_a_browser_says_how_it_comes(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the same words, and what can be done without it."""
    monkeypatch.setattr(room, "find_spec", lambda name: None)
    said = ask("room", "--browser").said
    assert adding("browser") in said
    assert "second terminal window" in said
