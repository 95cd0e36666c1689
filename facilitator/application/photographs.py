"""Photographs of flipcharts: read from a file, made smaller, freed of all that tells where and when, kept with a run.

A file may be anything at all: a picture made to fill the memory, half a picture, a drawing with a program in it, a
folder. Whatever it is ends in a sentence. What is kept is drawn anew from its pixels alone, so that nothing which
stood beside them (place, camera, owner, time, a small copy of the whole) can come along.
"""

from __future__ import annotations

import errno
import io
import os
import stat
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from facilitator.application.installation import adding
from facilitator.journal.port import Journal
from facilitator.journal.typed_path import plain_path
from facilitator.live.queries.photographs import digest_of
from facilitator.sessionlog.bare_jpeg import MOST_BYTES, size_of

if TYPE_CHECKING:
    from PIL import Image

FORMS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
"""Pillow's names of what is read, where it can; several pictures in one JPEG, as telephones write, are the first."""

LARGEST = 60 * 1024 * 1024
"""Bytes of the largest file that is read."""

MOST_PIXELS = 120_000_000
"""More pixels than telephones take; each takes four bytes of memory while it is read."""

EDGES = (2000, 1600, 1200, 900)
"""Pixels of the longest edge of what is kept: the first at which it is small enough."""

QUALITIES = (82, 70, 55)
"""Pillow's qualities of a JPEG, tried in this order at each size."""

NO_PILLOW = "Photographs need Pillow, which is not installed here. The file stays where it is."
APPLE = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc", b"ftypheim", b"ftypavif")
"""What telephones' own forms have at their fourth byte."""


class PhotographProblem(Exception):
    """A file cannot become a photograph; the message is a sentence for the trainer."""


class Photograph(msgspec.Struct, frozen=True):
    """A picture as it is kept: a JPEG with nothing but its pixels, what names it, and how many of them there are."""

    picture: bytes
    digest: str
    width: int
    height: int


def read_photograph(typed: str) -> Photograph:
    """The photograph in a file whose path was typed, or dropped into the window. Raises PhotographProblem.

    It may take seconds, so it is called in a thread.
    """
    path = file_typed(typed)
    return photograph_of(_content(path), path.name)


def file_typed(typed: str) -> Path:
    """The file that was meant. Raises PhotographProblem unless a path was typed."""
    plain = plain_path(typed, windows=os.name == "nt")
    if not plain:
        raise PhotographProblem("Type the path of the picture, or drop the file into this window.")
    try:
        path = Path(plain)
        if not path.exists():  # a name that is there is itself, with a $ or % in it too
            path = Path(os.path.expandvars(plain)).expanduser()
        path.exists()
    except (RuntimeError, ValueError, OSError) as problem:  # RuntimeError: "~name" that nobody has
        raise PhotographProblem(f"{plain} cannot be the name of a file.") from problem
    return path


def is_picture(typed: str) -> bool:
    """Whether pasted text is the path of one file that is there and is called as pictures are."""
    if "\n" in typed.strip() or len(typed) > 4096:
        return False
    try:
        path = file_typed(typed)
    except PhotographProblem:
        return False
    return path.suffix.casefold() in (".jpg", ".jpeg", ".png", ".webp", ".heic") and path.is_file()


def _content(path: Path) -> bytes:
    """A file's bytes; never more than may be read, and never of what is no file (a folder, a device, a pipe)."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise PhotographProblem(f"{path} is a folder. Name one picture in it.")
        if not stat.S_ISREG(status.st_mode):
            raise PhotographProblem(f"{path} is no file.")
        if status.st_size > LARGEST:
            raise PhotographProblem(
                f"{path.name} has {status.st_size // 1024 // 1024} MB; a photograph of up to {LARGEST // 1024 // 1024} "
                "MB is read."
            )
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as problem:
        raise PhotographProblem(_why(path, problem)) from problem
    except ValueError as problem:
        raise PhotographProblem(f"{path} cannot be the name of a file.") from problem


def _why(path: Path, problem: OSError) -> str:
    if problem.errno == errno.ENOENT:
        return f"There is no file {path}. One picture at a time: type its path, or drop it into this window."
    if problem.errno in (errno.EACCES, errno.EPERM):
        return f"{path} may not be read by you, or another program holds it."
    return f"{path} cannot be read: {problem.strerror or problem}."


def photograph_of(content: bytes, name: str) -> Photograph:
    """The photograph in these bytes of a file of this name. Raises PhotographProblem."""
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError as problem:
        raise PhotographProblem(f"{NO_PILLOW} {adding('pictures')}") from problem
    if content[4:12] in APPLE:
        raise PhotographProblem(
            f"{name} is in a form of telephones (HEIC) that is not read here. Send it as JPEG: on an iPhone choose "
            "“Most Compatible” under Settings, Camera, Formats, or share it by e-mail."
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of large pictures, which are refused below
            Image.init()
            with Image.open(io.BytesIO(content), formats=[form for form in FORMS if form in Image.OPEN]) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise PhotographProblem(f"{name} has {opened.width} by {opened.height} pixels, more than are read.")
                bare = _bare(opened)
        picture = _small(bare)
    except PhotographProblem:
        raise
    except UnidentifiedImageError as problem:
        raise PhotographProblem(f"{name} is no photograph that can be read: JPEG, PNG and WebP are.") from problem
    except Image.DecompressionBombError as problem:
        raise PhotographProblem(f"{name} has more pixels than are read.") from problem
    except MemoryError as problem:
        raise PhotographProblem(f"{name} takes more memory than there is.") from problem
    except Exception as problem:  # Pillow's readers raise whatever a damaged file leads them to
        raise PhotographProblem(f"{name} cannot be read: it is damaged or breaks off. Copy it again.") from problem
    size = size_of(picture)
    if size is None:
        raise PhotographProblem(f"{name} could not be freed of what a file tells beside the picture; it was not kept.")
    return Photograph(picture, digest_of(picture), *size)


def _bare(opened: Image.Image) -> Image.Image:
    """The pixels alone, the right way up and small enough, on white where they let the ground through."""
    from PIL import Image, ImageOps

    longest = EDGES[0]
    opened.draft("RGB", (longest, longest))
    turned = ImageOps.exif_transpose(opened)
    turned.thumbnail((longest, longest))
    pixels = turned.convert("RGBA")
    paper = Image.new("RGB", pixels.size, "white")
    paper.paste(pixels, mask=pixels.getchannel("A"))
    return paper


def _small(bare: Image.Image) -> bytes:
    """The picture as a JPEG that may be kept. Raises PhotographProblem."""
    for edge in EDGES:
        sized = bare.copy()
        sized.thumbnail((edge, edge))
        for quality in QUALITIES:
            made = io.BytesIO()
            sized.save(made, "JPEG", quality=quality, optimize=True)
            if made.tell() <= MOST_BYTES:
                return made.getvalue()
    raise PhotographProblem("The picture cannot be made small enough to be kept.")


def keep(journal: Journal, run: str, photograph: Photograph) -> None:
    """Store the picture durably with its run, before an event names it. Raises JournalProblem."""
    journal.keep_photograph(run, photograph.digest, photograph.picture)
