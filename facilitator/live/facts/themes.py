"""Themes, and the learning points of a case."""

from __future__ import annotations

from typing import ClassVar

from facilitator.agenda.model import Theme
from facilitator.live.facts.base import AfterTheEnd, Command, Event, Name, Names, ThemeName, Words

# -- what may be asked -------------------------------------------------------------------------------------------------


class TagIssue(AfterTheEnd, frozen=True):
    """Give an issue a theme; `suggested` tells that the console had offered it."""

    id: Name
    theme: ThemeName
    suggested: bool = False


class UntagIssue(AfterTheEnd, frozen=True):
    """Take a theme off an issue."""

    id: Name
    theme: ThemeName


class LinkIssue(AfterTheEnd, frozen=True):
    """Note that an issue brings out a learning point. Without a case, the one of the issue's exercise."""

    id: Name
    point: str
    case: str = ""
    suggested: bool = False


class UnlinkIssue(AfterTheEnd, frozen=True):
    """Note that an issue does not bring out a learning point after all."""

    id: Name
    point: str
    case: str = ""


class AddTheme(Command, frozen=True):
    """Add a theme for this run; without a group, beside the last one of the plan."""

    label: Words
    group: str = ""
    definition: Words = ""


class GatherIssues(AfterTheEnd, frozen=True):
    """Put issues into one heap: that of the first of them that is in one, else a new one.

    A new one is called `label`; without, it has a number until somebody names it. With a label it is always a new one.
    """

    issues: Names
    label: Words = ""


class RenameTheme(AfterTheEnd, frozen=True):
    """Call a theme something else in this run."""

    theme: ThemeName
    label: Words


class SplitTheme(Command, frozen=True):
    """Make two themes of one in this run: a new one beside it, which these of its issues have instead."""

    theme: ThemeName
    label: Words
    issues: Names


class MergeThemes(AfterTheEnd, frozen=True):
    """Make two themes one in this run: every issue of the first gets the second instead."""

    theme: ThemeName
    into: ThemeName


# -- what then happened ------------------------------------------------------------------------------------------------


class IssueTagged(Event, frozen=True, tag="issue.tagged"):
    """An issue was given a theme; `suggested` tells that the console had offered it."""

    told: ClassVar[str] = "{id} was given the theme {theme}."
    undo: ClassVar[str] = "a theme of"
    undo_all: ClassVar[str] = "the marks of"

    id: str
    theme: str
    suggested: bool = False


class IssueUntagged(Event, frozen=True, tag="issue.untagged"):
    """A theme was taken off an issue."""

    told: ClassVar[str] = "{id} no longer has the theme {theme}."
    undo: ClassVar[str] = "taking a theme off"
    undo_all: ClassVar[str] = "the marks of"

    id: str
    theme: str


class IssueLinked(Event, frozen=True, tag="issue.linked"):
    """An issue was found to bring out a learning point of a case; private. `suggested`: the console had offered it."""

    told: ClassVar[str] = "{id} brings out learning point {point}."
    private: ClassVar[bool] = True
    undo: ClassVar[str] = "a learning point of"

    id: str
    case: str
    point: str
    suggested: bool = False


class IssueUnlinked(Event, frozen=True, tag="issue.unlinked"):
    """An issue does not bring out a learning point after all."""

    told: ClassVar[str] = "{id} no longer counts for learning point {point}."
    private: ClassVar[bool] = True
    undo: ClassVar[str] = "taking a learning point off"

    id: str
    case: str
    point: str


class ThemeAdded(Event, frozen=True, tag="theme.added"):
    """A theme was added for this run, as when one is split in two."""

    told: ClassVar[str] = "The theme {theme.label} was added for this run."
    undo: ClassVar[str] = "adding a theme"
    undo_all: ClassVar[str] = "a theme with its issues"
    gives: ClassVar[str] = "theme.id"

    theme: Theme


class ThemeRenamed(Event, frozen=True, tag="theme.renamed"):
    """A theme is called something else in this run."""

    told: ClassVar[str] = "The theme {theme} is called {label} in this run."
    undo: ClassVar[str] = "renaming a theme"

    theme: str
    label: str


class ThemeMerged(Event, frozen=True, tag="theme.merged"):
    """Two themes are one in this run: every issue of the first has the second instead."""

    undo: ClassVar[str] = "merging themes"

    theme: str
    into: str
