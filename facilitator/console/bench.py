"""The bench: what every screen on a run works with. One place for asking, saying, typing, choosing, undoing.

A screen makes a bench, puts `message`, `field` and `footer` among its widgets, and says how the run is looked at anew:

    done = bench.ask(commands.NextItem())      the events, or a refusal that has been said; true if carried out
    bench.say("words")                         one line; trouble with saving stays over it
    bench.line(Purpose(place, label, enter))   has something typed; `enter` gets the words
    bench.finish("words")                      the words became something: empty and close the line
    bench.choose(heading, choices, then)       one of many
    bench.undo(), bench.redo()                 a step of this window, in words
    bench.put(showing="board")                 another mode; the widgets that read it paint it

A run's screen sets out a list of desks. A sheet makes a bench over the one below (`bench.over`): the run, the drafts
and the trainer's own keys are the same, message, line and footer its own. It sets out itself: its commands stand over
its own methods, and it may have methods of `hooks`, as a desk has. A review screen does so with a run of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, Unpack

from textual.screen import Screen

from facilitator.agenda.model import Block
from facilitator.application.coming_back import Drafts
from facilitator.console import hooks
from facilitator.console.key import TYPING, Key, Keyed, with_own, working
from facilitator.console.mode import Mode, ModeChanges, ReadsMode
from facilitator.console.painting.choices import Choice
from facilitator.console.painting.lettering import named
from facilitator.console.screens.over import Given, OverTheDay, open_over
from facilitator.console.widgets.panels import Footer, Message
from facilitator.console.widgets.typing import OwnLine, Purpose, TypingLine
from facilitator.controller import Controller, held_words
from facilitator.live.facts import BY_KIND
from facilitator.live.facts.base import Command, Event, Refused
from facilitator.live.facts.changes import Redo, Undo
from facilitator.live.queries.view import View
from facilitator.live.state import State, Step


def step_words(batch: Sequence[Step]) -> str:
    """What one press did, in words: what was captured, else its first step, with the issue or entry it was about."""
    captured = [step for step in batch if step.kind == "issue.captured"]
    if len(captured) > 1:
        return f"{len(captured)} pasted issues"
    first = (captured or batch)[0]
    event = BY_KIND[first.kind]
    words = event.undo_all if len(batch) > 1 and event.undo_all else event.undo
    about = next((change.key for change in first.changes if change.part in ("issues", "entries")), "")
    return f"{words} {about}".strip()


ENDED = "The day has ended. ⟦run.reopen:O⟧ opens it again."
NOT_BEGUN = "That works once the day has begun: ⟦page.next:space⟧ starts the first item."
KEPT = "The draft is kept: the same key brings it back."


class Done(NamedTuple):
    """What came of a command: the events it led to, or why it was refused. True when it was carried out."""

    events: tuple[Event, ...] = ()
    refusal: str = ""

    def __bool__(self) -> bool:
        """Whether it was carried out."""
        return not self.refusal


Taken = Callable[[str | None], object]
"""What is done with the id of what was chosen, or with None where nothing was."""


class Bench:
    """What a screen on a run works with."""

    def __init__(
        self,
        screen: Screen[Any],
        controller: Controller,
        drafts: Drafts,
        look: Callable[[], object],
        *,
        own: Mapping[str, str],
        mode: Mode,
        field: type[OwnLine] | None = None,
        way_out: str = "",
    ) -> None:
        """Work for a screen.

        `look` shows the run as it is now. `own` are the signs of the trainer's own keys by command. `mode` is where the
        window begins, and where the keys go whenever nothing is typed. `way_out` follows words about trouble.
        """
        self.screen, self.controller, self.drafts, self.look, self.own = screen, controller, drafts, look, own
        self.named = partial(named, own=own)
        self.mode, self._home, self._way_out = mode, mode.place, self.named(way_out)
        self.message, self.field, self.footer = Message(), TypingLine(self, field), Footer(id="footer")
        self.footer.mode, self.footer.saving = mode, controller.saving
        self.view: View | None = None
        self.said = ""
        """The words said last."""
        self.types, self.doing = False, ""
        """Whether the command that is carried out opens the line on purpose; and its id, "" in between."""
        self.keys: tuple[Key, ...] = ()
        """The commands of this window."""
        self.desks: tuple[Keyed, ...] = ()
        self.heard = hooks.HookOrder(())
        self._readers: list[ReadsMode] = [self.footer]
        self.handlers: dict[str, tuple[Key, Callable[..., object]]] = {}
        """What carries out each command of this window."""

    def over(self, screen: Screen[Any], place: str) -> Bench:
        """A bench for a sheet over this one's screen; what is done there is looked at here too."""
        above = Bench(screen, self.controller, self.drafts, self.look, own=self.own, mode=Mode(place))
        above.view = self.view
        return above

    @property
    def state(self) -> State:
        """The run as it is."""
        return self.controller.state

    @property
    def now(self) -> View:
        """What the window shows of the run; never None once it has been looked at."""
        assert self.view is not None
        return self.view

    # -- desks and commands -----------------------------------------------------------------------------------

    def set_out(self, desks: Sequence[Keyed], keys: Sequence[Key], readers: Sequence[ReadsMode] = ()) -> None:
        """Work with these desks and those of their commands that the window has; `readers` are given the mode."""
        self.footer.keys = self.keys = tuple(keys)
        self.desks = tuple(desks)
        self.heard = hooks.HookOrder(desks)
        self._readers += readers
        for reader in readers:
            reader.mode = self.mode
        had = {key.id for key in keys}
        for desk in desks:
            for key in desk.KEYS:
                if key.id in had:
                    self.handlers.setdefault(key.id, (key, partial(key.handler, desk, *key.given)))

    def perform(self, command_id: str, *which: str) -> None:
        """Carry out a command of this window if it works now, else say why not; `which` of the figures it stands on."""
        if command_id not in self.handlers:
            return
        key, handler = self.handlers[command_id]
        if not all(desk.allows(key) for desk in self.heard.allows):
            return
        if not key.when(self.view):
            self.say(ENDED if self.view is not None and self.view.phase == "ended" else NOT_BEGUN)
            return
        self.types, self.doing = key.types, command_id
        try:
            handler(*which)
        finally:
            self.types, self.doing = False, ""
            self.put(item="")

    def working(self, *places: str) -> list[Key]:
        """The commands of these places that work now in this window, with the trainer's own keys."""
        return [with_own(key, self.own) for key in working(self.keys, self.view, *places)]

    def put(self, **changes: Unpack[ModeChanges]) -> None:
        """Take another mode, and give it to whatever reads it."""
        mode = self.mode._replace(**changes)
        if mode != self.mode:
            self.mode = mode
            for reader in self._readers:
                reader.mode = mode

    # -- asking and saying ------------------------------------------------------------------------------------

    def ask(self, command: Command, words: str = "") -> Done:
        """Carry out a command, show what came of it and say the words; a refusal is said in their place."""
        (done,) = self.ask_together([command], words)
        return done

    def ask_together(self, asked: Sequence[Command], words: str = "") -> tuple[Done, ...]:
        """Carry out commands as one step, to be undone as one; the last refusal is said in place of the words."""
        try:
            answers = self.controller.dispatch_together(asked)
        except Refused as refusal:
            answers = (refusal,) * len(asked)
        came = tuple(Done(refusal=str(one)) if isinstance(one, Refused) else Done(one) for one in answers)
        refused = next((done.refusal for done in reversed(came) if not done), "")
        if any(came):
            self.say("")
            self.look()
        self.say(refused or words or self.said)
        return came

    def say(self, words: str) -> None:
        """Show one line of words until the next command; trouble with saving stays over it."""
        self.said = self.named(words)
        trouble = held_words(self.controller.saving)
        self.message.tell(self.said, f"{trouble}{self._way_out}" if trouble else "", words)

    def choose(self, heading: str, choices: Sequence[Choice], then: Taken, at: str = "", asks: bool = False) -> None:
        """Let one of many be chosen, `at` in hand, or (`asks`) a question be answered; `then` gets its id, or None."""
        from facilitator.console.screens.pick import PickScreen

        self.open(PickScreen(heading, choices, at, asks), then)

    def show_paper(self, heading: str, blocks: Sequence[Block]) -> None:
        """Show something to read over the screen."""
        from facilitator.console.screens.paper import PaperScreen

        self.open(PaperScreen(heading, blocks))

    def open(self, screen: OverTheDay[Given], then: Callable[[Given | None], object] | None = None) -> None:
        """Open something over the screen; `then` gets what it gives."""
        open_over(self.screen.app, screen, then)

    @property
    def step_keys(self) -> tuple[str, str]:
        """The keys that take a step back and do it again where the keys go now: in the line, letters are words."""
        return (
            ("ctrl+z", "ctrl+y")
            if self.mode.place in TYPING
            else (self.own.get("undo", "u"), self.own.get("redo", "U"))
        )

    def undo(self) -> None:
        """Undo the last step of this window: all that one press of a key led to."""
        window = self.controller.window
        done = self.ask(Undo(window))
        if done and (chain := self.state.undone.get(window)) is not None:
            for step in chain.batch():
                for desk in self.heard.undone:
                    desk.undone(step.seq)
            self.say(f"Taken back: {step_words(chain.batch())}. {self.step_keys[1]} does it again.")

    def redo(self) -> None:
        """Redo what was undone."""
        window = self.controller.window
        chain = self.state.undone.get(window)
        if self.ask(Redo(window)) and chain is not None:
            for step in chain.batch():
                for desk in self.heard.redone:
                    desk.redone(step.seq)
            self.say(f"Done again: {step_words(chain.batch())}.")

    # -- the line ---------------------------------------------------------------------------------------------

    @property
    def typing(self) -> TypingLine | None:
        """The typed line, while it is open."""
        return self.field if self.field.open else None

    def line(self, purpose: Purpose) -> None:
        """Open the typed line for a purpose, with its draft or else with its text.

        While participants look on it opens only when a key asked for it, not because an item begins.
        """
        if self.mode.room and not self.types and not self.field.open:
            return
        self.field.hand_in()
        self.field.turn_to(purpose, self.drafts.of(purpose.place) or purpose.text)
        self.put(place="line" if purpose.words else "typing")
        if purpose.words:
            self.edited(purpose, self.field.text)  # a draft may name a group

    def close_line(self) -> None:
        """Close the typed line; its draft stays."""
        if self.field.open:
            self.field.close()
            self.drafts.store()
        self.screen.set_focus(None)
        self.put(place=self._home)

    def emptied(self) -> None:
        """Empty the line; its draft has become something."""
        if self.field.open:
            self.drafts.keep(self.field.purpose.place, "")
            self.drafts.store()  # at once: a power cut now must not bring kept words back into the line
            self.field.fill("")

    def finish(self, words: str = "") -> None:
        """Empty and close the line, with a word about what happened."""
        self.emptied()
        self.close_line()
        self.say(words)

    def save(self, command: Command | None, words: str = "") -> Done:
        """Make a command of what was typed and close the line; a refusal leaves it open, no command just closes it."""
        done = self.ask(command) if command is not None else Done()
        if done:
            self.finish(words if command is not None else "")
        return done

    def edited(self, purpose: Purpose, text: str) -> None:
        """Keep the words as a draft, or do with them what the purpose says."""
        if purpose.typed is not None:
            purpose.typed(text)
        else:
            self.drafts.keep(purpose.place, text)

    def entered(self, purpose: Purpose, text: str) -> None:
        """Make of the words what they were typed for."""
        before = self.state
        purpose.enter(text)
        for desk in self.heard.entered:
            desk.entered(before)

    def leaving(self, key: str) -> None:
        """Out of the line, or where the purpose leads."""
        if not self.field.open:
            return
        purpose = self.field.purpose
        if key == "escape":
            kept = bool(self.field.text) and purpose.kept
            self.close_line()
            if purpose.left is not None:
                purpose.left()
            self.say(KEPT if kept else "")
        elif purpose.led is not None:
            purpose.led(key)
