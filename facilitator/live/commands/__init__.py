"""Everything a trainer can ask for, in the imperative; one module for each subject.

A command is a wish; `facilitator.live.decide` turns it into events or refuses it with a reason. Lengths are
seconds. Text may be raw: it is cleaned where it is decided.
"""

from __future__ import annotations

from facilitator.live.commands.advance import AdvanceByClock
from facilitator.live.commands.agenda import (
    GoTo,
    NextItem,
    NextPage,
    PreviousItem,
    PreviousPage,
    RepeatItem,
    RestoreItem,
    SkipItem,
    TurnTo,
)
from facilitator.live.commands.asides import EndPeek, PeekAt, ShowMessage, TakeMessage, TurnPeek
from facilitator.live.commands.base import Command
from facilitator.live.commands.changes import Redo, Undo
from facilitator.live.commands.clocks import ChangeClock, SetClock, ToggleClock
from facilitator.live.commands.day import EndRun, NoteGap, ReopenRun, StartRun
from facilitator.live.commands.groups import (
    AddGroup,
    CloseGroup,
    CountAttendance,
    JoinGroups,
    ObserveGroup,
    ReadBackGroup,
    RenameGroup,
    ReopenGroup,
)
from facilitator.live.commands.issues import (
    CaptureIssue,
    DetailHypothesis,
    EchoIssue,
    EditIssue,
    JudgeHypothesis,
    JudgeWords,
    MergeIssue,
    MoveIssue,
    SplitIssue,
    WithdrawEcho,
    WithdrawIssue,
)
from facilitator.live.commands.jottings import (
    AddAction,
    AddNote,
    AddParking,
    EditJotting,
    MakePledge,
    SettleJotting,
    WithdrawJotting,
)
from facilitator.live.commands.nudges import SeeNudge, SendNudge
from facilitator.live.commands.replanning import Backdate, InsertItem, MoveItem, SplitItem, TakeCatchUp
from facilitator.live.commands.review import (
    ForeignComment,
    MakeComment,
    SetRetention,
    TakeOver,
    WithdrawComment,
    WriteDebrief,
)
from facilitator.live.commands.room import ShowInRoom, ToggleBlank, ToggleHold, ToggleSupport, TurnPart
from facilitator.live.commands.second_clock import (
    ChangeSecondClock,
    CloseSecondClock,
    StartSecondClock,
    ToggleSecondClock,
)
from facilitator.live.commands.sense import (
    AddTheme,
    LinkIssue,
    MergeThemes,
    RenameTheme,
    SplitTheme,
    TagIssue,
    UnlinkIssue,
    UntagIssue,
)
from facilitator.live.commands.tallies import TakeTally, WithdrawTally
from facilitator.live.commands.turns import FinishTurns, GiveTurn, NextTurn, OrderTurns, PassTurn

__all__ = [
    "AddAction",
    "AddGroup",
    "AddNote",
    "AddParking",
    "AddTheme",
    "AdvanceByClock",
    "Backdate",
    "CaptureIssue",
    "ChangeClock",
    "ChangeSecondClock",
    "CloseGroup",
    "CloseSecondClock",
    "Command",
    "CountAttendance",
    "DetailHypothesis",
    "EchoIssue",
    "EditIssue",
    "EditJotting",
    "EndPeek",
    "EndRun",
    "FinishTurns",
    "ForeignComment",
    "GiveTurn",
    "GoTo",
    "InsertItem",
    "JoinGroups",
    "JudgeHypothesis",
    "JudgeWords",
    "LinkIssue",
    "MakeComment",
    "MakePledge",
    "MergeIssue",
    "MergeThemes",
    "MoveIssue",
    "MoveItem",
    "NextItem",
    "NextPage",
    "NextTurn",
    "NoteGap",
    "ObserveGroup",
    "OrderTurns",
    "PassTurn",
    "PeekAt",
    "PreviousItem",
    "PreviousPage",
    "ReadBackGroup",
    "Redo",
    "RenameGroup",
    "RenameTheme",
    "ReopenGroup",
    "ReopenRun",
    "RepeatItem",
    "RestoreItem",
    "SeeNudge",
    "SendNudge",
    "SetClock",
    "SetRetention",
    "SettleJotting",
    "ShowInRoom",
    "ShowMessage",
    "SkipItem",
    "SplitIssue",
    "SplitItem",
    "SplitTheme",
    "StartRun",
    "StartSecondClock",
    "TagIssue",
    "TakeCatchUp",
    "TakeMessage",
    "TakeOver",
    "TakeTally",
    "ToggleBlank",
    "ToggleClock",
    "ToggleHold",
    "ToggleSecondClock",
    "ToggleSupport",
    "TurnPart",
    "TurnPeek",
    "TurnTo",
    "Undo",
    "UnlinkIssue",
    "UntagIssue",
    "WithdrawComment",
    "WithdrawEcho",
    "WithdrawIssue",
    "WithdrawJotting",
    "WithdrawTally",
    "WriteDebrief",
]
