"""A page that is shared from a shell of its own, and the lead's window that ends it: real processes, a real port."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

from tests.terminal.driver import Terminal, environment, facilitator, posix_only
from tests.terminal.lead import Lead

pytestmark = [pytest.mark.terminal, posix_only]

PAGES = {
    "remote": ("remote", "the telephone's page"),
    "scribe": ("scribe", "the scribe's window"),
    "room --browser": ("room", "the room's page"),
}
"""By its command line, what is shared: the first word of it, and what the lead's window calls it."""


def is_open(port: int) -> bool:
    """Whether anybody answers there."""
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.parametrize("command", PAGES)
def test_one_key_of_the_lead_ends_the_process_that_shares(tmp_path: Path, command: str) -> None:
    """The lead sees that it is shared and that nobody has it open, and after one key that it is no more."""
    pytest.importorskip("cryptography")
    folder, called = tmp_path / "data", PAGES[command][1]
    with Lead(folder, "run", "demonstration", "--starts", "now") as lead:
        lead.ready()
        arguments = ("--data", str(folder), *command.split(), "--share", "127.0.0.1")
        with Terminal(facilitator(*arguments), (120, 36), environment(tmp_path)) as sharing:
            found = re.search(r"https://127\.0\.0\.1:(\d+)", sharing.wait(re.compile(r"https://\S+token")))
            assert found is not None
            assert is_open(int(found[1]))
            lead.terminal.wait(re.compile(r"Shared:"))
            lead.terminal.wait(re.compile(r"ends it"))
            assert called in re.sub(r"[\s│]+", " ", lead.terminal.text)
            lead.terminal.press("H")
            lead.terminal.wait("is shared no more")
            sharing.wait("The lead's window ended it")
            assert sharing.wait_end() == 0
            assert not is_open(int(found[1]))
        lead.terminal.wait_gone("Shared:")
