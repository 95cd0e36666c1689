"""What is the trainers' own, what was added after the day, when the laptop was away, and what was taken back."""

from __future__ import annotations

from facilitator.sessionlog import wording, words
from facilitator.sessionlog.account.agreed import entries
from facilitator.sessionlog.account.blocks import BulletList, Photograph, Run, RunningText, Runs, Section
from facilitator.sessionlog.account.told import BEGINS, COUNTED, TOLD, counts, told
from facilitator.sessionlog.model import SessionLog

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
