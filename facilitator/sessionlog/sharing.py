"""The copy of a session log that is safe to pass on: the one place that decides what others may read.

It makes a session log out of a session log, so every format writes from what is left, and none can let out what is
not there any more. What goes:

- what is the trainer's own: notes, nudges, walking round, learning points, comments, the debrief, notes on pages;
- photographs of flipcharts: what stands on one nobody can look through for names;
- words that no longer stand (withdrawn, taken back, first wordings): those are often the ones that named somebody;
- words that look as if they told who somebody is, until the lead has cleared that wording, also as the name of a group,
  a theme, an item or an agency (`facilitator.sessionlog.given_names`);
- trainers' names and those of who led an item, down to initials, and what items needed;
- counts of people under five, and any sum or mean that would give such a count away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from facilitator.agenda.model import Case, Deck, Page, Plan
from facilitator.live.learned import NOTHING
from facilitator.live.personal_data import names_of_the_day
from facilitator.live.queries.typed_words import INTERRUPTION, beside
from facilitator.sessionlog.given_names import without_personal_names
from facilitator.sessionlog.model import InterruptionLog, Line, SessionLog
from facilitator.sessionlog.model_issues import ExerciseLog, GroupIssues, IssueLog, MergedLog, TestingLog
from facilitator.sessionlog.model_people import AttendanceLog, EntryLog, TallyChange, TallyLog
from facilitator.sessionlog.personal_data import Clearing

FEWEST = 5
"""People of whom one cannot be told from the others; smaller counts are not shown."""

ROLES = frozenset(
    (
        *("lead", "co", "co-lead", "trainer", "co-trainer", "facilitator", "co-facilitator", "trainers", "scribe"),
        *("host", "chair", "observer", "training", "team", "pool", "board", "partner", "social", "care", "health"),
        *("police", "education", "school", "nurse", "worker", "manager", "officer", "doctor", "midwife", "probation"),
        *("housing", "early", "help", "agency", "multi-agency", "and", "of", "the", "for", "all", "both", "everyone"),
    )
)
"""Words that name what somebody does, not who somebody is."""


def shared(log: SessionLog) -> SessionLog:
    """The copy of a session log to pass on."""
    if not log.private:
        return log
    clearing = Clearing(
        {judged.id: judged for judged in log.judged}, names_of_the_day(log.plan, log.facts.venue), log.earlier
    )
    log = without_personal_names(log, clearing)
    exercises = tuple(_exercise(exercise, clearing) for exercise in log.exercises)
    parking, actions = _entries(log.parking, clearing), _entries(log.actions, clearing)
    attendance = _attendance(log.attendance)
    pledges = tuple(_pledge(pledge, attendance) for pledge in _entries(log.pledges, clearing))
    tallies = tuple(_tally(tally, clearing) for tally in log.tallies if tally.standing == "stands")
    kept = [line for line in log.timeline if not line.private]
    return replace(
        log,
        private=False,
        facts=replace(
            log.facts,
            trainers=tuple(map(initials, log.facts.trainers)),
            held_back=clearing.held_back,
            unseen=clearing.unseen,
        ),
        plan=_plan(log.plan),
        timings=tuple(replace(timing, leads=tuple(map(initials, timing.leads))) for timing in log.timings),
        exercises=exercises,
        parking=parking,
        actions=actions,
        pledges=pledges,
        interruptions=_interruptions(log, clearing),
        attendance=attendance,
        tallies=tallies,
        tally_changes=_changes(log.tally_changes, tallies),
        undone=tuple(replace(step, line=_line(step.line)) for step in log.undone if not step.line.private),
        timeline=tuple(map(_line, kept)),
        amendments=tuple(_line(line) for line in log.amendments if not line.private),
        notes=(),
        nudges=(),
        walk=(),
        points=(),
        comments=(),
        debrief=(),
        judged=(),
        photographs=(),
        pictures={},
        earlier=NOTHING,
        entries=(),
    )


# -- words -------------------------------------------------------------------------------------------------------


def _exercise(exercise: ExerciseLog, clearing: Clearing) -> ExerciseLog:
    groups = tuple(
        GroupIssues(group.group, tuple(_issue(issue, clearing) for issue in group.issues if _is_told(issue)))
        for group in exercise.groups
    )
    return replace(exercise, groups=groups)


def _is_told(issue: IssueLog) -> bool:
    """What a window undid straight away was never said to anybody."""
    return issue.standing != "taken back"


def _issue(issue: IssueLog, clearing: Clearing) -> IssueLog:
    """An issue without its first words; without any where it does not stand, or may tell who somebody is."""
    if issue.standing != "stands":
        bare = replace(issue, text="", said="", themes=(), points=(), merged=(), testing=None)
        return replace(bare, voices=issue.voices[:1])
    text = clearing.words(issue.id, issue.text)
    return replace(
        issue,
        text=text,
        said=text,
        points=(),
        merged=tuple(MergedLog(one.id, one.group, clearing.words(one.id, one.text)) for one in issue.merged),
        testing=_testing(issue, clearing),
        held_back=text != issue.text,
    )


def _testing(issue: IssueLog, clearing: Clearing) -> TestingLog | None:
    """What became of a hypothesis, each answer looked at by itself."""
    told = issue.testing
    if told is None:
        return None
    return TestingLog(
        told.standing,
        clearing.aside(beside(issue.id, "based_on"), told.based_on),
        clearing.aside(beside(issue.id, "how_to_test"), told.how_to_test),
        clearing.aside(beside(issue.id, "finding"), told.finding),
        clearing.aside(beside(issue.id, "recommended"), told.recommended),
    )


def _entries(entries: Sequence[EntryLog], clearing: Clearing) -> tuple[EntryLog, ...]:
    """Those that stand, each without the words that may tell who somebody is."""
    return tuple(_entry(entry, clearing) for entry in entries if entry.standing == "stands")


def _entry(entry: EntryLog, clearing: Clearing) -> EntryLog:
    text = clearing.words(entry.id, entry.text)
    return replace(
        entry,
        text=text,
        owner=clearing.aside(beside(entry.id, "owner"), entry.owner),
        by_when=clearing.aside(beside(entry.id, "by_when"), entry.by_when),
        how=clearing.aside(beside(entry.id, "how"), entry.how),
        held_back=text != entry.text,
    )


def _interruptions(log: SessionLog, clearing: Clearing) -> tuple[InterruptionLog, ...]:
    """Each with its reason, where that tells of nobody."""
    return tuple(
        replace(one, reason=clearing.aside(f"{INTERRUPTION} {number}", one.reason))
        for number, one in enumerate(log.interruptions, 1)
    )


def _line(line: Line) -> Line:
    return replace(line, words="")


def initials(name: str) -> str:
    """A trainer's initials; a role, or what is initials already, stays ("Priya Shah" is "PS", "co-trainer" itself)."""
    words = re.findall(r"[\w'-]+", name)
    if not words or all(word.casefold() in ROLES for word in words):
        return name
    if len(words) == 1 and len(name) <= 3:
        return name
    return "".join(word[0].upper() for word in words if word.casefold() not in ROLES)


