"""What a command names, found in the state, and what it brings, cleaned; refused in words where it cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from facilitator.agenda.cleaning import LONGEST_LINE, clean_line
from facilitator.agenda.model import Item, Theme
from facilitator.live.facts.base import Refused
from facilitator.live.photograph_state import Photograph
from facilitator.live.state import Entry, Group, Issue, State, Tally

Standing = TypeVar("Standing", Issue, Entry, Tally)

MOST_PEOPLE = 1000
"""More people than this are in no room; a larger number is a slip of the finger."""

LONGEST_AGENCY = 60
"""Characters that an agency's name may have."""


def the_words(text: str) -> str:
    """Typed words as they are kept. Refuses none at all, and more than a line holds."""
    text = clean_line(text)
    if not text:
        raise Refused("There are no words to save yet.")
    return a_line(text)


def a_line(text: str) -> str:
    """Words that may be left out, as they are kept. Refuses more than a line holds."""
    text = clean_line(text)
    if len(text) > LONGEST_LINE:
        raise Refused(f"That is {len(text):,} characters; one line holds {LONGEST_LINE:,} at most.")
    return text


def the_group(state: State, group_id: str) -> Group:
    """The group with this id."""
    group = state.groups.get(group_id)
    if group is None:
        raise Refused("There is no such group.")
    return group


def the_one(known: Mapping[str, Standing], what: str, name: str, gone: str) -> Standing:
    """What has this id and stands; `gone` says what became of one that does not."""
    one = known.get(name)
    if one is None:
        raise Refused(f"There is no {what} {clean_line(name)}.")
    if one.withdrawn:
        raise Refused(f"{one.id} has been {gone}.")
    return one


def the_issue(state: State, issue_id: str) -> Issue:
    """An issue that stands on the board."""
    return the_one(state.issues, "issue", issue_id, "withdrawn")


def the_entry(state: State, entry_id: str) -> Entry:
    """An entry that has not been taken back."""
    return the_one(state.entries, "entry", entry_id, "taken back")


def the_photograph(state: State, photograph_id: str) -> Photograph:
    """A photograph that has not been taken away."""
    known = state.photographs.get(photograph_id)
    if known is None:
        raise Refused(f"There is no photograph {clean_line(photograph_id)}.")
    if known.removed:
        raise Refused(f"{known.id} has been taken away.")
    return known


def the_theme(state: State, theme_id: str) -> Theme:
    """A theme of this run."""
    for theme in state.plan.themes:
        if theme.id == theme_id:
            return theme
    raise Refused(f"This run has no theme {clean_line(theme_id)}.")


def the_item(state: State, item_id: str) -> Item:
    """An item of the plan."""
    if state.plan.position(item_id) < 0:
        raise Refused("There is no such item in this plan.")
    return state.plan.item(item_id)


def next_id(state: State, letters: str) -> str:
    """The next number of a series: "N3" after "N2"; one that was undone is not given again."""
    return f"{letters}{state.counts.get(letters, 0) + 1}"


def the_agency(state: State, text: str) -> str:
    """An agency's name, as the plan writes it where it is one of the plan's. Refuses one that is too long."""
    agency = clean_line(text)
    if len(agency) > LONGEST_AGENCY:
        raise Refused(f"The name of an agency has {LONGEST_AGENCY} characters at most.")
    known = (*state.plan.agencies, *(one.agency for one in state.attendance.values()))
    return next((one for one in known if one.casefold() == agency.casefold()), agency)
