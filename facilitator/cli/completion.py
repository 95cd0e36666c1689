"""Completion for a shell: `facilitator --print-completion bash` prints what it reads. shtab is loaded only here."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any

SHELLS = ("bash", "zsh", "tcsh")
"""The shells that shtab writes for."""


class PrintCompletion(argparse.Action):
    """Print the completion of every command for one shell, and leave with exit code 0."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Say it on stdout. Raises SystemExit."""
        import shtab

        sys.stdout.write(shtab.complete(parser, str(values)))  # made of our own words, and its line ends matter
        parser.exit()
