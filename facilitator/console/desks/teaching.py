"""The desk that teaches in the demonstration: what to try next, and that it was done; it can be left at any time."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.key import key
from facilitator.console.widgets.lesson import LessonLine
from facilitator.live.queries.view import View
from facilitator.live.state import State

TAUGHT = "demonstration"
"""The plan that teaches."""


LEAVE = "In the demonstration: leave the lessons, or go on with them"


def taught(view: View | None) -> bool:
    """In the demonstration."""
    return view is not None and view.plan.id == TAUGHT


class Lesson(NamedTuple):
    """One thing to try: what to press and what for, and how it is told that it was done."""

    words: str
    done: Callable[[State], bool]
    praise: str


def _at(state: State, item: int) -> bool:
    """Whether the day is, or has been, at the item with this number (from 0) or a later one."""
    return any(state.items[one.id].visits for one in state.plan.items[item:] if one.id in state.items)


def _ran(state: State) -> bool:
    """Whether the clock of the first exercise has ever run."""
    return any(state.items[one.id].clock.started for one in state.plan.exercises() if one.id in state.items)


LESSONS = (
    Lesson("⟦page.next:space⟧ begins the day.", lambda state: state.phase != "waiting", "the day goes on"),
    Lesson(
        "⟦page.next:space⟧ turns the page.",
        lambda state: any(state.pages.values()) or _at(state, 1),
        "a page on",
    ),
    Lesson(
        "⟦item.next:n⟧ goes to the next item, the exercise.", lambda state: _at(state, 1), "you are in the exercise"
    ),
    Lesson("⟦clock.toggle:t⟧ starts its clock.", _ran, "the clock runs"),
    Lesson(
        "⟦walk.open:w⟧ looks in on the groups: a digit takes one, a letter says how it gets on, esc goes back.",
        lambda state: bool(state.walk) or _at(state, 2),
        "a group was looked in on",
    ),
    Lesson("⟦item.next:n⟧ goes on to the report-back.", lambda state: _at(state, 2), "the groups report"),
    Lesson(
        "Type what the first group says, and enter keeps it.", lambda state: bool(state.issues), "their words are kept"
    ),
    Lesson(
        "esc leaves the line, and ⟦run.end:E⟧ ends the day. It asks first.",
        lambda state: state.phase == "ended",
        "that is a whole day",
    ),
)
"""The eight steps of the first hour, in the order in which a day has them."""


def lesson(state: State) -> int:
    """Which of the steps is next; their number where all were done."""
    return next((number for number, one in enumerate(LESSONS) if not one.done(state)), len(LESSONS))


class TeachingDesk(Desk):
    """One line that says what to try next."""

    MENU = "Day"

    def __init__(self, bench: Bench, line: LessonLine) -> None:
        """Teach on this line, in the demonstration alone."""
        super().__init__(bench)
        self.line = line
        self.left_alone = bench.state.plan.id != TAUGHT

    def looked(self) -> None:
        """Say what is next, and that the one before was done."""
        state = self.bench.state
        self.bench.screen.set_class(not self.left_alone, "-taught")
        if self.left_alone:
            return
        at = lesson(state)
        done = f"✓ {LESSONS[at - 1].praise}. " if at else ""
        if at == len(LESSONS):
            words = f"{done}You know the keys of a quiet day; ? lists all of them."
        else:
            words = f"{done}Now: {LESSONS[at].words}"
        self.line.step = f"{min(at + 1, len(LESSONS))} of {len(LESSONS)}"
        self.line.words = self.bench.named(words)

    @key("teaching.leave", "L,shift+l", "lessons", LEAVE, when=taught)
    def leave(self) -> None:
        self.left_alone = not self.left_alone
        self.bench.look()
        self.bench.say("The lessons are left. ⟦teaching.leave:L⟧ goes on with them." if self.left_alone else "")
