"""Deciding, while a run is reviewed, which lines a shared copy may hold."""

from __future__ import annotations

from facilitator.agenda.counting import count_words
from facilitator.console.painting.review_sharing import HELD, is_private, sharing_words
from facilitator.console.screens.review_writing import Writing
from facilitator.live import commands
from facilitator.live.sheets.doubtful import undecided
from facilitator.live.typed_words import words_of

ISSUES, NOTES = 2, 4
"""The tabs on which lines can be marked that a shared copy holds."""


class Sharing(Writing):
    """The keys that clear a line for shared copies, hold it back, and go to the next that waits."""

    def do_review_share(self) -> None:
        """A shared copy may hold the marked line."""
        about, words = self._line()
        if not about:
            return
        said = sharing_words(self.reading.state, about, words)
        if not said:
            self.say(f"A shared copy holds {about} already. h holds it back.")
        elif self.ask(commands.JudgeWords(about, True)):
            self.say(f"{about} is cleared: a shared copy holds it. {self._waiting()}")

    def do_review_hold(self) -> None:
        """A shared copy leaves the marked line out, whether or not it was found doubtful."""
        about, words = self._line()
        if not about:
            return
        if sharing_words(self.reading.state, about, words) == HELD:
            self.say(f"{about} is held back already. s clears it.")
        elif self.ask(commands.JudgeWords(about, False)):
            self.say(f"{about} is held back from shared copies. {self._waiting()}")

    def do_review_doubtful(self) -> None:
        """Mark the next line that waits for a decision, on the tab where it is."""
        found = undecided(self.reading.state)
        if not found:
            self.say("No line waits for a decision. Look yourself as well: h holds a line back, s clears it.")
            return
        at = found.index(self.pane.ref) + 1 if self.pane.ref in found else 0
        about = found[at % len(found)]
        self.wanted = ""
        self.tab = ISSUES if about in self.reading.state.issues else NOTES
        self.look(ref=about)
        self.say(f"{about}: s clears it for shared copies, h holds it back. {self._waiting()}")

    def _waiting(self) -> str:
        count = len(undecided(self.reading.state))
        if not count:
            return "No line waits now. u undoes it."
        return f"{count_words(count, 'line')} {'waits' if count == 1 else 'wait'}: n."

    def _line(self) -> tuple[str, str]:
        """What is marked and its words; nothing, and words about it, when there is nothing to decide about."""
        state, about = self.reading.state, self.pane.ref
        words = words_of(state, about) if self.tab in (ISSUES, NOTES) else ""
        if is_private(state, about):
            self.say("A private note is in no shared copy, whatever is decided.")
        elif not words:
            self.say("Mark a line first, on the issues tab (3) or the notes tab (5).")
        return about if words else "", words
