"""Splitting a theme: which of its issues go over to the new one, and what that is called."""

from __future__ import annotations

from facilitator.agenda.counting import count_words
from facilitator.console.bench import Bench
from facilitator.console.key import key
from facilitator.console.painting.sheet import Content, Row
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import Purpose
from facilitator.live.facts.themes import SplitTheme
from facilitator.live.stamp import Stamp
from facilitator.live.state import Issue, State

GOES = "Let the issue in hand go to the new theme, or stay after all"
NAME = "Type the name of the new theme, which takes what is marked"


class SplittingSheet(Sheet):
    """The issues of a theme. Nothing has happened before the new one has its name; it gives the words about that."""

    PLACE = "splitting"

    def __init__(self, below: Bench, theme: str) -> None:
        """List the issues of a theme."""
        super().__init__(below)
        self.theme = theme
        self.going: frozenset[str] = frozenset()
        """The issues that are to go over."""

    def content(self, state: State, now: Stamp) -> Content:
        """The issues, each with where it will be."""
        label = next((theme.label for theme in state.plan.themes if theme.id == self.theme), self.theme)
        tagged = self._tagged(state)
        rows = tuple(
            Row(one.id, f"{one.id} {one.text}", "goes over", tone="good")
            if one.id in self.going
            else Row(one.id, f"{one.id} {one.text}", "stays")
            for one in tagged
        )
        going = sum(one.id in self.going for one in tagged)
        above = (
            f"{going} of {count_words(len(tagged), 'issue')} to the new theme:"
            " ⟦splitting.mark:x⟧ marks, ⟦splitting.name:enter⟧ gives it its name."
        )
        return Content(f"Split {label}", "", (above,), rows, f"No issue has the theme {label}.")

    def _tagged(self, state: State) -> list[Issue]:
        return [one for one in state.issues.values() if self.theme in one.themes and not one.withdrawn]

    @key("splitting.mark", "x", "goes over, or stays", GOES, where="splitting", footer=1)
    def mark(self) -> None:
        self.going ^= {self.at} if self.at else set()
        self.take(1)
        self.renew()

    @key("splitting.name", "enter", "name it", NAME, where="splitting", footer=2)
    def name_it(self) -> None:
        going = [one.id for one in self._tagged(self.state) if one.id in self.going]
        if not going:
            self.bench.say("Mark what goes over to the new theme first: ⟦splitting.mark:x⟧ on each.")
            return
        label = f"Name of the new theme, for {count_words(len(going), 'issue')}"
        self.bench.line(Purpose(f"split:{self.theme}", label, self._split, "enter splits · esc out"))

    def _split(self, text: str) -> None:
        going = tuple(one.id for one in self._tagged(self.state) if one.id in self.going)
        if self.bench.save(SplitTheme(self.theme, text, going) if text else None) and text:
            self.dismiss(f"{count_words(len(going), 'issue')} went over to {text}. ⟦undo:u⟧ takes it back.")
