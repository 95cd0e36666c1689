"""One of every command for a day that goes otherwise than planned; and random ones, for the properties."""

from __future__ import annotations

from hypothesis import strategies as st

from facilitator.live.facts.agenda import Backdate, Cut, InsertItem, MoveItem, SkipItem, SplitItem, TakeCatchUp
from facilitator.live.facts.base import Command
from tests.makers import ITEMS

REPLANNING: list[Command] = [
    Backdate(60.0),
    InsertItem("Energiser", 5, "welcome"),
    SplitItem("aim", 5),
    MoveItem("ex2", "welcome"),
    TakeCatchUp("lunch", (Cut("back1", 60.0),)),
]
"""One of every kind."""

PLACES = st.sampled_from([*(item.id for item in ITEMS), "x1", "x2", "", "nowhere"])
MINUTES = st.sampled_from([5, 1, 12, 0, -3, 10_000])
SECONDS = st.sampled_from([60.0, 240.0, 3600.0, 0.0, -60.0, float("nan"), float("inf")])

replanning: st.SearchStrategy[Command] = st.one_of(
    st.builds(Backdate, SECONDS, st.sampled_from(["item", "clock"])),
    st.builds(InsertItem, st.sampled_from(["Energiser", "", "\x1b[2J", "[/x]", "\u202eback"]), MINUTES, PLACES),
    st.builds(SplitItem, PLACES, MINUTES),
    st.builds(MoveItem, PLACES, PLACES),
    st.builds(SkipItem, PLACES),
    st.builds(
        TakeCatchUp,
        st.sampled_from(["lunch", "finish", "nowhere"]),
        st.lists(st.builds(Cut, PLACES, SECONDS, st.booleans()), max_size=3).map(tuple),
    ),
)
