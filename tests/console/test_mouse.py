"""The mouse: every click is the same command as its key."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from rich.style import Style
from textual import events
from textual.drivers.headless_driver import HeadlessDriver

from facilitator.console.app import ConsoleApp
from facilitator.console.key import Key, shares
from facilitator.console.painting.ink import ink
from facilitator.console.painting.lettering import strip_of
from facilitator.console.painting.spots import NOWHERE, Spot, does, offered, spot_at, spotted, standing
from facilitator.console.pointer import find
from facilitator.console.pressing import while_pressed
from facilitator.console.screens.pick import ChoiceList
from facilitator.live.facts.issues import CaptureIssue
from tests.console.room_stage import room
from tests.console.stage import Stage, lead, on_stage
from tests.makers import Day, HandClock, StubbornJournal, started

PLAIN = ink("dark").plain


def reporting() -> Day:
    """A report-back in which two groups said something."""
    day = started().goes_to("ex1")
    day.does(CaptureIssue("G1", "nobody asked the child", "ex1"), CaptureIssue("G2", "letters were filed", "ex1"))
    return day.goes_to("back1")


# -- what stands in a painted cell -----------------------------------------------------------------------------------


def test_what_stands_in_a_cell_looks_as_before_and_is_found_by_its_column() -> None:
    """Wide characters take two cells of it."""
    words = [(" ", PLAIN), ("日本", does(PLAIN, "clock.toggle")), ("x", spotted(PLAIN, Spot("item", "a1")))]
    strip = strip_of(words, 8, PLAIN)
    assert [spot_at(strip, x).name for x in range(7)] == ["", *["clock.toggle"] * 4, "a1", ""]
    assert spot_at(strip, 99) == NOWHERE
    assert does(PLAIN, "clock.toggle").without_color == PLAIN.without_color
    assert does(PLAIN, "clock.toggle").color == PLAIN.color


def test_a_line_stands_for_something_where_its_parts_do_not() -> None:
    """A button on a row stays a button."""
    row = strip_of([("row ", PLAIN), ("button", does(PLAIN, "undo"))], 12, PLAIN)
    (strip,) = standing([row], Spot("row", "r1"))
    assert strip.text == row.text
    assert [spot_at(strip, x).name for x in (0, 4, 11)] == ["r1", "undo", "r1"]


def test_a_sentence_offers_what_it_names() -> None:
    """By the sign that the trainer has for it; the words after it belong to it, up to the next stop."""
    told = offered("Taken back. ⟦redo:U⟧ does it again. Bye", Style(), {"redo": "F8"})
    assert "".join(text for text, _ in told) == "Taken back. F8 does it again. Bye"
    assert [text for text, shade in told if shade.meta] == ["F8 does it again"]
    hint = offered("enter saves · type on · esc out", Style(), {})
    assert [text for text, shade in hint if shade.meta] == ["enter saves", "esc out"]


# -- the lead's screen -----------------------------------------------------------------------------------------------


async def test_a_key_in_the_footer_is_carried_out_where_it_stands(tmp_path: Path) -> None:
    """Its sign and its word are one place."""
    async with lead(tmp_path, started()) as stage:
        await stage.click("next item")
        assert "item.entered" in stage.happened()
        await stage.click("t clock")
        assert stage.happened() == ["clock.paused"]


async def test_the_same_events_as_by_the_keys_of_the_footer(tmp_path: Path) -> None:
    """For every key that the footer offers and that is one key."""

    async def told(key: Key, by_mouse: bool) -> tuple[list[str], str, object]:
        async with lead(tmp_path, reporting(), size=(200, 40)) as stage:
            await stage.press("escape")
            place = stage.mode.place
            if by_mouse:
                await stage.click(f"{key.sign} {key.label}")
            else:
                await stage.press(key.keys.split(",")[0])
            assert place == "lead"
            return stage.happened(), stage.top, stage.mode

    async with lead(tmp_path, reporting(), size=(200, 40)) as stage:
        await stage.press("escape")
        shown = [key for key in stage.bench.working("lead", "anywhere") if stage.rows()[-1].count(key.label)]
        offers = [key for key in shown if key.footer and f"{key.sign} {key.label}" in stage.rows()[-1]]
    assert len(offers) >= 8
    for key in offers:
        if not shares(key) and key.id != "leave":
            assert await told(key, True) == await told(key, False), key.id


async def test_an_issue_is_taken_in_hand_edited_and_given_to_another_group(tmp_path: Path) -> None:
    """One click chooses it, two open its words, dragging gives it away, and undo brings it back."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.click("nobody asked")
        assert (stage.mode.chosen, stage.mode.place) == ("E1-G1-1", "board")
        assert stage.happened() == []
        await stage.click("nobody asked", times=2)
        assert stage.head == "Edit E1-G1-1"
        await stage.click("esc out")
        await stage.drag("nobody asked", "Group 3", nth=-1)
        assert stage.happened() == ["issue.moved"]
        assert stage.state.issues["E1-G1-1"].group == "G3"
        await stage.click("u takes it back")
        assert stage.state.issues["E1-G1-1"].group == "G1"


