"""What a window has in hand: where its keys go and what its panels show. Frozen; only the bench replaces it."""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol, TypedDict


class Mode(NamedTuple):
    """How a window stands now. Widgets read it."""

    place: str = "lead"
    """Where the keys go: "lead", "board", "line" (a group's words are typed), "typing" (any others), or a sheet's."""
    group: str = ""
    """The id of the group in hand."""
    chosen: str = ""
    """The issue chosen on the board."""
    merging: str = ""
    """The issue that is to be put together with the chosen one."""
    item: str = ""
    """The item that was clicked in the list of the day, until the next command."""
    showing: Literal["page", "board"] = "page"
    """What the middle shows."""
    room: bool = False
    """Whether participants see this window, so that nothing private may show."""


class ModeChanges(TypedDict, total=False):
    """What another mode may differ in."""

    place: str
    group: str
    chosen: str
    merging: str
    item: str
    showing: Literal["page", "board"]
    room: bool


class ReadsMode(Protocol):
    """A widget that shows something of the mode."""

    mode: Mode
