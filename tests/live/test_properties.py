"""What holds for every day there can be: random commands of two windows on clocks that misbehave."""

from __future__ import annotations

from operator import attrgetter

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.live import countdown
from facilitator.live.facts.agenda import (
    GoTo,
    NextItem,
    NextPage,
    PreviousItem,
    PreviousPage,
    RepeatItem,
    RestoreItem,
    SkipItem,
    TurnTo,
)
from facilitator.live.facts.base import Command, Event, Refused
from facilitator.live.facts.changes import Redo, Undo
from facilitator.live.facts.clocks import ChangeClock, SetClock, ToggleClock
from facilitator.live.facts.day import EndRun, NoteGap, ReopenRun
from facilitator.live.facts.entries import AddAction, AddNote, AddParking, EditEntry, WithdrawEntry
from facilitator.live.facts.groups import AddGroup, CloseGroup, JoinGroups, RenameGroup, ReopenGroup
from facilitator.live.facts.issues import CaptureIssue, EditIssue, IssueCaptured, MoveIssue, WithdrawIssue
from facilitator.live.rules import decide, replay
from facilitator.live.state import Clock, State
from tests.live.replanning import replanning
from tests.live.wishes import counting, marked, sense, turning
from tests.makers import ITEMS, Day, HandClock, texts_said, themed_plan, without_place

steady = settings(
    derandomize=True, deadline=None, database=None, max_examples=120, suppress_health_check=list(HealthCheck)
)

items = st.sampled_from([*(item.id for item in ITEMS), "nowhere"])
groups = st.sampled_from(["G1", "G2", "G3", "G1", "G2", "G3", "G5", "G9"])
issues = st.sampled_from(["#0", "#1", "#2", "#-1", "E1-G1-1", "E9-G9-9"])
entries = st.sampled_from(["#0", "#1", "#-1", "N1", "X9"])
texts = st.sampled_from(
    ["nobody asked", "she said no", "\x1b[2J", "x", "y", "", "\u202eback", "[/x]", "3: x", "\ud800 half"]
)
lengths = st.sampled_from([60.0, -60.0, 300.0, -600.0, 0.0, 1e9, float("nan"), float("inf")])
numbers = st.integers(-2, 5)
exercises = st.sampled_from(["", "ex1", "ex2", "", "ex1", "ex2", "lunch"])

moving: st.SearchStrategy[Command] = st.one_of(
    st.builds(NextPage),
    st.builds(PreviousPage),
    st.builds(TurnTo, numbers),
    st.builds(NextItem, st.booleans()),
    st.builds(PreviousItem),
    st.builds(GoTo, items, st.none() | numbers),
    st.builds(RepeatItem),
    st.builds(SkipItem, items),
    st.builds(RestoreItem, items),
)
clocks: st.SearchStrategy[Command] = st.one_of(
    st.builds(ToggleClock), st.builds(ChangeClock, lengths), st.builds(SetClock, lengths)
)
capturing: st.SearchStrategy[Command] = st.one_of(
    st.builds(CaptureIssue, groups, texts, exercises),
    st.builds(CaptureIssue, groups, texts, exercises),
    st.builds(EditIssue, issues, texts),
    st.builds(WithdrawIssue, issues),
    st.builds(MoveIssue, issues, groups),
)
seating: st.SearchStrategy[Command] = st.one_of(
    st.builds(AddGroup, st.sampled_from(["", "Owls", "Larks"])),
    st.builds(RenameGroup, groups, st.sampled_from(["Owls", "Larks", "Group 1", ""])),
    st.builds(CloseGroup, groups),
    st.builds(ReopenGroup, groups),
    st.builds(JoinGroups, groups, groups),
)
entry: st.SearchStrategy[Command] = st.one_of(
    st.builds(AddNote, texts),
    st.builds(AddParking, texts, texts),
    st.builds(AddAction, texts, texts, texts),
    st.builds(EditEntry, entries, texts, texts, texts),
    st.builds(WithdrawEntry, entries),
)
running: st.SearchStrategy[Command] = st.one_of(
    st.builds(NoteGap, st.sampled_from([0.0, 20.0, 1200.0, float("nan")]), st.booleans(), st.booleans()),
    st.builds(NoteGap, st.just(1200.0), st.just(False)),
    st.sampled_from([ReopenRun(), ReopenRun(), ReopenRun(), EndRun()]),
)
taking_back: st.SearchStrategy[Command] = st.sampled_from([Undo(), Undo(), Redo()])
often = [
    *(capturing, capturing, marked, sense, sense, turning, turning, counting),
    *(taking_back, taking_back, taking_back, moving, moving, clocks, seating, entry, running, replanning),
]
wishes: st.SearchStrategy[Command] = st.sampled_from(often).flatmap(lambda kind: kind)  # one_of would weigh each alike
turns = st.tuples(st.sampled_from([0.0, 5.5, 1200.0, -3600.0]), st.sampled_from([0.0, 5.5, 1200.0, -1.0]))
acts = st.tuples(wishes, st.sampled_from(["lead", "lead", "scribe"]), turns, st.sampled_from([False] * 9 + [True]))
Act = tuple[Command, str, tuple[float, float], bool]


