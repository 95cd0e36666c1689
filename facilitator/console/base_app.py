"""What every window of the program shares: themes, keys in turn, the last guard against escape sequences."""

from __future__ import annotations

import os
import re
import sys
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar, Protocol, runtime_checkable

from rich.console import RenderableType
from rich.segment import Segment
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual.app import App
from textual.color import Color
from textual.events import Event, Key, MouseEvent, MouseMove, Paste
from textual.filter import LineFilter
from textual.screen import Screen
from textual.theme import Theme

from facilitator.clock import SystemClock
from facilitator.console.beside import let_keys_pass
from facilitator.console.clipboard import copying, past_multiplexer
from facilitator.console.dead_terminal import leave_when_told, outliving_its_terminal
from facilitator.console.dozing import dozing
from facilitator.console.ears import prick_up
from facilitator.console.easel import Easel
from facilitator.console.everywhere import Everywhere
from facilitator.console.key import perform
from facilitator.console.other_keyboards import Keyboard
from facilitator.console.painting.ink import PALETTES, Palette
from facilitator.console.painting.plain_glyphs import plain
from facilitator.console.painting.spots import NOWHERE, Spot
from facilitator.console.pointer import Pointer, keys_on
from facilitator.console.pressed import press
from facilitator.console.pressing import while_pressed
from facilitator.console.raster_font import has_raster_font
from facilitator.console.screens.over import open_over
from facilitator.console.sparing import SparingUpdate, write_sparingly
from facilitator.console.terminals import draws_coarsely, draws_plainly
from facilitator.console.used import Used
from facilitator.console.widgets.canvas import Canvas
from facilitator.console.widgets.typing import TypedLine

Input = Key | Paste | MouseEvent
"""What the user does."""


class InTurn:
    """What was pressed, pasted and clicked: each is carried through before the next.

    None reaches a screen that is coming or going.

    Textual hands input from queue to queue. After a slow moment letters would overtake an Enter, the second of two
    Enters would reach a list that the first has closed, and words typed while a line comes up would be commands, or
    lost.
    """

    def __init__(self, app: App[int], carry_through: Callable[[Input], Awaitable[None]]) -> None:
        """Keep input for an app; `carry_through` does all that follows from one before it returns."""
        self._app = app
        self._carry_through = carry_through
        self._waiting: deque[Input] = deque()
        self._busy = False
        self._over = False

    async def take(self, event: Input) -> None:
        """Take the next one; it is carried through at once unless others come first or a screen comes up."""
        if not self._over:
            self._waiting.append(event)
            await self.go_on()

    def end(self) -> None:
        """The program is being left: nothing that is pressed now does anything."""
        self._over = True
        self._waiting.clear()

    async def go_on(self) -> None:
        """Carry through what waits, as long as the screen on top is there to take it."""
        if self._busy:
            return
        self._busy = True
        try:
            while self._waiting and self._ready():
                await self._carry_through(self._waiting.popleft())
        finally:
            self._busy = False
        if self._waiting and self._app.screen_stack:
            # a screen does this when it has come up, in its turn; the app then goes on
            self._app.screen.call_later(self._app.call_later, self.go_on)

    def _ready(self) -> bool:
        return bool(self._app.screen_stack) and self._app.screen.is_mounted


def theme_of(palette: Palette) -> Theme:
    """A palette as a theme."""
    return Theme(
        name=palette.name,
        primary=palette.accent,
        secondary=palette.accent,
        accent=palette.accent,
        foreground=palette.text,
        background=palette.ground,
        surface=palette.panel,
        panel=palette.panel,
        success=palette.good,
        warning=palette.warn,
        error=palette.over,
        dark=palette.dark,
        variables={
            "line": palette.line,
            "quiet": palette.quiet,
            "strong-text": palette.on_strong,
            "typing": palette.accent_ground,
        },
    )


def next_theme(name: str) -> str:
    """The theme after this one, round and round."""
    names = list(PALETTES)
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]


UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What no segment of text may hold on its way to the terminal."""


class NoControls(LineFilter):
    """Takes control characters out of every line painted: whatever slipped in cannot reach the terminal."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line without control characters, whatever was painted."""
        if not UNSAFE.search("".join([segment.text for segment in segments])):
            return segments
        return [
            segment
            if segment.control or not UNSAFE.search(segment.text)
            else Segment(UNSAFE.sub("", segment.text), segment.style)
            for segment in segments
        ]


