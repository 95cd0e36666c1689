"""Paths as shells and desktops write them."""

import shlex
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.journal.typed_path import plain_path, shell_word

POSIX = {
    "/media/My\\ Stick": "/media/My Stick",
    "'/media/My Stick' ": "/media/My Stick",
    "'/media/Ann'\\''s'": "/media/Ann's",
    '"/media/My Stick"': "/media/My Stick",
    "file:///media/My%20Stick": "/media/My Stick",
    "/media/My Stick": "/media/My Stick",
    "/media/Ann's": "/media/Ann's",
    "/media/Stick\\ ": "/media/Stick ",
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


NAMES = st.text(st.characters(codec="utf-8", exclude_characters='\0/\\"<>:|?*', exclude_categories=["Cc"]), min_size=1)


@settings(deadline=None)
@given(st.lists(NAMES, min_size=1, max_size=4))
def test_what_is_told_on_linux_and_macos_goes_in_again(names: list[str]) -> None:
    """Whatever a folder is called: quoted for the shell, and with every letter escaped as some terminals do."""
    path = "/" + "/".join(names)
    assert plain_path(shell_word(path, windows=False), windows=False) == path
    assert shlex.split(shell_word(path, windows=False)) == [path]
    assert plain_path("".join(f"\\{letter}" for letter in path), windows=False) == path
    assert plain_path(f"file://{quote(path)}", windows=False) == path


@settings(deadline=None)
@given(st.lists(NAMES, min_size=1, max_size=4), st.booleans())
def test_what_is_told_on_windows_goes_in_again(names: list[str], ends: bool) -> None:
    """Also a path that ends in a backslash, which before a closing quote would take the quote along."""
    path = "D:\\" + "\\".join(name.strip() or "x" for name in names) + "\\" * ends
    told = shell_word(path, windows=True)
    assert plain_path(told, windows=True) == path
    assert plain_path("& '" + path.replace("'", "''") + "'", windows=True) == path


@settings(deadline=None)
@given(st.text(), st.booleans())
def test_nothing_typed_breaks_it(typed: str, windows: bool) -> None:
    """Half a quote, an address of nowhere: a path that is not there, and no error."""
    assert isinstance(plain_path(typed, windows=windows), str)
    assert shell_word(typed, windows=windows)
