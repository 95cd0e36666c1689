"""The first page: what a director reads, and the only page she may read."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

import msgspec
from msgspec.structs import replace

from facilitator.agenda.counting import count_words, listed, noun
from facilitator.sessionlog import wording
from facilitator.sessionlog.account.bars import count_bar
from facilitator.sessionlog.account.blocks import (
    Block,
    BulletList,
    Cell,
    Grid,
    LabelledFacts,
    Numbers,
    Photograph,
    Run,
    RunningText,
    Runs,
    Section,
    cell,
)
from facilitator.sessionlog.account.by_theme import ranked
from facilitator.sessionlog.account.day import ran
from facilitator.sessionlog.headings import KEPT_FOR_LATER
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.model_issues import ExerciseLog, IssueLog
from facilitator.sessionlog.model_people import EntryLog


class Fit(msgspec.Struct, frozen=True):
    """How much of the day the page tells: entries of each kind, and letters of a line and of whose it is.

    `alone`: nothing follows this page, so it points to the session log rather than to a part of itself.
    """

    themes: int
    lines: int
    pledges: int
    actions: int
    parts: int
    longest: int
    name: int
    alone: bool = False

    def under(self, heading: str) -> str:
        """Where the rest of a list stands."""
        return "in the session log" if self.alone else f"under {heading}"


FITS = (
    Fit(themes=6, lines=6, pledges=12, actions=12, parts=12, longest=1000, name=200),
    Fit(themes=5, lines=4, pledges=6, actions=8, parts=6, longest=300, name=80),
    Fit(themes=4, lines=3, pledges=5, actions=6, parts=4, longest=160, name=60),
    Fit(themes=4, lines=3, pledges=4, actions=5, parts=3, longest=110, name=40),
    Fit(themes=4, lines=3, pledges=3, actions=4, parts=3, longest=72, name=30),
)
"""From roomy to close: the first that fits is taken, so that nothing is cut while there is room."""

LAST = FITS[-1]
"""What always fits."""


def summary(log: SessionLog, alone: bool = False) -> Section:
    """One page for the board; `alone` where nothing follows it."""
    pages = (_summary(log, replace(fit, alone=alone)) for fit in FITS)
    return next((page for page in pages if fits(page)), _summary(log, replace(LAST, alone=alone)))


def _summary(log: SessionLog, fit: Fit) -> Section:
    blocks: list[Block] = [RunningText((Run(_what(log, fit)),), "lead"), Numbers(tuple(_numbers(log)))]
    parts = [
        Section("board-themes", "What the groups found", tuple(_found(log, fit))),
        Section("board-pledges", "What people pledged to do differently", tuple(_pledged(log, fit))),
        Section("board-agreed", "What is owed, by whom and by when", tuple(_owed(log, fit))),
        Section("board-day", "How the day ran", tuple(ran(log, fit.parts))),
    ]
    return Section("board", "Summary", tuple(blocks), tuple(part for part in parts if part.blocks))


def _what(log: SessionLog, fit: Fit) -> str:
    """What the day was, in a sentence or two; how it stands where it has not ended."""
    facts = log.facts
    groups = count_words(_speaking(log), "group")
    here = wording.at_least(log.attendance)
    who = f"{here}, in {groups}," if here else groups
    reached = {timing.item for timing in log.timings if timing.worked_on}
    cases = [exercise for exercise in log.exercises if exercise.case and (exercise.item in reached or _said(exercise))]
    names = brief(listed(list(dict.fromkeys(f"\u201c{exercise.case}\u201d" for exercise in cases))), fit.longest)
    invented = "fictional " if cases and all(exercise.fictional for exercise in cases) else ""
    plural = "cases" if len({exercise.case for exercise in cases}) > 1 else "case"
    worked = f"{who} worked on the {invented}{plural} {names}." if cases else f"{who} took part."
    standing = "" if facts.state == "ended" else f"{wording.standing(facts)} "
    where = f"At {brief(facts.venue, fit.longest)}, {worked}" if facts.venue else f"{worked[:1].upper()}{worked[1:]}"
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
    issues, hypotheses = (
        sum(len(group.standing) for one in log.exercises if one.hypotheses is asked for group in one.groups)
        for asked in (False, True)
    )
    yield str(issues), noun(issues, "issue")
    if hypotheses:
        yield str(hypotheses), noun(hypotheses, "hypothesis", "hypotheses")
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


def _found(log: SessionLog, fit: Fit) -> Iterator[Block]:
    """The themes of most issues, and a few lines as the groups wrote them."""
    whole = log.matrices[-1] if log.matrices else None
    top = ranked(whole)[: fit.themes] if whole is not None else []
    if top and whole is not None:
        most = top[0].total
        yield Grid(
            ("theme", "", "lines", "groups"),
            tuple(
                (
                    cell(brief(row.theme, LAST.longest) + (" (a strength)" if row.strength else "")),
                    Cell(bar=count_bar(row.total, most, count_words(row.total, "line"))),
                    cell(str(row.total), "number"),
                    cell(f"{row.groups} of {len(whole.groups)}", "number"),
                )
                for row in top
            ),
            name="themes",
            drawn=(1,),
        )
    lines = _in_their_words(log, tuple(row.theme for row in top), fit.lines)
    if lines:
        yield RunningText((Run("In their own words:", "strong"),))
        yield BulletList(tuple(_line(issue, fit) for issue in lines))


def _in_their_words(log: SessionLog, themes: tuple[str, ...], most: int) -> list[IssueLog]:
    """The lines that most groups had; where few recur, also one for each of the leading themes."""
    there = [
        issue
        for exercise in log.exercises
        for group in exercise.groups
        for issue in group.standing
        if issue.text and not issue.merged_into and not issue.held_back
    ]
    recurring = sorted((issue for issue in there if len(issue.voices) > 1), key=lambda issue: -len(issue.voices))
    found = recurring[:most]
    for theme in themes:
        if len(found) < most:
            found += [issue for issue in there if theme in issue.themes and issue not in found][:1]
    return found


def _line(issue: IssueLog, fit: Fit) -> Runs:
    whose = (
        f"{len(issue.voices)} of {count_words(issue.of, 'group')}"
        if len(issue.voices) > 1
        else brief(", ".join(issue.voices), fit.name)
    )
    text = Run(brief(issue.text, fit.longest), "typed")
    return (text, Run(whose, "quiet")) if whose else (text,)


# -- what comes of it --------------------------------------------------------------------------------------------


def _pledged(log: SessionLog, fit: Fit) -> Iterator[Block]:
    """The first pledges, and how opinions moved."""
    standing = [pledge for pledge in log.pledges if pledge.standing == "stands"]
    told = [pledge for pledge in standing if not pledge.held_back][: fit.pledges]
    if standing:
        more = len(standing) - len(told)
        entries: list[Runs] = [_pledge(pledge, fit) for pledge in told]
        entries += [(Run(f"{more} more {fit.under('Pledges')}.", "quiet"),)] if more else []
        yield BulletList(tuple(entries))
    for change in log.tally_changes[:1]:
        scale = f"rated it {change.start:.1f} of 5 at the start of the day and {change.end:.1f} at its end, on average"
        yield RunningText(
            (Run(f"{brief(change.what, fit.longest + fit.name)}:", "strong"), Run(f"those who raised a hand {scale}."))
        )


def _pledge(pledge: EntryLog, fit: Fit) -> Runs:
    owner = (Run(brief(pledge.owner, fit.name), "quiet"),) if pledge.owner else ()
    return (Run(brief(pledge.text, fit.longest), "typed"), *owner)


def _owed(log: SessionLog, fit: Fit) -> Iterator[Block]:
    actions = [action for action in log.actions if action.standing == "stands" and not action.settled]
    if actions:
        rows = tuple(
            (
                cell(brief(wording.shown_words(action.text, action.held_back), fit.longest)),
                cell(brief(action.owner, fit.name) or "nobody yet"),
                cell(brief(action.by_when, fit.name) or "no date yet"),
            )
            for action in actions[: fit.actions]
        )
        yield Grid(("what", "who", "by when"), rows, name="owed")
    also = [f"{len(actions) - fit.actions} more {fit.under('Actions')}."] if len(actions) > fit.actions else []
    if not actions:
        also.append("Every action that was noted is done." if log.actions else "No action was noted.")
    waiting = sum(entry.standing == "stands" and not entry.settled for entry in log.parking)
    if waiting:
        verb = "is" if waiting == 1 else "are"
        where = "the session log" if fit.alone else KEPT_FOR_LATER
        also.append(f"{count_words(waiting, 'question')} {verb} still open: see {where}.")
    if also:
        yield RunningText((Run(" ".join(also)),), "quiet")


def brief(text: str, longest: int) -> str:
    """A line cut to what a page holds."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}\u2026"


