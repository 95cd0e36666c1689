"""The wall on the room's screen: what happened, by date, and who knew of it at the time.

In a wide window it is a table, agencies across. In a narrower one each event has a row of signs, one for each agency,
and beside it the names of those that knew: so every state is a sign, a word and a colour at once.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from facilitator.agenda.model import Block, Paragraph, Span, Table
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, fill, strip_of, wrap, wrap_runs
from facilitator.console.painting.room_parts import numbered
from facilitator.live.queries.room_view import RoomView, RoomWall, RoomWallCell, RoomWallRow

Line = list[Run]

KNOWN, HALF, UNKNOWN, TOLD, MINDFUL = "●", "◐", "·", "◆", "◇"
"""Signs, each one cell wide."""

COLUMN = 10
"""Cells of an agency's column in the table, which hold the longest word for a state."""
READABLE = 34
"""Cells that the words of an event need beside the table."""
NAMES = 24
"""Cells that names need beside the row of signs; with fewer they stand below it."""
ROOMY = 16
"""Lines of a window from which on there is air under the heading."""
MOST_AIR = 6
"""Empty lines that are put between two events at most, where there is room for them."""
FEWEST = 6
"""Lines for the rows themselves; a window with fewer goes without heading."""

LEGEND = 26
"""Cells of the longest part of what is said of the signs."""
MARGINS = 8
"""Cells beside the words."""

NOTHING = "Nothing hangs here yet."


