"""The desk for what is on offer while a group's words are typed: a repeat, a learning point, themes, also-us."""

from __future__ import annotations

import asyncio
from functools import partial

from facilitator.console.bench import Bench
from facilitator.console.beside import begin_beside
from facilitator.console.desk import Desk
from facilitator.console.desks.hand import Hand
from facilitator.console.desks.thinking import Thinking, Wish
from facilitator.console.key import capturing, key, reporting
from facilitator.console.screens.over import is_there
from facilitator.live.capture_line import Typed
from facilitator.live.facts.issues import EchoIssue, WithdrawEcho
from facilitator.live.facts.themes import LinkIssue, TagIssue, UntagIssue

LINK = "Link what is typed, or on an empty line the issue saved last, to the learning point on offer"


class OffersDesk(Desk):
    """Says yes to an offer."""

    MENU = "Groups"

    def __init__(self, bench: Bench, hand: Hand, thinking: Thinking) -> None:
        """Offer what came to mind."""
        super().__init__(bench)
        self.hand, self.thinking = hand, thinking
        self.taken = (0, "")
        """Words that a step took out of the line, with that step's number."""

    def saved(self, issue: str) -> None:
        """What was on offer stays on offer for the issue just saved, until other words are typed."""
        mind = self.thinking
        mind.hold_still()
        mind.thought = mind.thought._replace(text=issue, repeats=())
        mind.subject, mind.linking = issue, ()
        mind.show("")

    @key("point.accept", "ctrl+l", "learning point", LINK, where="line", footer=4, when=capturing, offered=reporting)
    def accept_point(self) -> None:
        """Link what is typed to the learning point on offer; pressed again, take the link away."""
        bench, mind, text = self.bench, self.thinking, self.bench.field.text
        point = next(iter(mind.thought.points), "")
        if not point:
            bench.say("No learning point comes to mind. On the board, ⟦board.link:l⟧ lists them all.")
        elif mind.understood(text).words:
            mind.linking = () if point in mind.linking else (point,)
            mind.show(text)
        elif issue := mind.marked_issue():
            number = mind.numbers((point,))
            if bench.ask(LinkIssue(issue, point, suggested=True)):
                mind.thought = mind.thought._replace(points=mind.thought.points[1:])
                mind.show(text)
                bench.say(f"{issue} brings out learning point {number[0] if number else point}. ctrl+z takes it back.")

    def mark(self, issue: str, typed: Typed, *, toggle: bool = False) -> bool:
        """Put the marks of a line on an issue, or take off those it has if `toggle`; whether all of them could be."""
        standing = self.bench.state.issues[issue]
        themes = [
            UntagIssue(issue, theme)
            if toggle and theme in standing.themes
            else TagIssue(issue, theme, theme in typed.suggested)
            for theme in typed.themes
        ]
        echoes = [
            WithdrawEcho(issue, group) if toggle and group in standing.echoes else EchoIssue(issue, group)
            for group in typed.echoes
        ]
        return all(self.bench.ask_together([*themes, *echoes]))

    def take_later(self, issue: str, picks: tuple[int, ...]) -> None:
        """Take offers by number that were chosen before they could be seen, for an issue that is kept already."""
        if picks:
            begin_beside(self.bench.screen, partial(self._take_when_thought, issue, picks), "late")

    async def _take_when_thought(self, issue: str, picks: tuple[int, ...]) -> None:
        bench = self.bench
        standing = bench.state.issues[issue]
        wish = Wish(standing.text, standing.group, bench.now.plan, (), ())
        offered = (await asyncio.to_thread(self.thinking.sensing.think, wish)).themes
        if not is_there(bench.screen):
            return
        labels = {theme.id: theme.label for theme in bench.now.plan.themes}
        told = []
        for number in picks:
            theme = offered[number - 1] if number <= len(offered) else ""
            if not theme:
                told.append(f"#{number} was not on offer and is left out; \\#{number} keeps it as words")
            elif theme in bench.state.issues[issue].themes or bench.ask(TagIssue(issue, theme, suggested=True)):
                told.append(f"#{number} is {labels.get(theme, theme)}")
            else:
                told.append(f"#{number}: {bench.said}")
        bench.say(f"{issue}: {'; '.join(told)}.")

    def undone(self, seq: int) -> None:
        """The words that a step took out of the line stand in it again, if it is empty."""
        field = self.bench.field
        if seq == self.taken[0] and field.takes_words and not field.text:
            self.thinking.subject = ""
            field.fill(self.taken[1])
            self.bench.drafts.keep("capture", self.taken[1])
            self.thinking.edited(field.text)

    def redone(self, seq: int) -> None:
        """The words that a step keeps again leave the line, unless they were changed."""
        field = self.bench.field
        if seq == self.taken[0] and field.takes_words and field.text == self.taken[1]:
            self.bench.emptied()
            self.thinking.forget()
            self.thinking.show("")
