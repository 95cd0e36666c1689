"""The terminals that people have: known by their environment, told by `doctor`, and readable in their colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from rich.color import ColorSystem
from rich.style import Style

from facilitator.cli.commands import doctor
from facilitator.console.painting.ink import PALETTES, ink
from facilitator.console.terminals import CONSOLE, TERMINALS, UNKNOWN, colours_of, table, terminal_of
from tests.cli.conftest import Ask
from tests.console.test_ink import DECORATION, contrast, styles
from tests.documents import DOCS

ENVIRONMENTS = {
    "Apple Terminal": {"TERM_PROGRAM": "Apple_Terminal", "TERM": "xterm-256color"},
    "iTerm2": {"TERM_PROGRAM": "iTerm.app", "COLORTERM": "truecolor", "TERM": "xterm-256color"},
    "kitty": {"KITTY_WINDOW_ID": "1", "TERM": "xterm-kitty", "COLORTERM": "truecolor"},
    "Ghostty": {"TERM_PROGRAM": "ghostty", "TERM": "xterm-ghostty", "COLORTERM": "truecolor"},
    "WezTerm": {"TERM_PROGRAM": "WezTerm", "TERM": "xterm-256color", "COLORTERM": "truecolor"},
    "VS Code": {"TERM_PROGRAM": "vscode", "TERM": "xterm-256color", "COLORTERM": "truecolor"},
    "Windows Terminal": {"WT_SESSION": "6f1a"},
    "the console of Windows": {"PROMPT": "$P$G"},
    "GNOME Terminal and its kin": {"VTE_VERSION": "7600", "TERM": "xterm-256color", "COLORTERM": "truecolor"},
    "Konsole": {"KONSOLE_VERSION": "240800", "TERM": "xterm-256color", "COLORTERM": "truecolor"},
    "xterm": {"XTERM_VERSION": "XTerm(379)", "TERM": "xterm-256color"},
    "tmux": {"TMUX": "/tmp/tmux-0/default,1,0", "TERM": "tmux-256color", "TERM_PROGRAM": "iTerm.app"},
    "GNU screen": {"STY": "1.pts-0", "TERM": "screen-256color"},
    "Linux console": {"TERM": "linux"},
}
"""What each leaves in the environment."""


class Size(NamedTuple):
    """The size of a window."""

    columns: int
    lines: int


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts the program into a terminal, by its name in the table."""
    told = {name for one in TERMINALS for name, _ in one.marks} | {"COLORTERM", "NO_COLOR"}

    def enter(name: str) -> None:
        for variable in told:
            monkeypatch.delenv(variable, raising=False)
        for variable, value in ENVIRONMENTS[name].items():
            monkeypatch.setenv(variable, value)
        monkeypatch.setattr(doctor, "is_terminal", lambda stream: True)
        monkeypatch.setattr("sys.stdout.fileno", lambda: 1, raising=False)
        monkeypatch.setattr("os.get_terminal_size", lambda handle: Size(120, 36))

    return enter


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_each_is_known_by_its_environment(name: str) -> None:
    """By the name that people know it by, and with as many colours as its makers say."""
    windows = name in ("Windows Terminal", "the console of Windows")
    found = terminal_of(ENVIRONMENTS[name], windows)
    assert found.name == name
    if name not in ("tmux", "GNU screen"):  # what is round them decides
        assert colours_of(ENVIRONMENTS[name], windows) == found.colours


def test_each_of_the_table_is_imitated() -> None:
    """None is left out here; and one that is not known is said to be so."""
    assert {one.name for one in (*TERMINALS, CONSOLE)} == set(ENVIRONMENTS)
    assert terminal_of({"TERM": "vt100"}) is UNKNOWN


@pytest.mark.parametrize("name", [name for name in ENVIRONMENTS if "Windows" not in name])
def test_doctor_names_it_and_what_it_can(ask: Ask, inside: Callable[[str], None], name: str) -> None:
    """In the words of the table."""
    inside(name)
    (line,) = [line for line in ask("doctor").lines if line.startswith("kind")]
    assert name in line
    assert "pictures: " in line
    assert "clipboard: " in line


def test_doctor_says_what_to_do_about_page_keys_in_apples_terminal(ask: Ask, inside: Callable[[str], None]) -> None:
    """It keeps them for itself, and a remote sends nothing else: whoever leads with one must know before the day."""
    inside("Apple Terminal")
    answer = ask("doctor")
    (line,) = [line for line in answer.lines if line.startswith("kind")]
    assert answer.code == 1
    assert " LOOK " in line
    for words in ("Settings > Profiles > Keyboard", r"\033[5~", r"\033[6~", "arrow keys", "iTerm2"):
        assert words in line
    assert any(line.startswith("colours") and "256" in line for line in answer.lines)
    inside("iTerm2")
    assert not [line for line in ask("doctor").lines if line.startswith("kind") and " LOOK " in line]


def test_doctor_says_that_plain_characters_are_drawn(ask: Ask, inside: Callable[[str], None]) -> None:
    """And how to have the others."""
    inside("Linux console")
    assert any("glyphs: full" in line for line in ask("doctor").lines)
    inside("kitty")
    assert not any("glyphs: full" in line for line in ask("doctor").lines)


def test_the_table_is_in_the_documents() -> None:
    """As it is here."""
    page = (DOCS / "terminals.md").read_text(encoding="utf-8")
    assert page.split("<!-- terminals -->\n")[1].split("<!-- /terminals -->")[0] == table(), "python -m tests.readme"


def fewer(style: Style, system: ColorSystem) -> Style:
    """A style as a terminal of fewer colours shows it, the nearest of its own for each."""
    assert style.color is not None
    assert style.bgcolor is not None
    return Style(
        color=f"rgb{tuple(style.color.downgrade(system).get_truecolor())}".replace(" ", ""),
        bgcolor=f"rgb{tuple(style.bgcolor.downgrade(system).get_truecolor())}".replace(" ", ""),
    )


@pytest.mark.parametrize("name", PALETTES)
def test_text_can_be_read_in_256_colours(name: str) -> None:
    """4.5 to 1, in high contrast 7 to 1, as with all colours."""
    least = 7.0 if name == "high contrast" else 4.5
    poor = {
        style: round(contrast(fewer(value, ColorSystem.EIGHT_BIT)), 2)
        for style, value in styles(ink(name)).items()
        if style not in DECORATION and contrast(fewer(value, ColorSystem.EIGHT_BIT)) < least
    }
    assert not poor


@pytest.mark.parametrize("name", PALETTES)
def test_what_matters_most_looks_different_in_256_colours(name: str) -> None:
    """Alarm, warning and place."""
    mixed = ink(name)
    shown = {
        str(fewer(one, ColorSystem.EIGHT_BIT)) for one in (mixed.plain, mixed.over, mixed.warn, mixed.here, mixed.alarm)
    }
    assert len(shown) == 5
