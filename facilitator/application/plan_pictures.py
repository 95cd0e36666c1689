"""Pictures for the pages of a plan: found by the name of their file, and copied into the plan's own folder."""

from __future__ import annotations

import os
from pathlib import Path

from facilitator.agenda.files import NotFound, Tree
from facilitator.application.plan_files import EditingRefused, free_beside
from facilitator.disk.names import portable
from facilitator.disk.placing import reason
from facilitator.disk.writing import write_whole

ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg")
LARGEST = 20_000_000
"""Bytes: a photograph of any telephone, and no film."""
BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM")


def picture_beside(typed: str, deck: Path, tree: Tree) -> tuple[str, str]:
    """A picture's path as seen from the deck, and what was done to have it there. Raises EditingRefused.

    One that lies in the plan's folder is named where it is; any other is copied into `pictures` beside the deck.
    """
    name = typed.strip().strip("\"'")
    if not name:
        raise EditingRefused("Say which file the picture is in.")
    try:
        found = tree.find(name, deck)
    except NotFound:
        found = Path(name).expanduser()
        content = _read(found)
    else:
        _read(found)
        return Path(os.path.relpath(found, deck.parent)).as_posix(), f"The picture {found.name} is on the page."
    copy = deck.parent / "pictures" / f"{portable(found.stem, 80, 'picture')}{found.suffix.lower()}"
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        if copy.exists() and copy.read_bytes() != content:
            copy = free_beside(copy, "2")
        if not copy.exists():
            write_whole(copy, content)
    except OSError as problem:
        raise EditingRefused(f"The picture cannot be copied to {copy.parent}: {reason(problem)}.") from problem
    return f"pictures/{copy.name}", f"The picture is copied to {copy} and is on the page."


def _read(path: Path) -> bytes:
    """A picture's bytes. Raises EditingRefused for what is none."""
    if path.suffix.lower() not in ENDINGS:
        raise EditingRefused(
            f"{path.name} is no picture that can be shown: it needs to be one of {', '.join(ENDINGS)}."
        )
    try:
        if not path.is_file():
            raise EditingRefused(f"There is no picture at {path}.")
        if path.stat().st_size > LARGEST:
            raise EditingRefused(f"{path.name} is larger than {LARGEST // 1_000_000} MB: make it smaller first.")
        content = path.read_bytes()
    except OSError as problem:
        raise EditingRefused(f"{path} cannot be read: {problem.strerror or problem}.") from problem
    if path.suffix.lower() != ".svg" and not content.startswith(BEGINNINGS):
        raise EditingRefused(f"{path.name} is called a picture and is none.")
    return content
