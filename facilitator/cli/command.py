"""What the command line is made of: a command as a group adds it, and the options that print something and leave."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn, Protocol

from facilitator import __version__
from facilitator.cli.problems import WrongUsage
from facilitator.cli.speaking import say

Act = Callable[[argparse.Namespace], int]
"""Carries a command out; its exit code."""


class Parser(argparse.ArgumentParser):
    """argparse, with its complaints raised instead of printed."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong with the command line."""
        raise WrongUsage(message, self.prog)


class Commands(Protocol):
    """What a group of commands needs to add one."""

    def __call__(self, name: str, act: Act, summary: str, example: str) -> Parser:
        """Add a command: one line on what it does, and at least one example."""


def add_mouse(command: argparse.ArgumentParser) -> None:
    """Declare what every command has that opens a screen."""
    told = "leave the mouse to the terminal this once (always: mouse: off in the settings)"
    command.add_argument("--no-mouse", dest="mouse", action="store_false", default=argparse.SUPPRESS, help=told)


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
