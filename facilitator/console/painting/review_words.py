"""What was written beside the issues: notes and actions, comments, and the debrief form."""

from __future__ import annotations

from facilitator.console.painting.ink import Ink
from facilitator.console.painting.review_lines import (
    ReadLine,
    RunReading,
    beside_and_names,
    has,
    head,
    labelled,
    nothing,
    sharing,
    sharing_words,
    told,
)
from facilitator.live.facts.review import DebriefPart
from facilitator.live.state import Comment, Entry
from facilitator.sessionlog.headings import KEPT_FOR_LATER
from facilitator.sessionlog.words import against_plan, local_time, span_words, time_words

KINDS = (
    ("parking", KEPT_FOR_LATER),
    ("action", "Actions"),
    ("pledge", "Pledges"),
    ("note", "Notes, private"),
)

VARIANCE = 300.0
"""Seconds from which on the debrief form asks for the cause."""

QUESTIONS: tuple[tuple[DebriefPart, str], ...] = (
    ("worked", "What worked?"),
    ("change", "What would you change?"),
    ("cause", ""),
    ("follow-up", "What is owed to whom?"),
    ("three months", "Three months later: what came of it?"),
)


def entries(reading: RunReading, wanted: str, width: int, style: Ink) -> list[ReadLine]:
    """Notes, parked questions, actions and pledges that stand."""
    lines: list[ReadLine] = []
    for kind, title in KINDS:
        own = [one for one in reading.state.entries.values() if one.kind == kind and not one.withdrawn]
        own = [one for one in own if _wanted(reading, one, wanted)]
        if own:
            lines += head(title, width, style, str(len(own)))
            for entry in own:
                lines += _entry(reading, entry, width, style)
    lines += beside_and_names(reading, wanted, width, style)
    return lines or nothing("Nothing has these words." if wanted else "Nothing was noted.", style)


def _wanted(reading: RunReading, one: Entry, wanted: str) -> bool:
    if not wanted:
        return True
    held = "" if one.kind == "note" else sharing_words(reading.state, one.id, one.text)
    return has(f"{one.id} {one.text} {one.owner} {one.by_when} {held}", wanted)


def _entry(reading: RunReading, entry: Entry, width: int, style: Ink) -> list[ReadLine]:
    lines = labelled(entry.id, entry.text, width, (style.accent, style.plain), entry.id, room=6)
    asides = [part for part in (entry.owner, entry.by_when) if part]
    asides += [f"settled{f': {entry.how}' if entry.how else ''}"] if entry.settled else []
    if entry.kind == "action" and not entry.owner:
        asides.append("nobody's yet")
    if asides:
        lines += labelled("", ", ".join(asides), width, (style.quiet, style.quiet), entry.id, room=6)
    lines += sharing(reading, entry.id, entry.text, width, style, room=6)
    for comment in reading.state.comments.values():
        if comment.about == entry.id and not comment.withdrawn:
            words = f"{comment.author}: {comment.text}"
            lines += labelled("", words, width, (style.quiet, style.good), entry.id, room=6)
    return lines


def comments(reading: RunReading, wanted: str, width: int, style: Ink) -> list[ReadLine]:
    """Who commented what, about what, and when; also what was taken back, without its words."""
    lines: list[ReadLine] = []
    for comment in reading.state.comments.values():
        if not has(f"{comment.author} {comment.text} {comment.about}", wanted):
            continue
        about = f" on {comment.about}" if comment.about else " on the day"
        lines.append(ReadLine(()))
        lines += told(f"{comment.author}{about}, {_when(reading, comment)}", width, style.accent, comment.id)
        if comment.withdrawn:
            lines += told("taken back", width, style.quiet, comment.id, indent=4)
        else:
            lines += told(comment.text, width, style.plain, comment.id, indent=4)
            subject = reading.state.issues.get(comment.about)
            if subject is not None:
                lines += told(f"“{subject.text}”", width, style.quiet, comment.id, indent=4)
    return lines or nothing(
        style.named("Nobody has commented yet: ⟦review.comment:c⟧ writes the first comment."), style
    )


def _when(reading: RunReading, comment: Comment) -> str:
    offsets, day = reading.log.entries[0].event, reading.log.facts.day
    shifts = getattr(offsets, "offsets", ())
    at = time_words(local_time(comment.made or comment.at.wall, shifts), day)
    return f"{at}, from a colleague's copy" if comment.made is not None else at


# -- the debrief form -------------------------------------------------------------------------------------------


def questions(reading: RunReading) -> list[tuple[str, DebriefPart, str, str]]:
    """The form's questions: where the answer is kept, the part, the item it is about, and the words."""
    found: list[tuple[str, DebriefPart, str, str]] = []
    for part, words in QUESTIONS:
        if part != "cause":
            found.append((f"{part}/", part, "", words))
            continue
        for timing in reading.log.timings:
            if timing.over is not None and abs(timing.over) >= VARIANCE:
                asked = f"{timing.title} took {span_words(timing.seconds)}, {against_plan(timing.over)}: why?"
                found.append((f"cause/{timing.item}", "cause", timing.item, asked))
    return found


def debrief(reading: RunReading, width: int, style: Ink) -> list[ReadLine]:
    """The form, with everybody's answers under each question."""
    lines: list[ReadLine] = []
    for key, part, item, words in questions(reading):
        lines.append(ReadLine(()))
        lines += told(words, width, style.strong, key)
        answers = [
            answer
            for answer in reading.state.debriefs.values()
            if answer.part == part and answer.item == item and answer.text
        ]
        for answer in answers:
            lines += labelled(answer.author, answer.text, width, (style.accent, style.plain), key, room=8)
        if not answers:
            lines += told("not answered yet", width, style.quiet, key, indent=4)
    return lines
