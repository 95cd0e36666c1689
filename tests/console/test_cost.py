"""A key costs what it changes, and no more: counted in bytes, paintings and calls, never in seconds."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import msgspec
import pytest
from msgspec.structs import replace
from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual.events import Key, Paste, Resize
from textual.screen import Screen
from textual.strip import Strip

from facilitator.console.app import ConsoleApp
from facilitator.console.base_app import BaseApp
from facilitator.console.painting import pages
from facilitator.console.painting.spots import Spot, spot_at, standing, unspotted
from facilitator.console.sparing import SparingUpdate
from facilitator.console.widgets.canvas import Canvas
from facilitator.controller import Controller
from facilitator.live import word_lists
from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import GoTo
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.facts.review import MakeComment
from facilitator.live.queries import doubtful, pace
from facilitator.live.queries.view import View
from facilitator.live.rules import evolve, replay
from facilitator.live.state import State
from facilitator.sessionlog import history
from facilitator.sessionlog.archive import encode
from facilitator.sessionlog.build import session_log
from tests.benchmarks.large import plan_of
from tests.console.stage import Stage, lead, on_stage
from tests.makers import Day, HandClock, StubbornJournal

if TYPE_CHECKING:
    from _typeshed import TraceFunction

USUAL = (120, 36)
MOST = 1.15
"""How many times the calls of a small day a key may take on a large one."""


def a_day(folder: Path, *, pages: int = 4, items: int = 3, groups: int = 4, issues: int = 8) -> Day:
    """A day in its talk after so many issues were captured; its clock runs."""
    folder.mkdir()
    day = Day(plan_of(folder, pages=pages, items=items, groups=groups), groups=groups).at("09:00")
    day.does(GoTo("ex"))
    for number in range(issues):
        day.does(CaptureIssue(f"G{number % groups + 1}", f"issue {number}: nobody asked", "ex"))
    day.does(GoTo("talk"))
    if day.state.items["talk"].clock.since is None:
        day.does(ToggleClock())
    return day


@contextmanager
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What would be written to a terminal of what differs."""
    told: list[str] = []
    before = BaseApp._display

    def display(app: BaseApp, screen: Screen[object], renderable: RenderableType | None) -> None:
        if isinstance(renderable, SparingUpdate):
            told.append(renderable.render_segments(app.console))
        before(app, screen, renderable)

    with monkeypatch.context() as patched:
        patched.setattr(BaseApp, "_display", display)
        yield told


async def test_a_page_a_letter_and_a_second_are_few_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow line to a projector or another laptop is not kept busy."""
    async with lead(tmp_path, a_day(tmp_path / "day", pages=40), size=USUAL) as stage:
        with written(monkeypatch) as told:
            for key, most in (("right", 4000), ("plus", 1200), ("c", 0), ("x", 400)):
                told.clear()
                await stage.press(key)
                assert 0 < sum(map(len, told)) <= most or not most
            told.clear()
            await stage.turn(1)
            await stage.settle()
            assert 0 < sum(map(len, told)) <= 400


async def test_a_canvas_is_painted_once_for_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much of what it shows has changed: the item, the clock, what is said and what is saved."""
    painted: Counter[str] = Counter()
    before = Canvas.repaint

    def repaint(canvas: Canvas, everything: bool = False) -> None:
        painted[type(canvas).__name__] += 1
        before(canvas, everything)

    async with lead(tmp_path, a_day(tmp_path / "day"), size=USUAL) as stage:
        await stage.press("right")
        monkeypatch.setattr(Canvas, "repaint", repaint)
        for key in ("right", "left", "plus", "minus", "t"):
            painted.clear()
            await stage.press(key)
            assert painted
            assert max(painted.values()) == 1, (key, painted)


