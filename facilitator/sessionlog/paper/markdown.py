"""The paper twin as Markdown, to mail, to paste, or to print from any program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facilitator.sessionlog.markdown import escape
from facilitator.sessionlog.paper.twin import BlankSheet, PrintedItem, Twin


def render(twin: Twin) -> bytes:
    """The text: the trainer's pages, then the sheets."""
    parts = (_head(twin), _order(twin), _packing(twin), *map(_item, twin.items), *map(_sheet, twin.sheets))
    text = "\n\n".join("\n".join(lines) for lines in map(tuple, parts) if lines)
    return f"{text}\n".encode()


def _head(twin: Twin) -> Iterator[str]:
    yield f"# {escape(twin.title)}: the rest of the day on paper"
    yield ""
    yield ", ".join(escape(part) for part in (twin.organisation, twin.day, twin.mark) if part)
    yield ""
    yield "> **Trainer's pages, private.** The sheets for the groups at the end hold nothing private."
    if twin.rehearsal:
        yield ">"
        yield f"> **{twin.rehearsal}**"


def _order(twin: Twin) -> Iterator[str]:
    yield "## What is to come"
    yield ""
    as_of = f"As of {twin.as_of}: " if twin.as_of else ""
    yield f"{as_of}{twin.standing}; {twin.finish}."
    yield ""
    yield "| begins | planned | item | length | remarks |"
    yield "| --- | --- | --- | --- | --- |"
    for item in twin.items:
        cells = (item.begins, item.planned, escape(item.title), item.length)
        yield f"| {' | '.join(cells)} | {escape('; '.join((item.kind.lower(), *item.remarks)))} |"


def _packing(twin: Twin) -> Iterator[str]:
    """All that must be there, to be ticked off; nothing where no item says what it needs."""
    if twin.packing:
        yield "## To pack"
        yield ""
        yield from _listed((f"{one.what} ({'; '.join(one.wanted)})" for one in twin.packing), "- [ ] ")


def _item(item: PrintedItem) -> Iterator[str]:
    """What the trainer needs for an item; nothing for one of which the table says all."""
    cues = tuple(f"{cue.left}: {cue.text}{' (the room reads it)' if cue.public else ''}" for cue in item.cues)
    lists = (
        ("Led by", item.leads, "- "),
        ("Needs", item.materials, "- "),
        ("Aims", item.aims, "- "),
        ("Phases", item.phases, "- "),
        ("Pages", item.pages, "- "),
        ("Prompts", item.prompts, "- "),
        ("Cues", cues, "- "),
        ("Not yet raised", item.points, "- [ ] "),
    )
    found = [(name, lines, mark) for name, lines, mark in lists if lines]
    if found:
        yield f"### {item.begins} {escape(item.title)}"
    for name, lines, mark in found:
        yield ""
        yield f"{name}:"
        yield ""
        yield from _listed(lines, mark)


def _listed(lines: Iterable[str], mark: str) -> Iterator[str]:
    return (f"{mark}{escape(line)}" for line in lines)


BLANK = "\\_" * 40
"""A line to write on."""


def _sheet(sheet: BlankSheet) -> Iterator[str]:
    yield "---"
    yield ""
    yield f"## {escape(sheet.group)}: {escape(sheet.exercise)}"
    yield ""
    yield ", ".join(escape(part) for part in (sheet.head, sheet.case) if part)
    yield ""
    if sheet.eyes:
        yield f"**What you know: {escape(sheet.eyes)}**"
        for when, what in sheet.part:
            yield ""
            yield f"- {escape(when)}: {escape(what)}"
        yield ""
    yield escape(sheet.asked)
    for line in sheet.lines:
        yield ""
        yield f"**{line}** {BLANK}"
        for ask in ("based on", "how to test it") if sheet.hypotheses else ():
            yield ""
            yield f"{ask}: {BLANK}"
