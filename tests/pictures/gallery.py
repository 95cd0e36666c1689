"""Draw every screen in small, usual and large windows and in every theme, to be looked at: nothing of it is kept.

    python -m tests.pictures.gallery FOLDER [NAME...]

A picture is an SVG; names narrow what is drawn ("home", "exercise-120", "sheet-").
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from facilitator.application.opening import Setup
from facilitator.console.app import ConsoleApp
from facilitator.console.painting.ink import PALETTES
from facilitator.journal.port import Journal
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.entries import AddAction, AddNote, AddParking
from tests.console.stage import RUN, on_stage
from tests.makers import Day, HandClock, StubbornJournal
from tests.pictures.__main__ import SAID, TYPED, keep, said, until
from tests.themes.flipchart import day as bundled_day

SIZES = ((80, 24), (120, 36), (200, 60))


def report() -> Day:
    """In the first report-back, some issues on the board."""
    day = until("a09")
    said(day, SAID)
    return day


def lunch() -> Day:
    """Some minutes into lunch."""
    return until("a12").wait(minutes=9)


def over(rehearsal: float = 0.0) -> Day:
    """After the end, with what is owed."""
    day = until("")
    day.does(AddAction("Ask for agency reports in the new form", owner="training lead", by_when="January"))
    day.does(AddAction("Send the slides round"), AddParking("Who pays for the heating?"), AddNote("Room too cold"))
    day.does(EndRun())
    return day


class Picture(NamedTuple):
    """A picture: the day as it stands, the keys that lead to it, and how it is opened."""

    day: Callable[[], Day]
    keys: tuple[str, ...] = ()
    typed: str = ""
    how: str = "lead"


PICTURES: dict[str, Picture] = {
    "home": Picture(over, how="home"),
    "home-unfinished": Picture(report, how="home"),
    "home-first": Picture(over, how="empty"),
    "setup": Picture(over, how="setup"),
    "waiting": Picture(lambda: Day(bundled_day(), begins="09:20")),
    "talk": Picture(lambda: until("a04").wait(minutes=4)),
    "exercise": Picture(lambda: until("a08").wait(minutes=8), ("escape",)),
    "report-back": Picture(report, (), TYPED),
    "break": Picture(lunch),
    "ended": Picture(over),
    "question": Picture(lambda: until("a08").wait(minutes=80)),
    "settings": Picture(lambda: until("a08").wait(minutes=8), ("f9", "down", "down")),
    "sheet-walk": Picture(lambda: until("a08").wait(minutes=8), ("w",)),
    "sheet-late": Picture(lambda: until("a08").wait(minutes=8), ("r",)),
    "sheet-go": Picture(lambda: until("a08").wait(minutes=8), ("g",)),
    "sheet-keys": Picture(lambda: until("a08").wait(minutes=8), ("question_mark",)),
    "sheet-forms": Picture(lambda: until("a08").wait(minutes=8), ("f",)),
    "sheet-entries": Picture(lambda: over(), ("l",)),
    "sheet-groups": Picture(lambda: until("a08").wait(minutes=8), ("m",)),
    "sheet-end": Picture(lambda: until("a22").wait(minutes=8), ("E",)),
    "sheet-message": Picture(lambda: until("a08").wait(minutes=8), ("A",)),
    "sheet-notes": Picture(lambda: until("a08").wait(minutes=8), ("i",)),
    "sheet-happened": Picture(lambda: until("a08").wait(minutes=8), ("!",)),
    "sheet-change": Picture(lambda: until("a08").wait(minutes=8), ("e",)),
    "sheet-began": Picture(lambda: until("a08").wait(minutes=8), ("T",)),
    "sheet-hands": Picture(lambda: until("a08").wait(minutes=8), ("f", "h")),
    "sheet-matrix": Picture(report, ("escape", "f", "m")),
    "menu": Picture(lambda: until("a08").wait(minutes=8), ("f10", "right")),
    "palette": Picture(lambda: until("a08").wait(minutes=8), ("ctrl+p",)),
    "interrupted": Picture(lambda: until("a08").wait(minutes=8), ("!", "f")),
    "one-screen": Picture(lambda: until("a08").wait(minutes=8), ("M",)),
    "editor": Picture(over, ("e", "enter", *["down"] * 5), how="home"),
    "editor-fields": Picture(over, ("e", "enter", *["down"] * 5, "enter"), how="home"),
    "review-list": Picture(over, how="reviews"),
    "review-compared": Picture(over, ("c",), how="reviews"),
    "review-summary": Picture(over, ("1",), how="review"),
    "review-timeline": Picture(over, ("2",), how="review"),
    "review-issues": Picture(over, ("3",), how="review"),
    "review-themes": Picture(over, ("4",), how="review"),
    "review-notes": Picture(over, ("5",), how="review"),
    "review-comments": Picture(over, ("6",), how="review"),
}


def opened(picture: Picture, folder: Path) -> tuple[ConsoleApp, HandClock]:
    """The app as it is opened for a picture, and its clock."""
    from facilitator.controller import Controller

    day = picture.day()
    journal: Journal = day.journal(RUN)
    match picture.how:
        case "home":
            return ConsoleApp(journal, folder, day.clock), day.clock
        case "empty":
            clock = HandClock()
            return ConsoleApp(StubbornJournal(), folder, clock), clock
        case "setup":
            return ConsoleApp(journal, folder, day.clock, plan=bundled_day(), setup=Setup(())), day.clock
        case "reviews":
            return ConsoleApp(journal, folder, day.clock, review=""), day.clock
        case "review":
            return ConsoleApp(journal, folder, day.clock, review=RUN), day.clock
        case _:
            return ConsoleApp(journal, folder, day.clock, controller=Controller(journal, day.clock, RUN)), day.clock


async def draw(into: Path, names: list[str]) -> None:
    """Draw what is asked for."""
    for name, picture in PICTURES.items():
        for size in SIZES:
            for theme in PALETTES:
                called = f"{name}-{size[0]}-{theme.replace(' ', '')}"
                if names and not any(wanted in called for wanted in names):
                    continue
                with tempfile.TemporaryDirectory() as folder:
                    (Path(folder) / "settings.yaml").write_text(f"theme: {theme}\n", encoding="utf-8")
                    app, clock = opened(picture, Path(folder))
                    async with on_stage(app, clock, size) as stage:
                        await stage.app.workers.wait_for_complete()
                        await stage.settle()
                        for pressed in picture.keys:
                            await stage.press(pressed)
                            await stage.app.workers.wait_for_complete()  # a copy of a plan takes its time
                            await stage.settle()
                        if picture.typed:
                            await stage.put(picture.typed)
                            await stage.think()
                        keep(app, into / f"{called}.svg")
                sys.stdout.write(f"{called}\n")
                sys.stdout.flush()


def main() -> None:
    """Draw into the folder that is asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.pictures.gallery", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the pictures are put; it is made")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only what has this in its name: home, exercise-120")
    asked = parser.parse_args()
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    os.environ["TERM"] = "xterm-256color"
    asked.folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(draw(asked.folder, asked.names))


if __name__ == "__main__":
    main()
