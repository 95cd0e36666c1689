"""Looking at what a trainer has, with words for what this installation would need to read it."""

from __future__ import annotations

from pathlib import Path

from facilitator.application.installation import adding
from facilitator.bringing.bring import Brought, look
from facilitator.bringing.grids import NotATimetable
from facilitator.bringing.slides import EXTRA


def look_at(path: Path) -> Brought:
    """What a file becomes; nothing is written. Raises NotATimetable."""
    try:
        return look(path)
    except ImportError as missing:
        told = f"Slides are read with python-pptx, which is not installed. {adding(EXTRA)}"
        raise NotATimetable(told) from missing
