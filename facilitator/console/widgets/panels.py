"""The lead's panels, each a canvas over one painter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from rich.cells import cell_len
from textual.containers import Horizontal
from textual.strip import Strip
from textual.timer import Timer

from facilitator.agenda.counting import count_words
from facilitator.agenda.kinds import KINDS
from facilitator.agenda.measuring import widest_drawing
from facilitator.agenda.model import Page
from facilitator.clock import ClockSource
from facilitator.console.key import Key, footer_keys
from facilitator.console.mode import Mode
from facilitator.console.painting import board as board_painting
from facilitator.console.painting.bars import day_bar, offered_keys, saved_words
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Last, Run, beside, clip, strip_of, wrap, wrap_runs
from facilitator.console.painting.next_page import next_page
from facilitator.console.painting.pages import blanks, page_lines
from facilitator.console.painting.side import NO_CUES, RoomWindow, side
from facilitator.console.painting.spots import Spot
from facilitator.console.painting.times import FLASH, Flashing, about_left_words
from facilitator.console.painting.today import break_lines, today, whole_heading
from facilitator.console.widgets.canvas import Canvas, Painted
from facilitator.controller import Saving
from facilitator.live.queries.schedule import Expected
from facilitator.live.queries.view import ClockFace, Now
from facilitator.live.stamp import Offsets

if TYPE_CHECKING:
    from facilitator.console.painting.closing import Closing

MARGIN = 1
"""Cells left free at each side of a page."""
ROOMY = 44
"""A drawing wider than this does not fit between two panels of a usual window."""
NEXT_WIDTH, NEXT_LINES = 70, 14
"""Cells across and lines under a page from which on the next one stands there in small."""
BESIDE = 94
"""Cells of the panels on both sides in a wide window."""


STILL = ClockFace("paused", 0, 0)
"""A clock that no page shows."""


class Panels(Horizontal):
    """Holds the three panels; it paints nothing itself."""

    BLANK = True


class DayBar(Canvas):
    """The lines at the top: how the day stands, its ribbon, and in tall windows the item in large letters."""

    _told: tuple[object, ...] = ()
    _bar: Sequence[Strip] = ()

    STANDS = Spot("panel", "Day")

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The bar, painted anew once a minute or when the day changes."""
        view = self.view
        if view is None:
            return []
        alone = self.screen.has_class("-spread") and self.screen.has_class("-narrow")
        minute = view.at if alone else view.at.replace(second=0)
        now = replace(view.now, page=None, clock=STILL) if view.now is not None and not alone else view.now
        left = (view.now.clock.state, about_left_words(view.now.clock.left)) if view.now is not None else ()
        second = view.second if alone else None
        day = view.rows, view.milestones, view.drift, view.phase, second
        told = day, now, left, minute, width, height, style
        if told != self._told:
            self._told, self._bar = told, day_bar(view, width, height, style, seconds=alone)
        return [*self._bar]


