"""Photographs of flipcharts: which picture belongs to which group. The pictures themselves lie beside the events."""

from __future__ import annotations

from typing import ClassVar

from facilitator.live.facts.base import Command, Event, Name, Words

# -- what may be asked -------------------------------------------------------------------------------------------------


class AttachPhotograph(Command, frozen=True):
    """Put a photograph to a group. `digest` names the picture that the journal keeps; `width`, `height` are pixels."""

    after_the_end: ClassVar[bool] = True

    group: Name
    digest: str
    width: int = 0
    height: int = 0
    caption: Words = ""


class CaptionPhotograph(Command, frozen=True):
    """Say what a photograph shows; an empty caption says nothing any more."""

    after_the_end: ClassVar[bool] = True

    id: Name
    caption: Words


class RemovePhotograph(Command, frozen=True):
    """Take a photograph away again; undo brings it back."""

    after_the_end: ClassVar[bool] = True

    id: Name


# -- what then happened ------------------------------------------------------------------------------------------------


class PhotographAttached(Event, frozen=True, tag="photograph.attached"):
    """A photograph of a group's flipchart was attached.

    `digest` is the SHA-256 of the picture's bytes, which stand beside the events and never in them; `width` and
    `height` are its pixels.
    """

    told: ClassVar[str] = "{group}: the photograph {id} was attached."
    typed: ClassVar[tuple[str, ...]] = ("caption",)
    private: ClassVar[bool] = True
    undo: ClassVar[str] = "attaching the photograph"
    gives: ClassVar[str] = "id"

    id: str
    group: str
    digest: str
    width: int = 0
    height: int = 0
    caption: str = ""


class PhotographCaptioned(Event, frozen=True, tag="photograph.captioned"):
    """What a photograph shows was written under it."""

    told: ClassVar[str] = "What the photograph {id} shows."
    typed: ClassVar[tuple[str, ...]] = ("caption",)
    private: ClassVar[bool] = True
    undo: ClassVar[str] = "the caption of"

    id: str
    caption: str


class PhotographRemoved(Event, frozen=True, tag="photograph.removed"):
    """A photograph was taken away again; the picture stays with the run until the run is deleted."""

    told: ClassVar[str] = "The photograph {id} was taken away."
    private: ClassVar[bool] = True
    undo: ClassVar[str] = "taking away the photograph"

    id: str
