"""Everything that can have happened on a day, in the past tense; one module for each subject.

Each event's `kind` is its name on disk. It is never renamed and its fields never change meaning; a field that is
added has a default, and a change that needs more is a new version (`facilitator.journal.codec`). Lengths are
seconds; instants are aware UTC. Every event is one whole step: undoing it undoes all that it did.
"""

from __future__ import annotations

import msgspec

from facilitator.live.events.agenda import (
    CatchUpTaken,
    Cut,
    ItemBackdated,
    ItemEntered,
    ItemInserted,
    ItemMoved,
    ItemRestored,
    ItemSkipped,
    ItemSplit,
    PageTurned,
)
from facilitator.live.events.asides import RoomMessageShown, RoomMessageTaken, RoomPeeked, RoomPeekEnded
from facilitator.live.events.base import Event
from facilitator.live.events.changes import ChangeRedone, ChangeUndone
from facilitator.live.events.clocks import (
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
from facilitator.live.events.day import GapNoted, GroupSeated, RecordLost, RunEnded, RunReopened, RunStarted
from facilitator.live.events.groups import (
    AttendanceCounted,
    GroupAdded,
    GroupClosed,
    GroupObserved,
    GroupReadBack,
    GroupRenamed,
    GroupReopened,
    Standing,
)
from facilitator.live.events.issues import (
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
from facilitator.live.events.jottings import (
    ActionAdded,
    JottingEdited,
    JottingSettled,
    JottingWithdrawn,
    NoteAdded,
    ParkingAdded,
    PledgeMade,
)
from facilitator.live.events.review import CommentMade, CommentWithdrawn, DebriefPart, DebriefWritten, RetentionSet
from facilitator.live.events.room import (
    NudgeSeen,
    NudgeSent,
    RoomBlanked,
    RoomHeld,
    RoomReleased,
    RoomShows,
    RoomSupportHidden,
    RoomSupportShown,
    RoomUnblanked,
    RoomViewChosen,
)
from facilitator.live.events.sense import (
    IssueLinked,
    IssueTagged,
    IssueUnlinked,
    IssueUntagged,
    ThemeAdded,
    ThemeMerged,
    ThemeRenamed,
)
from facilitator.live.events.tallies import TallyTaken, TallyWithdrawn
from facilitator.live.events.turns import Order, TurnGiven, TurnPassed, TurnsFinished, TurnsOrdered
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
    | RoomPeeked
    | RoomPeekEnded
    | RoomMessageShown
    | RoomMessageTaken
    | NudgeSent
    | NudgeSeen
    | CommentMade
    | CommentWithdrawn
    | DebriefWritten
    | RetentionSet
    | ChangeUndone
    | ChangeRedone
)
"""Every kind of event. A new kind is added here, in `evolve`, and in the golden file of the journal's tests."""


class Recorded(msgspec.Struct, frozen=True):
    """An event as the journal holds it: its place in the run (from 1), when, and by which window ("lead")."""

    seq: int
    at: Stamp
    by: str
    event: AnyEvent


__all__ = [
    "ActionAdded",
    "AnyEvent",
    "AttendanceCounted",
    "CatchUpTaken",
    "ChangeRedone",
    "ChangeUndone",
    "ClockChanged",
    "ClockPaused",
    "ClockSet",
    "ClockStarted",
    "CommentMade",
    "CommentWithdrawn",
    "Cut",
    "DebriefPart",
    "DebriefWritten",
    "Event",
    "GapNoted",
    "GroupAdded",
    "GroupClosed",
    "GroupObserved",
    "GroupReadBack",
    "GroupRenamed",
    "GroupReopened",
    "GroupSeated",
    "HypothesisDetailed",
    "HypothesisJudged",
    "IssueCaptured",
    "IssueEchoWithdrawn",
    "IssueEchoed",
    "IssueEdited",
    "IssueLinked",
    "IssueMerged",
    "IssueMoved",
    "IssueSplit",
    "IssueTagged",
    "IssueUnlinked",
    "IssueUntagged",
    "IssueWithdrawn",
    "ItemBackdated",
    "ItemEntered",
    "ItemInserted",
    "ItemMoved",
    "ItemRestored",
    "ItemSkipped",
    "ItemSplit",
    "JottingEdited",
    "JottingSettled",
    "JottingWithdrawn",
    "NoteAdded",
    "NudgeSeen",
    "NudgeSent",
    "Order",
    "PageTurned",
    "ParkingAdded",
    "PledgeMade",
    "RecordLost",
    "Recorded",
    "RetentionSet",
    "RoomBlanked",
    "RoomHeld",
    "RoomMessageShown",
    "RoomMessageTaken",
    "RoomPeekEnded",
    "RoomPeeked",
    "RoomReleased",
    "RoomShows",
    "RoomSupportHidden",
    "RoomSupportShown",
    "RoomUnblanked",
    "RoomViewChosen",
    "RunEnded",
    "RunReopened",
    "RunStarted",
    "SecondClockChanged",
    "SecondClockClosed",
    "SecondClockPaused",
    "SecondClockResumed",
    "SecondClockStarted",
    "Standing",
    "TallyTaken",
    "TallyWithdrawn",
    "ThemeAdded",
    "ThemeMerged",
    "ThemeRenamed",
    "TurnGiven",
    "TurnPassed",
    "TurnsFinished",
    "TurnsOrdered",
    "WordsJudged",
]
