"""A photograph of a flipchart by its keys: attached on the board and in review, looked at, taken away, never shared."""

from __future__ import annotations

import shlex
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.application.export_service import export_run
from facilitator.application.import_service import keep_run_file, read_run_file
from facilitator.console import pictures
from facilitator.console.screens.photographs import GROUP, PhotographsSheet
from facilitator.journal.memory import MemoryJournal
from facilitator.journal.place import PRIVATE
from facilitator.journal.port import WriteRefused
from facilitator.journal.sqlite import SqliteJournal
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.facts.photographs import PhotographAttached
from facilitator.live.queries.room_view import room_look
from facilitator.sessionlog.problems import ImportProblem
from tests.console.stage import RUN, Stage, lead
from tests.console.test_review import review
from tests.console.week import run_of
from tests.flipcharts import TELLING, flipchart, kept
from tests.makers import HandClock, started


def picture(folder: Path, name: str = "Group 2's board.jpg") -> Path:
    """A picture as a telephone took it, in a file."""
    file = folder / name
    file.write_bytes(flipchart())
    return file


async def read(stage: Stage) -> None:
    """Wait until the picture that was named has been read, or could not be."""
    await stage.app.workers.wait_for_complete([one for one in stage.app.workers if one.group == GROUP])
    await stage.settle()


async def attach(stage: Stage, file: Path, *way: str) -> None:
    """Attach a file by the sheet's keys, its path typed, to the group in hand or another `way` in the list."""
    await stage.press("n", *way, "enter")
    await stage.enter(str(file))
    await read(stage)


def words_of(stage: Stage) -> str:
    """The words on the sheet."""
    assert isinstance(stage.screen, PhotographsSheet)
    return stage.screen.bench.message.words


async def test_a_photograph_is_attached_looked_at_captioned_and_taken_away(tmp_path: Path) -> None:
    """From the forms; each step can be undone, and what is kept is what was read."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.press("f", "f")
        await attach(stage, picture(tmp_path), "down")
        (event,) = stage.appended()
        assert event == PhotographAttached("PH1", "G2", kept().digest, kept().width, kept().height)
        assert stage.app.journal.photograph(RUN, kept().digest) == kept().picture
        assert words_of(stage).startswith("PH1 is Group 2's.")
        assert stage.shows("PH1")
        await stage.press("enter")
        await stage.app.workers.wait_for_complete([one for one in stage.app.workers if one.group == "drawing"])
        await stage.settle()
        assert stage.top == "PhotographScreen"
        assert sum("▀" in row for row in stage.rows()) > 15
        await stage.press("plus", "right", "escape", "w")
        await stage.enter("the left half")
        assert stage.shows("PH1 the left half")
        await stage.press("d")
        assert stage.shows("No photograph yet")
        await stage.press("u")
        assert stage.shows("PH1 the left half")
        assert stage.happened() == ["photograph.captioned", "photograph.removed", "change.undone"]


async def test_on_the_board_it_is_for_the_group_of_the_issue_in_hand(tmp_path: Path) -> None:
    """And a file that is dropped there stands in the line, so that Enter agrees."""
    day = started().goes_to("ex1")
    day.does(CaptureIssue("G3", "nobody asked"))
    async with lead(tmp_path, day) as stage:
        await stage.press("up", "f")
        await stage.paste(shlex.quote(str(picture(tmp_path))) + " ")
        assert isinstance(stage.screen, PhotographsSheet)
        assert stage.shows("Group 3's flipchart")
        await stage.press("enter")
        await read(stage)
        assert [photograph.group for photograph in stage.state.photographs.values()] == ["G3"]


@pytest.mark.parametrize("typing", [False, True], ids=["on the screen", "in the capture line"])
async def test_a_picture_dropped_into_the_window_is_no_groups_words(tmp_path: Path, typing: bool) -> None:
    """Its path names somebody's folder; it opens the sheet, and nothing is attached before Enter."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        if typing:
            await stage.press("2")
        await stage.paste(picture(tmp_path).as_uri())
        assert isinstance(stage.screen, PhotographsSheet)
        assert stage.happened() == []
        await stage.press("enter")
        await read(stage)
        assert stage.happened() == ["photograph.attached"]
        assert stage.texts() == []


