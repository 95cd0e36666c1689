"""What is typed and chosen while a run is reviewed: comments, answers, themes, learning points, a day of deletion."""

from __future__ import annotations

import re
from datetime import date, timedelta

from facilitator.console.painting.choices import Choice
from facilitator.console.painting.review_issues import label_of
from facilitator.console.painting.review_lines import Reading
from facilitator.console.painting.review_words import questions
from facilitator.console.screens.closing import open_over
from facilitator.console.screens.pick import PickScreen
from facilitator.console.screens.review_base import ReviewBase
from facilitator.console.widgets.typing import Purpose
from facilitator.controller import Controller, held_words
from facilitator.drafts import Drafts
from facilitator.intake import Foreign
from facilitator.live import commands
from facilitator.live.commands import Command
from facilitator.live.refused import Refused
from facilitator.sessionlog.words import day_words

FILTER = Purpose("filter", "Filter", "enter keeps it · esc shows everything again")
AUTHOR = Purpose("author", "Who are you?", "initials or a role, never a name · enter goes on · esc out")
DELETE_BY = Purpose("retention", "Delete by", "such as 2027-03-31, 90 days, 6 months · empty: none · esc out")

LENGTHS = {"day": 1, "week": 7, "month": 30, "year": 365}
SPAN = re.compile(r"(\d{1,4})\s*(day|week|month|year)s?")


