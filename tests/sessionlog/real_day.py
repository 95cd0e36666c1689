"""A day as it is held: the first bundled plan, four to twelve groups, words as groups write them on a flipchart."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import count

from facilitator.agenda.model import Plan
from facilitator.live.facts.agenda import InsertItem, NextItem, SkipItem, TakeCatchUp
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.day import EndRun, NoteGap, StartRun
from facilitator.live.facts.entries import AddAction, AddNote, AddParking, MakePledge, SettleEntry
from facilitator.live.facts.groups import CountAttendance
from facilitator.live.facts.issues import CaptureIssue, EchoIssue, MergeIssue
from facilitator.live.facts.tallies import TakeTally
from facilitator.live.facts.themes import TagIssue
from facilitator.live.queries.catch_up import catch_up
from tests.sessionlog.day import Teller

DAY = date(2026, 11, 23)

FIRST = (
    ("Nobody spoke with the child on his own", "ms-not-seen", "is-childs-eyes"),
    ("Twelve missed appointments and no one added them up", "ms-uncollated", "is-missed"),
    ("Everyone thought somebody else was ringing the school", "is-assume"),
    ("Each visit began again from the beginning, nobody read the file", "pd-start-again"),
    ("GP letters filed and not acted on", "th-comms"),
    ("Health visitor knew about the drinking, social worker did not", "is-sharing", "ms-substance"),
    ("Case closed after one cancelled visit", "th-assess"),
    ("Mum said it was fine, so it was fine", "ms-parent-word", "pd-optimism"),
    ("Bruise written down by the nursery, nobody asked how", "is-indicators"),
    ("No chronology until the review asked for one", "is-records", "ms-episodic"),
    ("Dad was never in the assessment, he lived there", "th-assess"),
    ("Threshold not met three times in a row - and each time a little worse", "ms-low-bar"),
    ("Interpreter was the older sister", "is-identity"),
    ("Strategy meeting without the school", "th-procedure"),
    ("Plan had no dates in it", "th-plan"),
    ("Nursery worker kept ringing until someone came", "st-protective"),
)
SECOND = (
    ("He went along with every plan and changed nothing", "pd-disguised"),
    ("Police came seven times, each time a new incident", "ms-episodic", "fa-domestic"),
    ("Nobody said to her what would happen if nothing changed", "ms-complexity"),
    ("Baby described as content in every record, word for word", "is-records", "is-childs-eyes"),
    ("Midwife's worry did not reach the conference", "is-sharing"),
    ("Two agencies each waiting for the other's report", "is-assume"),
    ("We were afraid of him, and did not write that down", "pd-unsafe"),
    ("Her own childhood in care was on page 40", "is-records"),
    ("Six in two rooms, noted and left", "fa-overcrowd"),
    ("No supervision for eleven weeks", "is-qa"),
    ("Grandmother saw it first and was not asked", "pd-unheard"),
    ("Drug worker only saw the adult", "ms-substance"),
    ("School nurse post empty since the summer", "th-plan"),
    ("We wrote to her, she cannot read", "ms-learning"),
    ("Good visit in May: someone sat on the floor with the baby", "st-protective"),
    ("Case conference without the person who had been in the house", "th-procedure"),
)
ACTIONS = (
    ("Send the notice of the next date to everyone who could not come", "training team", "Friday 27 November"),
    ("Ask the health visitors' lead whether missed contacts are added up anywhere", "Board, health member", "January"),
    ("One page on chronologies for schools and colleges", "Board, education member", "end of February"),
    ("Try a shared list of who rings whom, in one locality, for three months", "", "Easter"),
)
PLEDGES = (
    ("Ask to see the child alone, every time, and write down what she said", "Children's social care"),
    ("Ring the school before closing anything", "Children's social care"),
    ("Read the last three entries before I knock", "Community health (health visiting, school nursing)"),
    ("Say in supervision when I am afraid of somebody", ""),
    ("Stop writing \u201cno concerns\u201d", "Police"),
)
PEOPLE = (
    ("Children's social care", 9),
    ("Community health (health visiting, school nursing)", 7),
    ("Police", 3),
    ("Schools and colleges", 5),
    ("Housing", 2),
    ("Midwifery", 5),
)


def real_day(plan: Plan, groups: int = 4, issues: int = 4, longer: str = "") -> Teller:
    """The day from its opening to its end, six minutes late after the first exercise, then made shorter.

    `longer` is added to everything that anybody says.
    """
    teller = _opened(plan, groups)
    while _to_come(teller):
        teller.do(NextItem())
        item = teller.state.current
        begun, planned = teller.seconds, teller.state.items[item].clock.allotted
        if teller.state.plan.item(item).kind == "exercise":
            teller.do(ToggleClock(), every=60)
        if teller.state.plan.item(item).kind == "report-back":
            _heard(teller, FIRST if item == "a09" else SECOND, groups, issues, longer)
        _beside(teller, item, longer)
        teller.seconds = max(teller.seconds, begun + planned + LATER.get(item, 0) * 60)
    return teller.do(EndRun())


def _to_come(teller: Teller) -> bool:
    """Whether anything lies ahead that is not skipped."""
    items = teller.state.plan.items
    ahead = items[teller.state.plan.position(teller.state.current) + 1 :] if teller.state.current else items
    return any(not teller.state.items[item.id].skipped for item in ahead)


LATER = {"a03": 4, "a08": 6, "a10": 3, "a13": -2, "a18": -4, "a19": 7}
"""Minutes that items took longer than they were to."""


def _opened(plan: Plan, groups: int) -> Teller:
    def instant(at: time) -> datetime:
        return datetime.combine(DAY, at, UTC)

    names = tuple(f"Group {number}" for number in range(1, groups + 1))
    teller = Teller().do(
        StartRun(
            plan=plan,
            day=DAY,
            starts_at=instant(plan.starts),
            finishes_at=instant(plan.finishes),
            fixed={item.id: instant(item.at) for item in plan.items if item.at is not None},
            offsets=((datetime(2026, 11, 22, 12, tzinfo=UTC), 0),),
            groups=names,
            trainers=("Priya Shah", "Tom Reed"),
            venue="Town Hall Extension, room 3",
        )
    )
    return teller.wait(33)


def _heard(teller: Teller, said: tuple[tuple[str, ...], ...], groups: int, issues: int, longer: str) -> None:
    """Round by round, with themes, some that other groups had too, and one put together with another.

    What is said after all lines have been used is said of another visit, as groups do.
    """
    lines = ((turn, line) for turn in count(1) for line in said)
    every = 600 / (groups * issues * 3)
    for _ in range(issues):
        for group in range(1, groups + 1):
            turn, (words, *themes) = next(lines)
            before = set(teller.state.issues)
            again = f" (visit {turn})" if turn > 1 else ""
            teller.do(CaptureIssue(f"G{group}", f"{words}{longer}{again}"), every=every)
            (issue,) = set(teller.state.issues) - before
            for theme in themes:
                teller.do(TagIssue(issue, theme), every=every)
            for other in ALSO.get(words, ()) if turn == 1 else ():
                teller.do(EchoIssue(issue, f"G{other}"), every=every)
    numbers = sorted(issue for issue in teller.state.issues if issue.startswith("E1-G4-"))
    if said is FIRST:
        teller.do(MergeIssue(numbers[0], "E1-G1-1"))


ALSO = {
    "Twelve missed appointments and no one added them up": (1, 3, 4),
    "Everyone thought somebody else was ringing the school": (2, 4),
    "Two agencies each waiting for the other's report": (1, 4),
    "Health visitor knew about the drinking, social worker did not": (1,),
}
"""The groups that said "also us"."""


def _beside(teller: Teller, item: str, longer: str) -> None:
    """What was counted, parked, noted and agreed at an item."""
    match item:
        case "a01":
            for agency, count in PEOPLE:
                teller.do(CountAttendance(agency, count))
            teller.do(TakeTally("outcome", (6, 9, 11, 4, 1), ref="LO4", moment="start"))
        case "a07":
            teller.do(NoteGap(95.0, counted=True), AddNote("Room too warm, open the windows"))
        case "a09":
            teller.do(AddParking("Who tells a school that a plan has ended?", "Board"))
            teller.do(AddParking("Are faith groups asked for a report?"))
        case "a10":
            teller.do(InsertItem("Stretch", 5, "a10"))
            offer = catch_up(teller.state, teller.now).proposals[0]
            teller.do(TakeCatchUp(offer.target, offer.cuts, offer.words))
        case "a15":
            teller.do(TakeTally("question", (8, 14), "Seen in your own work this year?", scale="yes-no"))
        case "a18":
            teller.do(SkipItem("a20"))
        case "a22":
            for text, owner, by_when in ACTIONS:
                teller.do(AddAction(text + longer, owner + longer, by_when + longer), every=20)
            for text, agency in PLEDGES:
                teller.do(MakePledge(text + longer, agency), every=20)
            teller.do(SettleEntry("P2", "Yes, through the Board's link"))
            teller.do(TakeTally("outcome", (0, 2, 9, 14, 6), ref="LO4", moment="end"))
