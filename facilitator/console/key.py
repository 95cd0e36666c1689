"""One command as it is declared: its id, keys and words, who carries it out, when it works and for whom.

A command is declared where it is carried out, by `key` over the method that does so:

    class ClockDesk(Desk):
        @key("clock.toggle", "t", "clock", "Start or pause the clock", footer=3, when=under_way, room=True)
        def toggle(self) -> None:
            ...

Bindings, footer, palette, help, the README's tables, what the room may see, what the scribe has and `keys.yaml` all
come from that declaration; there is no other place in which a key is bound or a command is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import FunctionType
from typing import Any, ClassVar, NamedTuple, Protocol, TypedDict, TypeVar, Unpack

from textual.binding import Binding, BindingType
from textual.screen import Screen

from facilitator.agenda.kinds import KINDS
from facilitator.live.facts.base import Command
from facilitator.live.queries.view import View

Handler = TypeVar("Handler", bound=Callable[..., object])
Gathered = TypeVar("Gathered")
Condition = Callable[[View | None], bool]


def always(view: View | None) -> bool:
    """The condition of a command that works at any time."""
    return True


def is_open(view: View | None) -> bool:
    """While the day has not ended."""
    return view is not None and view.phase != "ended"


def under_way(view: View | None) -> bool:
    """Once the day has begun, until it ends."""
    return view is not None and view.phase == "running"


def capturing(view: View | None) -> bool:
    """While there is a board."""
    return is_open(view) and view is not None and view.board is not None


def reporting(view: View | None) -> bool:
    """While groups report back."""
    return is_open(view) and view is not None and view.turns is not None


def ended(view: View | None) -> bool:
    """After the end of the day."""
    return view is not None and view.phase == "ended"


def late(view: View | None) -> bool:
    """While the day runs behind by a minute or more."""
    return under_way(view) and view is not None and view.behind >= 60


def is_beside(view: View | None) -> bool:
    """While the room looks at a page beside the day."""
    return view is not None and view.beside


def at_work(view: View | None) -> bool:
    """While an exercise is on, when the trainer walks round."""
    return under_way(view) and view is not None and view.now is not None and KINDS[view.now.kind].at_work


def nothing(view: View | None) -> str:
    """What a command is called now, where its label says it at any time."""
    return ""


class Traits(TypedDict, total=False):
    """What else a declaration may say; `Key` tells what each means."""

    menu: str
    of: str
    asks: Callable[..., Command]
    sign: str
    where: str
    synonyms: tuple[str, ...]
    footer: int
    when: Condition
    offered: Condition
    room: bool
    types: bool
    scribe: bool
    writes: bool
    tabs: tuple[int, ...]
    first: bool
    called: Callable[[View | None], str]


class Key(NamedTuple):
    """One command. `keys` are Textual's names, comma-separated; "1,2,3..." hands the figure pressed to the handler."""

    id: str
    keys: str
    label: str
    help: str
    sign: str
    """How screens write the keys."""
    handler: Callable[..., object]
    """The method that carries it out, of the class it is declared in."""
    given: tuple[object, ...] = ()
    """What the handler gets before the figure pressed, where several commands share one."""
    where: str = "lead"
    """Where it works: "lead", "board", "line", "anywhere", "forms" (behind `f`), "happened" (behind `!`), "sheet"
    (every sheet), or the place of one sheet or screen."""
    synonyms: tuple[str, ...] = ()
    """Other words by which somebody may look for it."""
    footer: int = 0
    """Its place in the footer: 0 for none, low numbers survive in narrow windows."""
    when: Condition = always
    """When it works. What works after the end of the day holds then too; most do not."""
    offered: Condition = always
    """When a footer offers it; at other times it is left out there, though it works."""
    room: bool = False
    """Whether it works while participants see this window: it shows nothing private."""
    types: bool = False
    """Whether it opens the line on purpose, so that the line may open while participants look on."""
    scribe: bool = False
    """Whether the scribe has it too."""
    writes: bool = False
    """Whether it changes the run that is reviewed, which is refused for a file that is only read."""
    tabs: tuple[int, ...] = ()
    """On which tabs of the review the footer offers it; on all of them when there are none here."""
    first: bool = False
    """Whether it works whatever has the keyboard."""
    called: Callable[[View | None], str] = nothing
    """What it is called now, where that differs from its label ("": it does not); a footer then names it first."""
    menu: str = ""
    """Under which heading of the menu it stands; unless it says so, that of the class it is declared in (`MENU`)."""
    of: str = ""
    """The kind of thing that it is done to, as painted cells name it (`painting/spots.py`): "issue", "item", "row"."""
    asks: Callable[..., Command] | None = None
    """What it asks of the run, so that the menu can say what would come of it: a kind of command that says all, or
    what makes one of the bench and of what the handler is given."""


SIGNS = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "escape": "esc",
    "f5": "F5",
    "f10": "F10",
    "shift+up": "⇧↑",
    "shift+down": "⇧↓",
    "plus": "+",
    "minus": "-",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "slash": "/",
    "number_sign": "#",
    "exclamation_mark": "!",
    "question_mark": "?",
    "shift+tab": "⇧tab",
    "pagedown": "PageDown",
    "pageup": "PageUp",
}
"""How keys are written whose names are long."""

BEHIND = {"happened": "!"}
"""The key that comes first, in the places that lie behind one."""

