"""Work beside the screen that nobody waits for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.worker import WorkType


def begin_beside(
    screen: Screen[Any], work: Callable[[], Coroutine[Any, Any, None]], group: str, exclusive: bool = False
) -> None:
    """Begin a coroutine function (or a `partial` of one) as a worker of the screen, which ends with it.

    It is handed over uncalled: one that is ended before it began, because the screen closed or because `exclusive`
    work of its group came after it, then leaves nothing behind that was never waited for.
    """
    begun: WorkType[None] = work
    screen.run_worker(begun, group=group, exclusive=exclusive)


AT_MOST = 0.0005
"""Seconds that a thread beside the screen goes on once the screen wants to."""


def let_keys_pass() -> None:
    """Have whatever works beside the screen step back at once when a key comes.

    Python lets a thread go on for ten times as long, each time that the screen's own has waited for anything: a key
    stores and writes, so what is thought about a line made the next Enter wait over and over.
    """
    sys.setswitchinterval(AT_MOST)
