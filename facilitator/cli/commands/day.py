"""The commands that open screens: home, run, resume and so on. They say what is amiss before anything heavy loads."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from facilitator.agenda.counting import count_words
from facilitator.cli.command import add_mouse
from facilitator.cli.problems import Explained, WrongUsage
from facilitator.cli.run_lookup import LAST, ask_which, choose, folder_of, opened, own_plans
from facilitator.cli.sharing import add_share
from facilitator.cli.speaking import complain, is_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.agenda.model import Plan
    from facilitator.application.opening import Setup
    from facilitator.cli.command import Commands
    from facilitator.clock import ClockSource
    from facilitator.controller import Controller
    from facilitator.journal.port import Journal

PLAIN = "for a screen reader: a line is typed, a line says what changed, and nothing is drawn"

FASTEST = 1000.0
"""The fastest rehearsal: a whole day in half a minute."""


def add_to(commands: Commands) -> None:
    """Declare the commands of this group."""
    run = commands(
        "run",
        start,
        "start a run of a plan at once",
        'facilitator run demonstration\nfacilitator run my-plan --groups 5 --starts now --trainers "AB, lead"\n'
        "facilitator run demonstration --rehearse 5",
    )
    run.add_argument(
        "plan", metavar="PLAN", nargs="?", help="id of a plan, or a YAML file; may be left out if there is one"
    )
    run.add_argument("--groups", metavar="N", help="how many groups, or their names with commas between")
    run.add_argument("--starts", metavar="HH:MM", help="local time of item one, or now (default: the plan's, if near)")
    run.add_argument(
        "--trainers", metavar="WHO", default="", help="initials or roles, with commas between; never names"
    )
    run.add_argument("--venue", metavar="KIND", default="", help="what kind of room, such as school hall")
    run.add_argument(
        "--rehearse", metavar="SPEED", type=_speed, default=0.0, help="a clock that runs SPEED times faster"
    )
    for_one = "participants see this laptop's own screen, so begin with what they may see; remembered"
    run.add_argument("--one-screen", action=argparse.BooleanOptionalAction, help=for_one)
    run.add_argument("--plain", action="store_true", help=PLAIN)
    add_mouse(run)
    run.add_argument("--ask", action="store_true", help="ask on the screen first; no other option is needed then")
    resume = commands(
        "resume",
        carry_on,
        "carry on with a run",
        "facilitator resume\nfacilitator resume 2026-11-23",
    )
    resume.add_argument("--one-screen", action=argparse.BooleanOptionalAction, help=for_one)
    resume.add_argument("--plain", action="store_true", help=PLAIN)
    add_mouse(resume)
    resume.add_argument(
        "run", metavar="RUN", nargs="?", default="", help="which run (default: the last unfinished one)"
    )

    _add_scribe(commands)
    _add_review(commands)


def _add_scribe(commands: Commands) -> None:
    scribe = commands(
        "scribe",
        second_keyboard,
        "type what groups say, in a second window, while somebody else leads",
        "facilitator scribe\nfacilitator scribe 2026-11-23\nfacilitator scribe --share 192.168.1.7",
    )
    scribe.add_argument(
        "run", metavar="RUN", nargs="?", default="", help="which run (default: the last unfinished one)"
    )
    add_share(scribe)
    add_mouse(scribe)


def _add_review(commands: Commands) -> None:
    review = commands(
        "review",
        read_again,
        "read runs again: filter, search, comment, compare; RUN may also be a colleague's JSON export",
        "facilitator review\nfacilitator review last\nfacilitator review '2026-11-23 my-plan run.json'",
    )
    add_mouse(review)
    review.add_argument("run", metavar="RUN", nargs="?", default="", help="which run, or a JSON export to look into")


def _speed(typed: str) -> float:
    """How many times faster a rehearsal runs."""
    try:
        speed = float(typed)
    except ValueError:
        speed = 0.0
    if not 1.0 <= speed <= FASTEST:  # false for "nan" as well
        raise argparse.ArgumentTypeError(f"a speed is a number from 1 to {FASTEST:g}, such as 20")
    return speed


def home(asked: argparse.Namespace) -> int:
    """The home screen."""
    with on_screen(asked):
        from facilitator.clock import SystemClock

        folder = folder_of(asked)
        with opened(asked) as found:
            from facilitator.console.app import run_console

            return run_console(found.journal, folder, SystemClock(), told=_told(found.told, folder), mouse=asked.mouse)


def start(asked: argparse.Namespace) -> int:
    """Start a run, or with --ask the screen that sets one up."""
    from pathlib import Path

    _refuse_together(asked)
    with on_screen(asked):
        from facilitator.agenda.library import remember
        from facilitator.application.opening import open_run
        from facilitator.cli.commands.plans import plan_to_run
        from facilitator.clock import SystemClock

        folder, real = folder_of(asked), SystemClock()
        plan, remarks = plan_to_run(asked.plan, own_plans(folder))
        setup = None if asked.ask else _setup(asked, plan)
        with opened(asked) as found:
            told = (*_told(found.told, folder), *remarks)
            if setup is None:
                from facilitator.console.app import run_console

                return run_console(
                    found.journal, folder, real, told=told, plan=plan, one_screen=asked.one_screen, mouse=asked.mouse
                )
            controller = open_run(found.journal, real, plan, setup)
            if asked.plan and Path(asked.plan).is_file():
                remember(Path(asked.plan), own_plans(folder))
            code = _led(asked, controller, folder, real, told)
            _farewell(controller, asked, found.journal)
    return code


def _refuse_together(asked: argparse.Namespace) -> None:
    """Raise WrongUsage where two of the options exclude each other."""
    _refuse_in_plain(asked, "facilitator run")
    if asked.plain and asked.ask:
        raise WrongUsage("--ask asks on a screen, and --plain has none", "facilitator run")
    if asked.ask and asked.rehearse:
        raise WrongUsage(
            "--ask sets up a real day and --rehearse runs a rehearsal, so they exclude each other", "facilitator run"
        )
    if asked.ask and any((asked.groups, asked.starts, asked.trainers, asked.venue, asked.rehearse)):
        raise WrongUsage("--ask asks on the screen, so it stands alone", "facilitator run")


def _refuse_in_plain(asked: argparse.Namespace, command: str) -> None:
    """Raise WrongUsage where participants would read what plain mode tells the lead alone."""
    if asked.plain and asked.one_screen:
        raise WrongUsage("--plain tells what is for you alone, so participants must not see this screen", command)


def _led(
    asked: argparse.Namespace, controller: Controller, folder: Path, real: ClockSource, told: tuple[str, ...]
) -> int:
    """Lead a run on the screen, or in plain lines; the exit code."""
    if asked.plain:
        from facilitator.console.plain.running import run_plain

        return run_plain(controller, folder, real, told)
    from facilitator.console.app import run_console

    return run_console(
        controller.journal,
        folder,
        real,
        told=told,
        controller=controller,
        one_screen=asked.one_screen,
        mouse=asked.mouse,
    )


def carry_on(asked: argparse.Namespace) -> int:
    """Carry on with a run."""
    _refuse_in_plain(asked, "facilitator resume")
    return _on_a_run(asked, "lead")


def second_keyboard(asked: argparse.Namespace) -> int:
    """Open the scribe's window on a run, or share it with another laptop."""
    if asked.share:
        from facilitator.cli.commands.remote import share_scribe

        return share_scribe(asked)
    return _on_a_run(asked, "scribe")


