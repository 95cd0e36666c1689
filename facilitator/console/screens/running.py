"""A screen on a run: its bench and desks, what they are told and in which order, the one ticker, its keys to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual.screen import Screen

from facilitator.agenda.model import Block
from facilitator.application.coming_back import Drafts
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.easel import at_once
from facilitator.console.key import Key, footer_keys, shares, with_own
from facilitator.console.mode import Mode, ReadsMode
from facilitator.console.painting.pages import title, two_columns
from facilitator.console.painting.spots import Spot
from facilitator.console.screens.over import OverTheDay
from facilitator.console.widgets.canvas import Canvas
from facilitator.console.widgets.typing import OwnLine
from facilitator.controller import Controller
from facilitator.live.queries.view import View

SOONEST, GRACE = 0.2, 0.01
"""Seconds: never look at the clock more often than SOONEST, and look GRACE after the second that shows has changed."""


class RunScreen(Screen[None]):
    """A screen on one run. What it can do is its list of desks."""

    BLANK = True
    AUTO_FOCUS = ""
    KEYS: ClassVar[tuple[Key, ...]] = ()
    """The commands of its desks that this window has."""

    def __init__(
        self, controller: Controller, drafts: Drafts, own: Mapping[str, str], field: type[OwnLine], mode: Mode
    ) -> None:
        """Open on a run, with the drafts this window left and the signs of the trainer's own keys by command."""
        super().__init__()
        way_out = " ⟦folder.move:F⟧ goes on in another folder."
        self.bench = Bench(self, controller, drafts, self.look, own=own, mode=mode, field=field, way_out=way_out)
        self.bench.view = controller.view(glance=True)
        self._canvases: Sequence[Canvas] = ()
        self._item: str | None = None
        self._seen: tuple[int, ...] = ()

    def set_out(self, desks: Sequence[Desk], canvases: Sequence[Canvas], readers: Sequence[ReadsMode]) -> None:
        """Work with these desks; the view flows down into the canvases, the mode to its readers."""
        self.bench.set_out(desks, self.KEYS, readers)
        self._canvases = (*canvases, self.bench.footer)
        for canvas in self._canvases:
            canvas.view = self.bench.view

    @property
    def view(self) -> View | None:
        """What the window shows of the run."""
        return self.bench.view

    @property
    def whole(self) -> bool:
        """Whether all of the screen is there: not while it comes up or goes, when a second may pass."""
        return all(part.is_attached for part in (*self._canvases, self.bench.message, self.bench.field))

    def on_mount(self) -> None:
        """Start the one ticker, and say what was going on."""
        for desk in self.bench.heard.opened:
            desk.opened()
        self.look(glance=True)
        self._wait()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self.whole:
            for desk in self.bench.heard.begun:
                desk.begun()
            self.look()  # now that the first picture stands, with all that it did not wait for

    def tick(self) -> None:
        """Follow time, other windows and the disk."""
        bench, controller = self.bench, self.bench.controller
        trouble = controller.saving
        controller.tick()
        words = bench.drafts.store(again=True)
        if controller.slept:
            for asleep in bench.heard.woke:
                asleep.woke(controller.slept)
        if controller.stepped:
            for watching in bench.heard.clock_set:
                watching.clock_set(controller.stepped)
        self._keep_unplaced()
        for looked in bench.heard.passed:
            looked.passed()
        pulse = controller.pulse()
        if pulse != self._seen:
            self._seen = pulse
            before = bench.now.now
            self.look()
            for desk in bench.heard.ticked:
                desk.ticked(before)
        saving = controller.saving
        bench.footer.saving = replace(saving, draft=words) if words else saving
        if saving.trouble != trouble.trouble or saving.waiting != trouble.waiting:
            bench.say(bench.said)  # trouble came or went, over or instead of what was said
        elif words and not saving.trouble:
            bench.say(f"The draft could not be saved. {words}")

    def _keep_unplaced(self) -> None:
        """Words for which another window's changes left no place wait in the note line, where nothing loses them."""
        bench = self.bench
        noting = bench.typing is not None and bench.field.purpose.place == "note"
        if bench.controller.unplaced and not noting:
            texts = bench.controller.take_unplaced()
            bench.drafts.keep("note", " / ".join(filter(None, (bench.drafts.of("note"), *texts))))
            bench.say(
                "Another window changed what these words were for. They wait as a note: ⟦note.add:o⟧ brings them back."
            )

    def _wait(self) -> None:
        """Tick again just after the next second that shows; nothing is woken in between.

        A rehearsal's seconds are shorter, and are shown as they pass as far as eyes can follow.
        """
        wait = self.bench.controller.until_pulse() / max(1.0, self.bench.now.rehearsal)
        self.set_timer(max(SOONEST, wait + GRACE), self._tick_on)

    def _tick_on(self) -> None:
        if self.whole:
            with at_once(self.app):
                self.tick()
        if self.is_attached:  # a second that found parts missing must not be the last one that is looked at
            self._wait()

    def look(self, *, glance: bool = False) -> None:
        """Show the run as it is now, and that it is saved; at a `glance` without what may name somebody."""
        bench = self.bench
        view = bench.controller.view(glance=glance)
        for presenting in bench.heard.present:
            view = presenting.present(view)
        bench.view = view
        for canvas in self._canvases:
            canvas.view = view
        bench.footer.saving = bench.controller.saving
        for over in self.app.screen_stack:
            if isinstance(over, OverTheDay):
                over.follow(view)
        if self._item != bench.state.current:
            before, self._item = self._item or "", bench.state.current
            for moved in bench.heard.item_changed:
                moved.item_changed(before)
        for looked in bench.heard.looked:
            looked.looked()

    def take_paste(self, text: str) -> None:
        """Text pasted where nothing is typed: whoever takes dropped files looks at it."""
        for desk in self.bench.heard.dropped:
            desk.dropped(text)

    # -- the mouse ----------------------------------------------------------------------------------------

    def take_thing(self, spot: Spot) -> None:
        """Take in hand what was clicked."""
        for desk in self.bench.heard.pointed:
            desk.pointed(spot)

    def open_thing(self, spot: Spot) -> bool:
        """Open what was clicked twice; whether a desk does so otherwise than by Enter."""
        return any(desk.opens(spot) for desk in self.bench.heard.opens)

    def give_thing(self, held: Spot, onto: Spot, *, done: bool) -> None:
        """Give what is dragged to what it is over."""
        for desk in self.bench.heard.given:
            desk.given(held, onto, done)

    def wheel(self, way: int) -> bool:
        """Scroll the page, or walk over the board."""
        for desk in self.bench.heard.wheeled:
            desk.wheeled(way)
        return True

    def action_perform(self, command_id: str, *which: str) -> None:
        """Carry out a command of the declaration."""
        self.bench.perform(command_id, *which)

    def commands(self) -> list[Key]:
        """All commands, for the list of everything by name; those behind `f` and `!` among them."""
        places = ("lead", "scribe", "forms", "happened")
        return [one for one in self.bench.keys if one.where in places and one.label and not shares(one)]

    def leave_program(self) -> None:
        """Leave with the program; the run stays open."""
        self.bench.perform("leave")

    def show_keys(self) -> None:
        """The keys that work now."""
        self.bench.show_paper("Keys", keys_paper(self.bench))


