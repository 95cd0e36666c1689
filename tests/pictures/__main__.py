"""Draw the README's pictures: the bundled day at a few moments, in the windows of a day and in the review.

Everything is made up here and stands still (clock, zone, words), so drawing again changes nothing unless the screens
have changed. The files are SVG and lie beside this one.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from textual.app import App

from facilitator.agenda.library import bundled
from facilitator.console.app import ConsoleApp
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.entries import AddAction
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.facts.themes import TagIssue
from tests.console.room_stage import room
from tests.console.stage import RUN, lead, on_stage
from tests.makers import Day, started
from tests.themes.flipchart import day as bundled_day

HERE = Path(__file__).parent
SIZE = (120, 36)

HELD = tuple(f"a{number:02}" for number in range(1, 23) if number != 18)
"""The items of the day; one was left out."""

TOOK = (16, 14, 23, 11, 15, 10, 12, 21, 28, 15, 12, 45, 14, 22, 25, 15, 20, 27, 12, 15, 9)
"""The minutes that each really took."""

SAID = (
    ("G1", "no one asked the child", "is-childs-eyes"),
    ("G1", "new baby, so everyone started again", "is-outcomes"),
    ("G2", "GP letters filed, nobody read them together", "is-sharing"),
    ("G2", "two missed appointments and you are out", "is-missed"),
    ("G2", "a cooker is not the same as safe", ""),
    ("G3", "nursery wrote it all down but told nobody", "is-sharing"),
    ("G3", "grandmother never asked", "is-identity"),
    ("G4", "drug service did not know there was a child", "is-sharing"),
)
"""What groups said in the first report-back, and a theme of each."""

SECOND = (
    ("G1", "the interpreter was her husband", "is-identity"),
    ("G2", "each agency had a piece, nobody had the picture", "is-sharing"),
    ("G3", "nobody asked the child", "is-childs-eyes"),
    ("G4", "the file was closed when the letters stopped", "is-missed"),
)
"""What they said in the second."""

TYPED = "everyone thought someone else was ringing"


def until(item: str) -> Day:
    """The bundled day, led as far as an item, with what was said on the way."""
    day = started(bundled_day())
    for held, took in zip(HELD, TOOK, strict=True):
        if held != "a01":
            day.goes_to(held)
        if held == "a08":
            day.does(ToggleClock())
        if held == item:
            return day
        if held == "a09":
            said(day, SAID)
        if held == "a15":
            said(day, SECOND)
        day.wait(minutes=took)
    return day


def said(day: Day, lines: Sequence[tuple[str, str, str]]) -> None:
    """What the groups reported, with themes."""
    for group, words, theme in lines:
        day.does(CaptureIssue(group, words))
        if theme:
            day.does(TagIssue(list(day.state.issues)[-1], theme))


def keep(app: App[int], picture: Path) -> Path:
    """Write what an app shows as a picture."""
    svg = re.sub(r"@font-face\s*\{[^}]*\}", "", app.export_screenshot(title="facilitator"))
    picture.write_text(re.sub(r"terminal-\d+", "terminal", svg) + "\n", encoding="utf-8")
    return picture


async def of_the_lead(picture: Path, folder: Path, day: Day, minutes: int, typed: str = "", key: str = "") -> Path:
    """The lead's screen, some minutes into an item."""
    async with lead(folder, day, size=SIZE) as stage:
        await stage.turn(minutes * 60)
        if key:
            await stage.press(key)
        if typed:
            await stage.put(typed)
            await stage.think()
        return keep(stage.app, picture)


async def of_the_room(picture: Path, day: Day) -> Path:
    """The room's screen."""
    async with room(day, SIZE) as stage:
        return keep(stage.app, picture)


async def of_the_review(picture: Path, folder: Path, day: Day, tab: str) -> Path:
    """A run that is read again."""
    app = ConsoleApp(day.journal(RUN), folder, day.clock, review=RUN)
    async with on_stage(app, day.clock, SIZE) as stage:
        await stage.press(tab)
        return keep(stage.app, picture)


TOUR: tuple[tuple[str, ...], ...] = (
    (),
    ("space",),
    ("space",),
    ("n",),
    ("t",),
    ("w", "2", "t"),
    ("escape", "n"),
    tuple("the cake stall ran out"),
    ("enter",),
    ("escape", "E"),
    ("enter",),
)
"""The keys of the demonstration's lessons, as many as lead to the next frame of the tour."""
SHOWN = 3
"""Seconds that a frame of the tour stands."""


async def of_the_tour(picture: Path, folder: Path) -> Path:
    """The demonstration as its lessons lead through it: one frame after the other, for ever."""
    from facilitator.agenda.plan_reader import read_plan

    reading = read_plan(bundled("sessions") / "demonstration.yaml")
    assert reading.plan is not None
    day, frames = Day(reading.plan, begins="10:00"), []
    async with lead(folder, day, size=(100, 30)) as stage:
        for keys in TOUR[:-1]:  # the end names a folder of this machine
            await stage.press(*keys)
            await stage.turn(7)
            if stage.place == "typing":
                await stage.think()
            frames.append(keep(stage.app, picture).read_text(encoding="utf-8"))
    picture.write_text(moving(frames) + "\n", encoding="utf-8")
    return picture


def moving(frames: Sequence[str]) -> str:
    """Pictures of one size as one that moves: each is seen in its turn, by a style sheet alone."""
    head = frames[0][: frames[0].index(">") + 1]
    whole = len(frames) * SHOWN
    share = 100 / len(frames)
    style = (
        f".frame{{visibility:hidden;animation:turn {whole}s steps(1) infinite}}"
        f"@keyframes turn{{0%{{visibility:visible}}{share:.4f}%{{visibility:hidden}}}}"
    )
    parts = []
    for number, frame in enumerate(frames):
        inside = frame[frame.index(">") + 1 : frame.rindex("</svg>")].replace("terminal", f"t{number}")
        parts.append(f'<g class="frame" style="animation-delay:{number * SHOWN}s">{inside}</g>')
    return f"{head}<style>{style}</style>{''.join(parts)}</svg>"


async def of_home(picture: Path, folder: Path, day: Day) -> Path:
    """Home, with a day to look back on."""
    app = ConsoleApp(day.journal(RUN), folder, day.clock)
    async with on_stage(app, day.clock, (120, 36)) as stage:
        await stage.press("down", "down")
        await stage.app.workers.wait_for_complete()
        await stage.settle()
        return keep(stage.app, picture)


async def draw(into: Path, folder: Path) -> tuple[Path, ...]:
    """All of them, with a data folder to work in."""
    report = until("a09")
    said(report, SAID)
    over = until("")
    over.does(AddAction("Ask for agency reports in the new form", owner="training lead", by_when="January"))
    over.does(EndRun())
    return (
        await of_home(into / "home.svg", folder, over),
        await of_the_tour(into / "tour.svg", folder),
        await of_the_lead(into / "talk.svg", folder, until("a04"), 4),
        await of_the_lead(into / "exercise.svg", folder, until("a08"), 8, key="escape"),
        await of_the_lead(into / "report-back.svg", folder, report, 2, TYPED),
        await of_the_room(into / "room.svg", until("a08").wait(minutes=8)),
        await of_the_review(into / "review.svg", folder, over, "1"),
        await of_the_review(into / "themes.svg", folder, over, "4"),
    )


if __name__ == "__main__":
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    os.environ["TERM"] = "xterm-256color"  # with frames and half blocks, whatever it is started in
    with tempfile.TemporaryDirectory() as place:
        for drawn in asyncio.run(draw(HERE, Path(place))):
            sys.stdout.write(f"{drawn.name}\n")
