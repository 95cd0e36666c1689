"""No key ends the program: every binding leads somewhere, and random keys over every window do no harm."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.console.everywhere import Everywhere
from facilitator.console.screens.review import ReviewScreen
from facilitator.console.screens.running import RunScreen
from facilitator.console.screens.sheet import Sheet
from tests.console.stage import Stage
from tests.console.walks import OVER, OVER_REVIEW, WINDOWS, walk

PERFORM = re.compile(r"(screen|app)\.perform\('([\w.]+)'")


WITH_BENCH = (RunScreen, Sheet, ReviewScreen)


def leading_nowhere(stage: Stage) -> set[str]:
    """The bindings of the screen on top, the text field with the keyboard included, that no method carries out."""
    lost = set()
    for node, bindings in stage.screen._modal_binding_chain:
        for key, bound in bindings:
            found = PERFORM.match(bound.action)
            if found:
                screen = stage.screen
                own = (
                    screen.bench.handlers
                    if isinstance(screen, WITH_BENCH)
                    else {one.id for one in getattr(screen, "KEYS", ())}
                )
                there = found[2] in ({one.id for one in Everywhere.KEYS} if found[1] == "app" else own)
            else:
                owner, _, action = bound.action.partition("(")[0].rpartition(".")
                target = {"app": stage.app, "screen": stage.screen}.get(owner, node)
                there = hasattr(target, f"action_{action}") or hasattr(target, f"_action_{action}")
            if not there:
                lost.add(f"{key}: {bound.action}")
    return lost


@pytest.mark.parametrize("window", WINDOWS)
async def test_every_binding_has_a_handler(tmp_path: Path, window: str) -> None:
    """On every window, and on what opens over it, while something is typed there as well."""
    openers = {"lead": OVER, "scribe": (("c",), ("exclamation_mark",)), "review": OVER_REVIEW}.get(window, ())
    async with WINDOWS[window](tmp_path) as stage:
        assert not leading_nowhere(stage)
        for opener in openers:
            for _ in range(3):
                await stage.press("escape")
            await stage.press(*opener)
            assert not leading_nowhere(stage), opener
            if len(stage.app.screen_stack) == 1 and window == "review":
                break


@pytest.mark.parametrize("window", WINDOWS)
async def test_random_keys_do_no_harm(tmp_path: Path, window: str) -> None:
    """A short walk in each window; `python -m tests.console.walks` takes long ones."""
    await walk(window, 7, 50, tmp_path)


@pytest.mark.parametrize("key", ["ctrl+n", "ctrl+f", "ctrl+r", "ctrl+l", "ctrl+o", "ctrl+t"])
@pytest.mark.parametrize("opener", [("c",), ("3", "slash")], ids=["comment", "filter"])
async def test_keys_of_the_capture_line_are_not_those_of_the_review(
    tmp_path: Path, key: str, opener: tuple[str, ...]
) -> None:
    """While something is typed there, they do nothing and the words stay."""
    async with WINDOWS["review"](tmp_path) as stage:
        await stage.press(*opener, "a", key, "b")
        assert stage.line.value == "ab"
