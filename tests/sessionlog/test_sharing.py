"""Which copy each field of each kind of event may appear in, proved by changing it and looking for a difference.

A field may appear in the copy to share only if changing it changes a file of that copy. The table says so for every
field there is; a new kind or field fails here until somebody has decided.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator.agenda.model import Item, Plan, Theme
from facilitator.live.facts import KINDS, Recorded
from facilitator.live.facts.agenda import NextItem
from facilitator.live.facts.base import Event
from facilitator.live.facts.groups import AttendanceCounted, RenameGroup
from facilitator.live.facts.issues import CaptureIssue, IssueCaptured, IssueEdited, JudgeWords, WordsJudged
from facilitator.live.facts.tallies import TallyTaken
from facilitator.live.facts.themes import RenameTheme
from facilitator.live.queries.doubtful import undecided
from facilitator.live.queries.typed_words import words_of
from facilitator.live.rules import evolve
from facilitator.live.state import State
from facilitator.sessionlog.account.make import account_of
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.choices import EVERYTHING
from facilitator.sessionlog.formats import FORMATS, Audience, render
from facilitator.sessionlog.html.shown import shown_items
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.model_people import TallyLog
from facilitator.sessionlog.sharing import initials, shared
from tests.sessionlog import day
from tests.sessionlog.day import NINE, Teller
from tests.sessionlog.every_kind import every_kind
from tests.sessionlog.every_kind import start as every_kind_start
from tests.sessionlog.readers import readable
from tests.sessionlog.table_of_fields import FIELDS, IDS, NOT_TYPED, TYPED

RUN = "2026-11-23-two-cases"
TEXT_FORMATS = [form.id for form in FORMATS.values() if not form.private]


def kind_of(event: Event) -> str:
    """An event's kind, as it is on disk."""
    return str(type(event).__struct_config__.tag)


@cache
def entries() -> tuple[Recorded, ...]:
    """A day with every kind of event."""
    return tuple(every_kind().entries)


def test_every_field_of_every_kind_is_in_the_table() -> None:
    """Nothing is left out, and nothing is there that has gone."""
    there = {f"{kind.__struct_config__.tag}.{name}" for kind in KINDS for name in kind.__struct_fields__}
    assert set(FIELDS) == there


def other(name: str, value: object) -> object:
    """Another value of the same kind."""
    match value:
        case bool():
            return not value
        case str():
            return OTHERS.get(name, OTHERS_BY_VALUE.get(value, f"{value} changed"))
        case int():
            return value + 1
        case float():
            return value + 600.0
        case date():
            return value + timedelta(days=1)
        case Item():
            return replace(value, title="Another title")
        case Theme():
            return replace(value, label="Another label")
        case None:
            return NINE
        case tuple() if name == "trainers":
            return ("Zed Young",)
        case Plan():
            return replace(value, title="Another day")
        case dict():
            return {"x01": NINE + timedelta(hours=1)}
        case tuple() if name == "offsets":
            return ((value[0][0], 60),)
        case tuple() if name == "counts":
            return (9, *value[1:])
        case tuple():
            return value[:-1]
        case _:
            raise AssertionError(f"{name} has a value of a kind that has no other here")


OTHERS = {"text": "Other words", "part": "three months"}
OTHERS_BY_VALUE = {
    "G1": "G2",
    "G2": "G1",
    "G3": "G4",
    "G4": "G3",
    "": "lead",
    "x01": "x02",
    "r01": "r02",
    "item": "clock",
    "round-robin": "gallery walk",
    "confirmed": "corrected",
    "clock": "board",
    "stuck": "done",
    "start": "end",
    "tested": "discarded",
    "1-5": "yes-no",
    "restart": "sleep",
    "outcome": "question",
    "LP1": "LP2",
    "LP2": "LP1",
    "eyes": "letters",
    "else": "letters",
    "E1-G1-1": "E1-G3-2",
    "E1-G2-1": "E1-G1-1",
    "E1-G4-1": "E1-G3-2",
}
"""Values that are not free text, each with another that means something in this day."""


def files(happened: tuple[Recorded, ...], audience: Audience) -> dict[str, bytes]:
    """What a copy says in the formats that are quickly written; the Word file is made of the same account."""
    log = session_log(RUN, happened)
    written = render(log, [form for form in TEXT_FORMATS if form != "docx"], audience, EVERYTHING)
    return {**written, "word": repr(account_of(log if audience == "full" else shared(log), EVERYTHING)).encode()}


