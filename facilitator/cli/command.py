"""One command of the command line, as a group of commands adds it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import NoReturn, Protocol

from facilitator.cli.problems import WrongUsage

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
