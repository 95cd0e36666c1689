"""The parking lot, actions and pledges as the close of a day needs them: what is still open, and what has no owner."""

from __future__ import annotations

import msgspec

from facilitator.live.state import Entry, State


class Entries(msgspec.Struct, frozen=True):
    """Parked questions and actions that are open, those among them without an owner, what is settled, and pledges."""

    parked: tuple[Entry, ...]
    actions: tuple[Entry, ...]
    settled: tuple[Entry, ...]
    pledges: tuple[Entry, ...]

    @property
    def open(self) -> tuple[Entry, ...]:
        """Everything that is still open: questions first."""
        return (*self.parked, *self.actions)

    @property
    def ownerless(self) -> tuple[Entry, ...]:
        """What is open and nobody has taken."""
        return tuple(entry for entry in self.open if not entry.owner)


def entries(state: State) -> Entries:
    """All that stands of them; notes are private and not among them."""
    standing = [entry for entry in state.entries.values() if not entry.withdrawn]
    settleable = [entry for entry in standing if entry.kind in ("parking", "action")]
    return Entries(
        parked=tuple(entry for entry in settleable if entry.kind == "parking" and not entry.settled),
        actions=tuple(entry for entry in settleable if entry.kind == "action" and not entry.settled),
        settled=tuple(entry for entry in settleable if entry.settled),
        pledges=tuple(entry for entry in standing if entry.kind == "pledge"),
    )


def is_closing(state: State) -> bool:
    """Whether the day is at its last item that is to be held."""
    if state.phase != "running" or not state.current:
        return False
    rest = state.plan.items[state.plan.position(state.current) + 1 :]
    return all(state.items[item.id].skipped for item in rest)


def entry_aside(entry: Entry) -> str:
    """What kind of entry it is, whose, by when, and what came of it."""
    kind = {"note": "note", "parking": "parked", "action": "action", "pledge": "pledge"}[entry.kind]
    owner = entry.owner
    if not owner and entry.kind in ("parking", "action") and not entry.settled:
        owner = "no owner"
    settled = "" if not entry.settled else (entry.how or {"parking": "answered"}.get(entry.kind, "done"))
    return " · ".join(part for part in (kind, owner, entry.by_when, settled) if part)
