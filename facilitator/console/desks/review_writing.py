"""The desks for what is typed, chosen and decided in a review: comments, answers, themes, what may be shared."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from facilitator.agenda.counting import count_words
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.desks.review_reading import COMMENTS, DEBRIEF, ISSUES, NOTES, SUMMARY, ReadingDesk
from facilitator.console.key import review_key
from facilitator.console.painting.choices import Choice
from facilitator.console.painting.review_issues import label_of
from facilitator.console.painting.review_lines import HELD, is_private, sharing_words
from facilitator.console.painting.review_words import questions
from facilitator.console.program import program
from facilitator.console.widgets.typing import Purpose
from facilitator.live.capture_line import signature
from facilitator.live.facts.issues import JudgeWords
from facilitator.live.facts.review import MakeComment, SetRetention, WithdrawComment, WriteDebrief
from facilitator.live.facts.themes import GatherIssues, LinkIssue, TagIssue, UnlinkIssue, UntagIssue
from facilitator.live.queries.doubtful import undecided
from facilitator.live.queries.heaps import has_heaps
from facilitator.live.queries.typed_words import words_of
from facilitator.sessionlog.words import day_words

if TYPE_CHECKING:
    from facilitator.agenda.model import Plan
    from facilitator.themes.suggester import Suggester


AUTHOR_HINT = "initials or a role, never a name · enter goes on · esc out"
DELETE_HINT = "such as 2027-03-31, 90 days, 6 months · empty: none · esc out"

DELETE = "The day by which the run is to be deleted"
LINK = "Say which learning point the issue brings out"
WITHDRAW = "Take the comment that is marked back"
ANSWER = "Answer the question that is marked"
THEME = "Give the issue a theme, or take one off"
HAS_IT = "has it, enter takes it off"
OFFERED = "suggested"
PHOTOGRAPHS = "Photographs of flipcharts: look at them, attach one; private"
COMMENT = "Comment on what is marked, or on the day"
LENGTHS = {"day": 1, "week": 7, "month": 30, "year": 365}
SPAN = re.compile(r"(\d{1,4})\s*(day|week|month|year)s?")


class WritingDesk(Desk):
    """Adds something to the run that is read."""

    MENU = "Adding"

    def __init__(self, bench: Bench, run: ReadingDesk) -> None:
        """Write about what is marked."""
        super().__init__(bench)
        self.run = run
        self._suggests: Suggester | None = None

    def _suggester(self, plan: Plan) -> Suggester:
        """What suggests themes of the run's plan; made when it is first asked."""
        if self._suggests is None:
            from facilitator.themes.suggester import Suggester

            self._suggests = Suggester.of_plan(plan)
        return self._suggests

    @property
    def author(self) -> str:
        """The initials that sign what is written in a review."""
        return program(self.bench.screen).settings.reviewer

    # -- comments and answers ----------------------------------------------------------------------------------

    @review_key("review.comment", "c", "comment", COMMENT, footer=2, writes=True)
    def comment(self) -> None:
        about = self._about()
        subject = self.run.reading.state.issues.get(about)
        on = f"{about}, {subject.text}" if subject is not None else about or "the day"
        enter = partial(self._comment, about)
        self._write(Purpose(f"comment:{about}", f"Comment on {on}", enter, self._signed("enter saves")), self.comment)

    def _about(self) -> str:
        """The issue or entry that a comment would be about."""
        state, ref = self.run.reading.state, self.run.pane.ref
        if ref in state.comments:
            return state.comments[ref].about
        holder = ref.partition(" ")[0]  # words beside an entry ("A1 owner") are its own
        return holder if holder in state.issues or holder in state.entries else ""

    def _comment(self, about: str, text: str) -> None:
        if text:
            self.bench.save(MakeComment(text, self.author, about), "Saved.")
        else:
            self.bench.close_line()

    @review_key("review.answer", "enter", "answer", ANSWER, footer=2, tabs=(DEBRIEF,), writes=True)
    def answer(self) -> None:
        """Answer the debrief's question in hand; on the other tabs, comment on what is in hand."""
        asked = {name: words for name, _, _, words in questions(self.run.reading)}
        name = self.run.pane.ref
        if name not in asked:
            self.comment()
            return
        known = self.run.reading.state.debriefs.get(f"{name}/{self.author}")
        enter, text = partial(self._answer, name), known.text if known is not None else ""
        purpose = Purpose(f"debrief:{name}", asked[name], enter, self._signed("enter saves and goes on"), text)
        self._write(purpose, self.answer)

    def _answer(self, name: str, text: str) -> None:
        found = next(((part, item) for one, part, item, _ in questions(self.run.reading) if one == name), None)
        if found is None:
            self.bench.close_line()
            return
        part, item = found
        before = self.run.pane.ref
        if self.bench.save(WriteDebrief(part, text, self.author, item), "Saved."):
            self.run.pane.ref = before
            self.run.pane.move(1)

    def _signed(self, keys: str) -> str:
        """What the keys do, and how the words are signed."""
        return f"signed {self.author} · {keys} · esc out"

    def _write(self, purpose: Purpose, again: Callable[[], None]) -> None:
        """Open the line, once it is known who writes."""
        if self.author:
            self.run.line(purpose)
        else:
            self._ask_author(again)

    @review_key("review.author", "A,shift+a", "who you are", "Your initials or role, for comments and answers")
    def type_author(self) -> None:
        self._ask_author(None)

    def _ask_author(self, then: Callable[[], None] | None) -> None:
        enter = partial(self._known, then)
        self.run.line(Purpose("author", "Who are you?", enter, AUTHOR_HINT, self.author, typed=_forget))

    def _known(self, then: Callable[[], None] | None, text: str) -> None:
        """Now it is known who writes; go on with what she wanted to write."""
        if not text:
            self.bench.close_line()
            return
        try:
            signed = signature(text)
        except ValueError as problem:
            self.bench.say(str(problem))
            return
        self.bench.close_line()
        program(self.bench.screen).remember(reviewer=signed)
        self.bench.say(f"Comments and answers are signed {signed}. ⟦review.author:A⟧ changes that.")
        if then is not None:
            then()

    @review_key("review.withdraw", "d", "take back", WITHDRAW, footer=5, tabs=(COMMENTS,), writes=True)
    def withdraw(self) -> None:
        comment = self.run.reading.state.comments.get(self.run.pane.ref)
        if comment is None:
            self.bench.say("Mark a comment first, on the comments tab (6).")
        else:
            self.bench.ask(WithdrawComment(comment.id), "Taken back. ⟦review.undo:u⟧ brings it back.")

    # -- photographs -------------------------------------------------------------------------------------------

    @review_key("review.photographs", "p", "photographs", PHOTOGRAPHS, footer=7, tabs=(ISSUES,))
    def photographs(self, path: str = "") -> None:
        from facilitator.console.screens.photographs import PhotographsSheet

        issue = self.run.reading.state.issues.get(self.run.pane.ref)
        group = issue.group if issue is not None and self.run.tab == ISSUES else ""
        self.bench.open(PhotographsSheet(self.bench, group, path, only_read=self.run.foreign is not None))

    def dropped(self, text: str) -> None:
        """A picture dropped into the window, for the group of the issue that is marked, or one to choose."""
        from facilitator.application.photographs import is_picture

        if is_picture(text):
            self.photographs(text.strip())

    # -- when it is deleted ------------------------------------------------------------------------------------

    @review_key("review.retention", "b", "delete by", DELETE, footer=9, tabs=(SUMMARY,), writes=True)
    def type_day(self) -> None:
        by = self.run.reading.state.delete_by
        text = by.isoformat() if by is not None else ""
        self.run.line(Purpose("retention", "Delete by", self._keep_until, DELETE_HINT, text, typed=_forget))

    def _keep_until(self, text: str) -> None:
        try:
            by = delete_by(text, self.run.reading.log.facts.day)
        except ValueError as problem:
            self.bench.say(str(problem))
            return
        self.bench.close_line()
        said = f"To be deleted by {day_words(by)}; the lists remind you then." if by is not None else "No day is set."
        self.bench.ask(SetRetention(by), said)

    # -- what is chosen ----------------------------------------------------------------------------------------

    @review_key("review.theme", "t", "theme", THEME, footer=6, tabs=(ISSUES,), writes=True)
    def theme(self) -> None:
        issue = self.run.reading.state.issues.get(self.run.pane.ref)
        if issue is None:
            self.bench.say("Mark an issue first, on the issues tab (3).")
            return
        plan = self.run.reading.state.plan
        offered = [] if not plan.themes else [one.theme for one in self._suggester(plan).suggest(issue.text)]
        order = [*issue.themes, *offered]
        choices = [
            Choice(one.id, one.label, HAS_IT if one.id in issue.themes else OFFERED if one.id in offered else "")
            for one in sorted(plan.themes, key=lambda one: order.index(one.id) if one.id in order else len(order))
        ]
        if has_heaps(self.run.reading.state):
            choices.append(Choice("", "A new heap, to be named on the themes tab"))

        def chosen(theme: str | None) -> None:
            if theme == "":
                self.bench.ask(GatherIssues((issue.id,)), f"{issue.id} begins a heap. ⟦review.undo:u⟧ undoes it.")
            elif theme is not None:
                had = theme in issue.themes
                command = UntagIssue(issue.id, theme) if had else TagIssue(issue.id, theme)
                verb, label = "no longer has" if had else "has", label_of(self.run.reading, theme)
                self.bench.ask(command, f"{issue.id} {verb} “{label}”. ⟦review.undo:u⟧ undoes it.")

        self.bench.choose(f"{issue.id}: {issue.text}"[:60], choices, chosen)

    @review_key("review.link", "l", "learning point", LINK, footer=7, tabs=(ISSUES,), writes=True)
    def link(self) -> None:
        """Or that it does not."""
        issue = self.run.reading.state.issues.get(self.run.pane.ref)
        if issue is None:
            self.bench.say("Mark an issue first, on the issues tab (3).")
            return
        plan = self.run.reading.state.plan
        case = plan.cases.get(plan.item(issue.exercise).case) if plan.position(issue.exercise) >= 0 else None
        if case is None or not case.points:
            self.bench.say("The exercise of this issue has no case with learning points.")
            return
        name = case.id
        choices = [
            Choice(point.id, point.text, "brought out" if (name, point.id) in issue.points else "")
            for point in case.points
        ]

        def chosen(point: str | None) -> None:
            if point is not None:
                had = (name, point) in issue.points
                command = UnlinkIssue if had else LinkIssue
                verb = "no longer brings out" if had else "brings out"
                self.bench.ask(command(issue.id, point, name), f"{issue.id} {verb} {point}. ⟦review.undo:u⟧ undoes it.")

        self.bench.choose(f"What {issue.id} brings out", choices, chosen)


def _forget(text: str) -> None:
    """Of these words no draft is kept."""


def delete_by(text: str, day: date) -> date | None:
    """The day that was typed: a date, or a length from the day of the run; None for nothing. Raises ValueError."""
    typed = text.strip().casefold()
    if not typed:
        return None
    if (found := SPAN.fullmatch(typed)) is not None:
        return day + timedelta(days=int(found[1]) * LENGTHS[found[2]])
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise ValueError("A day such as 2027-03-31, please, or a length such as 90 days or 6 months.") from None


LINES = (ISSUES, NOTES)
"""The tabs on which lines can be marked that a shared copy holds."""

SHARE = "Clear the line that is marked: a shared copy may hold it"
NOBODY = "The line that is marked names nobody: share it, and do not ask about its words again"
HOLD = "Hold the line that is marked back from shared copies"
DOUBTFUL = "The next line that looks as if it named a person"


class SharingDesk(Desk):
    """Clears lines for shared copies, holds them back, and goes to the next that waits."""

    MENU = "Sharing"

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
