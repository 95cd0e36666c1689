"""The trainer's own keys: `keys.yaml` in the data folder, such as `capture.open: v`.

Keys are Textual's names, several with commas between ("space,pagedown"). Only a command's id says what it is; the
words for it stay. A line that cannot be followed is told in words and left out, and every other line holds.
"""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import msgspec

from facilitator.agenda.cleaning import clean_line
from facilitator.console.key import shares

FILE = "keys.yaml"
MOST_BYTES = 20_000


class OwnKeys(msgspec.Struct, frozen=True):
    """The keys by the command's id, and sentences about the lines that could not be followed."""

    keys: dict[str, str] = {}
    told: tuple[str, ...] = ()


def read_own_keys(folder: Path) -> OwnKeys:
    """The keys that a folder's file gives; none when there is no such file."""
    path = folder / FILE
    try:
        if not path.exists():
            return OwnKeys()
        if path.stat().st_size > MOST_BYTES:
            return OwnKeys(told=(f"{path} is too large for a list of keys, so the usual keys hold.",))
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as problem:
        return OwnKeys(told=(f"{path} could not be read, so the usual keys hold. {problem}",))
    import yaml

    try:
        found = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as problem:
        return OwnKeys(told=(f"{path} is not a list of keys, so the usual keys hold. {clean_line(str(problem))}",))
    if not isinstance(found, dict):
        return OwnKeys(told=(f"{path} should hold lines such as capture.open: v, so the usual keys hold.",))
    return _checked(path, found)


def _checked(path: Path, found: dict[object, object]) -> OwnKeys:
    from facilitator.console.keys import BY_ID

    keys: dict[str, str] = {}
    told: list[str] = []
    for name, value in found.items():
        command = clean_line(str(name))
        pressed = clean_line(value).replace(" ", "") if isinstance(value, str) else ""
        if command not in BY_ID or shares(BY_ID[command]):
            near = get_close_matches(command, BY_ID, 1)
            told.append(f"{path}: no command is called {command[:60]}{f'; did you mean {near[0]}' if near else ''}.")
        elif not pressed:
            told.append(f"{path}: {command} needs a key, such as {BY_ID[command].keys.split(',')[0]}.")
        else:
            keys[command] = pressed
    return OwnKeys(keys, tuple(told))
