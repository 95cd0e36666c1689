"""An address as a code to scan: dark on light in every theme, with a quiet zone, as large as the space allows."""

from __future__ import annotations

from functools import lru_cache

from rich.style import Style

from facilitator.console.painting.lettering import Run

PAPER = Style.parse("#000000 on #ffffff")
"""A scanner wants dark on light, whatever the theme."""
QUIET = (4, 2)
"""Light modules round the code: what the standard asks for, and what scanners make do with in a small window."""
LONGEST = 300
"""Characters of an address beyond which a code would be too fine for the back row."""
HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def code_lines(address: str, width: int, height: int) -> list[list[Run]]:
    """The code within `width` x `height` cells, a module one or more half cells; none where it does not fit."""
    if not address or len(address) > LONGEST:
        return []
    modules = matrix(address)
    for quiet in QUIET:
        size = len(modules) + 2 * quiet
        scale = min(width // size, 2 * height // size)
        if scale:
            return _drawn(modules, quiet, scale)
    return []


@lru_cache(maxsize=4)
def matrix(address: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of the code, dark ones true; as few as can be, so that each is as large as can be."""
    import segno  # loaded only when a day ends with an address to show

    return tuple(tuple(map(bool, row)) for row in segno.make(address, micro=False, error="l", boost_error=False).matrix)


def _drawn(modules: tuple[tuple[bool, ...], ...], quiet: int, scale: int) -> list[list[Run]]:
    size = (len(modules) + 2 * quiet) * scale

    def dark(x: int, y: int) -> bool:
        column, row = x // scale - quiet, y // scale - quiet
        return 0 <= row < len(modules) and 0 <= column < len(modules) and modules[row][column]

    return [[("".join(HALVES[dark(x, y), dark(x, y + 1)] for x in range(size)), PAPER)] for y in range(0, size, 2)]
