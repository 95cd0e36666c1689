"""The keys that work now, as a paper to read."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.agenda.model import Block
from facilitator.console.bench import Bench
from facilitator.console.everywhere import Everywhere
from facilitator.console.key import Key, with_own
from facilitator.console.painting.paper import title, two_columns
from facilitator.console.screens.paper import PaperScreen

PLACES = (
    (("lead", "forms", "scribe"), "Everywhere on this screen"),
    (("board",), "On the board"),
    (("line",), "In the capture line"),
    (("anywhere",), "Anywhere"),
)
"""Where keys work, as the paper lists them."""

TYPING = (
    ("3: words", "gives the line to Group 3"),
    ("enter", "saves; on an empty line the next turn, or the next group where there are no turns"),
    ("3: enter", "gives Group 3 the turn"),
    ("#1 #2 #3", "takes a theme on offer; #word searches the themes"),
    ("+4 +2+3", "Group 4, Groups 2 and 3 had that too; on an empty line: the issue saved last"),
    (r"\# \+", "the sign itself"),
    ("tab", "next group in hand; the turn and what is typed stay"),
    ("↑", "up to the board"),
    ("esc", "out; the draft is kept, through a crash as well"),
)
"""What can be typed."""


def all_keys(keys: tuple[Key, ...], own: Mapping[str, str]) -> PaperScreen:
    """The commands of a screen that has no more than one place, and those that work everywhere, to be shown over it.

    `own` are the signs of the trainer's own keys by command.
    """
    found = (with_own(one, own) for one in (*keys, *Everywhere.KEYS))
    return PaperScreen("Keys", [two_columns((one.sign, one.help) for one in found)])


def keys_paper(bench: Bench) -> list[Block]:
    """The commands of a window that work now, place by place."""
    blocks: list[Block] = []
    for places, name in PLACES:
        found = bench.working(*places)
        if found:
            blocks += [title(name), two_columns((one.sign, one.help) for one in found)]
    return [*blocks, title("While you type"), two_columns(TYPING)]
