"""The console's app: themes, the palette, the last guard against escape sequences, and a clean way out.

`run_console` is the one way in; it is called with everything already built (journal, clock, run).
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Sequence
from datetime import time
from importlib import import_module
from pathlib import Path
from typing import ClassVar, Unpack

from textual.binding import BindingType
from textual.screen import Screen

from facilitator.agenda.model import Plan
from facilitator.application.coming_back import Drafts
from facilitator.application.opening import Localise, Setup, system_local
from facilitator.clock import ClockSource
from facilitator.console.base_app import BaseApp
from facilitator.console.changing_keys import ChangingKeys
from facilitator.console.everywhere import Everywhere, LeavesTidily
from facilitator.console.key import bindings
from facilitator.console.own_keys import read_own_keys
from facilitator.console.settings import SettingChanges, Settings, SettingsFile
from facilitator.console.used import Used
from facilitator.console.widgets.canvas import Canvas
from facilitator.controller import Controller
from facilitator.journal.port import Journal
from facilitator.live.stamp import Stamp, between

SURE = 5.0
"""Seconds within which Ctrl+C and Ctrl+Q have to be pressed twice to leave."""

ACROSS = [(0, "-narrow"), (104, "-middling"), (160, "-wide")]
"""Columns: in a narrow window the lead's list of the day is hidden, in a wide one the panels are larger."""
DOWN = [(0, "-tiny"), (9, "-low"), (20, "-fair"), (30, "-tall"), (36, "-high"), (50, "-lofty")]
"""Lines: a tall window is airier, a tiny one keeps the line in which people type."""


def classes_of(width: int, height: int) -> tuple[str, ...]:
    """What a window of this size is called in the styles.

    Textual says so once the window has been laid out and painted without it, and then does all of that again.
    """
    return tuple(
        next(name for least, name in reversed(steps) if cells >= least)
        for steps, cells in ((ACROSS, width), (DOWN, height))
    )


TURNED = -1
"""What is given in place of an exit code where a window is to be opened again, on the day that has begun."""


