"""What a key costs in the plan editor, with a plan as long as one may be. POSIX only."""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.benchmarks.painting import BARE_KEY, BARE_MARK, Keystroke, key_figures, press, stage
from tests.benchmarks.pty_program import Program
from tests.terminal.driver import environment

ITEMS = 100
MOST = 3.0
"""How many times a bare app's key a key may take here."""

EDITOR_MARK = rb"edit .*new"
KEYS: dict[str, tuple[Keystroke, ...]] = {
    "marking a row in the editor": (
        Keystroke("down", re.compile(r"▶ +\d\d:\d\d.*?(Item \d+)")),
        Keystroke("up", re.compile(r"▶ +\d\d:\d\d.*?(Item \d+)")),
    ),
    "a minute more in the editor": (
        Keystroke("+", re.compile(r"ends (\d\d:\d\d)")),
        Keystroke("-", re.compile(r"ends (\d\d:\d\d)")),
    ),
}
"""Keys pressed in turn, each with what it changes on the screen."""


def write_plan(folder: Path, items: int) -> Path:
    """A plan of so many items among the trainer's own."""
    own = folder / "plans"
    own.mkdir(parents=True, exist_ok=True)
    listed = "".join(
        f"  - id: a{number:03}\n    title: Item {number}\n    minutes: 5\n    least: 4\n    prompts: [Ask, Wait]\n"
        for number in range(items)
    )
    path = own / "long.yaml"
    path.write_text(f'title: Long\nstarts: "06:00"\nfinishes: "14:20"\nagenda:\n{listed}', encoding="utf-8")
    return path


def editing(quick: bool) -> list[Figure]:
    """From key to picture: the bare app's one key, and the editor's, in turns."""
    presses = 12 if quick else 40
    chance = random.Random(1)
    figures: list[Figure] = []
    with stage() as here:
        path = write_plan(here.folder, ITEMS)
        argv = [sys.executable, "-m", "facilitator", "--data", str(here.folder), "edit", str(path)]
        with here.bare() as bare, Program(argv, environment(here.folder), here.folder) as editor:
            bare.first_paint(BARE_MARK)
            editor.first_paint(EDITOR_MARK)
            for program in (bare, editor):
                program.idle(1.0)
                program.catch_up()
            for name, strokes in KEYS.items():
                took, floor = [], []
                for count in range(presses):
                    floor.append(press(bare, BARE_KEY, chance))
                    took.append(press(editor, strokes[count % len(strokes)], chance))
                figures += key_figures(name, took, floor, MOST, 48.0)
    return figures