async def test_what_is_held_says_where_it_would_go_and_stays_when_it_is_let_go_beside(tmp_path: Path) -> None:
    """Dragging is told in words; the mouse let go anywhere else does nothing."""
    async with lead(tmp_path, reporting()) as stage:
        begin, over = stage.cell("nobody asked"), stage.cell("letters were")
        await stage.mouse(events.MouseDown, begin)
        await stage.mouse(events.MouseMove, over)
        assert stage.said == "Let go, and E1-G1-1 is Group 2's."
        await stage.mouse(events.MouseMove, (0, 0))
        await stage.mouse(events.MouseUp, (0, 0))
        assert stage.happened() == []
        assert stage.said == "E1-G1-1 stays where it is."


async def test_words_half_typed_stay_when_something_else_is_clicked(tmp_path: Path) -> None:
    """As when the line is left by a key: nothing of them is lost, and a click on the line goes on with them."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.click("Group 2")
        assert stage.head.startswith("Group 2")
        await stage.press(*"half a")
        await stage.click("nobody asked")
        assert stage.mode.place == "board"
        await stage.click("half a")
        assert stage.place == "typing"
        await stage.press(*"x")
        assert "x" in stage.line.value
        assert stage.line.value.replace("x", "") == "half a"
        await stage.click("esc out")
        await stage.press("o", *"a note")
        await stage.click("nobody asked")
        assert stage.mode.chosen == "E1-G1-1"
        await stage.press("escape", "escape", "o")
        assert stage.line.value == "a note"


async def test_a_single_click_never_changes_the_day_outside_what_has_a_name(tmp_path: Path) -> None:
    """A click that only brings the window to the front may fall anywhere: page, clock, list, notes, bars."""
    async with lead(tmp_path, started(), size=(200, 60)) as stage:
        before, named, cells = stage.view.room, 0, [(x, y) for y in range(2, 58, 5) for x in range(0, 200, 23)]
        for cell in cells:
            if find(stage.screen, *cell)[1].kind == "do":
                named += 1
                continue
            await stage.click(cell)
            assert stage.top == "LeadScreen"
        assert stage.happened() == []
        assert stage.view.room == before
        assert named * 20 < len(cells)


async def test_an_item_is_told_of_by_one_click_and_gone_to_by_two(tmp_path: Path) -> None:
    """The room sees nothing of the first."""
    async with lead(tmp_path, started()) as stage:
        await stage.click("LUNCH")
        assert stage.happened() == []
        assert stage.said.startswith("Lunch, 11:00")
        await stage.press("g")
        assert stage.top == "PickScreen"
        assert "▶" in next(row for row in stage.rows() if "Lunch" in row and "▶" in row)
        await stage.click("esc out")
        await stage.click("LUNCH", times=2)
        assert stage.now.id == "lunch"


async def test_the_wheel_scrolls_what_it_is_over(tmp_path: Path) -> None:
    """Over a list the mark moves, over the board the choice; on a short page nothing happens."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.click("nobody asked")
        await stage.wheel("nobody asked", 1)
        assert stage.mode.place == "board"
        await stage.press("escape", "escape", "g")
        listed = stage.screen.query_one(ChoiceList)
        marked = next(row for row in listed.lines_shown if "▶" in row)
        await stage.wheel("Go to", 1)
        assert next(row for row in listed.lines_shown if "▶" in row) != marked
        await stage.click("esc out")
        assert stage.happened() == []


