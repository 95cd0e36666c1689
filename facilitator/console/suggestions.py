"""Thinking about a line while it is typed, beside the event loop: likely themes, repeats and learning points.

Nothing is loaded before the first pause in typing. What is learnt, from earlier days in the journal and from this one,
is what people tagged with their own hand. While an index is built anew, the one before it goes on answering.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from facilitator.agenda.model import LearningPoint, Plan, Theme
from facilitator.journal.port import Journal, JournalProblem
from facilitator.live.state import Issue

if TYPE_CHECKING:
    from facilitator.themes.suggester import Suggester, Tagged

ENOUGH = 6
"""Issues tagged in this run since the last time that are worth building the index anew."""


class Wish(NamedTuple):
    """What to think about: words of a group, with the board they may repeat and the points they may bring out."""

    text: str
    group: str
    plan: Plan
    issues: tuple[Issue, ...]
    points: tuple[LearningPoint, ...]


class Thought(NamedTuple):
    """What came to mind about a text: ids of themes, of other groups' issues and of points, the likeliest first."""

    text: str = ""
    themes: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


class Sensing:
    """Thinks and learns in whatever thread asks it."""

    def __init__(self, journal: Journal, run: str) -> None:
        """Learn from this journal's other runs, when it comes to that. Nothing is read or built yet."""
        self._journal = journal
        self._run = run
        self._making = Lock()
        self._learning = Lock()
        self._mind: Suggester | None = None
        self._themes: tuple[Theme, ...] = ()
        self._earlier: tuple[Tagged, ...] | None = None
        self._learnt = -1

    def think(self, wish: Wish) -> Thought:
        """What these words call to mind."""
        from facilitator.themes.suggester import BoardIssue

        mind = self._ready(wish.plan)
        board = [BoardIssue(issue.id, issue.group, issue.text) for issue in wish.issues if not issue.withdrawn]
        return Thought(
            wish.text,
            tuple(found.theme for found in mind.suggest(wish.text)),
            tuple(found.issue for found in mind.repeats(wish.text, board, wish.group) if not found.own),
            tuple(found.point for found in mind.points(wish.text, wish.points)),
        )

    def learn(self, plan: Plan, issues: tuple[Issue, ...]) -> None:
        """Learn from earlier days, and what was tagged in this run, if that is news. Slow; one at a time.

        An archive that cannot be read teaches nothing, as none would: suggestions are a help, never a need, and
        whatever is wrong with the journal is told where the day is written to it.
        """
        if not self._learning.acquire(blocking=False):
            return
        try:
            from facilitator.themes.suggester import Tagged

            mind = self._ready(plan)
            mind.warm()
            tagged = [Tagged(issue.text, issue.themes) for issue in issues if issue.themes and not issue.withdrawn]
            if self._learnt >= 0 and len(tagged) < self._learnt + ENOUGH:
                return
            if self._earlier is None:
                self._earlier = self._read_earlier()
            self._learnt = len(tagged)
            if self._earlier or tagged:
                mind.learn((*self._earlier, *tagged))
        finally:
            self._learning.release()

    def _ready(self, plan: Plan) -> Suggester:
        """The suggester of these themes; made anew when they were renamed, merged or added."""
        from facilitator.themes.suggester import Suggester

        with self._making:
            if self._mind is None or self._themes != plan.themes:
                self._mind, self._themes, self._learnt = Suggester.of_plan(plan), plan.themes, -1
            return self._mind

    def _read_earlier(self) -> tuple[Tagged, ...]:
        from facilitator.themes.earlier import earlier_lines

        try:
            journal = self._journal.beside()
            try:
                return earlier_lines(journal, self._run)
            finally:
                journal.close()
        except JournalProblem:
            return ()
