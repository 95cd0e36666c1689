"""A widget that shows painted lines and repaints only those that changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from typing import Any, ClassVar, Generic, Literal, TypeVar, overload

from rich.cells import cell_len
from rich.segment import Segment
from textual.events import Resize
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from facilitator.agenda.times_of_day import WRITING
from facilitator.console.easel import shown_at_once
from facilitator.console.painting.ink import Ink, ink
from facilitator.console.painting.spots import NOWHERE, Spot, spot_at, unspotted
from facilitator.live.queries.view import View

T = TypeVar("T")


def lies_there(screen: Screen[Any], widget: Widget) -> bool:
    """Whether a widget has a place on the screen already. One that is only about to get it is shown whole by then.

    Textual, told too early that it changed, would lay the screen out at once and forget to tell others their new size.
    """
    return widget in screen._compositor.visible_widgets


NARROW = re.compile("[ -~\\u00a0-\\u02ff\\u2010-\\u2027\\u2030-\\u205e\\u2190-\\u21ff\\u2500-\\u259f]*")
"""Text of signs that take one cell each, whatever stands beside them."""


class Painted(Generic[T]):
    """What a canvas shows something of: given another value, the canvas paints again; an equal one paints nothing."""

    def __init__(self, first: T) -> None:
        """Begin with a value."""
        self._first = first
        self._name = ""

    def __set_name__(self, owner: type[Canvas], name: str) -> None:
        """Learn what it is called."""
        self._name = name

    @overload
    def __get__(self, canvas: None, owner: type[Canvas]) -> Painted[T]: ...

    @overload
    def __get__(self, canvas: Canvas, owner: type[Canvas]) -> T: ...

    def __get__(self, canvas: Canvas | None, owner: type[Canvas]) -> T | Painted[T]:
        """The value of a canvas."""
        if canvas is None:
            return self
        value: T = canvas.__dict__.get(self._name, self._first)
        return value

    def __set__(self, canvas: Canvas, value: T) -> None:
        """Take the value; where it differs, the canvas is painted once all that comes with it is there."""
        known = canvas.__dict__.get(self._name, self._first)
        if value is not known and value != known:
            canvas.__dict__[self._name] = value
            canvas.stale()


NO_SIGNS: Mapping[str, str] = {}
"""What an app has whose user cannot have keys of her own."""


class Canvas(Widget):
    """Lines painted from a view. Each kind of canvas has a `paint` that says what it shows."""

    paint: Callable[[int, int, Ink], list[Strip]]
    """The lines to show: at most so many strips (the second number) of exactly so many cells (the first)."""

    EDGE: ClassVar[Literal["", "left", "right"]] = ""
    """The side on which a thin line sets it apart from its neighbour."""
    STANDS: ClassVar[Spot] = NOWHERE
    """What stands where nothing else was painted."""
    DEFAULT_CSS = "Canvas { width: 1fr; height: 1fr; }"

    view: Painted[View | None] = Painted(None)
    """What the run looks like now."""

    def __init__(self, **names: str) -> None:
        """Take a widget's id and classes."""
        super().__init__(id=names.get("id"), classes=names.get("classes"))
        self._painted: list[Strip] = []
        self._lines: list[Strip] = []
        self._stale = False

    @property
    def size(self) -> Size:
        """The cells there are to paint, as they were laid out last.

        Textual's own way asks for the layout, and makes it anew where a widget is about to come: then nobody would be
        told of the size that it has got meanwhile.
        """
        outer, edge = self.outer_size, self.styles.gutter
        return Size(max(0, outer.width - edge.width), max(0, outer.height - edge.height))

    def stale(self) -> None:
        """Have it painted again soon: once, however much of what it shows has changed by then."""
        if not self._stale and self.is_mounted:
            self._stale = True
            easel = getattr(self.app, "easel", None)
            if easel is None:
                self.call_next(self.freshen)
            else:
                easel.put(self)

    def freshen(self) -> None:
        """Paint what is stale; nothing where that was done already."""
        if self._stale:
            self.repaint()

    @property
    def lines_shown(self) -> tuple[str, ...]:
        """The words of its lines."""
        self.freshen()
        return tuple(strip.text for strip in self._painted)

    def spot(self, x: int, y: int) -> Spot:
        """What stands in one of its cells, as it was painted last."""
        self.freshen()
        x -= self.EDGE == "left"
        found = spot_at(self._painted[y], x) if 0 <= y < len(self._painted) and x >= 0 else NOWHERE
        return found if found.kind else self.STANDS

    @property
    def ink(self) -> Ink:
        """The ink of the theme in use."""
        app = self.app
        signs: Mapping[str, str] = getattr(app, "signs", NO_SIGNS)
        return ink(
            app.theme,
            tuple(signs.items()) if signs else (),
            getattr(app, "draws_plainly", False),
            getattr(app, "draws_coarsely", False),
            WRITING.halves,
        )

    def repaint(self, everything: bool = False) -> None:
        """Paint again, and put on the screen only the stretches of lines that differ from what it shows."""
        self._stale = False
        width, height = self.size
        if not (width and height and self.is_mounted):
            return
        style = self.ink
        before = [] if everything else self._painted
        self._painted = self.paint(width - bool(self.EDGE), height, style)
        if self._painted is before:
            return
        filters = self._filters()
        if not before:
            self._lines = [self._dressed(strip, width, style, filters) for strip in self._painted]
            if self._painted:
                self.refresh()
            return
        changed = []
        shift = int(self.EDGE == "left")
        blank = Strip.blank(width - bool(self.EDGE), style.plain)
        lines, self._lines = self._lines, []
        for y, (old, new) in enumerate(zip_longest(before, self._painted, fillvalue=blank)):
            alike = old is new or old == new
            if y < len(self._painted):
                kept = alike and y < len(before)
                self._lines.append(lines[y] if kept else self._dressed(new, width, style, filters))
            if not alike:
                one, other = unspotted(old), unspotted(new)
                if one != other:
                    changed.append(difference(y, one, other).translate((shift, 0)))
        if changed:
            self._put_on(changed)

    def _put_on(self, changed: Sequence[Region]) -> None:
        """Have stretches of lines put on the screen, without Textual's way there: a message and two idle turns."""
        if not self.is_attached:  # it is being taken down
            return
        screen = self.screen
        if screen is not self.app.screen:
            self.refresh(*changed)
        elif lies_there(screen, self):
            self._repaint_regions.update(changed)
            screen._dirty_widgets.add(self)
            if not shown_at_once(self.app):
                screen.check_idle()

    def _filters(self) -> list[LineFilter]:
        """The app's filters, less the one that makes true colours: ink has them already."""
        return [found for found in self.app.get_line_filters() if not isinstance(found, ANSIToTruecolor)]

    def _dressed(self, strip: Strip, width: int, style: Ink, filters: Sequence[LineFilter]) -> Strip:
        """A painted line with its edge, after the app's filters: no control characters, no colours unless wanted."""
        bare = unspotted(strip)
        before: list[Segment] = bare._segments
        if self.EDGE:
            edge = Segment("│", style.line)
            before = [edge, *before] if self.EDGE == "left" else [*before, edge]
        segments = before
        for line_filter in filters:
            segments = line_filter.apply(segments, style.ground)
        return bare if segments is bare._segments else Strip(segments, width)

    def on_resize(self, event: Resize) -> None:
        """Paint for the new size."""
        self.repaint(everything=True)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The painted lines within `crop`.

        Textual would style, filter and cut every line of the widget whenever one of them changes; these are painted
        whole and filtered once, which makes a key three times as fast.
        """
        if self._stale:
            self.freshen()
        style = self.ink
        width = self.size.width
        lines = self._lines[crop.y : crop.bottom]
        if missing := crop.height - len(lines):
            blank = Strip.blank(width - bool(self.EDGE), style.plain)
            lines += [self._dressed(blank, width, style, self._filters())] * missing
        if crop.x == 0 and crop.right >= width:
            return lines
        return [line.crop(crop.x, crop.right) for line in lines]

    def render_line(self, y: int) -> Strip:
        """One painted line; the ground where there is none."""
        return self.render_lines(Region(0, y, self.size.width, 1))[0]


def difference(y: int, old: Strip, new: Strip) -> Region:
    """The stretch of line `y` in which two strips of one width differ, so that a ticking second costs few bytes."""
    before, after = old._segments, new._segments
    most = min(len(before), len(after))
    first = last = left = right = 0
    while first < most and before[first] == after[first]:
        left += cell_len(after[first].text)
        first += 1
    while last < most - first and before[-1 - last] == after[-1 - last]:
        right += cell_len(after[-1 - last].text)
        last += 1
    if first + last < most:
        (one, shade, _), (other, other_shade, _) = before[first], after[first]
        if shade == other_shade:
            left += _alike(one, other)
        (one, shade, _), (other, other_shade, _) = before[-1 - last], after[-1 - last]
        if shade == other_shade:
            right += min(_alike(one[::-1], other[::-1]), new.cell_length - left - right)
    return Region(left, y, max(1, new.cell_length - left - right), 1)


def _alike(old: str, new: str) -> int:
    """Cells in which two texts begin alike; none where a sign is wide or joins the one before it, so none is halved."""
    if not (_narrow(old) and _narrow(new)):
        return 0
    alike, most = 0, min(len(old), len(new))
    while alike < most:
        half = (alike + most + 1) // 2
        if old.startswith(new[:half]):
            alike = half
        else:
            most = half - 1
    return alike


def _narrow(text: str) -> bool:
    """Whether it is made of signs that take one cell each, whatever stands beside them."""
    return (text.isascii() and text.isprintable()) or NARROW.fullmatch(text) is not None
