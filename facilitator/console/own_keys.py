"""The trainer's own keys: `keys.yaml` in the data folder, such as `capture.open: f6`.

Keys are Textual's names, several with commas between ("space,pagedown"). Only a command's id says what it is; the
words for it stay. A line that cannot be followed is told in words and left out, and every other line holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from unicodedata import lookup

import msgspec
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual.keys import Keys, _character_to_key, format_key

from facilitator.agenda.cleaning import clean_line
from facilitator.console.key import Key, shares
from facilitator.console.own_file import small_text

FILE = "keys.yaml"
MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")
SIGNS = {"full_stop": ".", "comma": ",", "plus": "+", "minus": "-", "equals_sign": "=", "question_mark": "?"}


@cache
def _names() -> frozenset[str]:
    """What Textual calls the keys that are no single character."""
    from facilitator.console.keys import BY_ID

    return frozenset(
        {
            *(name for key in Keys if (name := key.value.rpartition("+")[2])[0] != "<"),
            *FUNCTIONAL_KEYS.values(),
            *(name.rpartition("+")[2] for key in BY_ID.values() for name in key.keys.split(",")),
        }
    )


class OwnKeys(msgspec.Struct, frozen=True):
    """The keys by the command's id, and sentences about the lines that could not be followed."""

    keys: dict[str, str] = {}
    told: tuple[str, ...] = ()

    @property
    def keymap(self) -> dict[str, str]:
        """The keys to bind: what is said to work while one types goes on working beside a letter of her own."""
        return {command: ",".join((keys, *while_typing(command))) for command, keys in self.keys.items()}

    @property
    def signs(self) -> dict[str, str]:
        """What to call the first key of each command on the screen; a form is behind the key of their list."""
        if not self.keys:  # what everybody has is asked of no screen, or each would be loaded at the start
            return {}
        from facilitator.console.keys import BY_ID

        found = {command: sign_of(keys.split(",")[0]) for command, keys in self.keys.items()}
        for place, list_of_it in LISTS.items():
            lists, moved = BY_ID[list_of_it], list_of_it in found
            for key in BY_ID.values():
                if key.where == place and (moved or key.id in found):
                    letter = found.get(key.id, key.sign.removeprefix(f"{lists.sign} "))
                    found[key.id] = f"{found.get(list_of_it, lists.sign)} {letter}"
        return found


LISTS = {"forms": "forms.open", "happened": "happened.open"}
"""The places behind a key that lists what works there, each with its letter; and the command of that key."""


def while_typing(command: str) -> tuple[str, ...]:
    """The keys of a command that are no letters, beside its first one, so that they work while one types."""
    from facilitator.console.keys import BY_ID

    return tuple(name for name in BY_ID[command].keys.split(",")[1:] if name.startswith("ctrl+"))


def read_own_keys(folder: Path) -> OwnKeys:
    """The keys that a folder's file gives; none when there is no such file."""
    path = folder / FILE
    try:
        text = small_text(path, "a list of keys")
    except ValueError as problem:
        return OwnKeys(told=(f"{problem}, so the usual keys hold.",))
    return keys_in(path, text)


def keys_in(path: Path, text: str) -> OwnKeys:
    """The keys that a text gives, as the file at this path would if it said so."""
    if not text.strip():
        return OwnKeys()
    import yaml

    try:
        found = yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as problem:
        return OwnKeys(told=(f"{path} is not a list of keys, so the usual keys hold. {clean_line(str(problem))}",))
    if not isinstance(found, dict):
        return OwnKeys(told=(f"{path} should hold lines such as capture.open: f6, so the usual keys hold.",))
    return _checked(path, found)


