"""An interruption: what stands while it lasts, and goes on after it.

While it lasts nothing that starts a clock is done, so that no slip of a key starts the day while everyone stands in the
car park. An event that starts one all the same, from another window, ends it: the day has gone on.
"""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.live import countdown
from facilitator.live.facts import Recorded
from facilitator.live.facts import interruptions as facts
from facilitator.live.facts.base import Refused
from facilitator.live.queries.interruptions import interruption
from facilitator.live.room_state import on_top
from facilitator.live.rules.guards import the_words
from facilitator.live.rules.reducing import step
from facilitator.live.rules.registry import Changes, Events, Parts, decides, reduces, rewrites, swap
from facilitator.live.stamp import Stamp
from facilitator.live.standstill import Interruption
from facilitator.live.state import State


def refuse_interrupted(state: State) -> None:
    """Refuse what would start a clock while the day is interrupted."""
    if interruption(state) is not None:
        raise Refused("The day is interrupted, so every clock stands. ⟦happened.open:!⟧ goes on.")


@decides(facts.BeginInterruption)
def _begin(state: State, command: facts.BeginInterruption, now: Stamp) -> Events:
    if state.phase != "running":
        raise Refused("No clock runs yet that could be stopped: ⟦page.next:space⟧ starts the first item.")
    return () if interruption(state) is not None else (facts.InterruptionBegun(),)


@decides(facts.ExplainInterruption)
def _explain(state: State, command: facts.ExplainInterruption, now: Stamp) -> Events:
    if not state.interruptions:
        raise Refused("The day has not been interrupted.")
    reason = the_words(command.reason)
    return () if reason == state.interruptions[-1].reason else (facts.InterruptionExplained(reason),)


@decides(facts.EndInterruption)
def _end(state: State, command: facts.EndInterruption, now: Stamp) -> Events:
    if interruption(state) is None:
        raise Refused("The day is not interrupted.")
    return (facts.InterruptionEnded(),)


# -- what it changes ---------------------------------------------------------------------------------------------------


@rewrites(facts.InterruptionBegun)
def _begun(state: State, recorded: Recorded, event: facts.InterruptionBegun, own: set[str]) -> Parts:
    changes = _stopped(state, recorded)
    covers = {"room": replace(state.room, under=on_top(state.room))} if changes else {}
    return step(state, recorded, changes, own) | covers


def _stopped(state: State, recorded: Recorded) -> Changes:
    """Every clock stopped; nothing where the day does not run, or is interrupted already."""
    standing = state.items.get(state.current)
    if standing is None or state.phase != "running" or interruption(state) is not None:
        return ()
    second, at = state.second, recorded.at
    begun = Interruption(
        began=at,
        item=state.current,
        clock=standing.clock.since is not None,
        second=second is not None and second.clock.since is not None,
    )
    changes = swap(state, "items", state.current, replace(standing, clock=countdown.pause(standing.clock, at)))
    if second is not None:
        changes += swap(state, "second", "", replace(second, clock=countdown.pause(second.clock, at)))
    return changes + swap(state, "interruptions", "", (*state.interruptions, begun))


@reduces(facts.InterruptionExplained)
def _explained(state: State, recorded: Recorded, event: facts.InterruptionExplained) -> Changes:
    if not state.interruptions:
        return ()
    *before, last = state.interruptions
    return swap(state, "interruptions", "", (*before, replace(last, reason=event.reason)))


@reduces(facts.InterruptionEnded)
def _ended(state: State, recorded: Recorded, event: facts.InterruptionEnded) -> Changes:
    lasting, second, at = interruption(state), state.second, recorded.at
    if lasting is None:
        return ()
    changes: Changes = ()
    standing = state.items.get(state.current)
    if standing is not None and lasting.clock and lasting.item == state.current:
        changes += swap(state, "items", state.current, replace(standing, clock=countdown.start(standing.clock, at)))
    if second is not None and lasting.second:
        changes += swap(state, "second", "", replace(second, clock=countdown.start(second.clock, at)))
    return changes + gone_on(state, at)


def gone_on(state: State, at: Stamp) -> Changes:
    """The interruption that lasts is over; nothing where there is none."""
    if interruption(state) is None:
        return ()
    *before, last = state.interruptions
    return swap(state, "interruptions", "", (*before, replace(last, ended=at)))
