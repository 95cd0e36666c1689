"""What the page is told to show: the room's view in words and blocks, as JSON.

A `Scene` is made of a `RoomView` and of nothing else, so all that can be in it may be seen by participants. Every word
that the program says itself is put together here; the page lays out and adds none but "part 1 of 2". A picture is told
by the name under which it is served, never by its path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from facilitator.agenda.counting import count_words
from facilitator.agenda.model import (
    Bars,
    Block,
    Drawing,
    Heading,
    ListLine,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Span,
    Table,
)
from facilitator.console.painting.ink import ink
from facilitator.console.painting.pages import shown
from facilitator.console.painting.qr import LONGEST, matrix
from facilitator.console.painting.room_clocks import SOON, asked_for, break_words, standing
from facilitator.console.painting.room_parts import fitted
from facilitator.console.painting.times import about_left_words, face, local_clock
from facilitator.console.painting.wall import wall_blocks
from facilitator.live.queries.room_view import RoomClock, RoomColumn, RoomView
from facilitator.serving.colours import colours_of
from facilitator.serving.diagram import Diagram, diagram_of

WIDEST = 80
"""Columns of a drawing; what is wider stands in sides below each other."""

Named = Callable[[Picture], str]
"""Gives the name under which a picture is served; empty where its words must stand for it."""


class Told(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="is"):
    """Something to be shown; the ancestor of all of them. What is left out is empty."""


class Words(Told, frozen=True, tag="words"):
    """Running text. `looks` says what it is: "text", "quote", "remark", "cue", "asked", "moment"."""

    looks: str
    spans: tuple[Span, ...]


class Title(Told, frozen=True, tag="heading"):
    """A heading; levels begin at 1 and leave none out."""

    level: int
    spans: tuple[Span, ...]


class Line(Told, frozen=True, tag="line"):
    """One line of a list."""

    depth: int
    marker: str
    spans: tuple[Span, ...]


class Drawn(Told, frozen=True, tag="diagram"):
    """A drawing, and the lines that it was made of."""

    drawing: Diagram
    text: str


class Counted(Told, frozen=True, tag="bar"):
    """One bar: a count in words, and its share of its own whole, from 0 to 1."""

    label: str
    count: str
    share: float


class Row(Told, frozen=True, tag="row"):
    """A row of a table, with the table's head."""

    head: tuple[tuple[Span, ...], ...]
    cells: tuple[tuple[Span, ...], ...]
    first: bool


class Seen(Told, frozen=True, tag="picture"):
    """A picture: where it is served, and the words that stand for it."""

    source: str
    text: str


class Thin(Told, frozen=True, tag="rule"):
    """A thin line."""


class Said(Told, frozen=True, tag="issue"):
    """An issue on the board, or that there is none yet, with its group's name."""

    column: int
    group: str
    number: str
    text: str
    others: str = ""
    skipped: str = ""


Piece = Words | Title | Line | Drawn | Counted | Row | Seen | Thin | Said


class Face(msgspec.Struct, frozen=True):
    """A clock: its large figures with words above and below them, and what is read aloud, which changes by minutes."""

    figures: str
    above: str
    below: str
    spoken: str
    stands: str


class Scene(msgspec.Struct, frozen=True, omit_defaults=True):
    """One picture.

    `lays` says how: "words", "clock" with words beside it, "face" for a clock that fills the screen, "board", or
    "nothing". `quiet` names the item; `message` stands over all and `remark` under it. `code` has a row of modules of
    the code to scan in each string, "1" for a dark one. `part` is the one to show, from 0, or -1 for that in which the
    words end of the board's column `turn`. `told` is for whoever stands at the laptop.
    """

    lays: str
    colours: dict[str, str]
    title: str = ""
    quiet: str = ""
    remark: str = ""
    message: str = ""
    pieces: tuple[Piece, ...] = ()
    large: bool = False
    middle: bool = False
    code: tuple[str, ...] = ()
    header: tuple[Span, ...] = ()
    footer: tuple[Span, ...] = ()
    number: str = ""
    rehearsal: bool = False
    coming: int = 0
    part: int = 0
    turn: int = -1
    told: str = ""


def moment_of(words: str, theme: str) -> Scene:
    """A few quiet words while there is nothing to show yet."""
    return Scene("words", colours_of(theme, None), title=words, pieces=(Words("moment", (Span(words),)),), large=True)


def scene_of(view: RoomView, theme: str, named: Named) -> Scene:
    """What a page shows of a view, without its clock."""
    frame, colours = view.frame, colours_of(theme, view.frame)
    if view.shows == "blank":
        return Scene("nothing", colours)
    scene = Scene(
        _laid(view),
        colours,
        title=view.title,
        remark=_remark(view),
        message=view.message,
        pieces=tuple(_numbered(_pieces(view, named))),
        large=view.shows in ("title", "soon", "thanks"),
        middle=frame is not None and "lead" in frame.classes,
        code=_code(view.feedback),
        rehearsal=view.rehearsal,
        coming=view.coming,
        part=view.part,
        turn=view.turn,
    )
    if _quiet(view):
        scene = msgspec.structs.replace(scene, quiet=view.title)
    if frame is None:
        return scene
    return msgspec.structs.replace(scene, header=_spans(frame.header), footer=_spans(frame.footer), number=frame.number)


def _laid(view: RoomView) -> str:
    if view.shows in ("board", "read-back"):
        return "board"
    if view.clock is None or view.shows not in ("clock", "task", "break"):
        return "words"
    return "face" if view.shows == "clock" or not view.blocks else "clock"


