"""The one word at a time: which of those that wait, at most one a minute, none twice, and what the room may read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator.agenda.model import Cue, Item
from facilitator.live.facts.agenda import GoTo, RepeatItem
from facilitator.live.facts.clocks import ChangeClock, StartSecondClock, ToggleClock
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.groups import GroupObserved
from facilitator.live.facts.room import NudgeSeen, NudgeSent
from facilitator.live.queries import cues
from facilitator.live.queries.cues import BUDGET, CueMemory, Rank, next_cue, nudge_shown, public_cue, put_away
from facilitator.live.stamp import between
from tests.live.test_properties import Act, act, programs, steady
from tests.makers import ITEMS, Day, small_plan, started


class Window:
    """A window that looks every second."""

    def __init__(self, day: Day) -> None:
        """Open on a day, having shown nothing."""
        self.day = day
        self.memory = CueMemory()
        self.shown: list[str] = []

    def look(self, behind: float = 0.0) -> str:
        """What stands now."""
        before = self.memory
        self.memory = next_cue(self.day.state, self.day.now, before, behind)
        if self.memory.at != before.at:
            self.shown.append(self.memory.text)
        return self.memory.text

    def wait(self, seconds: float, behind: float = 0.0) -> str:
        """Time passes, a look each second."""
        for _ in range(int(seconds)):
            self.day.wait(1)
            self.look(behind)
        return self.memory.text


def exercise(item: Item | None = None) -> Day:
    """A day in its exercise of twenty minutes, the clock running, the groups just looked in on."""
    day = started(small_plan([ITEMS[0], item or ITEMS[2], ITEMS[3]]))
    day.goes_to("ex1")
    if day.clock_of("ex1").since is None:
        day.does(ToggleClock())
    return seen_to(day)


def seen_to(day: Day) -> Day:
    """Every group is done, so that nobody need walk round."""
    return day.happens(*(GroupObserved(group, "ex1", "done") for group in day.state.groups))


# -- each kind of word -----------------------------------------------------------------------------------------


def test_the_plans_own_words_come_at_their_minute() -> None:
    """At ten minutes left, at two, and ten seconds before the end, because the room reads that one."""
    window = Window(exercise())
    assert window.wait(599) == ""
    assert window.wait(1) == "Half way"
    assert window.wait(299) == "Half way"
    assert window.wait(1) == "5 min left"
    assert window.wait(75) == ""
    assert window.wait(105) == "Two minutes"
    assert window.wait(109) == "Two minutes"
    assert window.wait(1) == "The room reads: Pens down"
    assert window.shown == ["Half way", "5 min left", "Two minutes", "The room reads: Pens down"]


def test_the_usual_warnings_stand_in_where_the_plan_says_nothing() -> None:
    """Ten, five and two minutes of an exercise; a plan's own words at that minute take their place."""
    window = Window(exercise(replace(ITEMS[2], cues=(Cue(5, "Choose"),))))
    window.wait(1200)
    assert window.shown == ["10 min left", "Choose", "2 min left"]


def test_a_warning_is_said_again_where_time_was_added() -> None:
    """Five minutes left is true a second time; the plan's own words are not repeated."""
    window = Window(exercise(replace(ITEMS[2], cues=(Cue(10, "Half way"),))))
    window.wait(960)
    assert window.shown == ["Half way", "5 min left"]
    window.day.does(ChangeClock(600.0))
    window.wait(600)
    assert window.shown == ["Half way", "5 min left", "5 min left"]


def test_an_item_that_is_hardly_longer_is_not_warned_of_at_its_start() -> None:
    """Two minutes left of two minutes is no news."""
    day = started(small_plan([Item("short", "Short", 2), Item("next", "Next", 5)]))
    window = Window(day)
    window.wait(119)
    assert window.shown == []


def test_a_clock_that_was_forgotten_is_told_after_a_minute_and_again_quietly() -> None:
    """Every three minutes, until it runs."""
    window = Window(started().goes_to("ex1"))
    assert window.wait(59) == ""
    assert window.wait(1) == "Clock: it is off at Exercise 1. ⟦clock.toggle:t⟧ starts it"
    window.wait(360)
    assert len(window.shown) == 3
    window.day.does(ToggleClock())
    assert window.look() == ""


def test_a_clock_that_stays_paused_is_told_too() -> None:
    """A minute after it was paused, however long the item has been open."""
    window = Window(exercise())
    window.wait(300)
    window.day.does(ToggleClock())
    assert window.wait(60) == ""
    assert window.wait(1) == "Clock: it is paused at Exercise 1. ⟦clock.toggle:t⟧ starts it"


def test_a_window_opened_later_knows_since_when_a_clock_was_never_started() -> None:
    """After a restart nobody waits another minute."""
    day = started().goes_to("ex1").wait(100)
    assert Window(day).look() == "Clock: it is off at Exercise 1. ⟦clock.toggle:t⟧ starts it"


