"""The command line: what can be typed after `facilitator`. Here is the one way in.

One small module for each group of commands. Everything heavy is imported inside the function that needs it, so that
`--help` costs nothing and only the commands with a screen import Textual. The one handler here lets nothing out but
words and an exit code.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence

from facilitator.cli.problems import FINE, PROBLEM, USAGE, WrongUsage, explanation, unforeseen
from facilitator.cli.speaking import complain, forget_reader, lost_reader, speak_utf8


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command line (default: this process's own); the exit code."""
    speak_utf8()
    asked = Namespace()
    try:
        code = _carry_out(sys.argv[1:] if argv is None else argv, asked)
        sys.stdout.flush()
    except WrongUsage as wrong:
        complain(f"{wrong.command}: {wrong}")
        complain(f"How it is used: {wrong.command} --help")
        return USAGE
    except KeyboardInterrupt:
        return PROBLEM
    except Exception as error:
        if lost_reader(error):
            forget_reader()
            return FINE
        complain(explanation(error) or unforeseen(error, getattr(asked, "data", None)))
        return PROBLEM
    return code


def _carry_out(arguments: Sequence[str], asked: Namespace) -> int:
    """Understand the command line, leaving in `asked` what it says, and do it."""
    from facilitator.cli.parser import parse

    try:
        parse(arguments, asked)
    except SystemExit as done:  # how argparse ends once it has printed help or the version
        return done.code if isinstance(done.code, int) else FINE
    from facilitator.cli.run_lookup import folder_of
    from facilitator.console.own_file import write_times_as_set_in

    write_times_as_set_in(folder_of(asked))
    code: int = asked.act(asked)
    return code
