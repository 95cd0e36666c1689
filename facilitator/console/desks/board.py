"""The desk for the board: choosing an issue, editing, moving, withdrawing, and what stands beside the words."""

from __future__ import annotations

from functools import partial

from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.desks.hand import Hand
from facilitator.console.desks.offers import OffersDesk
from facilitator.console.desks.thinking import Thinking
from facilitator.console.key import board_key, capturing, key
from facilitator.console.painting.board import neighbours, standing_words, where_words
from facilitator.console.painting.choices import Choice
from facilitator.console.widgets.panels import Middle
from facilitator.console.widgets.typing import Purpose
from facilitator.live.facts.base import Command
from facilitator.live.facts.issues import EditIssue, MergeIssue, MoveIssue, SplitIssue, WithdrawIssue
from facilitator.live.facts.themes import LinkIssue, UnlinkIssue
from facilitator.live.queries.board import is_hypothesis
from facilitator.live.state import Issue

SHOW = "Show the board or the page in the middle"
WALK = "Walk over the board: choose an issue to edit, move or withdraw"
TAGS = "Themes of the issue: #1 takes a suggested one, #word searches; once more takes it off"
ALSO = "Groups that had the issue too: +4; once more takes it off"
MERGE = "Put the issue together with another: arrows choose it, Enter does it"
DETAIL = "A hypothesis in detail: based on, how to test, what became of it"
THEMES_HINT = "themes: #1 takes one on offer, #word searches; what it has is taken off"
ALSO_HINT = "the number of a group that had it too; again takes it off"


def withdrawing(bench: Bench) -> Command:
    """What withdrawing asks for."""
    return WithdrawIssue(bench.mode.chosen)


