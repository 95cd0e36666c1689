"""One command as it is declared: its keys, its words, and when it works."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from facilitator.agenda.kinds import KINDS
from facilitator.live.view import View


def always(view: View | None) -> bool:
    """Always."""
    return True


def is_open(view: View | None) -> bool:
    """While the day has not ended."""
    return view is not None and view.phase != "ended"


def under_way(view: View | None) -> bool:
    """Once the day has begun, until it ends."""
    return view is not None and view.phase == "running"


def capturing(view: View | None) -> bool:
    """While there is a board."""
    return is_open(view) and view is not None and view.board is not None


def ended(view: View | None) -> bool:
    """After the end of the day."""
    return view is not None and view.phase == "ended"


def late(view: View | None) -> bool:
    """While the day runs behind by a minute or more."""
    return under_way(view) and view is not None and view.behind >= 60


def at_work(view: View | None) -> bool:
    """While an exercise is on, when the trainer walks round."""
    return under_way(view) and view is not None and view.now is not None and KINDS[view.now.kind].at_work


class Key(NamedTuple):
    """One command: what the trainer presses, what she reads, and when it works.

    `keys` are Textual's names, comma-separated; `sign` is how screens write them. `where` names the place it works
    in: "lead", "board", "scribe", "anywhere", "forms" (behind the lead's `f`), "sheet" (every sheet over the lead's
    screen), or one sheet's own. `footer` orders the footer (0: not in it, low numbers survive in narrow windows).
    While `offered` does not hold, a footer leaves the command out though it works.
    `remote` tells that presenter remotes send it, so it may only turn pages or blank the room.
    """

    id: str
    keys: str
    sign: str
    label: str
    help: str
    where: str = "lead"
    footer: int = 0
    when: Callable[[View | None], bool] = always
    remote: bool = False
    offered: Callable[[View | None], bool] = always
