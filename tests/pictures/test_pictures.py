"""The README's pictures show the screens as they are today."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pictures.__main__ import HERE, draw


async def test_drawing_them_again_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`python -m tests.pictures` draws them anew after a screen has changed."""
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("TERM", "xterm-256color")
    (tmp_path / "data").mkdir()
    for drawn in await draw(tmp_path, tmp_path / "data"):
        assert drawn.read_text(encoding="utf-8") == (HERE / drawn.name).read_text(encoding="utf-8"), drawn.name