def appears(kind: str, name: str) -> Literal["share", "full", "neither"]:
    """Where changing a field of the first event of a kind, or of any later one, makes a difference."""
    found: Literal["share", "full", "neither"] = "neither"
    for place, entry in enumerate(entries()):
        if kind_of(entry.event) != kind:
            continue
        changed = replace(entry, event=replace(entry.event, **{name: other(name, getattr(entry.event, name))}))
        happened = (*entries()[:place], changed, *entries()[place + 1 :])
        if files(happened, "share") != unchanged("share"):
            return "share"
        if files(happened, "full") != unchanged("full"):
            found = "full"
    return found


@pytest.mark.parametrize("kind", sorted({name.rpartition(".")[0] for name in FIELDS}))
def test_a_field_is_only_in_the_copies_it_may_be_in(kind: str) -> None:
    """Changing it makes a difference there, and nowhere else."""
    mine = {name: where for name, where in FIELDS.items() if name.rpartition(".")[0] == kind}
    assert {name: appears(kind, name.rpartition(".")[2]) for name in mine} == mine


@cache
def unchanged(audience: Audience) -> dict[str, bytes]:
    """The day as it was."""
    return files(entries(), audience)


SECRETS = tuple(
    f"PRIVATE-{what}"
    for what in (
        *("NOTE", "NUDGE", "NAME", "POINT", "TALLY", "WITHDRAWN", "PARKED", "SLIP", "COMMENT", "DEBRIEF"),
        *("PAGE-NOTE", "MESSAGE", "CAPTION", "PHOTOGRAPH"),
    )
)


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_no_secret_is_in_any_file_to_share(form: str) -> None:
    """Typed words that the copy to share may not hold, looked for in what every format writes."""
    log = session_log(RUN, entries())
    said = "\n".join(readable(name, content) for name, content in render(log, [form], "share", EVERYTHING).items())
    assert "PRIVATE-" not in said
    assert "Priya" not in said
    assert "Dr Okafor was never rung" in said


def test_every_secret_is_in_the_full_copy() -> None:
    """On the page, or for what no page tells in its table."""
    log = session_log(RUN, entries())
    said = "\n".join(content.decode() for content in render(log, ["html", "md", "csv"], "full", EVERYTHING).values())
    assert not [secret for secret in SECRETS if secret not in said]
    assert "Priya Shah" in said


def test_each_copy_says_what_it_contains() -> None:
    """The full one on the page names everything private that it holds; the other one what it leaves out."""
    log = session_log(RUN, entries())
    full, share = account_of(log).notice, account_of(shared(log)).notice
    for words in ("private notes", "walking round", "learning points", "comments", "exact counts", "withdrawn"):
        assert words in full
    assert "1 private note, 4 comments, 2 photographs, learning points" in share
    assert "Held back: 1 line or name that may tell who somebody is; the trainer has looked at it." in share
    assert "looked for by a program, which does not find every one" in share


def test_the_copy_to_share_has_no_place_left_for_secrets() -> None:
    """Not even in the record it is written from; and making it twice changes nothing."""
    copy = shared(session_log(RUN, entries()))
    assert (copy.entries, copy.notes, copy.nudges, copy.walk, copy.points, copy.comments, copy.debrief) == ((),) * 7
    assert "PRIVATE-" not in repr(copy)
    assert "PRIVATE-" not in repr(shown_items(copy))
    assert shared(copy) is copy


# -- words that may tell who somebody is ---------------------------------------------------------------------------


def test_every_field_with_words_is_known_to_be_typed_or_not() -> None:
    """A new one fails here until somebody has decided whether people type into it."""
    there = {
        f"{kind_of(entry.event)}.{name}"
        for entry in entries()
        for name in entry.event.__struct_fields__
        if FIELDS[f"{kind_of(entry.event)}.{name}"] == "share"
        and not isinstance(getattr(entry.event, name), int | float | date | None)
    }
    struct_fields = {"item.inserted.item", "theme.added.theme"}
    assert {field for field in there if field.rpartition(".")[2] not in IDS or field in struct_fields} == {
        *TYPED,
        *NOT_TYPED,
    }


NAMED = "Mrs Bexley"
"""Words that look as if they told who somebody is."""


def named(value: object) -> object:
    """The same, with words that name somebody."""
    match value:
        case Item():
            return replace(value, title=f"A word with {NAMED}")
        case Theme():
            return replace(value, id="mrs-bexley", label=f"Where {NAMED} was")
        case tuple() if value and isinstance(value[0], str):
            return (NAMED,)
        case tuple():
            return (replace(value[0], name=f"{NAMED} and friends"), *value[1:])
        case _:
            return f"{NAMED} knows"


def with_names(field: str) -> tuple[Recorded, ...]:
    """The day with words that name somebody in one field of every event of a kind."""
    kind, _, name = field.rpartition(".")
    return tuple(
        replace(entry, event=replace(entry.event, **{name: named(getattr(entry.event, name))}))
        if kind_of(entry.event) == kind
        else entry
        for entry in entries()
    )


