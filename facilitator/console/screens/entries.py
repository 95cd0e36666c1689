"""What is open: questions, actions and pledges with their owners, and what is seen to before the day ends."""

from __future__ import annotations

from functools import partial

from facilitator.agenda.counting import count_words
from facilitator.console.bench import Done
from facilitator.console.key import key
from facilitator.console.painting.sheet import Content, Row, Tone
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import Purpose
from facilitator.live.facts.base import Command
from facilitator.live.facts.entries import EditEntry, SettleEntry, WithdrawEntry
from facilitator.live.queries.day import entries, entry_aside
from facilitator.live.queries.doubtful import reasons, undecided
from facilitator.live.stamp import Stamp
from facilitator.live.state import Entry, State
from facilitator.sessionlog.headings import KEPT_FOR_LATER

GOES_ON = "enter goes on, also when empty · esc out, draft kept"


class EntriesSheet(Sheet):
    """Questions first, then actions, what is settled, and pledges."""

    PLACE = "entries"

    def content(self, state: State, now: Stamp) -> Content:
        """Everything in the parking lot and all actions and pledges."""
        found = entries(state)
        rows: list[Row] = []
        for heading, listed in (
            (KEPT_FOR_LATER, found.parked),
            ("Actions", found.actions),
            ("Settled", found.settled),
            ("Pledges", found.pledges),
        ):
            if listed:
                rows.append(Row(f"title:{heading}", heading, tone="title"))
                rows += [_row(entry, entry in found.ownerless) for entry in listed]
        lacking = len(found.ownerless)
        words = f"{len(found.open)} open" + (f", {lacking} without an owner (a role or an agency)" if lacking else "")
        above = (words if found.open else "Nothing is open.",) if rows else ()
        return Content(
            "Open questions and actions",
            "",
            above,
            tuple(rows),
            "Nothing yet: k parks a question, a records an action.",
        )

    def _in_hand(self) -> Entry | None:
        entry = self.state.entries.get(self.at)
        if entry is None:
            self.bench.say("Nothing is in hand.")
        return entry

    @key("entries.owner", "enter", "owner, by when", "Say who does it, then by when", where="entries", footer=1)
    def type_owner(self) -> None:
        entry = self._in_hand()
        if entry is not None and entry.kind == "pledge":
            self.reword()
        elif entry is not None:
            label = f"{entry.id}: who (a role or an agency)"
            self.bench.line(Purpose(f"owner:{entry.id}", label, partial(self._own, entry.id), GOES_ON, entry.owner))

    def _own(self, about: str, text: str) -> None:
        """Keep the owner, and go on to the date."""
        entry = self.state.entries[about]
        if self._saved(about, EditEntry(about, entry.text, text, entry.by_when), ""):
            if text and (why := reasons(self.state, text)):
                self.bench.say(f"An owner is a role or an agency; this {why}. ⟦sheet.undo:u⟧ takes it back.")
            else:
                hint = "enter keeps it, also when empty"
                due = partial(self._due, about)
                self.bench.line(Purpose(f"when:{about}", f"{about}: by when", due, hint, entry.by_when))

    def _due(self, about: str, text: str) -> None:
        entry = self.state.entries[about]
        self._saved(about, EditEntry(about, entry.text, entry.owner, text), f"{about} is kept.")

    @key("entries.settle", "s", "answered, done", "It was answered or done: how", where="entries", footer=2)
    def settle(self) -> None:
        entry = self._in_hand()
        if entry is not None and entry.kind == "pledge":
            self.bench.say(
                "A pledge stands as it is: ⟦entries.reword:w⟧ rewords it, ⟦entries.withdraw:d⟧ takes it back."
            )
        elif entry is not None:
            label = f"{entry.id} {'answered: how' if entry.kind == 'parking' else 'done: how'}"
            hint, enter = "enter settles it, also when empty", partial(self._settle, entry.id)
            self.bench.line(Purpose(f"settle:{entry.id}", label, enter, hint, entry.how))

    def _settle(self, about: str, text: str) -> None:
        word = "answered" if self.state.entries[about].kind == "parking" else "done"
        self._saved(about, SettleEntry(about, text), f"{about} is {word}. ⟦sheet.undo:u⟧ takes it back.")

    @key("entries.reword", "w", "reword", "Reword it", where="entries", footer=3)
    def reword(self) -> None:
        entry = self._in_hand()
        if entry is not None:
            enter = partial(self._reword, entry.id)
            self.bench.line(Purpose(f"reword:{entry.id}", f"Reword {entry.id}", enter, text=entry.text))

    def _reword(self, about: str, text: str) -> None:
        entry = self.state.entries[about]
        command = EditEntry(about, text, entry.owner, entry.by_when) if text else None
        self._saved(about, command, f"{about} is reworded.")

    def _saved(self, about: str, command: Command | None, words: str) -> Done:
        """Keep what was typed about an entry, which is in hand again."""
        done = self.bench.save(command, words)
        if done:
            self.at = about
            self.renew()
        return done

    @key("entries.withdraw", "d", "take back", "Take it back; its words stay on record", where="entries", footer=4)
    def withdraw(self) -> None:
        entry = self._in_hand()
        if entry is not None:
            self.bench.ask(WithdrawEntry(entry.id), f"{entry.id} is taken back; its words stay on record.")


def _row(entry: Entry, ownerless: bool) -> Row:
    tone: Tone = "warn" if ownerless else "quiet" if entry.settled else ""
    aside = entry_aside(entry).partition(" · ")[2]
    return Row(entry.id, f"{entry.id} {entry.text}", aside, (), tone)


AGREED = "ending.agree"
"""What the sheet gives when the day is to end."""

AFTER = (
    "The clocks stop and the session log is exported. ⟦run.reopen:O⟧ opens the day again if something was forgotten."
)

QUESTIONS = "See to open questions and actions first"
NAMES = "Look at words that may name someone first"


class EndingSheet(Sheet):
    """Asks once: what nobody has taken, what is open, and how many words wait for a decision."""

    PLACE = "ending"

    def content(self, state: State, now: Stamp) -> Content:
        """What there is to see to before the end."""
        found = entries(state)
        rows: list[Row] = []
        if found.ownerless:
            rows.append(Row("title:ownerless", "Without an owner", tone="title"))
            rows += [Row(entry.id, f"{entry.id} {entry.text}", entry_aside(entry)) for entry in found.ownerless]
        parked = [entry for entry in found.parked if entry.owner]
        if parked:
            rows.append(Row("title:open", f"{KEPT_FOR_LATER}, still open", tone="title"))
            rows += [Row(entry.id, f"{entry.id} {entry.text}", entry_aside(entry)) for entry in parked]
        waiting = len(undecided(state))
        above = ["Nothing is open in the parking lot, and every action has an owner."] if not rows else []
        lines = count_words(waiting, "line looks as if it", "lines look as if they")
        above += [f"{lines} named someone; a shared copy leaves that out until you decide."] if waiting else []
        return Content("End the day?", "", (*above, AFTER), tuple(rows))

    @key("ending.agree", "enter", "end the day", "End the day", AGREED, where="ending", footer=1)
    @key("ending.entries", "o", "open questions", QUESTIONS, "entries.open", where="ending", footer=2)
    @key("ending.doubtful", "n", "names", NAMES, "doubtful.open", where="ending", footer=3)
    def answer(self, answer: str) -> None:
        self.dismiss(answer)
