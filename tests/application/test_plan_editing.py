"""A sitting at a plan: copies of bundled ones, saving, other hands on the same files, other windows, crashes."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.agenda.editing import details, items, pages
from facilitator.agenda.editing.values import EditRefused
from facilitator.agenda.library import bundled
from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.scaffold import new_plan
from facilitator.application import plan_files
from facilitator.application.plan_documents import look_through
from facilitator.application.plan_editing import EditingRefused, Sitting, begin, suggested_name

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of the trainer's own plans."""
    return tmp_path / "plans"


@pytest.fixture
def path(own: Path) -> Path:
    """A plan of the trainer's own, with two decks."""
    return new_plan("My day", own)


def renamed(sitting: Sitting, title: str) -> None:
    """Another title for the first item."""
    sitting.edit(lambda plan: items.set_field(plan, 0, "title", title), f"the title {title}")


def test_a_bundled_plan_is_copied_and_stays_as_it_is(own: Path) -> None:
    """The copy runs, and is told of."""
    source = bundled("sessions") / "demonstration.yaml"
    before = source.read_bytes()
    sitting = begin(source, own)
    assert sitting.path.parent == own
    assert str(sitting.path) in sitting.told[0]
    renamed(sitting, "Hello there")
    assert sitting.save().fine
    plan = read_plan(sitting.path).plan
    assert plan is not None
    assert plan.items[0].title == "Hello there"
    assert source.read_bytes() == before
    sitting.close()
    assert suggested_name("A short demonstration", own) not in {plan.title}


