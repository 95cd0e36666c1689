"""Hands up: counts only. Five numbers, or yes and no, for an outcome, a question, an issue or a theme."""

from __future__ import annotations

from typing import ClassVar

from facilitator.console.bench import Bench
from facilitator.console.key import key
from facilitator.console.painting.choices import Choice
from facilitator.console.painting.sheet import Content, Row
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import Purpose
from facilitator.live.facts.tallies import TakeTally, WithdrawTally
from facilitator.live.queries.tallies import (
    Asked,
    Moment,
    Scale,
    change_words,
    counts_words,
    moment_now,
    preview,
    read_counts,
    tallies,
)
from facilitator.live.stamp import Stamp
from facilitator.live.state import State, Tally

SIGNS: dict[Scale, str] = {"1-5": "how many for 1, 2, 3, 4, 5", "yes-no": "how many yes, how many no"}


class TallySheet(Sheet):
    """The outcomes of the day, then everything else that hands were raised for."""

    PLACE = "tally"
    MOMENTS: ClassVar[dict[Moment, Moment]] = {"start": "end", "end": "start"}

    def __init__(self, below: Bench) -> None:
        """Open for the counting that is due."""
        super().__init__(below)
        self.moment: Moment = moment_now(below.state)
        self.scale: Scale = "1-5"
        self.asked: Asked | None = None
        """What the typed numbers are for."""

    def content(self, state: State, now: Stamp) -> Content:
        """What is counted, and what came of it."""
        found = {_id(row): row for row in tallies(state)}
        rows = [Row(key, _text(row), _aside(row), _below(row)) for key, row in found.items()]
        above = f"Counting for the {self.moment} of the day, {SIGNS[self.scale]}. Counts only, never who."
        return Content("Hands up", "", (above,), tuple(rows), "Nothing to count yet: ⟦tally.ask:n⟧ asks a question.")

    def _in_hand(self) -> Asked | None:
        return {_id(row): row for row in tallies(self.state)}.get(self.at)

    @key("tally.count", "enter", "count", "Count hands for the row in hand", where="tally", footer=1)
    def count(self) -> None:
        row = self._in_hand()
        if row is not None:
            if row.once is not None:
                self.scale = row.once.scale
            self._count(row)

    def _count(self, asked: Asked) -> None:
        self.asked = asked
        self.renew()
        moment = f", {self.moment} of the day" if asked.about == "outcome" else ""
        label = f"{asked.ref or 'Hands'}{moment}: {SIGNS[self.scale]}"
        self.bench.line(Purpose("tally", label, self._save, "enter keeps · esc out", typed=self._typed))
        self.bench.say(asked.question)

    @key("tally.moment", "m", "start or end", "Count for the start or the end of the day", where="tally", footer=2)
    def turn_moment(self) -> None:
        self.moment = self.MOMENTS[self.moment]
        self.renew()

    @key("tally.scale", "y", "1-5 or yes/no", "Count on 1 to 5, or yes and no", where="tally", footer=3)
    def turn_scale(self) -> None:
        self.scale = "yes-no" if self.scale == "1-5" else "1-5"
        self.renew()

    @key("tally.ask", "n", "new question", "Ask something else", where="tally", footer=4)
    def ask_question(self) -> None:
        hint = "enter goes on to the hands · esc out"
        self.bench.line(Purpose("question", "The question, as it is asked", self._asked, hint))

    def _asked(self, text: str) -> None:
        self.bench.finish()
        if text:
            self._count(Asked("question", "", text))

    @key("tally.issue", "i", "an issue", "Count for an issue of the board", where="tally", footer=5)
    def choose_issue(self) -> None:
        board = self.bench.now.board
        issues = [issue for column in board.columns for issue in column.issues] if board is not None else []
        if not issues:
            self.bench.say("There is no issue on the board yet.")
            return
        choices = [Choice(issue.id, f"{issue.id} {issue.text}") for issue in issues]
        self.bench.choose("Hands up for an issue", choices, self._for_issue)

    def _for_issue(self, chosen: str | None) -> None:
        issue = self.state.issues.get(chosen or "")
        if issue is not None:
            self._count(Asked("issue", issue.id, issue.text))

    @key("tally.theme", "t", "a theme", "Count for a theme", where="tally", footer=6)
    def choose_theme(self) -> None:
        themes = self.state.plan.themes
        if not themes:
            self.bench.say("There is no theme yet. ⟦heaps.open:f g⟧ gathers issues into heaps, which are themes.")
            return
        choices = [Choice(theme.id, theme.label, theme.id) for theme in themes]
        self.bench.choose("Hands up for a theme", choices, self._for_theme)

    def _for_theme(self, chosen: str | None) -> None:
        theme = next((theme for theme in self.state.plan.themes if theme.id == chosen), None)
        if theme is not None:
            self._count(Asked("theme", theme.id, theme.label))

    @key("tally.withdraw", "d", "take back", "Take the tally in hand back", where="tally", footer=7)
    def withdraw(self) -> None:
        """Of an outcome, the one of this moment."""
        tally = self._taken(self._in_hand())
        if tally is None:
            self.bench.say("There is nothing to take back here.")
        else:
            self.bench.ask(WithdrawTally(tally.id), "The tally is taken back; ⟦sheet.undo:u⟧ brings it back.")

    def _taken(self, row: Asked | None) -> Tally | None:
        """The tally that stands already where hands are counted now."""
        if row is None:
            return None
        if row.about == "outcome" and row.once is None:
            return row.start if self.moment == "start" else row.end
        return row.once

    def _typed(self, text: str) -> None:
        """Keep the draft, and say what the numbers mean before Enter."""
        self.bench.drafts.keep("tally", text)
        if text:
            self.bench.say(preview(text, self.scale))

    def _save(self, text: str) -> None:
        if not text:
            self.bench.finish()
            return
        read, asked = read_counts(text, self.scale), self.asked
        if read.problem or asked is None:
            self.bench.say(read.problem)
            return
        known = self._taken(asked)
        moment = self.moment if asked.about == "outcome" and asked.once is None else ""
        question = asked.question if asked.about == "question" else ""
        command = TakeTally(
            asked.about, read.counts, question, asked.ref, self.scale, moment, known.id if known is not None else ""
        )
        kept = f"Kept: {counts_words(read.counts, self.scale)}. ⟦sheet.undo:u⟧ takes it back."
        if (done := self.bench.save(command, kept)) and done.events and known is None and asked.about != "outcome":
            self.at = f"tally:{next(reversed(self.state.tallies))}"
        if done:
            self.renew()
            if asked.about == "outcome":
                self.take(1)


def _id(row: Asked) -> str:
    return f"tally:{row.once.id}" if row.once is not None else f"{row.about}:{row.ref}"


def _text(row: Asked) -> str:
    return f"{row.ref}  {row.question}" if row.ref else row.question


def _aside(row: Asked) -> str:
    if row.once is not None:
        return counts_words(row.once.counts, row.once.scale)
    return change_words(row)


def _below(row: Asked) -> tuple[tuple[str, str], ...]:
    """The counts themselves: once, or at the start and the end."""
    named = (("start:", row.start), ("end:", row.end)) if row.once is None else (("", row.once),)
    lines = []
    for name, tally in named:
        if tally is not None:
            counts = " · ".join(
                f"{sign}: {count}" for sign, count in zip(_answers(tally.scale), tally.counts, strict=False)
            )
            words = f"{counts_words(tally.counts, tally.scale)}; {counts}" if name else counts
            lines.append((name, words))
    return tuple(lines)


def _answers(scale: Scale) -> tuple[str, ...]:
    return ("yes", "no") if scale == "yes-no" else ("1", "2", "3", "4", "5")
