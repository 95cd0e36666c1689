"""The page for the board: what the day was, what groups found, what is pledged and owed, what was cut and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.agenda.model import Plan
from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import NextItem
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.entries import AddAction, AddParking, MakePledge
from facilitator.live.facts.groups import AttendanceCounted
from facilitator.live.facts.issues import CaptureIssue, EchoIssue
from facilitator.sessionlog import wording
from facilitator.sessionlog.account.make import account_of
from facilitator.sessionlog.account.one_page import LAST
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.choices import Choices
from facilitator.sessionlog.formats import render
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.model_people import AttendanceLog
from facilitator.sessionlog.sharing import shared
from tests.sessionlog import day
from tests.sessionlog.real_day import real_day
from tests.sessionlog.web import log_of, started


def board(log: SessionLog) -> str:
    """The first section of the copy to share, as Markdown on one line."""
    (content,) = render(log, ["md"], "share").values()
    return " ".join(content.decode().partition("## Summary")[2].partition("\n## ")[0].split())


def test_it_tells_what_a_director_asks(bundled_plan: Plan) -> None:
    """In sentences, with the groups' own words."""
    told = board(log_of(real_day(bundled_plan)))
    for words in (
        "At Town Hall Extension, room 3, at least 28 people from 6 agencies, in 4 groups, worked on the fictional "
        "cases “Robin” and “Tess and Jamie”.",
        "“Twelve missed appointments and no one added them up” (4 of 4 groups)",
        "“Ring the school before closing anything” (Children's social care)",
        "“Say in supervision when I am afraid of somebody”",
        "“Stop writing “no concerns””",
        "“Read the last three entries before I knock” (Community health (health visiting, school nursing))",
        "who: Board, health member; by when: January",
        "who: nobody yet; by when: Easter",
        "1 question is still open",
        "2.5 of 5 at the start of the day and 4.0 at its end",
        "Planned from 09:30 to 16:00; held from 09:33 to 15:57. 22 of 23 parts of the programme were held.",
        "**Left out:** What good looked like (10 min; skipped at 14:54).",
        "**Made shorter:** at 12:08 the day was expected 18 min late, so 11 parts of the programme were cut by 18 min",
        "**Took longer than planned:** Exercise 1, 6 min over",
    ):
        assert words in told
    assert "Stretch, 5 min over" not in told


def test_no_line_is_shortened_but_here(bundled_plan: Plan) -> None:
    """A long line is cut on this page, with a mark; further down it is whole."""
    longer = " as it was said" * 20
    (content,) = render(log_of(real_day(bundled_plan, longer=longer)), ["md"], "share").values()
    first, rest = content.decode().split("\n## The day")
    assert "…" in first
    assert longer not in " ".join(first.split())
    assert f"Twelve missed appointments and no one added them up{longer}" in " ".join(rest.split())
    assert len(longer) > LAST.longest


def test_lines_that_are_held_back_are_not_quoted() -> None:
    """Nor a pledge; they are counted with the rest."""
    teller = day.at_exercise().do(NextItem())
    teller.do(CaptureIssue("G1", "Mrs Bexley knew"), EchoIssue("E1-G1-1", "G2"))
    teller.do(CaptureIssue("G1", "nobody asked"), EchoIssue("E1-G1-2", "G2"))
    teller.do(MakePledge("Ring Mrs Bexley"), MakePledge("Ask first"))
    told = board(session_log(day.RUN, teller.entries))
    assert "Bexley" not in told
    assert "“nobody asked” (2 of 2 groups)" in told
    assert "- “Ask first” - (1 more under Pledges.)" in told
    assert "**2** issues, **2** pledges" in told


def test_a_day_that_has_not_begun_or_not_ended_says_so() -> None:
    """And tells no more than there is."""
    waiting = board(log_of(day.opened()))
    assert waiting.startswith("The day has not begun; this is how it stood at 09:00.")
    assert "How the day ran" not in waiting
    running = board(log_of(day.at_report_back()))
    assert running.startswith("The day has not ended; this is how it stood at 10:08")
    assert "begun at 09:34" in running


def test_what_was_only_passed_was_not_worked_on(bundled_plan: Plan) -> None:
    """A key pressed through the whole day in seconds, and one case that was held: only that one is told."""
    teller = started(bundled_plan)
    for item in bundled_plan.items:
        teller.do(NextItem()).wait(minutes=item.minutes if item.id == "a08" else 0.05)
    told = board(log_of(teller.do(EndRun())))
    assert "worked on the fictional case “Robin”" in told
    assert "Tess" not in told.split("\n")[0]
    assert "All" not in told
    assert "learning outcomes were worked on, but not" in told


@given(st.lists(st.integers(1, 12), max_size=6))
def test_at_least_so_many_gives_no_small_count_away(counts: list[int]) -> None:
    """It is worked out of what the copy to share tells anyhow, and never too many."""
    teller = day.opened()
    for number, count in enumerate(counts):
        counted = AttendanceCounted(f"Agency {number}", count)
        teller.entries.append(Recorded(len(teller.entries) + 1, teller.now, "lead", counted))
    told = shared(session_log(day.RUN, teller.entries)).attendance
    least, exact = wording.people_at_least(told)
    assert least == sum(count if count >= 5 else 1 for count in counts)
    assert least <= sum(counts)
    assert exact == all(count >= 5 for count in counts)
    same = [AttendanceLog(one.agency, one.count) for one in told]
    assert wording.at_least(same) == wording.at_least(told)


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_an_exercise_in_which_nobody_said_anything_is_one_sentence(bundled_plan: Plan, form: str) -> None:
    """And a group that said nothing where others did is named once, without a heading of its own."""
    teller = started(bundled_plan).wait(30)
    while teller.state.current != "a09":
        teller.do(NextItem())
    teller.do(CaptureIssue("G2", "nobody asked"))
    account = account_of(shared(session_log(day.RUN, teller.entries)))
    (said,) = (section for section in account.sections if section.id == "issues")
    first, second, third = said.parts
    assert [part.title for part in first.parts] == ["Group 2: 1 issue"]
    assert (second.parts, third.parts) == ((), ())
    assert "Nothing was written down from Group 1, Group 3 and Group 4." in repr(first.blocks)
    assert "Nothing was written down." in repr(second.blocks)
    (content,) = render(session_log(day.RUN, teller.entries), [form], "share").values()
    if form != "docx":
        assert content.decode().count("Nothing was written down.") == 2
    assert b": 0 issues" not in content


def test_a_summary_alone_points_to_nothing_that_it_does_not_have() -> None:
    """What there is no room for, and what is still open, is in the session log."""
    teller = day.at_exercise().do(NextItem())
    teller.do(MakePledge("Ring Mrs Bexley"), AddParking("Who chairs the next one?"))
    teller.do(*(AddAction(f"Send sheet {number}") for number in range(30)))
    log = session_log(day.RUN, teller.entries)
    (alone,) = render(log, ["md"], "share", Choices(brief=True)).values()
    told = " ".join(alone.decode().split())
    assert "1 more in the session log." in told
    assert "18 more in the session log." in told
    assert "still open: see the session log." in told
    assert "under Pledges" not in told
    assert "still open: see Questions kept for later." in board(log)
