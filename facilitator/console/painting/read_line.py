"""A line to be read, of which some can be marked."""

from __future__ import annotations

from typing import NamedTuple

from facilitator.console.painting.lettering import Run


class ReadLine(NamedTuple):
    """One line as it is painted; lines with one `ref` are marked together, those without one cannot be."""

    runs: tuple[Run, ...]
    ref: str = ""
