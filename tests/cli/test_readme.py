"""What people read names every command, and what it tells people to type can be typed."""

from __future__ import annotations

import re
import shlex
from argparse import Namespace

import pytest

from facilitator.cli.parser import NAMES, parse
from tests.documents import all_that_people_read

READ = all_that_people_read()
TYPED = sorted(
    {
        " ".join(span.split())
        for span in re.findall(r"`(facilitator(?: [^`]*)?)`", READ)
        if not re.search(r"[\[\]/]|\.\.\.|\b[A-Z]{3,}\b", span)
    }
)


def test_every_command_is_in_the_table() -> None:
    """And the table has no other."""
    assert set(re.findall(r"^\| `facilitator (\w+)", READ, re.MULTILINE)) == set(NAMES)


@pytest.mark.parametrize("line", TYPED)
def test_what_it_says_can_be_typed(line: str) -> None:
    """Every command line in the text is understood; a command that only goes by its name need not be complete."""
    asked = Namespace()
    if line == "facilitator import":
        line += " run.json"
    try:
        parse(shlex.split(line)[1:], asked)
    except SystemExit as printed:  # what only prints, as --version does
        asked.act = (lambda: None) if printed.code == 0 else None
    assert callable(asked.act)


def test_there_are_examples() -> None:
    """The pattern above finds them."""
    assert "facilitator run demonstration --rehearse 5" in TYPED
