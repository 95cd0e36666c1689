"""The desk for deciding, while a run is reviewed, which lines a shared copy may hold."""

from __future__ import annotations

from facilitator.agenda.counting import count_words
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.desks.review_reading import ISSUES, NOTES, ReadingDesk
from facilitator.console.key import review_key
from facilitator.console.painting.review_sharing import HELD, is_private, sharing_words
from facilitator.live.facts.issues import JudgeWords
from facilitator.live.queries.doubtful import undecided
from facilitator.live.queries.typed_words import words_of

LINES = (ISSUES, NOTES)
"""The tabs on which lines can be marked that a shared copy holds."""

SHARE = "Clear the line that is marked: a shared copy may hold it"
NOBODY = "The line that is marked names nobody: share it, and do not ask about its words again"
HOLD = "Hold the line that is marked back from shared copies"
DOUBTFUL = "The next line that looks as if it named a person"


class SharingDesk(Desk):
    """Clears lines for shared copies, holds them back, and goes to the next that waits."""

    def __init__(self, bench: Bench, run: ReadingDesk) -> None:
        """Decide about the lines that are read."""
        super().__init__(bench)
        self.run = run

    @review_key("review.doubtful", "n", "to decide", DOUBTFUL, footer=5)
    def next_doubtful(self) -> None:
        """On the tab where it is."""
        run = self.run
        found = undecided(run.reading.state)
        if not found:
            self.bench.say(
                "No line waits for a decision. Look yourself as well:"
                " ⟦review.hold:h⟧ holds a line back, ⟦review.share:s⟧ clears it."
            )
            return
        at = found.index(run.pane.ref) + 1 if run.pane.ref in found else 0
        about = found[at % len(found)]
        run.wanted = ""
        run.tab = ISSUES if about in run.reading.state.issues else NOTES
        run.look(ref=about)
        self.bench.say(
            f"{about}: ⟦review.share:s⟧ clears it for shared copies, ⟦review.hold:h⟧ holds it back. {self._waiting()}"
        )

    @review_key("review.share", "s", "share", SHARE, footer=2, tabs=LINES, writes=True)
    def share(self) -> None:
        about, words = self._line()
        if not about:
            return
        said = sharing_words(self.run.reading.state, about, words)
        if not said:
            self.bench.say(f"A shared copy holds {about} already. ⟦review.hold:h⟧ holds it back.")
        elif self.bench.ask(JudgeWords(about, True)):
            self.bench.say(f"{about} is cleared: a shared copy holds it. {self._waiting()}")

    @review_key("review.nobody", "a", "nobody's name", NOBODY, tabs=LINES, writes=True)
    def nobody(self) -> None:
        """What looks like a name in the line is none, here and in later lines."""
        about, _ = self._line()
        if about and self.bench.ask(JudgeWords(about, True, nobody=True)):
            self.bench.say(f"{about} names nobody: its words are not asked about again. {self._waiting()}")

    @review_key("review.hold", "h", "hold back", HOLD, footer=2, tabs=LINES, writes=True)
    def hold(self) -> None:
        """Whether or not it was found doubtful."""
        about, words = self._line()
        if not about:
            return
        if sharing_words(self.run.reading.state, about, words) == HELD:
            self.bench.say(f"{about} is held back already. ⟦review.share:s⟧ clears it.")
        elif self.bench.ask(JudgeWords(about, False)):
            self.bench.say(f"{about} is held back from shared copies. {self._waiting()}")

    def _waiting(self) -> str:
        count = len(undecided(self.run.reading.state))
        if not count:
            return "No line waits now. ⟦review.undo:u⟧ undoes it."
        return f"{count_words(count, 'line')} {'waits' if count == 1 else 'wait'}: n."

    def _line(self) -> tuple[str, str]:
        """What is marked and its words; nothing, and words about it, when there is nothing to decide about."""
        state, about = self.run.reading.state, self.run.pane.ref
        words = words_of(state, about) if self.run.tab in LINES else ""
        if is_private(state, about):
            self.bench.say("A private note is in no shared copy, whatever is decided.")
        elif not words:
            self.bench.say("Mark a line first, on the issues tab (3) or the notes tab (5).")
        return about if words else "", words
