"""What whoever asks for an export may choose: what stands in it beside the usual, and how its tables are parted."""

from __future__ import annotations

from typing import Literal

import msgspec

WITH = {
    "pages": "the pages of every item that was held, as the room saw them (in the HTML alone)",
    "timeline": "the day told from beginning to end, how the groups reported back, and what was taken back",
}
"""What a session log holds only when it is asked for, and what that is."""

Separator = Literal[",", ";"]


class Choices(msgspec.Struct, frozen=True):
    """How a session log is wanted.

    `pages` and `timeline` are as `WITH` says. `brief` is the summary of one page and nothing else, in the formats that
    are read rather than reckoned with. `separator` parts two cells of a CSV table.
    """

    pages: bool = False
    timeline: bool = False
    brief: bool = False
    separator: Separator = ","


USUAL = Choices()
"""What is written for those who choose nothing."""

EVERYTHING = Choices(pages=True, timeline=True)
"""All that a copy can say."""
