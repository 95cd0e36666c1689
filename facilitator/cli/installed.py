"""What `facilitator --version` says: this program, what it runs on, and which extras are there. No extra is loaded."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from facilitator import __version__
from facilitator.cli.speaking import say


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

    from facilitator.application.installation import extras

    system = f"{platform.system()} {platform.machine()}".rstrip()
    found = (f"{name} {'yes' if there else 'no'}" for name, there in extras().items())
    return [
        f"facilitator {__version__}",
        f"Python {platform.python_version()}, Textual {version('textual')}, {system}",
        f"Extras: {', '.join(found)}",
    ]
