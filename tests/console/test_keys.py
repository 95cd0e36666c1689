"""The declaration of the commands: whole, without clashes, and harmless to presenter remotes."""

from __future__ import annotations

from collections import Counter
from inspect import signature
from itertools import chain
from pathlib import Path

import pytest

from facilitator.console.key import Key, at, bindings, footer_keys, shares, working
from facilitator.console.keys import BY_ID, KEYS
from facilitator.console.painting.bars import footer
from facilitator.console.painting.ink import ink
from facilitator.console.screens.doubtful import DoubtfulSheet
from facilitator.console.screens.entries import EndingSheet, EntriesSheet
from facilitator.console.screens.forms import FormsSheet
from facilitator.console.screens.groups import AttendanceSheet, ReadBackSheet, WalkSheet
from facilitator.console.screens.handed import HandedSheet
from facilitator.console.screens.happened import HappenedSheet
from facilitator.console.screens.heaps import HeapsSheet
from facilitator.console.screens.hypotheses import HypothesesSheet
from facilitator.console.screens.lead import LeadScreen
from facilitator.console.screens.message import MessageSheet
from facilitator.console.screens.pasting import PastingSheet
from facilitator.console.screens.photographs import PhotographsSheet
from facilitator.console.screens.pick import ChoiceList
from facilitator.console.screens.review import ReviewScreen
from facilitator.console.screens.review_compare import ComparedScreen
from facilitator.console.screens.review_list import ReviewListScreen
from facilitator.console.screens.sheet import Sheet
from facilitator.console.screens.tally import TallySheet
from facilitator.console.screens.themes import MatrixSheet, SplittingSheet
from facilitator.console.screens.wall import WallSheet
from facilitator.controller import Saving
from facilitator.live.facts import KINDS
from facilitator.live.facts.day import GapNoted
from facilitator.live.facts.interruptions import InterruptionBegun
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.queries.view import View
from facilitator.live.rules.registry import STEPS
from tests.console.stage import lead
from tests.makers import Day, started

SHEETS: dict[str, type[Sheet]] = {
    sheet.PLACE: sheet
    for sheet in (
        *(AttendanceSheet, DoubtfulSheet, EndingSheet, EntriesSheet, HypothesesSheet),
        *(FormsSheet, HappenedSheet, MatrixSheet, PastingSheet, ReadBackSheet, TallySheet, WalkSheet),
        *(HandedSheet, HeapsSheet, MessageSheet, PhotographsSheet, SplittingSheet, WallSheet),
    )
}
"""Every sheet over the lead's screen, by the place of its keys."""

REMOTE = {"pagedown", "pageup", "f5", "escape", "full_stop", "b", "right", "left", "space"}
"""All that presenter remotes are known to send."""


REVIEWING = {"reviews": ReviewListScreen, "review": ReviewScreen, "compared": ComparedScreen}
"""The screens of the review, by where their keys work."""


EDITING = ("editor", "editor fields", "pages of an item")
"""Where the keys of the plan editor work."""


def views() -> list[View]:
    """A day before its start, in a talk, an exercise, a report-back, a break, and after its end."""
    from facilitator.live.facts.day import EndRun

    ended = started()
    ended.does(EndRun())
    places = [started().goes_to(item) for item in ("ex1", "back1", "lunch")]
    return [Day().view(), started().view(), *(day.view() for day in places), ended.view()]


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.id)
def test_every_command_can_be_carried_out(key: Key) -> None:
    """The method takes what the command gives it."""
    signature(key.handler).bind(None, *key.given, *(["1"] if shares(key) else []))


def test_ids_are_unique() -> None:
    """They name the commands in the trainer's settings."""
    assert len(BY_ID) == len(KEYS)


@pytest.mark.parametrize("place", ["lead", "board", "line", "scribe", *REVIEWING, *EDITING])
def test_no_key_means_two_things_in_one_place(place: str) -> None:
    """Each key has one meaning wherever it works."""
    here = [key.keys.split(",") for key in KEYS if key.where in (place, "anywhere")]
    if place == "scribe":
        here += [key.keys.split(",") for key in KEYS if key.where == "lead" and key.scribe]
    twice = [name for name, count in Counter(chain.from_iterable(here)).items() if count > 1]
    assert not twice


