"""The desk for taking steps back."""

from __future__ import annotations

from facilitator.console.desk import Desk
from facilitator.console.key import key

UNDO = "Undo the last step of this window (while typing: ctrl+z)"


class UndoDesk(Desk):
    """Steps of this window, back and forth."""

    @key("undo", "u,ctrl+z", "undo", UNDO, footer=10, room=True, scribe=True)
    @key("board.undo", "u", "undo", "Undo the last step of this window", where="board", footer=4, scribe=True)
    def undo(self) -> None:
        self.bench.undo()

    @key("redo", "U,shift+u,ctrl+y", "redo", "Redo what was undone (while typing: ctrl+y)", room=True, scribe=True)
    def redo(self) -> None:
        self.bench.redo()
