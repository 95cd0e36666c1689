"""How fast a rehearsal runs: asked before it begins."""

from __future__ import annotations

from facilitator.console.painting.choices import Choice
from facilitator.console.screens.pick import PickScreen
from facilitator.live.queries.schedule import length_words

SPEEDS = (1, 2, 5, 10, 20, 60)
USUAL = 20
"""How many times faster a rehearsal runs where nobody says another speed."""


def speed_screen(minutes: int) -> PickScreen:
    """What asks for the speed of a rehearsal of a day of so many minutes; it gives the speed as a figure."""
    choices = [Choice(str(speed), _words(speed), f"takes {length_words(max(1, minutes // speed))}") for speed in SPEEDS]
    return PickScreen("How fast is the rehearsal to run?", choices, str(USUAL))


def _words(speed: int) -> str:
    return "As it will be" if speed == 1 else f"{speed} times faster"
