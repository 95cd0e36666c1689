"""What a screen may read: the state seen at one moment, frozen.

`look(state, now)` makes a `View`. Two views compare by value, so a tick in which no shown second changed paints
nothing. Instants are aware UTC; `offsets` say how far local time is ahead of it from each instant on, so that each is
told by the clock of its own hour, also in a night in which the clocks change. There is no offset of now to go by.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from facilitator.agenda.kinds import kind_of
from facilitator.agenda.model import KindId, Page, Plan
from facilitator.live import countdown
from facilitator.live.queries.board import Point, beside_words, radar, skipped_numbers, untagged, voices
from facilitator.live.queries.day import exercise_at, exercise_number
from facilitator.live.queries.interruptions import interruption, is_dark
from facilitator.live.queries.kept import kept
from facilitator.live.queries.pace import pace, pace_words
from facilitator.live.queries.room_words import room_words
from facilitator.live.queries.schedule import Expected, Schedule, clock_set, clock_set_words, drift_words, schedule
from facilitator.live.queries.telling import pages_of, stage_of
from facilitator.live.queries.turns import TurnFace, turn_face
from facilitator.live.stamp import Offsets, Stamp, after, between, whole
from facilitator.live.standstill import Gap
from facilitator.live.state import Clock, Entry, Group, Issue, Nudge, State

ClockState = Literal["running", "paused", "not started"]


class ClockFace(msgspec.Struct, frozen=True):
    """The current item's clock as shown: whole seconds `left` (negative: over), of `allotted` seconds.

    `phase` and `phase_left` name the part of the item it is in ("" when it has none). `ends` is when it will be over
    (or was), None while it does not run. `parts` are the minutes of the item's parts, one after the other.
    """

    state: ClockState
    left: int
    allotted: int
    phase: str = ""
    phase_left: int = 0
    ends: datetime | None = None
    parts: tuple[int, ...] = ()


class SecondFace(msgspec.Struct, frozen=True):
    """The second clock as shown: what it is for ("": not said), whole seconds `left` (negative: over)."""

    name: str
    running: bool
    left: int


class Milestone(msgspec.Struct, frozen=True):
    """A time people care about: its name, when it was planned and when it is expected now."""

    name: str
    planned: datetime
    expected: datetime


class Column(msgspec.Struct, frozen=True):
    """One group's column of the board, with the issues that stand.

    `skipped` says over an issue, by its id, why numbers before it are missing.
    """

    group: Group
    issues: tuple[Issue, ...]
    skipped: dict[str, str] = {}


class Board(msgspec.Struct, frozen=True):
    """What the groups said in one exercise; `asked` is how many issues each is asked for (0, 0: not said).

    `voices` are the groups behind each issue that more than one group had, `untagged` how many have no theme yet.
    `beside` has a quiet word for some issues, for the lead alone: reworded, late, how far a hypothesis has got, and
    that the words may tell who somebody is.
    """

    exercise: str
    number: int
    title: str
    asked: tuple[int, int]
    columns: tuple[Column, ...]
    voices: dict[str, tuple[str, ...]] = {}
    untagged: int = 0
    beside: dict[str, str] = {}
    capture: Literal["", "issues", "hypotheses"] = "issues"


class Now(msgspec.Struct, frozen=True):
    """The item the day is at, and its page. `position` counts from 1. `cue` is the plan's word for this minute.

    Of a page's entries that come one by one, `step` of `steps` are seen by the room. Of a case that is told in stages,
    `stage` of `stages` have been brought up; both are 0 where it is told at once.
    """

    id: str
    kind: KindId
    word: str
    title: str
    position: int
    page: Page | None
    page_number: int
    pages: int
    clock: ClockFace
    prompts: tuple[str, ...]
    aims: tuple[str, ...]
    cue: str
    holds: bool
    case_warning: str = ""
    fictional: bool = False
    bell: bool = False
    pace: str = ""
    step: int = 0
    steps: int = 0
    stage: int = 0
    stages: int = 0
    leads: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()


class Standing(msgspec.Struct, frozen=True):
    """The day is interrupted: since when, for how many whole minutes, and what it is ("": not said)."""

    since: datetime
    minutes: int
    reason: str = ""


class View(msgspec.Struct, frozen=True):
    """A run at one moment: all that the lead's screen shows."""

    seq: int
    plan: Plan
    phase: Literal["waiting", "running", "ended"]
    at: datetime
    offsets: Offsets
    behind: float
    drift: str
    rows: tuple[Expected, ...]
    milestones: tuple[Milestone, ...]
    begins: datetime
    now: Now | None
    board: Board | None
    turns: TurnFace | None
    radar: tuple[Point, ...]
    groups: tuple[Group, ...]
    entries: tuple[Entry, ...]
    gaps: tuple[Gap, ...]
    rehearsal: float
    last: datetime | None
    second: SecondFace | None = None
    room: str = ""
    """What the room sees, in words."""
    nudges: tuple[Nudge, ...] = ()
    beside: bool = False
    """Whether the room looks at a page beside the day."""
    interrupted: Standing | None = None
    """Set while every clock stands because the day is interrupted."""
    clock_set: str = ""
    """That the laptop's clock was set since the last fixed point, in words: so much of the drift is nobody's doing."""


