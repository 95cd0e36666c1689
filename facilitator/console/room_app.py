"""The room's window as a program of its own."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from facilitator.application.following import Follower
from facilitator.console.base_app import BaseApp
from facilitator.console.ears import Answered
from facilitator.console.everywhere import Everywhere
from facilitator.console.fine_pictures import FinePictures
from facilitator.console.graphics import Asking
from facilitator.console.key import bindings
from facilitator.console.pictures import Pictures
from facilitator.console.screens.room import RoomScreen
from facilitator.console.settings import SettingsFile


class RoomApp(BaseApp):
    """Nothing but the room's screen."""

    CSS = "Screen { background: $background; color: $foreground; overflow: hidden; layout: vertical; }"
    ENABLE_COMMAND_PALETTE = False
    LOOKED_AT = True
    BINDINGS: ClassVar[list[BindingType]] = bindings(one for one in Everywhere.KEYS if one.first)

    def __init__(self, follower: Follower, settings: SettingsFile, pictures: Pictures | None = None) -> None:
        """Follow a run in the colours remembered, with the pictures of its pages."""
        now = settings.now
        super().__init__(now.room_theme, lambda name: settings.change(room_theme=name), glyphs=now.glyphs)
        self.follower, self.pictures = follower, None if self.draws_plainly else pictures
        self._asking = Asking(os.environ)

    def get_default_screen(self) -> Screen[None]:
        """The room's screen."""
        return RoomScreen(self.follower, self.pictures.drawn if self.pictures is not None else None)

    def on_ready(self) -> None:
        """Ask the terminal, now that the first picture stands, whether it draws pictures itself."""
        if self.pictures is not None and find_spec("PIL") is not None:
            self.tell_terminal(self._asking.begin())

    def on_answered(self, message: Answered) -> None:
        """Go on asking, or have it draw."""
        self.tell_terminal(self._asking.hear(message.text))
        graphics, screen = self._asking.graphics, self.screen
        exact = (
            graphics.protocol != "kitty" or self.console.color_system == "truecolor"
        )  # a colour is its picture's number
        if graphics.protocol and exact and self.pictures is not None and isinstance(screen, RoomScreen):
            screen.take(FinePictures(self.pictures, graphics), self.tell_terminal)

    def leave(self, key: str, why: str = "") -> None:
        """Leave, when it is asked for twice."""
        if isinstance(self.screen, RoomScreen):
            self.screen.leave()


def run_room(follower: Follower, folder: Path, settings: SettingsFile, mouse: bool = True) -> int:
    """Show the room's screen until it is left; the exit code. The terminal is restored however it ends.

    `folder` is the data folder, in which the user's own plans lie. What there is to tell of the settings is not for
    the room: whoever opened the window tells it once it is closed.
    """
    app = RoomApp(follower, settings, Pictures(folder))
    try:
        return app.finished(app.run(mouse=mouse and settings.now.mouse))
    finally:
        follower.close()
