"""What `facilitator --version` says: this program, what it runs on, and which extras are there. No extra is loaded."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from facilitator import __version__
from facilitator.cli.speaking import say

EXTRAS = {"pictures": "PIL", "browser": "aiohttp"}
"""Extras of this package, and the module that shows that each was installed."""


class ShowInstalled(argparse.Action):
    """Print what is installed, and leave with exit code 0."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Say it on stdout, as argparse does for help. Raises SystemExit."""
        for line in installed():
            say(line)
        parser.exit()


def installed() -> list[str]:
    """Lines: the program, what it runs on, its extras with those that are not there named as such."""
    import platform
    from importlib.metadata import version
    from importlib.util import find_spec

    system = f"{platform.system()} {platform.machine()}".rstrip()
    extras = (f"{name} {'yes' if find_spec(module) else 'no'}" for name, module in EXTRAS.items())
    return [
        f"facilitator {__version__}",
        f"Python {platform.python_version()}, Textual {version('textual')}, {system}",
        f"Extras: {', '.join(extras)}",
    ]
