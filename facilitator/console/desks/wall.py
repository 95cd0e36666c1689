"""The desk for a case as it was known then: its wall, and the parts in which it is told."""

from __future__ import annotations

from facilitator.console.desk import Desk
from facilitator.console.key import is_open, key, under_way
from facilitator.live.facts.wall import BringUpStage
from facilitator.live.queries.telling import case_in, case_of, stage_of, stage_to_come
from facilitator.live.queries.view import View

WALL = "The wall: uncover who knew what at the time, show it to the room, and ask what if somebody had rung"
STAGE = "Bring up the next part of a case that is told in stages, with its question"


def on_a_wall(view: View | None) -> bool:
    """While the item's case says what happened when."""
    case = case_in(view.plan, view.now.id) if is_open(view) and view is not None and view.now is not None else None
    return case is not None and bool(case.chronology)


def in_stages(view: View | None) -> bool:
    """While the item's case can be told in stages."""
    case = case_in(view.plan, view.now.id) if under_way(view) and view is not None and view.now is not None else None
    return case is not None and bool(case.stages)


def held(view: View | None) -> bool:
    """While a part of the case is still to come."""
    return in_stages(view) and view is not None and view.now is not None and 0 < view.now.stage < view.now.stages


class WallDesk(Desk):
    """Who knew what, and how far the case has been told."""

    MENU = "Room"

    @key(
        "wall.open",
        "W,shift+w",
        "wall",
        WALL,
        when=on_a_wall,
        synonyms=("jigsaw", "who knew what", "chronology"),
    )
    def open_wall(self) -> None:
        from facilitator.console.screens.wall import WallSheet

        self.bench.open(WallSheet(self.bench))

    @key(
        "stage.next",
        "J,shift+j",
        "next part",
        STAGE,
        footer=3,
        when=in_stages,
        offered=held,
        room=True,
        asks=BringUpStage,
    )
    def bring_up(self) -> None:
        state = self.bench.state
        case = case_of(state, state.item)
        stage = stage_to_come(state, case) if case is not None else None
        if self.bench.ask(BringUpStage()) and case is not None and stage is not None:
            number = stage_of(self.bench.state, case)
            self.bench.say(f"Part {number} of {len(case.stages)}: {stage.title}. ⟦undo:u⟧ covers it again.")
