"""Themes, and the learning points of a case."""

from __future__ import annotations

import re

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.model import Case, Theme
from facilitator.live.facts import Recorded
from facilitator.live.facts import themes as facts
from facilitator.live.facts.base import Refused
from facilitator.live.rules.guards import a_line, the_issue, the_theme
from facilitator.live.rules.registry import Changes, Events, alters, decides, reduces, swap, with_one, without
from facilitator.live.stamp import Stamp
from facilitator.live.state import Issue, State

LONGEST_LABEL = 200
"""Characters that a theme's label may have, as in a file of themes."""


@decides(facts.TagIssue)
def _tag(state: State, command: facts.TagIssue, now: Stamp) -> Events:
    issue, theme = the_issue(state, command.id), the_theme(state, command.theme)
    if theme.id in issue.themes:
        raise Refused(f"{issue.id} has this theme already: {theme.label}.")
    return (facts.IssueTagged(issue.id, theme.id, command.suggested),)


@decides(facts.UntagIssue)
def _untag(state: State, command: facts.UntagIssue, now: Stamp) -> Events:
    issue = the_issue(state, command.id)
    if command.theme not in issue.themes:
        raise Refused(f"{issue.id} does not have this theme.")
    return (facts.IssueUntagged(issue.id, command.theme),)


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


@decides(facts.AddTheme)
def _add_theme(state: State, command: facts.AddTheme, now: Stamp) -> Events:
    themes = state.plan.themes
    label = _label(state, command.label)
    groups = {theme.group for theme in themes} | {group.id for group in state.plan.theme_groups}
    if command.group and command.group not in groups:
        raise Refused("There is no such group of themes.")
    group = command.group or (themes[-1].group if themes else "")
    return (facts.ThemeAdded(Theme(_free_id(state, label), group, label, a_line(command.definition))),)


def _free_id(state: State, label: str) -> str:
    """An id that no theme of the plan, of this run or of an issue ever had."""
    planned = state.started.plan.themes if state.started is not None else ()
    tagged = {theme for issue in state.issues.values() for theme in issue.themes}
    return new_theme_id(label, {theme.id for theme in (*state.plan.themes, *planned)} | tagged)


@decides(facts.SplitTheme)
def _split_theme(state: State, command: facts.SplitTheme, now: Stamp) -> Events:
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
    over = ((facts.IssueUntagged(issue.id, theme.id), facts.IssueTagged(issue.id, new.id)) for issue in going)
    return (facts.ThemeAdded(new), *(event for pair in over for event in pair))


@decides(facts.GatherIssues)
def _gather(state: State, command: facts.GatherIssues, now: Stamp) -> Events:
    """The heap, where it is new; then each issue into it."""
    going = [the_issue(state, issue_id) for issue_id in dict.fromkeys(command.issues)]
    if not going:
        raise Refused("No issue was chosen for the heap.")
    known = {theme.id for theme in state.plan.themes}
    there = next((theme for issue in going for theme in issue.themes if theme in known), "")
    begun: Events = ()
    if command.label or not there:
        label = _label(state, command.label or _numbered(state))
        new = Theme(_free_id(state, label), state.plan.themes[-1].group if state.plan.themes else "", label)
        begun, there = (facts.ThemeAdded(new),), new.id
    tagged = tuple(facts.IssueTagged(issue.id, there) for issue in going if there not in issue.themes)
    if not tagged:
        raise Refused("They are in one heap already.")
    return (*begun, *tagged)


def _numbered(state: State) -> str:
    """What a heap is called until somebody names it: its number, which no other one has."""
    taken = {theme.label.casefold() for theme in state.plan.themes}
    return next(name for n in range(1, len(taken) + 2) if (name := f"Heap {n}").casefold() not in taken)


@decides(facts.RenameTheme)
def _rename_theme(state: State, command: facts.RenameTheme, now: Stamp) -> Events:
    theme = the_theme(state, command.theme)
    label = _label(state, command.label, theme.id)
    return () if label == theme.label else (facts.ThemeRenamed(theme.id, label),)


@decides(facts.MergeThemes)
def _merge_themes(state: State, command: facts.MergeThemes, now: Stamp) -> Events:
    theme, into = the_theme(state, command.theme), the_theme(state, command.into)
    if theme.id == into.id:
        raise Refused(f"{theme.label} cannot be made one with itself.")
    return (facts.ThemeMerged(theme.id, into.id),)


# -- learning points ---------------------------------------------------------------------------------------------------


def _case(state: State, issue: Issue, case_id: str) -> Case:
    """The case meant: the named one, else that of the issue's exercise."""
    position = state.plan.position(issue.exercise)
    case = state.plan.cases.get(case_id or (state.plan.items[position].case if position >= 0 else ""))
    if case is None:
        raise Refused(f"{issue.id} belongs to no case, so there is no learning point to link it to.")
    return case


@decides(facts.LinkIssue)
def _link(state: State, command: facts.LinkIssue, now: Stamp) -> Events:
    issue = the_issue(state, command.id)
    case = _case(state, issue, command.case)
    if command.point not in {point.id for point in case.points}:
        raise Refused(f"{case.title} has no learning point {clean_line(command.point)}.")
    if (case.id, command.point) in issue.points:
        raise Refused(f"{issue.id} is linked to {command.point} already.")
    return (facts.IssueLinked(issue.id, case.id, command.point, command.suggested),)


@decides(facts.UnlinkIssue)
def _unlink(state: State, command: facts.UnlinkIssue, now: Stamp) -> Events:
    issue = the_issue(state, command.id)
    case = _case(state, issue, command.case)
    if (case.id, command.point) not in issue.points:
        raise Refused(f"{issue.id} is not linked to {clean_line(command.point)}.")
    return (facts.IssueUnlinked(issue.id, case.id, command.point),)


# -- what it changes ---------------------------------------------------------------------------------------------------


reduces(facts.IssueTagged)(alters("issues", lambda one, event: replace(one, themes=with_one(one.themes, event.theme))))
reduces(facts.IssueUntagged)(alters("issues", lambda one, event: replace(one, themes=without(one.themes, event.theme))))
reduces(facts.IssueLinked)(
    alters("issues", lambda one, event: replace(one, points=with_one(one.points, (event.case, event.point))))
)
reduces(facts.IssueUnlinked)(
    alters("issues", lambda one, event: replace(one, points=without(one.points, (event.case, event.point))))
)


@reduces(facts.ThemeAdded)
def _theme_added(state: State, recorded: Recorded, event: facts.ThemeAdded) -> Changes:
    if state.started is None or any(theme.id == event.theme.id for theme in state.plan.themes):
        return ()
    return swap(state, "agenda", "", replace(state.plan, themes=(*state.plan.themes, event.theme)))


@reduces(facts.ThemeRenamed)
def _theme_renamed(state: State, recorded: Recorded, event: facts.ThemeRenamed) -> Changes:
    if state.started is None:
        return ()
    themes = tuple(
        replace(theme, label=event.label) if theme.id == event.theme else theme for theme in state.plan.themes
    )
    return swap(state, "agenda", "", replace(state.plan, themes=themes))


@reduces(facts.ThemeMerged)
def _theme_merged(state: State, recorded: Recorded, event: facts.ThemeMerged) -> Changes:
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