DECLARED: dict[object, tuple[Key, ...]] = {}
"""The commands of each method."""


def key(
    id: str,
    keys: str,
    label: str,
    help: str,
    *given: object,
    **traits: Unpack[Traits],
) -> Callable[[Handler], Handler]:
    """Declare a command over the method that carries it out; `given` is what the method gets."""

    def declare(handler: Handler) -> Handler:
        first, _, rest = keys.partition(",")
        usual = f"1-{rest[-1]}" if keys.startswith("1,") else SIGNS.get(first, first)
        usual = f"{BEHIND.get(traits.get('where', ''), '')} {usual}".lstrip()
        declared = Key(id, keys, label, help, usual, handler, given)._replace(**traits)
        DECLARED[handler] = (declared, *DECLARED.get(handler, ()))  # what stands highest is carried out last
        return handler

    return declare


board_key = partial(key, where="board", scribe=True, of="issue")
"""Declares a command on the board."""

clock_key = partial(key, when=under_way, room=True)
"""Declares a command that works while the day is under way, also where participants look on."""


situation_key = partial(key, where="happened")
"""Declares what may be done when something happened, behind `!`."""

words_key = partial(key, when=is_open, room=True, types=True, scribe=True)
"""Declares a command that opens the line for a group's words."""

review_key = partial(key, where="review")
"""Declares a command of the review of a run."""


class Keyed(Protocol):
    """Something whose commands are declared over its methods."""

    KEYS: ClassVar[tuple[Key, ...]]


def gather(cls: type[Any]) -> None:
    """Gather what is declared over the methods of a class, for its `__init_subclass__`. A screen is bound to the keys.

    Textual reads the bindings right after.
    """
    found = [one for thing in vars(cls).values() if isinstance(thing, FunctionType) for one in DECLARED.get(thing, ())]
    own = [one if one.menu else one._replace(menu=getattr(cls, "MENU", "")) for one in found]
    cls.KEYS = (*cls.KEYS, *own)
    cls.BINDINGS = [*vars(cls).get("BINDINGS", ()), *bindings(own)]


def keyed(cls: type[Gathered]) -> type[Gathered]:
    """Gather what is declared in a class that stands alone."""
    gather(cls)
    return cls


def perform(owner: Keyed, command_id: str, *which: str) -> None:
    """Carry out one of the owner's own commands."""
    found = next(one for one in owner.KEYS if one.id == command_id)
    found.handler(owner, *found.given, *which)


class KeyedScreen(Screen[None]):
    """A screen whose commands are declared over its methods."""

    KEYS: ClassVar[tuple[Key, ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init_subclass__(cls, **names: bool) -> None:
        """Take what is declared."""
        gather(cls)
        super().__init_subclass__(**names)

    def action_perform(self, command_id: str, *which: str) -> None:
        """Carry out a command."""
        perform(self, command_id, *which)

    def commands(self) -> list[Key]:
        """Its commands, for the list of everything by name."""
        return [one for one in self.KEYS if one.label]


def keys_of(owners: Iterable[type[Keyed]], scribe: bool = False) -> tuple[Key, ...]:
    """The commands of these classes; for the scribe, those that she has."""
    return tuple(one for owner in owners for one in owner.KEYS if one.scribe or not scribe)


def bindings(keys: Iterable[Key], action_name: str = "perform") -> list[BindingType]:
    """Textual's bindings for these commands, for a screen whose action of that name carries them out."""
    found: list[BindingType] = []
    for one in keys:
        if not one.keys:  # found by its name alone
            continue
        owner = "app" if one.where == "anywhere" else "screen"
        for pressed, which in [(f, f", '{f}'") for f in one.keys.split(",")] if shares(one) else [(one.keys, "")]:
            action = f"{owner}.{action_name}('{one.id}'{which})"
            name = f"{one.id}.{pressed}" if which else one.id
            found.append(Binding(pressed, action, one.label, show=False, id=name, tooltip=one.help, priority=one.first))
    return found


def shares(one: Key) -> bool:
    """Whether a command stands on several figures, and is told which was pressed."""
    return one.keys.startswith("1,")


def at(keys: Iterable[Key], place: str) -> list[Key]:
    """The commands of a place."""
    return [one for one in keys if one.where == place]


def working(keys: Iterable[Key], view: View | None, *places: str) -> list[Key]:
    """Those of these places that work now, as declared."""
    found = (one for one in keys if one.where in places and one.label and one.when(view))
    return [
        one._replace(label=one.called(view), footer=min(1, one.footer)) if one.called(view) else one for one in found
    ]


TYPING = ("line", "typing")
"""The places in which letters are words."""


def footer_keys(keys: Iterable[Key], view: View | None, place: str) -> list[Key]:
    """What a footer shows now, the most needed first; with what works everywhere on the screen, unless one types."""
    places = (place,) if place in TYPING else (place, "scribe", "anywhere", "sheet")
    wanted = [one for one in keys if one.footer and one.where in places]  # first: few of a hundred keys stand there
    return sorted((one for one in working(wanted, view, *places) if one.offered(view)), key=lambda one: one.footer)


def with_own(one: Key, own: Mapping[str, str]) -> Key:
    """A command with the sign of the trainer's own key, where she has one; `own` has the signs by command."""
    return one._replace(sign=own[one.id]) if one.id in own else one
