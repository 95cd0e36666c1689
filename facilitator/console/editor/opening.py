"""Opening the plan editor on a file: what cannot be edited here is said, with where its mistake is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.app import App

from facilitator.agenda.editing.plan_text import NotReadable, PlanText
from facilitator.console.editor.in_hand import PlanInHand
from facilitator.console.editor.own_text import OwnText
from facilitator.console.screens.editor import EditorScreen


def open_editor(app: App[Any], path: Path, told: str = "") -> str:
    """Open the editor of the trainer's own plan at `path`, with a sentence to begin with; why it cannot be, or ""."""
    try:
        file = OwnText(path)
        plan = PlanText.of(file.text)
    except NotReadable as problem:
        return f"{path.name} cannot be edited here: {problem.problem}"
    except (OSError, UnicodeDecodeError) as problem:
        return f"{path.name} cannot be read: {problem}."
    app.push_screen(EditorScreen(PlanInHand(plan, file.keep), path, told))
    return ""
