"""What is noted and counted of groups: walking round, reading back, attendance, tallies, pledges, settling."""

from __future__ import annotations

from facilitator.live.facts.agenda import GoTo, NextItem
from facilitator.live.facts.changes import Undo
from facilitator.live.facts.entries import (
    AddAction,
    AddNote,
    AddParking,
    EntrySettled,
    MakePledge,
    PledgeMade,
    SettleEntry,
)
from facilitator.live.facts.groups import (
    AttendanceCounted,
    CloseGroup,
    CountAttendance,
    GroupObserved,
    GroupReadBack,
    ObserveGroup,
    ReadBackGroup,
)
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.facts.tallies import TakeTally, TallyTaken, TallyWithdrawn, WithdrawTally
from tests.live.test_rules import Row, check, rows
from tests.makers import Day, themed_plan

BEGIN = NextItem()
EX1 = [BEGIN, GoTo("ex1")]

WALKING = {
    "observe": Row(EX1, ObserveGroup("G2", "stuck"), (GroupObserved("G2", "ex1", "stuck"),)),
    "observe for an item": Row(EX1, ObserveGroup("G2", "done", "ex2"), (GroupObserved("G2", "ex2", "done"),)),
    "observe nobody": Row(EX1, ObserveGroup("G9", "stuck"), "no such group"),
    "observe who has left": Row([*EX1, CloseGroup("G2")], ObserveGroup("G2", "stuck"), "Group 2 has left"),
    "observe something else": Row(EX1, ObserveGroup("G2", "asleep"), "settling, on task, has points, stuck or done"),
    "observe before the day": Row([], ObserveGroup("G2", "stuck"), "has not begun"),
    "observe at nothing": Row(EX1, ObserveGroup("G2", "stuck", "nowhere"), "no such item"),
    "read back": Row(EX1, ReadBackGroup("G2", "confirmed"), (GroupReadBack("G2", "ex1", "confirmed"),)),
    "read back and corrected": Row(
        EX1, ReadBackGroup("G2", "corrected", "ex2"), (GroupReadBack("G2", "ex2", "corrected"),)
    ),
    "read back otherwise": Row(EX1, ReadBackGroup("G2", "perhaps"), "confirmed or corrected"),
    "read back before any exercise": Row([BEGIN], ReadBackGroup("G2", "confirmed"), "nothing to read back"),
    "read back a talk": Row(EX1, ReadBackGroup("G2", "confirmed", "lunch"), "nothing to read back"),
    "read back to nobody": Row(EX1, ReadBackGroup("G9", "confirmed"), "no such group"),
}


@rows(WALKING)
def test_walking_round_and_reading_back(row: Row) -> None:
    """Groups as the trainer finds them."""
    check(row, Day(themed_plan()).at("09:30"))


POLICE = CountAttendance("police", 3)

ATTENDANCE = {
    "count": Row([], POLICE, (AttendanceCounted("Police", 3),)),
    "count one the plan does not know": Row(
        [], CountAttendance(" Fire  service ", 2, "G1"), (AttendanceCounted("Fire  service", 2, "G1"),)
    ),
    "spelled as it was first": Row(
        [CountAttendance("Fire service", 2)],
        CountAttendance("fire SERVICE", 3),
        (AttendanceCounted("Fire service", 3),),
    ),
    "as it is": Row([POLICE], POLICE, ()),
    "nobody, as it is": Row([], CountAttendance("Police", 0), ()),
    "nobody after all": Row([POLICE], CountAttendance("Police", 0), (AttendanceCounted("Police", 0),)),
    "fewer than nobody": Row([], CountAttendance("Police", -1), "From 0 to 1,000"),
    "no agency": Row([], CountAttendance(" ", 1), "Which agency"),
    "too long a name": Row([], CountAttendance("x" * 61, 1), "60 characters"),
    "at no group": Row([], CountAttendance("Police", 1, "G9"), "no such group"),
}


@rows(ATTENDANCE)
def test_attendance(row: Row) -> None:
    """Counts by agency, never names."""
    check(row, Day(themed_plan()).at("09:30"))


FIVE = (0, 1, 2, 3, 4)
ASKED = TakeTally("question", (5, 1), " Ready? ", scale="yes-no")
AT_THE_START = TakeTally("outcome", FIVE, ref="LO1", moment="start")
TALE = "Tell a small day from a large one"

