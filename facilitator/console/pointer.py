"""The mouse: from what is pressed on the screen to the same call that the key makes.

What stands in a cell was painted with it (`painting/spots.py`). A click on a command carries it out, on a key presses
it, on words types them; a click on a thing takes it in hand, as the arrows would, and a second one right after opens
it, as Enter would. The right button lists what can be done with the thing. A thing that is held and let go over
another is given to that. The wheel is the arrows up and down, unless the screen scrolls by it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple, Protocol, runtime_checkable

from textual import events
from textual.app import App
from textual.errors import NoWidget
from textual.screen import Screen
from textual.widget import Widget

from facilitator.clock import ClockSource
from facilitator.console.everywhere import Everywhere
from facilitator.console.key import Key
from facilitator.console.painting.spots import NOWHERE, THINGS, Spot
from facilitator.console.widgets.canvas import Canvas
from facilitator.console.widgets.typing import TypedLine
from facilitator.live.stamp import Stamp, between

WHEEL = 3
"""Lines that a text of several lines scrolls at a time."""
TWICE = 0.5
"""Seconds within which a second click on the same thing opens it."""

LISTED = frozenset({*THINGS, "panel"})
"""The kinds of which a list tells what can be done with them; anywhere else the whole menu opens."""

LEFT, RIGHT = 1, 3
"""The buttons, as terminals number them."""


@runtime_checkable
class TakesThings(Protocol):
    """A screen on which things can be taken in hand."""

    def take_thing(self, spot: Spot) -> None:
        """Take in hand what was clicked, as the arrows would."""


@runtime_checkable
class OpensThings(Protocol):
    """A screen that opens some things otherwise than by Enter."""

    def open_thing(self, spot: Spot) -> bool:
        """Open what was clicked twice; whether it was one of those."""


@runtime_checkable
class MovesThings(Protocol):
    """A screen on which things can be given to others."""

    def give_thing(self, held: Spot, onto: Spot, *, done: bool) -> None:
        """Give what is held to what it is over, once it is let go (`done`); before, say what would come of it."""


@runtime_checkable
class Wheels(Protocol):
    """A screen or a panel that the wheel scrolls."""

    def wheel(self, way: int) -> bool:
        """Scroll up (-1) or down (1); whether there is anything to scroll."""


@runtime_checkable
class Performs(Protocol):
    """A screen with commands of its own, or the app."""

    def action_perform(self, command_id: str, *which: str) -> None:
        """Carry out one of them."""


@runtime_checkable
class ClosesBeside(Protocol):
    """Something over a screen that a click beside it closes."""

    def beside(self) -> None:
        """Close."""


class Click(NamedTuple):
    """A click: on which screen, on what, where and when."""

    screen: Screen[Any]
    spot: Spot
    at: tuple[int, int]
    when: Stamp

    def follows(self, spot: Spot, at: tuple[int, int], now: Stamp) -> bool:
        """Whether another click right after this one is the second on the same thing."""
        return (self.at == at or self.spot == spot) and between(self.when, now) <= TWICE


class Held(NamedTuple):
    """What a button was pressed on, and what the pointer is over since."""

    screen: Screen[Any]
    widget: Widget
    spot: Spot
    button: int
    over: Spot


class Pointer:
    """The mouse of an app."""

    def __init__(
        self,
        app: App[Any],
        press: Callable[[events.Key], Awaitable[None]],
        listed: Callable[[Spot, int, int], object],
        clock: ClockSource,
    ) -> None:
        """Work for an app; `press` carries out a key, `listed` shows at a cell what can be done with what stands there.

        `clock` is the machine's, for clicks that follow each other.
        """
        self._app, self._press, self._listed, self.clock = app, press, listed, clock
        self._held: Held | None = None
        self.clicked: Click | None = None
        """The last click, unless it was the second of two."""

    @property
    def holds(self) -> bool:
        """Whether a button is down, so that moving the mouse means something."""
        return self._held is not None

    async def heed(self, event: events.MouseEvent) -> None:
        """Do all that follows from what the mouse did."""
        screen = self._app.screen
        at, button = (int(event.screen_x), int(event.screen_y)), event.button
        widget, spot = find(screen, *at)
        if widget is None:
            self._held = None
        elif isinstance(event, events.MouseScrollUp | events.MouseScrollDown):
            await self._wheel(screen, widget, 1 if isinstance(event, events.MouseScrollDown) else -1)
        elif isinstance(event, events.MouseDown):
            self._held = Held(screen, widget, spot, button, spot)
            if is_field(widget) and button == LEFT:
                self._into(screen, widget, event)
        elif isinstance(event, events.MouseMove):
            self._drag(screen, spot, event)
        elif isinstance(event, events.MouseUp):
            held, self._held = self._held, None
            if held is not None and held.screen is screen:
                await self._let_go(held, widget, spot, event)

    async def _let_go(self, held: Held, widget: Widget, spot: Spot, event: events.MouseEvent) -> None:
        """A button is up again: a click where it was pressed, else what was held is given to what it is over."""
        if is_field(held.widget):
            hand_on(held.widget, event)
        elif held.button == RIGHT and held.spot == spot:
            self._take(held.screen, spot._replace(which=""))
            self._listed(spot if spot.kind in LISTED else NOWHERE, int(event.screen_x), int(event.screen_y))
        elif held.button != LEFT:
            return
        elif held.widget is widget and held.spot == spot:
            await self._click(held.screen, spot, (int(event.screen_x), int(event.screen_y)))
        elif held.spot.kind in THINGS and isinstance(held.screen, MovesThings):
            held.screen.give_thing(held.spot, spot, done=True)

    def _drag(self, screen: Screen[Any], spot: Spot, event: events.MouseEvent) -> None:
        """Follow what is held."""
        held = self._held
        if held is None or held.screen is not screen:
            return
        if is_field(held.widget):
            hand_on(held.widget, event)
        elif held.over != spot:
            self._held = held._replace(over=spot)
            if held.button == LEFT and held.spot.kind in THINGS and isinstance(screen, MovesThings):
                screen.give_thing(held.spot, spot, done=False)

    async def _click(self, screen: Screen[Any], spot: Spot, at: tuple[int, int]) -> None:
        """Do what stands there, or take it in hand; at the second click right after the first, open it.

        The second is on what the first took, also where the lines have moved since under the mouse.
        """
        before, now = self.clicked, self.clock.now()
        again = before is not None and before.screen is screen and before.follows(spot, at, now)
        if again and before is not None:
            spot = before.spot
        self.clicked = None if again else Click(screen, spot, at, now)
        if spot.kind == "do":
            self.perform(screen, spot)
        elif spot.kind == "press":
            await self._press(events.Key(spot.name, None))
        elif spot.kind == "type" and isinstance(line := screen.focused, TypedLine):
            line.insert_text_at_cursor(spot.name)
        elif spot.kind in THINGS and again:
            if not (isinstance(screen, OpensThings) and screen.open_thing(spot)):
                await self._press(events.Key("enter", None))
        elif spot == NOWHERE and isinstance(screen, ClosesBeside) and self._is_beside(screen, at):
            screen.beside()
        else:
            self._take(screen, spot)

    def _is_beside(self, screen: Screen[Any], at: tuple[int, int]) -> bool:
        widget = find(screen, *at)[0]
        return widget is None or not any(one.has_class("frame") for one in widget.ancestors_with_self)

    def perform(self, screen: Screen[Any], spot: Spot) -> None:
        """Carry out a command of a screen, or one that works everywhere."""
        everywhere = any(one.id == spot.name for one in Everywhere.KEYS)
        owner = self._app if everywhere else screen
        if isinstance(owner, Performs) and (everywhere or any(one.id == spot.name for one in keys_on(screen))):
            owner.action_perform(spot.name, *((spot.which,) if spot.which else ()))

    def _take(self, screen: Screen[Any], spot: Spot) -> None:
        if (spot.kind in THINGS or spot.kind == "button") and isinstance(screen, TakesThings):
            screen.take_thing(spot)

    async def _wheel(self, screen: Screen[Any], widget: Widget, way: int) -> None:
        """Scroll, or move the mark as the arrows do."""
        if is_field(widget) and not isinstance(widget, TypedLine):
            widget.scroll_relative(y=WHEEL * way, animate=False)
            return
        for owner in (widget, screen):
            if isinstance(owner, Wheels):
                owner.wheel(way)
                return
        await self._press(events.Key("down" if way > 0 else "up", None))

    def _into(self, screen: Screen[Any], line: Widget, event: events.MouseEvent) -> None:
        """Give a line the keyboard, with the cursor where it was clicked."""
        if isinstance(screen, TakesThings):
            screen.take_thing(Spot("field", line.id or ""))
        if screen.focused is not line:
            screen.set_focus(line, scroll_visible=False)
        hand_on(line, event)


def keys_on(screen: Screen[Any]) -> tuple[Key, ...]:
    """The commands that a screen has."""
    found: tuple[Key, ...] = getattr(screen, "KEYS", ())
    return found


def is_field(widget: Widget | None) -> bool:
    """Whether one types in it: there the mouse sets the cursor and selects, as Textual's own fields do.

    Asked so, a text of several lines is loaded only where there is one.
    """
    return hasattr(widget, "take_paste") and not isinstance(widget, Screen)


def find(screen: Screen[Any], x: int, y: int) -> tuple[Widget | None, Spot]:
    """The widget in a cell of the screen, and what stands there; None beside everything that the screen holds."""
    try:
        widget, region = screen.get_widget_at(x, y)
    except NoWidget:
        return None, NOWHERE
    if isinstance(widget, Canvas):
        return widget, widget.spot(x - region.x, y - region.y)
    return widget, NOWHERE


def hand_on(line: Widget, event: events.MouseEvent) -> None:
    """Let a line's own field have what the mouse did in it: it sets the cursor, and selects."""
    region = line.region
    line._forward_event(event._apply_offset(-region.x, -region.y))