def _beating(state: State) -> list[Clock]:
    """The clocks that run: the current item's, and the second one."""
    clocks = [state.items[state.current].clock] if state.current in state.items else []
    clocks += [state.second.clock] if state.second is not None else []
    return [clock for clock in clocks if clock.since is not None]


def pulse(state: State, now: Stamp) -> tuple[int, ...]:
    """Something that changes exactly when a second that screens show does: cheap, to know when to look again."""
    running = _beating(state)
    if running:
        return state.seq, *(whole_seconds(countdown.left(clock, now)) for clock in running)
    return state.seq, int(now.wall.timestamp())


def until_pulse(state: State, now: Stamp) -> float:
    """Seconds until `pulse` changes by time alone: above 0, at most 1."""
    lefts = [countdown.left(clock, now) for clock in _beating(state)]
    if lefts:
        return min((left % 1 if left > 0 else 1 - (-left % 1)) or 1.0 for left in lefts)
    return 1 - now.wall.microsecond / 1_000_000


def look(state: State, now: Stamp, *, glance: bool = False) -> View:
    """The view at this moment. Raises ValueError before the run has started.

    At a `glance`, which is all that a first picture is given time for, it is not looked for what may name somebody.
    """
    if state.started is None:
        raise ValueError("a run that has not been started cannot be looked at")
    day = schedule(state, now)
    exercise = exercise_at(state)
    return View(
        seq=state.seq,
        plan=state.plan,
        phase=state.phase,
        at=now.wall.replace(microsecond=0),
        offsets=state.started.offsets,
        behind=day.behind,
        drift=drift_words(day.behind),
        rows=day.rows,
        milestones=_milestones(day),
        begins=state.started.starts_at,
        now=_now(state, now),
        board=board_of(state, exercise.id, glance) if exercise is not None else None,
        turns=turn_face(state, now),
        radar=radar(state, exercise.id) if exercise is not None else (),
        groups=state.open_groups(),
        entries=tuple(state.entries.values()),
        gaps=state.gaps,
        rehearsal=state.started.rehearsal,
        last=state.last.wall if state.last else None,
        second=second_face(state, now),
        room=room_words(state),
        nudges=state.nudges,
        beside=state.room.peek is not None and not is_dark(state),
        interrupted=_interrupted(state, now),
        clock_set=clock_set_words(clock_set(state, now)) if state.phase == "running" else "",
    )