TALLIES = {
    "a question": Row([BEGIN], ASKED, (TallyTaken("T1", "question", "Ready?", (5, 1), "", "yes-no", "", "welcome"),)),
    "no question": Row([], TakeTally("question", FIVE), "needs its question"),
    "numbers are not given twice": Row(
        [ASKED, Undo()], TakeTally("question", FIVE, "So?"), (TallyTaken("T2", "question", "So?", FIVE),)
    ),
    "an issue": Row(
        [*EX1, CaptureIssue("G1", "so")],
        TakeTally("issue", FIVE, ref="E1-G1-1"),
        (TallyTaken("T1", "issue", "so", FIVE, "E1-G1-1", item="ex1"),),
    ),
    "no issue": Row([], TakeTally("issue", FIVE, ref="E1-G1-1"), "no issue E1-G1-1"),
    "a theme": Row([], TakeTally("theme", FIVE, ref="voice"), (TallyTaken("T1", "theme", "Her voice", FIVE, "voice"),)),
    "no theme": Row([], TakeTally("theme", FIVE, ref="joy"), "no theme joy"),
    "an outcome": Row([], AT_THE_START, (TallyTaken("T1", "outcome", TALE, FIVE, "LO1", moment="start"),)),
    "an outcome counted anew": Row(
        [AT_THE_START], AT_THE_START, (TallyTaken("T1", "outcome", TALE, FIVE, "LO1", moment="start"),)
    ),
    "an outcome at the end": Row(
        [AT_THE_START],
        TakeTally("outcome", FIVE, ref="LO1", moment="end"),
        (TallyTaken("T2", "outcome", TALE, FIVE, "LO1", moment="end"),),
    ),
    "no outcome": Row([], TakeTally("outcome", FIVE, ref="LO9"), "no outcome LO9"),
    "by its id": Row(
        [ASKED],
        TakeTally("question", (4, 2), "Ready?", scale="yes-no", id="T1"),
        (TallyTaken("T1", "question", "Ready?", (4, 2), scale="yes-no"),),
    ),
    "by no id": Row([], TakeTally("question", FIVE, "So?", id="T4"), "no tally T4"),
    "about something else": Row([], TakeTally("person", FIVE, "So?"), "a question, an issue, an outcome or a theme"),
    "another scale": Row([], TakeTally("question", FIVE, "So?", scale="1-10"), "1 to 5, or yes and no"),
    "too few answers": Row([], TakeTally("question", (1, 2), "So?"), "This scale has 5 answers"),
    "less than nobody": Row([], TakeTally("question", (0, 0, 0, 0, -1), "So?"), "a count from 0 to 1,000"),
    "another moment": Row([], TakeTally("question", FIVE, "So?", moment="noon"), "at the start or at the end"),
    "take back": Row([ASKED], WithdrawTally("T1"), (TallyWithdrawn("T1"),)),
    "take back twice": Row([ASKED, WithdrawTally("T1")], WithdrawTally("T1"), "T1 has been taken back"),
    "take nothing back": Row([], WithdrawTally("T1"), "no tally T1"),
}


@rows(TALLIES)
def test_tallies(row: Row) -> None:
    """Hands up: counts, never who."""
    check(row, Day(themed_plan()).at("09:30"))


CLOSING = {
    "pledge": Row([BEGIN], MakePledge(" ask  her ", "health"), (PledgeMade("PL1", "ask  her", "welcome", "Health"),)),
    "pledge nothing": Row([], MakePledge(" "), "no words"),
    "pledges have numbers of their own": Row(
        [AddParking("who?"), MakePledge("x")], MakePledge("y"), (PledgeMade("PL2", "y"),)
    ),
    "settle a question": Row([AddParking("who?")], SettleEntry("P1", " the LA "), (EntrySettled("P1", "the LA"),)),
    "settle it again": Row([AddParking("who?"), SettleEntry("P1")], SettleEntry("P1"), ()),
    "settle an action": Row([AddAction("ask")], SettleEntry("A1"), (EntrySettled("A1"),)),
    "settle a note": Row([AddNote("x")], SettleEntry("N1"), "Only a parked question"),
    "settle a pledge": Row([MakePledge("x")], SettleEntry("PL1"), "only an action done"),
    "settle nothing": Row([], SettleEntry("P1"), "no entry P1"),
    "settle what was taken back": Row([AddParking("x"), Undo()], SettleEntry("P1"), "P1 has been taken back"),
}


@rows(CLOSING)
def test_pledges_and_settling(row: Row) -> None:
    """What is left over at the end of the day."""
    check(row, Day(themed_plan()).at("09:30"))
