"""Completion and the manual page come from the parser, and know every command."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from facilitator.cli import main
from facilitator.cli.command import SHELLS
from facilitator.cli.parser import NAMES
from tests.manual import PAGE, manual

COMPLETE = """
source /dev/stdin
COMP_WORDS=(facilitator {word}) COMP_CWORD=1
$(complete -p facilitator | sed 's/.*-F \\([^ ]*\\) .*/\\1/') facilitator {word} facilitator
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_every_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Printed to be read by the shell; nothing is written anywhere."""
    assert main(["--print-completion", shell]) == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name in NAMES)
    assert "--rehearse" in printed or shell == "tcsh", "tcsh is told the commands alone"


def test_another_shell_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """As any other wrong usage."""
    assert main(["--print-completion", "fish"]) == 2
    assert "fish" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("bash") is None or sys.platform == "win32", reason="needs a bash that reads it")
def test_a_real_shell_completes_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Bash reads what is printed, and offers the commands that begin so."""
    assert main(["--print-completion", "bash"]) == 0
    script = capsys.readouterr().out
    done = subprocess.run(
        ["bash", "-c", COMPLETE.format(word="re")], input=script, capture_output=True, encoding="utf-8", check=False
    )
    assert set(done.stdout.split()) >= {"resume", "review", "restore"}, done.stderr
    assert "export" not in done.stdout.split()


def test_the_manual_page_names_every_command() -> None:
    """The page that is handed out is the parser's; on the Python it was made with, letter by letter."""
    page = PAGE.read_text(encoding="utf-8")
    assert all(name in page for name in NAMES)
    if sys.version_info[:2] == (3, 11):
        assert page == manual(), "python -m tests.manual writes it anew"
