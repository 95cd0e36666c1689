"""Writing the session log beside the screen: in a thread, so that nobody who types has to wait for a Word file."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from textual.app import App
from textual.screen import Screen

from facilitator.agenda.counting import count_words
from facilitator.console.screens.over import is_there
from facilitator.controller import Controller

if TYPE_CHECKING:
    from facilitator.application.export_service import Exported
    from facilitator.sessionlog.choices import Choices

GROUP = "export"
"""The workers that write a log."""

BUSY = "The session log is still being written."
UNFORESEEN = (
    "The session log could not be written, for a reason that nobody foresaw. All that was said is in the journal and "
    "the day goes on; facilitator export writes the log later. Leaving this window tells where the details are."
)


def is_exporting(app: App[int]) -> bool:
    """Whether a log is being written now."""
    return any(worker.group == GROUP and not worker.is_finished for worker in app.workers)


def export_beside(
    screen: Screen[Any],
    controller: Controller,
    folder: Path,
    say: Callable[[str], None],
    told: Callable[[Exported], str],
    private: bool = False,
    chosen: Choices | None = None,
) -> None:
    """Write a run's session log into the data folder, and say what `told` makes of it, or why it could not be done.

    What may be passed on goes into `exports`; `private` writes everything, apart from that. `chosen` is what stands in
    it beside the usual. A day that cannot be
    stored has its archive written too: it may be all that is left. One log at a time: whoever asks again meanwhile is
    told to wait. Leaving the screen or the program does not keep the files from being written.
    """
    if is_exporting(screen.app):
        say(BUSY)
        return
    say("Writing the session log ...")
    from facilitator.application.export_service import PASSED_ON, RESCUED, WITH_PRIVATE, export_open_run

    wanted = WITH_PRIVATE if private else RESCUED if controller.saving.waiting else PASSED_ON
    wanted = replace(wanted, choices=_choices(screen, chosen), earlier=controller.state.earlier)
    work = partial(export_open_run, controller.journal, controller.run, folder, controller.recorded(), wanted)
    # begun at once, not by the worker: that one is ended with the program before it may have begun
    writing = asyncio.get_running_loop().run_in_executor(None, work)
    screen.app.run_worker(_tell(writing, screen, say, told), group=GROUP)


def _choices(screen: Screen[Any], chosen: Choices | None) -> Choices:
    """What was chosen, with the separator of the settings."""
    from facilitator.console.own_file import separator_of
    from facilitator.console.program import program
    from facilitator.sessionlog.choices import Choices

    return replace(chosen or Choices(), separator=separator_of(program(screen).settings.csv))


async def _tell(
    writing: Awaitable[Exported], screen: Screen[Any], say: Callable[[str], None], told: Callable[[Exported], str]
) -> None:
    """Wait for the files, and say what became of them where the screen is still there."""
    from facilitator.console.program import program
    from facilitator.sessionlog.problems import ExportProblem

    try:
        handed = await asyncio.shield(writing)
    except ExportProblem as problem:
        words = str(problem)
    except Exception as error:
        program(screen).unforeseen = error  # its details are written down when the window is left; the day goes on
        words = UNFORESEEN
    else:
        words = f"{told(handed)} {handed.told}".strip()
    if is_there(screen):
        say(words)


def handed_words(head: str, look: str, files: str, handed: Exported) -> str:
    """What may be passed on, and where the rest is; `look` and `files` name the keys for the names and for the files.

    It claims no more than was done.
    """
    said = [head] if head else []
    if handed.names:
        said.append(f"{count_words(len(handed.names), 'file')} to pass on in {handed.folder}: {files} opens it.")
        if handed.held:
            lines = count_words(handed.held, "line is", "lines are")
            said.append(f"{lines} held back; {looked_words(handed.held, handed.unseen, look)}")
        said.append("No rule finds every name: read before you pass on.")
    if handed.private:
        said.append(f"{count_words(len(handed.private), 'private file')}, never to pass on, in {handed.apart}.")
    elif handed.names:
        said.append("All that is private stays in the journal.")
    if handed.strays:
        one = len(handed.strays) == 1
        said.append(
            f"{', '.join(handed.strays)} from an earlier export {'is' if one else 'are'} private and lie{'s' * one} "
            "there too: take it away first."
        )
    return " ".join(said)


def looked_words(held: int, unseen: int, look: str) -> str:
    """Whether somebody has looked at what is held back."""
    if not unseen:
        return "somebody has looked at each." if held > 1 else "somebody has looked at it."
    whom = "it" if held == 1 else "them" if unseen == held else f"{unseen}"
    return f"nobody has looked at {whom}: {look}."
