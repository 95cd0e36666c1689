"""Opening the plan editor on a file: what cannot be edited here, or not now, is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.app import App

from facilitator.application.plan_editing import EditingRefused, begin
from facilitator.console.screens.editor import EditorScreen


def open_editor(app: App[Any], path: Path, own: Path) -> str:
    """Open the editor of a plan, of a bundled one that of a copy in the folder `own`; why it cannot be, or nothing."""
    try:
        sitting = begin(path, own)
    except EditingRefused as refused:
        return str(refused)
    app.push_screen(EditorScreen(sitting))
    return ""
