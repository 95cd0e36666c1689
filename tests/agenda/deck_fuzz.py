"""Decks of the corpus, mutated by chance from a seed: whatever becomes of them, the day can be run.

`python -m tests.agenda.deck_fuzz 50000` reads that many; a short walk stays in the suite.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from facilitator.agenda.model import Block, Drawing, Plan
from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.problems import JOINERS

CORPUS = Path(__file__).parent / "marp" / "decks"
SEED = 20261123
SECRET = "for nobody but the trainer"

BITS = (
    *("\n---\n", "\n\n---\n\n", "***\n", "- ", "* ", "1) ", "  - ", "    ", "> ", "# ", "\t", "\r\n", "\n\n"),
    *(
        "<!--",
        "-->",
        "<!-- _class: lead -->",
        "<!-- slide: 3 -->",
        "<!--\nheader: x\n",
        "???\n",
        "::: notes\n",
        "Note: ",
    ),
    *(
        "<div>",
        "</div>",
        "<br>",
        "<style>",
        "</style>",
        "<script>",
        "<img src=x alt=y>",
        "<aside class=notes>",
        "<a b='",
    ),
    *(
        "![",
        "](",
        ")",
        "![bg](red)",
        "![x](../../etc/passwd)",
        "![x](data:,)",
        "`",
        "```",
        "~~~",
        "```bars\nx: 9 of 2\n",
    ),
    *(
        "| a | b |\n| - | - |\n",
        "|",
        "**",
        "_",
        "~~",
        ":wave:",
        "{{ x }}",
        "\\",
        "&#x202e;",
        "\0",
        "\x1b[2J",
        "\u2014\n",
    ),
    *("headingDivider: 2\n", "paginate: true\n", "a: [b\n", "!!python/x ", "&a *a", "\u00a0", "\u2028", "\ufeff", "é"),
)

PLAN = """\
title: A day
starts: "09:30"
finishes: "10:30"
support: d.md
agenda:
  - {id: a, title: A, minutes: 20, deck: d.md}
  - {id: b, title: B, minutes: 20, case: d.md, kind: exercise, capture: issues}
  - {id: c, title: C, minutes: 20, of: b, kind: report-back, background: [d.md]}
"""


def mutants(seed: int, count: int) -> Iterator[str]:
    """So many decks, the same ones for the same seed."""
    chance = random.Random(seed)
    sources = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.md"))]
    for _ in range(count):
        text = chance.choice(sources)
        for _ in range(chance.randint(1, 8)):
            at, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
            match chance.randrange(5):
                case 0:
                    text = text[:at] + text[end:]
                case 1:
                    text = text[:end] + text[at:end] + text[end:]
                case 2:
                    text = text[:at] + chance.choice(sources)[:200] + text[at:]
                case _:
                    text = text[:at] + chance.choice(BITS) + text[at:]
        yield f"{text[:20_000]}\n\n<!-- {SECRET} -->\n"


def words_of(block: Block) -> str:
    """What a block has the room read, drawings apart: in them anything may be meant."""
    return "" if isinstance(block, Drawing) else repr(block)


def read_mutant(text: str, folder: Path) -> Plan:
    """The plan with this deck in every place. Raises AssertionError where the day could not be run, or a note is shown.

    Every deck ends in a note of its own; only a drawing that is never closed may show it, as Marp does.
    """
    folder.joinpath("d.md").write_text(text, encoding="utf-8", newline="")
    reading = read_plan(folder / "p.yaml")
    assert reading.plan is not None, ascii(text)
    assert all(problem.warning for problem in reading.problems), ascii(text)
    told = "".join(map(str, reading.problems))
    assert "".join(letter for letter in told if letter not in JOINERS).isprintable(), ascii(text)
    seen = "\n".join(
        words_of(block) for deck in reading.plan.decks.values() for page in deck.pages for block in page.blocks
    )
    assert SECRET not in seen, ascii(text)
    return reading.plan


def walk(seed: int, count: int) -> int:
    """Read so many mutants; the pages that they had in all."""
    pages = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.joinpath("p.yaml").write_text(PLAN, encoding="utf-8")
        for text in mutants(seed, count):
            plan = read_mutant(text, folder)
            pages += sum(len(deck.pages) for deck in plan.decks.values())
    return pages


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    begun = time.perf_counter()
    found = walk(SEED, wanted)
    sys.stdout.write(f"{wanted:,} mutated decks, {found:,} pages, {time.perf_counter() - begun:.0f} s: each day runs\n")
