"""A photograph is what its pixels show and nothing else; whatever file is named, a sentence says what became of it."""

from __future__ import annotations

import builtins
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

from facilitator.application.photographs import (
    EDGES,
    LARGEST,
    PhotographProblem,
    file_typed,
    is_picture,
    photograph_of,
    read_photograph,
)
from facilitator.sessionlog.bare_jpeg import MOST_BYTES, size_of
from tests.flipcharts import TELLING, bomb, flipchart, kept


def test_nothing_that_stood_beside_the_pixels_is_kept() -> None:
    """Neither place nor owner nor time, in whatever part of the file it stood; and what is kept can be looked at."""
    told = [words for words in TELLING if words in flipchart()]
    assert set(told) == set(TELLING) - {b"GPS"}  # EXIF has the place without its name
    photograph = kept()
    assert not [words for words in TELLING if words in photograph.picture]
    with Image.open(io.BytesIO(photograph.picture)) as picture:
        assert not picture.getexif()
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}


def test_it_stands_the_right_way_up() -> None:
    """EXIF says how the telephone was held; it goes, so the picture itself is turned."""
    photograph = kept()
    assert (photograph.width, photograph.height) == (1200, 1600)
    with Image.open(io.BytesIO(photograph.picture)) as picture:
        corner = picture.convert("RGB").getpixel((1150, 200))
    assert isinstance(corner, tuple)
    assert corner[0] > 200 > 100 > corner[1]


@pytest.mark.parametrize("form", ["PNG", "WEBP", "GIF", "BMP"])
def test_other_forms_become_a_jpeg(form: str) -> None:
    """What lets the ground through stands on white."""
    made, see_through = io.BytesIO(), form in ("PNG", "WEBP")
    ground = Image.new("RGBA", (300, 200), (255, 255, 255, 0)) if see_through else Image.new("RGB", (300, 200), "white")
    ground.save(made, form)
    photograph = photograph_of(made.getvalue(), f"picture.{form}")
    assert size_of(photograph.picture) == (300, 200)
    with Image.open(io.BytesIO(photograph.picture)) as picture:
        assert picture.convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_a_picture_of_any_size_becomes_one_that_may_be_kept() -> None:
    """Also one in which no two pixels are alike."""
    made = io.BytesIO()
    Image.effect_noise((4200, 3000), 100).save(made, "JPEG", quality=95)
    photograph = photograph_of(made.getvalue(), "noise.jpg")
    assert len(photograph.picture) <= MOST_BYTES
    assert max(photograph.width, photograph.height) <= EDGES[0]


def cut(folder: Path) -> Path:
    """The first half of a picture."""
    file = folder / "cut.jpg"
    file.write_bytes(flipchart()[: len(flipchart()) // 2])
    return file


def bomb_file(folder: Path) -> Path:
    """A few kilobytes that would fill the memory."""
    file = folder / "bomb.png"
    file.write_bytes(bomb())
    return file


def drawing(folder: Path) -> Path:
    """A drawing with a program in it."""
    file = folder / "drawing.svg"
    file.write_text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
    return file


def huge(folder: Path) -> Path:
    """Two hundred megabytes, of which nothing is on the disk."""
    file = folder / "huge.jpg"
    with file.open("wb") as there:
        there.truncate(200 * 1024 * 1024)
    return file


def apples(folder: Path) -> Path:
    """A picture in Apple's own form."""
    file = folder / "IMG_1.HEIC"
    file.write_bytes(b"\x00\x00\x00\x18ftypheic" + bytes(100))
    return file


def empty(folder: Path) -> Path:
    """A file with nothing in it."""
    file = folder / "empty.jpg"
    file.touch()
    return file


HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "a part": (cut, "damaged or breaks off"),
    "a bomb": (bomb_file, "more than are read|more pixels"),
    "a drawing": (drawing, "no photograph that can be read"),
    "200 MB": (huge, f"has 200 MB; a photograph of up to {LARGEST // 1024 // 1024} MB"),
    "a folder": (lambda folder: folder, "is a folder"),
    "nothing": (empty, "no photograph that can be read"),
    "Apple's form": (apples, "Most Compatible"),
    "no file": (lambda folder: folder / "missing.jpg", "There is no file"),
    "a name too long": (lambda folder: folder / ("x" * 5000), "cannot be"),
    "half a character": (lambda folder: folder / "x\0y.jpg", "cannot be"),
}
"""Files that are no photographs, each with what is said of it."""


@pytest.mark.parametrize("which", HOSTILE)
def test_what_is_no_photograph_ends_in_words(which: str, tmp_path: Path) -> None:
    """And not in anything else."""
    make, words = HOSTILE[which]
    with pytest.raises(PhotographProblem, match=words):
        read_photograph(str(make(tmp_path)))


@pytest.mark.skipif(os.name == "nt", reason="a pipe among the files is POSIX's")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Reading one would wait for ever."""
    os.mkfifo(tmp_path / "pipe.jpg")
    with pytest.raises(PhotographProblem, match="is no file"):
        read_photograph(str(tmp_path / "pipe.jpg"))


def test_a_file_that_may_not_be_read_is_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it is another's, or a program holds it."""
    file = tmp_path / "held.jpg"
    file.write_bytes(flipchart())

    def refuse(self: Path, *how: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(PhotographProblem, match="may not be read by you"):
        read_photograph(str(file))


def test_without_pillow_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes only with the pictures."""
    real = builtins.__import__

    def missing(name: str, *rest: object) -> ModuleType:
        if name.partition(".")[0] == "PIL":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.delitem(sys.modules, "PIL")
    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(PhotographProblem, match=r"which is not installed here. .* Add it with: "):
        photograph_of(b"x", "x.jpg")


@pytest.mark.skipif(os.name == "nt", reason="what POSIX terminals type")
def test_a_dropped_file_is_found_however_the_terminal_types_it(tmp_path: Path) -> None:
    """Quoted, with backslashes, as an address, with a space behind it."""
    file = tmp_path / "Gruppe 2's board (1).JPG"
    file.write_bytes(flipchart())
    name = str(file)
    escaped = "".join(letter if letter.isalnum() or letter in "/._-" else f"\\{letter}" for letter in name)
    quoted = "'" + name.replace("'", "'\\''") + "'"
    for typed in (name, f"{escaped} ", quoted, f'"{name}"', file.as_uri()):
        assert file_typed(typed) == file
        assert is_picture(typed)
    assert not is_picture("nobody asked the child\nwhat she saw")
    assert not is_picture(str(tmp_path))
    assert not is_picture(str(tmp_path / "other.jpg"))


def test_on_windows_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """cmd's double quotes, PowerShell's call, an address with a drive."""
    from facilitator.journal.typed_path import plain_path

    path = r"C:\Users\Ann Smith\Pictures\board 1.jpg"
    address = "file:///C:/Users/Ann%20Smith/Pictures/board%201.jpg"
    for typed in (path, f'"{path}"', f"& '{path}'", address):
        assert plain_path(typed, windows=True) == path
