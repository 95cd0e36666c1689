"""The first page: what a director reads, and the only page she may read."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.agenda.counting import count_words, listed, noun
from facilitator.sessionlog import wording
from facilitator.sessionlog.account.bars import count_bar
from facilitator.sessionlog.account.blocks import (
    Block,
    BulletList,
    Cell,
    Grid,
    Numbers,
    Run,
    RunningText,
    Runs,
    Section,
    cell,
)
from facilitator.sessionlog.account.ran import ran
from facilitator.sessionlog.model import ExerciseLog, IssueLog, JottingLog, SessionLog

MOST_THEMES, MOST_LINES, MOST_ACTIONS, MOST_PLEDGES = 4, 3, 4, 3
"""How many of them a page holds beside the rest."""

LONGEST, LONGEST_NAME = 72, 30
"""Letters of a line on this page, and of whose it is; the whole of it stands further down."""


def summary(log: SessionLog) -> Section:
    """One page for the board."""
    blocks: list[Block] = [RunningText((Run(_what(log)),), "lead"), Numbers(tuple(_numbers(log)))]
    parts = [
        Section("board-themes", "What the groups found", tuple(_found(log))),
        Section("board-pledges", "What people pledged to do differently", tuple(_pledged(log))),
        Section("board-agreed", "What is owed, by whom and by when", tuple(_owed(log))),
        Section("board-day", "How the day ran", tuple(ran(log))),
    ]
    return Section("board", "Summary", tuple(blocks), tuple(part for part in parts if part.blocks))


def _what(log: SessionLog) -> str:
    """What the day was, in a sentence or two; how it stands where it has not ended."""
    facts = log.facts
    groups = count_words(_speaking(log), "group")
    here = wording.at_least(log.attendance)
    who = f"{here}, in {groups}," if here else groups
    reached = {timing.item for timing in log.timings if timing.worked_on}
    cases = [exercise for exercise in log.exercises if exercise.case and (exercise.item in reached or _said(exercise))]
    names = brief(listed(list(dict.fromkeys(f"\u201c{exercise.case}\u201d" for exercise in cases))))
    invented = "fictional " if cases and all(exercise.fictional for exercise in cases) else ""
    plural = "cases" if len({exercise.case for exercise in cases}) > 1 else "case"
    worked = f"{who} worked on the {invented}{plural} {names}." if cases else f"{who} took part."
    standing = "" if facts.state == "ended" else f"{wording.standing(facts)} "
    where = f"At {brief(facts.venue)}, {worked}" if facts.venue else f"{worked[:1].upper()}{worked[1:]}"
    return standing if facts.state == "waiting" else f"{standing}{where}"


def _said(exercise: ExerciseLog) -> bool:
    """Whether any group said anything that stands."""
    return any(group.standing for group in exercise.groups)


def _numbers(log: SessionLog) -> Iterator[tuple[str, str]]:
    """The day in a few counts; people only as far as no small count is given away."""
    people, exact = wording.people_at_least(log.attendance)
    if people:
        yield f"{people}{'' if exact else '+'}", noun(people, "person", "people")
        agencies = sum(not found.group for found in log.attendance)
        yield str(agencies), noun(agencies, "agency", "agencies")
    groups = _speaking(log)
    yield str(groups), noun(groups, "group")
    issues = sum(len(group.standing) for exercise in log.exercises for group in exercise.groups)
    yield str(issues), noun(issues, "issue")
    pledges = sum(pledge.standing == "stands" for pledge in log.pledges)
    if pledges:
        yield str(pledges), noun(pledges, "pledge")
    actions = sum(action.standing == "stands" for action in log.actions)
    yield str(actions), noun(actions, "action")


def _speaking(log: SessionLog) -> int:
    """How many groups there were, without those that left before they said anything."""
    heard = {found.group.id for exercise in log.exercises for found in exercise.groups if found.issues}
    return sum(not group.left or group.id in heard for group in log.groups)


# -- what was found --------------------------------------------------------------------------------------------


def _found(log: SessionLog) -> Iterator[Block]:
    """The themes of most issues, and a few lines as the groups wrote them."""
    whole = log.matrices[-1] if log.matrices else None
    top = sorted(whole.rows, key=lambda row: (-row.total, -row.groups))[:MOST_THEMES] if whole is not None else []
    if top and whole is not None:
        most = top[0].total
        yield Grid(
            ("theme", "", "issues", "groups"),
            tuple(
                (
                    cell(brief(row.theme) + (" (a strength)" if row.strength else "")),
                    Cell(bar=count_bar(row.total, most, count_words(row.total, "issue"))),
                    cell(str(row.total), "number"),
                    cell(f"{row.groups} of {len(whole.groups)}", "number"),
                )
                for row in top
            ),
            name="themes",
            drawn=(1,),
        )
    lines = _in_their_words(log, tuple(row.theme for row in top))
    if lines:
        yield RunningText((Run("In their own words:", "strong"),))
        yield BulletList(tuple(_line(issue) for issue in lines))


def _in_their_words(log: SessionLog, themes: tuple[str, ...]) -> list[IssueLog]:
    """The lines that most groups had; where few recur, also one for each of the leading themes."""
    there = [
        issue
        for exercise in log.exercises
        for group in exercise.groups
        for issue in group.standing
        if issue.text and not issue.merged_into and not issue.held_back
    ]
    recurring = sorted((issue for issue in there if len(issue.voices) > 1), key=lambda issue: -len(issue.voices))
    found = recurring[:MOST_LINES]
    for theme in themes:
        if len(found) < MOST_LINES:
            found += [issue for issue in there if theme in issue.themes and issue not in found][:1]
    return found


def _line(issue: IssueLog) -> Runs:
    whose = (
        f"{len(issue.voices)} of {count_words(issue.of, 'group')}"
        if len(issue.voices) > 1
        else brief(", ".join(issue.voices), LONGEST_NAME)
    )
    return (Run(brief(issue.text), "typed"), Run(whose, "quiet")) if whose else (Run(brief(issue.text), "typed"),)


# -- what comes of it --------------------------------------------------------------------------------------------


def _pledged(log: SessionLog) -> Iterator[Block]:
    """The first pledges, and how opinions moved."""
    standing = [pledge for pledge in log.pledges if pledge.standing == "stands"]
    told = [pledge for pledge in standing if not pledge.held_back][:MOST_PLEDGES]
    if standing:
        more = len(standing) - len(told)
        entries: list[Runs] = [_pledge(pledge) for pledge in told]
        entries += [(Run(f"{more} more under Pledges.", "quiet"),)] if more else []
        yield BulletList(tuple(entries))
    for change in log.tally_changes[:1]:
        scale = f"rated it {change.start:.1f} of 5 at the start of the day and {change.end:.1f} at its end, on average"
        yield RunningText(
            (Run(f"{brief(change.what, LONGEST + LONGEST_NAME)}:", "strong"), Run(f"those who raised a hand {scale}."))
        )


def _pledge(pledge: JottingLog) -> Runs:
    return (
        Run(brief(pledge.text), "typed"),
        *((Run(brief(pledge.owner, LONGEST_NAME), "quiet"),) if pledge.owner else ()),
    )


def _owed(log: SessionLog) -> Iterator[Block]:
    actions = [action for action in log.actions if action.standing == "stands" and not action.settled]
    if actions:
        rows = tuple(
            (
                cell(brief(wording.shown_words(action.text, action.held_back))),
                cell(brief(action.owner, LONGEST_NAME) or "nobody yet"),
                cell(brief(action.by_when, LONGEST_NAME) or "no date yet"),
            )
            for action in actions[:MOST_ACTIONS]
        )
        yield Grid(("what", "who", "by when"), rows, name="owed")
    also = [f"{len(actions) - MOST_ACTIONS} more under Actions."] if len(actions) > MOST_ACTIONS else []
    if not actions:
        also.append("Every action that was noted is done." if log.actions else "No action was noted.")
    waiting = sum(entry.standing == "stands" and not entry.settled for entry in log.parking)
    if waiting:
        verb = "is" if waiting == 1 else "are"
        also.append(f"{count_words(waiting, 'question')} {verb} still open: see Parking lot.")
    if also:
        yield RunningText((Run(" ".join(also)),), "quiet")


def brief(text: str, longest: int = LONGEST) -> str:
    """A line cut to what a page holds."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}\u2026"
