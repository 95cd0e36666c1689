"""When each item of an edited plan is expected to begin and end, and what is free or too much at the end. Pure.

Minutes count from the midnight before the plan starts, so a plan that lasts over midnight goes on counting.
"""

from __future__ import annotations

import msgspec

from facilitator.agenda.counting import count_words
from facilitator.agenda.editing.plan_text import PlanText
from facilitator.agenda.times_of_day import clock_words, minutes_into_day, minutes_of_plan


class Slot(msgspec.Struct, frozen=True):
    """An item's time: it begins and ends then; `free` minutes before it are kept free by its fixed point, and it is
    `late` by so many when it cannot begin at it.
    """

    begins: int
    ends: int
    free: int = 0
    late: int = 0


class Timeline(msgspec.Struct, frozen=True):
    """The times of all items in order. `total` is the sum of their lengths; `left` are the minutes between the last one
    and the finish that the plan says, less than nothing where it is overrun, None where it says none.
    """

    slots: tuple[Slot, ...]
    total: int
    ends: int
    left: int | None

    @property
    def words(self) -> str:
        """The total, the end and what is left, in a line."""
        kept = sum(slot.free for slot in self.slots)
        parts = [f"{length(self.total)} in {count_words(len(self.slots), 'item')}", f"ends {clock_words(self.ends)}"]
        if kept:
            parts.append(f"{length(kept)} free before fixed points")
        if self.left is not None:
            over = f"{length(-self.left)} over the finish"
            parts.append(
                f"{length(self.left)} free at the end" if self.left > 0 else over if self.left else "no time left"
            )
        return ", ".join(parts)


def length(minutes: int) -> str:
    """Minutes as hours and minutes: "6 h 30 min"."""
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours and rest else f"{hours} h" if hours else f"{rest} min"


def timeline(plan: PlanText) -> Timeline:
    """The times that follow from the plan as it stands; an item without a right length takes none."""
    form = plan.rest.form
    starts, finishes = form.time("starts"), form.time("finishes")
    now = minutes_into_day(starts) if starts is not None else 9 * 60
    slots = []
    total = 0
    for item in plan.items:
        at = item.at
        fixed = now
        if at is not None:
            fixed = minutes_of_plan(at, starts, finishes) if starts and finishes else minutes_into_day(at)
        begins = max(now, fixed)
        minutes = item.minutes
        slots.append(Slot(begins, begins + minutes, begins - now, max(0, now - fixed)))
        now = begins + minutes
        total += minutes
    left = minutes_of_plan(finishes, starts, finishes) - now if starts is not None and finishes is not None else None
    return Timeline(tuple(slots), total, now, left)
