"""Draw the README's pictures: the lead's screen at four moments of the bundled day, as SVG files beside this one.

Everything is made up here and stands still (clock, zone, words), so drawing again changes nothing unless the screens
have changed.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from facilitator.agenda.library import bundled
from facilitator.agenda.model import Plan
from facilitator.agenda.plan_reader import read_plan
from facilitator.journal.memory import MemoryJournal
from facilitator.live import commands
from facilitator.opening import Setup, default_groups, open_run
from tests.makers import HandClock

HERE = Path(__file__).parent
DAY = "learning-from-serious-case-reviews"
SIZE = (120, 34)

SAID = (
    ("G1", "no one asked the child"),
    ("G1", "new baby, so everyone started again"),
    ("G2", "GP letters filed, nobody read them together"),
    ("G2", "two missed appointments and you are out"),
    ("G2", "a cooker is not the same as safe"),
    ("G3", "nursery wrote it all down but told nobody"),
    ("G3", "grandmother never asked"),
    ("G4", "drug service did not know there was a child"),
)


def the_plan() -> Plan:
    """The bundled day. Raises ValueError with its problems when it cannot be read."""
    reading = read_plan(bundled("sessions") / f"{DAY}.yaml")
    if reading.plan is None:
        raise ValueError("\n".join(map(str, reading.problems)))
    return reading.plan


def local(instant: datetime) -> datetime:
    """The pictures' zone: UTC."""
    return instant.astimezone(UTC)


async def draw(folder: Path, theme: str = "dark") -> tuple[Path, ...]:
    """Play the morning and draw as it goes; the files."""
    from facilitator.console.app import ConsoleApp

    plan = the_plan()
    clock = HandClock("09:30")
    controller = open_run(MemoryJournal(), clock, plan, Setup(groups=default_groups(plan)), local)
    app = ConsoleApp(controller.journal, folder, clock, controller=controller)
    app.localise = local
    drawn: list[Path] = []

    def picture(name: str) -> None:
        path = folder / f"{name}.svg"
        svg = re.sub(r"@font-face\s*\{[^}]*\}", "", app.export_screenshot(title="facilitator"))
        path.write_text(re.sub(r"terminal-\d+", "terminal", svg) + "\n", encoding="utf-8")
        drawn.append(path)

    async with app.run_test(size=SIZE) as pilot:
        app.theme = theme
        for minutes, keys in MORNING:
            controller.slept = 0.0
            if keys == "picture":
                await asyncio.sleep(THINKING)
                await pilot.pause()
                app.screen.tick()  # type: ignore[attr-defined]
                await pilot.pause()
                picture(f"{minutes}")
                continue
            await pilot.press(*keys.split())
            wait = float(minutes) * 60
            while wait > 0:
                clock.wait(min(wait, 20.0))
                app.screen.tick()  # type: ignore[attr-defined]
                wait -= 20.0
            if "report" in controller.state.item.title.casefold() if controller.state.item else False:
                for group, words in SAID:
                    if not any(issue.text == words for issue in controller.state.issues.values()):
                        controller.dispatch(commands.CaptureIssue(group, words))
    return tuple(drawn)


THINKING = 2.0
"""Seconds that the offers under the typed line get before the picture is taken."""

MORNING: tuple[tuple[str, str], ...] = (
    ("16", "space"),
    ("14", "n"),
    ("10", "n"),
    ("talk", "picture"),
    ("13", "n"),
    ("12", "n"),
    ("13", "n"),
    ("9", "n"),
    ("12", "n t"),
    ("exercise", "picture"),
    ("8", "n"),
    ("2", ""),
    ("0", "e v e r y o n e space t h o u g h t space s o m e o n e space e l s e space w a s space r i n g i n g"),
    ("report-back", "picture"),
)
"""Minutes to wait after keys, or the name of a picture."""


if __name__ == "__main__":
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    for made in asyncio.run(draw(HERE)):
        sys.stdout.write(f"{made.name}\n")
