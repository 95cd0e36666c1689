"""What the program remembers from one time to the next: `settings.yaml` in the data folder.

For one more thing to remember, give it a field with its usual value, a name in `SettingChanges` and a line in `READ`.
The file may hold anything: what cannot be followed is told in a sentence, and the usual value stands. Keys that this
version does not know stay in it, so that a newer version finds them again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

import msgspec

from facilitator.agenda.times_of_day import WAYS, WRITING
from facilitator.console.kept_lines import anew, pairs_in, put_in_place, raw_text, with_values
from facilitator.console.own_file import SEPARATORS, Unreadable, small_text
from facilitator.console.painting.dates import DATES
from facilitator.disk.placing import BRIEF, put, reason
from facilitator.journal.place import make_folder
from facilitator.journal.port import JournalProblem
from facilitator.live.capture_line import signature

if TYPE_CHECKING:
    from facilitator.console.kept_lines import Pair

FILE = "settings.yaml"
ASIDE = "settings-broken.yaml"
"""Where a file goes that could not be read, once there is something new to remember."""

WHAT = "a list of settings"
Bell = Literal["plan", "on", "off"]

SOUNDS = ("once", "three times")
"""How the bell may ring."""
SIZE = re.compile(r"[1-9][0-9]{1,2}x[1-9][0-9]{0,2}", re.IGNORECASE)

LASTING = "so the usual settings hold"


class Settings(msgspec.Struct, frozen=True):
    """What is remembered, with what holds before anything is."""

    theme: str = "dark"
    """The colours of the console's windows, by the palette's name."""
    room_theme: str = "dark"
    """The colours of the room's window."""
    one_screen: bool = False
    """Whether participants see this laptop's own screen."""
    bell: Bell = "plan"
    """Whether the bell rings when an item's time is up: where the plan asks for it ("plan"), always or never."""
    bell_sound: str = "once"
    """How the bell rings: "once", or "three times" in a noisy room."""
    room_size: str = ""
    """How large the room's window will be, such as 60x16, for what is checked before the day; "": nobody has said."""
    dates: str = "words"
    """How dates are written on the screens: in "words" (2 March 2026), "slashes", "dots", or "iso" (2026-03-02)."""
    times: str = WAYS[0]
    """How times are written for people to read: with "24 h" (14:05) or "12 h" (2:05 pm)."""
    reviewer: str = ""
    """Who comments in the review, by initials or a role."""
    glyphs: str = "auto"
    """What bars, frames and figures are drawn with: what the terminal can ("auto"), "plain" characters, or "full"."""
    mouse: bool = True
    """Whether the program has the mouse; without it, the terminal's own selecting works as anywhere."""
    pool: str = ""
    """The address of the pool's server; "" where there is none."""
    csv: str = "comma"
    """What parts two cells of a CSV table: "comma" or "semicolon", as the spreadsheets here expect it."""


class SettingChanges(TypedDict, total=False):
    """What other settings may differ in."""

    theme: str
    room_theme: str
    one_screen: bool
    bell: Bell
    bell_sound: str
    reviewer: str
    glyphs: str
    mouse: bool
    csv: str
    room_size: str
    dates: str
    times: str


def _theme(text: str) -> str:
    from facilitator.console.painting.ink import PALETTES  # what paints is not needed to read the other settings

    if text not in PALETTES:
        raise ValueError(f"should be one of {', '.join(PALETTES)}")
    return text


def _bell(text: str) -> str:
    if text.casefold() not in ("plan", "on", "off"):
        raise ValueError("should be plan, on or off")
    return text.casefold()


def _yes(text: str) -> bool:
    if text.casefold() not in ("yes", "no", "true", "false"):
        raise ValueError("should be yes or no")
    return text.casefold() in ("yes", "true")


def _signed(text: str) -> str:
    try:
        return signature(text) if text else ""
    except ValueError:
        raise ValueError("should be initials or a role") from None


def _glyphs(text: str) -> str:
    if text.casefold() not in ("auto", "plain", "full"):
        raise ValueError("should be auto, plain or full")
    return text.casefold()


def _switch(text: str) -> bool:
    if text.casefold() not in ("on", "off", "yes", "no", "true", "false"):
        raise ValueError("should be on or off")
    return text.casefold() in ("on", "yes", "true")


def _separator(text: str) -> str:
    if text.casefold() not in SEPARATORS:
        raise ValueError(f"should be {' or '.join(SEPARATORS)}")
    return text.casefold()


def _sound(text: str) -> str:
    if text.casefold() not in SOUNDS:
        raise ValueError(f"should be {' or '.join(SOUNDS)}")
    return text.casefold()