async def test_a_row_of_a_sheet_is_taken_and_its_keys_are_clicked(tmp_path: Path) -> None:
    """The same events as by its keys."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.click("w walk round")
        await stage.click("Group 3")
        await stage.click("k stuck")
        assert stage.state.groups["G3"].name
        assert stage.happened() == ["group.observed"]
        await stage.click("esc back")
        assert stage.top == "LeadScreen"


async def test_while_participants_look_on_nothing_private_is_clicked_open(tmp_path: Path) -> None:
    """On the room's layout a click does nothing."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.press("escape", "M")
        for y in range(0, 36, 5):
            for x in range(0, 120, 29):
                await stage.mouse(events.MouseDown, (x, y))
                await stage.mouse(events.MouseUp, (x, y))
        assert stage.happened() == []
        assert stage.top == "LeadScreen"
        assert stage.mode.room


async def test_in_the_room_s_window_the_mouse_does_nothing() -> None:
    """Neither button opens or changes anything on the projector, nor does the menu's key."""
    async with room(reporting()) as stage:
        before, kept = stage.screen._compositor.render_strips(), stage.screen
        for button in (1, 3):
            for x, y in ((0, 0), (30, 10), (60, 20)):
                for kind in (events.MouseDown, events.MouseUp):
                    stage.app.post_message(kind(None, x, y, 0, 0, button, False, False, False, x, y))
                    await stage.pilot.pause(0)
        stage.app.post_message(events.Key("f10", None))
        await stage.pilot.pause(0)
        assert stage.app.screen is kept
        assert kept._compositor.render_strips() == before


async def test_moving_the_mouse_paints_nothing_and_writes_nothing(tmp_path: Path) -> None:
    """It is not even looked at while no button is down."""
    async with lead(tmp_path, reporting()) as stage:
        heeded: list[events.MouseEvent] = []
        stage.app.pointer.heed = heeded.append  # type: ignore[assignment, method-assign]
        for x in range(120):
            await stage.mouse(events.MouseMove, (x, 10), 0)
        assert heeded == []


# -- the terminal ----------------------------------------------------------------------------------------------------


def test_only_movements_with_a_button_down_are_asked_for() -> None:
    """And nothing of the mouse where it is turned off."""
    if os.name == "nt":
        pytest.skip("the driver of POSIX terminals")
    from textual.drivers.linux_driver import LinuxDriver

    assert while_pressed(HeadlessDriver) is HeadlessDriver
    for mouse in (True, False):
        told: list[str] = []
        kind = while_pressed(LinuxDriver)
        driver = kind.__new__(kind)
        driver._mouse = mouse
        driver.write = told.append  # type: ignore[method-assign, assignment]
        driver.flush = lambda: None  # type: ignore[method-assign]
        driver._enable_mouse_support()  # type: ignore[attr-defined]
        asked = "".join(told)
        assert asked.endswith("\x1b[?1003l\x1b[?1002h") if mouse else not asked
        driver._disable_mouse_support()  # type: ignore[attr-defined]
        assert ("\x1b[?1002l" in "".join(told)) == mouse


async def test_home_is_led_by_mouse(tmp_path: Path) -> None:
    """A plan is marked by a click and set up by two; the fields take clicks."""
    app = ConsoleApp(StubbornJournal(), tmp_path, clock := HandClock())
    async with on_stage(app, clock, (120, 36)) as stage:
        await stage.click("A demonstration day", -1, times=2)
        assert stage.top == "SetupScreen"
        await stage.click("Venue")
        await stage.click(at_field(stage, 2))
        await stage.press(*"hall")
        assert stage.line.value == "hall"
        await stage.click("esc back")
        assert stage.top == "HomeScreen"


def at_field(stage: Stage, number: int) -> tuple[int, int]:
    """A cell of a field of the screen on top."""
    from facilitator.console.widgets.typing import TypedLine

    region = list(stage.screen.query(TypedLine))[number].region
    return region.x + 2, region.y
