"""Themes by group: who raised what, what one group or nobody raised, two exercises compared; and splitting one."""

from __future__ import annotations

from typing import NamedTuple

from facilitator.agenda.counting import count_words
from facilitator.console.bench import Bench
from facilitator.console.key import key
from facilitator.console.painting.sheet import Content, Row, Tone
from facilitator.console.painting.theme_rows import issue_rows
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import Purpose
from facilitator.live.facts.themes import SplitTheme
from facilitator.live.queries.groups import agency_mix, mix_words
from facilitator.live.stamp import Stamp
from facilitator.live.state import Issue, State
from facilitator.themes.matrix import MatrixRow, compare, matrix


class Lens(NamedTuple):
    """What is counted: the issues of one exercise or of all (""), or two exercises against each other."""

    exercise: str = ""
    against: str = ""


class MatrixSheet(Sheet):
    """Themes down, groups across."""

    PLACE = "matrix"

    def __init__(self, below: Bench) -> None:
        """Open on all exercises."""
        super().__init__(below)
        self.lens = Lens()
        self.agencies = False
        self.nobody = False
        self.opened = ""

    def content(self, state: State, now: Stamp) -> Content:
        """The counts through the present lens."""
        if self.lens.against:
            return self._compared(state)
        rows = issue_rows(state, self.lens.exercise)
        groups = state.open_groups()
        found = matrix(rows, [theme.id for theme in state.plan.themes], [group.id for group in groups])
        labels = {theme.id: theme.label for theme in state.plan.themes}
        only = dict(found.only_one_group)
        names = {group.id: group.name for group in state.groups.values()}
        size = 5 if len(found.groups) <= 8 else 4
        numbers = [str(state.groups[group].number) if group in state.groups else "?" for group in found.groups]
        head = "".join(f"{number:>{size}}" for number in numbers) + f"{'all':>6}"
        lines = [Row("title:head", "Theme", f"group{head}", tone="title")]
        for row in found.rows:
            if row.groups or self.nobody:
                note = f" (only {names.get(only[row.theme], '')})" if row.theme in only else ""
                label = labels.get(row.theme, row.theme) + note
                tone: Tone = "" if row.groups else "quiet"
                lines.append(Row(row.theme, label, _cells(row, size), self._issues(state, row), tone))
        return Content(
            "Themes by group",
            self._named(state),
            (_summary(found.untagged, len(rows), len(only), len(found.nobody)), *self._mix(state)),
            tuple(lines) if len(lines) > 1 else (),
            "No issue has a theme yet. Counts are not importance: one group alone may have seen what matters.",
        )

    def _named(self, state: State) -> str:
        if not self.lens.exercise:
            return "all exercises"
        return state.plan.item(self.lens.exercise).title

    def _mix(self, state: State) -> tuple[str, ...]:
        """Which agencies sit at each group, never people."""
        if not self.agencies:
            return ()
        mix = agency_mix(state)
        told = [f"{group.name}: {words}" for group in mix.groups if (words := mix_words(mix, group.id))]
        return tuple(told) or ("No agencies were counted at the groups: f a, then g, counts them.",)

    def _issues(self, state: State, row: MatrixRow) -> tuple[tuple[str, str], ...]:
        if row.theme != self.opened:
            return ()
        return tuple((issue, state.issues[issue].text) for issue in row.issues)

    def _compared(self, state: State) -> Content:
        first, second = (state.plan.item(item) for item in self.lens)
        labels = {theme.id: theme.label for theme in state.plan.themes}
        found = compare(issue_rows(state, first.id), issue_rows(state, second.id), list(labels))
        rows = [Row("title:head", "Theme", f"{'first':>6}{'second':>8}", tone="title")]
        rows += [
            Row(one.theme, labels.get(one.theme, one.theme), f"{one.first or '·':>6}{one.second or '·':>8}")
            for one in found
        ]
        both = sum(bool(one.first and one.second) for one in found)
        new = sum(not one.first for one in found)
        above = (f"First: {first.title}. Second: {second.title}.", f"{both} came up in both, {new} only in the second.")
        empty = "No issue of either has a theme yet."
        return Content("One exercise against another", "", above, tuple(rows) if found else (), empty)

    @key("matrix.exercise", "e", "exercise", "All exercises, one, or one against another", where="matrix", footer=2)
    def turn_lens(self) -> None:
        held = [item.id for item in self.state.plan.exercises()]
        lenses = [Lens(), *(Lens(item) for item in held)]
        lenses += [Lens(held[0], held[1])] if len(held) > 1 else []
        at = lenses.index(self.lens) if self.lens in lenses else 0
        self.lens = lenses[(at + 1) % len(lenses)]
        self.renew()

    @key("matrix.agencies", "a", "agencies", "Which agencies sit at each group, or not", where="matrix", footer=3)
    def show_agencies(self) -> None:
        self.agencies = not self.agencies
        self.renew()

    @key("matrix.all", "n", "nobody's", "Show what nobody raised as well, or not", where="matrix", footer=4)
    def show_all(self) -> None:
        self.nobody = not self.nobody
        self.renew()

    @key("matrix.issues", "enter", "issues", "The issues with the theme in hand", where="matrix", footer=1)
    def show_issues(self) -> None:
        self.opened = "" if self.opened == self.at else self.at
        self.renew()


def _cells(row: MatrixRow, size: int) -> str:
    cells = [
        f"{own}+{also}" if own and also else f"+{also}" if also else str(own or "·")
        for own, also in zip(row.counts, row.also, strict=True)
    ]
    return "".join(f"{cell:>{size}}" for cell in cells) + f"{row.total:>6}"


def _summary(untagged: int, issues: int, only: int, nobody: int) -> str:
    words = [
        f"{count_words(issues, 'issue')}, {untagged} without a theme",
        f"themes of only one group: {only}",
        f"of nobody: {nobody}",
        "+1: “also us”",
    ]
    return " · ".join(words)


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
