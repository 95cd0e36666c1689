"""How the program was installed is found out, and the command for an extra is the one for that very installation."""

from __future__ import annotations

import json
import sys
import sysconfig
from collections.abc import Callable
from importlib.metadata import Distribution
from pathlib import Path

import pytest

from facilitator.application import installation
from facilitator.application.installation import adding, packages_of

NEEDED = "aiohttp<4,>=3.11"

METADATA = f"""Metadata-Version: 2.4
Name: facilitator
Version: 0.1.0
Requires-Dist: textual<9,>=8.2.8
Requires-Dist: {NEEDED}; extra == 'browser'
Requires-Dist: aiohttp<4,>=3.11; extra == 'dev'
Requires-Dist: pillow<14,>=11; extra == 'pictures'
"""

Layout = Callable[[Path], str]
"""Makes a folder look like an installation, and says what is told of it."""


class Recorded(Distribution):
    """What an installation has on record of itself."""

    def __init__(self, **files: str) -> None:
        """Have these files."""
        self._files = {"METADATA": METADATA, **files}

    def read_text(self, filename: str) -> str | None:
        """One of them."""
        return self._files.get(filename)

    def locate_file(self, path: object) -> Path:
        """Nowhere."""
        return Path(str(path))


@pytest.fixture
def prefix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment of its own, in which the program is on record, and no mark of any installer."""
    place = tmp_path / "An environment"
    (place / "bin").mkdir(parents=True)
    (place / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.12.1\n", encoding="utf-8")
    monkeypatch.setattr(sys, "prefix", str(place))
    monkeypatch.setattr(sys, "executable", str(place / "bin" / "python"))
    monkeypatch.setattr(Distribution, "from_name", lambda name: Recorded())
    return place


def test_a_virtual_environment_has_its_own_pip(prefix: Path) -> None:
    """By its full name, so that it works from any folder."""
    assert adding("browser") == f"Add it with: '{prefix}/bin/python' -m pip install \"{NEEDED}\""


def test_pipx_has_a_package_put_beside_it(prefix: Path) -> None:
    """In the environment by the name that pipx knows it by, which may have a suffix."""
    (prefix / "pipx_metadata.json").write_text("{}", encoding="utf-8")
    assert adding("browser") == f'Add it with: pipx inject {prefix.name} "{NEEDED}"'


def test_uv_tool_is_given_all_that_it_was_given_before(prefix: Path) -> None:
    """What it was taken from and what stands beside it, by its own note; else uv puts the package there."""
    wheel = prefix / "facilitator-0.1.0-py3-none-any.whl"
    wheel.touch()
    name, path = '{ name = "facilitator", extras = ["pictures"], path = "%s" }', '{ name = "rich", specifier = ">=14" }'
    receipt = prefix / "uv-receipt.toml"
    receipt.write_text(f"[tool]\nrequirements = [{name % wheel.as_posix()}, {path}]\n", encoding="utf-8")
    install = f'uv tool install --with "rich>=14" --with "{NEEDED}" "{wheel.as_posix()}[pictures]"'
    assert adding("browser") == f"Add it with: {install}"
    wheel.unlink()
    assert adding("browser") == f"Add it with: uv pip install --python '{prefix}/bin/python' \"{NEEDED}\""
    receipt.write_text("not a note", encoding="utf-8")
    assert "uv pip install" in adding("browser")


def test_an_environment_made_by_uv_has_no_pip(prefix: Path) -> None:
    """So uv does it."""
    (prefix / "pyvenv.cfg").write_text("home = /usr/bin\nuv = 0.9.1\n", encoding="utf-8")
    assert adding("pictures") == f"Add it with: uv pip install --python '{prefix}/bin/python' \"pillow<14,>=11\""


def test_an_editable_installation_is_installed_again(prefix: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From its folder, whatever is in its name."""
    url = {"dir_info": {"editable": True}, "url": "file:///home/J%C3%BCrgen%20M/console"}
    monkeypatch.setattr(Distribution, "from_name", lambda name: Recorded(**{"direct_url.json": json.dumps(url)}))
    assert adding("browser").endswith('-m pip install -e "/home/Jürgen M/console[browser]"')


def test_a_stand_alone_program_takes_none(prefix: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no pip, and says how it is made with the extra."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert adding("browser").startswith("The stand-alone program has what it was made with")


def test_a_systems_python_has_packages_of_its_own(prefix: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system keeps pip out, its own package manager is told."""
    monkeypatch.setattr(sys, "base_prefix", str(prefix))
    monkeypatch.setattr(sysconfig, "get_path", lambda name: str(prefix))
    assert "-m pip install" in adding("browser")
    (prefix / "EXTERNALLY-MANAGED").touch()
    assert adding("browser").endswith("sudo apt install python3-aiohttp")


def test_windows_quotes_as_both_of_its_shells_do(prefix: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path with a space: cmd takes the quotes, PowerShell wants a sign before them."""
    monkeypatch.setattr(installation, "WINDOWS", True)
    monkeypatch.setattr(sys, "executable", r"C:\Users\Anna B\venv\Scripts\python.exe")
    told = adding("browser")
    assert told.startswith('Add it with: "C:')
    assert told.endswith("(in PowerShell with & and a space before it)")
    monkeypatch.setattr(sys, "executable", r"C:\venv\Scripts\python.exe")
    assert "PowerShell" not in adding("browser")


def test_what_an_extra_asks_for_is_on_record() -> None:
    """Of the installation that runs these tests, not of a list kept by hand."""
    assert packages_of("browser")[0].startswith("aiohttp")
    assert packages_of("pictures")[0].startswith("pillow")
    assert packages_of("nothing") == ("facilitator[nothing]",)
