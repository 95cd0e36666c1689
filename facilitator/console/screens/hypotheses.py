"""Hypotheses in detail: what each is based on, how to test it, what became of it and what is recommended."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.console.bench import Bench, Done
from facilitator.console.key import key
from facilitator.console.painting.sheet import Content, Row, Tone
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import Purpose
from facilitator.live.facts.base import Command
from facilitator.live.facts.issues import DetailHypothesis, JudgeHypothesis
from facilitator.live.queries.board import Hypothesis, hypotheses
from facilitator.live.stamp import Stamp
from facilitator.live.state import Issue, State, Testing

TESTED = "It was tested: what was found, then what is recommended"
DISCARDED = "It can go: what speaks against it"
DETAIL = "Write what it is based on, then how to test it"
GOES_ON = "enter goes on, also when empty · esc out, draft kept"


class HypothesesSheet(Sheet):
    """All hypotheses; Enter writes the basis and the test, letters say where one stands."""

    PLACE = "hypotheses"

    def __init__(self, below: Bench, at: str = "") -> None:
        """Open with one of them in hand."""
        super().__init__(below)
        self.at = at

    def content(self, state: State, now: Stamp) -> Content:
        """Every hypothesis with what is known of it."""
        found = hypotheses(state)
        empty = "No hypotheses yet. They are captured like issues, in an item of the plan with “capture: hypotheses”."
        return Content("Hypotheses", "", (" · ".join(found.so_far),), tuple(map(_row, found.rows)), empty)

    def _in_hand(self) -> Issue | None:
        issue = self.state.issues.get(self.at)
        if issue is None:
            self.bench.say("There is no hypothesis yet.")
        return issue

    @key("hypothesis.detail", "enter", "basis, test", DETAIL, where="hypotheses", footer=1)
    def detail(self) -> None:
        issue = self._in_hand()
        if issue is not None:
            self._ask(issue, "basis", "is based on", issue.testing.based_on, self._based)

    @key("hypothesis.tested", "t", "tested", TESTED, "tested", where="hypotheses", footer=2)
    @key("hypothesis.discarded", "d", "discarded", DISCARDED, "discarded", where="hypotheses", footer=3)
    def judge(self, standing: str) -> None:
        """Put on record at once where it stands, then ask what was found."""
        issue = self._in_hand()
        if issue is None:
            return
        known = issue.testing
        if known.standing == standing or self._stands(issue, standing):
            label = "what testing found" if standing == "tested" else "what speaks against it"
            self._ask(issue, "finding", f", {standing}: {label}", known.finding, self._found)

    @key("hypothesis.new", "n", "new", "It has come up anew", "new", where="hypotheses", footer=4)
    @key("hypothesis.open", "o", "open", "It is open again", "open", where="hypotheses", footer=5)
    def reopen(self, standing: str) -> None:
        issue = self._in_hand()
        if issue is not None:
            self._stands(issue, standing, f"{issue.id}: {standing}. ⟦sheet.undo:u⟧ takes it back.")

    def _stands(self, issue: Issue, standing: str, words: str = "") -> Done:
        known = issue.testing
        command = JudgeHypothesis(issue.id, standing, known.finding, known.recommended)
        return self.bench.ask(command, words)

    # -- one part of what is known after the other ------------------------------------------------------------

    def _ask(self, issue: Issue, part: str, label: str, known: str, then: Callable[[Issue, str], object]) -> None:
        """Have one part typed; `then` keeps it."""
        about = issue.id
        between = "" if label.startswith((",", ":")) else " "

        def enter(text: str) -> None:
            now = self.state.issues.get(about)
            if now is None:
                self.bench.close_line()
            else:
                then(now, text)

        self.bench.line(Purpose(f"{part}:{about}", f"{about}{between}{label}", enter, GOES_ON, known))

    def _based(self, issue: Issue, text: str) -> None:
        known = issue.testing
        if self.bench.save(DetailHypothesis(issue.id, text, known.how_to_test)):
            self._ask(issue, "test", ": how to test it", known.how_to_test, self._planned)

    def _planned(self, issue: Issue, text: str) -> None:
        self._kept(issue, DetailHypothesis(issue.id, issue.testing.based_on, text))

    def _found(self, issue: Issue, text: str) -> None:
        known = issue.testing
        command = JudgeHypothesis(issue.id, known.standing, text, known.recommended)
        if known.standing != "tested":
            self._kept(issue, command)
        elif self.bench.save(command):
            self._ask(issue, "recommended", ": what is recommended", known.recommended, self._recommended)

    def _recommended(self, issue: Issue, text: str) -> None:
        known = issue.testing
        self._kept(issue, JudgeHypothesis(issue.id, known.standing, known.finding, text))

    def _kept(self, issue: Issue, command: Command) -> None:
        self.bench.save(command, f"{issue.id} is kept. ⟦sheet.undo:u⟧ takes back the last part.")


def _row(found: Hypothesis) -> Row:
    known = found.issue.testing
    lines = [("based on:", known.based_on), ("how to test:", known.how_to_test)]
    lines += [("finding:", known.finding)] if known.finding else []
    lines += [("recommended:", known.recommended)] if known.recommended else []
    below = tuple((name, words or "not said yet") for name, words in lines)
    return Row(
        found.issue.id,
        f"{found.issue.id} {found.issue.text}",
        f"{found.group} · {known.standing}",
        below,
        _tone(known),
    )


def _tone(known: Testing) -> Tone:
    return TONES[known.standing]


TONES: dict[str, Tone] = {"open": "", "new": "", "tested": "good", "discarded": "quiet"}
"""How each standing sounds."""
