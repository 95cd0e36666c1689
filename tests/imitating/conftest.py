"""The command line and the console, as the tests of each have it."""

from __future__ import annotations

from tests.cli.conftest import ask, folder
from tests.console.conftest import (
    colours_as_usual,
    memory_left_alone,
    no_other_program,
    styles_parsed_once,
    thoughts_when_asked,
)

__all__ = (
    "ask",
    "colours_as_usual",
    "folder",
    "memory_left_alone",
    "no_other_program",
    "styles_parsed_once",
    "thoughts_when_asked",
)
