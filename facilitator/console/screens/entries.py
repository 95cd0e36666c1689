"""Open questions and actions, and the pledges: brought back at the close, given an owner, answered or done."""

from __future__ import annotations

from facilitator.console.painting.sheet import Content, Row, Tone
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import Purpose
from facilitator.live import commands
from facilitator.live.sheets.doubtful import reasons
from facilitator.live.sheets.entries import entries, entry_aside
from facilitator.live.stamp import Stamp
from facilitator.live.state import Jotting, State

GOES_ON = "enter goes on, also when empty · esc out, draft kept"


class EntriesSheet(Sheet):
    """Questions first, then actions, what is settled, and pledges."""

    PLACE = "entries"

    def content(self, state: State, now: Stamp) -> Content:
        """Everything in the parking lot and all actions and pledges."""
        found = entries(state)
        rows: list[Row] = []
        for heading, listed in (
            ("Parking lot", found.parked),
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

    def _in_hand(self) -> Jotting | None:
        entry = self.state.jottings.get(self.at)
        if entry is None:
            self.say("Nothing is in hand.")
        return entry

    def do_entries_owner(self) -> None:
        """Who does it, then by when."""
        entry = self._in_hand()
        if entry is not None and entry.kind == "pledge":
            self.do_entries_reword()
        elif entry is not None:
            self.open_line(f"owner:{entry.id}", f"{entry.id}: who (a role or an agency)", entry.owner, GOES_ON)

    def do_entries_settle(self) -> None:
        """It was answered, or is done."""
        entry = self._in_hand()
        if entry is not None and entry.kind == "pledge":
            self.say("A pledge stands as it is: w rewords it, d takes it back.")
        elif entry is not None:
            answered = "answered: how" if entry.kind == "parking" else "done: how"
            self.open_line(
                f"settle:{entry.id}", f"{entry.id} {answered}", entry.how, "enter settles it, also when empty"
            )

    def do_entries_reword(self) -> None:
        """Reword it."""
        entry = self._in_hand()
        if entry is not None:
            self.open_line(f"reword:{entry.id}", f"Reword {entry.id}", entry.text)

    def do_entries_withdraw(self) -> None:
        """Take it back."""
        entry = self._in_hand()
        if entry is not None:
            self.ask(commands.WithdrawJotting(entry.id), f"{entry.id} is taken back; its words stay on record.")

    def submitted(self, purpose: Purpose, text: str) -> None:
        """Keep the owner and go on to the date, or settle, or reword."""
        part, _, about = purpose.place.partition(":")
        entry = self.state.jottings.get(about)
        if entry is None:
            self.close_line()
            return
        match part:
            case "owner":
                done = self.ask(commands.EditJotting(about, entry.text, text, entry.by_when))
            case "when":
                done = self.ask(commands.EditJotting(about, entry.text, entry.owner, text), f"{about} is kept.")
            case "settle":
                word = "answered" if entry.kind == "parking" else "done"
                done = self.ask(commands.SettleJotting(about, text), f"{about} is {word}. u takes it back.")
            case _:
                done = not text or self.ask(
                    commands.EditJotting(about, text, entry.owner, entry.by_when), f"{about} is reworded."
                )
        if done:
            self.close_line()
            self.at = about
            self.renew()
            if part == "owner" and text and (why := reasons(self.state, text)):
                self.say(f"An owner is a role or an agency; this {why}. u takes it back.")
            elif part == "owner":
                self.open_line(f"when:{about}", f"{about}: by when", entry.by_when, "enter keeps it, also when empty")


def _row(entry: Jotting, ownerless: bool) -> Row:
    tone: Tone = "warn" if ownerless else "quiet" if entry.settled else ""
    aside = entry_aside(entry).partition(" · ")[2]
    return Row(entry.id, f"{entry.id} {entry.text}", aside, (), tone)