@pytest.mark.parametrize("place", SHEETS)
def test_no_key_means_two_things_on_a_sheet(place: str) -> None:
    """Nor does one of a sheet's own keys mean what it means on every sheet."""
    here = [key.keys.split(",") for key in KEYS if key.where == place]
    assert max(Counter(chain.from_iterable(here)).values()) == 1
    own = {name for key in KEYS if key.where == place for name in key.keys.split(",")}
    assert not own & {name for key in KEYS if key.where == "sheet" for name in key.keys.split(",")}


@pytest.mark.parametrize("place", SHEETS)
def test_on_a_sheet_a_remote_only_moves_the_mark_or_closes_it(place: str) -> None:
    """Its keys change nothing there."""
    sent = {key.id for key in KEYS if key.where in (place, "sheet") and REMOTE & set(key.keys.split(","))}
    marks = {
        "sheet.up",
        "sheet.down",
        "read_back.next",
        "read_back.previous",
        "wall.next_agency",
        "wall.previous_agency",
        "walk.left",
        "walk.right",
    }
    assert sent <= {*marks, "sheet.close"}


def test_what_a_remote_sends_only_turns_pages_or_does_nothing() -> None:
    """A remote in a pocket does no harm."""
    allowed = {"page.next", "page.previous", "remote.nothing", "room.blank", "room.peek_end"}
    on_the_lead = {key.id for key in KEYS if key.where in ("lead", "anywhere") and REMOTE & set(key.keys.split(","))}
    assert on_the_lead == allowed


def test_on_the_board_a_remote_only_moves_the_mark() -> None:
    """Nor while the keys go to the board."""
    on_the_board = {key.id for key in KEYS if key.where == "board" and REMOTE & set(key.keys.split(","))}
    assert on_the_board <= {"board.left", "board.right", "board.leave"}


def test_every_kind_of_step_has_words_for_being_undone() -> None:
    """Undo says what it took back."""
    assert {event for event in KINDS if event.undo} == {*STEPS, GapNoted, InterruptionBegun}


def test_every_command_says_what_it_does() -> None:
    """Sign, label and help are all there."""
    for key in KEYS:
        assert key.help
        assert key.sign
        assert key.label or key.id == "remote.nothing"


def test_bindings_carry_the_ids_so_that_keys_can_be_changed() -> None:
    """Rebinding goes by id."""
    ids = [
        binding.id for binding in bindings([*at(KEYS, "lead"), *at(KEYS, "anywhere")]) if not isinstance(binding, tuple)
    ]
    assert len(ids) == len(set(ids)) == len(bindings([*at(KEYS, "lead"), *at(KEYS, "anywhere")]))
    assert {"page.next", "capture.group.1", "capture.group.9", "themes.next"} <= set(ids)


def test_the_footer_shows_only_what_works_the_most_needed_first() -> None:
    """At every point of a day."""
    for view in views():
        keys = footer_keys(LeadScreen.KEYS, view, "lead")
        assert [key.footer for key in keys] == sorted(key.footer for key in keys)
        assert all(key.when(view) for key in keys)
        assert "leave" in {key.id for key in keys}
    assert {key.id for key in footer_keys(LeadScreen.KEYS, views()[0], "board")} >= {"board.edit", "board.leave"}


def test_what_works_follows_the_day() -> None:
    """Before the start, in a talk, in a report-back, after the end."""
    waiting, talk, _, back, _, ended = ({key.id for key in working(KEYS, view, "lead")} for view in views())
    assert "page.next" in waiting
    assert "clock.toggle" not in waiting
    assert "clock.toggle" in talk
    assert "board.show" in back
    assert "board.show" not in talk
    assert "run.reopen" in ended - back
    assert not {"page.next", "item.next", "clock.add_1", "note.add", "run.end"} & ended
    assert {"undo", "redo", "export", "leave", "jottings.open"} <= ended


