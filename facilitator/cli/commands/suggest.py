"""`facilitator suggest`: themes for lines from elsewhere, on stdin and stdout, without a screen."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from facilitator.cli.problems import FINE, Explained
from facilitator.cli.run_lookup import folder_of, journal_of, own_plans

if TYPE_CHECKING:
    from facilitator.cli.command import Commands


def add_to(commands: Commands) -> None:
    """Declare the command."""
    suggest = commands(
        "suggest",
        suggest_themes,
        "suggest themes: lines on stdin, up to three theme ids a line on stdout, tabs between",
        "echo 'HV never told by A&E' | facilitator suggest --plan learning-from-serious-case-reviews\n"
        "facilitator suggest --plan my-day.yaml --learn < flipchart.txt",
    )
    suggest.add_argument("--plan", metavar="PLAN", required=True, help="id of the plan that has the themes, or a file")
    suggest.add_argument(
        "--learn",
        action="store_true",
        help="learn from the issues tagged in your own earlier runs (default: the plan alone, the same everywhere)",
    )
    suggest.add_argument("--optional", action="store_true", help="also themes of groups that the plan calls optional")


def suggest_themes(asked: argparse.Namespace) -> int:
    """Answer every line of stdin with one line, as soon as it is there. An empty line gets an empty one."""
    from facilitator.cli.commands.plans import the_plan
    from facilitator.themes.suggester import Suggester

    plan = the_plan(asked.plan, own_plans(folder_of(asked)))
    if not plan.themes:
        raise Explained(f"The plan {plan.id} has no themes: add a line such as themes: themes.yaml to it.")
    suggester = Suggester.of_plan(plan, asked.optional)
    if asked.learn:
        from facilitator.themes.earlier import earlier_lines

        with journal_of(asked) as journal:
            suggester.learn(earlier_lines(journal))
    for line in _lines(sys.stdin.buffer):
        sys.stdout.write("\t".join(suggested.theme for suggested in suggester.suggest(line)) + "\n")
        sys.stdout.flush()
    return FINE


def _lines(stream: BinaryIO) -> Iterator[str]:
    """The lines of a stream as they come; bytes that are no UTF-8 become marks instead of ending the program."""
    for line in stream:
        yield line.decode("utf-8", "replace").strip("\ufeff\r\n")
