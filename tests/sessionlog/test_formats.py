"""The exports, byte for byte, and what may never be in them."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable
from importlib import import_module
from inspect import signature
from pathlib import Path

import msgspec
import pytest

from facilitator.sessionlog import formats
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.choices import EVERYTHING
from facilitator.sessionlog.formats import FORMATS, Audience, render
from facilitator.sessionlog.markdown import escape
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.tables import guarded
from tests.makers import small_plan, started
from tests.sessionlog import day
from tests.sessionlog.every_kind import every_kind
from tests.sessionlog.readers import readable

GOLDEN = Path(__file__).parent / "golden"

DAYS: dict[str, Callable[[], day.Teller]] = {
    "every kind": every_kind,
    "full day": day.full_day,
    "unfinished": day.at_report_back,
    "waiting": day.opened,
    "reopened": day.reopened_day,
    "jumped about": day.jumping_day,
}


def log_of(which: str) -> SessionLog:
    """The session log of one of the days."""
    return session_log(day.RUN, DAYS[which]().entries)


def text_of(audience: Audience, form: str, which: str = "full day") -> str:
    """All files of one format as one text; of a Word file, what its parts say."""
    return "\n".join(readable(name, content) for name, content in render(log_of(which), [form], audience).items())


def flat(text: str) -> str:
    """The same on one line: Markdown is wrapped to be read as it is."""
    return " ".join(text.split())


@pytest.mark.parametrize("audience", ["share", "full"])
@pytest.mark.parametrize("which", DAYS)
def test_exports_are_as_they_were(which: str, audience: Audience) -> None:
    """Set UPDATE_GOLDEN=1 to take what is written now as right, and then look at the difference.

    Of a Word file its words are kept: its bytes also depend on the libraries that pack it.
    """
    folder = GOLDEN / which / audience
    files = {
        f"{name}.txt" if name.endswith((".docx", ".xlsx")) else name: readable(name, content).encode()
        for name, content in render(log_of(which), FORMATS, audience, EVERYTHING).items()
    }
    if os.environ.get("UPDATE_GOLDEN") == "1":
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for name, content in files.items():
            (folder / name).write_bytes(content)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == files


@pytest.mark.parametrize("audience", ["share", "full"])
def test_the_same_log_gives_the_same_bytes(audience: Audience) -> None:
    """In every format, also in one that is an archive with dates in it."""
    assert render(log_of("every kind"), FORMATS, audience) == render(log_of("every kind"), FORMATS, audience)


def test_every_format_makes_the_files_it_announces() -> None:
    """What a list of formats says is true."""
    for form in FORMATS.values():
        names = render(log_of("full day"), [form.id])
        assert [name.removeprefix("2026-11-23 small-day ") for name in names] == list(form.files)


@pytest.mark.parametrize("form", [form.id for form in FORMATS.values() if not form.private])
def test_a_copy_to_share_has_nothing_private(form: str) -> None:
    """No notes, and no words that no longer stand: those often named somebody."""
    shared = text_of("share", form)
    for secret in ("PRIVATE-NOTE", day.NAMED, "Sam Jones", "Typed too early", "Not this one"):
        assert secret not in shared
    assert "Neighbours knew" in shared


def test_the_full_copy_has_everything_and_says_so() -> None:
    """In its head and in its name."""
    full = flat(text_of("full", "md"))
    for words in ("PRIVATE-NOTE", day.NAMED, "Sam Jones", "Typed too early", "Not this one"):
        assert words in full
    assert "It holds private notes" in full.split("## ")[0].replace("> ", "")
    assert all("private" in name for form in ("md", "csv") for name in render(log_of("full day"), [form], "full"))
    assert '"contains": "everything, including private notes"' in text_of("share", "json")[:200]


def test_nothing_leaves_that_a_terminal_would_obey() -> None:
    """A file may be shown with cat."""
    for form in FORMATS:
        text = text_of("full", form)
        assert not any(ord(letter) < 32 and letter not in "\r\n" for letter in text)
        assert not any(letter in text for letter in "\x7f\x9b\u202e\u202c\u2066")


def test_a_fictional_case_says_so_everywhere() -> None:
    """Nobody may take Robin for a real child."""
    assert "Case: Robin It is fictional." not in text_of("share", "md")
    assert "Case: Robin. It is fictional: written for training." in text_of("share", "md")
    assert "the fictional case \u201cRobin\u201d" in text_of("share", "docx")
    assert "Robin (fictional)" in text_of("share", "csv")


def test_a_rehearsal_says_so() -> None:
    """Nobody may take it for a delivered day."""
    log = session_log(day.RUN, day.Teller().do(day.start(rehearsal=60)).entries)
    assert "**Rehearsal.** With the clock 60 times as fast" in next(iter(render(log, ["md"]).values())).decode()


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain words, fine & good", "plain words, fine & good"),
        ("a | b", "a \\| b"),
        ("# no heading", "\\# no heading"),
        ("- no list", "\\- no list"),
        ("1. no list", "1\\. no list"),
        ("12) no list", "12\\) no list"),
        ("5 of 6", "5 of 6"),
        ("<script>", "&lt;script&gt;"),
        ("&lt; as typed", "&amp;lt; as typed"),
        ("[link](http://example.invalid)", "\\[link\\](http://example.invalid)"),
        ("`code` *b* _u_ ~~s~~ \\", "\\`code\\` \\*b\\* \\_u\\_ \\~\\~s\\~\\~ \\\\"),
        ("one\ntwo", "one two"),
    ],
)
def test_markdown_shows_text_as_it_was_typed(text: str, escaped: str) -> None:
    """Escaped where it must be, and no more than that."""
    assert escape(text) == escaped


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@a", "\t=1", "  =1", "\u00a0=1", "\n=1", "\r=1", "\uff1d1", " \t x"]
)
def test_a_formula_becomes_text(text: str) -> None:
    """Also after spaces of any kind, and in wide letters."""
    assert str(guarded(text)).startswith("'")


@pytest.mark.parametrize(
    "text",
    [
        *("24/7", "9-5", "00123", "1e5", "1E+5", "12:30", "9 am", "5 May", "May-5", "Friday 27 November 2026", "3.5"),
        *("50%", "(5)", "2026-11-23", "TRUE", "1st Jan", "\u00a35", "1 1/2", "#N/A", "3"),
    ],
)
def test_what_a_spreadsheet_would_convert_stays_words(text: str) -> None:
    """Numbers, dates, times and truths that somebody typed."""
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "'=1", " plain", "5 of 6", "May", "week 3", "E1-G1-1"])
def test_other_cells_stay(text: str) -> None:
    """Nothing is guarded without need."""
    assert guarded(text) == text


def test_spreadsheets_read_the_tables() -> None:
    """As strictly as the csv module can, with no cell that begins like a formula."""
    several = [
        *render(log_of("full day"), ["csv"], "full").items(),
        *render(log_of("every kind"), ["csv"], "full").items(),
    ]
    for name, content in several:
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\n") == content.count(b"\r\n")
        head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        assert rows, name
        assert all(len(row) == len(head) for row in rows)
        assert all(row[:2] == [day.RUN, "2026-11-23"] for row in rows)
        assert not any(cell.lstrip()[:1] in tuple("=+-@") for row in rows for cell in row)


def test_the_long_words_are_whole() -> None:
    """Exports never shorten what was said."""
    assert day.LONG in flat(text_of("share", "md"))
    assert day.LONG in text_of("share", "csv")


@pytest.mark.parametrize("form", FORMATS)
def test_a_renderer_gets_the_copy_and_nothing_else(form: str) -> None:
    """What it is handed is all that it can reach."""
    module = import_module(f"facilitator.sessionlog.{FORMATS[form].module}")
    assert list(signature(module.render).parameters) == ["log", "choices"]


def test_one_place_alone_makes_the_copy_to_share() -> None:
    """No other module of the package, and none above it, calls it."""
    package = Path(formats.__file__).parents[1]
    callers = [
        path.name for path in package.rglob("*.py") if "sessionlog.sharing import" in path.read_text(encoding="utf-8")
    ]
    assert callers == ["formats.py"]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("letters", [255, 256, 3000])
def test_a_title_without_end_stands_in_no_formats_way(form: str, letters: int) -> None:
    """Word files take 255 characters for a property; the page itself has the whole title."""
    entries = started(msgspec.structs.replace(small_plan(), title="x" * letters)).entries
    for name, content in render(session_log("r" * letters, entries), [form], "full").items():
        if name.endswith((".md", ".docx")):
            assert readable(name, content).replace("\n", "").count("x") >= letters
