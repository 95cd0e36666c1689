"""What is the trainers' own, what was added after the day, and the day told line by line."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.agenda.counting import count_words, listed
from facilitator.sessionlog import wording, words
from facilitator.sessionlog.account.agreed import jottings
from facilitator.sessionlog.account.blocks import BulletList, Run, RunningText, Runs, Section
from facilitator.sessionlog.model import Line, SessionLog

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
    notes = jottings("notes", "Notes", log.notes, log)
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
        for told in log.debrief:
            if told.part == key:
                item = (Run(f"{told.item}:", "strong"),) if told.item else ()
                who = Run(f"({told.author or 'somebody'}, {words.moment_words(told.at)})", "mark")
                entries.append((*item, Run(told.text), who))
        if entries:
            parts.append(Section(f"debrief-{key.replace(' ', '-')}", title, (BulletList(tuple(entries)),)))
    return Section("debrief", "Debrief", (), tuple(parts)) if parts else None


def amendments(log: SessionLog) -> Section | None:
    """What was put in after the day had ended, with its own time."""
    if not log.amendments:
        return None
    intro = "Put in after the day had ended; none of it happened on the day."
    entries = tuple(_line(line, log, words.moment_words(line.at)) for line in log.amendments)
    return Section("amendments", "Amendments", (RunningText((Run(intro),), "quiet"), BulletList(entries, "timeline")))


def gaps(log: SessionLog) -> Section | None:
    """Stretches without the laptop."""
    entries: list[Runs] = [(Run(wording.gap(gap, log)),) for gap in log.gaps]
    return Section("gaps", "Gaps", (BulletList(tuple(entries)),)) if entries else None


def undone(log: SessionLog) -> Section | None:
    """Steps that were taken back and stayed so."""
    entries = tuple(
        (*_line(step.line, log), Run(f"Taken back at {words.second_words(step.taken_back, log.facts.day)}.", "mark"))
        for step in log.undone
    )
    return Section("undone", "Taken back", (BulletList(entries, "timeline"),)) if entries else None


UNTOLD = {"page.turned": "page turn", "issue.tagged": "theme given to an issue"}
"""Lines that would bury the rest, and what one of them is; the themes stand beside the issues."""


def timeline(log: SessionLog) -> Section:
    """The day line by line, but for what is only counted."""
    lines = [line for line in log.timeline if line.kind not in UNTOLD and not line.amendment]
    left_out = []
    for kind, name in UNTOLD.items():
        count = sum(line.kind == kind and not line.amendment for line in log.timeline)
        many = "themes given to issues" if kind == "issue.tagged" else ""
        left_out += [count_words(count, name, many)] if count else []
    told = f"Not told one by one: {listed(left_out)}."
    after = (RunningText((Run(told),), "quiet"),) if left_out else ()
    return Section("timeline", "Timeline", (*after, BulletList(_lines(lines, log), "timeline")))


def _lines(lines: Sequence[Line], log: SessionLog) -> tuple[Runs, ...]:
    return tuple(_line(line, log) for line in lines)


def _line(line: Line, log: SessionLog, at: str = "") -> Runs:
    """One event, with the words that were typed where this copy has them, and the window it came from."""
    typed = (Run(line.words, "typed"),) if line.words else ()
    window = (Run(f"({line.by})", "mark"),) if line.by and line.by != "lead" else ()
    return (Run(at or words.second_words(line.at, log.facts.day), "time"), Run(line.text), *typed, *window)
