"""What the commands say: plain lines on stdout, sentences about problems on stderr, and never a control character.

Names of files, plans and runs come from elsewhere; printed as they are, they could command the terminal.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Sequence
from typing import TextIO


def say(line: str = "") -> None:
    """One line of the answer."""
    from facilitator.agenda.cleaning import clean_line  # help has none to clean

    sys.stdout.write(f"{clean_line(line)}\n")


def complain(sentence: str) -> None:
    """One line about a problem, or about something the trainer should know; said to nobody if the window is closed."""
    from facilitator.agenda.cleaning import clean_line

    try:
        sys.stderr.write(f"{clean_line(sentence)}\n")
        sys.stderr.flush()
    except OSError as error:
        if not lost_reader(error):
            raise
        forget_reader()


def speak_utf8() -> None:
    """Write UTF-8 whatever the system's code page is, and spell out what even UTF-8 cannot hold.

    Without it a theme's arrow or a group's name would end the program on a Windows console that is redirected.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="backslashreplace")  # an answer that cannot be read is no answer, and no crash


def lost_reader(error: Exception) -> bool:
    """Whether an error means that whoever read our output has gone: `| head`, or a terminal's window that is closed.

    For a reader Windows says "invalid argument". A closed window is an "input/output error" as a broken disk is, but
    no longer a terminal.
    """
    if isinstance(error, BrokenPipeError):
        return True
    if type(error).__module__ == "termios":  # asked about the window itself; that error is no OSError
        number = error.args[0] if error.args else None
    elif isinstance(error, OSError) and error.filename is None:
        number = error.errno
    else:
        return False
    if os.name == "nt":
        return number == errno.EINVAL
    return number == errno.EIO and not is_terminal(sys.stdout) and not is_terminal(sys.stderr)


def forget_reader() -> None:
    """Let the interpreter's last flush go nowhere instead of failing."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    if not is_terminal(sys.stderr):
        os.dup2(nowhere, sys.stderr.fileno())
    os.close(nowhere)


def columns(rows: Sequence[tuple[str, ...]], gap: int = 2) -> list[str]:
    """Rows as lines with their cells aligned; the last cell is left ragged."""
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))] if rows else []
    return [
        "".join(cell.ljust(width + gap) for cell, width in zip(row[:-1], widths, strict=False)) + row[-1]
        for row in rows
    ]


def sentence(words: str) -> str:
    """Words that begin like a sentence and end like one."""
    return f"{words[:1].upper()}{words[1:]}" + ("" if words.endswith((".", "?", "!")) else ".")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is there and is a terminal."""
    return stream is not None and not stream.closed and stream.isatty()
