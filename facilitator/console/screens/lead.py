"""The lead's screen: the day, its page or its board, the clock, and the line the groups' words go into."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult

from facilitator.absence import absence
from facilitator.agenda.kinds import KINDS
from facilitator.console.keys import BY_ID, bindings
from facilitator.console.screens.lead_agenda import AgendaKeys
from facilitator.console.screens.lead_cues import CueKeys
from facilitator.console.screens.lead_room import RoomKeys
from facilitator.console.screens.lead_sheets import SheetKeys
from facilitator.console.screens.running import GRACE, SOONEST, OverTheDay, RunScreen
from facilitator.console.sensing import Sensing
from facilitator.console.widgets.offers import Radar
from facilitator.console.widgets.panels import DayBar, Footer, Message, Middle, Panels, Side, Today
from facilitator.console.widgets.typing import TypingLine
from facilitator.controller import Controller
from facilitator.drafts import Drafts


class LeadScreen(CueKeys, RoomKeys, SheetKeys, AgendaKeys):
    """What the lead works from."""

    CSS_PATH = "lead.tcss"
    BINDINGS = bindings("lead")
    AUTO_FOCUS = ""
    PARTS = (Middle, Side, TypingLine, Message, Footer)

    def __init__(
        self,
        controller: Controller,
        drafts: Drafts,
        folder: Path,
        told: tuple[str, ...] = (),
        own: dict[str, str] | None = None,
        *,
        one_screen: bool = False,
    ) -> None:
        """Open on a run, with the drafts this window left; exports go into the folder's `exports`.

        `told` are sentences to show first, `own` the trainer's own keys by command. With `one_screen`, participants
        see this window, so it opens in the room's layout.
        """
        super().__init__(controller)
        self.drafts = drafts
        self.folder = folder
        self.told = told
        self.own = own or {}
        self.away = absence(controller)
        self.sensing = Sensing(controller.journal, controller.run)
        self.mirrored = self.room_safe = one_screen
        self.item_shown = ""
        self.seen: tuple[int, ...] = ()

    def compose(self) -> ComposeResult:
        """Bar, three panels, words, keys; the view flows down."""
        yield DayBar().data_bind(RunScreen.view)
        with Panels(id="panels"):
            yield Today().data_bind(RunScreen.view)
            yield Middle().data_bind(RunScreen.view)
            yield Side().data_bind(RunScreen.view)
        yield TypingLine(self, captures=True)
        yield Radar().data_bind(RunScreen.view)
        yield Message()
        yield Footer(id="footer").data_bind(RunScreen.view)

    def on_mount(self) -> None:
        """Start the one ticker, and say what was going on."""
        footer = self.query_one(Footer)
        footer.own, footer.saving = self.own, self.controller.saving
        self.real_clock = getattr(self.app, "clock", self.controller.clock)
        self.open_presence()
        self._follow_item()
        self.set_class(self.now.turns is not None and bool(self.now.radar), "-reporting")
        if self.room_safe:
            self.use_layout(room_safe=True)
        self._wait()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """What is said first."""
        if self.whole:
            self.greet()
            self.look_out()

    def tick(self) -> None:
        """Follow time, other windows and the disk."""
        trouble = self.controller.saving
        self.controller.tick()
        words = self.drafts.store()
        if self.controller.slept:
            self.woke(self.controller.slept)
        if self.controller.stepped:
            self.clock_was_set(self.controller.stepped)
        self._keep_unplaced()
        self.query_one(Side).light()
        pulse = self.controller.pulse()
        if pulse != self.seen:
            self.seen = pulse
            before = self.now.now
            self.look()
            self.follow_time(before)
        saving = self.controller.saving
        if saving != trouble:
            self.query_one(Footer).saving = saving
        if saving.trouble != trouble.trouble or saving.waiting != trouble.waiting:
            self.repeat_words()
        elif words and not saving.trouble:
            self.say(f"The draft could not be saved. {words}")

    def _keep_unplaced(self) -> None:
        """Words for which another window's changes left no place wait in the note line, where nothing loses them."""
        line = self.typing
        if not self.controller.unplaced or (line is not None and line.purpose.place == "note"):
            return
        texts = self.controller.take_unplaced()
        self.drafts.keep("note", " / ".join(filter(None, (self.drafts.of("note"), *texts))))
        self.say("Another window changed what these words were for. They wait as a note: o brings them back.")

    def _wait(self) -> None:
        """Tick again just after the next second that shows; nothing is woken in between.

        A rehearsal's seconds are shorter, and are shown as they pass as far as eyes can follow.
        """
        wait = self.controller.until_pulse() / max(1.0, self.now.rehearsal)
        self.set_timer(max(SOONEST, wait + GRACE), self._tick_on)

    def _tick_on(self) -> None:
        if self.whole:
            self.tick()
        if self.is_attached:  # a second that found parts missing must not be the last one that is looked at
            self._wait()

    def look(self) -> None:
        """Show the run as it is now, and that it is saved."""
        super().look()
        for over in self.app.screen_stack[-1:]:
            if isinstance(over, OverTheDay):
                over.follow()
        self.query_one(Footer).saving = self.controller.saving
        if self.item_shown != self.controller.state.current:
            self._follow_item()
        self.follow_turn()
        self.set_class(self.now.turns is not None and bool(self.now.radar), "-reporting")
        self.show_capture_head()
        self.show_room()

    def _follow_item(self) -> None:
        """A report-back opens on the board, everything else on its page."""
        self.came_from, self.item_shown = self.item_shown, self.controller.state.current
        middle = self.query_one(Middle)
        middle.top = 0
        now = self.view.now if self.view else None
        middle.showing = "board" if now is not None and KINDS[now.kind].reports else "page"
        self.item_changed()

    def action_perform(self, command_id: str, *which: str) -> None:
        """Carry out a command of the declaration, if it works now; `which` of the keys it shares, if it shares any."""
        key = BY_ID[command_id]
        if self.keeps_private(command_id):
            return
        if key.when(self.view):
            self.perform_safely(command_id, *which)
        elif self.now.phase == "ended":
            self.say("The day has ended. O opens it again.")
        else:
            self.say("That works once the day has begun: space starts the first item.")
