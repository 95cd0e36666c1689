"""A photograph of a flipchart, as part of a run's state."""

from __future__ import annotations

import msgspec

from facilitator.live.stamp import Stamp


class Photograph(msgspec.Struct, frozen=True):
    """A photograph of a group's flipchart; `digest` names the picture in the journal, `width` and `height` its pixels.

    `removed`: it was taken away again.
    """

    id: str
    group: str
    digest: str
    at: Stamp
    width: int = 0
    height: int = 0
    caption: str = ""
    removed: bool = False
