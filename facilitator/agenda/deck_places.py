"""Where in a deck's text the page is that somebody writes on, and that page by itself. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*\Z")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def page_starts(lines: Sequence[str]) -> tuple[int, ...]:
    """The first line of each page, counted from 0; the front matter is none."""
    front = front_end(lines)
    starts, fence, remark = [front], "", False
    for number in range(front, len(lines)):
        line = lines[number]
        mark = FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]) else fence
        elif remark:
            remark = "-->" not in line
        elif mark:
            fence = mark[1]
        elif "<!--" in line and "-->" not in line.rpartition("<!--")[2]:
            remark = True
        elif RULE.match(line) and (line.strip()[0] != "-" or number == front or not lines[number - 1].strip()):
            starts.append(number + 1)
    return tuple(starts)


def front_end(lines: Sequence[str]) -> int:
    """How many lines the front matter takes; 0 where there is none."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    return next((number + 1 for number, line in enumerate(lines) if number and line.rstrip() in ("---", "...")), 0)


def page_at(lines: Sequence[str], line: int) -> int:
    """The page, counted from 0, that a line belongs to; the front matter belongs to the first."""
    starts = page_starts(lines)
    return max((number for number, start in enumerate(starts) if start <= line), default=0)


def page_alone(lines: Sequence[str], page: int) -> str:
    """The text of a deck that has this one page, with the same front matter."""
    starts = (*page_starts(lines), len(lines) + 1)
    page = max(0, min(page, len(starts) - 2))
    return "\n".join((*lines[: front_end(lines)], *lines[starts[page] : starts[page + 1] - 1]))
