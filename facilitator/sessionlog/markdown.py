"""The account of a session log as Markdown: to read, to e-mail, to paste into a report.

Everything that was typed is escaped, so that it shows as it was written wherever it is pasted. Bars are left out; the
numbers beside them say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from facilitator.agenda.cleaning import clean_line
from facilitator.sessionlog.account.blocks import (
    Account,
    Block,
    BulletList,
    Cell,
    Grid,
    LabelledFacts,
    Numbers,
    Photograph,
    Run,
    RunningText,
    Runs,
    Section,
)
from facilitator.sessionlog.account.make import account_of
from facilitator.sessionlog.choices import Choices
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.naming import read_name

WIDEST = 78
"""Letters of a line; mail programs wrap longer ones where they like."""

MARKUP = re.compile(r"[-+#=*_]+|\d{1,9}[.)]|>.*")
"""Words that a line must not go on with: at its beginning they would make a list, a heading, a line or a quotation."""


def wrapped(text: str, first: str = "", rest: str = "") -> Iterator[str]:
    """Text that is Markdown already, in lines that begin with `first` and then `rest`. No word is taken apart.

    Spaces that stand together stay, but at the end of a line.
    """
    line = ""
    for word in text.split(" "):
        if line.strip() and len(first) + len(line) + 1 + len(word) > WIDEST and word and not MARKUP.fullmatch(word):
            yield f"{first}{line}".rstrip()
            first, line = rest, word
        else:
            line = f"{line} {word}" if line else word
    yield f"{first}{line}".rstrip()


def table(head: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int]) -> Iterator[str]:
    """A table with its columns under each other where it is narrow enough, else a list that says the same.

    `right` are the columns of numbers.
    """
    widths = [max(3, *(len(row[place]) for row in (head, *rows))) for place in range(len(head))]
    if sum(widths) + 3 * len(widths) + 1 > WIDEST:
        yield from _listed(head, rows)
        return

    def level(row: Sequence[str]) -> str:
        cells = (
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        return f"| {' | '.join(cells)} |"

    yield level(head)
    ruled = (f"{'-' * (width - 1)}:" if place in right else "-" * width for place, width in enumerate(widths))
    yield f"| {' | '.join(ruled)} |"
    yield from map(level, rows)


SHORT = 8
"""Letters of a first cell that only numbers its row."""


def _listed(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Each row as an entry: what it is about, then each column that has something by its name."""
    leading = 2 if all(len(row[0]) <= SHORT for row in rows) and len(head) > 2 else 1
    for row in rows:
        lead = " ".join(filter(None, row[:leading]))
        told = [
            f"{name}: {cell}" if name else cell
            for name, cell in zip(head[leading:], row[leading:], strict=True)
            if cell
        ]
        yield from wrapped(f"{lead}; {'; '.join(told)}" if told else lead, "- ", "  ")


SPECIAL = re.compile(r"[\\`*_\[\]|~]")
"""What Markdown could take for markup in the middle of a line."""

ENTITY = re.compile(r"&(?=#?\w+;)")
"""What it could take for a character written by its name."""

LEADING = re.compile(r"^(?:[#+\-=]|\d{1,9}(?=[.)](?:\s|$)))")
"""What it could take for a heading, a list or a quotation at the beginning of one."""


PICTURED = "the picture is in the full copy as HTML or Word"
GONE = "the picture is not here"


def escape(text: str) -> str:
    """Text that reads as itself anywhere on a line, in a table too; on one line, without control characters."""
    text = SPECIAL.sub(r"\\\g<0>", ENTITY.sub("&amp;", clean_line(text)))
    return LEADING.sub(_leading, text.replace("<", "&lt;").replace(">", "&gt;"))


def _leading(match: re.Match[str]) -> str:
    found = match.group()
    return f"{found}\\" if found.isdigit() else f"\\{found}"


def render(log: SessionLog, choices: Choices) -> dict[str, bytes]:
    """The one file of this format; the full copy has "private" in its name."""
    account = account_of(log, choices)
    parts = [_head(account), *(part for section in account.sections for part in _section(section, 2))]
    parts.append(iter((f"Record of the day: run {account.run}",)))
    text = "\n\n".join("\n".join(lines) for lines in map(tuple, parts) if lines)
    return {read_name(log, choices, "md"): f"{text}\n".encode()}


def _head(account: Account) -> Iterator[str]:
    yield f"# {escape(account.title)}: {'summary' if len(account.sections) == 1 else 'session log'}"
    yield ""
    yield from wrapped(", ".join(map(escape, account.subtitle)))
    yield ""
    notice = f"**{'Full copy, private:' if account.full else 'Copy to share:'}** {escape(account.notice)}"
    yield from wrapped(notice, "> ", "> ")
    if account.rehearsal:
        yield ">"
        yield from wrapped(f"**Rehearsal.** {escape(account.rehearsal)}", "> ", "> ")


def _section(section: Section, level: int) -> Iterator[Iterator[str]]:
    yield iter((f"{'#' * min(level, 6)} {escape(section.title)}",))
    for block in section.blocks:
        yield _block(block)
    for part in section.parts:
        yield from _section(part, level + 1)


def _block(block: Block) -> Iterator[str]:
    match block:
        case RunningText():
            text = _runs(block.runs)
            yield from wrapped(f"*{text}*" if block.tone == "quiet" else text)
        case BulletList():
            for runs in block.entries:
                yield from wrapped(_runs(runs), "- ", "  ")
        case LabelledFacts():
            for label, told in block.rows:
                yield from wrapped(f"{escape(label)}: {escape(told)}", "- ", "  ")
        case Numbers():
            yield from wrapped(", ".join(f"**{escape(number)}** {escape(what)}" for number, what in block.rows))
        case Photograph():
            yield from wrapped(f"- {_runs(block.said)}: {PICTURED if block.picture else GONE}", "", "  ")
        case Grid():
            yield from _grid(block)


def _grid(grid: Grid) -> Iterator[str]:
    columns = [place for place in range(len(grid.head)) if place not in grid.drawn]
    numbers = {p for p in columns if grid.rows and all(len(r) <= p or r[p].tone == "number" for r in grid.rows)}
    yield from table(
        [escape(grid.head[place]) for place in columns],
        [[_cell(row[place]) for place in columns] for row in grid.rows],
        frozenset(number for number, place in enumerate(columns) if place in numbers),
    )


def _cell(cell: Cell) -> str:
    return _runs(cell.runs)


def _runs(runs: Runs) -> str:
    """Runs with a space between them; themes that stand beside each other are one mark."""
    joined: list[Run] = []
    for run in runs:
        if joined and run.mark == joined[-1].mark == "theme":
            joined[-1] = Run(f"{joined[-1].text}; {run.text}", "theme")
        else:
            joined.append(run)
    return " ".join(filter(None, map(_run, joined)))


def _run(run: Run) -> str:
    text = escape(run.text).strip()
    match run.mark:
        case "id" | "strong":
            return f"**{text}**" if text else ""
        case "mark":
            return f"*{text}*" if text else ""
        case "typed":
            return f"“{text}”"
        case "quiet":
            return f"({text})" if text else ""
        case "theme":
            return f"*{text}*" if text else ""
        case _:
            return text
