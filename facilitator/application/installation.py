"""How this program was installed, and the command that adds an extra to that very installation.

The packages of an extra are named by themselves: this program is on no package index, where another of its name may be.
"""

from __future__ import annotations

import json
import os
import re
import sys
import sysconfig
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import urlsplit
from urllib.request import url2pathname

from facilitator.journal.typed_path import shell_word

NAME = "facilitator"

WINDOWS = os.name == "nt"

EXTRAS = {"pictures": "PIL", "browser": "aiohttp", "slides": "pptx", "pool": "psycopg", "share": "cryptography"}
"""Extras of this package, and the module that shows that each was installed."""

Way = Literal["stand-alone", "pipx", "uv tool", "editable", "uv", "system", "pip"]

WAYS: dict[Way, str] = {
    "stand-alone": "the stand-alone program",
    "pipx": "installed with pipx",
    "uv tool": "installed with uv tool",
    "editable": "an editable installation",
    "uv": "in an environment made by uv",
    "system": "a package of the system's Python",
    "pip": "installed with pip",
}

DEBIAN = {
    "aiohttp": "python3-aiohttp",
    "pillow": "python3-pil",
    "python-pptx": "python3-pptx",
    "pypdf": "python3-pypdf",
    "psycopg": "python3-psycopg",
}
"""What the packages of extras are called where the system's Python brings its own."""


class Installation(NamedTuple):
    """How it was installed, and for an editable one from where."""

    way: Way
    folder: str = ""

    @property
    def words(self) -> str:
        """In words."""
        return f"{WAYS[self.way]}{f' of {self.folder}' if self.folder else ''}"


def installation() -> Installation:
    """How the program that runs here was installed."""
    if getattr(sys, "frozen", False):
        return Installation("stand-alone")
    prefix = Path(sys.prefix)
    if (prefix / "pipx_metadata.json").is_file():
        return Installation("pipx")
    if (prefix / "uv-receipt.toml").is_file():
        return Installation("uv tool")
    folder = _edited()
    if folder:
        return Installation("editable", folder)
    if _made_by_uv(prefix):
        return Installation("uv")
    if sys.prefix == sys.base_prefix and Path(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED").is_file():
        return Installation("system")
    return Installation("pip")


def extras() -> dict[str, bool]:
    """Each extra, and whether it is there. None is loaded."""
    return {name: find_spec(module) is not None for name, module in EXTRAS.items()}


def adding(extra: str) -> str:
    """A sentence with the exact command that adds an extra here, or why none can."""
    here = installation()
    needed = packages_of(extra)
    if here.way == "stand-alone":
        return (
            "The stand-alone program has what it was made with: make it anew where the extra is installed, as "
            f"facilitator/docs/installing.md says ({', '.join(needed)})."
        )
    if here.way == "system":
        found = " ".join(DEBIAN.get(_bare(one), _bare(one)) for one in needed)
        return f"Add it with the system's own packages; on Debian and Ubuntu: sudo apt install {found}"
    return f"Add it with: {command(here, extra, needed)}"


def command(here: Installation, extra: str, needed: tuple[str, ...]) -> str:
    """The command line, as the shells of this system take it."""
    packages = " ".join(f'"{one}"' for one in needed)
    if here.way == "pipx":
        return f"pipx inject {Path(sys.prefix).name} {packages}"
    if here.way == "uv tool" and (source := _uv_source(Path(sys.prefix) / "uv-receipt.toml")):
        found = " ".join(f'--with "{one}"' for one in (*source.beside, *needed))
        return f'uv tool install {found} "{source.place}"'
    if here.way in ("uv tool", "uv"):
        return f"uv pip install --python {_word(sys.executable)} {packages}"
    python = _word(sys.executable)
    what = f'-e "{here.folder}[{extra}]"' if here.way == "editable" else packages
    shell = " (in PowerShell with & and a space before it)" if WINDOWS and python.startswith('"') else ""
    return f"{python} -m pip install {what}{shell}"


def packages_of(extra: str) -> tuple[str, ...]:
    """What an extra asks for, such as "aiohttp<4,>=3.11"; its own name where nothing is on record."""
    try:
        wanted = Distribution.from_name(NAME).requires or []
    except PackageNotFoundError:
        wanted = []
    of_extra = (one.partition(";") for one in wanted)
    found = tuple(name.strip() for name, _, condition in of_extra if _named(condition) == extra)
    return found or (f"{NAME}[{extra}]",)


def _named(condition: str) -> str:
    """The extra that a condition such as `extra == 'browser'` names."""
    name, _, value = condition.partition("==")
    return value.strip().strip("'\"") if name.strip() == "extra" else ""


def _bare(package: str) -> str:
    """A package's name without its versions."""
    return re.split(r"[^\w.-]", package, maxsplit=1)[0]


def _word(path: str) -> str:
    return shell_word(path, windows=WINDOWS)


def _edited() -> str:
    """The folder of an editable installation; "" where it is none."""
    try:
        told = Distribution.from_name(NAME).read_text("direct_url.json")
        found = json.loads(told or "{}")
        editable = found.get("dir_info", {}).get("editable") is True
        return url2pathname(urlsplit(found["url"]).path) if editable else ""
    except (PackageNotFoundError, ValueError, KeyError, AttributeError):
        return ""


def _made_by_uv(prefix: Path) -> bool:
    """Whether an environment says so of itself: it holds no pip then."""
    try:
        lines = (prefix / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return False
    return any(line.partition("=")[0].strip() == "uv" for line in lines)


class Source(NamedTuple):
    """Where uv took the program from, and what it was told to put beside it."""

    place: str
    beside: tuple[str, ...]


def _uv_source(receipt: Path) -> Source | None:
    """What uv's own note says; None where it says nothing, or what it names is gone."""
    try:
        wanted = tomllib.loads(receipt.read_text(encoding="utf-8"))["tool"]["requirements"]
        own = next(one for one in wanted if one["name"] == NAME)
        place = next(str(own[key]) for key in ("path", "directory", "editable", "url", "git") if key in own)
        beside = tuple(f"{one['name']}{one.get('specifier', '')}" for one in wanted if one is not own)
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        return None
    if "://" not in place and not Path(place).exists():
        return None
    extras = ",".join(own.get("extras", ()))
    return Source(f"{place}[{extras}]" if extras else place, beside)
