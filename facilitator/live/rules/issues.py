"""What groups say, and what stands beside the words: also-us, merging, hypotheses, words judged."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from facilitator.live.facts import Recorded
from facilitator.live.facts import issues as facts
from facilitator.live.facts.base import Refused
from facilitator.live.facts.themes import IssueLinked, IssueTagged
from facilitator.live.queries.day import exercise_at, exercise_number
from facilitator.live.queries.doubtful import known_names
from facilitator.live.queries.telling import case_in, stage_of
from facilitator.live.queries.typed_words import words_of
from facilitator.live.rules.guards import a_line, the_entry, the_group, the_issue, the_words
from facilitator.live.rules.registry import (
    Changes,
    Events,
    alters,
    appear,
    begin,
    decides,
    reduces,
    swap,
    with_one,
    without,
)
from facilitator.live.stamp import Stamp
from facilitator.live.state import Group, Issue, Judgement, State, Testing, Wording


@decides(facts.CaptureIssue)
def _capture(state: State, command: facts.CaptureIssue, now: Stamp) -> Events:
    group = the_group(state, command.group)
    text = the_words(command.text)
    exercise = command.exercise or getattr(exercise_at(state), "id", "")
    number = exercise_number(state, exercise)
    if not number:
        raise Refused(
            "No exercise has begun yet, so there is nothing to capture for. ⟦note.add:o⟧ takes a note instead."
        )
    series = f"E{number}-{group.id}-"
    issue_id = f"{series}{state.counts.get(series, 0) + 1}"
    captured = facts.IssueCaptured(issue_id, exercise, group.id, text, state.current, command.late)
    return (captured, *_marks(state, command, captured), *_put_under(state, command.under, captured))


def _put_under(state: State, under: str, captured: facts.IssueCaptured) -> Events:
    """Put the words together with the issue that they repeat, if they do; with the one it was put under itself.

    Refused where the group stands behind that issue already: then the words are either a new issue, or no news.
    """
    if not under:
        return ()
    issue = the_issue(state, under)
    issue = the_issue(state, issue.merged) if issue.merged in state.issues else issue
    _not_behind_yet(issue, the_group(state, captured.group))
    if issue.exercise != captured.exercise:
        raise Refused(f"{issue.id} is from another exercise.")
    return (facts.IssueMerged(captured.id, issue.id),)


def _not_behind_yet(issue: Issue, group: Group) -> None:
    """Refuse a group that stands behind an issue already."""
    if group.id == issue.group:
        raise Refused(f"{group.name} said {issue.id} itself.")
    if group.id in issue.echoes:
        raise Refused(f"{issue.id} has {group.name}'s mark already.")


def _marks(state: State, command: facts.CaptureIssue, captured: facts.IssueCaptured) -> Events:
    """What was typed beside the words. A mark that makes no sense here is left out: nothing stops words."""
    offered = set(command.suggested)
    echoes = (group for group in dict.fromkeys(command.echoes) if group in state.groups and group != captured.group)
    known = {theme.id for theme in state.plan.themes}
    themes = (theme for theme in dict.fromkeys(command.themes) if theme in known)
    case = state.plan.cases.get(state.plan.item(captured.exercise).case)
    brings_out = {point.id for point in case.points} if case is not None else set()
    points = (point for point in dict.fromkeys(command.points) if point in brings_out)
    return (
        *(facts.IssueEchoed(captured.id, group) for group in echoes),
        *(IssueTagged(captured.id, theme, theme in offered) for theme in themes),
        *(IssueLinked(captured.id, case.id, point, point in offered) for point in points if case is not None),
    )


@decides(facts.EditIssue)
def _edit(state: State, command: facts.EditIssue, now: Stamp) -> Events:
    issue, text = the_issue(state, command.id), the_words(command.text)
    return () if text == issue.text else (facts.IssueEdited(issue.id, text),)


@decides(facts.WithdrawIssue)
def _withdraw(state: State, command: facts.WithdrawIssue, now: Stamp) -> Events:
    return (facts.IssueWithdrawn(the_issue(state, command.id).id),)


@decides(facts.MoveIssue)
def _move(state: State, command: facts.MoveIssue, now: Stamp) -> Events:
    issue, group = the_issue(state, command.id), the_group(state, command.group)
    if issue.group == group.id:
        raise Refused(f"{issue.id} is {group.name}'s already.")
    return (facts.IssueMoved(issue.id, group.id),)


# -- also us, and merging ----------------------------------------------------------------------------------------------


@decides(facts.EchoIssue)
def _echo(state: State, command: facts.EchoIssue, now: Stamp) -> Events:
    issue, group = the_issue(state, command.id), the_group(state, command.group)
    _not_behind_yet(issue, group)
    return (facts.IssueEchoed(issue.id, group.id),)


@decides(facts.WithdrawEcho)
def _withdraw_echo(state: State, command: facts.WithdrawEcho, now: Stamp) -> Events:
    issue, group = the_issue(state, command.id), the_group(state, command.group)
    if group.id not in issue.echoes:
        raise Refused(f"{issue.id} has no mark of {group.name}.")
    return (facts.IssueEchoWithdrawn(issue.id, group.id),)


@decides(facts.MergeIssue)
def _merge(state: State, command: facts.MergeIssue, now: Stamp) -> Events:
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
    return (facts.IssueMerged(issue.id, into.id),)


@decides(facts.SplitIssue)
def _split(state: State, command: facts.SplitIssue, now: Stamp) -> Events:
    issue = the_issue(state, command.id)
    if not issue.merged:
        raise Refused(f"{issue.id} stands alone already.")
    return (facts.IssueSplit(issue.id),)


# -- hypotheses, and words that may tell who somebody is ---------------------------------------------------------------


STANDINGS: tuple[Literal["open", "tested", "discarded", "new"], ...] = ("open", "tested", "discarded", "new")
"""Where a hypothesis may stand."""


def _hypothesis(state: State, issue_id: str) -> Issue:
    issue = the_issue(state, issue_id)
    position = state.plan.position(issue.exercise)
    if position < 0 or state.plan.items[position].capture != "hypotheses":
        raise Refused(f"{issue.id} is an issue, not a hypothesis.")
    return issue


@decides(facts.DetailHypothesis)
def _detail(state: State, command: facts.DetailHypothesis, now: Stamp) -> Events:
    issue = _hypothesis(state, command.id)
    detailed = facts.HypothesisDetailed(issue.id, a_line(command.based_on), a_line(command.how_to_test))
    same = (issue.testing.based_on, issue.testing.how_to_test) == (detailed.based_on, detailed.how_to_test)
    return () if same else (detailed,)


@decides(facts.JudgeHypothesis)
def _judge(state: State, command: facts.JudgeHypothesis, now: Stamp) -> Events:
    issue = _hypothesis(state, command.id)
    standing = next((known for known in STANDINGS if known == command.standing), None)
    if standing is None:
        raise Refused("A hypothesis is open, tested, discarded or new.")
    finding, recommended = a_line(command.finding), a_line(command.recommended)
    known = issue.testing
    if (known.standing, known.finding, known.recommended) == (standing, finding, recommended):
        return ()
    return (facts.HypothesisJudged(issue.id, standing, finding, recommended),)


@decides(facts.JudgeWords)
def _judge_words(state: State, command: facts.JudgeWords, now: Stamp) -> Events:
    issue = state.issues.get(command.id)
    words = issue.text if issue is not None else words_of(state, command.id) or the_entry(state, command.id).text
    judged = state.judged.get(command.id)
    share = command.share or command.nobody
    if judged == Judgement(words, share, nobody=command.nobody):
        return ()
    return (facts.WordsJudged(command.id, words, share, command.nobody, _taught(state, words, share, command.nobody)),)


def _taught(state: State, words: str, share: bool, nobody: bool) -> tuple[str, ...]:
    """What other days learn: names that were held back, and words in no list that were said to be nobody's."""
    if share and not nobody:
        return ()
    from facilitator.live.personal_data import named_words

    return named_words(words, known_names(state), only_doubtful=nobody)


