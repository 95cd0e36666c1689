"""The room's screen: what it opens, and what it says when there is nothing to open."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.application.following import Follower
from facilitator.console import room_app
from facilitator.console.settings import SettingsFile

from .conftest import Ask
from .days import ended_day, unfinished_day


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Follower]:
    """The windows that would have opened; there is a terminal."""
    found: list[Follower] = []

    def run_room(follower: Follower, folder: Path, settings: SettingsFile, mouse: bool | None) -> int:
        found.append(follower)
        return 0

    monkeypatch.setenv("TEXTUAL_DRIVER", "a test's own")
    monkeypatch.setattr(room_app, "run_room", run_room)
    return found


def test_a_run_that_does_not_exist_is_told(ask: Ask, folder: Path, opened: list[Follower]) -> None:
    """With those that there are."""
    there = unfinished_day(folder)
    code, _, said = ask("room", "nowhere")
    assert (code, opened) == (1, [])
    assert 'There is no run "nowhere"' in said
    assert there in said


def test_a_named_run_is_followed_by_its_id(ask: Ask, folder: Path, opened: list[Follower]) -> None:
    """The beginning of it is enough."""
    there = unfinished_day(folder)
    assert ask("room", "last").code == 0
    assert [follower.run for follower in opened] == [there]


def test_without_a_run_it_waits_and_makes_no_journal(ask: Ask, folder: Path, opened: list[Follower]) -> None:
    """The room's window may be the first."""
    assert ask("room").code == 0
    assert [follower.run for follower in opened] == [""]
    assert not opened[0].poll()
    assert not list(folder.glob("*.db"))


def test_without_a_terminal_it_says_so(ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything heavy is loaded."""
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    code, _, said = ask("room")
    assert code == 1
    assert "needs a terminal" in said


def test_a_page_is_shared_only_on_an_address_of_this_laptop(ask: Ask, folder: Path) -> None:
    """Another is refused with those there are; a remote needs one named, and a day that has not ended."""
    unfinished_day(folder)
    for command in ("room", "remote"):
        answer = ask(command, "--share", "192.0.2.1")
        assert answer.code == 1
        assert "The addresses of this laptop are" in answer.said
    assert ask("remote").code == 2


def test_an_ended_day_has_no_remote(ask: Ask, folder: Path) -> None:
    """There is nothing to turn."""
    ended_day(folder)
    answer = ask("remote", "last", "--share", "127.0.0.1")
    assert (answer.code, "has ended" in answer.said) == (1, True)
