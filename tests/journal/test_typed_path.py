"""Paths as shells and desktops write them."""

import pytest

from facilitator.journal.typed_path import plain_path, shell_word

POSIX = {
    "/media/My\\ Stick": "/media/My Stick",
    "'/media/My Stick' ": "/media/My Stick",
    "'/media/Ann'\\''s'": "/media/Ann's",
    '"/media/My Stick"': "/media/My Stick",
    "file:///media/My%20Stick": "/media/My Stick",
    "/media/My Stick": "/media/My Stick",
    "/media/Ann's": "/media/Ann's",
}
WINDOWS = {
    '"D:\\My Stick"': "D:\\My Stick",
    "& 'D:\\Ann''s Stick'": "D:\\Ann's Stick",
    "D:\\My Stick": "D:\\My Stick",
    "file:///D:/My%20Stick": "D:\\My Stick",
}


@pytest.mark.parametrize(("typed", "meant"), POSIX.items())
def test_quotes_and_escapes_come_off(typed: str, meant: str) -> None:
    """As bash, zsh and desktops write them; and what was told goes in again."""
    assert plain_path(typed, windows=False) == meant
    assert plain_path(shell_word(meant, windows=False), windows=False) == meant


@pytest.mark.parametrize(("typed", "meant"), WINDOWS.items())
def test_quotes_of_windows_come_off(typed: str, meant: str) -> None:
    """As cmd, PowerShell and the Explorer write them; a backslash is a part of the path."""
    assert plain_path(typed, windows=True) == meant
    assert plain_path(shell_word(meant, windows=True), windows=True) == meant