async def test_other_text_that_is_pasted_beside_the_line_still_does_nothing(tmp_path: Path) -> None:
    """Only the path of a picture that is there opens anything."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.paste("nobody asked the child")
        await stage.paste(str(tmp_path / "missing.jpg"))
        assert stage.top == "LeadScreen"
        assert stage.happened() == []


async def test_what_cannot_be_attached_is_said_and_the_day_goes_on(tmp_path: Path) -> None:
    """A file that is no picture, the same picture again, a journal that refuses."""
    file = picture(tmp_path)
    (tmp_path / "notes.txt").write_text("no picture", encoding="utf-8")
    day = started().goes_to("ex1")
    journal = day.journal(RUN)
    async with lead(tmp_path, day, journal) as stage:
        await stage.press("f", "f")
        await attach(stage, tmp_path / "notes.txt")
        assert "no photograph that can be read" in words_of(stage)
        await attach(stage, file)
        await attach(stage, file)
        assert words_of(stage) == "PH1 is this very photograph, and Group 1's already."
        journal.pictures_refused = WriteRefused("The disk is full.")
        (tmp_path / "other.jpg").write_bytes(flipchart(words="letters filed"))
        await attach(stage, tmp_path / "other.jpg")
        assert words_of(stage) == "The photograph was not kept: The disk is full. The file stays where it is."
        await stage.press("escape")
        await stage.enter_note("it goes on")
        assert stage.happened() == ["photograph.attached", "note.added"]


async def test_a_sheet_that_is_closed_while_the_picture_is_read_attaches_it_all_the_same(tmp_path: Path) -> None:
    """Nobody is left to guess whether it was."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.press("f", "f", "n", "enter")
        await stage.put(str(picture(tmp_path)))
        await stage.press("enter", "escape")
        await read(stage)
        assert stage.top == "LeadScreen"
        assert [photograph.group for photograph in stage.state.photographs.values()] == ["G1"]
        assert stage.said.startswith("PH1 is Group 1's.")


async def test_what_cannot_be_drawn_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Pillow nothing can be; and a picture that was changed on the disk is not shown."""
    monkeypatch.setattr(pictures, "read", lambda *asked: None)
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.press("f", "f")
        await attach(stage, picture(tmp_path))
        await stage.press("enter")
        await stage.app.workers.wait_for_complete([one for one in stage.app.workers if one.group == "drawing"])
        await stage.settle()
        assert stage.shows("Drawing needs Pillow.")
        assert stage.shows("Add it")


async def test_a_review_lists_them_and_attaches_more(tmp_path: Path) -> None:
    """With the day over; and what the review attached its undo takes back."""
    async with review(tmp_path, run_of(0)) as stage:
        await stage.press("3")
        assert "Photographs" not in stage.all_shown()
        await stage.press("p", "n")
        await stage.enter(str(picture(tmp_path)))
        await read(stage)
        await stage.press("w")
        await stage.enter("the whole board")
        await stage.press("escape")
        assert "photograph of Group 1's flipchart: the whole board" in stage.all_shown()
        assert stage.stored(0).photographs["PH1"].group == "G1"
        await stage.press("u", "u")
        assert "the whole board" not in stage.all_shown()


# -- where it goes, and where it never does ------------------------------------------------------------------------

CAPTION = "aubergine on the left"


def day_with_one(journal: SqliteJournal) -> None:
    """A run with an issue and a photograph, stored."""
    day = started().goes_to("ex1")
    day.does(CaptureIssue("G2", "nobody asked the child"))
    journal.append(RUN, 0, day.entries)
    photograph = kept()
    journal.keep_photograph(RUN, photograph.digest, photograph.picture)
    day.happens(PhotographAttached("PH1", "G2", photograph.digest, photograph.width, photograph.height, CAPTION))
    journal.append(RUN, len(day.entries) - 1, day.entries[-1:])


def all_bytes(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The bytes of every file in a folder, and of all that is packed into one."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.name, path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    yield from ((f"{path.name}/{name}", archive.read(name)) for name in archive.namelist())


MIDDLE = slice(2000, 2600)
"""Bytes of a picture that no other file has."""


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    """A journal on the disk that holds the day."""
    opened = SqliteJournal(tmp_path / "journal.db")
    day_with_one(opened)
    yield opened
    opened.close()


def test_no_file_to_pass_on_holds_it(journal: SqliteJournal, tmp_path: Path) -> None:
    """Neither the picture nor what was written under it, in whatever form and however it is packed."""
    from base64 import b64encode

    from facilitator.application.export_service import EVERYTHING as FORMS
    from facilitator.sessionlog.choices import EVERYTHING

    export_run(journal, RUN, tmp_path / "exports", [one for one in FORMS if one != "json"], choices=EVERYTHING)
    secret = kept().picture[MIDDLE]
    found = list(all_bytes(tmp_path / "exports"))
    assert len(found) > 10
    for name, content in found:
        assert secret not in content, name
        assert b64encode(kept().picture)[400:900] not in content, name
        assert b"aubergine" not in content, name
        assert kept().digest.encode() not in content, name
        assert b"<img" not in content, name


def test_the_full_log_holds_it_and_nothing_of_where_it_was_taken(journal: SqliteJournal, tmp_path: Path) -> None:
    """In the page itself, as a picture in Word, in words in Markdown."""
    from base64 import b64encode

    export_run(journal, RUN, tmp_path / "exports", ["html", "docx", "md"], full=True)
    found = dict(all_bytes(tmp_path / "exports" / PRIVATE))
    page = next(content for name, content in found.items() if name.endswith(".html"))
    assert b64encode(kept().picture) in page
    assert b"img-src data:" in page
    assert CAPTION.encode() in page
    assert kept().picture in found.values()
    text = next(content for name, content in found.items() if name.endswith(".md")).decode()
    assert " ".join(text.split()).count(f"**PH1** {CAPTION}") == 1
    assert "the picture is in the full copy as HTML or Word" in " ".join(text.split())
    mine = [content for name, content in found.items() if "thumbnail" not in name]  # Word's own picture of a page
    assert not [words for words in TELLING for content in mine if words in content and words != b"GPS"]


def test_the_room_and_its_page_know_nothing_of_it(journal: SqliteJournal) -> None:
    """The view that both are made of is the same with it and without."""
    from facilitator.live.rules import replay

    entries = journal.read(RUN)
    with_it, without = replay(entries), replay(entries[:-1])
    assert with_it.photographs
    assert entries[-1].at == with_it.last
    assert room_look(with_it, entries[-1].at) == room_look(without, entries[-1].at)
    assert "PH1" not in repr(room_look(with_it, entries[-1].at))


def test_the_archive_carries_it_and_deleting_removes_every_byte(journal: SqliteJournal, tmp_path: Path) -> None:
    """Exactly, into another journal; and then it is nowhere in the first one's files."""
    handed = export_run(journal, RUN, tmp_path / "exports", ["json"])
    (archive,) = handed.paths
    other, clock = MemoryJournal(), HandClock()
    foreign = read_run_file(archive)
    assert foreign.told == ()
    keep_run_file(other, clock, foreign)
    assert other.photograph(RUN, kept().digest) == kept().picture
    again = export_run(other, RUN, tmp_path / "again", ["json"])
    assert again.paths[0].read_bytes() == archive.read_bytes()
    journal.delete(RUN)
    for file in tmp_path.glob("journal.db*"):
        assert kept().picture[MIDDLE] not in file.read_bytes()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (lambda text: text.replace(b'"photographs": {', b'"photographs": {"x": "eA==", '), "none of its events names"),
        (lambda text: text.replace(b'": "/9j/', b'": "/9jA', 1), "was changed or is damaged"),
        (lambda text: text.replace(b'": "/9j/', b'": "?9j/', 1), "cannot be read"),
        (lambda text: text[: text.index(b'"photographs"')] + b'"photographs": []}', "not as this program writes"),
    ],
)
def test_an_archive_with_other_pictures_is_refused(
    journal: SqliteJournal, tmp_path: Path, changed: object, words: str
) -> None:
    """One that nobody attached, one that was changed, one that cannot be read."""
    assert callable(changed)
    handed = export_run(journal, RUN, tmp_path / "exports", ["json"])
    handed.paths[0].write_bytes(changed(handed.paths[0].read_bytes()))
    with pytest.raises(ImportProblem, match=words):
        read_run_file(handed.paths[0])


