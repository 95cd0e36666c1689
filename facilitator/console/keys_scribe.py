"""What works in the scribe's window: the lead's keys for typing, and one of its own. Nothing that moves the day."""

from __future__ import annotations

from textual.binding import Binding

from facilitator.console.key import Key
from facilitator.console.keys import BY_ID, bindings, footer_keys
from facilitator.live.view import View

TYPING = frozenset(
    {
        *("capture.open", "capture.group", "board.show", "board.enter", "note.add", "parking.add", "action.add"),
        *("groups.open", "jottings.open", "undo", "redo", "page.up", "page.down", "folder.move", "leave"),
    }
)
"""The lead's commands that the scribe has too, with the same keys."""

NUDGE = BY_ID["nudge.send"]


def scribe_bindings() -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """Textual's bindings for the scribe's window."""
    lead = [b for b in bindings("lead") if isinstance(b, Binding) and b.id and allowed(b.id)]
    return [*lead, *bindings("scribe")]


def allowed(command_id: str) -> bool:
    """Whether the scribe has a command; those that share a line of keys end in the key ("capture.group.3").

    What is not raised yet stands on the lead's screen alone, so that only she links to the learning point on offer.
    """
    if command_id.startswith(("board.", "repeat.")):
        return True
    return command_id in TYPING or command_id == NUDGE.id or command_id.rpartition(".")[0] in TYPING


def scribe_footer(view: View | None, place: str) -> list[Key]:
    """The commands that the scribe's footer shows now, the most needed first."""
    if place != "lead":
        return [key for key in footer_keys(view, place) if key.where == "anywhere" or allowed(key.id)]
    found = [key for key in footer_keys(view, "lead") if key.where == "anywhere" or allowed(key.id)]
    return [*found[:1], *footer_keys(view, "scribe", anywhere=False), *found[1:]]
