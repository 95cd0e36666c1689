"""Every command that is declared is reached by the mouse, on every screen, and every click has a key.

What carries a command out is replaced by a note of it, so that nothing changes and one window serves all of a place:
its key is pressed, its line in the menu is clicked, and so is every place where it is painted; each time the same
command has to arrive. What comes of the commands is looked at in `test_by_mouse_alone.py`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.screen import Screen

from facilitator.agenda.case_blanks import ASKED
from facilitator.agenda.editing.case_fields import CaseFields
from facilitator.console.desks.heaps import HeapsDesk
from facilitator.console.everywhere import Everywhere
from facilitator.console.key import Key, shares
from facilitator.console.keys import KEYS
from facilitator.console.menus import Menus
from facilitator.console.painting.spots import MARK, NOWHERE, THINGS, Spot
from facilitator.console.pointer import MovesThings, find, keys_on
from facilitator.console.screens.case_fields import CaseScreen
from facilitator.console.screens.clocks import BackdateScreen
from facilitator.console.screens.details import DetailsScreen
from facilitator.console.screens.doubtful import DoubtfulSheet
from facilitator.console.screens.handed import HandedSheet
from facilitator.console.screens.heaps import HeapsSheet
from facilitator.console.screens.hypotheses import HypothesesSheet
from facilitator.console.screens.lead import LeadScreen
from facilitator.console.screens.menu import MenuCanvas, MenuScreen
from facilitator.console.screens.over import open_over
from facilitator.console.screens.own_keys import OwnKeysScreen
from facilitator.console.screens.pasting import PastingSheet
from facilitator.console.screens.photograph import PhotographScreen
from facilitator.console.screens.themes import SplittingSheet
from facilitator.console.screens.wall import WallSheet
from facilitator.console.widgets.canvas import Canvas
from facilitator.live.facts.clocks import ChangeClock
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.interruptions import BeginInterruption, EndInterruption
from facilitator.live.facts.issues import CaptureIssue
from tests.console.stage import SETTLING, Stage, lead
from tests.console.test_editor import editing
from tests.console.test_jigsaw import reporting as robin
from tests.console.test_review import review
from tests.console.test_teaching import demonstration
from tests.console.walks import WINDOWS
from tests.console.week import run_of
from tests.makers import Day, started, themed_plan
from tests.themes.flipchart import day as bundled_day

ROOMY = (120, 50)
"""A window in which every menu has room."""
Opening = Callable[[Path], Any]
"""Opens a window at a place, for as long as the context lasts."""


# -- the mouse -------------------------------------------------------------------------------------------------------


def painted(stage: Stage, canvases: type[Canvas] = Canvas) -> Iterator[tuple[Spot, tuple[int, int]]]:
    """What is painted on the screen on top, with a cell of it that can be clicked."""
    for canvas in stage.screen.query(canvases):
        canvas.freshen()
        for y, strip in enumerate(canvas._painted):
            x = canvas.region.x + (canvas.EDGE == "left")
            for text, style, _ in strip:
                told = style.meta.get(MARK) if style is not None and style._meta else None
                cell = (x, canvas.region.y + y)
                if told and text and find(stage.screen, *cell) == (canvas, Spot(*told)):
                    yield Spot(*told), cell
                x += len(text)


def beside_everything(stage: Stage) -> tuple[int, int]:
    """A cell of the screen on top where nothing stands that has a list of its own."""
    width, height = stage.app.size
    for x, y in ((x, y) for y in range(height) for x in range(0, width, 7)):
        widget, spot = find(stage.screen, x, y)
        if isinstance(widget, Canvas) and spot == NOWHERE:
            return x, y
    raise AssertionError(f"the menu cannot be opened by the mouse on\n{stage.shown()}")


# -- what is done ----------------------------------------------------------------------------------------------------


class Heard:
    """The commands that arrived where they are carried out."""

    def __init__(self, stage: Stage, *left: str) -> None:
        """Listen in the place of everything that carries out, but the menu, and what is `left` as it is."""
        left = ("menu", *left)
        self.came: list[Spot] = []
        screen = stage.screen
        bench: Any = getattr(screen, "bench", None)
        for one, _ in list(getattr(bench, "handlers", {}).values()):
            if one.id not in left:
                bench.handlers[one.id] = (one, self._note(one, 0))
        for owner in (screen, stage.app.everywhere, *getattr(screen, "desks", ())):
            kept = [one if one.id in left else one._replace(handler=self._note(one, 1)) for one in keys_on(owner)]
            vars(owner)["KEYS"] = tuple(kept)

    def _note(self, one: Key, ahead: int) -> Callable[..., None]:
        """Note a command; `ahead` things come before what it is given, and nothing is given where a bench knows it."""
        ahead += len(one.given) if ahead else 0

        def note(*told: object) -> None:
            self.came.append(Spot("do", one.id, *map(str, told[ahead:])))

        return note

    def take(self) -> list[Spot]:
        """What came since the last time."""
        came, self.came = self.came, []
        return came


async def arrives(stage: Stage, heard: Heard, *done: events.Event) -> list[Spot]:
    """What arrives when these have been pressed or clicked."""
    for event in done:
        stage.app.post_message(event)
    for _ in range(SETTLING):
        await stage.pilot.pause(0)
        if heard.came:
            break
    return heard.take()


def click(at: tuple[int, int]) -> tuple[events.Event, ...]:
    """A click in a cell of the screen."""
    x, y = at
    return tuple(kind(None, x, y, 0, 0, 1, False, False, False, x, y) for kind in (events.MouseDown, events.MouseUp))


def has_key(screen: Screen[Any], spot: Spot) -> bool:
    """Whether what a click does is done by a key as well."""
    here = (*keys_on(screen), *Everywhere.KEYS)
    if spot.kind == "do":
        return any(one.id == spot.name and spot.which in ("", *one.keys.split(",")) and one.keys for one in here)
    if spot.kind in THINGS:
        moving = {name for one in here for name in one.keys.split(",")} & {"up", "down"}
        return bool(moving) and (spot.kind not in BY_COMMAND or any(one.id in BY_COMMAND[spot.kind] for one in here))
    return spot.kind in ("press", "type", "panel")  # a key, letters, or the menu's own


BY_COMMAND = {
    "item": {"item.go", "change.down"},
    "group": {"capture.group"},
    "issue": {"board.enter", "read_back.edit"},
}
"""What takes a thing in hand by keys, where the arrows alone do not say so."""

ONLY_TOLD = {"scribe": "item"}
"""Where a click only says what something is called: the scribe's window follows the day."""

