"""The terminals that people have, and what each can: one table, for `doctor`, the documents and the console. Pure.

A terminal is known by what it puts into the environment. What no terminal says of itself is written down here, as the
makers document it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

MILLIONS = "16 million"


class Terminal(NamedTuple):
    """One kind of terminal: what it is called, what it can, and what to do about what it cannot."""

    name: str
    marks: tuple[tuple[str, str], ...]
    """Variables of the environment that tell it, any of them, each with its value; "" is any value."""
    colours: str = MILLIONS
    pictures: str = "half blocks"
    """How the room's window shows pictures in it at best."""
    mouse: bool = True
    clipboard: str = "no"
    """Whether a program may copy to the clipboard (OSC 52)."""
    keys: str = "usual"
    """Whether it tells all keys apart (the kitty protocol for keyboards)."""
    advice: str = ""
    """What to know before a day, to go on after its name."""
    stops: bool = False
    """Whether something will not work until the advice is taken."""

    def words(self) -> str:
        """What it is and what it can."""
        can = [f"pictures: {self.pictures}", "" if self.mouse else "no mouse", f"clipboard: {self.clipboard}"]
        about = f"{self.name}; {', '.join(filter(None, can))}; keys: {self.keys}"
        return f"{about}. It {self.advice}." if self.advice else about


PAGE_KEYS = (
    "keeps PageUp and PageDown for itself, so a remote turns no page: in Settings > Profiles > Keyboard add Page Up "
    r"with the text \033[5~ and Page Down with \033[6~, or take a remote that sends arrow keys, or lead the day "
    "in iTerm2, kitty or Ghostty"
)

LINUX = Terminal(
    "Linux console",
    (("TERM", "linux"),),
    colours="16",
    pictures="words",
    mouse=False,
    advice="has few characters and 16 colours, so bars and figures are drawn in plain characters",
)

TERMINALS = (
    Terminal(
        "tmux",
        (("TMUX", ""),),
        clipboard="with set-clipboard on",
        pictures="sixel, where built with it",
        keys="with extended-keys on",
    ),
    Terminal("GNU screen", (("STY", ""),), colours="256"),
    Terminal("Apple Terminal", (("TERM_PROGRAM", "Apple_Terminal"),), colours="256", advice=PAGE_KEYS, stops=True),
    Terminal(
        "iTerm2",
        (("TERM_PROGRAM", "iTerm.app"), ("LC_TERMINAL", "iTerm2")),
        pictures="sixel",
        clipboard="once allowed in Settings > General > Selection",
        keys="all",
    ),
    Terminal(
        "kitty", (("KITTY_WINDOW_ID", ""), ("TERM", "xterm-kitty")), pictures="kitty", clipboard="yes", keys="all"
    ),
    Terminal(
        "Ghostty",
        (("TERM_PROGRAM", "ghostty"), ("TERM", "xterm-ghostty")),
        pictures="kitty",
        clipboard="yes",
        keys="all",
    ),
    Terminal(
        "WezTerm", (("TERM_PROGRAM", "WezTerm"),), pictures="sixel", clipboard="yes", keys="with enable_kitty_keyboard"
    ),
    Terminal(
        "VS Code",
        (("TERM_PROGRAM", "vscode"),),
        pictures="sixel, with terminal.integrated.enableImages",
        clipboard="yes",
        advice="keeps some keys for itself (Ctrl+P, Ctrl+B, F1): lead the day in a window of its own",
    ),
    Terminal("Windows Terminal", (("WT_SESSION", ""),), pictures="sixel, from 1.22 on", clipboard="yes"),
    Terminal("Konsole", (("KONSOLE_VERSION", ""),), pictures="sixel"),
    Terminal("GNOME Terminal and its kin", (("VTE_VERSION", ""),)),
    Terminal("xterm", (("XTERM_VERSION", ""),), colours="256", clipboard="once allowed by allowWindowOps"),
    LINUX,
)
"""In the order in which they are looked for: what runs inside another comes first."""

CONSOLE = Terminal(
    "the console of Windows",
    (),
    advice="is the old one: Windows Terminal, which Windows 11 and the Microsoft Store have, shows more characters",
)
"""Windows names no variable for it."""

UNKNOWN = Terminal("a terminal that is not known here", ())


def terminal_of(environment: Mapping[str, str], windows: bool = False) -> Terminal:
    """The terminal that an environment tells of; on Windows the old console where nothing else is told."""
    for terminal in TERMINALS:
        for name, value in terminal.marks:
            told = environment.get(name, "")
            if told and value in ("", told):
                return terminal
    return CONSOLE if windows else UNKNOWN


def colours_of(environment: Mapping[str, str], windows: bool = False) -> str:
    """How many colours the program may use there, as it is found out when it starts; "none" where none are wanted."""
    term = environment.get("TERM", "")
    if environment.get("NO_COLOR"):
        return "none"
    if windows or environment.get("COLORTERM") in ("truecolor", "24bit"):
        return MILLIONS
    return "256" if "256" in term or term.startswith(("xterm-kitty", "xterm-ghostty")) else "16"


def draws_plainly(wanted: str, environment: Mapping[str, str], raster: bool = False) -> bool:
    """Whether bars, frames and figures are drawn in plain characters.

    `wanted` is the setting: "plain", "full", or "auto" for what the terminal can. `raster` tells of a console with one
    of the fonts of old that have no such characters.
    """
    if wanted != "auto":
        return wanted == "plain"
    return raster or environment.get("TERM", "") in ("linux", "dumb")


def draws_coarsely(wanted: str, environment: Mapping[str, str], windows: bool = False) -> bool:
    """Whether large letters do without quarter blocks, which the fonts of the old console of Windows have not."""
    return wanted == "auto" and terminal_of(environment, windows) is CONSOLE


def table() -> str:
    """All of them as a table in Markdown."""
    head = ("terminal", "colours", "pictures", "mouse", "clipboard", "tells keys apart")
    rows = [
        (one.name, one.colours, one.pictures, "yes" if one.mouse else "no", one.clipboard, one.keys)
        for one in (*TERMINALS, CONSOLE)
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows)) + "\n"