class PlainGlyphs(LineFilter):
    """Draws with plain characters only."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line, as wide as it was."""
        return [
            segment if segment.control or segment.text.isascii() else Segment(plain(segment.text), segment.style)
            for segment in segments
        ]


@runtime_checkable
class TakesPastes(Protocol):
    """A screen that makes something of text pasted where nothing is typed."""

    def take_paste(self, text: str) -> None:
        """The text as it came."""


@runtime_checkable
class WaitsForKey(Protocol):
    """A screen that may ask which key somebody wants, whatever that key does now."""

    def take_key(self, event: Key) -> bool:
        """Take a key that was asked for; whether it was."""


@runtime_checkable
class Typed(Protocol):
    """What somebody types into: it takes letters and pastes at once, before any key is looked for."""

    @property
    def selected_text(self) -> str:
        """What is selected of its words."""

    async def take(self, event: Key) -> bool:
        """Take a key, and tell whether it was one for the words."""

    def take_paste(self, text: str) -> None:
        """The text as it came."""


class BaseApp(App[int]):
    """The Textual app that every window of the program is."""

    TITLE = "facilitator"
    LOOKED_AT: ClassVar[bool] = False
    """Whether participants look at this window all the time: then the mouse does nothing, and there is no menu."""

    def __init__(
        self, theme: str, keep_theme: Callable[[str], object], *, plain: bool = False, glyphs: str = "auto"
    ) -> None:
        """Know the themes; begin in the one remembered, and have another remembered when it is chosen.

        In `plain` mode nobody sees the window: what it says is told in lines. `glyphs` is the setting of that name.

        It is put in place before any style is read: chosen like a later one, it would have all of them read twice.
        """
        super().__init__()
        self.driver_class = dozing(while_pressed(outliving_its_terminal(self.driver_class)))
        prick_up()
        write_sparingly()
        self._in_turn = InTurn(self, self._carry_through)
        self.everywhere = Everywhere(self)
        self.easel = Easel(self)
        self.pointer = Pointer(self, self._carry_out, self.show_menu, SystemClock())
        self.unforeseen: Exception | None = None
        """What went wrong that nobody foresaw; raised again once the terminal is as it was."""
        for palette in PALETTES.values():
            self.register_theme(theme_of(palette))
        self._keep_theme = keep_theme
        self.plain = plain
        self.draws_plainly = draws_plainly(glyphs, os.environ, has_raster_font())
        """Whether bars, frames and figures are in plain characters, because the terminal's font has no others."""
        self.keyboard = Keyboard()
        """What the keys pressed so far tell of the keyboard they come from."""
        self.used = Used()
        """How often commands were found by their names."""
        self._guards: list[LineFilter] = [*([PlainGlyphs()] if self.draws_plainly else []), NoControls()]
        """The same ones for every line: a line remembers what a filter made of it."""
        self.draws_coarsely = draws_coarsely(glyphs, os.environ, sys.platform == "win32")
        """Whether large letters are made of half blocks alone, because the terminal's font has no quarter ones."""
        self.signs: Mapping[str, str] = {}
        """What the user's own keys are called, by command."""
        self.set_reactive(App.theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def _handle_exception(self, error: Exception) -> None:
        """Leave cleanly with the error kept for the caller, who tells it in words; Textual would print a traceback.

        There is no public way to do so. In tests the framework's own way stays, so that they see the error.
        """
        if self.is_headless and not self.plain:
            super()._handle_exception(error)
        elif self.unforeseen is None:
            self.unforeseen = error
            self.exit(1)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Write what differs in one piece; Textual wakes its writer three times for it. There is no public way."""
        driver = self._driver
        if not isinstance(renderable, SparingUpdate) or driver is None or driver.is_headless or driver.is_inline:
            super()._display(screen, renderable)
            return
        if not self._batch_count and self._running and not self._closed:
            at = self._previous_cursor_position = self.screen.outer_size.clamp_offset(self.cursor_position)
            told = f"{renderable.render_segments(self.console)}\x1b[{at.y + 1};{at.x + 1}H"
            driver.write(f"{SYNC_START}{told}{SYNC_END}" if self._sync_available else told)
            driver.flush()
        self.post_display_hook()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The last guard, after Textual's own filters."""
        return [*super().get_line_filters(), *self._guards]

    async def on_event(self, event: Event) -> None:
        """Take keys, pastes and clicks in their turn; a mouse that only passes over means nothing."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._in_turn.take(event)
        elif isinstance(event, MouseEvent) and not event.is_forwarded:
            if not self.LOOKED_AT and (self.pointer.holds or not isinstance(event, MouseMove)):
                await self._in_turn.take(event)
        else:
            await super().on_event(event)

    async def _carry_through(self, event: Input) -> None:
        """Do all that follows from a key, a paste or a click, and show it."""
        with self.easel.busy():
            await self._carry_out(event)

    async def _carry_out(self, event: Input) -> None:
        self.app_focus = True
        line: object = self.focused
        if isinstance(event, MouseEvent):
            await self.pointer.heed(event)
            if isinstance(line, TypedLine) and line.is_attached:
                self.easel.put(line)
            return
        if isinstance(event, Paste):
            if isinstance(line, Typed):
                line.take_paste(event.text)
            elif isinstance(self.screen, TakesPastes):
                self.screen.take_paste(event.text)
            return
        if isinstance(self.screen, WaitsForKey) and self.screen.take_key(event):
            return
        if await self._check_bindings(event.key, priority=True):
            return
        if not isinstance(line, Typed):
            await press(self, event, self.keyboard)
            return
        if not await line.take(event):
            await self._check_bindings(event.key)
        if isinstance(line, TypedLine) and line.is_attached:
            self.easel.put(line)

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave; nothing pressed after this does anything."""
        self._in_turn.end()
        super().exit(result, return_code, message)

    def on_mount(self) -> None:
        """Leave cleanly when told to by a signal; Textual alone would leave the terminal in a mess."""
        leave_when_told(self.leave_now)
        let_keys_pass()

    def tell_terminal(self, said: str) -> None:
        """Write to the terminal itself, past the screen. There is no public way to do so."""
        driver = self._driver
        if said and driver is not None and not (driver.is_headless or driver.is_web):
            driver.write(said)
            driver.flush()

    def copy_to_clipboard(self, text: str) -> None:
        """Copy it, also where a multiplexer lies between this program and the terminal that has the clipboard."""
        super().copy_to_clipboard(text)
        self.tell_terminal(past_multiplexer(copying(text), os.environ))

    def leave_now(self) -> None:
        """Leave without asking."""
        self.exit(0)

    def copy_or_leave(self) -> None:
        """Copy what is selected in a line; where nothing is, leave when asked twice."""
        line: object = self.focused
        if isinstance(line, Typed) and line.selected_text:
            self.copy_to_clipboard(line.selected_text)
        else:
            self.leave("ctrl+c", "Nothing is selected to copy. " if isinstance(line, Typed) else "")

    def leave(self, key: str, why: str = "") -> None:
        """Leave as a key asks for it; `why` is said first, where it warns."""
        self.leave_now()

    def action_perform(self, command_id: str) -> None:
        """Carry out a command that works everywhere."""
        perform(self.everywhere, command_id)

    def next_colours(self) -> None:
        """Light, dark, high contrast, round and round."""
        self.use_theme(next_theme(self.theme))

    def show_menu(self, thing: Spot = NOWHERE, x: int = 0, y: int = 0) -> None:
        """The menu of the screen on top, or at a cell what can be done with a thing that stands there."""
        from facilitator.console.menus import Menus
        from facilitator.console.screens.menu import MenuScreen

        screen = self.screen
        if not (self.LOOKED_AT or isinstance(screen, MenuScreen)) and (
            keys_on(screen) or isinstance(self.focused, TypedLine)
        ):
            menus = Menus(screen, self.signs, self.used.counts())
            open_over(self, MenuScreen(menus, thing, (x, y)), partial(self._carry, screen))

    def _carry(self, screen: Screen[Any], chosen: Spot | None) -> None:
        """Do what was chosen in the menu of a screen."""
        if chosen is not None and chosen.kind == "press":
            self.call_later(self._in_turn.take, Key(chosen.name, None))
        elif chosen is not None:
            if chosen.kind == "do":
                self.used.count(chosen.name)
            self.pointer.perform(screen, chosen)

    def show_palette(self) -> None:
        """Everything, by name."""
        from facilitator.console.palette import open_palette

        open_palette(self, self)

    def show_letters(self) -> None:
        """How letters are made larger: it is the terminal that does so."""
        from facilitator.console.palette import open_letters

        open_letters(self)

    def use_theme(self, name: str) -> None:
        """Take other colours at once, and from now on."""
        self.theme = name
        for screen in self.screen_stack:
            for canvas in screen.query(Canvas):
                canvas.repaint(everything=True)
        self._keep_theme(name)

    def finished(self, code: int | None) -> int:
        """The exit code once the window is gone. Raises what nobody foresaw."""
        if self.unforeseen is not None:
            raise self.unforeseen
        return code or 0
