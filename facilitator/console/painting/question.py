"""A question with a few answers: the question stands alone, and each answer in a frame of its own, with its number."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from facilitator.console.painting.choices import Choice
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import strip_of, wrap
from facilitator.console.painting.spots import Spot, standing

EDGE = 2
"""Cells left free at both sides."""


def question_lines(question: str, answers: Sequence[Choice], at: int, width: int, style: Ink) -> list[Strip]:
    """The question and its answers; what an answer means stands under its first words."""
    blank = strip_of([], width, style.plain)
    indent = " " * EDGE
    lines = [
        blank,
        *(strip_of([(indent + one, style.strong)], width, style.plain) for one in wrap(question, width - 4)),
    ]
    for number, answer in enumerate(answers):
        here = number == at
        edge, head = (style.accent, style.title) if here else (style.line, style.strong)
        name, _, meaning = answer.text.partition(": ")
        inner = width - 2 * EDGE - 4
        sign = "▶" if here else " "
        rule = "─" * max(0, width - 2 * EDGE - 7)
        lines.append(blank)
        framed = [
            strip_of([(f"{indent}╭ ", edge), (f"{sign} {number + 1}", head), (f" {rule}╮", edge)], width, style.plain)
        ]
        told = [(one, head) for one in wrap(name, inner)]
        told += [(one, style.plain) for one in wrap(meaning[:1].upper() + meaning[1:], inner)] if meaning else []
        for text, shade in told:
            line = [(f"{indent}│ ", edge), (text.ljust(inner), shade), (" │", edge)]
            framed.append(strip_of(line, width, style.plain))
        framed.append(strip_of([(f"{indent}╰{'─' * (width - 2 * EDGE - 2)}╯", edge)], width, style.plain))
        lines += standing(framed, Spot("choice", answer.id))
    return lines
