"""A mind for tests of the typed line: it thinks what it was told to, so that no test judges suggestions."""

from __future__ import annotations

from facilitator.agenda.model import Plan
from facilitator.console.desks.thinking import Thought, Wish
from facilitator.live.state import Issue


class CannedMind:
    """Thinks the same about all words but those it was given a thought for; keeps what it was asked."""

    def __init__(self, *thoughts: Thought, usual: Thought | None = None) -> None:
        """Take thoughts by their text."""
        self.thoughts = {thought.text: thought for thought in thoughts}
        self.usual = usual or Thought("", ("role", "drift", "voice"))
        self.asked: list[Wish] = []
        self.taught: list[tuple[Issue, ...]] = []

    def think(self, wish: Wish) -> Thought:
        """The thought for these words."""
        self.asked.append(wish)
        return self.thoughts.get(wish.text, self.usual)._replace(text=wish.text)

    def learn(self, plan: Plan, issues: tuple[Issue, ...]) -> None:
        """Remember what there was to learn."""
        self.taught.append(issues)