@pytest.mark.parametrize("field", TYPED)
def test_what_looks_personal_is_held_back_wherever_people_type(field: str) -> None:
    """In no file of the copy to share, nor in the record it is written from; the run's own archive has it."""
    happened = with_names(field)
    said = files(happened, "share")
    assert not [name for name, content in said.items() if b"bexley" in content.lower()]
    assert "bexley" not in repr(shared(session_log(RUN, happened))).lower()
    assert any(b"Bexley" in content for content in render(session_log(RUN, happened), ["json"]).values())


GIVEN = {
    "group.renamed.name": ("group G5", "Group 5"),
    "run.started.groups": ("group G1", "Group 1"),
    "item.inserted.item": ("item y01", "an item put in"),
    "theme.added.theme": ("theme mrs-bexley", "a theme added on the day"),
    "attendance.counted.agency": (f"agency {NAMED} knows", "an agency"),
    "action.added.owner": ("A2 owner", "(held back)"),
    "action.added.by_when": ("A2 by when", "(held back)"),
    "jotting.settled.how": ("P1 how", "(held back)"),
    "hypothesis.detailed.based_on": ("E2-G1-1 based on", "based on: (held back)"),
    "hypothesis.judged.finding": ("E2-G1-1 finding", "found: (held back)"),
    "tally.taken.question": ("T1", "(held back)"),
}
"""What a decision names each by, and what stands there until then."""


@pytest.mark.parametrize("field", GIVEN)
def test_what_is_held_back_says_so_until_the_lead_clears_it(field: str) -> None:
    """And then it stands there as it was typed."""
    holder, instead = GIVEN[field]
    happened = with_names(field)
    state = session_state(happened)
    words = words_of(state, holder)
    assert NAMED in words
    assert instead in files(happened, "share")["word"].decode()
    cleared = (*happened, Recorded(len(happened) + 1, happened[-1].at, "lead", WordsJudged(holder, words, True)))
    assert words in files(cleared, "share")["word"].decode()


def session_state(happened: tuple[Recorded, ...]) -> State:
    """The state that events lead to."""
    state = State()
    for entry in happened:
        state = evolve(state, entry)
    return state


def test_a_plans_own_name_comes_back_for_a_theme_renamed_after_somebody() -> None:
    """And an earlier name of a group goes too, though nobody can decide about it any more."""
    teller = Teller().do(every_kind_start())
    teller.do(
        RenameTheme("else", "What Mr Holloway assumed"),
        RenameGroup("G1", "Mrs Bexley's table"),
        RenameGroup("G1", "Kites"),
    )
    copy = shared(session_log(RUN, teller.entries))
    assert [theme.label for theme in copy.themes][1] == "Not assuming others know or act (the plan's name)"
    told = [line.text for line in copy.timeline]
    assert "Group 1 is now called Group 1." in told
    assert "Group 1 is now called Kites." in told
    assert copy.facts.held_back == 2


def test_a_group_named_after_somebody_lets_no_line_pass() -> None:
    """Its name may stand in what was said only once the lead has shared it."""
    teller = day.at_report_back().do(RenameGroup("G2", "Mr Holloway"))
    teller.do(CaptureIssue("G1", "Mr Holloway was never rung"))
    issue = teller.state.issues["E1-G1-12" if "E1-G1-12" not in teller.state.issues else "E1-G1-13"]
    assert undecided(teller.state) == (issue.id, "group G2")
    held = shared(session_log(RUN, teller.entries))
    assert "Holloway" not in repr(held)
    teller.do(JudgeWords("group G2", True))
    assert undecided(teller.state) == ()
    assert "Mr Holloway was never rung" in repr(shared(session_log(RUN, teller.entries)))


def lines_of(*happened: Event) -> dict[str, tuple[str, bool]]:
    """The words of every issue in the copy to share of a day, and whether they were held back."""
    teller = day.at_report_back()
    for event in happened:
        teller.entries.append(Recorded(len(teller.entries) + 1, teller.now, "lead", event))
    copy = shared(session_log(RUN, teller.entries))
    return {
        issue.id: (issue.text, issue.held_back)
        for exercise in copy.exercises
        for group in exercise.groups
        for issue in group.issues
    }


