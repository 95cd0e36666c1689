"""Hypotheses in detail: what each is based on, how to test it, what became of it and what is recommended."""

from __future__ import annotations

from facilitator.console.painting.sheet import Content, Row, Tone
from facilitator.console.screens.lead_line import LineKeys
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import Purpose
from facilitator.live import commands
from facilitator.live.sheets.hypotheses import Hypothesis, hypotheses
from facilitator.live.stamp import Stamp
from facilitator.live.state import Issue, State, Testing

GOES_ON = "enter goes on, also when empty · esc out, draft kept"


class HypothesesSheet(Sheet):
    """All hypotheses; Enter writes the basis and the test, letters say where one stands."""

    PLACE = "hypotheses"

    def __init__(self, run: LineKeys, at: str = "") -> None:
        """Open with one of them in hand."""
        super().__init__(run)
        self.at = at

    def content(self, state: State, now: Stamp) -> Content:
        """Every hypothesis with what is known of it."""
        found = hypotheses(state)
        empty = "No hypotheses yet. They are captured like issues, in an item of the plan with “capture: hypotheses”."
        return Content("Hypotheses", "", (" · ".join(found.so_far),), tuple(map(_row, found.rows)), empty)

    def _in_hand(self) -> Issue | None:
        issue = self.state.issues.get(self.at)
        if issue is None:
            self.say("There is no hypothesis yet.")
        return issue

    def do_hypothesis_detail(self) -> None:
        """What it is based on, then how to test it."""
        issue = self._in_hand()
        if issue is not None:
            self.open_line(f"basis:{issue.id}", f"{issue.id} is based on", issue.testing.based_on, GOES_ON)

    def do_hypothesis_tested(self) -> None:
        """It was tested: what was found, then what is recommended."""
        self._judge("tested")

    def do_hypothesis_discarded(self) -> None:
        """It can go: what speaks against it."""
        self._judge("discarded")

    def do_hypothesis_new(self) -> None:
        """It has come up anew."""
        self._stands("new")

    def do_hypothesis_open(self) -> None:
        """It is open again."""
        self._stands("open")

    def _stands(self, standing: str) -> None:
        issue = self._in_hand()
        if issue is not None:
            known = issue.testing
            self.ask(
                commands.JudgeHypothesis(issue.id, standing, known.finding, known.recommended),
                f"{issue.id}: {standing}. u takes it back.",
            )

    def _judge(self, standing: str) -> None:
        """Put on record at once where it stands, then ask what was found."""
        issue = self._in_hand()
        if issue is None:
            return
        known = issue.testing
        if known.standing != standing and not self.ask(
            commands.JudgeHypothesis(issue.id, standing, known.finding, known.recommended)
        ):
            return
        label = "what testing found" if standing == "tested" else "what speaks against it"
        self.open_line(f"finding:{issue.id}", f"{issue.id}, {standing}: {label}", known.finding, GOES_ON)

    def submitted(self, purpose: Purpose, text: str) -> None:
        """Keep one part of what is known, and go on to the next."""
        part, _, about = purpose.place.partition(":")
        issue = self.state.issues.get(about)
        if issue is None:
            self.close_line()
            return
        if not self._keep(issue, part, text):
            return
        self.close_line()
        known = self.state.issues[about].testing
        if part == "basis":
            self.open_line(f"test:{about}", f"{about}: how to test it", known.how_to_test, GOES_ON)
        elif part == "finding" and known.standing == "tested":
            self.open_line(f"recommended:{about}", f"{about}: what is recommended", known.recommended, GOES_ON)
        else:
            self.say(f"{about} is kept. u takes back the last part.")

    def _keep(self, issue: Issue, part: str, text: str) -> bool:
        known = issue.testing
        match part:
            case "basis":
                return self.ask(commands.DetailHypothesis(issue.id, text, known.how_to_test))
            case "test":
                return self.ask(commands.DetailHypothesis(issue.id, known.based_on, text))
            case "finding":
                return self.ask(commands.JudgeHypothesis(issue.id, known.standing, text, known.recommended))
            case _:
                return self.ask(commands.JudgeHypothesis(issue.id, known.standing, known.finding, text))


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
