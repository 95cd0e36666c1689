"""A path as a person types it, or as a terminal types it for her when a folder is dragged into its window.

Terminals quote such a path for the shell that they expect: bash and zsh with backslashes or quotes, cmd with double
quotes, PowerShell with `& '...'`; some desktops give a `file://` address.
"""

from __future__ import annotations

import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit

from facilitator.journal.port import JournalProblem

HOSTS = ("", "localhost")
"""What a `file://` address calls this laptop."""


def plain_path(typed: str, *, windows: bool) -> str:
    """The path without what a shell needs round it. What is not quoted as a whole stays as it was typed."""
    text = typed.lstrip()
    if text[:2] == "& " and text[2:].lstrip()[:1] in ("'", '"'):  # PowerShell's call of what follows
        text = text[2:].lstrip()
    text = _without_quotes(text.strip()) if windows else _without_escapes(text)
    return _from_address(text, windows) if text[:7].casefold() == "file://" else text


def at_home(path: Path) -> Path:
    """The path with the home folder in place of "~". Raises JournalProblem where nobody of that name has one."""
    try:
        found = path.expanduser()
    except RuntimeError:
        found = path
    name = found.parts[0] if found.parts else ""
    if name.startswith("~"):  # left as it is, it would become a folder of that name wherever one happens to be
        who = "This user has no home folder here" if name == "~" else f"Nobody here is called {name[1:]}"
        raise JournalProblem(f"{who}, so {path} is nowhere. Name a folder in full, for the journal with --data.")
    return found


def shell_word(path: str, *, windows: bool) -> str:
    """The path so that it can be pasted into a command: bash and zsh, or on Windows cmd and PowerShell."""
    if not windows:
        return shlex.quote(path)
    if path and all(letter.isalnum() or letter in ":\\/._-" for letter in path):
        return path
    return f'"{path}\\"' if path.endswith("\\") else f'"{path}"'


def _without_quotes(text: str) -> str:
    if len(text) < 2 or text[0] != text[-1] or text[0] not in ("'", '"'):
        return text
    inside = text[1:-1].replace(text[0] * 2, text[0])
    return inside[:-1] if inside.endswith("\\\\") else inside  # doubled so that it does not take the quote along


def _without_escapes(text: str) -> str:
    try:
        words = shlex.split(text)  # before anything is trimmed: a name may end in a space that is escaped
    except ValueError:  # an apostrophe of the name itself
        return text.strip()
    return words[0] if len(words) == 1 else text.strip()


def _from_address(address: str, windows: bool) -> str:
    split = urlsplit(address, allow_fragments=False)
    path = unquote(split.path + (f"?{split.query}" if split.query else ""))
    if not windows:
        return path if split.netloc in HOSTS else address
    if split.netloc not in HOSTS:
        return f"//{split.netloc}{path}".replace("/", "\\")
    return path.lstrip("/").replace("/", "\\")
