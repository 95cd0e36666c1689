"""Starting plain mode: the console without a screen, its conversation in this process's input and output."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.pilot import Pilot

from facilitator.clock import ClockSource
from facilitator.console.app import ConsoleApp
from facilitator.console.plain.front import Front
from facilitator.console.plain.listening import Lines, stdin_reader
from facilitator.controller import Controller

UNSEEN = (120, 200)
"""Columns and rows of the window that nobody sees: long enough that no page has to be scrolled."""


def run_plain(controller: Controller, folder: Path, clock: ClockSource, told: tuple[str, ...]) -> int:
    """Lead a run in plain lines until it is left; the exit code."""
    app = ConsoleApp(controller.journal, folder, clock, told, controller, plain=True)
    out, source = sys.stdout, sys.stdin

    def write(words: str) -> None:
        out.write(words)
        out.flush()

    front = Front(app, write, prompts=source.isatty())

    async def converse(pilot: Pilot[object]) -> None:
        await front.converse(Lines(stdin_reader(), source.encoding))

    return app.finished(app.run(headless=True, size=UNSEEN, mouse=False, auto_pilot=converse))
