"""Gathering the issues of a day without themes into heaps, one after the other: one key an issue."""

from __future__ import annotations

import asyncio
from functools import partial

from facilitator.agenda.counting import count_words
from facilitator.console.bench import Bench
from facilitator.console.beside import begin_beside
from facilitator.console.desks.thinking import Sensing
from facilitator.console.key import key
from facilitator.console.painting.sheet import Content, Row
from facilitator.console.screens.over import is_there
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import Purpose
from facilitator.live.facts.themes import GatherIssues, RenameTheme, TagIssue
from facilitator.live.queries.heaps import heap_of, heaps_of, loose_issues
from facilitator.live.stamp import Stamp
from facilitator.live.state import Issue, State
from facilitator.themes.heaps import Likely

TAKE = "Put the issue into the heap in hand, or begin one with the issue in hand; then comes the next loose issue"
INTO = "Put the issue into the heap with that number"
NEW = "Begin a heap of its own with the issue, and name it"
NAME = "Name the heap in hand"
PASS = "Leave the issue loose, and go on to the next"
LIKELY = "likely"


class HeapsSheet(Sheet):
    """The loose issue in hand above, the heaps below, the likeliest in hand."""

    PLACE = "heaps"

    def __init__(self, below: Bench, sensing: Sensing, issue: str = "") -> None:
        """Begin with this issue, or with the first that is loose. `sensing` says what is like it."""
        super().__init__(below)
        self._sensing = sensing
        self.issue = issue
        """The issue in hand; "" when all are in heaps."""
        self._passed: frozenset[str] = frozenset()
        self._likely: tuple[Likely, ...] = ()
        self._about = ""
        """The issue that `_likely` is about; `_thinking` is the one that is being thought about."""
        self._thinking = ""

    # -- what it shows ------------------------------------------------------------------------------------

    def content(self, state: State, now: Stamp) -> Content:
        """The issue in hand, every heap by its number, and the loose issues that are like it."""
        issue = self._in_hand(state)
        heaps = heaps_of(state)
        loose = loose_issues(state)
        likely = {one.heap or one.issue: one for one in self._likely} if self._about == self.issue else {}
        rows = [
            Row(
                f"heap:{heap.id}",
                f"{number} {heap.label}",
                count_words(heap.count, "issue") + (f" · {LIKELY}" if heap.id in likely else ""),
                ((heap.first, state.issues[heap.first].text),) if heap.first else (),
            )
            for number, heap in enumerate(heaps, 1)
        ]
        if issue is not None:
            for one in likely.values():
                with_it = state.issues.get(one.issue)
                if not one.heap and with_it is not None:
                    rows.append(
                        Row(f"with:{one.issue}", f"a new heap with {one.issue}", LIKELY, ((one.issue, with_it.text),))
                    )
        if issue is not None:
            rows.insert(0, Row("title:issue", f"{issue.id} {issue.text}", tone="title"))
        counts = self._counts(state, len(loose))
        above = (counts,) if issue is not None else ("Every issue is in a heap.", counts)
        empty = "No heap yet, and nothing is like it: ⟦heaps.new:n⟧ begins one with it, ⟦heaps.pass:l⟧ leaves it loose."
        return Content("Gather into heaps", f"{len(loose)} loose", above, tuple(rows), empty)

    def _counts(self, state: State, loose: int) -> str:
        issues = sum(not one.withdrawn and not one.merged for one in state.issues.values())
        return f"{issues - loose} of {count_words(issues, 'issue')} in {count_words(len(heaps_of(state)), 'heap')}"

    def _in_hand(self, state: State) -> Issue | None:
        """The issue in hand, where it stands; else the next loose one that was not passed over."""
        issue = state.issues.get(self.issue)
        if issue is not None and not issue.withdrawn and not heap_of(issue):
            return issue
        loose = loose_issues(state)
        issue = next((one for one in loose if one.id not in self._passed), None)
        self.issue = issue.id if issue is not None else ""
        return issue

    def renew(self) -> None:
        """Look again; what the issue in hand is like is thought about beside the screen."""
        super().renew()
        if self.issue and self.issue not in (self._about, self._thinking):
            self._thinking = self.issue
            begin_beside(self, partial(self._think, self.issue), "heaps", exclusive=True)

    async def _think(self, issue: str) -> None:
        state = self.state
        found = await asyncio.to_thread(
            self._sensing.heaps, state.plan, state.issues.get(issue), tuple(state.issues.values())
        )
        if not is_there(self) or self.issue != issue:
            return
        self._likely, self._about = found, issue
        super().renew()
        first = next((f"heap:{one.heap}" if one.heap else f"with:{one.issue}" for one in found), "")
        if first in [row.id for row in self.rows]:
            self.at = first
            super().renew()

    # -- what is done -------------------------------------------------------------------------------------

    @key("heaps.take", "enter", "take it", TAKE, where="heaps", footer=1)
    def take_it(self) -> None:
        kind, _, name = self.at.partition(":")
        if kind == "with":
            self._gather(GatherIssues((name, self.issue)))
        elif kind == "heap":
            self._into(name)
        else:
            self.bench.say("Nothing is in hand: ⟦heaps.new:n⟧ begins a heap with the issue.")

    @key("heaps.into", "1,2,3,4,5,6,7,8,9", "into heap", INTO, where="heaps", footer=2)
    def take_into(self, figure: str) -> None:
        heaps = heaps_of(self.state)
        if int(figure) <= len(heaps):
            self._into(heaps[int(figure) - 1].id)
        else:
            self.bench.say(f"There is no heap {figure} yet.")

    @key("heaps.new", "n", "new heap", NEW, where="heaps", footer=3)
    def begin(self) -> None:
        if not self.issue:
            self.bench.say("No issue is loose.")
            return
        hint = "enter begins it; empty: it gets a number until it is named · esc out"
        self.bench.line(Purpose(f"heap:{self.issue}", f"Name of the new heap for {self.issue}", self._begin, hint))

    @key("heaps.name", "r", "name", NAME, where="heaps", footer=4)
    def name_it(self) -> None:
        kind, _, heap = self.at.partition(":")
        label = next((one.label for one in heaps_of(self.state) if one.id == heap), "")
        if kind != "heap" or not label:
            self.bench.say("Take a heap in hand first: ↑ and ↓.")
            return
        name = partial(self._named, heap)
        self.bench.line(Purpose(f"theme:{heap}", f"Name of {label}", name, "enter names it · esc out", label))

    @key("heaps.pass", "l", "leave loose", PASS, where="heaps", footer=5)
    def pass_over(self) -> None:
        """Round and round: when all were passed over, the first comes again."""
        self._passed |= {self.issue}
        if all(one.id in self._passed for one in loose_issues(self.state)):
            self._passed = frozenset({self.issue}) if len(loose_issues(self.state)) > 1 else frozenset()
        self.issue = ""
        self.renew()

    def _into(self, heap: str) -> None:
        if self.issue:
            self._gather(TagIssue(self.issue, heap))
        else:
            self.bench.say("No issue is loose. ⟦heaps.name:r⟧ names the heap in hand.")

    def _gather(self, command: GatherIssues | TagIssue) -> None:
        issue = self.issue
        if self.bench.ask(command):
            self._told(issue)

    def _begin(self, text: str) -> None:
        issue = self.issue
        if self.bench.save(GatherIssues((issue,), text)):
            self._told(issue)

    def _told(self, issue: str) -> None:
        heap = heap_of(self.state.issues[issue])
        label = next((one.label for one in heaps_of(self.state) if one.id == heap), heap)
        self.renew()
        self.bench.say(f"{issue} is in {label}. ⟦sheet.undo:u⟧ takes it back.")

    def _named(self, heap: str, text: str) -> None:
        self.bench.save(RenameTheme(heap, text) if text else None)
        self.renew()
