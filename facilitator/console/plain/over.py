"""What lies over the day, told in lines: papers, lists to choose from, sheets, and whatever else is painted there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from textual.screen import Screen

from facilitator.console.key import Key, shares
from facilitator.console.painting.choices import Choice
from facilitator.console.painting.sheet import Content, Row
from facilitator.console.plain.asking import name_and_sign
from facilitator.console.plain.page_words import page_words, undrawn
from facilitator.console.screens.over import OverTheDay
from facilitator.console.screens.paper import PaperScreen
from facilitator.console.screens.pick import ChoiceList, PickScreen
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.canvas import Canvas
from facilitator.console.widgets.panels import Footer, Message

STEPS = ("up", "down", "page_up", "page_down", "undo", "redo", "help", "close")
"""Commands of every list that are not told each time one opens."""


def told(screen: Screen[Any]) -> tuple[str, ...]:
    """All that a screen says when it opens."""
    if isinstance(screen, PaperScreen):
        return (screen.heading, *page_words(screen.blocks), *_agreeing(screen))
    if isinstance(screen, PickScreen):
        listed = screen.query_one(ChoiceList)
        return (listed.title, *choices(listed), "Type a number, or letters of it. A full stop alone goes back.")
    if isinstance(screen, Sheet):
        return (*sheet_words(screen.shown), *_commands(screen))
    return (*painted(screen), *_commands(screen))


def _agreeing(screen: PaperScreen) -> tuple[str, ...]:
    return (f"An empty line: {screen.agreement}. A full stop alone goes back.",) if screen.agreement else ()


def choices(listed: ChoiceList) -> Iterator[str]:
    """The choices of a list with their numbers."""
    for number, choice in enumerate(listed.choices, 1):
        aside = f" ({choice.aside.strip()})" if choice.aside.strip() else ""
        yield f"{number}: {choice.text.strip()}{aside}"
    if not listed.choices:
        yield "Nothing matches these letters."


def is_called(choice: Choice, typed: str) -> bool:
    """Whether these are the very words of a choice, its number left out."""
    words = choice.text.strip()
    number, _, rest = words.partition(" ")
    return typed.casefold() in (words.casefold(), rest.strip().casefold() if number.isdecimal() else "")


def sheet_words(shown: Content) -> Iterator[str]:
    """A sheet's heading, its words, and its rows with their numbers."""
    yield f"{shown.title}{f' ({shown.aside})' if shown.aside else ''}"
    yield from shown.above
    number = 0
    for row in shown.rows:
        number += row.tone != "title"
        yield from row_words(row, number)
    if not shown.rows and shown.empty:
        yield shown.empty


def row_words(row: Row, number: int) -> Iterator[str]:
    """A row of a sheet with what stands below it; a heading between rows has no number."""
    head = "" if row.tone == "title" else f"{number}: "
    yield f"{head}{row.text}{f' ({row.aside})' if row.aside else ''}"
    for name, words in row.below:
        yield f"{name} {words}".strip()


def changed(before: Content, after: Content) -> Iterator[str]:
    """The rows of a sheet that say something else than before."""
    known = {row.id: row for row in before.rows}
    rows = [row for row in after.rows if row.tone != "title"]
    for number, row in enumerate(rows, 1):
        if known.get(row.id) != row:
            yield from row_words(row, number)


def painted(screen: Screen[Any]) -> tuple[str, ...]:
    """The words that are painted on a screen, without those of its foot."""
    shown = (canvas for canvas in screen.query(Canvas) if not isinstance(canvas, Message | Footer))
    return tuple(undrawn(line for canvas in shown for line in canvas.lines_shown))


def commands_of(screen: Screen[Any]) -> Sequence[Key]:
    """The commands of what lies over the day that work now."""
    if isinstance(screen, Sheet):
        return screen.bench.working(screen.PLACE, "sheet")
    return screen.KEYS if isinstance(screen, OverTheDay) else ()


def _commands(screen: Screen[Any]) -> tuple[str, ...]:
    names = [
        name_and_sign(one)
        for one in commands_of(screen)
        if one.label and not shares(one) and one.id.rpartition(".")[2] not in STEPS
    ]
    enter = next((one.label for one in commands_of(screen) if "enter" in one.keys.split(",") and one.label), "")
    what = f"You can type: {', '.join(names)}. " if names else ""
    empty = f"an empty line: {enter}, " if enter else ""
    row = "A number takes that row" if isinstance(screen, Sheet) else "up and down take another row"
    return (f"{what}{row}, {empty}a full stop alone goes back.",)