# -- counts of people ----------------------------------------------------------------------------------------------


def _attendance(attendance: Sequence[AttendanceLog]) -> tuple[AttendanceLog, ...]:
    """Agencies with their people for the day; small counts hidden, and single groups left out: they are small."""
    return tuple(
        replace(found, count=found.count if found.count is not None and found.count >= FEWEST else None)
        for found in attendance
        if not found.group
    )


def _pledge(pledge: EntryLog, attendance: Sequence[AttendanceLog]) -> EntryLog:
    """A pledge with its agency only where at least five people of it are known to have been there."""
    many = {found.agency.casefold() for found in attendance if found.count is not None}
    return pledge if pledge.owner.casefold() in many else replace(pledge, owner="")


def _tally(tally: TallyLog, clearing: Clearing) -> TallyLog:
    """A tally in which no small count can be read or worked out.

    A scale's mean says most of what a reader wants, so it stays and the counts go; it is told to the nearest half,
    because of few hands an exact one tells how many gave each answer. A yes and a no, where one is small, keep the
    large one and lose the sum. Fewer than five hands are not told at all.
    """
    question = clearing.aside(tally.id, tally.question)
    hands = sum(count or 0 for count in tally.counts)
    small = any(0 < (count or 0) < FEWEST for count in tally.counts)
    if hands < FEWEST:
        return replace(tally, question=question, counts=(), hands=None, mean=None)
    if not small:
        return replace(tally, question=question)
    if tally.scale == "1-5":
        return replace(tally, question=question, counts=(), mean=_half(tally.mean))
    large = tuple(count if count is not None and count >= FEWEST else None for count in tally.counts)
    return replace(tally, question=question, counts=large, hands=None, mean=None)


def _changes(changes: Sequence[TallyChange], tallies: Sequence[TallyLog]) -> tuple[TallyChange, ...]:
    """Changes of means that may be told, for which both may be."""
    told = {(tally.what or tally.question, tally.moment): tally.mean for tally in tallies}
    found = []
    for change in changes:
        start, end = told.get((change.what, "start")), told.get((change.what, "end"))
        if start is not None and end is not None:
            found.append(TallyChange(change.what, start, end))
    return tuple(found)


def _half(mean: float | None) -> float | None:
    return None if mean is None else round(mean * 2) / 2


# -- the plan ------------------------------------------------------------------------------------------------------


def _plan(plan: Plan) -> Plan:
    """The plan as the room saw it: no notes, no learning points, no prompts and no cues that are the trainer's.

    Of a case only its pages are left: what was uncovered of its events stands on its wall.
    """
    return replace(
        plan,
        items=tuple(
            replace(
                item,
                prompts=(),
                background=(),
                cues=tuple(cue for cue in item.cues if cue.public),
                leads=tuple(map(initials, item.leads)),
                materials=(),
            )
            for item in plan.items
        ),
        decks={key: _deck(deck) for key, deck in plan.decks.items()},
        cases={
            key: Case(key, case.title, tuple(map(_page, case.pages)), case.fictional, case.warning)
            for key, case in plan.cases.items()
        },
        background={},
    )


def _deck(deck: Deck) -> Deck:
    return replace(deck, pages=tuple(map(_page, deck.pages)))


def _page(page: Page) -> Page:
    return replace(page, notes=())
