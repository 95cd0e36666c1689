"""What is kept of a state's answers: the same as asked anew, and not worked out again while nothing of it changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest

from facilitator.live.facts.agenda import GoTo, InsertItem, NextItem, TurnTo
from facilitator.live.facts.base import Command
from facilitator.live.facts.clocks import ChangeClock, ToggleClock
from facilitator.live.facts.groups import AddGroup, RenameGroup
from facilitator.live.facts.issues import CaptureIssue, EchoIssue, EditIssue, JudgeWords, MoveIssue, WithdrawIssue
from facilitator.live.queries import board, doubtful, schedule, view
from facilitator.live.queries.kept import MOST, kept
from facilitator.live.queries.view import look
from facilitator.live.state import Issue, State
from tests.makers import Day, themed_plan

STEPS: tuple[Command, ...] = (
    *(
        GoTo("ex1"),
        CaptureIssue("G1", "ask Tom Smith"),
        CaptureIssue("G2", "two"),
        CaptureIssue("G1", "three"),
    ),
    *(EchoIssue("E1-G1-1", "G2"), EditIssue("E1-G2-1", "two, in other words"), ChangeClock(60.0), TurnTo(1)),
    *(
        JudgeWords("E1-G1-1", False),
        MoveIssue("E1-G1-2", "G3"),
        WithdrawIssue("E1-G1-1"),
        AddGroup("Tom Smith"),
        RenameGroup("G2", "Owls"),
    ),
    *(JudgeWords("E1-G1-2", True), JudgeWords("group G5", True), EditIssue("E1-G1-2", "Tom Smith, three times")),
    *(
        InsertItem("More", 5, "ex1"),
        NextItem(),
        ToggleClock(),
        GoTo("ex2"),
        CaptureIssue("G4", "of another exercise"),
    ),
)


def anew(query: Callable[..., object]) -> Callable[..., object]:
    """A query without what it keeps."""
    plain: Callable[..., object] = query.__dict__["__wrapped__"]
    return plain


def test_what_is_kept_is_what_would_be_said_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """After every step of a day: no part of the state that an answer is made of was forgotten."""
    day = Day(themed_plan()).at("09:30")
    looks = []
    states = []
    for step in STEPS:
        day.does(step)
        day.wait(7)
        looks.append(look(day.state, day.clock.now()))
        states.append((day.state, day.clock.now()))
    for module, name in (
        *((view, "board_of"), (view, "_beside_known"), (view, "radar"), (board, "radar"), (schedule, "_yardstick")),
        *((doubtful, "known_names"), (doubtful, "_teaching")),
    ):
        monkeypatch.setattr(module, name, anew(getattr(module, name)))
    assert looks == [look(*state) for state in states]
    assert any(one.board is not None and one.board.beside for one in looks)


def test_an_answer_is_asked_for_once_while_its_parts_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ticks, pages and clocks leave the board alone; a line more asks for one line's words."""
    asked: list[str] = []
    plain = board.beside_words

    def counted(state: State, issue: Issue, capture: Literal["", "issues", "hypotheses"]) -> str:
        asked.append(issue.id)
        return plain(state, issue, capture)

    monkeypatch.setattr(view, "beside_words", counted)
    day = Day(themed_plan()).at("09:30")
    day.does(GoTo("ex1"))
    for number in range(20):
        day.does(CaptureIssue(f"G{number % 4 + 1}", f"words {number}"))
        look(day.state, day.clock.now())
    assert len(asked) == 20
    before = look(day.state, day.clock.now()).board
    for step in (ChangeClock(60.0), TurnTo(0), ToggleClock()):
        day.wait(1).does(step)
        assert look(day.state, day.clock.now()).board is before
    assert len(asked) == 20


def test_answers_of_many_runs_do_not_pile_up() -> None:
    """Only so many are kept."""
    calls: list[int] = []

    @kept("items", "pages")
    def query(state: State, number: int) -> int:
        """Something asked."""
        calls.append(number)
        return number

    state = State()
    for number in range(MOST + 1):
        assert query(state, number) == number
    assert query(state, MOST) == MOST
    assert len(calls) == MOST + 1
    assert query(state, 0) == 0
    assert len(calls) == MOST + 2
