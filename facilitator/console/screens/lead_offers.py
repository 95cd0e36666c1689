"""Taking what is on offer while a group's words are typed: a repeat, a learning point, themes, also-us."""

from __future__ import annotations

import asyncio

from facilitator.console.screens.closing import is_there
from facilitator.console.screens.lead_sense import SenseKeys
from facilitator.console.sensing import Wish
from facilitator.live import commands
from facilitator.live.capture_line import Typed


class OfferKeys(SenseKeys):
    """The keys that say yes to an offer."""

    def after_saving(self, issue: str) -> None:
        """What was on offer stays on offer for the issue just saved, until other words are typed."""
        self._hold_still()
        self.thought = self.thought._replace(text=issue, repeats=())
        self.subject, self.linking = issue, ()
        self.show_understood("")

    def do_point_accept(self) -> None:
        """Link the line, or on an empty one the issue saved last, to the learning point on offer; again unlinks."""
        line = self.typing
        if line is None:
            return
        point = next(iter(self.thought.points), "")
        if not point:
            self.say("No learning point comes to mind. On the board, l lists them all.")
        elif self.understood(line.text).words:
            self.linking = () if point in self.linking else (point,)
            self.show_understood(line.text)
        elif issue := self.marked_issue():
            number = self._numbers((point,))
            if self.ask(commands.LinkIssue(issue, point, suggested=True)):
                self.thought = self.thought._replace(points=self.thought.points[1:])
                self.show_understood(line.text)
                self.say(f"{issue} brings out learning point {number[0] if number else point}. ctrl+z takes it back.")

    def mark_issue(self, issue: str, typed: Typed, *, toggle: bool = False) -> bool:
        """Put the marks of a line on an issue, or take off those it has if `toggle`; whether all of them could be."""
        standing = self.controller.state.issues[issue]
        done = True
        for theme in typed.themes:
            if toggle and theme in standing.themes:
                done = self.ask(commands.UntagIssue(issue, theme)) and done
            else:
                done = self.ask(commands.TagIssue(issue, theme, theme in typed.suggested)) and done
        for group in typed.echoes:
            if toggle and group in standing.echoes:
                done = self.ask(commands.WithdrawEcho(issue, group)) and done
            else:
                done = self.ask(commands.EchoIssue(issue, group)) and done
        return done

    def take_later(self, issue: str, picks: tuple[int, ...]) -> None:
        """Take offers by number that were chosen before they could be seen, for an issue that is kept already."""
        if picks:
            self.run_worker(self._take_when_thought(issue, picks), group="late")

    async def _take_when_thought(self, issue: str, picks: tuple[int, ...]) -> None:
        standing = self.controller.state.issues[issue]
        wish = Wish(standing.text, standing.group, self.now.plan, (), ())
        offered = (await asyncio.to_thread(self.sensing.think, wish)).themes
        if not is_there(self):
            return
        labels = {theme.id: theme.label for theme in self.now.plan.themes}
        told = []
        for number in picks:
            theme = offered[number - 1] if number <= len(offered) else ""
            if not theme:
                told.append(f"#{number} was not on offer and is left out; \\#{number} keeps it as words")
            elif theme in self.controller.state.issues[issue].themes or self.ask(
                commands.TagIssue(issue, theme, suggested=True)
            ):
                told.append(f"#{number} is {labels.get(theme, theme)}")
            else:
                told.append(f"#{number}: {self.said}")
        self.say(f"{issue}: {'; '.join(told)}.")

    def put_away(self, seq: int, words: str) -> None:
        """Take typed words out of the line; taking back the step `seq` brings them back (`LineKeys`)."""
        self.away_words = (seq, words)
        self._emptied()

    away_words: tuple[int, str] = (0, "")
    """Words that a step took out of the line, with that step's number."""

    def bring_back(self, seq: int) -> None:
        """After undoing a step: the words it took out of the line stand in it again, if it is empty."""
        line = self.typing
        if seq == self.away_words[0] and line is not None and line.takes_words and not line.text:
            self.subject = ""
            line.fill(self.away_words[1])
            self.drafts.keep("capture", self.away_words[1])
            self.edited_words(line.text)

    def take_away(self, seq: int) -> None:
        """After doing a step again: the words that it keeps leave the line, unless they were changed."""
        line = self.typing
        if seq == self.away_words[0] and line is not None and line.takes_words and line.text == self.away_words[1]:
            self._emptied()
            self.forget()
            self.show_understood("")