def test_a_nudge_is_the_leads_alone_and_stands_until_it_is_seen() -> None:
    """With the group's name; its id is there for whoever marks it as seen."""
    day = exercise().happens(NudgeSent("U1", "they are stuck", "G4"))
    window = Window(day)
    assert window.look() == "Scribe: Group 4: they are stuck"
    assert window.wait(500) == "Scribe: Group 4: they are stuck"
    assert nudge_shown(day.state, window.memory) == "U1"
    assert public_cue(day.state, day.now) == ""
    day.happens(NudgeSeen("U1"))
    assert window.look() != "Scribe: Group 4: they are stuck"
    assert nudge_shown(day.state, window.memory) == ""


def test_groups_that_nobody_looked_in_on_are_named_once_each() -> None:
    """Six minutes after the start or the last look; one that is done is left alone."""
    day = started(groups=3).goes_to("ex1")
    day.does(ToggleClock())
    window = Window(day)
    window.wait(60)
    day.happens(GroupObserved("G1", "ex1", "on task"), GroupObserved("G3", "ex1", "done"))
    assert window.wait(300) == "Walk round: Group 2 not looked in on for 6 min"
    assert window.wait(60) == "Walk round: Group 1 not looked in on for 6 min"
    assert window.wait(170) == "Walk round: Group 1 not looked in on for 6 min"
    assert len(window.shown) == 2


def test_several_groups_are_named_together() -> None:
    """One cue, not one for each."""
    day = started(groups=3).goes_to("ex1")
    day.does(ToggleClock())
    assert Window(day).wait(360) == "Walk round: Group 1, Group 2 and Group 3 not looked in on for 6 min"


def test_the_second_clock_tells_that_its_time_is_up() -> None:
    """By its name."""
    day = exercise()
    day.does(StartSecondClock(150.0, "Group 3"))
    window = Window(day)
    assert window.wait(149) == ""
    assert window.wait(1) == "Group 3: time is up. 0 puts it away"


def test_lateness_is_told_for_each_five_minutes_more_and_never_when_it_gets_better() -> None:
    """And beyond half an hour the question is whether a start was missed."""
    window = Window(exercise())
    for behind in (299, 300, 420, 599, 610, 550, 400, 700, 1799, 1900, 2500):
        window.wait(61, behind)
    assert [text for text in window.shown if text.startswith("Day")] == [
        "Day: 5 min behind. ⟦plan.catch_up:r⟧ wins time back",
        "Day: 10 min behind. ⟦plan.catch_up:r⟧ wins time back",
        "Day: 29 min behind. ⟦plan.catch_up:r⟧ wins time back",
        "Day: 31 min behind. Was a start missed? ⟦clock.backdate:T⟧ puts it right",
    ]


def test_nothing_is_said_before_the_day_and_after_it() -> None:
    """There is no item to speak of."""
    assert Window(Day()).wait(100, 400) == ""
    day = exercise()
    day.does(EndRun())
    assert Window(day).wait(100, 400) == ""


# -- the budget ------------------------------------------------------------------------------------------------


def test_what_presses_most_comes_first_and_the_rest_a_minute_later_each() -> None:
    """Time, a nudge, the plan's prompt, a warning, the day."""
    day = exercise(replace(ITEMS[2], cues=(Cue(2, "Two minutes"),)))
    day.wait(1080).happens(NudgeSent("U1", "stuck"), NudgeSent("U2", "noisy"))
    window = Window(day)
    window.look(400)
    window.wait(240, 400)
    assert window.shown == [
        "Two minutes",
        "Scribe: stuck",
        "Scribe: noisy",
        "Day: 6 min behind. ⟦plan.catch_up:r⟧ wins time back",
    ]


def test_a_cue_that_is_put_away_does_not_come_again() -> None:
    """And the minute runs on from when it was shown."""
    window = Window(exercise())
    window.wait(600)
    window.memory = put_away(window.memory)
    assert window.wait(60) == ""
    assert window.shown == ["Half way"]


def test_a_repeated_item_has_its_cues_again() -> None:
    """It is another stay."""
    window = Window(exercise())
    window.wait(600)
    window.day.does(RepeatItem(), ToggleClock())
    window.wait(600)
    assert window.shown.count("Half way") == 2


def test_a_fast_rehearsal_leaves_time_to_read() -> None:
    """Up to twenty times real speed the budget is a minute of the rehearsal's day; beyond, three real seconds."""
    for speed, apart in ((20.0, 60.0), (100.0, 300.0)):
        day = Day()
        begun = day.state.started
        assert begun is not None
        day.states[-1] = replace(day.state, started=replace(begun, rehearsal=speed))
        day.at("09:30").does(GoTo("ex1"), ToggleClock())
        day.happens(NudgeSent("U1", "one"), NudgeSent("U2", "two"))
        window = Window(seen_to(day))
        window.look()
        window.wait(apart - 1)
        assert window.shown == ["Scribe: one"]
        window.wait(1)
        assert window.shown == ["Scribe: one", "Scribe: two"]


