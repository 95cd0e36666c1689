"""What other programs of the laptop do for the trainer: show a folder, begin an e-mail. They may all be missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

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