TYPING = (
    ("3: words", "gives the line to Group 3"),
    ("enter", "saves; on an empty line the next turn, or the next group where there are no turns"),
    ("3: enter", "gives Group 3 the turn"),
    ("#1 #2 #3", "takes a theme on offer; #word searches the themes"),
    ("+4 +2+3", "Group 4, Groups 2 and 3 had that too; on an empty line: the issue saved last"),
    (r"\# \+", "the sign itself"),
    ("tab", "next group in hand; the turn and what is typed stay"),
    ("↑", "up to the board"),
    ("esc", "out; the draft is kept, through a crash as well"),
)
"""What can be typed."""


def keys_paper(bench: Bench) -> list[Block]:
    """The commands of a window that work now: what the place asks for first, last what keys mean elsewhere."""
    from facilitator.console.screens.paper import mouse_help

    here = "board" if bench.mode.place == "board" else "lead"
    first = [with_own(one, bench.own) for one in footer_keys(bench.keys, bench.view, here)]
    signs = {sign for one in bench.working(here) for sign in one.keys.split(",")}
    screen = [one for one in bench.working("lead", "scribe") if one not in first]
    also = [one for one in screen if here == "lead" or not signs & set(one.keys.split(","))]
    own = bench.working("board") if here == "board" else []
    groups: list[tuple[str, Sequence[Key]]] = [
        ("Most wanted here", first),
        ("Also on the board", [one for one in own if one not in first]),
        ("Also on this screen", also),
        ("Behind ⟦happened.open:!⟧, when something happened", bench.working("happened")),
        ("Behind ⟦forms.open:f⟧, the forms", bench.working("forms")),
        ("Anywhere", [one for one in bench.working("anywhere") if one not in first]),
        ("Elsewhere: off the board", [one for one in screen if one not in also]),
        ("Elsewhere: on the board", [] if here == "board" else bench.working("board")),
        ("Elsewhere: in the capture line", bench.working("line")),
    ]
    blocks: list[Block] = []
    for name, found in groups:
        if found:
            blocks += [title(bench.named(name)), two_columns((one.sign, one.help) for one in found)]
    return [*blocks, title("Elsewhere: what can be typed"), two_columns(TYPING), *mouse_help()]
