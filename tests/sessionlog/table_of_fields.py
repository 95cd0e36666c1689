"""For each field of each kind of event, the copies of the session log that it may appear in.

"share": the copy to pass on, and so the full one too. "full": the full copy alone. "neither": no readable copy;
the JSON archive holds everything, and says so. `test_sharing` proves each line.
"""

from __future__ import annotations

from typing import Literal

Where = Literal["share", "full", "neither"]

KINDS: dict[str, dict[str, Where]] = {
    "run.started": {
        "plan": "share",
        "day": "share",
        "starts_at": "share",
        "planned_at": "share",
        "opened_at": "neither",
        "finishes_at": "share",
        "fixed": "share",
        "offsets": "share",
        "groups": "share",
        "trainers": "share",
        "venue": "share",
        "rehearsal": "share",
    },
    "record.lost": {},
    "gap.noted": {"seconds": "share", "counted": "share", "why": "share"},
    "item.entered": {"item": "share", "skipping": "share", "again": "share", "running": "share", "by_clock": "neither"},
    "item.skipped": {"item": "share"},
    "item.restored": {"item": "share"},
    "page.turned": {"item": "neither", "page": "neither", "step": "neither"},
    "item.backdated": {"item": "share", "seconds": "share", "what": "share"},
    "item.inserted": {"item": "share", "after": "share"},
    "item.split": {"item": "share", "minutes": "share", "rest": "share"},
    "item.moved": {"item": "share", "after": "share"},
    "catch_up.taken": {"target": "share", "cuts": "share", "behind": "share", "words": "share"},
    "clock.started": {"item": "share"},
    "clock.paused": {"item": "share"},
    "clock.changed": {"item": "share", "seconds": "share"},
    "clock.set": {"item": "share", "seconds": "share"},
    "second_clock.started": {"seconds": "share", "name": "share"},
    "second_clock.changed": {"seconds": "share"},
    "interruption.explained": {"reason": "share"},
    "issue.captured": {
        "id": "share",
        "exercise": "share",
        "group": "share",
        "text": "share",
        "item": "neither",
        "late": "share",
    },
    "issue.edited": {"id": "share", "text": "share"},
    "issue.withdrawn": {"id": "share"},
    "issue.moved": {"id": "share", "group": "share"},
    "issue.echoed": {"id": "share", "group": "neither"},
    "issue.echo_withdrawn": {"id": "share", "group": "share"},
    "issue.merged": {"id": "share", "into": "share"},
    "issue.split": {"id": "neither"},
    "hypothesis.detailed": {"id": "share", "based_on": "share", "how_to_test": "share"},
    "hypothesis.judged": {"id": "share", "standing": "share", "finding": "share", "recommended": "share"},
    "words.judged": {
        "id": "share",
        "words": "share",
        "share": "share",
        "nobody": "full",
        "names": "neither",
    },
    "issue.tagged": {"id": "share", "theme": "share", "suggested": "neither"},
    "issue.untagged": {"id": "share", "theme": "share"},
    "issue.linked": {"id": "full", "case": "full", "point": "full", "suggested": "neither"},
    "issue.unlinked": {"id": "full", "case": "full", "point": "full"},
    "theme.added": {"theme": "share"},
    "theme.renamed": {"theme": "share", "label": "share"},
    "theme.merged": {"theme": "share", "into": "share"},
    "turns.ordered": {"item": "share", "order": "share", "groups": "share"},
    "turn.given": {"item": "share", "group": "share"},
    "turn.passed": {"item": "share", "group": "share", "to": "share"},
    "turns.finished": {"item": "share", "group": "share", "to": "share"},
    "group.added": {"id": "share", "number": "share", "name": "share"},
    "group.renamed": {"id": "share", "name": "share"},
    "group.closed": {"id": "share", "into": "share"},
    "group.reopened": {"id": "share"},
    "group.observed": {"group": "full", "item": "full", "standing": "full"},
    "group.read_back": {"group": "share", "exercise": "share", "result": "share"},
    "attendance.counted": {"agency": "share", "count": "share", "group": "share"},
    "note.added": {"id": "full", "text": "full", "item": "full"},
    "parking.added": {"id": "share", "text": "share", "item": "share", "owner": "share"},
    "action.added": {"id": "share", "text": "share", "item": "share", "owner": "share", "by_when": "share"},
    "jotting.edited": {"id": "share", "text": "share", "owner": "share", "by_when": "share"},
    "jotting.withdrawn": {"id": "share"},
    "jotting.settled": {"id": "share", "how": "share"},
    "pledge.made": {"id": "share", "text": "share", "item": "share", "agency": "share"},
    "tally.taken": {
        "id": "share",
        "about": "share",
        "question": "share",
        "counts": "share",
        "ref": "share",
        "scale": "share",
        "moment": "share",
        "item": "share",
    },
    "tally.withdrawn": {"id": "share"},
    "room.peeked": {"item": "share", "page": "share", "part": "share"},
    "room.message_shown": {"text": "full"},
    "room.view_chosen": {"view": "neither", "exercise": "neither", "group": "neither", "part": "neither"},
    "room.support_shown": {"part": "neither"},
    "nudge.sent": {"id": "full", "text": "full", "group": "full"},
    "nudge.seen": {"id": "full"},
    "photograph.attached": {
        "id": "share",
        "group": "full",
        "digest": "neither",
        "width": "full",
        "height": "full",
        "caption": "full",
    },
    "photograph.captioned": {"id": "full", "caption": "full"},
    "photograph.removed": {"id": "share"},
    "comment.made": {
        "id": "full",
        "text": "full",
        "author": "full",
        "about": "full",
        "made": "full",
        "origin": "neither",
    },
    "comment.withdrawn": {"id": "full"},
    "debrief.written": {"part": "full", "text": "full", "author": "full", "item": "full"},
    "retention.set": {"delete_by": "share"},
    "wall.event_uncovered": {"case": "share", "event": "share"},
    "wall.event_covered": {"case": "share", "event": "share"},
    "wall.event_told": {"case": "share", "event": "share", "agency": "share"},
    "wall.event_untold": {"case": "share", "event": "share", "agency": "share"},
    "wall.stage_brought_up": {"case": "share", "stage": "share"},
    "change.undone": {"seq": "share"},
    "change.redone": {"seq": "neither"},
}
"""The fields of each kind; a kind without fields is not listed."""

