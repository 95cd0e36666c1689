"""The day told as a person would: what began when, what was out of the ordinary, and the rest counted.

A line that a group said, a theme that was given, a page that was turned is not an entry of its own: the first two are
counted under the item in which they happened, the last is not told at all. What was taken back is told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facilitator.agenda.counting import count_words, listed
from facilitator.sessionlog import words
from facilitator.sessionlog.account.blocks import BulletList, Run, Runs, Section
from facilitator.sessionlog.model import Line, SessionLog

BEGINS = ("item.entered",)
"""What begins a chapter of the day."""

TOLD = frozenset(
    (
        *("run.started", "run.ended", "run.reopened", "record.lost", "gap.noted", "retention.set"),
        *("item.skipped", "item.restored", "item.backdated", "item.inserted", "item.split", "item.moved"),
        *("catch_up.taken", "clock.paused", "clock.changed", "clock.set", "second_clock.started"),
        *("group.added", "group.renamed", "group.closed", "group.reopened", "turns.ordered"),
        *("room.peeked", "room.message_shown", "wall.stage_brought_up", "photograph.removed"),
        *("theme.added", "theme.renamed", "theme.merged", "tally.taken", "tally.withdrawn", "words.judged"),
    )
)
"""What is told line by line."""

COUNTED: dict[str, tuple[str, str]] = {
    "issue.captured": ("line written down", "lines written down"),
    "issue.echoed": ("\u201calso us\u201d", "times \u201calso us\u201d"),
    "issue.edited": ("line reworded", "lines reworded"),
    "issue.withdrawn": ("line withdrawn", "lines withdrawn"),
    "issue.moved": ("line moved to another group", "lines moved to another group"),
    "issue.merged": ("line put under another", "lines put under others"),
    "issue.split": ("line parted again", "lines parted again"),
    "issue.tagged": ("theme given", "themes given"),
    "issue.untagged": ("theme taken off", "themes taken off"),
    "issue.linked": ("learning point noted", "learning points noted"),
    "hypothesis.detailed": ("hypothesis given its reasons", "hypotheses given their reasons"),
    "hypothesis.judged": ("hypothesis judged", "hypotheses judged"),
    "parking.added": ("question parked", "questions parked"),
    "action.added": ("action agreed", "actions agreed"),
    "pledge.made": ("pledge made", "pledges made"),
    "note.added": ("private note", "private notes"),
    "photograph.attached": ("photograph attached", "photographs attached"),
    "jotting.edited": ("entry changed", "entries changed"),
    "jotting.settled": ("entry settled", "entries settled"),
    "jotting.withdrawn": ("entry withdrawn", "entries withdrawn"),
}
"""What is counted, with what one and several of it are called."""

SILENT = frozenset(
    (
        *("page.turned", "clock.started", "change.undone", "change.redone", "issue.echo_withdrawn"),
        *("issue.unlinked", "room.blanked", "room.unblanked", "room.held", "room.released"),
        *("room.view_chosen", "room.support_shown", "room.peek_ended", "room.message_taken"),
        *("wall.event_uncovered", "wall.event_covered", "wall.event_told", "wall.event_untold"),
        *("room.support_hidden", "turn.given", "turn.passed", "turns.finished", "group.observed"),
        *("group.read_back", "attendance.counted", "nudge.sent", "nudge.seen", "comment.made"),
        *("comment.withdrawn", "debrief.written", "second_clock.paused", "second_clock.resumed"),
        *("second_clock.changed", "second_clock.closed", "photograph.captioned"),
    )
)
"""What this list does not tell: it stands in a section of its own, or is of no interest afterwards."""


def timeline(log: SessionLog) -> Section:
    """The day itself; what was put in after it is told under amendments."""
    taken_back = {step.line.seq for step in log.undone}
    there = (line for line in log.timeline if not line.amendment and line.seq not in taken_back)
    return Section("timeline", "The day as it went", (BulletList(tuple(_chapters(there, log)), "timeline"),))


def _chapters(lines: Iterable[Line], log: SessionLog) -> Iterator[Runs]:
    """Each item with what happened in it: its beginning, what is told, and then one sentence of what is counted."""
    counted: list[Line] = []
    for line in lines:
        if line.kind in BEGINS or line.kind == "run.ended":
            yield from counts(counted)
            counted = []
        if line.kind in BEGINS:
            yield (_at(line, log), Run(line.text.removesuffix(" Its clock started."), "strong"))
        elif line.kind in TOLD:
            yield told(line, _at(line, log))
        elif line.kind in COUNTED:
            counted.append(line)
    yield from counts(counted)


def _at(line: Line, log: SessionLog) -> Run:
    return Run(words.time_words(line.at, log.facts.day), "time")


def told(line: Line, at: Run) -> Runs:
    """One line, with the words that were typed where this copy has them, and the window it came from."""
    typed = (Run(line.words, "typed"),) if line.words else ()
    window = (Run(f"({line.by})", "mark"),) if line.by and line.by != "lead" else ()
    return (at, Run(line.text), *typed, *window)


def counts(lines: Iterable[Line]) -> Iterator[Runs]:
    """What is only counted, in one sentence; nothing where there is nothing."""
    found: dict[str, int] = {}
    for line in lines:
        found[line.kind] = found.get(line.kind, 0) + 1
    if found:
        parts = [count_words(found[kind], *names) for kind, names in COUNTED.items() if kind in found]
        yield (Run("", "time"), Run(f"{listed(parts)}.", "quiet"))
