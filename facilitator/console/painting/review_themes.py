"""What the groups said, theme by theme: how much as a bar, then the lines in their own words, as the log has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from facilitator.agenda.counting import count_words
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, fill, wrap
from facilitator.console.painting.review_lines import ReadLine, head, labelled
from facilitator.sessionlog.account.by_theme import counted, ranked
from facilitator.sessionlog.headings import BY_THEME
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.model_issues import IssueLog

NONE_YET = "No theme yet"
LONGEST = 60
"""Cells that the longest bar takes at most."""

Part = tuple[str, str, list[IssueLog]]
"""A theme: its name, its count in words, and its lines."""


def said_by_theme(log: SessionLog, width: int, style: Ink) -> list[ReadLine]:
    """Every line under each theme it carries, the themes of most lines first; what has none comes last."""
    parts = list(_parts(log))
    there = counted(log)
    lines = head(BY_THEME, width, style, f"{count_words(len(there), 'line')}, most said first")
    names = max((cell_len(name) for name, _, _ in parts), default=0)
    told = max((cell_len(words) for _, words, _ in parts), default=0)
    title = min(names, max(16, width * 2 // 5))
    room = max(4, min(LONGEST, width - title - told - 6))
    most = max((len(own) for _, _, own in parts), default=1)
    groups = min(max((cell_len(_group(one)) for one in there), default=0), 20)
    for name, words, own in parts:
        lines += _theme(name, words, len(own) / most, (title, room), style)
        for issue in own:
            lines += _line(issue, groups + 2, width, style)
    return lines


def _parts(log: SessionLog) -> Iterator[Part]:
    there = counted(log)
    if log.matrices:
        whole = log.matrices[-1]
        for row in ranked(whole):
            own = [issue for issue in there if row.theme in issue.themes]
            words = f"{count_words(len(own), 'line')}, {row.groups} of {count_words(len(whole.groups), 'group')}"
            yield row.theme, words, _most_said(own)
    bare = [issue for issue in there if not issue.themes]
    if bare:
        yield NONE_YET, count_words(len(bare), "line"), _most_said(bare)


def _most_said(lines: Sequence[IssueLog]) -> list[IssueLog]:
    """What more groups had stands first; else in the order in which the log has it."""
    return sorted(lines, key=lambda issue: -len(issue.voices))


def _theme(name: str, words: str, share: float, sizes: tuple[int, int], style: Ink) -> Iterator[ReadLine]:
    """An empty line, then the theme beside its bar; a longer name goes on below."""
    title, room = sizes
    bare = name == NONE_YET
    bar = max(1, round(share * room))
    beside: tuple[Run, ...] = (
        (" " + "█" * bar, style.quiet if bare else style.accent),
        (f"  {words}", style.warn if bare else style.strong),
    )
    yield ReadLine(())
    for part, runs in zip_longest(wrap(name, title), (beside,), fillvalue=()):
        yield ReadLine(((f"  {fill(''.join(part), title)}", style.title), *runs))


def _group(issue: IssueLog) -> str:
    return issue.voices[0] if issue.voices else ""


def _line(issue: IssueLog, room: int, width: int, style: Ink) -> list[ReadLine]:
    """A line in the group's words, with what was put under it and who else had it."""
    room += 2
    lines = labelled(f"  {_group(issue)}", issue.text, width, (style.quiet, style.plain), room=room)
    for other in issue.merged:
        lines += labelled("", f"also {other.id}: {other.text}", width, (style.quiet, style.plain), room=room)
    if len(issue.voices) > 1:
        had = f"also {', '.join(issue.voices[1:])}: {len(issue.voices)} of {count_words(issue.of, 'group')}"
        lines += labelled("", had, width, (style.quiet, style.good), room=room)
    return lines