@pytest.mark.parametrize("size", [(80, 24), USUAL, (170, 52)])
async def test_a_first_picture_is_laid_out_once(
    tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each part is told its size once, and not a second time after the styles of a window of this size are found."""
    told: Counter[str] = Counter()
    before = Canvas.on_resize

    def on_resize(canvas: Canvas, event: Resize) -> None:
        told[type(canvas).__name__] += 1
        before(canvas, event)

    monkeypatch.setattr(Canvas, "on_resize", on_resize)
    async with lead(tmp_path, a_day(tmp_path / "day"), size=size):
        assert {"DayBar", "LeadMiddle", "Footer"} <= set(told)
        assert max(told.values()) == 1, told


async def test_a_key_is_written_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a page has more lines than the one before it, which must not be shown whole by a second look."""
    shown: list[RenderableType | None] = []
    before = BaseApp._display

    def display(app: BaseApp, screen: Screen[object], renderable: RenderableType | None) -> None:
        shown.append(renderable)
        before(app, screen, renderable)

    plan = plan_of(tmp_path, pages=2)
    (name, deck), (first, second) = next(iter(plan.decks.items())), next(iter(plan.decks.values())).pages
    short = replace(deck, pages=(first, replace(second, blocks=second.blocks[:2])))
    day = Day(replace(plan, decks={name: short})).at("09:00")
    day.does(GoTo("talk"))
    async with lead(tmp_path, day, size=USUAL) as stage:
        await stage.press("right", "left")
        monkeypatch.setattr(BaseApp, "_display", display)
        for key in ("right", "left", "plus", "minus", "t"):
            shown.clear()
            await stage.press(key)
            assert [type(one) for one in shown if one is not None] == [SparingUpdate], key


async def test_what_a_plan_fixes_is_not_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by seconds nor by keys: how much a page weighs, how it is laid out, which blanks it has."""
    asked: Counter[str] = Counter()

    def counted(module: object, name: str) -> None:
        plain: Callable[..., object] = getattr(module, name)

        def again(*given: object, **named: object) -> object:
            asked[name] += 1
            return plain(*given, **named)

        monkeypatch.setattr(module, name, again)

    async with lead(tmp_path, a_day(tmp_path / "day", pages=30), size=USUAL) as stage:
        await stage.press("right", "left")
        for module, name in ((pace, "weight"), (pages, "block_lines"), (pages, "wrap_runs")):
            counted(module, name)
        await stage.press("right", "left", "plus", "minus", "right")
        await stage.turn(5)
        assert not asked


@asynccontextmanager
async def counting(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[int]]:
    """How many functions each key calls until it is shown."""
    calls: list[int] = []
    before = BaseApp._carry_through

    async def carry_through(app: BaseApp, event: Key | Paste) -> None:
        count = 0

        def called(frame: FrameType, event: str, given: object) -> None:
            nonlocal count
            count += event == "call"

        sys.setprofile(called)
        try:
            await before(app, event)
        finally:
            sys.setprofile(None)
        calls.append(count)

    with monkeypatch.context() as patched:
        patched.setattr(stage.app._in_turn, "_carry_through", lambda event: carry_through(stage.app, event))
        yield calls


def lines_in(work: Callable[[], object]) -> int:
    """How many lines of Python a piece of work goes through; each round of a loop counts anew."""
    count = 0

    def passed(frame: FrameType, event: str, given: object) -> TraceFunction:
        nonlocal count
        count += event == "line"
        return passed

    before = sys.gettrace()
    sys.settrace(passed)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


async def calls_of(folder: Path, day: Day, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """The calls of a page turn, a clock key and a letter, once what is kept is warm."""
    found: dict[str, int] = {}
    async with lead(folder, day, size=USUAL) as stage, counting(stage, monkeypatch) as calls:
        for name, opening, keys in (
            ("page", (), ("right", "left") * 3),
            ("clock", (), ("plus", "minus") * 3),
            ("letter", ("c",), ("x",) * 6),
        ):
            await stage.press(*opening, *keys)
            found[name] = min(calls[-2:])
    return found


LARGE: dict[str, tuple[Callable[[Path], Day], Callable[[Path], Day]]] = {
    "pages": (lambda folder: a_day(folder, pages=300), lambda folder: a_day(folder, pages=4)),
    "items": (lambda folder: a_day(folder, items=100), lambda folder: a_day(folder, items=32)),
    "issues": (
        lambda folder: a_day(folder, groups=12, issues=600),
        lambda folder: a_day(folder, groups=4, issues=20),
    ),
}


@pytest.mark.parametrize("kind", LARGE)
async def test_a_key_costs_the_same_on_a_large_day(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It changes one thing, so nothing on its way may count pages, items or issues."""
    large, small = LARGE[kind]
    many = await calls_of(tmp_path, large(tmp_path / "large"), monkeypatch)
    few = await calls_of(tmp_path, small(tmp_path / "small"), monkeypatch)
    assert {name: count for name, count in many.items() if count > MOST * few[name]} == {}, (many, few)


async def test_enter_looks_at_its_own_words_for_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And not at all that was said before, once more than it is told by; the words are still asked about."""
    async with lead(tmp_path, a_day(tmp_path / "day", issues=60), size=USUAL) as stage:
        await stage.press("c", "x", "enter")
        asked: list[str] = []
        plain = doubtful.reasons

        def counted(state: State, words: str) -> str:
            asked.append(words)
            return plain(state, words)

        monkeypatch.setattr(doubtful, "reasons", counted)
        await stage.press("y", "enter")
        assert set(asked) == {"y"}
        await stage.enter("Mrs Bexley did not ask")
        assert "is kept. It" in stage.said


async def test_what_works_beside_the_screen_lets_a_key_pass(tmp_path: Path) -> None:
    """Whatever window it is. What Python usually allows a thread is longer than a key may take, several times a key."""
    usual = sys.getswitchinterval()
    try:
        sys.setswitchinterval(0.005)
        async with lead(tmp_path, a_day(tmp_path / "day"), size=USUAL):
            assert sys.getswitchinterval() <= 0.0005
    finally:
        sys.setswitchinterval(usual)


USUAL_CALLS = {"page": 2300, "clock": 4700, "letter": 1850}
"""Functions that a key may call on a day as large as most, about a seventh more than it did when this was written."""


async def test_a_key_takes_no_more_steps_than_it_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each thing that is painted anew costs little, and all of them together a key that is felt."""
    day = a_day(tmp_path / "day", pages=12, items=32, issues=20)
    found = await calls_of(tmp_path, day, monkeypatch)
    assert {name: count for name, count in found.items() if count > USUAL_CALLS[name]} == {}


A_SECOND = 1600
"""Functions that a second which passes may call, which it does all day: about a seventh more than it did."""


async def test_a_second_takes_no_more_steps_than_it_did(tmp_path: Path) -> None:
    """It changes a figure of the clock and a cell of its bar."""
    async with lead(tmp_path, a_day(tmp_path / "day", pages=12, items=32, issues=20), size=USUAL) as stage:
        await stage.press("right")
        await stage.turn(2)
        count = 0

        def called(frame: FrameType, event: str, given: object) -> None:
            nonlocal count
            count += event == "call"

        stage.clock.wait(1)
        sys.setprofile(called)
        try:
            stage.lead._tick_on()
        finally:
            sys.setprofile(None)
        assert 300 < count <= A_SECOND


def test_what_stands_in_a_line_is_worked_out_once_for_the_very_same_line() -> None:
    """Styles and lines are compared by all that is in them, and a second that passes has hundreds of them."""
    plain, here = Strip([Segment("For you", Style(bold=True))]), Spot("panel", "Page")
    ((line,), (again,)) = standing([plain], here), standing([plain], here)
    assert line is again
    assert spot_at(line, 3) == here
    assert unspotted(line) is unspotted(line)
    assert unspotted(line) == plain
    assert unspotted(plain) is plain


async def test_the_first_picture_does_not_wait_for_names_to_be_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are marked as soon as it stands: what looks for them takes as long to load as a tenth of the start."""
    day = a_day(tmp_path / "day")
    day.does(GoTo("ex"), CaptureIssue("G1", "Mrs Bexley did not ask", "ex"))
    looked: list[bool] = []
    plain = Controller.view

    def counted(controller: Controller, *, glance: bool = False) -> View:
        looked.append(glance)
        return plain(controller, glance=glance)

    monkeypatch.setattr(Controller, "view", counted)
    async with lead(tmp_path, day, size=USUAL) as stage:
        assert looked[:2] == [True, True]
        assert not looked[-1]
        board = stage.view.board
        assert board is not None
        assert any("names someone?" in words for words in board.beside.values())


# -- coming back to a run, and reading one -----------------------------------------------------------------------------


def test_an_event_that_is_read_takes_few_steps_however_many_items_there_are(tmp_path: Path) -> None:
    """What a plan fixes is worked out once and not for each event: where an item stands, which cases come in stages."""
    told = {}
    for items in (3, 100):
        entries = a_day(tmp_path / str(items), items=items, issues=200).entries
        replay(entries)
        told[items] = lines_in(partial(replay, entries)) / len(entries)
    assert told[100] <= 1.02 * told[3]
    assert told[3] <= 72


def test_a_run_that_was_commented_on_is_folded_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """How the day went up to its end is told from the way there."""
    day = a_day(tmp_path / "day")
    day.does(EndRun())
    day.does(MakeComment("more time for the second case", author="CD"))
    folded: list[Recorded] = []

    def counted(state: State, entry: Recorded) -> State:
        folded.append(entry)
        return evolve(state, entry)

    monkeypatch.setattr(history, "evolve", counted)
    session_log("2026-03-02-abc", day.entries)
    assert folded == day.entries


class Looked:
    """A text that tells how far it is searched at once."""

    def __init__(self, text: bytes) -> None:
        """Around this text."""
        self.text = text
        self.spans: list[int] = []

    def __getitem__(self, stretch: slice) -> bytes:
        """A stretch of it."""
        return self.text[stretch]

    def index(self, wanted: bytes, begins: int = 0) -> int:
        """Where it has this, from there on: a line break is never far."""
        return self.text.index(wanted, begins)

    def find(self, wanted: bytes, begins: int, ends: int) -> int:
        """The same, up to an end."""
        self.spans.append(ends - begins)
        return self.text.find(wanted, begins, ends)


def test_a_word_is_looked_up_without_reading_a_list_from_end_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lists are halved, for which they have to be in order; no table is made of them either."""
    lists = word_lists._text()
    for stretch in (lists[slice(*word_lists._list(name))] for name in ("small", "first", "words")):
        words = stretch.strip(b"\n").split(b"\n")
        assert words == sorted(words)
        assert max(map(len, words)) < word_lists.NEAR
    looked = Looked(lists)
    monkeypatch.setattr(word_lists, "_text", lambda: looked)
    assert word_lists._has("words", "school")
    assert word_lists._has("small", "hannah")
    assert not word_lists._has("words", "schoolx")
    assert len(looked.spans) == 3
    assert max(looked.spans) <= word_lists.NEAR


UNUSED = ("_hashlib", "ctypes", "pkgutil", "secrets", "facilitator.live.numbers_in_lines")
"""What a start has no use for: OpenSSL, foreign functions, the shapes of numbers where no line can have one."""


def test_a_start_loads_nothing_it_has_no_use_for(tmp_path: Path) -> None:
    """A bare Textual app has none of it either."""
    asked = f"""
import sys, zlib
from pathlib import Path
from facilitator.application.opening import Setup
from facilitator.console.app import load_for_keys
from facilitator.console.screens.lead import LeadScreen
from facilitator.journal.packed_plans import unpacked
from facilitator.journal.digests import digest_of
from facilitator.live.personal_data import looks_personal
assert unpacked(digest_of(b"plan"), zlib.compress(b"plan")) == b"plan"
assert looks_personal("Hannah Bexley said so, nobody else")
assert not looks_personal("Group 1")
print([name for name in {UNUSED!r} if name in sys.modules])
"""
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=120)
    assert told.stdout.strip() == "[]"