class Today(Canvas):
    """The list of the day's items."""

    STANDS = Spot("panel", "Day")

    EDGE = "right"
    _told: tuple[tuple[Expected, ...], Offsets, int, int, Ink] | None = None
    _list: Sequence[Strip] = ()

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The list."""
        if self.view is None:
            return []
        told = self.view.rows, self.view.offsets, width, height, style
        if told != self._told:
            self._told, self._list = told, today(self.view, width, height, style)
        return [*self._list]


class Side(Canvas):
    """Clock, private words, what the room sees."""

    EDGE = "left"
    STANDS = Spot("panel", "Time")
    cues = Painted(NO_CUES)
    """What is said unasked."""
    lit = Painted(False)
    """Whether the clock's figures are reversed, for a moment."""

    middle: Middle | None = None
    """The panel beside it, which may have room for the page that comes next."""
    flashing: Flashing | None = None
    clock: ClockSource | None = None
    lights: Timer | None = None
    """What looks at it twice in each flash."""

    def flash(self, clock: ClockSource) -> None:
        """Reverse the clock's figures FLASHES times, which the word TIME outlasts; not where movement is unwanted.

        `clock` is the real one.
        """
        now = self.view.now if self.view else None
        if now is not None and self.app.animation_level != "none":
            self.clock, self.flashing = clock, Flashing(now.id, clock.now())
            self.light()
            if self.lights is not None:
                self.lights.stop()
            self.lights = self.set_interval(FLASH / 2, self.light)

    def light(self) -> None:
        """Have the figures as they are to be at this moment: what flashes is the item that ran out, and no other."""
        if self.flashing is None or self.clock is None:
            return
        now, at = self.view.now if self.view else None, self.clock.now()
        self.lit = self.flashing.lit(now, at)
        if not self.flashing.goes_on(now, at):
            self.flashing = None
            if self.lights is not None:
                self.lights.stop()

    room_window = Painted("none")
    """Whether participants see anything: "open", "mirrored" (this window), "lost" or "none"."""

    room_part = Painted("")
    """Which part of it they see, where their window does not hold all of it."""

    shared = Painted("")
    """Which pages are shared with other devices, and with whom."""

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The panel."""
        if self.view is None:
            return []
        room = RoomWindow(self.room_window, self.room_part, self.shared)
        apart = self.middle is not None and self.middle.holds_next
        return side(self.view, width, height, style, room, self.cues, self.lit, apart)


class Middle(Canvas, can_focus=True):
    """The page of the item, or the board. It has the keyboard only while the trainer walks over the board."""

    FOCUS_ON_CLICK = False
    STANDS = Spot("panel", "Page")

    begin = ""
    """What the card before the start says to press."""

    mode = Painted(Mode())
    """What is in hand, and whether the page shows or the board."""
    closing: Painted[Closing | None] = Painted(None)
    """What there is to say of a day that has ended."""
    top = Painted(0)
    """The first line of a long page that shows."""
    _told: tuple[Page | None, tuple[object, ...]] | None = None
    """What the page was painted of last; seconds pass beside it, and change nothing of it."""
    _shown: list[Strip]

    def repaint(self, everything: bool = False) -> None:
        """Show what there is now, in as much room as it needs."""
        self._spread()
        super().repaint(everything)

    def _spread(self) -> None:
        """Take the room of the panels beside where that is scarce: for the board, and for a wide drawing."""
        if self.is_mounted:
            now = self.view.now if self.view else None
            drawn = widest_drawing(now.page.blocks) if now is not None and now.page is not None else 0
            on_board = self.mode.showing == "board"
            board = self.view.board if self.view and on_board else None
            self.screen.set_class(on_board or drawn > ROOMY, "-spread")
            columns = len(board.columns) if board is not None else 0
            self.screen.set_class(columns * board_painting.COMFORTABLE > self.app.size.width - BESIDE, "-crowded")

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The page, or the board."""
        if self.view is None:
            return []
        mode = self.mode
        if mode.showing == "board" and self.view.board is not None:
            return board_painting.board_lines(self.view, width, height, style, mode.group, mode.chosen, mode.merging)
        if self.view.phase == "ended" and self.closing is not None:
            from facilitator.console.painting.closing import closing_lines

            return closing_lines(self.closing, self.view, width, height, style)
        if self.view.now is None:
            return self._card(self._welcome(), width, height, style)
        now = self.view.now
        if KINDS[now.kind].rests:
            return self._page(now, width, height, style)
        told = now.page, (replace(now, clock=STILL, pace="", cue=""), width, height, self.top, style)
        if self._told is None or self._told[0] is not told[0] or self._told[1] != told[1]:
            self._told, self._shown = told, self._page(now, width, height, style)
            self._shown += self._coming(height - len(self._shown), width, style)
        return self._shown

    @property
    def holds_next(self) -> bool:
        """Whether the page that comes next stands here in small, under the page."""
        now = self.view.now if self.view else None
        width, height = self.size
        if now is None or KINDS[now.kind].rests or self.mode.showing == "board" or width < NEXT_WIDTH:
            return False
        head = len(self._head(now, width, height, self.ink))
        return height - head - len(self._body(now, head)) >= NEXT_LINES

    def _coming(self, left: int, width: int, style: Ink) -> list[Strip]:
        """The page that comes next in the lines that the page leaves, at the foot of the panel."""
        if self.view is None or left < NEXT_LINES or width < NEXT_WIDTH:
            return []
        found = next_page(self.view, width, left - 2, style)
        return [*[strip_of([], width, style.plain)] * (left - len(found)), *found]

    def _page(self, now: Now, width: int, height: int, style: Ink) -> list[Strip]:
        lines = self._head(now, width, height, style)
        body = self._body(now, len(lines))
        room = height - len(lines)
        first = max(0, min(self.top, len(body) - room))
        shown = body[first : first + room]
        if first + room < len(body):
            on = f"{' ' * MARGIN}↓ scrolls on"
            shown = [*shown[:-1], strip_of([(on, style.quiet)], width, style.plain)]
        return [*lines, *shown]

    def _head(self, now: Now, width: int, height: int, style: Ink) -> list[Strip]:
        """What stands over a page: the item, and what has to be said of the page."""
        parts = [f"slide {now.page.slide}"] if now.page and now.page.slide else []
        parts += [f"page {now.page_number} of {now.pages}"] if now.pages > 1 else []
        parts += [f"case: part {now.stage} of {now.stages}"] if now.stages else []
        parts += [f"{now.step} of {now.steps} lines shown"] if now.steps else []
        lines = [*whole_heading(now.title, ", ".join(parts), width, style), strip_of([], width, style.plain)]
        if KINDS[now.kind].rests and self.view is not None:
            row = next(row for row in self.view.rows if row.item.id == now.id)
            return lines + break_lines(now, row, self.view.offsets, width, height, style)
        if now.page is None:
            return [*lines, strip_of([(" No page to show for this item.", style.quiet)], width, style.plain)]
        if now.fictional:
            lines.append(strip_of([(" Fictional: written for training.", style.quiet)], width, style.plain))
            lines.append(strip_of([], width, style.plain))
        if missing := blanks(now.page):
            words = f" Not filled in, so the room is told to ask: {', '.join(missing)}. ⟦papers.read:i⟧ tells how."
            lines.append(strip_of([(style.named(words), style.warn)], width, style.plain))
        return lines

    def _body(self, now: Now, head: int) -> list[Strip]:
        """The page itself, laid out for the room it has under so many lines; margins included."""
        width, height = self.size
        step = now.step if now.steps else None
        if now.page is None:
            return []
        return page_lines(now.page, width - 2 * MARGIN, height - head, self.app.theme, step, MARGIN)

    def overflow(self) -> int:
        """How many lines of the page lie beyond what shows."""
        now = self.view.now if self.view else None
        if now is None or now.page is None:
            return 0
        head = len(self._head(now, self.size.width, self.size.height, self.ink))
        return max(0, len(self._body(now, head)) - (self.size.height - head))

    def _welcome(self) -> list[tuple[str, str]]:
        """The card before the start."""
        assert self.view is not None
        plan = self.view.plan
        size = f"{count_words(len(plan.items), 'item')}, {count_words(len(self.view.groups), 'group')}"
        return [
            (plan.title, "title"),
            (plan.organisation, "quiet"),
            ("", ""),
            (size, ""),
            ("", ""),
            (self.begin, "strong"),
        ]

    def _card(self, words: list[tuple[str, str]], width: int, height: int, style: Ink) -> list[Strip]:
        """Words in the middle of the panel, each in the named style."""
        lines = [strip_of([], width, style.plain)] * max(1, height // 4)
        for text, name in words:
            shade = {"title": style.title, "quiet": style.quiet, "strong": style.strong}.get(name, style.plain)
            for line in wrap_runs(style.offers(text, shade), width - 4):
                room = width - sum(cell_len(part) for part, _ in line)
                lines.append(strip_of([(" " * (room // 2 + (room & width & 1)), shade), *line], width, style.plain))
        return lines[:height]


class Footer(Canvas):
    """The bottom line."""

    mode = Painted(Mode())
    """Where the keys go now."""
    saving: Painted[Saving | None] = Painted(None)
    """Whether everything is stored."""
    keys: tuple[Key, ...] = ()
    """The commands of this window."""
    _told: tuple[list[Key], int, Ink] | None = None
    _offered: Sequence[Run] = ()

    def __init__(self, **names: str) -> None:
        """Nothing has been painted yet."""
        super().__init__(**names)
        self._line = Last[Strip]()

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The line; the keys in it are put together when they change, what is saved with every step."""
        saved = saved_words(self.saving, self.view.offsets if self.view else (), width, style)
        room = width - sum(cell_len(text) for text, _ in saved)
        told = footer_keys(self.keys, self.view, self.mode.place), room, style
        if told != self._told:
            self._told, self._offered = told, offered_keys(*told)
        offered = self._offered
        return [self._line.made((offered, saved, width, style), lambda: beside(offered, saved, width, style.bar))]


MOST_LINES = 4
"""Lines that words about what just happened may take."""


class Message(Canvas):
    """Words about what just happened, or the trouble there is; it grows where one line cannot hold them."""

    words = Painted("")
    alarm = Painted(False)
    times = 0
    """How often it was told words, the same ones or others."""
    _told = ""
    """The words with the commands that they name, so that these can be clicked."""

    def tell(self, words: str, trouble: str, told: str = "") -> None:
        """Show words, or the trouble there is in their place; `told` are the words with the commands they name."""
        self.times += 1
        self._told = told
        self.alarm = bool(trouble)
        self.set_class(self.alarm, "-alarm")
        self.words = trouble or words

    def repaint(self, everything: bool = False) -> None:
        """Show the words, in as many lines as they need."""
        self._fit()
        super().repaint(everything)

    def _fit(self) -> None:
        """Be as high as the words need, where that is more than what the screen's own style gives."""
        lines = min(MOST_LINES, len(wrap(self.words, self.size.width - 2))) if self.size.width else 1
        if lines > 1:
            self.styles.height = lines
        else:
            self.styles.clear_rule("height")

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The words, wrapped into the lines there are."""
        shade = style.alarm if self.alarm else style.accent
        ground = style.alarm if self.alarm else style.plain
        wrapped = list(wrap(self.words, width - 2)) if self.words else []
        if len(wrapped) > height > 0:
            wrapped[height - 1 :] = [clip(" ".join(wrapped[height - 1 :]), width - 2)]
            painted = [strip_of([(" " + line, shade)], width, ground) for line in wrapped]
        elif wrapped:
            told = self._told if style.named(self._told) == self.words else self.words
            runs = wrap_runs(style.offers(told, shade), width - 2)
            painted = [strip_of([(" ", shade), *line], width, ground) for line in runs]
        else:
            painted = []
        return [*painted, *[strip_of([], width, ground)] * (height - len(painted))]