def _on_a_run(asked: argparse.Namespace, window: str) -> int:
    """Open a window on the run that is meant."""
    with on_screen(asked):
        from facilitator.application.following import day_begun
        from facilitator.application.opening import clock_of
        from facilitator.clock import SystemClock
        from facilitator.controller import Controller

        folder, real = folder_of(asked), SystemClock()
        with opened(asked) as found:
            runs = found.journal.runs()
            run = choose(runs, asked.run or ask_which(runs) or LAST, unfinished=not asked.run)
            clock = clock_of(found.journal, run.run, run.rehearsal, real)
            controller = Controller(found.journal, clock, run.run, window)
            told = _told(found.told, folder)
            if window == "lead":
                code = _led(asked, controller, folder, real, told)
                _farewell(controller, asked, found.journal)
                return code
            from facilitator.console.app import TURNED, run_console

            turns = not asked.run
            code = run_console(
                found.journal, folder, real, told=told, controller=controller, turns=turns, mouse=asked.mouse
            )
            if code == TURNED:
                asked.run = day_begun(found.journal.runs(), run.run, real.now().wall)
    return code if code != TURNED else _on_a_run(asked, window)


def read_again(asked: argparse.Namespace) -> int:
    """The review's screens: all runs, one run, or a run from a file that is not taken in."""
    from pathlib import Path

    with on_screen(asked):
        from facilitator.clock import SystemClock

        folder = folder_of(asked)
        with opened(asked) as found:
            review: str | Path = ""
            if asked.run.casefold().endswith(".json"):
                review = Path(asked.run)
            elif asked.run:
                review = choose(found.journal.runs(), asked.run).run
            from facilitator.console.app import run_console

            told = _told(found.told, folder)
            return run_console(found.journal, folder, SystemClock(), told=told, review=review, mouse=asked.mouse)


