"""The terminal's bell, as often as the settings say."""

from __future__ import annotations

from typing import Any

from textual.app import App

APART = 0.4
"""Seconds between two rings."""
TIMES = {"once": 1, "three times": 3}
"""How often it rings, by what the settings call it."""


def ring(app: App[Any], sound: str) -> None:
    """Ring now, and again where once is not enough in this room."""
    app.bell()
    for number in range(1, TIMES.get(sound, 1)):
        app.set_timer(number * APART, app.bell)
