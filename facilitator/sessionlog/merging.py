"""What a colleague added to her copy of a run that is here as well: pure, and nothing is ever doubled.

Two copies share their history up to the end of the day. Each may then have been reviewed by somebody. What the other
copy has beyond that, and this one lacks, is given as one command; a history that differs before the end of the day is
another day, or was changed, and is refused.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from facilitator.agenda.counting import count_words
from facilitator.live.facts import Recorded
from facilitator.live.facts.base import Event
from facilitator.live.facts.photographs import AttachPhotograph
from facilitator.live.facts.review import CommentWithdrawn, DebriefWritten, ForeignComment, TakeOver
from facilitator.live.facts.themes import (
    IssueLinked,
    IssueTagged,
    IssueUnlinked,
    IssueUntagged,
    ThemeAdded,
    ThemeRenamed,
)
from facilitator.live.rules import replay
from facilitator.live.state import Comment, Issue, State
from facilitator.sessionlog.problems import ImportProblem

REVIEW = (
    *("comment.made", "comment.withdrawn", "debrief.written", "retention.set"),
    *("issue.tagged", "issue.untagged", "issue.linked", "issue.unlinked"),
    *("theme.added", "theme.renamed", "theme.merged"),
    *("change.undone", "change.redone", "gap.noted", "run.ended", "run.reopened", "photograph.attached"),
)
"""The kinds of events after the end that need no word: they are taken over, or mean nothing in another copy."""

Key = tuple[str, str, str, object]


class Merge(msgspec.Struct, frozen=True):
    """What is to be taken over (None: nothing new), in words what it is and what was left out, and new photographs."""

    command: TakeOver | None
    words: str
    photographs: tuple[AttachPhotograph, ...] = ()


def common(ours: Sequence[Recorded], theirs: Sequence[Recorded]) -> int:
    """How many events two copies share from the start."""
    shared = 0
    for one, other in zip(ours, theirs, strict=False):
        if not one.tells_the_same(other):
            break
        shared += 1
    return shared


def merge(run: str, ours: Sequence[Recorded], theirs: Sequence[Recorded]) -> Merge:
    """What of their copy ours lacks. Raises ImportProblem when the copies differ before the end of the day."""
    shared = common(ours, theirs)
    fork = replay(ours[:shared])
    if fork.phase != "ended":
        raise ImportProblem(
            f"The run {run} is here already, and the file tells event {shared + 1} otherwise, before the end of the "
            "day: somebody changed it, or it is another day of the same name. Two days are never mixed, and nothing "
            "was taken in."
        )
    here, there = replay(ours), replay(theirs)
    comments = _comments(here, there)
    others = (
        *_withdrawals(here, there),
        *_debriefs(here, there),
        *_themes(fork, here, there),
        *_sense(fork, here, there, ours[shared:]),
    )
    left = sum(_kind(entry) not in REVIEW for entry in theirs[shared:])
    command = TakeOver(comments, others) if comments or others else None
    photographs = _photographs(here, there)
    return Merge(command, _words(run, len(comments), others, left, len(photographs)), photographs)


def _kind(entry: Recorded) -> str:
    return str(type(entry.event).__struct_config__.tag)


def _key(comment: Comment) -> Key:
    """What makes a comment the same one in every copy: who wrote what about what, and when she first did."""
    return comment.author, comment.text, comment.about, comment.made or comment.at.wall


def _comments(here: State, there: State) -> tuple[ForeignComment, ...]:
    known = {_key(comment) for comment in here.comments.values()}
    return tuple(
        ForeignComment(one.text, one.author, one.about, one.made or one.at.wall, one.origin or one.id)
        for one in there.comments.values()
        if not one.withdrawn and _key(one) not in known
    )


def _photographs(here: State, there: State) -> tuple[AttachPhotograph, ...]:
    """Photographs that ours lacks, whoever attached them; one that was taken away here stays away."""
    known = {(one.digest, one.group) for one in here.photographs.values()}
    return tuple(
        AttachPhotograph(one.group, one.digest, one.width, one.height, one.caption)
        for one in there.photographs.values()
        if not one.removed and (one.digest, one.group) not in known and one.group in here.groups
    )


def _withdrawals(here: State, there: State) -> tuple[Event, ...]:
    """Comments of both copies that were taken back in theirs alone."""
    gone = {_key(comment) for comment in there.comments.values() if comment.withdrawn}
    return tuple(CommentWithdrawn(one.id) for one in here.comments.values() if not one.withdrawn and _key(one) in gone)


def _debriefs(here: State, there: State) -> tuple[Event, ...]:
    """Answers that ours lacks; where one person answered in both copies, the later answer holds."""
    found: list[Event] = []
    for key, answer in there.debriefs.items():
        known = here.debriefs.get(key)
        if known is None and not answer.text:
            continue
        if known is None or (known.text != answer.text and known.at.wall < answer.at.wall):
            found.append(DebriefWritten(answer.part, answer.text, answer.author, answer.item))
    return tuple(found)


def _themes(fork: State, here: State, there: State) -> tuple[Event, ...]:
    """Themes that their review added, and names that it gave where ours gave none."""
    before, now = ({theme.id: theme for theme in state.plan.themes} for state in (fork, here))
    found: list[Event] = []
    for theme in there.plan.themes:
        if theme.id not in now and theme.id not in before:
            found.append(ThemeAdded(theme))
        elif theme.id in before and theme.id in now and now[theme.id].label == before[theme.id].label != theme.label:
            found.append(ThemeRenamed(theme.id, theme.label))
    return tuple(found)


def _sense(fork: State, here: State, there: State, since: Sequence[Recorded]) -> tuple[Event, ...]:
    """Themes and learning points that their review gave or took; what ours decided about since then stands."""
    decided = {_about(entry.event) for entry in since}
    found: list[Event] = []
    for issue in fork.issues.values():
        now, then = here.issues.get(issue.id), there.issues.get(issue.id)
        if now is not None and then is not None:
            found += [event for event in _differences(issue, now, then) if _about(event) not in decided]
    return tuple(found)


def _differences(before: Issue, now: Issue, then: Issue) -> list[Event]:
    name = before.id
    found: list[Event] = [
        IssueTagged(name, theme) for theme in then.themes if theme not in before.themes and theme not in now.themes
    ]
    found += [IssueUntagged(name, theme) for theme in before.themes if theme not in then.themes and theme in now.themes]
    found += [
        IssueLinked(name, *point) for point in then.points if point not in before.points and point not in now.points
    ]
    found += [
        IssueUnlinked(name, *point) for point in before.points if point not in then.points and point in now.points
    ]
    return found


def _about(event: Event) -> tuple[str, ...]:
    """Which theme or learning point of which issue an event is about; nothing for other kinds."""
    match event:
        case IssueTagged() | IssueUntagged():
            return (event.id, event.theme)
        case IssueLinked() | IssueUnlinked():
            return (event.id, event.case, event.point)
        case _:
            return ()


def _words(run: str, comments: int, others: Sequence[Event], left: int, photographs: int) -> str:
    """What was taken over, in a sentence or two."""
    answers = sum(isinstance(event, DebriefWritten) for event in others)
    taken_back = sum(isinstance(event, CommentWithdrawn) for event in others)
    rest = len(others) - answers - taken_back
    parts = [
        count_words(number, one, many)
        for number, one, many in (
            (comments, "comment", "comments"),
            (answers, "answer of the debrief form", "answers of the debrief form"),
            (taken_back, "comment taken back", "comments taken back"),
            (rest, "theme or learning point", "themes or learning points"),
            (photographs, "photograph", "photographs"),
        )
        if number
    ]
    sentence = f"{run} is here already; taken over from this copy: {', '.join(parts)}."
    if not parts:
        sentence = f"{run} is here already, with all that this copy says."
    if left:
        sentence += f" Left out: {count_words(left, 'other change')} made to the copy after the day."
    return sentence
