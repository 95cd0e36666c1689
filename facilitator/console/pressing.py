"""A terminal that tells of the mouse only while a button is down.

Textual asks for every movement, which a slow line and a small laptop would pay for all day, and nothing here needs to
know where a mouse is that presses nothing.
"""

from __future__ import annotations

from typing import Any

from textual.driver import Driver

EVERY, PRESSED = 1003, 1002
"""The terminal's modes: all movements are told, or those with a button down."""


def while_pressed(kind: type[Driver]) -> type[Driver]:
    """A kind of driver that asks for movements only while a button is down; as it is where it asks for none."""
    usual: Any = kind
    if not hasattr(kind, "_enable_mouse_support"):
        return kind

    def enable(driver: Driver) -> None:
        """Ask for the mouse as Textual does, then for less."""
        usual._enable_mouse_support(driver)
        if driver._mouse:
            driver.write(f"\x1b[?{EVERY}l\x1b[?{PRESSED}h")

    def disable(driver: Driver) -> None:
        """Ask for nothing any more."""
        if driver._mouse:
            driver.write(f"\x1b[?{PRESSED}l")
        usual._disable_mouse_support(driver)

    return type(kind.__name__, (kind,), {"_enable_mouse_support": enable, "_disable_mouse_support": disable})
