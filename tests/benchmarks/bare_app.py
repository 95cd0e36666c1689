"""The floor for everything on the screen: the smallest Textual app there is, with one Static and one key."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

READY = "Pressed 0 times."


class BareApp(App[None]):
    """Counts how often space was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [("space", "count", "Count")]
    pressed = 0

    def compose(self) -> ComposeResult:
        """The one widget."""
        yield Static(READY)

    def action_count(self) -> None:
        """One more."""
        self.pressed += 1
        self.query_one(Static).update(f"Pressed {self.pressed} times.")


if __name__ == "__main__":
    BareApp().run()