# -- what it changes ---------------------------------------------------------------------------------------------------


def _told_by_then(state: State, exercise: str) -> int:
    """How far the exercise's case has been told."""
    case = case_in(state.plan, exercise) if state.started is not None else None
    return stage_of(state, case) if case is not None else 0


@reduces(facts.IssueCaptured)
def _captured(state: State, recorded: Recorded, event: facts.IssueCaptured) -> Changes:
    wording = Wording(event.text, recorded.at, recorded.by)
    stage = _told_by_then(state, event.exercise)
    issue = Issue(event.id, event.exercise, event.group, event.item, (wording,), late=event.late, stage=stage)
    return begin(state, "issues", replace(issue, withdrawn=True), issue)


@reduces(facts.IssueEdited)
def _edited(state: State, recorded: Recorded, event: facts.IssueEdited) -> Changes:
    wording = Wording(event.text, recorded.at, recorded.by)
    issue = state.issues.get(event.id)
    return swap(state, "issues", event.id, replace(issue, wordings=(*issue.wordings, wording))) if issue else ()


@reduces(facts.IssueMoved)
def _moved(state: State, recorded: Recorded, event: facts.IssueMoved) -> Changes:
    issue = state.issues.get(event.id)
    if issue is None or event.group not in state.groups:
        return ()
    return swap(state, "issues", event.id, replace(issue, group=event.group))


reduces(facts.IssueWithdrawn)(alters("issues", lambda issue, _: replace(issue, withdrawn=True)))
reduces(facts.IssueEchoed)(alters("issues", lambda one, event: replace(one, echoes=with_one(one.echoes, event.group))))
reduces(facts.IssueEchoWithdrawn)(
    alters("issues", lambda one, event: replace(one, echoes=without(one.echoes, event.group)))
)
reduces(facts.IssueSplit)(alters("issues", lambda issue, _: replace(issue, merged="")))


@reduces(facts.IssueMerged)
def _merged(state: State, recorded: Recorded, event: facts.IssueMerged) -> Changes:
    """Put together, unless that would lead in a circle: an issue that others were merged into takes them along."""
    issue, kept = state.issues.get(event.id), state.issues.get(event.into)
    if issue is None or kept is None or kept.merged or event.id == event.into:
        return ()
    changes = swap(state, "issues", event.id, replace(issue, merged=event.into))
    for other in state.issues.values():
        if other.merged == event.id:
            changes += swap(state, "issues", other.id, replace(other, merged=event.into))
    return changes


def _detailed(issue: Issue, event: facts.HypothesisDetailed) -> Issue:
    return replace(issue, testing=replace(issue.testing, based_on=event.based_on, how_to_test=event.how_to_test))


def _hypothesis_judged(issue: Issue, event: facts.HypothesisJudged) -> Issue:
    known = issue.testing
    testing = Testing(known.based_on, known.how_to_test, event.standing, event.finding, event.recommended)
    return replace(issue, testing=testing)


reduces(facts.HypothesisDetailed)(alters("issues", _detailed))
reduces(facts.HypothesisJudged)(alters("issues", _hypothesis_judged))


@reduces(facts.WordsJudged)
def _words_judged(state: State, recorded: Recorded, event: facts.WordsJudged) -> Changes:
    undecided = Judgement(event.words, False, decided=False)
    return appear(state, "judged", event.id, undecided, Judgement(event.words, event.share, nobody=event.nobody))
