"""Deciding what stands beside the words: also-us, merging, themes, learning points, hypotheses, words judged."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.model import Case, Theme
from facilitator.live import commands, events
from facilitator.live.events import AnyEvent
from facilitator.live.finding import a_line, the_group, the_issue, the_jotting, the_theme
from facilitator.live.refused import Refused
from facilitator.live.stamp import Stamp
from facilitator.live.state import Issue, State
from facilitator.live.typed_words import words_of

Events = tuple[AnyEvent, ...]

LONGEST_LABEL = 200
"""Characters that a theme's label may have, as in a file of themes."""

STANDINGS: tuple[Literal["open", "tested", "discarded", "new"], ...] = ("open", "tested", "discarded", "new")
"""Where a hypothesis may stand."""


# -- also us, and merging --------------------------------------------------------------------------------------


def _echo(state: State, command: commands.EchoIssue, now: Stamp) -> Events:
    issue, group = the_issue(state, command.id), the_group(state, command.group)
    if group.id == issue.group:
        raise Refused(f"{group.name} said {issue.id} itself.")
    if group.id in issue.echoes:
        raise Refused(f"{issue.id} has {group.name}'s mark already.")
    return (events.IssueEchoed(issue.id, group.id),)


def _withdraw_echo(state: State, command: commands.WithdrawEcho, now: Stamp) -> Events:
    issue, group = the_issue(state, command.id), the_group(state, command.group)
    if group.id not in issue.echoes:
        raise Refused(f"{issue.id} has no mark of {group.name}.")
    return (events.IssueEchoWithdrawn(issue.id, group.id),)


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


def _split(state: State, command: commands.SplitIssue, now: Stamp) -> Events:
    issue = the_issue(state, command.id)
    if not issue.merged:
        raise Refused(f"{issue.id} stands alone already.")
    return (events.IssueSplit(issue.id),)


# -- themes ----------------------------------------------------------------------------------------------------


def _tag(state: State, command: commands.TagIssue, now: Stamp) -> Events:
    issue, theme = the_issue(state, command.id), the_theme(state, command.theme)
    if theme.id in issue.themes:
        raise Refused(f"{issue.id} has this theme already: {theme.label}.")
    return (events.IssueTagged(issue.id, theme.id, command.suggested),)


def _untag(state: State, command: commands.UntagIssue, now: Stamp) -> Events:
    issue = the_issue(state, command.id)
    if command.theme not in issue.themes:
        raise Refused(f"{issue.id} does not have this theme.")
    return (events.IssueUntagged(issue.id, command.theme),)


def _label(state: State, text: str, but: str = "") -> str:
    """A theme's label, cleaned. Refuses none, one that is too long, and one that another theme has."""
    label = clean_line(text)
    if not label:
        raise Refused("A theme needs a name.")
    if len(label) > LONGEST_LABEL:
        raise Refused(f"That is {len(label):,} characters; the name of a theme has {LONGEST_LABEL} at most.")
    if any(theme.label.casefold() == label.casefold() for theme in state.plan.themes if theme.id != but):
        raise Refused(f"There is a theme called {label} already.")
    return label


def new_theme_id(label: str, taken: set[str]) -> str:
    """An id for a theme of this run: its words with hyphens, numbered where that id was ever given out."""
    name = "-".join(re.findall("[a-z0-9]+", label.casefold()))[:34].strip("-") or "theme"
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(one for one in numbered if one not in taken)


def _add_theme(state: State, command: commands.AddTheme, now: Stamp) -> Events:
    themes = state.plan.themes
    label = _label(state, command.label)
    groups = {theme.group for theme in themes} | {group.id for group in state.plan.theme_groups}
    if command.group and command.group not in groups:
        raise Refused("There is no such group of themes.")
    group = command.group or (themes[-1].group if themes else "")
    return (events.ThemeAdded(Theme(_free_id(state, label), group, label, a_line(command.definition))),)


def _free_id(state: State, label: str) -> str:
    """An id that no theme of the plan, of this run or of an issue ever had."""
    planned = state.started.plan.themes if state.started is not None else ()
    tagged = {theme for issue in state.issues.values() for theme in issue.themes}
    return new_theme_id(label, {theme.id for theme in (*state.plan.themes, *planned)} | tagged)


