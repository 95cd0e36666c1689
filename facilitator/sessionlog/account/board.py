"""The first page: what a director reads, and the only page she may read."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.sessionlog import wording, words
from facilitator.sessionlog.account.bars import count_bar
from facilitator.sessionlog.account.blocks import (
    Block,
    Cell,
    Grid,
    Listing,
    Numbers,
    Paragraph,
    Run,
    Section,
    cell,
)
from facilitator.sessionlog.model import JottingLog, MatrixLog, SessionLog
from facilitator.sessionlog.wording import people

MOST_THEMES, MOST_ACTIONS = 5, 6
"""How many of them a page holds beside the rest."""


def summary(log: SessionLog) -> Section:
    """One page for the board."""
    blocks: list[Block] = [Paragraph((Run(wording.standing(log.facts)),), "lead"), Numbers(tuple(_numbers(log)))]
    parts = [
        Section("board-themes", "What the groups raised most", tuple(_raised(log))),
        Section("board-agreed", "What was agreed", tuple(_agreed(log))),
        Section("board-day", "How the day ran", tuple(_ran(log))),
    ]
    return Section("board", "Summary", tuple(blocks), tuple(part for part in parts if part.blocks))


def _numbers(log: SessionLog) -> Iterator[tuple[str, str]]:
    """The day in a few counts; people only where their sum gives no small count away."""
    held = sum(bool(timing.stays) for timing in log.timings)
    issues = sum(len(group.standing) for exercise in log.exercises for group in exercise.groups)
    here = people(log.attendance)
    if here is not None:
        yield str(here), "person" if here == 1 else "people"
    groups = _speaking(log)
    yield str(groups), "group" if groups == 1 else "groups"
    yield str(issues), "issue" if issues == 1 else "issues"
    yield f"{held} of {len(log.timings)}", "items held"
    actions = sum(action.standing == "stands" for action in log.actions)
    yield str(actions), "action" if actions == 1 else "actions"
    pledges = sum(pledge.standing == "stands" for pledge in log.pledges)
    if pledges:
        yield str(pledges), "pledge" if pledges == 1 else "pledges"


def _speaking(log: SessionLog) -> int:
    """How many groups there were, without those that left before they said anything."""
    heard = {found.group.id for exercise in log.exercises for found in exercise.groups if found.issues}
    return sum(not group.left or group.id in heard for group in log.groups)


def _raised(log: SessionLog) -> Iterator[Block]:
    """The themes of most issues, and those that are easily overlooked."""
    if not log.matrices:
        return
    whole = log.matrices[-1]
    top = sorted(whole.rows, key=lambda row: (-row.total, -row.groups))[:MOST_THEMES]
    if top:
        most = top[0].total
        yield Grid(
            ("theme", "", "issues", "groups"),
            tuple(
                (
                    cell(row.theme + (" (a strength)" if row.strength else "")),
                    Cell(bar=count_bar(row.total, most, words.count_words(row.total, "issue"))),
                    cell(str(row.total), "number"),
                    cell(f"{row.groups} of {len(whole.groups)}", "number"),
                )
                for row in top
            ),
            name="themes",
            drawn=(1,),
        )
    yield from _overlooked(whole)
    fictional = [exercise.case for exercise in log.exercises if exercise.case and exercise.fictional]
    if fictional:
        names = " and ".join(dict.fromkeys(fictional))
        verb = "is" if len(set(fictional)) == 1 else "are"
        yield Paragraph((Run(f"The groups worked on {names}, which {verb} fictional."),), "quiet")


def _overlooked(whole: MatrixLog) -> Iterator[Block]:
    if whole.only_one:
        names = "; ".join(f"{theme} ({group})" for theme, group in whole.only_one[:MOST_THEMES])
        more = f" and {len(whole.only_one) - MOST_THEMES} more" if len(whole.only_one) > MOST_THEMES else ""
        yield Paragraph((Run("Raised by one group alone: ", "strong"), Run(f"{names}{more}.")))
    if whole.nobody and whole.rows:
        names = "; ".join(whole.nobody[:MOST_THEMES])
        more = f" and {len(whole.nobody) - MOST_THEMES} more" if len(whole.nobody) > MOST_THEMES else ""
        yield Paragraph((Run("Raised by nobody: ", "strong"), Run(f"{names}{more}.")))


def _agreed(log: SessionLog) -> Iterator[Block]:
    actions = [action for action in log.actions if action.standing == "stands"]
    if actions:
        yield Listing(tuple((Run(_action(action)),) for action in actions[:MOST_ACTIONS]))
    if len(actions) > MOST_ACTIONS:
        yield Paragraph((Run(f"{len(actions) - MOST_ACTIONS} more under Actions."),), "quiet")
    if not actions:
        yield Paragraph((Run("No action was noted."),), "quiet")
    open_ones = sum(entry.standing == "stands" and not entry.settled for entry in log.parking)
    if open_ones:
        yield Paragraph((Run(f"{words.count_words(open_ones, 'question')} in the parking lot not yet answered."),))
    for change in log.tally_changes[:3]:
        told = f"{change.what}: {change.start:.1f} of 5 at the start of the day, {change.end:.1f} at its end."
        yield Paragraph((Run("Hands counted: ", "strong"), Run(told)))


def _action(action: JottingLog) -> str:
    """An action as one line: what, who, by when."""
    details = ", ".join(filter(None, (action.owner, action.by_when)))
    return wording.shown_words(action.text, action.held_back) + (f" ({details})" if details else "")


def _ran(log: SessionLog) -> Iterator[Block]:
    """When it began and ended, what was left out, and what took much longer or shorter."""
    begin, end = wording.begin_and_end(log.facts)
    yield Paragraph((Run("Start: ", "strong"), Run(f"{begin}. "), Run("Finish: ", "strong"), Run(f"{end}.")))
    left_out = [timing.title for timing in log.timings if timing.mark in ("skipped", "passed over", "not reached")]
    if left_out and log.facts.state != "waiting":
        yield Paragraph((Run("Not held: ", "strong"), Run(f"{'; '.join(left_out)}.")))
    far = [timing for timing in log.timings if timing.over is not None and abs(timing.over) >= 300]
    far = sorted(far, key=lambda timing: -abs(timing.over or 0.0))[:4]
    if far:
        told = "; ".join(f"{timing.title}, {words.against_plan(timing.over or 0.0)}" for timing in far)
        yield Paragraph((Run("Furthest from the plan: ", "strong"), Run(f"{told}.")))
    served = [outcome for outcome in log.outcomes if outcome.items]
    if served:
        missed = [outcome for outcome in served if not outcome.held]
        told = f"{len(served) - len(missed)} of {words.count_words(len(served), 'outcome')} had an item that was held"
        rest = f"; not {', '.join(outcome.id for outcome in missed)}" if missed else ""
        yield Paragraph((Run("Outcomes: ", "strong"), Run(f"{told}{rest}.")))