def test_everything_can_be_asked_before_there_is_a_view() -> None:
    """Leaving and exporting always work."""
    assert {key.id for key in working(KEYS, None, "lead")} >= {"leave", "export"}


def test_the_footer_offers_winning_time_back_while_the_day_is_late_and_the_round_while_people_work() -> None:
    """Both work at other times too, but there they would only take the place of others."""

    def offered(day: Day) -> set[str]:
        return {key.id for key in footer_keys(LeadScreen.KEYS, day.view(), "lead")} & {"plan.catch_up", "walk.open"}

    day = started()
    assert offered(day) == set()
    assert offered(day.wait(minutes=12)) == {"plan.catch_up"}
    assert offered(day.wait(minutes=30).goes_to("ex1")) == {"plan.catch_up", "walk.open"}
    assert offered(started().goes_to("ex1")) == {"walk.open"}


@pytest.mark.parametrize("width", [40, 60, 76, 80, 120, 200])
@pytest.mark.parametrize("place", ["lead", "board", "line", *SHEETS])
def test_the_way_out_and_the_keys_are_named_in_any_window(place: str, width: int) -> None:
    """Whatever else there is no room for."""
    view = started().goes_to("ex1").wait(minutes=40).view()
    window = SHEETS.get(place, LeadScreen)
    keys = footer_keys(window.KEYS, view, place)
    shown = footer(keys, Saving(view.last, 0, ""), (), width, ink("dark")).text
    assert "? keys" in shown or place not in ("lead", "board")
    assert "esc back" in shown or place == "lead"


def test_a_footer_with_little_room_stands_closer_before_it_leaves_a_key_out() -> None:
    """Two cells between keys in place of three."""
    keys = [BY_ID["page.next"], BY_ID["item.next"], BY_ID["clock.toggle"]]
    assert footer(keys, None, (), 44, ink("dark")).text.startswith(" space next page   n next item   t clock")
    assert footer(keys, None, (), 41, ink("dark")).text.startswith(" space next page  n next item  t clock")
    assert "t clock" not in footer(keys, None, (), 38, ink("dark")).text


async def test_the_palette_finds_a_command_by_what_people_call_it(tmp_path: Path) -> None:
    """Also where neither its name nor its help has the word."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("ctrl+p", *"announce")
        chosen = stage.screen.query_one(ChoiceList).chosen
        assert chosen is not None
        assert chosen.id == "room.message"
        assert "announce" not in chosen.text.casefold()


# -- the list of keys ----------------------------------------------------------------------------------------------


async def test_the_list_of_keys_begins_with_those_of_the_place(tmp_path: Path) -> None:
    """What the footer offers comes first; what a key means elsewhere comes last."""
    async with lead(tmp_path, started().goes_to("back1"), size=(100, 200)) as stage:
        await stage.press("escape", "?")
        rows = [row.strip(" │") for row in stage.rows()]
        order = ["Most wanted here", "Also on this screen", "Behind !, when something happened", "Behind f, the forms"]
        order += ["Anywhere", "Elsewhere: on the board", "Elsewhere: in the capture line"]
        places = [rows.index(name) for name in order]
        assert places == sorted(places)
        assert "space" in rows[places[0] + 1] + rows[places[0] + 2]


async def test_on_the_board_its_own_keys_come_first_and_their_other_meaning_last(tmp_path: Path) -> None:
    """`d` takes an issue off the board; `m` joins issues there, and elsewhere has to do with groups."""
    day = started().goes_to("back1")
    day.does(CaptureIssue("G1", "nobody asked"))
    async with lead(tmp_path, day, size=(100, 200)) as stage:
        await stage.press("escape", "up", "?")
        rows = [row.strip(" │") for row in stage.rows()]
        withdraws = next(at for at, row in enumerate(rows) if "Take the issue off the board" in row)
        groups = next(at for at, row in enumerate(rows) if row.endswith("put two together"))
        assert withdraws < rows.index("Also on this screen") < rows.index("Elsewhere: off the board") < groups
