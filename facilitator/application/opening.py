"""Opening a run: where a plan's times of day become instants, and a run gets its name.

Local time is known only here and on the screens. The instants worked out here are recorded in the run's first event,
with how far local time was ahead of UTC, so that no later reader needs a time zone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import msgspec
from msgspec.structs import replace

from facilitator.agenda.model import Plan
from facilitator.clock import ClockSource, RehearsalClock
from facilitator.controller import Controller
from facilitator.journal.port import Journal
from facilitator.live.facts.day import StartRun
from facilitator.live.stamp import Stamp

Localise = Callable[[datetime], datetime]
"""Gives an instant in local time: aware, with the offset of that moment."""

LETTERS = "abcdefghjkmnpqrstuvwxyz"
"""Letters of a run's name, less those that are mistaken for digits."""

EARLY, LATE = timedelta(hours=2), timedelta(hours=1)
"""A run opened this long before or after its planned start begins when the plan says, any other one now."""

DAY = timedelta(days=1)
FAR = timedelta(hours=18)
"""A time of day further off than this is meant for the night before or after."""


class Setup(msgspec.Struct, frozen=True):
    """What the trainer says before a day: groups by name, herself by initials or role, the venue's type.

    `starts` is the local time of day at which item one begins (None: decide by the hour, see `start_of_day`).
    `rehearsal` is how many times faster the clock runs, 0 for a real day.
    """

    groups: tuple[str, ...]
    trainers: tuple[str, ...] = ()
    venue: str = ""
    starts: time | None = None
    rehearsal: float = 0.0


def system_local(instant: datetime) -> datetime:
    """An instant in this machine's local time."""
    return instant.astimezone()


def local_instant(near: datetime, at: time, localise: Localise) -> datetime:
    """The aware UTC instant of a local time of day, on the local day of `near`.

    In the hour that the clocks go forward it is the first instant after the jump; in the hour they go back, the first.
    """
    naive = datetime.combine(localise(near).date(), at)
    as_utc = naive.replace(tzinfo=UTC)
    ahead = {localise(as_utc + timedelta(days=days)).utcoffset() or timedelta(0) for days in (-1, 1)}
    early, late = as_utc - max(ahead), as_utc - min(ahead)
    for instant in (early, late):
        if localise(instant).replace(tzinfo=None) == naive:
            return instant
    while late - early > timedelta(seconds=1):  # this local time is jumped over: close in on the jump
        middle = early + (late - early) / 2
        if localise(middle).replace(tzinfo=None) < naive:
            early = middle
        else:
            late = middle
    return late.replace(microsecond=0)


def nearest_instant(near: datetime, at: time, localise: Localise, far: timedelta) -> datetime:
    """As `local_instant`, but where that is further off than `far`, the one on the day before or after."""
    found = local_instant(near, at, localise)
    if found - near > far:
        return local_instant(near - DAY, at, localise)
    return local_instant(near + DAY, at, localise) if near - found > far else found


def start_of_day(plan: Plan, now: datetime, localise: Localise, starts: time | None) -> datetime:
    """When the day is to begin, as an aware UTC instant.

    The time asked for; else the plan's own start if that is near (from LATE ago to EARLY ahead), else this minute,
    so that a plan can be tried out in the evening.
    """
    if starts is not None:
        return nearest_instant(now, starts, localise, FAR)
    planned = nearest_instant(now, plan.starts, localise, DAY / 2)
    return planned if now - LATE <= planned <= now + EARLY else now.replace(second=0, microsecond=0)


class _Times(msgspec.Struct, frozen=True):
    """A plan's times of day as instants: its start, its finish, and each fixed point."""

    starts: datetime
    finishes: datetime
    fixed: dict[str, datetime]

    def holds(self, begins: datetime) -> bool:
        """Whether a day that begins then can keep them: it is the plan's own day, and no fixed point is over."""
        return self.starts - EARLY <= begins < min((self.finishes, *self.fixed.values()))

    def moved(self, by: timedelta) -> _Times:
        """The same times, all later by this length."""
        return _Times(self.starts + by, self.finishes + by, {item: at + by for item, at in self.fixed.items()})


def _times(plan: Plan, starts: datetime, localise: Localise) -> _Times:
    """The plan's times on the day that it starts then; of one that lasts over midnight, some on the next."""

    def instant(at: time) -> datetime:
        found = local_instant(starts, at, localise)
        over_midnight = plan.finishes < plan.starts and at < plan.starts
        return local_instant(starts + DAY, at, localise) if over_midnight else found

    fixed = {item.id: instant(item.at) for item in plan.items if item.at is not None}
    return _Times(starts, instant(plan.finishes), fixed)