def wall_lines(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    """All of the wall, even where that is more than `height` lines; spread over them where it is less."""
    wall = view.wall
    if wall is None:
        return []
    head = _head(view, wall, width, height, style)
    entries, blank = _entries(wall, width, style), strip_of([], width, style.plain)
    spare = height - len(head) - sum(map(len, entries))
    air = [blank] * min(MOST_AIR, max(0, spare) // len(entries))
    return [*head, *(strip for entry in entries for strip in (*entry, *air))]


def wall_parts(view: RoomView, width: int, height: int, style: Ink) -> list[list[Strip]]:
    """A wall that is too high for the window, in parts: each event whole where it can be, its heading on all."""
    wall = view.wall
    assert wall is not None
    head = _head(view, wall, width, height, style)
    head = head if height - len(head) >= FEWEST else []
    room = max(1, height - len(head) - 1)
    parts: list[list[Strip]] = [[]]
    for entry in _entries(wall, width, style):
        if parts[-1] and len(parts[-1]) + len(entry) > room:
            parts.append([])
        while len(entry) > room:
            parts[-1] += entry[:room]
            entry = entry[room:]
            parts.append([])
        parts[-1] += entry
    return numbered([[*head, *part] for part in parts if part], width, height, style)


def longest_of(wall: RoomWall) -> int:
    """Signs across in which no word of a wall is broken."""
    texts = [text for row in wall.rows for text in (row.text, *row.asks)] + [*wall.sums, *wall.gaps, *wall.agencies]
    begin = max((cell_len(row.date) for row in wall.rows), default=0) + len(wall.agencies)
    words = max((cell_len(word) for text in texts for word in text.split()), default=0)
    return max(LEGEND, begin, words) + MARGINS


def _head(view: RoomView, wall: RoomWall, width: int, height: int, style: Ink) -> list[Strip]:
    """Title, what the signs mean, and over a table the names of the agencies."""
    blank = strip_of([], width, style.plain)
    words: list[Line] = [[(text, style.title)] for text in wrap(view.title, width - 4)]
    words += wrap_runs(_legend(wall, style), width - 4)
    lines = [strip_of([("  ", style.plain), *line], width, style.plain) for line in words]
    if is_table(wall, width):
        lines += [blank, *_agencies(wall, width, style)]
    return [blank, *lines, blank] if height >= ROOMY else lines


def _legend(wall: RoomWall, style: Ink) -> Line:
    runs = [(joined(f"{KNOWN} knew"), style.good), ("  ", style.plain), (joined(f"{HALF} half knew"), style.warn)]
    runs += [("  ", style.plain), (joined(f"{UNKNOWN} did not know"), style.quiet)]
    if any(cell.told for row in wall.rows for cell in row.cells):
        runs += [("  ", style.plain), (joined(f"{TOLD} suppose it had been told"), style.accent)]
        runs += [("  ", style.plain), (joined(f"{MINDFUL} would have had it in mind"), style.accent)]
    return runs


def joined(text: str) -> str:
    """Words that are not parted at the end of a line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def is_table(wall: RoomWall, width: int) -> bool:
    """Whether a window is wide enough for a column for each agency."""
    return width - 4 - _dates(wall) - COLUMN * len(wall.agencies) >= READABLE


def _dates(wall: RoomWall) -> int:
    """Cells of the column of dates, with the gap after it."""
    return max((cell_len(row.date) for row in wall.rows), default=0) + 2


def _agencies(wall: RoomWall, width: int, style: Ink) -> list[Strip]:
    """The names over the columns, at the bottom of as many lines as the longest takes."""
    names = [wrap(agency, COLUMN - 1) for agency in wall.agencies]
    tall = max(map(len, names), default=0)
    left = " " * (width - 2 - COLUMN * len(names))
    return [
        strip_of(
            [
                (left, style.plain),
                *((fill(_at(name, number - tall + len(name)), COLUMN), style.strong) for name in names),
            ],
            width,
            style.plain,
        )
        for number in range(tall)
    ]


def _at(lines: tuple[str, ...], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""


# -- rows -------------------------------------------------------------------------------------------------------------


def _entries(wall: RoomWall, width: int, style: Ink) -> list[list[Strip]]:
    """Each event, each count and what falls out, as lines that stand together."""
    blank: Line = []
    if not wall.rows:
        return [[strip_of([("  ", style.plain), (NOTHING, style.quiet)], width, style.plain)]]
    table = is_table(wall, width)
    entries = [_in_table(wall, row, width, style) if table else _in_list(wall, row, width, style) for row in wall.rows]
    words = [(text, style.strong) for text in wall.sums] + [(text, style.quiet) for text in wall.gaps]
    entries += [[[(line, shade)] for line in wrap(text, width - 4)] for text, shade in words]
    return [
        [strip_of([("  ", style.plain), *line], width, style.plain) for line in (*entry, blank)] for entry in entries
    ]


def _in_table(wall: RoomWall, row: RoomWallRow, width: int, style: Ink) -> list[Line]:
    """An event beside the columns of the agencies."""
    dates = _dates(wall)
    space = width - 4 - dates - COLUMN * len(wall.agencies)
    texts: list[Run] = [(text, style.plain) for text in wrap(row.text, space - 2)]
    texts += [(text, style.accent) for ask in _asks(row) for text in wrap(ask, space - 2)]
    cells: Line = []
    for cell in row.cells:
        sign, word, shade = _state(cell, style)
        knew = {"known": KNOWN, "half known": HALF}.get(cell.knows, "") if cell.told or cell.mindful else ""
        cells.append((fill(f"{knew}{sign} {word}".rstrip(), COLUMN), shade))
    lines: list[Line] = []
    for number, (text, shade) in enumerate(texts):
        begin = fill(row.date if number == 0 else "", dates)
        lines.append([(begin, style.strong), (fill(text, space), shade), *(cells if number == 0 else [])])
    return lines


def _in_list(wall: RoomWall, row: RoomWallRow, width: int, style: Ink) -> list[Line]:
    """An event with its row of signs, the names of those that knew beside it, and its words below."""
    signs: Line = [(sign, shade) for sign, _, shade in (_state(cell, style) for cell in row.cells)]
    begin: Line = [(fill(row.date, _dates(wall)), style.strong), *signs, ("  ", style.plain)]
    used, inner = sum(cell_len(text) for text, _ in begin), max(1, width - 4)
    beside = inner - used >= NAMES
    names = wrap_runs(_names(row, style), inner - used if beside else inner - 2)
    lines: list[Line] = [[*begin, *names[0]]] if beside else [begin, [("  ", style.plain), *names[0]]]
    indent = " " * used if beside else "  "
    lines += [[(indent, style.plain), *more] for more in names[1:]]
    lines += [[("  ", style.plain), (text, style.plain)] for text in wrap(row.text, max(1, inner - 2))]
    return lines + [
        [("  ", style.plain), (text, style.accent)] for ask in _asks(row) for text in wrap(ask, max(1, inner - 2))
    ]


def _asks(row: RoomWallRow) -> tuple[str, ...]:
    """What might have gone otherwise: questions, each behind a sign that says so."""
    return tuple(f"? {ask}" for ask in row.asks)


def _state(cell: RoomWallCell, style: Ink) -> tuple[str, str, Style]:
    """The sign, the word and the colour of what an agency knew."""
    if cell.told:
        return TOLD, "told", style.accent
    if cell.mindful:
        return MINDFUL, "mind", style.accent
    if cell.knows == "known":
        return KNOWN, "knew", style.good
    return (HALF, "half", style.warn) if cell.knows == "half known" else (UNKNOWN, "", style.quiet)


def _names(row: RoomWallRow, style: Ink) -> Line:
    """Who knew, who half knew, and what is only supposed, by name."""
    knew = [cell.agency for cell in row.cells if cell.knows == "known"]
    half = [cell.agency for cell in row.cells if cell.knows == "half known"]
    told = [cell.agency for cell in row.cells if cell.told]
    mindful = [cell.agency for cell in row.cells if cell.mindful]
    runs: Line = [(f"knew: {', '.join(knew)}" if knew else "nobody knew", style.good if knew else style.quiet)]
    runs += [(f"; half: {', '.join(half)}", style.warn)] if half else []
    runs += [(f"; suppose told: {', '.join(told)}", style.accent)] if told else []
    runs += [(f"; with it in mind: {', '.join(mindful)}", style.accent)] if mindful else []
    return runs


# -- the same in a page's own blocks ----------------------------------------------------------------------------------


def wall_blocks(wall: RoomWall) -> tuple[Block, ...]:
    """The wall as a table and lines, for a window that sets type: every state a sign and a word."""
    if not wall.rows:
        return (_line(NOTHING),)
    head = tuple((Span(name),) for name in ("When", "What happened", "Who knew"))
    rows = tuple(((Span(row.date),), _told(row), (Span(_knew(row)),)) for row in wall.rows)
    return (Table(head, rows), *(_line(words, strong=True) for words in wall.sums), *map(_line, wall.gaps))


def _line(words: str, strong: bool = False) -> Paragraph:
    return Paragraph((Span(words, strong=strong),))


def _told(row: RoomWallRow) -> tuple[Span, ...]:
    """An event with its questions."""
    return (Span(row.text), *(Span(f" {ask}", emphasis=True) for ask in _asks(row)))


def _knew(row: RoomWallRow) -> str:
    """Who knew, who half knew and what is supposed, each behind its sign; the rest did not know."""
    by_sign = (
        (f"{KNOWN} knew", [cell.agency for cell in row.cells if cell.knows == "known"]),
        (f"{HALF} half knew", [cell.agency for cell in row.cells if cell.knows == "half known"]),
        (f"{TOLD} suppose told", [cell.agency for cell in row.cells if cell.told]),
        (f"{MINDFUL} with it in mind", [cell.agency for cell in row.cells if cell.mindful]),
        (f"{UNKNOWN} did not know", [cell.agency for cell in row.cells if cell.knows == "not known"]),
    )
    return "; ".join(f"{words}: {', '.join(names)}" for words, names in by_sign if names)
