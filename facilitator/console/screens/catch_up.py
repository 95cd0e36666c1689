"""Winning time back: the ways there are, each with what is lost by it; Enter takes one."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip

from facilitator.console.key import key
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, beside, clip, strip_of, wrap, wrap_runs
from facilitator.console.painting.spots import Spot, standing
from facilitator.console.painting.today import heading
from facilitator.console.screens.over import OverTheDay
from facilitator.console.widgets.canvas import Canvas, Painted
from facilitator.live.queries.catch_up import CatchUp, Proposal
from facilitator.live.queries.schedule import length_words

MISSED = "More than half an hour behind: was a start missed? ⟦clock.backdate:T⟧ tells when something really began."


class Ways(Canvas):
    """The proposals, with all that the one in hand loses."""

    at = Painted(0)

    def __init__(self, found: CatchUp, stands: str, missed: str) -> None:
        """Take the proposals, how the day stands in words, and what to ask where a start may have been missed."""
        super().__init__()
        self.missed = missed
        self.found = found
        self.stands = stands

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """How the day stands, the proposals, and what the keys do."""
        lines = [heading("Win time back", "private", width, style)]
        for text, shade in ((self.stands, style.strong), (self._first_words(), style.plain)):
            lines += [strip_of([(f" {line}", shade)], width, style.plain) for line in wrap(text, width - 2) if text]
        if self.found.asks:
            told = wrap_runs(style.offers(self.missed, style.warn), width - 2)
            lines += [strip_of([(" ", style.warn), *line], width, style.plain) for line in told]
        others = len(self.found.proposals)
        for number, proposal in enumerate(self.found.proposals):
            lines.append(strip_of([], width, style.plain))
            room = height - 2 - len(lines) - 2 * (others - number - 1)
            lines += standing(self._proposal(number, proposal, (width, room), style), Spot("choice", str(number + 1)))
        lines += [strip_of([], width, style.plain)] * (height - 1 - len(lines))
        keys = " ⟦catch_up.take:enter⟧ takes it · ↑↓ another" if self.found.proposals else ""
        tail: list[Run] = style.offers("⟦catch_up.close:esc⟧ leaves all as it is ", style.bar_quiet)
        return [*lines[: height - 1], beside(style.offers(keys, style.bar_accent), tail, width, style.bar)]

    def _first_words(self) -> str:
        """What the proposals reach, or why there are none."""
        found = self.found
        name = found.name.lower()
        if not found.name:
            return "No fixed point and no finish is late, so there is nothing to win back."
        if found.proposals:
            missed = f"{found.missed} can no longer be reached on time. " if found.missed else ""
            return f"{missed}Each of these reaches {name} on time:"
        late = length_words(int(found.late // 60))
        if found.most <= 0:
            return f"The plan lets nothing be shortened or dropped, so {name} stays {late} late."
        return f"{found.name.capitalize()} is {late} late; all that the plan allows wins {length_words(found.most)}."

    def _proposal(self, number: int, proposal: Proposal, size: tuple[int, int], style: Ink) -> list[Strip]:
        """One proposal; the one in hand with all that it loses, in as many lines as there are."""
        (width, room), here = size, number == self.at
        shade = style.here if here else style.plain
        head = f" {'▶' if here else ' '} {number + 1}  {proposal.title}"
        lines = [beside([(clip(head, width), shade)], [], width, shade)]
        for loss in proposal.lost if here else ():
            words = clip(f" {loss.words} ", width - 16)
            title = clip(loss.title, width - 7 - cell_len(words))
            lines.append(beside([(f"     - {title}", style.plain)], [(words, style.plain)], width, style.plain))
        if len(lines) > room:
            more = len(lines) - room + 1
            lines = [*lines[: room - 1], strip_of([(f"       and {more} more", style.quiet)], width, style.plain)]
        return lines


class CatchUpScreen(OverTheDay[Proposal | str | None]):
    """A list of proposals; gives the one that was taken, "began" where T was pressed, or None."""

    DEFAULT_CSS = """
    CatchUpScreen #ways { width: 92; max-width: 98%; height: 26; max-height: 94%; }
    """

    def __init__(self, found: CatchUp, stands: str, missed: str = MISSED) -> None:
        """Show the proposals under how the day stands in words; `missed` asks where a start may have been missed."""
        super().__init__()
        self.found = found
        self.missed = missed
        self.stands = stands

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(id="ways", classes="frame"):
            yield Ways(self.found, self.stands, self.missed)

    @key("catch_up.down", "down", "down", "The next way", 1, where="win time back")
    @key("catch_up.up", "up", "up", "The way before", -1, where="win time back")
    def move(self, way: int) -> None:
        ways = self.query_one(Ways)
        ways.at = max(0, min(len(self.found.proposals) - 1, ways.at + way))

    def take_thing(self, spot: Spot) -> None:
        """Take the way that was clicked in hand."""
        if spot.kind == "choice":
            self.choose(spot.name)

    @key("catch_up.choose", "1,2,3", "way", "Take that way in hand", where="win time back")
    def choose(self, figure: str) -> None:
        if int(figure) <= len(self.found.proposals):
            self.query_one(Ways).at = int(figure) - 1

    @key("catch_up.take", "enter", "take it", "Win time back in the way that is in hand", where="win time back")
    def take(self) -> None:
        proposals = self.found.proposals
        self.dismiss(proposals[self.query_one(Ways).at] if proposals else None)

    @key("catch_up.began", "T,shift+t", "began earlier", "A start was missed: say when it was", where="win time back")
    def began(self) -> None:
        self.dismiss("began")

    @key("catch_up.close", "escape,q,r", "back", "Leave everything as it is", where="win time back")
    def close_list(self) -> None:
        self.dismiss(None)
