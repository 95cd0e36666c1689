"""Waking the windows that look on: whoever writes tells them, and no harm is done where nobody hears it."""

from __future__ import annotations

import asyncio
import socket

import pytest

from facilitator.application.presence import (
    listening_name,
    parted_name,
    parts_in,
    port_in,
    size_in,
    sized_name,
    window_name,
)
from facilitator.application.waking import Listening, tell

PATIENCE = 5.0
"""Seconds after which a word that was sent will not come."""


async def test_a_word_comes_at_once_where_somebody_listens() -> None:
    """Also when one of the other windows is gone without a word."""
    came = asyncio.Event()
    gone, listening = Listening(lambda: None), Listening(came.set)
    names = [listening_name(window_name("room"), await one.begin()) for one in (gone, listening)]
    gone.end()
    tell([*names, window_name("lead")])
    await asyncio.wait_for(came.wait(), PATIENCE)
    listening.end()
    assert (gone.port, listening.port) == (0, 0)


def test_nothing_is_opened_while_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lead's window without a room has no business with the network."""
    monkeypatch.setattr(socket, "socket", None)
    tell([window_name("room"), "room-12-80x24", "scribe-7"])


def test_a_port_stands_in_a_windows_name_beside_all_else() -> None:
    """Names of older windows, and what is no port, name none."""
    name = sized_name(parted_name(listening_name("room-12", 4711), "cafe0123", 3, 1), 120, 36)
    assert (port_in(name), parts_in(name, "cafe0123"), size_in(name)) == (4711, (1, 3), (120, 36))
    assert listening_name("room-12", 0) == "room-12"
    for none in ("room-12", "room-12-120x36", "room-12-p", "room-12-px", "room-12-p123456789", "p1-p2", ""):
        assert port_in(none) == 0
