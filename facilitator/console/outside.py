"""What other programs of the laptop do for the trainer: show a folder, edit a file, begin an e-mail.

They may all be missing.
"""

from __future__ import annotations

import asyncio
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from textual.app import App, SuspendNotSupported

PATIENCE = 5.0
"""Seconds until a program that was asked to open something counts as having done so: some stay till it is closed."""


def open_outside(target: str) -> str:
    """Have the system open a folder, or begin an e-mail for a `mailto:` address; why not, or nothing.

    It may take `PATIENCE`, so it is called in a thread.
    """
    start = getattr(os, "startfile", None)  # only Windows has it
    try:
        if start is not None:
            start(target)
            return ""
        opener = _opener()
        if not opener:
            return "Nothing here can open it: this terminal has no desktop."
        return _run([opener, target])
    except OSError as problem:
        return f"It could not be opened: {problem.strerror or problem}."


AT_LINE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("vi", "vim", "nvim", "nano", "pico", "emacs", "micro", "kak", "joe", "mg", "ne"), ("+{line}", "{file}")
    ),
    **dict.fromkeys(("code", "codium", "cursor"), ("--wait", "--goto", "{file}:{line}")),
    **dict.fromkeys(("subl", "hx", "helix", "zed"), ("{file}:{line}",)),
    "notepad++": ("-n{line}", "{file}"),
}
"""How editors are told where to begin; every other one is given the file alone."""


def editor_command(file: Path, line: int) -> list[str]:
    """The editor that the trainer chose in VISUAL or EDITOR, at a line of a file; empty where none is chosen.

    `line` counts from 1; 0 is the file as a whole.
    """
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    words = shlex.split(chosen, posix=os.name != "nt")
    if not words or shutil.which(words[0]) is None:
        return []
    name = Path(words[0]).stem.lower()
    told = AT_LINE.get(name, ("{file}",)) if line else ("{file}",)
    return [*words, *(word.format(line=line, file=file) for word in told)]


async def edit_plan(app: App[object], path: Path) -> str:
    """Open a plan in an editor, at its first mistake where the editor can be told of it; what to say then."""
    from facilitator.agenda.plan_reader import read_plan

    reading = await asyncio.to_thread(read_plan, path)
    line = next((problem.line for problem in reading.problems if not problem.warning), 0)
    command = editor_command(path, line)
    if command:
        return edit_here(app, command) or f"Read again: {path.name}."
    return await asyncio.to_thread(open_outside, str(path)) or f"{path.name} is open in an editor beside this."


def edit_elsewhere(app: App[object], path: Path, line: int) -> str:
    """Let the trainer's editor have the terminal with a file at this line; why it could not have it, or nothing."""
    command = editor_command(path, line)
    return edit_here(app, command) if command else f"VISUAL or EDITOR names your text editor; the file is {path}."


def edit_here(app: App[object], command: list[str]) -> str:
    """Let an editor have the terminal until it is closed; why it could not have it, or nothing."""
    try:
        with app.suspend():
            subprocess.run(command, check=False)
    except SuspendNotSupported:
        return f"This terminal cannot be given to an editor; the file is {command[-1]}."
    except OSError as problem:
        return f"{command[0]} could not be started: {problem.strerror or problem}."
    return ""


def _opener() -> str:
    """The program that opens whatever it is given; nothing where there is no desktop to open it on."""
    if sys.platform == "darwin":
        return "open"
    on_desktop = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return (shutil.which("xdg-open") or "") if on_desktop else ""  # without one it would start a browser in here


def _run(words: list[str]) -> str:
    quiet = subprocess.DEVNULL
    opening = subprocess.Popen(words, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        code = opening.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        return ""
    return "" if code == 0 else "It could not be opened: no program here is set up for it."


def mail_draft(subject: str, files: Iterable[Path]) -> str:
    """The address that begins an e-mail; a `mailto:` can hold no file, so the words say which to attach."""
    body = "\r\n".join(("To attach:", *(path.name for path in files), ""))
    return f"mailto:?subject={quote(subject)}&body={quote(body)}"
