"""No deck stops a day, however it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from .deck_fuzz import CORPUS, PLAN, SEED, read_mutant, walk


def test_no_mutated_deck_stops_a_day() -> None:
    """A short walk; the long one is a command."""
    assert walk(SEED, 300) > 300


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.md")), ids=lambda path: path.stem)
def test_every_deck_of_the_corpus_runs(path: Path, tmp_path: Path) -> None:
    """With something on a page."""
    tmp_path.joinpath("p.yaml").write_text(PLAN, encoding="utf-8")
    plan = read_mutant(path.read_text(encoding="utf-8"), tmp_path)
    assert any(page.blocks for page in plan.decks["d.md"].pages)
