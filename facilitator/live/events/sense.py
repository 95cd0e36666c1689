"""Making sense of issues: themes, and the learning points of a case."""

from __future__ import annotations

from facilitator.agenda.model import Theme
from facilitator.live.events.base import Event


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
