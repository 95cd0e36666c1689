"""Who is here, by agency: counts, never names. Counting at each group too is left to the trainer."""

from __future__ import annotations

import msgspec

from facilitator.live.state import Group, State


class Agency(msgspec.Struct, frozen=True):
    """One kind of agency: how many people of it are here, and at each group (by id) where that was counted."""

    name: str
    count: int
    at: dict[str, int] = {}


class Mix(msgspec.Struct, frozen=True):
    """The agencies of the plan and any other that was counted, the groups in the room, and how many people are here."""

    agencies: tuple[Agency, ...]
    groups: tuple[Group, ...]
    total: int

    def at(self, group: str) -> int:
        """How many people were counted at a group."""
        return sum(agency.at.get(group, 0) for agency in self.agencies)


def agency_mix(state: State) -> Mix:
    """Everyone who was counted.

    Where an agency was counted at groups only, those add up; where it was counted for the room, that count stands.
    """
    names = dict.fromkeys(state.plan.agencies)
    names.update(dict.fromkeys(found.agency for found in state.attendance.values() if found.count))
    agencies = []
    for name in names:
        counted = [found for found in state.attendance.values() if found.agency == name and found.count]
        at = {found.group: found.count for found in counted if found.group}
        whole = next((found.count for found in counted if not found.group), 0)
        agencies.append(Agency(name, whole or sum(at.values()), at))
    return Mix(tuple(agencies), state.open_groups(), sum(agency.count for agency in agencies))


def mix_words(mix: Mix, group: str) -> str:
    """Which agencies sit at a group, the most first: "Police 2, Housing 1"; empty where nobody was counted."""
    here = sorted((-agency.at[group], agency.name) for agency in mix.agencies if agency.at.get(group))
    return ", ".join(f"{name} {-count}" for count, name in here)