# -- whether a section stands on one printed page ----------------------------------------------------------------------


PAGE = 66.0
"""Lines of the first page below its title and notice."""

ACROSS = 100
"""Letters of a line."""

HEADING, NUMBERS, BETWEEN = 1.9, 3.0, 0.3
"""Lines that a heading and a row of large numbers take, and what parts two blocks."""


def fits(section: Section) -> bool:
    """Whether all of it stands on the first page."""
    return lines_of(section) <= PAGE


def lines_of(section: Section) -> float:
    """How many lines of a page a section takes, its heading among them."""
    blocks = sum(_block(block) + BETWEEN for block in section.blocks)
    return HEADING + blocks + sum(lines_of(part) for part in section.parts)


def _block(block: Block) -> float:
    match block:
        case RunningText():
            return _wrapped(_length(block.runs), ACROSS)
        case BulletList():
            return sum(_wrapped(_length(entry), ACROSS - 4) + 0.1 for entry in block.entries)
        case LabelledFacts():
            return float(len(block.rows))
        case Numbers():
            return NUMBERS
        case Photograph():
            return PAGE
        case Grid():
            return 1.2 + sum(_row(row) + 0.35 for row in block.rows)


def _row(row: tuple[Cell, ...]) -> float:
    """The highest cell decides; the first has most of the width, as the tables of the first page have it."""
    first, *others = (_length(cell.runs) for cell in row)
    share = (ACROSS * 45 // 100) // max(1, len(others))
    return max(_wrapped(first, ACROSS * 55 // 100), *(_wrapped(length, share) for length in others))


def _length(runs: Runs) -> int:
    return sum(len(run.text) + 3 for run in runs)


def _wrapped(letters: int, across: int) -> float:
    return float(max(1, ceil(letters / across)))
