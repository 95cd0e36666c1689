"""Help, wrong usage, and hostile command lines: always words, always the right exit code."""

from __future__ import annotations

import io
import re
import sys
from argparse import Namespace
from importlib import import_module
from pathlib import Path

import pytest

from facilitator import __version__
from facilitator.cli.command import Act, Parser
from facilitator.cli.parser import GROUPS, NAMES, parse
from tests.cli.conftest import Ask
from tests.cli.days import unfinished_day


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_with_an_example(ask: Ask, name: str) -> None:
    """The example is one that can be typed as it stands."""
    code, lines, said = ask(name, "--help")
    assert (code, said) == (0, "")
    assert any(line.startswith(f"  facilitator {name}") for line in lines[lines.index("examples:") :])


def test_help_names_every_command(ask: Ask) -> None:
    """With what it does."""
    code, lines, _ = ask("--help")
    assert code == 0
    for name in NAMES:
        assert any(re.match(rf" +{name} +\w", line) for line in lines), name


@pytest.mark.parametrize("module", GROUPS)
def test_each_group_declares_what_the_table_says(module: str) -> None:
    """Only the group of the command that is asked for is loaded, so the table must be right."""
    declared: list[str] = []

    def add(name: str, act: Act, summary: str, example: str) -> Parser:
        declared.append(name)
        return Parser()

    import_module(f"facilitator.cli.commands.{module}").add_to(add)
    assert tuple(declared) == GROUPS[module]


def test_examples_are_understood(ask: Ask) -> None:
    """Every example in the help of the whole program names a command there is."""
    _, lines, _ = ask("--help")
    examples = [line.split() for line in lines[lines.index("examples:") + 1 :] if line.startswith("  facilitator")]
    assert {words[1] for words in examples if len(words) > 1 and words[1] in NAMES} >= {"run", "resume", "export"}


def test_version(ask: Ask) -> None:
    """The version goes to stdout, with what it runs on and which extras are there."""
    code, lines, said = ask("--version")
    assert (code, lines[0], said) == (0, f"facilitator {__version__}", "")
    assert re.fullmatch(r"Python 3\.\d+\.\S+, Textual \d+\.\S+, \w.*", lines[1])
    assert lines[2:] == ["Extras: pictures yes, browser yes, slides yes, pool yes, share yes"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ressume"], 'did you mean "resume"?'),
        (["qqqq"], "there are run, resume"),
        (["runs", "--dato", "x"], "--dato"),
        (["delete"], "RUN"),
        (["export", "--format", "pdf"], "there are md, csv, xlsx, json"),
        (["run", "small-day", "--rehearse", "0"], "a number from 1 to 1000"),
        (["run", "small-day", "--rehearse", "nan"], "a number from 1 to 1000"),
        (["--data", "", "runs"], "--data needs the name of a folder"),
        (["--data"], "--data"),
        (["runs", "--data", "a\0b"], "zero byte"),
    ],
)
def test_wrong_usage_is_explained(ask: Ask, arguments: list[str], words: str) -> None:
    """Exit code 2, what is wrong, and where to read on; nothing on stdout."""
    code, lines, said = ask(*arguments)
    assert (code, lines) == (2, [])
    assert words in said
    assert "--help" in said


HOSTILE = ("\x1b]0;owned\x07", "\x1b[2J", "‮evil", "\udcff", "-", "[/x]", "x" * 10_000, "..", "'; rm", "%s%n")


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize(
    "before", [(), ("runs",), ("export",), ("delete",), ("check",), ("run",), ("import",), ("resume",)]
)
def test_hostile_arguments_are_answered_in_words(ask: Ask, folder: Path, before: tuple[str, ...], hostile: str) -> None:
    """Wherever they stand: a sentence, no traceback, and nothing that the terminal would obey (see `ask`)."""
    unfinished_day(folder)
    code, _, said = ask(*before, hostile)
    assert code in (1, 2)
    assert said.strip()
    assert "did not foresee" not in said


@pytest.mark.parametrize("arguments", [[], ["run"], ["run", "demonstration"], ["resume"]])
def test_screens_need_a_terminal(ask: Ask, folder: Path, arguments: list[str]) -> None:
    """Said in words before anything is made or opened."""
    code, lines, said = ask(*arguments)
    assert (code, lines) == (1, [])
    assert said.startswith("facilitator needs a terminal")
    assert not folder.exists()


class _Tty(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_dumb_terminal_is_no_terminal(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be painted in it."""
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(sys, "stdin", _Tty())
    monkeypatch.setattr("facilitator.cli.commands.day.is_terminal", lambda stream: True)
    code, _, said = ask()
    assert code == 1
    assert '"dumb"' in said


@pytest.mark.parametrize(
    "typed",
    ["", "run demonstration", "resume", "scribe", "review", "room", "edit demonstration"],
)
def test_the_mouse_may_be_left_to_the_terminal_for_one_start(typed: str) -> None:
    """Of every command that opens a screen, before its name or behind it; without a word the settings decide."""
    command = typed.split()
    for arguments, mouse in ((command, True), ([*command, "--no-mouse"], False), (["--no-mouse", *command], False)):
        asked = Namespace()
        parse(arguments, asked)
        assert asked.mouse is mouse, arguments
