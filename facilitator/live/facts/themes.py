"""Themes, and the learning points of a case."""

from __future__ import annotations

from facilitator.agenda.model import Theme
from facilitator.live.facts.base import Command, Event

# -- what may be asked -------------------------------------------------------------------------------------------------


class TagIssue(Command, frozen=True):
    """Give an issue a theme; `suggested` tells that the console had offered it."""

    id: str
    theme: str
    suggested: bool = False


class UntagIssue(Command, frozen=True):
    """Take a theme off an issue."""

    id: str
    theme: str


class LinkIssue(Command, frozen=True):
    """Note that an issue brings out a learning point. Without a case, the one of the issue's exercise."""

    id: str
    point: str
    case: str = ""
    suggested: bool = False


class UnlinkIssue(Command, frozen=True):
    """Note that an issue does not bring out a learning point after all."""

    id: str
    point: str
    case: str = ""


class AddTheme(Command, frozen=True):
    """Add a theme for this run; without a group, beside the last one of the plan."""

    label: str
    group: str = ""
    definition: str = ""


class RenameTheme(Command, frozen=True):
    """Call a theme something else in this run."""

    theme: str
    label: str


class SplitTheme(Command, frozen=True):
    """Make two themes of one in this run: a new one beside it, which these of its issues have instead."""

    theme: str
    label: str
    issues: tuple[str, ...]


class MergeThemes(Command, frozen=True):
    """Make two themes one in this run: every issue of the first gets the second instead."""

    theme: str
    into: str


# -- what then happened ------------------------------------------------------------------------------------------------


class IssueTagged(Event, frozen=True, tag="issue.tagged"):
    """An issue was given a theme; `suggested` tells that the console had offered it."""

    id: str
    theme: str
    suggested: bool = False


class IssueUntagged(Event, frozen=True, tag="issue.untagged"):
    """A theme was taken off an issue."""

    id: str
    theme: str


class IssueLinked(Event, frozen=True, tag="issue.linked"):
    """An issue was found to bring out a learning point of a case; private. `suggested`: the console had offered it."""

    id: str
    case: str
    point: str
    suggested: bool = False


class IssueUnlinked(Event, frozen=True, tag="issue.unlinked"):
    """An issue does not bring out a learning point after all."""

    id: str
    case: str
    point: str


class ThemeAdded(Event, frozen=True, tag="theme.added"):
    """A theme was added for this run, as when one is split in two."""

    theme: Theme


class ThemeRenamed(Event, frozen=True, tag="theme.renamed"):
    """A theme is called something else in this run."""

    theme: str
    label: str


class ThemeMerged(Event, frozen=True, tag="theme.merged"):
    """Two themes are one in this run: every issue of the first has the second instead."""

    theme: str
    into: str
