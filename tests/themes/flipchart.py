"""The development set: flipchart lines with their right themes, in a tuning half and a held-out half.

The held-out half is measured and never looked at while anything is changed. `python -m tests.themes.flipchart` prints
the shares; with `--misses` also the lines of the tuning half that got no right theme.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from facilitator.agenda.library import bundled
from facilitator.agenda.model import Plan, Theme
from facilitator.agenda.plan_reader import read_plan
from facilitator.themes.suggester import Suggester

PLAN = "learning-from-serious-case-reviews"


class Phrase(NamedTuple):
    """A line and the ids of all themes that are right for it."""

    text: str
    themes: frozenset[str]


Answer = Callable[[str], Sequence[str]]
"""The ids of up to three themes for a line."""


def phrases() -> list[Phrase]:
    """The whole set, in the order of the file."""
    lines = (Path(__file__).parent / "flipchart.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [Phrase(text, frozenset(themes.split(","))) for themes, text in rows]


def tuning() -> list[Phrase]:
    """The half that weights and words are chosen by."""
    return phrases()[::2]


def held_out() -> list[Phrase]:
    """The half that is only measured."""
    return phrases()[1::2]


def day() -> Plan:
    """The bundled day whose themes the set uses."""
    plan = read_plan(bundled("sessions") / f"{PLAN}.yaml").plan
    assert plan is not None
    return plan


def share(answer: Answer, judged: Iterable[Phrase]) -> float:
    """The share of lines with a right theme among the first three, in percent."""
    hits = [bool(phrase.themes & set(answer(phrase.text)[:3])) for phrase in judged]
    return 100 * sum(hits) / len(hits)


def by_suggester(suggester: Suggester) -> Answer:
    """The answers of the console."""
    return lambda text: [suggested.theme for suggested in suggester.suggest(text)]


def by_keywords(themes: Sequence[Theme]) -> Answer:
    """The plain look-up: the first themes with a keyword in the line, the longest keyword first."""
    keywords = sorted(
        ((keyword.casefold().replace("-", " "), theme.id) for theme in themes for keyword in theme.keywords),
        key=lambda pair: -len(pair[0]),
    )

    def answer(text: str) -> list[str]:
        line = f" {''.join(c if c.isalnum() else ' ' for c in text.casefold())} "
        return list(dict.fromkeys(theme for word, theme in keywords if f" {word} " in line or f" {word}s " in line))[:3]

    return answer


def by_commonest(judged: Sequence[Phrase]) -> Answer:
    """Always the three themes that are right most often."""
    common = [theme for theme, _ in Counter(t for phrase in judged for t in phrase.themes).most_common(3)]
    return lambda text: common


def main() -> None:
    """Print the shares."""
    plan = day()
    answer = by_suggester(Suggester.of_plan(plan))
    for name, half in (("tuning", tuning()), ("held out", held_out())):
        shares = [share(a, half) for a in (answer, by_keywords(plan.themes), by_commonest(half))]
        sys.stdout.write(f"{name}: {shares[0]:.1f} % (keywords {shares[1]:.1f} %, commonest {shares[2]:.1f} %)\n")
    if "--misses" in sys.argv:
        for phrase in tuning():
            if not phrase.themes & set(answer(phrase.text)):
                sys.stdout.write(f"{','.join(sorted(phrase.themes))}\t{phrase.text}\t{','.join(answer(phrase.text))}\n")


if __name__ == "__main__":
    main()
