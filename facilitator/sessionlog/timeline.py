"""Every event as one sentence a trainer understands: the one place to touch for a new kind of event.

A sentence has two parts: what happened, which any copy may show, and the words that were typed, which only the full
copy shows (`facilitator.sessionlog.model.Line`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.agenda.counting import count_words
from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import ItemEntered, PageTurned
from facilitator.live.facts.changes import ChangeRedone, ChangeUndone
from facilitator.live.facts.clocks import ClockChanged, ClockStarted
from facilitator.live.facts.day import GapNoted, RunStarted
from facilitator.live.facts.entries import EntryEdited, EntrySettled, EntryWithdrawn
from facilitator.live.facts.groups import GroupClosed, GroupRenamed, GroupReopened
from facilitator.live.facts.interruptions import InterruptionBegun
from facilitator.live.facts.issues import IssueMoved
from facilitator.live.stamp import was_set
from facilitator.live.state import State
from facilitator.sessionlog.model import Line
from facilitator.sessionlog.sentences import ENTRIES, SENTENCES, Sentence, Told, declared, group_name, item_title, tells
from facilitator.sessionlog.words import local_time, span_words


def tell(before: State, entry: Recorded, told: Told) -> Line:
    """The line of one event, given the state it happened in (for the first event, the one it led to)."""
    started = before.started
    offsets = started.offsets if started is not None else ()
    event = entry.event
    sentence = SENTENCES.get(type(event), declared)(before, event, told)
    kind = str(type(event).__struct_config__.tag)
    at = local_time(entry.at.wall, offsets)
    seconds = was_set(before.last, entry.at) if before.last is not None else 0.0
    way = "forward" if seconds > 0 else "back"
    first = f"The laptop's clock had been put {way} by {span_words(abs(seconds))}. " if seconds else ""
    return Line(entry.seq, at, entry.by, kind, first + sentence.text, sentence.words, sentence.private)


# -- the sentences of the day itself: opening, items, pages, clocks, groups, entries, undo -----------------------------


@tells(RunStarted)
def _started(state: State, event: RunStarted, told: Told) -> Sentence:
    return Sentence(f"The run of {event.plan.title} was opened with {count_words(len(event.groups), 'group')}.")


@tells(GapNoted)
def _gap(state: State, event: GapNoted, told: Told) -> Sentence:
    away = "The laptop slept" if event.why == "sleep" else "The program was away"
    clocks = "running clocks ran on" if event.counted else "clocks stood still"
    return Sentence(f"{away} for {span_words(event.seconds)}; {clocks}.")


@tells(ItemEntered)
def _entered(state: State, event: ItemEntered, told: Told) -> Sentence:
    title = item_title(state, event.item)
    clock = " Its clock started." if event.running else ""
    left = f"{item_title(state, state.current)} was skipped. " if event.skipping else ""
    if event.again:
        return Sentence(f"{left}{title} began again with its full time.{clock}")
    if any(visit.left is not None for visit in getattr(state.items.get(event.item), "visits", ())):
        return Sentence(f"{left}Back to {title}.{clock}")
    return Sentence(f"{left}{title} began.{clock}")


@tells(PageTurned)
def _page(state: State, event: PageTurned, told: Told) -> Sentence:
    if event.step and event.page == state.pages.get(event.item, 0):
        where = f"page {event.page + 1} of {item_title(state, event.item)}"
        return Sentence(f"{where[0].upper()}{where[1:]}: line {event.step} of those that come one by one was shown.")
    return Sentence(f"Page {event.page + 1} of {item_title(state, event.item)} was shown.")


@tells(ClockStarted)
def _clock_started(state: State, event: ClockStarted, told: Told) -> Sentence:
    again = getattr(getattr(state.items.get(event.item), "clock", None), "started", False)
    return Sentence(f"The clock of {item_title(state, event.item)} {'went on' if again else 'started'}.")


@tells(ClockChanged)
def _clock_changed(state: State, event: ClockChanged, told: Told) -> Sentence:
    amount = "more" if event.seconds > 0 else "less"
    return Sentence(f"{item_title(state, event.item)} was given {span_words(event.seconds)} {amount}.")


@tells(InterruptionBegun)
def _interrupted(state: State, event: InterruptionBegun, told: Told) -> Sentence:
    return Sentence(f"The day was interrupted at {item_title(state, state.current)}: every clock stood.")


@tells(IssueMoved)
def _moved(state: State, event: IssueMoved, told: Told) -> Sentence:
    issue = state.issues.get(event.id)
    source = f" from {group_name(state, issue.group)}" if issue is not None else ""
    return Sentence(f"{event.id} was moved{source} to {group_name(state, event.group)}.")


@tells(GroupRenamed)
def _group_renamed(state: State, event: GroupRenamed, told: Told) -> Sentence:
    return Sentence(f"{group_name(state, event.id)} is now called {event.name}.")


@tells(GroupClosed)
def _group_closed(state: State, event: GroupClosed, told: Told) -> Sentence:
    if event.into:
        return Sentence(f"{group_name(state, event.id)} was put together with {group_name(state, event.into)}.")
    return Sentence(f"{group_name(state, event.id)} left.")


@tells(GroupReopened)
def _group_reopened(state: State, event: GroupReopened, told: Told) -> Sentence:
    return Sentence(f"{group_name(state, event.id)} came back.")


EntryEvent = EntryEdited | EntryWithdrawn | EntrySettled


def _of_entry(what: str, words: str = "") -> Callable[[State, Any, Told], Sentence]:
    """What tells that something was done to an entry; its field `words` holds what was typed, if anything was."""

    def tell_it(state: State, event: EntryEvent, told: Told) -> Sentence:
        kind = _entry_kind(state, event.id)
        typed = getattr(event, words) if words else ""
        return Sentence(f"The {ENTRIES[kind]} {event.id} was {what}.", typed, private=kind == "note")

    return tell_it


tells(EntryEdited)(_of_entry("changed", "text"))
tells(EntryWithdrawn)(_of_entry("withdrawn"))
tells(EntrySettled)(_of_entry("settled", "how"))


def _entry_kind(state: State, entry_id: str) -> str:
    """The kind of an entry; one that is not known counts as a note, because notes are private."""
    entry = state.entries.get(entry_id)
    return entry.kind if entry is not None else "note"


@tells(ChangeUndone)
def _undone(state: State, event: ChangeUndone, told: Told) -> Sentence:
    return _of_line("Taken back", event.seq, told)


@tells(ChangeRedone)
def _redone(state: State, event: ChangeRedone, told: Told) -> Sentence:
    return _of_line("Done again", event.seq, told)


def _of_line(what: str, seq: int, told: Told) -> Sentence:
    """A sentence about an earlier step; as private as that step was, and private when it is not known."""
    line = told.get(seq)
    if line is None:
        return Sentence(f"{what}: a step that is not on record.", private=True)
    return Sentence(f"{what}: {line.text}", line.words, line.private)
