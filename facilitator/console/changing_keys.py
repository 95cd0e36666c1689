"""Giving a command another key in `keys.yaml`, or its usual one back: refused in words, else written where it stands.

All else in the file stays as it is. What is refused here the file itself would mostly refuse too, when it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from textual.widgets import Input

from facilitator.console.kept_lines import anew, pairs_in, put_in_place, raw_text, with_values, without
from facilitator.console.key import Key, shares
from facilitator.console.own_keys import FILE, OwnKeys, clash_of, keys_in, no_key, read_own_keys, sign_of
from facilitator.disk.placing import reason
from facilitator.journal.place import make_folder
from facilitator.journal.port import JournalProblem

REMOTE = frozenset({"pagedown", "pageup", "f5", "escape", "full_stop", "b", "right", "left", "space"})
"""All that presenter remotes are known to send."""

BEFORE_THE_ROOM = ("lead", "anywhere", "board")
"""The places whose keys a remote in a pocket presses."""

TYPED_IN = ("line", "choosing", "menu", "own keys", "bring", "setup", "details", "pages of an item", "picture")
"""The places in which letters are words."""

MOVES = frozenset({"enter", "tab", "shift+tab", "up", "down"}).union(
    *(one.key.split(",") for one in Input.BINDINGS if not isinstance(one, tuple))
)
"""What moves in a line, or leads out of it, before it is a command."""


def stays(one: Key) -> str:
    """Why a command keeps its key, as a sentence; "" where it may have another."""
    usual = one.keys.split(",")
    if shares(one):
        return f"{_name(one)} goes by the figures 1 to 9, which stay as they are."
    if not one.keys:
        return f"{_name(one)} has no key: the palette finds it by its name."
    if "escape" in usual:
        return f"{_name(one)} stays on esc, which leads back everywhere."
    if one.where in BEFORE_THE_ROOM and REMOTE.intersection(usual):
        return f"{_name(one)} stays on {one.sign}: presenter remotes send it."
    if one.where == "anywhere" and {"ctrl+c", "ctrl+q"}.intersection(usual):
        return f"{_name(one)} stays on {one.sign}, as in every terminal."
    return ""


def refusal(one: Key, pressed: str, own: OwnKeys) -> str:
    """Why a command cannot have this key, as a sentence that names what is in its way; "" where it can."""
    sign = sign_of(pressed)
    if wrong := stays(one):
        return wrong
    if wrong := no_key(pressed):
        return f"{_name(one)} stays as it is: {wrong}."
    if one.where in BEFORE_THE_ROOM and pressed in REMOTE:
        return f"{_name(one)} stays as it is: presenter remotes send {sign}, also from a pocket."
    if one.where in TYPED_IN and (pressed in MOVES or len(sign) == 1):
        return f"{_name(one)} stays as it is: {sign} is for words there. Such as ctrl+g or f6 would do."
    if clash := clash_of(one.id, pressed, own.keys):
        return f"{_name(one)} stays as it is: {sign} is the key of {_named(clash[1])}."
    return ""


class ChangingKeys:
    """The keys of a data folder, as the screen that changes them asks for them."""

    def __init__(self, folder: Path) -> None:
        """Know the folder; the file is read anew each time, as another window may have written it."""
        self.folder = folder

    def commands(self) -> list[Key]:
        """Every command that has a name, with its usual key."""
        from facilitator.console.keys import BY_ID

        return [one for one in BY_ID.values() if one.label]

    def own(self) -> Mapping[str, str]:
        """The trainer's own keys by command."""
        return read_own_keys(self.folder).keys

    def stays(self, one: Key) -> str:
        """Why a command keeps its key, as a sentence; "" where it may have another."""
        return stays(one)

    def give(self, one: Key, pressed: str) -> str:
        """Let a command have this key from now on; a sentence if it cannot. Nothing is written then."""
        own = read_own_keys(self.folder)
        return refusal(one, pressed, own) or _write(self.folder, one, own, lambda text: _with(text, one.id, pressed))

    def give_back(self, one: Key) -> str:
        """Let a command have its usual key again; a sentence if another has it now. Nothing is written then."""
        own = read_own_keys(self.folder)
        return stays(one) or _write(self.folder, one, own, lambda text: _without(text, one.id))


def _with(text: str, command: str, pressed: str) -> str:
    try:
        return with_values(text, {command: pressed})
    except ValueError:
        return anew(text, {command: pressed})


def _without(text: str, command: str) -> str:
    try:
        return without(text, command)
    except ValueError:
        return without(anew(text, {}), command)


def _write(folder: Path, one: Key, own: OwnKeys, change: Callable[[str], str]) -> str:
    """Write the file as it then is, unless that would take a key from another command."""
    path = folder / FILE
    try:
        text = raw_text(path)
        after = change(text)
        pairs_in(after)
    except ValueError:
        return f"{path} is not a list of keys: mend it or take it away first. Nothing was changed."
    except OSError as problem:
        return f"{path} could not be read ({reason(problem)}). Nothing was changed."
    then = keys_in(path, after)
    if lost := next((name for name in own.keys if name != one.id and name not in then.keys), ""):
        return f"{_name(one)} stays as it is: {one.sign} is now the key of {_named(_of(lost))}. Change that one first."
    if after == text:
        return ""
    try:
        make_folder(folder)
        put_in_place(path, after)
    except (OSError, JournalProblem) as problem:
        why = reason(problem) if isinstance(problem, OSError) else "no file"
        return f"{path} could not be written ({why}). Nothing was changed."
    return ""


def _of(command: str) -> Key:
    from facilitator.console.keys import BY_ID

    return BY_ID[command]


def _name(one: Key) -> str:
    """A command at the beginning of a sentence."""
    name = one.label or one.help
    return name[:1].upper() + name[1:]


def _named(one: Key) -> str:
    return f"“{one.label}”: {one.help}" if one.label else "what presenter remotes send"
