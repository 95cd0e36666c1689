"""The desk for photographs of flipcharts: attach one to a group, by a key or by dropping the file into the window."""

from __future__ import annotations

from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.desks.hand import Hand
from facilitator.console.key import board_key, key

PHOTOGRAPHS = "Photographs of flipcharts: attach one to a group, look at it, take it away; private"
HERE = "A photograph of this group's flipchart; private"


class PhotographsDesk(Desk):
    """Photographs of the groups' flipcharts."""

    MENU = "Groups"

    def __init__(self, bench: Bench, hand: Hand) -> None:
        """Attach to the group in hand."""
        super().__init__(bench)
        self.hand = hand

    @key("photographs.open", "f", "photographs", PHOTOGRAPHS, where="forms", sign="f f")
    def open(self) -> None:
        self.show("")

    @board_key("board.photograph", "f", "photograph", HERE, menu="Issue")
    def of_group(self) -> None:
        chosen = self.bench.state.issues.get(self.bench.mode.chosen)
        self.show(chosen.group if chosen is not None else "")

    def dropped(self, text: str) -> None:
        """A picture dropped into the window: its path stands in the line of the sheet, for Enter to agree."""
        from facilitator.application.photographs import is_picture

        if not self.bench.mode.room and is_picture(text):
            group = self.hand.in_hand()
            self.show(group.id if group is not None else "", text.strip())

    def show(self, group: str, path: str = "") -> None:
        """Open the sheet at a group, with a path typed already if one was dropped."""
        from facilitator.console.screens.photographs import PhotographsSheet

        self.bench.open(PhotographsSheet(self.bench, group, path))
