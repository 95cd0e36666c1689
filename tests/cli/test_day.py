"""The commands that open screens, up to where the console takes over: what it is given, and what is said after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from facilitator.clock import RehearsalClock, SystemClock
from facilitator.controller import Controller
from facilitator.live.facts.day import EndRun
from tests.cli.conftest import Ask
from tests.cli.days import ended_day, journal_in, unfinished_day


class Console:
    """Stands in for the console: keeps what it is given, and may do something with it."""

    def __init__(self) -> None:
        """Given nothing yet."""
        self.given: dict[str, Any] = {}
        self.does: Callable[[Controller], object] = lambda controller: None

    def run(self, journal: object, folder: Path, clock: object, **more: Any) -> int:  # noqa: ANN401
        """What is called in place of `run_console`."""
        self.given = {"journal": journal, "folder": folder, "clock": clock, **more}
        if more.get("controller") is not None:
            self.does(more["controller"])
        return 0

    @property
    def controller(self) -> Controller:
        """The run that it was opened with."""
        controller = self.given["controller"]
        assert isinstance(controller, Controller)
        return controller


@pytest.fixture
def console(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Console:
    """The console that the commands find."""
    stand_in = Console()
    monkeypatch.setenv("TEXTUAL_DRIVER", "tests.none")
    monkeypatch.setattr("facilitator.console.app.run_console", stand_in.run)
    return stand_in


def test_home_gets_the_journal_and_nothing_else(ask: Ask, console: Console, folder: Path) -> None:
    """The folder is made on the way."""
    assert ask() == (0, [], "")
    assert console.given["folder"] == folder
    assert console.given["told"] == ()
    assert not {"controller", "plan"} & console.given.keys()
    assert (folder / "journal.db").exists()


def test_a_doubtful_folder_is_told_on_the_first_screen(ask: Ask, console: Console, tmp_path: Path) -> None:
    """Where it can still be changed."""
    assert ask("--data", str(tmp_path / "Dropbox")).code == 0
    (doubt,) = console.given["told"]
    assert "cloud" in doubt


def test_run_opens_a_run_at_once(ask: Ask, console: Console) -> None:
    """With what was said about the day; afterwards it says how to carry on."""
    code, lines, said = ask(
        "run",
        "demonstration",
        "--groups",
        "Red, Blue",
        "--trainers",
        "AB, lead ,",
        "--venue",
        "school hall",
        "--starts",
        "7.30",
    )
    assert (code, lines) == (0, [])
    started = console.controller.state.started
    assert started is not None
    assert [seat.name for seat in started.groups] == ["Red", "Blue"]
    assert started.trainers == ("AB", "lead")
    assert started.venue == "school hall"
    assert started.starts_at.astimezone().time() == time(7, 30)
    assert said.strip() == f"The run {console.controller.run} stays open; carry on with: facilitator resume"


def test_run_names_the_plans_when_there_is_a_choice(ask: Ask, console: Console, folder: Path) -> None:
    """The home screen would ask; here the names are said."""
    code, _, said = ask("run")
    assert code == 1
    assert said.startswith("Which plan?")
    assert "demonstration" in said
    assert not console.given


def test_run_asks_first_when_told_to(ask: Ask, console: Console) -> None:
    """The setup screen gets the plan; no run is opened. What would then be asked again is not taken."""
    assert ask("run", "demonstration", "--ask").code == 0
    assert console.given["plan"].id == "demonstration"
    assert "controller" not in console.given
    assert ask("runs").lines == []


def test_run_of_a_plan_with_mistakes_names_them(ask: Ask, console: Console, folder: Path, tmp_path: Path) -> None:
    """And opens nothing."""
    (tmp_path / "bad.yaml").write_text("title: A day\n", encoding="utf-8")
    code, _, said = ask("run", "bad.yaml")
    assert code == 1
    assert "bad.yaml:" in said
    assert "needs correcting" in said
    assert not console.given


@pytest.mark.parametrize(
    "more",
    [
        ("--ask", "--rehearse=20"),
        ("--groups", "0"),
        ("--groups", "99"),
        ("--groups", "a, A"),
        ("--starts", "25:00"),
        ("--starts", "soon"),
    ],
)
def test_run_with_nonsense_is_wrong_usage(ask: Ask, console: Console, more: tuple[str, str]) -> None:
    """Exit code 2, and nothing is opened."""
    code, _, said = ask("run", "demonstration", *more)
    assert code == 2
    assert "facilitator run --help" in said
    assert not console.given


def test_resume_takes_the_last_unfinished_run(ask: Ask, console: Console, folder: Path) -> None:
    """Not an ended one that was touched later; that one can be named."""
    unfinished, ended = unfinished_day(folder), ended_day(folder, day=1)
    _, _, said = ask("--data", str(folder), "resume")
    assert console.controller.run == unfinished
    assert f'facilitator --data "{folder}" resume' in said
    assert ask("resume", "last") == (0, [], "")
    assert console.controller.run == ended


def test_resume_without_a_run_says_so(ask: Ask, console: Console) -> None:
    """And how to start one."""
    code, _, said = ask("resume")
    assert code == 1
    assert "facilitator run" in said


def test_nothing_more_is_said_once_the_day_has_ended(ask: Ask, console: Console, folder: Path) -> None:
    """There is nothing to carry on with."""
    unfinished_day(folder)
    console.does = lambda controller: controller.dispatch(EndRun())
    assert ask("resume") == (0, [], "")


def test_nothing_more_is_said_when_the_day_moved_to_another_folder(
    ask: Ask, console: Console, folder: Path, tmp_path: Path
) -> None:
    """The screen has said where it went."""
    unfinished_day(folder)

    def move(controller: Controller) -> None:
        with journal_in(tmp_path / "stick") as stick:
            controller.journal = stick

    console.does = move
    assert ask("resume") == (0, [], "")


def test_a_rehearsal_goes_on_where_it_stopped(ask: Ask, console: Console, folder: Path) -> None:
    """On its own clock, as fast as before; however long ago that was, no time has passed in it."""
    ask("run", "demonstration", "--rehearse", "60")
    controller = console.controller
    assert isinstance(controller.clock, RehearsalClock)
    assert isinstance(console.given["clock"], SystemClock)
    first = controller.state.last
    ask("resume")
    assert isinstance(console.controller.clock, RehearsalClock)
    now = console.controller.clock.now()
    assert first is not None
    assert now.boot == first.boot
    assert 0 <= (now.wall - first.wall).total_seconds() < 600
    assert abs((now.wall - first.wall).total_seconds() - (now.run - first.run)) < 1
