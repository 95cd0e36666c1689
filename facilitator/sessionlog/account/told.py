"""The day told from beginning to end, what is the trainers' own, what was added after it, and what was taken back.

A line that a group said, a theme that was given, a page that was turned is not an entry of its own: the first two are
counted under the item in which they happened, the last is not told at all. What was taken back is told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facilitator.agenda.counting import count_words, listed
from facilitator.sessionlog import wording, words
from facilitator.sessionlog.account.agreed import entries
from facilitator.sessionlog.account.blocks import BulletList, Photograph, Run, RunningText, Runs, Section
from facilitator.sessionlog.model import Line, SessionLog

BEGINS = ("item.entered",)
"""What begins a chapter of the day."""

TOLD = frozenset(
    (
        *("run.started", "run.ended", "run.reopened", "record.lost", "gap.noted", "retention.set"),
        *("item.skipped", "item.restored", "item.backdated", "item.inserted", "item.split", "item.moved"),
        *("catch_up.taken", "clock.paused", "clock.changed", "clock.set", "second_clock.started"),
        *("interruption.begun", "interruption.ended"),
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
        *("second_clock.changed", "second_clock.closed", "interruption.explained", "photograph.captioned"),
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


# -- what is the trainers' own, what was added after the day, when the laptop was away, and what was taken back --------


PARTS = {
    "worked": "What worked",
    "change": "What to change",
    "cause": "Why an item took longer or shorter",
    "follow-up": "Follow-ups owed",
    "three months": "After three months",
}
"""The headings of the debrief form."""


def private(log: SessionLog) -> Section | None:
    """Notes, what was seen walking round, and nudges; a copy to share has none of them."""
    notes = entries("notes", "Notes", log.notes, log)
    parts = [notes] if notes is not None else []
    if log.walk:
        seen: list[Runs] = [
            (Run(words.time_words(one.at, log.facts.day), "time"), Run(f"{one.group}, {one.item}: {one.standing}."))
            for one in log.walk
        ]
        parts.append(Section("walk", "Seen walking round", (BulletList(tuple(seen)),)))
    if log.nudges:
        sent: list[Runs] = []
        for nudge in log.nudges:
            about = (Run(f"({nudge.group})", "mark"),) if nudge.group else ()
            unseen = () if nudge.seen else (Run("(not seen)", "mark"),)
            at = Run(words.time_words(nudge.at, log.facts.day), "time")
            sent.append((at, Run(nudge.text, "typed"), *about, *unseen))
        parts.append(Section("nudges", "Sent by the scribe", (BulletList(tuple(sent)),)))
    return Section("private", "Private", (), tuple(parts)) if parts else None


def photographs(log: SessionLog) -> Section | None:
    """Photographs of flipcharts by group; a copy to share has none."""
    parts = []
    for place, group in enumerate(dict.fromkeys(one.group for one in log.photographs), 1):
        own = [one for one in log.photographs if one.group == group]
        shown = tuple(
            Photograph(
                one.picture,
                (
                    Run(one.id, "id"),
                    *((Run(one.caption),) if one.caption else ()),
                    Run(f"attached {words.moment_words(one.at)}", "quiet"),
                ),
                f"Photograph {one.id}, {group}{f': {one.caption}' if one.caption else ''}",
                one.width,
                one.height,
            )
            for one in own
        )
        parts.append(Section(f"photographs-{place}", group, shown))
    return Section("photographs", "Photographs of flipcharts", (), tuple(parts)) if parts else None


def comments(log: SessionLog) -> Section | None:
    """What co-facilitators said about the day, each with initials and time."""
    entries: list[Runs] = []
    for comment in log.comments:
        about = f" on {comment.about}" if comment.about else ""
        mark = (Run(comment.standing, "mark"),) if comment.standing != "stands" else ()
        who = Run(f"{comment.author or 'Somebody'}{about}, {words.moment_words(comment.at)}:", "strong")
        entries.append((who, *mark, Run(comment.text)))
    return Section("comments", "Comments", (BulletList(tuple(entries)),)) if entries else None


def debrief(log: SessionLog) -> Section | None:
    """The debrief form, part by part."""
    parts = []
    for key, title in PARTS.items():
        entries: list[Runs] = []
        for answer in log.debrief:
            if answer.part == key:
                item = (Run(f"{answer.item}:", "strong"),) if answer.item else ()
                who = Run(f"({answer.author or 'somebody'}, {words.moment_words(answer.at)})", "mark")
                entries.append((*item, Run(answer.text), who))
        if entries:
            parts.append(Section(f"debrief-{key.replace(' ', '-')}", title, (BulletList(tuple(entries)),)))
    return Section("debrief", "Debrief", (), tuple(parts)) if parts else None


def amendments(log: SessionLog) -> Section | None:
    """What was put in after the day had ended, with its own time; themes and the like are counted."""
    if not log.amendments:
        return None
    intro = RunningText((Run("Put in after the day had ended; none of it happened on the day."),), "quiet")
    there = [line for line in log.amendments if line.kind in TOLD or line.kind in BEGINS]
    entries = [told(line, Run(words.moment_words(line.at), "time")) for line in there]
    entries += counts(line for line in log.amendments if line.kind in COUNTED)
    return Section("amendments", "After the day", (intro, BulletList(tuple(entries), "timeline"))) if entries else None


def away(log: SessionLog) -> Section | None:
    """Stretches without the laptop."""
    entries: list[Runs] = [(Run(wording.gap(gap, log)),) for gap in log.gaps]
    return Section("gaps", "Without the laptop", (BulletList(tuple(entries)),)) if entries else None


def undone(log: SessionLog) -> Section | None:
    """Steps that were taken back and stayed so."""
    day = log.facts.day
    entries = tuple(
        (
            *told(step.line, Run(words.time_words(step.line.at, day), "time")),
            Run(f"Taken back at {words.time_words(step.taken_back, day)}.", "mark"),
        )
        for step in log.undone
    )
    return Section("undone", "Taken back", (BulletList(entries, "timeline"),)) if entries else None
