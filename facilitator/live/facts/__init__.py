"""What may be asked on a day (commands) and what then happened (events, in the past tense), by subject.

A command is a wish; `facilitator.live.rules` turns it into events or refuses it with a reason. Text may be raw: it is
cleaned where it is decided.

Each event's `kind` is its name on disk. It is never renamed and its fields never change meaning; a field that is
added has a default, and a change that needs more is a new version (`facilitator.journal.codec`). Lengths are
seconds; instants are aware UTC. Every event is one whole step: undoing it undoes all that it did.
"""

from __future__ import annotations

import msgspec

from facilitator.live.facts.agenda import (
    CatchUpTaken,
    ItemBackdated,
    ItemEntered,
    ItemInserted,
    ItemMoved,
    ItemRestored,
    ItemSkipped,
    ItemSplit,
    PageTurned,
)
from facilitator.live.facts.changes import ChangeRedone, ChangeUndone
from facilitator.live.facts.clocks import (
    ClockChanged,
    ClockPaused,
    ClockSet,
    ClockStarted,
    SecondClockChanged,
    SecondClockClosed,
    SecondClockPaused,
    SecondClockResumed,
    SecondClockStarted,
)
from facilitator.live.facts.day import GapNoted, RecordLost, RunEnded, RunReopened, RunStarted
from facilitator.live.facts.entries import (
    ActionAdded,
    JottingEdited,
    JottingSettled,
    JottingWithdrawn,
    NoteAdded,
    ParkingAdded,
    PledgeMade,
)
from facilitator.live.facts.groups import (
    AttendanceCounted,
    GroupAdded,
    GroupClosed,
    GroupObserved,
    GroupReadBack,
    GroupRenamed,
    GroupReopened,
)
from facilitator.live.facts.issues import (
    HypothesisDetailed,
    HypothesisJudged,
    IssueCaptured,
    IssueEchoed,
    IssueEchoWithdrawn,
    IssueEdited,
    IssueMerged,
    IssueMoved,
    IssueSplit,
    IssueWithdrawn,
    WordsJudged,
)
from facilitator.live.facts.review import CommentMade, CommentWithdrawn, DebriefWritten, RetentionSet
from facilitator.live.facts.room import (
    NudgeSeen,
    NudgeSent,
    RoomBlanked,
    RoomHeld,
    RoomReleased,
    RoomSupportHidden,
    RoomSupportShown,
    RoomUnblanked,
    RoomViewChosen,
)
from facilitator.live.facts.tallies import TallyTaken, TallyWithdrawn
from facilitator.live.facts.themes import (
    IssueLinked,
    IssueTagged,
    IssueUnlinked,
    IssueUntagged,
    ThemeAdded,
    ThemeMerged,
    ThemeRenamed,
)
from facilitator.live.facts.turns import TurnGiven, TurnPassed, TurnsFinished, TurnsOrdered
from facilitator.live.stamp import Stamp

AnyEvent = (
    RunStarted
    | RunEnded
    | RunReopened
    | RecordLost
    | GapNoted
    | ItemEntered
    | ItemSkipped
    | ItemRestored
    | PageTurned
    | ItemBackdated
    | ItemInserted
    | ItemSplit
    | ItemMoved
    | CatchUpTaken
    | ClockStarted
    | ClockPaused
    | ClockChanged
    | ClockSet
    | SecondClockStarted
    | SecondClockPaused
    | SecondClockResumed
    | SecondClockChanged
    | SecondClockClosed
    | IssueCaptured
    | IssueEdited
    | IssueWithdrawn
    | IssueMoved
    | IssueEchoed
    | IssueEchoWithdrawn
    | IssueMerged
    | IssueSplit
    | HypothesisDetailed
    | HypothesisJudged
    | WordsJudged
    | IssueTagged
    | IssueUntagged
    | IssueLinked
    | IssueUnlinked
    | ThemeAdded
    | ThemeRenamed
    | ThemeMerged
    | TurnsOrdered
    | TurnGiven
    | TurnPassed
    | TurnsFinished
    | GroupAdded
    | GroupRenamed
    | GroupClosed
    | GroupReopened
    | GroupObserved
    | GroupReadBack
    | AttendanceCounted
    | NoteAdded
    | ParkingAdded
    | ActionAdded
    | JottingEdited
    | JottingWithdrawn
    | JottingSettled
    | PledgeMade
    | TallyTaken
    | TallyWithdrawn
    | RoomViewChosen
    | RoomBlanked
    | RoomUnblanked
    | RoomHeld
    | RoomReleased
    | RoomSupportShown
    | RoomSupportHidden
    | NudgeSent
    | NudgeSeen
    | CommentMade
    | CommentWithdrawn
    | DebriefWritten
    | RetentionSet
    | ChangeUndone
    | ChangeRedone
)
"""Every kind of event. A new kind is added here and in the golden file of the journal's tests."""


class Recorded(msgspec.Struct, frozen=True):
    """An event as the journal holds it: its place in the run (from 1), when, and by which window ("lead")."""

    seq: int
    at: Stamp
    by: str
    event: AnyEvent
