"""The commands of a report-back: whose turn it is, and what stands beside a group's words."""

from __future__ import annotations

from facilitator.console.key import Key, capturing, is_open
from facilitator.live.view import View


def reporting(view: View | None) -> bool:
    """While groups report back."""
    return is_open(view) and view is not None and view.turns is not None


LEAD_REPORT_KEYS: tuple[Key, ...] = (
    Key(
        "turns.order",
        "y",
        "y",
        "turns",
        "How the groups report back: one new issue each in turn, group by group, or a gallery walk",
        when=reporting,
    ),
    Key(
        "themes.open",
        "number_sign",
        "#",
        "themes",
        "The themes of this run: rename one, make two into one, add one",
        when=is_open,
    ),
)
"""On the lead's screen."""

LINE_KEYS: tuple[Key, ...] = (
    Key(
        "turn.pass",
        "ctrl+n",
        "ctrl+n",
        "nothing new",
        "The group whose turn it is passes this time",
        where="line",
        footer=2,
        when=reporting,
    ),
    Key(
        "turn.finish",
        "ctrl+f",
        "ctrl+f",
        "finished",
        "The group whose turn it is has said all it had",
        where="line",
        footer=3,
        when=reporting,
    ),
    Key(
        "turn.give",
        "ctrl+t",
        "ctrl+t",
        "its turn",
        "Give the turn to the group named over the line",
        where="line",
        footer=5,
        when=reporting,
    ),
    Key(
        "repeat.take",
        "ctrl+r",
        "ctrl+r",
        "also us",
        "Also us: what is typed is kept as this group's own words beside the issue it may repeat",
        where="line",
        footer=1,
        when=capturing,
    ),
    Key(
        "point.accept",
        "ctrl+l",
        "ctrl+l",
        "learning point",
        "Link what is typed, or on an empty line the issue saved last, to the learning point on offer",
        where="line",
        footer=4,
        when=capturing,
        offered=reporting,
    ),
)
"""While the capture line is open; letters and figures are words there."""

BOARD_REPORT_KEYS: tuple[Key, ...] = (
    Key(
        "board.tag",
        "number_sign",
        "#",
        "themes",
        "Themes of the issue: #1 takes a suggested one, #word searches; once more takes it off",
        where="board",
        footer=5,
    ),
    Key(
        "board.also",
        "plus",
        "+",
        "also us",
        "Groups that had the issue too: +4; once more takes it off",
        where="board",
        footer=6,
    ),
    Key(
        "board.merge",
        "m",
        "m",
        "merge",
        "Put the issue together with another: arrows choose it, Enter does it",
        where="board",
        footer=7,
    ),
    Key("board.split", "p", "p", "take apart", "Take apart what was put together", where="board", footer=8),
    Key("board.link", "l", "l", "learning point", "Link it to a learning point; private", where="board", footer=8),
)
"""On the board."""
