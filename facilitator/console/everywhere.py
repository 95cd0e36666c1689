"""The commands that work on every screen."""

from __future__ import annotations

from typing import Any, ClassVar, Protocol, runtime_checkable

from textual.screen import Screen

from facilitator.console.key import Key, key, keyed

COPY = "Copy what is selected in a line; where nothing is, leave the program when pressed twice"
LARGER = "How letters are made larger, here and in the room's window; by name alone, it has no key"
LISTED = "The menu: all commands of this screen by subject, and what each would do now (also: click the title)"
SETTINGS = "Settings: colours, bell, mouse, initials, the room's size, dates, times, tables, keys"
LEAVE = "Leave the program when pressed twice; a run stays open and its drafts are kept"


@runtime_checkable
class ShowsKeys(Protocol):
    """A screen that can show its keys."""

    def show_keys(self) -> None:
        """Show the keys that work now."""


@runtime_checkable
class LeavesTidily(Protocol):
    """A screen that has something to see to before the program is left."""

    def leave_program(self) -> None:
        """See to it, and leave."""


@runtime_checkable
class ListsCommands(Protocol):
    """A screen whose commands can be found by name."""

    def commands(self) -> list[Key]:
        """The commands of this screen that work now."""

    def action_perform(self, command_id: str, *which: str) -> None:
        """Carry a command out by its id, from the palette."""


@runtime_checkable
class HasSettings(Protocol):
    """A program with settings that can be changed from its screens."""

    folder: object

    def remember(self, **changes: object) -> None:
        """Remember something from now on."""


class Window(Protocol):
    """What the commands work on: the program's window."""

    @property
    def screen(self) -> Screen[Any]:
        """The screen on top."""

    def next_colours(self) -> None:
        """Light, dark, high contrast, round and round."""

    def show_menu(self) -> None:
        """Open the menu of the screen on top."""

    def show_palette(self) -> None:
        """Open the palette: every command by its name."""

    def show_letters(self) -> None:
        """Say how letters are made larger."""

    def copy_or_leave(self) -> None:
        """Copy what is selected in a line, else leave."""

    def leave(self, key: str) -> None:
        """Leave the program, when this key has been pressed twice."""


@keyed
class Everywhere:
    """Commands that work on every screen: colours, help, palette, leaving."""

    KEYS: ClassVar[tuple[Key, ...]] = ()
    MENU: ClassVar[str] = "Day"

    def __init__(self, window: Window) -> None:
        """Keep the window that the commands work on."""
        self.window = window

    @key("themes.next", "D,shift+d", "light or dark", "Light, dark, high contrast", where="anywhere")
    def next_colours(self) -> None:
        self.window.next_colours()

    @key("help", "question_mark", "keys", "The keys that work now", where="anywhere", footer=11)
    def show_keys(self) -> None:
        if isinstance(self.window.screen, ShowsKeys):
            self.window.screen.show_keys()

    @key("menu", "f10,ctrl+g", "menu", LISTED, where="anywhere", sign="F10", first=True)
    def show_menu(self) -> None:
        self.window.show_menu()

    @key("settings.open", "f9", "settings", SETTINGS, where="anywhere", sign="F9")
    def show_settings(self) -> None:
        app = self.window.screen.app
        if isinstance(app, HasSettings):
            from facilitator.console.screens.over import open_over
            from facilitator.console.screens.settings import SettingsScreen

            if not isinstance(self.window.screen, SettingsScreen):
                open_over(app, SettingsScreen())

    @key("palette", "ctrl+p", "palette", "Everything, by name", where="anywhere")
    def show_palette(self) -> None:
        self.window.show_palette()

    @key("letters.larger", "", "larger letters", LARGER, where="anywhere", sign="ctrl+p", synonyms=("bigger", "zoom"))
    def show_letters(self) -> None:
        self.window.show_letters()

    @key("program.copy", "ctrl+c", "copy", COPY, where="anywhere", first=True)
    def copy(self) -> None:
        self.window.copy_or_leave()

    @key("program.leave", "ctrl+q", "leave the program", LEAVE, where="anywhere", first=True)
    def leave(self) -> None:
        self.window.leave("ctrl+q")