def test_an_archive_needs_no_reader_for_kinds_not_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One for all kinds that there are takes longer to make than all the rest of the file."""
    asked: list[str] = []
    decode: Callable[..., object] = msgspec.json.decode

    def counted(text: bytes, **named: object) -> object:
        asked.append(str(named["type"]))
        return decode(text, **named)

    entries = a_day(tmp_path / "day").entries
    monkeypatch.setattr(msgspec.json, "decode", counted)
    assert b"nobody asked" in encode("2026-03-02-abc", entries)
    assert any("IssueCaptured" in kinds for kinds in asked)
    assert not any("PledgeMade" in kinds for kinds in asked)


def plan_to_edit(folder: Path, items: int) -> Path:
    """A plan of so many items among the trainer's own."""
    own = folder / "plans"
    own.mkdir(parents=True)
    listed = "".join(
        f"  - id: a{number:03}\n    title: Item {number}\n    minutes: 5\n    least: 4\n    prompts: [Ask, Wait]\n"
        for number in range(items)
    )
    path = own / "long.yaml"
    path.write_text(f'title: Long\nstarts: "06:00"\nfinishes: "14:20"\nagenda:\n{listed}', encoding="utf-8")
    return path


MOST_TO_MOVE, MOST_TO_CHANGE = 4_000, 12_000
"""Calls of a key in the editor of a plan of 100 items: one that marks another row, one that changes a length."""


async def test_a_key_in_the_editor_of_a_long_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Marking a row looks at nothing of the plan again, a change only at the item that changed and at the times."""
    app = ConsoleApp(StubbornJournal(), tmp_path, HandClock(), edit=plan_to_edit(tmp_path, 100))
    async with on_stage(app, HandClock(), USUAL) as stage, counting(stage, monkeypatch) as calls:
        await stage.press("down", "down", "down", "down")
        assert calls[-1] <= MOST_TO_MOVE
        await stage.press("plus", "minus", "plus", "minus")
        assert calls[-1] <= MOST_TO_CHANGE