DRAGGED = {"board.move", "editor.later", "change.move"}
"""What is done by keys in the place of dragging."""


def in_menu(stage: Stage, wanted: Spot) -> tuple[int, int]:
    """Where this stands in the menu now."""
    return next(cell for spot, cell in painted(stage, MenuCanvas) if spot == wanted)


AS_TYPED = frozenset({"line.leave", "pages.leave"})
"""Commands whose keys the typed line itself takes."""


def key_event(name: str) -> events.Key:
    """A key as the terminal would tell it."""
    return events.Key(name, name if len(name) == 1 else None)


async def clicked(stage: Stage, place: str, wanted: list[Key]) -> None:
    """Every one of these commands arrives by its key, from wherever it is painted, and by its line in the menu."""
    await stage.finish()
    heard, top = Heard(stage), stage.screen
    stands = {spot: cell for spot, cell in painted(stage) if spot.kind != ONLY_TOLD.get(place)}
    assert [spot for spot in stands if not has_key(top, spot)] == [], f"{place}: what is clicked has no key"
    assert not isinstance(top, MovesThings) or DRAGGED & {one.id for one in keys_on(top)}, f"{place}: dragged only"
    expected = {one.id: Spot("do", one.id, one.keys.partition(",")[0] if shares(one) else "") for one in wanted}
    for one in wanted:
        if one.id not in AS_TYPED and one.keys:
            came = await arrives(stage, heard, key_event(one.keys.split(",")[0]))
            assert came == [expected[one.id]], f"{place}: {one.id} by its key"
        if (spot := expected[one.id]) in stands:
            stage.app.pointer.clicked = None
            assert await arrives(stage, heard, *click(stands[spot])) == [spot], f"{place}: {one.id} where it is painted"
    await stage.click(beside_everything(stage), button=3)
    assert isinstance(stage.screen, MenuScreen), f"no menu opens by the mouse on {place}"
    await stage.press("escape")
    stage.app.show_menu()  # as by its key: from the corner, where it never moves when it grows
    await stage.settle()
    menu = stage.screen
    assert isinstance(menu, MenuScreen)
    given: list[Any] = []
    vars(menu)["dismiss"] = given.append  # it stays, to be clicked on
    for name in menu.menus.names:
        entries = [entry.spot for entry in menu.menus.under(name)]
        here = [spot for spot in expected.values() if spot in entries]
        if here:
            await stage.click(in_menu(stage, Spot("button", "turn", name)))
        for spot in here:
            menu._in_hand = 0  # the line in hand is the longest: with another the lines would move as the day ticks on
            menu._show()
            await arrives(stage, heard, *click(in_menu(stage, Spot("button", "take", str(entries.index(spot))))))
            assert given == [spot], f"{place}: {spot.name} in the menu\n{stage.shown()}"
            given.clear()
            stage.app._carry(top, spot)
            assert heard.take() == [spot], f"{place}: {spot.name} by the menu"
            del expected[spot.name]
    assert not expected, f"{place}: no click reaches these"