def _checked(path: Path, found: dict[object, object]) -> OwnKeys:
    from facilitator.console.keys import BY_ID

    wanted: dict[str, str] = {}
    told: list[str] = []
    for name, value in found.items():
        command = clean_line(str(name))
        pressed = clean_line(value).replace(" ", "") if isinstance(value, str) else ""
        if command not in BY_ID:
            near = get_close_matches(command, BY_ID, 1)
            told.append(f"{path}: no command is called {command[:60]}{f'; did you mean {near[0]}' if near else ''}.")
        elif shares(BY_ID[command]):
            told.append(f"{path}: {command} goes by the figures 1 to 9, which stay as they are.")
        elif not BY_ID[command].keys:
            told.append(f"{path}: {command} has no key: {BY_ID['palette'].sign} finds it by its name.")
        elif not pressed:
            told.append(f"{path}: {command} needs a key, such as {BY_ID[command].keys.split(',')[0]}.")
        elif wrong := next(filter(None, map(no_key, _split(pressed))), ""):
            told.append(f"{path}: {command} stays on {BY_ID[command].sign}: {wrong}.")
        else:
            wanted[command] = ",".join(map(_textual_name, _split(pressed)))
    return _without_clashes(path, wanted, told)


def _without_clashes(path: Path, wanted: dict[str, str], told: list[str]) -> OwnKeys:
    """The wishes but those for a key that another command has at the same place: it could do only one of the two."""
    from facilitator.console.keys import BY_ID

    kept: dict[str, str] = {}
    for command, keys in wanted.items():
        clash = clash_of(command, keys, wanted)
        if clash is None:
            kept[command] = keys
            continue
        name, other = clash
        told.append(
            f"{path}: {command} stays on {BY_ID[command].sign}: {sign_of(name)} is the key of"
            f" {other.id} ({other.label or 'kept for presenter remotes'})."
        )
    return OwnKeys(kept, tuple(told))


def clash_of(command: str, keys: str, own: Mapping[str, str]) -> tuple[str, Key] | None:
    """The first of these keys that another command has at the same place, and that command; None where all are free.

    `own` are the trainer's own keys by command. What a command has without them is never taken from it.
    """
    from facilitator.console.keys import BY_ID

    mine, usual = BY_ID[command], BY_ID[command].keys.split(",")
    taken = {
        name: other
        for other in BY_ID.values()
        if other.id != command and _meet(mine.where, other.where)
        for name in (*own.get(other.id, other.keys).split(","), *while_typing(other.id))
    }
    return next(((name, taken[name]) for name in keys.split(",") if name in taken and name not in usual), None)


def _meet(one: str, other: str) -> bool:
    """Whether the keys of two places work at the same time; those of every sheet do on each of them."""
    from facilitator.console.screens.sheet import Sheet

    if "anywhere" in (one, other) or one == other:
        return True
    return "sheet" in (one, other) and bool({one, other} & {sheet.PLACE for sheet in Sheet.__subclasses__()})


def _split(pressed: str) -> list[str]:
    """The keys of a wish; a comma alone is the key."""
    return [","] if pressed == "," else [name for name in pressed.split(",") if name]


def _textual_name(key: str) -> str:
    """A key as Textual calls it: "." is full_stop, and shift with a letter is the capital."""
    *modifiers, base = key.split("+") if len(key) > 1 else [key]
    return "+".join((*modifiers, _character_to_key(base) if len(base) == 1 else base))


def no_key(key: str) -> str:
    """What is wrong with the name of a key; "" if nothing is."""
    if len(key) == 1:
        return "" if key.isprintable() else "that is no key"
    *modifiers, base = key.split("+")
    if strange := next((one for one in modifiers if one not in MODIFIERS), ""):
        near = get_close_matches(strange, MODIFIERS, 1)
        return f"there is no key {strange[:40]} to hold down; did you mean {near[0] if near else 'ctrl'}"
    if len(base) == 1 or base in _names() or _is_sign(base):
        return ""
    near = get_close_matches(base, sorted(_names()), 1)
    return f"no key is called {base[:40]}; did you mean {near[0] if near else 'a letter, or such as ctrl+g or f6'}"


def _is_sign(name: str) -> bool:
    """Whether it is the name of a sign that keyboards have; every emoji has a name too."""
    try:
        return lookup(name.replace("_", " ")) < "\u2100"
    except KeyError:
        return False


def sign_of(name: str) -> str:
    """What to call a key on the screen."""
    return name if "+" in name or name in _names() - SIGNS.keys() else SIGNS.get(name, format_key(name))
