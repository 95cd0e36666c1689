"""What takes more than one value of a plan to judge: ids, sums, times, order. No file is read here.

Only a report-back of nothing makes a day impossible; the rest is told, and `plan_building` reads it as well as it can.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import time
from typing import cast

from facilitator.agenda.counting import count_words
from facilitator.agenda.forms import Form, Put
from facilitator.agenda.kinds import KINDS
from facilitator.agenda.model import KindId
from facilitator.agenda.problems import Problems, nearest, quoted
from facilitator.agenda.times_of_day import as_said, clock_words, minutes_as_filed, minutes_into_day, minutes_of_plan

NO_CAPTURE = ("report-back", "break")


def check_plan(plan: Form, problems: Problems) -> None:
    """Everything that can be judged from the plan's own file."""
    items = plan.forms("agenda")
    outcomes = {str(pair.key) for pair in plan.pairs("outcomes")}
    check_whole(plan, items, problems)
    for item in items:
        check_item(item, outcomes, item is items[-1], problems)


def check_whole(plan: Form, items: tuple[Form, ...], problems: Problems) -> None:
    """What takes more than one item of a plan to judge, or none."""
    _check_ids(items, problems)
    _check_times(plan, items, problems)
    _suggest_lengths(plan, items, problems)
    earlier: dict[str, Form] = {}
    for item in items:
        _check_of(item, items, earlier, problems)
        earlier.setdefault(item.text("id"), item)
    _once(plan.puts("agencies"), "the agency", problems)
    _once(plan.puts("group_names"), "the group", problems)
    names = plan.puts("group_names")
    if len(names) > plan.whole("groups"):
        what = f"there are {len(names)} group names for {plan.whole('groups')} groups"
        problems.warn(plan.where("group_names"), what, "one for each group, or fewer")


def check_item(item: Form, outcomes: Collection[str], is_last: bool, problems: Problems) -> None:
    """What can be judged from an item alone, with the ids of the plan's outcomes, and whether it is the last one."""
    _check_lengths(item, problems)
    _check_capture(item, problems)
    _check_advances(item, is_last, problems)
    for put in item.puts("outcomes"):
        if put.value not in outcomes:
            what = f"there is no outcome {quoted(put.value)}"
            problems.warn(put.place, what, "an id from the plan's 'outcomes'", nearest(str(put.value), outcomes))
    _once(item.puts("outcomes"), "the outcome", problems)
    _once(item.puts("background"), "the note", problems)


def _once(puts: tuple[Put, ...], what: str, problems: Problems) -> None:
    seen: dict[str, int] = {}
    for put in puts:
        word = str(put.value).casefold()
        if word in seen:
            problems.warn(
                put.place, f"{what} {quoted(put.value)} is given twice (first on line {seen[word]})", "each once"
            )
        seen.setdefault(word, put.place.line)


def _check_ids(items: tuple[Form, ...], problems: Problems) -> None:
    seen: dict[str, int] = {}
    for item in items:
        name, place = item.text("id"), item.where("id")
        if name and name in seen:
            what = f"the id {quoted(name)} is given twice (first on line {seen[name]})"
            problems.warn(place, what, "an id of its own for each item")
        seen.setdefault(name, place.line)


def _check_lengths(item: Form, problems: Problems) -> None:
    """The least, the phases and the cues against the item's minutes."""
    if "minutes" not in item:
        return
    minutes, least = item.whole("minutes"), item.whole("least")
    if least > minutes:
        what = f"'least' is {least}, more than the item's {count_words(minutes, 'minute')}"
        problems.warn(item.where("least"), what, f"a whole number from 1 to {minutes}")
    elif 0 < least < minutes and item.flag("fixed"):
        what = "the item is fixed, so it never shrinks, and yet has a 'least'"
        problems.warn(item.where("least"), what, "only one of the two")
    phases = [pair.value for pair in item.pairs("phases") if isinstance(pair.value, int)]
    if phases and sum(phases) != minutes:
        what = f"the phases add up to {sum(phases)} minutes, but the item has {minutes}"
        problems.warn(item.where("phases"), what, f"phases of {count_words(minutes, 'minute')} in all")
    for cue in item.pairs("cues"):
        if isinstance(cue.key, int) and cue.key > minutes:
            what = f"a cue with {count_words(cue.key, 'minute')} left, but the item has only {minutes}"
            problems.warn(cue.place, what, f"minutes left, from 0 to {minutes}")


def _check_capture(item: Form, problems: Problems) -> None:
    if "capture" in item and item.text("kind") in NO_CAPTURE:
        what = f"a {item.text('kind')} has nothing to capture; what groups write is captured for the exercise"
        problems.warn(item.where("capture"), what, "'capture' at the exercise")
    if "issues" not in item:
        return
    low, high = (*item.wholes("issues"), 0, 0)[:2]
    if "capture" not in item:
        problems.warn(item.where("issues"), "'issues' says how many, but nothing is captured", "'capture: issues' too")
    if low > high > 0:
        problems.warn(
            item.where("issues"), f"'issues' runs from {low} down to {high}", "the fewest first", f"[{high}, {low}]"
        )


