"""What the commands without a screen load: never Textual, and of the rest only what they need."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.days import ended_day

ROOT = Path(__file__).resolve().parents[2]

CODE = """
import json, sys
before = set(sys.modules)
from facilitator.cli import main
code = main(sys.argv[1:])
sys.stderr.write("\\n" + json.dumps([code, sorted(set(sys.modules) - before)]))
"""


def loaded(folder: Path, *arguments: str) -> set[str]:
    """The modules that a command loads, in an interpreter of its own; it must end well."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, "--data", str(folder / "data"), *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code == (1 if arguments == ("doctor",) else 0), done.stderr  # bundled days have details to fill in
    return set(modules)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("plans",),
        ("check", "demonstration"),
        ("new", "A day"),
        ("runs",),
        ("export", "--format", "md,csv,json", "--output", "out"),
        ("print", "demonstration", "--output", "plan.md"),
        ("delete", "last", "--yes"),
        ("doctor",),
        ("search", "child"),
        ("backup", "copy.db"),
    ],
    ids=lambda arguments: str(arguments[0]),
)
def test_no_textual_without_a_screen(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Nor rich, nor an exporter that is not asked for."""
    ended_day(tmp_path / "data")
    modules = loaded(tmp_path, *arguments)
    assert not {name for name in modules if name.split(".")[0] in {"textual", "rich", "jinja2", "docx"}}
    assert "facilitator.console.app" not in modules


def test_help_loads_nothing_but_the_commands(tmp_path: Path) -> None:
    """No journal, no plan, no YAML."""
    modules = loaded(tmp_path, "--help")
    assert not modules & {"sqlite3", "yaml", "msgspec", "platformdirs", "markdown_it"}
    assert {name.split(".")[1] for name in modules if name.startswith("facilitator.")} <= {"agenda", "cli"}
    assert not modules & {"pathlib", "shutil", "bz2", "datetime", "urllib.parse", "facilitator.agenda.cleaning"}


def test_platformdirs_is_not_needed_when_the_folder_is_said(tmp_path: Path) -> None:
    """Nor YAML for what is in the journal."""
    ended_day(tmp_path / "data")
    assert not loaded(tmp_path, "runs") & {"platformdirs", "yaml", "markdown_it"}


def test_import_loads_no_screen(tmp_path: Path) -> None:
    """It has a file to read, so it stands for itself."""
    ended_day(tmp_path / "data")
    loaded(tmp_path, "export", "--format", "json", "--output", "out")
    (archive,) = (tmp_path / "out").rglob("*.json")
    assert not {name for name in loaded(tmp_path, "import", str(archive)) if name.startswith(("textual", "rich"))}


SCREEN = """
import json, sys
from pathlib import Path
from facilitator.console.app import ConsoleApp, run_console
from facilitator.controller import Controller
from tests.cli.days import HandClock, START, journal_in, unfinished_day

run, seen = ConsoleApp.run, []

async def leave(pilot):
    await pilot.pause()
    seen.extend(sys.modules)
    pilot.app.exit(0)

ConsoleApp.run = lambda app, **how: run(app, headless=True, size=(120, 36), auto_pilot=leave)
folder = Path(sys.argv[1])
name, clock = unfinished_day(folder), HandClock(START)
with journal_in(folder) as journal:
    run_console(journal, folder, clock, controller=Controller(journal, clock, name))
sys.stderr.write("\\n" + json.dumps(seen))
"""


def test_the_first_picture_loads_no_other_screen(tmp_path: Path) -> None:
    """Nor what reads plans and decks: a run carries its plan along."""
    done = subprocess.run(
        [sys.executable, "-c", SCREEN, str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    modules = set(json.loads(done.stderr.splitlines()[-1]))
    assert "facilitator.console.screens.lead" in modules
    others = {f"facilitator.console.screens.{name}" for name in ("home", "setup", "review", "wall", "room")}
    assert not modules & (others | {"facilitator.console.keys", "facilitator.agenda.plan_reader"})
    assert not modules & NOT_YET
    assert not {name for name in modules if name.startswith("yaml.")}
    assert len([name for name in modules if name.startswith("facilitator.")]) <= MOST_MODULES


NOT_YET = {
    *(f"facilitator.console.painting.{name}" for name in ("room", "grids", "even_face", "qr", "wall")),
    *("facilitator.console.painting.closing", "facilitator.live.queries.figures", "facilitator.live.queries.catch_up"),
}
"""What lays out the room's pictures, which a lead's window needs once a room's has told its size; what sums an ended
day up, and what wins time back."""

MOST_MODULES = 222
"""Modules of the program that are loaded when the lead's first picture stands, with what is loaded beside it."""
