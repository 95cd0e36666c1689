"""Both packages are built once, listed, installed where the checkout cannot help, and run from another folder."""

from __future__ import annotations

import email
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import pytest
import textual

from facilitator import __version__

ROOT = Path(__file__).resolve().parents[2]
DAY = "learning-from-serious-case-reviews"
DEPENDENCIES = Path(textual.__file__).parents[1]
"""Where the packages lie that the program stands on."""
SYSTEMS = ("Microsoft :: Windows", "MacOS", "POSIX :: Linux")


def run(command: Sequence[str | Path], folder: Path, **more: str) -> str:
    """Run a command in a folder; what it printed. What it complained about is shown when it fails."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, env=kept | more, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel made from it: so the sdist holds all that a build needs."""
    folder = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT], folder)
    return folder


def in_wheel(dist: Path) -> set[str]:
    """The names of the wheel's files."""
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def in_sdist(dist: Path) -> set[str]:
    """The names of the sdist's files, without its leading folder."""
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        return {str(PurePosixPath(*PurePosixPath(name).parts[1:])) for name in archive.getnames()}


def in_tree(*folders: str) -> set[str]:
    """The files of these folders of the checkout that are meant to be handed out."""
    found = {path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()}
    return {path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts}


def test_both_packages_hold_every_plan_and_all_content(dist: Path) -> None:
    """A missing folder would be left out without a word, so the lists are compared."""
    data = in_tree("sessions", "content")
    assert f"sessions/{DAY}.yaml" in data
    assert data <= in_sdist(dist)
    assert {f"facilitator/_bundled/{name}" for name in data} <= in_wheel(dist)


def test_both_packages_hold_the_program_whole(dist: Path) -> None:
    """Modules, style sheets and the mark that says it is typed."""
    program = in_tree("facilitator")
    assert "facilitator/py.typed" in program
    assert any(name.endswith(".tcss") for name in program)
    assert program <= in_wheel(dist)
    assert program | {"README.md", "pyproject.toml"} | in_tree("tests/packaging") <= in_sdist(dist)


def test_the_wheel_holds_nothing_else(dist: Path) -> None:
    """No tests, no leftovers, no development files."""
    parts = {name.split("/")[0] for name in in_wheel(dist)}
    assert len(parts) == 2
    assert "facilitator" in parts
    assert not [name for name in in_wheel(dist) if "__pycache__" in name or name.endswith((".pyc", "~", ".swp"))]


def test_plans_and_content_are_data_only() -> None:
    """A Python file among them would make an editable installation fail."""
    assert not [name for name in in_tree("sessions", "content") if name.endswith(".py")]


def test_the_installed_wheel_runs_from_any_folder(dist: Path, tmp_path: Path) -> None:
    """In a virtual environment of its own, which borrows only the dependencies, nothing of the checkout is used."""
    (wheel,) = dist.glob("*.whl")
    place = tmp_path / "venv"
    run([sys.executable, "-m", "venv", "--without-pip", place], tmp_path)
    scripts = place / ("Scripts" if os.name == "nt" else "bin")
    run(
        [sys.executable, "-m", "pip", "--python", scripts / "python", "install", "--no-deps", "--no-index", wheel],
        tmp_path,
    )
    site = Path(
        run([scripts / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], tmp_path).strip()
    )
    (site / "borrowed.pth").write_text(str(DEPENDENCIES), encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    where = run([scripts / "python", "-c", "import facilitator; print(facilitator.__file__)"], elsewhere)
    assert Path(where.strip()).is_relative_to(site)
    data = str(tmp_path / "data")
    assert DAY in run([scripts / "facilitator", "plans"], elsewhere, FACILITATOR_DATA=data)
    assert "can be run" in run([scripts / "facilitator", "check", DAY], elsewhere, FACILITATOR_DATA=data)
    assert not (tmp_path / "data").exists()


def test_the_sdist_installs_where_no_wheel_may_be_used(dist: Path, tmp_path: Path) -> None:
    """As those do who build everything themselves; what comes of it runs, and brings its plans."""
    (sdist,) = dist.glob("*.tar.gz")
    place, elsewhere = tmp_path / "built", tmp_path / "elsewhere"
    elsewhere.mkdir()
    source = ["--no-binary", ":all:", "--no-deps", "--no-index", "--no-build-isolation"]
    run([sys.executable, "-m", "pip", "install", *source, "--target", place, sdist], elsewhere)
    found = subprocess.run(
        [sys.executable, "-m", "facilitator", "check", DAY],
        cwd=elsewhere,
        env=os.environ | {"PYTHONPATH": str(place), "FACILITATOR_DATA": str(tmp_path / "data")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert found.returncode == 0, found.stderr
    assert "can be run" in found.stdout


def test_the_metadata_says_what_a_package_index_asks_for(dist: Path) -> None:
    """What it is, for whom, and on which Pythons; of a licence and of addresses nothing, as none has been chosen."""
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        told = email.message_from_bytes(archive.read(name))
    assert (told["Name"], told["Version"], told["Requires-Python"]) == ("facilitator", __version__, ">=3.11")
    assert told["Summary"]
    assert told["Keywords"]
    assert told["Description-Content-Type"] == "text/markdown"
    assert "# The facilitator console" in str(told.get_payload())
    pythons = {f"Programming Language :: Python :: 3.{minor}" for minor in range(11, 15)}
    classifiers = set(told.get_all("Classifier", []))
    assert pythons <= classifiers
    assert {f"Operating System :: {name}" for name in SYSTEMS} <= classifiers
    assert not [one for one in classifiers if one.startswith("License")]
    assert told["License"] is told["License-Expression"] is told["Project-URL"] is None
    assert "No licence has been chosen yet." in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_changelog_begins_with_what_this_version_changes() -> None:
    """Its first heading is of this version, or of what has not been released yet."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first = re.search(r"^## (.*)$", text, re.MULTILINE)
    assert first is not None
    assert first[1] == "Not released yet" or first[1].startswith(__version__)
