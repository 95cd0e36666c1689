"""What is remembered when the program is left: by real keys, in a file that may hold anything."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
import yaml
from textual.app import App

from facilitator.console.app import ConsoleApp
from facilitator.console.own_file import MOST_BYTES
from facilitator.console.settings import ASIDE, FILE, Settings, SettingsFile
from facilitator.controller import Controller
from tests.console.room_stage import room
from tests.console.stage import RUN, Stage, lead, on_stage
from tests.console.test_home import home, setup
from tests.console.walks import WINDOWS
from tests.makers import started


def written(folder: Path, text: str | bytes) -> SettingsFile:
    """What is read from a file that says this."""
    (folder / FILE).write_bytes(text if isinstance(text, bytes) else text.encode())
    return SettingsFile(folder)


def grounds(stage: Stage) -> set[str]:
    """The colours that lie under the text of the composed screen."""
    strips = stage.screen._compositor.render_strips()
    styles = [segment.style for strip in strips for segment in strip if segment.style is not None]
    return {style.bgcolor.name for style in styles if style.bgcolor is not None}


async def test_colours_chosen_with_d_are_there_the_next_time(tmp_path: Path) -> None:
    """On another screen of another start, from its first picture on; the room's window has its own."""
    async with lead(tmp_path, started()) as stage:
        dark = grounds(stage)
        await stage.press("D")
        light = grounds(stage)
        assert not dark & light
    async with on_stage(home(tmp_path), started().clock, (80, 24)) as stage:
        assert stage.app.theme == "light"
        assert grounds(stage) <= light
        await stage.press("D")
    async with lead(tmp_path, started(), window="scribe") as stage:
        assert stage.app.theme == "high contrast"
    async with room(started(), folder=tmp_path) as projector:
        assert projector.app.theme == "dark"


async def test_the_rooms_window_remembers_its_own_colours(tmp_path: Path) -> None:
    """A bright room asks for others than the laptop does."""
    async with room(started(), folder=tmp_path) as projector:
        await projector.pilot.press("D")
        assert projector.app.theme == "light"
    async with room(started(), folder=tmp_path) as projector:
        assert projector.app.theme == "light"
    async with lead(tmp_path, started()) as stage:
        assert stage.app.theme == "dark"