def test_a_picture_with_its_place_in_it_is_refused_in_an_archive(tmp_path: Path) -> None:
    """An archive may have been made by anybody."""
    from facilitator.live.queries.photographs import digest_of
    from facilitator.sessionlog.archive import encode

    day = started()
    raw = flipchart()
    day.happens(PhotographAttached("PH1", "G2", digest_of(raw)))
    file = tmp_path / "run.json"
    file.write_bytes(encode(RUN, day.entries, {digest_of(raw): raw}))
    with pytest.raises(ImportProblem, match="where it was taken"):
        read_run_file(file)


def test_an_archive_without_its_pictures_is_taken_in_and_says_so(journal: SqliteJournal, tmp_path: Path) -> None:
    """The words of the day are worth having without them; a later file with them brings them along."""
    from facilitator.sessionlog.archive import encode

    bare = tmp_path / "run.json"
    bare.write_bytes(encode(RUN, journal.read(RUN)))
    other, clock = MemoryJournal(), HandClock()
    foreign = read_run_file(bare)
    assert foreign.told == ("1 photograph of the run is not in the file.",)
    keep_run_file(other, clock, foreign)
    whole = export_run(journal, RUN, tmp_path / "exports", ["json"])
    keep_run_file(other, clock, read_run_file(whole.paths[0]))
    assert other.photograph(RUN, kept().digest) == kept().picture


def test_a_damaged_journal_gives_its_pictures_back(tmp_path: Path) -> None:
    """As far as they are whole: they lie on pages of their own."""
    from datetime import UTC, datetime

    from facilitator.journal.recovery import open_journal

    path = tmp_path / "journal.db"
    opened = SqliteJournal(path)
    day_with_one(opened)
    opened.close()
    content = bytearray(path.read_bytes())
    content[100:160] = bytes(60)  # the list of tables
    path.write_bytes(bytes(content))
    found = open_journal(path, datetime(2026, 3, 2, tzinfo=UTC))
    assert "damaged" in " ".join(found.told)
    assert found.journal.photograph(RUN, kept().digest) == kept().picture
    found.journal.close()
