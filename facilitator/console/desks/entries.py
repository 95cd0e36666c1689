"""The desk for notes, parked questions, actions and pledges."""

from __future__ import annotations

from functools import partial

from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.key import always, is_open, key
from facilitator.console.painting.choices import Choice
from facilitator.console.widgets.typing import Purpose
from facilitator.live.facts.entries import AddAction, AddNote, AddParking, EditEntry, MakePledge, WithdrawEntry
from facilitator.live.queries.day import entry_aside
from facilitator.sessionlog.headings import KEPT_FOR_LATER

PLEDGE = "A pledge: anonymous, at most with the agency"


class EntriesDesk(Desk):
    """What is written down beside the groups' words."""

    MENU = "Day"

    def __init__(self, bench: Bench) -> None:
        """Start with no entry typed."""
        super().__init__(bench)
        self._action = ("", "")
        """What an action is about and who does it, while its last part is asked for."""

    @key("note.add", "o", "note", "A note for yourself", footer=9, when=is_open, scribe=True)
    def note(self) -> None:
        self.bench.line(Purpose("note", "Note for yourself", self._note))

    def _note(self, text: str) -> None:
        self.bench.save(AddNote(text) if text else None, "The note is kept.")

    @key("parking.add", "k", "parking lot", "A question for the parking lot", when=is_open, scribe=True)
    def park(self) -> None:
        self.bench.line(Purpose("parking", "Parking lot", self._park))

    def _park(self, text: str) -> None:
        self.bench.save(AddParking(text) if text else None, "The question is in the parking lot.")

    @key("action.add", "a", "action", "An action: what, who, by when", when=is_open, scribe=True)
    def action(self) -> None:
        hint = "enter goes on · esc out, draft kept"
        self.bench.line(Purpose("action", "Action: what is to be done", self._what, hint))

    def _what(self, text: str) -> None:
        if not text:
            self.bench.finish()
            return
        self._action = (text, "")
        hint = "enter goes on, also when empty"
        self.bench.line(Purpose("action:who", "Who does it (a role or an agency)", self._who, hint))

    def _who(self, text: str) -> None:
        self._action = (self._action[0], text)
        self.bench.line(Purpose("action:when", "By when", self._when, "enter saves, also when empty"))

    def _when(self, text: str) -> None:
        if self.bench.ask(AddAction(*self._action, text)):
            for place in ("action", "action:who", "action:when"):
                self.bench.drafts.keep(place, "")
            self.bench.finish("The action is kept.")

    @key("jottings.open", "l", "list", "All notes, parked questions and actions", when=always, scribe=True)
    def open_list(self) -> None:
        entries = [entry for entry in self.bench.now.entries if not entry.withdrawn]
        if not entries:
            self.bench.say("Nothing noted yet: o notes, k parks a question, a records an action.")
            return
        choices = [Choice(entry.id, f"{entry.id}  {entry.text}", entry_aside(entry)) for entry in entries]
        self.bench.choose(f"Notes, {KEPT_FOR_LATER.lower()}, actions", choices, self._edit)

    def _edit(self, chosen: str | None) -> None:
        entry = self.bench.state.entries.get(chosen or "")
        if entry is not None:
            hint = "enter saves · empty takes it back · esc out"
            reword = partial(self._reword, entry.id)
            self.bench.line(Purpose(f"jotting:{entry.id}", f"Reword {entry.id}", reword, hint, entry.text))

    def _reword(self, about: str, text: str) -> None:
        entry = self.bench.state.entries[about]
        if text:
            command = EditEntry(about, text, entry.owner, entry.by_when)
            self.bench.save(command, f"{about} is reworded. ⟦undo:u⟧ undoes it.")
        else:
            self.bench.save(WithdrawEntry(about), f"{about} is taken back. ⟦undo:u⟧ undoes it.")

    # -- pledges ----------------------------------------------------------------------------------------------

    @key("pledge.add", "p", "pledge", PLEDGE, where="forms", sign="f p", when=is_open)
    def pledge(self) -> None:
        """And then the next, until Esc."""
        self.bench.line(Purpose("pledge", "Pledge (no names)", self._ask_agency))

    def _ask_agency(self, text: str) -> None:
        """Ask for the agency; the first choice is none."""
        if not text:
            self.bench.finish()
            return
        choices = [Choice("", "no agency"), *(Choice(agency, agency) for agency in self.bench.now.plan.agencies)]
        self.bench.choose("Of which agency? Never who.", choices, partial(self._pledge, text))

    def _pledge(self, text: str, agency: str | None) -> None:
        """Keep the pledge and ask for the next; Esc at the agencies leaves it in the line."""
        if agency is not None and self.bench.ask(MakePledge(text, agency)):
            self.bench.emptied()
            self.bench.say("The pledge is kept. Type the next, or esc.")
