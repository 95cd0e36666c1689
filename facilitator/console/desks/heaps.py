"""The desk for heaps: issues of a day without themes are gathered into some, which become the run's themes."""

from __future__ import annotations

import asyncio
from functools import partial

from facilitator.agenda.counting import count_words
from facilitator.console.bench import Bench
from facilitator.console.beside import begin_beside
from facilitator.console.desk import Desk
from facilitator.console.desks.capture import CaptureDesk
from facilitator.console.desks.thinking import Thinking
from facilitator.console.key import board_key, capturing, is_open, key
from facilitator.console.screens.over import is_there
from facilitator.live.facts.themes import GatherIssues
from facilitator.live.queries.heaps import has_heaps, heap_of, heaps_of

GATHER = "Gather the issues of a day without themes into heaps, one after the other; they become the run's themes"
TAKE = (
    "In a day without themes: keep the words and put them into the heap they are most like; on an empty line, the issue"
    " saved last"
)
BOARD = "In a day without themes: gather the issue into a heap"
THEMED = "This day has themes of its own: ⟦board.tag:#⟧ on the board gives an issue one."


class HeapsDesk(Desk):
    """Gathers by one key, or on a sheet."""

    MENU = "Groups"

    def __init__(self, bench: Bench, thinking: Thinking, capture: CaptureDesk) -> None:
        """Gather what was captured."""
        super().__init__(bench)
        self.thinking, self.capture = thinking, capture

    @key("heaps.open", "g", "heaps", GATHER, when=is_open, where="forms", sign="f g")
    def gather(self) -> None:
        self._open("")

    @board_key("board.heap", "h", "heap", BOARD, footer=8)
    def gather_chosen(self) -> None:
        self._open(self.bench.mode.chosen)

    def _open(self, issue: str) -> None:
        from facilitator.console.screens.heaps import HeapsSheet

        if not has_heaps(self.bench.state):
            self.bench.say(THEMED)
        elif not self.bench.state.issues:
            self.bench.say("No issue was captured yet, so there is nothing to gather.")
        else:
            self.bench.open(HeapsSheet(self.bench, self.thinking.sensing, issue))

    @key("heap.take", "ctrl+b", "heap", TAKE, where="line", when=capturing, scribe=True)
    def take(self) -> None:
        """The words are kept at once; what they are like is found beside the screen, and put right by the sheet."""
        if not has_heaps(self.bench.state):
            self.bench.say(THEMED)
            return
        if self.thinking.understood(self.bench.field.text).words:
            issue = self.capture.keep_words()
        else:
            issue = self.thinking.marked_issue()
        if issue:
            begin_beside(self.bench.screen, partial(self._gather, issue), "heap")

    async def _gather(self, name: str) -> None:
        bench = self.bench
        issue, issues = bench.state.issues.get(name), tuple(bench.state.issues.values())
        likely = await asyncio.to_thread(self.thinking.sensing.heaps, bench.now.plan, issue, issues)
        if not is_there(bench.screen):
            return
        if not likely:
            bench.say(f"{name} is like nothing that was said yet: it stays loose. ⟦heaps.open:f g⟧ gathers by hand.")
        elif bench.ask(GatherIssues((likely[0].issue, name))):
            heap = next(one for one in heaps_of(bench.state) if one.id == heap_of(bench.state.issues[name]))
            bench.say(f"{name} is in {heap.label}, {count_words(heap.count, 'issue')}. ctrl+z takes it back.")
