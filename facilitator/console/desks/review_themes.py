"""The desk for the themes of a run that is read: naming one, making two one, keeping heaps for the next time."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

from facilitator.agenda.counting import count_words
from facilitator.agenda.own_copy import CopyRefused
from facilitator.console.bench import Bench
from facilitator.console.beside import begin_beside
from facilitator.console.desk import Desk
from facilitator.console.desks.review_reading import THEMES, ReadingDesk
from facilitator.console.key import review_key
from facilitator.console.painting.choices import Choice
from facilitator.console.screens.over import is_there
from facilitator.console.widgets.typing import Purpose
from facilitator.live.facts.themes import MergeThemes, RenameTheme
from facilitator.live.queries.heaps import has_heaps, heaps_of, is_unnamed
from facilitator.live.state import State

RENAME = "Give a theme, or a heap, another name"
MERGE = "Make two themes, or heaps, into one"
KEEP = "Write the heaps of this run into your own plan, as its themes for the next time"


class ReviewThemesDesk(Desk):
    """Works on the themes of the run."""

    MENU = "Adding"

    def __init__(self, bench: Bench, run: ReadingDesk, folder: Path) -> None:
        """`folder` is the one that holds the trainer's own plans."""
        super().__init__(bench)
        self.run, self.folder = run, folder

    @property
    def _state(self) -> State:
        return self.run.reading.state

    def _choices(self, but: str = "") -> list[Choice]:
        heaps = [one for one in heaps_of(self._state) if one.id != but]
        return [Choice(one.id, one.label, count_words(one.count, "issue")) for one in heaps]

    def _label(self, theme: str) -> str:
        return next((one.label for one in self._state.plan.themes if one.id == theme), theme)

    @review_key("review.rename", "r", "name", RENAME, footer=11, tabs=(THEMES,), writes=True)
    def rename(self) -> None:
        self._choose("Which one gets another name?", self._type_name)

    def _type_name(self, theme: str) -> None:
        label = self._label(theme)
        hint = "enter names it · esc out"
        self.run.line(Purpose(f"theme:{theme}", f"Name of {label}", partial(self._name, theme), hint, label))

    def _name(self, theme: str, text: str) -> None:
        self.bench.close_line()
        if text:
            self.bench.ask(RenameTheme(theme, text), f"It is called {text}. ⟦review.undo:u⟧ undoes it.")

    @review_key("review.merge", "m", "make one", MERGE, footer=12, tabs=(THEMES,), writes=True)
    def merge(self) -> None:
        self._choose("Which one goes into another?", self._choose_other)

    def _choose_other(self, theme: str) -> None:
        label = self._label(theme)

        def chosen(into: str | None) -> None:
            if into is not None:
                told = f"{label} is one with {self._label(into)}. ⟦review.undo:u⟧ undoes it."
                self.bench.ask(MergeThemes(theme, into), told)

        self.bench.choose(f"{label} is to be one with:", self._choices(theme), chosen)

    def _choose(self, question: str, then: object) -> None:
        if not self._choices():
            self.bench.say("This run has no themes. On the issues tab, ⟦review.theme:t⟧ begins a heap.")
            return
        self.bench.choose(question, self._choices(), lambda theme: then(theme) if theme and callable(then) else None)

    @review_key("review.keep_themes", "w", "into your plan", KEEP, footer=8, tabs=(THEMES,))
    def keep(self) -> None:
        if not has_heaps(self._state):
            self.bench.say("The plan of this run has themes of its own.")
            return
        unnamed = [one for one in heaps_of(self._state) if is_unnamed(one)]
        if unnamed or not self._choices():
            what = f"{unnamed[0].label} has no name yet" if unnamed else "There is no heap yet"
            self.bench.say(f"{what}: ⟦review.rename:r⟧ names one; a plan keeps names alone.")
            return
        names = ", ".join(one.label for one in heaps_of(self._state))
        choices = [Choice("yes", f"Write them: {names}"), Choice("no", "Leave the plan as it is")]
        self.bench.choose("Your own plan gets these themes, and nothing that groups said", choices, self._agreed)

    def _agreed(self, answer: str | None) -> None:
        if answer == "yes":
            begin_beside(self.bench.screen, self._write, "keep themes", exclusive=True)

    async def _write(self) -> None:
        from facilitator.agenda.own_themes import keep_themes

        state = self._state
        try:
            path = await asyncio.to_thread(keep_themes, state.plan.id, self.folder / "plans", state.plan.themes)
        except CopyRefused as refused:
            told = str(refused)
        else:
            told = f"{count_words(len(state.plan.themes), 'theme')} for the next time: {path.name} names them."
        if is_there(self.bench.screen):
            self.bench.say(told)