FIELDS: dict[str, Where] = {f"{kind}.{name}": where for kind, fields in KINDS.items() for name, where in fields.items()}

TYPED = (
    *("run.started.groups", "item.inserted.item", "second_clock.started.name", "interruption.explained.reason"),
    *("issue.captured.text", "issue.edited.text", "hypothesis.detailed.based_on", "hypothesis.detailed.how_to_test"),
    *("hypothesis.judged.finding", "hypothesis.judged.recommended", "theme.added.theme", "theme.renamed.label"),
    *("group.added.name", "group.renamed.name", "attendance.counted.agency", "parking.added.text"),
    *("parking.added.owner", "action.added.text", "action.added.owner", "action.added.by_when", "jotting.edited.text"),
    *("jotting.edited.owner", "jotting.edited.by_when", "jotting.settled.how", "pledge.made.text"),
    *("pledge.made.agency", "tally.taken.question", "run.started.trainers"),
)
"""The fields that people type words into and that a copy to share may hold: those that look personal are held back."""

NOT_TYPED = (
    *("run.started.plan", "run.started.fixed", "run.started.offsets", "run.started.venue", "item.split.rest"),
    *("gap.noted.why", "item.backdated.what", "item.inserted.after", "item.moved.after", "catch_up.taken.target"),
    *(
        "catch_up.taken.cuts",
        "catch_up.taken.words",
        "issue.merged.into",
        "hypothesis.judged.standing",
        "words.judged.words",
    ),
    "group.closed.into",
    *("theme.merged.into", "turns.ordered.order", "turns.ordered.groups", "turn.passed.to", "turns.finished.to"),
    *("group.read_back.result", "tally.taken.about", "tally.taken.ref", "tally.taken.scale", "tally.taken.counts"),
    "tally.taken.moment",
    *("wall.event_uncovered.case", "wall.event_uncovered.event", "wall.event_covered.case", "wall.event_covered.event"),
    *("wall.event_told.case", "wall.event_told.event", "wall.event_told.agency", "wall.stage_brought_up.case"),
    *("wall.event_untold.case", "wall.event_untold.event", "wall.event_untold.agency"),
)
"""The other fields there that are neither numbers nor ids: the plan's, the program's, or the place of the day.

The words of a decision are not told: whether they may be is what it decides. The rest of an item cut in two is called
after that item.
"""

IDS = frozenset(("id", "item", "group", "exercise", "theme"))
"""Names of fields that hold an id, wherever they stand."""
