"""Lines such as `theme: light` in a small file of the trainer's own, changed where they stand: all else stays as it is.

Comments, order, blank lines, quotes and the ends of lines are hers. Nothing is made of what the file says, so that
nothing in it can grow or do anything.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.disk.placing import BRIEF, discard, patiently, put

if TYPE_CHECKING:
    import yaml

    Pair = tuple[yaml.Node, yaml.Node]


def raw_text(path: Path) -> str:
    """The text as it stands, with its own ends of lines; empty where there is no file. Raises OSError, UnicodeError."""
    return patiently(path.read_bytes, BRIEF).decode("utf-8") if path.exists() else ""


def pairs_in(text: str) -> list[Pair]:
    """The keys and values of a text as they stand there. Raises ValueError where it is no list of them."""
    if not text.strip():
        return []
    import yaml

    try:
        root = yaml.compose(text.removeprefix("\ufeff"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        raise ValueError("no list of lines") from None
    if root is None:
        return []
    if not isinstance(root, yaml.MappingNode):
        raise ValueError("no list of lines")
    return list(root.value)


def spelled(value: object) -> str:
    """A value as it is written behind its name."""
    import yaml

    if isinstance(value, bool):
        return "yes" if value else "no"
    node = yaml.ScalarNode("tag:yaml.org,2002:str", str(value))
    return yaml.serialize(node, Dumper=yaml.SafeDumper, allow_unicode=True, width=1000).partition("\n")[0]


def with_values(text: str, values: Mapping[str, object]) -> str:
    """The text with these values by name: put where a name stands already, else on lines of their own at the end.

    Raises ValueError where the text is no list of such lines, or none that a line can be added to.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    found = pairs_in(text)
    places = [
        (value.start_mark.index, value.end_mark.index, spelled(values[key.value]))
        for key, value in found
        if key.value in values
    ]
    for start, end, word in sorted(places, reverse=True):
        gap = "" if text[start - 1 : start].isspace() else " "
        text = f"{text[:start]}{gap}{word}{text[end:]}"
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    there = {key.value for key, _ in found}
    added = [f"{name}: {spelled(value)}" for name, value in values.items() if name not in there]
    if added and text and not text.endswith("\n"):
        text += end_of_line
    text += "".join(f"{line}{end_of_line}" for line in added)
    now = {key.value: value.value for key, value in pairs_in(text)}
    before = {key.value: value.value for key, value in found if not isinstance(value.value, list)}
    wanted = before | {name: _read_back(value) for name, value in values.items()}
    if any(now.get(name) != value for name, value in wanted.items()):
        raise ValueError("the lines could not be changed where they stand")
    return mark + text


def without(text: str, name: str) -> str:
    """The text without what it says of this name; a comment that stood beside it stays, on a line of its own.

    Raises ValueError where the text is no list of such lines, or none that one can be taken out of.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    found = pairs_in(text)
    places = [(key.start_mark.index, value.end_mark.index) for key, value in found if key.value == name]
    for start, end in sorted(places, reverse=True):
        begin, after = text.rfind("\n", 0, start) + 1, text.find("\n", end) + 1 or len(text)
        rest = text[begin:start] + text[end:after]
        text = text[:begin] + (rest.lstrip() if rest.strip() else "") + text[after:]
    if [(key.value, value.value) for key, value in pairs_in(text) if not isinstance(value.value, list)] != [
        (key.value, value.value) for key, value in found if key.value != name and not isinstance(value.value, list)
    ]:
        raise ValueError("the line could not be taken out where it stands")
    return mark + text


def anew(text: str, changes: Mapping[str, object]) -> str:
    """A list in another form than lines, such as one between braces, written as lines."""
    kept = {key.value: value.value for key, value in pairs_in(text) if isinstance(value.value, str)}
    return "".join(f"{name}: {spelled(value)}\n" for name, value in (kept | dict(changes)).items())


def _read_back(value: object) -> str:
    return spelled(value) if isinstance(value, bool) else str(value)


def put_in_place(path: Path, text: str) -> None:
    """Write a file for this user alone, whole or not at all. Raises OSError."""
    number, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="") as part:
            part.write(text)
            part.flush()
            os.fsync(part.fileno())
        put(Path(name), path, BRIEF)
    except OSError:
        discard(Path(name))
        raise
