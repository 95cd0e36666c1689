"""The command line: what can be typed after `facilitator`.

One small module for each group of commands. Everything heavy is imported inside the function that needs it, so that
`--help` costs nothing and only the commands with a screen import Textual.
"""

from __future__ import annotations

from facilitator.cli.entry import main

__all__ = ["main"]
