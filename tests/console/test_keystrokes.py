"""What marks cost: the keys of six issues with their themes, counted as pressed, and as people are told."""

from __future__ import annotations

import re
from pathlib import Path

from tests.console.minds import CannedMind
from tests.console.stage import Stage, lead
from tests.documents import all_that_people_read
from tests.makers import started, themed_plan

SIX = (
    ("nobody asked the child what home was like", " #3"),
    ("each thought the other was ringing", " #1"),
    ("start again with every new baby", " #2"),
    ("letters filed, nobody read them together", " #2"),
    ("two missed visits and the case was closed", " #2"),
    ("gran was never asked", " #3"),
)
"""What a group says, and the mark that takes its theme."""

A_SECOND = 5
"""Keys that a practised typist presses in a second: sixty words a minute."""

READ = all_that_people_read()


async def pressed(stage: Stage, *keys: str) -> int:
    """Press keys and count them."""
    await stage.press(*keys)
    return len(keys)


async def test_six_issues_with_their_themes_cost_three_keys_more_each(tmp_path: Path) -> None:
    """No key before the first letter, one Enter to save, three for a theme: within a minute, without a mouse."""
    day = started(themed_plan()).goes_to("ex1").wait(minutes=20).goes_to("back1")
    async with lead(tmp_path, day) as stage:
        stage.thinking.sensing = CannedMind()  # type: ignore[assignment]
        count = 0
        for words, mark in SIX:
            count += await pressed(stage, *words)
            await stage.think()
            count += await pressed(stage, *mark, "enter")
        issues = list(stage.state.issues.values())
        assert [issue.text for issue in issues] == [words for words, _ in SIX]
        assert [issue.themes for issue in issues] == [
            *(("voice",), ("role",), ("drift",)),
            *(("drift",), ("drift",), ("voice",)),
        ]
    bare = sum(len(words) + 1 for words, _ in SIX)
    assert count == bare + 3 * len(SIX)
    assert count / A_SECOND < 60
    told = re.search(r"(\d+) keys bare and (\d+) with\s+a theme each", READ)
    assert told is not None
    assert (int(told[1]), int(told[2])) == (bare, count)
    assert f"{round(count / A_SECOND)} seconds" in READ