def _split_theme(state: State, command: commands.SplitTheme, now: Stamp) -> Events:
    """The new theme, which belongs where the old one does; then each issue over to it."""
    theme = the_theme(state, command.theme)
    label = _label(state, command.label)
    going = [the_issue(state, issue_id) for issue_id in dict.fromkeys(command.issues)]
    if not going:
        raise Refused(f"No issue of {theme.label} was chosen to go to {label}.")
    for issue in going:
        if theme.id not in issue.themes:
            raise Refused(f"{issue.id} does not have the theme {theme.label}.")
    new = Theme(_free_id(state, label), theme.group, label, strength=theme.strength)
    over = ((events.IssueUntagged(issue.id, theme.id), events.IssueTagged(issue.id, new.id)) for issue in going)
    return (events.ThemeAdded(new), *(event for pair in over for event in pair))


def _rename_theme(state: State, command: commands.RenameTheme, now: Stamp) -> Events:
    theme = the_theme(state, command.theme)
    label = _label(state, command.label, theme.id)
    return () if label == theme.label else (events.ThemeRenamed(theme.id, label),)


def _merge_themes(state: State, command: commands.MergeThemes, now: Stamp) -> Events:
    theme, into = the_theme(state, command.theme), the_theme(state, command.into)
    if theme.id == into.id:
        raise Refused(f"{theme.label} cannot be made one with itself.")
    return (events.ThemeMerged(theme.id, into.id),)


# -- learning points -------------------------------------------------------------------------------------------


def _case(state: State, issue: Issue, case_id: str) -> Case:
    """The case meant: the named one, else that of the issue's exercise."""
    position = state.plan.position(issue.exercise)
    case = state.plan.cases.get(case_id or (state.plan.items[position].case if position >= 0 else ""))
    if case is None:
        raise Refused(f"{issue.id} belongs to no case, so there is no learning point to link it to.")
    return case


def _link(state: State, command: commands.LinkIssue, now: Stamp) -> Events:
    issue = the_issue(state, command.id)
    case = _case(state, issue, command.case)
    if command.point not in {point.id for point in case.points}:
        raise Refused(f"{case.title} has no learning point {clean_line(command.point)}.")
    if (case.id, command.point) in issue.points:
        raise Refused(f"{issue.id} is linked to {command.point} already.")
    return (events.IssueLinked(issue.id, case.id, command.point, command.suggested),)


def _unlink(state: State, command: commands.UnlinkIssue, now: Stamp) -> Events:
    issue = the_issue(state, command.id)
    case = _case(state, issue, command.case)
    if (case.id, command.point) not in issue.points:
        raise Refused(f"{issue.id} is not linked to {clean_line(command.point)}.")
    return (events.IssueUnlinked(issue.id, case.id, command.point),)


# -- hypotheses, and words that may tell who somebody is -------------------------------------------------------


def _hypothesis(state: State, issue_id: str) -> Issue:
    issue = the_issue(state, issue_id)
    position = state.plan.position(issue.exercise)
    if position < 0 or state.plan.items[position].capture != "hypotheses":
        raise Refused(f"{issue.id} is an issue, not a hypothesis.")
    return issue


def _detail(state: State, command: commands.DetailHypothesis, now: Stamp) -> Events:
    issue = _hypothesis(state, command.id)
    detailed = events.HypothesisDetailed(issue.id, a_line(command.based_on), a_line(command.how_to_test))
    same = (issue.testing.based_on, issue.testing.how_to_test) == (detailed.based_on, detailed.how_to_test)
    return () if same else (detailed,)


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


def _judge_words(state: State, command: commands.JudgeWords, now: Stamp) -> Events:
    issue = state.issues.get(command.id)
    words = issue.text if issue is not None else words_of(state, command.id) or the_jotting(state, command.id).text
    judged = state.judged.get(command.id)
    if judged is not None and (judged.words, judged.share, judged.decided) == (words, command.share, True):
        return ()
    return (events.WordsJudged(command.id, words, command.share),)


DECISIONS: dict[type, Callable[[State, Any, Stamp], Events]] = {
    commands.EchoIssue: _echo,
    commands.WithdrawEcho: _withdraw_echo,
    commands.MergeIssue: _merge,
    commands.SplitIssue: _split,
    commands.TagIssue: _tag,
    commands.UntagIssue: _untag,
    commands.AddTheme: _add_theme,
    commands.RenameTheme: _rename_theme,
    commands.SplitTheme: _split_theme,
    commands.MergeThemes: _merge_themes,
    commands.LinkIssue: _link,
    commands.UnlinkIssue: _unlink,
    commands.DetailHypothesis: _detail,
    commands.JudgeHypothesis: _judge,
    commands.JudgeWords: _judge_words,
}
