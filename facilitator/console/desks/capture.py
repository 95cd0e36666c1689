"""The desk for a group's words: the line they are typed in, what becomes of them, late ones, pasted ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.counting import count_words
from facilitator.agenda.kinds import KINDS
from facilitator.console.bench import Bench, Done
from facilitator.console.desk import Desk
from facilitator.console.desks.entries import EntriesDesk
from facilitator.console.desks.hand import Hand
from facilitator.console.desks.offers import OffersDesk
from facilitator.console.desks.thinking import Thinking
from facilitator.console.desks.turns import TurnsDesk
from facilitator.console.key import capturing, key, words_key
from facilitator.console.painting.board import standing_words, where_words
from facilitator.console.painting.choices import Choice
from facilitator.console.widgets.typing import Purpose
from facilitator.live.capture_line import Typed, understand
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.queries.day import can_be_late, is_over
from facilitator.live.queries.view import View, board_of
from facilitator.live.state import State

if TYPE_CHECKING:
    from facilitator.live.capture_line import PastedLine
    from facilitator.live.state import Group


MOST_LINES = 300
"""More lines than this are no flipcharts, and nobody looks at each of them: they stay in the line as one."""


class PastingDesk(Desk):
    """Lines pasted into the empty capture line, before they become issues."""

    def __init__(self, bench: Bench, hand: Hand) -> None:
        """Give them to the group in hand, where they name no other."""
        super().__init__(bench)
        self.hand = hand

    def pasted(self, text: str) -> bool:
        """Several lines pasted into an empty line are looked at first; whether they are.

        Until they are taken they are the draft of the line, so that no crash and no power cut takes them.
        """
        bench, group = self.bench, self.hand.in_hand()
        if group is None or bench.field.text.strip() or bench.mode.room:
            return False
        if self._is_photograph(text, group):
            return True
        from facilitator.live.capture_line import pasted_lines

        lines = pasted_lines(text, group.id, bench.now.groups, bench.now.plan.themes)
        if len(lines) < 2:
            return False
        if len(lines) > MOST_LINES:
            bench.field.insert(text)
            bench.say(
                f"These {len(lines):,} lines stand here as one, whole: only {MOST_LINES} can become issues at once."
            )
            return True
        from facilitator.console.screens.pasting import TAKE, PastingSheet

        sheet = PastingSheet(bench, lines, bool(self.hand.late_for))
        self.hand.keep(clean_line(text))
        bench.drafts.store()

        def decided(answer: str | None) -> None:
            if answer == TAKE:
                self._take(sheet.lines)
            else:
                bench.field.insert(text)

        bench.open(sheet, decided)
        return True

    def _is_photograph(self, text: str, group: Group) -> bool:
        """Whether a picture was dropped into the line: its path is no group's words, and names a folder of somebody."""
        from facilitator.application.photographs import is_picture

        if not is_picture(text):
            return False
        from facilitator.console.screens.photographs import PhotographsSheet

        self.bench.open(PhotographsSheet(self.bench, group.id, text.strip()))
        return True

    def _take(self, lines: tuple[PastedLine, ...]) -> None:
        """Capture the lines, each for its group; what is refused goes into the line."""
        bench, late = self.bench, (self.hand.late_for, bool(self.hand.late_for))
        came = bench.ask_together(
            [CaptureIssue(line.group, line.words, *late, line.echoes, line.themes) for line in lines]
        )
        refused = [line.words for line, done in zip(lines, came, strict=True) if not done]
        why = next((done.refusal for done in reversed(came) if not done), "")
        bench.emptied()
        self.hand.looked()
        kept = len(lines) - len(refused)
        back = f" ctrl+z takes {'it' if kept == 1 else 'them all'} back." if bench.typing and kept else ""
        if refused:
            bench.field.insert(" ".join(refused))
            back = f" {why} {count_words(len(refused), 'line')} stands in the line, whole.{back}"
        bench.say(f"{count_words(kept, 'issue')} kept.{back}")


ONWARDS = ("page.next", "item.next", "item.skip")
"""The keys that lead on to a report-back as everyone expects it, so that its line opens."""

LATE = "Type from a flipchart afterwards; the words are marked as late, also after the end"
NOT_LATE = "Mark the words as late, copied from a flipchart afterwards, or not"
ALSO = "Also us: what is typed is kept as this group's own words beside the issue it may repeat"


