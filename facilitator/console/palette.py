"""Everything by name: the commands of the screen on top, found by the words somebody would say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from textual.app import App
from textual.screen import Screen

from facilitator.console.everywhere import Everywhere, ListsCommands
from facilitator.console.finding import Wanted, find
from facilitator.console.key import Key, perform, with_own
from facilitator.console.painting.choices import Choice
from facilitator.console.painting.ink import PALETTES
from facilitator.console.painting.pages import words
from facilitator.console.sayings import wanted
from facilitator.console.screens.over import OnTheDay, open_over
from facilitator.console.screens.paper import PaperScreen
from facilitator.console.screens.pick import PickScreen
from facilitator.console.used import Used

HINT = "say what you want · enter does it · esc out"
ASKED = "in your own words: pause, fire alarm, another table"
THEME = "theme:"
"""Begins the id of a choice of colours, which the name of a palette follows."""


class Listed(Protocol):
    """What the palette asks of the program's window."""

    signs: Mapping[str, str]
    used: Used
    everywhere: Everywhere

    def use_theme(self, name: str) -> None:
        """Take other colours."""


def open_palette(app: App[int], window: Listed) -> None:
    """List what can be done on the screen on top, the most used first, and do what is chosen."""
    screen = app.screen
    own = screen.commands() if isinstance(screen, ListsCommands) else []
    keys = [with_own(one, window.signs) for one in (*own, *Everywhere.KEYS) if one.id != "palette"]
    everywhere = {one.id for one in Everywhere.KEYS}
    choices = {one.id: _choice(one, screen) for one in keys}
    choices |= {f"{THEME}{name}": Choice(f"{THEME}{name}", f"theme {name}", below="Other colours") for name in PALETTES}
    listed_as = [wanted(one) for one in keys]
    listed_as += [Wanted(f"{THEME}{name}", f"theme {name}", "Other colours", ("colours",)) for name in PALETTES]
    counts = window.used.counts()

    def matching(typed: str) -> list[Choice]:
        return [choices[name] for name in find(listed_as, typed, counts)]

    def carry_out(chosen: str | None) -> None:
        if chosen is None:
            return
        window.used.count(chosen)
        if chosen.startswith(THEME):
            window.use_theme(chosen.removeprefix(THEME))
        elif chosen in everywhere:
            perform(window.everywhere, chosen)
        elif isinstance(screen, ListsCommands):
            screen.action_perform(chosen)

    listed = matching("")
    open_over(app, PickScreen("Everything, by name", listed, find=matching, hint=HINT, asked=ASKED), carry_out)


def _choice(one: Key, screen: Screen[object]) -> Choice:
    """A command as the list shows it; what cannot be done now is there too, and says so."""
    works = one.when(screen.view if isinstance(screen, OnTheDay) else None)
    return Choice(one.id, one.label, one.sign if works else f"not now · {one.sign}", below=one.help, quiet=not works)


LARGER = (
    "The letters are the terminal's: ctrl and + makes them larger, ctrl and - smaller, in this window and the room's.",
    "The room's screen uses the space it then has: titles, short pages and the clock stand in letters as large as fit.",
    "In the room's window in a browser it is ctrl and + as well. On macOS it is cmd in place of ctrl.",
)
"""How letters are made larger."""


def open_letters(app: App[int]) -> None:
    """Say how letters are made larger."""
    open_over(app, PaperScreen("Larger letters", [words(line) for line in LARGER]))