class Writing(ReviewBase):
    """The keys that add something to the run that is read."""

    controller: Controller
    reading: Reading
    foreign: Foreign | None
    drafts: Drafts
    wanted: str
    tab: int
    waiting = ""
    """What was to be written when it was asked who writes."""

    def refresh_run(self) -> None:
        """Show what has been added."""
        raise NotImplementedError

    def look(self, ref: str | None = None) -> None:
        """Show the tab in hand."""
        raise NotImplementedError

    def ask(self, command: Command) -> bool:
        """Carry out a command and show what came of it; whether it was done. A colleague's file is only read."""
        if self.foreign is not None:
            self.say("A colleague's file is only read: i takes it into your archive first.")
            return False
        try:
            self.controller.dispatch(command)
        except Refused as refusal:
            self.say(str(refusal))
            return False
        self.say(held_words(self.controller.saving))
        self.refresh_run()
        return True

    # -- what is typed -----------------------------------------------------------------------------------------

    def do_review_filter(self) -> None:
        """Narrow the lines that show."""
        self.open_line(FILTER, self.wanted)

    def do_review_author(self) -> None:
        """Say who comments."""
        self.open_line(AUTHOR, self.console.reviewer)

    def do_review_comment(self) -> None:
        """Comment on what is marked."""
        about = self._about()
        subject = self.reading.state.issues.get(about)
        on = f"{about}, {subject.text}" if subject is not None else about or "the day"
        self._write(Purpose(f"comment:{about}", f"Comment on {on}", "enter saves · esc out"), "")

    def _about(self) -> str:
        """The issue or entry that a comment would be about."""
        state, ref = self.reading.state, self.pane.ref
        if ref in state.comments:
            return state.comments[ref].about
        holder = ref.partition(" ")[0]  # words beside an entry ("A1 owner") are its own
        return holder if holder in state.issues or holder in state.jottings else ""

    def do_review_answer(self) -> None:
        """Answer the question that is marked; elsewhere, comment."""
        asked = {key: words for key, _, _, words in questions(self.reading)}
        key = self.pane.ref
        if key not in asked:
            self.do_review_comment()
            return
        answer = self.reading.state.debriefs.get(f"{key}/{self.console.reviewer}")
        purpose = Purpose(f"debrief:{key}", asked[key], "enter saves and goes on · esc out")
        self._write(purpose, answer.text if answer is not None else "")

    def _write(self, purpose: Purpose, text: str) -> None:
        """Open the line, once it is known who writes."""
        if self.foreign is not None:
            self.say("A colleague's file is only read: i takes it into your archive first.")
        elif self.console.reviewer:
            self.open_line(purpose, self.drafts.of(purpose.place) or text)
        else:
            self.waiting = purpose.place
            self.open_line(AUTHOR, "")

    def do_review_retention(self) -> None:
        """Say by which day the run is to be deleted."""
        by = self.reading.state.delete_by
        self.open_line(DELETE_BY, by.isoformat() if by is not None else "")

    def edited(self, purpose: Purpose, text: str) -> None:
        """Narrow while it is typed; keep the words of everything else."""
        if purpose.place == FILTER.place:
            self.wanted = text
            self.look(ref="")
        elif purpose.place not in (AUTHOR.place, DELETE_BY.place):
            self.drafts.keep(purpose.place, text)

    def submitted(self, purpose: Purpose, text: str) -> None:
        """Carry out what was typed."""
        kind, _, about = purpose.place.partition(":")
        match kind:
            case "filter":
                self.close_line()
            case "author":
                self._known(text)
            case "retention":
                self._keep_until(text)
            case "comment" if not text:
                self.close_line()
            case "comment":
                self._sent(purpose, commands.MakeComment(text, self.console.reviewer, about))
            case _:
                self._answered(purpose, about, text)

    def _sent(self, purpose: Purpose, command: Command) -> bool:
        """Save, and close the line; what was refused stays in it."""
        if not self.ask(command):
            return False
        self.drafts.keep(purpose.place, "")
        self.close_line()
        self.say(held_words(self.controller.saving) or "Saved.")
        return True

    def _answered(self, purpose: Purpose, key: str, text: str) -> None:
        asked = questions(self.reading)
        found = next(((part, item) for name, part, item, _ in asked if name == key), None)
        if found is None:
            self.close_line()
            return
        part, item = found
        before = self.pane.ref
        if self._sent(purpose, commands.WriteDebrief(part, text, self.console.reviewer, item)):
            self.pane.ref = before
            self.pane.move(1)

    def _known(self, text: str) -> None:
        """Now it is known who writes; go on with what she wanted to write."""
        if not text:
            self.close_line()
            return
        self.console.reviewer = text
        self.close_line()
        self.say(f"Comments and answers are signed {text}. A changes that.")
        waiting, self.waiting = self.waiting, ""
        if waiting.startswith("debrief:"):
            self.do_review_answer()
        elif waiting:
            self.do_review_comment()

    def _keep_until(self, text: str) -> None:
        try:
            by = delete_by(text, self.reading.log.facts.day)
        except ValueError as problem:
            self.say(str(problem))
            return
        self.close_line()
        if self.ask(commands.SetRetention(by)):
            said = (
                f"To be deleted by {day_words(by)}; the lists remind you then." if by is not None else "No day is set."
            )
            self.say(said)

    def leaving(self, key: str) -> None:
        """Esc closes the line; a filter is taken off, words stay for the next time."""
        purpose = self.typing.purpose
        super().leaving(key)
        if purpose.place == FILTER.place and key == "escape":
            self.wanted = ""
            self.look(ref="")

    # -- what is chosen ----------------------------------------------------------------------------------------

    def do_review_theme(self) -> None:
        """Give the marked issue a theme, or take one off."""
        issue = self.reading.state.issues.get(self.pane.ref)
        if issue is None:
            self.say("Mark an issue first, on the issues tab (3).")
            return
        themes = self.reading.state.plan.themes
        choices = [
            Choice(one.id, one.label, "has it, enter takes it off" if one.id in issue.themes else "") for one in themes
        ]
        choices.sort(key=lambda choice: not choice.aside)
        if not choices:
            self.say("This plan has no themes.")
            return

        def chosen(theme: str | None) -> None:
            if theme is None:
                return
            had = theme in issue.themes
            command = commands.UntagIssue(issue.id, theme) if had else commands.TagIssue(issue.id, theme)
            if self.ask(command):
                self.say(
                    f"{issue.id} {'no longer has' if had else 'has'} “{label_of(self.reading, theme)}”. u undoes it."
                )

        open_over(self.app, PickScreen(f"{issue.id}: {issue.text}"[:60], choices), chosen)

    def do_review_link(self) -> None:
        """Say which learning point the marked issue brings out, or that it does not."""
        issue = self.reading.state.issues.get(self.pane.ref)
        if issue is None:
            self.say("Mark an issue first, on the issues tab (3).")
            return
        plan = self.reading.state.plan
        case = plan.cases.get(plan.item(issue.exercise).case) if plan.position(issue.exercise) >= 0 else None
        if case is None or not case.points:
            self.say("The exercise of this issue has no case with learning points.")
            return
        name = case.id
        choices = [
            Choice(point.id, point.text, "brought out" if (name, point.id) in issue.points else "")
            for point in case.points
        ]

        def chosen(point: str | None) -> None:
            if point is None:
                return
            had = (name, point) in issue.points
            command = commands.UnlinkIssue if had else commands.LinkIssue
            if self.ask(command(issue.id, point, name)):
                self.say(f"{issue.id} {'no longer brings out' if had else 'brings out'} {point}. u undoes it.")

        open_over(self.app, PickScreen(f"What {issue.id} brings out", choices), chosen)

    def do_review_withdraw(self) -> None:
        """Take the marked comment back."""
        comment = self.reading.state.comments.get(self.pane.ref)
        if comment is None:
            self.say("Mark a comment first, on the comments tab (6).")
        elif self.ask(commands.WithdrawComment(comment.id)):
            self.say("Taken back. u brings it back.")


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