class BoardDesk(Desk):
    """The issue chosen on the board."""

    MENU = "Issue"

    def __init__(self, bench: Bench, middle: Middle, hand: Hand, thinking: Thinking, offers: OffersDesk) -> None:
        """Work on the board in the middle."""
        super().__init__(bench)
        self.middle, self.hand, self.thinking, self.offers = middle, hand, thinking, offers
        self._from_line = False  # whether the walk over the board began there, so that it leads back

    @property
    def chosen(self) -> Issue | None:
        """The issue chosen on the board, or None."""
        return self.bench.state.issues.get(self.bench.mode.chosen)

    def undone(self, seq: int) -> None:
        """What is in hand may have been taken back by this very window."""
        self._have_one_that_stands()

    def redone(self, seq: int) -> None:
        """Where a redo withdrew the chosen issue once more, choose another."""
        self._have_one_that_stands()

    def _have_one_that_stands(self) -> None:
        """Where the issue in hand was taken back here, take another, or none; what another window did leaves it."""
        mode, board = self.bench.mode, self.bench.now.board
        issues = [issue for column in board.columns for issue in column.issues] if board else []
        standing = {issue.id for issue in issues}
        if mode.merging and mode.merging not in standing:
            self.bench.put(merging="")
        if mode.place != "board" or mode.chosen in standing:
            return
        own = [issue for issue in issues if issue.group == self.hand.group]
        self.bench.put(chosen=next((issue.id for issue in reversed(own or issues)), ""))
        if not self.bench.mode.chosen:
            self.leave()

    # -- walking ----------------------------------------------------------------------------------------------

    @key("board.show", "tab", "board or page", SHOW, footer=8, when=capturing, scribe=True)
    def show(self) -> None:
        self.bench.put(showing="page" if self.bench.mode.showing == "board" else "board")

    @key("board.enter", "up", "on the board", WALK, when=capturing, scribe=True)
    def enter(self) -> None:
        """Where a long page is scrolled, it is scrolled back first."""
        self._from_line = self.bench.field.open
        if self.bench.mode.showing == "page" and self.middle.top > 0:
            self.bench.perform("page.up")
        else:
            self.walk()

    def walk(self) -> None:
        """Choose the newest issue of the group in hand, else any, and take the keys to the board."""
        board = self.bench.now.board
        issues = [issue for column in board.columns for issue in column.issues] if board else []
        own = [issue for issue in issues if issue.group == self.hand.group]
        if self.bench.mode.room:
            return  # there is no board in the room's layout
        if not issues:
            self.bench.say("The board is empty: ⟦capture.open:c⟧ captures the first issue.")
            return
        known = self.bench.mode.chosen in {issue.id for issue in issues}
        chosen = self.bench.mode.chosen if known else (own or issues)[-1].id
        self.bench.screen.set_focus(self.middle)
        self.bench.put(showing="board", chosen=chosen, place="board")
        self.say_where()

    def say_where(self) -> None:
        """Say where the chosen issue stands, and what is beside it."""
        if (issue := self.chosen) is not None and (words := standing_words(self.bench.now, issue)):
            self.bench.say(words)

    @board_key("board.up", "up", "up", "The issue above", "up")
    @board_key("board.left", "left", "left", "The group to the left", "left")
    @board_key("board.right", "right", "right", "The group to the right", "right")
    def step(self, way: str) -> bool:
        """Move to the issue next to the chosen one; whether there is one."""
        board = self.bench.now.board
        found = neighbours(board, self.bench.mode.chosen).get(way, "") if board else ""
        if found:
            self.bench.put(chosen=found)
            self.hand.take(self.bench.state.groups.get(self.bench.state.issues[found].group))
            self.say_where()
        return bool(found)

    @board_key("board.down", "down", "down", "The issue below; from the last, back to the line")
    def down(self) -> None:
        if not self.step("down"):
            self.leave()

    @board_key("board.leave", "escape", "back", "Leave the board", footer=9)
    def leave(self) -> None:
        """To where it was entered from, the line or the lead's keys; out of putting together first."""
        if self.bench.mode.merging:
            self.bench.put(merging="")
            self.say_where()
            return
        self.bench.screen.set_focus(None)
        self.bench.put(chosen="", place="lead")
        if self.bench.field.open or self._from_line:
            self.bench.perform("capture.open")

    # -- the words --------------------------------------------------------------------------------------------

    @board_key("board.edit", "enter", "edit", "Edit the issue; its first words stay on record", footer=1)
    def edit(self) -> None:
        """Or put together what is to be."""
        mode, issue = self.bench.mode, self.chosen
        if mode.merging:
            self._merge(mode.merging, mode.chosen)
        elif issue is not None:
            save = partial(self._save_edit, issue.id)
            purpose = Purpose(f"edit:{issue.id}", f"Edit {issue.id}", save, text=issue.text, left=self.walk)
            self.bench.line(purpose)

    def _save_edit(self, about: str, text: str) -> None:
        if not text or self.bench.ask(EditIssue(about, text)):
            self._back()

    def _back(self) -> None:
        self.bench.emptied()
        self.bench.close_line()
        self.walk()

    @board_key(
        "board.withdraw",
        "d",
        "withdraw",
        "Take the issue off the board; undo brings it back",
        footer=2,
        asks=withdrawing,
    )
    def withdraw(self) -> None:
        bench, board = self.bench, self.bench.now.board
        chosen = bench.mode.chosen
        beside = neighbours(board, chosen) if board else {}
        if chosen and bench.ask(WithdrawIssue(chosen)):
            following = (beside[way] for way in ("down", "up", "left", "right") if beside.get(way))
            bench.put(chosen=next(following, ""))
            self._have_one_that_stands()
            undo, _ = bench.step_keys
            bench.say(f"{chosen} is withdrawn; its words stay on record. {undo} brings it back.")

    @board_key("board.move", "1,2,3,4,5,6,7,8,9", "give to group", "Give the issue to that group", footer=3)
    def move(self, figure: str) -> None:
        chosen, group = self.bench.mode.chosen, self.hand.numbered(figure)
        if group is None:
            self.bench.say(f"There is no group {figure}.")
        elif chosen and self.bench.ask(MoveIssue(chosen, group.id)):
            self.hand.take(group)
            self.hand.looked()
            self.bench.say(f"{chosen} is {group.name}'s now. ⟦undo:u⟧ takes it back.")

    # -- beside the words -------------------------------------------------------------------------------------

    @board_key("board.tag", "number_sign", "themes", TAGS, "#", THEMES_HINT, footer=5)
    @board_key("board.also", "plus", "also us", ALSO, "+", ALSO_HINT, footer=6)
    def type_marks(self, sign: str, hint: str) -> None:
        issue = self.chosen
        if issue is not None:
            self.thinking.forget()
            self.thinking.subject = issue.id
            save = partial(self._save_marks, issue.id)
            purpose = Purpose(f"mark:{issue.id}", f"Beside {issue.id}", save, hint, sign, marks=True, left=self.walk)
            self.bench.line(purpose._replace(typed=partial(self._marks_typed, purpose.place)))
            self.thinking.think_of(issue)

    def _marks_typed(self, place: str, text: str) -> None:
        self.bench.drafts.keep(place, text)
        self.thinking.show(text)

    def _save_marks(self, about: str, text: str) -> None:
        """Marks for the issue; one it has already is taken off."""
        typed = self.thinking.understood(text)
        if typed.words:
            self.bench.say(f"Not understood as a mark: {typed.words}. #word searches the themes, +4 is Group 4.")
        elif not typed.marks or self.offers.mark(about, typed, toggle=True):
            self._back()
            self.offers.take_later(about, typed.waiting)

    @board_key("board.merge", "m", "merge", MERGE, footer=7)
    def merge(self) -> None:
        issue = self.chosen
        if issue is None:
            return
        if issue.merged:
            self.bench.say(f"{issue.id} is together with {issue.merged} already. ⟦board.split:p⟧ takes it apart.")
            return
        self.bench.put(merging=issue.id)
        self.bench.say(f"Put {issue.id} together with: arrows choose the other issue, enter does it, esc does not.")

    def _merge(self, issue: str, into: str) -> None:
        if self.bench.ask(MergeIssue(issue, into)):
            kept = self.bench.state.issues[issue].merged
            self.bench.put(merging="", chosen=kept)
            board = self.bench.now.board
            where = where_words(board, kept) if board else kept
            self.bench.say(f"{issue} is together with {where}. Its words stay; ⟦undo:u⟧ takes it back.")

    @board_key("board.split", "p", "take apart", "Take apart what was put together", footer=8)
    def split(self) -> None:
        """The chosen issue from the one it is with, or one of those that are with it."""
        chosen, issues = self.bench.mode.chosen, self.bench.state.issues
        inside = [issue for issue in issues.values() if issue.merged == chosen and not issue.withdrawn]
        if chosen in issues and issues[chosen].merged:
            self._split(chosen)
        elif len(inside) == 1:
            self._split(inside[0].id)
        elif inside:
            choices = [Choice(issue.id, f"{issue.id}  {issue.text}") for issue in inside]
            self.bench.choose("Take apart", choices, self._split)
        else:
            self.bench.say(f"{chosen} stands alone already.")

    def _split(self, issue: str | None) -> None:
        if issue:
            self.bench.ask(SplitIssue(issue), f"{issue} stands alone again. ⟦undo:u⟧ takes it back.")

    @board_key("board.link", "l", "learning point", "Link it to a learning point; private", footer=8)
    def link(self) -> None:
        """Link the chosen issue to a learning point, or take the link away."""
        issue, radar = self.chosen, self.bench.now.radar
        if issue is None or not radar:
            self.bench.say("This exercise has no learning points.")
            return
        linked = {point for _, point in issue.points}
        choices = [
            Choice(point.id, f"{point.number:2} {point.text}", "linked" if point.id in linked else "")
            for point in radar
        ]
        self.bench.choose(f"{issue.id} brings out", choices, partial(self._link, issue.id))

    def _link(self, issue: str, point: str | None) -> None:
        if point:
            linked = {name for _, name in self.bench.state.issues[issue].points}
            command = UnlinkIssue if point in linked else LinkIssue
            if self.bench.ask(command(issue, point)):
                self.bench.say(standing_words(self.bench.now, self.bench.state.issues[issue]))

    @board_key("board.detail", "i", "in detail", DETAIL, footer=8)
    def detail(self) -> None:
        from facilitator.console.screens.hypotheses import HypothesesSheet

        issue = self.chosen
        if issue is not None and is_hypothesis(self.bench.state, issue):
            self.bench.open(HypothesesSheet(self.bench, issue.id))
        else:
            self.bench.say("Only hypotheses have a basis and a test: items with “capture: hypotheses” in the plan.")
