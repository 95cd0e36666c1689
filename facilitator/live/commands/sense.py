"""Themes, and the learning points of a case."""

from __future__ import annotations

from facilitator.live.commands.base import Command


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
