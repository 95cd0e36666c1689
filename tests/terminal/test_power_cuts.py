"""A short run of the power cuts; `python -m tests.terminal.power_cuts --rounds 300` is the long one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.terminal.driver import posix_only
from tests.terminal.power_cuts import Room

pytestmark = [pytest.mark.terminal, posix_only]


@pytest.mark.parametrize("seed", [1, 2])
def test_no_confirmed_line_is_lost(tmp_path: Path, seed: int) -> None:
    """Three rounds: each carries on with what the one before left."""
    room = Room(tmp_path / "data", random.Random(seed))
    rounds = [room.power_cut() for _ in range(3)]
    assert sum(one.confirmed for one in rounds) > 0
    assert not [lost for one in rounds for lost in one.lost]
