"""What can be typed: the commands of every group in one parser. Building it imports nothing but argparse."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import NoReturn, Protocol

from facilitator import __version__
from facilitator.cli.problems import WrongUsage

Act = Callable[[argparse.Namespace], int]
"""Carries a command out; its exit code."""

DESCRIPTION = """\
Run a training day from one terminal: agenda, clock, case studies, captured issues, session log.
Without a command it opens its home screen, where an unfinished day is carried on and a new one is started.
"""

EXAMPLES = """\
examples:
  facilitator                              open the home screen
  facilitator run --groups 4               start the bundled day at once
  facilitator run --rehearse 20            try it out, twenty times faster
  facilitator resume                       carry on after a break or a crash
  facilitator export --output handover     write the session log

A run is named by its id, by the beginning of its id, or by "last".
Help on one command: facilitator export --help
"""


class Parser(argparse.ArgumentParser):
    """argparse, with its complaints raised instead of printed."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong with the command line."""
        raise WrongUsage(message, self.prog)


class Commands(Protocol):
    """What a group of commands needs to add one."""

    def __call__(self, name: str, act: Act, summary: str, example: str) -> Parser:
        """Add a command: one line on what it does, and at least one example."""


def build() -> tuple[Parser, tuple[str, ...]]:
    """The parser, and the names of all commands."""
    from facilitator.cli import console_doors, doctor, plan_doors, run_doors

    common = Parser(add_help=False)
    common.add_argument(
        "--data",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="folder that holds the journal (default: $FACILITATOR_DATA, else your own data folder)",
    )
    parser = Parser(
        prog="facilitator",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        parents=[common],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"facilitator {__version__}")
    parser.set_defaults(act=console_doors.home)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog="facilitator")
    names: list[str] = []

    def add(name: str, act: Act, summary: str, example: str) -> Parser:
        command: Parser = commands.add_parser(
            name,
            help=summary,
            description=summary[:1].upper() + summary[1:] + ".",
            epilog="examples:\n" + "\n".join(f"  {line}" for line in example.splitlines()),
            parents=[common],
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.set_defaults(act=act)
        names.append(name)
        return command

    for group in (console_doors, plan_doors, run_doors, doctor):
        group.add_to(add)
    return parser, tuple(names)


def parse(arguments: Sequence[str], asked: argparse.Namespace) -> None:
    """Put into `asked` what was asked for. Raises WrongUsage, or SystemExit once help or the version is printed."""
    parser, names = build()
    if any("\0" in argument for argument in arguments):
        raise WrongUsage("no name of anything holds a zero byte")
    _know_command(arguments, names)
    parser.parse_args(arguments, asked)
    if not getattr(asked, "data", "given").strip():
        raise WrongUsage("--data needs the name of a folder")


def _know_command(arguments: Sequence[str], names: Sequence[str]) -> None:
    """Say more kindly than argparse that there is no such command."""
    rest = iter(arguments)
    for argument in rest:
        if argument == "--data":
            next(rest, None)
        elif argument == "--" or not argument.startswith("-"):
            if argument not in names and argument != "--":
                import difflib

                near = difflib.get_close_matches(argument, names, 1)
                hint = f'did you mean "{near[0]}"?' if near else f"there are {', '.join(names)}."
                raise WrongUsage(f'there is no command "{argument[:60]}"; {hint}')
            return
