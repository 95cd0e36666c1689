"""One of every command for a day that goes otherwise than planned; and random ones, for the properties."""

from __future__ import annotations

from hypothesis import strategies as st

from facilitator.live import commands as c
from facilitator.live.facts.agenda import Cut
from facilitator.live.facts.base import Command
from tests.makers import ITEMS

REPLANNING: list[Command] = [
    c.Backdate(60.0),
    c.InsertItem("Energiser", 5, "welcome"),
    c.SplitItem("aim", 5),
    c.MoveItem("ex2", "welcome"),
    c.TakeCatchUp("lunch", (Cut("back1", 60.0),)),
]
"""One of every kind."""

PLACES = st.sampled_from([*(item.id for item in ITEMS), "x1", "x2", "", "nowhere"])
MINUTES = st.sampled_from([5, 1, 12, 0, -3, 10_000])
SECONDS = st.sampled_from([60.0, 240.0, 3600.0, 0.0, -60.0, float("nan"), float("inf")])

replanning: st.SearchStrategy[Command] = st.one_of(
    st.builds(c.Backdate, SECONDS, st.sampled_from(["item", "clock"])),
    st.builds(c.InsertItem, st.sampled_from(["Energiser", "", "\x1b[2J", "[/x]", "\u202eback"]), MINUTES, PLACES),
    st.builds(c.SplitItem, PLACES, MINUTES),
    st.builds(c.MoveItem, PLACES, PLACES),
    st.builds(c.SkipItem, PLACES),
    st.builds(
        c.TakeCatchUp,
        st.sampled_from(["lunch", "finish", "nowhere"]),
        st.lists(st.builds(Cut, PLACES, SECONDS, st.booleans()), max_size=3).map(tuple),
    ),
)
