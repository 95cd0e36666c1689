"""The files of a plan that is being edited: read as they are, and written back without ever undoing another's work."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path

import msgspec

from facilitator.agenda.counting import count_words
from facilitator.agenda.files import MOST_BYTES
from facilitator.disk.names import folded
from facilitator.disk.placing import reason
from facilitator.disk.writing import write_whole


class EditingRefused(Exception):
    """A plan or a file of it cannot be edited, or not now; says why in sentences. `line` is where, 0 for nowhere."""

    def __init__(self, words: str, line: int = 0) -> None:
        """Hold the sentences."""
        super().__init__(words)
        self.line = line


class Change(msgspec.Struct, frozen=True):
    """What a file is to hold; `before` is what it held when it was last looked at, None where there was none."""

    path: Path
    before: bytes | None
    after: bytes


class Saved(msgspec.Struct, frozen=True):
    """What became of changes. `written` were; `kept` says for files that somebody else had changed meanwhile which ones
    beside them hold the new text instead.

    `words` tells what went wrong, in sentences; "" where nothing did.
    """

    written: tuple[Change, ...]
    kept: dict[Path, Path] = {}
    words: str = ""

    @property
    def fine(self) -> bool:
        """Whether everything lies in its own file now."""
        return not self.words


def read_text(path: Path) -> str:
    """The text of a file, its line ends and byte order mark as they are. Raises EditingRefused."""
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise EditingRefused(f"{path} cannot be read: {problem.strerror or problem}.") from problem
    if len(content) > MOST_BYTES:
        raise EditingRefused(f"{path.name} is larger than {MOST_BYTES:,} bytes, which is too large to be edited here.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = content[: problem.start].count(b"\n") + 1
        told = f"{path.name} is not saved as UTF-8 (line {line}): save it so in a text editor first."
        raise EditingRefused(told, line) from problem


def write(changes: Sequence[Change]) -> Saved:
    """Write files, each whole or not at all. One that is not what it was is left alone, and the new text lies beside
    it under another name. The first failure ends it; nothing that was written is taken back.
    """
    written: list[Change] = []
    kept: dict[Path, Path] = {}
    told: list[str] = []
    for change in changes:
        try:
            change.path.parent.mkdir(parents=True, exist_ok=True)
            if _now(change.path) in (None, change.before, change.after):
                write_whole(change.path, change.after)
            else:
                beside = free_beside(change.path, "kept")
                write_whole(beside, change.after)
                kept[change.path] = beside
                told.append(
                    f"{change.path.name} was changed by somebody else meanwhile and stays as it is now. Your own text"
                    f" is kept in {beside}, and what you change from here on goes there."
                )
            written.append(change)
        except OSError as problem:
            left = count_words(len(changes) - len(written), "file")
            told.append(
                f"{change.path.name} cannot be written: {reason(problem)}. Not saved yet: {left}. What you typed is"
                " still here."
            )
            break
    return Saved(tuple(written), kept, " ".join(told))


def _now(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def free_beside(path: Path, word: str, taken: Mapping[str, object] | None = None) -> Path:
    """A name that is free, in the folder of another file and after it: "welcome-kept.md", "welcome-kept-2.md"."""
    there = {folded(name) for name in os.listdir(path.parent)} if path.parent.is_dir() else set()
    there |= {folded(Path(name).name) for name in taken or ()}
    names = (f"{path.stem}-{word}{f'-{n}' if n > 1 else ''}{path.suffix}" for n in count(1))
    return path.with_name(next(name for name in names if folded(name) not in there))
