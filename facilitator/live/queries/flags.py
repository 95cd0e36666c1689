"""The quiet word beside an issue on the lead's board."""

from __future__ import annotations

from typing import Literal

from facilitator.live.queries.doubtful import decision, doubt
from facilitator.live.queries.hypotheses import missing
from facilitator.live.state import Issue, State


def beside_words(state: State, issue: Issue, capture: Literal["", "issues", "hypotheses"]) -> str:
    """What is worth a word: where a hypothesis stands, that it was reworded or came late, that it may name someone.

    What may name someone is kept off the room's screen, so the words say which keys decide about it.
    """
    words: list[str] = []
    if capture == "hypotheses":
        gaps = missing(issue)
        words.append(issue.testing.standing)
        words += ["no basis"] if "based on" in gaps else []
        words += ["no test"] if "how to test" in gaps else []
    words += ["reworded"] if len(issue.wordings) > 1 else []
    words += ["late"] if issue.late else []
    words += ["names someone? kept off: ⟦doubtful.open:f n⟧"] if doubt(state, issue.id, issue.text) else []
    words += ["held back"] if decision(state, issue.id, issue.text) is False else []
    return " · ".join(words)