def _interrupted(state: State, now: Stamp) -> Standing | None:
    lasting = interruption(state)
    if lasting is None:
        return None
    return Standing(whole(lasting.began.wall), int(between(lasting.began, now) // 60), lasting.reason)


def _milestones(day: Schedule) -> tuple[Milestone, ...]:
    """The next fixed point that is still to come, and the finish."""
    coming = (row for row in day.rows if row.fixed and row.mark in ("next", "later"))
    fixed = next(coming, None)
    found = [] if fixed is None else [Milestone(fixed.item.title, fixed.planned, fixed.begins)]
    return (*found, Milestone("finish", day.planned_finish, day.finish))


def _now(state: State, now: Stamp) -> Now | None:
    item = state.item
    if item is None:
        return None
    pages = pages_of(state, item)
    number = max(0, min(state.pages.get(item.id, 0), len(pages) - 1))
    steps = pages[number].last_step if pages else 0
    face = clock_face(state, now)
    case = state.plan.cases.get(item.case)
    stage = stage_of(state, case) if case is not None else 0
    deck_pages = len(state.plan.decks[item.deck].pages) if item.deck else 0
    return Now(
        id=item.id,
        kind=item.kind,
        word=kind_of(item).word,
        title=item.title,
        position=state.plan.position(item.id) + 1,
        page=pages[number] if pages else None,
        page_number=number + 1,
        pages=max(1, len(pages)),
        clock=face,
        prompts=item.prompts,
        aims=item.aims,
        cue=_cue(state, face),
        holds=kind_of(item).holds,
        case_warning=case.warning if case else "",
        fictional=case is not None and case.fictional and number >= deck_pages,
        bell=item.bell and not reading_case(state),
        pace=pace_words(pace(state, now)),
        step=min(state.steps.get(item.id, 0), steps),
        steps=steps,
        stage=stage,
        stages=len(case.stages) if case is not None and stage else 0,
        leads=item.leads,
        materials=item.materials,
    )


def clock_face(state: State, now: Stamp) -> ClockFace:
    """The current item's clock at this moment. Raises KeyError when the day is at no item."""
    item, clock = state.plan.item(state.current), state.items[state.current].clock
    seconds = countdown.left(clock, now)
    running = clock.since is not None
    standing: ClockState = "running" if running else ("paused" if clock.started else "not started")
    phase = countdown.phase_of(item, clock, now)
    return ClockFace(
        state=standing,
        left=whole_seconds(seconds),
        allotted=round(clock.allotted),
        phase=phase[0].name if phase else "",
        phase_left=whole_seconds(phase[1]) if phase else 0,
        ends=whole(after(now, seconds)) if running else None,
        parts=tuple(part.minutes for part in item.phases),
    )


def second_face(state: State, now: Stamp) -> SecondFace | None:
    """The second clock at this moment; None when there is none."""
    second = state.second
    if second is None:
        return None
    left = whole_seconds(countdown.left(second.clock, now))
    return SecondFace(second.name, second.clock.since is not None, left)


def reading_case(state: State) -> bool:
    """Whether the room reads the story of a case: the page shown is one of the case's own, before it is discussed."""
    item = state.item
    if item is None or not item.case or kind_of(item).reports:
        return False
    deck = len(state.plan.decks[item.deck].pages) if item.deck else 0
    return state.pages.get(item.id, 0) >= deck and len(pages_of(state, item)) > deck


def whole_seconds(seconds: float) -> int:
    """Seconds as a face shows them: rounded up while time is left, so that 0:00 is shown only when it is over."""
    return -int(-seconds // 1) if seconds > 0 else -int(-seconds)


def whole_minutes(seconds: float) -> int:
    """Seconds left as words round them, everywhere: a minute that has begun is still there, one over is a full one."""
    return -int(-seconds // 60)


def _cue(state: State, face: ClockFace) -> str:
    """The plan's words for the stretch that the clock is in: those of the last cue whose minute has come."""
    item = state.item
    if item is None or face.state == "not started":
        return ""
    come = [cue for cue in item.cues if face.left <= cue.minutes * 60]
    return min(come, key=lambda cue: cue.minutes).text if come else ""


def board(state: State) -> Board | None:
    """The board of the exercise that captured words belong to now; None before the first exercise."""
    exercise = exercise_at(state)
    return None if exercise is None else board_of(state, exercise.id)


@kept("started", "agenda", "issues", "groups", "judged", "earlier")
def board_of(state: State, exercise: str, glance: bool = False) -> Board:
    """The board of one exercise: every group in the room, and closed ones that said something.

    At a `glance` no words stand beside the issues.
    """
    item = state.plan.item(exercise)
    said: dict[str, list[Issue]] = {}
    for issue in state.issues.values():
        if issue.exercise == exercise and not issue.withdrawn:
            said.setdefault(issue.group, []).append(issue)
    groups = sorted(state.groups.values(), key=lambda group: group.number)
    skipped = skipped_numbers(state, exercise, lambda group: group.name)
    columns = tuple(Column(g, tuple(said.get(g.id, ())), skipped) for g in groups if not g.closed or g.id in said)
    here = [issue for column in columns for issue in column.issues]
    shared = {issue: groups for issue, groups in voices(here).items() if len(groups) > 1}
    number = exercise_number(state, exercise)
    known = _beside_known(state, item.capture)
    beside: dict[str, str] = {}
    for issue in () if glance else here:
        before = known.get(issue.id)
        if before is None or before[0] is not issue:
            before = known[issue.id] = issue, beside_words(state, issue, item.capture)
        if before[1]:
            beside[issue.id] = before[1]
    return Board(exercise, number, item.title, item.issues, columns, shared, untagged(here), beside, item.capture)


@kept("started", "groups", "judged", "earlier")
def _beside_known(state: State, capture: str) -> dict[str, tuple[Issue, str]]:
    """The words beside issues as far as they have been asked for, by id, with the issue they are of.

    One line more on a board of hundreds asks for one line's words.
    """
    return {}