class CaptureDesk(Desk):
    """Capturing: the line that groups' words are typed into, and what Enter makes of them."""

    MENU = "Groups"

    def __init__(
        self,
        bench: Bench,
        hand: Hand,
        thinking: Thinking,
        offers: OffersDesk,
        turns: TurnsDesk,
        pasting: PastingDesk,
        entries: EntriesDesk,
    ) -> None:
        """Capture for the group in hand, with what comes to mind and what is on offer."""
        super().__init__(bench)
        self.hand, self.thinking, self.offers, self.turns = hand, thinking, offers, turns
        self.pasting, self.entries = pasting, entries
        self._types = bench.controller.window == "scribe"
        """Whether this window is for typing: then its line opens by itself, and stays when the lead moves on."""

    def item_changed(self, before: str) -> None:
        """A report-back opens the line for the group whose turn it is, when the day first gets there.

        Who comes back to one may be on the way elsewhere, and so may who jumped there, or was brought by the clock, by
        undo or by another window: the next key is a command, and must not land on the board. Elsewhere the group
        that spoke last is in hand, and the first before any has spoken. Words are taken as they are said again.
        """
        view, field = self.bench.now, self.bench.field
        if self._types and field.open:
            return  # only the lead moves on, the scribe is in mid-sentence
        self.hand.late_for = ""
        self.hand.take(self.turns.group() or self.hand.usual())
        there = view.now is not None and KINDS[view.now.kind].reports and is_first_stay(self.bench.state, before)
        reports = there and (not before or self.bench.doing in ONWARDS)
        if view.phase == "running" and (reports or (self._types and view.board is not None)):
            self.open()
        elif field.takes_words:
            self.bench.close_line()
        if there and not reports and not self._types:
            self.bench.say("Nobody types yet: ⟦capture.open:c⟧ opens the line for the group whose turn it is.")

    # -- the line ---------------------------------------------------------------------------------------------

    @words_key("capture.open", "c", "capture", "Capture an issue for the group whose turn it is", footer=5, of="group")
    def open(self) -> None:
        """Where the exercise and its report-back are over, as late words.

        Words that follow a key must never become commands, so a line opens even where there is no exercise.
        """
        bench, board = self.bench, self.bench.now.board
        if not bench.field.open and board is not None and is_over(bench.state, board.exercise):
            self._be_late(board.exercise)
            board = bench.now.board
        group = self.hand.in_hand()
        if board is None or group is None:
            self.entries.note()
            bench.say("No exercise has begun yet, so these words are kept as a note.")
            return
        self.hand.take(group)
        bench.put(showing="board", chosen="")
        label, hint = self.hand.over_line(group)
        purpose = Purpose("capture", label, self._save, hint, words=True, marks=True)
        bench.line(purpose._replace(typed=self._edited, pasted=self.pasting.pasted, led=self._led, left=self._left))
        self.thinking.get_ready()

    @words_key("capture.group", "1,2,3,4,5,6,7,8,9", "group", "Capture for that group")
    def open_for(self, figure: str) -> None:
        group = self.hand.numbered(figure)
        if group is not None:
            self.hand.take(group)
        self.open()
        if group is None and self.bench.now.board is not None:
            self.bench.say(f"There is no group {figure}; the line is for the group named over it.")

    @key("line.leave", "escape", "back", "Out of the line; the draft is kept", where="line", footer=9, scribe=True)
    def leave_line(self) -> None:
        self.bench.leaving("escape")

    def _edited(self, text: str) -> None:
        """Keep the words as a draft, and put the group that they name in hand."""
        self.hand.keep(text)
        groups = self.bench.now.groups
        named = understand(text, groups).group
        group = next((group for group in groups if group.id == named), None)
        if group is not None and group.id != self.hand.group:
            self.hand.take(group)
            self.hand.looked()
        self.thinking.edited(text)

    def _led(self, key: str) -> None:
        if key == "up":
            self.bench.put(showing="board")
            self.bench.perform("board.enter")
        else:
            self.hand.turn(-1 if key == "shift+tab" else 1)

    def _left(self) -> None:
        """Late words end with the line."""
        if self.hand.late_for:
            self.hand.late_for = ""
            self.bench.look()

    # -- what becomes of the words ----------------------------------------------------------------------------

    def keep_words(self) -> str:
        """Keep the words in the line, as Enter does; the issue that they are, "" where they could not be kept."""
        before = len(self.bench.state.issues)
        self._save(self.bench.field.text)
        return next(reversed(self.bench.state.issues)) if len(self.bench.state.issues) > before else ""

    def _save(self, text: str) -> None:
        bench, mind = self.bench, self.thinking
        typed = mind.understood(text)
        if not typed.words:
            self._save_marks(typed)
            return
        done = self._keep(typed)
        if done:
            bench.emptied()
            self.hand.looked()
            if done.events:
                issue = next(reversed(bench.state.issues), "")
                self.offers.saved(issue)
                bench.say(f"{issue} kept: {typed.words}")
                self.offers.take_later(issue, typed.waiting)

    def _keep(self, typed: Typed, under: str = "") -> Done:
        """Capture the words of a line with its marks, put together with the issue `under` if one is named."""
        mind, late = self.thinking, (self.hand.late_for, bool(self.hand.late_for))
        group = typed.group or self.hand.group
        marks = (typed.echoes, typed.themes, mind.linking, (*typed.suggested, *mind.linking))
        turn = () if self.hand.late_for else self.turns.begun_by(group)
        capture = CaptureIssue(group, typed.words, *late, *marks, under)
        *begun, done = self.bench.ask_together([*turn, capture])
        if any(begun):
            self.turns.handed_on()
        return done

    @key("repeat.take", "ctrl+r", "also us", ALSO, where="line", footer=1, when=capturing, scribe=True)
    def keep_repeat(self) -> None:
        """They have a number of their own, beside those that were said first; undo brings them back to the line."""
        bench, mind = self.bench, self.thinking
        repeat = mind.repeat()
        if repeat is None:
            bench.say("No issue comes to mind that this may repeat.")
            return
        words = bench.field.text
        typed = mind.understood(words)
        if self._keep(typed, repeat.id):
            kept = next(reversed(bench.state.issues), "")
            self.offers.taken = (self._captured_last(), words)
            bench.emptied()
            mind.forget()
            mind.subject = repeat.id
            mind.show("")
            board = bench.now.board
            where = where_words(board, repeat.id) if board else repeat.id
            bench.say(f"{where}, in its own words as {kept}. ctrl+z takes it back and brings the words back.")
            self.offers.take_later(kept, typed.waiting)

    def _captured_last(self) -> int:
        """The number of this window's last step that kept words, below what stands beside them; 0 if there is none."""
        chain = self.bench.state.done.get(self.bench.controller.window)
        while chain is not None and chain.step.kind != "issue.captured":
            chain = chain.rest
        return chain.step.seq if chain is not None else 0

    def _save_marks(self, typed: Typed) -> None:
        """A line without words: marks for the issue saved last, a group's turn, or the next one's."""
        bench = self.bench
        marks = typed.marks or bool(typed.waiting)
        issue = self.thinking.marked_issue() if marks else ""
        if issue:
            if self.offers.mark(issue, typed):
                bench.emptied()
                self.thinking.show("")
                bench.say(standing_words(bench.now, bench.state.issues[issue]))
                self.offers.take_later(issue, typed.waiting)
        elif marks:
            bench.say("The board is empty, so there is no issue to mark yet.")
        elif typed.group:
            bench.emptied()
            self.turns.give() if self.turns.conducts else self.hand.looked()
        else:
            self.turns.next()

    # -- late words -------------------------------------------------------------------------------------------

    def present(self, view: View) -> View:
        """While late words are typed, the board they go to."""
        late = self.hand.late_for
        if late and (view.board is None or view.board.exercise != late):
            return replace(view, board=board_of(self.bench.state, late))
        return view

    @key("late.open", "t", "late words", LATE, where="forms", sign="f t")
    def open_late(self) -> None:
        over = can_be_late(self.bench.state)
        if not over:
            self.bench.say("No exercise and its report-back are over yet: ⟦capture.open:c⟧ captures as usual.")
        elif len(over) == 1:
            self._copy_for(over[0].id)
        else:
            choices = [Choice(item.id, item.title) for item in over]
            self.bench.choose("Late words for", choices, self._copy_for, over[-1].id)

    def _copy_for(self, exercise: str | None) -> None:
        if exercise:
            self._be_late(exercise)
            self.open()

    @key("late.toggle", "ctrl+o", "late or not", NOT_LATE, where="line", footer=6, when=capturing)
    def toggle_late(self) -> None:
        board = self.bench.now.board
        if self.hand.capturing and board is not None:
            self._be_late("" if self.hand.late_for else board.exercise)

    def _be_late(self, exercise: str) -> None:
        self.hand.late_for = exercise
        self.bench.look()
        if exercise:
            title = self.bench.now.plan.item(exercise).title
            self.bench.say(f"Late words for {title}: marked so in the log. ⟦late.toggle:ctrl+o⟧ if not.")
        else:
            self.bench.say("The words are taken as they are said.")


def is_first_stay(state: State, came_from: str) -> bool:
    """Whether the day is at its item for the first time, and went forward to it ("": the window has just opened)."""
    forward = state.plan.position(came_from) < state.plan.position(state.current)
    return forward and len(state.items[state.current].visits) == 1
