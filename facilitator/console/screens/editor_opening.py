"""Opening the plan editor on a file: what cannot be edited here is said, with where its mistake is."""

from __future__ import annotations

from pathlib import Path

from facilitator.agenda.editing.plan_text import NotReadable, PlanText
from facilitator.console.in_hand import PlanInHand
from facilitator.console.own_text import OwnText
from facilitator.console.screens.editor import EditorScreen


def editor_on(path: Path, told: str = "") -> EditorScreen | str:
    """The editor of the trainer's own plan at `path`, with a sentence to begin with; or why there is none."""
    try:
        file = OwnText(path)
        plan = PlanText.of(file.text)
    except NotReadable as problem:
        return f"{path.name} cannot be edited here: {problem.problem}"
    except (OSError, UnicodeDecodeError) as problem:
        return f"{path.name} cannot be read: {problem}."
    return EditorScreen(PlanInHand(plan, file.keep), path, told)
