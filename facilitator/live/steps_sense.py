"""What also-us, merging, themes, learning points and hypotheses do to issues; see `facilitator.live.steps`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.live import events
from facilitator.live.events import Recorded
from facilitator.live.state import Issue, Judgement, State, Testing
from facilitator.live.swapping import Changes, appear, swap

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


def _issue(change: Callable[[Issue, Any], Issue]) -> Callable[[State, Recorded, Any], Changes]:
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


def _split(issue: Issue, event: events.IssueSplit) -> Issue:
    return replace(issue, merged="")


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


def _tagged(issue: Issue, event: events.IssueTagged) -> Issue:
    return issue if event.theme in issue.themes else replace(issue, themes=(*issue.themes, event.theme))


def _untagged(issue: Issue, event: events.IssueUntagged) -> Issue:
    return replace(issue, themes=tuple(theme for theme in issue.themes if theme != event.theme))


def _linked(issue: Issue, event: events.IssueLinked) -> Issue:
    point = (event.case, event.point)
    return issue if point in issue.points else replace(issue, points=(*issue.points, point))


def _unlinked(issue: Issue, event: events.IssueUnlinked) -> Issue:
    return replace(issue, points=tuple(point for point in issue.points if point != (event.case, event.point)))


def _words_judged(state: State, recorded: Recorded, event: events.WordsJudged) -> Changes:
    undecided = Judgement(event.words, False, decided=False)
    return appear(state, "judged", event.id, undecided, Judgement(event.words, event.share))


# -- themes ----------------------------------------------------------------------------------------------------


def _theme_added(state: State, recorded: Recorded, event: events.ThemeAdded) -> Changes:
    if state.started is None or any(theme.id == event.theme.id for theme in state.plan.themes):
        return ()
    return swap(state, "agenda", "", replace(state.plan, themes=(*state.plan.themes, event.theme)))


def _theme_renamed(state: State, recorded: Recorded, event: events.ThemeRenamed) -> Changes:
    if state.started is None:
        return ()
    themes = tuple(
        replace(theme, label=event.label) if theme.id == event.theme else theme for theme in state.plan.themes
    )
    return swap(state, "agenda", "", replace(state.plan, themes=themes))


def _theme_merged(state: State, recorded: Recorded, event: events.ThemeMerged) -> Changes:
    ids = {theme.id for theme in state.plan.themes} if state.started is not None else set()
    if not {event.theme, event.into} <= ids or event.theme == event.into:
        return ()
    themes = tuple(theme for theme in state.plan.themes if theme.id != event.theme)
    changes = swap(state, "agenda", "", replace(state.plan, themes=themes))
    for issue in state.issues.values():
        if event.theme in issue.themes:
            kept = dict.fromkeys(event.into if theme == event.theme else theme for theme in issue.themes)
            changes += swap(state, "issues", issue.id, replace(issue, themes=tuple(kept)))
    return changes


STEPS: dict[type, Callable[[State, Recorded, Any], Changes]] = {
    events.IssueEchoed: _issue(_echoed),
    events.IssueEchoWithdrawn: _issue(_echo_withdrawn),
    events.IssueMerged: _merged,
    events.IssueSplit: _issue(_split),
    events.HypothesisDetailed: _issue(_detailed),
    events.HypothesisJudged: _issue(_hypothesis_judged),
    events.WordsJudged: _words_judged,
    events.IssueTagged: _issue(_tagged),
    events.IssueUntagged: _issue(_untagged),
    events.IssueLinked: _issue(_linked),
    events.IssueUnlinked: _issue(_unlinked),
    events.ThemeAdded: _theme_added,
    events.ThemeRenamed: _theme_renamed,
    events.ThemeMerged: _theme_merged,
}
"""What these events change."""
