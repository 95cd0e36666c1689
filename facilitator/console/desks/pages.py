"""The desks for pages and items: turning them, scrolling a long one, going to another, reading what belongs to them."""

from __future__ import annotations

from facilitator.agenda.kinds import KINDS
from facilitator.agenda.model import Block
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.desks.room import AsidesDesk
from facilitator.console.desks.windows import PartsDesk
from facilitator.console.key import is_open, key, under_way
from facilitator.console.painting.choices import places
from facilitator.console.painting.pages import blanks, line, title, words
from facilitator.console.painting.side import who_words
from facilitator.console.widgets.panels import Middle
from facilitator.live.facts.agenda import (
    GoTo,
    NextItem,
    NextPage,
    PreviousItem,
    PreviousPage,
    RepeatItem,
    SkipItem,
    TurnTo,
)
from facilitator.live.queries.day_words import done_at_a_price

NEXT = (
    "Next page; from the last page of a talk, the next item. Never leaves an exercise, report-back or break whose clock"
    " runs"
)
NOTHING = "Nothing: presenter remotes send it to start a slide show"


class PagesDesk(Desk):
    """What the middle shows while it shows a page."""

    MENU = "Page"

    def __init__(
        self, bench: Bench, middle: Middle, parts: PartsDesk | None = None, asides: AsidesDesk | None = None
    ) -> None:
        """Turn the pages of the panel in the middle, and the `parts` in which the room sees a long one.

        While the room looks `aside`, what it looks at is turned instead.
        """
        super().__init__(bench)
        self.middle, self.parts, self.asides = middle, parts, asides
        self._begun_again = (0, 0)
        """The step that began an item again, and the page that was shown until then."""

    def undone(self, seq: int) -> None:
        """An item that was begun again by a slip is at its page again; turning pages is no step that undo knows."""
        step, page = self._begun_again
        if seq == step and page:
            self.bench.ask(TurnTo(page))

    def item_changed(self, before: str) -> None:
        """A report-back opens on the board, everything else on its page; for the scribe, wherever there is a board."""
        view = self.bench.now
        on_board = view.now is not None and KINDS[view.now.kind].reports
        if self.bench.controller.window == "scribe":
            on_board = view.board is not None
        self.middle.top = 0
        self.bench.put(showing="board" if on_board else "page")

    @key(
        "page.next",
        "space,right,pagedown",
        "next page",
        NEXT,
        footer=1,
        when=is_open,
        room=True,
        synonyms=("next", "on", "begin"),
        asks=NextPage,
    )
    def forward(self) -> None:
        if self.asides is not None and self.asides.turn(1):
            return
        middle = self.middle
        goes_on = self.bench.mode.showing == "page" and middle.top < middle.overflow()
        if (self.parts is not None and self.parts.turn(1)) or goes_on:
            self.scroll(1)
        elif self.bench.ask(NextPage()):
            middle.top = 0
            now = self.bench.now.now
            if now is not None and not KINDS[now.kind].reports:
                self.bench.put(showing="page")

    @key(
        "page.previous",
        "left,pageup",
        "back",
        "Previous page",
        footer=6,
        when=under_way,
        room=True,
        asks=PreviousPage,
    )
    def back(self) -> None:
        if self.asides is not None and self.asides.turn(-1):
            return
        if self.parts is not None and self.parts.turn(-1):
            self.scroll(-1)
        elif self.bench.ask(PreviousPage()):
            self.middle.top = 0

    @key("item.next", "n", "next item", "Next item", footer=2, when=is_open, room=True, asks=NextItem)
    def next_item(self) -> None:
        self.bench.ask(NextItem())

    @key(
        "item.previous",
        "N,shift+n",
        "item before",
        "Previous item; its clock goes on",
        when=under_way,
        room=True,
        asks=PreviousItem,
    )
    def previous_item(self) -> None:
        self.bench.ask(PreviousItem())

    @key(
        "item.go",
        "g",
        "go to",
        "Go to: search items and pages; nothing moves before Enter",
        footer=7,
        when=is_open,
        of="item",
    )
    def go_to(self) -> None:
        self.bench.choose("Go to", places(self.bench.now), self.go, self.bench.mode.item or self.bench.state.current)

    def go(self, chosen: str | None) -> None:
        """To an item, or to one of its pages."""
        if chosen:
            item, _, page = chosen.partition("#")
            self.bench.ask(GoTo(item, int(page) if page else None))

    @key(
        "item.skip",
        "S,shift+s",
        "skip",
        "Skip the current item: it is marked so, and the next begins",
        when=under_way,
        asks=lambda bench: SkipItem(bench.state.current),
    )
    def skip(self) -> None:
        now = self.bench.now.now
        if self.bench.ask(SkipItem(self.bench.state.current)):
            self.bench.say(done_at_a_price(self.bench.now, f"{now.title if now else ''} is marked as skipped"))

    @key(
        "item.repeat",
        "R,shift+r",
        "again",
        "Start the current item again with its full time",
        when=under_way,
        asks=RepeatItem,
    )
    def repeat(self) -> None:
        page = self.bench.state.pages.get(self.bench.state.current, 0)
        if self.bench.ask(RepeatItem()) and (now := self.bench.now.now):
            chain = self.bench.state.done.get(self.bench.controller.window)
            self._begun_again = (chain.step.seq if chain is not None else 0, page)
            self.bench.say(done_at_a_price(self.bench.now, f"{now.title} starts again with its full time"))

    @key("page.up", "shift+up,home", "scroll up", "Scroll a long page up", -1, when=under_way, scribe=True)
    @key("page.down", "down", "scroll", "Scroll a long page down", 1, when=under_way, scribe=True)
    def scroll(self, way: int) -> None:
        middle = self.middle
        middle.top = max(0, min(middle.overflow(), middle.top + way * max(1, middle.size.height - 4)))

    @key("remote.nothing", "f5", "", NOTHING, room=True)
    def nothing(self) -> None:
        """A letter of its own keeps it from doing anything else."""


class PapersDesk(Desk):
    """Long texts that open over the screen: notes, prompts, background."""

    MENU = "Page"

    @key("papers.read", "i", "read", "Read your private notes, the prompts and the background in full")
    def read(self) -> None:
        now, plan = self.bench.now.now, self.bench.now.plan
        if now is None:
            self.bench.say("There is something to read once the day has begun.")
            return
        item = plan.item(now.id)
        blocks: list[Block] = []
        blocks += [words(told) for told in who_words(item)]
        if now.page and (missing := blanks(now.page)):
            blocks += [title("Not filled in yet"), words(f"{', '.join(missing)}: write it under details in the plan.")]
        if now.page and now.page.notes:
            blocks += [title("This page"), *(words(note) for note in now.page.notes)]
        if item.aims:
            blocks += [title("Aims"), *(line(aim) for aim in item.aims)]
        if item.prompts:
            blocks += [title("Prompts"), *(line(prompt) for prompt in item.prompts)]
        case = plan.cases.get(item.case)
        if case is not None and case.points:
            blocks += [title(f"Learning points: {case.title}"), *(line(point.text) for point in case.points)]
            blocks += [title("What went right"), *(line(text) for text in case.went_right)] if case.went_right else []
            blocks += [title("Criteria"), words(case.criteria)] if case.criteria else []
            blocks += [title("Hypotheses"), *(line(text) for text in case.hypotheses)] if case.hypotheses else []
        for name in item.background:
            for page in plan.background[name].pages if name in plan.background else ():
                blocks += page.blocks
        self.bench.show_paper(f"For you: {now.title}", blocks or [words("There are no notes for this item.")])
