"""The real program inside tmux, as over SSH: the clipboard, another size while somebody types, colours."""

from __future__ import annotations

import base64
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.console.clipboard import copying, past_multiplexer
from tests.terminal.driver import Terminal, environment, facilitator, posix_only
from tests.terminal.lead import LINE_OPEN

pytestmark = [pytest.mark.terminal, posix_only]

needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed here")

SEEN = {
    "16 million": ({}, r"\x1b\[[\d;]*38;2;"),
    "256": ({"COLORTERM": "", "TERM": "xterm-256color"}, r"\x1b\[[\d;]*38;5;"),
    "16": ({"COLORTERM": "", "TERM": "xterm"}, r"\x1b\[[\d;]*[39][0-7](;|m)"),
    "grey": ({"NO_COLOR": "1"}, r"\x1b\[[\d;]*38;2;"),
}
"""How many colours a terminal says it has, by what it says, and what is to be found in what is written then."""


HARDLY = 10
"""How far apart the parts of a shade may lie that nobody sees as a colour."""


@pytest.fixture
def socket(tmp_path: Path) -> Iterator[Path]:
    """Where a tmux server of the test's own listens; it ends with the test."""
    place = Path(os.path.relpath(tmp_path / "s"))  # a socket's name may not be long
    yield place
    subprocess.run(["tmux", "-S", str(place), "kill-server"], capture_output=True, check=False)


def in_tmux(tmp_path: Path, socket: Path, setting: str) -> Terminal:
    """The demonstration in a tmux with one setting."""
    conf = tmp_path / "tmux.conf"
    conf.write_text(f"set -g status off\nset -g escape-time 10\n{setting}\n", encoding="utf-8")
    program = facilitator("--data", str(tmp_path / "data"), "run", "demonstration", "--rehearse", "1")
    outer = environment(tmp_path)
    argv = ["tmux", "-S", str(socket), "-f", str(conf), "new-session", shlex.join(program)]
    return Terminal(argv, (120, 36), outer)


@needs_tmux
@pytest.mark.parametrize(
    "setting",
    ["set -g set-clipboard off\nset -g allow-passthrough on", "set -g set-clipboard on\nset -g allow-passthrough off"],
    ids=["passed through", "taken by tmux"],
)
def test_what_is_copied_in_tmux_reaches_the_terminal(tmp_path: Path, socket: Path, setting: str) -> None:
    """By either of tmux's two ways; the path that is copied is the one that the sheet names."""
    with in_tmux(tmp_path, socket, setting) as terminal:
        terminal.wait("Press space to begin")
        terminal.settle()
        terminal.press("x")
        terminal.wait("files to pass on in")
        terminal.settle()
        terminal.press("X")
        terminal.wait("copy path")
        terminal.settle()
        terminal.press("c")
        terminal.wait("its path is copied")
        orders = [order for order in terminal.orders() if order.startswith(b"52;")]
        copied = {base64.b64decode(order.rpartition(b";")[2]).decode() for order in orders}
        assert any(Path(path).is_file() for path in copied), copied
        terminal.press("escape")


@needs_tmux
def test_another_size_of_the_tmux_window_loses_no_letter(tmp_path: Path, socket: Path) -> None:
    """As when a laptop is put on a projector, or an SSH session is taken up elsewhere."""
    with in_tmux(tmp_path, socket, "") as terminal:
        terminal.wait("Press space to begin")
        terminal.settle()
        terminal.press("o")
        terminal.wait(LINE_OPEN)
        terminal.settle()
        terminal.type_text("half of it, ")
        terminal.resize(90, 28)
        terminal.type_text("and the rest")
        terminal.wait("half of it, and the rest")
        terminal.resize(120, 36)
        terminal.press("enter")
        terminal.wait("The note is kept.")


@pytest.mark.parametrize("colours", SEEN)
def test_no_more_colours_are_used_than_a_terminal_has(tmp_path: Path, colours: str) -> None:
    """By what it says of itself; with NO_COLOR there are shades of grey alone."""
    says, wanted = SEEN[colours]
    command = facilitator("--data", str(tmp_path / "data"), "run", "demonstration", "--rehearse", "1")
    with Terminal(command, (120, 36), environment(tmp_path, says)) as terminal:
        terminal.wait("Press space to begin")
        terminal.settle()
        written = bytes(terminal.raw).decode("utf-8", "replace")
    shades = [tuple(map(int, found)) for found in re.findall(r"[34]8;2;(\d+);(\d+);(\d+)", written)]
    assert re.search(wanted, written)
    if colours == "grey":
        assert all(max(shade) - min(shade) <= HARDLY for shade in shades)
    elif colours != "16 million":
        assert not shades
    if colours == "16":
        assert not re.search(r"\x1b\[[\d;]*[34]8;5;", written)


def test_the_order_is_wrapped_only_where_something_lies_between() -> None:
    """tmux wants each escape doubled; screen takes it as it is."""
    order = copying("Grüße")
    assert past_multiplexer(order, {}) == ""
    assert past_multiplexer(order, {"TMUX": "/tmp/x,1,0"}) == f"\x1bPtmux;\x1b{order}\x1b\\"
    assert past_multiplexer(order, {"STY": "1.pts"}) == f"\x1bP{order}\x1b\\"
