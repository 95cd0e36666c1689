"""The files of a plan: found inside the plan's tree only, and read as bounded UTF-8 text."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePath, PureWindowsPath
from typing import Protocol

import msgspec

from facilitator.agenda.cleaning import BREAK
from facilitator.agenda.problems import WHOLE_FILE, Problem, nearest, place_of, quoted

MOST_BYTES = 1_000_000


class Source(msgspec.Struct, frozen=True):
    """A text file that was read.

    `path` is absolute; `shown` is how messages call it, told from where the plan's path was told; `id` is its path
    inside the plan's tree. Lines end in a newline, whatever they end in on the disk. `doubt` says what in it was no
    UTF-8 text and was read as something else.
    """

    path: Path
    shown: str
    id: str
    text: str
    doubt: Problem | None = None


class NotFound(Exception):
    """A path that names no file of the plan's tree; says so, with what may have been meant."""

    def __init__(self, what: str, expected: str = "", suggestion: str = "") -> None:
        """Keep the parts of the problem that the caller will place."""
        super().__init__(what)
        self.what, self.expected, self.suggestion = what, expected, suggestion


class Unreadable(Exception):
    """A file that is there but cannot be read as text; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        """Hold the problem that the file has, as a sentence."""
        super().__init__(str(problem))
        self.problem = problem


class Finds(Protocol):
    """Finds the files that a document names."""

    def find(self, reference: str, beside: Path) -> Path:
        """The file that `reference` names in the file `beside`. Raises NotFound."""

    def id_of(self, path: Path) -> str:
        """The file's path inside the tree, with forward slashes."""


class Tree:
    """The folder that a plan and all its files lie in, beyond which no path may lead.

    It is the folder that holds `sessions/`, or the plan's own folder where that has another name.
    """

    def __init__(self, plan: Path) -> None:
        """For the plan at this path."""
        folder = Path(os.path.abspath(plan)).parent
        self.root = folder.parent if folder.name == "sessions" else folder
        self.real = Path(os.path.realpath(self.root))
        self.found: dict[Path, None] = {}
        """Every file that was found, once, in the order of their first being named."""

    def find(self, reference: str, beside: Path) -> Path:
        """The file that `reference` names in the file `beside`. Raises NotFound."""
        if ":" in reference.partition("/")[0] and not PureWindowsPath(reference).drive:
            raise NotFound(f"{quoted(reference)} is an address", "a file of this plan")
        if PureWindowsPath(reference).drive or reference.startswith(("/", "\\", "~")):
            raise NotFound(
                f"{quoted(reference)} is a path from the root of a disk", f"a path as seen from {beside.name}"
            )
        if "\\" in reference:
            raise NotFound(f"{quoted(reference)} has a backslash", "forward slashes", reference.replace("\\", "/"))
        path = Path(os.path.normpath(beside.parent / reference))
        if not path.is_relative_to(self.root):
            raise NotFound(
                f"{quoted(reference)} leads out of the plan's folder {quoted(self.root.name)}", "a path inside it"
            )
        if not Path(os.path.realpath(path)).is_relative_to(self.real):
            raise NotFound(f"{quoted(reference)} is a link that leads out of the plan's folder", "the file itself")
        if not os.path.exists(path):
            raise NotFound(f"there is no file {quoted(reference)}", "", _near(reference, path))
        if not os.path.isfile(path):
            raise NotFound(f"{quoted(reference)} is not a file")
        self.found[path] = None
        return path

    def id_of(self, path: Path) -> str:
        """The file's path inside the tree, with forward slashes."""
        return path.relative_to(self.root).as_posix()


def shown_beside(shown: str, reference: str) -> str:
    """What messages call the file that the file `shown` names as `reference`."""
    return PurePath(os.path.normpath(os.path.join(os.path.dirname(shown), reference))).as_posix()


def _near(reference: str, path: Path) -> str:
    """A file in the same folder with nearly the same name, as a reference."""
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return ""
    found = nearest(path.name, names)
    return (PurePath(reference).parent / found).as_posix() if found else ""


def read_source(path: Path, shown: str, file_id: str, *, leniently: bool = False) -> Source:
    """The file as text. Raises Unreadable, also for what is no ordinary file, which could keep the reader waiting.

    `leniently`, text in another encoding than UTF-8 is read as far as it can be, and its `doubt` says so.
    """
    try:
        with open(path, "rb", opener=_open_without_waiting) as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise Unreadable(Problem(shown, *WHOLE_FILE, "is not an ordinary file"))
            data = file.read(MOST_BYTES + 1) if state.st_size <= MOST_BYTES else b""
    except FileNotFoundError:
        raise Unreadable(Problem(shown, *WHOLE_FILE, "there is no such file")) from None
    except IsADirectoryError:
        raise Unreadable(Problem(shown, *WHOLE_FILE, "is a folder", "a file")) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise Unreadable(Problem(shown, *WHOLE_FILE, f"cannot be read ({reason})")) from None
    if state.st_size > MOST_BYTES or len(data) > MOST_BYTES:
        raise Unreadable(Problem(shown, *WHOLE_FILE, f"is larger than {MOST_BYTES:,} bytes", "a smaller file"))
    try:
        return Source(path, shown, file_id, _text(data, shown))
    except Unreadable as error:
        if not leniently:
            raise
        text, read_as = _guessed(data)
        doubt = msgspec.structs.replace(error.problem, warning=True, read_as=read_as)
        return Source(path, shown, file_id, BREAK.sub("\n", text), doubt)


def _open_without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _guessed(data: bytes) -> tuple[str, str]:
    """Text in another encoding, and what it was taken for: an old Windows file most likely. No character is lost."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace").replace("\0", "\ufffd"), "UTF-16"
    try:
        return data.decode("utf-8-sig").replace("\0", "\ufffd"), "text with a gap"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace").replace("\0", "\ufffd"), "Windows-1252"


def _text(data: bytes, shown: str) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable(Problem(shown, *WHOLE_FILE, "is saved as UTF-16", "UTF-8 (an editor's 'save as' offers it)"))
    try:
        text = BREAK.sub("\n", data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        place = place_of(before, len(before))
        what = f"this character is not UTF-8 (byte {data[error.start]:02X})"
        raise Unreadable(Problem(shown, *place, what, "a file saved as UTF-8")) from None
    nul = text.find("\0")
    if nul >= 0:
        raise Unreadable(Problem(shown, *place_of(text, nul), "there is a NUL character here", "a text file"))
    return text