# -- the places ------------------------------------------------------------------------------------------------------


def working_day() -> Day:
    """An exercise that runs late, with issues of two groups."""
    day = started(themed_plan()).goes_to("ex1")
    day.does(CaptureIssue("G1", "nobody asked the child", "ex1"), CaptureIssue("G2", "letters were filed", "ex1"))
    return day.wait(minutes=80)


def reporting() -> Day:
    """A report-back with issues."""
    day = started(themed_plan()).goes_to("ex1").wait(minutes=10).goes_to("back1")
    day.does(CaptureIssue("G1", "nobody asked the child"), CaptureIssue("G2", "letters were filed"))
    return day


def ended() -> Day:
    """The same day after its end."""
    day = reporting()
    day.does(EndRun())
    return day


def changed() -> Day:
    """A talk in which something was done that can be undone."""
    day = started(themed_plan())
    day.does(ChangeClock(60.0))
    return day


def on_the_lead(make: Callable[[], Day], *keys: str, then: Callable[[Stage], object] | None = None) -> Opening:
    """The lead's screen on a day, after some keys, and with what a function opens over it."""
    return after(lambda folder: lead(folder, make(), size=ROOMY), *keys, then=then)


def after(opening: Opening, *keys: str, then: Callable[[Stage], object] | None = None) -> Opening:
    """A window after some keys, in a roomy terminal, and with what a function opens over it."""

    @asynccontextmanager
    async def opened(folder: Path) -> AsyncIterator[Stage]:
        async with opening(folder) as stage:
            await stage.resize(*ROOMY)
            await stage.press(*keys)
            if then is not None:
                then(stage)
                await stage.settle()
            yield stage

    return opened


def over(make: Callable[[Stage], Any]) -> Opening:
    """Something over the lead's screen in a report-back."""
    return on_the_lead(reporting, "escape", then=lambda stage: open_over(stage.app, make(stage)))


def performing(command: str) -> Opening:
    """What a command of the lead opens in a report-back."""
    return on_the_lead(reporting, "escape", then=lambda stage: stage.bench.perform(command))