def offsets(begin: datetime, localise: Localise, hours: int = 48) -> tuple[tuple[datetime, int], ...]:
    """How far local time is ahead of UTC, in minutes, from each instant of change over the next hours."""

    def ahead(instant: datetime) -> int:
        return int((localise(instant).utcoffset() or timedelta(0)).total_seconds() // 60)

    found = [(begin, ahead(begin))]
    for quarter in range(1, hours * 4 + 1):
        instant = begin.replace(minute=0, second=0, microsecond=0) + timedelta(minutes=15 * quarter)
        if instant > begin and ahead(instant) != found[-1][1]:
            found.append((instant, ahead(instant)))
    return tuple(found)


def start_command(plan: Plan, setup: Setup, now: datetime, localise: Localise = system_local) -> StartRun:
    """The command that opens a run of this plan now.

    Fixed points and the finish are times of the clock: a day that begins at another time than the plan's keeps them,
    and is behind or in hand by as much. Only where the clock cannot hold them, as in the evening or when a fixed point
    is over already, they move with the start.
    """
    begins = start_of_day(plan, now, localise, setup.starts)
    times = _times(plan, nearest_instant(begins, plan.starts, localise, DAY / 2), localise)
    kept = times.holds(begins)
    if not kept:
        times = _times(plan, local_instant(begins, plan.starts, localise), localise)
        times = times.moved(begins - times.starts)
    return StartRun(
        plan=plan,
        day=localise(begins).date(),
        starts_at=begins,
        finishes_at=times.finishes,
        fixed=times.fixed,
        offsets=offsets(begins, localise),
        groups=setup.groups,
        trainers=setup.trainers,
        venue=setup.venue,
        rehearsal=setup.rehearsal,
        planned_at=times.starts if times.starts != begins else None,
    )


def new_run_name(day: str) -> str:
    """A name for a run: its day and three letters drawn by chance, so that two laptops' archives can be merged."""
    from secrets import choice  # costs 5 ms to import, and is needed only when a run is opened

    return f"{day}-{''.join(choice(LETTERS) for _ in range(3))}"


def open_run(
    journal: Journal, clock: ClockSource, plan: Plan, setup: Setup, localise: Localise = system_local
) -> Controller:
    """Open a run of a plan and give the window that leads it. Raises JournalProblem or Refused.

    `clock` is the machine's; a rehearsal gets one of its own, which begins at the planned time.
    """
    opened_at = None
    if setup.rehearsal:
        opened_at, clock = clock.now().wall, _rehearsal_clock(clock, plan, setup, localise)
    command = replace(start_command(plan, setup, clock.now().wall, localise), opened_at=opened_at)
    name = new_run_name(command.day.isoformat())
    while journal.last(name):
        name = new_run_name(command.day.isoformat())
    controller = Controller(journal, clock, name)
    controller.dispatch(command)
    return controller


def _rehearsal_clock(real: ClockSource, plan: Plan, setup: Setup, localise: Localise) -> RehearsalClock:
    """A clock that pretends that it is the planned time of the start, whatever the hour."""
    now = real.now()
    begins = local_instant(now.wall, setup.starts or plan.starts, localise)
    return RehearsalClock(real, setup.rehearsal, Stamp(begins, now.run, now.boot))


def default_groups(plan: Plan, count: int | None = None) -> tuple[str, ...]:
    """Names for the groups: the plan's own, filled up to `count` (default: the plan's) with "Group 5" and so on."""
    wanted = max(1, count if count is not None else max(plan.groups, len(plan.group_names)))
    names = plan.group_names[:wanted]
    numbered = (f"Group {number}" for number in range(len(names) + 1, 2 * wanted + 1))
    return (*names, *(name for name in numbered if name not in names))[:wanted]


def clock_of(journal: Journal, run: str, rehearsal: float, real: ClockSource) -> ClockSource:
    """The clock that a run goes by: the real one, or a rehearsal's, which goes on from where it stopped."""
    if not rehearsal:
        return real
    last = journal.read(run, journal.last(run) - 1)[-1].at
    touched = journal.touched(run)
    since = max(0.0, (touched - last.wall).total_seconds()) if touched else 0.0
    begins = Stamp(last.wall + timedelta(seconds=since), last.run + since, last.boot.removeprefix("rehearsal:"))
    return RehearsalClock(real, rehearsal, begins)
