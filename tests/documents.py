"""What people read about the program: the top README and the pages under `facilitator/docs`."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "facilitator" / "docs"
PAGES = (ROOT / "README.md", *sorted(DOCS.glob("*.md")))


def all_that_people_read() -> str:
    """The text of all of them, one after the other."""
    return "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
