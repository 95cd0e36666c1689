"""A whole report-back by keys alone: four groups, six issues each, and a log that says exactly what happened."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from facilitator.console.desks.thinking import Thought
from facilitator.sessionlog.build import session_log
from tests.console.minds import CannedMind
from tests.console.stage import RUN, Stage, lead
from tests.makers import Day, started, themed_plan

GROUPS = 4


class Turn(NamedTuple):
    """What a group says in its turn: the line as typed, and keys pressed after it was thought about."""

    typed: str
    keys: tuple[str, ...] = ("enter",)


REPEATED = "health would have rung them"
ROUNDS: tuple[tuple[Turn, ...], ...] = (
    (
        Turn("nobody asked her #1"),
        Turn("they thought health would ring #2 +4"),
        Turn("the nursery wrote it down"),
        Turn("start again with every baby #dri"),
    ),
    (
        Turn("two misses and out"),
        Turn("no one spoke to the girl #1"),
        Turn("letters filed, not read"),
        Turn("no total of the misses +1+3"),
    ),
    (
        Turn("gran was never asked #voice", ("ctrl+l", "enter")),
        Turn("the cooker was not the danger"),
        Turn(REPEATED, ("ctrl+r",)),
        Turn(r"the \#1 reason was time"),
    ),
    (
        Turn("the manager rang #role"),
        Turn("housing acted fast"),
        Turn("ambulance was quick"),
        Turn("a file for each baby"),
    ),
    (Turn("the rule was kept"), Turn("who was the rule for?"), Turn("a late letter"), Turn("one nice meeting")),
    (Turn("nobody read back"), Turn("no plan at birth"), Turn("the worry book"), Turn("hard to reach, they said")),
)
"""Six rounds; the third group has one issue fewer of its own, because one of its lines is somebody else's too."""


def mind() -> CannedMind:
    """What comes to mind: three themes always, a repeat and a learning point once each."""
    return CannedMind(
        Thought(REPEATED, ("role",), ("E1-G2-1",)),
        Thought("gran was never asked", ("voice",), (), ("LP1",)),
        usual=Thought("", ("voice", "role", "drift")),
    )


async def says(stage: Stage, turn: Turn) -> None:
    """A group's words, a pause, and the keys that keep them. Two lines are pressed letter by letter, the rest put."""
    words = " ".join(word for word in turn.typed.split() if word[0] not in "#+")
    if turn in ROUNDS[0][:2]:
        await stage.press(*words)
    else:
        await stage.put(words)
        stage.line.cursor_position = len(words)
    await stage.think()
    await stage.press(*turn.typed[len(words) :] if turn.typed.startswith(words) else (), *turn.keys)


async def one_round(stage: Stage, turns: tuple[Turn, ...]) -> None:
    """Each group in its turn, a minute each; Enter on the empty line goes on."""
    for number, turn in enumerate(turns, 1):
        await stage.press("enter")
        assert stage.head.startswith(f"Group {number} "), stage.head
        await says(stage, turn)
        await stage.turn(40)


def told(day: Day, stage: Stage) -> list[tuple[str, str]]:
    """What the session log says of the report-back: each sentence with the words that were typed."""
    entries = stage.app.journal.read(RUN)
    lines = session_log(RUN, entries).timeline[len(day.entries) :]
    return [(line.text, line.words) for line in lines]


ROUND_ONE = [
    ("Report-back 1 goes round-robin: Group 1, Group 2, Group 3, Group 4.", ""),
    ("It was Group 1's turn.", ""),
    ("Group 1: E1-G1-1 was written down.", "nobody asked her"),
    ("E1-G1-1 was given the theme Her voice.", ""),
    ("It was Group 2's turn.", ""),
    ("Group 2: E1-G2-1 was written down.", "they thought health would ring"),
    ("Group 4 had E1-G2-1 too.", ""),
    ("E1-G2-1 was given the theme Role confusion.", ""),
    ("It was Group 3's turn.", ""),
    ("Group 3: E1-G3-1 was written down.", "the nursery wrote it down"),
    ("It was Group 4's turn.", ""),
    ("Group 4: E1-G4-1 was written down.", "start again with every baby"),
    ("E1-G4-1 was given the theme Drift.", ""),
]
ROUND_THREE = [
    ("It was Group 1's turn.", ""),
    ("Group 1: E1-G1-3 was written down.", "gran was never asked"),
    ("E1-G1-3 was given the theme Her voice.", ""),
    ("E1-G1-3 brings out learning point LP1.", ""),
    ("It was Group 2's turn.", ""),
    ("Group 2: E1-G2-3 was written down.", "the cooker was not the danger"),
    ("It was Group 3's turn.", ""),
    ("Group 3: E1-G3-3 was written down.", "health would have rung them"),
    ("E1-G3-3 was put together with E1-G2-1.", ""),
    ("It was Group 4's turn.", ""),
    ("Group 4: E1-G4-3 was written down.", "the #1 reason was time"),
]
MERGES = [
    ("E1-G3-3 was put together with E1-G2-1.", ""),
    ("E1-G2-2 was put together with E1-G1-2.", ""),
    ("Taken back: E1-G2-2 was put together with E1-G1-2.", ""),
    ("E1-G2-2 was put together with E1-G1-1.", ""),
    ("E1-G4-4 was put together with E1-G4-1.", ""),
]


