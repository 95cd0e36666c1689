"""Several lines pasted where a group's words are typed: looked at first, then captured in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.counting import count_words
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.desks.hand import Hand
from facilitator.live.facts.issues import CaptureIssue

if TYPE_CHECKING:
    from facilitator.live.capture_line import PastedLine
    from facilitator.live.state import Group


MOST_LINES = 300
"""More lines than this are no flipcharts, and nobody looks at each of them: they stay in the line as one."""


class PastingDesk(Desk):
    """Lines pasted into the empty capture line, before they become issues."""

    def __init__(self, bench: Bench, hand: Hand) -> None:
        """Give them to the group in hand, where they name no other."""
        super().__init__(bench)
        self.hand = hand

    def pasted(self, text: str) -> bool:
        """Several lines pasted into an empty line are looked at first; whether they are.

        Until they are taken they are the draft of the line, so that no crash and no power cut takes them.
        """
        bench, group = self.bench, self.hand.in_hand()
        if group is None or bench.field.text.strip() or bench.mode.room:
            return False
        if self._is_photograph(text, group):
            return True
        from facilitator.live.capture_line import pasted_lines

        lines = pasted_lines(text, group.id, bench.now.groups, bench.now.plan.themes)
        if len(lines) < 2:
            return False
        if len(lines) > MOST_LINES:
            bench.field.insert(text)
            bench.say(
                f"These {len(lines):,} lines stand here as one, whole: only {MOST_LINES} can become issues at once."
            )
            return True
        from facilitator.console.screens.pasting import TAKE, PastingSheet

        sheet = PastingSheet(bench, lines, bool(self.hand.late_for))
        self.hand.keep(clean_line(text))
        bench.drafts.store()

        def decided(answer: str | None) -> None:
            if answer == TAKE:
                self._take(sheet.lines)
            else:
                bench.field.insert(text)

        bench.open(sheet, decided)
        return True

    def _is_photograph(self, text: str, group: Group) -> bool:
        """Whether a picture was dropped into the line: its path is no group's words, and names a folder of somebody."""
        from facilitator.application.photographs import is_picture

        if not is_picture(text):
            return False
        from facilitator.console.screens.photographs import PhotographsSheet

        self.bench.open(PhotographsSheet(self.bench, group.id, text.strip()))
        return True

    def _take(self, lines: tuple[PastedLine, ...]) -> None:
        """Capture the lines, each for its group; what is refused goes into the line."""
        bench, late = self.bench, (self.hand.late_for, bool(self.hand.late_for))
        came = bench.ask_together(
            [CaptureIssue(line.group, line.words, *late, line.echoes, line.themes) for line in lines]
        )
        refused = [line.words for line, done in zip(lines, came, strict=True) if not done]
        why = next((done.refusal for done in reversed(came) if not done), "")
        bench.emptied()
        self.hand.looked()
        kept = len(lines) - len(refused)
        back = f" ctrl+z takes {'it' if kept == 1 else 'them all'} back." if bench.typing and kept else ""
        if refused:
            bench.field.insert(" ".join(refused))
            back = f" {why} {count_words(len(refused), 'line')} stands in the line, whole.{back}"
        bench.say(f"{count_words(kept, 'issue')} kept.{back}")