def _size(text: str) -> str:
    if text and not SIZE.fullmatch(text.strip()):
        raise ValueError("should be columns and rows, such as 60x16")
    return text.strip().lower()


def _dates(text: str) -> str:
    if text.casefold() not in DATES:
        raise ValueError(f"should be one of {', '.join(DATES)}")
    return text.casefold()


def _times(text: str) -> str:
    for way in WAYS:
        if text.casefold().replace(" ", "") in (way.replace(" ", ""), way.split()[0]):
            return way
    raise ValueError(f"should be {' or '.join(WAYS)}")


def _address(text: str) -> str:
    from facilitator.journal.postgres_address import BadAddress, checked, is_address

    if text and not is_address(text):
        raise ValueError("should be an address such as postgresql://SERVER/NAME")
    try:
        return checked(text) and text if text else ""
    except BadAddress as problem:
        raise ValueError(f"cannot be used: {problem}") from None


READ: dict[str, Callable[[str], object]] = {
    "theme": _theme,
    "room_theme": _theme,
    "one_screen": _yes,
    "bell": _bell,
    "reviewer": _signed,
    "glyphs": _glyphs,
    "mouse": _switch,
    "csv": _separator,
    "bell_sound": _sound,
    "room_size": _size,
    "dates": _dates,
    "times": _times,
    "pool": _address,
}
"""Takes each setting from what stands in the file. Raises ValueError with what it should be."""

ALSO = {"journal": "pool"}
"""Other names of settings: the only journal that can be named there is the pool's."""


class SettingsFile:
    """The settings of a data folder."""

    def __init__(self, folder: Path) -> None:
        """Read them; from now on this process writes times as they say."""
        self.path = folder / FILE
        self.now = Settings()
        self._unkept: dict[str, object] = {}
        self.told: tuple[str, ...] = ()
        """A sentence if something in the file could not be followed, and one if something could not be kept."""
        try:
            pairs = _pairs(self.path)
        except ValueError as problem:
            self.told = (f"{problem}, {LASTING}.",)
            return
        found, wrong = _followed(pairs)
        self.now = msgspec.convert(found, Settings)
        WRITING.follow(self.now.times)
        if wrong:
            self.told = (f"{self.path}: {'; '.join(wrong)}. The usual holds in its place.",)

    def change(self, **changes: Unpack[SettingChanges]) -> str:
        """Remember something else from now on; a sentence if the file could not be written.

        Another window may have remembered something meanwhile: the file is read anew, and only this changes in it. What
        could not be kept is tried again with the next change.
        """
        after = msgspec.structs.replace(self.now, **changes)
        if after == self.now:
            return ""
        self.now = after
        WRITING.follow(after.times)
        self._unkept |= changes
        try:
            self._write(self._unkept)
        except (OSError, Unreadable, JournalProblem, RecursionError) as problem:
            trouble = f"That holds until this window closes; it could not be kept for later ({_why(problem)})."
            self.told = tuple(dict.fromkeys((*self.told, trouble)))
            return trouble
        self._unkept = {}
        return ""

    def _write(self, changes: Mapping[str, object]) -> None:
        make_folder(self.path.parent)
        if not _is_sound(self.path):
            put(self.path, self.path.with_name(ASIDE), BRIEF)
        text = raw_text(self.path)
        try:
            text = with_values(text, changes)
        except ValueError:
            text = anew(text, changes)
        put_in_place(self.path, text)


def _is_sound(path: Path) -> bool:
    """Whether the file holds a list of settings. Raises Unreadable where that cannot be told now."""
    try:
        _pairs(path)
    except Unreadable:
        raise
    except ValueError:
        return False
    return True


def _why(problem: Exception) -> str:
    if isinstance(problem, OSError):
        return reason(problem)
    return str(problem) if isinstance(problem, Unreadable) else "no file"


def _pairs(path: Path) -> list[Pair]:
    """The keys and values in a file as they stand there. Raises ValueError with the beginning of a sentence.

    Nothing is made of them, so that nothing in the file can grow or do anything.
    """
    text = small_text(path, WHAT)
    try:
        return pairs_in(text)
    except ValueError:
        raise ValueError(f"{path} is not {WHAT}") from None


def _followed(pairs: Sequence[Pair]) -> tuple[dict[str, object], list[str]]:
    """The settings by name, and what is wrong with those that cannot be followed."""
    found: dict[str, object] = {}
    wrong: list[str] = []
    for key, value in pairs:
        name = ALSO.get(key.value, key.value) if isinstance(key.value, str) else ""
        if name in READ:
            try:
                found[name] = READ[name](value.value if isinstance(value.value, str) else "")
            except ValueError as problem:
                wrong.append(f"{name} {problem}")
    return found, wrong