def aimed(state: State, wish: Command, window: str) -> Command:
    """The command with "#1" standing for the second of what there is, and an undo in its own window."""
    if isinstance(wish, Undo | Redo):
        return type(wish)(window)
    there = list(state.entries if isinstance(wish, EditEntry | WithdrawEntry) else state.issues)
    meant = {field: getattr(wish, field, "") for field in ("id", "into")}
    aimed_at = {field: there[int(name[1:]) % len(there)] for field, name in meant.items() if name[:1] == "#" and there}
    return msgspec.structs.replace(wish, **aimed_at) if aimed_at else wish


def act(day: Day, one: Act) -> None:
    """Let the clocks do something, then ask for something in a window; a refusal is fine."""
    wish, window, (wall, run), reboot = one
    if reboot:
        day.clock.reboot(uptime=3.0, seconds=wall, boot=f"boot of event {day.state.seq}")
    else:
        day.clock.turn(wall=wall, run=run)
    day.tries(aimed(day.state, wish, window), by=window)


def driven(program: list[Act]) -> Day:
    """A day after all these acts."""
    day = Day(themed_plan())
    for one in program:
        act(day, one)
    return day


BEGUN: Act = (GoTo("ex1"), "lead", (5.5, 5.5), False)
programs = st.lists(acts, min_size=10, max_size=60)
busy = st.lists(acts, min_size=20, max_size=60).map(lambda program: [BEGUN, *program])


@steady
@given(busy)
def test_no_order_of_commands_fails_or_loses_words(program: list[Act]) -> None:
    """Every state can be looked at, and every word that was captured is still there, as it was said first."""
    day = Day(themed_plan())
    for one in program:
        act(day, one)
        day.view()
        assert {number: issue.said for number, issue in day.state.issues.items()} == texts_said(day.entries)


@steady
@given(busy)
def test_numbers_are_given_out_once(program: list[Act]) -> None:
    """Also when what had a number was undone."""
    day = driven(program)
    given_out = [attrgetter(entry.event.gives)(entry.event) for entry in day.entries if entry.event.gives]
    assert len(set(given_out)) == len(given_out)
    for captured in (entry.event for entry in day.entries if isinstance(entry.event, IssueCaptured)):
        exercise = 1 if captured.exercise == "ex1" else 2
        assert captured.id.startswith(f"E{exercise}-{captured.group}-")


@steady
@given(busy, st.integers(0, 60))
def test_replaying_a_part_and_going_on_is_replaying_all(program: list[Act], cut: int) -> None:
    """A resume at any event leads to the same day, and evolving one by one to the same again."""
    day = driven(program)
    assert replay(day.entries) == day.state
    assert replay(day.entries[cut:], replay(day.entries[:cut])) == day.state


def everything(state: State) -> bytes:
    """All that a state says, to see whether it was touched."""
    return msgspec.json.encode(state)