PLACES: dict[str, Opening] = {
    "home": after(WINDOWS["home"]),
    "bring": after(WINDOWS["home"], "b"),
    "setup": after(WINDOWS["setup"]),
    "details": over(lambda stage: DetailsScreen(bundled_day(), stage.app.folder)),
    "details, of a case": over(lambda stage: CaseScreen("Robin", CaseFields(dict.fromkeys(ASKED, ""), (), ()))),
    "editor": lambda folder: editing(folder, size=ROOMY),
    "editor fields": after(editing, "enter"),
    "pages of an item": after(editing, "2", "escape", "p"),
    "picture": after(editing, "2", "escape", "p", "ctrl+o"),
    "line": on_the_lead(reporting, "enter", *"2: x"),
    "board": on_the_lead(reporting, "escape", "up"),
    "scribe": after(WINDOWS["scribe"], "escape"),
    "anywhere": on_the_lead(reporting, "escape"),
    "settings": on_the_lead(reporting, "escape", "f9"),
    "own keys": over(lambda stage: OwnKeysScreen()),
    "sheet": performing("walk.open"),
    "list of forms": performing("forms.open"),
    "happened list": performing("happened.open"),
    "walk": performing("walk.open"),
    "tally": performing("tally.open"),
    "attendance": performing("attendance.open"),
    "hypotheses": over(lambda stage: HypothesesSheet(stage.bench)),
    "read-back": performing("read_back.open"),
    "matrix": performing("matrix.open"),
    "entries": performing("entries.open"),
    "doubtful": over(lambda stage: DoubtfulSheet(stage.bench)),
    "pasting": over(lambda stage: PastingSheet(stage.bench, (), late=False)),
    "splitting": over(lambda stage: SplittingSheet(stage.bench, "voice")),
    "heaps": over(lambda stage: HeapsSheet(stage.bench, stage.desk(HeapsDesk).thinking.sensing)),
    "message": performing("room.message"),
    "handed": over(lambda stage: HandedSheet(stage.bench, stage.app.folder, "")),
    "ending": performing("run.end"),
    "choosing": performing("item.go"),
    "paper": performing("papers.read"),
    "photographs": performing("photographs.open"),
    "photograph": over(lambda stage: PhotographScreen("chart.png", "", None)),
    "wall": over(lambda stage: WallSheet(stage.bench)),
    "second clock": on_the_lead(changed, "0", "5", "enter", "0"),
    "began earlier": over(lambda stage: BackdateScreen(stage.bench)),
    "win time back": on_the_lead(working_day, "escape", "r"),
    "change the day": performing("plan.change"),
    "reviews": lambda folder: review(folder, size=ROOMY),
    "review": lambda folder: review(folder, run_of(1), size=ROOMY),
    "compared": after(review, "c"),
}
"""How each place is opened in which keys work; those of the lead's own screen depend on the day, see below."""

OF_THE_DAY = {"lead", "forms", "happened"}
"""Places of the lead's screen, whose commands work at some times of a day."""

BY_THEMSELVES = {"menu", "the room's window"}
"""The menu has no menu, its lines and headings are clicked themselves; in the room's window the mouse does nothing."""


APART = {"details": "details.", "details, of a case": "case."}
"""How the commands begin of screens that are one place, as they never lie over each other."""


def commands_of(place: str) -> list[Key]:
    """The commands to be clicked at a place."""
    where, begins = place.partition(",")[0], APART.get(place, "")
    return [one for one in KEYS if one.where == where and one.label and one.id.startswith(begins) and one.id != "menu"]


def test_every_declared_command_is_clicked() -> None:
    """A new screen, and a new command, is left out by nobody."""
    here = {one.id for place in PLACES for one in commands_of(place)}
    elsewhere = {one.id for one in KEYS if one.where in OF_THE_DAY | BY_THEMSELVES or one.id == "menu"}
    assert {one.id for one in KEYS} - here - elsewhere == set()
    assert not here & elsewhere


