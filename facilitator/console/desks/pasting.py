"""Several lines pasted where a group's words are typed: looked at first, then captured in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.agenda.counting import count_words
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.desks.hand import Hand
from facilitator.live import commands

if TYPE_CHECKING:
    from facilitator.live.sheets.pasting import PastedLine


class PastingDesk(Desk):
    """Pasted lines."""

    def __init__(self, bench: Bench, hand: Hand) -> None:
        """Give them to the group in hand, where they name no other."""
        super().__init__(bench)
        self.hand = hand

    def pasted(self, text: str) -> bool:
        """Several lines pasted into an empty line are looked at first; whether they are."""
        bench, group = self.bench, self.hand.in_hand()
        if group is None or bench.field.text.strip() or bench.mode.room:
            return False
        from facilitator.live.sheets.pasting import pasted_lines

        lines = pasted_lines(text, group.id, bench.now.groups, bench.now.plan.themes)
        if len(lines) < 2:
            return False
        from facilitator.console.screens.pasting import TAKE, PastingSheet

        sheet = PastingSheet(bench, lines, bool(self.hand.late_for))

        def decided(answer: str | None) -> None:
            if answer == TAKE:
                self._take(sheet.lines)
            else:
                bench.field.insert(text)

        bench.open(sheet, decided)
        return True

    def _take(self, lines: tuple[PastedLine, ...]) -> None:
        """Capture the lines, each for its group."""
        bench, late = self.bench, (self.hand.late_for, bool(self.hand.late_for))
        before = bench.state.seq
        kept = sum(
            bool(bench.ask(commands.CaptureIssue(line.group, line.words, *late, line.echoes, line.themes)))
            for line in lines
        )
        bench.paste = range(before + 1, bench.state.seq + 1)
        self.hand.looked()
        back = f" ctrl+z takes {'it' if kept == 1 else 'them all'} back." if bench.typing else ""
        bench.say(f"{count_words(kept, 'issue')} kept.{back}")