def test_a_line_that_names_somebody_waits_for_the_lead() -> None:
    """It is held back, until she clears that very wording; another wording is looked at afresh."""
    named = "Mrs Okafor was never rung"
    said = IssueCaptured("E1-G1-90", "a02", "G1", named)
    cleared = WordsJudged("E1-G1-90", named, True)
    assert lines_of(said)["E1-G1-90"] == ("", True)
    assert lines_of(said, cleared)["E1-G1-90"] == (named, False)
    again = IssueEdited("E1-G1-90", "Mrs Okafor, 12 High Street")
    assert lines_of(said, cleared, again)["E1-G1-90"] == ("", True)
    plain = IssueCaptured("E1-G1-91", "a02", "G1", "Nobody rang the school")
    kept = WordsJudged("E1-G1-91", "Nobody rang the school", False)
    assert lines_of(plain)["E1-G1-91"] == ("Nobody rang the school", False)
    assert lines_of(plain, kept)["E1-G1-91"] == ("", True)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Priya Shah", "PS"), ("co-trainer", "co-trainer"), ("AB", "AB"), ("KL", "KL"), ("Social care", "Social care"),
        ("Dr Ann-Marie O'Neill", "DAO"), ("Priya", "P"), ("", ""), ("Lead trainer", "Lead trainer"),
    ],
)  # fmt: skip
def test_trainers_are_told_by_initials_or_role(name: str, told: str) -> None:
    """Whatever was typed when the day was opened."""
    assert initials(name) == told


def test_who_led_is_told_by_initials_and_what_was_needed_not_at_all() -> None:
    """In the plan and in the table of times; the full copy has the names."""
    plan = day.small_plan()
    first = replace(plan.items[0], leads=("Priya Shah", "co-trainer"), materials=("SECRET-NEED",))
    teller = Teller().do(day.start(replace(plan, items=(first, *plan.items[1:])))).do(NextItem())
    full = session_log(RUN, teller.entries)
    copy = shared(full)
    assert full.timings[0].leads == ("Priya Shah", "co-trainer")
    assert copy.timings[0].leads == copy.plan.items[0].leads == ("PS", "co-trainer")
    assert copy.plan.items[0].materials == ()
    everywhere = "".join(
        content.decode(errors="replace") for content in render(copy, ["md", "html", "csv"], "share").values()
    )
    assert "led by PS, co-trainer" in everywhere
    assert "Priya" not in everywhere
    assert "SECRET-NEED" not in everywhere


# -- counts of people ----------------------------------------------------------------------------------------------


def counted(**people: int) -> SessionLog:
    """The copy to share of a day with so many people of each agency, and one of each at a group."""
    teller = day.at_report_back()
    for agency, count in people.items():
        for event in (AttendanceCounted(agency, count), AttendanceCounted(agency, 1, "G1")):
            teller.entries.append(Recorded(len(teller.entries) + 1, teller.now, "lead", event))
    return shared(session_log(RUN, teller.entries))


def test_few_people_are_not_counted_and_no_sum_tells_them() -> None:
    """Three police officers and four are the same in the copy to share, in every file of it."""
    three, four = counted(Police=3, Health=9), counted(Police=4, Health=9)
    assert [(found.agency, found.count, found.group) for found in three.attendance] == [
        ("Police", None, ""),
        ("Health", 9, ""),
    ]
    assert replace(three, facts=four.facts) == four
    said = render(three, ["md", "csv"], "share")
    assert any("<5" in content.decode() or "&lt;5" in content.decode() for content in said.values())
    assert "all agencies" not in "".join(content.decode() for content in said.values())
    many = render(counted(Police=5, Health=9), ["md"], "share")
    assert "| all agencies |     14 |" in next(iter(many.values())).decode()


@settings(deadline=None)
@given(st.lists(st.integers(0, 12), min_size=5, max_size=5))
def test_no_small_count_of_hands_can_be_read(hands: list[int]) -> None:
    """Nor worked out: where one is hidden all are, and the mean is too rough to find them again."""
    tally = _shared_tally(tuple(hands), "1-5")
    if any(0 < count < 5 for count in hands) or sum(hands) < 5:
        assert tally.counts == ()
        assert tally.mean is None or tally.mean * 2 == int(tally.mean * 2)
        assert tally.hands is None or tally.hands >= 5
    else:
        assert tally.counts == tuple(hands)


@settings(deadline=None)
@given(st.integers(0, 12), st.integers(0, 12))
def test_no_sum_tells_a_small_yes_or_no(yes: int, no: int) -> None:
    """A hidden count has no sum beside it."""
    tally = _shared_tally((yes, no), "yes-no")
    assert all(count is None or count == 0 or count >= 5 for count in tally.counts)
    assert tally.hands is None or None not in tally.counts


def _shared_tally(counts: tuple[int, ...], scale: Literal["1-5", "yes-no"]) -> TallyLog:
    """A tally as the copy to share has it."""
    teller = day.opened()
    taken = TallyTaken("T1", "question", "Sure?", counts, "", scale)
    teller.entries.append(Recorded(len(teller.entries) + 1, teller.now, "lead", taken))
    (tally,) = shared(session_log(RUN, teller.entries)).tallies
    return tally
