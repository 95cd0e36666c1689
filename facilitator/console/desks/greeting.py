"""The desk for what is said when the window opens and when the laptop comes back."""

from __future__ import annotations

from facilitator.application.coming_back import Absence
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.painting.choices import Choice
from facilitator.console.painting.pages import words
from facilitator.console.painting.times import away_words, face, local_clock

UNFINISHED = (
    "Unfinished words are kept: ⟦capture.open:c⟧, ⟦note.add:o⟧, ⟦parking.add:k⟧ or ⟦action.add:a⟧ brings them back."
)


class Greeting(Desk):
    """What a window says when it opens: how long the day was left, what was recovered, what is missing."""

    def __init__(self, bench: Bench, told: tuple[str, ...], away: Absence | None) -> None:
        """`told` are sentences to show first; `away` is how long the laptop was away, where that is worth a word."""
        super().__init__(bench)
        self._told, self._away = told, away

    def begun(self) -> None:
        """Say how long the laptop was away, what goes on, what was left typed."""
        self.tell()
        away = self._away
        stands = self.bench.now.interrupted is not None
        if away is None and stands:
            self.bench.say(self._going_on())
        elif away is None:
            self.bench.say(UNFINISHED if self.bench.drafts.places() else "")
        elif away.asks and not stands:
            since = local_clock(away.since, self.bench.now.offsets)
            question = f"Away {away_words(away.seconds)}, since {since}. Did the day go on meanwhile?"
            choices = [
                Choice("counted", "The day went on: clocks ran on while the laptop was away"),
                Choice("left out", "Everything waited: clocks go on from where they stood"),
            ]
            self.bench.choose(question, choices, self._came_back, asks=True)
        else:
            self._came_back("counted")

    def tell(self) -> None:
        """Show sentences about the journal once, but not while participants look on."""
        if self._told and not self.bench.mode.room:
            self.bench.show_paper("Before you go on", [words(sentence) for sentence in self._told])
            self._told = ()

    def _came_back(self, how: str | None) -> None:
        """Put the absence on record; without an answer the clocks are taken to have run on."""
        if self._away is not None:
            self.bench.controller.note_gap(self._away.seconds, counted=how != "left out", slept=False)
            self.bench.look()
            self.bench.say(f"Away for {away_words(self._away.seconds)}. {self._going_on()}")

    def woke(self, seconds: float) -> None:
        """The laptop was away while the program was alive."""
        self.bench.controller.note_gap(seconds, counted=True, slept=True)
        self.bench.look()
        self.bench.say(f"The laptop was away for {away_words(seconds)}. {self._going_on()}")

    def _going_on(self) -> str:
        """What goes on now, in words."""
        now, stands = self.bench.now.now, self.bench.now.interrupted
        if now is None:
            return "The day has not begun."
        if stands is not None:
            since = local_clock(stands.since, self.bench.now.offsets)
            return f"The day is interrupted since {since} and every clock stands: ⟦happened.open:!⟧ goes on."
        if now.clock.state != "running":
            return f"{now.title} goes on; its clock is {now.clock.state}."
        if now.clock.left < 0:
            return f"{now.title} goes on, {face(-now.clock.left)} over."
        return f"{now.title} goes on with {face(now.clock.left)} left."
