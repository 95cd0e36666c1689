"""A case that is Markdown already: its words stay as they are written, but for what no room is to see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from facilitator.agenda.yaml_places import load, plain
from facilitator.bringing.case_draft import Case, is_made_up, look_over, private_part
from facilitator.bringing.grids import text_of
from facilitator.bringing.slides import MOST_PICTURE, SHOWN

FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
HEAD = re.compile(r" {0,3}(#{1,6})[ \t]+(.+?)[ \t#]*")
RULE = re.compile(r" {0,3}(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}")
FENCE = re.compile(r" {0,3}(?:```|~~~)")
LISTED = re.compile(r"\s*(?:[-+*]|\d{1,9}[.)])\s+")
PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]+)")


def markdown_case(path: Path) -> Case:
    """The case in a Markdown file. Raises NotATimetable."""
    text = text_of(path)
    found = FRONT.match(text)
    front, body = (found[1], text[found.end() :]) if found is not None else ("", text)
    node, _ = load(front, path.name) if front.strip() else (None, ())
    data = plain(node) if node is not None else {}
    known = data if isinstance(data, dict) else {}
    case = Case(path.stem.replace("-", " ").replace("_", " "), [])
    story = list(_story(case, body.split("\n")))
    title = known.get("title")
    case.title = str(title) if title else next((head for head in map(_heading, story) if head), case.title)
    case.front, case.known = (front, tuple(known)) if known else ("", ())
    case.body = "\n".join(_in_pages(story)).strip("\n") + "\n"
    case.notes += [] if case.front == front else [front]
    case.fictional = known.get("fictional") is True if "fictional" in case.known else is_made_up(body)
    case.pictures = tuple(_pictures(case.body, path.parent))
    look_over(case)
    return case


def _heading(line: str) -> str:
    found = HEAD.fullmatch(line)
    return found[2] if found is not None else ""


def _story(case: Case, lines: list[str]) -> Iterator[str]:
    """The lines that the room may see; the others go to the fields of the case."""
    kept, depth, fenced = "", 0, False
    for line in lines:
        fenced ^= FENCE.match(line) is not None
        head = None if fenced else HEAD.fullmatch(line)
        if head is not None and (not kept or len(head[1]) <= depth):
            kept, depth = private_part(head[2]), len(head[1])
            if kept:
                continue
        if kept and (fenced or not RULE.fullmatch(line)):
            words = line if kept == "notes" else LISTED.sub("", line).strip()
            if words.strip():
                case.keep(kept, [words])
        else:
            kept = "" if kept else kept
            yield line


def _in_pages(lines: list[str]) -> Iterator[str]:
    """The lines, with a rule before each larger heading where the author drew none."""
    drawn = any(RULE.fullmatch(line) for line in lines)
    fenced = begun = False
    for line in lines:
        fenced ^= FENCE.match(line) is not None
        head = None if fenced or drawn else HEAD.fullmatch(line)
        if begun and head is not None and len(head[1]) <= 2:
            yield from ("---", "")
        begun = begun or bool(line.strip())
        yield line


def _pictures(text: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    """The pictures that lie beside the file or below; what lies elsewhere is left where it is."""
    real = folder.resolve()
    for name in dict.fromkeys(PICTURE.findall(text)):
        try:
            path = (folder / name).resolve()
            inside = path.is_relative_to(real) and path.is_file() and ".." not in Path(name).parts
            if inside and path.suffix.lstrip(".").lower() in SHOWN and path.stat().st_size <= MOST_PICTURE:
                yield name, path.read_bytes()
        except (OSError, ValueError):  # a name that this system can't have
            continue