def _quiet(view: RoomView) -> bool:
    """Whether the item's name is to be told beside what is shown: not where that begins with it anyway."""
    first = view.blocks[0] if view.blocks else None
    if view.shows in ("title", "soon", "thanks", "board", "read-back") or first is None:
        return False
    text = "".join(span.text for span in first.spans) if isinstance(first, Heading) else ""
    return text.strip().casefold() != view.title.strip().casefold()


def face_of(view: RoomView) -> Face | None:
    """The clock of a view, if it shows one."""
    clock = view.clock
    if clock is None or _laid(view) not in ("clock", "face"):
        return None
    if view.shows == "break":
        back = local_clock(clock.ends, view.offsets)
        words = break_words(clock.left)
        return Face(back, "Back at", words, f"Back at {back}, {words}", "over" if clock.left < 0 else "running")
    ((words, _),) = standing(view, clock, ink("dark"))
    return Face(face(clock.left), "", words, about_left_words(clock.left), _stands(clock))


def _stands(clock: RoomClock) -> str:
    """How a clock stands, for its colour; its words say the same."""
    if clock.left < 0:
        return "over"
    return "still" if clock.state != "running" else "soon" if clock.left <= SOON else "running"


def _code(address: str) -> tuple[str, ...]:
    """The code for an address; none for one that would be too fine for the last row."""
    if not address or len(address) > LONGEST:
        return ()
    return tuple("".join("01"[dark] for dark in row) for row in matrix(address))


# -- pieces ----------------------------------------------------------------------------------------------------


def _pieces(view: RoomView, named: Named) -> Iterator[Piece]:
    """All that a view says beside its clock, in order."""
    if view.columns or view.shows in ("board", "read-back"):
        yield _heading(1, view.title)
        for number, column in enumerate(view.columns):
            yield from _column(number, column)
        return
    if view.wall is not None:
        yield _heading(1, view.title)
        for block in wall_blocks(view.wall):
            yield from _block(block, named)
    elif view.shows in ("title", "soon"):
        yield from _card(view)
    elif view.shows == "thanks":
        yield from _thanks(view)
    elif view.blocks and view.shows != "clock":
        for block in fitted(view.blocks, WIDEST):
            yield from _block(block, named)
    elif view.title:
        yield _heading(1, view.title)
    yield from _asked(view)


def _card(view: RoomView) -> Iterator[Piece]:
    yield _heading(1, view.title)
    if view.organisation:
        yield _words("remark", view.organisation)
    if view.begins is not None:
        yield _words("asked", f"We begin at {local_clock(view.begins, view.offsets)}")


def _thanks(view: RoomView) -> Iterator[Piece]:
    yield _heading(1, "Thank you")
    yield _words("text", view.title)
    if view.organisation:
        yield _words("remark", view.organisation)
    if view.feedback:
        yield _words("text", "Please tell us what you think:")
        yield _words("asked", view.feedback)


def _remark(view: RoomView) -> str:
    """What has to be said with a page, quietly."""
    fictional = "Fictional: written for training." if view.fictional else ""
    return " ".join(filter(None, (fictional, f"Content warning: {view.warning}" if view.warning else "")))


def _asked(view: RoomView) -> Iterator[Piece]:
    """What is asked for, and what the plan says aloud."""
    for line in asked_for(view, ink("dark")) if view.shows == "task" else ():
        yield _words("asked", "".join(text for text, _ in line))
    if view.cue:
        yield _words("cue", view.cue)


def _column(number: int, column: RoomColumn) -> Iterator[Piece]:
    """A group's issues."""
    for issue in column.issues:
        others = f"also from {count_words(issue.others, 'other group')}" if issue.others else ""
        yield Said(number, column.name, issue.number, issue.text, others, issue.skipped)
    if not column.issues:
        yield Said(number, column.name, "", "nothing yet")


def _words(looks: str, text: str) -> Words:
    return Words(looks, (Span(text),))


def _heading(level: int, text: str) -> Title:
    return Title(level, (Span(text),))


def _spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans with the blanks in them that nobody filled in told as such; where links lead is for the papers."""
    return tuple(msgspec.structs.replace(span, text=shown(span.text), link="") for span in spans)


def _block(block: Block, named: Named) -> Iterator[Piece]:
    match block:
        case Heading():
            yield Title(block.level, _spans(block.spans))
        case Paragraph():
            yield Words("text", _spans(block.spans))
        case Quote():
            yield Words("quote", _spans(block.spans))
        case ListLine():
            yield Line(block.depth, block.marker, _spans(block.spans))
        case Drawing():
            lines = [shown(line) for line in block.lines]
            yield Drawn(diagram_of(lines), "\n".join(lines))
        case Bars():
            for bar in block.bars:
                share = min(1.0, max(0.0, bar.value / bar.of)) if bar.of else 0.0
                yield Counted(shown(bar.label), f"{bar.value} of {bar.of}", share)
        case Table():
            head = tuple(map(_spans, block.header))
            for number, row in enumerate(block.rows or ((),)):
                yield Row(head, tuple(map(_spans, row)), number == 0)
        case Picture():
            yield Seen(named(block), shown(block.alternative or block.path.rpartition("/")[2]))
        case Rule():
            yield Thin()


def _numbered(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces with headings whose levels begin at 1 and leave none out, however the deck was written."""
    levels: list[int] = []
    for piece in pieces:
        if isinstance(piece, Title):
            while levels and levels[-1] >= piece.level:
                levels.pop()
            levels.append(piece.level)
            yield msgspec.structs.replace(piece, level=min(6, len(levels)))
        else:
            yield piece