def test_a_plan_in_a_folder_that_cannot_be_written_to_is_copied(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A memory stick with its switch on, or the folder of somebody else."""
    stick = new_plan("On a stick", tmp_path / "stick")
    touch = Path.touch

    def refused(self: Path, mode: int = 0o666, exist_ok: bool = True) -> None:
        if self.parent == stick.parent:
            raise OSError(errno.EROFS, "Read-only file system")
        touch(self, mode, exist_ok)

    monkeypatch.setattr(Path, "touch", refused)
    sitting = begin(stick, own)
    assert sitting.path.parent == own
    sitting.close()


def test_only_what_was_changed_is_written(path: Path, own: Path) -> None:
    """Byte for byte but for the title, and no other file."""
    sitting = begin(path, own)
    times = {file: file.stat().st_mtime_ns for file in own.rglob("*.md")}
    before = path.read_bytes()
    renamed(sitting, "Good morning")
    assert [change.path for change in sitting.unsaved()] == [path]
    assert sitting.save().fine
    assert path.read_bytes() == before.replace(b"title: Welcome\n", b"title: Good morning\n", 1)
    assert {file: file.stat().st_mtime_ns for file in own.rglob("*.md")} == times
    assert sitting.unsaved() == ()
    assert sitting.undo() == "the title Good morning"
    assert sitting.save().fine
    assert path.read_bytes() == before
    sitting.close()
    assert sorted(one.name for one in own.iterdir()) == ["my-day", "my-day.yaml", "plan.schema.json"]


def test_a_file_that_somebody_else_changed_is_never_overwritten(path: Path, own: Path) -> None:
    """Both texts are kept, the words say where, and what comes then goes on there."""
    sitting = begin(path, own)
    theirs = path.read_bytes() + b"# theirs\n"
    path.write_bytes(theirs)
    renamed(sitting, "Mine")
    saved = sitting.save()
    kept = own / "my-day-kept.yaml"
    assert not saved.fine
    assert str(kept) in saved.words
    renamed(sitting, "Mine again")
    assert sitting.save().fine
    assert path.read_bytes() == theirs
    plan = read_plan(kept).plan
    assert plan is not None
    assert plan.items[0].title == "Mine again"
    assert not (own / "my-day-kept-2.yaml").exists()
    sitting.close()


def test_a_disk_that_is_full_loses_nothing(path: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is as it was, the words stay in hand, and the next try writes them."""
    sitting = begin(path, own)
    before = path.read_bytes()

    def full(target: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(plan_files, "write_whole", full)
        renamed(sitting, "Mine")
        saved = sitting.save()
    assert "No space left" in saved.words
    assert path.read_bytes() == before
    assert sitting.save().fine
    assert b"title: Mine\n" in path.read_bytes()
    sitting.close()


def test_a_second_window_is_told_until_the_first_is_closed(path: Path, own: Path) -> None:
    """In words."""
    first = begin(path, own)
    with pytest.raises(EditingRefused, match="being edited in another window"):
        begin(path, own)
    first.close()
    begin(path, own).close()
    assert [one.name for one in own.iterdir() if one.name.startswith(".")] == []


KILLED = """
import os, sys
from pathlib import Path
from facilitator.agenda.editing import items
from facilitator.application.plan_editing import begin
path = Path(sys.argv[1])
sitting = begin(path, path.parent)
sitting.edit(lambda plan: items.set_field(plan, 0, "title", "Saved"), "x")
sitting.save()
sitting.hold({"the title of Exercise 1": "half a wo"})
print("ready", flush=True)
sys.stdin.read()
"""


def test_a_window_that_is_killed_locks_nothing_and_loses_nothing(path: Path, own: Path) -> None:
    """What was saved is there, what was being typed is told, and the plan can be opened at once."""
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "ready\n"
        with pytest.raises(EditingRefused, match="another window"):
            begin(path, own)
        window.kill() if os.name == "nt" else window.send_signal(signal.SIGKILL)
        window.wait()
    sitting = begin(path, own)
    assert sitting.plan.items[0].title == "Saved"
    assert sitting.before == {"the title of Exercise 1": "half a wo"}
    assert "half a wo" in sitting.told[-1]
    sitting.hold({})
    sitting.close()
    assert begin(path, own).told == ()


def test_a_deck_and_the_plan_have_one_history(path: Path, own: Path) -> None:
    """Undo goes back over both in the order in which they were edited."""
    sitting = begin(path, own)
    deck = path.with_suffix("") / "welcome.md"
    before = deck.read_bytes(), path.read_bytes()
    sitting.edit_deck("my-day/welcome.md", lambda found: pages.set_page(found, 1, "# Rules"), "a page")
    renamed(sitting, "Hello")
    sitting.edit(lambda plan: details.set_detail(plan, "quiet room", "Room 4"), "the quiet room")
    assert sitting.save().fine
    assert b"# Rules" in deck.read_bytes()
    assert b"How we work" not in deck.read_bytes()
    assert [sitting.undo(), sitting.undo(), sitting.undo(), sitting.undo()] == [
        "the quiet room",
        "the title Hello",
        "a page",
        None,
    ]
    assert sitting.save().fine
    assert (deck.read_bytes(), path.read_bytes()) == before
    sitting.close()


def test_an_item_is_cut_in_two_with_its_pages(path: Path, own: Path) -> None:
    """Each half shows its own; undo brings both back together."""
    sitting = begin(path, own)
    said = sitting.cut_item(0, 10, 1)
    assert "welcome-part.md" in said
    assert sitting.save().fine
    plan = read_plan(path).plan
    assert plan is not None
    assert [[page.title for page in plan.pages_of(item)] for item in plan.items[:2]] == [
        ["Welcome"],
        ["How we work together"],
    ]
    assert [item.minutes for item in plan.items[:2]] == [10, 5]
    sitting.undo()
    assert sitting.save().fine
    plan = read_plan(path).plan
    assert plan is not None
    assert [page.title for page in plan.pages_of(plan.items[0])] == ["Welcome", "How we work together"]
    sitting.close()


def test_a_deck_that_two_items_show_stays_whole_for_the_other(path: Path, own: Path) -> None:
    """A report-back shows its exercise's pages."""
    sitting = begin(path, own)
    sitting.edit(lambda plan: items.set_field(plan, 2, "deck", "my-day/welcome.md"), "x")
    sitting.cut_item(0, 10, 1)
    assert sitting.save().fine
    plan = read_plan(path).plan
    assert plan is not None
    assert [len(plan.pages_of(item)) for item in plan.items] == [1, 1, 1, 2, 0]
    sitting.close()


def test_an_item_without_pages_gets_some(path: Path, own: Path) -> None:
    """A deck of its own, beside the others."""
    sitting = begin(path, own)
    reference = sitting.new_deck(3)
    sitting.edit_deck(reference, lambda deck: pages.set_page(deck, 0, "# Tea is outside"), "a page")
    assert sitting.save().fine
    plan = read_plan(path).plan
    assert plan is not None
    assert [page.title for page in plan.pages_of(plan.items[3])] == ["Tea is outside"]
    sitting.close()


def test_a_picture_is_copied_into_the_plan_and_shown(path: Path, own: Path, tmp_path: Path) -> None:
    """By its file's name; one that is there already is named where it is."""
    (tmp_path / "My ladder.PNG").write_bytes(PNG)
    sitting = begin(path, own)
    said = sitting.add_picture("my-day/welcome.md", 0, str(tmp_path / "My ladder.PNG"), "A ladder")
    assert "is copied to" in said
    sitting.add_picture("my-day/welcome.md", 1, "pictures/My ladder.png", "The same")
    assert sitting.save().fine
    reading = read_plan(path)
    assert [problem.what for problem in reading.problems if "picture" in problem.what] == []
    assert path.with_suffix("") / "pictures" / "My ladder.png" in reading.files
    sitting.close()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("film.mp4", PNG, "no picture that can be shown"),
        ("x.png", b"MZ\x90", "is called a picture and is none"),
        ("none.png", None, "There is no picture"),
    ],
)
def test_what_is_no_picture_is_not_taken(
    path: Path, own: Path, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    """And the page stays as it is."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    sitting = begin(path, own)
    with pytest.raises(EditingRefused, match=words):
        sitting.add_picture("my-day/welcome.md", 0, str(tmp_path / name), "A ladder")
    assert sitting.unsaved() == ()
    sitting.close()


def test_changes_from_a_text_editor_are_taken_in_and_can_be_undone(path: Path, own: Path) -> None:
    """As one edit."""
    sitting = begin(path, own)
    before = path.read_bytes()
    path.write_bytes(before.replace(b"Welcome", b"Hello"))
    assert sitting.reread() == "What was changed in the text editor is taken in."
    assert sitting.plan.items[0].title == "Hello"
    assert sitting.unsaved() == ()
    assert sitting.undo() == "what was changed in a text editor"
    assert sitting.save().fine
    assert path.read_bytes() == before
    path.write_bytes(b"title: [\n")
    with pytest.raises(EditingRefused, match=r"my-day\.yaml:1"):
        sitting.reread()
    sitting.close()


def test_a_plan_that_cannot_be_read_is_told_with_its_line(path: Path, own: Path) -> None:
    """So that a text editor opens there."""
    path.write_text(path.read_text(encoding="utf-8").replace("minutes: 20", "minutes: &x 20"), encoding="utf-8")
    with pytest.raises(EditingRefused, match="anchor") as refused:
        begin(path, own)
    assert refused.value.line == path.read_text(encoding="utf-8").split("\n").index("    minutes: &x 20") + 1


def test_an_edit_that_is_refused_changes_nothing(path: Path, own: Path) -> None:
    """Nor is there anything to undo."""
    sitting = begin(path, own)
    with pytest.raises(EditRefused):
        sitting.edit(lambda plan: items.delete(plan, 1), "x")
    assert sitting.undo() is None
    sitting.close()


def test_problems_of_documents_are_told_at_their_items(path: Path, own: Path) -> None:
    """With the file's name; they stay with the item when it moves, and go with what named the document."""
    deck = path.with_suffix("") / "exercise.md"
    deck.write_text(deck.read_text(encoding="utf-8") + "\n![x](nowhere.png)\n", encoding="utf-8")
    sitting = begin(path, own)
    sitting.edit(lambda plan: items.set_field(plan, 3, "minutes", 30), "x")
    assert look_through(path, sitting.plan) is None
    sitting.save()
    found = look_through(path, sitting.plan)
    assert found is not None
    told = [one for one in found.problems if one.field == "deck"]
    assert [one.item for one in told] == [1]
    assert told[0].problem.what.startswith("exercise.md, line ")
    assert not any(one.field == "finishes" for one in found.problems)
    sitting.edit(lambda plan: items.move(plan, 1, 0), "x")
    assert [one.item for one in found.placed(sitting.plan) if one.field == "deck"] == [0]
    sitting.edit(lambda plan: items.set_field(plan, 0, "deck", "my-day/welcome.md"), "x")
    assert not any(one.field == "deck" for one in found.placed(sitting.plan))
    sitting.close()
