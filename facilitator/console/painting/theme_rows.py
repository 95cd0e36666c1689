"""The issues of a run as its themes are counted, alike while it is led and when it is read again."""

from __future__ import annotations

from facilitator.live.state import Issue, State
from facilitator.themes.matrix import IssueRow


def issue_rows(state: State, exercise: str = "") -> list[IssueRow]:
    """The issues that stand alone, of one exercise or of all ("").

    Those put under one count with it, as in the session log: their groups had it too, and their themes are its own.
    """
    standing = [issue for issue in state.issues.values() if not issue.withdrawn]
    under: dict[str, list[Issue]] = {}
    for issue in standing:
        if issue.merged:
            under.setdefault(issue.merged, []).append(issue)
    return [
        IssueRow(
            issue.id,
            issue.group,
            tuple(dict.fromkeys(theme for one in (issue, *under.get(issue.id, ())) for theme in one.themes)),
            (*issue.echoes, *(one.group for one in under.get(issue.id, ()))),
        )
        for issue in standing
        if not issue.merged and exercise in ("", issue.exercise)
    ]
