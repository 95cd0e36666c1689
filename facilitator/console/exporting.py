"""Writing the session log beside the screen: in a thread, so that nobody who types has to wait for a Word file."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import Screen

from facilitator.console.screens.over import is_there
from facilitator.controller import Controller

if TYPE_CHECKING:
    from facilitator.application.export_service import Exported
    from facilitator.sessionlog.choices import Choices

GROUP = "export"
"""The workers that write a log."""

BUSY = "The session log is still being written."


def is_exporting(app: App[int]) -> bool:
    """Whether a log is being written now."""
    return any(worker.group == GROUP and not worker.is_finished for worker in app.workers)


def export_beside(
    screen: Screen[None], controller: Controller, folder: Path, say: Callable[[str], None], done: str
) -> None:
    """Write a run's share-safe log into the folder's `exports`, and say so in the end, or why it could not be done.

    `done` is what is said then, with `{folder}` and `{files}` (how many) in it. One log at a time: whoever asks again
    meanwhile is told to wait. Leaving the screen or the program does not keep the files from being written.
    """
    if is_exporting(screen.app):
        say(BUSY)
        return
    say("Writing the session log ...")
    from facilitator.application.export_service import export_beside

    where = (controller.journal, controller.run, folder / "exports", controller.recorded())
    work = partial(export_beside, *where, _choices(screen))
    # begun at once, not by the worker: that one is ended with the program before it may have begun
    writing = asyncio.get_running_loop().run_in_executor(None, work)
    screen.app.run_worker(_tell(writing, screen, say, done), group=GROUP)


def _choices(screen: Screen[None]) -> Choices:
    """As the settings have it."""
    from facilitator.console.csv_setting import separator_of
    from facilitator.console.program import program
    from facilitator.sessionlog.choices import Choices

    return Choices(separator=separator_of(program(screen).settings.csv))


async def _tell(writing: Awaitable[Exported], screen: Screen[None], say: Callable[[str], None], done: str) -> None:
    """Wait for the files, and say what became of them where the screen is still there."""
    from facilitator.sessionlog.problems import ExportProblem

    try:
        handed = await asyncio.shield(writing)
    except ExportProblem as problem:
        words = str(problem)
    else:
        told = done.format(folder=handed.folder, files=len(handed.names))
        words = f"{told} {handed.told}".strip()
    if is_there(screen):
        say(words)
