"""What people read about installing: whom it is for, in an order that helps, in forms that each shell takes."""

from __future__ import annotations

import re
from pathlib import Path

from facilitator import __version__
from tests.documents import PAGES

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
INSTALLING = (ROOT / "facilitator" / "docs" / "installing.md").read_text(encoding="utf-8")
WHEEL = f"facilitator-{__version__}-py3-none-any.whl"


def test_whoever_leads_days_reads_her_way_first() -> None:
    """From a wheel by uv or pipx, then without Python; the engineer's two commands after that."""
    ways = [f"uv tool install {WHEEL}", f"pipx install {WHEEL}", "stand-alone program", "python3 -m venv .venv"]
    for page in (README, INSTALLING):
        assert all(way in page for way in ways[:3])
    places = [README.index(way) for way in ways]
    assert places == sorted(places)


def test_debian_is_told_of_the_package_that_it_leaves_out() -> None:
    """Without it, `python3 -m venv` fails there with words that help nobody."""
    assert "python3-venv" in README
    assert "sudo apt install python3-venv" in INSTALLING


def test_windows_is_given_what_both_of_its_shells_take() -> None:
    """One command a line: PowerShell 5.1 knows no `&&`; cmd knows no single quotes. Backslashes, as cmd wants them."""
    found = 0
    for page in PAGES:
        blocks = re.findall(r"^Windows[^\n]*\n\n```\w*\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.M)
        for line in "".join(blocks).splitlines():
            assert "&&" not in line, line
            assert "'" not in line, line
            assert "/" not in line, line
            found += 1
    assert found >= 9
    typed = re.findall(r"`([^`\n]*install [^`\n]*)`", INSTALLING)
    assert len(typed) >= 8
    assert not [line for line in typed if "'" in line]


def test_no_name_is_taken_from_an_index() -> None:
    """There may be another program of this name: nothing tells people to install it by its bare name."""
    for page in PAGES:
        for line in re.findall(r"(?:pipx?|uv tool|uv pip) install ([^`\n]*)", page.read_text(encoding="utf-8")):
            assert not re.match(r'["\']?facilitator(\[|["\'\s]|$)', line), line


def test_no_sentence_of_the_program_does_so_either() -> None:
    """Whatever names an extra asks for the command that adds it to the installation that runs."""
    for path in (ROOT / "facilitator").rglob("*.py"):
        assert not re.search(r"install [^\n]{0,3}facilitator\[", path.read_text(encoding="utf-8")), path
