"""What groups say, and what stands beside the words: also-us, merging, hypotheses, words judged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from msgspec.structs import replace

from facilitator.live import commands, events
from facilitator.live.facts import Recorded
from facilitator.live.queries.day import (
    exercise_at,
    exercise_number,
)
from facilitator.live.queries.typed_words import words_of
from facilitator.live.refused import Refused
from facilitator.live.rules.guards import (
    a_line,
    the_group,
    the_issue,
    the_jotting,
    the_words,
)
from facilitator.live.rules.registry import Changes, Events, appear, decides, reduces, swap
from facilitator.live.stamp import Stamp
from facilitator.live.state import (
    Change,
    Issue,
    Judgement,
    State,
    Testing,
    Wording,
)


@decides(commands.CaptureIssue)
def _capture(state: State, command: commands.CaptureIssue, now: Stamp) -> Events:
    group = the_group(state, command.group)
    text = the_words(command.text)
    exercise = command.exercise or getattr(exercise_at(state), "id", "")
    number = exercise_number(state, exercise)
    if not number:
        raise Refused("No exercise has begun yet, so there is nothing to capture for. o takes a note instead.")
    series = f"E{number}-{group.id}-"
    issue_id = f"{series}{state.counts.get(series, 0) + 1}"
    captured = events.IssueCaptured(issue_id, exercise, group.id, text, state.current, command.late)
    return (captured, *_marks(state, command, captured), *_put_under(state, command.under, captured))


def _put_under(state: State, under: str, captured: events.IssueCaptured) -> Events:
    """Put the words together with the issue that they repeat, if they do; with the one it was put under itself.

    Refused where the group stands behind that issue already: then the words are either a new issue, or no news.
    """
    if not under:
        return ()
    issue = the_issue(state, under)
    issue = the_issue(state, issue.merged) if issue.merged in state.issues else issue
    group = the_group(state, captured.group)
    if group.id == issue.group:
        raise Refused(f"{group.name} said {issue.id} itself.")
    if group.id in issue.echoes:
        raise Refused(f"{issue.id} has {group.name}'s mark already.")
    if issue.exercise != captured.exercise:
        raise Refused(f"{issue.id} is from another exercise.")
    return (events.IssueMerged(captured.id, issue.id),)


def _marks(state: State, command: commands.CaptureIssue, captured: events.IssueCaptured) -> Events:
    """What was typed beside the words. A mark that makes no sense here is left out: nothing stops words."""
    offered = set(command.suggested)
    echoes = (group for group in dict.fromkeys(command.echoes) if group in state.groups and group != captured.group)
    known = {theme.id for theme in state.plan.themes}
    themes = (theme for theme in dict.fromkeys(command.themes) if theme in known)
    case = state.plan.cases.get(state.plan.item(captured.exercise).case)
    brings_out = {point.id for point in case.points} if case is not None else set()
    points = (point for point in dict.fromkeys(command.points) if point in brings_out)
    return (
        *(events.IssueEchoed(captured.id, group) for group in echoes),
        *(events.IssueTagged(captured.id, theme, theme in offered) for theme in themes),
        *(events.IssueLinked(captured.id, case.id, point, point in offered) for point in points if case is not None),
    )


@decides(commands.EditIssue)
def _edit(state: State, command: commands.EditIssue, now: Stamp) -> Events:
    issue, text = the_issue(state, command.id), the_words(command.text)
    return () if text == issue.text else (events.IssueEdited(issue.id, text),)


@decides(commands.WithdrawIssue)
def _withdraw(state: State, command: commands.WithdrawIssue, now: Stamp) -> Events:
    return (events.IssueWithdrawn(the_issue(state, command.id).id),)


@decides(commands.MoveIssue)
def _move(state: State, command: commands.MoveIssue, now: Stamp) -> Events:
    issue, group = the_issue(state, command.id), the_group(state, command.group)
    if issue.group == group.id:
        raise Refused(f"{issue.id} is {group.name}'s already.")
    return (events.IssueMoved(issue.id, group.id),)


# -- also us, and merging ----------------------------------------------------------------------------------------------


@decides(commands.EchoIssue)
def _echo(state: State, command: commands.EchoIssue, now: Stamp) -> Events:
    issue, group = the_issue(state, command.id), the_group(state, command.group)
    if group.id == issue.group:
        raise Refused(f"{group.name} said {issue.id} itself.")
    if group.id in issue.echoes:
        raise Refused(f"{issue.id} has {group.name}'s mark already.")
    return (events.IssueEchoed(issue.id, group.id),)


@decides(commands.WithdrawEcho)
def _withdraw_echo(state: State, command: commands.WithdrawEcho, now: Stamp) -> Events:
    issue, group = the_issue(state, command.id), the_group(state, command.group)
    if group.id not in issue.echoes:
        raise Refused(f"{issue.id} has no mark of {group.name}.")
    return (events.IssueEchoWithdrawn(issue.id, group.id),)


@decides(commands.MergeIssue)
def _merge(state: State, command: commands.MergeIssue, now: Stamp) -> Events:
    """Into the issue that the named one was merged into, if it was: nothing is ever two steps down."""
    issue, into = the_issue(state, command.id), the_issue(state, command.into)
    if issue.merged:
        raise Refused(f"{issue.id} is together with {issue.merged} already.")
    if into.merged:
        into = the_issue(state, into.merged)
    if into.id == issue.id:
        raise Refused(f"{issue.id} cannot be put together with itself.")
    if into.exercise != issue.exercise:
        raise Refused(f"{issue.id} and {into.id} are from different exercises.")
    return (events.IssueMerged(issue.id, into.id),)


@decides(commands.SplitIssue)
def _split(state: State, command: commands.SplitIssue, now: Stamp) -> Events:
    issue = the_issue(state, command.id)
    if not issue.merged:
        raise Refused(f"{issue.id} stands alone already.")
    return (events.IssueSplit(issue.id),)


# -- hypotheses, and words that may tell who somebody is ---------------------------------------------------------------


STANDINGS: tuple[Literal["open", "tested", "discarded", "new"], ...] = ("open", "tested", "discarded", "new")
"""Where a hypothesis may stand."""


def _hypothesis(state: State, issue_id: str) -> Issue:
    issue = the_issue(state, issue_id)
    position = state.plan.position(issue.exercise)
    if position < 0 or state.plan.items[position].capture != "hypotheses":
        raise Refused(f"{issue.id} is an issue, not a hypothesis.")
    return issue


@decides(commands.DetailHypothesis)
def _detail(state: State, command: commands.DetailHypothesis, now: Stamp) -> Events:
    issue = _hypothesis(state, command.id)
    detailed = events.HypothesisDetailed(issue.id, a_line(command.based_on), a_line(command.how_to_test))
    same = (issue.testing.based_on, issue.testing.how_to_test) == (detailed.based_on, detailed.how_to_test)
    return () if same else (detailed,)


@decides(commands.JudgeHypothesis)
def _judge(state: State, command: commands.JudgeHypothesis, now: Stamp) -> Events:
    issue = _hypothesis(state, command.id)
    standing = next((known for known in STANDINGS if known == command.standing), None)
    if standing is None:
        raise Refused("A hypothesis is open, tested, discarded or new.")
    finding, recommended = a_line(command.finding), a_line(command.recommended)
    known = issue.testing
    if (known.standing, known.finding, known.recommended) == (standing, finding, recommended):
        return ()
    return (events.HypothesisJudged(issue.id, standing, finding, recommended),)


@decides(commands.JudgeWords)
def _judge_words(state: State, command: commands.JudgeWords, now: Stamp) -> Events:
    issue = state.issues.get(command.id)
    words = issue.text if issue is not None else words_of(state, command.id) or the_jotting(state, command.id).text
    judged = state.judged.get(command.id)
    if judged is not None and (judged.words, judged.share, judged.decided) == (words, command.share, True):
        return ()
    return (events.WordsJudged(command.id, words, command.share),)


# -- what it changes ---------------------------------------------------------------------------------------------------


@reduces(events.IssueCaptured)
def _captured(state: State, recorded: Recorded, event: events.IssueCaptured) -> Changes:
    if event.id in state.issues:
        return ()
    wording = Wording(event.text, recorded.at, recorded.by)
    issue = Issue(event.id, event.exercise, event.group, event.item, (wording,), late=event.late)
    return (Change("issues", event.id, replace(issue, withdrawn=True), issue),)


@reduces(events.IssueEdited)
def _edited(state: State, recorded: Recorded, event: events.IssueEdited) -> Changes:
    issue = state.issues.get(event.id)
    if issue is None:
        return ()
    wording = Wording(event.text, recorded.at, recorded.by)
    return swap(state, "issues", event.id, replace(issue, wordings=(*issue.wordings, wording)))


@reduces(events.IssueWithdrawn)
def _withdrawn(state: State, recorded: Recorded, event: events.IssueWithdrawn) -> Changes:
    issue = state.issues.get(event.id)
    return swap(state, "issues", event.id, replace(issue, withdrawn=True)) if issue is not None else ()


@reduces(events.IssueMoved)
def _moved(state: State, recorded: Recorded, event: events.IssueMoved) -> Changes:
    issue = state.issues.get(event.id)
    if issue is None or event.group not in state.groups:
        return ()
    return swap(state, "issues", event.id, replace(issue, group=event.group))


IssueEvent = (
    events.IssueEchoed
    | events.IssueEchoWithdrawn
    | events.IssueSplit
    | events.HypothesisDetailed
    | events.HypothesisJudged
    | events.IssueTagged
    | events.IssueUntagged
    | events.IssueLinked
    | events.IssueUnlinked
)


def on_issue(change: Callable[[Issue, Any], Issue]) -> Callable[[State, Recorded, Any], Changes]:
    """The step of an event that does this to its issue."""

    def step(state: State, recorded: Recorded, event: IssueEvent) -> Changes:
        issue = state.issues.get(event.id)
        return swap(state, "issues", event.id, change(issue, event)) if issue is not None else ()

    return step


def _echoed(issue: Issue, event: events.IssueEchoed) -> Issue:
    if event.group in issue.echoes:
        return issue
    return replace(issue, echoes=(*issue.echoes, event.group))


def _echo_withdrawn(issue: Issue, event: events.IssueEchoWithdrawn) -> Issue:
    return replace(issue, echoes=tuple(group for group in issue.echoes if group != event.group))


def _alone(issue: Issue, event: events.IssueSplit) -> Issue:
    return replace(issue, merged="")


@reduces(events.IssueMerged)
def _merged(state: State, recorded: Recorded, event: events.IssueMerged) -> Changes:
    """Put together, unless that would lead in a circle: an issue that others were merged into takes them along."""
    issue, kept = state.issues.get(event.id), state.issues.get(event.into)
    if issue is None or kept is None or kept.merged or event.id == event.into:
        return ()
    changes = swap(state, "issues", event.id, replace(issue, merged=event.into))
    for other in state.issues.values():
        if other.merged == event.id:
            changes += swap(state, "issues", other.id, replace(other, merged=event.into))
    return changes


def _detailed(issue: Issue, event: events.HypothesisDetailed) -> Issue:
    return replace(issue, testing=replace(issue.testing, based_on=event.based_on, how_to_test=event.how_to_test))


def _hypothesis_judged(issue: Issue, event: events.HypothesisJudged) -> Issue:
    known = issue.testing
    return replace(
        issue,
        testing=Testing(known.based_on, known.how_to_test, event.standing, event.finding, event.recommended),
    )


@reduces(events.WordsJudged)
def _words_judged(state: State, recorded: Recorded, event: events.WordsJudged) -> Changes:
    undecided = Judgement(event.words, False, decided=False)
    return appear(state, "judged", event.id, undecided, Judgement(event.words, event.share))


reduces(events.IssueEchoed)(on_issue(_echoed))
reduces(events.IssueEchoWithdrawn)(on_issue(_echo_withdrawn))
reduces(events.IssueSplit)(on_issue(_alone))
reduces(events.HypothesisDetailed)(on_issue(_detailed))
reduces(events.HypothesisJudged)(on_issue(_hypothesis_judged))
