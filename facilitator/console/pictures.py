"""The pictures of a plan's pages: found in the plan's tree, and drawn in half-block cells where Pillow is installed.

A picture's path comes out of the journal, so it is trusted with nothing: it may only lead to an image inside a folder
where plans are, and a file that is too large, damaged or gone leaves its words in its place.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style

from facilitator.agenda.files import NotFound, Tree
from facilitator.agenda.library import bundled, remembered
from facilitator.agenda.model import Picture
from facilitator.console.painting.lettering import Run

if TYPE_CHECKING:
    from PIL import Image

KINDS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp")
MOST_BYTES = 20_000_000
MOST_PIXELS = 50_000_000

Drawn = tuple[tuple[Run, ...], ...]
"""A picture's lines, each made of cells two pixels high."""


class Pictures:
    """Finds and draws the pictures of a run's plan."""

    def __init__(self, folder: Path) -> None:
        """Look where plans are: in the user's own folder of them, and among those that come with the program."""
        self._trees = _trees(folder)

    def drawn(self, picture: Picture, width: int, height: int) -> Drawn:
        """The picture's lines within `width` x `height` cells; none when it cannot be shown here."""
        path = self.find(picture)
        if path is None or width < 4 or height < 2:
            return ()
        try:
            return _draw(str(path), path.stat().st_mtime_ns, width, height)
        except OSError:  # gone since it was found: its words stand for it
            return ()

    def find(self, picture: Picture) -> Path | None:
        """The file of a picture; None where there is none that may be shown."""
        for tree in self._trees:
            try:
                path = tree.find(picture.path, tree.root / "plan.yaml")
            except NotFound:
                continue
            if path.suffix.lower() in KINDS and path.stat().st_size <= MOST_BYTES:
                return path
        return None


def _trees(folder: Path) -> Sequence[Tree]:
    """Where a plan's files may lie: with plans elsewhere, among the user's own, with those of the program."""
    own = folder / "plans"
    plans = [*remembered(own), own / "plan.yaml"]
    with suppress(FileNotFoundError):
        plans.append(bundled("sessions") / "plan.yaml")
    return [Tree(plan) for plan in plans]


@lru_cache(maxsize=16)
def _draw(path: str, changed: int, width: int, height: int) -> Drawn:
    """The file's picture in cells; none without Pillow, or when the file is no picture."""
    image = read(path, width * 2, height * 4)
    return _fitted(image, width, height) if image is not None else ()


def _fitted(image: Image.Image, width: int, height: int) -> Drawn:
    """A picture in cells, as large as it goes in so many."""
    scale = min(width / image.width, 2 * height / image.height)
    size = max(1, round(image.width * scale)), max(2, round(image.height * scale) // 2 * 2)
    return _cells(on_paper(image, size).tobytes(), size[0])


class Part(NamedTuple):
    """What of a picture is looked at: how many times nearer than all of it, and round which point (0 to 1 each way)."""

    near: float = 1.0
    across: float = 0.5
    down: float = 0.5


def draw_part(content: bytes, part: Part, width: int, height: int) -> Drawn:
    """A part of the picture in these bytes within `width` x `height` cells; none without Pillow, or for no picture."""
    near = max(1, round(part.near))
    image = read(BytesIO(content), width * 2 * near, height * 4 * near)
    if image is None:
        return ()
    scale = part.near * min(width / image.width, 2 * height / image.height)
    across, down = min(image.width, max(1, round(width / scale))), min(image.height, max(1, round(2 * height / scale)))
    left, top = round((image.width - across) * part.across), round((image.height - down) * part.down)
    return _fitted(image.crop((left, top, left + across, top + down)), width, height)


def read(path: str | BytesIO, width: int, height: int) -> Image.Image | None:
    """A file's picture, in pixels enough for so many across and down; None without Pillow, or when it is no picture."""
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of large pictures, which are refused below
            with Image.open(path) as image:
                if image.width * image.height > MOST_PIXELS or not image.width or not image.height:
                    return None
                image.draft("RGB", (width, height))
                return image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return None


def on_paper(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """A picture in another size, with white where it lets the ground through."""
    from PIL import Image

    paper = Image.new("RGBA", size, "white")
    paper.alpha_composite(image.resize(size))
    return paper.convert("RGB")


def _cells(pixels: bytes, width: int) -> Drawn:
    """Rows of pixels, three bytes each, as cells of two pixels one above the other."""
    rows = [pixels[start : start + 3 * width].hex() for start in range(0, len(pixels), 3 * width)]
    return tuple(
        tuple(("▀", _style(upper[x : x + 6], lower[x : x + 6])) for x in range(0, 6 * width, 6))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )


@lru_cache(maxsize=4096)
def _style(upper: str, lower: str) -> Style:
    return Style.parse(f"#{upper} on #{lower}")
