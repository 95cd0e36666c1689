"""Undo and redo: without limit, over several files, to the very bytes."""

from __future__ import annotations

import msgspec

from facilitator.agenda.editing import items
from facilitator.agenda.editing.history import Edition, History
from facilitator.agenda.editing.plan_text import PlanText

from .odd_plans import WINDOWS


def edited(history: History, minutes: int) -> None:
    """Another length for the first item."""
    plan = items.set_field(history.now.plan, 0, "minutes", minutes)
    history.add(msgspec.structs.replace(history.now, plan=plan, words=f"{minutes} minutes"))


def test_a_thousand_edits_are_undone_to_the_same_bytes_and_done_again() -> None:
    """One after the other."""
    history = History(Edition(PlanText.of(WINDOWS)))
    texts = [history.now.plan.text]
    for number in range(1000):
        edited(history, 20 + number % 500)
        texts.append(history.now.plan.text)
    for text in reversed(texts[:-1]):
        assert history.undo()
        assert history.now.plan.text == text
    assert history.undo() is None
    assert history.now.plan.text == WINDOWS
    for text in texts[1:]:
        assert history.redo()
        assert history.now.plan.text == text
    assert history.redo() is None


def test_an_edit_after_undo_ends_what_could_be_done_again() -> None:
    """As everywhere."""
    history = History(Edition(PlanText.of(WINDOWS)))
    edited(history, 20)
    edited(history, 21)
    history.undo()
    edited(history, 22)
    assert history.redo() is None
    assert history.now.plan.items[0].values["minutes"] == 22


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    """Undo would seem to do nothing."""
    history = History(Edition(PlanText.of(WINDOWS)))
    edited(history, 20)
    edited(history, 20)
    assert history.undo() == "20 minutes"
    assert history.undo() is None


def test_files_go_back_together_and_reading_one_is_no_edit() -> None:
    """A deck that was opened later stands in every edition."""
    history = History(Edition(PlanText.of(WINDOWS)))
    edited(history, 20)
    history.know("deck.md", "# One")
    both = Edition(items.set_field(history.now.plan, 0, "minutes", 25), {"deck.md": "# Two"}, "both")
    history.add(both)
    assert history.undo() == "both"
    assert history.now.texts("plan")["deck.md"] == "# One"
    assert history.undo() == "20 minutes"
    assert history.now.documents == {"deck.md": "# One"}
    assert history.undo() is None