async def test_colours_remembered_are_put_in_place_before_anything_is_styled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A theme that is changed to while the program runs has every style read twice."""
    SettingsFile(tmp_path).change(theme="high contrast", room_theme="light")
    changed: list[str] = []
    monkeypatch.setattr(App, "_watch_theme", lambda app, name: changed.append(name))
    async with lead(tmp_path, started()) as stage:
        assert stage.app.theme == "high contrast"
    async with room(started(), folder=tmp_path) as projector:
        assert projector.app.theme == "light"
    assert changed == []


async def test_who_reviews_is_remembered(tmp_path: Path) -> None:
    """Said once, it signs the comments of later reviews as well."""
    async with WINDOWS["review"](tmp_path) as stage:
        await stage.press("c", "C", "D", "enter")
        assert stage.screen.bench.field.purpose.label.startswith("Comment")  # type: ignore[attr-defined]
    async with WINDOWS["review"](tmp_path) as stage:
        await stage.press("c", "H", "i", "enter")
        (comment,) = stage.screen.bench.state.comments.values()  # type: ignore[attr-defined]
        assert (comment.author, comment.text) == ("CD", "Hi")


async def test_what_the_setup_was_told_holds_for_the_next_start(tmp_path: Path) -> None:
    """A day that is taken up again after a crash begins in the layout that participants may see."""
    async with on_stage(setup(tmp_path), started().clock, (80, 24)) as stage:
        stage.screen.query_one("#shared").value = "yes"  # type: ignore[attr-defined]
        await stage.press(*["enter"] * 5)
        assert stage.lead.has_class("-room")
    async with lead(tmp_path, started()) as stage:
        assert stage.lead.has_class("-room")
        await stage.press("M")
        assert not stage.lead.has_class("-room")
    async with lead(tmp_path, started()) as stage:  # a look at her own layout unsays nothing
        assert stage.lead.has_class("-room")
    async with on_stage(setup(tmp_path), started().clock, (80, 24)) as stage:
        assert stage.screen.query_one("#shared").value == "yes"  # type: ignore[attr-defined]
        stage.screen.query_one("#shared").value = "no"  # type: ignore[attr-defined]
        await stage.press(*["enter"] * 5)
    async with lead(tmp_path, started()) as stage:
        assert not stage.lead.has_class("-room")


async def test_the_layout_that_m_brought_is_there_after_a_crash(tmp_path: Path) -> None:
    """And gone again once M has put it away; the command line decides where it says so."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("M")
    async with lead(tmp_path, started()) as stage:
        assert stage.lead.has_class("-room")
    day = started()
    kept = day.journal(RUN)
    app = ConsoleApp(kept, tmp_path, day.clock, controller=Controller(kept, day.clock, RUN), one_screen=False)
    async with on_stage(app, day.clock, (120, 36)) as stage:
        assert not stage.lead.has_class("-room")
        await stage.press("M", "M")
    async with lead(tmp_path, started()) as stage:
        assert not stage.lead.has_class("-room")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme: [", "is not a list of settings"),
        ("- theme", "is not a list of settings"),
        ("a: " + "[" * 9000, "is not a list of settings"),
        (b"\xff\xfe\x00", "could not be read"),
        ("theme: \x1b[31m", "is not a list of settings"),
        ("x" * (MOST_BYTES + 1), "is too large for a list of settings"),
        ("theme: purple", "theme should be one of dark, light, high contrast"),
        ("theme: [a, b]", "theme should be one of"),
        ("one_screen: maybe\nroom_theme: 7", "one_screen should be yes or no; room_theme should be one of"),
        ("one_screen: !!python/object/apply:os.system [ls]", "one_screen should be yes or no"),
        ("a: &a [x, x]\nb: &b [*a, *a]\n<<: *b\none_screen:", "one_screen should be yes or no"),
    ],
)
def test_what_cannot_be_followed_is_told_in_one_sentence(tmp_path: Path, text: str | bytes, said: str) -> None:
    """The usual holds, and the next change is kept all the same."""
    found = written(tmp_path, text)
    assert len(found.told) == 1
    assert said in found.told[0]
    assert found.now == Settings()
    assert found.change(theme="light", room_theme="dark", one_screen=True) == ""
    again = SettingsFile(tmp_path)
    assert (again.now, again.told) == (Settings(theme="light", one_screen=True), ())
    if "is not a" in said or "could not" in said or "too large" in said:
        assert (tmp_path / ASIDE).exists()


async def test_the_first_screen_tells_what_is_wrong_with_the_file(tmp_path: Path) -> None:
    """And the day can be led."""
    (tmp_path / FILE).write_text("theme: purple")
    async with lead(tmp_path, started()) as stage:
        assert "theme should be one of dark, light, high contrast" in " ".join(stage.shown().split())


def test_keys_of_a_newer_version_stay_as_they_are(tmp_path: Path) -> None:
    """With their values' kinds, and what another window has remembered meanwhile."""
    found = written(tmp_path, "theme: dark\nnewer: {deep: [1, 'no', 2026-03-02]}\nplain: no\ntheme: light\n")
    assert found.now.theme == "light"
    SettingsFile(tmp_path).change(reviewer="no")
    assert found.change(theme="high contrast") == ""
    kept = yaml.safe_load((tmp_path / FILE).read_text(encoding="utf-8"))
    assert [str(one) for one in kept["newer"]["deep"]] == ["1", "no", "2026-03-02"]
    assert (kept["plain"], kept["reviewer"], kept["theme"]) == (False, "no", "high contrast")
    assert SettingsFile(tmp_path).now == Settings(theme="high contrast", reviewer="no")


def test_the_file_is_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it cannot be put in place, the old one stays, nothing lies about, and a sentence says so."""
    settings = SettingsFile(tmp_path / "new")
    assert settings.change(theme="light") == ""
    file = tmp_path / "new" / FILE
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()

    def full(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert "could not be kept for later (No space left on device)" in settings.change(theme="high contrast")
    assert settings.now.theme == "high contrast"
    assert len(settings.told) == 1
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


async def test_trouble_with_the_file_is_told_where_the_colours_were_chosen(tmp_path: Path) -> None:
    """They hold until the window closes."""
    (tmp_path / "file").write_text("")
    async with lead(tmp_path / "file", started()) as stage:
        await stage.press("D")
        await stage.settle()
        assert stage.app.theme == "light"
        (told,) = stage.app._notifications  # the stage shows none
        assert "could not be kept for later" in told.message