@steady
@given(busy, wishes)
def test_deciding_is_deterministic_and_touches_nothing(program: list[Act], wish: Command) -> None:
    """Asked twice, the same answer; and neither asking nor evolving changes the state it was asked of."""
    day = driven(program)
    before, known = day.state, everything(day.state)
    answers: list[tuple[Event, ...] | str] = []
    for _ in range(2):
        try:
            answers.append(decide(before, wish, day.now))
        except Refused as refusal:
            answers.append(str(refusal))
    assert answers[0] == answers[1]
    day.tries(wish)
    assert everything(before) == known


@steady
@given(busy)
def test_undo_then_redo_is_identity(program: list[Act]) -> None:
    """The state is the same but for its place in the journal."""
    day = driven(program)
    before = day.state
    if day.tries(Undo()) == "":
        assert without_place(day.state) != without_place(before)
        assert day.tries(Redo()) == ""
        assert without_place(day.state) == without_place(before)


@steady
@given(busy)
def test_redo_then_undo_is_identity(program: list[Act]) -> None:
    """And the other way round."""
    day = driven(program)
    before = day.state
    if day.tries(Redo()) == "":
        assert day.tries(Undo()) == ""
        assert without_place(day.state) == without_place(before)


@steady
@given(busy)
def test_one_window_can_undo_everything(program: list[Act]) -> None:
    """Back to the start, but for words: those are all still there, withdrawn. And forward again to where it was."""
    day = driven([(wish, "lead", turn, reboot) for wish, _, turn, reboot in program])
    begin, far = day.states[1], day.state
    steps = 0
    while day.tries(Undo()) == "":
        steps += 1
    state = day.state
    assert state.done.get("lead") is None
    assert (state.phase, state.current, state.plan) == (begin.phase, begin.current, begin.plan)
    assert {item: state.items[item] for item in begin.items} == begin.items
    assert all(standing.skipped for item, standing in state.items.items() if item not in begin.items)
    assert {group: state.groups[group] for group in begin.groups} == begin.groups
    assert all(group.closed for group in state.groups.values() if group.id not in begin.groups)
    assert all(issue.withdrawn for issue in state.issues.values())
    assert all(entry.withdrawn for entry in state.entries.values())
    assert {number: issue.said for number, issue in state.issues.items()} == texts_said(day.entries)
    for _ in range(steps):
        day.does(Redo())
    assert (day.state.items, day.state.groups, day.state.issues) == (far.items, far.groups, far.issues)


moments = st.lists(st.floats(0, 5000, allow_nan=False), min_size=1, max_size=12)


@steady
@given(moments, st.floats(0, 43200))
def test_pause_and_resume_keep_what_is_left(waits: list[float], allotted: float) -> None:
    """However often, and however long it stands."""
    hand = HandClock()
    clock = countdown.start(Clock(allotted), hand.now())
    ran = 0.0
    for wait in waits:
        hand.wait(wait)
        ran += wait
        clock = countdown.pause(clock, hand.now())
        left = countdown.left(clock, hand.now())
        hand.wait(wait * 3)
        assert countdown.left(clock, hand.now()) == left
        clock = countdown.start(clock, hand.now())
        assert countdown.left(clock, hand.now()) == left
    assert abs(countdown.left(clock, hand.now()) - (allotted - ran)) < 1e-6


@steady
@given(st.integers(-3600, 3600), st.integers(-3600, 3600), st.integers(0, 3600))
def test_added_time_adds_up(one: int, other: int, wait: int) -> None:
    """Twice is once with the sum."""
    hand = HandClock()
    clock = countdown.start(Clock(1200.0), hand.now())
    hand.wait(wait)
    apart = countdown.change(countdown.change(clock, one), other)
    assert apart == countdown.change(clock, one + other)


@steady
@given(programs)
def test_time_is_only_ever_used_up(program: list[Act]) -> None:
    """However the wall clock is set, no second used comes back, unless a gap is left out or a step undone."""
    day = Day(themed_plan())
    for wish, window, (wall, run), _ in program:
        if isinstance(wish, NoteGap | Undo | Redo | RepeatItem):
            continue
        used = {item: countdown.used(standing.clock, day.now) for item, standing in day.state.items.items()}
        act(day, (wish, window, (wall, max(0.0, run)), False))
        for item, standing in day.state.items.items():
            assert countdown.used(standing.clock, day.now) >= used.get(item, 0.0) - 1e-6
