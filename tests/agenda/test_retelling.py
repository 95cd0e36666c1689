"""One document for two days: a plan says what it tells otherwise, and where that does not stand it is told."""

from __future__ import annotations

from pathlib import Path

from facilitator.agenda.library import bundled
from facilitator.agenda.model import Paragraph, Span

from .writing import edited, read_changed, told

CASE = "content/cases/robin.md"
RETOLD = "content/retold.yaml"
NAMED = edited("support: ../content/support.md", "retold: ../content/retold.yaml\nsupport: ../content/support.md")


def retelling(*wordings: str, file: str = "cases/robin.md") -> dict[str, str | bytes | None]:
    """The good tree with a retelling of one of its files."""
    lines = "".join(f"      {line}\n" for line in wordings)
    return {**NAMED, RETOLD: f"documents:\n  - file: {file}\n    wording:\n{lines}"}


def test_a_case_is_read_in_the_words_of_the_day(tmp_path: Path) -> None:
    """On its pages and in its front matter, everywhere at once, the longer words first."""
    words = ("Robin: Wren", "Robin at three: Wren at month 36", "Twelve contacts: Ten contacts", "Wren: Thrush")
    reading = read_changed(tmp_path, retelling(*words[:3]))
    assert reading.plan is not None
    assert told(reading, tmp_path) == []
    case = reading.plan.cases[CASE]
    assert (case.title, case.pages[0].title, case.points[0].text) == (
        "Wren",
        "Wren at month 36",
        "Ten contacts were missed.",
    )
    # What was said otherwise is not said otherwise again.
    reading = read_changed(tmp_path, retelling(*words))
    assert reading.plan is not None
    assert reading.plan.cases[CASE].title == "Wren"
    assert told(reading, tmp_path) == [
        f"{RETOLD}:7:7: warning: content/cases/robin.md has no 'Wren'; expected words that stand in it, on one line"
    ]


def test_themes_are_told_otherwise_too(tmp_path: Path) -> None:
    """Any document that the plan names."""
    reading = read_changed(tmp_path, retelling("handover: transfer", file="themes.yaml"))
    assert reading.plan is not None
    assert reading.plan.themes[1].keywords == ("transfer",)
    assert told(reading, tmp_path) == []


def test_a_mistake_keeps_its_place_in_the_document(tmp_path: Path) -> None:
    """Wording never moves a line."""
    changes = retelling("The child lives.: Robin lives, as everybody is told", "id: p1: idd: p1")
    changes[RETOLD] = str(changes[RETOLD]).replace("id: p1: idd: p1", '"id: p1": "idd: p1"')
    found = told(read_changed(tmp_path, changes), tmp_path)
    assert found[0].startswith(f"{CASE}:7:5: warning: 'idd' is not a key of a learning point; read as 'id'")


def test_a_document_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With the one that was meant; so is a retelling that is none."""
    found = told(read_changed(tmp_path, retelling("a: b", file="cases/robn.md")), tmp_path)
    assert found == [f"{RETOLD}:2:11: warning: there is no file 'cases/robn.md'; did you mean 'cases/robin.md'?"]
    found = told(read_changed(tmp_path, {**NAMED, RETOLD: "dokuments: []\n"}), tmp_path)
    assert found[0].startswith(f"{RETOLD}:1:1: warning: 'dokuments' is not a key of a file of what is told otherwise")
    reading = read_changed(tmp_path / "without", NAMED)
    assert reading.plan is not None
    assert any("there is no file '../content/retold.yaml'" in line for line in told(reading, tmp_path / "without"))


def test_words_are_words_and_no_pattern(tmp_path: Path) -> None:
    """A bracket or a full stop means itself."""
    reading = read_changed(tmp_path, retelling('"Fictional: written for training.": "(.*) [a-z]+"'))
    assert reading.plan is not None
    assert reading.plan.cases[CASE].pages[0].blocks[1] == Paragraph((Span("(.*) [a-z]+"),))


def test_the_two_bundled_days_share_their_cases_and_themes() -> None:
    """No second copy that could fall behind."""
    for name in ("robin.md", "tess-and-jamie.md", "themes.yaml"):
        found = [path for path in bundled("content").rglob(name) if "demonstration" not in path.parts]
        assert [path.relative_to(bundled("content")).parts[0] for path in found] == [
            "learning-from-serious-case-reviews"
        ]
