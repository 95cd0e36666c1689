"""The bundled decks opened in Marp, as somebody without this program opens them: no page is too tall or too wide.

Marp's own engine lays them out and Chromium measures them. Where one of these or Node.js is not installed the test is
skipped, and says which; `.ci/run` brings them.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from facilitator.agenda.library import bundled
from tests.agenda.marp.agreement import HERE
from tests.sessionlog.readers import in_chromium, needs_chromium

CORE = Path(os.environ.get("NODE_PATH", "")) / "@marp-team" / "marp-core"
needs_marp = pytest.mark.skipif(
    shutil.which("node") is None or not CORE.is_dir(),
    reason="Node.js with @marp-team/marp-core under NODE_PATH is not installed here",
)


class Fit(NamedTuple):
    """One page of a deck in Marp: the height its words need, the height there is, and what is too wide, in pixels."""

    deck: str
    page: int
    needs: int
    there: int
    too_wide: int

    @property
    def fits(self) -> bool:
        """Whether all of it is seen."""
        return self.needs <= self.there and not self.too_wide


def measured(decks: list[Path], folder: Path) -> list[Fit]:
    """Every page of these decks as Marp lays it out."""
    page = folder / "page.html"
    command = ["node", str(HERE / "fits.mjs"), str(page), *map(str, decks)]
    made = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert made.returncode == 0, made.stderr
    shown = in_chromium(page.read_bytes(), folder, "--virtual-time-budget=10000", "--dump-dom").stdout
    told = re.search(r'<pre id="found">([^<]*)</pre>', shown)
    assert told is not None, shown[-400:]
    lines = (line.split("\t") for line in html.unescape(told[1]).splitlines())
    return [Fit(Path(deck).name, *map(int, numbers)) for deck, *numbers in lines]


@needs_chromium
@needs_marp
def test_every_page_of_the_bundled_decks_fits_in_marp(tmp_path: Path) -> None:
    """Decks, cases and notes; what would not fit without their style is found."""
    decks = sorted(path for path in bundled("content").rglob("*.md") if path.name != "README.md")
    case = next(path for path in decks if path.name == "robin.md").read_text(encoding="utf-8")
    bare = tmp_path / "bare.md"
    bare.write_text(re.sub(r"^style: .*\n", "", case, flags=re.MULTILINE), encoding="utf-8")
    found = measured([*decks, bare], tmp_path)
    assert len(found) > 140
    assert not [page for page in found if not page.fits and page.deck != bare.name]
    assert [page for page in found if not page.fits]


def test_the_bundled_decks_look_alike_in_marp() -> None:
    """One style for all of them, in the front matter, where Marp looks for it and this program passes over it."""
    decks = [path for path in bundled("content").rglob("*.md") if path.name != "README.md"]
    styles = {re.findall(r"^style: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)[0] for path in decks}
    assert len(styles) == 1