@contextmanager
def on_screen(asked: argparse.Namespace) -> Iterator[None]:
    """What a screen needs: a terminal (plain mode does not), and a start without looking for garbage.

    The console lets the collector work again as soon as its first picture stands.
    """
    if not getattr(asked, "plain", False):
        require_terminal()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _setup(asked: argparse.Namespace, plan: Plan) -> Setup:
    """What was said about the day on the command line. Raises WrongUsage."""
    from datetime import datetime

    from facilitator.application.opening import Setup
    from facilitator.console.screens.setup import group_names, start_time, trainer_names

    try:
        return Setup(
            groups=group_names(plan, (asked.groups or "").strip()),
            trainers=trainer_names(asked.trainers),
            venue=asked.venue,
            starts=start_time((asked.starts or "").strip(), datetime.now().astimezone().time()),
            rehearsal=asked.rehearse,
        )
    except ValueError as wrong:
        raise WrongUsage(str(wrong), "facilitator run") from wrong


def _told(told: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    """What the first screen is to say: what was found while opening the journal, and doubts about where it lies."""
    from facilitator.journal.place import doubt_about

    doubt = doubt_about(folder)
    return (*told, doubt) if doubt else told


def _farewell(controller: Controller, asked: argparse.Namespace, journal: Journal) -> None:
    """Once the screen is gone, say what could not be saved, and how to carry on with a run that stays open."""
    saving = controller.saving
    if saving.waiting:
        steps = count_words(saving.waiting, "step", "steps")
        complain(f"The last {steps} could not be saved and went with the window: {saving.trouble}")
    if controller.state.phase == "ended" or controller.journal is not journal:  # moved: the screen said where to
        return
    data = getattr(asked, "data", None)
    where = f' --data "{data}"' if data else ""
    how = " --plain" if asked.plain else ""
    complain(f"The run {controller.run} stays open; carry on with: facilitator{where} resume{how}")


def require_terminal() -> None:
    """Raise Explained unless there is a terminal to paint on; a driver named by TEXTUAL_DRIVER brings its own."""
    if os.environ.get("TEXTUAL_DRIVER"):
        return
    painted = sys.stdout if os.name == "nt" else sys.stderr  # where Textual writes
    if not (is_terminal(sys.stdin) and is_terminal(painted)):
        raise Explained(
            "facilitator needs a terminal for its screens, and here input or output goes elsewhere. Open a terminal "
            "window and start it there; facilitator --help lists what works without one."
        )
    if os.environ.get("TERM") == "dumb":
        raise Explained(
            'facilitator needs a terminal that can write anywhere on its screen, and this one calls itself "dumb". '
            "Open an ordinary terminal window and start it there."
        )