class ConsoleApp(BaseApp):
    """The program as Textual runs it."""

    CSS_PATH: ClassVar = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = ACROSS
    VERTICAL_BREAKPOINTS = DOWN
    BINDINGS: ClassVar[list[BindingType]] = bindings(Everywhere.KEYS)

    def __init__(
        self,
        journal: Journal,
        folder: Path,
        clock: ClockSource,
        told: Sequence[str] = (),
        controller: Controller | None = None,
        plan: Plan | None = None,
        setup: Setup | None = None,
        *,
        review: str | Path | None = None,
        edit: Path | None = None,
        one_screen: bool | None = None,
        turns: bool = False,
        plain: bool = False,
    ) -> None:
        """Take what the screens work on, and what to open with: a run, the setup of a plan, the review, or else home.

        `edit` is the file of a plan of the trainer's own to open in the editor; Escape leads from there to home.
        `told` are sentences to show first. `review` is a run to read, a colleague's file, or empty for all runs.
        `one_screen` tells whether participants see this laptop's own screen; None is as it was said before. `turns`
        lets a window on a rehearsal turn to the real day once one begins. `plain`: nobody sees the window.
        """
        self._settings = SettingsFile(folder)
        now = self._settings.now
        super().__init__(now.theme, lambda name: self.remember(theme=name), plain=plain, glyphs=now.glyphs)
        self.journal = journal
        self.folder = folder
        self.clock = self.pointer.clock = clock
        self.own = read_own_keys(folder)
        if one_screen is not None:
            self._settings.change(one_screen=one_screen)
        self.told = (*told, *self.own.told, *self._settings.told)
        self._signs = dict(self.own.signs)
        self.signs = self._signs
        self.changing_keys = ChangingKeys(folder)
        self.used = Used(folder)
        self._controller = controller
        self._plan = plan
        self._setup = setup
        self._review = review
        self._edit = edit
        self.turns = turns
        """Whether a window on a rehearsal turns to the real day once one begins."""
        self._asked: Stamp | None = None
        """When leaving was asked for by a key that is also pressed by mistake."""
        self.localise: Localise = system_local
        self.set_keymap(self.own.keymap)

    @property
    def settings(self) -> Settings:
        """What `settings.yaml` remembers."""
        return self._settings.now

    def remember(self, **changes: Unpack[SettingChanges]) -> None:
        """Remember something from now on, also when the program is left; say so if that could not be."""
        trouble = self._settings.change(**changes)
        if "times" in changes:
            self._paint_all_again()
        if trouble:
            self.notify(trouble, markup=False)

    def take_own_keys(self) -> None:
        """Read the trainer's own keys again, and let them hold from now on; every screen here shares their signs."""
        self.own = read_own_keys(self.folder)
        self._signs.clear()
        self._signs.update(self.own.signs)
        self.set_keymap(self.own.keymap)
        self._paint_all_again()

    def _paint_all_again(self) -> None:
        """What is painted by something that no view tells of has changed."""
        for screen in self.screen_stack:
            for canvas in screen.query(Canvas):
                canvas.stale()

    def on_mount(self) -> None:
        """Settle down once the first picture stands."""
        super().on_mount()
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """What can wait until the first picture stands."""
        settle_memory()
        # what cannot be loaded here is loaded, or told of in words, when a key needs it
        self.run_worker(asyncio.to_thread(load_for_keys), group="load", exit_on_error=False)

    def leave_now(self) -> None:
        """Leave the program; a run stays open and its drafts are kept."""
        for screen in self.screen_stack:
            if isinstance(screen, LeavesTidily):
                screen.leave_program()
                return
        self.exit(0)

    def leave(self, key: str, why: str = "") -> None:
        """Leave when asked twice: a key that copies or closes elsewhere must not end a day while words are typed."""
        now = self.clock.now()
        if self._asked is not None and between(self._asked, now) <= SURE:
            self.leave_now()
            return
        self._asked = now
        kept = " What is typed is kept." if why else ""
        self.notify(f"{why}{key} once more leaves the program.{kept}", timeout=SURE, markup=False)

    def turn_to_day(self) -> None:
        """Close this window on a rehearsal, so that it opens again on the real day."""
        self.exit(TURNED)

    def local_time(self) -> time:
        """The local time of day now."""
        return self.localise(self.clock.now().wall).time()

    def get_default_screen(self) -> Screen[None]:
        """The first screen, with its styles: Textual reads those of every screen but the one that an app opens with."""
        screen = self._first_screen()
        self.stylesheet.read_all(screen.css_path)
        screen.add_class(*classes_of(self.size.width, self.size.height))
        return screen

    def _first_screen(self) -> Screen[None]:
        if self._controller is not None:
            return self.lead_screen(self._controller)
        if self._plan is not None:
            from facilitator.console.screens.setup import SetupScreen

            return SetupScreen(self._plan, self._setup)
        if self._review is not None:
            from facilitator.console.screens.review_list import ReviewListScreen

            return ReviewListScreen(self._review)
        from facilitator.console.screens.home import HomeScreen

        return HomeScreen(self._edit)

    def lead_screen(self, controller: Controller) -> Screen[None]:
        """The lead's screen of a run; the scribe's, where the window is hers."""
        from facilitator.console.screens.lead import LeadScreen

        told, self.told = self.told, ()
        drafts = Drafts(controller.journal, controller.run, controller.window, lambda: controller.waits)
        if controller.window == "scribe":
            from facilitator.console.screens.scribe import ScribeScreen

            return ScribeScreen(controller, drafts, self.folder, self.clock, told, self.signs)
        mirrored = self.settings.one_screen and not self.plain
        return LeadScreen(controller, drafts, self.folder, self.clock, told, self.signs, one_screen=mirrored)

    def open_run(self, controller: Controller) -> None:
        """Show the lead's screen of a run, in place of the setup, or over the screen that the program opened with.

        Textual can replace only what was pushed.
        """
        if len(self.screen_stack) > 1:
            self.switch_screen(self.lead_screen(controller))
        else:
            self.push_screen(self.lead_screen(controller))

    def leave_run(self, *, rehearsal: bool) -> None:
        """Leave a run that is seen to: the program, but for a rehearsal that was opened from home, back there."""
        from facilitator.console.screens.home import HomeScreen

        if rehearsal and len(self.screen_stack) > 1 and isinstance(self.screen_stack[0], HomeScreen):
            while len(self.screen_stack) > 1:
                self.pop_screen()
        else:
            self.exit(0)


def load_for_keys() -> None:
    """Load what the next keys are likely to need, beside the event loop, so that none of them waits for it."""
    for name in ("live.rules", "console.screens.pick", "console.screens.paper"):
        import_module(f"facilitator.{name}")


def settle_memory() -> None:
    """Collect once what the start left over, and let the collector pass over what stays for ever."""
    gc.collect()
    gc.freeze()
    gc.enable()


def run_console(
    journal: Journal,
    folder: Path,
    clock: ClockSource,
    *,
    told: tuple[str, ...] = (),
    controller: Controller | None = None,
    plan: Plan | None = None,
    setup: Setup | None = None,
    review: str | Path | None = None,
    edit: Path | None = None,
    one_screen: bool | None = None,
    turns: bool = False,
    mouse: bool = True,
) -> int:
    """Run the console until it is left; the exit code, or TURNED. The terminal is restored however it ends.

    Without `mouse` it is the terminal's, whatever the settings say.
    """
    gc.disable()
    opening = (journal, folder, clock, told, controller, plan, setup)
    app = ConsoleApp(*opening, review=review, edit=edit, one_screen=one_screen, turns=turns)
    return app.finished(app.run(mouse=mouse and app.settings.mouse))
