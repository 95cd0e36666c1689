"""Work beside the screen that nobody waits for."""

from __future__ import annotations

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