@pytest.mark.parametrize("place", PLACES)
async def test_every_command_of_a_place_is_under_the_mouse(tmp_path: Path, place: str) -> None:
    """By its key, by the menu and where it is painted, the same command arrives."""
    async with PLACES[place](tmp_path) as stage:
        await clicked(stage, place, commands_of(place))


DAYS: dict[str, Opening] = {
    "waiting": on_the_lead(lambda: Day(themed_plan()).at("09:20")),
    "talk": on_the_lead(changed, "escape"),
    "exercise": on_the_lead(working_day, "escape"),
    "report-back": on_the_lead(reporting, "escape"),
    "second page": on_the_lead(changed, "escape", "space"),
    "case in stages": on_the_lead(robin, "escape"),
    "demonstration": on_the_lead(demonstration),
    "looking back": on_the_lead(reporting, "escape", "P"),
    "undone": on_the_lead(changed, "escape", "u"),
    "ended": on_the_lead(ended, "escape"),
}
"""Times of a day, at some of which every command of the lead works."""


async def test_every_command_of_the_lead_is_under_the_mouse_when_it_works(tmp_path: Path) -> None:
    """Each at the first time of a day at which the menu has nothing against it."""
    missing = [one for one in LeadScreen.KEYS if one.where == "lead" and one.label]
    for number, opening in enumerate(DAYS.values()):
        async with opening(tmp_path / str(number)) as stage:
            menus = Menus(stage.screen, {})
            works = {entry.spot.name for name in menus.names for entry in menus.under(name) if not entry.reason}
            await clicked(stage, "lead", [one for one in missing if one.id in works])
            missing = [one for one in missing if one.id not in works]
    assert [one.id for one in missing] == []


LISTS = {"forms": "forms.open", "happened": "happened.open"}
"""Commands behind a key of the lead's, and what opens their list."""


@pytest.mark.parametrize("place", LISTS)
async def test_every_row_of_a_list_of_commands_is_done_by_two_clicks_and_by_its_letter(
    tmp_path: Path, place: str
) -> None:
    """As a newcomer does it who reads the list, and as somebody who knows it."""
    day = reporting()
    day.does(BeginInterruption())
    day.does(EndInterruption())
    async with lead(tmp_path, day, size=ROOMY) as stage:
        await stage.press("escape")
        heard = Heard(stage, LISTS[place])
        for one in (one for one in KEYS if one.where == place):
            for by_letter in (True, False):
                stage.bench.perform(LISTS[place])
                await stage.settle()
                if by_letter:
                    done: tuple[events.Event, ...] = (key_event(one.keys.split(",")[0]),)
                else:
                    stage.app.pointer.clicked = None
                    done = click(next(cell for spot, cell in painted(stage) if spot == Spot("row", one.id))) * 2
                assert await arrives(stage, heard, *done) == [Spot("do", one.id)], f"{one.id}, by letter: {by_letter}"


async def test_the_menu_itself_by_clicks_and_by_keys(tmp_path: Path) -> None:
    """Headings are clicked as the arrows turn to them, the wheel takes another line in hand, a click beside closes."""
    async with lead(tmp_path, reporting(), size=ROOMY) as stage:
        await stage.press("escape", "f10")
        menu = stage.screen
        assert isinstance(menu, MenuScreen)
        canvas = menu.query_one(MenuCanvas)
        await stage.press("right")
        by_key = canvas.menu
        await stage.press("left")
        await stage.click(in_menu(stage, Spot("button", "turn", by_key.open)))
        assert canvas.menu == by_key
        await stage.wheel(in_menu(stage, Spot("button", "take", "0")), 1)
        assert canvas.menu.at == 1
        await stage.click((119, 49))
        assert stage.top == "LeadScreen"
