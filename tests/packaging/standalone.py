"""Build the program that needs no Python: `python -m tests.packaging.standalone FOLDER`.

It makes FOLDER/facilitator with the program (`facilitator`, on Windows `facilitator.exe`) and all that it loads, for
the system and the processor that it is built on. What is loaded by name only (commands, formats, widgets) is
gathered whole, because nobody could find it by reading imports.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import docx

ROOT = Path(__file__).resolve().parents[2]

WHOLE = ("facilitator", "textual")
"""Packages that load parts of themselves by name."""
DATA = ("facilitator", "textual", "docx")
"""Packages that read files of their own."""
IF_THERE = ("aiohttp", "xlsxwriter", "textual_image")
"""Packages of extras and of single formats: gathered where they are installed."""
LEFT_OUT = ("tkinter", "pytest", "hypothesis", "mypy", "IPython")
"""Never used by the program, though something it loads would take them."""


def command(folder: Path) -> list[str]:
    """The command line that builds it there."""
    gathered = [f"--collect-submodules={name}" for name in (*WHOLE, *filter(find_spec, IF_THERE))]
    files = [f"--collect-data={name}" for name in DATA]
    days = [f"--add-data={ROOT / kind}{os.pathsep}facilitator/_bundled/{kind}" for kind in ("sessions", "content")]
    # python-docx reads its templates by way of its folder "parts", which is there only if something lies in it
    parts = Path(docx.__file__).parent / "parts" / "__init__.py"
    days.append(f"--add-data={parts}{os.pathsep}docx/parts")
    known = [f"--copy-metadata={name}" for name in ("textual", "facilitator")]
    without = [f"--exclude-module={name}" for name in LEFT_OUT]
    places = [f"--distpath={folder}", f"--workpath={folder / 'work'}", f"--specpath={folder / 'work'}"]
    kind = ["--onedir", "--console", "--noconfirm", "--clean", "--log-level=WARN", "--name=facilitator"]
    main = ROOT / "facilitator" / "__main__.py"
    return [sys.executable, "-m", "PyInstaller", *kind, *places, *gathered, *files, *days, *known, *without, str(main)]


def build(folder: Path) -> Path:
    """Build it; where the program is. Raises CalledProcessError when PyInstaller fails."""
    subprocess.run(command(folder.absolute()), cwd=ROOT, check=True)
    return folder.absolute() / "facilitator" / ("facilitator.exe" if os.name == "nt" else "facilitator")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.packaging.standalone", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the program is put; it need not exist")
    print(build(parser.parse_args().folder))  # noqa: T201
