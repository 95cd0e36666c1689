"""Lines of Markdown that also read well as they are, in a window of eighty columns: wrapped words, and level tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
