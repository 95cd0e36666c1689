"""What screens know of the program they run in, without knowing the app that puts them there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Any, Protocol, Unpack, cast

from textual.screen import Screen

from facilitator.application.opening import Localise
from facilitator.clock import ClockSource
from facilitator.console.key import Key
from facilitator.console.settings import SettingChanges, Settings
from facilitator.controller import Controller
from facilitator.journal.port import Journal


class ChangesKeys(Protocol):
    """The trainer's own keys, to be changed."""

    def commands(self) -> list[Key]:
        """Every command that has a name, with its usual key."""

    def own(self) -> Mapping[str, str]:
        """The trainer's own keys by command."""

    def stays(self, one: Key) -> str:
        """Why a command keeps its key, as a sentence; "" where it may have another."""

    def give(self, one: Key, pressed: str) -> str:
        """Let a command have this key from now on; a sentence if it cannot."""

    def give_back(self, one: Key) -> str:
        """Let a command have its usual key again; a sentence if it cannot."""


class Program(Protocol):
    """The console as its screens see it."""

    journal: Journal
    folder: Path
    """The data folder; exports go into its `exports`, a trainer's own plans lie in its `plans`."""
    clock: ClockSource
    """The machine's clock."""
    localise: Localise
    told: tuple[str, ...]
    """Sentences to show first, until a screen has done so."""
    signs: Mapping[str, str]
    """The signs of the trainer's own keys, by command."""

    changing_keys: ChangesKeys
    """The trainer's own keys, to be changed; what was changed holds once `take_own_keys` was called."""

    unforeseen: Exception | None
    """What went wrong that nobody foresaw; told, and its details written down, once the window is left."""

    turns: bool
    """Whether a window on a rehearsal turns to the real day once one begins."""

    @property
    def settings(self) -> Settings:
        """What `settings.yaml` remembers."""

    def remember(self, **changes: Unpack[SettingChanges]) -> None:
        """Remember something from now on, also when the program is left."""

    def take_own_keys(self) -> None:
        """Read the trainer's own keys again, and let them hold from now on."""

    def turn_to_day(self) -> None:
        """Close this window on a rehearsal, so that it opens again on the real day."""

    def local_time(self) -> time:
        """The local time of day now."""

    def open_run(self, controller: Controller) -> None:
        """Show the lead's screen of a run."""

    def leave_run(self, *, rehearsal: bool) -> None:
        """Leave a run that is seen to: the program, but for a rehearsal that was opened from home."""


def program(screen: Screen[Any]) -> Program:
    """The program that a screen runs in."""
    return cast(Program, screen.app)


def today(screen: Screen[Any]) -> str:
    """The local date, such as 2026-03-02."""
    here = program(screen)
    return here.localise(here.clock.now().wall).date().isoformat()