def _check_advances(item: Form, last: bool, problems: Problems) -> None:
    """Nobody is cut off by a clock: only what the trainer alone does, and breaks, may move on by themselves."""
    if not item.flag("advances"):
        return
    kind = KINDS[cast("KindId", item.text("kind"))]
    if not kind.moves_on:
        article = "an" if kind.id[0] in "aeiou" else "a"
        what = f"'advances' would cut people off: {article} {kind.id} waits for the trainer"
        problems.warn(item.where("advances"), what, "'advances' at a talk or a break only")
    elif last:
        problems.warn(
            item.where("advances"), "there is nothing to move on to after the last item", "no 'advances' here"
        )


def _check_of(item: Form, items: tuple[Form, ...], earlier: dict[str, Form], problems: Problems) -> None:
    """A report-back names an exercise before it."""
    name, place = item.text("of"), item.where("of")
    if not KINDS[cast("KindId", item.text("kind"))].reports:
        for field in ("of", "turns"):
            if field in item:
                what = f"only a report-back has '{field}'"
                problems.warn(item.where(field), what, f"'kind: report-back', or no '{field}'")
        return
    capturing = [other for other, form in earlier.items() if "capture" in form]
    if "of" not in item:
        problems.add(
            place,
            "a report-back needs 'of'",
            "the id of the exercise that is reported",
            capturing[-1] if capturing else "",
        )
    elif name in earlier:
        if "capture" not in earlier[name]:
            problems.add(place, f"{quoted(name)} captures nothing that could be reported", "'capture: issues' there")
    elif any(other.text("id") == name for other in items):
        problems.add(place, f"{quoted(name)} does not come before this report-back", "the id of an earlier exercise")
    else:
        problems.add(
            place, f"there is no item {quoted(name)}", "the id of an earlier exercise", nearest(name, capturing)
        )


def _check_times(plan: Form, items: tuple[Form, ...], problems: Problems) -> None:
    """The times of day against the lengths: fixed points in order and reachable, and the end when the plan says so.

    Time left before a fixed point is slack and allowed; it is counted, so that the end can be compared to the minute.
    """
    starts, finishes = plan.time("starts"), plan.time("finishes")
    if starts is None or finishes is None or not all("minutes" in item for item in items):
        return
    now = first = minutes_into_day(starts)
    for item in items:
        at = item.time("at")
        if at is not None:
            fixed = minutes_of_plan(at, starts, finishes)
            if fixed < first:
                problems.warn(
                    item.where("at"), f"{as_said(at)} is before the plan starts at {as_said(starts)}", "a later time"
                )
            elif now > fixed:
                what = f"this cannot begin at {as_said(at)}: the items before it last until {clock_words(now)}"
                problems.warn(
                    item.where("at"), what, f"{clock_words(now)} or later, or {now - fixed} minutes less before it"
                )
            now = max(now, fixed)
        now += item.whole("minutes")
    _check_finish(now, minutes_of_plan(finishes, starts, finishes), plan, problems)


def _suggest_lengths(plan: Form, items: tuple[Form, ...], problems: Problems) -> None:
    """What the times say of items that do not say how long they are. It is not taken: a wrong guess is a wrong day."""
    begins: list[time | None] = [item.time("at") for item in items]
    if not begins:
        return
    if begins[0] is None:
        begins[0] = plan.time("starts")
    for item, begin, end in zip(items, begins, (*begins[1:], plan.time("finishes")), strict=True):
        if "minutes" in item or begin is None or end is None:
            continue
        minutes = minutes_into_day(end) - minutes_into_day(begin)
        if minutes > 0:
            what = f"by its times this item takes {_minutes(minutes)}, from {as_said(begin)} to {as_said(end)}"
            problems.warn(item.place, what, f"'minutes: {minutes}'")


def _check_finish(end: int, finish: int, plan: Form, problems: Problems) -> None:
    """Free time before the finish is only said; a day that runs over is warned of, by how much. Minutes of the day."""
    over = end - finish
    if over < 0:
        what = f"{_minutes(-over)} free between the last item, which ends at {clock_words(end)}, and the finish"
        problems.warn(plan.where("finishes"), what, looks=True)
    elif over:
        what = f"the items end at {clock_words(end)}, {_minutes(over)} after the finish at {clock_words(finish)}"
        wanted = f'"{minutes_as_filed(end)}", or items that fit'
        problems.warn(plan.where("finishes"), what, wanted)


def _minutes(number: int) -> str:
    return count_words(number, "minute")
