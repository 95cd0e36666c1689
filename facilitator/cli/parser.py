"""What can be typed. For one command only its own group is loaded; help loads them all, and nothing but argparse."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module

from facilitator.cli.command import SHELLS, Act, Parser, PrintCompletion, ShowInstalled, add_mouse
from facilitator.cli.problems import WrongUsage

GROUPS: dict[str, tuple[str, ...]] = {
    "day": ("run", "resume", "scribe", "review"),
    "room": ("room",),
    "remote": ("remote",),
    "plans": ("plans", "check", "new"),
    "editing": ("edit",),
    "bringing": ("bring",),
    "runs": ("runs", "export", "import", "delete"),
    "suggest": ("suggest",),
    "archives": ("search", "backup", "restore"),
    "paper": ("print",),
    "pool": ("pool",),
    "doctor": ("doctor",),
}
"""Which module declares which commands, in the order of the help."""

NAMES = tuple(name for names in GROUPS.values() for name in names)

DESCRIPTION = """\
Run a training day from one terminal: agenda, clock, case studies, captured issues, session log.
Without a command it opens its home screen, where an unfinished day is carried on and a new one is started.
"""

EXAMPLES = """\
examples:
  facilitator                              open the home screen
  facilitator run demonstration            start a run at once, here of the ten-minute demonstration
  facilitator resume                       carry on after a break or a crash
  facilitator export --output handover     write the session log

A run is named by its id, by the beginning of its id, or by "last".
Help on one command: facilitator export --help
"""


def _formatter(prog: str) -> argparse.HelpFormatter:
    """What lays help out. argparse makes one for each option it is told of, and asks the terminal anew for each."""
    return argparse.RawDescriptionHelpFormatter(prog, width=_columns() - 2)


@cache
def _columns() -> int:
    """How wide the terminal is, as `shutil` tells it, which loads what unpacks archives for that."""
    told = os.environ.get("COLUMNS", "")
    if told.isascii() and told.isdigit() and int(told):
        return int(told)
    try:
        return os.get_terminal_size((sys.__stdout__ or sys.stdout).fileno()).columns or 80
    except (AttributeError, ValueError, OSError):
        return 80


def build(wanted: str = "") -> Parser:
    """The parser; with one command `wanted`, that of its group alone."""
    common = Parser(add_help=False, formatter_class=_formatter)
    common.add_argument(
        "--data",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="folder that holds the journal (default: $FACILITATOR_DATA, else your own data folder)",
    )
    common.add_argument(
        "--journal",
        metavar="ADDRESS",
        default=argparse.SUPPRESS,
        help="a pool's journal on a server, postgresql://SERVER/NAME (default: $FACILITATOR_JOURNAL)",
    )
    parser = Parser(
        prog="facilitator",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        parents=[common],
        formatter_class=_formatter,
    )
    parser.add_argument("--version", action=ShowInstalled, nargs=0, help="what is installed, and what it runs on")
    parser.add_argument(
        "--print-completion",
        action=PrintCompletion,
        choices=SHELLS,
        help="completion of every command, for a shell to read",
    )
    add_mouse(parser)
    parser.set_defaults(act=_home, mouse=True)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog="facilitator")

    def add(name: str, act: Act, summary: str, example: str) -> Parser:
        command: Parser = commands.add_parser(
            name,
            help=summary,
            description=summary[:1].upper() + summary[1:] + ".",
            epilog="examples:\n" + "\n".join(f"  {line}" for line in example.splitlines()),
            parents=[common],
            formatter_class=_formatter,
        )
        command.set_defaults(act=act)
        return command

    for module, names in GROUPS.items():
        if not wanted or wanted in names:
            import_module(f"facilitator.cli.commands.{module}").add_to(add)
    return parser


def _home(asked: argparse.Namespace) -> int:
    """What is done without a command."""
    from facilitator.cli.commands.day import home

    return home(asked)


def parse(arguments: Sequence[str], asked: argparse.Namespace) -> None:
    """Put into `asked` what was asked for. Raises WrongUsage, or SystemExit once help or the version is printed."""
    if any("\0" in argument for argument in arguments):
        raise WrongUsage("no name of anything holds a zero byte")
    build(_command(arguments)).parse_args(arguments, asked)
    if not getattr(asked, "data", "given").strip():
        raise WrongUsage("--data needs the name of a folder")
    if not getattr(asked, "journal", "given").strip():
        raise WrongUsage("--journal needs the address of a server")


def _command(arguments: Sequence[str]) -> str:
    """The command that is named, if any is. Raises WrongUsage, more kindly than argparse, when there is no such one."""
    rest = iter(arguments)
    for argument in rest:
        if argument in ("--data", "--journal", "--print-completion"):
            next(rest, None)
        elif argument in NAMES:
            return argument
        elif not argument.startswith("-"):
            import difflib

            near = difflib.get_close_matches(argument, NAMES, 1)
            hint = f'did you mean "{near[0]}"?' if near else f"there are {', '.join(NAMES)}."
            raise WrongUsage(f'there is no command "{argument[:60]}"; {hint}')
    return ""
