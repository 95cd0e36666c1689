"""Who was there, what was counted, noted and agreed, and what a review added, from a run's history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facilitator.live.state import Tally
from facilitator.sessionlog.history import Ground
from facilitator.sessionlog.model_people import (
    AttendanceLog,
    CommentLog,
    DebriefLog,
    EntryLog,
    JudgedLog,
    NudgeLog,
    PhotographLog,
    TallyChange,
    TallyLog,
    WalkLog,
)


def entries(ground: Ground) -> tuple[EntryLog, ...]:
    """Notes, parking lot, actions and pledges in the order they were made."""
    found = []
    for entry in ground.history.state.entries.values():
        first = ground.first[entry.id]
        found.append(
            EntryLog(
                id=entry.id,
                kind=entry.kind,
                text=entry.text,
                at=ground.history.local(entry.at.wall),
                by=first.by,
                at_item=ground.title(entry.item),
                owner=entry.owner,
                by_when=entry.by_when,
                standing=ground.standing(first, entry.withdrawn),
                settled=entry.settled,
                how=entry.how,
                amended=first.seq > ground.closed,
            )
        )
    return tuple(found)


# -- counts ----------------------------------------------------------------------------------------------------


def attendance(ground: Ground) -> tuple[AttendanceLog, ...]:
    """People by agency for the day, and after each agency those at single groups; nobody where the count is nought."""
    counted = [found for found in ground.history.state.attendance.values() if found.count > 0]
    told = []
    for agency in dict.fromkeys(found.agency for found in counted):
        mine = [found for found in counted if found.agency == agency]
        whole = [found.count for found in mine if not found.group]
        parts = [found for found in mine if found.group]
        told.append(AttendanceLog(agency, whole[0] if whole else sum(found.count for found in parts)))
        told += [AttendanceLog(agency, found.count, ground.group_name(found.group)) for found in parts]
    return tuple(told)


def tallies(ground: Ground) -> tuple[TallyLog, ...]:
    """Every tally, in the order the first hands were counted."""
    return tuple(_tally(ground, tally) for tally in ground.history.state.tallies.values())


def _tally(ground: Ground, tally: Tally) -> TallyLog:
    return TallyLog(
        id=tally.id,
        about=tally.about,
        what=_what(ground, tally),
        question=tally.question,
        scale=tally.scale,
        moment=tally.moment,
        counts=tally.counts,
        hands=sum(tally.counts),
        mean=mean(tally.counts) if tally.scale == "1-5" else None,
        at=ground.history.local(tally.at.wall),
        at_item=ground.title(tally.item),
        standing=ground.standing(ground.first.get(tally.id), tally.withdrawn),
    )


def mean(counts: Iterable[int]) -> float | None:
    """The mean answer on a scale from 1 upwards; None where no hand went up."""
    given = list(counts)
    hands = sum(given)
    return sum(answer * count for answer, count in enumerate(given, 1)) / hands if hands else None


def _what(ground: Ground, tally: Tally) -> str:
    """What hands were counted about, in words that anybody may read; nothing for a free question."""
    state = ground.history.state
    match tally.about:
        case "outcome":
            texts = {outcome.id: outcome.text for outcome in state.plan.outcomes}
            return f"{tally.ref}: {texts[tally.ref]}" if tally.ref in texts else tally.ref
        case "theme":
            return ground.theme_label(tally.ref)
        case "issue":
            return tally.ref
        case _:
            return ""


def tally_changes(found: Iterable[TallyLog]) -> tuple[TallyChange, ...]:
    """From the start to the end of the day, where the same thing was asked twice; the last counting of each counts."""
    means: dict[tuple[str, str], dict[str, float]] = {}
    for tally in found:
        if tally.standing == "stands" and tally.moment and tally.mean is not None:
            means.setdefault((tally.about, tally.what or tally.question), {})[tally.moment] = tally.mean
    return tuple(TallyChange(what, both["start"], both["end"]) for (_, what), both in means.items() if len(both) == 2)


# -- private, and added afterwards ---------------------------------------------------------------------------------


def walk(ground: Ground) -> tuple[WalkLog, ...]:
    """What the trainer saw walking round, in order."""
    found = [
        WalkLog(ground.group_name(group), ground.title(seen.item), seen.standing, ground.history.local(seen.at.wall))
        for group, seen_there in ground.history.state.walk.items()
        for seen in seen_there
    ]
    return tuple(sorted(found, key=lambda seen: seen.at))


def nudges(ground: Ground) -> tuple[NudgeLog, ...]:
    """What the scribe told the lead."""
    return tuple(
        NudgeLog(
            nudge.id,
            nudge.text,
            ground.group_name(nudge.group) if nudge.group else "",
            ground.history.local(nudge.at.wall),
            nudge.seen,
        )
        for nudge in ground.history.state.nudges
    )


def comments(ground: Ground) -> tuple[CommentLog, ...]:
    """The comments in the order they were written, wherever that was."""
    found = [
        CommentLog(
            comment.id,
            comment.text,
            comment.author,
            ground.title(comment.about),
            ground.history.local(comment.made or comment.at.wall),
            ground.standing(ground.first.get(comment.id), comment.withdrawn),
        )
        for comment in ground.history.state.comments.values()
    ]
    return tuple(sorted(found, key=lambda comment: comment.at))


PARTS = ("worked", "change", "cause", "follow-up", "three months")
"""The parts of the debrief form in their order."""


def debrief(ground: Ground) -> tuple[DebriefLog, ...]:
    """The answers of the debrief form, by part; an emptied one says nothing."""
    found = [
        DebriefLog(told.part, ground.title(told.item), told.author, told.text, ground.history.local(told.at.wall))
        for told in ground.history.state.debriefs.values()
        if told.text
    ]
    return tuple(sorted(found, key=lambda told: (PARTS.index(told.part), told.at)))


def photographs(ground: Ground, pictures: Mapping[str, bytes]) -> tuple[PhotographLog, ...]:
    """The photographs that stand, by group, each with its picture where that is there."""
    state = ground.history.state
    standing = [one for one in state.photographs.values() if not one.removed]
    order = {group.id: group.number for group in state.groups.values()}
    return tuple(
        PhotographLog(
            one.id,
            ground.group_name(one.group),
            one.caption,
            ground.history.local(one.at.wall),
            one.width,
            one.height,
            pictures.get(one.digest, b""),
        )
        for one in sorted(standing, key=lambda one: (order.get(one.group, 0), one.at.wall))
    )


def judged(ground: Ground) -> tuple[JudgedLog, ...]:
    """What the lead decided about words that may tell who somebody is."""
    return tuple(
        JudgedLog(holder, found.words, found.share, found.nobody)
        for holder, found in ground.history.state.judged.items()
        if found.decided
    )