def watched(program: list[Act], every: list[int]) -> Iterator[tuple[Day, CueMemory, CueMemory]]:
    """A day of random commands, nudges and looks; before and after each look."""
    day, memory = Day(), CueMemory()
    for number, one in enumerate(program):
        act(day, one)
        if every[number % len(every)] == 0:
            day.happens(NudgeSent(f"U{number}", f"word {number}", "G2"))
        for _ in range(every[number % len(every)]):
            day.clock.turn(wall=25.0, run=25.0)
            before, memory = memory, next_cue(day.state, day.now, memory, number * 40.0)
            yield day, before, memory


looks = st.lists(st.integers(0, 30), min_size=3, max_size=8)


@steady
@given(programs, looks)
def test_never_two_new_cues_within_a_minute_and_none_twice(program: list[Act], every: list[int]) -> None:
    """Whatever is done and however often anyone looks."""
    for day, before, after in watched(program, every):
        if after.at == before.at:
            assert not after.text or after.text == before.text
            assert after.seen == before.seen
            continue
        assert before.at is None or between(before.at, day.now) >= BUDGET
        assert after.at == day.now
        assert after.text
        assert not before.seen.issuperset(after.keys)
        assert after.seen == before.seen | set(after.keys)


@steady
@given(programs, looks)
def test_the_most_urgent_that_waits_wins(program: list[Act], every: list[int]) -> None:
    """No word is shown while another that presses more could have been."""
    for day, before, after in watched(program, every):
        if after.at is None or after.at == before.at:
            continue
        rest = replace(before, at=None, text="", keys=())
        again, ranks = rest, []
        for _ in range(100):  # all that could be said now, one after the other, as if there were no budget
            again = next_cue(day.state, day.now, replace(again, at=None), 0.0)
            if again.at is None:
                break
            ranks.append(again.rank)
        assert ranks == sorted(ranks)
        assert not ranks or after.rank <= min(ranks)


@steady
@given(programs, looks)
def test_looking_without_anything_new_changes_nothing(program: list[Act], every: list[int]) -> None:
    """The same memory comes back, so nothing is painted."""
    for day, _, after in watched(program, every):
        assert next_cue(day.state, day.now, after, 0.0) == after or after.text.startswith("Day")


# -- what the room reads ---------------------------------------------------------------------------------------

PUBLIC = (Cue(5, "Time to write", public=True), Cue(2, "Collect the pens"), Cue(0, "Pens down", public=True))


@pytest.mark.parametrize(
    ("left", "text"),
    [
        (301, ""),
        (300, "Time to write"),
        (181, "Time to write"),
        (179, ""),
        (110, ""),
        (1, ""),
        (0, "Pens down"),
        (-600, "Pens down"),
    ],
)
def test_the_room_reads_public_cues_alone(left: int, text: str) -> None:
    """From their minute on, two minutes long; the last stays until the item is left. A private one never shows."""
    day = exercise(replace(ITEMS[2], cues=PUBLIC)).wait(1200 - left)
    assert public_cue(day.state, day.now) == text


def test_the_lead_reads_a_public_cue_before_the_room_does() -> None:
    """Private first."""
    day = exercise(replace(ITEMS[2], cues=PUBLIC)).wait(1200 - 305)
    assert Window(day).look() == "The room reads: Time to write"
    assert public_cue(day.state, day.now) == ""


def test_the_room_reads_nothing_before_the_clock_has_begun_or_after_the_day() -> None:
    """Not even a cue for the whole length."""
    item = replace(ITEMS[2], cues=(Cue(20, "Begin", public=True),))
    day = started(small_plan([ITEMS[0], item, ITEMS[3]])).goes_to("ex1")
    assert public_cue(day.state, day.now) == ""
    day.does(ToggleClock())
    assert public_cue(day.state, day.now) == "Begin"
    day.does(EndRun())
    assert public_cue(day.state, day.now) == ""
    assert public_cue(Day().state, day.now) == ""


def test_ranks_are_in_the_order_that_they_are_told_in() -> None:
    """Each constant is what its words say."""
    assert list(Rank) == sorted(Rank)
    assert cues.BUDGET == 60


@steady
@given(programs, st.lists(st.booleans(), min_size=3, max_size=3))
def test_the_room_never_reads_what_is_not_public(program: list[Act], public: list[bool]) -> None:
    """Whatever is done: only words that the plan calls public, of the item that the day is at."""
    cue_texts = [Cue(minutes, f"words {minutes}", shown) for minutes, shown in zip((15, 10, 2), public, strict=True)]
    items = [replace(item, cues=tuple(cue for cue in cue_texts if cue.minutes <= item.minutes)) for item in ITEMS]
    day = Day(small_plan(items))
    open_words = {"", *(cue.text for cue in cue_texts if cue.public)}
    for one in program:
        act(day, one)
        assert public_cue(day.state, day.now) in open_words