async def test_a_whole_report_back(tmp_path: Path) -> None:
    """Passes, also-us, themes, a repeat, two merges, an undo, a restart in the middle, and everyone through."""
    day = started(themed_plan()).goes_to("ex1").wait(minutes=20).goes_to("back1")
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        stage.thinking.sensing = mind()  # type: ignore[assignment]
        for turns in ROUNDS[:3]:
            await one_round(stage, turns)
        await stage.press("enter", *"the manager")
        await stage.turn(1)
    async with lead(tmp_path, day, journal.beside()) as stage:
        stage.thinking.sensing = mind()  # type: ignore[assignment]
        assert stage.head.startswith("Group 1 ")
        assert stage.line.value == "the manager"
        assert stage.shows("now Group 1")
        await stage.press(*" rang #role", "enter")
        for number, turn in enumerate(ROUNDS[3][1:], 2):
            await stage.press("enter")
            assert stage.head.startswith(f"Group {number} ")
            await says(stage, turn)
        await one_round(stage, ROUNDS[4])
        await one_round(stage, ROUNDS[5])
        await stage.press("enter")
        assert stage.head.startswith("Group 1 ")
        await stage.press("ctrl+n", "ctrl+n", *"left to themselves", "enter", "enter", *["ctrl+f"] * 4)
        assert stage.shows("every group has finished")
        await merges(stage)
        check_the_board(stage)
        check_the_log(told(day, stage))


async def walks_to(stage: Stage, issue: str) -> None:
    """Walk over the board to an issue: first to its column, then up or down in it."""
    for _ in range(12):
        chosen = stage.mode.chosen
        (group, number), (wanted, wanted_number) = chosen.split("-")[1:], issue.split("-")[1:]
        if chosen == issue:
            return
        if group != wanted:
            await stage.press("right" if group < wanted else "left")
        else:
            await stage.press("down" if int(number) < int(wanted_number) else "up")
    raise AssertionError(f"no way from {stage.mode.chosen} to {issue}")


async def merges(stage: Stage) -> None:
    """The wrong two put together, taken back, the right two; and another two."""
    await stage.press("up")
    await walks_to(stage, "E1-G2-2")
    await stage.press("m", "left", "enter")
    assert stage.mode.chosen == "E1-G1-2"
    await stage.press("u")
    assert stage.state.issues["E1-G2-2"].merged == ""
    await walks_to(stage, "E1-G2-2")
    await stage.press("m", "left", "up", "enter")
    await walks_to(stage, "E1-G4-4")
    await stage.press("m")
    await walks_to(stage, "E1-G4-1")
    await stage.press("enter")


def check_the_board(stage: Stage) -> None:
    """Everything that was said stands, exactly as said, with everyone who had it."""
    board = stage.view.board
    assert board is not None
    assert [len(column.issues) for column in board.columns] == [6, 6, 7, 6]
    assert REPEATED in stage.texts()
    assert board.voices["E1-G1-1"] == ("G1", "G2")
    assert board.voices["E1-G2-1"] == ("G2", "G4", "G3")
    assert board.voices["E1-G4-2"] == ("G4", "G1", "G3")
    assert "the #1 reason was time" in stage.texts()
    assert [point.number for point in stage.view.radar if not point.issues] == [2]


def check_the_log(lines: list[tuple[str, str]]) -> None:
    """Sentence by sentence where it is told apart, and the counts of all the rest."""
    assert lines[: len(ROUND_ONE)] == ROUND_ONE
    third = lines.index(ROUND_THREE[1]) - 1
    assert lines[third : third + len(ROUND_THREE)] == ROUND_THREE
    texts = [text for text, _ in lines]
    assert sum("was written down" in text for text in texts) == 25
    assert [line for line in lines if "put together" in line[0]] == MERGES
    assert sum("Taken back" in text for text in texts) == 1
    assert [text for text in texts if "passed" in text] == [
        "Group 1 passed. Then Group 2.",
        "Group 2 passed. Then Group 3.",
    ]
    assert [text for text in texts if "all it had" in text] == [
        "Group 4 had said all it had. Then Group 1.",
        "Group 1 had said all it had. Then Group 2.",
        "Group 2 had said all it had. Then Group 3.",
        "Group 3 had said all it had.",
    ]
